//! From a recognised span to the byline that callers get: its text, its defects, its canonical form.

use super::{
    Byline, BylineKind, Defect, head,
    ink::{Gap, Window},
    names::Name,
    people::Group,
};
use crate::{
    Span, chars,
    lexicon::{outlets, roles},
};
use alloc::{string::String, vec::Vec};

/// A byline in terms of the window's inks.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub(super) kind: BylineKind,
    pub(super) from: usize,
    pub(super) end: usize,
    pub(super) outlet: Option<String>,
    pub(super) place: Option<String>,
    pub(super) date: Option<String>,
    pub(super) relayed: bool,
    pub(super) group: Group,
    /// The bracket around the people.
    pub(super) inner_open: Option<usize>,
    /// Where the canonical form needs a space that a line break stood for.
    pub(super) part: Option<usize>,
    pub(super) missing_open: bool,
    pub(super) missing_close: bool,
    pub(super) defects: Vec<Defect>,
}

impl Draft {
    pub(super) fn new(kind: BylineKind, from: usize, end: usize) -> Self {
        Draft {
            kind,
            from,
            end,
            outlet: None,
            place: None,
            date: None,
            relayed: false,
            group: Group::default(),
            inner_open: None,
            part: None,
            missing_open: false,
            missing_close: false,
            defects: Vec::new(),
        }
    }

    /// A draft with the people of a zone; `open` is the bracket around it.
    pub(super) fn with_group(
        kind: BylineKind,
        from: usize,
        end: usize,
        group: Group,
        open: Option<usize>,
    ) -> Self {
        Draft {
            outlet: group.outlet.clone(),
            place: group.place.clone(),
            inner_open: open,
            group,
            ..Draft::new(kind, from, end)
        }
    }

    /// Whether it says whose report follows, and nothing of who wrote it.
    pub(super) fn only_relays(&self) -> bool {
        self.kind == BylineKind::Dateline && self.relayed && self.group.people.is_empty()
    }

    /// Where it stands in the text.
    pub(super) fn span(&self, window: &Window) -> Span {
        Span::new(window.start(self.from), window.end(self.end))
    }

    pub(super) fn finish(self, text: &str, window: &Window) -> Byline {
        let span = self.span(window);
        let defects = self.defects(window);
        let canonical = self.canonical(window);
        self.byline(text, span, defects, canonical).without_misprints()
    }

    fn byline(self, text: &str, span: Span, defects: Vec<Defect>, canonical: String) -> Byline {
        Byline {
            kind: self.kind,
            text: String::from(span.of(text).unwrap_or_default()),
            span,
            outlet: self.outlet,
            place: self.place,
            date: self.date,
            people: self.group.people,
            defects,
            relayed: self.relayed,
            canonical,
        }
    }

    fn defects(&self, window: &Window) -> Vec<Defect> {
        let mut defects = self.defects.clone();
        let any = |test: fn(&Name) -> bool| self.group.names.iter().any(test);
        let spaced = self.is_letter_spaced(window);
        let outside = |i: usize| !self.group.names.iter().any(|name| (name.from..name.to).contains(&i));
        let mut add = |found: bool, defect: Defect| {
            if found {
                defects.push(defect);
            }
        };
        add(self.is_mismatched(window), Defect::MismatchedBracket);
        add(self.missing_open || self.missing_close, Defect::MissingBracket);
        add(any(|name| name.padded) && !spaced, Defect::PaddedName);
        add((self.from + 1..self.end).any(|i| window.gap(i) == Gap::Break), Defect::LineBreakInside);
        add(any(|name| name.odd_dot), Defect::DotVariant);
        add(self.has_ocr_square(window), Defect::OcrSquare);
        add((self.from..self.end).any(|i| is_misread(window.raw(i)) && outside(i)), Defect::OcrWord);
        add(spaced, Defect::LetterSpaced);
        add(any(|name| name.glued), Defect::GluedNames);
        defects.sort_unstable();
        defects.dedup();
        defects
    }

    fn has_ocr_square(&self, window: &Window) -> bool {
        self.group.marked && matches!(window.raw(self.from), '口' | '囗')
    }

    /// Whether fixed words are letter-spaced: most neighbours outside names have a space between them.
    fn is_letter_spaced(&self, window: &Window) -> bool {
        let outside = |i: usize| {
            chars::is_han(window.raw(i))
                && !self.group.names.iter().any(|name| (name.from..name.to).contains(&i))
        };
        let pairs = || (self.from + 1..self.end).filter(|&i| outside(i) && outside(i - 1));
        let spaced = pairs().filter(|&i| matches!(window.gap(i), Gap::Space | Gap::Wide)).count();
        spaced * 2 > pairs().count()
    }

    fn is_mismatched(&self, window: &Window) -> bool {
        let Some(open) = self.inner_open.filter(|_| !self.missing_close) else { return false };
        chars::is_closing(window.raw(self.end - 1)) && !pairs(window.raw(open), window.raw(self.end - 1))
            || open + 1 < self.end
                && chars::is_opening(window.raw(open + 1))
                && !matches!(window.raw(open + 1), '《' | '“' | '[')
    }

