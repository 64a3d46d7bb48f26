//! Numerals that are put together: 1亿2千万, 三十六万八千, 数十万, 二百三十余万.

use super::{
    Power,
    figures::{self, Figures},
    numeral::{Form, Inside, Numeral, digit, goes_on, is_prefixed, look_up, small_scale},
    section::Section,
};
use crate::{
    chars,
    cursor::Cursor,
    lexicon::numerals::{self, AFTER_COME, AFTER_COUNT, BEFORE_SEVERAL},
};
use rust_decimal::Decimal;

/// The sum so far, part by part: 3 亿 · 2 千 万 · 500.
pub(super) struct Reader<'t> {
    here: Cursor<'t>,
    start: usize,
    low: Decimal,
    high: Decimal,
    step: Power,
    part: Part,
    inside: Option<Inside>,
    form: Form,
    multiplier: Power,
    /// A space stands before a scale: 一 百.
    spaced: bool,
}

/// A part below ten thousand, before its 万 or 亿.
#[derive(Clone, Copy, Default)]
struct Part {
    low: Decimal,
    high: Decimal,
    step: Power,
    /// A single digit that a smaller place than one may be meant by: 三万二.
    lone: bool,
    read: bool,
    /// Just 十, which 几 and 数 may multiply.
    ten: bool,
    /// One digit with one scale: 三千.
    single: bool,
    /// Figures with one small scale: 3千.
    small: Option<Power>,
}

impl<'t> Reader<'t> {
    pub(super) fn new(here: Cursor<'t>) -> Self {
        Reader {
            here,
            start: here.at(),
            low: Decimal::ZERO,
            high: Decimal::ZERO,
            step: Power::ONE,
            part: Part::default(),
            inside: None,
            form: Form::default(),
            multiplier: Power::ONE,
            spaced: false,
        }
    }

    /// The numeral as it stands, where nothing can come before or after it: the common case.
    pub(super) fn plain(&self) -> Option<Numeral> {
        let ends = self.here.peek().is_none_or(|c| !goes_on(c));
        let begins = !self.form.bare && !self.part.ten;
        (ends && begins && self.part.read).then(|| Numeral {
            low: self.part.low,
            high: self.part.high,
            step: self.part.step,
            scale: if self.part.single { self.part.step } else { Power::ONE },
            big: Power::ONE,
            start: self.start,
            end: self.here.at(),
            inside: None,
            form: self.form,
        })
    }

    /// Figures, and the 百 or 千 that may follow them: 3千5百.
    pub(super) fn figures(&mut self, figures: Figures) -> Result<(), usize> {
        self.here = Cursor::new(self.here.text(), figures.end);
        self.form = Form { figures: true, whole: figures.whole, ..self.form };
        let step = Power::below_point(figures.decimals);
        self.part = Part { low: figures.value, high: figures.value, step, read: true, ..Part::default() };
        let mut last = 10_000;
        while let Some((scale, next)) = self.scale_after_figures(last) {
            last = scale;
            self.here = next;
            self.form.scaled = true;
            let place = Power::of_scale(scale.into());
            self.part.small = (!self.part.lone).then_some(place);
            self.part.step = self.part.step.times(place);
            // Only the figures just read are multiplied: 3千 + 5百.
            if !self.part.lone {
                self.part.low = place.of(self.part.low).ok_or(self.here.at())?;
                self.part.high = self.part.low;
                self.part.lone = true;
            }
            let Some((more, next_scale, after)) = self.digit_and_scale(last) else { break };
            self.part.small = None;
            last = next_scale;
            self.here = after;
            self.part.low += Decimal::from(more * u32::from(next_scale));
            self.part.high = self.part.low;
            self.part.step = Power::of_scale(next_scale.into());
        }
        self.part.lone = false;
        Ok(())
    }

    fn scale_after_figures(&self, below: u16) -> Option<(u16, Cursor<'t>)> {
        let mut next = self.here.past_blanks();
        let c = next.bump()?;
        let scale = small_scale(c).filter(|&scale| scale < below)?;
        let prefix = c == '千' && is_prefixed(next.rest());
        (!prefix).then_some((scale, next))
    }

    /// One more digit with a smaller scale: the 5百 of 3千5百.
    fn digit_and_scale(&self, below: u16) -> Option<(u32, u16, Cursor<'t>)> {
        let mut next = self.here;
        let c = next.bump()?;
        let value = chars::digit(c).or_else(|| digit(c))?;
        let scale = small_scale(next.bump()?).filter(|&scale| scale < below)?;
        Some((u32::from(value), scale, next))
    }

