//! How wide a line is set, in fractions of an em, and what its ends look like.
//!
//! A text layer has no coordinates, but Chinese print hardly needs them: a Han character is one em wide, marks are a half
//! to one em (they compress), Latin letters and digits about a half. So every width is an interval, and the inference
//! asks only what the interval can still explain.

use crate::chars::{digit, is_closing, is_han, is_latin, is_opening, is_pause, is_space, is_terminal};

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
    pub(crate) speaker: u16,
    pub(crate) brackets: Brackets,
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
        let mut scan = Scan::default();
        for c in line.chars() {
            // Most characters are of the one block, each an em wide and nothing else.
            if matches!(c, '\u{4e00}'..='\u{9fff}') { scan.push_ideograph(c) } else { scan.push(c) }
        }
        scan.finish(line)
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
pub(crate) fn width(c: char) -> (Width, Width) {
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
fn is_mark(c: char) -> bool {
    is_pause(c)
        || is_terminal(c)
        || is_opening(c)
        || is_closing(c)
        || matches!(c, '·' | '—' | '／' | '～' | '–')
}

/// A mark that may not begin a line.
fn is_barred_from_start(c: char) -> bool {
    is_pause(c) || is_terminal(c) || is_closing(c)
}

/// Running state of [`Metrics::of`].
#[derive(Default)]
struct Scan {
    low: i32,
    high: i32,
    natural: i32,
    after_mark: bool,
    head: i32,
    head_state: Head,
    characters: u16,
    han: u16,
    inner_pause: bool,
    pending_pause: bool,
    marked: bool,
    /// Characters of the one block, which are added up in the end.
    ideographs: u16,
    inside: Inside,
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
    #[inline]
    fn push_ideograph(&mut self, c: char) {
        self.ideographs = self.ideographs.saturating_add(1);
        self.after_mark = false;
        if self.head_state != Head::Done {
            self.push_head(c, EM);
        }
        self.inner_pause |= self.pending_pause;
        self.pending_pause = false;
        self.inside.gaps |= c == '丨';
    }

    fn push(&mut self, c: char) {
        self.look_inside(c);
        let (low, high) = width(c);
        self.low += i32::from(low);
        self.high += i32::from(high);
        let is_mark = (low, high) == MARK;
        self.natural += i32::from(if is_mark && !self.after_mark { high } else { low });
        self.after_mark = is_mark;
        if self.head_state != Head::Done {
            self.push_head(c, low);
        }
        if is_space(c) {
            return;
        }
        self.characters = self.characters.saturating_add(1);
        self.han = self.han.saturating_add(u16::from(is_han(c)));
        self.inner_pause |= self.pending_pause;
        self.pending_pause = is_sentence_mark(c);
        self.marked |= is_pause(c) || is_terminal(c);
    }

    fn look_inside(&mut self, c: char) {
        let inside = &mut self.inside;
        if is_space(c) || matches!(c, '|' | '│') {
            inside.gaps = true;
        } else if matches!(c, '：' | ':') && self.characters == 0 {
            inside.speaker = self.ideographs;
        } else if is_opening(c) && !is_quotation(c) {
            let round = matches!(c, '（' | '(');
            inside.brackets.first_opens |= round && self.characters == 0 && self.ideographs == 0;
            inside.brackets.opened = inside.brackets.opened.saturating_add(u16::from(round));
            inside.brackets.last_opens = true;
        } else if is_closing(c) && !is_quotation(c) {
            let round = matches!(c, '）' | ')');
            inside.brackets.closed = inside.brackets.closed.saturating_add(u16::from(round));
            inside.brackets.last_opens = false;
            inside.brackets.closes = true;
        }
    }

    fn push_head(&mut self, c: char, low: Width) {
        let narrow = is_latin(c) || digit(c).is_some();
        self.head_state = match self.head_state {
            Head::Opening if is_opening(c) => Head::Opening,
            Head::Opening if narrow => Head::Narrow,
            Head::Narrow
                if narrow || matches!(c, '.' | ',' | '-' | '%' | '％' | '‰' | '℃' | '/' | ':' | '+') =>
            {
                Head::Narrow
            }
            Head::Opening => Head::Closing,
            Head::Narrow | Head::Closing if is_barred_from_start(c) => Head::Closing,
            _ => Head::Done,
        };
        if self.head_state != Head::Done {
            self.head += i32::from(low);
        }
    }

    fn finish(self, line: &str) -> Metrics {
        let ideographs = i32::from(self.ideographs) * i32::from(EM);
        let clamp = |sum: i32| Width::try_from(sum).unwrap_or(WIDEST).min(WIDEST);
        let blank_half = if self.after_mark { i32::from(MARK.1 - MARK.0) } else { 0 };
        Metrics {
            low: clamp(self.low + ideographs),
            high: clamp(self.high + ideographs),
            natural: clamp(self.natural + ideographs - blank_half),
            head: clamp(self.head),
            characters: self.characters.saturating_add(self.ideographs),
            han: self.han.saturating_add(self.ideographs),
            inside: self.inside,
            ends: Ends { inner_pause: self.inner_pause, unmarked: !self.marked, ..ends(line) },
        }
    }
}

fn is_quotation(c: char) -> bool {
    matches!(c, '“' | '”' | '‘' | '’' | '「' | '」' | '『' | '』')
}

/// A mark that headlines avoid and sentences have.
fn is_sentence_mark(c: char) -> bool {
    matches!(c, '，' | '。' | '；')
}

fn ends(line: &str) -> Ends {
    let first = line.chars().next().unwrap_or(' ');
    let last = line.chars().next_back().unwrap_or(' ');
    Ends {
        starts_with_closing: is_barred_from_start(first),
        starts_with_opening: is_opening(first),
        terminal: ends_sentence(line),
        only_closing: line.chars().all(is_closing),
        full_stop: line.trim_end_matches(is_closing).ends_with('。'),
        colon: matches!(last, '：' | ':'),
        dash: matches!(last, '—' | '―'),
        mark: is_barred_from_start(last),
        pause: is_pause(last) && !matches!(last, '：' | ':'),
        opening: is_opening(last),
        closes_round: matches!(last, '）' | ')'),
        bracketed: matches!(first, '（' | '(') && matches!(last, '）' | ')'),
        inner_pause: false,
        unmarked: false,
        mid_sentence: line.is_ascii() && (first.is_ascii_lowercase() || last == '-'),
        starts_narrow: is_latin(first) || digit(first).is_some(),
        narrow: is_latin(last) || digit(last).is_some(),
    }
}

/// Closing marks after an end are looked through this far.
const CLOSING_REACH: usize = 4;

/// Whether a line ends a sentence: with 。！？…, closing marks aside, or with a full stop after a Latin word.
///
/// A closing mark alone is no end: `“分片包干”` stands in the middle of sentences.
fn ends_sentence(line: &str) -> bool {
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
