//! Tables of figures, printed one row a line or read back one cell a line.

use super::rows::{Hint, Own, Row};
use crate::chars::{digit, is_space};

/// No cell of a newspaper's table is longer, in characters.
const LONGEST_CELL: u16 = 14;
/// A table has a head and two rows of figures, or it cannot be told from a list.
const FEWEST_ROWS: usize = 3;
/// Columns that are tried where every cell has a line of its own.
const COLUMNS: [usize; 5] = [2, 3, 4, 5, 6];

/// Marks the rows of tables.
pub(super) fn mark(page: &str, rows: &mut [Row]) {
    mark_whole_rows(page, rows);
    mark_lists(page, rows);
    let mut rest = rows;
    while let Some(start) = rest.iter().position(is_cell) {
        let (_, tail) = rest.split_at_mut(start);
        let length = tail.iter().position(|row| !is_cell(row)).unwrap_or(tail.len());
        let (run, after) = tail.split_at_mut(length);
        mark_cells(page, run);
        rest = after;
    }
}

/// Rows that arrived whole: consecutive lines with the same number of cells, parted by spaces, figures below figures.
fn mark_whole_rows(page: &str, rows: &mut [Row]) {
    let mut rest = rows;
    loop {
        let Some(start) = rest.iter().position(|row| columns(page, row) > 1) else { return };
        let (_, tail) = rest.split_at_mut(start);
        let width = tail.first().map_or(0, |row| columns(page, row));
        let length = tail.iter().position(|row| columns(page, row) != width).unwrap_or(tail.len());
        let (run, after) = tail.split_at_mut(length.max(1));
        if run.len() >= FEWEST_ROWS && is_table(page, run, width) {
            for row in run {
                row.hint = Hint::Own(Own::TableRow);
            }
        }
        rest = after;
    }
}

/// Lists of names with what belongs to them (优秀教师　某中学　何川): consecutive lines that wide gaps part, without the marks
/// that sentences have. A headline has no more than two such lines. Short lines among them, 一等奖（3项）, are heads.
fn mark_lists(page: &str, rows: &mut [Row]) {
    let mut at = 0;
    while at < rows.len() {
        let run = rows.get(at..).unwrap_or_default();
        let entries = |row: &&Row| is_entry(page, row) || is_list_head(row);
        let length = run.iter().take_while(entries).count();
        let run = run.get(..length).unwrap_or_default();
        let first = run.iter().position(|row| is_entry(page, row)).unwrap_or(length);
        let last = run.iter().rposition(|row| is_entry(page, row)).map_or(first, |last| last + 1);
        let count = run.iter().filter(|row| is_entry(page, row)).count();
        // A head directly above the first entry belongs to the list, as those among the entries do.
        let head = first.saturating_sub(1);
        let is_spread = run.iter().any(|row| is_spread(page, row));
        if (count >= FEWEST_ENTRIES || is_spread) && count * 2 >= last - first {
            for row in rows.iter_mut().take(at + last).skip(at + head) {
                row.hint = Hint::Own(Own::TableRow);
            }
        }
        at += length.max(1);
    }
}

/// Fewer lines with a wide gap are the clauses of a headline.
const FEWEST_ENTRIES: usize = 3;
/// The head of a part of a list, in characters.
const LONGEST_LIST_HEAD: u16 = 10;

/// Whether a line is spread over three columns: gaps as wide as these stand in no headline.
fn is_spread(page: &str, row: &Row) -> bool {
    let text = row.span.of(page).unwrap_or_default();
    row.metrics.inside.gaps
        && is_entry(page, row)
        && text.split(SPREAD_GAP).filter(|cell| !cell.is_empty()).count() > 2
}

/// Four spaces: two em, where the gap between the clauses of a headline is one.
const SPREAD_GAP: &str = "    ";

fn is_entry(page: &str, row: &Row) -> bool {
    let text = row.span.of(page).unwrap_or_default();
    row.hint == Hint::Text
        && row.metrics.inside.gaps
        && !has_marks(row)
        && (text.contains('\u{3000}') || text.contains("  "))
}

fn is_list_head(row: &Row) -> bool {
    row.hint == Hint::Text
        && row.metrics.characters <= LONGEST_LIST_HEAD
        && row.metrics.characters > 1
        && !has_marks(row)
}

/// Whether a line holds the marks of a sentence.
fn has_marks(row: &Row) -> bool {
    let ends = row.metrics.ends;
    ends.inner_pause || ends.pause || ends.terminal || ends.colon
}

/// How many cells a line has; 0 where it is none of a table's.
fn columns(page: &str, row: &Row) -> usize {
    if row.hint != Hint::Text || row.metrics.ends.inner_pause || row.metrics.ends.mark {
        return 0;
    }
    if row.metrics.inside.gaps { cells(page, row).count() } else { 1 }
}

/// The cells of a line: wide gaps and rules part them, or single spaces where there is no wide gap.
fn cells<'p>(page: &'p str, row: &Row) -> impl Iterator<Item = &'p str> {
    let text = row.span.of(page).unwrap_or_default();
    let is_wide = is_ruled(text);
    let parts =
        text.split(move |c: char| !is_wide && is_space(c) || is_rule(c)).flat_map(|part| part.split("  "));
    parts.map(|cell| cell.trim_matches(is_space)).filter(|cell| !cell.is_empty())
}

