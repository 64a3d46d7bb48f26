use super::read::{self, Reading};
use crate::{
    Error, ErrorKind, error,
    number::{anchor, numeral},
};
use core::{fmt, str::FromStr};

/// A date of which the print gives all or some parts, or a clock time.
///
/// Prints as ISO 8601 with the missing parts left out: `2024`, `2025-03`, `2025-03-04`, `--02-11`, `--02`, `---11`,
/// `T08:30`. Reads the same forms, and the Chinese ones.
///
/// ```
/// use baokan::PartialDate;
/// let date: PartialDate = "2月11日".parse()?;
/// assert_eq!(date.to_string(), "--02-11");
/// assert_eq!(date, "--02-11".parse()?);
/// # Ok::<(), baokan::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[doc(alias = "日期")]
pub struct PartialDate {
    year: Option<u16>,
    month: Option<u8>,
    day: Option<u8>,
    clock: Option<(u8, u8, Option<u8>)>,
}

impl PartialDate {
    /// A date of the parts given; `None` for a part out of range, for all parts missing, or for a year and day
    /// without a month.
    ///
    /// ```
    /// use baokan::PartialDate;
    /// assert_eq!(PartialDate::new(Some(2025), Some(2), Some(11)).unwrap().to_string(), "2025-02-11");
    /// assert_eq!(PartialDate::new(Some(2025), Some(2), Some(30)), None);
    /// ```
    #[must_use]
    pub fn new(year: Option<u16>, month: Option<u8>, day: Option<u8>) -> Option<Self> {
        let shaped = match (year, month, day) {
            (None, None, None) | (Some(_), None, Some(_)) => false,
            (year, month, Some(day)) => (1..=days_in(year, month)).contains(&day),
            _ => true,
        };
        let ranged =
            year.is_none_or(|y| (1..=9999).contains(&y)) && month.is_none_or(|m| (1..=12).contains(&m));
        (shaped && ranged).then_some(PartialDate { year, month, day, clock: None })
    }

    /// A clock time; `None` past 24:00.
    #[must_use]
    pub fn clock(hour: u8, minute: u8, second: Option<u8>) -> Option<Self> {
        let valid = minute < 60 && second.is_none_or(|s| s < 60) && (hour < 24 || hour == 24 && minute == 0);
        valid.then(|| PartialDate { clock: Some((hour, minute, second)), ..PartialDate::default() })
    }

    /// The year, where it is given.
    #[must_use]
    pub fn year(self) -> Option<u16> {
        self.year
    }

    /// The month, 1 to 12.
    #[must_use]
    pub fn month(self) -> Option<u8> {
        self.month
    }

    /// The day of the month.
    #[must_use]
    pub fn day(self) -> Option<u8> {
        self.day
    }

    /// Hour and minute of a clock time.
    #[must_use]
    pub fn hour_minute(self) -> Option<(u8, u8)> {
        self.clock.map(|(hour, minute, _)| (hour, minute))
    }

    /// The date in full as a reader of the issue of day `issue` understands it: the nearest day, month or year that
    /// fits, before or after. `None` for clock times, and where `issue` is not a full date.
    ///
    /// ```
    /// use baokan::PartialDate;
    /// let issue: PartialDate = "2025-01-02".parse()?;
    /// assert_eq!("12月30日".parse::<PartialDate>()?.resolve(issue).unwrap().to_string(), "2024-12-30");
    /// assert_eq!("---31".parse::<PartialDate>()?.resolve(issue).unwrap().to_string(), "2024-12-31");
    /// # Ok::<(), baokan::Error>(())
    /// ```
    #[must_use]
    pub fn resolve(self, issue: PartialDate) -> Option<PartialDate> {
        let (year, month) = (issue.year?, issue.month?);
        let today = ordinal(year, month, issue.day?);
        match (self.year, self.month, self.day) {
            (Some(_), ..) => Some(self),
            (None, Some(month), day) => {
                let years = [Some(year), year.checked_sub(1), year.checked_add(1)];
                nearest(today, years.into_iter().flatten().map(|year| (year, month)), day)
            }
            (None, None, Some(day)) => {
                let before = if month == 1 { (year.checked_sub(1)?, 12) } else { (year, month - 1) };
                let after = if month == 12 { (year.checked_add(1)?, 1) } else { (year, month + 1) };
                nearest(today, [(year, month), before, after].into_iter(), Some(day))
            }
            _ => None,
        }
    }
}

/// Of the months given, the one in which the day (or the middle of the month) is nearest to `today`.
fn nearest(today: i32, months: impl Iterator<Item = (u16, u8)>, day: Option<u8>) -> Option<PartialDate> {
    months.filter_map(|(year, month)| PartialDate::new(Some(year), Some(month), day)).min_by_key(
        |date| match (date.year, date.month) {
            (Some(year), Some(month)) => (ordinal(year, month, day.unwrap_or(15)) - today).abs(),
            _ => i32::MAX,
        },
    )
}

/// Days since a fixed day, in the Gregorian calendar.
fn ordinal(year: u16, month: u8, day: u8) -> i32 {
    let (year, month) = (i32::from(year), i32::from(month));
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + i32::from(day)
}

