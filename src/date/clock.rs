//! Clock times: 21:30, 8时30分, 下午3点半.

use super::{
    PartialDate,
    read::{Found, Number, Reading, digits, found, shared, spanning},
};
use crate::{chars, cursor::Cursor, lexicon::calendar};

/// 21:30, where no score or ratio is meant.
pub(super) fn colon(here: Cursor<'_>) -> Option<Found> {
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

/// A number before 时 or 点: a clock time, or so many points.
pub(super) fn clock(here: Cursor<'_>, number: Number<'_>) -> Reading {
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

/// 9至11时.
pub(super) fn hours(here: Cursor<'_>, first: Number<'_>) -> Option<Reading> {
    let (last, end) = shared(first, "时").or_else(|| shared(first, "時"))?;
    let (from, to) = (first.within(0, 24)?, last.within(0, 24)?);
    let before = here.before_blanks();
    let time = |hour| PartialDate::clock(afternoon(before, hour), 0, None);
    (!begins_hour_word(end)).then(|| spanning(here.at(), end, time, from, to))
}
