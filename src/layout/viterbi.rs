//! The cheapest reading of a page: a shortest path over lines, roles and measures.
//!
//! A reading gives every line a role and every paragraph a measure. Its cost is a sum over lines, so the cheapest one is
//! found by dynamic programming (Viterbi) in time linear in the lines: after each line, and for each measure, the table
//! holds the cheapest way to have come so far with a paragraph just begun, in the middle, interrupted, or at a break.

use super::{
    costs::{self, Cost, NEVER},
    habits::Habits,
    measure::{EM, Metrics, Width},
    opener::Opener,
    rows::{Hint, Own, Row},
};
use alloc::{vec, vec::Vec};

/// The narrowest measure: five em, a caption beside a picture.
const NARROWEST: Width = 5 * EM;
/// Measures are told apart by half an em.
const STEP: Width = EM / 2;
/// How many measures there are: up to 48.5 em, a sheet of office paper set in one column.
pub(crate) const MEASURES: usize = 88;
/// A line wider than every measure was never set to one: it is a paragraph as it stands.
pub(crate) const UNWRAPPED: Width = NARROWEST + STEP * MEASURES as Width;
/// An extractor cuts a printed line into at most so many fragments.
const MAX_FRAGMENTS: usize = 8;

/// A caption that stands inside a paragraph has at most so many lines.
const LONGEST_CAPTION: usize = 16;

/// What a physical line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// The first line of a paragraph that goes on.
    First,
    /// A line inside a paragraph.
    Middle,
    /// The last line of a paragraph of several lines.
    Last,
    /// A paragraph of one line.
    Single,
    /// A fragment: the next physical line goes on on the same printed line.
    Fragment,
    /// A headline line.
    Headline,
    /// A headline line set into the middle of a paragraph.
    Interposed,
    /// The first line of a caption that stands inside a paragraph.
    AsideFirst,
    /// A line inside such a caption, its last, or its only one.
    AsideMore,
    /// A line that its wording gives away: byline, credit, furniture, jump line, stacked character …
    Own,
}

/// The reading of one line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Reading {
    pub(crate) role: Role,
    /// The measure of the paragraph it belongs to or follows.
    pub(crate) measure: Width,
}

type Table = [Cost; MEASURES];

/// The cheapest costs after a line.
#[derive(Clone, Debug)]
struct State {
    /// A paragraph's first line stands, and the paragraph goes on.
    first: Table,
    /// A line inside a paragraph stands.
    middle: Table,
    /// A paragraph is interrupted by a headline or by a photograph with its caption.
    suspended: Table,
    /// The first line of a caption stands inside a paragraph, and the caption goes on.
    aside_first: Table,
    /// A line inside such a caption stands.
    aside_middle: Table,
    /// A break: whatever follows begins anew.
    done: Table,
    /// The cheapest way to begin something at a measure after this line.
    start: Table,
    start_from: [u8; MEASURES],
}

/// How the cheapest costs after a line were reached.
#[derive(Clone, Debug)]
struct Back {
    first: [Step; MEASURES],
    middle: [Step; MEASURES],
    suspended: [Step; MEASURES],
    aside_first: [Step; MEASURES],
    aside_middle: [Step; MEASURES],
    done: [Step; MEASURES],
}

/// One step of a path: the states before, and how many physical lines the step took.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Step {
    from: Node,
    role: Role,
    fragments: u8,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Node {
    First,
    Middle,
    Suspended,
    AsideFirst,
    AsideMiddle,
    Done,
    /// Done at another measure, looked up in `start_from`.
    Start,
}

const NO_STEP: Step = Step { from: Node::Done, role: Role::Own, fragments: 1 };

#[inline]
fn measure_at(index: usize) -> Width {
    NARROWEST + STEP * index as Width
}

/// The cheapest reading of `rows`.
pub(crate) fn read(rows: &[Row], habits: &Habits) -> Vec<Reading> {
    let mut lattice = Lattice::new(rows, habits);
    for line in 0..rows.len() {
        lattice.push(line);
    }
    lattice.trace()
}

