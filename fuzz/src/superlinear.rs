//! Looks for text on which a function takes more than linear time.
//!
//! ```text
//! cargo run --profile hunt --bin superlinear [singles|pairs|FRAGMENT+FRAGMENT] [BYTES] [EVERY]
//! ```
//!
//! Repeats every fragment of the alphabet, or every pair of fragments, to BYTES (10000) and to sixteen times as many, and asks
//! every public function to read both; EVERY takes one shape in so many. A pair stands in turn (ABABAB…) and one after the other (AAA…BBB…): the first finds
//! rules that look far ahead or back, the second those that do so from many places. What takes more than [`SUSPECT`] times
//! as long is measured again, more carefully, then at sixteen times the size, and reported where it still does.

use baokan::{Byline, PartialDate, Quantity, Rejoiner, bylines, dates, facts, fold, page, rejoin, unstack};
use baokan_fuzz::alphabet::FRAGMENTS;
use cpu_time::ThreadTime;
use std::{hint::black_box, rc::Rc, time::Duration};

type Function = (&'static str, fn(&str));

/// Every public function that reads a text.
const FUNCTIONS: &[Function] = &[
    ("fold", |text| _ = black_box(fold(text))),
    ("rejoin", |text| _ = black_box(rejoin(text))),
    ("unstack", |text| _ = black_box(unstack(text))),
    ("breaks", |text| _ = black_box(Rejoiner::new().breaks(text))),
    ("page", |text| _ = black_box(page(text))),
    ("bylines", |text| _ = black_box(bylines(text).count())),
    ("facts", |text| {
        facts(text).for_each(|fact| _ = black_box((fact.subject(), fact.bounds(), fact.si(), fact.ucum())));
    }),
    ("dates", |text| _ = black_box(dates(text).count())),
    ("parse Quantity", |text| _ = black_box(text.parse::<Quantity>())),
    ("parse PartialDate", |text| _ = black_box(text.parse::<PartialDate>())),
    ("parse Byline", |text| _ = black_box(text.parse::<Byline>())),
];

/// The larger text is so many times the smaller one.
const STEP: usize = 16;
/// More than this many times the time is reported: half as much again as linear.
const SUSPECT: f64 = 24.0;
/// Below this a measurement says more about the clock than about the function.
const LEAST: Duration = Duration::from_micros(100);
/// A text is not made larger than this.
const MOST_BYTES: usize = 1 << 20;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let which = arguments.next().unwrap_or_else(|| "singles".into());
    let bytes: usize = arguments.next().and_then(|bytes| bytes.parse().ok()).unwrap_or(10_000);
    let every: usize = arguments.next().and_then(|every| every.parse().ok()).unwrap_or(1);
    let (mut found, mut tried) = (0, 0);
    let mut worst = vec![(0.0, String::new()); FUNCTIONS.len()];
    let mut slowest = vec![(f64::MAX, String::new()); FUNCTIONS.len()];
    for (name, make) in shapes(&which).into_iter().step_by(every.max(1)) {
        tried += 1;
        let (small, large) = (make(bytes), make(bytes * STEP));
        for (((function, run), worst), slowest) in FUNCTIONS.iter().zip(&mut worst).zip(&mut slowest) {
            let speed = large.len() as f64 / 1e6 / fastest(run, &large, 1).as_secs_f64();
            if speed < slowest.0 {
                *slowest = (speed, name.clone());
            }
            let mut ratio = ratio(run, &small, &large, 1);
            if ratio > SUSPECT {
                ratio = self::ratio(run, &small, &large, 5);
            }
            // Caches and tables that grow give a step; what is quadratic goes on as it began.
            if ratio > SUSPECT {
                ratio = self::ratio(run, &large, &make(bytes * STEP * STEP), 2);
            }
            if ratio > worst.0 {
                *worst = (ratio, name.clone());
            }
            if ratio > SUSPECT {
                found += 1;
                report(function, run, &name, &make, bytes);
            }
        }
    }
    for (((function, _), (ratio, name)), (speed, slow)) in FUNCTIONS.iter().zip(&worst).zip(&slowest) {
        println!("{function:18} worst ratio {ratio:5.1} on {name}; slowest {speed:.2} MB/s on {slow}");
    }
    println!("{found} above {SUSPECT}, {tried} shapes tried");
    std::process::exit(i32::from(found > 0));
}

type Make = Rc<dyn Fn(usize) -> String>;

/// Each kind of text, with its name.
fn shapes(which: &str) -> Vec<(String, Make)> {
    match which {
        "singles" => FRAGMENTS.iter().map(|&a| single(a)).collect(),
        "pairs" => FRAGMENTS.iter().flat_map(|a| FRAGMENTS.iter().flat_map(|b| pair(a, b))).collect(),
        _ => {
            // One pair to look at again: its fragments as the report writes them.
            let fragment =
                |shown: &str| FRAGMENTS.iter().copied().find(|known| format!("{known:?}") == shown);
            let both = which.split_once('+').and_then(|(a, b)| Some((fragment(a)?, fragment(b)?)));
            both.map_or_else(Vec::new, |(a, b)| pair(a, b).to_vec())
        }
    }
}

fn single(a: &'static str) -> (String, Make) {
    (format!("{a:?}"), Rc::new(move |bytes| repeat(a, bytes)))
}

fn pair(a: &'static str, b: &'static str) -> [(String, Make); 2] {
    let both = [a, b].concat();
    [
        (format!("{a:?} {b:?} in turn"), Rc::new(move |bytes| repeat(&both, bytes))),
        (format!("{a:?}, then {b:?}"), Rc::new(move |bytes| repeat(a, bytes / 2) + &repeat(b, bytes / 2))),
    ]
}

fn repeat(fragment: &str, bytes: usize) -> String {
    fragment.repeat((bytes / fragment.len()).max(1))
}

/// How much longer `run` takes over `large` than over `small`: the fastest of `tries`.
fn ratio(run: &fn(&str), small: &str, large: &str, tries: usize) -> f64 {
    let after = fastest(run, large, tries);
    // A text that takes no time at all grows by nothing that matters.
    if after < LEAST * STEP as u32 {
        return 0.0;
    }
    after.as_secs_f64() / fastest(run, small, tries.max(2)).max(LEAST).as_secs_f64()
}

fn fastest(run: &fn(&str), text: &str, tries: usize) -> Duration {
    let time = |_| {
        let start = ThreadTime::now();
        run(text);
        start.elapsed()
    };
    (0..tries).map(time).min().unwrap_or_default()
}

/// Prints how the time grows, size by size.
fn report(function: &str, run: &fn(&str), name: &str, make: &Make, bytes: usize) {
    print!("{function} on {name}:");
    let mut size = bytes;
    while size <= MOST_BYTES {
        let time = fastest(run, &make(size), 3);
        print!(" {} KB {time:.1?}", size / 1000);
        if time > Duration::from_secs(20) {
            break;
        }
        size *= 4;
    }
    println!();
}
