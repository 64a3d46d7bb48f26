//! Words of the calendar and the clock that stand around numbers.

/// Eras and the year before their first, both scripts; 年 is part of none.
pub(crate) const ERAS: &[(&str, u16)] = &[
    ("民国", 1911),
    ("民國", 1911),
    ("明治", 1867),
    ("大正", 1911),
    ("昭和", 1925),
    ("平成", 1988),
    ("令和", 2018),
];

/// Reigns of the Qing, as `ERAS`: their months and days are those of the lunar calendar.
pub(crate) const LUNAR_ERAS: &[(&str, u16)] = &[
    ("顺治", 1643),
    ("順治", 1643),
    ("康熙", 1661),
    ("雍正", 1722),
    ("乾隆", 1735),
    ("嘉庆", 1795),
    ("嘉慶", 1795),
    ("道光", 1820),
    ("咸丰", 1850),
    ("咸豐", 1850),
    ("同治", 1861),
    ("光绪", 1874),
    ("光緒", 1874),
    ("宣统", 1908),
    ("宣統", 1908),
];

/// Words before a lunar month or day.
pub(crate) const LUNAR: &[&str] = &[
    "农历", "農曆", "阴历", "陰曆", "腊月", "臘月", "正月", "冬月", "闰", "閏", "初", "大年", "旧历", "舊曆",
    "夏历",
];

/// Before a number of years that is a duration, though it has four digits.
pub(crate) const DURATION_BEFORE_YEARS: &[&str] = &[
    "近", "约", "約", "逾", "距今", "长达", "長達", "超过", "超過", "历经", "歷經", "有着", "跨越", "延续",
    "延續",
];

/// After a number of years that is a duration, though it has four digits.
pub(crate) const DURATION_AFTER_YEARS: &[&str] =
    &["历史", "歷史", "的历史", "的歷史", "文明", "左右", "以上", "不倒", "不朽", "树龄"];

/// Before a number of days, where a day of the month is not meant.
pub(crate) const DURATION_BEFORE_DAYS: &[&str] = &[
    "为期", "為期", "连续", "連續", "历时", "歷時", "近", "约", "約", "未来", "未來", "最近", "连", "連",
    "共", "每", "满", "滿", "超过", "超過", "至少", "仅", "僅", "不到", "不足", "过去", "過去", "最多",
    "长达", "長達", "今后", "今後", "逾", "这", "這", "那", "头", "前", "最后", "短短", "持续", "持續",
    "耗时", "耗時", "经", "經", "达", "達",
];

/// After a number of days, where a day of the month is not meant.
pub(crate) const DURATION_AFTER_DAYS: &[&str] = &[
    "内",
    "內",
    "以内",
    "以內",
    "之内",
    "之內",
    "游",
    "遊",
    "间",
    "間",
    "无理由",
    "龄",
    "齡",
    "之久",
    "时间",
    "以上",
];

/// Before a clock time told with 点 or a Chinese hour.
pub(crate) const BEFORE_CLOCK: &[&str] = &[
    "上午", "下午", "中午", "早上", "早晨", "清晨", "凌晨", "傍晚", "晚上", "晚间", "晚間", "夜间", "夜間",
    "夜里", "夜裡", "半夜", "深夜", "午后", "午後", "早", "晚", "日", "号", "號", "时间", "時間", "每天",
    "当天", "當天", "天",
];

/// After a clock time told with 点 or a Chinese hour.
pub(crate) const AFTER_CLOCK: &[&str] = &["钟", "鐘", "整", "许", "許", "左右", "多钟", "前后", "正"];

/// After 点 or 时 where the number is no clock time, whatever stands before it.
pub(crate) const NO_CLOCK: &[&str] = &["钟头", "之多", "一线", "几", "以上的"];

/// Before an hour of the second half of the day.
pub(crate) const AFTERNOON: &[&str] = &[
    "下午", "傍晚", "晚上", "晚间", "晚間", "夜间", "夜間", "夜里", "夜裡", "午后", "午後", "晚", "入夜",
    "深夜",
];
