//! The characters around a candidate, without their white space but with what stood between them.
//!
//! A byline may be padded, letter-spaced or broken over lines; on `Ink` all of these read alike.

use crate::{
    chars::{self, FIRST_HAN, LAST_HAN},
    lazy::Lazy,
    lexicon::variants::SIMPLIFIED,
};
use alloc::{string::String, vec::Vec};

/// What white space stands before a character.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Gap {
    /// None.
    #[default]
    None,
    /// One narrow space.
    Space,
    /// An ideographic space, a tab, or several spaces.
    Wide,
    /// A line break, perhaps with blank lines.
    Break,
    /// The edge of the text, a page break, or more blank lines than a mention can span.
    Far,
}

/// Extractors that put a blank line between all lines give two breaks, with a stray one three; more part two things.
const MAX_BREAKS: u32 = 3;
/// White space longer than this parts two things, whatever it is made of; it also bounds the look-around.
const MAX_BLANK: usize = 48;
/// How far a mention may begin before the word that gives it away: a dateline with a long place, three padded names.
const BACK: usize = 56;
/// How far a mention may go on: a staff line with a dozen names.
const FORWARD: usize = 144;
/// Text up to this many bytes behind what was read is read on through; further away, reading begins anew.
const NEAR: usize = 512;
/// More inks than this are not kept; half of them hold any window.
const MAX_KEPT: usize = 2048;

#[derive(Clone, Copy, Debug)]
pub(super) struct Ink {
    /// The character as printed.
    pub(super) raw: char,
    /// The same, Simplified and in half width, for look-ups.
    pub(super) ch: char,
    pub(super) start: usize,
    pub(super) gap: Gap,
    /// Whether the gap is a break with a space beside it.
    pub(super) loose: bool,
}

/// The inks around one place of the text: those that a mention can hold whose tell-tale character stands there.
///
/// The text is read once, forward; places near to each other look at the same inks, so that a page full of bylines is not
/// read anew for every one of them. Behind the last ink of a window comes a sentinel (`'\0'`) that carries the last gap.
#[derive(Clone, Debug, Default)]
pub(super) struct Window {
    /// What is read so far, from the byte where reading began.
    inks: Vec<Ink>,
    /// White space read behind the last ink.
    blanks: Blanks,
    /// The byte up to which the text is read.
    read: usize,
    /// The window: its first ink, and the ink behind its last.
    from: usize,
    end: usize,
    /// The gap before the first ink of the window.
    edge: Gap,
    /// The gap and the byte where the window ends.
    last: (Gap, usize),
}

impl Window {
    /// Forgets what was read, to look at another text.
    #[cfg(test)]
    pub(super) fn fill(&mut self, text: &str, floor: usize, at: usize) -> usize {
        *self = Window::default();
        self.look(text, floor, at)
    }

    /// Moves to the inks around byte `at`, none before byte `floor`; returns the index of the ink at `at`. Neither may lie
    /// before those of an earlier call, and the text must be the same.
    pub(super) fn look(&mut self, text: &str, floor: usize, at: usize) -> usize {
        let begun = self.inks.first().is_some_and(|first| first.start <= at);
        if !begun || at >= self.read + NEAR {
            self.restart(text, floor, at);
        }
        self.forget();
        while self.read <= at && self.read < text.len() {
            self.read_to(text, self.inks.len() + FORWARD);
        }
        let anchor = self.inks.partition_point(|ink| ink.start < at);
        self.read_to(text, anchor + FORWARD + 1);
        self.open(floor, anchor);
        self.close(text, anchor);
        anchor - self.from
    }

    /// Begins to read at the earliest ink that a mention at byte `at` can hold.
    fn restart(&mut self, text: &str, floor: usize, at: usize) {
        let before = text.get(floor..at).unwrap_or_default();
        let earliest = before.char_indices().rev().filter(|&(_, c)| !chars::is_blank(c)).nth(BACK);
        self.inks.clear();
        self.blanks = Blanks::default();
        self.read = earliest.map_or(floor, |(offset, _)| floor + offset);
    }

    /// Lets go of inks that no later mention can hold, now and then.
    fn forget(&mut self) {
        if self.inks.len() > MAX_KEPT {
            self.inks.drain(..self.inks.len() - MAX_KEPT / 2);
        }
    }

