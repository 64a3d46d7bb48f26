//! What one printed line costs in each of the roles it may have, the page so far aside.

use super::{
    costs::{self, Cost, NEVER},
    fits::{Fit, Set},
    habits::{Habits, Indents},
    measure::{EM, Metrics, Width},
    measures::UNWRAPPED,
    opener::Opener,
    rows::{Hint, Own, Row},
};

/// A printed line of one or several fragments.
#[derive(Clone, Debug)]
pub(super) struct PrintedLine {
    pub(super) metrics: Metrics,
    /// What cutting it into fragments costs.
    cut: Cost,
    /// Whether a sentence ends with it or with one of its fragments.
    ends_sentence: bool,
    /// Whether a bracket is open at its end.
    open: bool,
    /// Whether a signature or a credit ends it.
    signed: bool,
    /// Whether a note in brackets ends with it.
    closes_note: bool,
}

impl PrintedLine {
    pub(super) fn of(row: &Row) -> Self {
        PrintedLine {
            metrics: row.metrics,
            cut: 0,
            ends_sentence: row.metrics.ends.terminal,
            open: row.open_bracket,
            signed: matches!(row.hint, Hint::Closes(_)),
            closes_note: row.closes_note && row.hint != Hint::Opens,
        }
    }

    fn set(&self, indent: Width, next_head: Width) -> Set {
        let Metrics { low, high, natural, .. } = self.metrics;
        Set { low, high, natural, indent, next_head }
    }

    /// Sets the fragment `head` before this line, where the two may be one, and tells whether; `next` is the fragment behind
    /// `head`.
    pub(super) fn take_in(&mut self, head: &Row, next: &Row, habits: &Habits) -> bool {
        let whole = head.metrics.then(self.metrics);
        // Nothing that was set to a measure, and cut, is wider than every measure.
        if !may_be_one_line(head, next) || whole.low > UNWRAPPED {
            return false;
        }
        self.ends_sentence |= head.metrics.ends.terminal && !next.metrics.ends.starts_with_closing;
        self.metrics = whole;
        self.cut += habits.cut(head, next);
        true
    }
}

/// Whether two physical lines may be fragments of one printed line: extractors cut where squeezed marks meet.
fn may_be_one_line(head: &Row, next: &Row) -> bool {
    let (head_ends, next_ends) = (head.metrics.ends, next.metrics.ends);
    next.indent == 0
        && matches!(next.hint, Hint::Text | Hint::Furniture | Hint::Continues | Hint::Closes(_))
        && matches!(head.hint, Hint::Text | Hint::Furniture | Hint::Continues | Hint::Opens)
        && (head_ends.mark || next_ends.starts_with_closing || next_ends.starts_with_opening)
}

/// What the readings of one printed line cost, the page so far aside.
#[derive(Clone, Copy)]
pub(super) struct LineCosts<'a> {
    habits: &'a Habits,
    pub(super) set: Set,
    /// Beginning a paragraph with it, the break before it included.
    pub(super) begin: Cost,
    /// The boundary before it: behind a paragraph's first line, behind a line inside one, and as a break.
    pub(super) joined_first: Cost,
    pub(super) joined_middle: Cost,
    pub(super) broken: Cost,
    /// Going on with a paragraph.
    pub(super) go_on: Cost,
    /// Being inside a paragraph, which goes on.
    pub(super) inside: Cost,
    /// Ending a paragraph with it.
    pub(super) end: Cost,
    /// Whether a sentence ends with it or with one of its fragments.
    ends_sentence: bool,
}

