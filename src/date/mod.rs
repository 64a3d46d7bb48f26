//! Dates and clock times, whole or partial.

mod clock;
mod partial;
pub(crate) mod read;
mod year;

use crate::{
    Span,
    number::{anchor, numeral},
};
use core::iter::FusedIterator;
use read::Reading;

pub use partial::PartialDate;

/// A date or clock time where it stands in a text.
///
/// ```
/// let text = "2月11日上午10时30分，会议在喀什召开，部署1—4月工作";
/// let iso: Vec<String> = baokan::dates(text).map(|d| d.iso()).collect();
/// assert_eq!(iso, ["--02-11", "T10:30", "--01..--04"]);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[doc(alias = "日期")]
pub struct DateMention<'t> {
    text: &'t str,
    span: Span,
    date: PartialDate,
    until: Option<PartialDate>,
}

impl<'t> DateMention<'t> {
    /// The mention as printed.
    #[must_use]
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// Its bytes in the text.
    #[must_use]
    pub fn span(&self) -> Span {
        self.span
    }

    /// The date; of a range that shares its mark (1—4月), the first.
    #[must_use]
    pub fn date(&self) -> PartialDate {
        self.date
    }

    /// The last date of a range that shares its mark: April of 1—4月.
    #[must_use]
    pub fn until(&self) -> Option<PartialDate> {
        self.until
    }

    /// The date in ISO form; both ends of a range with two points between.
    #[must_use]
    pub fn iso(&self) -> alloc::string::String {
        match self.until {
            Some(until) => alloc::format!("{}..{until}", self.date),
            None => alloc::format!("{}", self.date),
        }
    }
}

/// The dates and clock times of `text`, in order.
///
/// Recognised are figures and characters (2025年3月4日, 二〇二五年, 三月四日, 8时30分, 21:30, 下午3点), years of the
/// Republic (民國114年) and of reigns, and ranges (1—4月). Words like 去年 or 近日, seasons, quarters and lunar dates
/// are no dates here. Linear in the length of the text; nothing is allocated.
///
/// ```
/// let text = "截至2024年底，快递3130.82万件";
/// let dates: Vec<_> = baokan::dates(text).map(|d| (d.text(), d.iso())).collect();
/// assert_eq!(dates, [("2024年", "2024".to_string())]);
/// ```
#[doc(alias = "日期")]
#[must_use]
pub fn dates(text: &str) -> Dates<'_> {
    Dates { text, at: 0 }
}

/// Iterator over the dates of a text, made by [`dates`].
#[derive(Clone, Debug)]
pub struct Dates<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Iterator for Dates<'t> {
    type Item = DateMention<'t>;

    fn next(&mut self) -> Option<DateMention<'t>> {
        while let Some(anchor) = anchor::next_date_anchor(self.text, self.at) {
            let numeral = numeral::read(self.text, anchor);
            match read::read(self.text, anchor, &numeral) {
                Reading::Date(found) => {
                    self.at = found.resume;
                    let span = Span::new(found.start, found.end);
                    let text = span.of(self.text)?;
                    return Some(DateMention { text, span, date: found.date, until: found.until });
                }
                Reading::Skip(end) => self.at = end,
                Reading::Other => self.at = read::after_number(self.text, anchor, &numeral),
            }
        }
        self.at = self.text.len();
        None
    }
}

