//! Upright headlines of several columns that an extractor reads row by row: `疆 新` over `望 有`.
//!
//! A row need not have a character of each column: one of them is shorter, or its characters stand a little higher. Which
//! character goes on with which is told by the page: neighbours stand together in the text around, and what a mark opens is
//! closed in the same column.

use crate::{
    chars::{is_blank, is_closing, is_han, is_opening, is_space},
    lines::lines,
    span::Span,
    trace::{Traced, Tracer},
};
use alloc::{vec, vec::Vec};
use core::cmp::Reverse;

/// Fewer rows are padded names.
const FEWEST_ROWS: usize = 3;
/// More rows than this are body text set upright.
const MOST_ROWS: usize = 40;
/// A headline has at most so many columns.
const MOST_COLUMNS: usize = 4;
/// Digits and letters that stand side by side in one cell of a column (纵中横): 12, 2025, LED.
const LONGEST_GROUP: usize = 4;
/// So many cells in bytes, with spaces between them: no row is longer.
const LONGEST_ROW: usize = 32;
/// So many bytes of the page on either side tell which characters belong together.
const REACH: usize = 6_000;
/// One pair of neighbours in so many has to stand in the text around, or the rows are a list or a table.
const KNOWN_SHARE: usize = 4;
/// So many ways to share the rows among the columns are followed at a time.
const MOST_PATHS: usize = 32;
/// What neighbours gain that stand together in the text around …
const KNOWN: i32 = 4;
/// … what a mark gains that closes what its own column has opened, and loses where the column has not …
const CLOSED: i32 = 6;
/// … and what a row costs in which a column has nothing, though it goes on below.
const GAP: i32 = 1;

/// `page` with the characters of such headlines in reading order, a line each; `None` where there are none.
pub(super) fn part(page: &str) -> Option<Traced<'static>> {
    let mut out: Option<Tracer> = None;
    let mut written = 0;
    for run in runs(page) {
        let Some(order) = read(page, &run) else { continue };
        let (Some(first), Some(last)) = (run.first(), run.last()) else { continue };
        let out = out.get_or_insert_with(|| Tracer::with_capacity(page.len()));
        out.copy(page.get(written..first.span.start()).unwrap_or_default(), written);
        for (index, cell) in order.into_iter().enumerate() {
            if index > 0 {
                out.push("\n", Span::new(cell.start(), cell.start()));
            }
            out.copy(cell.of(page).unwrap_or_default(), cell.start());
        }
        written = last.span.end();
    }
    let mut out = out?;
    out.copy(page.get(written..).unwrap_or_default(), written);
    Some(out.finish())
}

/// A line that holds nothing but cells, from left to right.
#[derive(Clone, Debug)]
struct Row {
    span: Span,
    cells: Vec<Span>,
}

/// The runs of such lines, most of which hold several cells.
fn runs(page: &str) -> impl Iterator<Item = Vec<Row>> {
    let mut lines = lines(page);
    core::iter::from_fn(move || {
        let mut run = Vec::new();
        for line in lines.by_ref() {
            match row(page, line) {
                Some(row) => run.push(row),
                None if is_headline(page, &run) => return Some(run),
                None => run.clear(),
            }
        }
        is_headline(page, &run).then(|| core::mem::take(&mut run))
    })
}

fn row(page: &str, line: Span) -> Option<Row> {
    if line.is_empty() || line.len() > LONGEST_ROW {
        return None;
    }
    let text = line.of(page)?;
    let mut cells = Vec::new();
    let mut at = line.start();
    for word in text.split_inclusive(is_space) {
        let cell = word.trim_end_matches(is_space);
        if !cell.is_empty() {
            if !is_cell(cell) || cells.len() == MOST_COLUMNS {
                return None;
            }
            cells.push(Span::new(at, at + cell.len()));
        }
        at += word.len();
    }
    (!cells.is_empty()).then_some(Row { span: line, cells })
}

/// Whether a word may stand in a column: one character, or a few digits or letters.
fn is_cell(word: &str) -> bool {
    let mut chars = word.chars();
    match (chars.next(), chars.next()) {
        (Some(c), None) => !is_blank(c),
        _ => {
            word.len() <= LONGEST_GROUP
                && word.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'.' | b'%' | b'-'))
        }
    }
}

/// Whether rows are as many as those of a headline, most of them of several cells, and most cells Han.
fn is_headline(page: &str, run: &[Row]) -> bool {
    let cells = || run.iter().flat_map(|row| &row.cells);
    let several = run.iter().filter(|row| row.cells.len() > 1).count();
    let han = cells().filter(|cell| cell.of(page).is_some_and(|cell| cell.starts_with(is_han))).count();
    (FEWEST_ROWS..=MOST_ROWS).contains(&run.len()) && several * 2 > run.len() && han * 2 > cells().count()
}

