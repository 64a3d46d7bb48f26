//! The laws of docs/DESIGN.md, as checks of one text. A broken law panics.

use baokan::{Byline, Folder, Headline, PartialDate, Quantity, Rejoiner, Span, Traced};

/// Every law.
pub fn all(text: &str) {
    fold(text);
    rejoin(text);
    page(text);
    bylines(text);
    facts(text);
}

/// `fold` is idempotent, traced, borrows what it leaves alone; so does each of its repairs.
pub fn fold(text: &str) {
    let none = Folder::none();
    assert!(none.fold(text).is_verbatim() && none.fold(text).as_str() == text);
    for folder in [
        Folder::new(),
        none.ideographs(true),
        none.vertical_forms(true),
        none.invisible(true),
        none.name_dots(true),
        none.spacing(true),
    ] {
        let folded = folder.fold(text);
        trace(&folded, text);
        assert_eq!(folded.is_verbatim(), folded.as_str() == text, "borrowed where nothing was changed");
        let again = folder.fold(&folded);
        assert_eq!(again.as_str(), folded.as_str(), "{folder:?} is not idempotent");
    }
}

/// `rejoin` keeps every character, settles at once, and does not care how lines end; so does `unstack`.
pub fn rejoin(text: &str) {
    let folded = baokan::fold(text);
    let rejoined = baokan::rejoin(text);
    trace(&rejoined, text);
    let kept = |text| without_rules(&sorted_ink([text]));
    assert_eq!(kept(&rejoined), kept(&folded), "rejoin lost or doubled a character");
    assert_eq!(baokan::rejoin(&rejoined).as_str(), rejoined.as_str(), "rejoin is not idempotent");
    if !text.contains('\r') {
        for end in ["\r\n", "\r"] {
            // A page that is not hard-wrapped comes back with the line ends it had.
            let other = baokan::rejoin(&text.replace('\n', end)).replace(end, "\n");
            assert_eq!(other, rejoined.as_str(), "line ends {end:?} matter");
        }
    }
    let unstacked = baokan::unstack(text);
    trace(&unstacked, text);
    assert_eq!(sorted_ink([&unstacked]), sorted_ink([&folded]), "unstack lost or doubled a character");
    for broken in Rejoiner::new().breaks(text) {
        let between = broken.span().of(text);
        assert!(
            between.is_some_and(|between| between.chars().all(is_blank)),
            "{between:?} is no white space"
        );
    }
}

/// `page` keeps every character, each with its place; pages are read one by one.
pub fn page(text: &str) {
    let page = baokan::page(text);
    let mut parts: Vec<&Traced<'_>> =
        page.furniture().iter().chain(page.strays().iter().flat_map(Headline::lines)).collect();
    let mut columns: Vec<&Traced<'_>> = Vec::new();
    for article in page.articles() {
        parts.extend(article.headline().into_iter().flat_map(Headline::lines));
        parts.extend(article.paragraphs());
        columns.extend(article.column());
        for byline in article.byline().into_iter().chain(article.credits()) {
            assert!(!byline.text().is_empty(), "an empty byline");
        }
    }
    // Briefs share one printed label.
    columns.dedup_by_key(|column| column.source_span(Span::new(0, column.len())));
    parts.extend(columns);
    for part in &parts {
        trace_but(part, text, QUOTATION);
    }
    assert_eq!(
        with_marks_alike(&without_rules(&sorted_ink(parts.iter().copied()))),
        with_marks_alike(&without_rules(&sorted_ink([&baokan::fold(text)]))),
        "page lost or doubled a character"
    );
    if let Some((first, rest)) = text.split_once('\u{c}') {
        let apart = baokan::page(first).articles().len() + baokan::page(rest).articles().len();
        assert_eq!(page.articles().len(), apart, "pages are not read one by one");
    }
}

/// Bylines stand in order, on character boundaries; each can be printed and read alone.
pub fn bylines(text: &str) {
    let mut end = 0;
    for byline in baokan::bylines(text) {
        let span = byline.span();
        assert_eq!(span.of(text), Some(byline.text()));
        assert!(span.start() >= end && !span.is_empty(), "bylines out of order at {span:?}");
        end = span.end();
        for person in byline.people() {
            assert!(!person.name().contains(['\n', '\r']), "a break inside the name {:?}", person.name());
        }
        let _ = (byline.canonical().parse::<Byline>(), byline.partial_date());
    }
    let _ = text.parse::<Byline>();
}

