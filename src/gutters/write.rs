//! The blocks of a page, written one below the other.

use super::{
    cut::Block,
    grid::{Column, Grid, Word},
};
use crate::{
    chars::{is_closing, is_opening, is_pause, is_space, is_terminal},
    span::Span,
    trace::{Traced, Tracer},
};
use alloc::vec::Vec;

/// The text of `blocks`.
pub(super) fn write(page: &str, grid: &Grid, blocks: &[Block]) -> Traced<'static> {
    let mut out = Writer { page, out: Tracer::with_capacity(page.len()), end: 0 };
    for block in blocks {
        out.begin(block.is_below);
        if block.is_upright {
            upright_words(grid, block).into_iter().for_each(|span| out.line(span));
        } else {
            lines_of(page, grid, block).into_iter().for_each(|span| out.line(span));
        }
    }
    out.out.finish()
}

struct Writer<'p> {
    page: &'p str,
    out: Tracer,
    /// Where the last line written ends in the page.
    end: usize,
}

impl Writer<'_> {
    fn begin(&mut self, is_apart: bool) {
        if is_apart && self.out.last().is_some() {
            self.out.push("\n", Span::new(self.end, self.end));
        }
    }

    fn line(&mut self, span: Span) {
        if self.out.last().is_some() {
            self.out.push("\n", Span::new(self.end, self.end));
        }
        self.out.copy(span.of(self.page).unwrap_or_default(), span.start());
        self.end = span.end();
    }
}

/// The lines of a block, with the indents that they have in it.
fn lines_of(page: &str, grid: &Grid, block: &Block) -> Vec<Span> {
    let lines =
        || block.rows.clone().map(|row| grid.words(row, &block.columns)).filter(|words| !words.is_empty());
    let left = lines().filter_map(<[Word]>::first).map(|word| word.left).min().unwrap_or(0);
    let mut above: Option<Word> = None;
    let span = |words: &[Word]| {
        let (first, last) = (words.first()?, words.last()?);
        let indent = first.left - left;
        let goes_on = indent > WIDEST_INDENT && above.is_some_and(|above| goes_on(page, &above, first));
        above = Some(*last);
        let start = if goes_on { first.span.start() } else { indent_before(page, first, indent) };
        Some(Span::new(start, last.span.end()))
    };
    lines().filter_map(span).collect()
}

/// No paragraph is indented more, in characters.
const WIDEST_INDENT: Column = 5;

/// Whether `first` stands where the line above ends: extractors end a line where two squeezed marks meet, and the rest of
/// it is a line below.
fn goes_on(page: &str, above: &Word, first: &Word) -> bool {
    let last = above.span.of(page).and_then(|word| word.chars().next_back());
    let next = first.span.of(page).and_then(|word| word.chars().next());
    let ends = last.is_some_and(|c| is_pause(c) || is_terminal(c) || is_closing(c));
    let begins = next.is_some_and(|c| is_opening(c) || is_closing(c));
    first.left.abs_diff(above.right) <= 1 && ends && begins
}

/// Where the last `width` spaces before a word begin.
fn indent_before(page: &str, word: &Word, width: Column) -> usize {
    let before = page.get(..word.span.start()).unwrap_or_default();
    let spaces = before.chars().rev().take(usize::from(width)).take_while(|&c| is_space(c));
    word.span.start() - spaces.map(char::len_utf8).sum::<usize>()
}

/// The words of an upright headline, column by column, the right one first. Figures side by side push what stands beside
/// them away, so that a word belongs to the nearest column and not to what is straight above it.
fn upright_words(grid: &Grid, block: &Block) -> Vec<Span> {
    let rows = || block.rows.clone().map(|row| grid.words(row, &block.columns));
    let mut fullest: &[Word] = &[];
    rows().for_each(|words| {
        if words.len() > fullest.len() {
            fullest = words
        }
    });
    let column_of = |word: &Word| {
        let distance = |(_, column): &(usize, &Word)| column.middle().abs_diff(word.middle());
        fullest.iter().enumerate().rev().min_by_key(distance).map_or(0, |(index, _)| index)
    };
    let mut words: Vec<(usize, Span)> = rows().flatten().map(|word| (column_of(word), word.span)).collect();
    words.sort_by_key(|&(column, _)| core::cmp::Reverse(column));
    words.into_iter().map(|(_, span)| span).collect()
}
