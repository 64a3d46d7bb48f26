//! The blocks of a page, written one below the other.

use super::{
    grid::{Block, Column, Grid, WIDEST_INDENT, Word},
    gutter::is_upright,
    ragged,
};
use crate::{
    chars::{is_closing, is_opening, is_pause, is_space, is_terminal},
    span::Span,
    trace::Tracer,
};
use alloc::vec::Vec;

/// Appends the parts of `page` at `spans` that hold anything, a line each.
pub(super) fn write_lines(page: &str, spans: impl Iterator<Item = Span>, out: &mut Tracer) {
    for (index, span) in spans.filter(|span| !span.is_empty()).enumerate() {
        if index > 0 {
            out.push("\n", Span::new(span.start(), span.start()));
        }
        out.copy(span.of(page).unwrap_or_default().trim_end_matches(is_space), span.start());
    }
}

/// Appends the lines of `blocks` to `out`, a text made from `page`.
pub(super) fn write(page: &str, grid: &Grid, blocks: &[Block], out: &mut Tracer) {
    let mut out = Writer { page, out, end: None };
    // Columns of upright headlines side by side are read from right to left.
    let mut upright: Vec<Line> = Vec::new();
    let mut below = 0;
    for block in blocks {
        if block.rows.start >= below {
            out.block(&mut upright);
        }
        below = block.rows.end;
        if is_upright(grid, block) {
            upright.splice(..0, upright_cells(page, grid.rows(block)));
            continue;
        }
        let mut text = if let Some(ragged) = ragged::part(grid, block) {
            upright.splice(..0, upright_cells(page, ragged.headline.into_iter()));
            lines_of(page, ragged.text.into_iter(), ragged.left)
        } else {
            lines_of(page, grid.rows(block), left_of(grid.rows(block)))
        };
        out.block(&mut upright);
        out.block(&mut text);
    }
    out.block(&mut upright);
}

struct Writer<'p> {
    page: &'p str,
    out: &'p mut Tracer,
    /// Where the last line written ends in the page.
    end: Option<usize>,
}

impl Writer<'_> {
    /// Writes lines behind a blank one, and takes them.
    fn block(&mut self, lines: &mut Vec<Line>) {
        if !lines.is_empty() {
            self.end_line();
            lines.drain(..).for_each(|line| self.line(&line));
        }
    }

    fn line(&mut self, line: &Line) {
        self.end_line();
        let spaces = spaces_before(self.page, line.span.start(), line.indent);
        match spaces.of(self.page) {
            Some(printed) if printed.is_ascii() => self.out.push(indent(line.indent), spaces),
            printed => self.out.copy(printed.unwrap_or_default(), spaces.start()),
        }
        self.out.copy(line.span.of(self.page).unwrap_or_default(), line.span.start());
        self.end = Some(line.span.end());
    }

    fn end_line(&mut self) {
        if let Some(end) = self.end {
            self.out.push("\n", Span::new(end, end));
        }
    }
}

/// A line of a column.
struct Line {
    /// How far it is set in.
    indent: Column,
    span: Span,
}

/// Where a column begins: at the first place where many of its lines do. A large character may have been pushed out of it.
fn left_of<'g>(rows: impl Iterator<Item = &'g [Word]>) -> Column {
    let mut lefts: Vec<Column> = rows.filter_map(<[Word]>::first).map(|word| word.left).collect();
    lefts.sort_unstable();
    let many = |run: &&[Column]| run.len() * LEFT_SHARE >= lefts.len();
    lefts.chunk_by(Column::eq).find(many).and_then(<[Column]>::first).or(lefts.first()).copied().unwrap_or(0)
}

/// One line of a column in so many begins where the column does, at least.
const LEFT_SHARE: usize = 6;

/// The lines of a column that begins at `left`.
fn lines_of<'g>(page: &str, rows: impl Iterator<Item = &'g [Word]>, left: Column) -> Vec<Line> {
    let mut above: Option<Word> = None;
    let line = |words: &[Word]| {
        let (first, last) = (words.first()?, words.last()?);
        let indent = first.left.saturating_sub(left);
        let goes_on = indent > WIDEST_INDENT && above.is_some_and(|above| goes_on(page, &above, first));
        above = Some(*last);
        Some(Line { indent: if goes_on { 0 } else { indent }, span: first.span.cover(last.span) })
    };
    rows.filter_map(line).collect()
}

/// Whether `first` stands where the line above ends: extractors end a line where two squeezed marks meet, and the rest of
/// it is a line below.
fn goes_on(page: &str, above: &Word, first: &Word) -> bool {
    let last = above.span.of(page).and_then(|word| word.chars().next_back());
    let next = first.span.of(page).and_then(|word| word.chars().next());
    let ends = last.is_some_and(|c| is_pause(c) || is_terminal(c) || is_closing(c));
    let begins = next.is_some_and(|c| is_opening(c) || is_closing(c));
    first.left.abs_diff(above.right) <= 1 && ends && begins
}

/// The spaces of an indent, in the last `width` characters before byte `at`.
fn spaces_before(page: &str, at: usize, width: Column) -> Span {
    let before = page.get(..at).unwrap_or_default();
    let spaces = before.chars().rev().take(usize::from(width)).take_while(|&c| is_space(c));
    Span::new(at - spaces.map(char::len_utf8).sum::<usize>(), at)
}

/// The indent that `columns` of a grid stand for: there an em is one and a half to two and a half columns wide, which nothing
/// behind can know.
fn indent(columns: Column) -> &'static str {
    match columns {
        0 | 1 => "",
        2..=WIDEST_INDENT => "　　",
        _ => CENTRED,
    }
}

/// Where a line stands that is centred: further in than any paragraph begins.
const CENTRED: &str = "　　　　";

/// The characters of an upright headline, column by column, the right one first. Figures side by side push what stands beside
/// them away, so that a character belongs to the nearest column and not to what is straight above it.
fn upright_cells<'g>(page: &str, rows: impl Iterator<Item = &'g [Word]>) -> Vec<Line> {
    let rows: Vec<Vec<Word>> = rows.map(|words| cells(page, words)).collect();
    let fullest = rows.iter().rev().max_by_key(|cells| cells.len()).map_or(&[][..], Vec::as_slice);
    let column_of = |cell: &Word| {
        let distance = |(_, column): &(usize, &Word)| column.middle().abs_diff(cell.middle());
        fullest.iter().enumerate().rev().min_by_key(distance).map_or(0, |(index, _)| index)
    };
    let mut cells: Vec<(usize, Span)> =
        rows.iter().flatten().map(|cell| (column_of(cell), cell.span)).collect();
    cells.sort_by_key(|&(column, _)| core::cmp::Reverse(column));
    cells.into_iter().map(|(_, span)| Line { indent: 0, span }).collect()
}

/// The characters of a row of an upright headline; figures and letters side by side are one.
fn cells(page: &str, words: &[Word]) -> Vec<Word> {
    let mut cells: Vec<Word> = Vec::new();
    for word in words {
        let mut touches = false;
        for (column, (offset, c)) in (word.left..).zip(word.span.of(page).unwrap_or_default().char_indices())
        {
            match cells.last_mut() {
                Some(last) if touches && last.is_ascii && c.is_ascii() => last.grow(c),
                _ => {
                    let mut cell = Word::begin(column, word.span.start() + offset);
                    cell.grow(c);
                    cells.push(cell);
                }
            }
            touches = true;
        }
    }
    cells
}