/// The cells of a run in reading order; `None` where the text around knows too few of the neighbours.
fn read(page: &str, run: &[Row]) -> Option<Vec<Span>> {
    let known = Known::of(page, run)?;
    let tally = |cells: &Vec<Span>| known.tally(page, cells.windows(2).filter_map(ends));
    let columns = columns(page, run, &known);
    let left_to_right = columns.iter().flatten().copied().collect();
    let right_to_left = columns.iter().rev().flatten().copied().collect();
    // The last of equals wins: columns run from right to left unless the text says otherwise.
    let by_column = [left_to_right, right_to_left].into_iter().max_by_key(|cells| tally(cells).known)?;
    let by_row: Vec<Span> = run.iter().flat_map(|row| row.cells.iter().copied()).collect();
    if tally(&by_row).known > tally(&by_column).known {
        // Words go on from row to row, or each row is a name.
        let joints = run
            .windows(2)
            .filter_map(|rows| Some((*rows.first()?.cells.last()?, *rows.last()?.cells.first()?)));
        return known.tally(page, joints).is_enough().then_some(by_row);
    }
    tally(&by_column).is_enough().then_some(by_column)
}

fn ends(pair: &[Span]) -> Option<(Span, Span)> {
    Some((*pair.first()?, *pair.last()?))
}

/// Neighbours in a headline.
#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    pairs: usize,
    /// How many of them stand together in the text around.
    known: usize,
}

impl Tally {
    fn is_enough(self) -> bool {
        self.known > 0 && self.known * KNOWN_SHARE >= self.pairs
    }
}

/// The pairs of characters that a headline could hold and the text around does hold.
struct Known {
    pairs: Vec<(char, char)>,
}

impl Known {
    fn of(page: &str, run: &[Row]) -> Option<Known> {
        let mut chars: Vec<char> = run
            .iter()
            .flat_map(|row| &row.cells)
            .filter_map(|cell| cell.of(page))
            .flat_map(|cell| cell.chars().next().into_iter().chain(cell.chars().next_back()))
            .collect();
        chars.sort_unstable();
        chars.dedup();
        let mut pairs = Vec::new();
        let headline = Span::new(run.first()?.span.start(), run.last()?.span.end());
        for part in headline.surroundings(page, REACH) {
            // A word goes on across the end of a line.
            let mut chars = part
                .chars()
                .filter(|&c| !is_blank(c))
                .map(|c| Some(c).filter(|c| chars.binary_search(c).is_ok()));
            let mut before = chars.next().flatten();
            for c in chars {
                pairs.extend(before.zip(c));
                before = c;
            }
        }
        pairs.sort_unstable();
        pairs.dedup();
        Some(Known { pairs })
    }

    /// Whether two cells may be neighbours; `None` where one of them is a mark, which tells nothing.
    fn holds(&self, page: &str, above: Span, below: Span) -> Option<bool> {
        let (above, below) = (above.of(page)?.chars().next_back()?, below.of(page)?.chars().next()?);
        let is_mark = |c: char| !is_han(c) && !c.is_ascii_alphanumeric();
        (!is_mark(above) && !is_mark(below)).then(|| self.pairs.binary_search(&(above, below)).is_ok())
    }

    /// How many of `neighbours` are known; marks do not count.
    fn tally(&self, page: &str, neighbours: impl Iterator<Item = (Span, Span)>) -> Tally {
        neighbours.filter_map(|(above, below)| self.holds(page, above, below)).fold(
            Tally::default(),
            |tally, is_known| Tally { pairs: tally.pairs + 1, known: tally.known + usize::from(is_known) },
        )
    }
}

/// The cells of a run column by column, the left one first: the best way that a search finds which keeps a few at a time.
fn columns(page: &str, run: &[Row], known: &Known) -> Vec<Vec<Span>> {
    let width = run.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    let mut layers: Vec<Vec<Path>> = vec![vec![Path::default()]];
    for (index, row) in run.iter().enumerate() {
        let mut reached = Vec::new();
        for (before, path) in layers.last().into_iter().flatten().enumerate() {
            let choices = choices(width, row.cells.len());
            reached.extend(choices.map(|choice| path.take(page, index, row, choice, known, before)));
        }
        // The sort is stable: among equals the columns on the right come first, which go on where the left ones have ended.
        reached.sort_by_key(|path| Reverse(path.gain));
        reached.truncate(MOST_PATHS);
        layers.push(reached);
    }
    let mut columns = vec![Vec::new(); width];
    let mut at = 0;
    for (row, layer) in run.iter().zip(layers.iter().skip(1)).rev() {
        let Some(path) = layer.get(at) else { break };
        for (&cell, column) in row.cells.iter().zip(columns_in(path.choice)) {
            columns.get_mut(column).into_iter().for_each(|column| column.push(cell));
        }
        at = path.before;
    }
    columns.iter_mut().for_each(|column| column.reverse());
    columns
}

/// Some columns, a bit each, that of the left one lowest.
type Choice = u8;

/// The ways to choose `count` of `width` columns, those farther to the right first.
fn choices(width: usize, count: usize) -> impl Iterator<Item = Choice> {
    (0..1 << width).rev().filter(move |choice: &Choice| choice.count_ones() as usize == count)
}

