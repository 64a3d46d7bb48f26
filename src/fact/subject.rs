//! What is counted or measured: the noun phrase next to the number.

use super::words::{self, class};
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

/// Words that stand between what is measured and the number: 用电量同比增长了近20%.
const BETWEEN: u32 =
    class::UP | class::DOWN | class::HEDGE | class::FILLER | class::CHANGE_FILLER | class::BASIS;

fn preceding(text: &str, start: usize, since: usize) -> Option<Span> {
    let before = Cursor::new(text, start).before_blanks();
    let mut head = text.get(since.min(before.at())..before.at())?;
    while let Some(shorter) = words::strip(head, BETWEEN) {
        head = shorter;
    }
    let end = before.at() - (before.at() - since.min(before.at()) - head.len());
    let phrase = head.chars().rev().take(MAX_SUBJECT).take_while(|&c| chars::is_han(c) && !OPENS.contains(c));
    let length: usize = phrase.map(char::len_utf8).sum();
    let phrase = head.get(head.len() - length..)?;
    let noun = words::back(phrase, MAX_SUBJECT, |part| {
        let (_, verb) = words::last(part, class::NO_OBJECT | class::OBJECT_VERB)?;
        phrase.get(part.len()..).filter(|_| verb.len() > "的".len())
    });
    let length = noun.filter(|noun| noun.len() > "人".len()).unwrap_or(phrase).len();
    (length > "人".len()).then(|| Span::new(end - length, end))
}
