//! How wide a line is set, in fractions of an em, and what its ends look like.
//!
//! A text layer has no coordinates, but Chinese print hardly needs them: a Han character is one em wide, marks are a half
//! to one em (they compress), Latin letters and digits about a half. So every width is an interval, and the inference
//! asks only what the interval can still explain.

use crate::chars::{
    FIRST_HAN, LAST_HAN, digit, is_closing, is_han, is_latin, is_opening, is_pause, is_space, is_terminal,
};

/// Widths are counted in twentieths of an em.
pub(crate) type Width = i16;

/// One em.
pub(crate) const EM: Width = 20;

/// A Latin letter or a digit: half an em, in proportional founts up to 0.55.
const NARROW: (Width, Width) = (10, 11);
/// A space: a quarter to a half.
const SPACE: (Width, Width) = (5, 10);
/// A Chinese mark: its glyph fills half an em, and the page may keep or squeeze the blank half (clreq, 标点挤压).
const MARK: (Width, Width) = (10, 20);
/// Lines wider than this are not told apart: 600 em, far beyond any measure.
const WIDEST: Width = 12_000;

/// What the inference needs to know of a line, or of several fragments that form one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Metrics {
    /// The width with every mark squeezed.
    pub(crate) low: Width,
    /// The width with every mark at full size.
    pub(crate) high: Width,
    /// The width as it is usually set: neighbouring marks share a blank half, and the last one loses its own.
    pub(crate) natural: Width,
    /// The squeezed width of the first unit that no break divides: what would have had to fit on the line before.
    pub(crate) head: Width,
    /// How many characters that are no spaces.
    pub(crate) characters: u16,
    /// How many of them are Han.
    pub(crate) han: u16,
    pub(crate) ends: Ends,
    pub(crate) inside: Inside,
}

/// What stands inside a line, as far as it saves looking at the line again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Inside {
    /// Whether it holds a space or a rule, which may part cells.
    pub(crate) gaps: bool,
    /// How many Han characters stand before a colon at its beginning; 0 where anything else does.
    pub(crate) speaker: u8,
}

/// The brackets of a line, quotation marks aside: speech runs over paragraphs, and its marks are lost more often than others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Brackets {
    /// How many round ones open and close.
    pub(crate) opened: u16,
    pub(crate) closed: u16,
    /// Whether the first character opens a round one.
    pub(crate) first_opens: bool,
    /// Whether the last bracket of the line, of any kind, opens, and whether any closes.
    pub(crate) last_opens: bool,
    pub(crate) closes: bool,
}

/// What a line begins and ends with, and what stands inside.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Ends {
    /// Begins with a mark that cannot begin a line (避头): a pause, an end or a closing mark.
    pub(crate) starts_with_closing: bool,
    /// Begins with an opening mark.
    pub(crate) starts_with_opening: bool,
    /// Ends with 。！？…, closing marks aside.
    pub(crate) terminal: bool,
    /// Ends with 。, closing marks aside.
    pub(crate) full_stop: bool,
    /// Holds nothing but closing marks: what the fragment before it ends with counts.
    pub(crate) only_closing: bool,
    /// Ends with ：, which announces a list, a verse or a speech.
    pub(crate) colon: bool,
    /// Ends with a dash.
    pub(crate) dash: bool,
    /// Ends with a pause, an end or a closing mark.
    pub(crate) mark: bool,
    /// Ends with ，、；, which no headline does.
    pub(crate) pause: bool,
    /// Ends with an opening mark, which no line may (避尾).
    pub(crate) opening: bool,
    /// Ends with a closing round bracket.
    pub(crate) closes_round: bool,
    /// Stands in round brackets from its first character to its last.
    pub(crate) bracketed: bool,
    /// Holds no pause and no end at all, as headlines do and few lines of running text.
    pub(crate) unmarked: bool,
    /// Holds ，。； before its end.
    pub(crate) inner_pause: bool,
    /// Latin words that begin with a small letter or end with a hyphen: a line from the middle of a sentence.
    pub(crate) mid_sentence: bool,
    /// Begins with a Latin letter or a digit.
    pub(crate) starts_narrow: bool,
    /// Ends with a Latin letter or a digit.
    pub(crate) narrow: bool,
}

