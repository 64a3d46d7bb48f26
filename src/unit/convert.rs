//! SI sizes and UCUM codes.

use super::{Dimension, Part, Per, Quantity, Sign, Unit};
use crate::{
    Amount,
    lexicon::units::{Measure, Use},
};
use alloc::{borrow::Cow, format, string::ToString};
use rust_decimal::Decimal;

/// The SI unit of each dimension that has one.
pub(super) static BASES: &[Measure] = &[
    base("kg", Dimension::Mass, "kg"),
    base("m", Dimension::Length, "m"),
    base("m²", Dimension::Area, "m2"),
    base("m³", Dimension::Volume, "m3"),
    base("s", Dimension::Time, "s"),
    base("J", Dimension::Energy, "J"),
    base("W", Dimension::Power, "W"),
    base("K", Dimension::Temperature, "K"),
    base("Pa", Dimension::Pressure, "Pa"),
    base("B", Dimension::Data, "By"),
    base("B/s", Dimension::DataRate, "By/s"),
    base("Hz", Dimension::Frequency, "Hz"),
    base("V", Dimension::Voltage, "V"),
    base("A", Dimension::Current, "A"),
    base("C", Dimension::Charge, "C"),
    base("Ω", Dimension::Resistance, "Ohm"),
    base("N", Dimension::Force, "N"),
    base("mol", Dimension::Substance, "mol"),
    base("kg·m", Dimension::Transport, "kg.m"),
];

/// 分 below a line is a minute: 次/分.
pub(super) static MINUTE: Measure = Measure {
    text: "分",
    dimension: Dimension::Time,
    numerator: 60,
    denominator: 1,
    code: "min",
    usage: Use::Plain,
};

/// 月 divides, though after a number it is a date: 元/月.
pub(super) static MONTH: Measure = Measure {
    text: "月",
    dimension: Dimension::Time,
    numerator: 0,
    denominator: 1,
    code: "mo",
    usage: Use::Plain,
};

/// Dimensions of pure numbers, whose SI unit is one.
const PURE: [Dimension; 4] =
    [Dimension::Percent, Dimension::PercentagePoint, Dimension::Multiple, Dimension::Tenth];

const fn base(text: &'static str, dimension: Dimension, code: &'static str) -> Measure {
    Measure { text, dimension, numerator: 1, denominator: 1, code, usage: Use::Plain }
}

/// 0 ℃ in kelvin, in hundredths.
const CELSIUS_ZERO: i64 = 27_315;
/// 0 ℉ above absolute zero, in hundredths of a degree Fahrenheit.
const FAHRENHEIT_ZERO: i64 = 45_967;

impl Part {
    /// The measure, where it has a fixed size.
    fn sized(self) -> Option<&'static Measure> {
        self.measure().filter(|measure| measure.numerator > 0 && measure.dimension != Dimension::Money)
    }

    fn base(self) -> Option<Part> {
        let dimension = self.sized()?.dimension;
        if PURE.contains(&dimension) { Some(Part::None) } else { base_of(dimension) }
    }

    fn code(self) -> Option<&'static str> {
        let measure = self.measure().filter(|measure| measure.dimension != Dimension::Money)?;
        Some(measure.code).filter(|code| !code.is_empty())
    }
}

/// The SI unit of a dimension.
fn base_of(dimension: Dimension) -> Option<Part> {
    let row = BASES.iter().position(|base| base.dimension == dimension)?;
    u8::try_from(row).ok().map(Part::Base)
}

/// The unit that [`Quantity::si`] writes as `text`, so that its results read back: K, kg/m³.
pub(super) fn si_unit(text: &str) -> Option<Unit> {
    let base = |text: &str| {
        let row = BASES.iter().position(|base| base.text == text)?;
        u8::try_from(row).ok().map(Part::Base)
    };
    let whole = base(text).map(Unit::plain);
    whole.or_else(|| {
        let (head, below) = text.split_once('/')?;
        let per = Per { sign: Sign::Slash, count: 1, part: base(below)?, second: None };
        Some(Unit { head: base(head)?, per: Some(per) })
    })
}

impl Unit {
    /// UCUM code: `kg`, `ug/m3`, `kW.h`; `None` for counters, money and units the code does not have (亩, 斤).
    ///
    /// ```
    /// let unit: baokan::Unit = "微克/立方米".parse()?;
    /// assert_eq!(unit.ucum().unwrap(), "ug/m3");
    /// # Ok::<(), baokan::Error>(())
    /// ```
    #[must_use]
    pub fn ucum(self) -> Option<Cow<'static, str>> {
        let head = match self.head {
            Part::Counter(_) | Part::FigureCounter(_) if self.per.is_some() => "1",
            head => head.code()?,
        };
        match self.per {
            None => Some(Cow::Borrowed(head)),
            Some(Per { count: 1, part, second: None, .. }) => {
                Some(Cow::Owned(format!("{head}/{}", part.code()?)))
            }
            Some(Per { count, part, second: None, .. }) => {
                Some(Cow::Owned(format!("{head}/({count}.{})", part.code()?)))
            }
            Some(_) => None,
        }
    }

    /// `amount` of this unit in SI; a difference of temperatures has no zero point.
    pub(super) fn to_si(self, amount: Amount, difference: bool) -> Option<Quantity> {
        let head = self.head.sized()?;
        if self.per.is_none() && head.dimension == Dimension::Temperature && !difference {
            return kelvin(amount, head.code);
        }
        let base = Unit { head: self.head.base()?, per: None };
        let Some(per) = self.per else {
            return Some(Quantity::new(amount.map(|value| scaled(value, head))?, base));
        };
        if per.second.is_some() || matches!(base.head, Part::None) {
            return None;
        }
        // Hours a day are a share, and have no SI unit.
        let below = per.part.sized().filter(|below| below.dimension != head.dimension)?;
        // nothing is divided by a share or by times
        let part = per.part.base().filter(|part| !matches!(part, Part::None))?;
        let base = Unit { per: Some(Per { sign: Sign::Slash, count: 1, part, second: None }), ..base };
        // bytes by seconds are the unit B/s
        let base = si_unit(&base.to_string()).unwrap_or(base);
        let divide = |value: Decimal| {
            let size = Decimal::from(below.numerator).checked_mul(per.count.into())?;
            scaled(value, head)?.checked_mul(below.denominator.into())?.checked_div(size)
        };
        Some(Quantity::new(amount.map(divide)?, base))
    }
}