    /// Reads on until there are `count` inks, or the text ends.
    fn read_to(&mut self, text: &str, count: usize) {
        let table: &[char] = &PLAIN_HAN;
        let rest = text.get(self.read..).unwrap_or_default();
        let mut chars = rest.chars();
        self.inks.reserve(count.saturating_sub(self.inks.len()));
        while self.inks.len() < count {
            let start = text.len() - chars.as_str().len();
            let Some(raw) = chars.next() else { break };
            if chars::is_blank(raw) {
                self.blanks.push(raw);
                continue;
            }
            let mut ink = Ink { raw, ch: plain_in(table, raw), start, gap: Gap::None, loose: false };
            if self.blanks.len > 0 {
                (ink.gap, ink.loose) = (self.blanks.gap(), self.blanks.loose());
                self.blanks = Blanks::default();
            }
            self.inks.push(ink);
        }
        self.read = text.len() - chars.as_str().len();
    }

    /// Finds where the window around ink `anchor` begins: at `floor`, behind what parts two things, or `BACK` inks before.
    fn open(&mut self, floor: usize, anchor: usize) {
        let first = anchor.saturating_sub(BACK);
        let gap = |i: usize| self.inks.get(i).map_or(Gap::Far, |ink| ink.gap);
        let begins = |i: &usize| self.inks.get(*i).is_some_and(|ink| ink.start >= floor);
        let far = (first + 1..=anchor).rev().find(|&i| gap(i) == Gap::Far);
        let back = far.unwrap_or(first);
        self.from = (back..=anchor).find(begins).unwrap_or(anchor);
        let at_floor = self.inks.get(self.from.wrapping_sub(1)).is_none_or(|ink| ink.start < floor);
        self.edge = match gap(self.from) {
            _ if at_floor && floor == 0 => Gap::Far,
            gap if at_floor => gap.max(Gap::Wide),
            gap => gap,
        };
    }

    /// Finds where the window ends: at what parts two things, or `FORWARD` inks behind its anchor.
    fn close(&mut self, text: &str, anchor: usize) {
        let limit = (anchor + FORWARD).min(self.inks.len());
        let ahead = self.inks.get(anchor + 1..limit).unwrap_or_default();
        self.end = ahead.iter().position(|ink| ink.gap == Gap::Far).map_or(limit, |at| anchor + 1 + at);
        self.last = self.inks.get(self.end).map_or((Gap::Far, text.len()), |ink| (ink.gap, ink.start));
    }

    /// How many inks there are, the sentinel aside.
    pub(super) fn len(&self) -> usize {
        self.end - self.from
    }

    #[inline]
    fn ink(&self, i: usize) -> Option<&Ink> {
        let at = self.from + i;
        if at < self.end { self.inks.get(at) } else { None }
    }

    /// The plain character at `i`, or `'\0'` beyond the window.
    #[inline]
    pub(super) fn ch(&self, i: usize) -> char {
        self.ink(i).map_or('\0', |ink| ink.ch)
    }

    #[inline]
    pub(super) fn raw(&self, i: usize) -> char {
        self.ink(i).map_or('\0', |ink| ink.raw)
    }

    /// The plain character before `i`, or `'\0'` where the window begins.
    pub(super) fn ch_before(&self, i: usize) -> char {
        i.checked_sub(1).map_or('\0', |before| self.ch(before))
    }

    /// The printed character before `i`, or `'\0'` where the window begins.
    pub(super) fn raw_before(&self, i: usize) -> char {
        i.checked_sub(1).map_or('\0', |before| self.raw(before))
    }

    /// The gap before `i`; `Far` beyond the window.
    #[inline]
    pub(super) fn gap(&self, i: usize) -> Gap {
        match self.ink(i) {
            Some(_) if i == 0 => self.edge,
            Some(ink) => ink.gap,
            None if i == self.len() => self.last.0,
            None => Gap::Far,
        }
    }

    /// Whether a line break with a space beside it stands before `i`: a break between words rather than in one.
    pub(super) fn loose_break(&self, i: usize) -> bool {
        i > 0 && self.ink(i).is_some_and(|ink| ink.loose)
    }

    /// Where ink `i` starts in the text; behind the last, where the window ends.
    pub(super) fn start(&self, i: usize) -> usize {
        self.ink(i).map_or(self.last.1, |ink| ink.start)
    }

    /// The byte after ink `i - 1`.
    pub(super) fn end(&self, i: usize) -> usize {
        i.checked_sub(1).and_then(|last| self.ink(last)).map_or(0, |ink| ink.start + ink.raw.len_utf8())
    }

    /// The printed characters of `from..to` without white space.
    pub(super) fn text(&self, from: usize, to: usize) -> String {
        self.slice(from, to).iter().map(|ink| ink.raw).collect()
    }

    pub(super) fn slice(&self, from: usize, to: usize) -> &[Ink] {
        let end = (self.from + to).min(self.end);
        self.inks.get(self.from + from..end).unwrap_or_default()
    }

