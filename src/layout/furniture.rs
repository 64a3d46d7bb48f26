//! Page furniture: date line, page number, staff line, printer's line, telephone.

use super::{
    measure::{EM, Width},
    rows::{Hint, Own, Row},
};
use crate::{chars::{digit, is_han}, lexicon::furniture::{DATE_MARKS, NEWSPAPER_ENDINGS, PHRASES}};

/// A piece of a page head that stands alone (综合, 3, 星期二) is at most this wide.
const WIDEST_PIECE: Width = 8 * EM;
/// Pieces belong to a page head within this many lines of it.
const REACH: usize = 3;

/// Marks the lines of page head and foot.
pub(super) fn mark(page: &str, rows: &mut [Row]) {
    for row in rows.iter_mut().filter(|row| row.hint == Hint::Text) {
        if is_furniture(row.span.of(page).unwrap_or_default(), row) {
            row.hint = Hint::Own(Own::Furniture);
        }
    }
    let marked: alloc::vec::Vec<usize> = rows.iter().enumerate().filter(|(_, row)| row.hint == Hint::Own(Own::Furniture)).map(|(index, _)| index).collect();
    for (nth, &index) in marked.iter().enumerate() {
        let before = nth.checked_sub(1).and_then(|nth| marked.get(nth)).map_or(0, |&before| before + 1);
        mark_pieces(page, rows, before.max(index.saturating_sub(REACH)), index);
    }
}

/// Marks the short lines just above a line of furniture that can only be pieces of it.
fn mark_pieces(page: &str, rows: &mut [Row], from: usize, to: usize) {
    let pieces = rows.get_mut(from..to).unwrap_or_default();
    let sandwiched = from > 0 && to - from < REACH;
    for row in pieces.iter_mut().rev() {
        let text = row.span.of(page).unwrap_or_default();
        let is_piece = is_page_number(text) || is_newspaper_name(text) || sandwiched && row.metrics.high <= WIDEST_PIECE / 2;
        if row.hint != Hint::Text || row.metrics.ends.mark || !is_piece {
            continue;
        }
        row.hint = Hint::Own(Own::Furniture);
    }
}

fn is_furniture(text: &str, row: &Row) -> bool {
    if row.metrics.ends.terminal || row.metrics.ends.inner_pause || row.metrics.ends.pause {
        return false;
    }
    PHRASES.iter().any(|phrase| text.contains(phrase)) || is_date_line(text) || is_page_number(text) && text.contains('版')
}

/// A date with a weekday, or a full date alone on its line.
fn is_date_line(text: &str) -> bool {
    let full_date = text.contains('年') && text.contains('月') && text.contains('日') && text.contains(|c| digit(c).is_some() || c == '〇');
    let words = || text.chars().filter(|&c| is_han(c)).count();
    full_date && DATE_MARKS.iter().any(|mark| text.contains(mark)) || full_date && words() <= 5 || DATE_MARKS.iter().any(|mark| text.starts_with(mark)) && words() <= 3
}

/// 3, A6, 第3版, 03版.
fn is_page_number(text: &str) -> bool {
    let number = text.trim_start_matches('第').trim_end_matches('版').trim_start_matches(|c: char| c.is_ascii_uppercase());
    !number.is_empty() && number.chars().count() <= 3 && number.chars().all(|c| digit(c).is_some())
}

fn is_newspaper_name(text: &str) -> bool {
    text.chars().count() <= 8 && NEWSPAPER_ENDINGS.iter().any(|ending| text.ends_with(ending))
}
