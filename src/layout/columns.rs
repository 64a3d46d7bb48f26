//! Upright headlines of several columns that an extractor reads row by row: `疆 新` over `望 有`.
//!
//! Which way the columns are to be read is told by the page: the order is right whose pairs of neighbouring characters
//! stand in the text around.

use super::rows::{Hint, Order, Row};
use crate::chars::{digit, is_han, is_space};
use alloc::{string::String, vec::Vec};

/// Fewer rows are padded names.
const SHORTEST: usize = 3;
/// A headline has at most so many columns.
const MOST_COLUMNS: usize = 4;
/// More characters than this are body text set upright.
const LONGEST: usize = 80;
/// So many bytes of the page on either side tell the order.
const REACH: usize = 6_000;
/// One pair in so many has to stand in the text around.
const KNOWN_SHARE: usize = 2;

/// Marks the rows of headlines whose columns came row by row.
pub(super) fn mark(page: &str, rows: &mut [Row]) {
    let mut at = 0;
    while at < rows.len() {
        let columns = columns_of(page, rows.get(at));
        let is_like = |row: &&Row| columns_of(page, Some(row)) == columns;
        let length = rows.iter().skip(at).take(LONGEST / MOST_COLUMNS).take_while(is_like).count().max(1);
        if columns > 1 && length >= SHORTEST {
            let run = rows.get_mut(at..at + length).unwrap_or_default();
            if let Some(order) = order_of(page, run) {
                run.iter_mut().for_each(|row| row.hint = Hint::Stack(order));
            }
        }
        at += length;
    }
}

/// How many characters a row holds that spaces part; 0 where it holds anything else.
fn columns_of(page: &str, row: Option<&Row>) -> usize {
    let Some(row) =
        row.filter(|row| row.hint == Hint::Text && usize::from(row.metrics.characters) <= MOST_COLUMNS)
    else {
        return 0;
    };
    let text = row.span.of(page).unwrap_or_default();
    let is_single =
        text.split(is_space).filter(|cell| !cell.is_empty()).all(|cell| cell.chars().count() == 1);
    let is_word = text.chars().all(|c| digit(c).is_none()) && text.contains(is_han);
    if is_single && is_word { usize::from(row.metrics.characters) } else { 0 }
}

/// The order in which most of the neighbouring characters stand together in the text around; none where too few do.
fn order_of(page: &str, run: &[Row]) -> Option<Order> {
    let around = surroundings(page, run)?;
    let orders = [Order::RightToLeft, Order::LeftToRight, Order::ByRow];
    let known = |order: Order| {
        let text = read(page, run, order);
        let pairs: Vec<String> =
            text.chars().zip(text.chars().skip(1)).map(|(a, b)| String::from_iter([a, b])).collect();
        let known =
            pairs.iter().filter(|pair| around.iter().any(|part| part.contains(pair.as_str()))).count();
        (known, known * KNOWN_SHARE >= pairs.len())
    };
    // The first of equals wins: columns run from right to left unless the text says otherwise.
    let (best, _) =
        orders.into_iter().map(|order| (order, known(order))).rev().max_by_key(|&(_, (known, _))| known)?;
    known(best).1.then_some(best)
}

/// The text before and behind a run.
pub(super) fn surroundings<'p>(page: &'p str, run: &[Row]) -> Option<[&'p str; 2]> {
    let (start, end) = (run.first()?.span.start(), run.last()?.span.end());
    let from = (start.saturating_sub(REACH)..=start).find(|&at| page.is_char_boundary(at))?;
    let to = (end..=(end + REACH).min(page.len())).rev().find(|&at| page.is_char_boundary(at))?;
    Some([page.get(from..start)?, page.get(end..to)?])
}

fn read(page: &str, run: &[Row], order: Order) -> String {
    cells(page, run.iter(), order).map(|(cell, _)| cell).collect()
}

/// The cells of the rows of a headline, in reading order, each with the byte at which it stands.
pub(super) fn cells<'p>(
    page: &'p str,
    rows: impl Iterator<Item = &'p Row>,
    order: Order,
) -> impl Iterator<Item = (&'p str, usize)> {
    let grid: Vec<Vec<(&'p str, usize)>> = rows.map(|row| cells_of(page, row, order)).collect();
    let width = grid.iter().map(Vec::len).max().unwrap_or(0);
    let height = grid.len();
    (0..width * height).filter_map(move |index| {
        let (row, column) = match order {
            Order::ByRow | Order::Single => (index / width.max(1), index % width.max(1)),
            Order::LeftToRight => (index % height, index / height),
            Order::RightToLeft => (index % height, width - 1 - index / height),
        };
        grid.get(row)?.get(column).copied()
    })
}

fn cells_of<'p>(page: &'p str, row: &Row, order: Order) -> Vec<(&'p str, usize)> {
    let text = row.span.of(page).unwrap_or_default();
    if order == Order::Single {
        return alloc::vec![(text, row.span.start())];
    }
    let single = |(at, c): (usize, char)| Some((text.get(at..at + c.len_utf8())?, row.span.start() + at));
    text.char_indices().filter(|&(_, c)| !is_space(c)).filter_map(single).collect()
}

#[cfg(test)]
mod tests {
    use crate::{BlockKind, Rejoiner};

    #[track_caller]
    fn check(rows: &str, body: &str, expected: Option<&str>) {
        let page = alloc::format!("{rows}\n{body}");
        let blocks = Rejoiner::new().blocks(&page);
        let found = blocks
            .iter()
            .find(|block| block.kind() == BlockKind::StackedHeadline)
            .map(|block| block.text().as_str());
        assert_eq!(found, expected);
    }

    const BODY: &str = "本报讯（记者 何川）石桥夜市首夜客满，摊主忙到凌晨。";

    #[test]
    fn the_text_tells_the_order_of_the_columns() {
        check("首 石\n夜 桥\n客 夜\n满 市", BODY, Some("石桥夜市首夜客满"));
        check("石 首\n桥 夜\n夜 客\n市 满", BODY, Some("石桥夜市首夜客满"));
        check("石 桥\n夜 市\n首 夜\n客 满", BODY, Some("石桥夜市首夜客满"));
    }

    #[test]
    fn padded_names_are_no_headline() {
        check("王 磊\n牛 犇\n朱 琳", "以上同志受到表彰，特此公布。", None);
    }

    #[test]
    fn each_character_leads_back_to_its_own() {
        let page = alloc::format!("首 石\n夜 桥\n客 夜\n满 市\n{BODY}");
        let text = Rejoiner::new().rejoin(&page);
        for (at, c) in text.char_indices().take("石桥夜市首夜客满".chars().count()) {
            let printed = text.source_span(crate::Span::new(at, at + c.len_utf8()));
            assert_eq!(printed.of(&page), text.get(at..at + c.len_utf8()));
        }
    }
}