fn days_in(year: Option<u16>, month: Option<u8>) -> u8 {
    match month {
        Some(2) if year.is_none_or(|y| y % 4 == 0 && y % 100 != 0 || y % 400 == 0) => 29,
        Some(2) => 28,
        Some(4 | 6 | 9 | 11) => 30,
        _ => 31,
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.year, self.month, self.day) {
            (Some(year), None, _) => write!(f, "{year:04}"),
            (Some(year), Some(month), None) => write!(f, "{year:04}-{month:02}"),
            (Some(year), Some(month), Some(day)) => write!(f, "{year:04}-{month:02}-{day:02}"),
            (None, Some(month), None) => write!(f, "--{month:02}"),
            (None, Some(month), Some(day)) => write!(f, "--{month:02}-{day:02}"),
            (None, None, Some(day)) => write!(f, "---{day:02}"),
            (None, None, None) => Ok(()),
        }?;
        match self.clock {
            Some((hour, minute, Some(second))) => write!(f, "T{hour:02}:{minute:02}:{second:02}"),
            Some((hour, minute, None)) => write!(f, "T{hour:02}:{minute:02}"),
            None => Ok(()),
        }
    }
}

impl FromStr for PartialDate {
    type Err = Error;

    /// Reads an ISO form or a Chinese one.
    ///
    /// # Errors
    /// [`ErrorKind::Empty`], [`ErrorKind::NotADate`], and [`ErrorKind::TrailingText`] where a date is followed by more.
    fn from_str(text: &str) -> Result<Self, Error> {
        let (inner, error) = error::single_value(text)?;
        if let Some(date) = iso(inner) {
            return Ok(date);
        }
        let anchor = anchor::next_date_anchor(inner, 0).ok_or_else(|| error(ErrorKind::NotADate, 0))?;
        match read::read(inner, anchor, &numeral::read(inner, anchor)) {
            Reading::Date(found) if found.start > 0 || found.until.is_some() => {
                Err(error(ErrorKind::NotADate, 0))
            }
            Reading::Date(found) if found.end < inner.len() => Err(error(ErrorKind::TrailingText, found.end)),
            Reading::Date(found) => Ok(found.date),
            _ => Err(error(ErrorKind::NotADate, 0)),
        }
    }
}

/// The forms that `Display` writes.
fn iso(text: &str) -> Option<PartialDate> {
    let number = |part: &str, digits: usize| {
        let plain = part.len() == digits && part.bytes().all(|b| b.is_ascii_digit());
        plain.then(|| part.parse::<u16>().ok()).flatten()
    };
    let two = |part: &str| number(part, 2).and_then(|n| u8::try_from(n).ok());
    if let Some(clock) = text.strip_prefix('T') {
        let mut parts = clock.split(':');
        let (hour, minute) = (two(parts.next()?)?, two(parts.next()?)?);
        let second = parts.next().map(|part| two(part).ok_or(())).transpose().ok()?;
        return if parts.next().is_none() { PartialDate::clock(hour, minute, second) } else { None };
    }
    if let Some(day) = text.strip_prefix("---") {
        return PartialDate::new(None, None, Some(two(day)?));
    }
    let (year, rest) = match text.strip_prefix("--") {
        Some(rest) => (None, Some(rest)),
        None => match text.split_once('-') {
            Some((year, rest)) => (Some(number(year, 4)?), Some(rest)),
            None => (Some(number(text, 4)?), None),
        },
    };
    let Some(rest) = rest else { return PartialDate::new(year, None, None) };
    let (month, day) = match rest.split_once('-') {
        Some((month, day)) => (two(month)?, Some(two(day)?)),
        None => (two(rest)?, None),
    };
    PartialDate::new(year, Some(month), day)
}

#[cfg(feature = "serde")]
impl serde::Serialize for PartialDate {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for PartialDate {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text: alloc::borrow::Cow<'de, str> = serde::Deserialize::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;

    #[test]
    fn iso_forms_come_back() {
        for text in
            ["2024", "2025-03", "2025-03-04", "--02-11", "--02", "---11", "T08:30", "T08:30:15", "T24:00"]
        {
            assert_eq!(text.parse::<PartialDate>().unwrap().to_string(), text);
        }
        for text in ["2025-13", "--02-30", "T25:00", "20255", "3130.82万", "昨天", "2025-3-", "---"] {
            assert!(text.parse::<PartialDate>().is_err(), "{text}");
        }
    }

    #[track_caller]
    fn resolves(date: &str, issue: &str, full: &str) {
        let (date, issue): (PartialDate, PartialDate) = (date.parse().unwrap(), issue.parse().unwrap());
        assert_eq!(date.resolve(issue).unwrap().to_string(), full);
    }

    #[test]
    fn the_nearest_date_is_meant() {
        resolves("--02-11", "2025-02-12", "2025-02-11");
        resolves("--12-31", "2025-01-01", "2024-12-31");
        resolves("--01-02", "2024-12-30", "2025-01-02");
        resolves("---11", "2025-02-12", "2025-02-11");
        resolves("---28", "2025-03-02", "2025-02-28");
        resolves("--02", "2025-02-12", "2025-02");
        resolves("2014", "2025-02-12", "2014");
    }
}
