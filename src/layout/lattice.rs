//! The cheapest reading of a page: a shortest path over lines, roles and measures.
//!
//! A reading gives every line a role and every paragraph a measure. Its cost is a sum over lines, so the cheapest one is
//! found by dynamic programming (Viterbi) in time linear in the lines: after each line, and for each measure, a state
//! holds the cheapest way to have come so far with a paragraph just begun, in the middle, interrupted, or at a break.
//! Only the measures that the lines of a window speak for are reckoned.

use super::{
    costs::{self, Cost, NEVER},
    fits::Fits,
    habits::Habits,
    measure::Width,
    measures::{MEASURES, Measures, NARROWEST, SetLine, Table},
    rows::{Hint, Own, Row},
    state::{Node, State},
    steps::{self, LineCosts, PrintedLine},
};
use alloc::{boxed::Box, vec::Vec};
use core::iter;

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
    let mut readings = Vec::with_capacity(rows.len());
    let mut lattice = Lattice::new(habits);
    let mut start = Start::Page;
    while readings.len() < rows.len() {
        let from = readings.len();
        let (until, ahead) = window(from, rows.len());
        lattice.load(rows.get(from..ahead).unwrap_or_default(), &start);
        start = lattice.way_back(until - from, ahead == rows.len(), &mut readings);
    }
    readings
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
    /// The lines that are credits.
    credits: Vec<usize>,
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
            credits: Vec::new(),
        }
    }

    /// Reads `rows`.
    pub(super) fn load(&mut self, rows: &'a [Row], start: &Start) {
        let is_credit = |&(_, row): &(usize, &Row)| row.hint == Hint::Own(Own::Credit);
        self.rows = rows;
        self.states.clear();
        self.arcs.clear();
        self.arcs_until.clear();
        self.credits.clear();
        self.credits.extend(rows.iter().enumerate().filter(is_credit).map(|(line, _)| line));
        (0..rows.len()).for_each(|line| self.print(line));
        self.measures = Measures::of(self.set_lines(), start.kept());
        self.states.reserve(rows.len() + 1);
        self.states.push(start.state(&self.measures));
        (0..rows.len()).for_each(|line| self.reach(line));
    }

    /// The printed lines that are set to a measure, and followed by another.
    fn set_lines(&self) -> impl Iterator<Item = SetLine> {
        let is_set = |row: &&Row| !matches!(row.hint, Hint::Own(_) | Hint::Stack(_));
        let below = self.rows.iter().enumerate().skip(1).filter(move |(_, row)| is_set(row));
        below.flat_map(move |(line, next)| {
            let arcs = self.arcs(line - 1).iter();
            arcs.filter(move |arc| self.rows.get(arc.first).as_ref().is_some_and(is_set))
                .map(|arc| arc.costs.above(next))
        })
    }

    /// Finds the printed lines that end with physical line `line`.
    fn print(&mut self, line: usize) {
        let next = self.rows.get(line + 1);
        let mut printed: Option<PrintedLine> = None;
        for first in (0..=line).rev().take(MAX_FRAGMENTS) {
            let Some(head) = self.rows.get(first) else { break };
            let whole = match (printed.take(), self.rows.get(first + 1)) {
                (None, _) => Some(PrintedLine::of(head)),
                (Some(rest), Some(second)) => rest.behind(head, second, self.habits),
                _ => None,
            };
            let Some(whole) = whole else { break };
            self.arcs.push(Arc { first, costs: LineCosts::new(&whole, head, next, self.habits) });
            printed = Some(whole);
        }
        self.arcs_until.push(self.arcs.len());
    }

    /// The printed lines that end with physical line `line`, the shortest first.
    pub(super) fn arcs(&self, line: usize) -> &[Arc<'a>] {
        let until = self.arcs_until.get(line).copied().unwrap_or(0);
        let from = line.checked_sub(1).and_then(|above| self.arcs_until.get(above)).copied().unwrap_or(0);
        self.arcs.get(from..until).unwrap_or_default()
    }

    /// Every step that ends behind line `line`, at every measure.
    fn reach(&mut self, line: usize) {
        let credited = self.credit_follows(line);
        let mut states = core::mem::take(&mut self.states);
        states.push(State::UNREACHED);
        if let Some((state, known)) = states.split_last_mut() {
            if let (Some(row), Some(before)) = (self.rows.get(line), known.last()) {
                self.reach_own(line, row, before, state);
                for arc in self.arcs(line) {
                    let Some(from) = known.get(arc.first) else { break };
                    let costs = arc.costs.raised(rise(from, before));
                    let fits = costs.fits(&self.measures);
                    reach_printed(&costs, &fits, from, state);
                    if credited {
                        reach_aside(&costs, &fits, from, state);
                    }
                }
                state.settle(before, &self.measures);
            }
        }
        self.states = states;
    }

    /// Readings of line `line` as a line of its own. Whether a headline line stands close to what is above it says nothing:
    /// it may be that headline's second line.
    fn reach_own(&self, line: usize, row: &Row, before: &State, state: &mut State) {
        let broken = self.habits.broken(row);
        let (own, headline) = steps::own_costs(self.above(line), row, self.rows.get(line + 1));
        for (cost, &done) in state.done.iter_mut().zip(&before.done) {
            *cost = (*cost).min(done.saturating_add(own.saturating_add(broken).min(headline)));
        }
        let paragraph = before.first.iter().zip(&before.middle).map(|(&first, &middle)| first.min(middle));
        for ((cost, open), &suspended) in state.suspended.iter_mut().zip(paragraph).zip(&before.suspended) {
            let headline = open.saturating_add(costs::INTERPOSED).min(suspended).saturating_add(headline);
            *cost = (*cost).min(headline).min(suspended.saturating_add(broken + own));
        }
    }

    /// The line above line `line`.
    pub(super) fn above(&self, line: usize) -> Option<&Row> {
        self.rows.get(line.checked_sub(1)?)
    }

    /// Whether a credit stands on a line of its own soon after line `line`: the end of a caption.
    pub(super) fn credit_follows(&self, line: usize) -> bool {
        let next = self.credits.get(self.credits.partition_point(|&credit| credit < line));
        next.is_some_and(|&credit| credit < line + LONGEST_CAPTION)
    }
}

