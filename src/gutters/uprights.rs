//! Upright headlines of several columns that an extractor reads row by row: `疆 新` over `望 有`.
//!
//! A row need not have a character of each column: one of them is shorter, or its characters stand a little higher. Which
//! character goes on with which is told by the page: neighbours stand together in the text around, and what a mark opens is
//! closed in the same column.

use super::{
    cells::{cells, distinct},
    write::write_lines,
};
use crate::{
    chars::{is_blank, is_closing, is_han, is_opening, is_space},
    lines::Lines,
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
/// One row in so many holds cells of several columns: characters of different sizes do not stand at the same heights.
const SEVERAL_SHARE: usize = 3;
/// At most one cell in so many touches another: in a list or a table most words are longer.
const TOUCHING_SHARE: usize = 4;
/// A row holds at most so many cells.
const MOST_CELLS: usize = 6;
/// So many cells in bytes, with spaces between them: no row is longer.
const LONGEST_ROW: usize = 32;
/// So many bytes of the page on either side tell which characters belong together.
const REACH: usize = 6_000;
/// One pair of neighbours in so many has to stand in the text around, or the rows are a list or a table.
const KNOWN_SHARE: usize = 4;
/// So many ways to share the rows among the columns are followed at a time.
const MOST_PATHS: usize = 16;
/// What neighbours gain that stand together in the text around …
const KNOWN: i32 = 4;
/// … what a mark gains that closes what its own column has opened, and loses where the column has not …
const CLOSED: i32 = 6;
/// … and what it costs that a column has nothing in a row, though it goes on below; where it has nothing in several, the square of
/// their number: characters of two heights come in turn.
const GAP: i32 = 1;

/// `page` with the characters of such headlines in reading order, a line each; `None` where there are none.
pub(super) fn part(page: &str, printed: Lines<'_>) -> Option<Traced<'static>> {
    let mut out: Option<Tracer> = None;
    let mut written = 0;
    for run in runs(page, printed) {
        let Some(order) = read(page, &run) else { continue };
        let (Some(first), Some(last)) = (run.first(), run.last()) else { continue };
        let out = out.get_or_insert_with(|| Tracer::with_capacity(page.len()));
        out.copy(page.get(written..first.span.start()).unwrap_or_default(), written);
        write_lines(page, order.into_iter(), out);
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
    cells: Vec<Cell>,
}

#[derive(Clone, Copy, Debug)]
struct Cell {
    span: Span,
    /// Whether it touches the one on its left: both may be of one column.
    touches: bool,
}

impl Row {
    fn of(page: &str, line: Span) -> Option<Row> {
        if line.is_empty() || line.len() > LONGEST_ROW {
            return None;
        }
        let mut row = Row { span: line, cells: Vec::new() };
        let mut at = line.start();
        for word in line.of(page)?.split_inclusive(is_space) {
            let mut start = at;
            for cell in cells(word.trim_end_matches(is_space))? {
                row.cells.push(Cell { span: Span::new(start, start + cell.len()), touches: start > at });
                start += cell.len();
            }
            at += word.len();
        }
        let fits = row.words() <= MOST_COLUMNS && row.cells.len() <= MOST_CELLS;
        (!row.cells.is_empty() && fits).then_some(row)
    }

    /// How many of its cells stand apart.
    fn words(&self) -> usize {
        self.cells.iter().filter(|cell| !cell.touches).count()
    }

    /// Whether all it holds is a word of several Han.
    fn is_word(&self, page: &str) -> bool {
        self.cells.len() > 1
            && self.words() == 1
            && self.spans().all(|cell| cell.of(page).is_some_and(|cell| cell.starts_with(is_han)))
    }

    fn spans(&self) -> impl Iterator<Item = Span> {
        self.cells.iter().map(|cell| cell.span)
    }
}

/// The runs of such lines that may be a headline.
fn runs<'p>(page: &'p str, mut lines: Lines<'p>) -> impl Iterator<Item = Vec<Row>> + 'p {
    core::iter::from_fn(move || {
        let mut run = Vec::new();
        for line in lines.by_ref() {
            // Most lines are of running text.
            if line.len() > LONGEST_ROW && run.is_empty() {
                continue;
            }
            match Row::of(page, line) {
                Some(row) => run.push(row),
                None if is_headline(page, trimmed(page, &mut run)) => return Some(run),
                None => run.clear(),
            }
        }
        is_headline(page, trimmed(page, &mut run)).then_some(run)
    })
}

/// A run without the words above and below: a name, a label, the end of a paragraph.
fn trimmed<'r>(page: &str, run: &'r mut Vec<Row>) -> &'r [Row] {
    let last = run.iter().rposition(|row| !row.is_word(page)).map_or(0, |last| last + 1);
    run.truncate(last);
    let first = run.iter().position(|row| !row.is_word(page)).unwrap_or(0);
    run.drain(..first);
    run
}

/// Whether rows are as many as those of a headline, enough of them of several columns, most without figures, and most cells Han
/// that touch no other.
fn is_headline(page: &str, run: &[Row]) -> bool {
    let several = run.iter().filter(|row| row.words() > 1).count();
    let cells = run.iter().map(|row| row.cells.len()).sum::<usize>();
    let words = run.iter().map(Row::words).sum::<usize>();
    let holds =
        |cell: Span, is_kind: fn(char) -> bool| cell.of(page).is_some_and(|cell| cell.contains(is_kind));
    let han = run.iter().flat_map(Row::spans).filter(|&cell| holds(cell, is_han)).count();
    let with_figures =
        run.iter().filter(|row| row.spans().any(|cell| holds(cell, |c| c.is_ascii_digit()))).count();
    several >= FEWEST_ROWS
        && are_various(page, run)
        && several * SEVERAL_SHARE >= run.len()
        && run.len() <= MOST_ROWS
        && han * 2 > cells
        && with_figures * 2 < run.len()
        && (cells - words) * TOUCHING_SHARE <= cells
}

/// Whether most cells differ: what stands in every row (摄, 人) is of a list.
fn are_various(page: &str, run: &[Row]) -> bool {
    let cells: Vec<&str> = run.iter().flat_map(Row::spans).filter_map(|cell| cell.of(page)).collect();
    let count = cells.len();
    distinct(cells) * 3 >= count * 2
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
    let by_row: Vec<Span> = run.iter().flat_map(Row::spans).collect();
    if tally(&by_row).known > tally(&by_column).known {
        // Words go on from row to row, or each row is a name.
        let joints = run
            .windows(2)
            .filter_map(|rows| Some((rows.first()?.spans().last()?, rows.last()?.spans().next()?)));
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
            .flat_map(Row::spans)
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

/// The cells of a run column by column, the left one first, and what that gains: the best way that a search finds which keeps
/// a few at a time.
fn columns(page: &str, run: &[Row], known: &Known) -> Vec<Vec<Span>> {
    let words = run.iter().map(Row::words).max().unwrap_or(0);
    // Where columns touch, there may be one more than there are words in any row.
    let touching = usize::from(run.iter().any(|row| row.words() < row.cells.len()));
    let ways = (words..=MOST_COLUMNS.min(words + touching)).map(|width| search(page, run, known, width));
    ways.rev().max_by_key(|(gain, _)| *gain).map(|(_, columns)| columns).unwrap_or_default()
}

fn search(page: &str, run: &[Row], known: &Known, width: usize) -> (i32, Vec<Vec<Span>>) {
    let mut layers: Vec<Vec<Path>> = vec![vec![Path::default()]];
    for (index, row) in (0..).zip(run) {
        let choices = choices(row, width);
        let mut reached = Vec::new();
        for (before, path) in layers.last().into_iter().flatten().enumerate() {
            let taken = |choice: &Choice| path.take(page, index, row, *choice, known);
            reached.extend(choices.iter().map(|choice| Path { before, ..taken(choice) }));
        }
        // The sort is stable: among equals the columns on the right come first.
        reached.sort_by_key(|path| Reverse(path.gain));
        reached.truncate(MOST_PATHS);
        layers.push(reached);
    }
    // Where nothing else tells, the left column ends lower: the lines of a headline are staggered (错落).
    let lowest = |path: &Path| path.columns.first().map(|column| column.next);
    let ways = layers.last().into_iter().flatten().enumerate();
    let best = ways.max_by_key(|&(place, path)| (path.gain, lowest(path), Reverse(place)));
    let (place, gain) = best.map_or((0, i32::MIN), |(place, path)| (place, path.gain));
    (gain, way_back(run, &layers, width, place))
}

/// The columns of the way at `place` of the last of `layers`.
fn way_back(run: &[Row], layers: &[Vec<Path>], width: usize, place: usize) -> Vec<Vec<Span>> {
    let mut choices = Vec::with_capacity(run.len());
    let mut at = place;
    for layer in layers.iter().skip(1).rev() {
        let Some(path) = layer.get(at) else { break };
        choices.push(path.choice);
        at = path.before;
    }
    let mut columns = vec![Vec::new(); width];
    for (row, choice) in run.iter().zip(choices.into_iter().rev()) {
        for (cell, column) in row.spans().zip(choice) {
            columns.get_mut(column).into_iter().for_each(|column| column.push(cell));
        }
    }
    columns
}

/// The columns in which the cells of a row stand.
type Choice = [usize; MOST_CELLS];

/// The ways to give the cells of a row to `width` columns, from left to right, those farther to the right first. Cells that
/// touch may be of one column.
fn choices(row: &Row, width: usize) -> Vec<Choice> {
    let mut choices = vec![[0; MOST_CELLS]];
    for (index, cell) in row.cells.iter().enumerate() {
        let first = |choice: &Choice| {
            let before = index.checked_sub(1).and_then(|before| choice.get(before));
            before.map_or(0, |before| before + usize::from(!cell.touches))
        };
        let with = |mut choice: Choice, column: usize| {
            choice.get_mut(index).into_iter().for_each(|place| *place = column);
            choice
        };
        choices = choices
            .into_iter()
            .flat_map(|choice| (first(&choice)..width).rev().map(move |column| with(choice, column)))
            .collect();
    }
    choices
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
    next: i32,
    /// Whether a mark that opens something is not closed yet.
    is_open: bool,
}

impl Path {
    /// This way, gone on with the cells of `row`, the `index`th, in the columns of `choice`.
    fn take(&self, page: &str, index: i32, row: &Row, choice: Choice, known: &Known) -> Path {
        let mut path = Path { choice, ..self.clone() };
        for (cell, column) in row.spans().zip(choice) {
            if let Some(column) = path.columns.get_mut(column) {
                path.gain += column.take(page, index, cell, known);
            }
        }
        path
    }
}

impl Column {
    /// Puts a cell of row `index` below the last one; returns what that gains.
    fn take(&mut self, page: &str, index: i32, cell: Span, known: &Known) -> i32 {
        let gap = index - self.next;
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
        closed + if is_known { KNOWN } else { 0 } - GAP * gap * gap
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lines::lines;

    fn parted(page: &str) -> Option<Traced<'static>> {
        part(page, lines(page))
    }

    const BODY: &str = "本报讯（记者 何川）石桥夜市首夜客满，摊主忙到凌晨。";

    #[track_caller]
    fn check(rows: &str, body: &str, expected: Option<&str>) {
        let page = alloc::format!("{rows}\n{body}");
        let parted = parted(&page).map(|page| page.replace('\n', "").replace(body, ""));
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
    fn cells_that_touch_are_of_one_column_or_of_two() {
        let body = "北渠通水以后，两万亩果园喝上了水，果农笑了。";
        check("两 北\n万渠\n亩果 通\n园 水\n喝 以\n上 后", body, Some("北渠通水以后两万亩果园喝上"));
    }

    #[test]
    fn words_above_and_below_are_of_no_column() {
        let body = "石桥夜市首夜客满，摊主忙到凌晨。";
        let page = alloc::format!("要闻\n首 石\n夜 桥\n客 夜\n满 市\n何小川\n{body}");
        assert_eq!(
            parted(&page).unwrap().replace('\n', ""),
            "要闻石桥夜市首夜客满何小川石桥夜市首夜客满，摊主忙到凌晨。"
        );
    }

    #[test]
    fn padded_names_are_no_headline() {
        check("王 磊\n牛 犇\n朱 琳", "以上同志受到表彰，特此公布。", None);
        check("王 磊\n牛 犇\n朱 琳", "王磊、牛犇和朱琳领了奖。", None);
    }

    #[test]
    fn credits_are_no_headline() {
        check("王 磊 摄\n牛 犇 摄\n朱 琳 摄", "王磊、牛犇和朱琳摄的照片得了奖，王磊摄的那张得了头奖。", None);
        check("王磊 摄\n牛犇 摄\n王磊 摄\n犇 摄", "王磊摄，牛犇摄。", None);
    }

    #[test]
    fn figures_are_no_headline() {
        check("6 7\n8 9\n5 6", "6比7，8比9，5比6。", None);
        check("东园 7 件\n南园 9 件\n西园 4 件", "东园、南园、西园各收了7件、9件、4件。", None);
    }

    #[test]
    fn each_character_leads_back_to_its_own() {
        let page = alloc::format!("首 石\n夜 桥\n客 夜\n满 市\n{BODY}");
        let text = parted(&page).unwrap();
        for (at, c) in text.char_indices().filter(|&(_, c)| c != '\n') {
            assert_eq!(
                text.source_span(Span::new(at, at + c.len_utf8())).of(&page),
                text.get(at..at + c.len_utf8())
            );
        }
    }
}
