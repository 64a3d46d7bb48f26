//! A page printed for people, on a terminal whose Chinese characters are two columns wide.

use baokan::{Article, Byline, Fact, Page, facts};
use std::fmt::Write;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// The page is set to so many columns.
const COLUMNS: usize = 84;

/// The whole page as text.
pub(crate) fn print(page: &Page<'_>) -> String {
    let mut out = String::new();
    for line in page.furniture() {
        let _ = writeln!(out, "{}", line.as_str());
    }
    for (number, article) in page.articles().iter().enumerate() {
        print_article(&mut out, number + 1, article);
    }
    for stray in page.strays() {
        let _ = writeln!(out, "\nA headline without an article: {}", stray.text());
    }
    out
}

fn print_article(out: &mut String, number: usize, article: &Article<'_>) {
    let label = article.column().map(|column| format!(" · {column}")).unwrap_or_default();
    let title = format!("── {number} · {}{label} ", article.kind().as_str());
    let _ = writeln!(out, "\n{title}{}\n", "─".repeat(COLUMNS.saturating_sub(title.width())));
    match article.headline() {
        Some(headline) => headline.lines().iter().for_each(|line| _ = writeln!(out, "  ◆ {line}")),
        None => out.push_str("  (no headline)\n"),
    }
    for signature in article.byline().into_iter().chain(article.credits()) {
        let _ = writeln!(out, "  {}", describe(signature));
    }
    out.push('\n');
    for paragraph in article.paragraphs() {
        wrap(out, paragraph);
    }
    print_facts(out, article);
}

/// Outlet, place and date of a byline, then its people.
fn describe(byline: &Byline) -> String {
    let head = [byline.outlet(), byline.place(), byline.date()];
    let people = byline.people().iter().map(|person| format!("{} {}", person.role(), person.name()));
    let parts: Vec<String> = head.into_iter().flatten().map(str::to_owned).chain(people).collect();
    format!("{}: {}", byline.kind().as_str(), parts.join(" · "))
}

/// Appends a paragraph, broken at the width of the page.
fn wrap(out: &mut String, paragraph: &str) {
    let mut column = 4;
    out.push_str("    ");
    for c in paragraph.chars() {
        let width = c.width().unwrap_or(0);
        if column + width > COLUMNS && !"，。、；：？！”』）》".contains(c) {
            out.push_str("\n  ");
            column = 2;
        }
        out.push(c);
        column += width;
    }
    out.push('\n');
}

fn print_facts(out: &mut String, article: &Article<'_>) {
    let headline = article.headline().into_iter().flat_map(|headline| headline.lines());
    let texts: Vec<&str> = headline.chain(article.paragraphs()).map(|text| text.as_str()).collect();
    let rows: Vec<[String; 5]> =
        texts.iter().flat_map(|text| facts(text).map(|fact| row(text, &fact))).collect();
    if rows.is_empty() {
        return;
    }
    out.push('\n');
    for row in std::iter::once(["printed", "value", "unit", "", "of"].map(str::to_owned)).chain(rows) {
        let [text, value, unit, said, subject] = row;
        let line = format!(
            "  {} {} {} {} {subject}",
            right(&text, 16),
            right(&value, 14),
            left(&unit, 12),
            left(&said, 14)
        );
        let _ = writeln!(out, "{}", line.trim_end_matches(' '));
    }
}

fn row(text: &str, fact: &Fact<'_>) -> [String; 5] {
    let change = fact.change();
    let said = [
        fact.hedge().map(|hedge| hedge.approx().as_str()),
        change.and_then(|change| change.role()).map(|role| role.as_str()),
        change.and_then(|change| change.direction()).map(|direction| direction.as_str()),
        change.and_then(|change| change.basis()).map(|basis| basis.as_str()),
    ];
    let said = said.into_iter().flatten().collect::<Vec<_>>().join(" ");
    let subject = fact.subject().and_then(|span| span.of(text)).unwrap_or_default();
    [
        fact.text().to_owned(),
        fact.amount().to_string(),
        fact.unit().printed().into_owned(),
        said,
        subject.to_owned(),
    ]
}

fn right(text: &str, width: usize) -> String {
    format!("{}{text}", " ".repeat(width.saturating_sub(text.width())))
}

fn left(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(text.width())))
}
