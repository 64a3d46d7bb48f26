//! Column labels (栏目): 简讯, 图片新闻, 今日视点.

use crate::{
    chars::{is_han, trim},
    lexicon::labels::{LABEL_ENDINGS, LABELS},
};

/// The longest label, in characters.
const LONGEST: usize = 7;

/// Whether a headline line is a label: a few Han characters, one of the names that papers give their columns.
pub(super) fn is_label(line: &str) -> bool {
    let line = trim(line).trim_matches(['·', '■', '●', '◆', '【', '】', '▲', '★', '□']);
    let length = line.chars().count();
    (2..=LONGEST).contains(&length)
        && line.chars().all(is_han)
        && (LABELS.contains(&line)
            || length <= LONGEST && LABEL_ENDINGS.iter().any(|ending| line.ends_with(ending)))
}
