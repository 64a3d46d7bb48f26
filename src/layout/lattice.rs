//! The cheapest reading of a page: a shortest path over lines, roles and measures.
//!
//! A reading gives every line a role and every paragraph a measure. Its cost is a sum over lines, so the cheapest one is
//! found by dynamic programming (Viterbi) in time linear in the lines: after each line, and for each measure, a state
//! holds the cheapest way to have come so far with a paragraph just begun, in the middle, interrupted, or at a break.
//! Only the measures that the lines of a window speak for are reckoned.

use super::{
    costs::{self, Cost, NEVER},
    fits::{Fits, Set},
    habits::Habits,
    measure::Width,
    measures::{MEASURES, Measures, NARROWEST, Table},
    rows::{Hint, Own, Row},
    state::{Node, State},
    steps::{AloneCosts, LineCosts, PrintedLine},
};
use alloc::{boxed::Box, vec::Vec};
use core::{iter, ops::Range};

/// An extractor cuts a printed line into at most so many fragments.
pub(super) const MAX_FRAGMENTS: usize = 8;
/// So many lines are read at a time; memory does not grow with the page.
pub(super) const WINDOW: usize = 768;
/// … with so many more to look ahead: what stands farther off changes no reading.
pub(super) const LOOK_AHEAD: usize = 64;

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

/// Where the window that begins at row `from` of `rows` ends, and where its look-ahead does.
pub(super) fn window(from: usize, rows: usize) -> (usize, usize) {
    let until = (from + WINDOW).min(rows);
    (until, (until + LOOK_AHEAD).min(rows))
}

/// The cheapest reading of `rows`.
pub(crate) fn read(rows: &[Row], habits: &Habits) -> Vec<Reading> {
    Lattice::new(habits).read(rows)
}

/// Where a window begins.
#[derive(Clone, Debug)]
pub(super) enum Start {
    /// At the beginning of a page.
    Page,
    /// Where the cheapest path through the window before it ends: at a node, with a measure.
    Node(Node, Width),
    /// Wherever a path through the window before it, read with its measures, may end.
    Open(Box<(State, Measures)>),
}

impl Start {
    /// A measure that the window has to reckon with.
    fn kept(&self) -> Width {
        match self {
            Start::Page => NARROWEST,
            Start::Node(_, measure) => *measure,
            Start::Open(behind) => behind.1.at(behind.0.cheapest().1),
        }
    }

    /// The state before the first line of a window that is read with `measures`.
    fn state(&self, measures: &Measures) -> State {
        match self {
            Start::Page => State::beginning(),
            Start::Node(node, measure) => State::settled(*node, measures.index_of(*measure), measures),
            Start::Open(behind) => behind.0.read_with(&behind.1, measures),
        }
    }
}

/// A window of lines, and every state between them.
pub(super) struct Lattice<'a> {
    pub(super) rows: &'a [Row],
    pub(super) habits: &'a Habits,
    pub(super) measures: Measures,
    /// The states between the lines; the first stands before the first line.
    pub(super) states: Vec<State>,
    /// The printed lines, in the order of their last physical lines.
    arcs: Vec<Arc<'a>>,
    /// How many of them end with each line or one before it.
    arcs_until: Vec<usize>,
    /// What the lines cost that no paragraph holds.
    alone: Vec<AloneCosts>,
    /// Whether a credit stands on a line of its own at each line or soon after it.
    credited: Vec<bool>,
}

/// A printed line, from its first physical line to the one in whose arcs it stands.
pub(super) struct Arc<'a> {
    pub(super) first: usize,
    pub(super) costs: LineCosts<'a>,
}

impl<'a> Lattice<'a> {
    pub(super) fn new(habits: &'a Habits) -> Self {
        Lattice {
            rows: &[],
            habits,
            measures: Measures::of(iter::empty(), NARROWEST),
            states: Vec::new(),
            arcs: Vec::new(),
            arcs_until: Vec::new(),
            alone: Vec::new(),
            credited: Vec::new(),
        }
    }

    /// The cheapest reading of `rows`.
    pub(super) fn read(&mut self, rows: &'a [Row]) -> Vec<Reading> {
        let mut readings = Vec::with_capacity(rows.len());
        let mut start = Start::Page;
        while readings.len() < rows.len() {
            let from = readings.len();
            let (until, ahead) = window(from, rows.len());
            self.load(rows.get(from..ahead).unwrap_or_default(), &start);
            start = self.way_back(until - from, ahead == rows.len(), &mut readings);
        }
        readings
    }

