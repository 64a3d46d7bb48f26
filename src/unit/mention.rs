//! One printed quantity: sign, numeral, unit, and the forms in which they combine.

use super::{Dimension, Part, Unit, look_up};
use crate::{
    Amount, chars,
    cursor::Cursor,
    number::{
        anchor,
        numeral::{self, Inside, Numeral},
    },
};
use rust_decimal::Decimal;

/// A quantity where it stands in the text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Mention {
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// Where the (last) numeral ends and the unit begins.
    pub(crate) number_end: usize,
    pub(crate) amount: Amount,
    pub(crate) unit: Unit,
    pub(crate) numeral: Numeral,
    /// More than numeral and unit: 一年半, 八元二角, 2至3天, 百分之五.
    pub(crate) composed: bool,
}

impl Mention {
    /// More of the same quantity was read, up to `end`.
    fn go_on(&mut self, end: Cursor<'_>, amount: Amount) {
        (self.end, self.amount, self.composed) = (end.at(), amount, true);
    }
}

/// Reads the quantity whose numeral begins at `anchor`; otherwise gives the place to go on from.
///
/// A number without a unit is one only if `bare`.
pub(crate) fn read(
    text: &str,
    anchor: usize,
    numeral: Result<Numeral, usize>,
    bare: bool,
) -> Result<Mention, usize> {
    let first = match sign_before(Cursor::new(text, anchor)) {
        Some(start) => single(start, None)?,
        None => single(Cursor::new(text, anchor), Some(numeral))?,
    };
    if let Some(range) = range(&first, text) {
        return Ok(range);
    }
    if let Some(ratio) = ratio(&first, text).filter(|_| bare) {
        return Ok(ratio);
    }
    let named = !first.unit.is_none() || matches!(first.amount, Amount::Fraction(..));
    if named || bare { Ok(first) } else { Err(first.end) }
}

