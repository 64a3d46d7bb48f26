//! A page as a grid: its words, each in its row, with the columns of characters that it covers.

use crate::{
    chars::{is_han, is_space},
    lines::lines,
    span::Span,
};
use alloc::vec::Vec;
use core::ops::Range;
use memchr::memmem;

/// A place in a line, in characters or in half em.
pub(super) type Column = u16;

/// No sheet is wider: lines that are hold running text.
const WIDEST: Column = 400;
/// A gap as wide as this stands in no running text, in spaces …
const GUTTER: &str = "   ";
/// … and at this many places of a page it is no accident …
const FEWEST_GAPS: usize = 6;
/// … nor where this share of its lines, one in so many, has one.
const GAP_SHARE: usize = 4;

/// Characters with no space between them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    pub(super) left: Column,
    pub(super) right: Column,
    pub(super) span: Span,
}

#[derive(Debug)]
pub(super) struct Grid {
    words: Vec<Word>,
    /// For each line, the end of its words.
    ends: Vec<usize>,
}

/// How wide extractors take a character to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Pitch {
    /// One column each, whatever it is.
    Equal,
    /// Two columns for a character of full width.
    Display,
}

impl Grid {
    /// The grid of a page; `None` where nothing stands side by side on it, as on most.
    pub(super) fn of(page: &str) -> Option<Grid> {
        if !has_gutters(page) {
            return None;
        }
        let grids = [Pitch::Equal, Pitch::Display].map(|pitch| Grid::new(page, pitch));
        grids.into_iter().flatten().max_by_key(Grid::alignment)
    }

    fn new(page: &str, pitch: Pitch) -> Option<Grid> {
        let mut grid = Grid { words: Vec::new(), ends: Vec::new() };
        for line in lines(page) {
            grid.add(line.of(page).unwrap_or_default(), line.start(), pitch)?;
        }
        Some(grid)
    }

    /// Adds the words of a line; `None` where it is too wide.
    fn add(&mut self, line: &str, start: usize, pitch: Pitch) -> Option<()> {
        let mut column: Column = 0;
        let mut word: Option<Word> = None;
        for (offset, c) in line.char_indices() {
            let end = column + pitch.of(c);
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

    /// How much the words behind wide gaps stand one below the other: most where the pitch is the extractor's.
    fn alignment(&self) -> u64 {
        let mut starts = [0_u64; WIDEST as usize];
        for row in 0..self.height() {
            for pair in self.words(row, &(0..WIDEST)).windows(2) {
                let [before, after] = pair else { continue };
                if after.left - before.right >= 2
                    && let Some(count) = starts.get_mut(usize::from(after.left))
                {
                    *count += 1;
                }
            }
        }
        starts.iter().map(|count| count * count).sum()
    }
}

impl Pitch {
    fn of(self, c: char) -> Column {
        let is_wide = is_han(c) || c >= '\u{2e80}' || matches!(c, '“' | '”' | '‘' | '’' | '…' | '—' | '·');
        match self {
            Pitch::Display if is_wide => 2,
            _ => 1,
        }
    }
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
