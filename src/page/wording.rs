//! How much of a headline's wording a body shares, each word weighted by how rare it is on the page.
//!
//! Words are not told apart: pairs of neighbouring characters stand for them, and single Han characters, which count
//! less, for what headlines shorten (大风降温 for 阵风 … 气温下降).

use crate::{
    chars::{digit, is_han, is_latin},
    trace::Traced,
};
use alloc::vec::Vec;
use core::ops::Range;

/// Shares are counted in thousandths.
pub(super) type Share = i32;
/// All of it.
pub(super) const WHOLE: Share = 1000;

/// The lead of an article, where its headline's words stand, in terms: some characters fewer than that.
const LEAD: usize = 160;

/// Two neighbouring characters, or one alone, as one number: sorted faster than the characters.
type Term = u64;
/// A term and the body that holds it, as one number.
type Holding = u64;

/// No code point takes more bits.
const CHAR_BITS: u32 = 21;
const BODY_BITS: u32 = 16;

const fn pair(first: char, second: char) -> Term {
    ((first as u64) << CHAR_BITS) | second as u64
}

const fn single(c: char) -> Term {
    (c as u64) << CHAR_BITS
}

const fn is_single(term: Term) -> bool {
    term & ((1 << CHAR_BITS) - 1) == 0
}

const fn holding(term: Term, body: u16) -> Holding {
    (term << BODY_BITS) | body as u64
}

const fn body_of(holding: Holding) -> u16 {
    (holding & ((1 << BODY_BITS) - 1)) as u16
}

/// Which terms stand in which body.
#[derive(Clone, Debug, Default)]
pub(super) struct Wording {
    /// Sorted.
    terms: Vec<Holding>,
    /// The terms of the leads, sorted.
    leads: Vec<Holding>,
    bodies: usize,
}

/// How much of the wording of a text the bodies hold.
#[derive(Clone, Debug, Default)]
pub(super) struct Overlap {
    /// For each body, the weight of the terms that it holds, half as much again where its lead holds them.
    shared: Vec<Share>,
    /// The weight of all terms of the text.
    whole: Share,
}

impl Overlap {
    /// For each body, its part of the whole.
    pub(super) fn shares(&self) -> Vec<Share> {
        self.shared.iter().map(|shared| shared * WHOLE / (2 * self.whole.max(LEAST_WEIGHT))).collect()
    }

    /// The largest weight that a body holds, and which does.
    pub(super) fn best(&self) -> (Share, usize) {
        self.shared.iter().zip(0..).map(|(&shared, body)| (shared, body)).max().unwrap_or((0, 0))
    }

    /// The part of the whole that body `body` holds.
    pub(super) fn share(&self, body: usize) -> Share {
        self.shared.get(body).map_or(0, |shared| shared * WHOLE / (2 * self.whole.max(LEAST_WEIGHT)))
    }
}

impl Wording {
    /// The wording of the bodies of a page.
    pub(super) fn of<'a>(bodies: impl Iterator<Item = impl Iterator<Item = Traced<'a>>>) -> Self {
        let mut wording = Wording::default();
        for (index, texts) in bodies.enumerate() {
            let body = u16::try_from(index).unwrap_or(u16::MAX);
            let mut lead = LEAD;
            for text in texts {
                let before = wording.terms.len();
                wording.terms.extend(terms(&text).map(|term| holding(term, body)));
                let leading = wording.terms.iter().skip(before).take(lead);
                let before = wording.leads.len();
                wording.leads.extend(leading);
                lead -= wording.leads.len() - before;
            }
            wording.bodies = index + 1;
        }
        for list in [&mut wording.terms, &mut wording.leads] {
            list.sort_unstable();
            list.dedup();
        }
        wording
    }

    /// How much of the wording of `text` each body holds.
    pub(super) fn overlap(&self, text: &str) -> Overlap {
        let mut overlap = Overlap { shared: alloc::vec![0; self.bodies], whole: 0 };
        for term in terms(text) {
            let holders = holders(&self.terms, term);
            let weight = self.weight(term, holders.len());
            overlap.whole += weight;
            for &holding in holders {
                add(&mut overlap.shared, body_of(holding), 2 * weight);
            }
            for &holding in self::holders(&self.leads, term) {
                add(&mut overlap.shared, body_of(holding), weight);
            }
        }
        overlap
    }

    /// For each boundary between two of the bodies `range`, how much more of the wording of `text` stands behind it than
    /// before it, in thousandths of the whole; a term that stands on both sides leans to none.
    pub(super) fn leans(&self, text: &str, range: Range<usize>) -> Vec<Share> {
        let mut changes = alloc::vec![0; range.len()];
        let (mut whole, mut lean) = (0, 0);
        for term in terms(text) {
            let holders = holders(&self.terms, term);
            let weight = self.weight(term, holders.len());
            whole += weight;
            let place = |holding: Option<&Holding>| {
                holding.map(|&holding| usize::from(body_of(holding)) - range.start)
            };
            let from = holders.partition_point(|&holding| usize::from(body_of(holding)) < range.start);
            let until = holders.partition_point(|&holding| usize::from(body_of(holding)) < range.end);
            let held = holders.get(from..until).unwrap_or_default();
            // Before the first boundary behind `first` it stands behind only; after the last it stands before only.
            if let (Some(first), Some(last)) = (place(held.first()), place(held.last())) {
                lean += weight;
                for place in [first, last] {
                    if let Some(change) = changes.get_mut(place) {
                        *change -= weight;
                    }
                }
            }
        }
        let boundaries = changes.iter().take(range.len().saturating_sub(1));
        boundaries
            .map(|change| {
                lean += change;
                lean * WHOLE / whole.max(LEAST_WEIGHT)
            })
            .collect()
    }

    /// A term weighs the more the fewer bodies hold it; one that none holds says little, and a single character is no
    /// word: it weighs nothing where every body holds it.
    fn weight(&self, term: Term, holders: usize) -> Share {
        if holders == 0 {
            return if is_single(term) { 0 } else { UNHELD_WEIGHT };
        }
        let rarity =
            |holders: usize| Share::try_from((16 * (self.bodies + 1) / holders).ilog2()).unwrap_or(0);
        if is_single(term) { rarity(holders) - rarity(self.bodies) } else { 2 * rarity(holders) }
    }
}

/// What a pair weighs that no body holds: headlines shorten and vary the wording.
const UNHELD_WEIGHT: Share = 6;
/// A headline of a single pair of characters is not matched in whole by that pair.
const LEAST_WEIGHT: Share = 40;

fn add(shares: &mut [Share], body: u16, weight: Share) {
    if let Some(share) = shares.get_mut(usize::from(body)) {
        *share += weight;
    }
}

/// The holdings of a term.
fn holders(holdings: &[Holding], term: Term) -> &[Holding] {
    let start = holdings.partition_point(|&entry| entry < holding(term, 0));
    let rest = holdings.get(start..).unwrap_or_default();
    rest.get(..rest.partition_point(|&entry| entry <= holding(term, u16::MAX))).unwrap_or_default()
}

/// The terms of a text; marks and spaces divide pairs.
fn terms(text: &str) -> impl Iterator<Item = Term> {
    let singles = text.chars().filter(|&c| is_han(c)).map(single);
    let pairs = text
        .chars()
        .zip(text.chars().skip(1))
        .filter(|&(a, b)| is_word(a) && is_word(b))
        .map(|(a, b)| pair(a, b));
    pairs.chain(singles)
}

fn is_word(c: char) -> bool {
    is_han(c) || is_latin(c) || digit(c).is_some()
}
