//! The cheapest reading of a page: a shortest path over lines, roles and measures.
//!
//! A reading gives every line a role and every paragraph a measure. Its cost is a sum over lines, so the cheapest one is
//! found by dynamic programming (Viterbi) in time linear in the lines: after each line, and for each measure, a table
//! holds the cheapest way to have come so far with a paragraph just begun, in the middle, interrupted, or at a break.
//! No way back is stored; the way back finds each step again by trying the few that lead to where it stands.

use super::{
    costs::{self, Cost, NEVER},
    fits::{Fits, MEASURES, NARROWEST, STEP, Table, measure_at},
    habits::Habits,
    measure::Width,
    rows::{Hint, Own, Row},
    steps::{self, LineCosts, PrintedLine},
};
use alloc::{vec, vec::Vec};

/// A line wider than every measure was never set to one: it is a paragraph as it stands.
pub(crate) const UNWRAPPED: Width = NARROWEST + STEP * MEASURES as Width;
/// An extractor cuts a printed line into at most so many fragments.
pub(super) const MAX_FRAGMENTS: usize = 8;
/// So many lines are read at a time; memory does not grow with the page.
pub(super) const WINDOW: usize = 1024;
/// … with so many more to look ahead: what stands farther off changes no reading.
pub(super) const LOOK_AHEAD: usize = 96;

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

/// Where a path may stand between two lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Node {
    /// A paragraph's first line stands, and the paragraph goes on.
    First,
    /// A line inside a paragraph stands.
    Middle,
    /// A paragraph is interrupted by a headline or by a photograph with its caption.
    Suspended,
    /// The first line of a caption stands inside a paragraph, and the caption goes on.
    AsideFirst,
    /// A line inside such a caption stands.
    AsideMiddle,
    /// A break: whatever follows begins anew.
    Done,
}

const NODES: [Node; 6] =
    [Node::First, Node::Middle, Node::Suspended, Node::AsideFirst, Node::AsideMiddle, Node::Done];

/// The cheapest costs between two lines, at each measure; the cheapest of all is 0.
#[derive(Clone, Debug)]
pub(super) struct State {
    pub(super) first: Table,
    pub(super) middle: Table,
    pub(super) suspended: Table,
    pub(super) aside_first: Table,
    pub(super) aside_middle: Table,
    pub(super) done: Table,
    /// The cheapest way to begin something at a measure: a break, and the change of measure.
    pub(super) start: Table,
    /// What the cheapest of all really costs, from the beginning of the window.
    pub(super) floor: i32,
}

impl State {
    pub(super) const UNREACHED: State = State {
        first: [NEVER; MEASURES],
        middle: [NEVER; MEASURES],
        suspended: [NEVER; MEASURES],
        aside_first: [NEVER; MEASURES],
        aside_middle: [NEVER; MEASURES],
        done: [NEVER; MEASURES],
        start: [NEVER; MEASURES],
        floor: 0,
    };

    /// The beginning of a page: any measure.
    pub(super) fn beginning() -> Self {
        State { done: [0; MEASURES], start: [0; MEASURES], ..State::UNREACHED }
    }

    fn table(&self, node: Node) -> &Table {
        match node {
            Node::First => &self.first,
            Node::Middle => &self.middle,
            Node::Suspended => &self.suspended,
            Node::AsideFirst => &self.aside_first,
            Node::AsideMiddle => &self.aside_middle,
            Node::Done => &self.done,
        }
    }

    fn at(&self, node: Node, m: usize) -> Cost {
        self.table(node).get(m).copied().unwrap_or(NEVER)
    }

    /// This state with nothing reached but `node` at measure `m`.
    fn settled(node: Node, m: usize) -> Self {
        let mut state = State::UNREACHED;
        let table = match node {
            Node::First => &mut state.first,
            Node::Middle => &mut state.middle,
            Node::Suspended => &mut state.suspended,
            Node::AsideFirst => &mut state.aside_first,
            Node::AsideMiddle => &mut state.aside_middle,
            Node::Done => &mut state.done,
        };
        if let Some(cost) = table.get_mut(m) {
            *cost = 0;
        }
        state.start = begin_anew(&state.done);
        state
    }

