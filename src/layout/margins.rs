//! How much worse the page would read with one break decided the other way.
//!
//! The lattice knows the cheapest way to come to a line; a pass from the end of the page knows the cheapest way to go on.
//! Together they price every step of every reading, so that for each break the cheapest reading that joins there and the
//! cheapest that breaks there can be told (min-marginals), in the time of two more readings.

use super::{
    costs::{self, Cost, NEVER},
    fits::{MEASURES, Table, measure_at},
    habits::Habits,
    lattice::{Lattice, MAX_FRAGMENTS, State, begin_anew, window},
    rows::Row,
    steps::{self, LineCosts},
};
use alloc::{vec, vec::Vec};

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
    let mut state = State::beginning();
    while all.len() < rows.len() {
        let from = all.len();
        let (until, ahead) = window(from, rows.len());
        let mut lattice = Lattice::of(rows.get(from..ahead).unwrap_or_default(), habits, state);
        let margins = Backward::of(&lattice, ahead == rows.len()).margins;
        all.extend(margins.into_iter().take(until - from));
        state = lattice.states.swap_remove(until - from);
        state.floor = 0;
    }
    all
}

/// What one line adds to the pass.
struct Step {
    here: State,
    margin: Margin,
    /// For each printed line of several fragments, its last and what the cheapest reading costs that holds it.
    crossings: Vec<(usize, i32)>,
}

/// The pass from the end of a window.
struct Backward<'a> {
    lattice: &'a Lattice<'a>,
    /// The cheapest ways to go on from between the lines, the last first.
    ahead: Vec<State>,
    margins: Vec<Margin>,
}

impl<'a> Backward<'a> {
    /// Reads the lines of `lattice` from the last to the first. At the end of a page (`is_end`) only a break may stand.
    fn of(lattice: &'a Lattice<'a>, is_end: bool) -> Self {
        let open = if is_end { NEVER } else { 0 };
        let end = State { first: [open; MEASURES], middle: [open; MEASURES], ..State::beginning() };
        let mut backward = Backward { lattice, ahead: vec![end], margins: vec![UNKNOWN; lattice.rows.len()] };
        for line in (0..lattice.rows.len()).rev() {
            if let Some(step) = backward.step(line) {
                backward.take(line, step);
            }
        }
        backward
    }

    /// The state behind line `line`.
    fn behind(&self, line: usize) -> Option<&State> {
        self.ahead.get(self.lattice.rows.len().checked_sub(line + 1)?)
    }

    /// The ways to go on from before line `line`.
    fn step(&self, line: usize) -> Option<Step> {
        let (before, next) = (self.lattice.states.get(line)?, self.behind(line)?);
        let mut step = Step { here: State::UNREACHED, margin: UNKNOWN, crossings: Vec::new() };
        self.step_own(line, before, next, &mut step.here, &mut step.margin);
        for last in line..(line + MAX_FRAGMENTS).min(self.lattice.rows.len()) {
            let Some((costs, behind)) = self.printed(line, last) else { break };
            let rise = Cost::try_from(behind.floor - next.floor).unwrap_or(Cost::MAX / 4);
            let floor = before.floor + next.floor;
            let crossing =
                step_printed(&costs, before, behind, rise, floor, &mut step.here, &mut step.margin);
            step.crossings.push((last, crossing));
        }
        let from_start = begin_anew(&step.here.start);
        for (done, start) in step.here.done.iter_mut().zip(from_start) {
            *done = (*done).min(start);
        }
        step.here.settle(next);
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
    fn printed(&self, line: usize, last: usize) -> Option<(LineCosts<'a>, &State)> {
        let (_, printed) = self.lattice.printed_lines(last).find(|&(first, _)| first == line)?;
        let rows = self.lattice.rows;
        Some((
            LineCosts::new(&printed, rows.get(line)?, rows.get(last + 1), self.lattice.habits),
            self.behind(last)?,
        ))
    }

    /// Line `line` as a line of its own.
    fn step_own(&self, line: usize, before: &State, next: &State, here: &mut State, margin: &mut Margin) {
        let Some(row) = self.lattice.rows.get(line) else { return };
        let broken = self.lattice.habits.broken(row);
        let (own, headline) =
            steps::own_costs(self.lattice.above(line), row, self.lattice.rows.get(line + 1));
        let floor = before.floor + next.floor;
        let alone = own.saturating_add(broken).min(headline);
        offer(&mut here.done, &next.done, alone);
        margin.keep = margin.keep.min(cheapest(&before.done, &next.done, alone) + floor);
        for (table, from, cost) in [
            (&mut here.first, &before.first, costs::INTERPOSED + headline),
            (&mut here.middle, &before.middle, costs::INTERPOSED + headline),
            (&mut here.suspended, &before.suspended, headline.min(own.saturating_add(broken))),
        ] {
            offer(table, &next.suspended, cost);
            margin.keep = margin.keep.min(cheapest(from, &next.suspended, cost) + floor);
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

/// A printed line as part of a paragraph: every step that begins with it. Returns what the cheapest reading costs that
/// holds it.
fn step_printed(
    line: &LineCosts<'_>,
    before: &State,
    behind: &State,
    rise: Cost,
    floor: i32,
    here: &mut State,
    margin: &mut Margin,
) -> i32 {
    let (mut join, mut keep) = (i32::MAX / 2, i32::MAX / 2);
    let ahead = behind.first.iter().zip(&behind.middle).zip(&behind.done);
    let tables = here.start.iter_mut().zip(&mut here.first).zip(&mut here.middle).zip(&mut here.suspended);
    let from = before.start.iter().zip(&before.first).zip(&before.middle).zip(&before.suspended);
    for (
        m,
        (
            (((first, middle), done), (((start, here_first), here_middle), here_suspended)),
            (((b_start, b_first), b_middle), b_suspended),
        ),
    ) in ahead.zip(tables).zip(from).enumerate()
    {
        let measure = measure_at(m);
        let (goes_on, single) = line.first(measure);
        let more = line.more(measure);
        let raised = |cost: &Cost, by: Cost| cost.saturating_add(by).saturating_add(rise);
        let begin = raised(first, goes_on).min(raised(done, single)).saturating_add(line.begin);
        let join_on = raised(middle, more.middle).min(raised(done, more.last));
        for (table, from, cost, is_join) in [
            (start, b_start, begin, false),
            (here_first, b_first, join_on.saturating_add(line.joined_first), true),
            (here_middle, b_middle, join_on.saturating_add(line.joined_middle), true),
            (here_suspended, b_suspended, join_on.saturating_add(line.broken), false),
        ] {
            *table = (*table).min(cost);
            let total = i32::from(*from) + i32::from(cost);
            let side = if is_join { &mut join } else { &mut keep };
            *side = (*side).min(total);
        }
    }
    margin.join = margin.join.min(join + floor);
    margin.keep = margin.keep.min(keep + floor);
    join.min(keep) + floor
}