impl FusedIterator for Dates<'_> {}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::{string::String, vec::Vec};

    #[track_caller]
    fn reads(text: &str, expected: &[(&str, &str)]) {
        let found: Vec<(&str, String)> = dates(text).map(|d| (d.text(), d.iso())).collect();
        let found: Vec<(&str, &str)> = found.iter().map(|(text, iso)| (*text, iso.as_str())).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn years_months_days() {
        reads("2025年3月4日", &[("2025年3月4日", "2025-03-04")]);
        reads("2025 年 3 月", &[("2025 年 3 月", "2025-03")]);
        reads("二〇二五年三月十二日", &[("二〇二五年三月十二日", "2025-03-12")]);
        reads("二○二五年", &[("二○二五年", "2025")]);
        reads("从2014年的12件增至2024年", &[("2014年", "2014"), ("2024年", "2024")]);
        reads("5月份零售额", &[("5月份", "--05")]);
        reads("16日至18日，", &[("16日", "---16"), ("18日", "---18")]);
        reads("2025-03-04出版", &[("2025-03-04", "2025-03-04")]);
    }

    #[test]
    fn ranges_that_share_their_mark() {
        reads("1—11月", &[("1—11月", "--01..--11")]);
        reads("2024年1至11月", &[("2024年1至11月", "2024-01..2024-11")]);
        reads("3月16—18日", &[("3月16—18日", "--03-16..--03-18")]);
        reads("2021—2025年", &[("2021—2025年", "2021..2025")]);
        reads("9至11时", &[("9至11时", "T09:00..T11:00")]);
    }

    #[test]
    fn clock_times() {
        reads("8时30分", &[("8时30分", "T08:30")]);
        reads("每天9:00至21:30", &[("9:00", "T09:00"), ("21:30", "T21:30")]);
        reads("晚上9時", &[("9時", "T21:00")]);
        reads("下午3点半开会", &[("3点半", "T15:30")]);
        reads("10时许", &[("10时", "T10:00")]);
        reads("三点五十分", &[("三点五十分", "T03:50")]);
        reads("以21:15获胜，比分3:1", &[]);
        reads("提出3点建议", &[]);
    }

    #[test]
    fn republic_and_reigns() {
        reads("民國114年3月4日", &[("民國114年3月4日", "2025-03-04")]);
        reads("中華民國二十六年七月七日", &[("民國二十六年七月七日", "1937-07-07")]);
        reads("二十六年七月七日", &[("二十六年七月七日", "1937-07-07")]);
        reads("114年度", &[("114年", "2025")]);
        reads("光绪三十年", &[("光绪三十年", "1904")]);
    }

    #[test]
    fn first_years() {
        reads("民国元年五月四日", &[("民国元年五月四日", "1912-05-04")]);
        reads("民國元年度預算", &[("民國元年", "1912")]);
        reads("光绪元年开埠", &[("光绪元年", "1875")]);
        reads("昭和元年十二月", &[("昭和元年十二月", "1926-12")]);
        reads("纪元年份，30元年费", &[]);
    }

    #[test]
    fn months_of_the_qing_are_lunar() {
        reads("宣统二年五月廿三日，", &[("宣统二年", "1910")]);
        reads("光緒廿四年閏三月初九到京", &[("光緒廿四年", "1898")]);
        reads("同治九年腊月", &[("同治九年", "1870")]);
        reads("乾隆六十年（1795年）九月初三日", &[("乾隆六十年", "1795")]);
        reads("咸丰十年八月，5月3日", &[("咸丰十年", "1860"), ("5月3日", "--05-03")]);
    }

    #[test]
    fn a_year_in_two_calendars() {
        reads("民国十九年（1930年）六月", &[("民国十九年（1930年）六月", "1930-06")]);
        reads("1930年（民國十九年）六月二日", &[("1930年（民國十九年）六月二日", "1930-06-02")]);
        reads("民国十九年（1930年）建", &[("民国十九年", "1930"), ("1930年", "1930")]);
        reads("2021年（2020年）六月", &[("2021年", "2021"), ("2020年", "2020"), ("六月", "--06")]);
    }

    #[test]
    fn a_day_there_is_not_is_not_parted() {
        for text in [
            "2023年2月29日",
            "4月31日",
            "2023年6月33日",
            "2023年14月6日",
            "14月6日",
            "2月29—31日",
            "2023-02-29",
            "2023.6.31",
        ] {
            reads(text, &[]);
        }
        reads("2024年2月29日", &[("2024年2月29日", "2024-02-29")]);
        reads("今年6月100日攻坚", &[("6月", "--06")]);
    }

    #[test]
    fn no_dates() {
        for text in [
            "3130.82万件",
            "12.5元",
            "5822.8吨",
            "三年级",
            "80年代",
            "20世纪90年代",
            "腊月二十八",
            "正月初八",
            "3个月",
            "15日内办结",
            "为期3日",
            "第3日",
            "约2000年历史",
            "13月",
            "3号楼",
            "一年半",
            "十年",
            "小时",
            "2:0",
        ] {
            reads(text, &[]);
        }
    }
}
