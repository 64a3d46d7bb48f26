//! The words around a mention, as far as they can bear on it.

use crate::{chars, cursor::Cursor, unit::mention::Mention};

/// How far back words are read, in bytes: some forty characters, longer than any phrase of comparison.
const MAX_CLAUSE: usize = 120;

/// The text before a mention and the text after it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Around<'t> {
    /// All the text before.
    head: &'t str,
    /// The text before, from the mention before, within the clause.
    pub(super) before: &'t str,
    pub(super) after: Cursor<'t>,
    /// Where the text before the mention ends.
    pub(super) start: usize,
}

impl<'t> Around<'t> {
    pub(super) fn new(text: &'t str, since: usize, mention: &Mention) -> Self {
        let head = Cursor::new(text, mention.start).before_blanks().before();
        let before = clause(head, since);
        Around { head, before, after: Cursor::new(text, mention.end), start: head.len() }
    }

    /// The text before, from the beginning of the clause.
    pub(super) fn clause(&self) -> &'t str {
        clause(self.head, 0)
    }
}

/// The clause that `head` ends in, or its part after byte `since`; a clause of comparison (与上年相比，) belongs to it.
fn clause(head: &str, since: usize) -> &str {
    let mut start = head.len();
    for (at, c) in head.char_indices().rev() {
        if at < since || head.len() - at > MAX_CLAUSE || is_boundary(c) && !is_compared(head, at, c) {
            break;
        }
        start = at;
    }
    head.get(start..).unwrap_or("")
}

/// Whether the boundary `c` at byte `at` follows a clause of comparison.
fn is_compared(head: &str, at: usize, c: char) -> bool {
    matches!(c, '，' | ',')
        && head.get(..at).is_some_and(|head| COMPARED.iter().any(|word| head.ends_with(word)))
}

/// A clause that ends in these goes on after its comma.
const COMPARED: &[&str] = &["相比", "比较", "比較", "相较", "相較", "以来", "以來", "同期"];

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
