//! What the bench and the test share.

/// The page that every peer reads: the sample page of the examples.
pub const PAGE: &str = include_str!("../../../examples/sample-page.txt");

/// Numerals as newspapers write them, for peers that read one numeral and no text.
pub const NUMERALS: &[&str] = &[
    "一百二十",
    "三万四千五百",
    "十二",
    "七百零六",
    "两千三百",
    "五十二万四千",
    "一亿两千万",
    "九",
    "四十五亿零四百万",
    "壹佰贰拾叁",
];
