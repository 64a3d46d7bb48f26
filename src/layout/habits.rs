//! What a page does throughout: where it leaves blank lines, how it indents, whether its printed lines arrive whole.
//!
//! A blank line says nothing on a page that has one after every line, and much on a page that has one after every
//! paragraph. So a page is read twice: the second reading knows, from the first, how often each kind of break came with
//! a blank line, and how far first lines fell short.

use super::{
    costs::{Cost, FRAGMENT, ONE},
    lattice::{self, Lattice, Reading, Role, WINDOW},
    measure::{EM, Width},
    measures::{STEP, UNWRAPPED},
    rows::Row,
};
use alloc::vec::Vec;

/// The indents that are told apart are none, one em (narrow columns) and two (clreq, 段首缩排). Before anything is known:
/// papers indent by two.
const INDENT_COSTS: [Cost; 3] = [ONE / 2, ONE / 2, 0];
/// No habit weighs more than this: pages break their own rules.
const HEAVIEST: Cost = 7 * ONE / 2;
/// One bit of evidence (a habit kept twice as often as not) weighs this much.
const PER_BIT: Cost = ONE / 2;

/// What is known of a page's habits.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Habits {
    /// Costs of a blank line, and of none, after a paragraph's first line, after a line inside it, and at a break.
    after_first: [Cost; 2],
    after_middle: [Cost; 2],
    at_break: [Cost; 2],
    /// The cost of a first line that is not indented: much, where the others still are.
    flush: Cost,
    indents: [Cost; 3],
    cuts: Cuts,
}

/// What it costs that an extractor has cut a printed line, by where: between two marks, and beside one.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cuts {
    between_marks: Cost,
    beside_mark: Cost,
}

/// The indents that a first line may have been set with, and what each costs.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Indents {
    /// The one that it still has.
    Kept([(Width, Cost); 1]),
    /// Any that papers use: extractors strip them.
    Any([(Width, Cost); 3]),
}

impl Cuts {
    /// Lines that begin with a mark that cannot begin one show an extractor that cuts between squeezed marks, and so do
    /// lines that stop at a pause before speech; short lines that stop at any pause show one that cuts beside every
    /// squeezed mark. Two halves of a line make the width of the lines around them. What stands in quotation marks is alone on
    /// its line where there is a cut on either side of it.
    pub(crate) fn of(rows: &[Row]) -> Self {
        let is_frequent = |count: usize| count * CUT_SHARE >= rows.len().max(1);
        let barred = rows.iter().filter(|row| row.metrics.ends.starts_with_closing).count();
        let (mut stops, mut speech) = (0, 0);
        for (line, pair) in rows.windows(2).enumerate() {
            let [above, below] = pair else { continue };
            let is_cut = above.metrics.ends.pause && are_halves(rows, line, above, below);
            speech += usize::from(is_cut && below.metrics.ends.starts_with_opening);
            let quoted =
                rows.get(line + 2).is_some_and(|next| is_quotation_apart(rows, line, [above, below, next]));
            stops += usize::from(is_cut || stops_short(above, below) || quoted);
        }
        Cuts {
            between_marks: if is_frequent(barred + SPEECH * speech) { FRAGMENT / 2 } else { 3 * FRAGMENT },
            beside_mark: if is_frequent(stops) { FRAGMENT / 2 } else { 4 * FRAGMENT },
        }
    }

    /// Whether lines are cut beside every squeezed mark, so that a line that ends in a mark says nothing.
    pub(crate) fn are_beside_marks(self) -> bool {
        self.beside_mark < FRAGMENT
    }
}

/// Whether the line `above` ends in a pause and is much shorter than the next.
fn stops_short(above: &Row, below: &Row) -> bool {
    above.metrics.ends.pause && above.metrics.high * 3 < below.metrics.low * 2
}

