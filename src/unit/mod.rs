//! Units as printed after numbers, what they measure, and how they convert.

mod convert;
pub(crate) mod look_up;
pub(crate) mod mention;
mod parts;
mod quantity;
mod range;
mod share;

use crate::{
    Error, ErrorKind, Span,
    cursor::Cursor,
    lexicon::units::{Measure, Use, counters, measures},
};
use alloc::{borrow::Cow, string::ToString};
use core::{fmt, str::FromStr};

pub use crate::lexicon::units::Dimension;
pub use quantity::Quantity;

/// The unit of a number, as printed: 件, 平方米, %, 元/公斤, or none (a fraction).
///
/// Both scripts and all spellings of the table are units in their own right: 件 and 公斤 as well as 個 and kg.
///
/// ```
/// use baokan::{Dimension, Unit};
/// let unit: Unit = "元/公斤".parse()?;
/// assert_eq!(unit.printed(), "元/公斤");
/// assert_eq!(unit.dimension(), Dimension::Compound);
/// assert_eq!(unit.per().unwrap().ucum().unwrap(), "kg");
/// # Ok::<(), baokan::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
#[doc(alias = "单位")]
#[doc(alias = "量词")]
pub struct Unit {
    head: Part,
    per: Option<Per>,
}

/// A unit without division: a row of one of the tables, so that mentions and facts stay small.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    None,
    Measure(u16),
    Counter(u16),
    FigureCounter(u16),
    /// An SI unit that results are given in.
    Base(u8),
    /// 分 below a line: 次/分.
    Minute,
    /// 月 below a line: 元/人·月.
    Month,
}

/// What a unit is divided by: /公斤, 每小时, /100毫升, /人·天.
#[derive(Clone, Copy, Debug)]
struct Per {
    sign: Sign,
    count: u16,
    part: Part,
    second: Option<(Sign, Part)>,
}

/// How division is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sign {
    Slash,
    Each,
    Dot,
    /// Before the number: 每公斤12元, 时速120公里. The printed unit does not have it.
    Before,
}

impl Sign {
    const fn text(self) -> &'static str {
        match self {
            Sign::Slash | Sign::Before => "/",
            Sign::Each => "每",
            Sign::Dot => "·",
        }
    }
}

impl Part {
    fn text(self) -> &'static str {
        let counters = match self {
            Part::Counter(row) => counters::COUNTERS.get(usize::from(row)),
            Part::FigureCounter(row) => counters::FIGURE_COUNTERS.get(usize::from(row)),
            _ => return self.measure().map_or("", |measure| measure.text),
        };
        counters.copied().unwrap_or("")
    }

    fn dimension(self) -> Dimension {
        match self {
            Part::None => Dimension::None,
            Part::Counter(_) | Part::FigureCounter(_) => Dimension::Count,
            _ => self.measure().map_or(Dimension::None, |measure| measure.dimension),
        }
    }

    /// The row of the table of measures, where it is one.
    fn measure(self) -> Option<&'static Measure> {
        match self {
            Part::Measure(row) => measures::MEASURES.get(usize::from(row)),
            Part::Base(row) => convert::BASES.get(usize::from(row)),
            Part::Minute => Some(&convert::MINUTE),
            Part::Month => Some(&convert::MONTH),
            _ => None,
        }
    }
}

impl Unit {
    /// No unit.
    pub(crate) const NONE: Unit = Unit { head: Part::None, per: None };

    const fn plain(head: Part) -> Self {
        Unit { head, per: None }
    }

