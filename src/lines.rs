//! Physical lines with their terminators: every break that PDF tools, OCR and old files write.

use crate::span::Span;
use core::iter::FusedIterator;
use memchr::memmem;

/// The physical lines of `text` without their terminators: LF, CRLF, CR, VT, FF, U+0085, U+2028 and U+2029 each end one.
pub(crate) fn lines(text: &str) -> Lines<'_> {
    Lines { text, at: 0, is_plain: !has_rare_breaks(text.as_bytes()) }
}

/// The same, where LF is the only break that `text` can hold.
pub(crate) fn lines_at_lf(text: &str) -> Lines<'_> {
    Lines { text, at: 0, is_plain: true }
}

#[derive(Clone, Debug)]
pub(crate) struct Lines<'t> {
    text: &'t str,
    at: usize,
    /// Whether LF and CR are all the breaks there are: then a fast search finds them.
    is_plain: bool,
}

impl Iterator for Lines<'_> {
    type Item = Span;

    fn next(&mut self) -> Option<Span> {
        let rest = self.text.as_bytes().get(self.at..)?;
        if rest.is_empty() {
            return None;
        }
        let (length, terminator) = if self.is_plain { first_plain_break(rest) } else { first_break(rest) };
        let span = Span::new(self.at, self.at + length);
        self.at = span.end() + terminator;
        Some(span)
    }
}

impl FusedIterator for Lines<'_> {}

impl Lines<'_> {
    /// The next line that holds the ASCII character `byte`; lines before it are passed over.
    pub(crate) fn next_with(&mut self, byte: u8) -> Option<Span> {
        let rest = self.text.as_bytes().get(self.at..)?;
        let found = memchr::memchr(byte, rest)?;
        if self.is_plain {
            let passed = rest.get(..found).unwrap_or_default();
            self.at += memchr::memrchr2(b'\n', b'\r', passed).map_or(0, |last| last + 1);
            return self.next();
        }
        let found = self.at + found;
        self.find(|line| line.end() > found)
    }
}

/// How many bytes of `lines`, none of which is read yet, stand in lines longer than `limit`, which are looked for in strides as
/// long as that.
pub(crate) fn bytes_in_lines_longer_than(mut lines: Lines<'_>, limit: usize) -> usize {
    let mut long = 0;
    if !lines.is_plain {
        return lines.map(Span::len).filter(|&length| length > limit).sum();
    }
    while let Some(stride) = lines.text.as_bytes().get(lines.at..=lines.at + limit) {
        match memchr::memrchr2(b'\n', b'\r', stride) {
            Some(last) => lines.at += last + 1,
            None => long += lines.next().map_or(0, Span::len),
        }
    }
    long
}

/// Whether any line of `text` may be longer than `limit` bytes: none is where LF and CR alone leave none.
pub(crate) fn may_exceed(text: &str, limit: usize) -> bool {
    let mut at = 0;
    while let Some(stride) = text.as_bytes().get(at..=at + limit) {
        let Some(last) = memchr::memrchr2(b'\n', b'\r', stride) else { return true };
        at += last + 1;
    }
    false
}

/// Whether a text may hold breaks other than LF and CR.
fn has_rare_breaks(bytes: &[u8]) -> bool {
    // Neither the controls nor the lead byte of U+0085, which few characters of Chinese text share, are often met.
    let mut rare = memchr::memchr3_iter(b'\x0b', b'\x0c', 0xc2, bytes);
    rare.any(|at| break_length(bytes.get(at..).unwrap_or_default()) > 0)
        || [b"\xe2\x80\xa8".as_slice(), b"\xe2\x80\xa9"]
            .iter()
            .any(|rare| memmem::find(bytes, rare).is_some())
}

/// [`first_break`] where LF and CR are the only breaks.
fn first_plain_break(bytes: &[u8]) -> (usize, usize) {
    // On many pages every other line is blank.
    if let [b'\n', ..] = bytes {
        return (0, 1);
    }
    match memchr::memchr2(b'\n', b'\r', bytes) {
        Some(at) => (at, break_length(bytes.get(at..).unwrap_or_default())),
        None => (bytes.len(), 0),
    }
}

/// The bytes before the first break of `bytes`, and the bytes of the break itself.
fn first_break(bytes: &[u8]) -> (usize, usize) {
    let mut from = 0;
    while let Some(offset) = bytes.get(from..).and_then(|rest| rest.iter().position(|&b| may_break(b))) {
        let at = from + offset;
        let length = break_length(bytes.get(at..).unwrap_or_default());
        if length > 0 {
            return (at, length);
        }
        from = at + 1;
    }
    (bytes.len(), 0)
}

/// Whether a break may begin with this byte: an ASCII one, or the lead byte of U+0085 or of U+2028 and U+2029.
#[inline]
const fn may_break(byte: u8) -> bool {
    matches!(byte, b'\n'..=b'\r' | 0xc2 | 0xe2)
}

/// The length of the break that `bytes` begin with, or 0.
fn break_length(bytes: &[u8]) -> usize {
    match bytes {
        [b'\r', b'\n', ..] | [0xc2, 0x85, ..] => 2,
        [b'\n'..=b'\r', ..] => 1,
        [0xe2, 0x80, 0xa8 | 0xa9, ..] => 3,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::vec::Vec;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found: Vec<_> = lines(text).map(|line| line.of(text).unwrap()).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn every_break_ends_a_line() {
        check("甲\n乙\r\n丙\r丁", &["甲", "乙", "丙", "丁"]);
        check("甲\u{b}乙\u{c}丙\u{85}丁\u{2028}戊\u{2029}己", &["甲", "乙", "丙", "丁", "戊", "己"]);
    }

    #[test]
    fn no_break_makes_a_line_longer() {
        let text = "一二三\n一二三四五\u{2028}六\r七";
        assert!(may_exceed(text, 14) && may_exceed(text, 15));
        assert!(!may_exceed(text, 21) && !may_exceed("", 0));
    }

    #[test]
    fn blank_lines_are_lines_and_the_end_is_none() {
        check("甲\n\n乙\n", &["甲", "", "乙"]);
        check("", &[]);
    }

    #[test]
    fn lead_bytes_of_breaks_do_not_end_a_line() {
        check("“«é»”…\u{a0}", &["“«é»”…\u{a0}"]);
    }
}
