//! Bytes a second of every function on a newspaper page, with three peers in the same run: stringing lines together,
//! decoding the characters, counting the line breaks.
#![allow(
    missing_docs,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "criterion writes the functions, and they measure"
)]

use baokan::{bylines, dates, facts, fold, page, rejoin, unstack};
use core::hint::black_box;
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};

const PAGE: &str = include_str!("../examples/sample-page.txt");

fn functions(criterion: &mut Criterion) {
    let joined = rejoin(PAGE).as_str().to_owned();
    let mut group = criterion.benchmark_group("page");
    group.throughput(Throughput::Bytes(PAGE.len() as u64));
    group.bench_function("fold", |bencher| bencher.iter(|| fold(black_box(PAGE))));
    group.bench_function("rejoin", |bencher| bencher.iter(|| rejoin(black_box(PAGE))));
    group.bench_function("unstack", |bencher| bencher.iter(|| unstack(black_box(PAGE))));
    group.bench_function("bylines", |bencher| bencher.iter(|| bylines(black_box(PAGE)).count()));
    group.bench_function("page", |bencher| bencher.iter(|| page(black_box(PAGE))));
    group.throughput(Throughput::Bytes(joined.len() as u64));
    group.bench_function("facts", |bencher| bencher.iter(|| facts(black_box(&joined)).count()));
    group.bench_function("dates", |bencher| bencher.iter(|| dates(black_box(&joined)).count()));
    group.finish();
}

fn floors(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("floor");
    group.throughput(Throughput::Bytes(PAGE.len() as u64));
    group.bench_function("string lines together", |bencher| {
        bencher.iter(|| black_box(PAGE).split('\n').collect::<Vec<_>>().join(" "));
    });
    group.bench_function("decode and sum widths", |bencher| {
        bencher.iter(|| black_box(PAGE).chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum::<u32>());
    });
    group.bench_function("count line breaks", |bencher| {
        bencher.iter(|| memchr::memchr_iter(b'\n', black_box(PAGE).as_bytes()).count());
    });
    group.finish();
}

/// Sizes in bytes; times that grow faster than these show in the throughput.
const SIZES: [usize; 6] = [100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000];

fn scaling(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("scaling");
    group.sample_size(10);
    let endless = PAGE.repeat(SIZES[SIZES.len() - 1] / PAGE.len() + 1);
    for size in SIZES {
        let end = (0..=size).rev().find(|&at| endless.is_char_boundary(at)).unwrap_or(0);
        let text = &endless[..end];
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_with_input(BenchmarkId::new("rejoin", size), text, |bencher, text| {
            bencher.iter(|| rejoin(text))
        });
        group.bench_with_input(BenchmarkId::new("page", size), text, |bencher, text| {
            bencher.iter(|| page(text))
        });
    }
    group.finish();
}

criterion_group!(benches, functions, floors, scaling);
criterion_main!(benches);