/// Whether the middle one of the lines at `line` and below holds what stands in quotation marks, and no more, and the three
/// make one as wide as the widest around them.
fn is_quotation_apart(rows: &[Row], line: usize, [above, middle, below]: [&Row; 3]) -> bool {
    let ends = middle.metrics.ends;
    let is_quotation =
        ends.starts_with_opening && ends.mark && ends.unmarked && !ends.opening && !ends.bracketed;
    let natural = |row: &Row| row.metrics.natural;
    let whole = natural(above).saturating_add(natural(middle)).saturating_add(natural(below));
    // What stands above may be another article's.
    is_quotation && !above.metrics.ends.mark && makes_column(rows, line + 2 + NEIGHBOURS, whole)
}

/// Whether the lines at `line` and below make one as wide as the widest around them. A line of verse ends in a mark, as the
/// one below it does.
fn are_halves(rows: &[Row], line: usize, above: &Row, below: &Row) -> bool {
    let column = column_around(rows, line);
    let whole = above.metrics.natural.saturating_add(below.metrics.natural);
    above.metrics.high + below.metrics.head + EM <= column
        && below.metrics.natural < column
        && !below.metrics.ends.mark
        && makes_column(rows, line, whole)
}

/// The width of the widest line around `line`.
fn column_around(rows: &[Row], line: usize) -> Width {
    let around = rows.iter().skip(line.saturating_sub(NEIGHBOURS)).take(2 * NEIGHBOURS + 2);
    around.map(|row| row.metrics.natural).filter(|&width| width < UNWRAPPED).max().unwrap_or(0)
}

/// Whether a line as wide as `whole` fills the column around `line`.
fn makes_column(rows: &[Row], line: usize, whole: Width) -> bool {
    let column = column_around(rows, line);
    (column - NARROWER..=column + WIDER).contains(&whole)
}

/// So many lines above and below show how wide the column is.
const NEIGHBOURS: usize = 4;
/// The widest line around may hang over by a mark, and a line may be looser than it by a character.
const NARROWER: Width = 3 * EM / 2;
const WIDER: Width = 3 * EM / 4;
/// Speech behind a pause is rare, and no clean line stops before it.
const SPEECH: usize = 2;

/// So many lines show what a page does throughout, as many as are read at a time: a full page has hardly more.
const SAMPLE: usize = WINDOW;

/// The habits of a page, as a first reading of its lines shows them, and the reading that knows them.
pub(crate) fn learn(rows: &[Row]) -> (Habits, Vec<Reading>) {
    let sample = rows.get(..SAMPLE).unwrap_or(rows);
    let unknown = Habits::unknown(rows);
    let mut lattice = Lattice::new(&unknown);
    let first = lattice.read(sample);
    let habits = Habits::seen(sample, &first, unknown.cuts);
    // Where the sample is the page, what a line costs whatever the habits is known, and which measures there are.
    let readings =
        if sample.len() == rows.len() { lattice.read_again(&habits) } else { lattice::read(rows, &habits) };
    (habits, readings)
}

impl Habits {
    /// Nothing is known but how the extractor cuts lines, which the lines themselves show.
    pub(crate) fn unknown(rows: &[Row]) -> Self {
        Habits {
            after_first: [0; 2],
            after_middle: [0; 2],
            at_break: [0; 2],
            flush: 0,
            indents: INDENT_COSTS,
            cuts: Cuts::of(rows),
        }
    }

    /// The habits that a first reading shows.
    fn seen(rows: &[Row], readings: &[Reading], cuts: Cuts) -> Self {
        let mut seen = Counts::default();
        let mut before: Option<(&Row, Role)> = None;
        let mut first_fragment = None;
        for (row, reading) in rows.iter().zip(readings) {
            let start = *first_fragment.get_or_insert(row);
            if reading.role == Role::Fragment {
                continue;
            }
            if let Some((_, role)) = before {
                seen.gap(role, reading.role, start.blank_before);
            }
            if reading.role == Role::First {
                seen.first_line(start, reading.measure, row);
            }
            before = Some((row, reading.role));
            first_fragment = None;
        }
        seen.habits(cuts)
    }