/// The columns of a choice, from left to right.
fn columns_in(choice: Choice) -> impl Iterator<Item = usize> {
    (0..MOST_COLUMNS).filter(move |column| choice >> column & 1 == 1)
}

/// A way to share the rows down to one of them among the columns.
#[derive(Clone, Debug, Default)]
struct Path {
    gain: i32,
    columns: [Column; MOST_COLUMNS],
    /// The columns that have the cells of its last row.
    choice: Choice,
    /// The place of the way that it goes on, among those down to the row above.
    before: usize,
}

/// What stands in a column so far.
#[derive(Clone, Copy, Debug, Default)]
struct Column {
    /// Its last cell.
    last: Option<Span>,
    /// The first row below that.
    next: usize,
    /// Whether a mark that opens something is not closed yet.
    is_open: bool,
}

impl Path {
    /// This way, gone on with the cells of `row`, the `index`th, in the columns of `choice`.
    fn take(
        &self,
        page: &str,
        index: usize,
        row: &Row,
        choice: Choice,
        known: &Known,
        before: usize,
    ) -> Path {
        let mut path = Path { choice, before, ..self.clone() };
        for (&cell, column) in row.cells.iter().zip(columns_in(choice)) {
            if let Some(column) = path.columns.get_mut(column) {
                path.gain += column.take(page, index, cell, known);
            }
        }
        path
    }
}

impl Column {
    /// Puts a cell of row `index` below the last one; returns what that gains.
    fn take(&mut self, page: &str, index: usize, cell: Span, known: &Known) -> i32 {
        let gap = i32::try_from(index - self.next).unwrap_or(i32::MAX) * GAP;
        let is_known = self.last.is_some_and(|last| known.holds(page, last, cell) == Some(true));
        let starts_with =
            |is_mark: fn(char) -> bool| cell.of(page).is_some_and(|cell| cell.starts_with(is_mark));
        let closed = match (starts_with(is_closing), self.is_open) {
            (true, true) => CLOSED,
            (true, false) => -CLOSED,
            _ => 0,
        };
        *self = Column {
            last: Some(cell),
            next: index + 1,
            is_open: starts_with(is_opening) || self.is_open && closed == 0,
        };
        closed + if is_known { KNOWN } else { 0 } - gap
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BODY: &str = "本报讯（记者 何川）石桥夜市首夜客满，摊主忙到凌晨。";

    #[track_caller]
    fn check(rows: &str, body: &str, expected: Option<&str>) {
        let page = alloc::format!("{rows}\n{body}");
        let parted = part(&page).map(|page| page.replace('\n', "").replace(body, ""));
        assert_eq!(parted.as_deref(), expected);
    }

    #[test]
    fn the_text_tells_the_order_of_the_columns() {
        check("首 石\n夜 桥\n客 夜\n满 市", BODY, Some("石桥夜市首夜客满"));
        check("石 首\n桥 夜\n夜 客\n市 满", BODY, Some("石桥夜市首夜客满"));
        check("石 桥\n夜 市\n首 夜\n客 满", BODY, Some("石桥夜市首夜客满"));
    }

    #[test]
    fn columns_of_different_lengths_go_on_where_the_words_do() {
        check("客 石\n满 桥\n夜\n市\n开 首\n张 夜", BODY, Some("石桥夜市首夜客满开张"));
        check("摊 石\n主 桥\n忙 夜\n到 市\n凌 首\n晨 夜\n客\n满", BODY, Some("石桥夜市首夜客满摊主忙到凌晨"));
        check("摊 石\n主 桥\n忙 夜\n到 市\n凌\n晨", BODY, Some("石桥夜市摊主忙到凌晨"));
    }

    #[test]
    fn what_a_mark_opens_is_closed_in_its_own_column() {
        let body = "十二人看守夜市，三百多个摊位点起灯来。";
        check("12 “\n人 灯\n”\n看 点\n守 起\n夜 来\n市", body, Some("“灯”点起来12人看守夜市"));
    }

    #[test]
    fn padded_names_are_no_headline() {
        check("王 磊\n牛 犇\n朱 琳", "以上同志受到表彰，特此公布。", None);
        check("王 磊\n牛 犇\n朱 琳", "王磊、牛犇和朱琳领了奖。", None);
    }

    #[test]
    fn figures_are_no_headline() {
        check("6 7\n8 9\n5 6", "6比7，8比9，5比6。", None);
    }

    #[test]
    fn each_character_leads_back_to_its_own() {
        let page = alloc::format!("首 石\n夜 桥\n客 夜\n满 市\n{BODY}");
        let text = part(&page).unwrap();
        for (at, c) in text.char_indices().filter(|&(_, c)| c != '\n') {
            assert_eq!(
                text.source_span(Span::new(at, at + c.len_utf8())).of(&page),
                text.get(at..at + c.len_utf8())
            );
        }
    }
}
