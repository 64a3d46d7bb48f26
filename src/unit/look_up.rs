//! The longest unit that stands at a place.

use super::{Dimension, Part, Per, Sign, Unit};
use crate::{
    chars,
    cursor::Cursor,
    lazy::Lazy,
    lexicon::units::{counters, lookalikes, measures},
    words::Words,
};

/// The unit at `here` with what it is divided by, and the place after it.
pub(super) fn unit(here: Cursor<'_>) -> Option<(Unit, Cursor<'_>)> {
    let (head, end) = part(here)?;
    let mut unit = Unit::plain(head);
    let Some((per, after)) = per(end) else { return Some((unit, end)) };
    unit.per = Some(per);
    Some((unit, after))
}

/// Every word that may follow a number, marked with its table and its row.
static AFTER_NUMBERS: Lazy<Words> = Lazy::new(|| {
    let rows = |table: u32| move |(row, text): (usize, &'static str)| (text, table | row as u32);
    let measures = measures::MEASURES.iter().map(|row| row.text).enumerate().map(rows(MEASURE));
    let counters = counters::COUNTERS.iter().copied().enumerate().map(rows(COUNTER));
    let figures = counters::FIGURE_COUNTERS.iter().copied().enumerate().map(rows(FIGURE_COUNTER));
    let lookalikes = lookalikes::LOOKALIKES.iter().copied().enumerate().map(rows(LOOKALIKE));
    Words::forward(measures.chain(counters).chain(figures).chain(lookalikes))
});

const MEASURE: u32 = 1 << 16;
const COUNTER: u32 = 2 << 16;
const FIGURE_COUNTER: u32 = 3 << 16;
const LOOKALIKE: u32 = 4 << 16;

/// A unit without division, unless a longer word stands here that only begins like one.
pub(super) fn part(here: Cursor<'_>) -> Option<(Part, Cursor<'_>)> {
    let (mark, length) = AFTER_NUMBERS.prefix(here.rest(), u32::MAX)?;
    let end = here.on(length);
    let row = mark as u16;
    let part = match mark & !0xffff {
        MEASURE => Part::Measure(row),
        COUNTER => Part::Counter(row),
        FIGURE_COUNTER => Part::FigureCounter(row),
        _ => return None,
    };
    let cut = end.peek().is_some_and(|c| chars::is_latin(c) || chars::digit(c).is_some())
        && end.previous().is_some_and(chars::is_latin);
    (!cut).then_some((part, end))
}

/// `unit` divided by the one that `below` begins with, and the text after it: 成本 of 每公斤成本12元. A second
/// divisor is a time: 每人每月.
pub(crate) fn by(unit: Unit, below: &str) -> Option<(Unit, &str)> {
    let (part, end) = divisor(Cursor::new(below, 0))?;
    let per = match unit.per {
        None => Per { sign: Sign::Before, count: 1, part, second: None },
        Some(per) if per.second.is_none() && part.dimension() == Dimension::Time => {
            Per { second: Some((Sign::Dot, part)), ..per }
        }
        Some(_) => return None,
    };
    Some((Unit { per: Some(per), ..unit }, end.rest()))
}

/// What divides the unit that ends at `here`: /公斤, 每小时, /100毫升, ·天 after it.
fn per(here: Cursor<'_>) -> Option<(Per, Cursor<'_>)> {
    let mut next = here.past_blanks();
    // Most units have no divisor, as the first byte of what follows tells.
    if !matches!(next.rest().as_bytes().first(), Some(b'/' | 0xe6 | 0xef)) {
        return None;
    }
    let sign = match next.bump()? {
        '/' | '／' => Sign::Slash,
        '每' => Sign::Each,
        _ => return None,
    };
    let count = count(&mut next);
    let (below, mut after) = divisor(next.past_blanks())?;
    if sign == Sign::Each && count == 1 && below.measure().is_none() {
        return None;
    }
    let mut second = None;
    let mut further = after;
    if let Some(sign) = further.eat_any(&['·', '•', '/', '／']) {
        if let Some((part, end)) = divisor(further) {
            second = Some((if matches!(sign, '/' | '／') { Sign::Slash } else { Sign::Dot }, part));
            after = end;
        }
    }
    Some((Per { sign, count, part: below, second }, after))
}

/// The unit at `here` as what divides another: 分 is a minute there, and 月 a month.
fn divisor(here: Cursor<'_>) -> Option<(Part, Cursor<'_>)> {
    match part(here) {
        Some((part, end)) if part.text() == "分" => Some((Part::Minute, end)),
        None if here.peek() == Some('月') => Some((Part::Month, here.on("月".len()))),
        found => found,
    }
}

/// The figure of 毫克/100毫升, at most three digits.
fn count(here: &mut Cursor<'_>) -> u16 {
    let (mut value, mut after) = (0_u16, *here);
    for _ in 0..3 {
        let Some(digit) = after.peek().and_then(chars::digit) else { break };
        value = value * 10 + u16::from(digit);
        after.bump();
    }
    if value == 0 {
        return 1;
    }
    *here = after;
    value
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;

    #[test]
    fn tables_are_sorted() {
        assert!(measures::MEASURES.is_sorted_by(|a, b| a.text < b.text));
        for table in [counters::COUNTERS, counters::FIGURE_COUNTERS, lookalikes::LOOKALIKES] {
            assert!(table.is_sorted_by(|a, b| a < b));
        }
    }

    #[track_caller]
    fn reads(text: &str, unit: &str, rest: &str) {
        let (found, end) = super::unit(Cursor::new(text, 0)).unwrap();
        assert_eq!((found.to_string().as_str(), end.rest()), (unit, rest));
    }

    #[test]
    fn longest_unit_wins() {
        reads("平方公里土地", "平方公里", "土地");
        reads("个百分点。", "个百分点", "。");
        reads("个座位", "个", "座位");
        reads("人次以上", "人次", "以上");
        reads("千瓦时，", "千瓦时", "，");
        reads("kWh", "kWh", "");
        reads("％", "%", "");
    }

    #[test]
    fn divisions() {
        reads("元/公斤", "元/公斤", "");
        reads("微克／立方米。", "微克/立方米", "。");
        reads("毫克/100毫升", "毫克/100毫升", "");
        reads("千米每小时", "千米每小时", "");
        reads("元/人·天", "元/人·天", "");
        reads("次/分", "次/分", "");
        reads("元每一", "元", "每一");
    }

    #[test]
    fn words_that_begin_like_units() {
        for text in ["年级", "天气", "部门联合", "GBK", "m2d"] {
            assert!(super::unit(Cursor::new(text, 0)).is_none(), "{text}");
        }
    }
}
