//! The way back along the cheapest path: each step is found again by trying the few that lead to where it stands.

use super::{
    costs::{self, Cost, NEVER},
    lattice::{Lattice, Reading, Role, Start, rise},
    measure::Width,
    measures::NARROWEST,
    state::{Node, State},
    steps::{AloneCosts, LineCosts},
};
use alloc::vec::Vec;

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

impl Lattice<'_> {
    /// Appends the readings of the first `count` lines on the cheapest path, and tells where it stands behind them. At the
    /// end of a page (`is_end`) a path has to end with a break.
    pub(super) fn way_back(&self, count: usize, is_end: bool, readings: &mut Vec<Reading>) -> Start {
        let (mut node, mut m) = match self.states.last() {
            Some(last) if is_end => (Node::Done, last.cheapest_break()),
            Some(last) => last.cheapest(),
            None => (Node::Done, 0),
        };
        let (mut at, mut kept, settled) = (self.rows.len(), None, readings.len());
        readings.resize(settled + at, Reading { role: Role::Own, measure: NARROWEST });
        while at > 0 {
            if at <= count && kept.is_none() {
                kept = Some((at, node, m));
            }
            let mut step = self.step_to(at - 1, node, m);
            // No step costs so little: a paragraph has changed its measure behind the line.
            if node == Node::Middle
                && step.cost > self.cost_behind(at - 1, node, m)
                && let Some(before) = self.turned_from(at, m)
            {
                (node, m) = before;
                step = self.step_to(at - 1, node, m);
            }
            let before = at.saturating_sub(step.fragments.max(1));
            for (line, reading) in (before..at).zip(readings.iter_mut().skip(settled + before)) {
                *reading = Reading {
                    role: if line + 1 == at { step.role } else { Role::Fragment },
                    measure: self.measures.at(m),
                };
            }
            (at, node, m) = (before, step.from, step.m);
        }
        let (end, node, m) = kept.unwrap_or((count, node, m));
        readings.truncate(settled + end.max(1));
        Start::Node(node, self.measures.at(m))
    }

    /// Where the cheapest paragraph stood that changes its measure to measure `m` behind `at` lines.
    fn turned_from(&self, at: usize, m: usize) -> Option<(Node, usize)> {
        let state = self.states.get(at)?;
        let places = |node: Node| state.table(node).iter().zip(0..).map(move |(&cost, m)| (cost, node, m));
        let open = [Node::First, Node::Middle].into_iter().flat_map(places);
        open.min_by_key(|&(cost, _, _)| cost).map(|(_, node, m)| (node, m)).filter(|&(_, from)| from != m)
    }

    /// The cheapest step that leads to `node` at measure `m` behind line `line`.
    fn step_to(&self, line: usize, node: Node, m: usize) -> Step {
        let mut best = Step { cost: Cost::MAX, from: Node::Done, m, role: Role::Own, fragments: 1 };
        let Some(above) = self.states.get(line) else { return best };
        if let Some(costs) = self.alone(line) {
            best.offer(alone_steps(costs, above, node, m), 1);
        }
        let (aside, cheapest) = (self.credit_follows(line), self.cost_behind(line, node, m));
        for arc in self.arcs(line) {
            let Some(before) = self.states.get(arc.first).filter(|_| best.cost != cheapest) else { break };
            let costs = arc.costs.raised(rise(before, above));
            let printed = Printed { line: &costs, measure: self.measures.at(m), before, m };
            best.offer(printed.steps(node, aside), line + 1 - arc.first);
            if node == Node::Done && best.cost != cheapest {
                best.offer(printed.whole_paragraph(), line + 1 - arc.first);
            }
        }
        if matches!(best.role, Role::First | Role::Single) {
            let before = self.states.get(line + 1 - best.fragments);
            best.m = before.map_or(m, |before| self.measures.origin(&before.done, m));
        }
        best
    }

    /// What the cheapest way to `node` at measure `m` behind line `line` costs, as costs are reckoned before it: no step is
    /// cheaper, so that none is looked for where one that costs no more is found.
    fn cost_behind(&self, line: usize, node: Node, m: usize) -> Cost {
        let states = self.states.get(line).zip(self.states.get(line + 1));
        states.map_or(Cost::MIN, |(above, behind)| behind.at(node, m).saturating_add(rise(behind, above)))
    }
}

impl Step {
    /// Takes the first of the cheapest of `steps`, over so many `fragments`, where it is cheaper.
    fn offer(&mut self, steps: Steps, fragments: usize) {
        for &(cost, from, role) in steps.iter().flatten() {
            if cost < self.cost {
                *self = Step { cost, from, m: self.m, role, fragments };
            }
        }
    }
}

