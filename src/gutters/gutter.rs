//! White space that runs down between two columns.

use super::grid::{Block, Column, Grid, Word};
use alloc::{vec, vec::Vec};
use core::ops::Range;

/// A gutter runs past so many lines on either side, or it is a gap in a line.
const SHORTEST_GUTTER: usize = 4;
/// The lines of a column of text have so many characters, in columns of the grid …
const NARROWEST_TEXT: usize = 8;
/// … those of an upright headline, figures side by side in it (2025 果), no more than these …
const WIDEST_UPRIGHT: usize = 6;
/// … which are no more than these (2025, LED).
const WIDEST_GROUP: usize = 4;
/// In a line of text so many characters stand without a space, or it is a list of names.
const SHORTEST_STRETCH: usize = 4;
/// One line of text in so many holds a mark, at least.
const MARKED_SHARE: usize = 4;
/// A gutter between columns of text is at least so wide: one space stands in many lines …
const TEXT_GUTTER: Column = 2;
/// … but beside an upright headline one is all there is.
const UPRIGHT_GUTTER: Column = 1;
/// So many gutters of a block are looked at: what stands beside the longest has been text or a headline, or nothing was.
const MOST_LOOKED_AT: usize = 8;

/// White space that runs down between two columns.
#[derive(Clone, Debug)]
pub(super) struct Gutter {
    rows: Range<usize>,
    column: Column,
}

/// The rows down to here in which one column of the grid is blank.
#[derive(Clone, Copy, Debug, Default)]
struct Run {
    start: usize,
    /// How many of the rows have words on the left, and on the right.
    lefts: usize,
    rights: usize,
}

impl Gutter {
    /// The gutter of a block that runs past most lines on both of its sides.
    pub(super) fn longest(grid: &Grid, block: &Block) -> Option<Gutter> {
        [TEXT_GUTTER, UPRIGHT_GUTTER].into_iter().find_map(|breadth| {
            let mut candidates = Gutter::candidates(grid, block, breadth);
            // One that runs past the whole block cuts through nothing.
            let rank =
                |(sides, gutter): &(usize, Gutter)| (gutter.rows == block.rows, *sides, gutter.rows.len());
            // What stands in a gutter was pushed to the right by large characters on its left.
            candidates.reverse();
            candidates.dedup_by_key(|(_, gutter)| gutter.rows.clone());
            candidates.sort_by_key(|candidate| core::cmp::Reverse(rank(candidate)));
            let mut gutters = candidates.into_iter().take(MOST_LOOKED_AT).map(|(_, gutter)| gutter);
            gutters.find(|gutter| gutter.parts_columns(grid, block, breadth))
        })
    }

    /// The longest run of each column that is long enough, with the lines on its poorer side.
    fn candidates(grid: &Grid, block: &Block, breadth: Column) -> Vec<(usize, Gutter)> {
        let mut runs = vec![Run { start: block.rows.start, ..Run::default() }; block.columns.len()];
        let mut best: Vec<Option<(usize, Gutter)>> = vec![None; block.columns.len()];
        for row in block.rows.clone() {
            let words = grid.words(row, &block.columns);
            let (Some(first), Some(last)) = (words.first(), words.last()) else { continue };
            let mut words = words.iter().peekable();
            for (index, (run, best)) in runs.iter_mut().zip(&mut best).enumerate() {
                let column = block.columns.start + index as Column;
                while words.next_if(|word| word.right <= column).is_some() {}
                if words.peek().is_some_and(|word| word.left < column + breadth) {
                    run.close(row, column, best);
                } else {
                    run.lefts += usize::from(first.left < column);
                    run.rights += usize::from(last.right > column);
                }
            }
        }
        for (index, (run, best)) in runs.iter_mut().zip(&mut best).enumerate() {
            run.close(block.rows.end, block.columns.start + index as Column, best);
        }
        best.into_iter().flatten().collect()
    }

