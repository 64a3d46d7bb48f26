//! Numerals in any script a newspaper mixes: 3130.82万, 三十六万八千, 4萬2千, 二〇二五, 十几, 七八百.

use super::{
    anchor::is_anchor,
    figures::{self, Figures},
    section::Section,
};
use crate::{chars, cursor::Cursor, lexicon::numerals};
use rust_decimal::Decimal;

/// A number without its unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Numeral {
    pub(crate) low: Decimal,
    /// Equal to `low` but for 七八百, 数十.
    pub(crate) high: Decimal,
    /// One unit of the last place named: what 余 and 多 stay below.
    pub(crate) step: Decimal,
    /// What the digits are multiplied by, where it is one scale for all of them: 10000 in 3.5万, 1000 in 三千.
    pub(crate) scale: Decimal,
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) inside: Option<Inside>,
    pub(crate) form: Form,
}

/// A word of approximation inside the numeral.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Inside {
    /// 余, 多, 几 after the number: above it, below the next step.
    More,
    /// 来: around it.
    Around,
    /// 上百, 上万: at least.
    AtLeast,
}

/// How a numeral is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Form {
    /// Has figures.
    pub(crate) figures: bool,
    /// Digits before the point, of a number in figures.
    pub(crate) whole: u8,
    /// Has a scale character.
    pub(crate) scaled: bool,
    /// A scale with no digit before it: 千余, 上百.
    pub(crate) bare: bool,
    /// The count of Chinese digits that stand side by side, as in 二〇二五.
    pub(crate) row: u8,
    /// Names an interval: 三四, 数百.
    pub(crate) vague: bool,
}

/// The value of a Chinese digit.
#[inline]
pub(crate) fn digit(c: char) -> Option<u8> {
    look_up(numerals::DIGITS, c)
}

pub(super) fn small_scale(c: char) -> Option<u16> {
    look_up(numerals::SMALL_SCALES, c)
}

#[inline]
pub(super) fn look_up<T: Copy>(table: &[(char, T)], c: char) -> Option<T> {
    let row = table.binary_search_by_key(&c, |row| row.0).ok()?;
    table.get(row).map(|row| row.1)
}

/// Reads the numeral at the anchor `start`; where there is none, gives the place to go on from.
pub(crate) fn read(text: &str, start: usize) -> Result<Numeral, usize> {
    let here = Cursor::new(text, start);
    let inside = here.previous().is_some_and(is_scale) && !follows_name(here);
    if here.peek().is_some_and(|c| chars::digit(c).is_some()) {
        let figures = figures::read(text, start)?;
        if inside {
            return Err(figures.end);
        }
        if let Some(numeral) = plain_figures(here, figures) {
            return Ok(numeral);
        }
        let mut reader = Reader::new(here);
        reader.figures(figures)?;
        return reader.finish();
    }
    if inside {
        return Err(start + here.peek().map_or(1, char::len_utf8));
    }
    if let Some(numeral) = single_digit(here) {
        return Ok(numeral);
    }
    let mut reader = Reader::new(here);
    reader.section();
    reader.plain().map_or_else(|| reader.finish(), Ok)
}

/// Whether `c` is a scale: what follows it directly goes on with a number and never begins one.
fn is_scale(c: char) -> bool {
    matches!(c, '十' | '百' | '千' | '万' | '萬' | '亿' | '億' | '拾' | '佰' | '仟')
}

/// Whether the 千 before `here` ends a name: 秋千, 张大千.
fn follows_name(here: Cursor<'_>) -> bool {
    let before = here.before();
    ["秋千", "鞦韆", "大千"].iter().any(|name| before.ends_with(name))
}

/// Figures with at most one big scale, where nothing goes on with them: the common case.
fn plain_figures(here: Cursor<'_>, figures: Figures) -> Option<Numeral> {
    let mut end = Cursor::new(here.text(), figures.end);
    let (mut low, mut step, mut scale) = (figures.value, Decimal::new(1, figures.decimals), Decimal::ONE);
    let next = end.peek();
    let scaled = match next {
        Some('万' | '萬') => 10_000,
        Some('亿' | '億') => 100_000_000,
        _ => 1,
    };
    if scaled > 1 {
        end = end.on("万".len());
        scale = Decimal::from(scaled);
        (low, step) = (low.checked_mul(scale)?, step.checked_mul(scale)?);
    }
    if end.peek().is_some_and(|c| goes_on(c) || scaled > 1 && is_anchor(c)) {
        return None;
    }
    let form = Form { figures: true, whole: figures.whole, scaled: scaled > 1, ..Form::default() };
    Some(Numeral { low, high: low, step, scale, start: here.at(), end: end.at(), inside: None, form })
}

