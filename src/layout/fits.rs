//! How well a printed line fits a measure.

use super::{
    costs::{self, Cost, NEVER},
    habits::Indents,
    measure::Width,
    measures::{MEASURES, Measures, Table, UNWRAPPED},
};

/// What a line costs on one measure, in the places in a paragraph that it may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Fit {
    /// Where the paragraph goes on, and where it stops.
    pub(super) goes_on: Cost,
    pub(super) stops: Cost,
}

/// How a printed line is set: all that its fits depend on, the measure aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Set {
    /// Its widths, as its metrics have them.
    pub(super) low: Width,
    pub(super) high: Width,
    pub(super) natural: Width,
    pub(super) indent: Width,
    /// The width of the first unit of the line below.
    pub(super) next_head: Width,
}

impl Set {
    /// Whether the line is wider than every measure.
    pub(super) const fn is_unwrapped(&self) -> bool {
        self.low > UNWRAPPED
    }
}

impl Fit {
    /// The fit of `line` to `target`.
    #[inline(always)]
    pub(super) fn of(line: &Set, target: Width) -> Self {
        let over = costs::overflow(line.low, line.natural, target);
        Fit {
            goes_on: over + costs::underflow(line.high, line.next_head, target),
            stops: over + costs::full(line.high, target),
        }
    }

    /// The same as a paragraph's first line, which may have been set with one of `indents`, each at its cost.
    #[inline(always)]
    pub(super) fn of_first<const N: usize>(line: &Set, width: Width, indents: [(Width, Cost); N]) -> Self {
        let mut cheapest = Fit { goes_on: Cost::MAX, stops: Cost::MAX };
        for (indent, cost) in indents {
            let fit = Fit::of(line, width - indent);
            cheapest.goes_on = cheapest.goes_on.min(fit.goes_on + cost);
            cheapest.stops = cheapest.stops.min(fit.stops + cost);
        }
        Fit { goes_on: cheapest.goes_on + costs::narrow(width), ..cheapest }
    }

    pub(super) fn plus(self, goes_on: Cost, stops: Cost) -> Self {
        Fit { goes_on: self.goes_on + goes_on, stops: self.stops + stops }
    }
}

/// How a printed line fits each measure, as a paragraph's first line and farther on.
pub(super) struct Fits {
    pub(super) first_goes_on: Table,
    pub(super) first_stops: Table,
    pub(super) goes_on: Table,
    pub(super) stops: Table,
}

impl Fits {
    /// A line that is wider than every measure.
    const UNWRAPPED: Fits = Fits {
        first_goes_on: [NEVER; MEASURES],
        first_stops: [0; MEASURES],
        goes_on: [NEVER; MEASURES],
        stops: [NEVER; MEASURES],
    };

    /// How `line` fits each of `measures`, set with one of `indents` where it begins a paragraph.
    #[inline]
    pub(super) fn of(line: &Set, indents: Indents, measures: &Measures) -> Self {
        let mut fits = Fits::UNWRAPPED;
        if !line.is_unwrapped() {
            match indents {
                Indents::Kept(kept) => fits.reckon(line, measures, kept),
                Indents::Any(any) => fits.reckon(line, measures, any),
            }
        }
        fits
    }

    /// The indents being known, what is left is plain arithmetic without branches, which the compiler does for as many measures
    /// at a time as the processor can.
    #[inline(always)]
    fn reckon<const N: usize>(&mut self, line: &Set, measures: &Measures, indents: [(Width, Cost); N]) {
        let first = self.first_goes_on.iter_mut().zip(&mut self.first_stops);
        let more = self.goes_on.iter_mut().zip(&mut self.stops);
        for (&width, ((first_goes_on, first_stops), (goes_on, stops))) in
            measures.widths().iter().zip(first.zip(more))
        {
            let (first, more) = (Fit::of_first(line, width, indents), Fit::of(line, width));
            (*first_goes_on, *first_stops) = (first.goes_on, first.stops);
            (*goes_on, *stops) = (more.goes_on, more.stops);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::measure::EM;

    #[test]
    fn a_first_line_fits_with_the_cheapest_of_its_indents() {
        let ten = Set { low: 10 * EM, high: 10 * EM, natural: 10 * EM, indent: 0, next_head: EM };
        let stripped = [(0, 7), (2 * EM, 3)];
        let first = |ems: Width| Fit::of_first(&ten, ems * EM, stripped).goes_on;
        let inside = |ems: Width| Fit::of(&ten, ems * EM);
        assert_eq!(inside(10), Fit { goes_on: 0, stops: costs::FULL_LAST_LINE });
        assert!(inside(12).goes_on > costs::ONE && inside(12).stops == 0);
        assert_eq!((first(10), first(12)), (7, 3));
    }
}
