//! Word lists in a form that finds the longest word at a place in a few steps: a trie over characters, its edges in
//! one hash table.

use crate::chars;
use alloc::{boxed::Box, vec, vec::Vec};

/// A set of words, each with a mark: classes as bits, or an index. Words are entered whole, or from their last
/// character, and must then be looked up the same way.
#[derive(Debug)]
pub(crate) struct Words {
    /// Edges, each in one word so that a lookup stays in the nearest cache: node and character, and in the last
    /// sixteen bits the node they lead to. The length is a power of two.
    edges: Box<[u64]>,
    nodes: Box<[Node]>,
    /// One bit for each character of the basic plane that a word begins with (ends with, if read backwards): most
    /// places of a text are settled by it.
    begins: Box<[u64]>,
}

/// What is known at one place in the trie.
#[derive(Clone, Copy, Debug, Default)]
struct Node {
    /// The mark of the word that ends here, 0 for none.
    mark: u32,
    /// The marks of this word and of all that go on from here.
    below: u32,
    /// Whether any goes on from here.
    inner: bool,
}

/// Words of bits for the basic plane.
const PLANE: usize = 0x1_0000 / 64;

/// No edge: a node and a character never make this.
const EMPTY: u64 = u64::MAX;

/// Spreads keys over the table (Fibonacci hashing).
const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;

impl Words {
    /// Words read from their first character; marks of equal words are united.
    pub(crate) fn forward<'a>(words: impl Iterator<Item = (&'a str, u32)>) -> Self {
        Self::build(words.map(|(word, mark)| (word.chars(), mark)))
    }

    /// Words read from their last character, for looking back.
    pub(crate) fn backward<'a>(words: impl Iterator<Item = (&'a str, u32)>) -> Self {
        Self::build(words.map(|(word, mark)| (word.chars().rev(), mark)))
    }

    fn build(words: impl Iterator<Item = (impl Iterator<Item = char>, u32)>) -> Self {
        let mut edges = vec![EMPTY; 64];
        let mut nodes = vec![Node::default()];
        let mut begins = vec![0_u64; PLANE];
        for (word, mark) in words {
            let mut node = Self::ROOT;
            for c in word.map(half_width) {
                if let Some(bits) = begins.get_mut(c as usize / 64).filter(|_| node == Self::ROOT) {
                    *bits |= 1 << (c as u32 % 64);
                }
                if nodes.len() * 2 > edges.len() {
                    edges = grown(&edges);
                }
                let (from, next) = (node, nodes.len() as u32);
                node = insert(&mut edges, key(node, c), next);
                if node == next {
                    nodes.push(Node::default());
                }
                if let Some(slot) = nodes.get_mut(from as usize) {
                    slot.inner = true;
                }
                if let Some(slot) = nodes.get_mut(node as usize) {
                    slot.below |= mark;
                }
            }
            if let Some(slot) = nodes.get_mut(node as usize) {
                slot.mark |= mark;
            }
        }
        Words {
            edges: edges.into_boxed_slice(),
            nodes: nodes.into_boxed_slice(),
            begins: begins.into_boxed_slice(),
        }
    }

    /// Where every word begins.
    const ROOT: u32 = 0;

    /// The marks of all words that begin (end, if read backwards) with `c`, whatever follows.
    #[inline]
    pub(crate) fn below(&self, c: char) -> u32 {
        let node = self.step(Self::ROOT, half_width(c)).and_then(|node| self.nodes.get(node as usize));
        node.map_or(0, |node| node.below)
    }

    /// The node that `c` leads to.
    #[inline]
    fn step(&self, node: u32, c: char) -> Option<u32> {
        if node == Self::ROOT
            && self.begins.get(c as usize / 64).is_some_and(|bits| bits >> (c as u32 % 64) & 1 == 0)
        {
            return None;
        }
        let key = key(node, c);
        let mask = self.edges.len() - 1;
        let mut slot = spread(key) & mask;
        loop {
            let &edge = self.edges.get(slot)?;
            if edge >> NODE_BITS == key {
                return Some(target(edge));
            }
            if edge == EMPTY {
                return None;
            }
            slot = (slot + 1) & mask;
        }
    }

    /// The longest word of one of `classes` that begins `text`: its mark, and its length in bytes with the line
    /// breaks inside it.
    #[inline]
    pub(crate) fn prefix(&self, text: &str, classes: u32) -> Option<(u32, usize)> {
        let mut rest = text.chars();
        self.longest(classes, || Some((rest.next()?, text.len() - rest.as_str().len())))
    }

    /// The longest word of one of `classes` that ends `text`, likewise.
    #[inline]
    pub(crate) fn suffix(&self, text: &str, classes: u32) -> Option<(u32, usize)> {
        let mut rest = text.chars();
        self.longest(classes, || Some((rest.next_back()?, text.len() - rest.as_str().len())))
    }

    /// The marks of all words that end `text`, united.
    #[inline]
    pub(crate) fn suffixes(&self, text: &str) -> u32 {
        let (mut rest, mut marks) = (text.chars(), 0);
        let next = || Some((rest.next_back()?, text.len() - rest.as_str().len()));
        self.follow(u32::MAX, next, |mark, _| marks |= mark);
        marks
    }

    #[inline]
    fn longest(&self, classes: u32, next: impl FnMut() -> Option<(char, usize)>) -> Option<(u32, usize)> {
        let mut longest = None;
        self.follow(classes, next, |mark, length| longest = Some((mark, length)));
        longest
    }

    /// Follows the characters that `next` gives, each with the length up to its end; `found` gets every word on the
    /// way, the shortest first.
    #[inline]
    fn follow(
        &self,
        classes: u32,
        mut next: impl FnMut() -> Option<(char, usize)>,
        mut found: impl FnMut(u32, usize),
    ) {
        let (mut at, mut broken) = (Self::ROOT, false);
        while let Some((c, length)) = next() {
            let Some(reached) = self.step(at, half_width(c)) else {
                // A line break in a word, and the indent after it.
                if at != Self::ROOT && (chars::is_break(c) || broken && chars::is_space(c)) {
                    broken = true;
                    continue;
                }
                break;
            };
            let Some(node) = self.nodes.get(reached as usize).filter(|node| node.below & classes != 0) else {
                break;
            };
            at = reached;
            if node.mark & classes != 0 {
                found(node.mark, length);
            }
            if !node.inner {
                break;
            }
        }
    }
}

