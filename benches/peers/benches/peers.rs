//! Bytes a second of this library and of what people use today, all in one run on the same page.
//!
//! `duckling` gets the text joined and only the dimensions that a fact can have. `textwrap::unfill` and the naive
//! newline delete do what `rejoin` does, without finding paragraphs. The decoding pass and the newline count are no
//! peers but floors: nothing that looks at every character is faster than the first.

use baokan::Quantity;
use chinese_number::{ChineseCountMethod, ChineseToNumber};
use core::hint::black_box;
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use duckling::{Context, DimensionKind, Lang, Locale, Options};
use peers::{NUMERALS, PAGE};
use std::time::Duration;

/// Numbers with units, as far as the peer knows any.
const DIMENSIONS: &[DimensionKind] =
    &[DimensionKind::Numeral, DimensionKind::Quantity, DimensionKind::Distance, DimensionKind::AmountOfMoney];

fn numbers(criterion: &mut Criterion) {
    let joined = baokan::rejoin(PAGE).as_str().to_owned();
    let (locale, context, options) = (Locale::new(Lang::ZH, None), Context::default(), Options::default());
    let mut group = criterion.benchmark_group("numbers");
    group.throughput(Throughput::Bytes(joined.len() as u64));
    group.bench_function("baokan facts", |bencher| {
        bencher.iter(|| baokan::facts(black_box(&joined)).count());
    });
    group.bench_function("baokan facts, by paragraph", |bencher| {
        bencher
            .iter(|| black_box(&joined).split('\n').map(|text| baokan::facts(text).count()).sum::<usize>());
    });
    group.bench_function("duckling", |bencher| {
        bencher.iter(|| duckling::parse(black_box(&joined), &locale, DIMENSIONS, &context, &options).len());
    });
    group.bench_function("duckling, by paragraph", |bencher| {
        bencher.iter(|| {
            let read = |text| duckling::parse(text, &locale, DIMENSIONS, &context, &options).len();
            black_box(&joined).split('\n').map(read).sum::<usize>()
        });
    });
    group.bench_function("floor: decode and sum widths", |bencher| {
        bencher.iter(|| {
            black_box(joined.as_str())
                .chars()
                .map(width)
                .fold(0, |sum: u32, width| sum ^ sum.rotate_left(1) ^ width)
        });
    });
    group.finish();
}

/// The advance width of a character in half ems.
fn width(c: char) -> u32 {
    match c {
        '\0'..='\u{1f}' => 0,
        ' '..='~' => 1,
        '“' | '”' | '‘' | '’' | '…' | '—' => 2,
        '\u{300}'..='\u{36f}' => 0,
        _ => 2,
    }
}

fn numerals(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("numerals");
    group.throughput(Throughput::Bytes(NUMERALS.iter().map(|numeral| numeral.len() as u64).sum()));
    group.bench_function("baokan", |bencher| {
        bencher.iter(|| {
            black_box(NUMERALS).iter().filter(|numeral| numeral.parse::<Quantity>().is_ok()).count()
        });
    });
    group.bench_function("chinese-number", |bencher| {
        bencher.iter(|| {
            let read = |numeral: &&&str| {
                ChineseToNumber::<u64>::to_number(&**numeral, ChineseCountMethod::TenThousand).is_ok()
            };
            black_box(NUMERALS).iter().filter(read).count()
        });
    });
    group.finish();
}

fn lines(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("lines");
    group.throughput(Throughput::Bytes(PAGE.len() as u64));
    group.bench_function("baokan rejoin", |bencher| bencher.iter(|| baokan::rejoin(black_box(PAGE))));
    group.bench_function("baokan page", |bencher| bencher.iter(|| baokan::page(black_box(PAGE))));
    group.bench_function("textwrap unfill", |bencher| bencher.iter(|| textwrap::unfill(black_box(PAGE))));
    group.bench_function("delete the newlines", |bencher| {
        bencher.iter(|| black_box(PAGE).replace('\n', ""));
    });
    group.bench_function("floor: decode and sum widths", |bencher| {
        bencher.iter(|| {
            black_box(PAGE).chars().map(width).fold(0, |sum: u32, width| sum ^ sum.rotate_left(1) ^ width)
        });
    });
    group.bench_function("floor: count the newlines", |bencher| {
        bencher.iter(|| memchr::memchr_iter(b'\n', black_box(PAGE).as_bytes()).count());
    });
    group.finish();
}

/// Short runs: the peers differ by factors, not by percents.
fn short() -> Criterion {
    Criterion::default()
        .sample_size(20)
        .warm_up_time(Duration::from_millis(300))
        .measurement_time(Duration::from_secs(1))
}

criterion_group! {
    name = benches;
    config = short();
    targets = numbers, numerals, lines
}
criterion_main!(benches);
