//! Character classes of Chinese newspaper text: spaces, breaks, Han, digits, brackets and marks.
//!
//! The standard library's own classes do not fit (`char::is_whitespace` mixes the paragraph indent with line breaks,
//! `char::is_numeric` knows 〇 but not 零), so every class the crate needs is defined here, once.

/// A space within a line: ASCII, no-break, ideographic and the typographic spaces, tab included.
#[inline]
pub(crate) const fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\u{3000}' | '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}')
}

/// A character that ends a line, a column or a page.
#[inline]
pub(crate) const fn is_break(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// White space of either kind.
#[inline]
pub(crate) const fn is_blank(c: char) -> bool {
    // Most characters asked about are Han.
    c <= '\u{3000}' && (is_space(c) || is_break(c))
}

/// The block of the common Han ideographs: tables of characters cover it.
pub(crate) const FIRST_HAN: char = '\u{4e00}';
pub(crate) const LAST_HAN: char = '\u{9fff}';

/// A Han ideograph, 々 and 〇 included; radicals and compatibility forms too, so that unrepaired text reads the same.
#[inline]
pub(crate) const fn is_han(c: char) -> bool {
    matches!(c,
        FIRST_HAN..=LAST_HAN | '\u{3400}'..='\u{4dbf}' | '々' | '〇'
        | '\u{2e80}'..='\u{2fd5}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}')
}

/// The value of an ASCII or full-width digit.
#[inline]
pub(crate) const fn digit(c: char) -> Option<u8> {
    match c {
        '0'..='9' => Some(c as u8 - b'0'),
        '０'..='９' => Some((c as u32 - '０' as u32) as u8),
        _ => None,
    }
}

/// A Latin letter, ASCII or full-width.
#[inline]
pub(crate) const fn is_latin(c: char) -> bool {
    // Most characters asked about are Han.
    !matches!(c, '\u{250}'..='\u{fe00}')
        && matches!(c, 'a'..='z' | 'A'..='Z' | 'ａ'..='ｚ' | 'Ａ'..='Ｚ' | '\u{c0}'..='\u{24f}')
}

/// A mark that opens a bracket or a quotation, vertical forms included.
#[inline]
pub(crate) const fn is_opening(c: char) -> bool {
    matches!(
        c,
        '（' | '('
            | '《'
            | '〈'
            | '「'
            | '『'
            | '【'
            | '〔'
            | '〖'
            | '［'
            | '['
            | '“'
            | '‘'
            | '｛'
            | '{'
            | '︵'
            | '︷'
            | '︹'
            | '︻'
            | '︽'
            | '︿'
            | '﹁'
            | '﹃'
            | '\u{fe17}'
    )
}

/// A mark that closes a bracket or a quotation, vertical forms included.
#[inline]
pub(crate) const fn is_closing(c: char) -> bool {
    matches!(
        c,
        '）' | ')'
            | '》'
            | '〉'
            | '」'
            | '』'
            | '】'
            | '〕'
            | '〗'
            | '］'
            | ']'
            | '”'
            | '’'
            | '｝'
            | '}'
            | '︶'
            | '︸'
            | '︺'
            | '︼'
            | '︾'
            | '﹀'
            | '﹂'
            | '﹄'
            | '\u{fe18}'
    )
}

/// A mark that ends a sentence: 。！？ and the half-width ！？, and the ellipsis.
#[inline]
pub(crate) const fn is_terminal(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '!' | '?' | '…' | '｡' | '︒')
}

/// A mark that pauses within a sentence: ，、；： and their half-width forms.
#[inline]
pub(crate) const fn is_pause(c: char) -> bool {
    matches!(c, '，' | '、' | '；' | '：' | ',' | ';' | ':' | '､' | '︐' | '︑' | '︓' | '︔')
}

/// What stands between the two ends of a range: 至 and 到, and every dash that print and extractors use.
pub(crate) const RANGE_MARKS: &[char] = &['至', '到', '—', '–', '―', '～', '~', '〜', '-', '－', '−', '─'];

/// A dot between the parts of a transliterated name, in any of the forms that print and extractors use.
#[inline]
pub(crate) const fn is_name_dot(c: char) -> bool {
    matches!(c, '·' | '•' | '・' | '‧' | '∙' | '⋅' | '･' | '．' | '﹒')
}

/// A set of characters of the basic plane, one bit each: scanners ask it for every character they pass.
#[derive(Debug)]
pub(crate) struct CharSet([u64; 1024]);

impl CharSet {
    pub(crate) fn new(chars: impl IntoIterator<Item = char>) -> Self {
        let mut words = [0u64; 1024];
        for c in chars {
            if let Some(word) = words.get_mut(c as usize >> 6) {
                *word |= 1 << (c as usize & 63);
            }
        }
        CharSet(words)
    }

    #[inline]
    pub(crate) fn contains(&self, c: char) -> bool {
        self.has(c as usize >> 6, c as usize & 63)
    }

    #[inline]
    fn has(&self, word: usize, bit: usize) -> bool {
        self.0.get(word).is_some_and(|word| word >> bit & 1 == 1)
    }

    /// The first character of the set in `text` from byte `from` on, and the byte at which it stands.
    #[inline]
    pub(crate) fn find(&self, text: &str, from: usize) -> Option<(usize, char)> {
        let mut rest = text.as_bytes().get(from..)?;
        loop {
            match rest {
                // The bits of three bytes in UTF-8 are those of the word and of the bit in it: nearly all of Chinese text.
                [lead @ 0xe0..=0xef, second, third, tail @ ..] => {
                    let (word, bit) = (
                        usize::from(lead & 0x0f) << 6 | usize::from(second & 0x3f),
                        usize::from(third & 0x3f),
                    );
                    if self.has(word, bit) {
                        break;
                    }
                    rest = tail;
                }
                [ascii @ ..=0x7f, tail @ ..] => {
                    if self.has(usize::from(ascii >> 6), usize::from(ascii & 0x3f)) {
                        break;
                    }
                    rest = tail;
                }
                [] => return None,
                _ => {
                    let c = text.get(text.len() - rest.len()..)?.chars().next()?;
                    if self.contains(c) {
                        break;
                    }
                    rest = rest.get(c.len_utf8()..)?;
                }
            }
        }
        let at = text.len() - rest.len();
        Some((at, text.get(at..)?.chars().next()?))
    }
}

/// `text` without spaces and breaks at its ends: the ideographic indent included, deliberately.
pub(crate) fn trim(text: &str) -> &str {
    text.trim_matches(is_blank)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ideographic_space_is_a_space_and_no_break() {
        assert!(is_space('\u{3000}') && !is_break('\u{3000}'));
        assert!(is_break('\u{85}') && !is_space('\u{85}'));
    }

    #[test]
    fn han_covers_numerals_and_radicals() {
        for c in ['〇', '々', '零', '⽇', '⻓', '𠮷'] {
            assert!(is_han(c), "{c}");
        }
        for c in ['，', 'A', '1', 'あ'] {
            assert!(!is_han(c), "{c}");
        }
    }

    #[test]
    fn digits_in_both_widths() {
        assert_eq!(digit('７'), Some(7));
        assert_eq!(digit('7'), Some(7));
        assert_eq!(digit('七'), None);
    }

    #[test]
    fn trim_keeps_inner_spaces() {
        assert_eq!(trim("　丁 伟\r\n"), "丁 伟");
    }
}
