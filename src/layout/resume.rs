//! Paragraphs that a photograph and its caption cut in two, and that go on behind the credit.

use super::{BlockKind, Draft, rows::Row};
use alloc::vec::Vec;

/// A caption of so many paragraphs with its credit and headline lines may stand inside another paragraph.
const LONGEST_INTERRUPTION: usize = 6;

/// Joins the two halves of every paragraph that was interrupted, and marks what stands between as interposed.
///
/// The first half stops without an end; a photo block with its credit follows; the second half is set to the same measure.
pub(super) fn link(rows: &[Row], drafts: &mut Vec<Draft>) {
    let mut at = 0;
    while at < drafts.len() {
        if let Some(rest) = second_half(rows, drafts, at) {
            let second = drafts.remove(rest);
            if let Some(first) = drafts.get_mut(at) {
                first.rows.extend(second.rows);
            }
            for between in drafts.get_mut(at + 1..rest).unwrap_or_default() {
                between.interposed = true;
            }
        }
        at += 1;
    }
}

/// Where the rest of draft `at` stands, where it was interrupted.
fn second_half(rows: &[Row], drafts: &[Draft], at: usize) -> Option<usize> {
    let first = drafts.get(at)?;
    let last_row = rows.get(*first.rows.last()?)?;
    if first.kind != BlockKind::Paragraph || last_row.metrics.ends.terminal || last_row.metrics.ends.colon || first.rows.len() < 2 {
        return None;
    }
    let after = drafts.get(at + 1..)?;
    let credit = after.iter().take(LONGEST_INTERRUPTION).position(|draft| draft.kind == BlockKind::Credit)?;
    let second = after.get(credit + 1)?;
    let same_measure = (second.measure - first.measure).abs() <= super::measure::EM / 2;
    let flush = second.kind == BlockKind::Paragraph && rows.get(*second.rows.first()?)?.indent == 0;
    (same_measure && flush).then_some(at + 2 + credit)
}