impl Metrics {
    /// The metrics of a line, its surrounding spaces already taken off.
    pub(crate) fn of(line: &str) -> Metrics {
        Self::with_brackets(line).0
    }

    /// The same, and the brackets of the line.
    pub(crate) fn with_brackets(line: &str) -> (Metrics, Brackets) {
        let mut scan = Scan::default();
        let mut rest = line;
        while !rest.is_empty() {
            // Most characters are of the one block, each an em wide and nothing else.
            let run = leading_ideographs(rest.as_bytes());
            scan.push_ideographs(run);
            let mut chars = rest.get(run * IDEOGRAPH_BYTES..).unwrap_or_default().chars();
            match chars.next() {
                Some('丨') => scan.push_rule(),
                Some(c) => scan.push(c),
                None => {}
            }
            rest = chars.as_str();
        }
        (scan.finish(line), scan.brackets)
    }

    /// The metrics of this fragment with `next` set on the same printed line.
    pub(crate) fn then(self, next: Metrics) -> Metrics {
        Metrics {
            low: self.low.saturating_add(next.low).min(WIDEST),
            high: self.high.saturating_add(next.high).min(WIDEST),
            natural: self.natural.saturating_add(next.natural).min(WIDEST),
            head: self.head,
            characters: self.characters.saturating_add(next.characters),
            han: self.han.saturating_add(next.han),
            ends: Ends {
                starts_with_closing: self.ends.starts_with_closing,
                starts_with_opening: self.ends.starts_with_opening,
                starts_narrow: self.ends.starts_narrow,
                unmarked: self.ends.unmarked && next.ends.unmarked,
                terminal: next.ends.terminal || next.ends.only_closing && self.ends.terminal,
                full_stop: next.ends.full_stop || next.ends.only_closing && self.ends.full_stop,
                inner_pause: self.ends.inner_pause
                    || self.ends.pause
                    || self.ends.terminal
                    || next.ends.inner_pause,
                ..next.ends
            },
            inside: self.inside,
        }
    }
}

/// The interval of widths of one character.
#[inline]
pub(crate) const fn width(c: char) -> (Width, Width) {
    if is_han(c) || c == '\u{3000}' {
        (EM, EM)
    } else if is_space(c) {
        SPACE
    } else if c.is_ascii() || is_latin(c) && c < '\u{ff00}' {
        NARROW
    } else if is_mark(c) {
        MARK
    } else {
        (EM, EM)
    }
}

/// A Chinese mark whose blank half may be squeezed out.
const fn is_mark(c: char) -> bool {
    is_pause(c)
        || is_terminal(c)
        || is_opening(c)
        || is_closing(c)
        || matches!(c, '·' | '—' | '／' | '～' | '–')
}

/// Bytes of an ideograph of the one block in UTF-8.
const IDEOGRAPH_BYTES: usize = 3;

/// How many ideographs of the common block, 丨 aside, `bytes` begin with.
#[inline]
fn leading_ideographs(bytes: &[u8]) -> usize {
    let mut rest = bytes;
    while let [lead, second, third, tail @ ..] = rest {
        let is_ideograph = match lead {
            0xe5..=0xe9 => true,
            0xe4 => *second >= 0xb8 && (*second, *third) != (0xb8, 0xa8),
            _ => false,
        };
        if !is_ideograph {
            break;
        }
        rest = tail;
    }
    (bytes.len() - rest.len()) / IDEOGRAPH_BYTES
}

/// What a character adds to the metrics of its line.
#[derive(Clone, Copy)]
struct Class {
    /// Its width, squeezed and at full size.
    low: u8,
    high: u8,
    /// What it is, one bit each.
    kinds: u16,
}

