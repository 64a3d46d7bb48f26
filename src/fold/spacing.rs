//! Spaces that were never printed: letter-spacing written out by the extractor, and spaces beside marks.

use crate::{
    chars::{is_closing, is_han, is_opening, is_pause, is_space, is_terminal},
    lines::Lines,
    trace::{Traced, Tracer},
};

/// A line has to show this many single spaces between Chinese characters before it counts as letter-spaced …
const LETTER_SPACED_MIN: usize = 4;
/// … and this many times more of them than characters that stand close: `本报记者 高 远 林 一` is no letter-spaced line.
const LETTER_SPACED_RATIO: usize = 2;

/// Whether `text` holds a space at all.
pub(super) fn may_change(text: &str) -> bool {
    memchr::memchr(b' ', text.as_bytes()).is_some()
}

/// `text`, whose lines are `lines`, with its needless spaces gone, or `None` where there are none.
pub(super) fn close_up(text: &str, mut lines: Lines<'_>) -> Option<Traced<'static>> {
    let mut out: Option<Tracer> = None;
    let mut copied = 0;
    while let Some(line) = lines.next_with(b' ') {
        let content = line.of(text).unwrap_or_default();
        if content.is_ascii() {
            continue;
        }
        let letter_spaced = is_letter_spaced(content);
        for (offset, length) in needless_spaces(content, letter_spaced) {
            let at = line.start() + offset;
            let out = out.get_or_insert_with(|| Tracer::with_capacity(text.len()));
            out.copy(text.get(copied..at).unwrap_or_default(), copied);
            copied = at + length;
        }
    }
    let mut out = out?;
    out.copy(text.get(copied..).unwrap_or_default(), copied);
    Some(out.finish())
}

/// Whether justification has spread the characters of a line and the extractor has written the gaps as spaces.
fn is_letter_spaced(line: &str) -> bool {
    if memchr::memchr_iter(b' ', line.as_bytes()).take(LETTER_SPACED_MIN).count() < LETTER_SPACED_MIN {
        return false;
    }
    let (mut spaced, mut close) = (0, 0);
    for gap in gaps(line) {
        if is_chinese(gap.before) && is_chinese(gap.after) {
            spaced += usize::from(gap.spaces == 1);
            close += usize::from(gap.spaces == 0);
        }
    }
    spaced >= LETTER_SPACED_MIN && spaced >= LETTER_SPACED_RATIO * close
}

/// The byte offset and length of each run of ASCII spaces of a line that is to go.
fn needless_spaces(line: &str, letter_spaced: bool) -> impl Iterator<Item = (usize, usize)> {
    wide_gaps(line).filter(move |gap| gap.is_needless(letter_spaced)).map(|gap| (gap.offset, gap.spaces))
}

/// What stands between two neighbouring characters of a line that are no spaces.
#[derive(Clone, Copy)]
struct Gap {
    before: char,
    after: char,
    /// Where the gap begins in the line.
    offset: usize,
    /// How many ASCII spaces it holds; no gap with an ideographic space in it is a [`Gap`].
    spaces: usize,
}

impl Gap {
    fn is_needless(&self, letter_spaced: bool) -> bool {
        let hugs = is_chinese_mark(self.after) && !is_opening(self.after)
            || is_chinese_mark(self.before) && !is_closing(self.before);
        hugs || letter_spaced && self.spaces == 1 && !is_between_words(self.before, self.after)
    }
}

/// Whether both characters belong to Latin words or numbers of several characters, which a space may well divide.
fn is_between_words(before: char, after: char) -> bool {
    before.is_ascii_alphabetic() && after.is_ascii_alphabetic()
}

fn gaps(line: &str) -> impl Iterator<Item = Gap> {
    let mut before: Option<(char, usize)> = None;
    let mut spaces = Some(0);
    line.char_indices().filter_map(move |(offset, c)| {
        if is_space(c) {
            spaces = spaces.filter(|_| c == ' ').map(|count| count + 1);
            return None;
        }
        let gap =
            before.zip(spaces).map(|((before, end), spaces)| Gap { before, after: c, offset: end, spaces });
        before = Some((c, offset + c.len_utf8()));
        spaces = Some(0);
        gap
    })
}

/// The [`gaps`] that hold a space.
fn wide_gaps(line: &str) -> impl Iterator<Item = Gap> {
    let mut at = 0;
    core::iter::from_fn(move || {
        loop {
            let space = at + memchr::memchr(b' ', line.as_bytes().get(at..)?)?;
            let (head, tail) = line.split_at_checked(space)?;
            let (head, tail) = (head.trim_end_matches(is_space), tail.trim_start_matches(is_space));
            at = line.len() - tail.len();
            let is_plain = line.get(head.len()..at)?.bytes().all(|byte| byte == b' ');
            match (head.chars().next_back(), tail.chars().next()) {
                (Some(before), Some(after)) if is_plain => {
                    return Some(Gap { before, after, offset: head.len(), spaces: at - head.len() });
                }
                _ => {}
            }
        }
    })
}

fn is_chinese(c: char) -> bool {
    is_han(c) || is_chinese_mark(c)
}

/// A mark that only Chinese text has, so that a space beside it was not typed.
fn is_chinese_mark(c: char) -> bool {
    !c.is_ascii() && (is_pause(c) || is_terminal(c) || is_opening(c) || is_closing(c))
}
