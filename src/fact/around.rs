//! The words around a mention, as far as they can bear on it.

use crate::{chars, cursor::Cursor, unit::mention::Mention};

/// How far back a clause is read, in bytes: some forty characters, longer than any phrase of comparison.
const MAX_CLAUSE: usize = 120;

/// The text before a mention, cut at the clause and at the mention before, and the text after it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Around<'t> {
    /// From the beginning of the clause.
    pub(super) clause: &'t str,
    /// From the mention before, within the clause.
    pub(super) before: &'t str,
    pub(super) after: Cursor<'t>,
    /// Where the text before the mention ends.
    pub(super) start: usize,
}

impl<'t> Around<'t> {
    pub(super) fn new(text: &'t str, since: usize, mention: &Mention) -> Self {
        let head = Cursor::new(text, mention.start).before_blanks().before();
        let clause = clause(head);
        let from = since.saturating_sub(head.len() - clause.len());
        let before = clause.get(from.min(clause.len())..).unwrap_or("");
        Around { clause, before, after: Cursor::new(text, mention.end), start: head.len() }
    }
}

/// The clause that `head` ends in; a clause of comparison (与上年相比，) belongs to it.
fn clause(head: &str) -> &str {
    let mut start = head.len();
    for (at, c) in head.char_indices().rev() {
        let compared = matches!(c, '，' | ',')
            && COMPARED.iter().any(|word| head.get(..at).is_some_and(|h| h.ends_with(word)));
        if head.len() - at > MAX_CLAUSE || is_boundary(c) && !compared {
            break;
        }
        start = at;
    }
    head.get(start..).unwrap_or("")
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
