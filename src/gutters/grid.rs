//! A page as a grid: its words, each in its row, with the columns of characters that it covers.

use crate::{
    chars::{is_pause, is_space, is_terminal},
    span::Span,
};

use alloc::{vec, vec::Vec};
use core::ops::Range;

/// A place in a line, in characters: whatever its width, an extractor that keeps columns gives each one place.
pub(super) type Column = u16;

/// No sheet is wider: lines that are hold running text.
const WIDEST: Column = 400;
/// A gap as wide as this stands in no running text, in spaces …
pub(super) const GUTTER: &str = "   ";
/// … and in this many lines it is no accident …
pub(super) const FEWEST_GAPS: usize = 6;
/// … nor where this share of its lines, one in so many, has one.
const GAP_SHARE: usize = 4;

/// Words behind a gap of so many columns …
const NARROWEST_GAP: Column = 3;
/// … are aligned where so many stand one below the other …
const FEWEST_ALIGNED: usize = 4;
/// … and the page is a grid where this share of them is: half on the least orderly page of a grid that was measured, none
/// where OCR has counted the spaces by eye.
const ALIGNED_PERCENT: usize = 35;

/// No paragraph is indented more, in characters.
pub(super) const WIDEST_INDENT: Column = 5;

/// A page's head and foot have no more lines each …
const EDGE: usize = 2;
/// … and at least so many gaps in one.
const FEWEST_EDGE_GAPS: usize = 2;
/// … all narrower than those between columns of text, a third of which they fill up …
const NARROWEST_GUTTER: Column = 7;
/// … or, where no column begins below any, than those between headlines side by side.
const WIDEST_EDGE_GAP: Column = 12;

/// Characters with no space between them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    pub(super) left: Column,
    pub(super) right: Column,
    pub(super) span: Span,
    /// Whether it is all figures, Latin letters and their marks.
    pub(super) is_ascii: bool,
    /// Whether it holds a mark that sentences have.
    pub(super) has_mark: bool,
}

impl Word {
    pub(super) fn begin(left: Column, at: usize) -> Word {
        Word { left, right: left, span: Span::new(at, at), is_ascii: true, has_mark: false }
    }

    pub(super) fn grow(&mut self, c: char) {
        self.right += 1;
        self.span = Span::new(self.span.start(), self.span.end() + c.len_utf8());
        self.is_ascii &= c.is_ascii();
        self.has_mark |= is_pause(c) || is_terminal(c);
    }

    /// How many characters it has.
    pub(super) fn length(&self) -> usize {
        usize::from(self.right - self.left)
    }

    /// Twice the column of its middle.
    pub(super) fn middle(&self) -> Column {
        self.left + self.right
    }
}

/// A rectangle of the page that is read as one column.
#[derive(Clone, Debug)]
pub(super) struct Block {
    pub(super) rows: Range<usize>,
    pub(super) columns: Range<Column>,
}

#[derive(Debug)]
pub(super) struct Grid {
    words: Vec<Word>,
    /// For each line, the end of its words.
    ends: Vec<usize>,
}

impl Grid {
    /// The grid of some lines of a page; `None` where nothing stands side by side in them.
    pub(super) fn of(page: &str, lines: &[Span]) -> Option<Grid> {
        if !has_gutters(page, lines) {
            return None;
        }
        let mut grid = Grid::new(page, lines)?;
        let starts = grid.starts();
        let aligned: usize = starts.iter().filter(|&&count| count >= FEWEST_ALIGNED).sum();
        grid.close_edges(&starts);
        (aligned * 100 >= starts.iter().sum::<usize>() * ALIGNED_PERCENT).then_some(grid)
    }

    fn new(page: &str, lines: &[Span]) -> Option<Grid> {
        let mut grid = Grid { words: Vec::new(), ends: Vec::new() };
        for line in lines {
            grid.add(line.of(page).unwrap_or_default(), line.start())?;
        }
        Some(grid)
    }

    /// Adds the words of a line; `None` where it is too wide.
    fn add(&mut self, line: &str, start: usize) -> Option<()> {
        let mut word: Option<Word> = None;
        for (column, (offset, c)) in (0..).zip(line.char_indices()) {
            if column == WIDEST {
                return None;
            }
            if is_space(c) {
                self.words.extend(word.take());
            } else {
                word.get_or_insert(Word::begin(column, start + offset)).grow(c);
            }
        }
        self.words.extend(word);
        self.ends.push(self.words.len());
        Some(())
    }

