//! The measures that the lines of a window may be set to.

use super::{
    costs::{self, Cost},
    measure::{EM, Metrics, Width},
};
use alloc::vec::Vec;

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
    /// What a change to the next measure but none, but one and but three costs, in either direction.
    changes: [Table; REACHES.len()],
}

/// A change of measure by more steps than these make together costs what any change costs.
const REACHES: [usize; 3] = [1, 2, 4];

impl Measures {
    /// The measures that `lines` speak for; `kept` is one that has to be among them.
    pub(super) fn of(lines: impl Iterator<Item = SetLine>, kept: Width) -> Self {
        let mut votes = Votes([0; ALL + 1]);
        for line in lines {
            votes.count(&line);
        }
        Self::from_widths(votes.elected(kept))
    }

    fn from_widths(widths: Table) -> Self {
        let changes = REACHES.map(|reach| {
            let mut change = [0; MEASURES];
            for ((cost, &from), &to) in change.iter_mut().zip(&widths).zip(widths.iter().skip(reach)) {
                *cost = ((to - from) / STEP).saturating_mul(costs::MEASURE_STEP).min(costs::MEASURE_CHANGE);
            }
            change
        });
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

    /// What it costs to begin something at each measure after a break at any: the cheapest break, and the change of measure.
    #[inline]
    pub(super) fn begin_anew(&self, done: &Table) -> Table {
        let any = lowest(done).saturating_add(costs::MEASURE_CHANGE);
        let mut start = *done;
        for (reach, change) in REACHES.into_iter().zip(&self.changes) {
            let before = start;
            let (_, above) = before.split_at(reach);
            for ((cost, from), change) in start.iter_mut().zip(above).zip(change) {
                *cost = (*cost).min(from + change);
            }
            for ((cost, from), change) in start.iter_mut().skip(reach).zip(&before).zip(change) {
                *cost = (*cost).min(from + change);
            }
        }
        start.map(|cost| cost.min(any))
    }

    /// The measure from which the change to measure `m` is cheapest.
    pub(super) fn origin(&self, done: &Table, m: usize) -> usize {
        let to = self.at(m);
        let change = |from: Width| {
            ((to - from).abs() / STEP).saturating_mul(costs::MEASURE_STEP).min(costs::MEASURE_CHANGE)
        };
        let reached = done.iter().zip(&self.widths).zip(0..);
        reached
            .map(|((&cost, &from), index)| (cost.saturating_add(change(from)), index))
            .min()
            .map_or(m, |(_, index)| index)
    }
}

#[inline]
pub(super) fn lowest(table: &Table) -> Cost {
    table.iter().fold(Cost::MAX, |lowest, &cost| lowest.min(cost))
}

/// A printed line that another follows.
#[derive(Clone, Copy, Debug)]
pub(super) struct SetLine {
    pub(super) metrics: Metrics,
    pub(super) indent: Width,
    /// The squeezed width of the next line, and of its first unit.
    pub(super) next: Width,
    pub(super) next_head: Width,
}

/// How many lines speak for each measure, as differences from one to the next.
struct Votes([i32; ALL + 1]);

/// A line speaks twice as loudly for the measures that it fills as for those that it would fill with an indent.
const FILLS: i32 = 2;

impl Votes {
    /// Counts the measures that `line` fills, so that what the next begins with did not fit, and that the next does not
    /// exceed.
    fn count(&mut self, line: &SetLine) {
        if line.metrics.low > UNWRAPPED {
            return;
        }
        let narrowest = line.metrics.low.max(line.next) - STEP;
        let widest = line.metrics.high.saturating_add(line.next_head);
        self.add(narrowest, widest, FILLS);
        let indent = if line.indent > 0 { line.indent.min(2 * EM) } else { 2 * EM };
        self.add(narrowest, widest + indent, 1);
    }

    fn add(&mut self, narrowest: Width, widest: Width, weight: i32) {
        let index = |width: Width| usize::try_from((width - NARROWEST) / STEP).unwrap_or(0).min(ALL);
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
        let widths = (0..ALL).map(|index| NARROWEST + STEP * index as Width);
        let mut ballot: Vec<(i32, Width)> = widths
            .zip(&self.0)
            .map(|(width, difference)| {
                sum += difference;
                let is_needed = width == kept || width == UNWRAPPED - STEP;
                (if is_needed { i32::MAX } else { sum }, width)
            })
            .collect();
        ballot.sort_unstable_by(|a, b| b.cmp(a));
        let mut widths = [NARROWEST; MEASURES];
        for (slot, &(_, width)) in widths.iter_mut().zip(&ballot) {
            *slot = width;
        }
        widths.sort_unstable();
        widths
    }
}
