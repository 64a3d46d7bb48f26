//! How long the first call in a fresh process takes, when tables and automata are built, and the second.
#![allow(missing_docs, clippy::print_stdout, clippy::expect_used, reason = "a program that measures")]

use std::{env, hint::black_box, process::Command, time::Instant};

const PAGE: &str = include_str!("../examples/sample-page.txt");
/// The argument by which the program calls itself.
const ONCE: &str = "--once";
/// So many processes; the median of an odd number is one of them.
const PROCESSES: usize = 21;

fn main() {
    if env::args().any(|argument| argument == ONCE) {
        let [first, second] = [(), ()].map(|()| microseconds());
        println!("{first} {second}");
        return;
    }
    let program = env::current_exe().expect("a running program has a path");
    let once = || {
        let output = Command::new(&program).arg(ONCE).output().expect("it can be run again");
        let text = String::from_utf8(output.stdout).expect("it prints figures");
        text.split_ascii_whitespace().map(|figure| figure.parse().expect("a figure")).collect::<Vec<u128>>()
    };
    let runs: Vec<Vec<u128>> = (0..PROCESSES).map(|_| once()).collect();
    for (call, name) in ["first", "second"].iter().enumerate() {
        let mut times: Vec<u128> = runs.iter().filter_map(|run| run.get(call).copied()).collect();
        times.sort_unstable();
        let median = times.get(times.len() / 2).copied().unwrap_or(0);
        println!("{name} call of page: {median} µs, the median of {PROCESSES} processes");
    }
}

fn microseconds() -> u128 {
    let start = Instant::now();
    black_box(baokan::page(black_box(PAGE)));
    start.elapsed().as_micros()
}
