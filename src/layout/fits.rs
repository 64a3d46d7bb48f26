//! How well a printed line fits every measure, reckoned for eight measures at a time.

use super::{
    costs::{self, Cost},
    measure::{EM, Metrics, Width},
};
use core::array;

/// The narrowest measure: five em, a caption beside a picture.
pub(super) const NARROWEST: Width = 5 * EM;
/// Measures are told apart by half an em.
pub(super) const STEP: Width = EM / 2;
/// How many measures there are: up to 48.5 em, a sheet of office paper set in one column.
pub(crate) const MEASURES: usize = 88;
/// An indent is at most two em: what a first line has to fit is so many steps narrower than the measure.
const INDENT_STEPS: usize = (2 * EM / STEP) as usize;
/// Every width that a line may have to fit.
const TARGETS: usize = MEASURES + INDENT_STEPS;

/// A cost for each measure.
pub(super) type Table = [Cost; MEASURES];

#[inline(always)]
pub(super) fn measure_at(index: usize) -> Width {
    NARROWEST + STEP * index as Width
}

/// What a line costs on each measure, in each of its places in a paragraph.
#[derive(Clone, Debug)]
pub(super) struct Fits {
    /// As the first line of a paragraph that goes on, and as a paragraph of one line.
    pub(super) first: Table,
    pub(super) single: Table,
    /// Inside a paragraph, and as its last line.
    pub(super) middle: Table,
    pub(super) last: Table,
}

impl Fits {
    /// The fits of a line of `metrics`, the first unit of the next line being `next_head` wide; `indents` are those that
    /// it may have been set with, and what each costs.
    pub(super) fn of(metrics: &Metrics, next_head: Width, indents: [(Width, Cost); 3]) -> Self {
        let targets: [Width; TARGETS] = array::from_fn(|index| NARROWEST - 2 * EM + STEP * index as Width);
        let over = targets.map(|target| costs::overflow(metrics, target));
        let under = targets.map(|target| costs::underflow(metrics.high, next_head, target));
        let full = targets.map(|target| costs::full(metrics.high, target));
        let (mut goes_on, mut stops) = ([0; TARGETS], [0; TARGETS]);
        for ((sum, &over), &under) in goes_on.iter_mut().zip(&over).zip(&under) {
            *sum = over + under;
        }
        for ((sum, &over), &full) in stops.iter_mut().zip(&over).zip(&full) {
            *sum = over + full;
        }
        let (mut first, mut single) = ([Cost::MAX; MEASURES], [Cost::MAX; MEASURES]);
        for (indent, cost) in indents {
            let steps = INDENT_STEPS - usize::try_from(indent / STEP).unwrap_or(0).min(INDENT_STEPS);
            lower(&mut first, goes_on.get(steps..).unwrap_or_default(), cost);
            lower(&mut single, stops.get(steps..).unwrap_or_default(), cost);
        }
        for (index, cost) in first.iter_mut().enumerate() {
            *cost += costs::narrow(measure_at(index));
        }
        Fits { first, single, middle: unindented(&goes_on), last: unindented(&stops) }
    }
}

fn lower(table: &mut Table, fits: &[Cost], cost: Cost) {
    for (best, fit) in table.iter_mut().zip(fits) {
        *best = (*best).min(fit + cost);
    }
}

fn unindented(fits: &[Cost; TARGETS]) -> Table {
    let mut table = [0; MEASURES];
    let (_, fits) = fits.split_at(INDENT_STEPS);
    for (slot, &fit) in table.iter_mut().zip(fits) {
        *slot = fit;
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::{
        habits::Habits,
        rows::rows,
        steps::{LineCosts, PrintedLine},
    };

    #[test]
    fn all_measures_at_once_give_what_each_gives() {
        let page = "　　今年以来，全县新修水渠三十公\n里，受益农田2.5万亩。\n\n“水来了。”\n";
        let rows = rows(page);
        let habits = Habits::unknown(&rows);
        for (index, row) in rows.iter().enumerate() {
            let line = LineCosts::new(&PrintedLine::of(row), row, rows.get(index + 1), &habits);
            let fits = line.fits();
            for m in 0..MEASURES {
                let (first, single) = line.first(measure_at(m));
                assert_eq!((fits.first[m] + line.inside, fits.single[m] + line.end), (first, single));
                let more = line.more(measure_at(m));
                assert_eq!(fits.middle[m] + line.go_on + line.inside, more.middle);
                assert_eq!(fits.last[m] + line.go_on + line.end, more.last);
            }
        }
    }
}
