//! What is counted or measured: the noun phrase next to the number.

use super::{
    Fact, List,
    around::clause,
    words::{self, class},
};
use crate::{Span, chars, cursor::Cursor};

/// How long a subject may be, in characters.
const MAX_SUBJECT: usize = 14;

/// Characters that are no part of a noun phrase after a counter, in both scripts.
const ENDS: &str = "的了在将將已被和与與就为為等及有是可均都来來从從由到至向对對把给給以并並而则則上下内內中前后後正还還也，。";
/// Characters that are no part of a noun phrase before a number.
const OPENS: &str =
    "的了在将將已被和与與就为為等及有是可均都到至达達占佔共约約近超比由从從以新建成获獲得使让讓其还還";

/// The subject of a number: its own on a list with 分别, after a counter the noun that follows, otherwise the one
/// before.
pub(super) fn of(fact: &Fact<'_>) -> Option<Span> {
    let (text, span) = (fact.whole, fact.span);
    let counted = || following(Cursor::new(text, span.end())).filter(|_| fact.unit.counts());
    respective(text, fact.list).or_else(counted).or_else(|| preceding(text, span.start(), fact.since))
}

/// How far 分别 may stand before the first number of its list, in characters: 分别同比增长约.
const RESPECTIVE_REACH: usize = 10;

/// 苹果、梨和葡萄产量分别增长5%、6%和7%: the first number is of the first noun, and so on.
fn respective(text: &str, list: List) -> Option<Span> {
    let clause = clause(text.get(..list.start)?, 0, |_| ());
    let at = clause.rfind("分别").or_else(|| clause.rfind("分別"))?;
    if clause.get(at..)?.chars().count() > RESPECTIVE_REACH + 2 {
        return None;
    }
    let mut names = clause.get(..at)?;
    while let Some(shorter) = words::strip(names, BETWEEN) {
        names = shorter;
    }
    let joint = |c| matches!(c, '、' | '和' | '与' | '與' | '及');
    names.contains(joint).then_some(())?;
    let name = names.split(joint).nth(list.index)?;
    let length = phrase(name);
    let before: usize = names.split(joint).take(list.index).map(|name| name.len() + "、".len()).sum();
    let end = list.start - clause.len() + before + name.len();
    (length > 0).then(|| Span::new(end - length, end))
}

/// How long the run of Han characters is that ends `text`, in bytes, up to a word that opens a noun phrase.
fn phrase(text: &str) -> usize {
    let run = text.chars().rev().take(MAX_SUBJECT).take_while(|&c| chars::is_han(c) && !OPENS.contains(c));
    let length: usize = run.map(char::len_utf8).sum();
    // 其中 is a word of its own: 其中春小麦21万亩 is of 春小麦.
    let (before, phrase) = text.split_at_checked(text.len() - length).unwrap_or_default();
    let is_among = before.ends_with('其') && phrase.starts_with('中');
    length - if is_among { "中".len() } else { 0 }
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
    let phrase = head.get(head.len() - phrase(head)..)?;
    let noun = words::back(phrase, MAX_SUBJECT, |part| {
        let (_, verb) = words::last(part, class::NO_OBJECT | class::OBJECT_VERB)?;
        phrase.get(part.len()..).filter(|_| verb.len() > "的".len())
    });
    let length = noun.filter(|noun| noun.len() > "人".len()).unwrap_or(phrase).len();
    (length > "人".len()).then(|| Span::new(end - length, end))
}