/// The ASCII form of a full-width character: ％, ｋｇ.
#[inline]
fn half_width(c: char) -> char {
    match c {
        '！'..='～' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        _ => c,
    }
}

/// How many bits of an edge name the node it leads to; no list of words has more nodes.
const NODE_BITS: u32 = 16;

#[inline]
fn key(node: u32, c: char) -> u64 {
    u64::from(node) << 21 | u64::from(c)
}

/// The node that an edge leads to.
#[inline]
const fn target(edge: u64) -> u32 {
    (edge & 0xffff) as u32
}

#[inline]
fn spread(key: u64) -> usize {
    (key.wrapping_mul(SPREAD) >> 32) as usize
}

/// The node that `key` leads to: `next` if there was none.
fn insert(edges: &mut [u64], key: u64, next: u32) -> u32 {
    let mask = edges.len() - 1;
    let mut slot = spread(key) & mask;
    while let Some(edge) = edges.get_mut(slot) {
        if *edge == EMPTY {
            *edge = key << NODE_BITS | u64::from(next);
        }
        if *edge >> NODE_BITS == key {
            return target(*edge);
        }
        slot = (slot + 1) & mask;
    }
    next
}

fn grown(edges: &[u64]) -> Vec<u64> {
    let mut larger = vec![EMPTY; edges.len() * 2];
    for &edge in edges.iter().filter(|edge| **edge != EMPTY) {
        insert(&mut larger, edge >> NODE_BITS, target(edge));
    }
    larger
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_word_at_a_place_is_found() {
        let words = Words::forward([("个", 1), ("个百分点", 2), ("个月", 4)].into_iter());
        assert_eq!(words.prefix("个百分点，", 7), Some((2, 12)));
        assert_eq!(words.prefix("个百分点，", 5), Some((1, 3)));
        assert_eq!(words.prefix("个百\n分点", 7), Some((2, 13)));
        assert_eq!(words.prefix("百分", 7), None);
    }

    #[test]
    fn classes_of_equal_words_unite() {
        let words = Words::backward([("超过", 1), ("过", 2), ("超过", 4)].into_iter());
        assert_eq!(words.suffix("已超过", 4), Some((5, 6)));
        assert_eq!(words.suffix("已超过", 2), Some((2, 3)));
        assert_eq!(words.suffix("已超", 7), None);
    }

    #[test]
    fn many_words_do_not_collide() {
        let every: Vec<alloc::string::String> = ('一'..='丿').map(|c| alloc::format!("{c}{c}")).collect();
        let words = Words::forward(every.iter().enumerate().map(|(i, word)| (word.as_str(), i as u32 + 1)));
        for (i, word) in every.iter().enumerate() {
            assert_eq!(words.prefix(word, u32::MAX), Some((i as u32 + 1, 6)));
        }
    }
}