    /// Chinese digits with 十, 百, 千; nothing is read where none stand.
    pub(super) fn section(&mut self) {
        let section = Section::read(self.here, self.form.scaled || self.part.read);
        self.here = section.here;
        self.spaced = section.spaced;
        self.part = Part {
            low: Decimal::from(section.low),
            high: Decimal::from(section.high),
            step: Power::of_scale(section.step),
            lone: section.lone,
            read: section.read,
            ten: section.low == 10,
            single: section.low < section.step * 10,
            small: None,
        };
        self.form.scaled |= section.scaled;
        self.form.bare |= section.bare;
        self.form.vague |= section.low != section.high;
        self.form.row = self.form.row.max(section.row);
        self.chinese_decimals();
    }

    /// 三点五, where no clock is meant: 三点五分 is not read, 三点五万 and 三点五分钟 are.
    fn chinese_decimals(&mut self) {
        let mut next = self.here.past_blanks();
        let parted = next.at() > self.here.at();
        if !self.part.read || self.form.vague || next.eat_any(&['点', '點']).is_none() {
            return;
        }
        let digits = next.past_blanks();
        let spaced = digits.at() > next.at();
        next = digits;
        let (mut value, mut scale) = (0_i64, 0_u32);
        while let Some(d) = next.peek().and_then(digit).filter(|_| scale < MAX_PLACES) {
            value = value * 10 + i64::from(d);
            scale += 1;
            next.bump();
        }
        // Letter-spaced lines have a space on both sides of 点; after one space something else begins.
        let whole = !spaced || parted || self.form.scaled && self.spaced || is_point_unit(next);
        if scale > 0 && whole && !is_clock(next) {
            self.part.low += Decimal::new(value, scale);
            self.part.high = self.part.low;
            self.part.step = Power::below_point(scale);
            self.part.lone = false;
            self.here = next;
        }
    }

    pub(super) fn finish(mut self) -> Result<Numeral, usize> {
        self.prefix();
        let overflow = Err(self.here.at().max(self.start + 1));
        let mut below = Power::MAX;
        loop {
            self.mark();
            let (scale, next) = self.big_scale();
            if scale == Power::ONE {
                if !self.part.read || self.add(Power::ONE, below).is_none() {
                    return Err(self.here.at().max(self.start + 1));
                }
                break;
            }
            if !self.part.read {
                self.part = Part { low: Decimal::ONE, high: Decimal::ONE, step: Power::ONE, ..self.part };
                self.part.read = true;
                self.form.bare = true;
                self.prefix();
            }
            if self.add(scale, below).is_none() {
                return overflow;
            }
            self.form.scaled = true;
            self.multiplier = if below == Power::MAX { scale } else { Power::ONE };
            self.here = next;
            below = scale;
            self.mark();
            if self.inside.is_some() || !self.continues(scale) {
                break;
            }
        }
        Ok(self.sum())
    }

    /// The numeral that the parts add up to.
    fn sum(&self) -> Numeral {
        Numeral {
            low: self.low,
            high: self.high,
            step: self.step,
            scale: self.scale(),
            big: self.multiplier,
            start: self.start,
            end: self.here.at(),
            inside: self.inside,
            form: self.form,
        }
    }

    fn scale(&self) -> Power {
        if self.form.figures {
            return self.multiplier.times(self.part.small.unwrap_or(Power::ONE));
        }
        let digits = self.step.into(self.low).unwrap_or_default();
        if digits < Decimal::TEN && digits.fract().is_zero() { self.step } else { self.multiplier }
    }

    /// Adds the part times `scale`; a lone digit after 万 or 亿 stands for the next place: 三万二 is 32000.
    fn add(&mut self, scale: Power, below: Power) -> Option<()> {
        if below < scale {
            // 一万五千亿: the 亿 counts all that went before it.
            self.low = scale.of(self.low)?;
            self.high = scale.of(self.high)?;
        }
        let mut place = scale;
        if self.part.lone && self.form.scaled && scale == Power::ONE && below != Power::MAX {
            place = below.next_place();
        }
        self.low = self.low.checked_add(place.of(self.part.low)?)?;
        self.high = self.high.checked_add(place.of(self.part.high)?)?;
        self.step = self.part.step.times(place);
        Some(())
    }

    /// 数 and 几 before the scale they multiply, 上 before the scale it bounds.
    fn prefix(&mut self) {
        let Some(before) = Cursor::new(self.here.text(), self.start).previous() else { return };
        if !self.form.bare && !self.part.ten || self.form.figures {
            return;
        }
        let mark = Cursor::new(self.here.text(), self.start).back(before.len_utf8());
        match before {
            '几' | '幾' | '数' | '數' if !is_word_before_several(mark.previous()) => {
                self.part.high = self.part.low * Decimal::from(9);
                self.part.low += self.part.low;
                self.form.vague = true;
                self.form.bare = false;
            }
            '上' if self.form.bare && mark.previous() != Some('以') => self.inside = Some(Inside::AtLeast),
            _ => return,
        }
        self.start = mark.at();
    }