struct Lattice<'a> {
    rows: &'a [Row],
    habits: &'a Habits,
    /// The states after the lines so far; the first stands before the first line.
    states: Vec<State>,
    backs: Vec<Back>,
}

impl<'a> Lattice<'a> {
    fn new(rows: &'a [Row], habits: &'a Habits) -> Self {
        let mut states = Vec::with_capacity(rows.len() + 1);
        states.push(State {
            first: [NEVER; MEASURES],
            middle: [NEVER; MEASURES],
            suspended: [NEVER; MEASURES],
            aside_first: [NEVER; MEASURES],
            aside_middle: [NEVER; MEASURES],
            done: [0; MEASURES],
            start: [0; MEASURES],
            start_from: core::array::from_fn(|index| index as u8),
        });
        Lattice { rows, habits, states, backs: Vec::with_capacity(rows.len()) }
    }

    /// Adds line number `line`.
    fn push(&mut self, line: usize) {
        let Some(row) = self.rows.get(line) else { return };
        let mut state = State {
            first: [NEVER; MEASURES],
            middle: [NEVER; MEASURES],
            suspended: [NEVER; MEASURES],
            aside_first: [NEVER; MEASURES],
            aside_middle: [NEVER; MEASURES],
            done: [NEVER; MEASURES],
            start: [NEVER; MEASURES],
            start_from: [0; MEASURES],
        };
        let mut back = Back {
            first: [NO_STEP; MEASURES],
            middle: [NO_STEP; MEASURES],
            suspended: [NO_STEP; MEASURES],
            aside_first: [NO_STEP; MEASURES],
            aside_middle: [NO_STEP; MEASURES],
            done: [NO_STEP; MEASURES],
        };
        self.push_own(line, row, &mut state, &mut back);
        let mut printed = PrintedLine::of(row);
        for fragments in 1..=MAX_FRAGMENTS {
            let Some(first) = (line + 1).checked_sub(fragments) else { break };
            if fragments > 1 {
                let (Some(head), Some(next)) = (self.rows.get(first), self.rows.get(first + 1)) else { break };
                if !may_be_one_line(head, next) || printed.metrics.low > UNWRAPPED {
                    break;
                }
                printed.prepend(head, self.habits.cut(head, next));
            }
            self.push_printed(line, first, fragments as u8, &printed, &mut state, &mut back);
        }
        begin_anew(&mut state);
        self.states.push(state);
        self.backs.push(back);
    }

    /// Readings of line `line` as a line of its own.
    fn push_own(&self, line: usize, row: &Row, state: &mut State, back: &mut Back) {
        let Some(before) = self.states.get(line) else { return };
        let broken = self.habits.broken(row) ;
        let heads = self.rows.get(line + 1).is_some_and(|next| matches!(next.hint, Hint::Opens | Hint::Own(Own::Byline)));
        let (own, headline) = own_costs(row, heads);
        for m in 0..MEASURES {
            let [Some(&done), Some(&first), Some(&middle), Some(&suspended)] =
                [before.done.get(m), before.first.get(m), before.middle.get(m), before.suspended.get(m)]
            else {
                continue;
            };
            let here = done + broken;
            improve(&mut state.done, &mut back.done, m, here + own, Step { from: Node::Done, role: Role::Own, fragments: 1 });
            improve(&mut state.done, &mut back.done, m, here + headline, Step { from: Node::Done, role: Role::Headline, fragments: 1 });
            let interposed = headline + broken;
            improve(&mut state.suspended, &mut back.suspended, m, suspended + broken + own, Step { from: Node::Suspended, role: Role::Own, fragments: 1 });
            for (cost, from) in [(first + costs::INTERPOSED, Node::First), (middle + costs::INTERPOSED, Node::Middle), (suspended, Node::Suspended)] {
                improve(&mut state.suspended, &mut back.suspended, m, cost + interposed, Step { from, role: Role::Interposed, fragments: 1 });
            }
        }
    }

