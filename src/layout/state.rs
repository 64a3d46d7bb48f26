//! Where the readings of a page may stand between two lines, and the cheapest way to each such place.

use super::{
    costs::{self, Cost, NEVER},
    measure::Width,
    measures::{MEASURES, Measures, Table, lowest},
};

/// Where a path may stand between two lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Node {
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

impl Node {
    pub(super) const ALL: [Node; 6] =
        [Node::First, Node::Middle, Node::Suspended, Node::AsideFirst, Node::AsideMiddle, Node::Done];
}

/// A table that is ruled out throughout.
pub(super) const UNREACHED: Table = [NEVER; MEASURES];

/// The cheapest costs between two lines, at each measure.
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
    /// How long the paragraph in the middle of which the cheapest way stands is so far: the widths of its lines. It is no part of
    /// what a state is told apart by: of two ways to one place the cheaper stays, however long.
    pub(super) length: Table,
    /// What the costs have been lowered by since the beginning of the window.
    pub(super) floor: i32,
}

/// Costs are lowered when the cheapest has grown so much: seldom, and long before they could overflow.
const HIGHEST_FLOOR: Cost = NEVER / 16;

impl State {
    pub(super) const UNREACHED: State = State {
        first: UNREACHED,
        middle: UNREACHED,
        suspended: UNREACHED,
        aside_first: UNREACHED,
        aside_middle: UNREACHED,
        done: UNREACHED,
        start: UNREACHED,
        length: [costs::USUAL_LENGTH; MEASURES],
        floor: 0,
    };

    /// The beginning of a page: any measure.
    pub(super) fn beginning() -> Self {
        State { done: [0; MEASURES], start: [0; MEASURES], ..State::UNREACHED }
    }

    /// The state in which nothing is reached but `node` at measure `m` of `measures`.
    pub(super) fn settled(node: Node, m: usize, measures: &Measures) -> Self {
        let mut state = State::UNREACHED;
        if let Some(cost) = state.table_mut(node).get_mut(m) {
            *cost = 0;
        }
        state.start = measures.begin_anew(&state.done, lowest(&state.done));
        state
    }

    /// This state, which knows the measures of `known`, as one that knows those of `measures`.
    pub(super) fn read_with(&self, known: &Measures, measures: &Measures) -> Self {
        let mut state = State::UNREACHED;
        for node in Node::ALL {
            for (cost, &width) in state.table_mut(node).iter_mut().zip(measures.widths()) {
                let m = known.index_of(width);
                *cost = if known.at(m) == width { self.at(node, m) } else { NEVER };
            }
        }
        state.start = measures.begin_anew(&state.done, lowest(&state.done));
        state
    }

    pub(super) fn table(&self, node: Node) -> &Table {
        match node {
            Node::First => &self.first,
            Node::Middle => &self.middle,
            Node::Suspended => &self.suspended,
            Node::AsideFirst => &self.aside_first,
            Node::AsideMiddle => &self.aside_middle,
            Node::Done => &self.done,
        }
    }

    fn table_mut(&mut self, node: Node) -> &mut Table {
        match node {
            Node::First => &mut self.first,
            Node::Middle => &mut self.middle,
            Node::Suspended => &mut self.suspended,
            Node::AsideFirst => &mut self.aside_first,
            Node::AsideMiddle => &mut self.aside_middle,
            Node::Done => &mut self.done,
        }
    }

    pub(super) fn at(&self, node: Node, m: usize) -> Cost {
        self.table(node).get(m).copied().unwrap_or(NEVER)
    }

    /// How long the paragraph is that stands at `node` at measure `m`, which is so wide.
    pub(super) fn length(&self, node: Node, m: usize, measure: Width) -> Width {
        match node {
            Node::First => measure,
            Node::Middle => self.length.get(m).copied().unwrap_or(costs::USUAL_LENGTH),
            _ => costs::USUAL_LENGTH,
        }
    }

    /// Completes the state behind a line, before which stands `before`: what begins anew, and sums that stay small.
    pub(super) fn settle(&mut self, before: &State, measures: &Measures) {
        self.floor = before.floor;
        let mut cheapest_break = lowest(&self.done);
        // As long as a break is cheap, the cheapest way to any place is.
        if cheapest_break >= HIGHEST_FLOOR {
            let by = self.lowest();
            if by >= HIGHEST_FLOOR {
                self.lower_by(by);
                cheapest_break = lowest(&self.done);
            }
        }
        self.start = measures.begin_anew(&self.done, cheapest_break);
        self.turn();
    }

    /// Reckons with paragraphs that go on at another measure: where the text runs round a photograph.
    fn turn(&mut self) {
        let turned = lowest(&self.first).min(lowest(&self.middle)).saturating_add(costs::RUN_ROUND);
        for (cost, length) in self.middle.iter_mut().zip(&mut self.length) {
            *length = if *cost <= turned { *length } else { costs::USUAL_LENGTH };
            *cost = (*cost).min(turned);
        }
    }

    /// What the cheapest way to any place costs.
    fn lowest(&self) -> Cost {
        let paragraph = self.first.iter().zip(&self.middle).zip(&self.suspended);
        let aside = self.aside_first.iter().zip(&self.aside_middle).zip(&self.done);
        paragraph.zip(aside).fold(NEVER, |lowest, (((&a, &b), &c), ((&d, &e), &f))| {
            lowest.min(a).min(b).min(c).min(d).min(e).min(f)
        })
    }

    /// Lowers every cost; what is ruled out stays so.
    fn lower_by(&mut self, by: Cost) {
        self.floor += i32::from(by);
        for node in Node::ALL {
            let table = self.table_mut(node);
            *table = table.map(|cost| if cost >= NEVER / 2 { NEVER } else { cost - by });
        }
    }

    /// The cheapest node and measure.
    pub(super) fn cheapest(&self) -> (Node, usize) {
        let at = |node: Node| self.table(node).iter().zip(0..).map(move |(&cost, m)| (cost, m, node));
        Node::ALL
            .into_iter()
            .flat_map(at)
            .min_by_key(|&(cost, m, _)| (cost, m))
            .map_or((Node::Done, 0), |(_, m, node)| (node, m))
    }

    /// The measure at which a break is cheapest.
    pub(super) fn cheapest_break(&self) -> usize {
        self.done.iter().zip(0..).min().map_or(0, |(_, m)| m)
    }
}
