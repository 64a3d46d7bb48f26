//! Where a number can begin: the scan that everything numeric starts from.

use crate::lexicon::numerals;

/// The block of Han ideographs that all numeral characters but 〇 lie in.
const HAN_START: u32 = 0x4e00;
const HAN_BITS: usize = 0x9fff - 0x4e00 + 1;

/// One bit for each ideograph that can begin a number.
static BEGINS: [u64; HAN_BITS.div_ceil(64)] = begins();

#[expect(clippy::indexing_slicing, reason = "the compiler evaluates it")]
const fn begins() -> [u64; HAN_BITS.div_ceil(64)] {
    let mut bits = [0; HAN_BITS.div_ceil(64)];
    let mut i = 0;
    while i < numerals::BEGINNINGS.len() {
        let c = numerals::BEGINNINGS[i] as u32;
        if c >= HAN_START {
            let bit = (c - HAN_START) as usize;
            bits[bit / 64] |= 1 << (bit % 64);
        }
        i += 1;
    }
    bits
}

/// Whether a number can begin with `c`: a digit in either width, a Chinese numeral, 半.
#[inline]
pub(crate) fn is_anchor(c: char) -> bool {
    c.is_ascii_digit() || begins_with(c as u32)
}

/// Whether a number can begin with the character `code`, which is not ASCII.
#[inline]
fn begins_with(code: u32) -> bool {
    let bit = code.wrapping_sub(HAN_START) as usize;
    match BEGINS.get(bit / 64) {
        Some(word) => word >> (bit % 64) & 1 == 1,
        None => matches!(code, FULL_ZERO..=FULL_NINE | IDEOGRAPHIC_ZERO),
    }
}

const FULL_ZERO: u32 = '０' as u32;
const FULL_NINE: u32 = '９' as u32;
const IDEOGRAPHIC_ZERO: u32 = '〇' as u32;

/// The first place at or after byte `from` where a number can begin; linear, a few nanoseconds a character.
#[inline]
pub(crate) fn next_anchor(text: &str, from: usize) -> Option<usize> {
    let mut rest = text.as_bytes().get(from..)?;
    while let [first, after @ ..] = rest {
        let length = match (first, after) {
            (b'0'..=b'9', _) => break,
            (0xe3..=0xef, [second, third, ..]) => {
                let c = u32::from(first & 0xf) << 12 | u32::from(second & 0x3f) << 6 | u32::from(third & 0x3f);
                if begins_with(c) {
                    break;
                }
                3
            }
            _ => 1,
        };
        rest = rest.get(length..)?;
    }
    (!rest.is_empty()).then(|| text.len() - rest.len())
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
    }
}