    /// The cheapest reading of the page that was read, which has to be all in one window, where its habits are other ones.
    pub(super) fn read_again(mut self, habits: &'a Habits) -> Vec<Reading> {
        self.habits = habits;
        for arc in &mut self.arcs {
            if let Some(row) = self.rows.get(arc.first) {
                arc.costs.learn(row, habits);
            }
        }
        for (alone, row) in self.alone.iter_mut().zip(self.rows) {
            alone.broken = habits.broken(row);
        }
        self.reach_all(&Start::Page);
        let mut readings = Vec::with_capacity(self.rows.len());
        self.way_back(self.rows.len(), true, &mut readings);
        readings
    }

    /// Reads the lines of a window.
    pub(super) fn load(&mut self, rows: &'a [Row], start: &Start) {
        self.rows = rows;
        self.arcs.clear();
        self.arcs.reserve(2 * rows.len());
        self.arcs_until.clear();
        self.arcs_until.reserve(rows.len());
        self.mark_captions();
        self.alone.clear();
        self.alone.extend(alone_costs(rows, self.habits));
        (0..rows.len()).for_each(|line| self.print(line));
        self.measures = Measures::of(self.set_lines(), start.kept());
        self.reach_all(start);
    }

    /// Reckons every state between the lines.
    fn reach_all(&mut self, start: &Start) {
        self.states.clear();
        self.states.reserve(self.rows.len() + 1);
        self.states.push(start.state(&self.measures));
        (0..self.rows.len()).for_each(|line| self.reach(line));
    }

    /// The printed lines that are set to a measure, and followed by another, with the squeezed width of that.
    fn set_lines(&self) -> impl Iterator<Item = (Set, Width)> {
        let is_set = |row: &&Row| !matches!(row.hint, Hint::Own(_) | Hint::Stack);
        let below = self.rows.iter().enumerate().skip(1).filter(move |(_, row)| is_set(row));
        below.flat_map(move |(line, next)| {
            let arcs = self.arcs(line - 1).iter();
            arcs.filter(move |arc| self.rows.get(arc.first).as_ref().is_some_and(is_set))
                .map(|arc| (arc.costs.set, next.metrics.low))
        })
    }

    /// Finds the printed lines that end with physical line `line`.
    fn print(&mut self, line: usize) {
        let Some(mut head) = self.rows.get(line) else { return };
        let next = self.rows.get(line + 1);
        let mut printed = PrintedLine::of(head);
        for first in (0..=line).rev().take(MAX_FRAGMENTS) {
            self.arcs.push(Arc { first, costs: LineCosts::new(&printed, head, next, self.habits) });
            let Some(above) = first.checked_sub(1).and_then(|above| self.rows.get(above)) else { break };
            if !printed.take_in(above, head, self.habits) {
                break;
            }
            head = above;
        }
        self.arcs_until.push(self.arcs.len());
    }

    /// The printed lines that end with physical line `line`, the shortest first.
    pub(super) fn arcs(&self, line: usize) -> &[Arc<'a>] {
        self.arcs.get(self.arcs_of(line)).unwrap_or_default()
    }

    /// Where they stand among those of the window.
    fn arcs_of(&self, line: usize) -> Range<usize> {
        let until = self.arcs_until.get(line).copied().unwrap_or(0);
        let from = line.checked_sub(1).and_then(|above| self.arcs_until.get(above)).copied().unwrap_or(0);
        from..until
    }

    /// Every step that ends behind line `line`, at every measure.
    fn reach(&mut self, line: usize) {
        let (arcs, credited) = (self.arcs_of(line), self.credit_follows(line));
        // States are large: each is reckoned where it stays.
        self.states.push(State::UNREACHED);
        let Some((state, behind)) = self.states.split_last_mut() else { return };
        let (Some(before), Some(alone)) = (behind.get(line), self.alone.get(line)) else { return };
        reach_alone(alone, before, state);
        for arc in self.arcs.get(arcs).unwrap_or_default() {
            let Some(from) = behind.get(arc.first) else { break };
            let costs = arc.costs.raised(rise(from, before));
            let fits = Fits::of(&costs.set, costs.indents(), &self.measures);
            reach_printed(&costs, &fits, &self.measures, from, state);
            if credited {
                reach_aside(&costs, &fits, from, state);
            }
        }
        state.settle(before, &self.measures);
    }

    /// What line `line` costs that no paragraph holds.
    pub(super) fn alone(&self, line: usize) -> Option<&AloneCosts> {
        self.alone.get(line)
    }

    /// Whether a credit stands on a line of its own soon after line `line`: the end of a caption.
    pub(super) fn credit_follows(&self, line: usize) -> bool {
        self.credited.get(line).is_some_and(|&credited| credited)
    }

    /// Finds the lines that may be a caption's.
    fn mark_captions(&mut self) {
        self.credited.clear();
        self.credited.resize(self.rows.len(), false);
        let credits = self.rows.iter().enumerate().filter(|(_, row)| row.hint == Hint::Own(Own::Credit));
        for (line, _) in credits {
            let caption = self.credited.iter_mut().take(line + 1).rev().take(LONGEST_CAPTION);
            caption.for_each(|credited| *credited = true);
        }
    }
}