/// The start of a minus sign before a numeral: -5℃, 负2.3%, but no hyphen (2024-5, A-3).
fn sign_before(anchor: Cursor<'_>) -> Option<Cursor<'_>> {
    let c = anchor.previous()?;
    let sign = anchor.back(c.len_utf8());
    let before = sign.previous();
    let hyphen = before.is_some_and(|c| {
        chars::is_latin(c) || chars::digit(c).is_some() || matches!(c, '-' | '.' | '%' | '℃')
    });
    let figures = anchor.peek().and_then(chars::digit).is_some();
    match c {
        '-' | '−' | '－' | '﹣' if figures && !hyphen => Some(sign),
        '负' | '負' if !matches!(before, Some('胜' | '勝' | '正' | '担' | '擔' | '抱' | '肩' | '平')) => {
            Some(sign)
        }
        _ => None,
    }
}

/// Steps over a sign at `here`; the factor it stands for.
fn sign(here: &mut Cursor<'_>) -> Option<i64> {
    let below = match here.peek()? {
        '-' | '−' | '－' | '﹣' | '负' | '負' => here.bump().is_some(),
        '零' if here.eat("零上") => return Some(1),
        '零' => here.eat("零下"),
        _ => false,
    };
    if below {
        *here = here.past_blanks();
    }
    below.then_some(-1)
}

/// A sign, a numeral (perhaps already read) and a unit, without ranges.
fn single(start: Cursor<'_>, read: Option<Result<Numeral, usize>>) -> Result<Mention, usize> {
    let mut here = start;
    let sign = sign(&mut here);
    if !here.peek().is_some_and(anchor::is_anchor) {
        return Err(here.at().max(start.at() + 1));
    }
    match here.peek() {
        Some('百' | '千' | '万' | '萬') => {
            if let Some(mention) = per_hundred(here) {
                return Ok(Mention { start: start.at(), ..mention });
            }
        }
        Some('半') => return half_of(here).ok_or(here.at() + '半'.len_utf8()),
        Some('零') if is_joint(here) => return Err(here.at() + '零'.len_utf8()),
        _ => {}
    }
    let mut numeral =
        read.filter(|_| sign.is_none()).unwrap_or_else(|| numeral::read(here.text(), here.at()))?;
    if sign == Some(-1) {
        (numeral.low, numeral.high) = (-numeral.high, -numeral.low);
    }
    let after = Cursor::new(here.text(), numeral.end);
    let first = if sign.is_some() { start.at() } else { numeral.start };
    let mut mention = Mention {
        start: first,
        end: after.at(),
        number_end: after.at(),
        amount: if numeral.form.vague {
            Amount::between(numeral.low, numeral.high)
        } else {
            Amount::Exact(numeral.low.normalize())
        },
        unit: Unit::NONE,
        numeral,
        composed: false,
    };
    if fraction(&mut mention, after).is_none() {
        with_unit(&mut mention, after);
    }
    Ok(mention)
}

/// Whether 零 joins a smaller unit to a larger: 三年零八个月.
fn is_joint(here: Cursor<'_>) -> bool {
    let mut next = here;
    next.eat("零") && next.peek().is_some_and(|c| numeral::digit(c).is_some_and(|d| d > 0) || c == '十')
}

/// 百分之五, 千分之四, 万分之三: the unit is %, ‰, ‱.
fn per_hundred(start: Cursor<'_>) -> Option<Mention> {
    let mut here = start;
    let sign = [("百分之", "%"), ("千分之", "‰"), ("万分之", "‱"), ("萬分之", "‱")]
        .into_iter()
        .find(|&(words, _)| here.eat(words))?
        .1;
    let numeral = numeral::read(here.text(), here.past_blanks().at()).ok()?;
    let unit = look_up::part(Cursor::new(sign, 0))?.0;
    Some(Mention {
        start: start.at(),
        end: numeral.end,
        number_end: numeral.end,
        amount: Amount::between(numeral.low, numeral.high),
        unit: Unit::plain(unit),
        numeral,
        composed: true,
    })
}

/// 三分之一.
fn fraction(mention: &mut Mention, after: Cursor<'_>) -> Option<()> {
    let mut here = after;
    if here.peek() != Some('分') || !here.eat("分之") {
        return None;
    }
    let numerator = numeral::read(here.text(), here.at()).ok()?;
    mention.amount = Amount::Fraction(numerator.low.normalize(), mention.numeral.low.normalize());
    (mention.end, mention.number_end, mention.composed) = (numerator.end, numerator.end, true);
    Some(())
}

/// Half of a measure of time, mass or length: 半小时, 半斤. 半天 and 半年 are mostly figures of speech.
fn half_of(start: Cursor<'_>) -> Option<Mention> {
    let mut here = start;
    here.bump();
    let half = Decimal::new(5, 1);
    let (unit, end) = look_up::unit(here)?;
    let measured =
        matches!(unit.dimension(), Dimension::Time | Dimension::Mass | Dimension::Length | Dimension::Area);
    if !measured || matches!(unit.head(), "年" | "天" | "日" | "周" | "週" | "里" | "世紀" | "世纪" | "昼夜")
    {
        return None;
    }
    let numeral = Numeral {
        low: half,
        high: half,
        step: half,
        scale: Decimal::ONE,
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

/// Adds the unit after the number.
fn with_unit(mention: &mut Mention, after: Cursor<'_>) {
    let here = after.past_blanks();
    if matches!(here.peek(), Some('个' | '個' | '箇')) && split_unit(mention, here).is_some() {
        return;
    }
    let Some((unit, end)) = look_up::unit(here) else { return };
    mention.unit = unit;
    mention.end = end.at();
    tenths(mention);
    if half_after(mention, end).is_none() {
        parts_after(mention, end);
    }
}

/// Units that take 个, and let 多 or 半 come between.
const UNITED: &[&str] = &[
    "个小时",
    "個小時",
    "个钟头",
    "個鐘頭",
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

/// 2个多小时, 三个半月: 多 or 半 inside the unit.
fn split_unit(mention: &mut Mention, here: Cursor<'_>) -> Option<()> {
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
fn tenths(mention: &mut Mention) {
    let form = mention.numeral.form;
    let row = form.row == 2 && !form.vague || form.figures && form.whole == 2 && !form.scaled;
    if row && mention.unit.head() == "折" && mention.amount.low().scale() == 0 {
        mention.amount =
            mention.amount.map(|value| value.checked_div(Decimal::TEN)).unwrap_or(mention.amount);
    }
}

/// 一年半, 两吨半.
fn half_after(mention: &mut Mention, end: Cursor<'_>) -> Option<()> {
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
    mention.go_on(next, add(mention.amount, Decimal::new(5, 1))?);
    Some(())
}

/// Whether 半 and `c` are a word of their own: 半径, 半价, 半个.
fn begins_half_word(c: char) -> bool {
    "径徑价價个個箇天夜数數山路场場导導岛島岁歲载載成空身票百年月日".contains(c)
}

/// How a smaller unit adds to a larger: the smaller, and how many make one larger.
const SMALLER: &[(&[&str], &[&str], u16)] = &[
    (&["元", "圆", "圓", "块", "塊"], &["角", "毛"], 10),
    (&["元", "圆", "圓", "块", "塊"], &["分"], 100),
    (&["角", "毛"], &["分"], 10),
    (&["小时", "小時", "个小时", "個小時", "h"], &["分钟", "分鐘", "分"], 60),
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
fn parts_after(mention: &mut Mention, end: Cursor<'_>) {
    let goes_on = end.past_break().peek().is_some_and(anchor::is_anchor);
    if !goes_on || mention.unit.per.is_some() || mention.amount.exact().is_none() {
        return;
    }
    if lone_digit(mention, end).or_else(|| part_after(mention, end)).is_some() {
        part_after(mention, Cursor::new(end.text(), mention.end));
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

/// The numeral of a smaller unit: one or two digits, directly after the larger.
fn smaller<'t>(mention: &Mention, end: Cursor<'t>) -> Option<(Numeral, Cursor<'t>)> {
    let larger = SMALLER.iter().any(|(large, _, _)| large.contains(&mention.unit.head()));
    if !larger || !end.peek().is_some_and(anchor::is_anchor) {
        return None;
    }
    let numeral = numeral::read(end.text(), end.at()).ok()?;
    let small = numeral.low < Decimal::from(60) && numeral.start == end.at();
    small.then(|| (numeral, Cursor::new(end.text(), numeral.end)))
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
        "块" | "塊" | "成" => tenth(end.past_break())?,
        "米" | "秒" => hundredths(end.past_break()).filter(|&read| is_height(mention, end, read))?,
        _ => return None,
    };
    let goes_on = next.peek().is_some_and(|c| {
        anchor::is_anchor(c) || matches!(c, '.' | '%') || !metres && matches!(c, '至' | '到' | '—' | '-')
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

/// Marks between the ends of a range.
const TO: &[char] = &['至', '到', '—', '–', '―', '～', '~', '〜', '-', '－', '−', '─'];

/// 2至3天, 3℃至5℃, 3～5亿元: the range that begins with `first`.
fn range(first: &Mention, text: &str) -> Option<Mention> {
    let mut here = Cursor::new(text, first.end).past_blanks();
    let parted = here.at() > first.end;
    let mark = here.eat_any(TO)?;
    let minus = matches!(mark, '-' | '−' | '－') && here.peek().is_some_and(|c| chars::digit(c).is_some());
    if parted && minus {
        // 3.05 -9.4%: two cells of a table.
        return None;
    }
    if matches!(mark, '—' | '─' | '-') {
        here.eat_any(&[mark]);
    }
    if matches!(first.amount, Amount::Fraction(..)) || moves(first, mark, text) {
        return None;
    }
    let mut second = single(here.past_blanks(), None).ok()?;
    let same = first.unit.is_none() || first.unit == second.unit || same_money(first.unit, second.unit);
    if second.unit.is_none() || !same {
        return if first.composed { percent_range(first, &second, mark) } else { None };
    }
    let mut low = first.amount.low();
    if first.unit.is_none() {
        low = shared_scale(low, first.numeral, second.numeral);
        if second.unit.head() == "折" && low >= Decimal::TEN {
            low = low.checked_div(Decimal::TEN)?;
        }
        let below_zero = text.get(first.start..).is_some_and(|rest| rest.starts_with("零下"));
        if below_zero && !second.amount.low().is_sign_negative() && -low < second.amount.low() {
            second.amount = second.amount.map(|value| Some(-value))?;
        }
    }
    let ordered = low < second.amount.high() || low.is_sign_negative();
    let amount = Amount::between(low, second.amount.high());
    let amount = if low.is_sign_negative() { Amount::between(low, second.amount.low()) } else { amount };
    ordered.then_some(Mention { start: first.start, amount, composed: true, ..second })
}

/// 4∶3, where no third part follows.
fn ratio(first: &Mention, text: &str) -> Option<Mention> {
    let mut here = Cursor::new(text, first.end);
    if !first.unit.is_none() || !here.eat("∶") {
        return None;
    }
    let second = numeral::read(text, here.at()).ok().filter(|second| second.form.figures)?;
    let alone = Cursor::new(text, second.end).peek() != Some('∶');
    let amount = Amount::Fraction(first.numeral.low.normalize(), second.low.normalize());
    alone.then_some(Mention { end: second.end, number_end: second.end, amount, composed: true, ..*first })
}

/// 百分之五十至六十.
fn percent_range(first: &Mention, second: &Mention, mark: char) -> Option<Mention> {
    let low = first.amount.exact()?;
    let high = second.amount.exact().filter(|&high| high > low)?;
    let bare = second.unit.is_none() && matches!(mark, '至' | '到');
    let percent = first.unit.dimension() == Dimension::Percent;
    (bare && percent).then_some(Mention { end: second.end, amount: Amount::between(low, high), ..*first })
}

/// 元 and 块 may stand at the two ends of one range.
fn same_money(one: Unit, other: Unit) -> bool {
    matches!((one.head(), other.head()), ("元", "块") | ("块", "元"))
        && one.per.is_none()
        && other.per.is_none()
}

/// 由3元到5元 is a movement, not a range.
fn moves(first: &Mention, mark: char, text: &str) -> bool {
    let before = Cursor::new(text, first.start).before_blanks().previous();
    !first.unit.is_none() && matches!(mark, '至' | '到') && matches!(before, Some('由' | '从' | '從' | '自'))
}

/// The 3 of 3～5亿 is 3亿, the 500 of 500至1万 is 500.
fn shared_scale(low: Decimal, first: Numeral, second: Numeral) -> Decimal {
    let digits = second.high.checked_div(second.scale).unwrap_or(second.high);
    let shared = !first.form.scaled && second.form.scaled && low < digits;
    if shared { low.checked_mul(second.scale).unwrap_or(low) } else { low }
}