/// Facts and dates stand in order, on character boundaries; quantities and dates print and parse back.
pub fn facts(text: &str) {
    let mut end = 0;
    for fact in baokan::facts(text) {
        let span = fact.span();
        assert_eq!(span.of(text), Some(fact.text()));
        assert!(span.start() >= end && !span.is_empty(), "facts out of order at {span:?}");
        end = span.end();
        assert!(fact.hedge().is_none_or(|hedge| hedge.span().of(text).is_some()));
        assert!(fact.counterpart().is_none_or(|span| span.of(text).is_some()));
        assert!(fact.subject().is_none_or(|span| span.of(text).is_some()));
        let bounds = fact.bounds();
        assert!(
            bounds.low().zip(bounds.high()).is_none_or(|(low, high)| low <= high),
            "{:?}: {bounds:?}",
            fact.text()
        );
        let quantity = fact.quantity();
        let printed = quantity.to_string();
        assert_eq!(printed.parse::<Quantity>(), Ok(quantity), "{:?} prints as {printed:?}", fact.text());
        // 5% is 0.05 in SI: a bare number, which is no quantity.
        if let Some(si) = fact.si().filter(|si| !si.unit().is_none()) {
            let printed = si.to_string();
            assert_eq!(printed.parse::<Quantity>(), Ok(si), "{:?} prints in SI as {printed:?}", fact.text());
        }
        let _ = fact.ucum();
    }
    let mut end = 0;
    for mention in baokan::dates(text) {
        let span = mention.span();
        assert_eq!(span.of(text), Some(mention.text()));
        assert!(span.start() >= end && !span.is_empty(), "dates out of order at {span:?}");
        end = span.end();
        let date = mention.date();
        assert_eq!(date.to_string().parse::<PartialDate>(), Ok(date), "{:?}", mention.text());
    }
    let _ = (text.parse::<Quantity>(), text.parse::<PartialDate>());
}

/// White space, which the laws look through.
#[allow(clippy::disallowed_methods, reason = "a law of its own, not the library's idea of a space")]
fn is_blank(c: char) -> bool {
    c.is_whitespace() || c.is_control()
}

/// The printed characters in order of code points. Without hyphens, which joining takes out of divided words, and with one kind of
/// dot and slash: that a dot belongs to a name may show only when lines are joined.
fn sorted_ink<'a, 't: 'a>(texts: impl IntoIterator<Item = &'a Traced<'t>>) -> String {
    let alike = |c| match c {
        '•' | '・' | '･' | '‧' | '∙' | '⋅' | '﹒' | '．' => '·',
        '∕' | '／' => '/',
        other => other,
    };
    let printed = texts.into_iter().flat_map(|text| text.chars()).filter(|&c| !is_blank(c) && c != '-');
    let mut ink: Vec<char> = printed.map(alike).collect();
    ink.sort_unstable();
    ink.into_iter().collect()
}

/// Rules between the cells of a table, which are not of its text, in what is rejoined.
fn without_rules(ink: &str) -> String {
    ink.replace(['|', '│', '丨'], "")
}

/// Marks that change places in a headline where OCR has swapped them.
const QUOTATION: &str = "“”‘’「」『』《》";

/// As many marks, whichever of a pair.
fn with_marks_alike(ink: &str) -> String {
    let alike = |c| match QUOTATION.chars().position(|mark| mark == c) {
        Some(place) => QUOTATION.chars().nth(place / 2 * 2).unwrap_or(c),
        None => c,
    };
    let mut ink: Vec<char> = ink.chars().map(alike).collect();
    ink.sort_unstable();
    ink.into_iter().collect()
}

/// Every character of `traced` has its place in `source`, and that place folds to it.
fn trace(traced: &Traced<'_>, source: &str) {
    trace_but(traced, source, "");
}

/// The same, but for the characters of `others`, which may have been printed as another.
fn trace_but(traced: &Traced<'_>, source: &str, others: &str) {
    // What folds differently alone than in its surroundings: dots of names, slashes, vertical quotes and 户, a soft hyphen.
    const BY_CONTEXT: &str = "-·∕/／‘’“”「」『』户戶";
    for (at, c) in traced.char_indices() {
        let span = traced.source_span(Span::new(at, at + c.len_utf8()));
        let Some(printed) = span.of(source) else { panic!("{span:?} is no span of the source") };
        let point = traced.source_span(Span::new(at, at));
        assert!(point.of(source).is_some(), "{point:?} is no place in the source");
        let same = printed.strip_prefix(c).is_some_and(str::is_empty);
        if !same && !is_blank(c) && !BY_CONTEXT.contains(c) && !others.contains(c) {
            let folded: String = baokan::fold(printed).chars().filter(|&c| !is_blank(c)).collect();
            assert_eq!(folded, c.to_string(), "{c:?} was printed {printed:?}");
        }
    }
}
