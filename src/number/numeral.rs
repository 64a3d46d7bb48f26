//! Numerals in any script a newspaper mixes: 3130.82万, 三十六万八千, 4萬2千, 二〇二五, 十几, 七八百.

use super::{
    Power,
    anchor::is_anchor,
    figures::{self, Figures},
    reader::Reader,
};
use crate::{chars, cursor::Cursor, lexicon::numerals};
use rust_decimal::Decimal;

/// A number without its unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Numeral {
    pub(crate) low: Decimal,
    /// Equal to `low` but for 七八百, 数十.
    pub(crate) high: Decimal,
    /// One unit of the last place named: what 余 and 多 stay below.
    pub(crate) step: Power,
    /// What the digits are multiplied by, where it is one scale for all of them: 10000 in 3.5万, 1000 in 三千.
    pub(crate) scale: Power,
    /// The 万 or 亿 that multiplies all that is before it: 10000 in 三十万, 1 in 三千 and 三万二.
    pub(crate) big: Power,
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) inside: Option<Inside>,
    pub(crate) form: Form,
}

/// A word of approximation inside the numeral.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Inside {
    /// 余, 多, 几 after the number: above it, below the next step.
    More,
    /// 来: around it.
    Around,
    /// 上百, 上万: at least.
    AtLeast,
}

/// How a numeral is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Form {
    /// Has figures.
    pub(crate) figures: bool,
    /// Digits before the point, of a number in figures.
    pub(crate) whole: u8,
    /// Has a scale character.
    pub(crate) scaled: bool,
    /// A scale with no digit before it: 千余, 上百.
    pub(crate) bare: bool,
    /// The count of Chinese digits that stand side by side, as in 二〇二五.
    pub(crate) row: u8,
    /// Names an interval: 三四, 数百.
    pub(crate) vague: bool,
}

/// The value of a Chinese digit.
#[inline]
pub(crate) fn digit(c: char) -> Option<u8> {
    look_up(numerals::DIGITS, c)
}

pub(super) fn small_scale(c: char) -> Option<u16> {
    look_up(numerals::SMALL_SCALES, c)
}

#[inline]
pub(super) fn look_up<T: Copy>(table: &[(char, T)], c: char) -> Option<T> {
    let row = table.binary_search_by_key(&c, |row| row.0).ok()?;
    table.get(row).map(|row| row.1)
}

/// Reads the numeral at the anchor `start`; where there is none, gives the place to go on from.
pub(crate) fn read(text: &str, start: usize) -> Result<Numeral, usize> {
    let here = Cursor::new(text, start);
    let inside = here.previous().is_some_and(is_scale) && !follows_name(here);
    if here.peek().is_some_and(|c| chars::digit(c).is_some()) {
        let figures = figures::read(text, start)?;
        if inside {
            return Err(figures.end);
        }
        if let Some(numeral) = plain_figures(here, figures) {
            return Ok(numeral);
        }
        let mut reader = Reader::new(here);
        reader.figures(figures)?;
        return reader.finish();
    }
    if inside {
        return Err(start + here.peek().map_or(1, char::len_utf8));
    }
    if let Some(numeral) = single_digit(here) {
        return Ok(numeral);
    }
    let mut reader = Reader::new(here);
    reader.section();
    reader.plain().map_or_else(|| reader.finish(), Ok)
}

/// Whether `c` is a scale: what follows it directly goes on with a number and never begins one.
#[inline]
pub(crate) fn is_scale(c: char) -> bool {
    matches!(c, '十' | '百' | '千' | '万' | '萬' | '亿' | '億' | '拾' | '佰' | '仟')
}

/// Whether the 千 before `here` ends a name: 秋千, 张大千.
fn follows_name(here: Cursor<'_>) -> bool {
    let before = here.before();
    ["秋千", "鞦韆", "大千"].iter().any(|name| before.ends_with(name))
}

/// Figures with at most one big scale, where nothing goes on with them: the common case.
#[inline]
fn plain_figures(here: Cursor<'_>, figures: Figures) -> Option<Numeral> {
    let mut end = Cursor::new(here.text(), figures.end);
    let (mut low, mut step) = (figures.value, Power::below_point(figures.decimals));
    let next = end.peek();
    let scale = match next {
        Some('万' | '萬') => Power::new(4),
        Some('亿' | '億') => Power::new(8),
        _ => Power::ONE,
    };
    let scaled = scale != Power::ONE;
    if scaled {
        end = end.on("万".len());
        (low, step) = (scale.of(low)?, scale.times(step));
    }
    if end.peek().is_some_and(|c| goes_on(c) || scaled && is_anchor(c)) {
        return None;
    }
    let form = Form { figures: true, whole: figures.whole, scaled, ..Form::default() };
    let (start, end) = (here.at(), end.at());
    Some(Numeral { low, high: low, step, scale, big: scale, start, end, inside: None, form })
}