    /// Readings of the physical lines `first..=line` as one printed line of a paragraph.
    fn push_printed(&self, line: usize, first: usize, fragments: u8, printed: &PrintedLine, state: &mut State, back: &mut Back) {
        let (Some(before), Some(row)) = (self.states.get(first), self.rows.get(first)) else { return };
        let line_costs = LineCosts::new(printed, row, self.rows.get(line + 1), self.habits);
        let joined_first = self.habits.joined(row, true);
        let joined_middle = self.habits.joined(row, false);
        let broken = self.habits.broken(row);
        let step = |from, role| Step { from, role, fragments };
        for m in 0..MEASURES {
            let measure = measure_at(m);
            let [Some(&start), Some(&after_first), Some(&after_middle), Some(&suspended)] =
                [before.start.get(m), before.first.get(m), before.middle.get(m), before.suspended.get(m)]
            else {
                continue;
            };
            let begin = start + broken + line_costs.begin;
            let (first_cost, single_cost) = line_costs.first(measure);
            improve(&mut state.first, &mut back.first, m, begin + first_cost + line_costs.inside, step(Node::Start, Role::First));
            improve(&mut state.done, &mut back.done, m, begin + single_cost + line_costs.end, step(Node::Start, Role::Single));
            let over = costs::overflow(&printed.metrics, measure) + line_costs.go_on;
            let under = costs::underflow(printed.metrics.high, line_costs.next_head, measure);
            let full = costs::full(printed.metrics.high, measure);
            for (cost, from) in [(after_first + joined_first, Node::First), (after_middle + joined_middle, Node::Middle), (suspended + broken, Node::Suspended)] {
                let cost = cost + over;
                improve(&mut state.middle, &mut back.middle, m, cost + under + line_costs.inside, step(from, Role::Middle));
                improve(&mut state.done, &mut back.done, m, cost + full + line_costs.end, step(from, Role::Last));
            }
            if !self.credit_follows(line) {
                continue;
            }
            for (cost, from) in [(after_first, Node::First), (after_middle, Node::Middle)] {
                let begin = cost + costs::CAPTION + broken + line_costs.begin;
                improve(&mut state.aside_first, &mut back.aside_first, m, begin + first_cost + line_costs.inside, step(from, Role::AsideFirst));
                improve(&mut state.suspended, &mut back.suspended, m, begin + single_cost + line_costs.end, step(from, Role::AsideFirst));
            }
            let [Some(&aside_first), Some(&aside_middle)] = [before.aside_first.get(m), before.aside_middle.get(m)] else { continue };
            for (cost, from) in [(aside_first + joined_first, Node::AsideFirst), (aside_middle + joined_middle, Node::AsideMiddle)] {
                let cost = cost + over;
                improve(&mut state.aside_middle, &mut back.aside_middle, m, cost + under + line_costs.inside, step(from, Role::AsideMore));
                improve(&mut state.suspended, &mut back.suspended, m, cost + full + line_costs.end, step(from, Role::AsideMore));
            }
        }
    }

    /// Whether a credit stands on a line of its own soon after line `line`: the end of a caption.
    fn credit_follows(&self, line: usize) -> bool {
        let after = self.rows.iter().skip(line).take(LONGEST_CAPTION);
        after.into_iter().any(|row| row.hint == Hint::Own(Own::Credit))
    }

    /// Reads the cheapest path back.
    fn trace(&self) -> Vec<Reading> {
        let rest = Reading { role: Role::Own, measure: NARROWEST };
        let mut readings = vec![rest; self.rows.len()];
        let mut at = self.rows.len();
        let mut node = Node::Done;
        let mut m = self.states.last().map_or(0, |state| cheapest(&state.done).1);
        while let Some(back) = at.checked_sub(1).and_then(|line| self.backs.get(line)) {
            if node == Node::Start {
                m = self.states.get(at).and_then(|state| state.start_from.get(m)).map_or(m, |&from| usize::from(from));
                node = Node::Done;
            }
            let steps = match node {
                Node::First => &back.first,
                Node::Middle => &back.middle,
                Node::Suspended => &back.suspended,
                Node::AsideFirst => &back.aside_first,
                Node::AsideMiddle => &back.aside_middle,
                Node::Done | Node::Start => &back.done,
            };
            let step = steps.get(m).copied().unwrap_or(NO_STEP);
            let before = at.saturating_sub(usize::from(step.fragments.max(1)));
            for (offset, reading) in readings.get_mut(before..at).unwrap_or_default().iter_mut().enumerate() {
                let is_last = before + offset + 1 == at;
                *reading = Reading { role: if is_last { step.role } else { Role::Fragment }, measure: measure_at(m) };
            }
            at = before;
            node = step.from;
        }
        readings
    }
}

