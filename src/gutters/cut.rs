//! Where a page is cut: along the white space that runs down longest, and above and below it.

use super::grid::{Column, Grid, Word};
use alloc::{vec, vec::Vec};
use core::ops::Range;

/// A rectangle of the page that is read as one column.
#[derive(Clone, Debug)]
pub(super) struct Block {
    pub(super) rows: Range<usize>,
    pub(super) columns: Range<Column>,
    /// Whether the block before it stands above it and not beside it.
    pub(super) is_below: bool,
    /// Whether it is an upright headline.
    pub(super) is_upright: bool,
}

/// A gutter runs past so many lines on either side, or it is a gap in a line.
const SHORTEST_GUTTER: usize = 4;
/// The lines of a column of text have so many characters, in columns of the grid …
const NARROWEST_TEXT: usize = 8;
/// … those of an upright headline, figures side by side in it (2025 果), no more than these …
const WIDEST_UPRIGHT: usize = 6;
/// … and most no more than these.
const USUAL_UPRIGHT: usize = 3;
/// A gutter between columns of text is at least so wide: one space stands in many lines …
const TEXT_GUTTER: Column = 2;
/// … but beside an upright headline one is all there is.
const UPRIGHT_GUTTER: Column = 1;
/// A sheet is not divided more often than this; it bounds the work too.
const DEEPEST: usize = 12;

/// The blocks of a page in the order in which they are read: top down, beside each other from left to right.
pub(super) fn cut(grid: &Grid) -> Vec<Block> {
    let whole = Block { rows: 0..grid.height(), columns: 0..grid.width(), is_below: true, is_upright: false };
    let mut found = Vec::new();
    let mut open = vec![(whole, 0)];
    while let Some((block, depth)) = open.pop() {
        match (depth < DEEPEST).then(|| Gutter::longest(grid, &block)).flatten() {
            Some(gutter) => {
                let parts = gutter.part(&block);
                // The last is read last: it goes deepest on the stack.
                open.extend(
                    parts
                        .into_iter()
                        .rev()
                        .filter(|part| !part.rows.is_empty())
                        .map(|part| (part, depth + 1)),
                );
            }
            None => found.push(block),
        }
    }
    for block in &mut found {
        block.is_upright = Side::of(grid, &block.rows, &block.columns).is_upright();
    }
    order_upright(&mut found);
    found
}

/// Puts the columns of upright headlines in the order in which they are read: from right to left.
fn order_upright(blocks: &mut [Block]) {
    for run in blocks.chunk_by_mut(|left, right| !right.is_below && left.is_upright && right.is_upright) {
        let is_below = run.first().is_some_and(|first| first.is_below);
        run.reverse();
        run.iter_mut().for_each(|block| block.is_below = false);
        run.first_mut().into_iter().for_each(|first| first.is_below = is_below);
    }
}

/// White space that runs down between two columns.
#[derive(Clone, Debug)]
struct Gutter {
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
    fn longest(grid: &Grid, block: &Block) -> Option<Gutter> {
        [TEXT_GUTTER, UPRIGHT_GUTTER].into_iter().find_map(|breadth| {
            let mut candidates = Gutter::candidates(grid, block, breadth);
            // One that runs past the whole block cuts through nothing.
            let rank =
                |(sides, gutter): &(usize, Gutter)| (gutter.rows == block.rows, *sides, gutter.rows.len());
            candidates.sort_by_key(|candidate| core::cmp::Reverse(rank(candidate)));
            let mut gutters = candidates.into_iter().map(|(_, gutter)| gutter);
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
        let left = Side::of(grid, &self.rows, &(block.columns.start..self.column));
        let right = Side::of(grid, &self.rows, &(self.column..block.columns.end));
        let has_text = breadth >= TEXT_GUTTER && left.is_text() && right.is_text();
        has_text || left.is_upright() && right.is_text() || left.is_text() && right.is_upright()
    }

    /// What is above it, on its left, on its right and below it.
    fn part(self, block: &Block) -> [Block; 4] {
        let Block { rows, columns, is_below, .. } = block.clone();
        let part = |rows: Range<usize>, columns: Range<Column>, is_below| Block {
            rows,
            columns,
            is_below,
            is_upright: false,
        };
        [
            part(rows.start..self.rows.start, columns.clone(), is_below),
            part(self.rows.clone(), columns.start..self.column, true),
            part(self.rows.clone(), self.column..columns.end, false),
            part(self.rows.end..rows.end, columns, true),
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

/// The lines on one side of a gutter, by their characters.
struct Side {
    widths: Vec<usize>,
}

impl Side {
    fn of(grid: &Grid, rows: &Range<usize>, columns: &Range<Column>) -> Side {
        let width = |word: &Word| usize::from(word.right - word.left);
        let widths = rows.clone().map(|row| grid.words(row, columns).iter().map(width).sum());
        let mut widths: Vec<usize> = widths.filter(|&width| width > 0).collect();
        widths.sort_unstable();
        Side { widths }
    }

    fn median(&self) -> usize {
        self.widths.get(self.widths.len() / 2).copied().unwrap_or(0)
    }

    /// Whether most of its characters stand in lines as wide as a column's. An upright headline may stand among them.
    fn is_text(&self) -> bool {
        let text = self.widths.iter().filter(|&&width| width >= NARROWEST_TEXT);
        let (count, characters) = text.fold((0, 0), |(count, sum), width| (count + 1, sum + width));
        count >= SHORTEST_GUTTER && characters * 2 > self.widths.iter().sum()
    }

    fn is_upright(&self) -> bool {
        self.widths.len() >= SHORTEST_GUTTER
            && self.widths.last().is_some_and(|&widest| widest <= WIDEST_UPRIGHT)
            && self.median() <= USUAL_UPRIGHT
    }
}