/// A caption that stands inside a paragraph has at most so many lines.
const LONGEST_CAPTION: usize = 16;

/// What the costs of an earlier state are to be raised by to compare with those of a later one.
pub(super) fn rise(earlier: &State, later: &State) -> Cost {
    Cost::try_from(earlier.floor - later.floor).unwrap_or(Cost::MIN / 4)
}

/// What each of `rows` costs that no paragraph holds.
fn alone_costs(rows: &[Row], habits: &Habits) -> impl Iterator<Item = AloneCosts> {
    let above = iter::once(None).chain(rows.iter().map(Some));
    let next = rows.iter().skip(1).map(Some).chain([None]);
    rows.iter().zip(above.zip(next)).map(|(row, (above, next))| AloneCosts::new(above, row, next, habits))
}

/// Readings of a line as a line of its own, at every measure.
fn reach_alone(line: &AloneCosts, before: &State, state: &mut State) {
    let alone = line.cheapest();
    for m in 0..MEASURES {
        lower(&mut state.done, m, at(&before.done, m).saturating_add(alone));
        let paragraph = at(&before.first, m).min(at(&before.middle, m));
        let suspended = at(&before.suspended, m);
        let headline =
            paragraph.saturating_add(costs::INTERPOSED).min(suspended).saturating_add(line.headline);
        lower(&mut state.suspended, m, headline.min(suspended.saturating_add(line.broken + line.own)));
    }
}

/// Readings of a printed line as part of a paragraph, at every measure.
fn reach_printed(line: &LineCosts<'_>, fits: &Fits, measures: &Measures, before: &State, state: &mut State) {
    let (begin, end) = (line.begin + line.inside, line.begin + line.end);
    for m in 0..MEASURES {
        let first = at(&before.first, m).saturating_add(line.joined_first);
        let middle = at(&before.middle, m).saturating_add(line.joined_middle);
        let (joined, resumed) = (first.min(middle), at(&before.suspended, m).saturating_add(line.broken));
        let length = if first <= middle { at(measures.widths(), m) } else { at(&before.length, m) };
        let length = line.lengthened(if resumed < joined { costs::USUAL_LENGTH } else { length });
        let open = joined.min(resumed).saturating_add(line.go_on);
        let start = at(&before.start, m);
        lower(&mut state.first, m, start.saturating_add(at(&fits.first_goes_on, m)).saturating_add(begin));
        let inside = line.inside + line.long(length);
        let goes_on = open.saturating_add(at(&fits.goes_on, m)).saturating_add(inside);
        lower_with(&mut state.middle, &mut state.length, m, goes_on, length);
        let single = start.saturating_add(at(&fits.first_stops, m)).saturating_add(end);
        let last = open.saturating_add(at(&fits.stops, m)).saturating_add(line.end);
        lower(&mut state.done, m, last.min(single));
    }
}

/// Readings of a printed line as part of a caption inside a paragraph, at every measure.
fn reach_aside(line: &LineCosts<'_>, fits: &Fits, before: &State, state: &mut State) {
    for m in 0..MEASURES {
        let paragraph = at(&before.first, m).min(at(&before.middle, m));
        let start = paragraph.saturating_add(costs::CAPTION).saturating_add(line.begin);
        let (first, middle) = (at(&before.aside_first, m), at(&before.aside_middle, m));
        let joined = first.saturating_add(line.joined_first).min(middle.saturating_add(line.joined_middle));
        let open = joined.saturating_add(line.go_on);
        let begun = start.saturating_add(at(&fits.first_goes_on, m)).saturating_add(line.inside);
        lower(&mut state.aside_first, m, begun);
        let goes_on = open.saturating_add(at(&fits.goes_on, m)).saturating_add(line.inside);
        lower(&mut state.aside_middle, m, goes_on);
        let single = start.saturating_add(at(&fits.first_stops, m)).saturating_add(line.end);
        let last = open.saturating_add(at(&fits.stops, m)).saturating_add(line.end);
        lower(&mut state.suspended, m, last.min(single));
    }
}

#[inline(always)]
fn at(table: &Table, m: usize) -> Cost {
    table.get(m).copied().unwrap_or(NEVER)
}

/// Takes a cheaper way into the middle of a paragraph, with the length of that.
#[inline(always)]
fn lower_with(table: &mut Table, lengths: &mut Table, m: usize, cost: Cost, length: Width) {
    if let (Some(best), Some(known)) = (table.get_mut(m), lengths.get_mut(m)) {
        *known = if cost < *best { length } else { *known };
        *best = (*best).min(cost);
    }
}

#[inline(always)]
fn lower(table: &mut Table, m: usize, cost: Cost) {
    if let Some(best) = table.get_mut(m) {
        *best = (*best).min(cost);
    }
}
