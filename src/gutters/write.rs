//! The blocks of a page, written one below the other.

use super::{
    cut::Block,
    grid::{Column, Grid},
};
use crate::{
    chars::is_space,
    span::Span,
    trace::{Traced, Tracer},
};
use alloc::vec::Vec;

/// The text of `blocks`, with the indents that their lines have.
pub(super) fn write(page: &str, grid: &Grid, blocks: &[Block]) -> Traced<'static> {
    let mut out = Tracer::with_capacity(page.len());
    let mut end = 0;
    for block in blocks {
        let lines = lines_of(grid, block);
        let left = lines.iter().map(|line| line.left).min().unwrap_or(0);
        let usual = usual_distance(&lines);
        let mut above: Option<usize> = None;
        for line in &lines {
            let is_apart = match above {
                Some(above) => line.row - above > 2 * usual + 2,
                None => block.is_below,
            };
            let indent = indent_before(page, line, line.left - left);
            if !out.last().is_none() {
                out.push(if is_apart { "\n\n" } else { "\n" }, Span::new(end, end));
            }
            let span = Span::new(indent, line.span.end());
            out.copy(span.of(page).unwrap_or_default(), span.start());
            end = span.end();
            above = Some(line.row);
        }
    }
    out.finish()
}

/// A line of a block.
struct Line {
    row: usize,
    left: Column,
    span: Span,
}

fn lines_of(grid: &Grid, block: &Block) -> Vec<Line> {
    let line = |row| {
        let words = grid.words(row, &block.columns);
        let (first, last) = (words.first()?, words.last()?);
        Some(Line { row, left: first.left, span: first.span.cover(last.span) })
    };
    block.rows.clone().filter_map(line).collect()
}

/// How many rows the lines of a block are apart, as a rule: those of the columns beside it stand between them.
fn usual_distance(lines: &[Line]) -> usize {
    let mut distances: Vec<usize> = lines
        .windows(2)
        .map(|pair| pair.last().zip(pair.first()).map_or(1, |(b, a)| b.row - a.row))
        .collect();
    distances.sort_unstable();
    distances.get(distances.len() / 2).copied().unwrap_or(1)
}

/// Where the last `width` spaces before a line begin.
fn indent_before(page: &str, line: &Line, width: Column) -> usize {
    let before = page.get(..line.span.start()).unwrap_or_default();
    let spaces = before.chars().rev().take(usize::from(width)).take_while(|&c| is_space(c));
    line.span.start() - spaces.map(char::len_utf8).sum::<usize>()
}
