//! What is counted or measured: the noun phrase next to the number.

use crate::{Dimension, Span, Unit, chars, cursor::Cursor};

/// How long a subject may be, in characters.
const MAX_SUBJECT: usize = 14;

/// Characters that are no part of a noun phrase after a counter, in both scripts.
const ENDS: &str =
    "的了在将將已被和与與就为為等及有是可均都来來从從由到至向对對把给給以并並而则則上下内內中前后後，。";
/// Characters that are no part of a noun phrase before a number.
const OPENS: &str =
    "的了在将將已被和与與就为為等及有是可均都到至达達占佔共约約近超比由从從以新建成获獲得使让讓其";

/// The subject of the number at `span`: after a counter the noun that follows, otherwise the one before.
pub(super) fn of(text: &str, span: Span, unit: Unit, since: usize) -> Option<Span> {
    let counts = unit.dimension() == Dimension::Count;
    if counts {
        if let Some(noun) = following(Cursor::new(text, span.end())) {
            return Some(noun);
        }
    }
    preceding(text, span.start(), since)
}

fn following(after: Cursor<'_>) -> Option<Span> {
    let length: usize = after
        .rest()
        .chars()
        .take(MAX_SUBJECT)
        .take_while(|&c| chars::is_han(c) && !ENDS.contains(c))
        .map(char::len_utf8)
        .sum();
    (length > "人".len()).then(|| Span::new(after.at(), after.at() + length))
}

fn preceding(text: &str, start: usize, since: usize) -> Option<Span> {
    let before = Cursor::new(text, start).before_blanks();
    let head = text.get(since.min(before.at())..before.at())?;
    let length: usize = head
        .chars()
        .rev()
        .take(MAX_SUBJECT)
        .take_while(|&c| chars::is_han(c) && !OPENS.contains(c))
        .map(char::len_utf8)
        .sum();
    (length > "人".len()).then(|| Span::new(before.at() - length, before.at()))
}
