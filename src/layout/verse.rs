//! Verse and slogans: short lines that each end in a mark.

use super::{
    measure::{EM, Width},
    rows::{Hint, Row},
};

/// Fewer lines are a coincidence.
const FEWEST: usize = 3;
/// No line of verse is wider.
const WIDEST: Width = 16 * EM;
/// What is left over of a line of verse that was too wide for the column: a character and its mark.
const OVERHANG: Width = 3 * EM;

/// Marks the lines of verse.
pub(super) fn mark(_page: &str, rows: &mut [Row]) {
    let mut rest = rows;
    while let Some(start) = rest.iter().position(is_line) {
        let (_, tail) = rest.split_at_mut(start);
        let length = tail.iter().position(|row| !is_line(row)).unwrap_or(tail.len());
        let (run, after) = tail.split_at_mut(length);
        let widest = run.iter().map(|row| row.metrics.high).max().unwrap_or(0);
        let even = run.iter().all(|row| row.metrics.high * 2 > widest);
        if run.len() >= FEWEST && even {
            for row in run {
                row.hint = Hint::Verse;
            }
        }
        rest = after;
    }
}

/// Whether a line may be verse: short, and closed by a mark.
fn is_line(row: &Row) -> bool {
    let ends = row.metrics.ends;
    row.hint == Hint::Text && row.metrics.high <= WIDEST && row.metrics.low > OVERHANG && (ends.pause || ends.terminal) && !ends.inner_pause
}
