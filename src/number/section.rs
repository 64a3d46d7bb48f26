//! Chinese digits with 十, 百 and 千: the part of a numeral below 万.

use super::numeral::{digit, is_prefixed, look_up, small_scale};
use crate::{
    chars,
    cursor::Cursor,
    lexicon::numerals::{self, NOT_LEADING},
};

/// A row of Chinese digits longer than any year or telephone number is no number.
const MAX_ROW: usize = 18;

/// Chinese digits below ten thousand while they are read.
pub(super) struct Section<'t> {
    pub(super) here: Cursor<'t>,
    pub(super) low: u64,
    pub(super) high: u64,
    pub(super) step: u64,
    /// The scale of the last digit that had one.
    last: u64,
    zero: bool,
    /// Goes on after 万 or 亿.
    joined: bool,
    pub(super) lone: bool,
    pub(super) scaled: bool,
    pub(super) bare: bool,
    pub(super) read: bool,
    pub(super) row: u8,
    /// A space stands between a digit and its scale, as in letter-spaced lines: 一 百 五 十.
    pub(super) spaced: bool,
}

impl<'t> Section<'t> {
    pub(super) fn read(here: Cursor<'t>, joined: bool) -> Self {
        let mut section = Section {
            here,
            low: 0,
            high: 0,
            step: 1,
            last: 10_000,
            zero: false,
            joined,
            lone: false,
            scaled: false,
            bare: false,
            read: false,
            row: 0,
            spaced: false,
        };
        if !joined && section.digit_row() {
            return section;
        }
        while section.next() {}
        section
    }

    /// Digits side by side without scales: 二〇二五, 九五. A pair of neighbours (七八) is left to `next`.
    fn digit_row(&mut self) -> bool {
        let (mut value, mut count, mut here) = (0_u64, 0_usize, self.here);
        while let (next, Some(d)) = (here.past_break(), positional(here.past_break(), count)) {
            if count < MAX_ROW {
                value = value * 10 + u64::from(d);
            }
            count += 1;
            here = next;
            here.bump();
        }
        let scale_follows = here.peek().is_some_and(|c| small_scale(c).is_some());
        if !(2..=MAX_ROW).contains(&count)
            || scale_follows && count == 2
            || count == 2 && self.pair().is_some()
        {
            self.row = count.min(MAX_ROW) as u8;
            if count > MAX_ROW {
                self.here = here;
            }
            return count > MAX_ROW;
        }
        (self.low, self.high, self.row, self.read, self.here) = (value, value, count as u8, true, here);
        true
    }

    /// Two neighbouring digits here, smaller first: 三四, 七八, 一两.
    fn pair(&self) -> Option<(u64, u64, Cursor<'t>)> {
        let mut here = self.here;
        let first = here.bump().and_then(digit)?;
        here = here.past_break();
        let comma = here.eat("、");
        let second = here.bump().and_then(digit)?;
        let neighbours = first > 0 && (second == first + 1 || (first, second) == (3, 5));
        // 三、四十 as it was printed; 第三、四十 and 二、三、四十 are lists.
        let list = comma
            && (here.peek().and_then(small_scale).is_none()
                || self.here.previous().is_some_and(|c| matches!(c, '第' | '、') || digit(c).is_some()));
        let alone = here.peek().and_then(digit).is_none();
        (neighbours && alone && !list).then_some((first.into(), second.into(), here))
    }

    /// Reads one digit with its scale; false at the end.
    fn next(&mut self) -> bool {
        let mut here = if self.read || self.joined { self.further() } else { self.here };
        let Some(c) = here.bump() else { return false };
        if let Some(tens) = look_up(numerals::TENS, c).filter(|_| self.last > 10) {
            return self.put(u64::from(tens) / 10, u64::from(tens) / 10, 10, here);
        }
        if let Some(scale) = small_scale(c) {
            return self.scale_without_digit(scale.into(), here);
        }
        match digit(c) {
            Some(0) if self.joined || self.read => {
                self.zero = true;
                self.here = here;
                here.peek().is_some_and(|c| digit(c).is_some() || c == '十')
            }
            Some(d) if !self.read || self.scaled => self.digit(d.into(), here),
            _ => false,
        }
    }

