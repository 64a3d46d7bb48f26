//! Numbers in figures: ASCII or full-width digits, thousands groups, a decimal point.

use crate::{chars, cursor::Cursor};
use rust_decimal::Decimal;

/// What an exact decimal holds without rounding.
const MAX_DIGITS: usize = 28;

/// What 64 bits hold, and nearly every printed number has.
const SMALL_DIGITS: usize = 18;

/// A number in figures; the sign is the reader's business.
#[derive(Clone, Copy, Debug)]
pub(super) struct Figures {
    pub(super) value: Decimal,
    /// Digits before the point.
    pub(super) whole: u8,
    /// Digits after the point.
    pub(super) decimals: u32,
    pub(super) end: usize,
}

/// Reads the figures at `start`; where they are no number (too long, 1.2.3), gives the place after them.
pub(super) fn read(text: &str, start: usize) -> Result<Figures, usize> {
    if let Some(plain) = plain(text.as_bytes(), start) {
        return Ok(plain);
    }
    let mut digits = Digits::default();
    let mut here = digits.run(Cursor::new(text, start));
    let first = digits.count;
    while let Some(next) = group(here, start, first, digits.count == first) {
        here = digits.run(next);
    }
    let whole = digits.count;
    if is_misgrouped(here) {
        return Err(after_dotted(here));
    }
    if let Some(next) = point(here) {
        here = digits.run(next);
        if point(here).is_some() {
            return Err(after_dotted(here));
        }
    }
    let decimals = (digits.count - whole) as u32;
    match digits.value(decimals) {
        Some(value) => Ok(Figures { value, whole: whole as u8, decimals, end: here.at() }),
        None => Err(here.at()),
    }
}

/// ASCII digits, perhaps with a point, that nothing can go on with: nearly every number.
fn plain(text: &[u8], start: usize) -> Option<Figures> {
    let (mut value, mut point, mut end) = (0_i64, None, start);
    let next = loop {
        match text.get(end) {
            Some(digit @ b'0'..=b'9') if end - start < SMALL_DIGITS => {
                value = value * 10 + i64::from(digit - b'0');
            }
            Some(b'.') if point.is_none() && text.get(end + 1).is_some_and(u8::is_ascii_digit) => {
                point = Some(end)
            }
            next => break next,
        }
        end += 1;
    };
    if end == start || next.is_some_and(|&byte| MAY_GO_ON.contains(&byte)) {
        return None;
    }
    let whole = (point.unwrap_or(end) - start) as u8;
    let decimals = point.map_or(0, |point| end - point - 1) as u32;
    Some(Figures { value: Decimal::new(value, decimals), whole, decimals, end })
}

/// The first bytes of all that a number in figures may go on with: digits beyond what fits, separators, full width.
const MAY_GO_ON: &[u8; 16] = b"0123456789., \xc2\xe2\xef";

#[derive(Default)]
struct Digits {
    /// The first digits.
    small: i64,
    /// All digits, where there are more.
    large: i128,
    count: usize,
}

impl Digits {
    fn run<'t>(&mut self, mut here: Cursor<'t>) -> Cursor<'t> {
        for &byte in here.rest().as_bytes().iter().take_while(|byte| byte.is_ascii_digit()) {
            self.push(byte - b'0');
            here = here.on(1);
        }
        while let Some(digit) = here.peek().and_then(chars::digit) {
            self.push(digit);
            here.bump();
        }
        here
    }

    #[inline]
    fn push(&mut self, digit: u8) {
        if self.count < SMALL_DIGITS {
            self.small = self.small * 10 + i64::from(digit);
        } else if self.count < MAX_DIGITS {
            self.large = self.large.max(self.small.into()) * 10 + i128::from(digit);
        }
        self.count += 1;
    }

    fn value(&self, decimals: u32) -> Option<Decimal> {
        if self.count <= SMALL_DIGITS {
            return Some(Decimal::new(self.small, decimals));
        }
        let fits = self.count <= MAX_DIGITS;
        fits.then(|| Decimal::try_from_i128_with_scale(self.large, decimals).ok()).flatten()
    }
}

/// The place of the first digit after a decimal point that stands here.
fn point(mut here: Cursor<'_>) -> Option<Cursor<'_>> {
    here.eat_any(&['.', '．'])?;
    here.peek().and_then(chars::digit).map(|_| here)
}

/// Whether a comma parts digits here and no thousands: of 12,34 nobody knows what number it is, or whether one.
fn is_misgrouped(mut here: Cursor<'_>) -> bool {
    here.eat(",") && here.peek().and_then(chars::digit).is_some()
}

fn after_dotted(mut here: Cursor<'_>) -> usize {
    while here.peek().is_some_and(|c| chars::digit(c).is_some() || matches!(c, '.' | '．' | ',')) {
        here.bump();
    }
    here.at()
}

/// The place of the next thousands group, where a separator and exactly three digits stand here.
///
/// A comma or a thin space separates always; a full-width comma where it cannot part a list (20，300), that is before
/// another group or before a unit; a plain space only after running text, as cells of a table are parted by spaces too.
fn group<'t>(here: Cursor<'t>, start: usize, first: usize, single: bool) -> Option<Cursor<'t>> {
    let mut next = here;
    let separator = next.bump()?;
    if first == 0 || first > 3 || !matches!(separator, ',' | '，' | ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}')
    {
        return None;
    }
    let mut after = next;
    for _ in 0..3 {
        after.bump().and_then(chars::digit)?;
    }
    let follows = after.peek();
    if follows.and_then(chars::digit).is_some() || Cursor::new(here.text(), start).peek() == Some('0') {
        return None;
    }
    let united = || {
        after.past_blanks().peek().is_some_and(|c| chars::is_han(c) || matches!(c, '%' | '％' | '℃'))
            || point(after).is_some()
    };
    let allowed = match separator {
        '，' => !single || united() || group(after, start, 3, false).is_some(),
        ' ' => united() && Cursor::new(here.text(), start).previous().is_none_or(|c| !chars::is_blank(c)),
        _ => true,
    };
    allowed.then_some(next)
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;

    #[track_caller]
    fn reads(text: &str, value: &str, rest: &str) {
        let figures = read(text, 0).unwrap();
        assert_eq!((figures.value.to_string().as_str(), text.get(figures.end..)), (value, Some(rest)));
    }

    #[test]
    fn figures_in_both_widths_with_groups_and_point() {
        reads("3130.82万", "3130.82", "万");
        reads("１２３４．５", "1234.5", "");
        reads("1,234,567元", "1234567", "元");
        reads("３，６００名", "3600", "名");
        reads("1 230 公斤", "1230", " 公斤");
    }

    #[test]
    fn a_list_stays_two_numbers() {
        reads("20，300。", "20", "，300。");
    }

    #[test]
    fn no_number_is_skipped_whole() {
        assert_eq!(read("1.2.3版", 0), Err(5));
        assert_eq!(read("12,5000", 0), Err(7));
        assert_eq!(read("1234,567", 0), Err(8));
        assert_eq!(read("3,450,6.5吨", 0), Err(9));
        assert_eq!(read(&"9".repeat(1000), 0), Err(1000));
    }

    impl PartialEq for Figures {
        fn eq(&self, other: &Self) -> bool {
            (self.value, self.end) == (other.value, other.end)
        }
    }
}
