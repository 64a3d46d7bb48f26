use core::fmt;
use rust_decimal::Decimal;

/// How much: one exact number, an interval, or a fraction.
///
/// Prints as plain decimals with 万 and 亿 multiplied out: `31308200`, `2..3`, `1/3`.
///
/// ```
/// use baokan::facts;
/// let amounts: Vec<String> = facts("工期2至3天，节水三分之一，累计3130.82万件").map(|f| f.amount().to_string()).collect();
/// assert_eq!(amounts, ["2..3", "1/3", "31308200"]);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[doc(alias = "数值")]
pub enum Amount {
    /// One number.
    Exact(Decimal),
    /// An interval with both ends, the smaller first: 2至3, 七八百, 数十 (20 to 90).
    Range(Decimal, Decimal),
    /// A fraction 分子/分母 as printed, unreduced: 三分之一 is `Fraction(1, 3)`.
    Fraction(Decimal, Decimal),
}

impl Amount {
    /// The smallest value meant; a fraction is divided, to 28 digits.
    ///
    /// ```
    /// use baokan::facts;
    /// let fact = facts("120—150公斤").next().unwrap();
    /// assert_eq!((fact.amount().low(), fact.amount().high()), (120.into(), 150.into()));
    /// ```
    #[must_use]
    pub fn low(self) -> Decimal {
        match self {
            Amount::Exact(value) | Amount::Range(value, _) => value,
            Amount::Fraction(numerator, denominator) => {
                numerator.checked_div(denominator).unwrap_or(Decimal::ZERO)
            }
        }
    }

    /// The largest value meant.
    #[must_use]
    pub fn high(self) -> Decimal {
        match self {
            Amount::Range(_, high) => high,
            _ => self.low(),
        }
    }

    /// The one number, where it is one.
    #[must_use]
    pub fn exact(self) -> Option<Decimal> {
        match self {
            Amount::Exact(value) => Some(value),
            _ => None,
        }
    }

    /// One number or an interval, in order.
    pub(crate) fn between(one: Decimal, other: Decimal) -> Self {
        if one == other {
            Amount::Exact(one.normalize())
        } else {
            Amount::Range(one.min(other).normalize(), one.max(other).normalize())
        }
    }

    /// Both ends through `change`, where it can be computed.
    pub(crate) fn map(self, change: impl Fn(Decimal) -> Option<Decimal>) -> Option<Self> {
        Some(match self {
            Amount::Range(low, high) => Amount::between(change(low)?, change(high)?),
            _ => Amount::Exact(change(self.low())?.normalize()),
        })
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Amount::Exact(value) => write!(f, "{}", value.normalize()),
            Amount::Range(low, high) => write!(f, "{}..{}", low.normalize(), high.normalize()),
            Amount::Fraction(numerator, denominator) => write!(f, "{numerator}/{denominator}"),
        }
    }
}