/// The few steps that lead to a node: what each costs with the way to it, where it begins, and what the line is.
type Steps = [Option<(Cost, Node, Role)>; 4];

/// The steps of a line that no paragraph holds to `node` at measure `m`.
fn alone_steps(line: &AloneCosts, before: &State, node: Node, m: usize) -> Steps {
    let from =
        |node: Node, cost: Cost, role: Role| Some((before.at(node, m).saturating_add(cost), node, role));
    let own = |node: Node| from(node, line.own.saturating_add(line.broken), Role::Own);
    let interposed = line.headline + costs::INTERPOSED;
    match node {
        Node::Done => [own(Node::Done), from(Node::Done, line.headline, Role::Headline), None, None],
        Node::Suspended => [
            from(Node::First, interposed, Role::Interposed),
            from(Node::Middle, interposed, Role::Interposed),
            from(Node::Suspended, line.headline, Role::Interposed),
            own(Node::Suspended),
        ],
        _ => [None; 4],
    }
}

/// A printed line behind a state, at one measure.
struct Printed<'a> {
    line: &'a LineCosts<'a>,
    before: &'a State,
    m: usize,
    measure: Width,
}

impl Printed<'_> {
    /// The step to a break that begins a paragraph with it too.
    fn whole_paragraph(&self) -> Steps {
        [self.begin(self.line.first(self.measure).stops, Role::Single), None, None, None]
    }

    /// Its steps to `node`, a whole paragraph aside; it may stand in a caption inside a paragraph (`aside`).
    fn steps(&self, node: Node, aside: bool) -> Steps {
        let first = || self.line.first(self.measure);
        let more = || self.line.more(self.measure);
        match node {
            Node::First => [self.begin(first().goes_on, Role::First), None, None, None],
            Node::Middle => {
                let [a, b, c] = self.go_on(more().goes_on, Role::Middle);
                [a, b, c, None]
            }
            Node::Done => {
                let [a, b, c] = self.go_on(more().stops, Role::Last);
                [a, b, c, None]
            }
            Node::AsideFirst | Node::AsideMiddle | Node::Suspended if !aside => [None; 4],
            Node::AsideFirst => {
                let [a, b] = self.begin_aside(first().goes_on);
                [a, b, None, None]
            }
            Node::AsideMiddle => {
                let [a, b] = self.go_on_aside(more().goes_on);
                [a, b, None, None]
            }
            Node::Suspended => {
                let ([a, b], [c, d]) = (self.begin_aside(first().stops), self.go_on_aside(more().stops));
                [a, b, c, d]
            }
        }
    }

    /// It begins a paragraph.
    fn begin(&self, cost: Cost, role: Role) -> Option<(Cost, Node, Role)> {
        let start = self.before.start.get(self.m).copied().unwrap_or(NEVER);
        Some((start.saturating_add(self.line.begin).saturating_add(cost), Node::Done, role))
    }

    /// It goes on with a paragraph.
    fn go_on(&self, cost: Cost, role: Role) -> [Option<(Cost, Node, Role)>; 3] {
        [
            (Node::First, self.line.joined_first),
            (Node::Middle, self.line.joined_middle),
            (Node::Suspended, self.line.broken),
        ]
        .map(|(node, joined)| {
            let length = self.line.lengthened(self.before.length(node, self.m, self.measure));
            let long = if role == Role::Middle { self.line.long(length) } else { 0 };
            Some((self.from(node, joined + cost + long), node, role))
        })
    }

    /// It begins a caption inside a paragraph.
    fn begin_aside(&self, cost: Cost) -> [Option<(Cost, Node, Role)>; 2] {
        [Node::First, Node::Middle].map(|open| {
            let caption = self.from(open, costs::CAPTION).saturating_add(self.line.begin);
            Some((caption.saturating_add(cost), open, Role::AsideFirst))
        })
    }

    /// It goes on with such a caption.
    fn go_on_aside(&self, cost: Cost) -> [Option<(Cost, Node, Role)>; 2] {
        [(Node::AsideFirst, self.line.joined_first), (Node::AsideMiddle, self.line.joined_middle)]
            .map(|(node, joined)| Some((self.from(node, joined + cost), node, Role::AsideMore)))
    }

    fn from(&self, node: Node, cost: Cost) -> Cost {
        self.before.at(node, self.m).saturating_add(cost)
    }
}
