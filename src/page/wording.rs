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

/// Two neighbouring characters, or one alone, as one number: compared faster than the characters.
type Term = u64;

/// No code point takes more bits.
const CHAR_BITS: u32 = 21;

const fn pair(first: char, second: char) -> Term {
    ((first as u64) << CHAR_BITS) | second as u64
}

const fn single(c: char) -> Term {
    (c as u64) << CHAR_BITS
}

const fn is_single(term: Term) -> bool {
    term & ((1 << CHAR_BITS) - 1) == 0
}

/// The terms of a page's headlines, each with a number.
#[derive(Clone, Debug, Default)]
struct Terms {
    /// Sorted: a term's number is its place.
    terms: Vec<Term>,
    /// For each hash, and where that is taken for the next, the number of its term.
    slots: Vec<u32>,
}

/// No term has this number.
const EMPTY: u32 = u32::MAX;

impl Terms {
    fn of(headlines: impl Iterator<Item = impl AsRef<str>>) -> Self {
        let mut terms = Vec::new();
        for headline in headlines {
            each_term(headline.as_ref(), |term| terms.push(term));
        }
        terms.sort_unstable();
        terms.dedup();
        // At least half of the slots stay empty, so that a search is short.
        let mut slots = alloc::vec![EMPTY; (2 * terms.len()).next_power_of_two()];
        for (number, &term) in (0..EMPTY).zip(&terms) {
            let mut at = hash(term, slots.len());
            while slots.get(at).is_some_and(|&taken| taken != EMPTY) {
                at = (at + 1) & (slots.len() - 1);
            }
            if let Some(slot) = slots.get_mut(at) {
                *slot = number;
            }
        }
        Terms { terms, slots }
    }

    /// The number of a term.
    #[inline]
    fn number(&self, term: Term) -> Option<usize> {
        let mut at = hash(term, self.slots.len());
        loop {
            let &number = self.slots.get(at).filter(|&&number| number != EMPTY)?;
            if self.terms.get(number as usize) == Some(&term) {
                return Some(number as usize);
            }
            at = (at + 1) & (self.slots.len() - 1);
        }
    }
}

/// Fibonacci hashing into so many slots, a power of two.
#[inline]
fn hash(term: Term, slots: usize) -> usize {
    (term.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32) as usize & slots.wrapping_sub(1)
}

/// Where the terms of a page's headlines stand in the blocks of its text: read once, however often the blocks are then
/// gathered into bodies.
#[derive(Clone, Debug, Default)]
pub(super) struct Index {
    terms: Terms,
    /// In the order of the terms, then of the blocks.
    places: Vec<Place>,
    /// Where the places of each term begin; behind them, where the last end.
    starts: Vec<usize>,
    /// How many characters each block has, from the first block on.
    lengths: Vec<usize>,
}

/// The first place of a term in a block.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Place {
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
        let mut reader = Reader::of(Terms::of(headlines));
        let mut lengths = Vec::new();
        for (block, characters) in blocks {
            if lengths.len() <= block {
                lengths.resize(block + 1, 0);
            }
            if let Some(slot) = lengths.get_mut(block) {
                *slot = reader.read(block, characters);
            }
        }
        let (places, starts) = reader.by_term();
        Index { terms: reader.terms, places, starts, lengths }
    }

    /// The places of the term of this number.
    fn places(&self, number: usize) -> &[Place] {
        slice(&self.places, &self.starts, number)
    }
}

/// The part of `all` that begins at the start of this number.
#[inline]
fn slice<'a, T>(all: &'a [T], starts: &[usize], number: usize) -> &'a [T] {
    match starts.get(number..) {
        Some(&[from, until, ..]) => all.get(from..until).unwrap_or_default(),
        _ => &[],
    }
}

/// What was found in the blocks read so far.
struct Reader {
    terms: Terms,
    /// The block in which each term was seen last, and in how many it was seen.
    seen: Vec<(usize, usize)>,
    /// Every first place of a term in a block, in the order of reading.
    found: Vec<(usize, Place)>,
}

impl Reader {
    fn of(terms: Terms) -> Self {
        let seen = alloc::vec![(usize::MAX, 0); terms.terms.len()];
        Reader { terms, seen, found: Vec::new() }
    }

    /// Reads a block; returns how many characters it has. A Han character that no headline has is in no pair of one.
    fn read(&mut self, block: usize, characters: impl Iterator<Item = char>) -> usize {
        let (mut before, mut length) = (None, 0);
        characters.for_each(|c| {
            // A space parts no words here: it stands between characters and figures, or in a name.
            if c == ' ' {
                length += 1;
                return;
            }
            let place = Place { block, at: length };
            let word = if is_han(c) { self.note(single(c), place) } else { is_word(c) }.then_some(c);
            if let (Some(before), Some(c)) = (before, word) {
                self.note(pair(before, c), place);
            }
            before = word;
            length += 1;
        });
        length
    }

