//! Laws of numbers: what is printed parses back, spans are in order, hostile text is read in linear time.

#[path = "common/config.rs"]
mod config;

use baokan::{Amount, PartialDate, Quantity, dates, facts};
use config::config;
use core::time::Duration;
use proptest::prelude::*;
use std::time::Instant;

const UNITS: &[&str] =
    &["家", "件", "人次", "公斤", "平方米", "千瓦时", "元", "%", "个百分点", "元/公斤", "个月", "倍"];

/// Units that divide, and are divided, in every pair.
const HEADS: &[&str] = &["元", "公斤", "件", "千瓦时", "立方米"];
const BELOW: &[&str] = &["亩", "人", "小时", "吨", "月", "天"];

/// `value` in Chinese numerals, as a newspaper writes it.
fn chinese(value: u64) -> String {
    fn below_myriad(value: u64, out: &mut String, mut started: bool) {
        let mut zero = false;
        for (place, name) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
            let digit = value / place % 10;
            if digit == 0 {
                zero = started;
            } else {
                if zero {
                    out.push('零');
                }
                out.extend("零一二三四五六七八九".chars().nth(digit as usize));
                out.push_str(name);
                (zero, started) = (false, true);
            }
        }
    }
    if value == 0 {
        return "零".into();
    }
    let mut out = String::new();
    for (place, name) in [(100_000_000, "亿"), (10_000, "万"), (1, "")] {
        let part = value / place % 10_000;
        if part > 0 {
            let started = !out.is_empty();
            below_myriad(part, &mut out, started);
            out.push_str(name);
        }
    }
    out
}

/// A few cases of each law, as the tests run without optimisation; `PROPTEST_CASES` asks for more.
fn cases() -> ProptestConfig {
    config(48)
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn chinese_numerals_parse_back(value in 0_u64..1_000_000_000_000, unit in 0..UNITS.len()) {
        let printed = format!("{}{}", chinese(value), UNITS[unit]);
        let quantity: Quantity = printed.parse().unwrap_or_else(|e| panic!("{printed}: {e}"));
        prop_assert_eq!(quantity.amount(), Amount::Exact(value.into()), "{}", printed);
    }

    #[test]
    fn quantities_print_and_parse_back(mantissa in -1_000_000_000_i64..1_000_000_000_000, scale in 0_u32..6, unit in 0..UNITS.len()) {
        let value = rust_decimal::Decimal::new(mantissa, scale).normalize();
        let quantity = Quantity::new(Amount::Exact(value), UNITS[unit].parse().unwrap());
        prop_assert_eq!(quantity.to_string().parse::<Quantity>(), Ok(quantity));
    }

    #[test]
    fn ranges_print_and_parse_back(low in 0_i64..100_000, more in 1_i64..100_000, unit in 0..UNITS.len()) {
        let quantity = Quantity::new(Amount::Range(low.into(), (low + more).into()), UNITS[unit].parse().unwrap());
        prop_assert_eq!(quantity.to_string().parse::<Quantity>(), Ok(quantity));
    }

    #[test]
    fn mixed_numerals_parse_back(myriads in 1_u64..10_000, hundredths in 0_u64..100) {
        let printed = format!("{myriads}.{hundredths:02}万件");
        let quantity: Quantity = printed.parse().unwrap();
        prop_assert_eq!(quantity.amount().low(), (myriads * 10_000 + hundredths * 100).into());
    }

    #[test]
    fn divided_quantities_print_and_parse_back(value in 1_u32..1_000_000, head in 0..HEADS.len(), below in 0..BELOW.len()) {
        let text = format!("每{}{value}{}", BELOW[below], HEADS[head]);
        let fact = facts(&text).next().unwrap();
        prop_assert_eq!(fact.unit().printed(), HEADS[head]);
        prop_assert_eq!(fact.quantity().to_string().parse::<Quantity>(), Ok(fact.quantity()), "{}", text);
    }

    #[test]
    fn dates_print_and_parse_back(year in proptest::option::of(1000_u16..3000), month in 1_u8..=12, day in proptest::option::of(1_u8..=28)) {
        let date = PartialDate::new(year, Some(month), day).unwrap();
        prop_assert_eq!(date.to_string().parse::<PartialDate>(), Ok(date));
    }

    #[test]
    fn any_text_is_read_in_order(text in "[0-9０-９一二三两十百千万亿半几数余多点分之至到—,，.:/%年月日时约近由从增长减少以上第零下同比个家元公斤吨\\- \n]{0,60}") {
        let mut end = 0;
        for fact in facts(&text) {
            prop_assert!(fact.span().start() >= end && text.get(fact.span().range()).is_some_and(|t| !t.is_empty()));
            prop_assert!(fact.hedge().is_none_or(|hedge| hedge.span().of(&text).is_some_and(|w| !w.is_empty())));
            prop_assert!(fact.counterpart().is_none_or(|span| span.of(&text).is_some()));
            prop_assert!(fact.subject().is_none_or(|span| span.of(&text).is_some()));
            let _ = (fact.bounds(), fact.si(), fact.ucum());
            end = fact.span().end();
        }
        let mut end = 0;
        for date in dates(&text) {
            prop_assert!(date.span().start() >= end && date.span().of(&text) == Some(date.text()));
            end = date.span().end();
        }
    }

    #[test]
    fn no_text_panics(text in "\\PC{0,80}") {
        let _ = (facts(&text).count(), dates(&text).count(), text.parse::<Quantity>(), text.parse::<PartialDate>());
    }
}

/// A number of more digits than are read does not come of multiplication: it could not be printed and read again.
#[test]
fn what_scales_make_too_long_is_no_number() {
    for text in [
        "５５５５５５５５５５５５５５５５５５５５５５５５５５５百分",
        "555555555555555555555555555万吨",
        "5555555555555555555555555555成",
    ] {
        for fact in facts(text) {
            assert_eq!(fact.quantity().to_string().parse::<Quantity>(), Ok(fact.quantity()), "{text}");
        }
    }
}

/// How often each unit of hostile text is repeated; `HOSTILE_REPEATS` asks for more.
fn repeats() -> usize {
    std::env::var("HOSTILE_REPEATS").ok().and_then(|count| count.parse().ok()).unwrap_or(6_400)
}

/// The fastest of three passes over `text`.
fn fastest(text: &str) -> Duration {
    let pass = |_| {
        let start = Instant::now();
        let _ = (facts(text).count(), dates(text).count());
        start.elapsed()
    };
    (0..3).map(pass).min().unwrap_or_default()
}

#[test]
fn hostile_text_is_read_in_linear_time() {
    for unit in [
        "9",
        "一",
        "万",
        "1,",
        "1.",
        "3至",
        "零",
        "三分之",
        "百分之",
        "第",
        "从3家",
        "约",
        "2024年",
        "增长3%、",
        "千万",
        "1:",
        "上",
        "半",
        "〇",
        "-1",
        "3个",
        "增加",
    ] {
        let (short, long) = (unit.repeat(repeats() / 64), unit.repeat(repeats()));
        let (base, full) = (fastest(&short), fastest(&long));
        // 64 times the text; the slack is for timers and caches.
        assert!(full < base * 160 + Duration::from_millis(60), "{unit}: {base:?} then {full:?}");
    }
}
