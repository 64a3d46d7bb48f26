//! The characters around a candidate, without their white space but with what stood between them.
//!
//! A byline may be padded, letter-spaced or broken over lines; on `Ink` all of these read alike.

use crate::{chars, lazy::Lazy, lexicon::variants::SIMPLIFIED};
use alloc::{string::String, vec::Vec};

/// What white space stands before a character.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Gap {
    /// None.
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

/// The inks around one place of the text, closed by a sentinel (`'\0'`) that carries the last gap.
#[derive(Clone, Debug, Default)]
pub(super) struct Window {
    inks: Vec<Ink>,
}

impl Window {
    /// Reads the inks around byte `at`, none before byte `floor`; returns the index of the ink at `at`.
    pub(super) fn fill(&mut self, text: &str, floor: usize, at: usize) -> usize {
        self.inks.clear();
        let before = text.get(floor..at).unwrap_or_default();
        let mut blanks = Blanks::default();
        for (offset, raw) in before.char_indices().rev() {
            if chars::is_blank(raw) {
                blanks.push(raw);
                if blanks.gap() == Gap::Far {
                    break;
                }
                continue;
            }
            self.close_gap(&blanks);
            if self.inks.len() >= BACK {
                break;
            }
            blanks = Blanks::default();
            self.inks.push(Ink { raw, ch: plain(raw), start: floor + offset, gap: Gap::None, loose: false });
        }
        self.open_edge(&blanks, floor);
        self.inks.reverse();
        let anchor = self.inks.len();
        self.fill_forward(
            text,
            at,
            if anchor == 0 { edge_gap(&blanks, floor) } else { blanks_before(before) },
        );
        anchor
    }

    /// Gives the earliest ink read so far the gap before it.
    fn close_gap(&mut self, blanks: &Blanks) {
        if let Some(last) = self.inks.last_mut() {
            last.gap = blanks.gap();
            last.loose = blanks.loose();
        }
    }

    fn open_edge(&mut self, blanks: &Blanks, floor: usize) {
        let full = self.inks.len() >= BACK;
        if let Some(last) = self.inks.last_mut()
            && !full
        {
            last.gap = edge_gap(blanks, floor);
        }
    }

    fn fill_forward(&mut self, text: &str, at: usize, first: Gap) {
        let mut blanks = Blanks::default();
        let mut gap = Some(first);
        let limit = self.inks.len() + FORWARD;
        for (offset, raw) in text.get(at..).unwrap_or_default().char_indices() {
            if chars::is_blank(raw) {
                blanks.push(raw);
                continue;
            }
            let gap = gap.take().unwrap_or(blanks.gap());
            let loose = blanks.loose();
            if self.inks.len() >= limit || (gap == Gap::Far && offset > 0) {
                self.inks.push(Ink { raw: '\0', ch: '\0', start: at + offset, gap, loose: false });
                return;
            }
            blanks = Blanks::default();
            self.inks.push(Ink { raw, ch: plain(raw), start: at + offset, gap, loose });
        }
        self.inks.push(Ink { raw: '\0', ch: '\0', start: text.len(), gap: Gap::Far, loose: false });
    }

    /// How many inks there are, the sentinel aside.
    pub(super) fn len(&self) -> usize {
        self.inks.len().saturating_sub(1)
    }

    /// The plain character at `i`, or `'\0'` beyond the window.
    pub(super) fn ch(&self, i: usize) -> char {
        self.inks.get(i).map_or('\0', |ink| ink.ch)
    }

    pub(super) fn raw(&self, i: usize) -> char {
        self.inks.get(i).map_or('\0', |ink| ink.raw)
    }

    /// The gap before `i`; `Far` beyond the window.
    pub(super) fn gap(&self, i: usize) -> Gap {
        self.inks.get(i).map_or(Gap::Far, |ink| ink.gap)
    }

    /// Whether a line break with a space beside it stands before `i`: a break between words rather than in one.
    pub(super) fn loose_break(&self, i: usize) -> bool {
        self.inks.get(i).is_some_and(|ink| ink.loose)
    }

    /// Where ink `i` starts in the text.
    pub(super) fn start(&self, i: usize) -> usize {
        self.inks.get(i).map_or(0, |ink| ink.start)
    }

    /// The byte after ink `i - 1`.
    pub(super) fn end(&self, i: usize) -> usize {
        i.checked_sub(1).and_then(|last| self.inks.get(last)).map_or(0, |ink| ink.start + ink.raw.len_utf8())
    }

    /// The printed characters of `from..to` without white space.
    pub(super) fn text(&self, from: usize, to: usize) -> String {
        self.slice(from, to).iter().map(|ink| ink.raw).collect()
    }

    pub(super) fn slice(&self, from: usize, to: usize) -> &[Ink] {
        self.inks.get(from..to.min(self.len())).unwrap_or_default()
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

/// The gap before the first ink after `floor`: the edge of the text, or of what an earlier mention took.
fn edge_gap(blanks: &Blanks, floor: usize) -> Gap {
    if floor == 0 { Gap::Far } else { blanks.gap().max(Gap::Wide) }
}

fn blanks_before(before: &str) -> Gap {
    let mut blanks = Blanks::default();
    for c in before.chars().rev().take_while(|&c| chars::is_blank(c)).take(MAX_BLANK + 1) {
        blanks.push(c);
    }
    blanks.gap()
}

/// A run of white space; CRLF counts as one break in either direction of reading.
#[derive(Default)]
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
const FIRST_HAN: char = '\u{4e00}';
const LAST_HAN: char = '\u{9fff}';

/// The Simplified, half-width form of a character.
#[inline]
pub(super) fn plain(c: char) -> char {
    match c {
        '\0'..='\u{7f}' => c,
        FIRST_HAN..=LAST_HAN => PLAIN_HAN.get(c as usize - FIRST_HAN as usize).copied().unwrap_or(c),
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
