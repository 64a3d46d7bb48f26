//! The laws that `docs/DESIGN.md` states, each as a property.
#![allow(
    clippy::disallowed_methods,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stderr,
    clippy::unwrap_used,
    reason = "a test"
)]

#[path = "common/config.rs"]
mod config;
#[path = "common/generate.rs"]
mod generate;
#[path = "common/typesetter.rs"]
mod typesetter;

use baokan::{Rejoiner, Span, Traced, bylines, dates, facts, fold, page, rejoin, unstack};
use config::config;
use generate::{beside, hostile, paragraphs, setting};
use proptest::{
    prelude::*,
    strategy::ValueTree,
    test_runner::{Config, TestRng, TestRunner},
};
use typesetter::{Blanks, Setting, typeset};

/// White space, which the laws look through.
fn is_blank(c: char) -> bool {
    c.is_whitespace() || c.is_control()
}

fn ink(text: &str) -> String {
    text.chars().filter(|&c| !is_blank(c)).collect()
}

/// A dot at a line's end turns out to be a name's when the line is joined, and a slash to stand between Han.
fn apart(c: char) -> char {
    match c {
        '•' => '·',
        '∕' | '／' => '/',
        other => other,
    }
}

fn sorted_ink<'a>(texts: impl Iterator<Item = &'a str>) -> Vec<char> {
    let mut all: Vec<char> = texts.flat_map(str::chars).filter(|&c| !is_blank(c)).map(apart).collect();
    all.sort_unstable();
    all
}

/// Every span of `traced` maps back to source bytes whose folded characters are its text.
fn check_trace(traced: &Traced<'_>, source: &str) {
    let mut last = 0;
    for (at, c) in traced.char_indices() {
        let span = traced.source_span(Span::new(at, at + c.len_utf8()));
        let printed = span.of(source).unwrap_or_else(|| panic!("{span:?} is no span of the source"));
        assert!(
            traced.source_span(Span::new(at, at)).of(source).is_some(),
            "{at} has no place in the source"
        );
        if !is_blank(c) && !"-·∕/／‘’“”「」『』户戶".contains(c) {
            assert_eq!(ink(&fold(printed)), c.to_string(), "{printed:?}");
        }
        last = last.max(span.end());
    }
    assert!(last <= source.len());
    let end = traced.len();
    assert!(
        traced.source_span(Span::new(end, end)).of(source).is_some(),
        "the end has no place in the source"
    );
}