    /// Whether what stands on either side of it are columns: of text, or one of them an upright headline.
    fn parts_columns(&self, grid: &Grid, block: &Block, breadth: Column) -> bool {
        let beside = |columns| Block { rows: self.rows.clone(), columns };
        let (left, right) =
            (beside(block.columns.start..self.column), beside(self.column..block.columns.end));
        let (on_left, on_right) = (Side::of(grid, &left), Side::of(grid, &right));
        let are_text = on_left.is_text() && on_right.is_text();
        let has_text =
            breadth >= TEXT_GUTTER && are_text && (on_left.has_sentences() || on_right.has_sentences());
        has_text || on_left.is_upright() && on_right.is_text() || on_left.is_text() && on_right.is_upright()
    }

    /// What is above it, on its left, on its right and below it.
    pub(super) fn part(self, block: &Block) -> [Block; 4] {
        let part = |rows, columns| Block { rows, columns };
        let (rows, columns) = (&block.rows, &block.columns);
        [
            part(rows.start..self.rows.start, columns.clone()),
            part(self.rows.clone(), columns.start..self.column),
            part(self.rows.clone(), self.column..columns.end),
            part(self.rows.end..rows.end, columns.clone()),
        ]
    }
}

impl Run {
    /// Ends the run above `row` and begins the next one below it.
    fn close(&mut self, row: usize, column: Column, best: &mut Option<(usize, Gutter)>) {
        let sides = self.lefts.min(self.rights);
        if sides >= SHORTEST_GUTTER && best.as_ref().is_none_or(|(longest, _)| sides > *longest) {
            *best = Some((sides, Gutter { rows: self.start..row, column }));
        }
        *self = Run { start: row + 1, ..Run::default() };
    }
}

/// What stands on one side of a gutter.
#[derive(Clone, Copy, Debug, Default)]
struct Side {
    /// Its lines, and its characters.
    lines: usize,
    characters: usize,
    /// The lines as wide as a column's, and their characters.
    wide_lines: usize,
    wide_characters: usize,
    /// Those of the wide lines that hold a mark.
    marked_lines: usize,
    /// The lines no wider than an upright headline.
    narrow_lines: usize,
    /// Its words, and those that stand upright: one character, or a few figures or letters side by side.
    words: usize,
    cells: usize,
    /// Those that are no figures and letters.
    han_cells: usize,
}

impl Side {
    fn of(grid: &Grid, block: &Block) -> Side {
        let mut side = Side::default();
        grid.rows(block).filter(|words| !words.is_empty()).for_each(|words| side.add(words));
        side
    }

    fn add(&mut self, words: &[Word]) {
        let width: usize = words.iter().map(Word::length).sum();
        let longest = words.iter().map(Word::length).max().unwrap_or(0);
        self.lines += 1;
        self.characters += width;
        if width >= NARROWEST_TEXT && longest >= SHORTEST_STRETCH {
            self.wide_lines += 1;
            self.wide_characters += width;
            self.marked_lines += usize::from(words.iter().any(|word| word.has_mark));
        }
        self.narrow_lines += usize::from(width <= WIDEST_UPRIGHT);
        self.words += words.len();
        self.cells += words.iter().filter(|word| is_cell(word)).count();
        self.han_cells += words.iter().filter(|word| is_cell(word) && !word.is_ascii).count();
    }

    /// Whether most of its characters stand in lines as wide as a column's. An upright headline may stand among them.
    fn is_text(&self) -> bool {
        self.wide_lines >= SHORTEST_GUTTER && self.wide_characters * 2 > self.characters
    }

    /// Whether many of its lines hold the marks of sentences, which the cells of a table do not.
    fn has_sentences(&self) -> bool {
        self.marked_lines * MARKED_SHARE >= self.wide_lines
    }

    /// Whether its lines hold a character or two each; the ranks of a table do too, but they are figures. Where its columns
    /// are close, some of their characters touch.
    fn is_upright(&self) -> bool {
        self.lines >= SHORTEST_GUTTER
            && self.narrow_lines == self.lines
            && self.cells * 2 > self.words
            && self.han_cells * 3 > self.words
    }
}

/// Whether a word may stand in an upright headline: one character, or a few figures or letters side by side.
fn is_cell(word: &Word) -> bool {
    word.length() == 1 || word.is_ascii && word.length() <= WIDEST_GROUP
}

/// Whether a block holds an upright headline.
pub(super) fn is_upright(grid: &Grid, block: &Block) -> bool {
    Side::of(grid, block).is_upright()
}
