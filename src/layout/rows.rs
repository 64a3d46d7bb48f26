//! The lines of a page that are not blank, with everything that their wording and their neighbours tell.

use super::{
    furniture,
    habits::Cuts,
    measure::{Brackets, EM, Metrics, Width, width},
    opener::{self, Opener},
    sign_off, stack, table, verse,
};
use crate::{
    byline::{BylineKind, bylines},
    chars::is_space,
    lines::lines,
    span::Span,
};
use alloc::vec::Vec;

/// A line that is not blank.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Row {
    /// The line in the folded text, without the spaces around it.
    pub(crate) span: Span,
    /// The width of the spaces before it.
    pub(crate) indent: Width,
    /// Whether a blank line stands before it.
    pub(crate) blank_before: bool,
    pub(crate) metrics: Metrics,
    pub(crate) hint: Hint,
    pub(crate) opener: Opener,
    /// Whether a bracket that it or one of the lines before opened is still open at its end.
    pub(crate) open_bracket: bool,
    /// Whether it closes a bracket that a line began with: a note in brackets ends.
    pub(crate) closes_note: bool,
}

impl Row {
    /// The row of `text`, which stands at byte `start` of the page.
    pub(super) fn of(text: &str, start: usize) -> Self {
        Row::measured(text, start, Metrics::of(text))
    }

    fn measured(text: &str, start: usize, metrics: Metrics) -> Self {
        Row {
            span: Span::new(start, start + text.len()),
            indent: 0,
            blank_before: false,
            metrics,
            hint: Hint::Text,
            opener: Opener::of(text),
            open_bracket: false,
            closes_note: false,
        }
    }
}

/// What a line's wording says of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Hint {
    /// Nothing.
    Text,
    /// It begins with a dateline or with a jump line: a paragraph begins here.
    Opens,
    /// It begins inside a byline: no paragraph begins here.
    Continues,
    /// It ends with a signature, a credit or a note: a paragraph ends here.
    Closes(Closing),
    /// It reads like page furniture, unless it is part of a sentence.
    Furniture,
    /// It is a character, or a group of digits, of an upright headline.
    Stack,
    /// It is what it is, alone.
    Own(Own),
}

/// What a paragraph ends with behind its last sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Closing {
    /// Who wrote it.
    Signature,
    /// Who took the picture: it is a caption's.
    Picture,
    /// Where more is printed.
    Note,
}

/// Lines that their wording gives away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Own {
    /// A byline on a line of its own.
    Byline,
    /// A photo or art credit, a source, an author's note.
    Credit,
    /// 上接, 下转.
    Jump,
    /// Page head and foot: date line, page number, staff line, printer's line.
    Furniture,
    /// The issuer of a notice, or the date below.
    SignOff,
    /// A line of verse.
    Verse,
    /// A cell of a table that begins a row, or a whole row.
    TableRow,
    /// A cell that continues a table's row.
    TableCell,
    /// The rest of the line of its own above.
    Rest,
}

/// The rows of `page`, a folded text without form feeds.
pub(crate) fn rows(page: &str) -> Vec<Row> {
    let mut rows = stack::part(page, plain_rows(page));
    opener::mark_speakers(page, &mut rows);
    mark_bylines(page, &mut rows);
    let mut rows = part_bylines(page, rows);
    sign_off::mark_issuers(page, &mut rows);
    furniture::mark(page, &mut rows);
    stack::mark(page, &mut rows);
    table::mark(page, &mut rows);
    let are_cut = Cuts::of(&rows).are_beside_marks();
    verse::mark(&mut rows, are_cut);
    sign_off::mark_writers(page, &mut rows);
    rows
}

/// Eight Han in bytes: no newspaper sets narrower columns, so that few pages have more rows than room is made for …
const LINE: usize = 24;
/// … which is for no more than those of some hundred sheets: a text without page breaks may have far longer lines.
const MOST_AT_ONCE: usize = 1 << 18;

fn plain_rows(page: &str) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::with_capacity(MOST_AT_ONCE.min(page.len() / LINE));
    let (mut blank_before, mut above) = (false, "");
    let mut open = OpenBracket::default();
    for line in lines(page) {
        let printed = line.of(page).unwrap_or_default();
        let text = without_indent(printed);
        if text.is_empty() {
            blank_before = true;
            continue;
        }
        let lead = printed.len() - text.len();
        let text = if text.ends_with(is_space) { text.trim_end_matches(is_space) } else { text };
        let (metrics, brackets) = Metrics::with_brackets(text);
        let mut row = Row::measured(text, line.start() + lead, metrics);
        row.opener = row.opener.below(above, text);
        row.indent = indent_of(printed.get(..lead).unwrap_or_default());
        row.blank_before = blank_before;
        row.closes_note = row.metrics.ends.closes_round && open.is_note_closed_by(brackets);
        row.open_bracket = open.is_open_after(brackets);
        rows.push(row);
        (blank_before, above) = (false, text);
    }
    rows
}