proptest! {
    #![proptest_config(config(400))]

    /// Law 1: no function panics on any text.
    #[test]
    fn nothing_panics(text in prop_oneof![hostile(), any::<String>()]) {
        let _ = (fold(&text), rejoin(&text), unstack(&text), page(&text));
        let _ = (bylines(&text).count(), facts(&text).count(), dates(&text).count());
    }

    /// Law 2: the characters of a page come out once each, changed only as `fold` says.
    #[test]
    fn nothing_is_lost_or_doubled(text in hostile()) {
        let folded = fold(&text).replace('-', "");
        let rejoined = rejoin(&text).replace('-', "");
        prop_assert_eq!(sorted_ink(std::iter::once(rejoined.as_str())), sorted_ink(std::iter::once(folded.as_str())));
        let page = page(&text);
        let articles = page.articles();
        let lines = articles.iter().filter_map(|article| article.headline()).chain(page.strays()).flat_map(|headline| headline.lines());
        let mut columns: Vec<&Traced<'_>> = articles.iter().filter_map(|article| article.column()).collect();
        columns.dedup_by_key(|column| column.source_span(Span::new(0, column.len())));
        let texts = lines.chain(page.furniture()).chain(articles.iter().flat_map(|article| article.paragraphs())).chain(columns);
        let texts: Vec<String> = texts.map(|text| text.replace('-', "")).collect();
        prop_assert_eq!(sorted_ink(texts.iter().map(String::as_str)), sorted_ink(std::iter::once(folded.as_str())));
    }

    /// Law 3: what is folded or rejoined stays as it is when it is folded or rejoined again.
    #[test]
    fn twice_is_once(text in hostile()) {
        let folded = fold(&text);
        let again = fold(&folded);
        prop_assert_eq!(again.as_str(), folded.as_str());
        let rejoined = rejoin(&text);
        let again = rejoin(&rejoined);
        prop_assert_eq!(again.as_str(), rejoined.as_str());
    }

    /// Law 5: LF, CRLF and CR give the same blocks.
    #[test]
    fn line_ends_do_not_matter(paragraphs in paragraphs(), setting in setting()) {
        let page = typeset(&paragraphs, &setting);
        let expected = rejoin(&page);
        for end in ["\r\n", "\r"] {
            let page = page.replace('\n', end);
            let found = rejoin(&page);
            prop_assert_eq!(found.as_str(), expected.as_str());
        }
    }

    /// Law 6: spans lie on character boundaries, in order, disjoint, and map back to what they were read from.
    #[test]
    fn spans_lead_back(text in hostile()) {
        check_trace(&fold(&text), &text);
        check_trace(&rejoin(&text), &text);
        for found in Rejoiner::new().breaks(&text) {
            let between = found.span().of(&text);
            prop_assert!(between.is_some_and(|between| between.chars().all(is_blank)), "{:?}", between);
        }
        let mut end = 0;
        for fact in facts(&text) {
            prop_assert_eq!(fact.span().of(&text), Some(fact.text()));
            prop_assert!(fact.span().start() >= end);
            end = fact.span().end();
        }
        let mut end = 0;
        for byline in bylines(&text) {
            prop_assert_eq!(byline.span().of(&text), Some(byline.text()));
            prop_assert!(byline.span().start() >= end);
            end = byline.span().end();
        }
    }

    /// Law 9: pages joined by form feeds give what each of them gives.
    #[test]
    fn pages_are_read_one_by_one(a in paragraphs(), b in paragraphs(), setting in setting()) {
        let (a, b) = (typeset(&a, &setting), typeset(&b, &setting));
        let both = format!("{a}\u{c}{b}");
        let expected = format!("{}\u{c}{}", rejoin(&a), rejoin(&b));
        let found = rejoin(&both);
        prop_assert_eq!(found.as_str(), expected);
    }

    /// Law 10: columns side by side give what they give one below the other.
    #[test]
    fn columns_side_by_side_are_read_one_by_one(a in paragraphs(), b in paragraphs(), setting in setting(), gutter in 5usize..12) {
        let setting = Setting { blanks: Blanks::Nowhere, ..setting };
        let (a, b) = (typeset(&a, &setting), typeset(&b, &setting));
        let lines = |page: &str| page.split('\n').map(str::to_owned).collect::<Vec<_>>();
        let (left, right) = (lines(&a), lines(&b));
        let widest = left.iter().map(|line| line.chars().count()).max().unwrap_or(0);
        let page = beside(&left, &right, widest + gutter);
        let stacked = format!("{a}\n\n{b}");
        let expected = rejoin(&stacked);
        let found = rejoin(&page);
        prop_assert_eq!(found.as_str(), expected.as_str(), "{}", page);
    }
}

/// Law 4: typesetting, then rejoining, gives the paragraphs back: at least 99 in 100 where the indent is kept, 97 where it
/// is stripped, and 92 where the page has none, so that nothing but its last line may tell where a paragraph ends.
#[test]
fn rejoining_undoes_typesetting() {
    let indented = |setting: Setting| Setting { indent: setting.indent.max(1), ..setting };
    check_rate("indent kept", 99.0, |setting| Setting { keeps_indent: true, ..indented(setting) });
    check_rate("indent stripped", 97.0, |setting| Setting { keeps_indent: false, ..indented(setting) });
    check_rate("no indent", 92.0, |setting| Setting { keeps_indent: false, indent: 0, ..setting });
}

