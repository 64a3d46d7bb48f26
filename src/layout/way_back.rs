//! The way back along the cheapest path: each step is found again by trying the few that lead to where it stands.

use super::{
    costs::{self, Cost, NEVER},
    lattice::{Lattice, Reading, Role, Start, rise},
    measure::Width,
    measures::NARROWEST,
    state::{Node, State},
    steps::{self, LineCosts},
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
            let step = self.step_to(at - 1, node, m);
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
        for arc in self.arcs(line) {
            let (Some(before), Some(above)) = (self.states.get(arc.first), self.states.get(line)) else {
                break;
            };
            let costs = arc.costs.raised(rise(before, above));
            let found =
                printed_step(&costs, before, node, (m, self.measures.at(m)), self.credit_follows(line));
            for (cost, from, role) in found {
                if cost < best.cost {
                    best = Step { cost, from, m, role, fragments: line + 1 - arc.first };
                    begins = matches!(role, Role::First | Role::Single);
                }
            }
        }
        if begins {
            best.m = self
                .states
                .get(line + 1 - best.fragments)
                .map_or(m, |before| self.measures.origin(&before.done, m));
        }
        best
    }
}

/// The steps of a printed line to `node` at measure `m`.
fn printed_step(
    line: &LineCosts<'_>,
    before: &State,
    node: Node,
    (m, measure): (usize, Width),
    aside: bool,
) -> impl Iterator<Item = (Cost, Node, Role)> {
    let start = before.start.get(m).copied().unwrap_or(NEVER);
    let from = |node: Node, cost: Cost| before.at(node, m).saturating_add(cost);
    let begin = |base: Cost, cost: Cost| base.saturating_add(line.begin).saturating_add(cost);
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
        Node::First => {
            [Some((begin(start, line.first(measure).0), Node::Done, Role::First)), None, None, None]
        }
        Node::Middle => {
            let [a, b, c] = open(line.more(measure).middle, Role::Middle);
            [a, b, c, None]
        }
        Node::Done => {
            let [a, b, c] = open(line.more(measure).last, Role::Last);
            [a, b, c, Some((begin(start, line.first(measure).1), Node::Done, Role::Single))]
        }
        Node::AsideFirst | Node::AsideMiddle | Node::Suspended if !aside => [None; 4],
        Node::AsideFirst => {
            let (first, _) = line.first(measure);
            [Some(caption(Node::First, first)), Some(caption(Node::Middle, first)), None, None]
        }
        Node::AsideMiddle => {
            let [a, b] = aside_more(line.more(measure).middle);
            [a, b, None, None]
        }
        Node::Suspended => {
            let (_, single) = line.first(measure);
            let [a, b] = aside_more(line.more(measure).last);
            [Some(caption(Node::First, single)), Some(caption(Node::Middle, single)), a, b]
        }
    };
    steps.into_iter().flatten()
}
