use rust_decimal::Decimal;

/// A power of ten: what a scale multiplies by, or the place of a digit. One byte where a `Decimal` has sixteen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Power(i8);

/// Digits of an exact decimal before and after its point.
const MAX_POWER: i8 = 28;
/// One more than the largest number of so many digits: what is larger would print in figures that are not read again.
const TOO_LARGE: u128 = 10_u128.pow(MAX_POWER.unsigned_abs() as u32);

impl Power {
    pub(crate) const ONE: Power = Power(0);
    pub(crate) const TEN: Power = Power(1);
    /// Larger than any that is read.
    pub(super) const MAX: Power = Power(i8::MAX);

    pub(super) const fn new(exponent: i8) -> Self {
        Power(exponent)
    }

    /// The place of the last of so many decimals.
    pub(super) fn below_point(decimals: u32) -> Self {
        Power(i8::try_from(decimals).map_or(-MAX_POWER, |decimals| -decimals))
    }

    /// Of 1, 10, 100, 1000.
    pub(super) fn of_scale(scale: u64) -> Self {
        Power(scale.checked_ilog10().unwrap_or(0) as i8)
    }

    pub(super) const fn times(self, other: Power) -> Self {
        Power(self.0.saturating_add(other.0))
    }

    /// A tenth of it.
    pub(super) const fn next_place(self) -> Self {
        Power(self.0.saturating_sub(1))
    }

    /// The number itself, where it fits.
    pub(crate) fn value(self) -> Option<Decimal> {
        self.of(Decimal::ONE)
    }

    /// `value` times this, where it fits.
    pub(crate) fn of(self, value: Decimal) -> Option<Decimal> {
        let (scale, power) = (i32::try_from(value.scale()).ok()?, i32::from(self.0));
        let left = scale - power;
        if left >= 0 {
            return Decimal::try_from_i128_with_scale(value.mantissa(), left.unsigned_abs()).ok();
        }
        let factor = 10_i128.checked_pow(left.unsigned_abs())?;
        let product =
            value.mantissa().checked_mul(factor).filter(|product| product.unsigned_abs() < TOO_LARGE)?;
        Decimal::try_from_i128_with_scale(product, 0).ok()
    }

    /// `value` divided by this, where it fits.
    pub(crate) fn into(self, value: Decimal) -> Option<Decimal> {
        Power(-self.0).of(value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn gives(value: &str, power: i8, expected: Option<&str>) {
        let number = |text: &str| text.parse::<Decimal>().unwrap();
        assert_eq!(Power(power).of(number(value)), expected.map(number), "{value} by {power}");
    }

    #[test]
    fn multiplication_moves_the_point() {
        gives("3130.82", 4, Some("31308200"));
        gives("3.5", 0, Some("3.5"));
        gives("-7", 8, Some("-700000000"));
        gives("25", -1, Some("2.5"));
        gives("9999999999999999999999999999", 1, None);
        gives("99999999999999999999999999", 2, Some("9999999999999999999999999900"));
        gives("5555555555555555555555555555", 1, None);
        gives("1", -29, None);
        assert_eq!(Power(3).into(Decimal::from(4000)), Some(Decimal::from(4)));
    }
}
