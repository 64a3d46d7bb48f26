//! What goes on with a unit: smaller units, halves, decimals without a point.

use super::{Dimension, Part, Unit, look_up, mention::Mention};
use crate::{
    Amount, chars,
    cursor::Cursor,
    number::{
        Power, anchor,
        numeral::{self, Inside, Numeral},
    },
};
use rust_decimal::Decimal;

/// Units that take 个, and let 多 or 半 come between.
const UNITED: &[&str] = &[
    "个小时",
    "個小時",
    "个钟头",
    "個鐘頭",
    "個鐘",
    "个钟",
    "个月",
    "個月",
    "个星期",
    "個星期",
    "个世纪",
    "個世紀",
    "个百分点",
    "個百分點",
    "个学期",
    "個學期",
    "个季度",
    "個季度",
    "个工作日",
    "個工作日",
];

/// 个 百 分 点, in a line with spaces between its characters.
pub(super) fn spaced_unit(mention: &mut Mention, here: Cursor<'_>) -> Option<()> {
    let long = UNITED.iter().filter(|word| word.chars().count() > 2);
    let (word, end) = long.filter_map(|word| Some((word, letters(here, word)?))).next()?;
    let (unit, _) = look_up::part(Cursor::new(word, 0))?;
    (mention.end, mention.unit) = (end.at(), Unit::plain(unit));
    Some(())
}

/// The end of `word` at `here`, where at least one space stands between its characters.
fn letters<'t>(here: Cursor<'t>, word: &str) -> Option<Cursor<'t>> {
    let mut next = here;
    for c in word.chars() {
        next = next.past_blanks();
        next.eat_any(&[c])?;
    }
    (next.at() - here.at() > word.len()).then_some(next)
}

/// 2个多小时, 三个半月: 多 or 半 inside the unit.
pub(super) fn split_unit(mention: &mut Mention, here: Cursor<'_>) -> Option<()> {
    let mut next = here;
    let counter = next.eat_any(&['个', '個', '箇'])?;
    next = next.past_break();
    let mark = next.eat_any(&['多', '半', '来', '來', '余', '餘'])?;
    let united = UNITED.iter().find(|word| word.strip_prefix(counter).is_some_and(|rest| next.eat(rest)))?;
    let (unit, _) = look_up::part(Cursor::new(united, 0))?;
    match mark {
        '半' => mention.amount = add(mention.amount, Decimal::new(5, 1))?,
        '来' | '來' => mention.numeral.inside = Some(Inside::Around),
        _ => mention.numeral.inside = Some(Inside::More),
    }
    (mention.end, mention.unit, mention.composed) = (next.at(), Unit::plain(unit), true);
    Some(())
}

fn add(amount: Amount, more: Decimal) -> Option<Amount> {
    amount.map(|value| value.checked_add(more))
}

/// 七五折 is 7.5 折, 85折 is 8.5 折.
pub(super) fn tenths(mention: &mut Mention) {
    let form = mention.numeral.form;
    let row = form.row == 2 && !form.vague || form.figures && form.whole == 2 && !form.scaled;
    if row && mention.unit.head() == "折" && mention.amount.low().scale() == 0 {
        mention.amount =
            mention.amount.map(|value| value.checked_div(Decimal::TEN)).unwrap_or(mention.amount);
        mention.composed = true;
    }
}

/// 一年半, 两吨半.
pub(super) fn half_after(mention: &mut Mention, end: Cursor<'_>) -> Option<()> {
    let mut next = end.past_break();
    if !next.eat("半") || next.peek().is_some_and(begins_half_word) {
        return None;
    }
    let counts = matches!(
        mention.unit.dimension(),
        Dimension::Count | Dimension::Percent | Dimension::PercentagePoint
    );
    if counts && !matches!(mention.unit.head(), "岁" | "歲") {
        return None;
    }
    if mention.unit.head() == "分" {
        minutes(mention, &mut next);
    }
    mention.go_on(next, add(mention.amount, Decimal::new(5, 1))?);
    Some(())
}

/// 三分半钟: the unit is 分钟, and 半 stands inside.
fn minutes(mention: &mut Mention, next: &mut Cursor<'_>) {
    let unit = match next.eat_any(&['钟', '鐘']) {
        Some('钟') => "分钟",
        Some(_) => "分鐘",
        None => return,
    };
    if let Some((unit, _)) = look_up::part(Cursor::new(unit, 0)) {
        mention.unit = Unit::plain(unit);
    }
}

/// Whether 半 and `c` are a word of their own: 半径, 半价, 半个.
fn begins_half_word(c: char) -> bool {
    "径徑价價个個箇天夜数數山路场場导導岛島岁歲载載成空身票百年月日".contains(c)
}