    /// The unit as printed, without the spaces or line breaks that print puts inside; `""` for none.
    ///
    /// A divisor that stands before the number (每公斤12元) is no part of it; `to_string` has it in either order.
    ///
    /// ```
    /// let price = baokan::facts("批发价每公斤12元").next().unwrap().unit();
    /// assert_eq!((price.printed().as_ref(), price.to_string().as_str()), ("元", "元/公斤"));
    /// ```
    #[must_use]
    pub fn printed(self) -> Cow<'static, str> {
        match self.per {
            None | Some(Per { sign: Sign::Before, .. }) => Cow::Borrowed(self.head.text()),
            Some(_) => Cow::Owned(self.to_string()),
        }
    }

    /// What it measures.
    #[must_use]
    pub fn dimension(self) -> Dimension {
        match self.per {
            None => self.head.dimension(),
            Some(per) if per.second.is_some() => Dimension::Compound,
            Some(per) => match (self.head.dimension(), per.part.dimension()) {
                (Dimension::Length, Dimension::Time) => Dimension::Speed,
                (Dimension::Data, Dimension::Time) => Dimension::DataRate,
                _ => Dimension::Compound,
            },
        }
    }

    /// The unit below the line: 公斤 of 元/公斤.
    #[must_use]
    pub fn per(self) -> Option<Unit> {
        self.per.map(|per| Unit::plain(per.part))
    }

    /// ISO 4217 code of the currency, where the unit names one: 元 is `CNY`, 美元/桶 is `USD`.
    ///
    /// ```
    /// let unit: baokan::Unit = "美元".parse()?;
    /// assert_eq!(unit.currency(), Some("USD"));
    /// # Ok::<(), baokan::Error>(())
    /// ```
    #[must_use]
    pub fn currency(self) -> Option<&'static str> {
        let money = self.head.measure().filter(|measure| measure.dimension == Dimension::Money)?;
        Some(money.code).filter(|code| !code.is_empty())
    }

    /// Whether there is no unit.
    #[must_use]
    pub fn is_none(self) -> bool {
        matches!(self.head, Part::None)
    }

    /// After which numerals the unit counts.
    pub(crate) fn usage(self) -> Use {
        match self.head {
            Part::FigureCounter(_) => Use::Figures,
            head => head.measure().map_or(Use::Plain, |measure| measure.usage),
        }
    }

    /// Whether things are counted, by whatever they are divided.
    pub(crate) fn counts(self) -> bool {
        self.head.dimension() == Dimension::Count
    }

    /// The text before any division.
    pub(crate) fn head(self) -> &'static str {
        self.head.text()
    }
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.head.text())?;
        let Some(per) = self.per else { return Ok(()) };
        f.write_str(per.sign.text())?;
        if per.count > 1 {
            write!(f, "{}", per.count)?;
        }
        f.write_str(per.part.text())?;
        match per.second {
            Some((sign, part)) => write!(f, "{}{}", sign.text(), part.text()),
            None => Ok(()),
        }
    }
}

impl PartialEq for Unit {
    fn eq(&self, other: &Self) -> bool {
        let heads = self.head == other.head || self.head.text() == other.head.text();
        heads
            && match (self.per, other.per) {
                (None, None) => true,
                (Some(_), Some(_)) => self.to_string() == other.to_string(),
                _ => false,
            }
    }
}

impl Eq for Unit {}

impl core::hash::Hash for Unit {
    fn hash<H: core::hash::Hasher>(&self, state: &mut H) {
        self.to_string().hash(state);
    }
}

impl FromStr for Unit {
    type Err = Error;

    /// Reads a unit as printed.
    ///
    /// # Errors
    /// [`ErrorKind::NotAQuantity`] where the text is no unit of the table, [`ErrorKind::TrailingText`] where one is
    /// followed by more.
    fn from_str(text: &str) -> Result<Self, Error> {
        let whole = Span::new(0, text.len());
        if text.is_empty() {
            return Ok(Unit::NONE);
        }
        if let Some(unit) = convert::si_unit(text) {
            return Ok(unit);
        }
        let (unit, end) =
            look_up::unit(Cursor::new(text, 0)).ok_or_else(|| Error::new(ErrorKind::NotAQuantity, whole))?;
        if end.at() < text.len() {
            return Err(Error::new(ErrorKind::TrailingText, Span::new(end.at(), text.len())));
        }
        Ok(unit)
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for Unit {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for Unit {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text: Cow<'de, str> = Cow::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}