impl<'a> LineCosts<'a> {
    /// Inlined, so that it is written where it stays: what has just been written bit by bit is slow to copy.
    #[inline(always)]
    pub(super) fn new(printed: &PrintedLine, row: &Row, next: Option<&Row>, habits: &'a Habits) -> Self {
        let ends = printed.metrics.ends;
        let when = |condition: bool, cost: Cost| if condition { cost } else { 0 };
        let own = when(matches!(row.hint, Hint::Own(_) | Hint::Stack), costs::HARD);
        let is_long = printed.metrics.characters >= costs::LONG_ENOUGH_FOR_MARKS;
        let unmarked = when(ends.unmarked && is_long && row.hint == Hint::Text, costs::UNMARKED);
        let signature = matches!(row.hint, Hint::Closes(_)) && ends.starts_with_opening;
        let is_centred =
            row.indent > costs::CENTRED_INDENT && row.hint == Hint::Text && !ends.starts_with_opening;
        let broken = habits.broken(row);
        LineCosts {
            habits,
            set: printed.set(row.indent, next.map_or(EM, |next| next.metrics.head)),
            begin: costs::PARAGRAPH
                + own
                + broken
                + habits.begun(row)
                + row.opener.begins()
                + printed.cut
                + unmarked
                + when(ends.starts_with_closing, costs::CLOSING_START)
                + when(row.hint == Hint::Continues, costs::HARD)
                + when(signature, costs::SIGNATURE_ALONE)
                + when(is_centred, costs::CENTRED_PARAGRAPH),
            joined_first: habits.joined(row, true),
            joined_middle: habits.joined(row, false),
            broken,
            go_on: own
                + printed.cut
                + unmarked
                + row.opener.inside()
                + when(row.hint == Hint::Opens, costs::HARD)
                + when(row.indent > 0, costs::INDENT_INSIDE)
                + when(ends.starts_with_closing, costs::BARRED_LINE_START),
            inside: when(ends.terminal, costs::SENTENCE_ENDS_INSIDE)
                + when(ends.opening, costs::OPENING_END)
                + when(printed.signed, costs::HARD),
            end: end_cost(printed, next),
            ends_sentence: printed.ends_sentence,
        }
    }

    /// Makes them what they are on a page with other habits, which cuts lines as before; `row` is the first of the line.
    pub(super) fn learn(&mut self, row: &Row, habits: &'a Habits) {
        let broken = habits.broken(row);
        self.begin += broken - self.broken + habits.begun(row) - self.habits.begun(row);
        self.broken = broken;
        (self.joined_first, self.joined_middle) = (habits.joined(row, true), habits.joined(row, false));
        self.habits = habits;
    }

    /// The same, from a state whose costs are to be raised by `rise`.
    pub(super) fn raised(&self, rise: Cost) -> Self {
        LineCosts {
            begin: self.begin + rise,
            joined_first: self.joined_first + rise,
            joined_middle: self.joined_middle + rise,
            broken: self.broken + rise,
            ..*self
        }
    }

    /// The indents that the line may have been set with, and what each costs.
    #[inline(always)]
    pub(super) fn indents(&self) -> Indents {
        self.habits.indents(self.set.indent)
    }

    /// What it costs besides that a paragraph, which is so long with it, goes on.
    #[inline(always)]
    pub(super) fn long(&self, length: Width) -> Cost {
        if self.ends_sentence { costs::long(length) } else { 0 }
    }

    /// What the line costs as the first of a paragraph.
    pub(super) fn first(&self, measure: Width) -> Fit {
        if self.set.is_unwrapped() {
            return Fit { goes_on: NEVER, stops: self.end };
        }
        let fit = match self.indents() {
            Indents::Kept(kept) => Fit::of_first(&self.set, measure, kept),
            Indents::Any(any) => Fit::of_first(&self.set, measure, any),
        };
        fit.plus(self.inside, self.end)
    }

    /// How long a paragraph is with it that was so long before.
    #[inline(always)]
    pub(super) fn lengthened(&self, before: Width) -> Width {
        before.saturating_add(self.set.natural)
    }

    /// What the line costs inside a paragraph, and as its last.
    pub(super) fn more(&self, measure: Width) -> Fit {
        if self.set.is_unwrapped() {
            return Fit { goes_on: NEVER, stops: NEVER };
        }
        Fit::of(&self.set, measure).plus(self.go_on + self.inside, self.go_on + self.end)
    }
}

