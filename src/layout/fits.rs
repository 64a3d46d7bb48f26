//! How well a printed line fits every measure, reckoned for as many at a time as the processor can.

use super::{
    costs::{self, Cost},
    measure::{Metrics, Width},
    measures::{MEASURES, Table},
};

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
    /// The fits of a line of `metrics` to the measures of `widths`, the first unit of the next line being `next_head` wide;
    /// `indents` are those that it may have been set with, and what each costs.
    #[inline]
    pub(super) fn of(
        metrics: &Metrics,
        next_head: Width,
        widths: &Table,
        indents: impl Iterator<Item = (Width, Cost)>,
    ) -> Self {
        let (middle, last) = fit(metrics, next_head, widths, 0);
        let (mut first, mut single) = ([Cost::MAX; MEASURES], [Cost::MAX; MEASURES]);
        for (indent, cost) in indents {
            let (goes_on, stops) =
                if indent == 0 { (middle, last) } else { fit(metrics, next_head, widths, indent) };
            lower(&mut first, &goes_on, cost);
            lower(&mut single, &stops, cost);
        }
        for (cost, &width) in first.iter_mut().zip(widths) {
            *cost += costs::narrow(width);
        }
        Fits { first, single, middle, last }
    }
}

/// What a line costs that goes on to fill each measure, narrower by `indent`, and where it stops.
#[inline(always)]
fn fit(metrics: &Metrics, next_head: Width, widths: &Table, indent: Width) -> (Table, Table) {
    let targets = widths.map(|width| width - indent);
    let over = targets.map(|target| costs::overflow(metrics, target));
    let (mut goes_on, mut stops) = (over, over);
    for ((goes_on, stops), &target) in goes_on.iter_mut().zip(&mut stops).zip(&targets) {
        *goes_on += costs::underflow(metrics.high, next_head, target);
        *stops += costs::full(metrics.high, target);
    }
    (goes_on, stops)
}

fn lower(table: &mut Table, fits: &Table, cost: Cost) {
    for (best, fit) in table.iter_mut().zip(fits) {
        *best = (*best).min(fit + cost);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::{
        habits::Habits,
        measures::Measures,
        rows::rows,
        steps::{LineCosts, PrintedLine},
    };

    #[test]
    fn all_measures_at_once_give_what_each_gives() {
        let page = "　　今年以来，全县新修水渠三十公\n里，受益农田2.5万亩。\n\n“水来了。”\n";
        let rows = rows(page);
        let habits = Habits::unknown(&rows);
        // a measure of columns, and one that only captions have
        for ((index, row), width) in rows.iter().enumerate().flat_map(|row| [(row, 12), (row, 7)]) {
            let measures = Measures::of(core::iter::empty(), width * crate::layout::measure::EM);
            let line = LineCosts::new(&PrintedLine::of(row), row, rows.get(index + 1), &habits);
            let fits = line.fits(&measures);
            for m in 0..MEASURES {
                let (first, single) = line.first(measures.at(m));
                assert_eq!((fits.first[m] + line.inside, fits.single[m] + line.end), (first, single));
                let more = line.more(measures.at(m));
                assert_eq!(fits.middle[m] + line.go_on + line.inside, more.middle);
                assert_eq!(fits.last[m] + line.go_on + line.end, more.last);
            }
        }
    }
}