/// One Chinese digit with nothing numeric after it.
fn single_digit(here: Cursor<'_>) -> Option<Numeral> {
    let mut end = here;
    let value = end.bump().and_then(digit).filter(|&value| value > 0)?;
    if end.peek().is_some_and(|c| goes_on(c) || is_anchor(c) || matches!(c, '点' | '點')) {
        return None;
    }
    let low = Decimal::from(value);
    let form = Form { row: 1, ..Form::default() };
    let (step, scale) = (Decimal::ONE, Decimal::ONE);
    Some(Numeral { low, high: low, step, scale, start: here.at(), end: end.at(), inside: None, form })
}

/// Whether `c` can go on with a numeral: a scale, a mark of approximation, a blank before either.
fn goes_on(c: char) -> bool {
    matches!(
        c,
        '十' | '百'
            | '千'
            | '万'
            | '萬'
            | '亿'
            | '億'
            | '兆'
            | '余'
            | '餘'
            | '多'
            | '几'
            | '幾'
            | '来'
            | '來'
            | '○'
            | '◯'
    ) || chars::is_blank(c)
        || matches!(c, '拾' | '佰' | '仟')
}

/// The sum so far, part by part: 3 亿 · 2 千 万 · 500.
struct Reader<'t> {
    here: Cursor<'t>,
    start: usize,
    low: Decimal,
    high: Decimal,
    step: Decimal,
    part: Part,
    inside: Option<Inside>,
    form: Form,
    multiplier: Decimal,
}

/// A part below ten thousand, before its 万 or 亿.
#[derive(Clone, Copy, Default)]
struct Part {
    low: Decimal,
    high: Decimal,
    step: Decimal,
    /// A single digit that a smaller place than one may be meant by: 三万二.
    lone: bool,
    read: bool,
    /// Just 十, which 几 and 数 may multiply.
    ten: bool,
    /// One digit with one scale: 三千.
    single: bool,
}

impl<'t> Reader<'t> {
    fn new(here: Cursor<'t>) -> Self {
        Reader {
            here,
            start: here.at(),
            low: Decimal::ZERO,
            high: Decimal::ZERO,
            step: Decimal::ONE,
            part: Part::default(),
            inside: None,
            form: Form::default(),
            multiplier: Decimal::ONE,
        }
    }

    /// The numeral as it stands, where nothing can come before or after it: the common case.
    fn plain(&self) -> Option<Numeral> {
        let ends = self.here.peek().is_none_or(|c| !goes_on(c));
        let begins = !self.form.bare && !self.part.ten;
        (ends && begins && self.part.read).then(|| Numeral {
            low: self.part.low,
            high: self.part.high,
            step: self.part.step,
            scale: if self.part.single { self.part.step } else { Decimal::ONE },
            start: self.start,
            end: self.here.at(),
            inside: None,
            form: self.form,
        })
    }

