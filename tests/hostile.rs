//! Input that nobody prints: every function answers, and in time linear in the input.
#![allow(
    clippy::disallowed_methods,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stderr,
    clippy::unwrap_used,
    reason = "a test"
)]

use baokan::{bylines, dates, facts, fold, page, rejoin, unstack};
use core::{hint::black_box, time::Duration};
use std::time::Instant;

/// Each kind of hostile text, at a size.
fn texts(size: usize) -> Vec<(&'static str, String)> {
    vec![
        ("one line", "报".repeat(size)),
        ("one-character lines", "报\n".repeat(size)),
        ("alternating lines", "报\n一二三四五六七八九十\n".repeat(size / 6)),
        ("blank lines", "\n".repeat(size)),
        ("spaces", " ".repeat(size)),
        ("digits", "7".repeat(size)),
        ("numerals", "一".repeat(size)),
        ("scales", "万".repeat(size)),
        ("opening brackets", "（".repeat(size)),
        ("closing brackets", "）\n".repeat(size)),
        ("reporters", "记者".repeat(size / 2)),
        ("datelines", "本报讯（".repeat(size / 4)),
        ("correspondents", "通讯员 王 ".repeat(size / 6)),
        ("photographers", "摄\n".repeat(size)),
        ("dates", "2025年3月".repeat(size / 7)),
        ("percent", "5%".repeat(size / 2)),
        ("changes", "由5吨增至".repeat(size / 5)),
        ("headlines", "春灌开始\n本报讯（记者 李明）春灌开始了。\n".repeat(size / 20)),
        ("form feeds", "\u{c}".repeat(size)),
        ("combining marks", "e\u{301}".repeat(size / 2)),
        ("letter-spaced", "报 ".repeat(size / 2)),
        ("cells", "甲\n乙\n3\n4\n".repeat(size / 8)),
        ("threads", THREADS.repeat(size / THREADS.chars().count())),
        ("sections", "小标题\n这里是一段正文，写得不长。\n".repeat(size / 18)),
    ]
}

/// A paragraph that breaks off and goes on below another article, with dots that are repaired: each place is looked up in the page.
const THREADS: &str = "　　渠水到了，古丽•艾山都\n说今年的水来得比往年早，渠\n\n本报记者 李明\n\n　　买买提•江和古丽•艾山\n多了起来，\
                       车也多了起来。\n\n水到得早，买买提•江家家\n户户都忙。\n\n";

fn read_all(text: &str) {
    black_box((fold(text), rejoin(text), unstack(text), page(text)));
    black_box((bylines(text).count(), facts(text).count(), dates(text).count()));
}

#[test]
fn small_oddities_are_answered() {
    for text in [
        "",
        "\n",
        "\u{feff}",
        "\0",
        "\u{c}\u{c}",
        "。",
        "（",
        "　",
        "一",
        "%",
        "\r",
        "\u{85}",
        "·",
        "摄",
        "本报讯",
        "￿",
    ] {
        read_all(text);
    }
}

/// Law 8: 64 times the input takes at most 80 times the time. A test never asserts on a time, so this one only rules out
/// the quadratic: a thousandth of a second in the small would be a minute in the large.
#[test]
#[allow(clippy::print_stdout, reason = "the ratios are what a reader wants to see")]
fn time_grows_linearly() {
    const SMALL: usize = if cfg!(debug_assertions) { 60 } else { 1_500 };
    for ((name, small), (_, large)) in texts(SMALL).into_iter().zip(texts(64 * SMALL)) {
        let before = time(&small).max(Duration::from_micros(200));
        let after = time(&large);
        let ratio = after.as_secs_f64() / before.as_secs_f64();
        println!("{name:22} {:>9.2?} {:>9.2?} ratio {ratio:.0}", before, after);
        assert!(ratio < 64.0 * 16.0, "{name}: 64 times the input took {ratio:.0} times the time");
    }
}

fn time(text: &str) -> Duration {
    let start = Instant::now();
    read_all(text);
    start.elapsed()
}

/// What fuzzing found: texts on which a law once broke.
#[test]
fn findings_stay_fixed() {
    let short_lines = ["上接一版】\n始\n始\n", &"灌开始\n".repeat(60)].concat();
    for text in [
        // A dot beside an invisible character, and one that a letter-spaced line keeps from its names.
        "户•\0员",
        "甲 乙 丙 丁 •〇 ﹃",
        // Lines that only together show that they are letter-spaced.
        "植 ⾯ 积 达\n增 ⻓",
        "植 ⾯\u{b}，比 去 增 ⻓",
        // Short lines of which each joins the one above only when that has grown.
        short_lines.as_str(),
        "上接一版】\n始\n始\n灌开始\n灌开始\n灌开始\n灌开始\n灌开始\n灌开始\n灌开始",
        "上接一版\n\u{3000}5\n－.5\n灌开始\n3.5\n个百始\n小.5\n報开始\n小麦1",
        // A dot at the end of a line that stands beside a character when the indent of the next has gone.
        " 报•\n    报，\n 报\n 报\n 【\n，报\n 报",
    ] {
        let (folded, rejoined) = (fold(text), rejoin(text));
        assert_eq!(fold(&folded).as_str(), folded.as_str(), "{text:?} folds twice");
        assert_eq!(rejoin(&rejoined).as_str(), rejoined.as_str(), "{text:?} rejoins twice");
    }
}

/// What becomes the label of one article is no line inside another as well.
#[test]
fn no_line_comes_out_twice() {
    let text = " 报        报·\n 报\n 甲 乙 丙 丁 \n\n ，\n  由\n  新华社\n  报\n 报报。\n 报2025\n，本报讯（记者“\n  报记\n 报者\n \
                新华社  摄\n 摄摄\n 摄  报\n 0  报 者报\r\n报";
    let page = page(text);
    let articles = page.articles().iter();
    let lines = articles.flat_map(|article| article.paragraphs().iter().chain(article.column()));
    assert_eq!(lines.filter(|line| line.as_str() == "报记").count(), 1);
}

/// Whether a page is hard-wrapped does not hang on how many bytes its line ends have.
#[test]
fn line_ends_do_not_decide_what_is_wrapped() {
    for blank_lines in 0..80 {
        let page = format!(
            "{}\n水渠修到了村口，家家户户都用\n上了自来水。\n{}",
            "春".repeat(61),
            "\n".repeat(blank_lines)
        );
        let (plain, crlf) = (rejoin(&page), page.replace('\n', "\r\n"));
        assert_eq!(rejoin(&crlf).replace("\r\n", "\n"), plain.as_str(), "{blank_lines} blank lines");
    }
}

/// No space comes into an address that the end of a line cuts.
#[test]
fn addresses_stay_whole() {
    for (page, expected) in [
        ("详见网址www.qinghe\nnews.cn", "详见网址www.qinghenews.cn"),
        ("投稿邮箱：gao@qinghe\nnews.cn", "投稿邮箱：gao@qinghenews.cn"),
        (
            "城南供电所去年引进smart\ngrid系统，停电少了一半。",
            "城南供电所去年引进smart grid系统，停电少了一半。",
        ),
    ] {
        assert_eq!(rejoin(page), expected);
    }
}
