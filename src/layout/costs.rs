//! What each reading of a line costs: the constants of the inference, each with its reason.
//!
//! Costs add up; the cheapest reading of a page wins. One unit ([`ONE`]) is about what one wrong break costs. The values
//! were set on typeset pages whose paragraphs are known; halving or doubling any one of them changes few breaks.

use super::measure::{EM, Width};

/// The type of a cost, and of sums of costs that are kept small along a page: narrow, so that eight measures are reckoned
/// at a time.
pub(crate) type Cost = i16;

/// One unit of cost: 80, so that 2.5 units an em are a whole number a twentieth of an em.
pub(crate) const ONE: Cost = 80;

/// A reading that is ruled out. Differences between the readings of a line stay well below half of it.
pub(crate) const NEVER: Cost = 16_000;

/// A twentieth of an em too much or too little: 2.5 units an em.
const PER_TWENTIETH: Cost = 10;

/// A twentieth of an em squeezed out of marks that stand alone: possible (先挤进，后推出), seldom done.
const PER_TWENTIETH_SQUEEZED: Cost = 4;

/// However little room there was, the next unit would have fitted.
const WOULD_HAVE_FITTED: Cost = ONE / 4;
/// A line is seldom more than an em short because a number or a word did not fit any more: one line in thirty.
const PER_TWENTIETH_LOOSE: Cost = 4;
const LOOSEST: Cost = 3 * ONE / 2;

/// Columns of news are at least nine em wide; only captions are narrower, and short headline lines that look like them.
const NARROW: Width = 9 * EM;
const PER_TWENTIETH_NARROW: Cost = 2;

/// Fits are judged with this much slack: founts and justification differ by about a quarter of an em.
const SLACK: Width = 3 * EM / 20;

/// No fit is worse than this: a line may be damaged, and the page has to go on.
const WORST_FIT: Cost = 12 * ONE;
/// An excess beyond this width, in twentieths of an em, costs no more.
const MOST_EXCESS: Width = 12 * ONE / PER_TWENTIETH;

/// A paragraph needs a reason to begin.
pub(crate) const PARAGRAPH: Cost = ONE;
/// A line of its own on which a sentence does not end is a headline line, at about two units …
pub(crate) const HEADLINE_LINE: Cost = 5 * ONE / 2;
/// … the second and third of a headline at less, …
pub(crate) const NEXT_HEADLINE_LINE: Cost = ONE;
/// … but headlines do not end in a pause,
pub(crate) const HEADLINE_PAUSE: Cost = 6 * ONE;
/// and seldom in a colon, as a speaker's name above his words does,
pub(crate) const HEADLINE_COLON: Cost = 3 * ONE;
/// nor in a full stop, and they seldom hold a sentence's marks,
pub(crate) const HEADLINE_SENTENCE: Cost = 5 * ONE / 2;
/// nor do they stand in brackets, as notes and signatures do,
pub(crate) const HEADLINE_BRACKETED: Cost = 3 * ONE;
/// nor are they set in by a paragraph's indent, but centred,
pub(crate) const HEADLINE_INDENTED: Cost = 3 * ONE / 2;
pub(crate) const WIDEST_INDENT: Width = 5 * EM / 2;
/// A paragraph begins further in than any indent, whatever number of spaces an extractor writes for one.
pub(crate) const CENTRED_PARAGRAPH: Cost = 2 * ONE;
pub(crate) const CENTRED_INDENT: Width = 7 * EM / 2;
/// nor run on for more than some thirty characters.
pub(crate) const HEADLINE_LONG: Cost = 3 * ONE;
pub(crate) const HEADLINE_LONGEST: u16 = 32;
/// A line of running text that holds no mark at all: one in three is, where it is as long as this. Of headline lines most are.
pub(crate) const UNMARKED: Cost = ONE / 2;
pub(crate) const LONG_ENOUGH_FOR_MARKS: u16 = 8;
/// A headline set into the middle of a paragraph happens, rarely.
pub(crate) const INTERPOSED: Cost = 3 * ONE;
/// A caption inside a paragraph is likelier, where a credit follows it.
pub(crate) const CAPTION: Cost = ONE;
/// One printed line in a hundred that is not its paragraph's last ends a sentence: 3 of 253 on a real page.
pub(crate) const SENTENCE_ENDS_INSIDE: Cost = 2 * ONE;
/// A paragraph that stops without an end: 0 of 43 on the same page.
pub(crate) const NO_SENTENCE_END: Cost = 6 * ONE;
/// … but a note in brackets needs none,
pub(crate) const NOTE_END: Cost = ONE / 2;
/// … and ： ends one before a list, a verse or a table.
pub(crate) const COLON_END: Cost = 2 * ONE;
/// … and so does ； between the items of a list.
pub(crate) const ITEM_END: Cost = ONE / 2;
/// A last line that fills the measure is one in about fifteen.
pub(crate) const FULL_LAST_LINE: Cost = ONE;
/// A mark that cannot begin a line cannot begin a paragraph either (避头).
pub(crate) const CLOSING_START: Cost = 9 * ONE;
/// A line that begins with such a mark is the rest of a line that the extractor has cut.
pub(crate) const BARRED_LINE_START: Cost = 5 * ONE / 2;
/// An opening mark does not end a line (避尾).
pub(crate) const OPENING_END: Cost = 4 * ONE;
/// A paragraph does not end inside a bracket that it opened a line or two before.
pub(crate) const OPEN_BRACKET: Cost = 2 * ONE;
/// A signature in brackets stands behind its paragraph's last sentence, not alone, wherever it fits.
pub(crate) const SIGNATURE_ALONE: Cost = 5 * ONE / 2;
/// The extractor has cut a printed line in two.
pub(crate) const FRAGMENT: Cost = ONE;
/// A line that reads like page furniture, and might be part of a sentence on a narrow column.
pub(crate) const LIKELY_FURNITURE: Cost = ONE / 2;
/// A dateline inside a paragraph, or a line of its own joined to another, is ruled out for practical purposes.
pub(crate) const HARD: Cost = 20 * ONE;
/// An indented line goes on with the paragraph above: an extractor's stray space.
pub(crate) const INDENT_INSIDE: Cost = 5 * ONE;
/// A line inside a paragraph begins with a date or a phrase that leads in: one in a hundred does, and one paragraph in five.
pub(crate) const LEAD_INSIDE: Cost = ONE;
/// … and hardly any begins with 问： or with the mark of a list's item.
pub(crate) const ITEM_INSIDE: Cost = 3 * ONE;
/// Hardly any paragraph begins with who spoke at the end of the one before: 李明说。
pub(crate) const ATTRIBUTION_BEGINS: Cost = 3 * ONE;
/// Few begin with a word that goes on with the sentence before.
pub(crate) const SEQUEL_BEGINS: Cost = ONE;
/// A paragraph of news runs to some seventy characters: of the sentences that end before, one in four ends its paragraph; of
/// those that end beyond, seven in ten (192 paragraphs of test pages).
pub(crate) const USUAL_LENGTH: Width = 70 * EM;
/// Being so much longer tells as much as it can.
const LONGER: Width = 8 * EM;
const LONG_PARAGRAPH: Cost = ONE / 2;
/// The measure changes inside a paragraph: its text runs round a photograph (文绕图). That is as rare as a paragraph that stops
/// without an end, which it looks like, and the measure changes by as much as between two paragraphs, or more.
pub(crate) const RUN_ROUND: Cost = NO_SENTENCE_END + MEASURE_CHANGE;
/// The measure changes between two paragraphs: 0.8 units an em …
pub(crate) const MEASURE_STEP: Cost = 3 * ONE / 5;
/// … and any change is as good as another beyond three ems.
pub(crate) const MEASURE_CHANGE: Cost = 3 * ONE;

