//! How much worse the page would read with one break decided the other way.
//!
//! The lattice knows the cheapest way to come to a line; a pass from the end of the page knows the cheapest way to go on.
//! Together they price every step of every reading, so that for each break the cheapest reading that joins there and the
//! cheapest that breaks there can be told (min-marginals), in the time of two more readings.

use super::{
    costs::{self, Cost, NEVER},
    habits::Habits,
    lattice::{Lattice, MAX_FRAGMENTS, Start, window},
    measures::{MEASURES, Measures, Table, lowest},
    rows::Row,
    state::{Node, State, UNREACHED},
    steps::LineCosts,
};
use alloc::{boxed::Box, vec, vec::Vec};

/// The cheapest readings that join, and that break, before a row; the first row has none before it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Margin {
    pub(super) join: i32,
    pub(super) keep: i32,
}

const UNKNOWN: Margin = Margin { join: i32::MAX / 2, keep: i32::MAX / 2 };

/// The margin before each row.
pub(super) fn margins(rows: &[Row], habits: &Habits) -> Vec<Margin> {
    let mut all = Vec::with_capacity(rows.len());
    let mut start = Start::Page;
    let mut lattice = Lattice::new(habits);
    while all.len() < rows.len() {
        let from = all.len();
        let (until, ahead) = window(from, rows.len());
        lattice.load(rows.get(from..ahead).unwrap_or_default(), &start);
        let margins = Backward::of(&lattice, ahead == rows.len()).margins;
        all.extend(margins.into_iter().take(until - from));
        start = Start::Open(Box::new((lattice.states.swap_remove(until - from), lattice.measures.clone())));
    }
    all
}

/// The cheapest ways to go on from between two lines, at each measure.
#[derive(Clone, Debug)]
struct Ahead {
    /// A paragraph begins.
    start: Table,
    first: Table,
    middle: Table,
    suspended: Table,
    done: Table,
    /// What the costs have been lowered by since the end of the window.
    floor: i32,
}

impl Ahead {
    const UNREACHED: Ahead = Ahead {
        start: UNREACHED,
        first: UNREACHED,
        middle: UNREACHED,
        suspended: UNREACHED,
        done: UNREACHED,
        floor: 0,
    };

    /// The end of a window: at the end of a page only a break may stand there.
    fn end(is_page_end: bool) -> Self {
        let anywhere = [0; MEASURES];
        let open = if is_page_end { UNREACHED } else { anywhere };
        Ahead { first: open, middle: open, done: anywhere, ..Ahead::UNREACHED }
    }

    /// Completes what goes on from a break, and keeps the sums small: the cheapest becomes 0.
    fn settle(&mut self, next: &Ahead, measures: &Measures) {
        let from_start = measures.begin_anew(&self.start, lowest(&self.start));
        for (done, start) in self.done.iter_mut().zip(&from_start) {
            *done = (*done).min(*start);
        }
        let turned = lowest(&self.middle).saturating_add(costs::RUN_ROUND);
        for cost in self.first.iter_mut().chain(&mut self.middle) {
            *cost = (*cost).min(turned);
        }
        let tables =
            [&mut self.start, &mut self.first, &mut self.middle, &mut self.suspended, &mut self.done];
        let lowest = tables.iter().flat_map(|table| table.iter()).fold(NEVER, |low, &cost| low.min(cost));
        for cost in tables.into_iter().flatten() {
            *cost = if *cost >= NEVER / 2 { NEVER } else { *cost - lowest };
        }
        self.floor = next.floor + i32::from(lowest);
    }
}

/// What one line adds to the pass.
struct Step {
    here: Ahead,
    margin: Margin,
    /// For each printed line of several fragments, its last and what the cheapest reading costs that holds it.
    crossings: Vec<(usize, i32)>,
}

/// The pass from the end of a window.
struct Backward<'a> {
    lattice: &'a Lattice<'a>,
    /// The cheapest ways to go on from between the lines, the last first.
    ahead: Vec<Ahead>,
    margins: Vec<Margin>,
}

impl<'a> Backward<'a> {
    /// Reads the lines of `lattice` from the last to the first. At the end of a page (`is_end`) only a break may stand.
    fn of(lattice: &'a Lattice<'a>, is_end: bool) -> Self {
        let mut backward =
            Backward { lattice, ahead: vec![Ahead::end(is_end)], margins: vec![UNKNOWN; lattice.rows.len()] };
        for line in (0..lattice.rows.len()).rev() {
            if let Some(step) = backward.step(line) {
                backward.take(line, step);
            }
        }
        backward
    }

    /// The state behind line `line`.
    fn behind(&self, line: usize) -> Option<&Ahead> {
        self.ahead.get(self.lattice.rows.len().checked_sub(line + 1)?)
    }

    /// The ways to go on from before line `line`.
    fn step(&self, line: usize) -> Option<Step> {
        let (before, next) = (self.lattice.states.get(line)?, self.behind(line)?);
        let mut step = Step { here: Ahead::UNREACHED, margin: UNKNOWN, crossings: Vec::new() };
        self.step_own(line, before, next, &mut step.here, &mut step.margin);
        for last in line..(line + MAX_FRAGMENTS).min(self.lattice.rows.len()) {
            let Some((costs, behind)) = self.printed(line, last) else { break };
            let rise = Cost::try_from(behind.floor - next.floor).unwrap_or(Cost::MAX / 4);
            let floor = before.floor + next.floor;
            let widths = self.lattice.measures.widths();
            let (join, keep) = step_printed(costs, widths, before, behind, rise, &mut step.here);
            step.margin.join = step.margin.join.min(join + floor);
            step.margin.keep = step.margin.keep.min(keep + floor);
            step.crossings.push((last, join.min(keep) + floor));
        }
        step.here.settle(next, &self.lattice.measures);
        Some(step)
    }

