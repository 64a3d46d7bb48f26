//! The grammar of dates, read forward from the first number.

use super::{
    PartialDate, clock,
    year::{self, no_month},
};
use crate::{
    chars::{self, RANGE_MARKS},
    cursor::Cursor,
    lazy::Lazy,
    lexicon::{calendar, hedges},
    number::numeral::{self, Numeral},
    words::Words,
};

/// What stands at an anchor.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Reading {
    Date(Found),
    /// Calendar matter that is neither date nor quantity, up to this place: 腊月二十八, 80年代, 21世纪.
    Skip(usize),
    Other,
}

/// A date in its place.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Found {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) date: PartialDate,
    pub(crate) until: Option<PartialDate>,
    /// Where to read on: the end, or that of the lunar day after the year.
    pub(crate) resume: usize,
}

impl Found {
    pub(super) fn new(start: usize, end: Cursor<'_>, date: PartialDate) -> Self {
        Found { start, end: end.at(), date, until: None, resume: end.at() }
    }
}

/// The place after the number at `anchor`, whatever it is.
pub(crate) fn after_number(text: &str, anchor: usize, numeral: &Result<Numeral, usize>) -> usize {
    let first = Cursor::new(text, anchor).peek().map_or(1, char::len_utf8);
    match numeral {
        Ok(numeral) => numeral.end,
        Err(end) => *end,
    }
    .max(anchor + first)
}

/// Reads the date whose first number begins at `anchor`, where `numeral` was read.
pub(crate) fn read(text: &str, anchor: usize, numeral: &Result<Numeral, usize>) -> Reading {
    let here = Cursor::new(text, anchor);
    let signed = match numeral {
        Ok(numeral) => {
            numeral.form.figures
                && matches!(Cursor::new(text, numeral.end).peek(), Some(':' | '：' | '-' | '/' | '－'))
        }
        Err(_) => true,
    };
    if signed && here.peek().is_some_and(|c| chars::digit(c).is_some()) {
        if let Some(found) = numeric(here).or_else(|| clock::colon(here)) {
            return Reading::Date(found);
        }
    }
    if here.peek() == Some('元') {
        return year::first_year(here).unwrap_or(Reading::Other);
    }
    let Ok(numeral) = numeral else { return Reading::Other };
    let before = here.before_blanks();
    let mark = Cursor::new(text, numeral.end).past_blanks().peek();
    let told = mark.is_some_and(|c| is_mark(c) || RANGE_MARKS.contains(&c)) || is_lunar(before);
    if !told || before.previous() == Some('第') {
        return Reading::Other;
    }
    let Some(first) = Number::of(here, numeral) else { return Reading::Other };
    match first.after.peek() {
        Some('年') => year::year(here, first),
        Some('月') => month(here, first),
        Some('日') => day(here, first),
        Some('时' | '時' | '点' | '點') => clock::clock(here, first),
        Some('世') if first.after.rest().starts_with("世纪") || first.after.rest().starts_with("世紀") => {
            Reading::Skip(first.after.at() + "世纪".len())
        }
        _ if is_lunar(before) => Reading::Skip(first.end),
        Some(c) if RANGE_MARKS.contains(&c) => range(here, first),
        _ => Reading::Other,
    }
}

/// Whether `c` may follow the first number of a date.
const fn is_mark(c: char) -> bool {
    matches!(c, '年' | '月' | '日' | '时' | '時' | '点' | '點' | '世')
}

/// A whole number up to 9999, and the place after it and its blanks.
#[derive(Clone, Copy)]
pub(super) struct Number<'t> {
    pub(super) value: u16,
    /// Digits side by side, of either kind: 4 in 2025 and 二〇二五, 0 in 二十五.
    pub(super) row: u8,
    pub(super) figures: bool,
    /// 一, 两: hardly ever a date alone.
    loose: bool,
    pub(super) end: usize,
    pub(super) after: Cursor<'t>,
}

impl<'t> Number<'t> {
    fn read(here: Cursor<'t>) -> Option<Self> {
        if here.peek() == Some('半') {
            return None;
        }
        Number::of(here, &numeral::read(here.text(), here.at()).ok()?)
    }

    fn of(here: Cursor<'t>, numeral: &Numeral) -> Option<Self> {
        let Numeral { low, high, start, end, inside, form, .. } = *numeral;
        let plain = low == high && low.scale() == 0 && inside.is_none() && start == here.at() && !form.bare;
        let value = u16::try_from(low).ok().filter(|&value| plain && value <= 9999)?;
        let row = if form.figures { form.whole } else { form.row };
        let loose = here.peek().is_some_and(|c| matches!(c, '一' | '两' | '兩')) && end - start == 3;
        let figures = form.figures;
        (!(form.figures && form.scaled)).then(|| Number {
            value,
            row,
            figures,
            loose,
            end,
            after: Cursor::new(here.text(), end).past_blanks(),
        })
    }