/// By how much `width` exceeds `limit`; neither is negative. Without signs it is one step for eight measures.
#[inline(always)]
fn excess(width: Width, limit: Width) -> Cost {
    (width as u16).saturating_sub(limit as u16) as Cost
}

/// What it costs to set a line, which is no wider than the widest measure, to `target`: little while squeezing its marks is
/// enough, much beyond. `low` is its width with every mark squeezed.
#[inline(always)]
pub(crate) fn overflow(low: Width, natural: Width, target: Width) -> Cost {
    let squeezed = excess((natural - SLACK).max(0), target).min(MOST_EXCESS);
    let too_wide = excess((low - SLACK).max(0), target);
    (PER_TWENTIETH * too_wide + PER_TWENTIETH_SQUEEZED * squeezed).min(WORST_FIT)
}

/// What a line of at most `high` costs that stops although the next unit, at least `head` wide, would have fitted `target`;
/// and a little for a line that a long unit leaves looser than a character would.
#[inline(always)]
pub(crate) fn underflow(high: Width, head: Width, target: Width) -> Cost {
    let room = excess(target + 1, high.saturating_add(head));
    let loose = excess(target, high + EM);
    let fits = if room > 0 { WOULD_HAVE_FITTED } else { 0 };
    (fits + PER_TWENTIETH * room).min(WORST_FIT) + (PER_TWENTIETH_LOOSE * loose).min(LOOSEST)
}

/// What it costs to go on with a paragraph that is so long where a sentence ends.
#[inline(always)]
pub(crate) fn long(length: Width) -> Cost {
    excess(length, USUAL_LENGTH).min(LONGER) / (LONGER / LONG_PARAGRAPH)
}

/// What a paragraph of several lines costs on a narrow measure.
#[inline(always)]
pub(crate) fn narrow(measure: Width) -> Cost {
    PER_TWENTIETH_NARROW * excess(NARROW, measure)
}

/// What a last line costs that fills the target.
#[inline(always)]
pub(crate) fn full(high: Width, target: Width) -> Cost {
    if high + EM > target { FULL_LAST_LINE } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paragraph_longer_than_most_goes_on_at_a_cost() {
        assert_eq!([40, 70, 74, 78, 300].map(|ems| long(ems * EM)), [0, 0, ONE / 4, ONE / 2, ONE / 2]);
    }
}