/// Law 11: two columns that break off inside a paragraph and go on one below the other, each set to a measure of its own, give
/// what they give where nothing comes between: at least 95 in 100 paragraphs where the indent shows.
#[test]
fn threads_are_followed() {
    let mut tally = Tally::default();
    let mut runner = runner();
    while tally.pages < PAGES {
        let mut draw = |measure: std::ops::Range<usize>| {
            let paragraphs = paragraphs().new_tree(&mut runner).unwrap().current();
            let setting = setting().new_tree(&mut runner).unwrap().current();
            let measure = measure.start + setting.measure % measure.len();
            let setting = Setting { measure, indent: 2, blanks: Blanks::BetweenParagraphs, ..setting };
            (broken_off(&paragraphs, &setting), paragraphs)
        };
        let ((Some([a, rest_of_a]), first), (Some([b, rest_of_b]), second)) = (draw(24..40), draw(46..60))
        else {
            continue;
        };
        let page = [&a, "本报记者 何川\n", &b, &rest_of_a, &rest_of_b].join("\n");
        tally.count(&page, first.iter().chain(&second));
    }
    tally.check("threads", 95.0);
}

/// A column cut after two lines of one of its paragraphs that has twice as many.
fn broken_off(paragraphs: &[String], setting: &Setting) -> Option<[String; 2]> {
    let cut = paragraphs.iter().position(|paragraph| typesetter::lines(paragraph, setting).len() >= 4)?;
    let (above, below) = (paragraphs.get(..cut)?, paragraphs.get(cut + 1..)?);
    let lines = typesetter::lines(&paragraphs[cut], setting);
    let column = |paragraphs: &[String]| {
        if paragraphs.is_empty() { String::new() } else { typeset(paragraphs, setting) + "\n" }
    };
    let indent = if setting.keeps_indent { "　　" } else { "" };
    let head = [&column(above), "\n", indent, &lines[..2].join("\n"), "\n"].concat();
    Some([head, [&lines[2..].join("\n"), "\n\n", &column(below)].concat()])
}

const PAGES: usize = 300;

fn runner() -> TestRunner {
    TestRunner::new_with_rng(
        Config::default(),
        TestRng::deterministic_rng(proptest::test_runner::RngAlgorithm::ChaCha),
    )
}

/// How many paragraphs came back whole.
#[derive(Default)]
struct Tally {
    pages: usize,
    whole: usize,
    all: usize,
}

impl Tally {
    fn count<'p>(&mut self, page: &str, paragraphs: impl Iterator<Item = &'p String>) {
        let rejoined = rejoin(page);
        let found: Vec<&str> = rejoined.split('\n').collect();
        self.pages += 1;
        for paragraph in paragraphs {
            self.all += 1;
            self.whole += usize::from(found.contains(&paragraph.as_str()));
        }
    }

    #[allow(clippy::print_stdout, reason = "the rates are what a reader wants to see")]
    fn check(&self, name: &str, floor: f64) {
        let Tally { whole, all, .. } = self;
        let rate = 100.0 * *whole as f64 / *all as f64;
        println!("{name}: {whole} of {all} paragraphs came back whole, {rate:.2} %");
        assert!(rate >= floor, "{name}: {rate:.2} % of the paragraphs came back whole, fewer than {floor} %");
    }
}

fn check_rate(name: &str, floor: f64, choose: impl Fn(Setting) -> Setting) {
    let mut tally = Tally::default();
    let mut runner = runner();
    while tally.pages < PAGES {
        let paragraphs = paragraphs().new_tree(&mut runner).unwrap().current();
        let setting = choose(setting().new_tree(&mut runner).unwrap().current());
        tally.count(&typeset(&paragraphs, &setting), paragraphs.iter());
    }
    tally.check(name, floor);
}
