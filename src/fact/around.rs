//! The words around a mention, as far as they can bear on it.

use super::words::BEFORE;
use crate::{chars, cursor::Cursor, lexicon::changes::COMPARED, unit::mention::Mention};

/// How far back words are read, in bytes: some forty characters, longer than any phrase of comparison.
const MAX_CLAUSE: usize = 120;

/// The text before a mention and the text after it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Around<'t> {
    /// All the text before.
    head: &'t str,
    /// The text before, from the mention before, within the clause.
    pub(super) before: &'t str,
    /// The classes of all words that may end somewhere in it.
    pub(super) seen: u32,
    /// The classes of all words that end it.
    pub(super) last: u32,
    pub(super) after: Cursor<'t>,
    /// Where the text before the mention ends.
    pub(super) start: usize,
}

impl<'t> Around<'t> {
    /// `before` is the place before the mention and the blanks before it, `since` the end of the mention before.
    pub(super) fn new(before: Cursor<'t>, since: usize, mention: &Mention) -> Self {
        let head = before.before();
        let (words, mut seen) = (&*BEFORE, 0);
        let near = clause(head, since, |c| seen |= words.below(c));
        let after = Cursor::new(before.text(), mention.end);
        Around { head, before: near, seen, last: words.suffixes(near), after, start: head.len() }
    }

    /// The text before, from the beginning of the clause.
    pub(super) fn clause(&self) -> &'t str {
        clause(self.head, 0, |_| ())
    }
}

/// The clause that `head` ends in, or its part after byte `since`; a clause of comparison (与上年相比，) belongs to it.
#[inline]
pub(super) fn clause(head: &str, since: usize, mut passes: impl FnMut(char)) -> &str {
    let least = since.max(head.len().saturating_sub(MAX_CLAUSE));
    let mut rest = head.chars();
    let mut start = head.len();
    while let Some(c) = rest.next_back() {
        let at = rest.as_str().len();
        // Most characters are Han, and end no clause.
        let han = matches!(c, '\u{4e00}'..='\u{9fff}');
        if at < least || !han && is_boundary(c) && !is_compared(rest.as_str(), c) {
            break;
        }
        passes(c);
        start = at;
    }
    head.get(start..).unwrap_or("")
}

/// Whether the boundary `c` follows a clause of comparison, which ends `head`.
fn is_compared(head: &str, c: char) -> bool {
    matches!(c, '，' | ',') && COMPARED.iter().any(|word| head.ends_with(word))
}

/// Marks that end a clause, for what words of change and limit can reach over; 、 and quotation marks do not.
fn is_boundary(c: char) -> bool {
    chars::is_terminal(c)
        || chars::is_pause(c) && c != '、'
        || matches!(c, '（' | '(' | '）' | ')' | '】' | '〕')
}

/// The last `count` characters of `text`.
pub(super) fn tail(text: &str, count: usize) -> &str {
    let start = text.char_indices().rev().nth(count.saturating_sub(1)).map_or(0, |(at, _)| at);
    text.get(start..).unwrap_or("")
}
