use super::{Dimension, Unit, convert, mention};
use crate::{
    Amount, Error, ErrorKind, chars, error,
    number::{anchor, numeral},
};
use alloc::borrow::Cow;
use core::{fmt, str::FromStr};

/// An amount with its unit, without the text it was read from.
///
/// Reads every form that newspapers print and writes one: figures, 万 and 亿 multiplied out, 至 in a range.
///
/// ```
/// use baokan::Quantity;
/// let parcels: Quantity = "3130.82万件".parse()?;
/// assert_eq!(parcels.to_string(), "31308200件");
/// assert_eq!("五十二万四千元".parse::<Quantity>()?, "524000元".parse()?);
/// assert_eq!("三四十平方米".parse::<Quantity>()?.to_string(), "30至40平方米");
/// # Ok::<(), baokan::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[doc(alias = "数量")]
pub struct Quantity {
    amount: Amount,
    unit: Unit,
}

impl Quantity {
    /// The quantity of `amount` in `unit`.
    #[must_use]
    pub const fn new(amount: Amount, unit: Unit) -> Self {
        Quantity { amount, unit }
    }

    /// How much.
    #[must_use]
    pub const fn amount(self) -> Amount {
        self.amount
    }

    /// Of what.
    #[must_use]
    pub const fn unit(self) -> Unit {
        self.unit
    }

    /// The same in the SI unit of its dimension (kg, m, m², m³, s, m/s, J, W, K …), `None` for counts, money and
    /// calendar units. Exact wherever 28 digits hold the result.
    ///
    /// ```
    /// use baokan::Quantity;
    /// assert_eq!("15亩".parse::<Quantity>()?.si().unwrap().to_string(), "10000m²");
    /// assert_eq!("-11℃".parse::<Quantity>()?.si().unwrap().to_string(), "262.15K");
    /// assert_eq!("36千米每小时".parse::<Quantity>()?.si().unwrap().to_string(), "10m/s");
    /// # Ok::<(), baokan::Error>(())
    /// ```
    #[must_use]
    pub fn si(self) -> Option<Quantity> {
        self.unit.to_si(self.amount, false)
    }

    /// The same as a difference: 8℃ of warming is 8 K, not 281.15 K.
    #[must_use]
    pub fn si_difference(self) -> Option<Quantity> {
        self.unit.to_si(self.amount, true)
    }

    /// The unit in the Unified Code for Units of Measure, where it has one.
    #[must_use]
    pub fn ucum(self) -> Option<Cow<'static, str>> {
        self.unit.ucum()
    }

    /// What is measured.
    #[must_use]
    pub fn dimension(self) -> Dimension {
        self.unit.dimension()
    }
}

impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.amount {
            Amount::Exact(value) => write!(f, "{}{}", value.normalize(), self.unit),
            Amount::Range(low, high) => write!(f, "{}至{}{}", low.normalize(), high.normalize(), self.unit),
            Amount::Fraction(numerator, denominator) => {
                let sign = if numerator.is_sign_negative() { "负" } else { "" };
                write!(f, "{sign}{denominator}分之{}{}", numerator.abs(), self.unit)
            }
        }
    }
}

impl FromStr for Quantity {
    type Err = Error;

    /// Reads one printed quantity; spaces at the ends are ignored.
    ///
    /// # Errors
    /// [`ErrorKind::Empty`], [`ErrorKind::NotAQuantity`], [`ErrorKind::NumeralTooLong`] beyond 28 digits, and
    /// [`ErrorKind::TrailingText`] where a quantity is followed by more.
    fn from_str(text: &str) -> Result<Self, Error> {
        let (inner, error) = error::single_value(text)?;
        if let Some(quantity) = in_si(inner) {
            return Ok(quantity);
        }
        let anchor = anchor::next_anchor(inner, 0).ok_or_else(|| error(ErrorKind::NotAQuantity, 0))?;
        let mention = mention::read(inner, anchor, numeral::read(inner, anchor), true)
            .map_err(|_| error(failure(inner), 0))?;
        if mention.start > 0 {
            return Err(error(ErrorKind::NotAQuantity, 0));
        }
        if mention.end < inner.len() {
            if mention.unit.is_none() {
                return Err(error(ErrorKind::NotAQuantity, 0));
            }
            return Err(error(ErrorKind::TrailingText, mention.end));
        }
        Ok(Quantity { amount: mention.amount, unit: mention.unit })
    }
}

/// Plain figures with the unit of an SI result, which print has no use for: 276.15至278.15K.
fn in_si(text: &str) -> Option<Quantity> {
    let (figures, unit) =
        text.split_at_checked(text.find(|c: char| !matches!(c, '0'..='9' | '.' | '-' | '至'))?)?;
    let unit = convert::si_unit(unit)?;
    let (low, high) = figures.split_once('至').unwrap_or((figures, figures));
    Some(Quantity { amount: Amount::between(low.parse().ok()?, high.parse().ok()?), unit })
}

fn failure(text: &str) -> ErrorKind {
    let digits = text.chars().filter(|&c| chars::digit(c).is_some()).count();
    if digits > 28 { ErrorKind::NumeralTooLong } else { ErrorKind::NotAQuantity }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;

    #[track_caller]
    fn reads(text: &str, printed: &str) {
        assert_eq!(text.parse::<Quantity>().map(|q| q.to_string()), Ok(printed.to_string()), "{text}");
    }

    #[track_caller]
    fn fails(text: &str, kind: ErrorKind) {
        assert_eq!(text.parse::<Quantity>().map_err(|e| e.kind()), Err(kind), "{text}");
    }

    #[test]
    fn every_printed_form() {
        reads("3130.82 万件", "31308200件");
        reads("2至3天", "2至3天");
        reads("3℃至5℃", "3至5℃");
        reads("零下9℃至零下6℃", "-9至-6℃");
        reads("三分之一", "3分之1");
        reads("3分之1", "3分之1");
        reads("负三分之二", "负3分之2");
        reads("负3分之2", "负3分之2");
        reads("一又二分之一", "2分之3");
        reads("3/4公升", "4分之3公升");
        reads("4分之3公升", "4分之3公升");
        reads("HK$380", "380HK$");
        reads("380HK$", "380HK$");
        reads("2.5个亿元", "250000000元");
        reads("百分之九十八", "98%");
        reads("千分之四", "4‰");
        reads("七五折", "7.5折");
        reads("四成五", "4.5成");
        reads("一年半", "1.5年");
        reads("两个半小时", "2.5个小时");
        reads("十六块五", "16.5块");
        reads("八元二角", "8.2元");
        reads("2小时05分20秒", "7520秒");
        reads("3～5亿元", "300000000至500000000元");
        reads("500至1万元", "500至10000元");
        reads("两到三千元", "2000至3000元");
        reads("零下15至20℃", "-20至-15℃");
        reads("-5至3℃", "-5至3℃");
        reads("1米85", "1.85米");
        reads("12.5元/公斤", "12.5元/公斤");
        reads("80毫克/100毫升", "80毫克/100毫升");
        reads("25%—30%", "25至30%");
        reads("半小时", "0.5小时");
        reads("1 230\n公斤", "1230公斤");
        reads("１２３４．５万元", "12345000元");
    }

    #[test]
    fn errors_tell_why() {
        fails(" ", ErrorKind::Empty);
        fails("三文鱼", ErrorKind::NotAQuantity);
        fails("约3件", ErrorKind::NotAQuantity);
        fails("3件衣服", ErrorKind::TrailingText);
        fails(&"9".repeat(40), ErrorKind::NumeralTooLong);
    }
}