impl Class {
    const SPACE: u16 = 1;
    const HAN: u16 = 1 << 1;
    const MARK: u16 = 1 << 2;
    const OPENING: u16 = 1 << 3;
    const CLOSING: u16 = 1 << 4;
    const PAUSE: u16 = 1 << 5;
    const TERMINAL: u16 = 1 << 6;
    /// ，。；, which headlines avoid and sentences have.
    const SENTENCE: u16 = 1 << 7;
    const COLON: u16 = 1 << 8;
    const QUOTATION: u16 = 1 << 9;
    /// A round bracket.
    const ROUND: u16 = 1 << 10;
    /// A Latin letter or a digit.
    const NARROW: u16 = 1 << 11;
    /// What stands inside a number or a word of Latin letters.
    const INSIDE_NARROW: u16 = 1 << 12;
    /// A rule, which may part cells.
    const RULE: u16 = 1 << 13;
    /// A mark that may not begin a line.
    const BARRED: u16 = Class::PAUSE | Class::TERMINAL | Class::CLOSING;
    const BRACKET: u16 = Class::OPENING | Class::CLOSING;
    /// What [`Inside`] tells of.
    const INSIDE: u16 = Class::SPACE | Class::RULE | Class::COLON | Class::BRACKET;

    #[inline(never)]
    const fn reckon(c: char) -> Self {
        let (low, high) = width(c);
        let kinds = [
            (Class::SPACE, is_space(c)),
            (Class::HAN, is_han(c)),
            (Class::MARK, low == MARK.0 && high == MARK.1),
            (Class::OPENING, is_opening(c)),
            (Class::CLOSING, is_closing(c)),
            (Class::PAUSE, is_pause(c)),
            (Class::TERMINAL, is_terminal(c)),
            (Class::SENTENCE, matches!(c, '，' | '。' | '；')),
            (Class::COLON, matches!(c, '：' | ':')),
            (Class::QUOTATION, matches!(c, '“' | '”' | '‘' | '’' | '「' | '」' | '『' | '』')),
            (Class::ROUND, matches!(c, '（' | '(' | '）' | ')')),
            (Class::NARROW, is_latin(c) || digit(c).is_some()),
            (Class::INSIDE_NARROW, matches!(c, '.' | ',' | '-' | '%' | '％' | '‰' | '℃' | '/' | ':' | '+')),
            (Class::RULE, matches!(c, '|' | '│' | '丨')),
        ];
        let (mut sum, mut rest) = (0, kinds.as_slice());
        while let [(kind, is_of_it), tail @ ..] = rest {
            sum |= if *is_of_it { *kind } else { 0 };
            rest = tail;
        }
        Class { low: low as u8, high: high as u8, kinds: sum }
    }

    const IDEOGRAPH: Class = Class { low: EM as u8, high: EM as u8, kinds: Class::HAN };

    /// The class of `c`: looked up where marks, letters and digits stand.
    #[inline(always)]
    fn of(c: char) -> Self {
        let block = match c as u32 >> 8 {
            0x00 => &BLOCK_00,
            0x20 => &BLOCK_20,
            0x30 => &BLOCK_30,
            0xff => &BLOCK_FF,
            _ if matches!(c, FIRST_HAN..=LAST_HAN) && c != '丨' => return Class::IDEOGRAPH,
            _ => return Class::reckon(c),
        };
        block.get(c as usize & 0xff).copied().unwrap_or(Class::IDEOGRAPH)
    }

    #[inline]
    const fn is(self, kinds: u16) -> bool {
        self.kinds & kinds != 0
    }
}

/// The classes of 256 characters from `first` on.
const fn block(first: u32) -> [Class; 256] {
    let mut classes = [Class { low: 0, high: 0, kinds: 0 }; 256];
    let mut index = 0;
    let mut rest: &mut [Class] = &mut classes;
    while let [class, tail @ ..] = rest {
        if let Some(c) = char::from_u32(first + index) {
            *class = Class::reckon(c);
        }
        index += 1;
        rest = tail;
    }
    classes
}

static BLOCK_00: [Class; 256] = block(0x0000);
static BLOCK_20: [Class; 256] = block(0x2000);
static BLOCK_30: [Class; 256] = block(0x3000);
static BLOCK_FF: [Class; 256] = block(0xff00);

/// Running state of [`Metrics::of`].
#[derive(Default)]
struct Scan {
    low: i32,
    high: i32,
    natural: i32,
    after_mark: bool,
    head: i32,
    head_state: Head,
    characters: usize,
    han: usize,
    inner_pause: bool,
    pending_pause: bool,
    marked: bool,
    /// Characters of the one block, which are added up in the end.
    ideographs: usize,
    inside: Inside,
    brackets: Brackets,
}