/// How a smaller unit adds to a larger: the smaller, and how many make one larger.
const SMALLER: &[(&[&str], &[&str], u16)] = &[
    (&["元", "圆", "圓", "块", "塊"], &["角", "毛"], 10),
    (&["元", "圆", "圓", "块", "塊"], &["分"], 100),
    (&["美元"], &["美分"], 100),
    (&["欧元"], &["欧分"], 100),
    (&["歐元"], &["歐分"], 100),
    (&["角", "毛"], &["分"], 10),
    (&["小时", "小時", "个小时", "個小時", "個鐘", "个钟", "h"], &["分钟", "分鐘", "分"], 60),
    (&["分钟", "分鐘", "分"], &["秒", "秒钟", "秒鐘"], 60),
    (&["斤"], &["两", "兩"], 10),
    (&["斤"], &["钱", "錢"], 100),
    (&["两", "兩"], &["钱", "錢"], 10),
    (&["亩", "畝", "市亩"], &["分"], 10),
    (&["亩", "畝", "市亩"], &["厘", "釐"], 100),
    (&["石"], &["斗"], 10),
    (&["石"], &["升"], 100),
    (&["斗"], &["升"], 10),
    (&["丈"], &["尺"], 10),
    (&["尺", "呎"], &["寸", "吋"], 10),
];

/// What is a unit only after a larger one: alone, 厘 is mostly interest and 钱 mostly money.
const ONLY_SMALLER: &[&str] = &["厘", "釐", "钱", "錢"];

/// Minutes and seconds, of which decimals are not exact.
const SIXTY: Decimal = Decimal::from_parts(60, 0, 0, false, 0);

/// The smaller units that go on with the same quantity: 八元二角, 2小时05分20秒, 1米85, 十六块五, 四成五.
///
/// The whole is given in the larger unit where ten make one, otherwise in the smaller, so that it is exact.
pub(super) fn parts_after(mention: &mut Mention, end: Cursor<'_>) {
    let goes_on = end.past_break().peek().is_some_and(|c| anchor::is_anchor(c) || c == '又');
    if !goes_on || mention.unit.per.is_some() || mention.amount.exact().is_none() {
        return;
    }
    if lone_digit(mention, end).is_some() || part_after(mention, end).is_some() {
        let end = Cursor::new(end.text(), mention.end);
        if part_after(mention, end).is_none() && end.previous() == Some('毛') {
            last_digit(mention, end);
        }
    }
}

/// One smaller unit with its number.
fn part_after(mention: &mut Mention, end: Cursor<'_>) -> Option<()> {
    let (numeral, more) = smaller(mention, end)?;
    let more = more.past_blanks();
    let found = look_up::part(more);
    let (name, after) = match found {
        Some((unit, after)) => (unit.text(), after),
        None => ONLY_SMALLER
            .iter()
            .find(|name| more.rest().starts_with(**name))
            .map(|name| (*name, more.on(name.len())))?,
    };
    let (_, _, ratio) = SMALLER
        .iter()
        .find(|(large, small, _)| large.contains(&mention.unit.head()) && small.contains(&name))?;
    joined(mention, numeral.low, found.map(|(unit, _)| unit), *ratio, after)
}

/// The numeral of a smaller unit: one or two digits, directly after the larger or after 零 or 又.
fn smaller<'t>(mention: &Mention, end: Cursor<'t>) -> Option<(Numeral, Cursor<'t>)> {
    let mut start = end;
    if !is_larger(mention.unit) {
        return None;
    }
    start.eat_any(&['零', '又']);
    if !start.peek().is_some_and(anchor::is_anchor) {
        return None;
    }
    let numeral = numeral::read(end.text(), start.at()).ok()?;
    let small = numeral.low < Decimal::from(60) && numeral.start == start.at();
    small.then(|| (numeral, Cursor::new(end.text(), numeral.end)))
}

/// Whether a smaller unit may follow `unit`.
fn is_larger(unit: Unit) -> bool {
    SMALLER.iter().any(|(large, _, _)| large.contains(&unit.head()))
}

fn joined(
    mention: &mut Mention,
    more: Decimal,
    unit: Option<Part>,
    ratio: u16,
    after: Cursor<'_>,
) -> Option<()> {
    let ratio = Decimal::from(ratio);
    if ratio == SIXTY {
        let whole = mention.amount.map(|value| value.checked_mul(ratio))?;
        mention.go_on(after, add(whole, more)?);
        mention.unit = Unit::plain(unit?);
    } else {
        mention.go_on(after, add(mention.amount, more.checked_div(ratio)?)?);
    }
    Some(())
}

