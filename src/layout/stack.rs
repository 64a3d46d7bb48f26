//! Upright headlines (竖排): runs of lines that hold one character each.

use super::rows::{Hint, Row, replaced};
use crate::chars::{digit, is_han, is_space};
use alloc::vec::Vec;

/// Shorter runs are the last characters of paragraphs, or figures.
const SHORTEST: usize = 3;
/// Digits and Latin letters stand side by side in one line of an upright headline (纵中横): 12, 2025, LED, 5G+.
const LONGEST_GROUP: usize = 5;
/// A run of groups alone is a column of figures: one in so many of its lines has to be a Han character.
const HAN_SHARE: usize = 3;

/// Parts the last character of an upright headline from the line of text that an extractor has set it before: both stand
/// on one height of the page.
pub(super) fn part(page: &str, rows: Vec<Row>) -> Vec<Row> {
    let is_below_stack = |run: &&[Row]| {
        run.split_last().is_some_and(|(row, above)| {
            row.metrics.inside.gaps && above.iter().all(|row| row.metrics.characters == 1)
        })
    };
    let below = rows.windows(SHORTEST + 1).zip(SHORTEST..).filter(|(run, _)| is_below_stack(run));
    let parts = below.filter_map(|(run, index)| Some((index, parted(page, run.last()?)?))).collect();
    replaced(rows, parts)
}

/// The last character of an upright headline, and the line of text beside it.
fn parted(page: &str, row: &Row) -> Option<[Row; 2]> {
    let (last, rest) = text(page, row).split_once(is_space).filter(|(last, rest)| is_beside(last, rest))?;
    let rest = rest.trim_start_matches(is_space);
    let beside = Row { open_bracket: row.open_bracket, ..Row::of(rest, row.span.end() - rest.len()) };
    Some([Row { blank_before: row.blank_before, ..Row::of(last, row.span.start()) }, beside])
}

/// Whether `last` is one character and no figure of a date (3 月1 日), and `rest` a line of text.
fn is_beside(last: &str, rest: &str) -> bool {
    last.chars().count() == 1
        && last.chars().all(|c| digit(c).is_none())
        && rest.chars().count() > LONGEST_GROUP
}

/// Marks the lines of upright headlines.
pub(super) fn mark(page: &str, rows: &mut [Row]) {
    let mut rest = rows;
    while let Some(start) = rest.iter().position(|row| is_cell(page, row)) {
        let (_, tail) = rest.split_at_mut(start);
        let length = tail.iter().position(|row| !is_cell(page, row)).unwrap_or(tail.len());
        let (run, after) = tail.split_at_mut(length);
        if is_headline(page, run) {
            for row in run {
                row.hint = Hint::Stack;
            }
        }
        rest = after;
    }
}

/// Whether a line holds one character, or a group of digits and letters that stands upright in one.
fn is_cell(page: &str, row: &Row) -> bool {
    if row.hint != Hint::Text || usize::from(row.metrics.characters) > LONGEST_GROUP {
        return false;
    }
    row.metrics.characters == 1
        || text(page, row).chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '%' | '+' | '-'))
}

fn is_headline(page: &str, run: &[Row]) -> bool {
    let han =
        run.iter().filter(|row| row.metrics.characters == 1 && text(page, row).starts_with(is_han)).count();
    run.len() >= SHORTEST && han * HAN_SHARE >= run.len()
}

fn text<'p>(page: &'p str, row: &Row) -> &'p str {
    row.span.of(page).unwrap_or_default()
}
