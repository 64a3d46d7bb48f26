//! How much of a headline's wording a body shares, each pair of characters weighted by how rare it is on the page.

use crate::chars::{digit, is_han, is_latin};
use alloc::vec::Vec;

/// Shares are counted in thousandths.
pub(super) type Share = i32;
/// All of it.
pub(super) const WHOLE: Share = 1000;

/// The lead of an article, where its headline's words stand, in characters.
const LEAD: usize = 160;

/// Two neighbouring characters.
type Pair = (char, char);

/// Which pairs of characters stand in which body.
#[derive(Clone, Debug, Default)]
pub(super) struct Wording {
    /// Sorted.
    pairs: Vec<(Pair, u16)>,
    /// The pairs of the leads, sorted.
    leads: Vec<(Pair, u16)>,
    bodies: usize,
}

impl Wording {
    /// The wording of the bodies of a page.
    pub(super) fn of<'a>(bodies: impl Iterator<Item = &'a [&'a str]>) -> Self {
        let mut wording = Wording::default();
        for (index, texts) in bodies.enumerate() {
            let body = u16::try_from(index).unwrap_or(u16::MAX);
            let mut lead = LEAD;
            for text in texts {
                for pair in pairs(text) {
                    wording.pairs.push((pair, body));
                    if lead > 0 {
                        wording.leads.push((pair, body));
                    }
                    lead = lead.saturating_sub(1);
                }
            }
            wording.bodies = index + 1;
        }
        wording.pairs.sort_unstable();
        wording.pairs.dedup();
        wording.leads.sort_unstable();
        wording.leads.dedup();
        wording
    }

    /// For each body, the share of the wording of `line` that it holds, and half of the share that its lead holds on top.
    pub(super) fn shares(&self, line: &str) -> Vec<Share> {
        let mut shared = alloc::vec![0; self.bodies];
        let mut whole = 0;
        for pair in pairs(line) {
            let holders = holders(&self.pairs, pair);
            let weight = self.weight(holders.len());
            whole += weight;
            for &(_, body) in holders {
                add(&mut shared, body, 2 * weight);
            }
            for &(_, body) in self::holders(&self.leads, pair) {
                add(&mut shared, body, weight);
            }
        }
        for share in &mut shared {
            *share = *share * WHOLE / (2 * whole.max(LEAST_WEIGHT));
        }
        shared
    }

    /// A pair weighs the more the fewer bodies hold it; one that none holds says little.
    fn weight(&self, holders: usize) -> Share {
        if holders == 0 {
            return UNHELD_WEIGHT;
        }
        let rarity = (16 * (self.bodies + 1) / holders).ilog2();
        Share::try_from(rarity).unwrap_or(0) * 2
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

fn holders(pairs: &[(Pair, u16)], pair: Pair) -> &[(Pair, u16)] {
    let start = pairs.partition_point(|entry| entry.0 < pair);
    let rest = pairs.get(start..).unwrap_or_default();
    rest.get(..rest.partition_point(|entry| entry.0 == pair)).unwrap_or_default()
}

/// The pairs of neighbouring characters of a text; marks and spaces divide it.
fn pairs(text: &str) -> impl Iterator<Item = Pair> {
    text.chars().zip(text.chars().skip(1)).filter(|&(a, b)| is_word(a) && is_word(b))
}

fn is_word(c: char) -> bool {
    is_han(c) || is_latin(c) || digit(c).is_some()
}