fn scaled(value: Decimal, measure: &Measure) -> Option<Decimal> {
    value.checked_mul(measure.numerator.into())?.checked_div(measure.denominator.into())
}

fn kelvin(amount: Amount, code: &str) -> Option<Quantity> {
    let convert = |value: Decimal| match code {
        "Cel" => value.checked_add(Decimal::new(CELSIUS_ZERO, 2)),
        "[degF]" => {
            let above = value.checked_add(Decimal::new(FAHRENHEIT_ZERO, 2))?;
            above.checked_mul(5.into())?.checked_div(9.into())
        }
        _ => Some(value),
    };
    Some(Quantity::new(amount.map(convert)?, Unit::plain(base_of(Dimension::Temperature)?)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::units::measures;
    use alloc::string::ToString;

    #[track_caller]
    fn converts(text: &str, si: &str, ucum: &str) {
        let quantity: Quantity = text.parse().unwrap();
        assert_eq!(quantity.si().map(|q| q.to_string()).unwrap_or_default(), si, "{text}");
        assert_eq!(quantity.ucum().unwrap_or_default(), ucum, "{text}");
    }

    #[test]
    fn sizes_are_exact_fractions() {
        converts("3亩", "2000m²", "");
        converts("7斤", "3.5kg", "");
        converts("2.43亿立方米", "243000000m³", "m3");
        converts("500万千瓦时", "18000000000000J", "kW.h");
        converts("1英里", "1609.344m", "[mi_i]");
        converts("35微克/立方米", "0.000000035kg/m³", "ug/m3");
        converts("120公里/小时", "33.333333333333333333333333333m/s", "km/h");
        converts("32℉", "273.15K", "[degF]");
        converts("2至3公斤", "2至3kg", "kg");
        converts("54.64%", "0.5464", "%");
        converts("72次/分", "", "1/min");
    }

    /// Every size of the table, checked as numerator over denominator: as many units as the denominator says make
    /// as much SI as the numerator says.
    #[test]
    fn every_size_is_its_fraction() {
        let sized = measures::MEASURES.iter().filter(|measure| {
            measure.numerator > 0 && !matches!(measure.dimension, Dimension::Money | Dimension::Temperature)
        });
        for measure in sized {
            let unit: Unit = measure.text.parse().unwrap();
            let Some(base) = unit.head.base() else { continue };
            let si = Quantity::new(Amount::Exact(measure.denominator.into()), unit).si().unwrap();
            assert_eq!(si.amount(), Amount::Exact(measure.numerator.into()), "{}", measure.text);
            assert_eq!(si.unit(), Unit::plain(base), "{}", measure.text);
        }
    }

    /// The same by another way: products compared crosswise in whole numbers.
    #[test]
    fn compound_sizes_are_their_fractions() {
        for (text, numerator, denominator) in [
            ("7坪", 2_800, 121),
            ("5亩", 10_000, 3),
            ("45公里/小时", 25, 2),
            ("8斤/亩", 3, 500),
            ("96微克/立方米", 12, 125_000_000),
            ("50毫克/100毫升", 1, 2),
            ("14℉", 26_315, 100),
        ] {
            let si = text.parse::<Quantity>().unwrap().si().unwrap().amount().low();
            let error = si * Decimal::from(denominator) - Decimal::from(numerator);
            // What division leaves beyond 28 digits.
            assert!(error.abs() < Decimal::new(1, 20), "{text}: {si}");
        }
    }

    #[test]
    fn results_read_back() {
        for text in ["-11℃", "35微克/立方米", "36千米每小时", "15亩", "60吨公里", "50Mbps", "3至5℃"]
        {
            let si = text.parse::<Quantity>().unwrap().si().unwrap();
            assert_eq!(si.to_string().parse::<Quantity>(), Ok(si), "{text}");
            assert_eq!(si.unit().to_string().parse::<Unit>(), Ok(si.unit()), "{text}");
        }
    }

    #[test]
    fn counts_money_and_calendars_have_no_size() {
        for text in ["3家", "5元", "2年", "12.5元/公斤", "三分之一"] {
            assert_eq!(text.parse::<Quantity>().unwrap().si(), None, "{text}");
        }
    }

    #[test]
    fn differences_have_no_zero_point() {
        let quantity: Quantity = "8℃".parse().unwrap();
        assert_eq!(quantity.si_difference().unwrap().to_string(), "8K");
    }
}
