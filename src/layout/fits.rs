//! How well a printed line fits a measure: plain arithmetic without branches, which the compiler does for as many
//! measures at a time as the processor can.

use super::{
    costs::{self, Cost, NEVER},
    measure::{Metrics, Width},
};

/// What a line costs on one measure, in each of its places in a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Fit {
    /// As the first line of a paragraph that goes on, and as a paragraph of one line.
    pub(super) first: Cost,
    pub(super) single: Cost,
    /// Inside a paragraph, and as its last line.
    pub(super) middle: Cost,
    pub(super) last: Cost,
}

impl Fit {
    /// A line that is wider than every measure: a paragraph as it stands.
    pub(super) const UNWRAPPED: Fit = Fit { first: NEVER, single: 0, middle: NEVER, last: NEVER };

    /// The fit of a line of `metrics` to a measure of `width`, the first unit of the next line being `next_head` wide;
    /// `indents` are those that it may have been set with, and what each costs.
    #[inline(always)]
    pub(super) fn of<const N: usize>(
        metrics: &Metrics,
        next_head: Width,
        width: Width,
        indents: [(Width, Cost); N],
    ) -> Self {
        let (middle, last) = fit(metrics, next_head, width);
        let (mut first, mut single) = (Cost::MAX, Cost::MAX);
        for (indent, cost) in indents {
            let (goes_on, stops) = fit(metrics, next_head, width - indent);
            first = first.min(goes_on + cost);
            single = single.min(stops + cost);
        }
        Fit { first: first + costs::narrow(width), single, middle, last }
    }
}

/// What a line costs that goes on to fill `target`, and one that stops there.
#[inline(always)]
fn fit(metrics: &Metrics, next_head: Width, target: Width) -> (Cost, Cost) {
    let over = costs::overflow(metrics, target);
    (over + costs::underflow(metrics.high, next_head, target), over + costs::full(metrics.high, target))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::measure::EM;

    #[test]
    fn a_first_line_fits_with_the_cheapest_of_its_indents() {
        let ten = Metrics::of("全县新修水渠三十公里");
        let fit = |ems: Width, indents| Fit::of(&ten, EM, ems * EM, indents);
        let stripped = [(0, 7), (2 * EM, 3)];
        let inside = fit(10, stripped);
        assert_eq!((inside.first, inside.middle, inside.last), (7, 0, costs::FULL_LAST_LINE));
        let behind_indent = fit(12, stripped);
        assert_eq!(behind_indent.first, 3);
        assert!(behind_indent.middle > costs::ONE && behind_indent.last == 0);
    }
}
