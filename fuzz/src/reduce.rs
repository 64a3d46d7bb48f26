//! Takes characters out of a text as long as a law still breaks: `reduce LAW FILE`. Prints what is left, and what it breaks.

use baokan_fuzz::{laws, text};
use std::panic::{self, AssertUnwindSafe};

fn main() {
    let mut arguments = std::env::args().skip(1);
    let (Some(law), Some(file)) = (arguments.next(), arguments.next()) else {
        eprintln!("usage: reduce fold|rejoin|page|bylines|facts|all FILE");
        std::process::exit(2);
    };
    let law = match law.as_str() {
        "fold" => laws::fold,
        "rejoin" => laws::rejoin,
        "page" => laws::page,
        "bylines" => laws::bylines,
        "facts" => laws::facts,
        _ => laws::all,
    };
    let data = std::fs::read(&file).expect("a file that can be read");
    let mut least: Vec<char> = text(&data).chars().collect();
    let hook = panic::take_hook();
    panic::set_hook(Box::new(|_| ()));
    let breaks = |chars: &[char]| {
        let text: String = chars.iter().collect();
        panic::catch_unwind(AssertUnwindSafe(|| law(&text))).is_err()
    };
    if !breaks(&least) {
        println!("{file}: keeps the law");
        return;
    }
    let mut size = least.len();
    while size > 0 {
        let before = least.len();
        let mut at = 0;
        while at < least.len() {
            let end = (at + size).min(least.len());
            let shorter = [&least[..at], &least[end..]].concat();
            if breaks(&shorter) {
                least = shorter;
            } else {
                at = end;
            }
        }
        if least.len() == before || size > 1 {
            size /= 2;
        }
    }
    let least: String = least.iter().collect();
    println!("{least:?}");
    panic::set_hook(hook);
    law(&least);
}