/// How far the first unbreakable unit has been read.
#[derive(Default, Clone, Copy, PartialEq)]
enum Head {
    #[default]
    Opening,
    Narrow,
    Closing,
    Done,
}

impl Scan {
    /// Counts a run of ideographs.
    #[inline]
    fn push_ideographs(&mut self, count: usize) {
        if count == 0 {
            return;
        }
        self.ideographs += count;
        self.after_mark = false;
        // The second at the latest ends the first unit.
        for _ in 0..count.min(2) {
            if self.head_state != Head::Done {
                self.push_head(Class::IDEOGRAPH);
            }
        }
        self.inner_pause |= self.pending_pause;
        self.pending_pause = false;
    }

    /// Counts an ideograph that extractors write for a rule.
    fn push_rule(&mut self) {
        self.push_ideographs(1);
        self.inside.gaps = true;
    }

    fn push(&mut self, c: char) {
        let class = Class::of(c);
        if class.is(Class::INSIDE) {
            self.look_inside(class);
        }
        self.low += i32::from(class.low);
        self.high += i32::from(class.high);
        let is_mark = class.is(Class::MARK);
        self.natural += i32::from(if is_mark && !self.after_mark { class.high } else { class.low });
        self.after_mark = is_mark;
        if self.head_state != Head::Done {
            self.push_head(class);
        }
        if class.is(Class::SPACE) {
            return;
        }
        self.characters += 1;
        self.han += usize::from(class.is(Class::HAN));
        self.inner_pause |= self.pending_pause;
        self.pending_pause = class.is(Class::SENTENCE);
        self.marked |= class.is(Class::PAUSE | Class::TERMINAL);
    }

    fn look_inside(&mut self, class: Class) {
        let inside = &mut self.inside;
        if class.is(Class::SPACE | Class::RULE) {
            inside.gaps = true;
        } else if class.is(Class::COLON) && self.characters == 0 {
            inside.speaker = u8::try_from(self.ideographs).unwrap_or(u8::MAX);
        } else if class.is(Class::BRACKET) && !class.is(Class::QUOTATION) {
            let is_first = self.characters == 0 && self.ideographs == 0;
            self.brackets.count(class, is_first);
        }
    }

    fn push_head(&mut self, class: Class) {
        self.head_state = match self.head_state {
            Head::Opening if class.is(Class::OPENING) => Head::Opening,
            Head::Opening if class.is(Class::NARROW) => Head::Narrow,
            Head::Narrow if class.is(Class::NARROW | Class::INSIDE_NARROW) => Head::Narrow,
            Head::Opening => Head::Closing,
            Head::Narrow | Head::Closing if class.is(Class::BARRED) => Head::Closing,
            _ => Head::Done,
        };
        if self.head_state != Head::Done {
            self.head += i32::from(class.low);
        }
    }

    fn finish(&self, line: &str) -> Metrics {
        let ideographs = i32::from(clamped(self.ideographs)) * i32::from(EM);
        let clamp = |sum: i32| Width::try_from(sum).unwrap_or(WIDEST).min(WIDEST);
        let blank_half = if self.after_mark { i32::from(MARK.1 - MARK.0) } else { 0 };
        Metrics {
            low: clamp(self.low + ideographs),
            high: clamp(self.high + ideographs),
            natural: clamp(self.natural + ideographs - blank_half),
            head: clamp(self.head),
            characters: clamped(self.characters + self.ideographs),
            han: clamped(self.han + self.ideographs),
            inside: self.inside,
            ends: Ends { inner_pause: self.inner_pause, unmarked: !self.marked, ..ends(line) },
        }
    }
}

fn clamped(count: usize) -> u16 {
    u16::try_from(count).unwrap_or(u16::MAX)
}

impl Brackets {
    /// Counts a bracket, the first character of its line or not.
    fn count(&mut self, class: Class, is_first: bool) {
        let is_round = class.is(Class::ROUND);
        self.last_opens = class.is(Class::OPENING);
        if self.last_opens {
            self.first_opens |= is_round && is_first;
            self.opened = self.opened.saturating_add(u16::from(is_round));
        } else {
            self.closed = self.closed.saturating_add(u16::from(is_round));
            self.closes = true;
        }
    }
}