    /// Notes where a term stands; tells whether it is a headline's.
    #[inline]
    fn note(&mut self, term: Term, place: Place) -> bool {
        let Some(number) = self.terms.number(term) else { return false };
        if let Some((last, count)) = self.seen.get_mut(number).filter(|(last, _)| *last != place.block) {
            (*last, *count) = (place.block, *count + 1);
            self.found.push((number, place));
        }
        true
    }

    /// The places, sorted by their terms (a counting sort), and where those of each begin.
    fn by_term(&self) -> (Vec<Place>, Vec<usize>) {
        let mut starts = alloc::vec![0];
        starts.extend(self.seen.iter().scan(0, |sum, &(_, count)| {
            *sum += count;
            Some(*sum)
        }));
        let mut next = starts.clone();
        let mut places = alloc::vec![Place::default(); self.found.len()];
        for &(number, place) in &self.found {
            let Some(at) = next.get_mut(number) else { continue };
            if let Some(slot) = places.get_mut(*at) {
                *slot = place;
            }
            *at += 1;
        }
        (places, starts)
    }
}

/// A body that holds a term, and whether its lead does, as one number: the body doubled, and one more where not.
type Holding = u32;

const fn holding(body: u16, in_lead: bool) -> Holding {
    (body as u32) << 1 | !in_lead as u32
}

const fn body_of(holding: Holding) -> usize {
    (holding >> 1) as usize
}

/// What a holding counts of its term's weight, in halves.
const fn halves(holding: Holding) -> Share {
    if holding & 1 == 0 { 3 } else { 2 }
}

/// Which terms of the headlines stand in which body.
#[derive(Clone, Debug)]
pub(super) struct Wording<'i> {
    terms: &'i Terms,
    /// Which bodies hold them, in the order of the terms, then of the bodies.
    holdings: Vec<Holding>,
    /// Where the holdings of each term begin; behind them, where the last end.
    starts: Vec<usize>,
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
            Wording { terms: &index.terms, holdings: Vec::new(), starts: alloc::vec![0], bodies: count };
        let mut holders = Vec::new();
        for number in 0..index.terms.terms.len() {
            holders.extend(index.places(number).iter().filter_map(|place| {
                let (body, above) = (*owners.get(place.block)?)?;
                Some(holding(body, above + place.at < LEAD))
            }));
            // Where a lead holds the term, that counts.
            holders.sort_unstable();
            holders.dedup_by_key(|holding| body_of(*holding));
            wording.holdings.append(&mut holders);
            wording.starts.push(wording.holdings.len());
        }
        wording
    }

    /// How much of the wording of `text` each body holds.
    pub(super) fn overlap(&self, text: &str) -> Overlap {
        let mut overlap = Overlap { shared: alloc::vec![0; self.bodies], whole: 0 };
        each_term(text, |term| overlap.whole += self.add_term(term, &mut overlap.shared));
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
        let holders = self.holders(term);
        let weight = self.weight(term, holders.len());
        if weight > 0 {
            for &holding in holders {
                if let Some(share) = weights.get_mut(body_of(holding)) {
                    *share += halves(holding) * weight;
                }
            }
        }
        weight
    }

    /// For each boundary between two of the bodies `range`, how much more of the wording of `text` stands behind it than
    /// before it, in thousandths of the whole; a term that stands on both sides leans to none.
    pub(super) fn leans(&self, text: &str, range: Range<usize>) -> Vec<Share> {
        let mut changes = alloc::vec![0; range.len()];
        let (mut whole, mut lean) = (0, 0);
        each_term(text, |term| {
            let holders = self.holders(term);
            let weight = self.weight(term, holders.len());
            whole += weight;
            let place = |holding: Option<&Holding>| holding.map(|&holding| body_of(holding) - range.start);
            let from = holders.partition_point(|&holding| body_of(holding) < range.start);
            let until = holders.partition_point(|&holding| body_of(holding) < range.end);
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
        });
        let boundaries = changes.iter().take(range.len().saturating_sub(1));
        boundaries
            .map(|change| {
                lean += change;
                lean * WHOLE / whole.max(LEAST_WEIGHT)
            })
            .collect()
    }

    /// Which bodies hold a term.
    #[inline]
    fn holders(&self, term: Term) -> &[Holding] {
        self.terms.number(term).map_or(&[], |number| slice(&self.holdings, &self.starts, number))
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

/// Calls `found` with the terms of a text; marks and spaces divide pairs.
fn each_term(text: &str, mut found: impl FnMut(Term)) {
    let (mut before, mut is_apart): (Option<char>, bool) = (None, false);
    for c in text.chars() {
        if c == ' ' {
            is_apart = true;
            continue;
        }
        if is_han(c) {
            found(single(c));
        }
        let word = is_word(c).then_some(c);
        // A space parts the clauses of a headline, but stands between characters and figures as well.
        let pair = |(before, c): (char, char)| {
            (!is_apart || before.is_ascii() != c.is_ascii()).then(|| pair(before, c))
        };
        if let Some(pair) = before.zip(word).and_then(pair) {
            found(pair);
        }
        (before, is_apart) = (word, false);
    }
}

fn is_word(c: char) -> bool {
    is_han(c) || is_latin(c) || digit(c).is_some()
}