    /// The inks of the draft with names repaired, gaps closed, brackets matched.
    fn canonical(&self, window: &Window) -> String {
        let mut out = String::new();
        let mut i = self.from;
        let spaced = self.is_letter_spaced(window);
        let doubled = self.inner_open.map(|open| open + 1).filter(|&k| {
            self.is_mismatched(window) && chars::is_opening(window.raw(k)) && window.raw(k) != '['
        });
        while i < self.end {
            if let Some(name) = self.group.names.iter().find(|name| name.from == i) {
                space(&mut out);
                out.push_str(&name.text);
                i = name.to.max(i + 1);
                if i < self.end && wants_space(window.raw(i)) {
                    space(&mut out);
                }
                continue;
            }
            let raw = window.raw(i);
            let gap = matches!(window.gap(i), Gap::Space | Gap::Wide) && i > self.from && !spaced;
            let parted = window.gap(i) == Gap::Break && (self.is_line_of_names(i) || self.part == Some(i));
            if (gap || parted) && wants_space(raw) {
                space(&mut out);
            }
            if Some(i) != doubled {
                out.push(self.repaired(window, i, raw));
            }
            i += 1;
        }
        if self.missing_open
            && let Some(at) = self.group.names.first().and(out.find(['讯', '电', '訊', '電', '汛']))
        {
            let at = at + '讯'.len_utf8();
            let rest = out.split_off(at);
            out.push('（');
            out.push_str(rest.trim_start_matches(chars::is_blank));
        }
        if self.missing_close {
            out.push('）');
        }
        out
    }

    /// Whether a break at `i` stands where one person's line ends and the next begins.
    fn is_line_of_names(&self, i: usize) -> bool {
        self.group.names.iter().any(|name| name.to == i)
    }

    fn repaired(&self, window: &Window, i: usize, raw: char) -> char {
        let in_date = self.defects.contains(&Defect::OcrDigit)
            && self.group.names.first().is_none_or(|name| i < name.from);
        match raw {
            _ if is_misread(raw) => '讯',
            '口' | '囗' if i == self.from && self.group.marked => '□',
            _ if in_date && self.inner_open.is_none_or(|open| i < open) && head::is_digit_like(raw) => {
                head::likely_digit(raw)
            }
            _ if Some(i) == self.inner_open => self.bracket(window, true),
            _ if i + 1 == self.end
                && chars::is_closing(raw)
                && (self.inner_open.is_some() || self.missing_open) =>
            {
                self.bracket(window, false)
            }
            _ => raw,
        }
    }

    /// The bracket that print should have: 【】, 〔〕 and ［］ stay where both are there, else （）.
    fn bracket(&self, window: &Window, open: bool) -> char {
        let own = self.inner_open.map_or('（', |k| window.raw(k));
        let close = window.raw(self.end - 1);
        let square = !self.missing_close
            && !self.missing_open
            && pairs(own, close)
            && matches!(own, '【' | '〔' | '［' | '[' | '〖');
        match (square, open) {
            (true, true) => own,
            (true, false) => close,
            (false, true) => '（',
            (false, false) => '）',
        }
    }
}

/// What OCR makes of 讯.
fn is_misread(c: char) -> bool {
    matches!(c, '汛' | '迅')
}

impl Byline {
    /// Puts what was meant for what OCR made of the fixed words.
    fn without_misprints(mut self) -> Self {
        let mut repair = |text: &mut String| {
            let pairs = outlets::MISPRINTED_OUTLETS.iter().chain(roles::MISPRINTED_TITLES);
            for (misprint, meant) in pairs {
                if !text.contains(misprint) {
                    continue;
                }
                *text = text.replace(misprint, meant);
                self.canonical = self.canonical.replace(misprint, meant);
                if !self.defects.contains(&Defect::OcrWord) {
                    self.defects.push(Defect::OcrWord);
                    self.defects.sort_unstable();
                }
            }
        };
        self.outlet.iter_mut().for_each(&mut repair);
        self.people.iter_mut().map(|person| &mut person.role).for_each(repair);
        self
    }
}

fn wants_space(next: char) -> bool {
    !(chars::is_pause(next)
        || chars::is_closing(next)
        || chars::is_opening(next)
        || matches!(next, '/' | '／' | '|' | '｜' | '丨' | '│' | '：' | ':'))
}

fn space(out: &mut String) {
    let last = out.chars().next_back();
    if last.is_some_and(|c| !chars::is_blank(c) && wants_space(c)) {
        out.push(' ');
    }
}

/// Whether two brackets belong together, width included.
fn pairs(open: char, close: char) -> bool {
    matches!(
        (open, close),
        ('（', '）')
            | ('(', ')')
            | ('【', '】')
            | ('〔', '〕')
            | ('［', '］')
            | ('[', ']')
            | ('〖', '〗')
            | ('《', '》')
            | ('〈', '〉')
            | ('︵', '︶')
            | ('︹', '︺')
            | ('︻', '︼')
    )
}
