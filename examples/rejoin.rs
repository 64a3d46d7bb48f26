//! Hard-wrapped lines become paragraphs, and every character still knows where it was printed.
#![allow(
    clippy::print_stdout,
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a program for people"
)]

use baokan::{Span, rejoin};

const COLUMN: &str = "\
北塘村的老粮仓空了八年，去年秋天

改成了书屋，书架是村里木匠打的，

桌椅是各家凑的。

眼下书屋存书4200册，每天开门10

小时，晚上九点熄灯。
";

fn main() {
    let text = rejoin(COLUMN);
    for paragraph in text.split('\n') {
        println!("{paragraph}");
    }
    assert_eq!(text.split('\n').count(), 2);

    // The number and its unit stand on two lines of the source: 10 at the end of one, 小时 at the start of another.
    let start = text.find("10小时").expect("rejoined without a space");
    let printed: Vec<Span> = text.source_spans(Span::new(start, start + "10小时".len())).collect();
    println!("10小时 is printed at {printed:?}");
    assert_eq!(printed.iter().map(|span| span.of(COLUMN).unwrap()).collect::<Vec<_>>(), ["10", "小时"]);
}
