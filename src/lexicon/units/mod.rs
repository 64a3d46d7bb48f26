//! What may follow a number: measures, counters, and words that only look like them.

pub(crate) mod counters;
pub(crate) mod lookalikes;
pub(crate) mod measures;

/// What a unit measures.
///
/// ```
/// use baokan::{Dimension, facts};
/// let fact = facts("新建高标准农田1.2万亩").next().unwrap();
/// assert_eq!(fact.unit().dimension(), Dimension::Area);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
#[doc(alias = "量纲")]
pub enum Dimension {
    /// Things counted: 家, 户, 件, 人次.
    Count,
    /// 吨, 公斤, 斤.
    Mass,
    /// 公里, 米, 尺.
    Length,
    /// 亩, 公顷, 平方米, 坪.
    Area,
    /// 立方米, 升.
    Volume,
    /// 年, 天, 小时, 分钟.
    Time,
    /// Length by time.
    Speed,
    /// 千瓦时, 吨标准煤.
    Energy,
    /// 千瓦, 马力.
    Power,
    /// ℃, 华氏度.
    Temperature,
    /// 度, which may be a kilowatt-hour, a degree of temperature or of an angle.
    Degree,
    /// Degrees of an angle.
    Angle,
    /// 兆帕, 毫米汞柱.
    Pressure,
    /// GB, 字节.
    Data,
    /// Data by time: Mbps.
    DataRate,
    /// 兆赫.
    Frequency,
    /// 千伏.
    Voltage,
    /// 安培.
    Current,
    /// 毫安时.
    Charge,
    /// 欧姆.
    Resistance,
    /// 流明, 勒克斯.
    Light,
    /// 分贝.
    Sound,
    /// 千牛.
    Force,
    /// 毫摩尔.
    Substance,
    /// 毫西弗, 贝克.
    Radiation,
    /// Money; the currency is an ISO 4217 code where the print tells it.
    Money,
    /// 分 of a mark or of a game.
    Score,
    /// Parts of a hundred, a thousand, ten thousand.
    Percent,
    /// 个百分点, 基点: differences of percentages, never percentages.
    PercentagePoint,
    /// 倍, 番.
    Multiple,
    /// 成 and 折: tenths.
    Tenth,
    /// 吨公里, 人公里.
    Transport,
    /// No unit: a fraction, a ratio, a bare number.
    None,
    /// A unit by another that has no name of its own: 元/公斤, 微克/立方米.
    Compound,
}

/// After which numerals a unit counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Use {
    /// After any, 一 included: 一成, 一倍.
    Any,
    /// After any but a bare 一, which is mostly an article: 一家公司.
    Plain,
    /// After figures, or Chinese numerals with a scale: 三分 and 二级 are parts of words.
    Figures,
    /// Names a rank (十四届) unless the words before it count: 连续三届.
    Rank,
}

/// A unit with a dimension.
#[derive(Debug)]
pub(crate) struct Measure {
    pub(crate) text: &'static str,
    pub(crate) dimension: Dimension,
    /// Size in the SI unit of the dimension (of money: in the currency), as a fraction; 0 where it is not fixed.
    pub(crate) numerator: u64,
    pub(crate) denominator: u64,
    /// UCUM code; ISO 4217 code of money; may be empty.
    pub(crate) code: &'static str,
    pub(crate) usage: Use,
}
