use super::Approx;
use crate::Amount;
use rust_decimal::Decimal;

/// What a number may be at least and at most; an end that the words leave open is `None`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Bounds {
    low: Option<Decimal>,
    high: Option<Decimal>,
}

impl Bounds {
    /// The least it can be.
    #[must_use]
    pub const fn low(self) -> Option<Decimal> {
        self.low
    }

    /// The most it can be.
    #[must_use]
    pub const fn high(self) -> Option<Decimal> {
        self.high
    }

    /// Whether `value` lies within, both ends included (以上 and 以下 include the number, GB/T 15835 and civil law).
    #[must_use]
    pub fn contains(self, value: Decimal) -> bool {
        self.low.is_none_or(|low| low <= value) && self.high.is_none_or(|high| value <= high)
    }
}

/// The bounds of an amount: 余 and 多 inside it stay within one `step` of the last place named, also where 约 stands
/// before (约500余名); 以上 is open, 约 says nothing.
pub(super) fn of(amount: Amount, approx: Option<Approx>, step: Option<Decimal>) -> Bounds {
    let (low, high) = (amount.low(), amount.high());
    if let Some(step) = step {
        return Bounds { low: Some(low), high: high.checked_add(step) };
    }
    match approx {
        None => Bounds { low: Some(low), high: Some(high) },
        Some(Approx::Over) => Bounds { low: Some(low), high: None },
        Some(Approx::Under) => Bounds { low: None, high: Some(high) },
        Some(Approx::About) => Bounds { low: None, high: None },
    }
}
