//! A page as a grid: its words, each in its row, with the columns of characters that it covers.

use crate::{chars::is_space, lines::lines, span::Span};
use alloc::{vec, vec::Vec};
use core::ops::Range;
use memchr::memmem;

/// A place in a line, in characters: whatever its width, an extractor that keeps columns gives each one place.
pub(super) type Column = u16;

/// No sheet is wider: lines that are hold running text.
const WIDEST: Column = 400;
/// A gap as wide as this stands in no running text, in spaces …
const GUTTER: &str = "   ";
/// … and at this many places of a page it is no accident …
const FEWEST_GAPS: usize = 6;
/// … nor where this share of its lines, one in so many, has one.
const GAP_SHARE: usize = 4;

/// Words behind a gap of so many columns …
const NARROWEST_GAP: Column = 3;
/// … are aligned where so many stand one below the other …
const FEWEST_ALIGNED: usize = 4;
/// … and the page is a grid where this share of them is: half on the least orderly page of a grid that was measured, none
/// where OCR has counted the spaces by eye.
const ALIGNED_PERCENT: usize = 35;

/// A page's head and foot have no more lines each …
const EDGE: usize = 2;
/// … and at least so many gaps in one.
const FEWEST_EDGE_GAPS: usize = 2;
/// … none of them so wide as those between headlines side by side.
const WIDEST_EDGE_GAP: Column = 10;

/// Characters with no space between them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    pub(super) left: Column,
    pub(super) right: Column,
    pub(super) span: Span,
}

impl Word {
    /// Twice the column of its middle.
    pub(super) fn middle(&self) -> Column {
        self.left + self.right
    }
}

#[derive(Debug)]
pub(super) struct Grid {
    words: Vec<Word>,
    /// For each line, the end of its words.
    ends: Vec<usize>,
}

impl Grid {
    /// The grid of a page; `None` where nothing stands side by side on it, as on most.
    pub(super) fn of(page: &str) -> Option<Grid> {
        if !has_gutters(page) {
            return None;
        }
        let mut grid = Grid::new(page)?;
        let starts = grid.starts();
        let aligned: usize = starts.iter().filter(|&&count| count >= FEWEST_ALIGNED).sum();
        grid.close_edges(&starts);
        (aligned * 100 >= starts.iter().sum::<usize>() * ALIGNED_PERCENT).then_some(grid)
    }

    fn new(page: &str) -> Option<Grid> {
        let mut grid = Grid { words: Vec::new(), ends: Vec::new() };
        for line in lines(page) {
            grid.add(line.of(page).unwrap_or_default(), line.start())?;
        }
        Some(grid)
    }

    /// Adds the words of a line; `None` where it is too wide.
    fn add(&mut self, line: &str, start: usize) -> Option<()> {
        let mut column: Column = 0;
        let mut word: Option<Word> = None;
        for (offset, c) in line.char_indices() {
            let end = column + 1;
            if end > WIDEST {
                return None;
            }
            if is_space(c) {
                self.words.extend(word.take());
            } else {
                let at = start + offset;
                let grown = word.get_or_insert(Word { left: column, right: column, span: Span::new(at, at) });
                grown.right = end;
                grown.span = Span::new(grown.span.start(), at + c.len_utf8());
            }
            column = end;
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

    /// The words of a row that stand in these columns.
    pub(super) fn words(&self, row: usize, columns: &Range<Column>) -> &[Word] {
        let end = self.ends.get(row).copied().unwrap_or(0);
        let start = row.checked_sub(1).and_then(|above| self.ends.get(above)).copied().unwrap_or(0);
        let words = self.words.get(start..end).unwrap_or_default();
        let from = words.partition_point(|word| word.left < columns.start);
        let to = words.partition_point(|word| word.left < columns.end);
        words.get(from..to).unwrap_or_default()
    }

    /// How many words begin at each column behind a gap.
    fn starts(&self) -> Vec<usize> {
        let mut starts = vec![0; usize::from(WIDEST)];
        for row in 0..self.height() {
            for word in behind_gaps(self.words(row, &(0..WIDEST))) {
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
        for row in edges {
            let words = self.words(row, &(0..WIDEST));
            let is_aligned = |word: &Word| {
                starts.get(usize::from(word.left)).is_some_and(|&count| count >= FEWEST_ALIGNED)
            };
            let gaps = words
                .windows(2)
                .filter_map(|pair| Some((pair.last()?.left - pair.first()?.right, pair.last()?)));
            let parts = || gaps.clone().filter(|(gap, _)| *gap > 1);
            let aligned = parts().filter(|(_, word)| is_aligned(word)).count();
            let is_narrow = parts().all(|(gap, _)| gap <= WIDEST_EDGE_GAP);
            if is_narrow && parts().count() >= FEWEST_EDGE_GAPS && aligned * 2 < parts().count() {
                self.close(row);
            }
        }
    }

    /// Makes one word of a row.
    fn close(&mut self, row: usize) {
        let words = self.words(row, &(0..WIDEST));
        let (Some(&first), Some(&last)) = (words.first(), words.last()) else { return };
        let start = row.checked_sub(1).and_then(|above| self.ends.get(above)).copied().unwrap_or(0);
        let count = words.len();
        let whole = Word { left: first.left, right: last.right, span: first.span.cover(last.span) };
        self.words.splice(start..start + count, [whole]);
        self.ends.iter_mut().skip(row).for_each(|end| *end -= count - 1);
    }
}

/// The words of a line behind a gap or an indent.
fn behind_gaps(words: &[Word]) -> impl Iterator<Item = &Word> {
    let ends = core::iter::once(0).chain(words.iter().map(|word| word.right));
    words.iter().zip(ends).filter(|(word, end)| word.left >= end + NARROWEST_GAP).map(|(word, _)| word)
}

/// Whether the lines of a page have gaps that no running text has.
fn has_gutters(page: &str) -> bool {
    let mut gaps = memmem::find_iter(page.as_bytes(), GUTTER);
    if gaps.nth(FEWEST_GAPS - 1).is_none() {
        return false;
    }
    let (mut gapped, mut all) = (0, 0);
    for line in lines(page) {
        let text = line.of(page).unwrap_or_default();
        all += usize::from(!text.is_empty());
        gapped += usize::from(text.contains(GUTTER));
    }
    gapped >= FEWEST_GAPS && gapped * GAP_SHARE >= all
}
