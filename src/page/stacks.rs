//! Upright headlines that run together: where one ends and the next begins, as the wording of the bodies shows.

use super::{
    headlines::DIRECTLY_ABOVE,
    path::way_back,
    wording::{Share, Wording},
};
use crate::{
    chars::{is_closing, is_opening},
    layout::{BlockKind, Layout},
};
use alloc::{string::String, vec, vec::Vec};
use core::ops::Range;

/// A part is at least this long, in characters.
const SHORTEST_PART: usize = 4;
/// Longer runs are body text set upright.
const LONGEST_STACK: usize = 80;
/// Each part shares at least this much of its wording with a body of its own.
const PART_SHARE: Share = 400;
/// What the wording has to gain for another headline to begin, in weight: what a pair and a half of rare characters in a lead
/// weigh.
const ANOTHER: Share = 60;

/// The parts of the rows of an upright headline, one for each headline; the last may stand directly above body `below`.
pub(super) fn part<'r>(
    layout: &Layout<'_>,
    rows: &'r [usize],
    wording: &Wording<'_>,
    below: Option<usize>,
) -> Vec<&'r [usize]> {
    if rows.len() > LONGEST_STACK || rows.len() < 2 * SHORTEST_PART {
        return vec![rows];
    }
    let text = |rows: &[usize]| String::from(layout.text_of(BlockKind::StackedHeadline, rows).as_str());
    let cells: Vec<String> = rows.iter().map(|row| text(core::slice::from_ref(row))).collect();
    let parts = runs(&read(&cells, wording, below));
    let is_headline = |(index, (range, body)): (usize, &(Range<usize>, usize))| {
        let beside = if index + 1 == parts.len() && below == Some(*body) { DIRECTLY_ABOVE } else { 0 };
        let share = wording.overlap(&cells.get(range.clone()).unwrap_or_default().concat()).share(*body);
        range.len() >= SHORTEST_PART && share + beside >= PART_SHARE
    };
    if parts.len() > 1 && parts.iter().enumerate().all(is_headline) {
        parts.into_iter().filter_map(|(range, _)| rows.get(range)).collect()
    } else {
        vec![rows]
    }
}

/// For each cell, the body that it belongs to together with its neighbours: a path over cells and bodies, as dear as its
/// words are rare. A pair of characters counts where both belong to one body. Where the last cell stands above body `below`, a
/// headline of that body may begin for nothing.
fn read(cells: &[String], wording: &Wording<'_>, below: Option<usize>) -> Vec<usize> {
    let mut table: Vec<Vec<(Share, usize)>> = Vec::with_capacity(cells.len());
    // How many marks are open: no headline begins between those of another.
    let mut open = 0;
    for (index, cell) in cells.iter().enumerate() {
        let alone = wording.overlap(cell).weights();
        let above = index.checked_sub(1).and_then(|above| cells.get(above));
        let paired = above.map(|above| {
            let mut paired = alone.clone();
            if let (Some(first), Some(second)) = (above.chars().next_back(), cell.chars().next()) {
                wording.add_pair(first, second, &mut paired);
            }
            paired
        });
        let last = table.last();
        let best = last.and_then(|last| last.iter().zip(0..).map(|(&(gain, _), body)| (gain, body)).max());
        let may_begin = open == 0 && !above.is_some_and(|above| is_in_number(above, cell));
        open += i32::from(cell.starts_with(is_opening)) - i32::from(cell.starts_with(is_closing));
        let row = alone.iter().enumerate().map(|(body, &alone)| {
            let stay = last
                .zip(paired.as_ref())
                .and_then(|(last, paired)| Some(last.get(body)?.0 + paired.get(body)?));
            let begin = best.map_or((alone, body), |(gain, from)| (gain - ANOTHER + alone, from));
            match stay {
                Some(stay) if stay >= begin.0 || !may_begin => (stay, body),
                _ => begin,
            }
        });
        table.push(row.collect());
    }
    if let Some((gain, _)) = below.and_then(|below| table.last_mut()?.get_mut(below)) {
        *gain += ANOTHER;
    }
    way_back(&table)
}

/// Whether two cells are of one number: 9 .3 %
fn is_in_number(above: &str, below: &str) -> bool {
    above.ends_with(|c: char| c.is_ascii_digit() || c == '.')
        && below.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '.' | '%'))
}

/// The stretches of equal bodies.
fn runs(path: &[usize]) -> Vec<(Range<usize>, usize)> {
    let mut runs: Vec<(Range<usize>, usize)> = Vec::new();
    for (index, &body) in path.iter().enumerate() {
        match runs.last_mut() {
            Some((range, last)) if *last == body => range.end = index + 1,
            _ => runs.push((index..index + 1, body)),
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use crate::page;
    use alloc::{string::String, vec::Vec};

    #[test]
    fn three_upright_headlines_part() {
        let bodies = "\
本报讯（记者 何川）青石河新吊桥昨日通车，老渡口的木船靠岸歇了工。\n
本报讯（记者 白露）县图书馆夜间开放到十点，自习座席增加了八十六个。\n
本报讯（记者 苏禾）南坡油菜花开正盛，外省放蜂人在地头支起了帐篷。\n";
        let heads = ["新吊桥昨日通车", "图书馆夜间开放", "油菜花开放蜂人来"];
        let stack: String = heads.concat().chars().flat_map(|c| [c, '\n']).collect();
        let text = [stack.as_str(), "\n", bodies].concat();
        let found: Vec<String> =
            page(&text).articles().iter().filter_map(|article| Some(article.headline()?.text())).collect();
        assert_eq!(found, heads);
    }
}
