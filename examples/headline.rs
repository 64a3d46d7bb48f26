//! An upright headline, one character a line, becomes one line and goes to its article, wherever that stands.
#![allow(
    clippy::print_stdout,
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a program for people"
)]

use baokan::{Orientation, page, unstack};

const PAGE: &str = "\
本报讯（记者 何 川）5月6日，石桥镇夜市开街，128个摊位
一直摆到河边，头一晚就来了9000多人。

本报讯（记者 白 露）县图书馆新到绘本2600册，家长可凭社
保卡借阅，每次五本。

夜\n市\n开\n街\n首\n夜\n客\n满
";

fn main() {
    let text = unstack(PAGE);
    println!("{text}\n");
    assert!(text.contains("\n夜市开街首夜客满\n"));

    let page = page(PAGE);
    let [market, library] = page.articles() else { panic!("two articles") };
    let headline = market.headline().expect("the upright headline");
    assert_eq!(
        (headline.text().as_str(), headline.orientation()),
        ("夜市开街首夜客满", Orientation::Vertical)
    );
    assert!(library.headline().is_none(), "no headline is made up");
    println!("{} ← {}", headline.text(), market.byline().expect("a byline").text());
}