/// A caption that stands inside a paragraph has at most so many lines.
const LONGEST_CAPTION: usize = 16;

/// What the costs of an earlier state are to be raised by to compare with those of a later one.
pub(super) fn rise(earlier: &State, later: &State) -> Cost {
    Cost::try_from(earlier.floor - later.floor).unwrap_or(Cost::MIN / 4)
}

/// Readings of a printed line as part of a paragraph, at every measure.
fn reach_printed(line: &LineCosts<'_>, fits: &Fits, before: &State, state: &mut State) {
    for (cost, (&start, &fit)) in state.first.iter_mut().zip(before.start.iter().zip(&fits.first)) {
        *cost = (*cost).min(start.saturating_add(fit).saturating_add(line.begin + line.inside));
    }
    for (cost, (&start, &fit)) in state.done.iter_mut().zip(before.start.iter().zip(&fits.single)) {
        *cost = (*cost).min(start.saturating_add(fit).saturating_add(line.begin + line.end));
    }
    let mut open = [NEVER; MEASURES];
    for (open, (&first, &middle)) in open.iter_mut().zip(before.first.iter().zip(&before.middle)) {
        *open = first.saturating_add(line.joined_first).min(middle.saturating_add(line.joined_middle));
    }
    for (open, &suspended) in open.iter_mut().zip(&before.suspended) {
        *open = (*open).min(suspended.saturating_add(line.broken)).saturating_add(line.go_on);
    }
    go_on(&open, fits, line, &mut state.middle, &mut state.done);
}

/// What goes on with a paragraph from `open`: inside it, and as its last line.
fn go_on(open: &Table, fits: &Fits, line: &LineCosts<'_>, middle: &mut Table, last: &mut Table) {
    for (cost, (&open, &fit)) in middle.iter_mut().zip(open.iter().zip(&fits.middle)) {
        *cost = (*cost).min(open.saturating_add(fit).saturating_add(line.inside));
    }
    for (cost, (&open, &fit)) in last.iter_mut().zip(open.iter().zip(&fits.last)) {
        *cost = (*cost).min(open.saturating_add(fit).saturating_add(line.end));
    }
}

/// Readings of a printed line as part of a caption inside a paragraph, at every measure.
fn reach_aside(line: &LineCosts<'_>, fits: &Fits, before: &State, state: &mut State) {
    let mut open = [NEVER; MEASURES];
    for (open, (&first, &middle)) in open.iter_mut().zip(before.first.iter().zip(&before.middle)) {
        *open = first.min(middle).saturating_add(costs::CAPTION).saturating_add(line.begin);
    }
    for (cost, (&open, &fit)) in state.aside_first.iter_mut().zip(open.iter().zip(&fits.first)) {
        *cost = (*cost).min(open.saturating_add(fit).saturating_add(line.inside));
    }
    for (cost, (&open, &fit)) in state.suspended.iter_mut().zip(open.iter().zip(&fits.single)) {
        *cost = (*cost).min(open.saturating_add(fit).saturating_add(line.end));
    }
    for (open, (&first, &middle)) in open.iter_mut().zip(before.aside_first.iter().zip(&before.aside_middle))
    {
        let joined = first.saturating_add(line.joined_first).min(middle.saturating_add(line.joined_middle));
        *open = joined.saturating_add(line.go_on);
    }
    go_on(&open, fits, line, &mut state.aside_middle, &mut state.suspended);
}
