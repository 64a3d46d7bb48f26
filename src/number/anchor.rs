//! Where a number can begin: the scan that everything numeric starts from.

use crate::lexicon::numerals;

/// Blocks of 64 characters in the basic plane: a block is the first two bytes of three-byte UTF-8, less their marks.
const BLOCKS: usize = 1 << 10;

/// One bit for each character that can begin a number, ASCII digits included.
static BEGINS: [u64; BLOCKS] = begins(None);

/// The same for dates, which 元 begins as well: 元年.
static BEGINS_DATE: [u64; BLOCKS] = begins(Some('元'));

#[expect(clippy::indexing_slicing, reason = "the compiler evaluates it")]
const fn begins(also: Option<char>) -> [u64; BLOCKS] {
    let mut bits = [0; BLOCKS];
    if let Some(c) = also {
        bits[c as usize / 64] |= 1 << (c as usize % 64);
    }
    let mut i = 0;
    while i < numerals::BEGINNINGS.len() {
        let c = numerals::BEGINNINGS[i] as usize;
        bits[c / 64] |= 1 << (c % 64);
        i += 1;
    }
    let mut digit = 0;
    while digit < 10 {
        let (narrow, wide) = ('0' as usize + digit, '０' as usize + digit);
        bits[narrow / 64] |= 1 << (narrow % 64);
        bits[wide / 64] |= 1 << (wide % 64);
        digit += 1;
    }
    bits
}

/// Whether a number can begin with `c`: a digit in either width, a Chinese numeral, 半.
#[inline]
pub(crate) fn is_anchor(c: char) -> bool {
    BEGINS.get(c as usize / 64).is_some_and(|block| block >> (c as u32 % 64) & 1 == 1)
}

/// The first place at or after byte `from` where a number can begin; linear, a few nanoseconds a character.
#[inline]
pub(crate) fn next_anchor(text: &str, from: usize) -> Option<usize> {
    next_of(&BEGINS, text, from)
}

/// The first place at or after byte `from` where a date can begin: where a number can, or 元年.
#[inline]
pub(crate) fn next_date_anchor(text: &str, mut from: usize) -> Option<usize> {
    loop {
        let at = next_of(&BEGINS_DATE, text, from)?;
        match text.get(at..)?.strip_prefix('元') {
            Some(rest) if !rest.starts_with('年') => from = text.len() - rest.len(),
            _ => return Some(at),
        }
    }
}

#[inline]
fn next_of(begins: &[u64; BLOCKS], text: &str, from: usize) -> Option<usize> {
    let mut rest = text.as_bytes().get(from..)?;
    while let Some((&first, after)) = rest.split_first() {
        rest = match (first, after) {
            (b'0'..=b'9', _) => return Some(text.len() - rest.len()),
            (0xe0..=0xef, [second, third, following @ ..]) => {
                let block = usize::from(first & 0xf) << 6 | usize::from(second & 0x3f);
                if begins.get(block).is_some_and(|block| block >> (third & 0x3f) & 1 == 1) {
                    return Some(text.len() - rest.len());
                }
                following
            }
            _ => after,
        };
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_and_numerals_are_anchors_and_words_are_not() {
        for c in "0９〇一两兩卅億兆佰半".chars() {
            assert!(is_anchor(c), "{c}");
        }
        for c in "a，报數鿿豈\u{10ffff}".chars() {
            assert!(!is_anchor(c), "{c}");
        }
    }

    #[test]
    fn every_numeral_is_an_anchor() {
        let digits = numerals::DIGITS.iter().filter(|row| row.0 >= '〇').map(|row| row.0);
        let scales = numerals::SMALL_SCALES
            .iter()
            .map(|row| row.0)
            .chain(numerals::BIG_SCALES.iter().map(|row| row.0));
        for c in digits.chain(scales).chain(numerals::TENS.iter().map(|row| row.0)) {
            assert!(is_anchor(c), "{c}");
        }
    }

    #[test]
    fn next_anchor_counts_bytes() {
        assert_eq!(next_anchor("全市3所", 0), Some(6));
        assert_eq!(next_anchor("全市3所", 7), None);
        assert_eq!(next_anchor("全市", 99), None);
        assert_eq!(next_anchor("改元", 0), None);
        assert_eq!(next_date_anchor("五元", 3), None);
        assert_eq!(next_date_anchor("改元元年", 0), Some(6));
    }
}
