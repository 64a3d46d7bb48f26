//! Looks up the words of bylines at a place of the window, longest first.

use super::{Role, ink::Window};
use crate::{
    chars::CharSet,
    lazy::Lazy,
    lexicon::{outlets, roles},
};
use alloc::vec::Vec;

/// What a word of the lexicon does in a byline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Word {
    /// A job title.
    Title(Role),
    /// 首席, 全媒体 …: part of the title that follows.
    Qualifier,
    /// A title of the staff line; `true` where it is an everyday word too.
    Staff(bool),
    /// What was done.
    Act(Act),
    /// A newspaper or agency.
    Outlet,
    /// A fixed phrase that names no one.
    Phrase,
    /// 编辑部, 综合报道.
    Institution,
}

/// What was done, by what came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Act {
    Image,
    Supply,
    Text,
    Mixed,
    Report,
}

static INDEX: Lazy<Index> = Lazy::new(Index::new);

/// All words, sorted; the words that share a first character stand together, the longest first.
struct Index {
    words: Vec<Entry>,
    /// One bit for each first character: most characters of a text begin no word.
    first: CharSet,
}

/// A word with what can be asked first: most words are refused at their second character.
struct Entry {
    first: char,
    second: char,
    len: usize,
    text: &'static str,
    word: Word,
}

impl Entry {
    fn new(text: &'static str, word: Word) -> Option<Self> {
        let mut characters = text.chars();
        let first = characters.next()?;
        let second = characters.next().unwrap_or('\0');
        Some(Entry { first, second, len: text.chars().count(), text, word })
    }
}

impl Index {
    fn new() -> Self {
        let mut words = Vec::new();
        let mut add = |list: &[&'static str], word: Word| {
            words.extend(list.iter().filter_map(|text| Entry::new(text, word)));
        };
        add(roles::REPORTERS, Word::Title(Role::Reporter));
        add(roles::CORRESPONDENTS, Word::Title(Role::Correspondent));
        add(roles::TRAINEES, Word::Title(Role::Trainee));
        add(roles::COMMENTATORS, Word::Title(Role::Commentator));
        add(roles::PHOTOGRAPHERS, Word::Title(Role::Photographer));
        add(roles::QUALIFIERS, Word::Qualifier);
        add(roles::STAFF, Word::Staff(false));
        add(roles::LOOSE_STAFF, Word::Staff(true));
        add(roles::IMAGE_ACTS, Word::Act(Act::Image));
        add(roles::SUPPLY_ACTS, Word::Act(Act::Supply));
        add(roles::TEXT_ACTS, Word::Act(Act::Text));
        add(roles::MIXED_ACTS, Word::Act(Act::Mixed));
        add(roles::REPORT_ACTS, Word::Act(Act::Report));
        add(roles::PHRASES, Word::Phrase);
        add(roles::INSTITUTIONS, Word::Institution);
        add(outlets::OUTLETS, Word::Outlet);
        for (misprint, _) in outlets::MISPRINTED_OUTLETS {
            add(&[misprint], Word::Outlet);
        }
        words.sort_by_key(|entry: &Entry| (entry.first, usize::MAX - entry.len));
        let first = CharSet::new(words.iter().map(|entry| entry.first).chain(['驻']));
        Index { words, first }
    }
}

/// The words of a sorted list that stand at ink `i`.
pub(super) fn listed<'w>(
    list: &'static [&'static str],
    window: &'w Window,
    i: usize,
) -> impl Iterator<Item = &'static str> + 'w {
    let first = window.ch(i);
    let begins = |word: &&str| word.chars().next().unwrap_or('\0');
    let from = list.partition_point(|word| begins(word) < first);
    let same = list.get(from..).unwrap_or_default().iter().take_while(move |word| begins(word) == first);
    same.copied().filter(move |word| window.has(i, word))
}