    /// Whether first lines fall short by an indent that is not there any more.
    pub(crate) fn first_lines_fall_short(&self) -> bool {
        let [none, one, two] = self.indents;
        none > one.min(two) + ONE / 2
    }

    /// The cost of joining `row` to the paragraph above it, of which one line (`first`) or several stand.
    pub(crate) fn joined(&self, row: &Row, first: bool) -> Cost {
        let [blank, close] = if first { self.after_first } else { self.after_middle };
        if row.blank_before { blank } else { close }
    }

    /// The cost of a paragraph that begins with `row`, the break before it aside.
    pub(crate) fn begun(&self, row: &Row) -> Cost {
        if row.indent > 0 { 0 } else { self.flush }
    }

    /// The cost of a break before `row`.
    pub(crate) fn broken(&self, row: &Row) -> Cost {
        let [blank, close] = self.at_break;
        if row.blank_before { blank } else { close }
    }

    /// The indents a first line may have been set with; one that is still there is certain.
    #[inline]
    pub(crate) fn indents(&self, kept: Width) -> Indents {
        let [none, one, two] = self.indents;
        match kept {
            0 => Indents::Any([(0, none), (EM, one), (2 * EM, two)]),
            _ => Indents::Kept([(kept.min(2 * EM) / STEP * STEP, 0)]),
        }
    }

    /// The cost of a cut through a printed line, with `above` on its left and `below` on its right.
    pub(crate) fn cut(&self, above: &Row, below: &Row) -> Cost {
        let (above, below) = (above.metrics.ends, below.metrics.ends);
        let starts_with_mark = below.starts_with_closing || below.starts_with_opening;
        // No printed line holds but closing marks: where one stands alone, there is a cut on either side of it.
        let is_between = above.mark && (starts_with_mark || above.only_closing);
        let cut = if is_between { self.cuts.between_marks } else { self.cuts.beside_mark };
        cut + match (above.terminal, starts_with_mark) {
            (true, false) => BEHIND_SENTENCE,
            (true, true) if !below.starts_with_closing => BEFORE_SPEECH,
            _ => 0,
        }
    }
}

/// A line that ends a sentence ends a paragraph as often as not, …
const BEHIND_SENTENCE: Cost = 3 * ONE / 4;
/// … less often where speech follows: 他说。“…
const BEFORE_SPEECH: Cost = ONE / 2;
/// One line in so many shows how the extractor cuts.
const CUT_SHARE: usize = 60;

#[derive(Default)]
struct Counts {
    after_first: [u32; 2],
    after_middle: [u32; 2],
    at_break: [u32; 2],
    /// First lines that are still indented, and first lines that are not.
    first_lines: [u32; 2],
    indents: [u32; 3],
}

impl Counts {
    fn gap(&mut self, before: Role, after: Role, blank: bool) {
        let kind = match (before, after) {
            (Role::First, Role::Middle | Role::Last) => &mut self.after_first,
            (Role::Middle, Role::Middle | Role::Last) => &mut self.after_middle,
            (Role::Last | Role::Single | Role::Headline | Role::Own, Role::First | Role::Single) => {
                &mut self.at_break
            }
            _ => return,
        };
        let [with, without] = kind;
        *(if blank { with } else { without }) += 1;
    }

    /// Counts the first line of a paragraph of several, `row` its last fragment.
    fn first_line(&mut self, start: &Row, measure: Width, row: &Row) {
        let [indented, flush] = &mut self.first_lines;
        if start.indent > 0 {
            *indented += 1;
            return;
        }
        *flush += 1;
        let shortfall = measure - (row.metrics.low + row.metrics.high) / 2;
        let [none, one, two] = &mut self.indents;
        *(match shortfall {
            ..10 => none,
            10..28 => one,
            _ => two,
        }) += 1;
    }

