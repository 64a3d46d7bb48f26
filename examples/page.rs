//! Reads a newspaper page and prints its articles, for people or, with `--json`, for programs. See `--help`.
#![allow(clippy::print_stderr, reason = "where errors go")]

#[path = "common/input.rs"]
mod input;
#[path = "common/json.rs"]
mod json;
#[path = "common/paper.rs"]
mod paper;

use baokan::{Article, Headline, Page, PartialDate, Traced, dates, facts, page};
use json::{byline_json, date_json, fact_json};
use serde_json::{Value, json};
use std::{
    io::{self, Write},
    process::ExitCode,
};

const SAMPLE: &str = include_str!("sample-page.txt");
const HELP: &str = "page [--json] [--issue-date YYYY-MM-DD] [FILE]
Reads a newspaper page (UTF-8, GB18030 or Big5) and prints its articles. Without FILE, the built-in sample page, or
with --json standard input; - is standard input too.
Exit status: 1 for a file that cannot be read or is no text, 2 for a wrong argument.";

/// What the command line asks for.
#[derive(Default)]
struct Options {
    help: bool,
    json: bool,
    issue: Option<PartialDate>,
    file: Option<String>,
}

fn main() -> ExitCode {
    let options = match options() {
        Ok(options) => options,
        Err(error) => return fail(&error.to_string(), 2),
    };
    let text = match text(&options) {
        Ok(text) => text,
        Err(error) => return fail(&error, 1),
    };
    let output = match options {
        Options { help: true, .. } => format!("{HELP}\n"),
        Options { json: true, issue, .. } => format!("{}\n", page_json(&page(&text), issue)),
        _ => paper::print(&page(&text)),
    };
    match io::stdout().lock().write_all(output.as_bytes()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => fail(&error.to_string(), 1),
        _ => ExitCode::SUCCESS,
    }
}

fn fail(message: &str, status: u8) -> ExitCode {
    eprintln!("page: {message}");
    ExitCode::from(status)
}

fn options() -> Result<Options, lexopt::Error> {
    use lexopt::prelude::*;
    let mut options = Options::default();
    let mut parser = lexopt::Parser::from_env();
    while let Some(argument) = parser.next()? {
        match argument {
            Short('h') | Long("help") => options.help = true,
            Long("json") => options.json = true,
            Long("issue-date") => options.issue = Some(parser.value()?.parse()?),
            Value(file) if options.file.is_none() => options.file = Some(file.string()?),
            _ => return Err(argument.unexpected()),
        }
    }
    Ok(options)
}

fn text(options: &Options) -> Result<String, String> {
    match &options.file {
        _ if options.help => Ok(String::new()),
        None if !options.json => Ok(SAMPLE.to_owned()),
        file => {
            let file = file.as_deref().filter(|file| *file != "-");
            let name = file.unwrap_or("standard input");
            input::decode(&input::read(file)?).map_err(|error| format!("{name}: {error}"))
        }
    }
}

fn page_json(page: &Page<'_>, issue: Option<PartialDate>) -> Value {
    json!({
        "articles": page.articles().iter().map(|article| article_json(article, issue)).collect::<Vec<_>>(),
        "strays": page.strays().iter().map(|stray| strings(stray.lines())).collect::<Vec<_>>(),
        "furniture": strings(page.furniture()),
    })
}

fn article_json(article: &Article<'_>, issue: Option<PartialDate>) -> Value {
    let headline = article.headline();
    let lines = headline.map(Headline::lines).unwrap_or_default();
    let texts = lines.iter().map(|line| (Value::Null, line));
    let texts =
        texts.chain(article.paragraphs().iter().enumerate().map(|(index, text)| (json!(index), text)));
    let (mut all_facts, mut all_dates) = (Vec::new(), Vec::new());
    for (paragraph, text) in texts {
        all_facts.extend(facts(text).map(|fact| within(fact_json(&fact), &paragraph)));
        all_dates.extend(dates(text).map(|date| within(date_json(&date, issue), &paragraph)));
    }
    json!({
        "kind": article.kind().as_str(),
        "headline": headline.map(|headline| strings(headline.lines())),
        "byline": article.byline().map(|byline| byline_json(byline, issue)),
        "credits": article.credits().iter().map(|credit| byline_json(credit, issue)).collect::<Vec<_>>(),
        "column": article.column().map(Traced::as_str),
        "kicker": headline.map(|headline| strings(headline.kicker())).unwrap_or_default(),
        "deck": headline.map(|headline| strings(headline.deck())).unwrap_or_default(),
        "headline_score": headline.map(Headline::score),
        "headline_margin": headline.map(Headline::margin),
        "paragraphs": strings(article.paragraphs()),
        "facts": all_facts,
        "dates": all_dates,
    })
}

fn within(mut value: Value, paragraph: &Value) -> Value {
    if let Some(fields) = value.as_object_mut() {
        fields.insert("paragraph".to_owned(), paragraph.clone());
    }
    value
}

fn strings(texts: &[Traced<'_>]) -> Vec<String> {
    texts.iter().map(|text| text.as_str().to_owned()).collect()
}
