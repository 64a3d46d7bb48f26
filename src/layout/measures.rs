//! The measures that the lines of a window may be set to.

use super::{
    costs::{self, Cost, NEVER},
    fits::Set,
    measure::{EM, Width},
};

/// The narrowest measure: five em, a caption beside a picture.
pub(super) const NARROWEST: Width = 5 * EM;
/// Measures are told apart by half an em.
pub(super) const STEP: Width = EM / 2;
/// How many there are: up to 48.5 em, a sheet of office paper set in one column.
const ALL: usize = 88;
/// A line wider than every measure was never set to one: it is a paragraph as it stands.
pub(crate) const UNWRAPPED: Width = NARROWEST + STEP * ALL as Width;
/// How many of them are reckoned at a time: the columns of a page differ by less.
pub(super) const MEASURES: usize = 40;

/// A cost, or a width, for each measure.
pub(super) type Table = [Cost; MEASURES];

/// The measures that the lines of a window speak for, the narrowest first.
#[derive(Clone, Debug)]
pub(super) struct Measures {
    widths: Table,
    /// What a change from the measures beside each costs, from the one `REACH` below to the one `REACH` above.
    changes: [Table; 2 * REACH + 1],
}

/// A change of measure by more steps costs what any change costs.
const REACH: usize = (costs::MEASURE_CHANGE / costs::MEASURE_STEP) as usize - 1;

impl Measures {
    /// The measures that `lines` speak for, each with the squeezed width of the one below; `kept` is one that has to be among them.
    pub(super) fn of(lines: impl Iterator<Item = (Set, Width)>, kept: Width) -> Self {
        let mut votes = Votes([0; ALL + 1]);
        lines.for_each(|(line, next)| votes.count(&line, next));
        Self::from_widths(votes.elected(kept))
    }

    fn from_widths(widths: Table) -> Self {
        let mut changes = [[costs::MEASURE_CHANGE; MEASURES]; 2 * REACH + 1];
        for (change, beside) in changes.iter_mut().zip(padded(&widths, UNWRAPPED).windows(MEASURES)) {
            for ((cost, &to), &from) in change.iter_mut().zip(&widths).zip(beside) {
                *cost = change_between(from, to);
            }
        }
        Measures { widths, changes }
    }

    /// The width of measure `m`.
    #[inline]
    pub(super) fn at(&self, m: usize) -> Width {
        self.widths.get(m).copied().unwrap_or(NARROWEST)
    }

    pub(super) fn widths(&self) -> &Table {
        &self.widths
    }

    /// The measure that is `width` wide.
    pub(super) fn index_of(&self, width: Width) -> usize {
        self.widths.partition_point(|&narrower| narrower < width).min(MEASURES - 1)
    }

    /// What it costs to begin something at each measure after a break at any, the cheapest of which costs `cheapest`: the
    /// cheapest break, and the change of measure.
    #[inline]
    pub(super) fn begin_anew(&self, done: &Table, cheapest: Cost) -> Table {
        let mut start = [cheapest.saturating_add(costs::MEASURE_CHANGE); MEASURES];
        for (change, beside) in self.changes.iter().zip(padded(done, NEVER).windows(MEASURES)) {
            for ((cost, change), from) in start.iter_mut().zip(change).zip(beside) {
                *cost = (*cost).min(from + change);
            }
        }
        start
    }

    /// The measure from which the change to measure `m` is cheapest.
    pub(super) fn origin(&self, done: &Table, m: usize) -> usize {
        let to = self.at(m);
        let mut reached = *done;
        for (cost, &from) in reached.iter_mut().zip(&self.widths) {
            *cost = cost.saturating_add(change_between(from, to));
        }
        let least = lowest(&reached);
        reached.iter().position(|&cost| cost == least).unwrap_or(m)
    }
}

/// What a change of measure costs.
#[inline(always)]
fn change_between(from: Width, to: Width) -> Cost {
    ((to - from).abs() / STEP * costs::MEASURE_STEP).min(costs::MEASURE_CHANGE)
}

/// A table with `REACH` times `edge` on either side.
#[inline(always)]
fn padded(table: &Table, edge: Cost) -> [Cost; MEASURES + 2 * REACH] {
    let mut padded = [edge; MEASURES + 2 * REACH];
    for (slot, &cost) in padded.iter_mut().skip(REACH).zip(table) {
        *slot = cost;
    }
    padded
}

#[inline]
pub(super) fn lowest(table: &Table) -> Cost {
    table.iter().fold(Cost::MAX, |lowest, &cost| lowest.min(cost))
}

/// How many lines speak for each measure, as differences from one to the next.
struct Votes([i32; ALL + 1]);

/// A line speaks twice as loudly for the measures that it fills as for those that it would fill with an indent.
const FILLS: i32 = 2;

impl Votes {
    /// Counts the measures that `line` fills, so that what the next begins with did not fit, and that the next, `next` wide,
    /// does not exceed.
    fn count(&mut self, line: &Set, next: Width) {
        if line.is_unwrapped() {
            return;
        }
        let narrowest = line.low.max(next) - STEP;
        let widest = line.high.saturating_add(line.next_head);
        self.add(narrowest, widest, FILLS);
        let indent = if line.indent > 0 { line.indent.min(2 * EM) } else { 2 * EM };
        self.add(narrowest, widest + indent, 1);
    }

    fn add(&mut self, narrowest: Width, widest: Width, weight: i32) {
        let index =
            |width: Width| usize::from((width.clamp(NARROWEST, UNWRAPPED) - NARROWEST) as u16 / STEP as u16);
        if narrowest <= widest {
            let (from, until) = (index(narrowest), (index(widest) + 1).min(ALL));
            if let Some(vote) = self.0.get_mut(from) {
                *vote += weight;
            }
            if let Some(vote) = self.0.get_mut(until) {
                *vote -= weight;
            }
        }
    }

    /// The widths that most lines speak for, in order; the widest of all, to which every line can be set, and `kept` are
    /// always among them.
    fn elected(&self, kept: Width) -> Table {
        let mut sum = 0;
        let mut ballot = [(0, NARROWEST); ALL];
        for ((slot, index), difference) in ballot.iter_mut().zip(0..).zip(&self.0) {
            let width = NARROWEST + STEP * index;
            sum += difference;
            let is_needed = width == kept || width == UNWRAPPED - STEP;
            *slot = (if is_needed { i32::MAX } else { sum }, width);
        }
        let (_, &mut last, _) = ballot.clone().select_nth_unstable(ALL - MEASURES);
        let elected = ballot.iter().filter(|&&candidate| candidate >= last);
        let mut widths = [NARROWEST; MEASURES];
        for (slot, &(_, width)) in widths.iter_mut().zip(elected) {
            *slot = width;
        }
        widths
    }
}