    /// 余, 多, 几, 来 after the digits.
    fn mark(&mut self) {
        if self.inside.is_some() || !(self.part.read || self.form.scaled) {
            return;
        }
        let next = self.here.past_blanks();
        let mut after = next;
        let inside = match after.bump() {
            Some('余' | '餘' | '多') => Inside::More,
            Some('几' | '幾') if !self.form.figures && self.form.scaled => Inside::More,
            // 十数人; 十数据 is none.
            Some('数' | '數') if self.tens() && !after.peek().is_some_and(|c| AFTER_COUNT.contains(c)) => {
                Inside::More
            }
            Some('来' | '來') if self.round() && !after.peek().is_some_and(|c| AFTER_COME.contains(c)) => {
                Inside::Around
            }
            _ => return,
        };
        self.inside = Some(inside);
        self.here = after;
        if self.form.figures && !self.form.scaled {
            self.part.step = last_place(self.part.low);
        }
    }

    /// Whether the number is 十, 二十 … in characters.
    fn tens(&self) -> bool {
        !self.form.figures && self.part.step == Power::TEN && self.part.low < Decimal::ONE_HUNDRED
    }

    /// Whether the number so far is round, so that 来 after it can mean "or so": 十来, 50来.
    fn round(&self) -> bool {
        self.form.scaled || self.form.whole > 1 && (self.part.low % Decimal::TEN).is_zero()
    }

    /// The 万, 亿, 万亿 that stand here, as a factor, and the place after them.
    fn big_scale(&self) -> (Power, Cursor<'t>) {
        let (mut power, mut end) = (0_i8, self.here);
        let mut next = end.past_blanks();
        while let Some(scale) = next.peek().and_then(|c| look_up(numerals::BIG_SCALES, c)) {
            let c = next.bump();
            if matches!(c, Some('兆')) && is_prefixed(next.rest()) || power + scale > MAX_SCALE {
                break;
            }
            power += scale;
            end = next;
        }
        (Power::new(power), end)
    }

    /// Whether a smaller part follows: 3万4000, 三十六万八千, 1亿2千万. Reads it.
    fn continues(&mut self, scale: Power) -> bool {
        match self.here.peek() {
            Some(c) if chars::digit(c).is_some() && self.form.figures => self.figures_after(scale),
            Some(c) if digit(c).is_some() || matches!(c, '十' | '拾' | '廿' | '卅' | '卌') => {
                let before = (self.here, self.form);
                self.section();
                // 万五千 is 15000, 万一 is a word.
                let word = before.1.bare && self.part.lone && self.part.low == Decimal::ONE;
                let unread = word || !self.part.read || self.form.row > 1 || self.big_scale().0 == scale;
                if unread {
                    (self.here, self.form) = before;
                } else {
                    self.form.bare = false;
                }
                !unread
            }
            _ => false,
        }
    }

    fn figures_after(&mut self, scale: Power) -> bool {
        let before = (self.here, self.part);
        let read =
            figures::read(self.here.text(), self.here.at()).and_then(|figures| self.figures(figures)).is_ok()
                && scale.value().is_some_and(|scale| self.part.low < scale)
                && self.part.low.scale() == 0;
        if !read {
            (self.here, self.part) = before;
        } else if self.part.low < Decimal::TEN {
            self.part.lone = true;
        }
        read
    }
}

/// What 64 bits hold of digits after 点.
const MAX_PLACES: u32 = 18;

/// Whether a percentage point follows, which no clock time has after it.
fn is_point_unit(after: Cursor<'_>) -> bool {
    let mut next = after.past_blanks();
    next.eat_any(&['个', '個']).is_some() && next.past_blanks().peek() == Some('百')
}

/// Whether what follows says that 点 told a time: 三点五分, 三点五十; 三点五分钟 and 三点五个百分点 are numbers.
fn is_clock(after: Cursor<'_>) -> bool {
    let next = after.past_blanks();
    match next.peek() {
        Some('分') => !next.rest().starts_with("分钟") && !next.rest().starts_with("分鐘"),
        Some('个' | '個') => !is_point_unit(next),
        Some(c) => matches!(c, '十' | '刻' | '钟' | '鐘'),
        None => false,
    }
}

/// One unit of the last place that is not zero: 100 in 4600, 0.1 in 1.9.
fn last_place(value: Decimal) -> Power {
    let (mut digits, mut place) = (value.mantissa(), Power::below_point(value.scale()));
    while digits != 0 && digits % 10 == 0 {
        digits /= 10;
        place = place.times(Power::TEN);
    }
    place
}

/// 亿亿, beyond which nothing is counted.
const MAX_SCALE: i8 = 16;

/// Whether 数 or 几 belongs to a word before it and does not mean "several".
fn is_word_before_several(before: Option<char>) -> bool {
    before.is_some_and(|c| BEFORE_SEVERAL.contains(c))
}
