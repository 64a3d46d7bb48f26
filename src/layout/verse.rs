//! Verse and slogans: short lines that each end in a mark, or free verse without any.

use super::{
    measure::{EM, Width},
    rows::{Hint, Own, Row},
};

/// Fewer lines are a coincidence: one printed line in seven ends in a mark by chance.
const FEWEST: usize = 4;
/// … but a colon announces verse, and then two will do.
const FEWEST_ANNOUNCED: usize = 2;
/// No line of verse is wider.
const WIDEST: Width = 16 * EM;
/// What is left over of a line of verse that was too wide for the column: a character or two and a mark.
const OVERHANG: Width = 3 * EM;
/// The lines of a verse differ in width by no more than so many quarters.
const UNEVEN: Width = 9;
/// So many lines before and after a run show how wide the column is.
const NEIGHBOURS: usize = 4;

/// Marks the lines of verse; where the extractor cuts lines beside marks (`are_cut`), only verse that is announced.
pub(super) fn mark(rows: &mut [Row], are_cut: bool) {
    let mut at = 0;
    while at < rows.len() {
        let run = run_at(rows, at);
        if run.is_verse(rows, at, are_cut) {
            mark_run(rows.get_mut(at..at + run.rows).unwrap_or_default());
        }
        at += run.rows.max(1);
    }
    mark_free(rows);
}

/// Free verse has at least so many lines: no headline has more than four, and no page so many headlines in a row that are
/// so short.
const FEWEST_FREE: usize = 6;
/// A line of it has at most so many characters …
const LONGEST_FREE: u16 = 12;
/// … and all of them together so many on average: headlines have more.
const AVERAGE_FREE: usize = 9;
/// Lines that are set to a measure, however narrow, are as wide as their neighbours; one pair in so many of verse is not.
const RAGGED_SHARE: usize = 2;

/// Marks runs of short ragged lines of Han characters without a mark.
fn mark_free(rows: &mut [Row]) {
    let mut rest = rows;
    while let Some(start) = rest.iter().position(is_free_line) {
        let (_, tail) = rest.split_at_mut(start);
        let length = tail.iter().position(|row| !is_free_line(row)).unwrap_or(tail.len());
        let (run, after) = tail.split_at_mut(length);
        if is_free_verse(run) {
            run.iter_mut().for_each(|row| row.hint = Hint::Own(Own::Verse));
        }
        rest = after;
    }
}

fn is_free_line(row: &Row) -> bool {
    let characters = row.metrics.characters;
    row.hint == Hint::Text
        && (2..=LONGEST_FREE).contains(&characters)
        && characters == row.metrics.han
        && !row.metrics.inside.gaps
}

fn is_free_verse(run: &[Row]) -> bool {
    let characters: usize = run.iter().map(|row| usize::from(row.metrics.characters)).sum();
    let is_ragged = |pair: &&[Row]| matches!(pair, [above, below] if above.metrics.characters != below.metrics.characters);
    let ragged = run.windows(2).filter(is_ragged).count();
    run.len() >= FEWEST_FREE && characters <= AVERAGE_FREE * run.len() && ragged * RAGGED_SHARE >= run.len()
}

/// Consecutive lines that may be verse.
#[derive(Clone, Copy, Default)]
struct Run {
    /// How many physical lines.
    rows: usize,
    /// How many lines of verse they form.
    lines: usize,
    widest: Width,
    narrowest: Width,
}

/// The lines from `at` on that may be verse.
fn run_at(rows: &[Row], at: usize) -> Run {
    let mut run = Run { narrowest: WIDEST, ..Run::default() };
    while let Some(length) = line_at(rows.get(at + run.rows..).unwrap_or_default()) {
        let width: Width = rows.iter().skip(at + run.rows).take(length).map(|row| row.metrics.natural).sum();
        let (widest, narrowest) = (run.widest.max(width), run.narrowest.min(width));
        if widest * 4 > narrowest * UNEVEN {
            break;
        }
        (run.widest, run.narrowest) = (widest, narrowest);
        run.rows += length;
        run.lines += 1;
    }
    run
}

