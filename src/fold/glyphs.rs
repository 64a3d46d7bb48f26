//! Repair of single characters.

use super::Folder;
use crate::{
    chars::{is_blank, is_break, is_han, is_name_dot},
    lexicon::{
        forms::{SIMPLIFIED_ONLY, TRADITIONAL_ONLY, VERTICAL_FORMS},
        radicals::{FIRST_RADICAL, RADICALS},
    },
    span::Span,
    trace::{Traced, Tracer},
};

/// What becomes of a character.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Repair {
    Keep,
    Drop,
    Write(char),
}

/// `text` with its characters repaired, borrowed where none needs it.
pub(super) fn repair(text: &str, folder: Folder) -> Traced<'_> {
    let Some(first) = first_suspect(text.as_bytes()) else {
        return Traced::verbatim(text, 0);
    };
    let mut page = Page { text, folder, traditional: None };
    let mut out: Option<Tracer> = None;
    let mut copied = 0;
    let mut before = text.get(..first).and_then(|head| head.chars().next_back());
    for (offset, c) in text.get(first..).unwrap_or_default().char_indices() {
        let at = first + offset;
        let repair = page.repair(c, at, before);
        if c == '\u{c}' {
            page.traditional = None;
        }
        match repair {
            Repair::Keep => before = Some(c),
            Repair::Drop | Repair::Write(_) => {
                let out = out.get_or_insert_with(|| Tracer::with_capacity(text.len()));
                out.copy(text.get(copied..at).unwrap_or_default(), copied);
                copied = at + c.len_utf8();
                if let Repair::Write(c) = repair {
                    out.push(c.encode_utf8(&mut [0; 4]), Span::new(at, copied));
                    before = Some(c);
                }
            }
        }
    }
    match out {
        None => Traced::verbatim(text, 0),
        Some(mut out) => {
            out.copy(text.get(copied..).unwrap_or_default(), copied);
            out.finish()
        }
    }
}

/// The first byte at which a character that may need repair begins.
fn first_suspect(bytes: &[u8]) -> Option<usize> {
    bytes.iter().zip(bytes.iter().skip(1).chain([&0])).position(|(&first, &second)| suspect(first, second))
}

/// Whether these two bytes may begin a character that needs repair: 3 bytes in 4 of Chinese text are ruled out here.
#[inline]
const fn suspect(first: u8, second: u8) -> bool {
    match first {
        b'\t'..=b'\r' => false,
        0..=0x1f | 0x7f | 0xc2 => true,
        0xe1 => second == 0xa0,
        0xe2 => !matches!(second, 0x82..=0x87 | 0x89 | 0x8a | 0x8c..=0xb9),
        0xe3 => second == 0x83,
        0xef => !matches!(second, 0xbc),
        0xf0 => true,
        _ => false,
    }
}

/// The text under repair, and what is known of its script.
struct Page<'t> {
    text: &'t str,
    folder: Folder,
    traditional: Option<bool>,
}

impl Page<'_> {
    /// What becomes of `c`, which stands at byte `at` behind the repaired character `before`.
    fn repair(&mut self, c: char, at: usize, before: Option<char>) -> Repair {
        let repaired = match c {
            '\u{2e80}'..='\u{2fd5}' | '\u{f900}'..='\u{faff}' | '\u{2f800}'..='\u{2fa1f}' => {
                self.folder.ideographs.then(|| self.ideograph(c, at))
            }
            '\u{fe10}'..='\u{fe19}' | '\u{fe30}'..='\u{fe58}' => {
                self.folder.vertical_forms.then(|| self.vertical_form(c, at))
            }
            _ if is_name_dot(c) => {
                (self.folder.name_dots && self.is_within_name(c, at, before)).then_some(Repair::Write('·'))
            }
            _ => self.folder.invisible.then(|| self.invisible(c, at)),
        };
        match repaired {
            Some(Repair::Write(same)) if same == c => Repair::Keep,
            other => other.unwrap_or(Repair::Keep),
        }
    }

    fn ideograph(&mut self, c: char, at: usize) -> Repair {
        if c == '⼾' {
            return Repair::Write(if self.is_traditional(at) { '戶' } else { '户' });
        }
        let radical = (c as u32).checked_sub(FIRST_RADICAL).and_then(|index| RADICALS.get(index as usize));
        let unified = radical.copied().or_else(|| compatibility(c));
        unified.map_or(Repair::Keep, Repair::Write)
    }

    fn vertical_form(&mut self, c: char, at: usize) -> Repair {
        let Some(&(_, simplified, traditional)) = VERTICAL_FORMS.iter().find(|form| form.0 == c) else {
            return Repair::Keep;
        };
        let differs = simplified != traditional;
        Repair::Write(if differs && self.is_traditional(at) { traditional } else { simplified })
    }

    fn invisible(&self, c: char, at: usize) -> Repair {
        match c {
            '\u{ad}' => match self.after(c, at).chars().next() {
                Some(next) if is_break(next) => Repair::Write('-'),
                _ => Repair::Drop,
            },
            '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' => Repair::Write(' '),
            '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{feff}'
            | '\u{180e}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{e0100}'..='\u{e01ef}' => Repair::Drop,
            _ if c.is_control() && !is_break(c) && c != '\t' => Repair::Drop,
            _ => Repair::Keep,
        }
    }

    /// Whether the dot at `at` stands between two Han characters, spaces aside.
    fn is_within_name(&self, c: char, at: usize, before: Option<char>) -> bool {
        let after = self.after(c, at).chars().take(NAME_DOT_REACH).find(|&next| !is_blank(next));
        before.is_some_and(is_han) && after.is_some_and(is_han)
    }

    fn after(&self, c: char, at: usize) -> &str {
        self.text.get(at + c.len_utf8()..).unwrap_or_default()
    }

    /// Whether the page (the text between form feeds) that holds byte `at` is in Traditional characters.
    fn is_traditional(&mut self, at: usize) -> bool {
        *self.traditional.get_or_insert_with(|| {
            let page = page_around(self.text, at);
            count(page, TRADITIONAL_ONLY) > count(page, SIMPLIFIED_ONLY)
        })
    }
}

/// A space may stand beside a name's dot, or a line break with a blank line.
const NAME_DOT_REACH: usize = 4;

/// The unified ideograph of a compatibility one.
fn compatibility(c: char) -> Option<char> {
    let mut unified = None;
    unicode_normalization::char::decompose_canonical(c, |part| unified = Some(part));
    unified.filter(|&part| is_han(part))
}

/// The part of `text` around byte `at` that no form feed divides.
fn page_around(text: &str, at: usize) -> &str {
    let start =
        memchr::memrchr(b'\x0c', text.as_bytes().get(..at).unwrap_or_default()).map_or(0, |feed| feed + 1);
    let end = memchr::memchr(b'\x0c', text.as_bytes().get(at..).unwrap_or_default())
        .map_or(text.len(), |feed| at + feed);
    text.get(start..end).unwrap_or_default()
}

fn count(text: &str, set: &str) -> usize {
    /// Enough of a page to tell its script by.
    const SAMPLE: usize = 4000;
    text.chars().take(SAMPLE).filter(|&c| is_han(c) && set.contains(c)).count()
}