/// 十六块五, 四成五, 1米85, 一米八: digits after the unit that stand for decimals, and no number of their own.
fn lone_digit(mention: &mut Mention, end: Cursor<'_>) -> Option<()> {
    let metres = mention.unit.head() == "米";
    let (digits, places, next) = match mention.unit.head() {
        "块" | "塊" => tenth(end.past_break()).filter(|read| read.0 > 0).or_else(|| after_zero(end))?,
        "成" | "毛" => tenth(end.past_break())?,
        "米" | "秒" => hundredths(end.past_break()).filter(|&read| is_height(mention, end, read))?,
        _ => return None,
    };
    let goes_on = next.peek().is_some_and(|c| {
        anchor::is_anchor(c)
            || matches!(c, '.' | '%')
            || !metres && matches!(c, '至' | '到' | '—' | '-') && !is_repeated(mention.unit, next)
    }) || mention.unit.head() != "成"
        && look_up::part(next.past_blanks()).is_some_and(|(part, _)| !matches!(part.text(), "块" | "元"));
    if goes_on || digits == 0 {
        return None;
    }
    let more = Decimal::new(digits.into(), places);
    mention.go_on(next, add(mention.amount, more)?);
    Some(())
}

/// One digit, the count of its places, and the place after it.
fn tenth(here: Cursor<'_>) -> Option<(u8, u32, Cursor<'_>)> {
    let mut next = here;
    // 两 counts what follows: 三成两年内到期.
    let c = next.bump().filter(|c| !matches!(c, '两' | '兩'))?;
    Some((numeral::digit(c).or_else(|| chars::digit(c))?, 1, next))
}

/// 六块三毛五: the hundredths after 毛.
fn last_digit(mention: &mut Mention, end: Cursor<'_>) -> Option<()> {
    let (digit, _, next) = tenth(end).filter(|_| mention.unit.head() != "毛")?;
    let alone = next.peek().is_none_or(|c| !anchor::is_anchor(c)) && look_up::part(next).is_none();
    mention.go_on(next, add(mention.amount, Decimal::new(digit.into(), 2)).filter(|_| alone)?);
    Some(())
}

/// Whether the far end of a range has `unit` too: 五块六到五块八; in 五块6到8元 the 6 begins the range.
fn is_repeated(unit: Unit, mark: Cursor<'_>) -> bool {
    let mut next = mark;
    next.bump();
    let numeral = numeral::read(next.text(), next.at()).ok();
    numeral.is_some_and(|numeral| Cursor::new(next.text(), numeral.end).rest().starts_with(unit.head()))
}

/// 三块零四: hundredths.
fn after_zero(end: Cursor<'_>) -> Option<(u8, u32, Cursor<'_>)> {
    let mut next = end;
    let zero = next.eat("零");
    tenth(next).filter(|_| zero).map(|(digit, _, next)| (digit, 2, next))
}

/// Whether digits after metres or seconds are decimals of them: two figures always (1米85, 9秒85), otherwise only
/// after a few whole metres, as races have their finalists there (100米四强) and 一 its noun (每5米一棵).
fn is_height(mention: &Mention, end: Cursor<'_>, (_, places, next): (u8, u32, Cursor<'_>)) -> bool {
    let first = end.past_break().peek();
    if places == 2 && first.and_then(chars::digit).is_some() {
        return true;
    }
    let few = mention.amount.exact().is_some_and(|whole| whole < Decimal::TEN && whole.scale() == 0);
    let article =
        first == Some('一') && places == 1 && next.peek().is_some_and(|c| chars::is_han(c) && c != '的');
    mention.unit.head() == "米" && few && !article
}

/// One or two digits of one script after a unit, the count of their places, and the place after them.
fn hundredths(here: Cursor<'_>) -> Option<(u8, u32, Cursor<'_>)> {
    let mut next = here;
    let first = next.bump()?;
    let figures = chars::digit(first).is_some();
    let read =
        |c| if figures { chars::digit(c) } else { numeral::digit(c).filter(|_| !matches!(c, '两' | '兩')) };
    let tenths = read(first)?;
    let mut after = next;
    Some(match after.bump().and_then(read) {
        Some(second) => (tenths * 10 + second, 2, after),
        None => (tenths, 1, next),
    })
}

/// Half of a measure: 半小时, 半斤, 半成. 半天 and 半年 are mostly figures of speech.
pub(super) fn half_of(start: Cursor<'_>) -> Option<Mention> {
    let mut here = start;
    here.bump();
    let half = Decimal::new(5, 1);
    let (unit, end) = look_up::unit(here)?;
    let measured = [
        Dimension::Time,
        Dimension::Mass,
        Dimension::Length,
        Dimension::Area,
        Dimension::Volume,
        Dimension::Tenth,
    ];
    let figure = ["年", "天", "日", "周", "週", "里", "世紀", "世纪", "昼夜", "折"].contains(&unit.head())
        || matches!(unit.head(), "成" | "升") && end.peek().is_some_and(|c| "品新形半".contains(c));
    if figure || !measured.contains(&unit.dimension()) {
        return None;
    }
    let numeral = Numeral {
        low: half,
        high: half,
        step: Power::ONE,
        scale: Power::ONE,
        big: Power::ONE,
        start: start.at(),
        end: here.at(),
        inside: None,
        form: numeral::Form::default(),
    };
    Some(Mention {
        start: start.at(),
        end: end.at(),
        number_end: here.at(),
        amount: Amount::Exact(half),
        unit,
        numeral,
        composed: true,
    })
}