/// Whether two physical lines may be fragments of one printed line: extractors cut where squeezed marks meet.
fn may_be_one_line(head: &Row, next: &Row) -> bool {
    let (head_ends, next_ends) = (head.metrics.ends, next.metrics.ends);
    next.indent == 0
        && matches!(next.hint, Hint::Text | Hint::Furniture | Hint::Continues | Hint::Closes { .. })
        && matches!(head.hint, Hint::Text | Hint::Furniture | Hint::Continues | Hint::Opens)
        && (head_ends.mark || next_ends.starts_with_closing || next_ends.starts_with_opening)
}

/// A printed line of one or several fragments.
struct PrintedLine {
    metrics: Metrics,
    /// What cutting it into fragments costs.
    cut: Cost,
    /// Whether a bracket is open at its end.
    open: bool,
    /// Whether a signature or a credit ends it.
    signed: bool,
}

impl PrintedLine {
    fn of(row: &Row) -> Self {
        PrintedLine {
            metrics: row.metrics,
            cut: 0,
            open: row.open_bracket,
            signed: matches!(row.hint, Hint::Closes { .. }),
        }
    }

    fn prepend(&mut self, head: &Row, cut: Cost) {
        self.metrics = head.metrics.then(self.metrics);
        self.cut += cut;
    }
}

/// What the readings of one printed line cost, the measure aside.
struct LineCosts<'a> {
    habits: &'a Habits,
    metrics: Metrics,
    indent: Width,
    /// The width of the first unit of the line below.
    next_head: Width,
    /// Beginning a paragraph with it.
    begin: Cost,
    /// Going on with a paragraph.
    go_on: Cost,
    /// Being inside a paragraph, which goes on.
    inside: Cost,
    /// Ending a paragraph with it.
    end: Cost,
}

impl<'a> LineCosts<'a> {
    fn new(printed: &PrintedLine, row: &Row, next: Option<&Row>, habits: &'a Habits) -> Self {
        let next_head = next.map_or(EM, |next| next.metrics.head);
        let ends = printed.metrics.ends;
        let own = if matches!(row.hint, Hint::Own(_) | Hint::Stack) { costs::HARD } else { 0 };
        let barred = if ends.starts_with_closing { costs::CLOSING_START } else { 0 };
        let opens = if row.hint == Hint::Opens { costs::HARD } else { 0 };
        let continues = if row.hint == Hint::Continues { costs::HARD } else { 0 };
        let indented = if row.indent > 0 { costs::INDENT_INSIDE } else { 0 };
        let signature = if matches!(row.hint, Hint::Closes { .. }) && ends.starts_with_opening { costs::SIGNATURE_ALONE } else { 0 };
        let barred_line = if ends.starts_with_closing { costs::BARRED_LINE_START } else { 0 };
        LineCosts {
            habits,
            metrics: printed.metrics,
            indent: row.indent,
            next_head,
            begin: costs::PARAGRAPH + own + barred + continues + signature + printed.cut,
            go_on: own + opens + indented + barred_line + row.opener.inside() + printed.cut,
            inside: if ends.terminal { costs::SENTENCE_ENDS_INSIDE } else { 0 }
                + if ends.opening { costs::OPENING_END } else { 0 }
                + if printed.signed { costs::HARD } else { 0 },
            end: end_cost(printed, next),
        }
    }

