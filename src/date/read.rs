//! The grammar of dates, read forward from the first number.

use super::PartialDate;
use crate::{
    chars,
    cursor::Cursor,
    lexicon::{calendar, hedges},
    number::numeral::{self, Numeral},
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
    fn new(start: usize, end: Cursor<'_>, date: PartialDate) -> Self {
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
        if let Some(found) = numeric(here).or_else(|| colon(here)) {
            return Reading::Date(found);
        }
    }
    if here.peek() == Some('元') {
        return first_year(here).unwrap_or(Reading::Other);
    }
    let Ok(numeral) = numeral else { return Reading::Other };
    let before = here.before_blanks();
    let mark = Cursor::new(text, numeral.end).past_blanks().peek();
    let told = mark.is_some_and(|c| is_mark(c) || TO.contains(&c)) || is_lunar(before);
    if !told || before.previous() == Some('第') {
        return Reading::Other;
    }
    let Some(first) = Number::of(here, numeral) else { return Reading::Other };
    match first.after.peek() {
        Some('年') => year(here, first),
        Some('月') => month(here, first),
        Some('日') => day(here, first),
        Some('时' | '時' | '点' | '點') => clock(here, first),
        Some('世') if first.after.rest().starts_with("世纪") || first.after.rest().starts_with("世紀") => {
            Reading::Skip(first.after.at() + "世纪".len())
        }
        _ if is_lunar(before) => Reading::Skip(first.end),
        Some(c) if TO.contains(&c) => range(here, first),
        _ => Reading::Other,
    }
}

/// Whether `c` may follow the first number of a date.
const fn is_mark(c: char) -> bool {
    matches!(c, '年' | '月' | '日' | '时' | '時' | '点' | '點' | '世')
}

/// Marks between two numbers of one range.
const TO: &[char] = &['—', '–', '―', '－', '-', '～', '~', '〜', '至', '到'];

/// A whole number up to 9999, and the place after it and its blanks.
#[derive(Clone, Copy)]
struct Number<'t> {
    value: u16,
    /// Digits side by side, of either kind: 4 in 2025 and 二〇二五, 0 in 二十五.
    row: u8,
    figures: bool,
    /// 一, 两: hardly ever a date alone.
    loose: bool,
    end: usize,
    after: Cursor<'t>,
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

    fn within(self, first: u8, last: u8) -> Option<u8> {
        u8::try_from(self.value).ok().filter(|value| (first..=last).contains(value))
    }

    /// The number after `here`, directly or past blanks.
    fn next(here: Cursor<'t>) -> Option<Self> {
        Number::read(here.past_blanks())
    }
}

