//! Columns that an extractor has kept side by side in its lines, with spaces for the gutters between them (栏间空白).
//!
//! `pdftotext -layout` and OCR that keeps the spaces write a page as it looks. The page is cut along its white space into
//! ever smaller rectangles, which is the recursive X-Y cut of page analysis (Nagy and Seth, 1984) on a grid of characters,
//! and what stood side by side is put one below the other.

mod cut;
mod grid;
mod write;

use crate::trace::Traced;
use grid::Grid;

/// `page`, a text without form feeds, with its columns one below the other; as it stands where none are side by side.
///
/// Takes time linear in `page`.
pub(crate) fn part(page: &str) -> Traced<'_> {
    let parted = Grid::of(page).and_then(|grid| {
        let blocks = cut::cut(&grid);
        (blocks.len() > 1).then(|| write::write(page, &grid, &blocks))
    });
    parted.unwrap_or_else(|| Traced::verbatim(page, 0))
}