    /// Keeps the sums small: the cheapest becomes 0, and what is ruled out stays so.
    pub(super) fn settle(&mut self, before: &State) {
        let tables = [
            &mut self.first,
            &mut self.middle,
            &mut self.suspended,
            &mut self.aside_first,
            &mut self.aside_middle,
            &mut self.done,
        ];
        let lowest = tables.iter().map(|table| lowest(table)).fold(NEVER, Cost::min);
        for table in tables {
            for cost in table.iter_mut() {
                *cost = if *cost >= NEVER / 2 { NEVER } else { *cost - lowest };
            }
        }
        self.floor = before.floor + i32::from(lowest);
        self.start = begin_anew(&self.done);
    }

    /// The cheapest node and measure.
    fn cheapest(&self) -> (Node, usize) {
        let at = |node: Node| self.table(node).iter().zip(0..).map(move |(&cost, m)| (cost, m, node));
        NODES
            .into_iter()
            .flat_map(at)
            .min_by_key(|&(cost, m, _)| (cost, m))
            .map_or((Node::Done, 0), |(_, m, node)| (node, m))
    }
}

fn lowest(table: &Table) -> Cost {
    table.iter().fold(NEVER, |lowest, &cost| lowest.min(cost))
}

/// What it costs to begin something at each measure after a break at any: the cheapest break, and the change of measure.
pub(super) fn begin_anew(done: &Table) -> Table {
    let any = lowest(done) + costs::MEASURE_CHANGE;
    let mut start = *done;
    // A change costs so much a step, until `any` is cheaper: paths of 1, 2 and 4 steps make every one up to 7.
    for reach in [1, 2, 4] {
        let before = start;
        let step = costs::MEASURE_STEP * reach as Cost;
        let (_, above) = before.split_at(reach);
        for (cost, from) in start.iter_mut().zip(above) {
            *cost = (*cost).min(from + step);
        }
        for (cost, from) in start.iter_mut().skip(reach).zip(&before) {
            *cost = (*cost).min(from + step);
        }
    }
    start.map(|cost| cost.min(any))
}

/// Where the window that begins at row `from` of `rows` ends, and where its look-ahead does.
pub(super) fn window(from: usize, rows: usize) -> (usize, usize) {
    let until = (from + WINDOW).min(rows);
    (until, (until + LOOK_AHEAD).min(rows))
}

/// The cheapest reading of `rows`.
pub(crate) fn read(rows: &[Row], habits: &Habits) -> Vec<Reading> {
    let mut readings = Vec::with_capacity(rows.len());
    let mut state = State::beginning();
    while readings.len() < rows.len() {
        let from = readings.len();
        let (until, ahead) = window(from, rows.len());
        let lattice = Lattice::of(rows.get(from..ahead).unwrap_or_default(), habits, state);
        let (settled, node, m) = lattice.way_back(until - from, ahead == rows.len());
        readings.extend(settled);
        state = State::settled(node, m);
    }
    readings
}

pub(super) struct Lattice<'a> {
    pub(super) rows: &'a [Row],
    pub(super) habits: &'a Habits,
    /// The states between the lines; the first stands before the first line.
    pub(super) states: Vec<State>,
    /// The lines that are credits.
    credits: Vec<usize>,
}

/// One step of a path, to a node behind a line.
#[derive(Clone, Copy, Debug)]
struct Step {
    cost: Cost,
    from: Node,
    /// The measure before the step.
    m: usize,
    role: Role,
    fragments: usize,
}

impl<'a> Lattice<'a> {
    /// The lattice of `rows`, before which the page stands at `state`.
    pub(super) fn of(rows: &'a [Row], habits: &'a Habits, state: State) -> Self {
        let is_credit = |&(_, row): &(usize, &Row)| row.hint == Hint::Own(Own::Credit);
        let credits = rows.iter().enumerate().filter(is_credit).map(|(line, _)| line).collect();
        let mut lattice = Lattice { rows, habits, states: vec![state], credits };
        lattice.extend();
        lattice
    }

    fn extend(&mut self) {
        self.states.reserve(self.rows.len());
        for line in 0..self.rows.len() {
            let mut state = State::UNREACHED;
            self.reach(line, &mut state);
            if let Some(before) = self.states.get(line) {
                state.settle(before);
            }
            self.states.push(state);
        }
    }