/// One Chinese digit with nothing numeric after it.
fn single_digit(here: Cursor<'_>) -> Option<Numeral> {
    let mut end = here;
    let value = end.bump().and_then(digit)?;
    if end.peek().is_some_and(|c| goes_on(c) || is_anchor(c) || matches!(c, '点' | '點' | '、')) {
        return None;
    }
    let low = Decimal::from(value);
    let form = Form { row: 1, ..Form::default() };
    let (step, scale, big) = (Power::ONE, Power::ONE, Power::ONE);
    Some(Numeral { low, high: low, step, scale, big, start: here.at(), end: end.at(), inside: None, form })
}

/// Whether `c` can go on with a numeral: a scale, a mark of approximation, a blank before either.
pub(super) fn goes_on(c: char) -> bool {
    matches!(
        c,
        '十' | '百'
            | '千'
            | '万'
            | '萬'
            | '亿'
            | '億'
            | '兆'
            | '余'
            | '餘'
            | '多'
            | '几'
            | '幾'
            | '来'
            | '來'
            | '○'
            | '◯'
            | 'O'
            | 'Ｏ'
    ) || chars::is_blank(c)
        || matches!(c, '拾' | '佰' | '仟')
}

/// Whether the 千 or 兆 before `rest` is a metric prefix.
pub(super) fn is_prefixed(rest: &str) -> bool {
    numerals::PREFIXED.iter().any(|unit| rest.starts_with(unit))
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::{format, string::ToString};

    #[track_caller]
    fn reads(text: &str, value: &str, rest: &str) {
        let start = text.char_indices().find(|&(_, c)| super::super::anchor::is_anchor(c)).unwrap().0;
        let numeral = read(text, start).unwrap_or_else(|at| panic!("{text}: none, on from {at}"));
        let low = numeral.low.normalize().to_string();
        let high = numeral.high.normalize().to_string();
        let got = if low == high { low } else { format!("{low}..{high}") };
        assert_eq!((got.as_str(), text.get(numeral.end..)), (value, Some(rest)), "{text}");
    }

    #[test]
    fn tables_are_sorted() {
        assert!(numerals::DIGITS.is_sorted_by_key(|row| row.0));
        assert!(numerals::SMALL_SCALES.is_sorted_by_key(|row| row.0));
        assert!(numerals::TENS.is_sorted_by_key(|row| row.0));
        assert!(numerals::BIG_SCALES.is_sorted_by_key(|row| row.0));
    }

    #[test]
    fn figures_with_scales() {
        reads("3130.82万件", "31308200", "件");
        reads("3130.82 万 件", "31308200", " 件");
        reads("3万4000元", "34000", "元");
        reads("25万6千", "256000", "");
        reads("1亿2千万人", "120000000", "人");
        reads("4萬2千人", "42000", "人");
        reads("2.5万亿元", "2500000000000", "元");
        reads("2.5兆元", "2500000000000", "元");
        reads("225兆瓦", "225", "兆瓦");
        reads("3百万", "3000000", "");
        reads("3千5百人", "3500", "人");
        reads("12千米", "12", "千米");
        reads("500万千瓦时", "5000000", "千瓦时");
        reads("1,100万", "11000000", "");
    }

    #[test]
    fn chinese_numerals() {
        reads("五十二万四千元", "524000", "元");
        reads("二百三十余万元", "2300000", "元");
        reads("一万零十二", "10012", "");
        reads("一万五千亿", "1500000000000", "");
        reads("一千零五十", "1050", "");
        reads("两千五百", "2500", "");
        reads("一百二", "120", "");
        reads("三万二", "32000", "");
        reads("廿四年", "24", "年");
        reads("民国卅五年", "35", "年");
        reads("叁佰贰拾元", "320", "元");
        reads("十一件", "11", "件");
        reads("二十亩", "20", "亩");
        reads("三点五万", "35000", "");
        reads("零点五", "0.5", "");
        reads("二十万亿", "20000000000000", "");
        reads("万万", "100000000", "");
        reads("三千瓦", "3", "千瓦");
        reads("三千米", "3000", "米");
    }

    #[test]
    fn a_leading_scale_counts_once() {
        reads("千八百元", "1800", "元");
        reads("百四十户", "140", "户");
        reads("佰陆拾元", "160", "元");
        reads("百卅里", "130", "里");
        reads("千零二十人", "1020", "人");
        reads("百三元", "130", "元");
        reads("千七八百斤", "1700..1800", "斤");
        reads("万六千人", "16000", "人");
        reads("萬二元", "12000", "元");
        reads("千两百块", "1200", "块");
        reads("百一十斤", "110", "斤");
    }

    #[test]
    fn a_bare_scale_stays_bare() {
        reads("万一有事", "10000", "一有事");
        reads("千两白银", "1000", "两白银");
        reads("千一", "1000", "一");
        reads("数千七百", "2000..9000", "七百");
        reads("秋千四架", "1000", "四架");
        reads("十两", "10", "两");
        reads("五百两", "500", "两");
        reads("二万两", "20000", "两");
    }

    #[test]
    fn no_number_begins_inside_another() {
        for text in ["数千六", "百十", "六百4"] {
            let (inside, _) = text.char_indices().next_back().unwrap();
            assert!(read(text, inside).is_err(), "{text}");
        }
        assert!(read("秋千四架", "秋千".len()).is_ok());
    }

    #[test]
    fn rows_and_pairs() {
        reads("二〇二五年", "2025", "年");
        reads("九五折", "95", "折");
        reads("七八百人", "700..800", "人");
        reads("十五六岁", "15..16", "岁");
        reads("三四十平方米", "30..40", "平方米");
        reads("一两天", "1..2", "天");
        reads("五六万元", "50000..60000", "元");
        reads("二三十人", "20..30", "人");
    }

    #[test]
    fn a_pair_may_end_what_goes_on_after_a_big_scale() {
        reads("五万六七千人", "56000..57000", "人");
        reads("十万零三四百人", "100300..100400", "人");
        reads("一亿二三千万元", "120000000..130000000", "元");
        reads("3万七八千元", "37000..38000", "元");
        reads("七八万五千", "70000..80000", "五千");
    }

    #[test]
    fn zero_in_a_row_in_every_form() {
        for zero in ['〇', '零', '○', '0', '０', 'O', 'Ｏ'] {
            reads(&format!("二{zero}二五年"), "2025", "年");
        }
        reads("五O年代", "5", "O年代");
    }

    #[test]
    fn a_digit_after_a_big_scale_stands_for_the_next_place() {
        reads("3万8元", "38000", "元");
        reads("3万10元", "30010", "元");
        reads("三万八元", "38000", "元");
        reads("三万零八元", "30008", "元");
    }

    #[test]
    fn white_space_between_digits_and_scales() {
        reads("一百 五 十户", "150", "户");
        reads("一百 五十户", "100", " 五十户");
        reads("一 百 二 十 三 人", "123", " 人");
        reads("一 百 三 人", "130", " 人");
        reads("三点 五个百分点", "3.5", "个百分点");
        reads("三点 五十人到会", "3", "点 五十人到会");
    }

    #[test]
    fn several_before_a_scale_and_at_the_end_of_a_word() {
        reads("户数百分之三", "100", "分之三");
        for word in ["人数十万", "系数十万"] {
            reads(word, "100000", "");
        }
        reads("55来人", "55", "来人");
        reads("七八点二", "7..8", "点二");
    }

    /// What 余 and 多 stay below: one more of the last place that is named.
    #[test]
    fn the_last_place_named() {
        let step = |text| read(text, 0).unwrap().step;
        assert_eq!(step("3.5万多"), Power::new(3));
        assert_eq!(step("20千余"), Power::new(3));
        assert_eq!(step("4600多"), Power::new(2));
        assert_eq!(step("三万五千多"), Power::new(3));
        assert_eq!(step("1.92"), Power::new(-2));
    }

    /// The quick ways to the commonest numerals give what the long one gives.
    #[test]
    fn short_cuts_lead_to_the_same_numeral() {
        for text in ["零件", "三月", "九。", "八人"] {
            let here = Cursor::new(text, 0);
            let mut reader = Reader::new(here);
            reader.section();
            assert_eq!(single_digit(here), Some(reader.finish().unwrap()), "{text}");
        }
        for text in ["25件", "3.5元", "3.5万元", "12亿", "0.08吨"] {
            let (here, figures) = (Cursor::new(text, 0), figures::read(text, 0).unwrap());
            let mut reader = Reader::new(here);
            reader.figures(figures).unwrap();
            assert_eq!(plain_figures(here, figures), Some(reader.finish().unwrap()), "{text}");
        }
    }

    #[test]
    fn several_and_more() {
        reads("十几万", "100000", "");
        reads("几十辆", "20..90", "辆");
        reads("50来人", "50", "人");
        reads("十来个", "10", "个");
        reads("30来自", "30", "来自");
        reads("数百名", "200..900", "名");
        reads("数万人", "20000..90000", "人");
        reads("上百家", "100", "家");
        reads("千余人次", "1000", "人次");
        reads("3800余万亩", "38000000", "亩");
        reads("7亿多元", "700000000", "元");
        reads("1.9万余名", "19000", "名");
        let numeral = read("二十多年", 0).unwrap();
        assert_eq!((numeral.inside, numeral.step), (Some(Inside::More), Power::TEN));
    }

    #[test]
    fn too_long_is_skipped_whole() {
        assert_eq!(read(&"1".repeat(500), 0), Err(500));
        assert_eq!(read(&"一".repeat(500), 0), Err(1500));
        assert!(read(&"9".repeat(28), 0).is_ok());
        assert!(read("99999999999999999999999999万亿", 0).is_err());
        // no more decimals than 64 bits hold
        reads(&["零点", &"九".repeat(20)].concat(), &["0.", &"9".repeat(18)].concat(), "九九");
    }
}