    pub(super) fn within(self, first: u8, last: u8) -> Option<u8> {
        u8::try_from(self.value).ok().filter(|value| (first..=last).contains(value))
    }

    /// The number after `here`, directly or past blanks.
    pub(super) fn next(here: Cursor<'t>) -> Option<Self> {
        Number::read(here.past_blanks())
    }
}

pub(super) fn found(start: usize, end: Cursor<'_>, date: Option<PartialDate>) -> Reading {
    match date {
        Some(date) => Reading::Date(Found::new(start, end, date)),
        None => Reading::Other,
    }
}

/// 2025-03-04, 2025.3.4, 2025/3/4.
fn numeric(here: Cursor<'_>) -> Option<Found> {
    let mut next = here;
    let year = digits(&mut next, 4)?;
    let sign = next.eat_any(&['-', '.', '/', '．', '－'])?;
    let month = digits(&mut next, 2)?;
    next.eat_any(&[sign])?;
    let day = digits(&mut next, 2)?;
    let ends = next.peek().is_none_or(|c| chars::digit(c).is_none() && c != sign);
    let begins = here.previous().is_none_or(|c| chars::digit(c).is_none() && !chars::is_latin(c));
    let date = PartialDate::new(Some(year), u8::try_from(month).ok(), u8::try_from(day).ok())?;
    let recent = (1800..2200).contains(&year);
    (ends && begins && recent).then_some(Found::new(here.at(), next, date))
}

pub(super) fn digits(here: &mut Cursor<'_>, most: usize) -> Option<u16> {
    let (mut value, mut count) = (0_u16, 0);
    while let Some(digit) = here.peek().and_then(chars::digit).filter(|_| count < most) {
        value = value * 10 + u16::from(digit);
        count += 1;
        here.bump();
    }
    (count > 0).then_some(value)
}

/// A number before 月.
fn month(here: Cursor<'_>, number: Number<'_>) -> Reading {
    let mut next = number.after;
    next.eat("月");
    let Some(month) = number.within(1, 12) else {
        return no_month(next).map_or(Reading::Other, Reading::Skip);
    };
    if next.peek().is_some_and(|c| "龄齡嫂饼餅亮薪子".contains(c)) {
        return Reading::Other;
    }
    if is_lunar(here.before_blanks()) {
        return Reading::Skip(lunar_end(next));
    }
    if let Some(end) = lunar_day(number, next) {
        return Reading::Skip(end);
    }
    month_and_day(here.at(), None, month, next)
}

/// The end of a day without 日 after a month in characters, as festivals are written: 三月三, 八月十五.
fn lunar_day(month: Number<'_>, after: Cursor<'_>) -> Option<usize> {
    if month.figures {
        return None;
    }
    let day = Number::read(after).filter(|day| !day.figures && day.within(1, 30).is_some())?;
    let next = Cursor::new(after.text(), day.end).peek();
    let festival = next.is_none_or(|c| !chars::is_han(c) || "的节節晚夜庙廟歌龙龍前后後".contains(c));
    festival.then_some(day.end)
}

/// The end of a lunar day after its month: 初八, 十五.
fn lunar_end(month: Cursor<'_>) -> usize {
    let mut next = month;
    next.eat("初");
    Number::next(next).map_or(month.at(), |number| number.end)
}

/// The day after a month, if one follows, and a range of days.
pub(super) fn month_and_day(start: usize, year: Option<u16>, month: u8, after: Cursor<'_>) -> Reading {
    let whole_month = |end| found(start, end, PartialDate::new(year, Some(month), None));
    let Some(number) = Number::next(after) else {
        let mut end = after;
        end.eat("份");
        return whole_month(end);
    };
    if let Some(end) = day_mark(number.after) {
        if let Some(day) = number.within(0, 99) {
            // 2月30日 is a slip, and no part of it a date; 100日 is a time.
            let date = PartialDate::new(year, Some(month), Some(day));
            return if date.is_some() { found(start, end, date) } else { Reading::Skip(end.at()) };
        }
    }
    if let Some((last, end)) = shared(number, "日") {
        if let (Some(first), Some(last)) = (number.within(1, 31), last.within(1, 31)) {
            return spanning(start, end, |d| PartialDate::new(year, Some(month), Some(d)), first, last);
        }
    }
    whole_month(after)
}