    /// The place of the next digit: past a line break, and past a space where the line is letter-spaced.
    fn further(&self) -> Cursor<'t> {
        let next = self.here.past_blanks();
        if next.at() == self.here.at() || self.spaced {
            return next;
        }
        let mut after = next;
        let digit = after.bump().is_some_and(|c| digit(c).is_some_and(|d| d > 0));
        let scale = after.past_blanks().peek().and_then(small_scale);
        let letters = digit && after.past_blanks().at() > after.at();
        let goes_on = letters && scale.is_some_and(|scale| u64::from(scale) < self.last);
        if goes_on { next } else { self.here.past_break() }
    }

    fn scale_without_digit(&mut self, scale: u64, here: Cursor<'t>) -> bool {
        if scale >= self.last || self.read && !(scale == 10 && self.zero) {
            return false;
        }
        self.bare = scale > 10 && !self.read && !self.leads(scale, here);
        let bare = self.bare;
        self.put(1, 1, scale, here) && !bare
    }

    /// Whether the 百 or 千 before `after` stands for 一百 or 一千 and a smaller part follows: 千五百, 百廿, 千零三.
    fn leads(&self, scale: u64, after: Cursor<'_>) -> bool {
        let mut next = after.past_break();
        if self.here.previous().is_some_and(|c| NOT_LEADING.contains(&c)) {
            return false;
        }
        let Some(c) = next.bump() else { return false };
        let follows = next.past_break().peek();
        let scaled = follows.and_then(small_scale).is_some_and(|smaller| u64::from(smaller) < scale);
        match (c, digit(c)) {
            // 千一, 百两 and 万一 are words, or 两 is a weight.
            ('两' | '兩', _) => scaled,
            ('一', _) => scaled || follows.is_some_and(|c| matches!(c, '二' | '两' | '兩')),
            (_, Some(0)) => follows.is_some_and(|c| digit(c).is_some_and(|d| d > 0) || c == '十'),
            (_, Some(_)) => true,
            (c, None) => look_up(numerals::TENS, c).is_some(),
        }
    }

    /// Whether the digit read next stands by itself or in a numeral, so that a space after it may be letter-spacing.
    fn is_letter(&self) -> bool {
        let before = self.here.previous();
        before
            .is_none_or(|c| chars::is_blank(c) || c == '之' || digit(c).is_some() || small_scale(c).is_some())
    }

    fn digit(&mut self, d: u64, here: Cursor<'t>) -> bool {
        let (low, high, here) = self.pair().unwrap_or((d, d, here));
        let mut next = here.past_break();
        if next.peek().is_some_and(chars::is_blank) && self.is_letter() {
            next = here.past_blanks();
        }
        let parted = next.at() > here.at();
        let scale = next.bump().and_then(|c| {
            let prefix = c == '千' && is_prefixed(next.rest()) && next.peek() != Some('米');
            small_scale(c).filter(|_| !prefix)
        });
        // 十两, 三千两: a weight, as a last place is told with 二.
        let weight =
            low == high && scale.is_none() && matches!(self.here.past_break().peek(), Some('两' | '兩'));
        match scale.map(u64::from) {
            _ if weight && (self.read || self.joined) => false,
            Some(scale) if scale < self.last => {
                self.spaced |= parted;
                self.put(low, high, scale, next) && low == high
            }
            Some(_) => false,
            None => {
                let place = if self.read && !self.zero && self.last > 10 { self.last / 10 } else { 1 };
                self.lone = !self.read && !self.zero;
                let scaled = self.scaled;
                self.put(low, high, place, here);
                self.scaled = scaled;
                false
            }
        }
    }

    fn put(&mut self, low: u64, high: u64, scale: u64, here: Cursor<'t>) -> bool {
        self.low += low * scale;
        self.high += high * scale;
        (self.step, self.last, self.here) = (scale, scale, here);
        (self.read, self.scaled, self.zero) = (true, true, false);
        true
    }
}

/// The value of a digit in a row: 两 never stands in one, and a figure 0 or a letter O may stand for 〇 inside it.
fn positional(here: Cursor<'_>, count: usize) -> Option<u8> {
    match here.peek()? {
        '两' | '兩' => None,
        '0' | '０' | 'O' | 'Ｏ' if count > 0 => {
            let mut next = here;
            next.bump();
            next.peek().and_then(digit).map(|_| 0)
        }
        c => digit(c),
    }
}
