//! Kicker (引题), main lines and deck (副题) of a headline, where the wording tells.

use crate::{chars::is_space, trace::Traced};
use core::ops::Range;

/// Which lines of a headline are its main ones.
///
/// A main line is one clause; a kicker above it and a deck below it are often two, parted by a space, or name somebody
/// behind a colon, or begin with a dash. Where no line is the single clause that would have to be the main one, all are.
pub(super) fn main(lines: &[Traced<'_>]) -> Range<usize> {
    let is_main = |line: &Traced<'_>| !is_secondary(line);
    let Some(first) = lines.iter().position(is_main) else { return 0..lines.len() };
    let length = lines.iter().skip(first).take_while(|line| is_main(line)).count();
    first..first + length
}

fn is_secondary(line: &str) -> bool {
    line.contains(is_space) || line.contains([':', '：']) || line.starts_with(['—', '－', '-'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::{borrow::Cow, vec::Vec};

    #[track_caller]
    fn check(lines: &[&str], expected: Range<usize>) {
        let lines: Vec<Traced<'_>> = lines.iter().map(|line| Traced::verbatim(line, 0)).collect();
        assert!(matches!(lines.first().cloned().map(Traced::into_text), Some(Cow::Borrowed(_))));
        assert_eq!(main(&lines), expected);
    }

    #[test]
    fn two_clauses_are_kicker_or_deck() {
        check(&["水来了 渠通了", "北干渠昨日试水", "今年可灌三万亩 明年再添一万亩"], 1..2);
        check(&["县里召开防汛会议", "部署汛期值守工作"], 0..2);
        check(&["一封来信", "——写给守塘人"], 0..1);
    }

    #[test]
    fn a_headline_of_clauses_is_all_main() {
        check(&["城市书屋 书香满城"], 0..1);
    }
}