    /// Whether `word` (Simplified, half width) stands at `i`: without gaps, broken over lines, or letter-spaced throughout.
    pub(super) fn has(&self, i: usize, word: &str) -> bool {
        let mut len = 0;
        let mut spaced = 0;
        for expected in word.chars() {
            if self.ch(i + len) != expected {
                return false;
            }
            if len > 0 {
                match self.gap(i + len) {
                    Gap::None | Gap::Break => {}
                    Gap::Space | Gap::Wide => spaced += 1,
                    Gap::Far => return false,
                }
            }
            len += 1;
        }
        len > 0 && (spaced == 0 || spaced + 1 >= len)
    }

    /// Whether the inks up to `to` end with `word`, `from` at the earliest.
    pub(super) fn ends(&self, from: usize, to: usize, word: &str) -> bool {
        let mut i = to;
        word.chars().rev().all(|expected| {
            i = i.wrapping_sub(1);
            i >= from && i < to && self.ch(i) == expected
        })
    }

    /// Whether a line begins at `i`.
    pub(super) fn at_line_start(&self, i: usize) -> bool {
        self.gap(i) >= Gap::Break
    }
}

/// A run of white space; CRLF counts as one break in either direction of reading.
#[derive(Clone, Debug, Default)]
struct Blanks {
    len: usize,
    spaces: usize,
    wide: bool,
    breaks: u32,
    page: bool,
    last: char,
}

impl Blanks {
    fn push(&mut self, c: char) {
        let pair = matches!((self.last, c), ('\r', '\n') | ('\n', '\r'));
        self.len += 1;
        self.spaces += usize::from(chars::is_space(c));
        self.wide |= matches!(c, '\u{3000}' | '\t');
        self.page |= c == '\u{c}';
        if pair {
            self.last = '\0';
        } else {
            self.breaks += u32::from(chars::is_break(c));
            self.last = c;
        }
    }

    /// A break with a space beside it.
    fn loose(&self) -> bool {
        self.breaks > 0 && self.spaces > 0
    }

    fn gap(&self) -> Gap {
        if self.page || self.breaks > MAX_BREAKS || self.len > MAX_BLANK {
            Gap::Far
        } else if self.breaks > 0 {
            Gap::Break
        } else if self.wide || self.len > 1 {
            Gap::Wide
        } else if self.len == 1 {
            Gap::Space
        } else {
            Gap::None
        }
    }
}

/// The Han characters that have a Simplified form in the table, as one array: windows look up every character they hold.
static PLAIN_HAN: Lazy<Vec<char>> = Lazy::new(|| {
    let mut plain: Vec<char> = (FIRST_HAN..=LAST_HAN).collect();
    for &(traditional, simplified) in SIMPLIFIED {
        if let Some(slot) = plain.get_mut(traditional as usize - FIRST_HAN as usize) {
            *slot = simplified;
        }
    }
    if let Some(slot) = plain.get_mut('丨' as usize - FIRST_HAN as usize) {
        *slot = '|';
    }
    plain
});

/// The Simplified, half-width form of a character.
#[inline]
pub(super) fn plain(c: char) -> char {
    plain_in(&PLAIN_HAN, c)
}

#[inline]
fn plain_in(table: &[char], c: char) -> char {
    match c {
        FIRST_HAN..=LAST_HAN => table.get(c as usize - FIRST_HAN as usize).copied().unwrap_or(c),
        '\0'..='\u{7f}' => c,
        '！'..='～' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        '︰' => ':',
        '､' => '、',
        '│' | '︱' | '┃' | '∣' => '|',
        '∕' | '╱' => '/',
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_tell_padding_from_breaks() {
        let mut window = Window::default();
        let at = window.fill("甲 乙　丙\r\n丁\n\n\n\n\n戊", 0, 0);
        let gaps: Vec<Gap> = (at..=window.len()).map(|i| window.gap(i)).collect();
        assert_eq!(gaps, [Gap::Far, Gap::Space, Gap::Wide, Gap::Break, Gap::Far]);
    }

    #[test]
    fn reading_backwards_gives_the_same_gaps() {
        let text = "甲 乙　丙\r\n丁戊";
        let (mut ahead, mut behind) = (Window::default(), Window::default());
        ahead.fill(text, 0, 0);
        behind.fill(text, 0, text.find('戊').unwrap());
        let gaps = |w: &Window| (0..=w.len()).map(|i| (w.gap(i), w.start(i))).collect::<Vec<_>>();
        assert_eq!(gaps(&ahead), gaps(&behind));
    }

    #[test]
    fn words_match_broken_or_letter_spaced() {
        let mut window = Window::default();
        for (text, found) in [("通讯\n员", true), ("通 讯 员", true), ("通讯 员", false), ("通訊員", true)]
        {
            window.fill(text, 0, 0);
            assert_eq!(window.has(0, "通讯员"), found, "{text}");
        }
    }
}
