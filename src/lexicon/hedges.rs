//! Words around a number that say it is not exact, in both scripts, the longest first.

/// Before a number that is near the true one.
#[rustfmt::skip]
pub(crate) const ABOUT_BEFORE: &[&str] = &[
    "折合約", "折合约", "估算約", "估算约", "估計約", "估计约", "左右約", "左右约", "差不多", "大体", "大概", "大約", "大约", "大致", "約占", "約合", "約在", "約有",
    "約為", "約莫", "約計", "約達", "約需", "约为", "约占", "约合", "约在", "约有", "约莫", "约计", "约达", "约需", "約", "约",
];

/// Before a number that is a lower limit.
#[rustfmt::skip]
pub(crate) const OVER_BEFORE: &[&str] = &[
    "达到或超过", "達到或超過", "不应低于", "不应少于", "不得低于", "不得低於", "不得小于", "不得小於", "不得少于", "不得少於", "不應低於", "不應少於",
    "不能低于", "不能低於", "不能少于", "不能少於", "大大超过", "大大超過", "远远超过", "遠遠超過", "不下于", "不下於", "不亚于", "不亚於", "不低于",
    "不低於", "不小于", "不小於", "不少于", "不少於", "至少有", "至少要", "至少需", "高达逾", "高達逾", "不下", "不止", "冲破", "多于", "多於",
    "大于", "大於", "已逾", "最少", "突破", "至少", "起码", "起碼", "超出", "超过", "超逾", "超過", "跨过", "跨過", "远超", "遠超", "破",
    "超", "逾",
];

/// Before a number that is an upper limit, or nearly reached.
#[rustfmt::skip]
pub(crate) const UNDER_BEFORE: &[&str] = &[
    "不准超过", "不可超过", "不可超過", "不应超过", "不应高于", "不得多于", "不得多於", "不得超过", "不得超過", "不得高于", "不得高於", "不應超過",
    "不應高於", "不準超過", "不能多于", "不能多於", "不能超过", "不能超過", "不許超過", "不许超过", "上限为", "上限為", "不多于", "不多於", "不大于",
    "不大於", "不超过", "不超過", "不高于", "不高於", "最多为", "最多為", "未超过", "未超過", "至多为", "至多為", "不到", "不及", "不满", "不滿",
    "不超", "不足", "将近", "將近", "小于", "小於", "少于", "少於", "接近", "最多", "未到", "未及", "未满", "未滿", "未足", "未达", "未達",
    "至多", "逼近", "頂多", "顶多", "近",
];

/// Limits that reach over the verb between them and the number: 最多容纳20人.
#[rustfmt::skip]
pub(crate) const LIMITS: &[&str] = &[
    "最多", "最少", "至多", "至少", "起码", "起碼", "頂多", "顶多",
];

/// After a number that is near the true one.
#[rustfmt::skip]
pub(crate) const ABOUT_AFTER: &[&str] = &[
    "的样子", "的樣子", "上下", "光景", "前后", "前後", "左右",
];

/// After a number that is a lower limit.
#[rustfmt::skip]
pub(crate) const OVER_AFTER: &[&str] = &[
    "(含)及以上", "（含）及以上", "(含)以上", "（含）以上", "及以上", "或以上", "之上", "以上", "出头", "出頭", "开外", "往上", "挂零", "有余",
    "有餘", "開外", "余", "多", "餘",
];

/// After a number that is an upper limit.
#[rustfmt::skip]
pub(crate) const UNDER_AFTER: &[&str] = &[
    "(含)以下", "（含）以下", "（含）以內", "（含）以内", "及以下", "或以下", "之內", "之内", "以下", "以內", "以内", "往下",
];

/// Nouns that may stand between the unit and the word after it: 10年时间左右.
#[rustfmt::skip]
pub(crate) const BETWEEN: &[&str] = &[
    "的时间", "的時間", "的路程", "的車程", "的车程", "人口", "光阴", "时间", "時間", "资金", "路程", "車程", "车程", "錢", "钱",
];

/// What may stand between a word of limit and the number.
#[rustfmt::skip]
pub(crate) const FILLERS: &[&str] = &[
    "每平方米", "人民币", "人民幣", "每公斤", "了約", "了约", "全省", "每亩", "每人", "每件", "每吨", "每噸", "每天", "每年", "每戶", "每户",
    "每斤", "每日", "每月", "每次", "每畝", "为", "了", "仅", "僅", "共", "到", "占", "各", "在", "均", "是", "有", "為", "至",
    "要", "計", "计", "达", "達", "需",
];
/// Words before 一 that make it a count.
#[rustfmt::skip]
pub(crate) const COUNTED_ONE: [&str; 9] = [
    "仅", "僅", "共", "只有", "只需", "只要", "仅需", "达", "達",
];
/// Words after 一 and a measure that make it a number.
#[rustfmt::skip]
pub(crate) const LIMITED_ONE: [&str; 8] = [
    "左右", "以上", "以内", "以內", "以下", "多", "内", "內",
];
