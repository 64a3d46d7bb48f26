//! Upright headlines (竖排): runs of lines that hold one character each.

use super::rows::{Hint, Row};
use crate::chars::is_han;

/// Shorter runs are the last characters of paragraphs, or figures.
const SHORTEST: usize = 3;
/// Digits and Latin letters stand side by side in one line of an upright headline (纵中横): 12, 2025, LED, 5G+.
const LONGEST_GROUP: usize = 5;
/// A run of groups alone is a column of figures: one in so many of its lines has to be a Han character.
const HAN_SHARE: usize = 3;

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
