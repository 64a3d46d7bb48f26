//! Shares: 百分之五, 三分之一, 2/3, and how Hong Kong prints them: 三分二.

use super::{
    Dimension, Unit, look_up,
    mention::{Mention, sign},
};
use crate::{
    Amount, chars,
    cursor::Cursor,
    number::numeral::{self, Numeral},
};
use rust_decimal::Decimal;

/// 百分之五, 千分之四, 万分之三: the unit is %, ‰, ‱. Spaces inside do not matter, a minus may stand behind 之.
pub(super) fn per_hundred(start: Cursor<'_>) -> Option<Mention> {
    let mut here = start;
    let percent = match here.bump()? {
        '百' | '佰' => "%",
        '千' => "‰",
        '万' | '萬' => "‱",
        _ => return None,
    };
    here = here.past_blanks();
    here.eat("分").then_some(())?;
    let over = here.past_blanks();
    let mut after = over;
    // 百分三十, as it is spoken; 百分点 and 百分比 go on otherwise.
    if after.eat("之") {
        here = after.past_blanks()
    } else if percent == "%" {
        here = tens(over)?
    } else {
        return None;
    }
    let minus = sign(&mut here) == Some(-1);
    let numeral = numeral::read(here.text(), here.at()).ok().filter(|numeral| numeral.start == here.at())?;
    let unit = look_up::part(Cursor::new(percent, 0))?.0;
    let value = Amount::between(numeral.low, numeral.high);
    Some(Mention {
        start: start.at(),
        end: numeral.end,
        number_end: numeral.end,
        amount: if minus { value.map(|value| Some(-value))? } else { value },
        unit: Unit::plain(unit),
        numeral,
        composed: true,
    })
}

/// `here`, where a Chinese numeral of at least two characters stands: the 三十 of 百分三十.
fn tens(here: Cursor<'_>) -> Option<Cursor<'_>> {
    let mut next = here;
    next.bump().and_then(numeral::digit)?;
    next.eat("十").then_some(here)
}

/// 三分之一, 三分二, 2/3: the amount is a fraction, and has a unit only where a measure follows: 四分之一公升.
pub(super) fn fraction(mention: &mut Mention, after: Cursor<'_>) -> Option<()> {
    let first = mention.numeral.low;
    let (numerator, denominator, end) = match after.past_blanks().peek()? {
        '分' => divided(mention.numeral, after.past_blanks()).map(|(second, end)| (second, first, end))?,
        '/' | '／' => slashed(mention, after).map(|(second, end)| (first, second, end))?,
        '又' => mixed(mention, after)?,
        _ => return None,
    };
    let numerator = if denominator.is_sign_negative() { -numerator } else { numerator };
    mention.amount = Amount::Fraction(numerator.normalize(), denominator.abs().normalize());
    (mention.end, mention.number_end, mention.composed) = (end.at(), end.at(), true);
    if let Some((unit, end)) = look_up::unit(end).filter(|(unit, _)| is_measured(*unit)) {
        (mention.unit, mention.end) = (unit, end.at());
    }
    Some(())
}

/// 三又二分之一 is 7/2.
fn mixed<'t>(mention: &Mention, after: Cursor<'t>) -> Option<(Decimal, Decimal, Cursor<'t>)> {
    let mut next = after.past_blanks();
    next.bump();
    next = next.past_blanks();
    let denominator = numeral::read(next.text(), next.at()).ok().filter(|read| read.start == next.at())?;
    let (numerator, end) = divided(denominator, Cursor::new(next.text(), denominator.end).past_blanks())?;
    let whole = mention.numeral.low.checked_mul(denominator.low)?;
    let more = if whole.is_sign_negative() { -numerator } else { numerator };
    Some((whole.checked_add(more)?, denominator.low, end))
}

/// Whether a part of `unit` is printed as a fraction of it; 三分之一个 and 四分之一里 are none.
fn is_measured(unit: Unit) -> bool {
    let dimensions = [Dimension::Mass, Dimension::Length, Dimension::Area, Dimension::Volume];
    dimensions.contains(&unit.dimension()) && unit.head().chars().count() > 1
}

/// The numerator after 分之, or after the bare 分 of 三分一, and its end.
fn divided(denominator: Numeral, here: Cursor<'_>) -> Option<(Decimal, Cursor<'_>)> {
    let mut next = here;
    next.bump();
    let bare = next;
    next = next.past_blanks();
    let long = next.eat("之");
    let start = if long { next.past_blanks() } else { bare };
    let numerator = numeral::read(start.text(), start.at()).ok().filter(|read| read.start == start.at())?;
    let end = Cursor::new(start.text(), numerator.end);
    (long || is_short(denominator, numerator, end)).then_some((numerator.low, end))
}

/// Whether 三分二 is two thirds: small neighbours in characters, and no seconds or points behind them.
fn is_short(denominator: Numeral, numerator: Numeral, end: Cursor<'_>) -> bool {
    let digit = |numeral: Numeral| numeral.form.row == 1 && !numeral.form.scaled;
    let told = numerator.low == Decimal::ONE || denominator.low - numerator.low == Decimal::ONE;
    let small = denominator.low > numerator.low && denominator.low <= Decimal::from(5);
    let goes_on = end.peek().is_some_and(|c| "秒厘釐毫刻十".contains(c))
        || look_up::unit(end).is_some_and(|(unit, _)| {
            matches!(unit.dimension(), Dimension::Time | Dimension::Money | Dimension::Score)
        });
    digit(denominator) && digit(numerator) && told && small && !goes_on
}

/// The denominator of 2/3 where the words around tell that it is a share: no date, no round (1/4决赛), no pages.
fn slashed<'t>(mention: &Mention, after: Cursor<'t>) -> Option<(Decimal, Cursor<'t>)> {
    let numerator = mention.numeral;
    let plain = numerator.form.figures && !numerator.form.scaled && numerator.low.scale() == 0;
    let mut next = after;
    next.eat_any(&['/', '／']).filter(|_| plain)?;
    let denominator = numeral::read(next.text(), next.at()).ok()?;
    let proper = denominator.form.figures && !denominator.form.scaled && numerator.low < denominator.low;
    let end = Cursor::new(next.text(), denominator.end);
    let before = Cursor::new(next.text(), mention.start).before_blanks().previous();
    let told = before.is_none_or(|c| {
        "的约約近超过過达達占佔是为為有了到足满滿逾少其中仅僅至用降升增减減，、（".contains(c)
    });
    let other = end.peek().is_some_and(|c| chars::is_latin(c) || "/／决決场場版页頁号號月日拍".contains(c));
    (proper && told && !other).then_some((denominator.low, end))
}
