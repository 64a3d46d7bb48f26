//! How much of a headline's wording a body shares, each word weighted by how rare it is on the page.
//!
//! Words are not told apart: pairs of neighbouring characters stand for them, and single Han characters, which count
//! less, for what headlines shorten (大风降温 for 阵风 … 气温下降).

use crate::chars::{digit, is_han, is_latin};
use alloc::vec::Vec;
use core::ops::Range;

/// Shares are counted in thousandths.
pub(super) type Share = i32;
/// All of it.
pub(super) const WHOLE: Share = 1000;

/// The lead of an article, where its headline's words stand, in characters.
const LEAD: usize = 130;

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

/// The holding of a term, by its number.
const fn holding(term: usize, body: u16) -> Holding {
    ((term as u64) << BODY_BITS) | body as u64
}

const fn body_of(holding: Holding) -> u16 {
    (holding & ((1 << BODY_BITS) - 1)) as u16
}

/// Where the terms of a page's headlines stand in the blocks of its text: read once, however often the blocks are then
/// gathered into bodies.
#[derive(Clone, Debug, Default)]
pub(super) struct Index {
    /// The terms of the headlines, sorted.
    terms: Vec<Term>,
    /// Sorted by term, then by block.
    places: Vec<Place>,
    /// How many characters each block has, from the first block on.
    lengths: Vec<usize>,
}

/// The first place of a term in a block, the term by its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    term: usize,
    block: usize,
    /// In characters from the beginning of the block.
    at: usize,
}

impl Index {
    /// The places of the terms of `headlines` in `blocks`, each with its number and its characters.
    pub(super) fn of(
        headlines: impl Iterator<Item = impl AsRef<str>>,
        blocks: impl Iterator<Item = (usize, impl Iterator<Item = char>)>,
    ) -> Self {
        let mut index = Index::default();
        for headline in headlines {
            index.terms.extend(terms(headline.as_ref()));
        }
        index.terms.sort_unstable();
        index.terms.dedup();
        let mut sieve = Sieve::of(&index.terms);
        for (block, characters) in blocks {
            index.read(block, characters, &mut sieve);
        }
        index.places.sort_unstable();
        index
    }

    fn read(&mut self, block: usize, characters: impl Iterator<Item = char>, sieve: &mut Sieve) {
        let (mut before, mut length) = (' ', 0);
        for (at, c) in characters.enumerate() {
            if is_han(c) {
                self.note(single(c), block, at, sieve);
            }
            if is_word(c) && is_word(before) {
                self.note(pair(before, c), block, at, sieve);
            }
            (before, length) = (c, at + 1);
        }
        if self.lengths.len() <= block {
            self.lengths.resize(block + 1, 0);
        }
        if let Some(slot) = self.lengths.get_mut(block) {
            *slot = length;
        }
    }

    #[inline]
    fn note(&mut self, term: Term, block: usize, at: usize, sieve: &mut Sieve) {
        if !sieve.may_hold(term) {
            return;
        }
        if let Ok(term) = self.terms.binary_search(&term) {
            if sieve.is_first(term, block) {
                self.places.push(Place { term, block, at });
            }
        }
    }
}

/// A set of terms that may err on the side of holding one: nearly every term of a page is none of a headline's. And for each
/// term, the block in which it was seen last.
struct Sieve {
    bits: Vec<u64>,
    seen: Vec<usize>,
}

/// Words of bits: few enough to stay in the nearest cache, many enough for the terms of a page's headlines.
const SIEVE_WORDS: usize = 1024;

impl Sieve {
    fn of(terms: &[Term]) -> Self {
        let mut bits = alloc::vec![0; SIEVE_WORDS];
        for &term in terms {
            let (word, bit) = Self::place(term);
            if let Some(slot) = bits.get_mut(word) {
                *slot |= bit;
            }
        }
        Sieve { bits, seen: alloc::vec![usize::MAX; terms.len()] }
    }

    /// Whether the term of this number was not yet seen in `block`.
    fn is_first(&mut self, term: usize, block: usize) -> bool {
        self.seen.get_mut(term).is_some_and(|seen| core::mem::replace(seen, block) != block)
    }