    /// What the line costs as the first of a paragraph that goes on, and as a paragraph of one line.
    #[inline]
    fn first(&self, measure: Width) -> (Cost, Cost) {
        if self.metrics.low > UNWRAPPED {
            return (NEVER, 0);
        }
        let mut cheapest = (NEVER, NEVER);
        for (indent, cost) in self.habits.indents(self.indent) {
            let target = measure - indent;
            let over = costs::overflow(&self.metrics, target) + cost;
            cheapest.0 = cheapest.0.min(over + costs::underflow(self.metrics.high, self.next_head, target));
            cheapest.1 = cheapest.1.min(over + costs::full(self.metrics.high, target));
        }
        cheapest
    }
}

/// What it costs that a paragraph ends with this line.
fn end_cost(printed: &PrintedLine, next: Option<&Row>) -> Cost {
    let ends = printed.metrics.ends;
    let stop = if ends.terminal || printed.signed || printed.metrics.low > UNWRAPPED {
        0
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

/// What a line costs as a line of its own, and as a headline line.
/// A question may be a headline where a byline or a dateline stands below it (`heads`).
fn own_costs(row: &Row, heads: bool) -> (Cost, Cost) {
    let own = match row.hint {
        Hint::Own(_) | Hint::Stack => 0,
        Hint::Furniture => costs::LIKELY_FURNITURE,
        _ => NEVER,
    };
    let ends = row.metrics.ends;
    let mut headline = costs::HEADLINE_LINE;
    headline += if ends.pause || ends.colon { costs::HEADLINE_PAUSE } else { 0 };
    headline += if ends.terminal && ends.inner_pause { costs::HEADLINE_SENTENCE } else { 0 };
    let asks = heads && !ends.full_stop && !ends.inner_pause;
    headline += if (ends.inner_pause || ends.terminal) && !asks { costs::HEADLINE_SENTENCE } else { 0 };
    headline -= if ends.terminal && asks { costs::HEADLINE_LINE } else { 0 };
    headline += if row.metrics.characters > costs::HEADLINE_LONGEST { costs::HEADLINE_LONG } else { 0 };
    headline += if ends.starts_with_closing { costs::CLOSING_START } else { 0 };
    headline += if ends.opening { costs::OPENING_END } else { 0 };
    headline += if row.open_bracket { costs::OPEN_BRACKET } else { 0 };
    headline += if matches!(row.hint, Hint::Text | Hint::Furniture) { 0 } else { costs::HARD };
    (own, headline)
}

#[inline]
fn improve(table: &mut Table, steps: &mut [Step; MEASURES], m: usize, cost: Cost, step: Step) {
    if let (Some(best), Some(kept)) = (table.get_mut(m), steps.get_mut(m)) {
        if cost < *best {
            *best = cost;
            *kept = step;
        }
    }
}

fn cheapest(table: &Table) -> (Cost, usize) {
    table.iter().zip(0..).map(|(&cost, index)| (cost, index)).min().unwrap_or((0, 0))
}

/// Fills in what it costs to begin something at each measure after a break: the cheapest break, and the change of measure.
fn begin_anew(state: &mut State) {
    let (lowest, at) = cheapest(&state.done);
    let any = lowest + costs::MEASURE_CHANGE;
    let mut best = (NEVER, 0u8);
    let forward = state.done.iter().zip(0u8..).map(|(&cost, index)| {
        best = (best.0 + costs::MEASURE_STEP, best.1).min((cost, index));
        best
    });
    for ((start, from), reached) in state.start.iter_mut().zip(&mut state.start_from).zip(forward) {
        (*start, *from) = reached.min((any, at as u8));
    }
    let mut best = (NEVER, 0u8);
    for (index, ((start, from), &cost)) in state.start.iter_mut().zip(&mut state.start_from).zip(&state.done).enumerate().rev() {
        best = (best.0 + costs::MEASURE_STEP, best.1).min((cost, index as u8));
        (*start, *from) = best.min((*start, *from));
    }
}