fn ends(line: &str) -> Ends {
    let (mut chars, mut back) = (line.chars(), line.chars());
    let (first, last) = (chars.next().unwrap_or(' '), back.next_back().unwrap_or(' '));
    let (first_is, last_is) = (Class::of(first), Class::of(last));
    let closes = last_is.is(Class::CLOSING);
    let opens_round = first_is.kinds & (Class::ROUND | Class::OPENING) == Class::ROUND | Class::OPENING;
    let closes_round = last_is.kinds & (Class::ROUND | Class::CLOSING) == Class::ROUND | Class::CLOSING;
    Ends {
        starts_with_closing: first_is.is(Class::BARRED),
        starts_with_opening: first_is.is(Class::OPENING),
        terminal: ends_sentence(line, last, last_is),
        only_closing: first_is.is(Class::CLOSING) && closes && line.chars().all(is_closing),
        full_stop: if closes { line.trim_end_matches(is_closing).ends_with('。') } else { last == '。' },
        colon: last_is.is(Class::COLON),
        dash: matches!(last, '—' | '―'),
        mark: last_is.is(Class::BARRED),
        pause: last_is.is(Class::PAUSE) && !last_is.is(Class::COLON),
        opening: last_is.is(Class::OPENING),
        closes_round,
        bracketed: opens_round && closes_round,
        inner_pause: false,
        unmarked: false,
        mid_sentence: (first.is_ascii_lowercase() || last == '-') && line.is_ascii(),
        starts_narrow: first_is.is(Class::NARROW),
        narrow: last_is.is(Class::NARROW),
    }
}

/// Closing marks after an end are looked through this far.
const CLOSING_REACH: usize = 4;

/// Whether a line ends a sentence: with 。！？…, closing marks aside, or with a full stop after a Latin word.
///
/// A closing mark alone is no end: `“分片包干”` stands in the middle of sentences.
fn ends_sentence(line: &str, last: char, last_is: Class) -> bool {
    // Most lines end with a character that is neither a mark nor a bracket.
    if !last_is.is(Class::CLOSING) && !matches!(last, '"' | '\'' | '.') {
        return last_is.is(Class::TERMINAL);
    }
    let mut back =
        line.chars().rev().take(CLOSING_REACH).skip_while(|&c| is_closing(c) || matches!(c, '"' | '\''));
    match back.next() {
        Some('.') => back.next().is_some_and(|c| c.is_ascii_alphabetic()),
        last => last.is_some_and(is_terminal),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn han_are_one_em_and_marks_compress() {
        let metrics = Metrics::of("全县12万亩，");
        assert_eq!((metrics.low, metrics.high), (4 * 20 + 20 + 10, 4 * 20 + 22 + 20));
        assert_eq!((metrics.characters, metrics.han), (7, 4));
    }

    #[test]
    fn the_head_is_what_no_break_divides() {
        for (line, head) in
            [("小麦", 20), ("“小”麦", 40), ("8.5%以上", 40), ("smart grid", 50), ("《红》，看", 50)]
        {
            assert_eq!(Metrics::of(line).head, head, "{line}");
        }
    }

    #[test]
    fn a_closing_quote_alone_ends_no_sentence() {
        for (line, terminal) in [
            ("丰收。", true),
            ("丰收。”", true),
            ("“丰收”", false),
            ("为何？）", true),
            ("end.", true),
            ("3.", false),
        ] {
            assert_eq!(Metrics::of(line).ends.terminal, terminal, "{line}");
        }
    }

    #[test]
    fn fragments_add_up() {
        let whole = Metrics::of("间间爆满。“一间房");
        let parts = Metrics::of("间间爆满。").then(Metrics::of("“一间房"));
        assert_eq!((whole.low, whole.high, whole.ends), (parts.low, parts.high, parts.ends));
        assert!(Metrics::of("多收三成。").then(Metrics::of("”")).ends.terminal);
    }

    #[test]
    fn endless_lines_do_not_overflow() {
        assert_eq!(Metrics::of(&"报".repeat(5_000)).low, WIDEST);
    }
}
