//! Where a page is cut: along the white space that runs down longest, and above and below it.

use super::{
    grid::{Block, Grid},
    gutter::Gutter,
};
use alloc::{vec, vec::Vec};

/// A sheet is not divided more often than this; it bounds the work too.
const DEEPEST: usize = 12;

/// The blocks of a page in the order in which they are read: top down, beside each other from left to right.
pub(super) fn cut(grid: &Grid) -> Vec<Block> {
    let whole = Block { rows: 0..grid.height(), columns: 0..grid.width() };
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
    found
}