    #[inline]
    fn may_hold(&self, term: Term) -> bool {
        let (word, bit) = Self::place(term);
        self.bits.get(word).is_some_and(|slot| slot & bit != 0)
    }

    /// Fibonacci hashing.
    #[inline]
    fn place(term: Term) -> (usize, u64) {
        let hash = term.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 48;
        (hash as usize / 64, 1 << (hash % 64))
    }
}

/// Which terms of the headlines stand in which body.
#[derive(Clone, Debug)]
pub(super) struct Wording<'i> {
    /// The terms, sorted.
    terms: &'i [Term],
    /// Which bodies hold them, sorted.
    holdings: Vec<Holding>,
    /// Which leads do, sorted.
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

    /// For each body, the weight of the terms that it holds.
    pub(super) fn weights(self) -> Vec<Share> {
        self.shared
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

impl<'i> Wording<'i> {
    /// The wording of bodies, each the numbers of its blocks in order.
    pub(super) fn of<'b>(index: &'i Index, bodies: impl Iterator<Item = &'b [usize]>) -> Self {
        let mut owners = alloc::vec![None; index.lengths.len()];
        let mut count = 0;
        for (body, blocks) in (0..=u16::MAX).zip(bodies) {
            let mut above = 0;
            for &block in blocks {
                if let Some(slot) = owners.get_mut(block) {
                    *slot = Some((body, above));
                }
                above += index.lengths.get(block).copied().unwrap_or(0);
            }
            count += 1;
        }
        let mut wording =
            Wording { terms: &index.terms, holdings: Vec::new(), leads: Vec::new(), bodies: count };
        for place in &index.places {
            let Some(&Some((body, above))) = owners.get(place.block) else { continue };
            wording.holdings.push(holding(place.term, body));
            if above + place.at < LEAD {
                wording.leads.push(holding(place.term, body));
            }
        }
        for list in [&mut wording.holdings, &mut wording.leads] {
            list.sort_unstable();
            list.dedup();
        }
        wording
    }

    /// How much of the wording of `text` each body holds.
    pub(super) fn overlap(&self, text: &str) -> Overlap {
        let mut overlap = Overlap { shared: alloc::vec![0; self.bodies], whole: 0 };
        for term in terms(text) {
            overlap.whole += self.add_term(term, &mut overlap.shared);
        }
        overlap
    }

    /// Adds to the weights of the bodies what the pair weighs that two neighbouring characters make.
    pub(super) fn add_pair(&self, first: char, second: char, weights: &mut [Share]) {
        if is_word(first) && is_word(second) {
            self.add_term(pair(first, second), weights);
        }
    }

    /// Adds to the weights of the bodies what `term` weighs, half as much again where a lead holds it; returns the weight
    /// itself.
    fn add_term(&self, term: Term, weights: &mut [Share]) -> Share {
        let holders = self.holders(&self.holdings, term);
        let weight = self.weight(term, holders.len());
        for &holding in holders {
            add(weights, body_of(holding), 2 * weight);
        }
        for &holding in self.holders(&self.leads, term) {
            add(weights, body_of(holding), weight);
        }
        weight
    }

    /// For each boundary between two of the bodies `range`, how much more of the wording of `text` stands behind it than
    /// before it, in thousandths of the whole; a term that stands on both sides leans to none.
    pub(super) fn leans(&self, text: &str, range: Range<usize>) -> Vec<Share> {
        let mut changes = alloc::vec![0; range.len()];
        let (mut whole, mut lean) = (0, 0);
        for term in terms(text) {
            let holders = self.holders(&self.holdings, term);
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

    /// The part of `holdings` that is a term's.
    fn holders<'h>(&self, holdings: &'h [Holding], term: Term) -> &'h [Holding] {
        let Ok(term) = self.terms.binary_search(&term) else { return &[] };
        let start = holdings.partition_point(|&entry| entry < holding(term, 0));
        let rest = holdings.get(start..).unwrap_or_default();
        rest.get(..rest.partition_point(|&entry| entry <= holding(term, u16::MAX))).unwrap_or_default()
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
