//! Whole pages with known articles: `tests/pages/NAME.READING.txt` is what a tool read back from a typeset page, and
//! `tests/pages/NAME.json` what was set, all of it written for this purpose.
//!
//! A case is right when every article comes out with its headline and its paragraphs, white space aside. The readings in
//! `expected-failures.txt` are known not to; one that comes right has to be taken off the list.
#![allow(clippy::indexing_slicing, clippy::panic, clippy::unwrap_used, reason = "a test")]

use baokan::page;
use serde_json::Value;
use std::{fs, path::Path};

/// A text without its white space.
fn ink(text: &str) -> String {
    text.chars().filter(|c| !matches!(c, ' ' | '\u{3000}' | '\n' | '\t')).collect()
}

/// Headline and paragraphs of each article, in an order that does not depend on the reading.
fn expected(json: &str) -> Vec<(String, Vec<String>)> {
    let articles: Value = serde_json::from_str(json).unwrap();
    let article = |article: &Value| {
        let paragraphs = article["paragraphs"].as_array().unwrap().iter();
        (
            ink(article["headline"].as_str().unwrap()),
            paragraphs.map(|text| ink(text.as_str().unwrap())).collect(),
        )
    };
    sorted(articles.as_array().unwrap().iter().map(article).collect())
}

fn found(text: &str) -> Vec<(String, Vec<String>)> {
    let page = page(text);
    let articles = page.articles().iter().map(|article| {
        let headline = article.headline().map(|headline| ink(&headline.text())).unwrap_or_default();
        (headline, article.paragraphs().iter().map(|paragraph| ink(paragraph)).collect())
    });
    sorted(articles.collect())
}

fn sorted(mut articles: Vec<(String, Vec<String>)>) -> Vec<(String, Vec<String>)> {
    articles.sort();
    articles
}

#[test]
fn pages_come_out_as_they_were_set() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages");
    let failing = fs::read_to_string(folder.join("expected-failures.txt")).unwrap();
    let failing: Vec<&str> = failing.split('\n').filter(|name| !name.is_empty()).collect();
    let mut wrong = Vec::new();
    let mut cases = 0;
    for entry in fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        let file = path.file_name().unwrap().to_str().unwrap().to_owned();
        let Some((name, reading)) = file.strip_suffix(".txt").and_then(|stem| stem.split_once('.')) else {
            continue;
        };
        let json = fs::read_to_string(folder.join(format!("{name}.json"))).unwrap();
        let is_right = found(&fs::read_to_string(&path).unwrap()) == expected(&json);
        if is_right == failing.contains(&format!("{name}.{reading}").as_str()) {
            wrong.push(format!(
                "{name}.{reading} is {}",
                if is_right { "right: take it off the list" } else { "wrong" }
            ));
        }
        cases += 1;
    }
    assert!(cases > 15, "only {cases} cases found");
    assert!(wrong.is_empty(), "{wrong:#?}");
}
