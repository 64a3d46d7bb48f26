//! Column labels (栏目): 简讯, 图片新闻, 今日视点.

use crate::{
    chars::{is_han, is_space, trim},
    lexicon::labels::{LABEL_ENDINGS, LABELS, NOTICE_ENDINGS},
};

use alloc::string::String;

/// The longest label, in characters.
const LONGEST: usize = 7;

/// Whether a headline line is a label: a few Han characters, one of the names that papers give their columns.
pub(super) fn is_label(line: &str) -> bool {
    let line = trim(line).trim_matches(['·', '■', '●', '◆', '【', '】', '▲', '★', '□']);
    let length = line.chars().count();
    is_pair(line)
        || (2..=LONGEST).contains(&length)
            && line.chars().all(is_han)
            && (LABELS.contains(&line) || LABEL_ENDINGS.iter().any(|ending| line.ends_with(ending)))
}

/// The longest label that is told by its place, in characters: 以案说法, 今日锐评. Kickers are longer.
const LONGEST_UNKNOWN: usize = 5;

/// Whether a line above a headline may be a label that is none of those known.
pub(super) fn may_be_label(line: &str) -> bool {
    let length = line.chars().count();
    let is_word = |c: char| is_han(c) || c.is_ascii_digit();
    (2..=LONGEST_UNKNOWN).contains(&length)
        && line.chars().all(is_word)
        && line.ends_with(is_han)
        && !is_notice(line)
}

/// 对话·院士, 公告·服务: two short words with a dot between.
fn is_pair(line: &str) -> bool {
    let is_word = |word: &str| (2..=4).contains(&word.chars().count()) && word.chars().all(is_han);
    line.split_once('·').is_some_and(|(first, second)| is_word(first) && is_word(second))
}

/// A line without the spaces that part all of its characters: 公 告.
pub(super) fn unpadded(line: &str) -> String {
    let is_padded = line.split(is_space).all(|piece| piece.chars().count() <= 1);
    if is_padded { line.chars().filter(|&c| !is_space(c)).collect() } else { String::from(line) }
}

/// Whether a headline line is that of a notice: 公告, 遗失声明.
pub(super) fn is_notice(line: &str) -> bool {
    NOTICE_ENDINGS.iter().any(|ending| line.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn padded_words_close_up_and_clauses_do_not() {
        assert_eq!(unpadded("公　告"), "公告");
        assert_eq!(unpadded("书香满城 灯火可亲"), "书香满城 灯火可亲");
    }

    #[test]
    fn a_notice_is_no_label() {
        assert!(may_be_label("灯下夜话") && !may_be_label("停水公告") && !may_be_label("渠水流过三个乡镇"));
    }
}
