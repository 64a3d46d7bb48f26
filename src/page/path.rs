//! The way back through a table of gains: which body each line, or character, belongs to on the dearest path.

use super::wording::Share;
use alloc::vec::Vec;

/// The bodies along the path that ends dearest; each entry of `table` holds, for each body, what the dearest path to it gains
/// and the body before.
pub(super) fn way_back(table: &[Vec<(Share, usize)>]) -> Vec<usize> {
    let mut body =
        table.last().and_then(|last| last.iter().zip(0..).max().map(|(_, body)| body)).unwrap_or(0);
    let mut path: Vec<usize> = table
        .iter()
        .rev()
        .map(|row| {
            let here = body;
            body = row.get(body).map_or(0, |&(_, from)| from);
            here
        })
        .collect();
    path.reverse();
    path
}