/// The longest word of a kind that `wanted` accepts at ink `i`: the word, its kind, its length in inks.
pub(super) fn word_at(
    window: &Window,
    i: usize,
    wanted: impl Fn(Word) -> bool,
) -> Option<(&'static str, Word, usize)> {
    let first = window.ch(i);
    if !INDEX.first.contains(first) {
        return None;
    }
    let second = window.ch(i + 1);
    let words = &INDEX.words;
    let from = words.partition_point(|entry| entry.first < first);
    let candidates = words.get(from..)?.iter().take_while(|entry| entry.first == first);
    candidates
        .filter(|entry| entry.len == 1 || entry.second == second)
        .find(|entry| wanted(entry.word) && window.has(i, entry.text))
        .map(|entry| (entry.text, entry.word, entry.len))
}

/// The longest job title at `i` with the qualifiers before it (首席全媒体记者, 驻京记者): its class and length.
pub(super) fn title_at(window: &Window, i: usize) -> Option<(Role, usize)> {
    if !INDEX.first.contains(window.ch(i)) {
        return None;
    }
    let mut end = i;
    if window.ch(i) == '驻' {
        let station = (2..=MAX_STATION).find(|&n| {
            word_at(window, i + n, |word| matches!(word, Word::Title(_) | Word::Qualifier)).is_some()
        })?;
        end += station;
    }
    let mut camera = false;
    for _ in 0..MAX_QUALIFIERS {
        if let Some((_, Word::Title(role), len)) = word_at(window, end, |word| matches!(word, Word::Title(_)))
        {
            let role = if camera && role == Role::Reporter { Role::Photographer } else { role };
            return Some((role, end + len - i));
        }
        let (text, _, len) = word_at(window, end, |word| word == Word::Qualifier)?;
        camera |= matches!(text, "摄影" | "图片");
        end += len;
        if end > i
            && !matches!(window.gap(end), super::ink::Gap::None | super::ink::Gap::Break)
            && !letter_spaced(window, end)
        {
            return None;
        }
    }
    None
}

/// 驻 and the place, in characters: 驻哈萨克斯坦记者.
const MAX_STATION: usize = 9;
/// 首席 + 全媒体 + 摄影 + 记者, and one to spare.
const MAX_QUALIFIERS: usize = 5;

/// Whether the characters on both sides of `i` are parted by spaces too, as in 记 者 江 南.
pub(super) fn letter_spaced(window: &Window, i: usize) -> bool {
    use super::ink::Gap;
    let spaced = |gap: Gap| matches!(gap, Gap::Space | Gap::Wide);
    i > 0 && spaced(window.gap(i)) && spaced(window.gap(i - 1)) && spaced(window.gap(i + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn title(text: &str, expected: Option<(Role, usize)>) {
        let mut window = Window::default();
        window.fill(text, 0, 0);
        assert_eq!(title_at(&window, 0), expected, "{text}");
    }

    #[test]
    fn titles_with_their_qualifiers() {
        title("记者张三", Some((Role::Reporter, 2)));
        title("首席全媒体记者", Some((Role::Reporter, 7)));
        title("攝影記者", Some((Role::Photographer, 4)));
        title("驻京记者", Some((Role::Reporter, 4)));
        title("驻乌兹别克斯坦特约记者", Some((Role::Reporter, 11)));
        title("特约\n通讯员", Some((Role::Correspondent, 5)));
        title("摄影报道", None);
    }

    /// They are searched by their first characters.
    #[test]
    fn lists_are_sorted() {
        use crate::lexicon::narrative::{CONTACTS, FOLLOWERS, NOT_SIGNATURES, OPENINGS, THEMES};
        for words in [CONTACTS, FOLLOWERS, NOT_SIGNATURES, OPENINGS, THEMES] {
            assert!(words.is_sorted(), "{:?}", words.first());
        }
        for last in [roles::LAST_OF_WORDS, roles::LAST_OF_WHOLE_WORDS] {
            assert!(last.is_sorted(), "{:?}", last.first());
        }
    }
}