    /// Figures, and the 百 or 千 that may follow them: 3千5百.
    fn figures(&mut self, figures: Figures) -> Result<(), usize> {
        self.here = Cursor::new(self.here.text(), figures.end);
        self.form = Form { figures: true, whole: figures.whole, ..self.form };
        let step = Decimal::new(1, figures.decimals);
        self.part = Part { low: figures.value, high: figures.value, step, read: true, ..Part::default() };
        let mut last = 10_000;
        while let Some((scale, next)) = self.scale_after_figures(last) {
            last = scale;
            self.here = next;
            self.form.scaled = true;
            let place = Decimal::from(scale);
            self.part.step *= place;
            // Only the figures just read are multiplied: 3千 + 5百.
            let latest = if self.part.lone { Decimal::ZERO } else { self.part.low };
            if !self.part.lone {
                self.part.low = latest.checked_mul(place).ok_or(self.here.at())?;
                self.part.high = self.part.low;
                self.part.lone = true;
            }
            let Some((more, next_scale, after)) = self.digit_and_scale(last) else { break };
            last = next_scale;
            self.here = after;
            self.part.low += Decimal::from(more * u32::from(next_scale));
            self.part.high = self.part.low;
            self.part.step = Decimal::from(next_scale);
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
    fn section(&mut self) {
        let section = Section::read(self.here, self.form.scaled || self.part.read);
        self.here = section.here;
        self.part = Part {
            low: Decimal::from(section.low),
            high: Decimal::from(section.high),
            step: Decimal::from(section.step),
            lone: section.lone,
            read: section.read,
            ten: section.low == 10,
            single: section.low < section.step * 10,
        };
        self.form.scaled |= section.scaled;
        self.form.bare |= section.bare;
        self.form.vague |= section.low != section.high;
        self.form.row = self.form.row.max(section.row);
        self.chinese_decimals();
    }

    /// 三点五, where no clock is meant: 三点五分 is not read, 三点五万 is.
    fn chinese_decimals(&mut self) {
        let mut next = self.here;
        if !self.part.read || self.form.vague || next.eat_any(&['点', '點']).is_none() {
            return;
        }
        let (mut value, mut scale) = (0_i64, 0_u32);
        while let Some(d) = next.peek().and_then(digit).filter(|_| scale < 9) {
            value = value * 10 + i64::from(d);
            scale += 1;
            next.bump();
        }
        let clock = next.peek().is_some_and(|c| matches!(c, '十' | '分' | '刻' | '钟' | '鐘' | '个' | '個'));
        if scale > 0 && (!clock || next.rest().starts_with("个百") || next.rest().starts_with("個百")) {
            self.part.low += Decimal::new(value, scale);
            self.part.high = self.part.low;
            self.part.step = Decimal::new(1, scale);
            self.part.lone = false;
            self.here = next;
        }
    }

    fn finish(mut self) -> Result<Numeral, usize> {
        self.prefix();
        let overflow = Err(self.here.at().max(self.start + 1));
        let mut below = Decimal::MAX;
        loop {
            self.mark();
            let (scale, next) = self.big_scale();
            if scale == Decimal::ONE {
                if !self.part.read || self.add(Decimal::ONE, below).is_none() {
                    return Err(self.here.at().max(self.start + 1));
                }
                break;
            }
            if !self.part.read {
                self.part = Part { low: Decimal::ONE, high: Decimal::ONE, step: Decimal::ONE, ..self.part };
                self.part.read = true;
                self.form.bare = true;
                self.prefix();
            }
            if self.add(scale, below).is_none() {
                return overflow;
            }
            self.form.scaled = true;
            self.multiplier = if below == Decimal::MAX { scale } else { Decimal::ONE };
            self.here = next;
            below = scale;
            self.mark();
            if self.inside.is_some() || !self.continues(scale) {
                break;
            }
        }
        Ok(Numeral {
            low: self.low,
            high: self.high,
            step: self.step,
            scale: self.scale(),
            start: self.start,
            end: self.here.at(),
            inside: self.inside,
            form: self.form,
        })
    }

    fn scale(&self) -> Decimal {
        if self.form.figures {
            return self.multiplier;
        }
        let digits = self.low.checked_div(self.step).unwrap_or_default();
        if digits < Decimal::TEN && digits.fract().is_zero() { self.step } else { self.multiplier }
    }

    /// Adds the part times `scale`; a lone digit after 万 or 亿 stands for the next place: 三万二 is 32000.
    fn add(&mut self, scale: Decimal, below: Decimal) -> Option<()> {
        if below < scale {
            // 一万五千亿: the 亿 counts all that went before it.
            self.low = self.low.checked_mul(scale)?;
            self.high = self.high.checked_mul(scale)?;
        }
        let mut place = scale;
        if self.part.lone && self.form.scaled && scale == Decimal::ONE && below != Decimal::MAX {
            place = below.checked_div(Decimal::TEN)?;
        }
        self.low = self.low.checked_add(self.part.low.checked_mul(place)?)?;
        self.high = self.high.checked_add(self.part.high.checked_mul(place)?)?;
        self.step = self.part.step.checked_mul(place)?;
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

    /// Whether the number so far is round, so that 来 after it can mean "or so": 十来, 50来.
    fn round(&self) -> bool {
        self.form.scaled || self.form.whole > 1 && (self.part.low % Decimal::TEN).is_zero()
    }

    /// The 万, 亿, 万亿 that stand here, as a factor, and the place after them.
    fn big_scale(&self) -> (Decimal, Cursor<'t>) {
        let (mut power, mut end) = (0_u32, self.here);
        let mut next = end.past_blanks();
        while let Some(scale) = next.peek().and_then(|c| look_up(numerals::BIG_SCALES, c)) {
            let c = next.bump();
            if matches!(c, Some('兆')) && is_prefixed(next.rest()) || power + u32::from(scale) > 16 {
                break;
            }
            power += u32::from(scale);
            end = next;
        }
        (Decimal::from(10_u64.pow(power)), end)
    }

    /// Whether a smaller part follows: 3万4000, 三十六万八千, 1亿2千万. Reads it.
    fn continues(&mut self, scale: Decimal) -> bool {
        match self.here.peek() {
            Some(c) if chars::digit(c).is_some() && self.form.figures => self.figures_after(scale),
            Some(c) if digit(c).is_some() || c == '十' || c == '廿' => {
                let before = (self.here, self.form);
                self.section();
                // 万五千 is 15000, 万一 is a word.
                let word = before.1.bare && self.part.lone && self.part.low == Decimal::ONE;
                let unread = word
                    || !self.part.read
                    || self.form.row > 1
                    || self.form.vague != before.1.vague
                    || self.big_scale().0 == scale;
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

    fn figures_after(&mut self, scale: Decimal) -> bool {
        let before = (self.here, self.part);
        let read =
            figures::read(self.here.text(), self.here.at()).and_then(|figures| self.figures(figures)).is_ok()
                && self.part.low < scale
                && self.part.low.scale() == 0;
        if !read {
            (self.here, self.part) = before;
        } else if self.part.low < Decimal::TEN {
            self.part.lone = true;
        }
        read
    }
}

/// One unit of the last place that is not zero: 100 in 4600, 0.1 in 1.9.
fn last_place(value: Decimal) -> Decimal {
    let (mut digits, mut place) = (value.mantissa(), Decimal::new(1, value.scale()));
    while digits != 0 && digits % 10 == 0 {
        digits /= 10;
        place *= Decimal::TEN;
    }
    place
}

/// After these 来 is the verb: 来自, 来到.
const AFTER_COME: &str = "自了到源访訪看说說往回得宾賓电電临臨年华華信函稿";

/// Whether the 千 or 兆 before `rest` is a metric prefix.
pub(super) fn is_prefixed(rest: &str) -> bool {
    numerals::PREFIXED.iter().any(|unit| rest.starts_with(unit))
}

/// Whether 数 or 几 belongs to a word before it (人数, 多数) and does not mean "several".
fn is_word_before_several(before: Option<char>) -> bool {
    before.is_some_and(|c| {
        matches!(
            c,
            '人' | '次' | '户' | '戶' | '件' | '总' | '總' | '多' | '少' | '指' | '岁' | '倍' | '分' | '基'
        ) || matches!(c, '系' | '字' | '无' | '無' | '为' | '参' | '函' | '天' | '个' | '個' | '量' | '点')
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::{format, string::ToString};

    #[track_caller]
    fn reads(text: &str, value: &str, rest: &str) {
        let start = text.char_indices().find(|&(_, c)| super::super::anchor::is_anchor(c)).unwrap().0;
        let numeral = read(text, start).unwrap_or_else(|at| panic!("{text}: none, on from {at}"));
        let low = numeral.low.normalize().to_string();
        let high = numeral.high.normalize().to_string();
        let got = if low == high { low } else { format!("{low}..{high}") };
        assert_eq!((got.as_str(), text.get(numeral.end..)), (value, Some(rest)), "{text}");
    }

    #[test]
    fn tables_are_sorted() {
        assert!(numerals::DIGITS.is_sorted_by_key(|row| row.0));
        assert!(numerals::SMALL_SCALES.is_sorted_by_key(|row| row.0));
        assert!(numerals::TENS.is_sorted_by_key(|row| row.0));
        assert!(numerals::BIG_SCALES.is_sorted_by_key(|row| row.0));
    }

    #[test]
    fn figures_with_scales() {
        reads("3130.82万件", "31308200", "件");
        reads("3130.82 万 件", "31308200", " 件");
        reads("3万4000元", "34000", "元");
        reads("25万6千", "256000", "");
        reads("1亿2千万人", "120000000", "人");
        reads("4萬2千人", "42000", "人");
        reads("2.5万亿元", "2500000000000", "元");
        reads("2.5兆元", "2500000000000", "元");
        reads("225兆瓦", "225", "兆瓦");
        reads("3百万", "3000000", "");
        reads("3千5百人", "3500", "人");
        reads("12千米", "12", "千米");
        reads("500万千瓦时", "5000000", "千瓦时");
        reads("1,100万", "11000000", "");
    }

    #[test]
    fn chinese_numerals() {
        reads("五十二万四千元", "524000", "元");
        reads("二百三十余万元", "2300000", "元");
        reads("一万零十二", "10012", "");
        reads("一万五千亿", "1500000000000", "");
        reads("一千零五十", "1050", "");
        reads("两千五百", "2500", "");
        reads("一百二", "120", "");
        reads("三万二", "32000", "");
        reads("廿四年", "24", "年");
        reads("民国卅五年", "35", "年");
        reads("叁佰贰拾元", "320", "元");
        reads("十一件", "11", "件");
        reads("二十亩", "20", "亩");
        reads("三点五万", "35000", "");
        reads("零点五", "0.5", "");
        reads("二十万亿", "20000000000000", "");
        reads("万万", "100000000", "");
        reads("三千瓦", "3", "千瓦");
        reads("三千米", "3000", "米");
    }

    #[test]
    fn a_leading_scale_counts_once() {
        reads("千八百元", "1800", "元");
        reads("百四十户", "140", "户");
        reads("佰陆拾元", "160", "元");
        reads("百卅里", "130", "里");
        reads("千零二十人", "1020", "人");
        reads("百三元", "130", "元");
        reads("千七八百斤", "1700..1800", "斤");
        reads("万六千人", "16000", "人");
        reads("萬二元", "12000", "元");
        reads("千两百块", "1200", "块");
        reads("百一十斤", "110", "斤");
    }

    #[test]
    fn a_bare_scale_stays_bare() {
        reads("万一有事", "10000", "一有事");
        reads("千两白银", "1000", "两白银");
        reads("千一", "1000", "一");
        reads("数千七百", "2000..9000", "七百");
        reads("秋千四架", "1000", "四架");
        reads("十两", "10", "两");
        reads("五百两", "500", "两");
        reads("二万两", "20000", "两");
    }

    #[test]
    fn no_number_begins_inside_another() {
        for text in ["数千六", "百十", "六百4"] {
            let (inside, _) = text.char_indices().next_back().unwrap();
            assert!(read(text, inside).is_err(), "{text}");
        }
        assert!(read("秋千四架", "秋千".len()).is_ok());
    }

    #[test]
    fn rows_and_pairs() {
        reads("二〇二五年", "2025", "年");
        reads("九五折", "95", "折");
        reads("七八百人", "700..800", "人");
        reads("十五六岁", "15..16", "岁");
        reads("三四十平方米", "30..40", "平方米");
        reads("一两天", "1..2", "天");
        reads("五六万元", "50000..60000", "元");
        reads("二三十人", "20..30", "人");
    }

    #[test]
    fn several_and_more() {
        reads("十几万", "100000", "");
        reads("几十辆", "20..90", "辆");
        reads("50来人", "50", "人");
        reads("十来个", "10", "个");
        reads("30来自", "30", "来自");
        reads("数百名", "200..900", "名");
        reads("数万人", "20000..90000", "人");
        reads("上百家", "100", "家");
        reads("千余人次", "1000", "人次");
        reads("3800余万亩", "38000000", "亩");
        reads("7亿多元", "700000000", "元");
        reads("1.9万余名", "19000", "名");
        let numeral = read("二十多年", 0).unwrap();
        assert_eq!((numeral.inside, numeral.step), (Some(Inside::More), Decimal::TEN));
    }

    #[test]
    fn too_long_is_skipped_whole() {
        assert_eq!(read(&"1".repeat(500), 0), Err(500));
        assert_eq!(read(&"一".repeat(500), 0), Err(1500));
        assert!(read(&"9".repeat(28), 0).is_ok());
        assert!(read("99999999999999999999999999万亿", 0).is_err());
    }
}