/// What it costs that a paragraph ends with this line.
fn end_cost(printed: &PrintedLine, next: Option<&Row>) -> Cost {
    let ends = printed.metrics.ends;
    let stop = if ends.terminal || printed.signed || printed.metrics.low > UNWRAPPED {
        0
    } else if printed.closes_note {
        costs::NOTE_END
    } else if ends.colon {
        costs::COLON_END
    } else if ends.pause && next.is_some_and(|next| next.opener == Opener::Item) {
        costs::ITEM_END
    } else {
        costs::NO_SENTENCE_END
    };
    let open = if printed.open { costs::OPEN_BRACKET } else { 0 };
    stop + open + if ends.opening { costs::OPENING_END } else { 0 }
}

/// What a line costs that no paragraph holds.
#[derive(Clone, Copy)]
pub(super) struct AloneCosts {
    /// As a line of its own.
    pub(super) own: Cost,
    /// As a headline line.
    pub(super) headline: Cost,
    /// The break before it. Whether a headline line stands close to what is above it says nothing: it may be that headline's
    /// second line.
    pub(super) broken: Cost,
}

impl AloneCosts {
    pub(super) fn new(above: Option<&Row>, row: &Row, next: Option<&Row>, habits: &Habits) -> Self {
        let own = match row.hint {
            Hint::Own(_) | Hint::Stack => 0,
            Hint::Furniture => costs::LIKELY_FURNITURE,
            _ => NEVER,
        };
        AloneCosts { own, headline: headline_cost(above, row, next), broken: habits.broken(row) }
    }

    /// The cheaper of the two, with the break before it.
    #[inline]
    pub(super) fn cheapest(self) -> Cost {
        self.own.saturating_add(self.broken).min(self.headline)
    }
}

/// What a line costs as a headline line. A question may be a headline where a byline or a dateline stands below it.
fn headline_cost(above: Option<&Row>, row: &Row, next: Option<&Row>) -> Cost {
    let ends = row.metrics.ends;
    let heads = next.is_some_and(|next| matches!(next.hint, Hint::Opens | Hint::Own(Own::Byline)));
    let asks = heads && ends.terminal && !ends.full_stop && !ends.inner_pause;
    let when = |condition: bool, cost: Cost| if condition { cost } else { 0 };
    let goes_on =
        ends.unmarked && above.is_some_and(|above| above.metrics.ends.unmarked && above.hint == Hint::Text);
    let line = if goes_on { costs::NEXT_HEADLINE_LINE } else { costs::HEADLINE_LINE };
    when(!asks, line)
        + when(ends.pause, costs::HEADLINE_PAUSE)
        + when(ends.colon, costs::HEADLINE_COLON)
        + when(ends.terminal && ends.inner_pause, costs::HEADLINE_SENTENCE)
        + when((ends.inner_pause || ends.terminal) && !asks, costs::HEADLINE_SENTENCE)
        + when(row.metrics.characters > costs::HEADLINE_LONGEST, costs::HEADLINE_LONG)
        + when(ends.starts_with_closing, costs::CLOSING_START)
        + when(ends.bracketed, costs::HEADLINE_BRACKETED)
        + when(ends.opening, costs::OPENING_END)
        + when(row.open_bracket, costs::OPEN_BRACKET)
        + when(ends.mid_sentence, costs::HARD)
        + when(row.indent > 0 && row.indent <= costs::WIDEST_INDENT, costs::HEADLINE_INDENTED)
        + when(!matches!(row.hint, Hint::Text | Hint::Furniture), costs::HARD)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::rows::rows;

    #[test]
    fn fragments_that_are_wider_together_than_any_measure_are_no_line() {
        let half = "渠边的柳树又绿了，渠里的水比去年早到半个月，村里人都说好";
        let rows = rows(&["“", half, "。”\n他说。\n", half, "\n"].concat());
        let habits = Habits::unknown(&rows);
        let [speech, attribution, rest] = rows.as_slice() else { panic!("{rows:?}") };
        let mut line = PrintedLine::of(rest);
        assert!(line.take_in(attribution, rest, &habits));
        assert!(!line.take_in(speech, attribution, &habits));
    }
}