/// How many physical lines form the line of verse that `rows` begin with: one, or two where the column was too narrow.
fn line_at(rows: &[Row]) -> Option<usize> {
    let is_text = |row: &&Row| row.hint == Hint::Text && !row.metrics.ends.inner_pause;
    let first = rows
        .first()
        .filter(is_text)
        .filter(|row| row.metrics.low > OVERHANG && row.metrics.natural <= WIDEST)?;
    if closes(first) {
        return Some(1);
    }
    let second = rows.get(1).filter(is_text)?;
    (closes(second) && second.metrics.low <= OVERHANG && second.indent == 0).then_some(2)
}

fn closes(row: &Row) -> bool {
    row.metrics.ends.pause || row.metrics.ends.terminal || row.metrics.ends.dash
}

impl Run {
    /// Whether the lines at `at` are verse: enough of them, of like width, and narrower than the column.
    fn is_verse(self, rows: &[Row], at: usize, are_cut: bool) -> bool {
        let announced =
            at.checked_sub(1).and_then(|above| rows.get(above)).is_some_and(|row| row.metrics.ends.colon);
        let fewest = if announced { FEWEST_ANNOUNCED } else { FEWEST };
        self.lines >= fewest && (announced || !are_cut) && self.widest + 2 * EM <= self.column(rows, at)
    }

    /// How wide the lines at `at` and around are.
    fn column(self, rows: &[Row], at: usize) -> Width {
        let around = rows.iter().skip(at.saturating_sub(NEIGHBOURS)).take(self.rows + 2 * NEIGHBOURS);
        around.map(|row| row.metrics.natural).max().unwrap_or(0)
    }
}

fn mark_run(rows: &mut [Row]) {
    let mut rest = rows;
    while let Some(length) = line_at(rest) {
        let (line, below) = rest.split_at_mut(length);
        for (index, row) in line.iter_mut().enumerate() {
            row.hint = Hint::Own(if index == 0 { Own::Verse } else { Own::Rest });
        }
        rest = below;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::rows::rows;
    use alloc::vec::Vec;

    #[track_caller]
    fn verses(page: &str) -> Vec<&str> {
        let rows = rows(page);
        rows.iter()
            .filter(|row| row.hint == Hint::Own(Own::Verse))
            .map(|row| row.span.of(page).unwrap())
            .collect()
    }

    #[test]
    fn announced_lines_are_verse() {
        let page = "孩子们围着火炉站成一圈，一字一句念起了新学的儿\n歌：\n雪花飘，\n灯笼摇，\n团圆饭里热气高。\n念完一遍又一遍，老人听得眉开眼笑，连声说好。";
        assert_eq!(verses(page), ["雪花飘，", "灯笼摇，", "团圆饭里热气高。"]);
    }

    #[test]
    fn a_line_of_verse_may_overhang_the_column() {
        let page = "渠水绕村流，\n新苗一夜绿满\n洲。\n借得东风早，\n农人不肯收。\n这首小诗写在村口的墙上，路过的人都要念一遍。";
        assert_eq!(verses(page).len(), 4);
    }

    #[test]
    fn free_verse_is_short_and_ragged() {
        let verse = "井水慢慢凉下去\n月亮坐在辘轳上\n谁也没说话\n一只蛙替我们\n把夏天\n数了又数";
        assert_eq!(verses(verse).len(), 6);
        assert!(verses("全县春灌用水有保障\n北渠修复工程昨日完工\n城东小学迎来新校舍\n夜市开街首日客流过万\n早稻育秧进入扫尾阶段\n村史馆里忆当年").is_empty());
        assert!(verses("井水凉下去月亮\n坐在辘轳上谁也\n没说话一只蛙替\n我们把夏天数了\n又数数了又数谁\n也没说话一只蛙").is_empty());
    }

    #[test]
    fn lines_as_wide_as_the_column_are_no_verse() {
        assert!(verses("渠水绕村流，\n新苗绿满洲，\n东风来得早，\n农人不肯收。").is_empty());
    }

    #[test]
    fn lines_of_very_unlike_width_are_no_verse() {
        let page = "孩子们围着火炉站成一圈，一字一句念起了新学的儿\n歌：\n雪花飘，\n灯笼摇，\n团圆饭里热气高高兴兴过新年。\n念完一遍又一遍，老人听得眉开眼笑，连声说好。";
        assert_eq!(verses(page), ["雪花飘，", "灯笼摇，"]);
    }
}
