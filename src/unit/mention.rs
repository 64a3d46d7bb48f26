//! One printed quantity: sign, numeral, unit, and the forms in which they combine.

use super::{
    Unit, look_up,
    parts::{half_after, half_of, parts_after, spaced_unit, split_unit, tenths},
    range::{is_to, range, ratio},
    share::{fraction, per_hundred},
};
use crate::{
    Amount, chars,
    cursor::Cursor,
    lexicon::units::measures::CURRENCY_SIGNS,
    number::{
        anchor,
        numeral::{self, Numeral},
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
    pub(super) fn go_on(&mut self, end: Cursor<'_>, amount: Amount) {
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
    let mut first = match sign_before(Cursor::new(text, anchor)) {
        Some(start) => single(start, None)?,
        None => single(Cursor::new(text, anchor), Some(numeral))?,
    };
    if first.unit.is_none() {
        currency_before(&mut first, text);
    }
    if let Some(range) = range(&first, text) {
        return Ok(range);
    }
    if let Some(ratio) = ratio(&first, text).filter(|_| bare) {
        return Ok(ratio);
    }
    let named = !first.unit.is_none() || matches!(first.amount, Amount::Fraction(..));
    if named || bare { Ok(first) } else { Err(first.end) }
}

/// Figures with a unit between ordinary characters, so that they can be nothing else: most numbers of a newspaper.
///
/// Says the same as [`read`] where it says anything, only sooner; and no date stands there.
pub(crate) fn plain(here: Cursor<'_>, numeral: &Result<Numeral, usize>) -> Option<Mention> {
    let numeral = numeral.as_ref().ok().filter(|numeral| numeral.form.figures && numeral.inside.is_none())?;
    let after = Cursor::new(here.text(), numeral.end);
    let alone = here.previous().is_some_and(is_plain_before);
    (alone && after.peek().is_some_and(|c| is_plain_unit(c, after))).then_some(())?;
    let (unit, end) = look_up::unit(after)?;
    let goes_on = end
        .peek()
        .is_some_and(|c| c == '半' || c == '又' || chars::is_blank(c) || anchor::is_anchor(c) || is_to(c));
    (!goes_on && unit.head() != "折").then(|| Mention {
        start: here.at(),
        end: end.at(),
        number_end: after.at(),
        amount: Amount::Exact(numeral.low.normalize()),
        unit,
        numeral: *numeral,
        composed: false,
    })
}

/// Whether `c` before figures is no sign, scale, currency or mark of a lunar date.
fn is_plain_before(c: char) -> bool {
    let special =
        matches!(c, '负' | '負' | '历' | '曆' | '月' | '闰' | '閏' | '初' | '年') || numeral::is_scale(c);
    matches!(c, '\u{3001}'..='\u{9fff}' | '，' | '（' | '：' | '“') && !special
}

/// Whether a unit may begin with `c` after figures, and neither a date nor a fraction nor a scale (3个亿).
fn is_plain_unit(c: char, here: Cursor<'_>) -> bool {
    match c {
        '年' | '月' | '日' | '时' | '時' | '点' | '點' | '世' | '分' | '又' | '至' | '到' => {
            false
        }
        '个' | '個' | '箇' => {
            let mut next = here.rest().chars().skip(1);
            next.next().is_some_and(|c| !"多半来來余餘亿億".contains(c) && !chars::is_blank(c))
                && !is_spaced(here)
        }
        _ => matches!(c, '\u{4e00}'..='\u{9fff}' | '%' | '℃' | '‰'),
    }
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
pub(super) fn sign(here: &mut Cursor<'_>) -> Option<i64> {
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
pub(super) fn single(start: Cursor<'_>, read: Option<Result<Numeral, usize>>) -> Result<Mention, usize> {
    let mut here = start;
    let sign = sign(&mut here);
    if !here.peek().is_some_and(anchor::is_anchor) {
        return Err(here.at().max(start.at() + 1));
    }
    if let Some(mention) = per_hundred(here) {
        return Ok(signed_share(mention, start, sign));
    }
    match here.peek() {
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

/// 负百分之五, from the sign on.
fn signed_share(mention: Mention, start: Cursor<'_>, sign: Option<i64>) -> Mention {
    let negative = if sign == Some(-1) { mention.amount.map(|value| Some(-value)) } else { None };
    Mention { start: start.at(), amount: negative.unwrap_or(mention.amount), ..mention }
}

/// Whether 零 joins a smaller unit to a larger: 三年零八个月.
fn is_joint(here: Cursor<'_>) -> bool {
    let mut next = here;
    next.eat("零") && next.peek().is_some_and(|c| numeral::digit(c).is_some_and(|d| d > 0) || c == '十')
}

/// Whether a space stands among the next characters: only then can a unit be letter-spaced.
fn is_spaced(here: Cursor<'_>) -> bool {
    here.rest().chars().take(4).any(chars::is_blank)
}

/// 3个亿: 个 stands before the scale. The place after it, or `here`.
fn hundred_million<'t>(mention: &mut Mention, here: Cursor<'t>) -> Cursor<'t> {
    let mut next = here;
    next.bump();
    if next.eat_any(&['亿', '億']).is_none() || next.peek().is_some_and(|c| matches!(c, '级' | '級')) {
        return here;
    }
    let times = |value: Decimal| value.checked_mul(HUNDRED_MILLION);
    let Some(amount) = mention.amount.map(times) else { return here };
    mention.go_on(next, amount);
    mention.number_end = next.at();
    next
}

/// 亿.
const HUNDRED_MILLION: Decimal = Decimal::from_parts(100_000_000, 0, 0, false, 0);

/// The sign or code of a currency that stands before the number is its unit: ￥13.5, US$3亿, HKD200.
fn currency_before(mention: &mut Mention, text: &str) {
    let found = currency_sign(Cursor::new(text, mention.start));
    let unit = found.and_then(|(sign, start)| Some((look_up::part(Cursor::new(sign, 0))?.0, start)));
    let code = Cursor::new(text, mention.end).peek().is_some_and(chars::is_latin);
    if let Some((unit, start)) = unit.filter(|_| !code) {
        (mention.start, mention.unit, mention.composed) = (start, Unit::plain(unit), true);
    }
}

/// The sign or code of a currency before `here`, and where it begins, unless it belongs to a number or a word before.
pub(crate) fn currency_sign(here: Cursor<'_>) -> Option<(&'static str, usize)> {
    if !matches!(here.previous()?, '$' | '￥' | '¥' | '€' | '£' | '￡' | 'A'..='Z') {
        return None;
    }
    let sign = CURRENCY_SIGNS.iter().find(|sign| here.before().ends_with(**sign))?;
    let start = here.back(sign.len());
    let taken = |c| chars::is_latin(c) || chars::digit(c).is_some() || anchor::is_anchor(c);
    let free = !start.before_blanks().previous().is_some_and(taken);
    free.then_some((*sign, start.at()))
}

/// Adds the unit after the number.
fn with_unit(mention: &mut Mention, after: Cursor<'_>) {
    let mut here = after.past_blanks();
    if matches!(here.peek(), Some('个' | '個' | '箇')) {
        if split_unit(mention, here).is_some() || is_spaced(here) && spaced_unit(mention, here).is_some() {
            return;
        }
        here = hundred_million(mention, here);
    }
    let Some((unit, end)) = look_up::unit(here) else { return };
    mention.unit = unit;
    mention.end = end.at();
    tenths(mention);
    if half_after(mention, end).is_none() {
        parts_after(mention, end);
    }
}