    /// The printed lines that end with physical line `line`, each with the line it begins with.
    pub(super) fn printed_lines(&self, line: usize) -> impl Iterator<Item = (usize, PrintedLine)> {
        let mut printed: Option<PrintedLine> = None;
        (0..=line).rev().take(MAX_FRAGMENTS).map_while(move |first| {
            let head = self.rows.get(first)?;
            let whole = match printed.take() {
                None => PrintedLine::of(head),
                Some(rest) => rest.behind(head, self.rows.get(first + 1)?, self.habits)?,
            };
            Some((first, printed.insert(whole).clone()))
        })
    }

    /// What the state before line `first` is to be raised by to compare with the one before line `line`.
    fn rise(&self, first: usize, line: usize) -> Cost {
        let floor = |line: usize| self.states.get(line).map_or(0, |state| state.floor);
        Cost::try_from(floor(first) - floor(line)).unwrap_or(Cost::MIN / 4)
    }

    /// Every step that ends behind line `line`, at every measure.
    fn reach(&self, line: usize, state: &mut State) {
        let (Some(row), Some(before)) = (self.rows.get(line), self.states.get(line)) else { return };
        self.reach_own(line, row, before, state);
        for (first, printed) in self.printed_lines(line) {
            let (Some(row), Some(before)) = (self.rows.get(first), self.states.get(first)) else { return };
            let costs = LineCosts::new(&printed, row, self.rows.get(line + 1), self.habits)
                .raised(self.rise(first, line));
            let fits = costs.fits();
            reach_printed(&costs, &fits, before, state);
            if self.credit_follows(line) {
                reach_aside(&costs, &fits, before, state);
            }
        }
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

    /// The readings of the first `count` lines on the cheapest path, and where it stands behind them. At the end of a
    /// page (`is_end`) a path has to end with a break.
    fn way_back(&self, count: usize, is_end: bool) -> (Vec<Reading>, Node, usize) {
        let rest = Reading { role: Role::Own, measure: NARROWEST };
        let mut readings = vec![rest; self.rows.len()];
        let (mut node, mut m) = match self.states.last() {
            Some(last) if is_end => (Node::Done, last.done.iter().zip(0..).min().map_or(0, |(_, m)| m)),
            Some(last) => last.cheapest(),
            None => (Node::Done, 0),
        };
        let (mut at, mut kept) = (self.rows.len(), None);
        while at > 0 {
            if at <= count && kept.is_none() {
                kept = Some((at, node, m));
            }
            let step = self.step_to(at - 1, node, m);
            let before = at.saturating_sub(step.fragments.max(1));
            for (line, reading) in readings.iter_mut().enumerate().take(at).skip(before) {
                *reading = Reading {
                    role: if line + 1 == at { step.role } else { Role::Fragment },
                    measure: measure_at(m),
                };
            }
            (at, node, m) = (before, step.from, step.m);
        }
        let (end, node, m) = kept.unwrap_or((count, node, m));
        readings.truncate(end.max(1));
        (readings, node, m)
    }

    /// The cheapest step that leads to `node` at measure `m` behind line `line`.
    fn step_to(&self, line: usize, node: Node, m: usize) -> Step {
        let mut best = Step { cost: Cost::MAX, from: Node::Done, m, role: Role::Own, fragments: 1 };
        let mut offer = |cost: Cost, from: Node, role: Role, fragments: usize| {
            if cost < best.cost {
                best = Step { cost, from, m, role, fragments };
            }
        };
        if let (Some(row), Some(before)) = (self.rows.get(line), self.states.get(line)) {
            let broken = self.habits.broken(row);
            let (own, headline) = steps::own_costs(self.above(line), row, self.rows.get(line + 1));
            let from =
                |node: Node, cost: Cost| before.at(node, m).saturating_add(cost).saturating_add(broken);
            if node == Node::Done {
                offer(from(Node::Done, own), Node::Done, Role::Own, 1);
                offer(before.at(Node::Done, m).saturating_add(headline), Node::Done, Role::Headline, 1);
            } else if node == Node::Suspended {
                for (open, cost) in [
                    (Node::First, costs::INTERPOSED),
                    (Node::Middle, costs::INTERPOSED),
                    (Node::Suspended, 0),
                ] {
                    offer(before.at(open, m).saturating_add(cost + headline), open, Role::Interposed, 1);
                }
                offer(from(Node::Suspended, own), Node::Suspended, Role::Own, 1);
            }
        }
        let mut begins = false;
        for (first, printed) in self.printed_lines(line) {
            let (Some(row), Some(before)) = (self.rows.get(first), self.states.get(first)) else { break };
            let costs = LineCosts::new(&printed, row, self.rows.get(line + 1), self.habits)
                .raised(self.rise(first, line));
            let fragments = line + 1 - first;
            let found = printed_step(&costs, before, node, m, self.credit_follows(line));
            for (cost, from, role) in found {
                if cost < best.cost {
                    best = Step { cost, from, m, role, fragments };
                    begins = matches!(role, Role::First | Role::Single);
                }
            }
        }
        if begins {
            best.m = self.states.get(line + 1 - best.fragments).map_or(m, |before| origin(&before.done, m));
        }
        best
    }
}

/// A caption that stands inside a paragraph has at most so many lines.
const LONGEST_CAPTION: usize = 16;

/// The steps of a printed line to `node` at measure `m`.
fn printed_step(
    line: &LineCosts<'_>,
    before: &State,
    node: Node,
    m: usize,
    aside: bool,
) -> impl Iterator<Item = (Cost, Node, Role)> {
    let measure = measure_at(m);
    let start = before.start.get(m).copied().unwrap_or(NEVER);
    let from = |node: Node, cost: Cost| before.at(node, m).saturating_add(cost);
    let begin = |base: Cost, cost: Cost| base.saturating_add(line.begin).saturating_add(cost);
    let (first, single) = line.first(measure);
    let more = line.more(measure);
    let caption = |open: Node, cost: Cost| (begin(from(open, costs::CAPTION), cost), open, Role::AsideFirst);
    let aside_more = |cost: Cost| {
        [
            Some((from(Node::AsideFirst, line.joined_first + cost), Node::AsideFirst, Role::AsideMore)),
            Some((from(Node::AsideMiddle, line.joined_middle + cost), Node::AsideMiddle, Role::AsideMore)),
        ]
    };
    let open = |cost: Cost, role: Role| {
        [
            Some((from(Node::First, line.joined_first + cost), Node::First, role)),
            Some((from(Node::Middle, line.joined_middle + cost), Node::Middle, role)),
            Some((from(Node::Suspended, line.broken + cost), Node::Suspended, role)),
        ]
    };
    let steps: [Option<(Cost, Node, Role)>; 4] = match node {
        Node::First => [Some((begin(start, first), Node::Done, Role::First)), None, None, None],
        Node::Middle => {
            let [a, b, c] = open(more.middle, Role::Middle);
            [a, b, c, None]
        }
        Node::Done => {
            let [a, b, c] = open(more.last, Role::Last);
            [a, b, c, Some((begin(start, single), Node::Done, Role::Single))]
        }
        Node::AsideFirst | Node::AsideMiddle | Node::Suspended if !aside => [None; 4],
        Node::AsideFirst => {
            [Some(caption(Node::First, first)), Some(caption(Node::Middle, first)), None, None]
        }
        Node::AsideMiddle => {
            let [a, b] = aside_more(more.middle);
            [a, b, None, None]
        }
        Node::Suspended => {
            let [a, b] = aside_more(more.last);
            [Some(caption(Node::First, single)), Some(caption(Node::Middle, single)), a, b]
        }
    };
    steps.into_iter().flatten()
}

/// The measure from which the change to measure `m` is cheapest.
fn origin(done: &Table, m: usize) -> usize {
    let change = |from: usize| {
        let steps = Cost::try_from(from.abs_diff(m)).unwrap_or(Cost::MAX).min(MEASURES as Cost);
        (costs::MEASURE_STEP.saturating_mul(steps)).min(costs::MEASURE_CHANGE)
    };
    let reached = done.iter().zip(0..).map(|(&cost, from)| (cost.saturating_add(change(from)), from));
    reached.min().map_or(m, |(_, from)| from)
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