/// `line` without the spaces that it begins with; most begin with none.
fn without_indent(line: &str) -> &str {
    if line.starts_with(is_space) { line.trim_start_matches(is_space) } else { line }
}

/// The width of leading spaces, where they are an indent: half an em is a stray space.
fn indent_of(spaces: &str) -> Width {
    let wide = spaces.chars().map(|c| width(c).1).fold(0, Width::saturating_add);
    if wide < EM { 0 } else { wide }
}

/// The bracket that is open, line by line.
#[derive(Default)]
struct OpenBracket {
    /// How many lines ago it was opened.
    open_for: Option<u8>,
    /// Whether it stands at the beginning of its line.
    opens_line: bool,
}

/// A bracket that is not closed within so many lines was a slip or damage.
const BRACKET_LINES: u8 = 3;

impl OpenBracket {
    /// Whether a line that ends in a closing bracket closes the one that it, or a line before, began with.
    fn is_note_closed_by(&self, line: Brackets) -> bool {
        let begins = line.first_opens && line.opened == 1;
        let began = line.opened == 0 && self.open_for.is_some() && self.opens_line;
        line.closed == 1 && (begins || began)
    }

    fn is_open_after(&mut self, line: Brackets) -> bool {
        self.open_for = self.open_for.map(|lines| lines + 1).filter(|&lines| lines < BRACKET_LINES);
        if line.last_opens || line.opened > line.closed {
            self.open_for = Some(0);
            self.opens_line = line.first_opens && line.opened == 1;
        } else if line.closes {
            self.open_for = None;
        }
        self.open_for.is_some()
    }
}

fn mark_bylines(page: &str, rows: &mut [Row]) {
    let mut rest = rows;
    for (kind, span) in bylines(page).kinds() {
        // Bylines come in order, so that all of these searches together pass the rows once.
        let first = rest.iter().take_while(|row| row.span.end() <= span.start()).count();
        let (_, tail) = rest.split_at_mut(first);
        let last = tail.iter().take_while(|row| row.span.end() < span.end()).count();
        let mention = Mention {
            kind,
            printed: span.of(page).unwrap_or_default(),
            at_start: tail.first().is_some_and(|row| row.span.start() == span.start()),
            at_end: tail.get(last).is_some_and(|row| row.span.end() == span.end()),
        };
        let count = tail.len().min(last + 1);
        mention.hints().mark(tail.split_at_mut(count).0);
        rest = tail;
    }
}

/// A byline on the lines that hold it.
struct Mention<'p> {
    kind: BylineKind,
    printed: &'p str,
    /// Whether its first line begins with it, and its last ends with it.
    at_start: bool,
    at_end: bool,
}

/// What a byline says of its lines.
struct Hints {
    /// Of the first, where it says anything.
    first: Option<Hint>,
    /// Of those behind it.
    rest: Hint,
    /// Of the last, where it says more.
    last: Option<Hint>,
}

impl Mention<'_> {
    fn hints(&self) -> Hints {
        let own = own_kind(self.kind);
        let is_bracketed = is_bracketed(self.printed);
        let is_jump = self.kind == BylineKind::Jump;
        // （相关报道见第三版） stands behind the last sentence, as a signature does; 下转 may stand alone.
        let signs_off = is_bracketed && (!is_jump || self.printed.contains(['见', '見']));
        let opens = is_jump && goes_on_from(self.printed);
        let is_alone = self.at_start && self.at_end && !signs_off && !opens;
        match own {
            Some(own) if is_alone || own == Own::Furniture => {
                Hints { first: Some(Hint::Own(own)), rest: Hint::Own(Own::Rest), last: None }
            }
            Some(_) if self.at_start && opens => Hints::OPENING,
            Some(own) if self.at_end => Hints::closing(closing(own)),
            // （本报记者 某某 发自某地） behind the last sentence signs, as every byline there does.
            None if self.at_end && is_bracketed => Hints::closing(Closing::Signature),
            None | Some(Own::Jump) if self.at_start => Hints::OPENING,
            _ => Hints { first: None, ..Hints::OPENING },
        }
    }
}

impl Hints {
    const OPENING: Hints = Hints { first: Some(Hint::Opens), rest: Hint::Continues, last: None };

    fn closing(closing: Closing) -> Self {
        Hints { first: None, rest: Hint::Continues, last: Some(Hint::Closes(closing)) }
    }

    fn mark(&self, rows: &mut [Row]) {
        let Some((first, rest)) = rows.split_first_mut() else { return };
        first.hint = self.first.unwrap_or(first.hint);
        rest.iter_mut().for_each(|row| row.hint = self.rest);
        if let (Some(row), Some(hint)) = (rows.last_mut(), self.last) {
            row.hint = hint;
        }
    }
}

