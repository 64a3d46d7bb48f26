//! Repair of single characters.

use super::Folder;
use crate::{
    chars::{digit, is_blank, is_break, is_han, is_name_dot},
    lexicon::{
        forms::{SIMPLIFIED_ONLY, TRADITIONAL_ONLY, VERTICAL_FORMS},
        radicals::{FIRST_RADICAL, RADICALS},
    },
    span::Span,
    trace::{Traced, Tracer},
};

/// The dot between the parts of a name, in the form that all others get.
pub(crate) const NAME_DOT: char = '·';

/// What becomes of a character.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Repair {
    Keep,
    Drop,
    Write(char),
}

/// `text` with its characters repaired, borrowed where none needs it.
pub(super) fn repair(text: &str, folder: Folder) -> Traced<'_> {
    let mut page = Page { text, folder, traditional: None };
    let mut out: Option<Tracer> = None;
    let (mut copied, mut read) = (0, 0);
    while let Some(at) = next_suspect(text.as_bytes(), read) {
        let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) else {
            read = at + 1;
            continue;
        };
        page.reach(read, at);
        read = at + c.len_utf8();
        let before = text.get(copied..at).and_then(|kept| kept.chars().next_back());
        let before = before.or_else(|| out.as_ref().and_then(Tracer::last));
        let repair = page.repair(c, at, before);
        if repair == Repair::Keep {
            continue;
        }
        let out = out.get_or_insert_with(|| Tracer::with_capacity(text.len()));
        out.copy(text.get(copied..at).unwrap_or_default(), copied);
        copied = read;
        if let Repair::Write(c) = repair {
            out.push(c.encode_utf8(&mut [0; 4]), Span::new(at, read));
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

/// So many bytes are looked at together: a few vectors of a plain processor.
const CHUNK: usize = 64;

/// The first byte from `from` on at which a character that may need repair begins.
fn next_suspect(bytes: &[u8], from: usize) -> Option<usize> {
    let mut at = from;
    while let Some(chunk) = bytes.get(at..at + CHUNK + 2) {
        let leads = chunk.iter().zip(chunk.iter().skip(1)).zip(chunk.iter().skip(2));
        let found =
            leads.fold(false, |found, ((&lead, &second), &third)| found | is_suspect(lead, second, third));
        if found {
            break;
        }
        at += CHUNK;
    }
    let rest = bytes.get(at..).unwrap_or_default();
    let next = |offset: usize| rest.get(offset).copied().unwrap_or(0);
    rest.iter()
        .zip(0..)
        .filter(|&(&byte, _)| !is_common(byte))
        .find(|&(&lead, offset)| is_suspect(lead, next(offset + 1), next(offset + 2)))
        .map(|(_, offset)| at + offset)
}

/// A byte of printable ASCII, one inside a character, or the first of most Han characters: none needs repair.
const fn is_common(byte: u8) -> bool {
    matches!(byte, b' '..=b'~' | 0x80..=0xbf | 0xe4..=0xe9)
}

/// Whether these bytes may begin a character that needs repair, reckoned without a branch: nearly all of Chinese text is
/// ruled out here, its commonest marks (“”—…) included.
#[inline(always)]
const fn is_suspect(lead: u8, second: u8, third: u8) -> bool {
    let control = (lead < 0x20) & ((lead < 0x09) | (lead > 0x0d));
    let common_mark = (second == 0x80) & ((third == 0x94) | (third & 0xf8 == 0x98) | (third == 0xa6));
    control
        | (lead == 0x7f)
        | (lead == 0xc2)
        | (lead == 0xe1) & (second == 0xa0)
        | (lead == 0xe2) & !common_mark
        | (lead == 0xe3) & ((second == 0x83) | (second == 0x80) & (third == 0x9c))
        | (lead == 0xef) & ((second != 0xbc) | (third == 0x8e))
        | (lead >= 0xf0)
}

/// The text under repair, and what is known of its script.
struct Page<'t> {
    text: &'t str,
    folder: Folder,
    traditional: Option<bool>,
}

impl Page<'_> {
    /// Notices whether a form feed stands in `from..to`: behind it the script may be another.
    fn reach(&mut self, from: usize, to: usize) {
        if self.traditional.is_some() {
            let passed = self.text.as_bytes().get(from..to).unwrap_or_default();
            self.traditional = self.traditional.filter(|_| memchr::memchr(b'\x0c', passed).is_none());
        }
    }

    /// What becomes of `c`, which stands at byte `at` behind the repaired character `before`.
    fn repair(&mut self, c: char, at: usize, before: Option<char>) -> Repair {
        let repaired = match c {
            '\u{2e80}'..='\u{2fd5}' | '\u{f900}'..='\u{faff}' | '\u{2f800}'..='\u{2fa1f}' => {
                self.folder.ideographs.then(|| self.ideograph(c, at))
            }
            '\u{fe10}'..='\u{fe19}' | '\u{fe30}'..='\u{fe58}' => {
                self.folder.vertical_forms.then(|| self.vertical_form(c, at))
            }
            '∕' | '―' | '〜' => self.folder.vertical_forms.then(|| self.look_alike(c, at, before)),
            _ if is_name_dot(c) => (self.folder.name_dots && self.is_between_han(c, at, before))
                .then_some(Repair::Write(NAME_DOT)),
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

    /// The mark that was printed where an extractor's table of characters gives another that looks like it; a division slash
    /// between figures may be meant.
    fn look_alike(&self, c: char, at: usize, before: Option<char>) -> Repair {
        match c {
            '―' => Repair::Write('—'),
            '〜' => Repair::Write('～'),
            _ if self.is_between_han(c, at, before) => Repair::Write('／'),
            _ if before.is_some_and(is_figure) && self.ahead(c, at).next().is_some_and(is_figure) => {
                Repair::Keep
            }
            _ => Repair::Write('/'),
        }
    }

    fn invisible(&self, c: char, at: usize) -> Repair {
        match c {
            '\u{ad}' => match self.after(c, at).chars().next() {
                Some(next) if is_break(next) => Repair::Write('-'),
                _ => Repair::Drop,
            },
            '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' => Repair::Write(' '),
            _ if is_invisible(c) => Repair::Drop,
            _ => Repair::Keep,
        }
    }

    /// Whether the mark at `at` stands between two Han characters, spaces aside.
    fn is_between_han(&self, c: char, at: usize, before: Option<char>) -> bool {
        let after = self.ahead(c, at).take(NAME_DOT_REACH).find(|&next| !is_blank(next));
        before.is_some_and(is_han) && after.is_some_and(is_han)
    }

    /// What stands behind the character at `at`, without what goes.
    fn ahead(&self, c: char, at: usize) -> impl Iterator<Item = char> {
        let goes = move |next| self.folder.invisible && (is_invisible(next) || next == '\u{ad}');
        self.after(c, at).chars().filter(move |&next| !goes(next))
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

/// Zero-width characters, variation selectors, controls.
fn is_invisible(c: char) -> bool {
    match c {
        '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}'
        | '\u{180e}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{e0100}'..='\u{e01ef}' => true,
        _ => c.is_control() && !is_break(c) && c != '\t',
    }
}

fn is_figure(c: char) -> bool {
    digit(c).is_some()
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