    fn habits(&self, cuts: Cuts) -> Habits {
        let [none, one, two] = self.indents;
        let total = none + one + two;
        let [indented, flush] = self.first_lines;
        Habits {
            after_first: costs_of_gap(self.after_first),
            after_middle: costs_of_gap(self.after_middle),
            at_break: costs_of_gap(self.at_break),
            flush: surprise(flush + 1, indented + flush + 1),
            indents: [none, one, two]
                .map(|count| surprise(count + 1, total + 3).saturating_sub(surprise(1, 1))),
            cuts,
        }
    }
}

fn costs_of_gap([with, without]: [u32; 2]) -> [Cost; 2] {
    let total = with + without + 2;
    [surprise(with + 1, total), surprise(without + 1, total)]
}

/// What an event costs that was seen `count` times in `total`: its information, in quarter bits.
fn surprise(count: u32, total: u32) -> Cost {
    /// The fourth power turns the whole bits of the integer logarithm into quarters.
    const QUARTERS: Cost = 4;
    let ratio = (u64::from(total) << 8) / u64::from(count.max(1));
    let quarters = Cost::try_from(ratio.min(1 << 15).pow(4).ilog2()).unwrap_or(0) - 8 * QUARTERS;
    (quarters * (PER_BIT / QUARTERS)).clamp(0, HEAVIEST)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::rows::rows;

    #[track_caller]
    fn check(page: &str, are_beside_marks: bool) {
        assert_eq!(Cuts::of(&rows(page)).are_beside_marks(), are_beside_marks, "{page}");
    }

    #[test]
    fn quotations_alone_between_halves_of_lines_show_where_lines_are_cut() {
        check(
            "　　老街上新开的\n《灯影》\n书店昨晚亮\n起了灯，来的人比店里的椅子还\n多，后来的就坐在门口的台阶上\n听人念诗，一直听到月亮升起来\n才散。",
            true,
        );
        check(
            "　　老街上新开的书店昨晚亮起\n了灯，来的人比店里的椅子还要\n多，后来的就坐在门口的台阶上\n听人念诗，一直听到月亮升起来\n才散。\n《灯影》\n一本写给夜行人的诗集",
            false,
        );
    }

    #[test]
    fn no_paragraph_begins_flush_where_the_others_are_set_in() {
        let cost = |page: &str| learn(&rows(page)).0.begun(&rows("江")[0]);
        let paragraph = "清晨六点河边的步道上已经有人跑步，\n步道上月才修好，全长三公里，两旁种\n了柳树。\n";
        let indented = paragraph.replacen("清晨", "　　清晨", 1);
        assert_eq!(cost(&paragraph.repeat(9)), 0);
        assert!(cost(&indented.repeat(9)) > ONE);
    }

    #[test]
    fn a_closing_mark_alone_on_its_line_was_cut_on_either_side() {
        let rows = rows("“水少了近三成。\n”\n何川说，今年不一样。\n渠边的柳树又绿了，\n");
        let habits = Habits::unknown(&rows);
        let [cut, inside] = [(1, 2), (2, 3)].map(|(above, below)| habits.cut(&rows[above], &rows[below]));
        assert!(cut < inside, "{cut} {inside}");
    }

    #[test]
    fn the_reading_that_knows_the_habits_is_the_one_of_a_page_read_with_them() {
        // Blank lines part the paragraphs, as those with a short last line show: one with a full last line ends there too.
        let short = "清晨六点河边的步道上已经有人跑步，步道上\n月才修好，全长三公里，两旁种了柳树海棠，\n还有凉亭。\n\n";
        let full = "远处还有一座凉亭，亭子里坐着下棋的老人，\n他们天亮就来，带着水壶和马扎，一直下到中\n午才回家吃饭，下午又来，风雨无阻有三年。\n\n";
        let rows = rows(&[&short.repeat(9), full, short].concat());
        let (habits, readings) = learn(&rows);
        assert_eq!(readings, lattice::read(&rows, &habits));
        assert_ne!(readings, lattice::read(&rows, &Habits::unknown(&rows)));
    }
}
