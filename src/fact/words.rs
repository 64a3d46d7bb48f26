//! The words that stand before and after numbers, by what they say.

use crate::{
    chars::CharSet,
    lazy::Lazy,
    lexicon::{changes, hedges, names},
    words::Words,
};

/// What a word before a number says, one bit a class.
pub(super) mod class {
    pub(crate) const ABOUT: u32 = 1;
    pub(crate) const OVER: u32 = 1 << 1;
    pub(crate) const UNDER: u32 = 1 << 2;
    pub(crate) const HEDGE: u32 = ABOUT | OVER | UNDER;
    pub(crate) const LIMIT: u32 = 1 << 3;
    pub(crate) const FILLER: u32 = 1 << 4;
    pub(crate) const UP: u32 = 1 << 5;
    pub(crate) const DOWN: u32 = 1 << 6;
    pub(crate) const CHANGE_FILLER: u32 = 1 << 7;
    pub(crate) const NOT_CHANGE: u32 = 1 << 8;
    pub(crate) const OBJECT_VERB: u32 = 1 << 9;
    pub(crate) const NO_OBJECT: u32 = 1 << 10;
    pub(crate) const TO_VERB: u32 = 1 << 11;
    pub(crate) const NOT_TO: u32 = 1 << 12;
    pub(crate) const YEAR_ON_YEAR: u32 = 1 << 13;
    pub(crate) const MONTH_ON_MONTH: u32 = 1 << 14;
    pub(crate) const PREVIOUS: u32 = 1 << 15;
    /// 每, and 人均, 亩产, 时速.
    pub(crate) const PER: u32 = 1 << 18;
    /// 多 and 少, which may compare.
    pub(crate) const MORE_OR_LESS: u32 = 1 << 17;
    /// What leads from one end of a change to the other.
    pub(crate) const LEAD: u32 = 1 << 16;
    /// Whatever may stand between a word of change and a number, 多 and 少 included.
    pub(crate) const CHANGE: u32 = UP | DOWN | NOT_CHANGE | CHANGE_FILLER | MORE_OR_LESS;
    pub(crate) const BASIS: u32 = YEAR_ON_YEAR | MONTH_ON_MONTH | PREVIOUS;
}

/// Words before numbers, read backwards.
pub(super) static BEFORE: Lazy<Words> = Lazy::new(|| {
    let lists: [(&[&str], u32); 19] = [
        (hedges::ABOUT_BEFORE, class::ABOUT),
        (hedges::OVER_BEFORE, class::OVER),
        (hedges::UNDER_BEFORE, class::UNDER),
        (hedges::LIMITS, class::LIMIT),
        (hedges::FILLERS, class::FILLER),
        (changes::UP, class::UP),
        (changes::DOWN, class::DOWN),
        (changes::CHANGE_FILLERS, class::CHANGE_FILLER),
        (changes::NOT_CHANGE, class::NOT_CHANGE),
        (changes::OBJECT_VERBS, class::OBJECT_VERB),
        (changes::NO_OBJECT, class::NO_OBJECT),
        (changes::TO_VERBS, class::TO_VERB),
        (changes::NOT_TO, class::NOT_TO),
        (&["多", "少"], class::MORE_OR_LESS),
        (&["每"], class::PER),
        (changes::LEADS, class::LEAD),
        (changes::YEAR_ON_YEAR, class::YEAR_ON_YEAR),
        (changes::MONTH_ON_MONTH, class::MONTH_ON_MONTH),
        (changes::PREVIOUS, class::PREVIOUS),
    ];
    let listed = lists.into_iter().flat_map(|(words, class)| words.iter().map(move |word| (*word, class)));
    Words::backward(listed.chain(changes::PER_BEFORE.iter().map(|(word, _)| (*word, class::PER))))
});

/// The characters that end words of comparison, and those that lead to a value: asked of every character before a
/// number, so one bit each.
pub(super) static BASIS_ENDS: Lazy<CharSet> =
    Lazy::new(|| ends(&[changes::YEAR_ON_YEAR, changes::MONTH_ON_MONTH, changes::PREVIOUS]));
pub(super) static LEADS: Lazy<CharSet> = Lazy::new(|| ends(&[changes::LEADS]));

fn ends(lists: &[&[&str]]) -> CharSet {
    CharSet::new(lists.iter().flat_map(|words| words.iter()).filter_map(|word| word.chars().next_back()))
}

/// Words after numbers, and nouns that may stand between the unit and such a word.
pub(super) static AFTER: Lazy<Words> = Lazy::new(|| {
    let lists: [(&[&str], u32); 4] = [
        (hedges::ABOUT_AFTER, class::ABOUT),
        (hedges::OVER_AFTER, class::OVER),
        (hedges::UNDER_AFTER, class::UNDER),
        (hedges::BETWEEN, class::FILLER),
    ];
    Words::forward(lists.into_iter().flat_map(|(words, class)| words.iter().map(move |word| (*word, class))))
});

/// Names and idioms that begin with a numeral.
pub(super) static NAMES: Lazy<Words> =
    Lazy::new(|| Words::forward(names::NAMES.iter().map(|name| (*name, 1))));

/// `text` without the longest word of one of `classes` that ends it.
#[inline]
pub(super) fn strip(text: &str, classes: u32) -> Option<&str> {
    let (_, length) = BEFORE.suffix(text, classes)?;
    text.get(..text.len() - length)
}

/// The longest word of one of `classes` that ends `text`, with all its classes.
#[inline]
pub(super) fn last(text: &str, classes: u32) -> Option<(u32, &str)> {
    let (mark, length) = BEFORE.suffix(text, classes)?;
    Some((mark, text.get(text.len() - length..)?))
}

/// Going back from the end of `text` by whole characters, the first place where `found` has an answer.
pub(super) fn back<'t, T>(text: &'t str, most: usize, found: impl Fn(&'t str) -> Option<T>) -> Option<T> {
    let ends = text.char_indices().rev().take(most).map(|(at, c)| at + c.len_utf8());
    ends.filter_map(|end| text.get(..end)).find_map(found)
}