/// 日, or 号 where it names a day.
fn day_mark(here: Cursor<'_>) -> Option<Cursor<'_>> {
    let mut next = here;
    let c = next.bump()?;
    let day = match c {
        '日' => true,
        '号' | '號' => {
            !next.peek().is_some_and(|c| matches!(c, '楼' | '樓' | '线' | '線' | '院' | '店' | '文' | '令'))
        }
        _ => false,
    };
    day.then_some(next)
}

/// A number before 日: a day of the month, or so many days.
fn day(here: Cursor<'_>, number: Number<'_>) -> Reading {
    let mut next = number.after;
    next.eat("日");
    let days = is_days(here, next);
    let Some(day) = number.within(1, 31).filter(|_| !days && !number.loose) else { return Reading::Other };
    found(here.at(), next, PartialDate::new(None, None, Some(day)))
}

/// Words of limit bound a time and no date: 不少于30日. Those of one character end other words.
static LIMITS: Lazy<Words> = Lazy::new(|| {
    let words = hedges::OVER_BEFORE.iter().chain(hedges::UNDER_BEFORE);
    Words::backward(words.filter(|word| word.chars().count() > 1).map(|word| (*word, 1)))
});

/// Whether 3日 is three days: 为期3日, 15日内.
fn is_days(here: Cursor<'_>, after: Cursor<'_>) -> bool {
    let before = here.before_blanks().before();
    calendar::DURATION_BEFORE_DAYS.iter().any(|word| before.ends_with(word))
        || LIMITS.suffix(before, 1).is_some()
        || calendar::DURATION_AFTER_DAYS.iter().any(|word| after.rest().starts_with(word))
}

/// 1—11月, 16至18日, 2021—2025年, 9至11时: two numbers with one mark.
fn range(here: Cursor<'_>, first: Number<'_>) -> Reading {
    if is_lunar(here.before_blanks()) {
        return Reading::Other;
    }
    let found = months(here, first).or_else(|| days(here, first)).or_else(|| years(here, first));
    found.or_else(|| clock::hours(here, first)).unwrap_or(Reading::Other)
}

/// 1—11月.
fn months(here: Cursor<'_>, first: Number<'_>) -> Option<Reading> {
    let (last, mut end) = shared(first, "月")?;
    let (first, last) = (first.within(1, 12)?, last.within(1, 12)?);
    end.eat("份");
    Some(spanning(here.at(), end, |month| PartialDate::new(None, Some(month), None), first, last))
}

/// 16至18日.
fn days(here: Cursor<'_>, first: Number<'_>) -> Option<Reading> {
    let (last, end) = shared(first, "日")?;
    let (first, last) = (first.within(1, 31)?, last.within(1, 31)?);
    let date = |day| PartialDate::new(None, None, Some(day));
    (!is_days(here, end)).then(|| spanning(here.at(), end, date, first, last))
}

/// 2021—2025年.
fn years(here: Cursor<'_>, first: Number<'_>) -> Option<Reading> {
    let (last, end) = shared(first, "年")?;
    let is_year = |number: Number<'_>| number.row == 4 && (1000..3000).contains(&number.value);
    (is_year(first) && is_year(last) && first.value < last.value).then_some(())?;
    let date = |year| PartialDate::new(Some(year), None, None);
    let until = date(last.value);
    Some(Reading::Date(Found { until, ..Found::new(here.at(), end, date(first.value)?) }))
}

/// The second number of a range that begins with `first`, where `mark` follows it.
pub(super) fn shared<'t>(first: Number<'t>, mark: &str) -> Option<(Number<'t>, Cursor<'t>)> {
    let mut next = first.after;
    let sign = next.eat_any(RANGE_MARKS)?;
    if matches!(sign, '—' | '─') {
        next.eat_any(&[sign]);
    }
    let last = Number::next(next)?;
    let mut end = last.after;
    (end.eat(mark) && end.peek() != Some('代')).then_some((last, end))
}

pub(super) fn spanning(
    start: usize,
    end: Cursor<'_>,
    date: impl Fn(u8) -> Option<PartialDate>,
    first: u8,
    last: u8,
) -> Reading {
    match (date(first), date(last)) {
        (Some(date), until @ Some(_)) if first < last => {
            Reading::Date(Found { until, ..Found::new(start, end, date) })
        }
        (None, _) | (_, None) => Reading::Skip(end.at()),
        _ => Reading::Other,
    }
}

/// Whether the number after `before` counts days or months of the lunar calendar.
fn is_lunar(before: Cursor<'_>) -> bool {
    let marked =
        before.previous().is_some_and(|c| matches!(c, '历' | '曆' | '月' | '闰' | '閏' | '初' | '年'));
    marked && calendar::LUNAR.iter().any(|word| before.before().ends_with(word))
}
