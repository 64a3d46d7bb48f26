//! An upright headline on the left of a column of text where no gutter is straight: an extractor that has to write the large
//! characters of the one beside the small ones of the other pushes the lines about.

use super::grid::{Block, Column, Grid, Word};
use alloc::{vec, vec::Vec};

/// The headline stands in so many lines, and as many hold text.
const FEWEST_LINES: usize = 4;
/// A word of so many characters is of the text: what stands upright is shorter, also where two of its columns touch.
const SHORTEST_TEXT: usize = 3;
/// The headline and its columns are no wider.
const WIDEST_HEADLINE: Column = 8;

/// The words of a block, row by row: those of the headline, and those of the text.
pub(super) struct Ragged<'g> {
    pub(super) headline: Vec<&'g [Word]>,
    pub(super) text: Vec<&'g [Word]>,
    /// Where the lines of the text begin, but for those that were pushed about.
    pub(super) left: Column,
}

/// The headline and the text of a block; `None` where it holds but one of them.
pub(super) fn part<'g>(grid: &'g Grid, block: &Block) -> Option<Ragged<'g>> {
    let left = usual_left(grid, block)?;
    let is_headline = |word: &Word| word.right < left && word.length() < SHORTEST_TEXT;
    let (headline, text): (Vec<_>, Vec<_>) = grid
        .rows(block)
        .map(|words| words.split_at(words.iter().position(|word| !is_headline(word)).unwrap_or(words.len())))
        .unzip();
    let ragged = Ragged { headline, text, left };
    (ragged.has_headline() && ragged.has_text()).then_some(ragged)
}

/// Where most lines have the first of their longer words.
fn usual_left(grid: &Grid, block: &Block) -> Option<Column> {
    let mut counts = vec![0_usize; block.columns.len()];
    for words in grid.rows(block) {
        let first = words.iter().find(|word| word.length() >= SHORTEST_TEXT);
        if let Some(count) =
            first.and_then(|word| counts.get_mut(usize::from(word.left - block.columns.start)))
        {
            *count += 1;
        }
    }
    let (_, column) = counts.into_iter().zip(block.columns.clone()).rev().max_by_key(|&(count, _)| count)?;
    Some(column)
}

impl Ragged<'_> {
    fn has_headline(&self) -> bool {
        let words = || self.headline.iter().copied().flatten();
        let lines = self.headline.iter().filter(|words| !words.is_empty()).count();
        let (first, last) = (words().map(|word| word.left).min(), words().map(|word| word.right).max());
        let width = last.zip(first).map_or(0, |(last, first)| last - first);
        let figures = words().filter(|word| word.is_ascii).count();
        lines >= FEWEST_LINES && width <= WIDEST_HEADLINE && figures * 2 < words().count()
    }

    /// Whether sentences stand beside the headline, and no list of names.
    fn has_text(&self) -> bool {
        let lines = || self.text.iter().filter(|words| !words.is_empty());
        let with_marks = lines().filter(|words| words.iter().any(|word| word.has_mark)).count();
        lines().count() >= FEWEST_LINES && with_marks * 2 > lines().count()
    }
}
