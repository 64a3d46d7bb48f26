//! Years, and the dates that begin with one: 2025年3月4日, 民国廿三年, 光绪元年.

use super::{
    PartialDate,
    read::{Found, Number, Reading, found, month_and_day, shared, spanning},
};
use crate::{cursor::Cursor, lexicon::calendar};

/// A number before 年: a year, with month and day after it, or a duration.
pub(super) fn year(here: Cursor<'_>, number: Number<'_>) -> Reading {
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
pub(super) fn first_year(here: Cursor<'_>) -> Option<Reading> {
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
pub(super) fn no_month(after: Cursor<'_>) -> Option<usize> {
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
    if number.value < 200 {
        if let Some(year) = era_year(here, number.value) {
            return Some(year);
        }
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