/// What a paragraph ends with that a byline of its own kind ends.
fn closing(own: Own) -> Closing {
    match own {
        Own::Credit => Closing::Picture,
        Own::Jump => Closing::Note,
        _ => Closing::Signature,
    }
}

/// Parts a byline from the headline that an extractor has set before it on one line: the two stand side by side.
fn part_bylines(page: &str, rows: Vec<Row>) -> Vec<Row> {
    let parts = rows.iter().zip(0..).filter_map(|(row, index)| {
        let (headline, byline) = headline_before_byline(page, row)?;
        let headline = Row { blank_before: row.blank_before, indent: row.indent, ..headline };
        let byline = Row { hint: Hint::Own(Own::Byline), open_bracket: row.open_bracket, ..byline };
        Some((index, [headline, byline]))
    });
    let parts = parts.collect();
    replaced(rows, parts)
}

/// `rows`, a few of them replaced by two each; `parts` tells which, in order.
pub(super) fn replaced(rows: Vec<Row>, parts: Vec<(usize, [Row; 2])>) -> Vec<Row> {
    if parts.is_empty() {
        return rows;
    }
    let mut all = Vec::with_capacity(rows.len() + parts.len());
    let mut kept = 0;
    for (index, pair) in parts {
        all.extend_from_slice(rows.get(kept..index).unwrap_or_default());
        all.extend(pair);
        kept = index + 1;
    }
    all.extend_from_slice(rows.get(kept..).unwrap_or_default());
    all
}

/// The two halves of a line that ends with a byline of its own behind words that look like a headline's.
fn headline_before_byline(page: &str, row: &Row) -> Option<(Row, Row)> {
    if row.hint != Hint::Closes(Closing::Signature) || row.metrics.ends.inner_pause {
        return None;
    }
    let line = row.span.of(page)?;
    let (_, byline) =
        bylines(line).kinds().last().filter(|&(kind, _)| own_kind(kind) == Some(Own::Byline))?;
    let (headline, rest) = line.split_at_checked(byline.start())?;
    let text = headline.trim_end_matches(is_space);
    let headline_row = Row::of(text, row.span.start());
    let looks_like_headline = headline_row.metrics.ends.unmarked
        && headline_row.metrics.characters >= SHORTEST_HEADLINE
        && text.len() < headline.len()
        && !is_bracketed(rest);
    looks_like_headline.then(|| (headline_row, Row::of(rest, row.span.start() + headline.len())))
}

/// Fewer characters before a byline belong to it.
const SHORTEST_HEADLINE: u16 = 6;

/// Whether a byline stands in brackets, as signatures and notes do.
fn is_bracketed(byline: &str) -> bool {
    byline.starts_with(['（', '(', '〈'])
}

/// Whether a jump line says where the text above it stands (上接), rather than where it goes on (下转).
fn goes_on_from(jump: &str) -> bool {
    jump.contains(['接', '續', '续'])
}

/// What a byline on a line of its own makes of the line; a dateline has its story behind it.
fn own_kind(kind: BylineKind) -> Option<Own> {
    match kind {
        BylineKind::Dateline => None,
        BylineKind::Byline | BylineKind::Institution => Some(Own::Byline),
        BylineKind::Staff => Some(Own::Furniture),
        BylineKind::Jump => Some(Own::Jump),
        BylineKind::Credit | BylineKind::Source | BylineKind::AuthorNote => Some(Own::Credit),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn hints(page: &str, expected: &[Hint]) {
        let found: Vec<Hint> = rows(page).iter().map(|row| row.hint).collect();
        assert_eq!(found, expected, "{page}");
    }

    #[test]
    fn headline_and_byline_side_by_side_part() {
        hints(
            "北渠十二公里换新装 本报记者 何 川 文/图\n渠边的柳树又绿了。\n",
            &[Hint::Text, Hint::Own(Own::Byline), Hint::Text],
        );
    }

    #[test]
    fn what_stands_in_brackets_behind_the_last_sentence_closes() {
        let closes = |closing| [Hint::Text, Hint::Closes(closing)];
        hints("渠边的柳树又绿了。\n（本报记者 何川 发自清河）\n", &closes(Closing::Signature));
        hints("渠边的柳树又绿了。\n（相关报道见第三版）\n", &closes(Closing::Note));
        hints("图为通水的北渠。\n（何川 摄）\n", &closes(Closing::Picture));
    }

    #[test]
    fn a_note_in_brackets_is_closed_at_its_end() {
        let closes = |page: &str| rows(page).iter().map(|row| row.closes_note).collect::<Vec<_>>();
        assert_eq!(closes("（《渠》，何川著，\n清河出版社）\n"), [false, true]);
        assert_eq!(closes("改建（含支渠）\n全线（共三段）完工\n"), [false, false]);
    }
}