fn found(start: usize, end: Cursor<'_>, date: Option<PartialDate>) -> Reading {
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

fn digits(here: &mut Cursor<'_>, most: usize) -> Option<u16> {
    let (mut value, mut count) = (0_u16, 0);
    while let Some(digit) = here.peek().and_then(chars::digit).filter(|_| count < most) {
        value = value * 10 + u16::from(digit);
        count += 1;
        here.bump();
    }
    (count > 0).then_some(value)
}

/// 21:30, where no score or ratio is meant.
fn colon(here: Cursor<'_>) -> Option<Found> {
    let mut next = here;
    let hour = digits(&mut next, 2)?;
    next.eat_any(&[':', '：'])?;
    let minute_start = next.at();
    let minute = digits(&mut next, 2).filter(|_| next.at() > minute_start + 1)?;
    let mut second = None;
    let mut after = next;
    if after.eat_any(&[':', '：']).is_some() {
        second = Some(digits(&mut after, 2)?);
        next = after;
    }
    let ends = next.peek().is_none_or(|c| chars::digit(c).is_none() && !matches!(c, ':' | '：' | '∶' | '.'));
    let before = here.before_blanks();
    let begins =
        before.previous().is_none_or(|c| chars::digit(c).is_none() && !matches!(c, ':' | '：' | '∶' | '.'));
    let score = before
        .previous()
        .is_some_and(|c| matches!(c, '以' | '分' | '胜' | '勝' | '负' | '負' | '平' | '比' | '为'));
    let date = PartialDate::clock(
        afternoon(before, u8::try_from(hour).ok()?),
        u8::try_from(minute).ok()?,
        second.and_then(|s| u8::try_from(s).ok()),
    )?;
    (ends && begins && !score).then_some(Found::new(here.at(), next, date))
}

/// A number before 年: a year, with month and day after it, or a duration.
fn year(here: Cursor<'_>, number: Number<'_>) -> Reading {
    let mut next = number.after;
    next.eat("年");
    if next.peek() == Some('代') {
        return Reading::Skip(next.at() + "代".len());
    }
    let Some(year) = year_of(here, number, next) else { return Reading::Other };
    if is_duration(here, next) && year.start == here.at() {
        return Reading::Other;
    }
    if here.before_blanks().before().ends_with("公元前") {
        return Reading::Skip(next.at());
    }
    after_year(year, next)
}

/// 民国元年, 光绪元年: the first year of an era, from 元.
fn first_year(here: Cursor<'_>) -> Option<Reading> {
    let mut next = here;
    let year = next.eat("元年").then(|| era_year(here, 1))??;
    Some(after_year(year, next))
}

/// The date that begins with `year`, which ends at `end`.
fn after_year(year: Year, end: Cursor<'_>) -> Reading {
    let Year { start, value: year, lunar } = year;
    let whole_year = || found(start, end, PartialDate::new(Some(year), None, None));
    let next = past_gloss(end, year).unwrap_or(end);
    if lunar {
        return match (whole_year(), lunar_date(next)) {
            (Reading::Date(found), Some(resume)) => Reading::Date(Found { resume, ..found }),
            (reading, _) => reading,
        };
    }
    let Some(month) = Number::next(next) else {
        return match first_month(next) {
            Some(end) => month_and_day(start, Some(year), 1, end),
            None => whole_year(),
        };
    };
    if month.after.peek() == Some('月') {
        let mut after = month.after;
        after.eat("月");
        return match month.within(1, 12) {
            Some(month) => month_and_day(start, Some(year), month, after),
            None => no_month(after).map_or_else(whole_year, Reading::Skip),
        };
    }
    if let Some((last, end)) = shared(month, "月") {
        if let (Some(first), Some(last)) = (month.within(1, 12), last.within(1, 12)) {
            return spanning(start, end, |m| PartialDate::new(Some(year), Some(m), None), first, last);
        }
    }
    whole_year()
}

/// The place after the same year in brackets, in another calendar: 民国廿三年（1934年）.
fn past_gloss(here: Cursor<'_>, year: u16) -> Option<Cursor<'_>> {
    let mut next = here.past_blanks();
    next.eat_any(&['（', '(', '〔'])?;
    let era = eras().find(|(name, ..)| next.eat(name));
    let number = Number::next(next)?;
    next = number.after;
    next.eat("年");
    next.eat_any(&['）', ')', '〕'])?;
    (number.value.checked_add(era.map_or(0, |(_, base, _)| base)) == Some(year)).then_some(next)
}

/// The end of a lunar month with its day: 八月十九日, 闰四月, 正月初六.
fn lunar_date(here: Cursor<'_>) -> Option<usize> {
    let mut next = here.past_blanks();
    next.eat_any(&['闰', '閏']);
    if next.eat_any(&['正', '冬', '腊', '臘']).is_none() {
        next = Number::next(next)?.after;
    }
    if !next.eat("月") {
        return None;
    }
    let month = next.at();
    let first_ten = next.eat("初");
    let Some(day) = Number::next(next).filter(|day| day.within(1, 30).is_some()) else { return Some(month) };
    let mut end = day.after;
    Some(match end.eat("日") {
        true => end.at(),
        false if first_ten => day.end,
        false => month,
    })
}

/// The end of a day after a month that there is not (2025年13月5日), as no part of it is a date.
fn no_month(after: Cursor<'_>) -> Option<usize> {
    let day = Number::next(after)?;
    let mut end = day.after;
    end.eat("日").then_some(end.at())
}

/// 元月 is January.
fn first_month(here: Cursor<'_>) -> Option<Cursor<'_>> {
    let mut next = here.past_blanks();
    next.eat("元月").then_some(next)
}

/// A year, and where its mention begins, era included.
struct Year {
    start: usize,
    value: u16,
    /// Its months are lunar.
    lunar: bool,
}

/// Eras with the year before their first, and whether their months are lunar.
fn eras() -> impl Iterator<Item = (&'static str, u16, bool)> {
    let mark = |lunar| move |&(name, base): &(&'static str, u16)| (name, base, lunar);
    calendar::ERAS.iter().map(mark(false)).chain(calendar::LUNAR_ERAS.iter().map(mark(true)))
}

/// The `count`th year of the era that stands before `here`.
fn era_year(here: Cursor<'_>, count: u16) -> Option<Year> {
    let before = here.before_blanks();
    let (name, base, lunar) = eras().find(|(name, ..)| before.before().ends_with(name))?;
    Some(Year { start: before.back(name.len()).at(), value: base + count, lunar })
}

/// The year a number before 年 means.
fn year_of(here: Cursor<'_>, number: Number<'_>, after: Cursor<'_>) -> Option<Year> {
    if let Some(year) = era_year(here, number.value).filter(|_| number.value < 200) {
        return Some(year);
    }
    let plain = |value| Year { start: here.at(), value, lunar: false };
    if number.row == 4 && (1000..3000).contains(&number.value) {
        return Some(plain(number.value));
    }
    let month_follows =
        Number::next(after).is_some_and(|n| n.after.peek() == Some('月') && n.within(1, 12).is_some());
    let year = number.value;
    let year = match (number.figures, number.row) {
        (true, 3) if (100..=150).contains(&year) && (month_follows || after.peek() == Some('度')) => {
            year + REPUBLIC
        }
        (true, 2) | (false, 2) if month_follows && year >= 50 => year + 1900,
        (true, 2) if month_follows => year + 2000,
        (false, 0 | 1) if month_follows && year < 150 => year + REPUBLIC,
        (false, 3) if month_follows && year < 150 => year + REPUBLIC,
        _ => return None,
    };
    Some(plain(year))
}

/// The first year of the Republic is 1912.
const REPUBLIC: u16 = 1911;

/// Whether 2000年 is two thousand years: 近2000年, 2000年历史.
fn is_duration(here: Cursor<'_>, after: Cursor<'_>) -> bool {
    let before = here.before_blanks().before();
    calendar::DURATION_BEFORE_YEARS.iter().any(|word| before.ends_with(word))
        || calendar::DURATION_AFTER_YEARS.iter().any(|word| after.rest().starts_with(word))
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
fn month_and_day(start: usize, year: Option<u16>, month: u8, after: Cursor<'_>) -> Reading {
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
const LIMITS: [&[&str]; 2] = [hedges::OVER_BEFORE, hedges::UNDER_BEFORE];

/// Whether 3日 is three days: 为期3日, 15日内.
fn is_days(here: Cursor<'_>, after: Cursor<'_>) -> bool {
    let before = here.before_blanks().before();
    calendar::DURATION_BEFORE_DAYS.iter().any(|word| before.ends_with(word))
        || LIMITS.iter().flat_map(|words| words.iter()).any(|word| word.len() > 3 && before.ends_with(word))
        || calendar::DURATION_AFTER_DAYS.iter().any(|word| after.rest().starts_with(word))
}

/// A number before 时 or 点: a clock time, or so many points.
fn clock(here: Cursor<'_>, number: Number<'_>) -> Reading {
    let mut next = number.after;
    let point = matches!(next.bump(), Some('点' | '點'));
    let before = here.before_blanks();
    let Some(hour) = number.within(0, 24) else { return Reading::Other };
    let (minute, second, end) = minutes(next, point);
    let told = calendar::BEFORE_CLOCK.iter().any(|word| before.before().ends_with(word));
    let follows =
        end.at() > next.at() || calendar::AFTER_CLOCK.iter().any(|word| next.rest().starts_with(word));
    let bare = number.figures && if point { !begins_point(next) } else { !begins_hour_word(next) };
    if !(told || follows || bare) || calendar::NO_CLOCK.iter().any(|word| next.rest().starts_with(word)) {
        return Reading::Other;
    }
    found(here.at(), end, PartialDate::clock(afternoon(before, hour), minute, second))
}

/// 30分15秒, 半, 一刻, after 时 or 点.
fn minutes(here: Cursor<'_>, point: bool) -> (u8, Option<u8>, Cursor<'_>) {
    let mut next = here;
    if next.eat("半") {
        return (30, None, next);
    }
    let Some(number) = Number::next(here) else { return (0, None, here) };
    let Some(minute) = number.within(0, 59) else { return (0, None, here) };
    let mut end = number.after;
    match end.bump() {
        Some('分')
            if !end.rest().starts_with('钟')
                && !end.rest().starts_with('鐘')
                && !end.rest().starts_with('之') => {}
        Some('刻') if minute < 4 => return (minute * 15, None, end),
        _ if point && number.figures && number.row == 2 => {
            return (minute, None, Cursor::new(here.text(), number.end));
        }
        _ => return (0, None, here),
    }
    let second = Number::next(end).and_then(|number| {
        let mut after = number.after;
        after.eat("秒").then(|| number.within(0, 59).map(|second| (second, after))).flatten()
    });
    match second {
        Some((second, after)) => (minute, Some(second), after),
        None => (minute, None, end),
    }
}

/// Whether 点 counts arguments: 3点建议.
fn begins_point(here: Cursor<'_>) -> bool {
    here.peek()
        .is_some_and(|c| "建意要希体體启啟共经經做措认認看想好优優原理要不内內个個多体積积".contains(c))
}

/// Whether 时 begins another word: 时代, 时间, 时段.
fn begins_hour_word(here: Cursor<'_>) -> bool {
    here.peek().is_some_and(|c| "代候期间間速段节節长長常而值装裝尚空光事辰局机機差".contains(c))
}

/// The hour on the 24-hour clock, after 下午 or 晚上.
fn afternoon(before: Cursor<'_>, hour: u8) -> u8 {
    let text = before.before();
    let late = calendar::AFTERNOON.iter().any(|word| text.ends_with(word));
    let noon = text.ends_with("中午") && hour < 4;
    if (late || noon) && hour < 12 { hour + 12 } else { hour }
}

/// 1—11月, 16至18日, 2021—2025年, 9至11时: two numbers with one mark.
fn range(here: Cursor<'_>, first: Number<'_>) -> Reading {
    let start = here.at();
    if is_lunar(here.before_blanks()) {
        return Reading::Other;
    }
    if let Some((last, end)) = shared(first, "月") {
        if let (Some(first), Some(last)) = (first.within(1, 12), last.within(1, 12)) {
            let mut end = end;
            end.eat("份");
            return spanning(start, end, |m| PartialDate::new(None, Some(m), None), first, last);
        }
    }
    if let Some((last, end)) = shared(first, "日") {
        if let (Some(first), Some(last), false) =
            (first.within(1, 31), last.within(1, 31), is_days(here, end))
        {
            return spanning(start, end, |d| PartialDate::new(None, None, Some(d)), first, last);
        }
    }
    if let Some((last, end)) = shared(first, "年") {
        let years = |n: Number<'_>| n.row == 4 && (1000..3000).contains(&n.value);
        if years(first) && years(last) && first.value < last.value {
            let date = |year| PartialDate::new(Some(year), None, None);
            if let (Some(date), until) = (date(first.value), date(last.value)) {
                return Reading::Date(Found { until, ..Found::new(start, end, date) });
            }
        }
    }
    if let Some((last, end)) = shared(first, "时").or_else(|| shared(first, "時")) {
        if let (Some(from), Some(to), false) =
            (first.within(0, 24), last.within(0, 24), begins_hour_word(end))
        {
            let before = here.before_blanks();
            return spanning(
                start,
                end,
                |hour| PartialDate::clock(afternoon(before, hour), 0, None),
                from,
                to,
            );
        }
    }
    Reading::Other
}

/// The second number of a range that begins with `first`, where `mark` follows it.
fn shared<'t>(first: Number<'t>, mark: &str) -> Option<(Number<'t>, Cursor<'t>)> {
    let mut next = first.after;
    let sign = next.eat_any(TO)?;
    if sign == '—' {
        next.eat("—");
    }
    let last = Number::next(next)?;
    let mut end = last.after;
    (end.eat(mark) && end.peek() != Some('代')).then_some((last, end))
}

fn spanning(
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
