//! Two numbers of one quantity: ranges and ratios.

use super::{
    Dimension, Unit,
    mention::{Mention, single},
};
use crate::{
    Amount, chars,
    cursor::Cursor,
    number::{
        Power,
        numeral::{self, Numeral},
    },
};
use rust_decimal::Decimal;

/// Whether `c` stands between the ends of a range.
pub(super) fn is_to(c: char) -> bool {
    chars::RANGE_MARKS.contains(&c)
}

/// 2至3天, 3℃至5℃, 3～5亿元: the range that begins with `first`.
pub(super) fn range(first: &Mention, text: &str) -> Option<Mention> {
    let mut here = Cursor::new(text, first.end).past_blanks();
    let parted = here.at() > first.end;
    let mark = here.eat_any(chars::RANGE_MARKS)?;
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
    // a fraction need not be a decimal
    if matches!(second.amount, Amount::Fraction(..)) {
        return None;
    }
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
pub(super) fn ratio(first: &Mention, text: &str) -> Option<Mention> {
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

/// The 3 of 3～5亿 is 3亿, the 十八 of 十八至三十万 is 十八万; the 500 of 500至1万 is 500.
fn shared_scale(low: Decimal, first: Numeral, second: Numeral) -> Decimal {
    let less = |scale: Power| scale.into(second.high).is_some_and(|digits| low < digits);
    let scale = if !first.form.scaled && second.form.scaled && less(second.scale) {
        second.scale
    } else if first.big == Power::ONE && less(second.big) {
        second.big
    } else {
        Power::ONE
    };
    scale.of(low).unwrap_or(low)
}