/// Whether wide gaps or rules part the cells of a line.
fn is_ruled(text: &str) -> bool {
    WIDE_GAPS.iter().any(|gap| text.contains(gap))
}

/// What parts cells and not words.
const WIDE_GAPS: [&str; 3] = ["  ", "\t", "|"];

/// A rule between columns, or what OCR reads for one.
pub(super) fn is_rule(c: char) -> bool {
    matches!(c, '|' | '\t' | '│' | '丨')
}

/// Whether the lines of a run, each of `width` cells, are rows of a table. Two cells with a single space between may be the
/// two clauses of a headline, unless every second one is a figure.
fn is_table(page: &str, run: &[Row], width: usize) -> bool {
    let is_ruled = run.iter().all(|row| is_ruled(row.span.of(page).unwrap_or_default()));
    let mut columns = (1..width).map(|column| figures_in_column(page, run, column));
    if width > 2 || is_ruled {
        columns.any(|figures| figures * 2 > run.len() - 1)
    } else {
        columns.all(|figures| figures + 1 == run.len())
    }
}

/// How many cells of a column, its head aside, hold figures: some may say that there is none (缺货, —).
fn figures_in_column(page: &str, run: &[Row], column: usize) -> usize {
    let is_figure =
        |row: &&Row| cells(page, row).nth(column).is_some_and(|cell| cell.contains(|c| digit(c).is_some()));
    run.iter().skip(1).filter(is_figure).count()
}

/// Whether a line may be one cell.
fn is_cell(row: &Row) -> bool {
    let ends = row.metrics.ends;
    row.hint == Hint::Text
        && row.metrics.characters <= LONGEST_CELL
        && !ends.mark
        && !ends.inner_pause
        && !ends.starts_with_closing
}

/// Marks a run of cells as rows of a table, where a number of columns can be found that puts figures below figures.
fn mark_cells(page: &str, run: &mut [Row]) {
    let Some((skip, columns, cells)) = best_grid(page, run) else { return };
    for (index, row) in run.iter_mut().skip(skip).take(cells).enumerate() {
        row.hint = Hint::Own(if index % columns == 0 { Own::TableRow } else { Own::TableCell });
    }
}

/// Where a table begins in a run, how many columns it has, and how many cells: the largest there is.
fn best_grid(page: &str, run: &[Row]) -> Option<(usize, usize, usize)> {
    let figures = |index: usize| {
        run.get(index).is_some_and(|row| {
            row.span
                .of(page)
                .unwrap_or_default()
                .trim_start_matches(['-', '+', '−'])
                .starts_with(|c| digit(c).is_some())
        })
    };
    let grids =
        COLUMNS.into_iter().flat_map(|columns| (0..columns.min(run.len())).map(move |skip| (skip, columns)));
    grids
        .filter_map(|(skip, columns)| {
            let kind = |row: usize, column: usize| figures(skip + row * columns + column);
            let is_like_first =
                |row: &usize| (0..columns).all(|column| kind(*row, column) == kind(1, column));
            let rows = (1..(run.len() - skip) / columns).take_while(is_like_first).count();
            // The head of a column may be a figure itself, as years are, but the first names what the rows are about.
            let head = !kind(0, 0) && ((0..columns).all(|column| !kind(0, column)) || is_like_first(&0));
            let has_figures = (0..columns).any(|column| kind(1, column));
            (head && has_figures && rows + 1 >= FEWEST_ROWS).then_some((skip, columns, (rows + 1) * columns))
        })
        .max_by_key(|&(skip, columns, cells)| (cells, core::cmp::Reverse(skip), core::cmp::Reverse(columns)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::rows::rows;
    use alloc::vec::Vec;

    #[track_caller]
    fn check(page: &str, expected: &[&str]) {
        let rows = rows(page);
        let found: Vec<_> = rows
            .iter()
            .filter(|row| row.hint == Hint::Own(Own::TableRow))
            .map(|row| row.span.of(page).unwrap())
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn lists_of_names_are_rows_and_their_heads_too() {
        check(
            "名单如下：\n一等奖\n北渠水文站模型　县一中　何　川\n节能灶　县三中　路小满\n二等奖\n风车　县五中　白云舒\n请于三日内领奖。",
            &[
                "一等奖",
                "北渠水文站模型　县一中　何　川",
                "节能灶　县三中　路小满",
                "二等奖",
                "风车　县五中　白云舒",
            ],
        );
    }

    #[test]
    fn the_rules_that_ocr_reads_between_columns_are_not_of_the_text() {
        let text = crate::rejoin(
            "乡镇| 水渠| 水池\n城关 | 12条      30处\n清河 | 8条         25处\n石桥 | 5条         41处\n",
        );
        assert_eq!(text, "乡镇 水渠 水池\n城关 12条 30处\n清河 8条 25处\n石桥 5条 41处");
    }

    #[test]
    fn two_clauses_are_a_headline() {
        check("北渠通水　村村浇地\n农户不再等水\n水到田头　粮食满仓\n", &[]);
    }

    #[test]
    fn the_head_of_a_column_may_be_a_year() {
        check(
            "乡镇\n2023年\n2024年\n城关\n120\n135\n清河\n98\n104\n石桥\n77\n81\n",
            &["乡镇", "城关", "清河", "石桥"],
        );
    }

    #[test]
    fn a_line_spread_over_three_columns_is_a_row() {
        check("见下表。\n乡镇        去年        今年\n", &["乡镇        去年        今年"]);
    }
}
