//! What stands in one place of an upright headline: a character, or digits and letters side by side (纵中横): 12, 2025, LED.

use crate::chars::{digit, is_closing, is_han, is_latin, is_name_dot, is_opening, is_pause, is_terminal};
use alloc::vec::Vec;

/// Digits and letters that stand side by side are at most so many.
pub(super) const LONGEST_GROUP: usize = 4;
/// A word holds at most so many cells that touch: those of two columns, or two of one that stand at the height of one of the
/// other, whose characters are larger.
const MOST_TOUCHING: usize = 3;

/// The cells that touch each other in `word`; `None` where they are no headline's.
pub(super) fn cells(word: &str) -> Option<impl Iterator<Item = &str> + Clone> {
    let cells = Cells { rest: word };
    let fits = |cell: &str| cell.len() <= LONGEST_GROUP && cell.chars().all(may_stand_upright);
    let count = cells.clone().take(MOST_TOUCHING + 1).take_while(|cell| fits(cell)).map(str::len);
    let (number, length) = count.fold((0, 0), |(number, length), cell| (number + 1, length + cell));
    (number <= MOST_TOUCHING && length == word.len()).then_some(cells)
}

fn may_stand_upright(c: char) -> bool {
    is_han(c)
        || digit(c).is_some()
        || is_latin(c)
        || is_opening(c)
        || is_closing(c)
        || is_pause(c)
        || is_terminal(c)
        || is_name_dot(c)
        || matches!(c, '—' | '+' | '.' | '%' | '-')
}

#[derive(Clone, Debug)]
struct Cells<'w> {
    rest: &'w str,
}

impl<'w> Iterator for Cells<'w> {
    type Item = &'w str;

    fn next(&mut self) -> Option<&'w str> {
        let first = self.rest.chars().next()?;
        let group = self.rest.bytes().take_while(|&b| is_in_group(b)).count();
        let (cell, rest) = self.rest.split_at_checked(group.max(first.len_utf8()))?;
        self.rest = rest;
        Some(cell)
    }
}

fn is_in_group(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'.' | b'%' | b'-')
}

/// How many of `cells` differ.
pub(super) fn distinct(mut cells: Vec<&str>) -> usize {
    cells.sort_unstable();
    cells.dedup();
    cells.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::vec::Vec;

    #[test]
    fn figures_and_letters_stand_in_one_cell() {
        let read = |word| cells(word).map(Iterator::collect::<Vec<_>>);
        assert_eq!(read("2025"), Some(["2025"].into()));
        assert_eq!(read("VR重"), Some(["VR", "重"].into()));
        assert_eq!(read("地」"), Some(["地", "」"].into()));
        assert_eq!(read("人5G+管"), Some(["人", "5G+", "管"].into()));
        assert_eq!(read("石桥夜市"), None);
        assert_eq!(read("12345"), None);
    }
}