    fn take(&mut self, line: usize, step: Step) {
        for (last, cost) in step.crossings {
            for crossed in self.margins.get_mut(line + 1..=last).unwrap_or_default() {
                crossed.join = crossed.join.min(cost);
            }
        }
        if let Some(slot) = self.margins.get_mut(line) {
            *slot = Margin { join: slot.join.min(step.margin.join), keep: slot.keep.min(step.margin.keep) };
        }
        self.ahead.push(step.here);
    }

    /// The printed line of the physical lines `line..=last`, and the state behind it.
    fn printed(&self, line: usize, last: usize) -> Option<(&LineCosts<'a>, &Ahead)> {
        let arc = self.lattice.arcs(last).iter().find(|arc| arc.first == line)?;
        Some((&arc.costs, self.behind(last)?))
    }

    /// Line `line` as a line of its own.
    fn step_own(&self, line: usize, before: &State, next: &Ahead, here: &mut Ahead, margin: &mut Margin) {
        let Some(costs) = self.lattice.alone(line) else { return };
        let floor = before.floor + next.floor;
        let (alone, headline) = (costs.cheapest(), costs.headline);
        offer(&mut here.done, &next.done, alone);
        margin.keep = margin.keep.min(cheapest(&before.done, &next.done, alone) + floor);
        for (table, from, cost) in [
            (&mut here.first, Node::First, costs::INTERPOSED + headline),
            (&mut here.middle, Node::Middle, costs::INTERPOSED + headline),
            (&mut here.suspended, Node::Suspended, alone),
        ] {
            offer(table, &next.suspended, cost);
            margin.keep = margin.keep.min(cheapest(before.table(from), &next.suspended, cost) + floor);
        }
    }
}

/// Offers the way over `next` at `cost` more to every measure of `table`.
fn offer(table: &mut Table, next: &Table, cost: Cost) {
    for (here, &next) in table.iter_mut().zip(next) {
        *here = (*here).min(next.saturating_add(cost));
    }
}

/// The cheapest way from `before` to `next` at `cost`, whatever the measure.
fn cheapest(before: &Table, next: &Table, cost: Cost) -> i32 {
    let sums = before.iter().zip(next).map(|(&before, &next)| i32::from(before) + i32::from(next));
    sums.min().unwrap_or(0) + i32::from(cost)
}

/// A printed line as part of a paragraph: every step that begins with it. Returns what the cheapest readings cost that
/// hold it and join before it, and that hold it and break there.
fn step_printed(
    line: &LineCosts<'_>,
    widths: &Table,
    before: &State,
    behind: &Ahead,
    rise: Cost,
    here: &mut Ahead,
) -> (i32, i32) {
    let (mut join, mut keep) = (i32::MAX / 2, i32::MAX / 2);
    let ahead = behind.first.iter().zip(&behind.middle).zip(&behind.done);
    let [start, first, middle, suspended] =
        [&mut here.start, &mut here.first, &mut here.middle, &mut here.suspended];
    let tables = start.iter_mut().zip(first).zip(middle).zip(suspended);
    let from = before.start.iter().zip(&before.first).zip(&before.middle).zip(&before.suspended);
    for (
        (m, &measure),
        (
            (((first, middle), done), (((start, here_first), here_middle), here_suspended)),
            (((b_start, b_first), b_middle), b_suspended),
        ),
    ) in widths.iter().enumerate().zip(ahead.zip(tables).zip(from))
    {
        let (anew, more) = (line.first(measure), line.more(measure));
        let raised = |cost: &Cost, by: Cost| cost.saturating_add(by).saturating_add(rise);
        let begin = raised(first, anew.goes_on).min(raised(done, anew.stops)).saturating_add(line.begin);
        let join_on = |node: Node| {
            let long = line.long(line.lengthened(before.length(node, m, measure)));
            raised(middle, more.goes_on + long).min(raised(done, more.stops))
        };
        for (table, from, cost, is_join) in [
            (start, b_start, begin, false),
            (here_first, b_first, join_on(Node::First).saturating_add(line.joined_first), true),
            (here_middle, b_middle, join_on(Node::Middle).saturating_add(line.joined_middle), true),
            (here_suspended, b_suspended, join_on(Node::Suspended).saturating_add(line.broken), false),
        ] {
            *table = (*table).min(cost);
            let total = i32::from(*from) + i32::from(cost);
            let side = if is_join { &mut join } else { &mut keep };
            *side = (*side).min(total);
        }
    }
    (join, keep)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::{habits, rows::rows};

    /// Every reading of a page joins at a break or breaks there: the cheaper of the two is the cheapest of all.
    #[test]
    fn the_cheapest_reading_goes_through_every_break() {
        let page = "河边新修步道\n本报记者 林一苇\n　　清晨六点，河边的步道上有人跑步，步道上\n月才修好，全长三公里，两旁种了柳树海棠和\n\
                    江心洲通了渡船\n樱花，远处还有凉亭，亭子里有下棋的老人。\n　　船票五元，半个钟头一班，末班船晚上九\n点。\n";
        let rows = rows(page);
        let margins = margins(&rows, &habits::learn(&rows).0);
        let cheapest: Vec<i32> = margins.iter().skip(1).map(|margin| margin.join.min(margin.keep)).collect();
        assert_eq!(cheapest, vec![cheapest[0]; rows.len() - 1]);
    }
}
