//! Characters that write numbers: digits, formal digits (大写), scales.

/// Chinese digits with their values, everyday, formal and positional, sorted by character.
pub(crate) const DIGITS: &[(char, u8)] = &[
    ('○', 0),
    ('◯', 0),
    ('〇', 0),
    ('一', 1),
    ('七', 7),
    ('三', 3),
    ('两', 2),
    ('九', 9),
    ('二', 2),
    ('五', 5),
    ('伍', 5),
    ('兩', 2),
    ('八', 8),
    ('六', 6),
    ('叁', 3),
    ('参', 3),
    ('參', 3),
    ('叄', 3),
    ('四', 4),
    ('壹', 1),
    ('捌', 8),
    ('柒', 7),
    ('玖', 9),
    ('肆', 4),
    ('貳', 2),
    ('贰', 2),
    ('陆', 6),
    ('陸', 6),
    ('零', 0),
];

/// Scales below ten thousand, and the contractions 廿 卅 卌 that carry their own digit, sorted by character.
pub(crate) const SMALL_SCALES: &[(char, u16)] =
    &[('仟', 1000), ('佰', 100), ('十', 10), ('千', 1000), ('拾', 10), ('百', 100)];

/// Tens that are one character.
pub(crate) const TENS: &[(char, u8)] = &[('卅', 30), ('卌', 40), ('廿', 20)];

/// Scales from ten thousand up, as powers of ten, sorted by character. 兆 is 10¹² (Taiwan) unless it is a prefix (兆瓦).
pub(crate) const BIG_SCALES: &[(char, i8)] = &[('万', 4), ('亿', 8), ('億', 8), ('兆', 12), ('萬', 4)];

/// What follows 兆 or 千 where they are metric prefixes and not numbers.
pub(crate) const PREFIXED: &[&str] =
    &["伏", "克", "卡", "安", "帕", "欧", "比特", "焦", "瓦", "米", "赫", "字节", "字節", "位元"];

/// Every character that can begin a number, beside digits.
pub(crate) const BEGINNINGS: &[char] = &[
    '〇', '一', '七', '万', '三', '两', '九', '二', '五', '亿', '仟', '伍', '佰', '億', '兆', '兩', '八',
    '六', '十', '千', '卅', '半', '卌', '叁', '参', '參', '叄', '四', '壹', '廿', '拾', '捌', '柒', '玖',
    '百', '肆', '萬', '貳', '贰', '陆', '陸', '零',
];
/// Before a bare 百 or 千 that takes no smaller part: 数千, 上百; 秋千 and the painter 张大千 are names.
#[rustfmt::skip]
pub(crate) const NOT_LEADING: [char; 8] = [
    '数', '數', '几', '幾', '上', '秋', '鞦', '大',
];
/// After these 数 is part of a word: 数据, 数量.
pub(crate) const AFTER_COUNT: &str = "据據量字额額值学學目位码碼组組控";
/// After these 来 is the verb: 来自, 来到.
pub(crate) const AFTER_COME: &str = "自了到源访訪看说說往回得宾賓电電临臨年华華信函稿";
/// With 数 or 几 behind them these are words: 人数, 系数, 无几.
pub(crate) const BEFORE_SEVERAL: &str = "人次户戶件总總多少指岁倍分基系字无無为参函天个個量点";

/// What numbers the entries of a list: numerals and the heavenly stems (天干), sorted.
pub(crate) const ORDINALS: &[char] = &[
    '一', '丁', '七', '三', '丙', '乙', '九', '二', '五', '八', '六', '十', '四', '壬', '己', '庚', '戊',
    '甲', '癸', '辛',
];