    pub(super) fn height(&self) -> usize {
        self.ends.len()
    }

    pub(super) fn width(&self) -> Column {
        self.words.iter().map(|word| word.right).max().unwrap_or(0)
    }

    /// Where the words of a row begin among those of the page.
    fn start(&self, row: usize) -> usize {
        row.checked_sub(1).and_then(|above| self.ends.get(above)).copied().unwrap_or(0)
    }

    /// The words of a block, row by row; none where it is blank.
    pub(super) fn rows(&self, block: &Block) -> impl Iterator<Item = &[Word]> {
        block.rows.clone().map(|row| self.words(row, &block.columns))
    }

    /// The words of a row that stand in these columns.
    pub(super) fn words(&self, row: usize, columns: &Range<Column>) -> &[Word] {
        let end = self.ends.get(row).copied().unwrap_or(0);
        let words = self.words.get(self.start(row)..end).unwrap_or_default();
        let from = words.partition_point(|word| word.left < columns.start);
        let to = words.partition_point(|word| word.left < columns.end);
        words.get(from..to).unwrap_or_default()
    }

    /// How many words begin at each column behind a gap or an indent.
    fn starts(&self) -> Vec<usize> {
        let mut starts = vec![0; usize::from(WIDEST)];
        for row in 0..self.height() {
            let words = self.words(row, &(0..WIDEST));
            let indented = words.first().map(|word| (word.left, word));
            for (_, word) in indented.into_iter().chain(gaps(words)).filter(|&(gap, _)| gap >= NARROWEST_GAP)
            {
                if let Some(count) = starts.get_mut(usize::from(word.left)) {
                    *count += 1;
                }
            }
        }
        starts
    }

    /// Makes one word of each line at the page's edges whose words behind gaps stand below no others: its head and its foot
    /// stand over all columns.
    fn close_edges(&mut self, starts: &[usize]) {
        let inked = |row: &usize| !self.words(*row, &(0..WIDEST)).is_empty();
        let rows = || (0..self.height()).filter(inked);
        let edges: Vec<usize> = rows().take(EDGE).chain(rows().rev().take(EDGE)).collect();
        let count_at = |column: Column| starts.get(usize::from(column)).copied().unwrap_or(0);
        // The first lines of paragraphs are indented.
        let is_aligned = |word: &Word| {
            (0..=WIDEST_INDENT.min(word.left)).any(|indent| count_at(word.left - indent) >= FEWEST_ALIGNED)
        };
        for row in edges {
            let (mut count, mut aligned, mut widest) = (0, 0, 0);
            for (gap, word) in gaps(self.words(row, &(0..WIDEST))).filter(|&(gap, _)| gap > 1) {
                count += 1;
                aligned += usize::from(is_aligned(word));
                widest = widest.max(gap);
            }
            let is_spread =
                widest <= NARROWEST_GUTTER && aligned < count || widest <= WIDEST_EDGE_GAP && aligned == 0;
            if count >= FEWEST_EDGE_GAPS && is_spread {
                self.close(row);
            }
        }
    }

    /// Makes one word of a row.
    fn close(&mut self, row: usize) {
        let words = self.words(row, &(0..WIDEST));
        let (Some(&first), Some(&last)) = (words.first(), words.last()) else { return };
        let (start, count) = (self.start(row), words.len());
        let whole = Word { right: last.right, span: first.span.cover(last.span), is_ascii: false, ..first };
        self.words.splice(start..start + count, [whole]);
        self.ends.iter_mut().skip(row).for_each(|end| *end -= count - 1);
    }
}

/// The words of a line but for the first, each with the width of the gap before it.
fn gaps(words: &[Word]) -> impl Iterator<Item = (Column, &Word)> {
    words.iter().zip(words.iter().skip(1)).map(|(before, word)| (word.left - before.right, word))
}

/// Whether many lines have gaps that no running text has.
fn has_gutters(page: &str, lines: &[Span]) -> bool {
    let texts = || lines.iter().filter_map(|line| line.of(page)).filter(|text| !text.is_empty());
    let gapped = texts().filter(|text| text.contains(GUTTER)).count();
    gapped >= FEWEST_GAPS && gapped * GAP_SHARE >= texts().count()
}
