//! Law 7 against another crate: what `chinese-number` prints, this library reads, and both read the same.

use baokan::{Amount, Quantity};
use chinese_number::{ChineseCase, ChineseCountMethod, ChineseToNumber, ChineseVariant, NumberToChinese};
use proptest::prelude::*;

const SCRIPTS: [(ChineseVariant, ChineseCase); 4] = [
    (ChineseVariant::Simple, ChineseCase::Lower),
    (ChineseVariant::Simple, ChineseCase::Upper),
    (ChineseVariant::Traditional, ChineseCase::Lower),
    (ChineseVariant::Traditional, ChineseCase::Upper),
];

proptest! {
    #[test]
    fn whole_numbers_parse_back(value in prop_oneof![0_i64..20_000, -1_000_000_i64..100_000_000, 0_i64..1_000_000_000_000_000], script in 0..SCRIPTS.len()) {
        let (variant, case) = SCRIPTS[script];
        let printed = value.to_chinese(variant, case, ChineseCountMethod::TenThousand).unwrap();
        let read: Quantity = printed.parse().unwrap_or_else(|error| panic!("{printed}: {error}"));
        prop_assert_eq!(read.amount(), Amount::Exact(value.into()), "{}", printed);
        prop_assert_eq!(printed.to_number(ChineseCountMethod::TenThousand), Ok(value), "{}", printed);
    }

    #[test]
    fn decimals_parse_back(whole in 0_u32..100_000_000, places in "[0-9]{0,6}[1-9]", script in 0..SCRIPTS.len()) {
        let (variant, case) = SCRIPTS[script];
        let whole_printed = whole.to_chinese(variant, case, ChineseCountMethod::TenThousand).unwrap();
        let digits: String = places.bytes().map(|digit| (digit - b'0').to_chinese_naive(variant, case).unwrap()).collect();
        let point = if variant == ChineseVariant::Simple { '点' } else { '點' };
        let printed = format!("{whole_printed}{point}{digits}");
        let value = format!("{whole}.{places}").parse::<rust_decimal::Decimal>().unwrap().normalize();
        let read: Quantity = printed.parse().unwrap_or_else(|error| panic!("{printed}: {error}"));
        prop_assert_eq!(read.amount(), Amount::Exact(value), "{}", printed);
    }

    #[test]
    fn money_parses_back(fen in 1_u32..1_000_000_000, script in 0..2_usize) {
        let (variant, case) = SCRIPTS[script];
        let yuan = (fen / 100).to_chinese(variant, case, ChineseCountMethod::TenThousand).unwrap();
        let digit = |value: u32| (value as u8).to_chinese_naive(variant, case).unwrap();
        let (jiao, fen_only) = (fen / 10 % 10, fen % 10);
        let mut printed = format!("{yuan}元");
        if jiao > 0 { printed += &format!("{}角", digit(jiao)); }
        if fen_only > 0 { printed += &format!("{}分", digit(fen_only)); }
        let read: Quantity = printed.parse().unwrap_or_else(|error| panic!("{printed}: {error}"));
        let value = rust_decimal::Decimal::new(fen.into(), 2).normalize();
        prop_assert_eq!(read.amount(), Amount::Exact(value), "{}", printed);
    }
}
