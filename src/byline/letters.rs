//! What single characters say about names: one table of all Han characters, because names are looked up at every place of
//! every run.

use crate::{
    chars::{FIRST_HAN, LAST_HAN},
    lazy::Lazy,
    lexicon::{
        narrative::{GRAMMAR, NOT_IN_GIVEN},
        surnames::{
            COMPOUND_SURNAMES, GIVEN, NAME_BEGINNINGS, NAME_WORDS, RARE_GIVEN, SURNAMES, TRANSLITERATION,
        },
    },
};
use alloc::vec::Vec;

/// What the word lists say of one character.
#[derive(Clone, Copy)]
pub(super) struct Letter {
    /// Tenths of `-ln` of the share of people with this surname.
    surname: Option<u8>,
    /// The same for given names that have it before their last character, and as their last.
    first: u8,
    last: u8,
    /// Whether it writes names of other languages.
    pub(super) transliterates: bool,
    /// Whether it is almost never part of a given name.
    pub(super) unlikely: bool,
    /// Whether no name holds it.
    pub(super) grammatical: bool,
}

const UNLISTED: Letter = Letter {
    surname: None,
    first: RARE_GIVEN,
    last: RARE_GIVEN,
    transliterates: false,
    unlikely: false,
    grammatical: false,
};
/// What a character costs that is almost never part of a given name.
const UNLIKELY: u8 = RARE_GIVEN + 40;

static LETTERS: Lazy<Vec<Letter>> = Lazy::new(|| {
    let mut letters = alloc::vec![UNLISTED; LAST_HAN as usize - FIRST_HAN as usize + 1];
    let mut set = |c: char, change: &dyn Fn(&mut Letter)| {
        if let Some(letter) = (c as usize).checked_sub(FIRST_HAN as usize).and_then(|at| letters.get_mut(at))
        {
            change(letter);
        }
    };
    for &(c, class) in SURNAMES {
        set(c, &|letter| letter.surname = Some(class * 10));
    }
    for &(c, first, last) in GIVEN {
        set(c, &|letter| (letter.first, letter.last) = (first, last));
    }
    for &c in TRANSLITERATION {
        set(c, &|letter| letter.transliterates = true);
    }
    for &c in NOT_IN_GIVEN {
        set(c, &|letter| (letter.unlikely, letter.first, letter.last) = (true, UNLIKELY, UNLIKELY));
    }
    for &c in GRAMMAR {
        set(c, &|letter| letter.grammatical = true);
    }
    letters
});

/// What the lists say of a Simplified character.
#[inline]
pub(super) fn letter(c: char) -> Letter {
    (c as usize).checked_sub(FIRST_HAN as usize).and_then(|at| LETTERS.get(at)).copied().unwrap_or(UNLISTED)
}

impl Letter {
    /// Tenths of `-ln` of the share of people with this surname.
    pub(super) fn surname_cost(self) -> Option<i32> {
        self.surname.map(i32::from)
    }

    /// Tenths of `-ln` of the share of given names that have the character there: as their last, or before it.
    pub(super) fn given_cost(self, last: bool) -> i32 {
        i32::from(if last { self.last } else { self.first })
    }
}

/// Whether two characters are a surname together.
pub(super) fn is_compound(first: char, second: char) -> bool {
    COMPOUND_SURNAMES.binary_search(&(first, second)).is_ok()
}

/// Whether two characters are a word of Tibetan or Mongol names.
pub(super) fn is_name_word(first: char, second: char) -> bool {
    NAME_WORDS.binary_search(&(first, second)).is_ok()
}

/// Whether a name begins with two characters that a sentence could begin with too.
pub(super) fn is_name_beginning(first: char, second: char) -> bool {
    is_compound(first, second) || is_name_word(first, second) || NAME_BEGINNINGS.contains(&(first, second))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted() {
        assert!(SURNAMES.is_sorted_by(|a, b| a.0 < b.0));
        assert!(GIVEN.is_sorted_by(|a, b| a.0 < b.0));
        assert!(
            GIVEN
                .iter()
                .all(|&(_, first, last)| first.min(last) < RARE_GIVEN && first.max(last) <= RARE_GIVEN)
        );
        assert!(TRANSLITERATION.is_sorted_by(|a, b| a < b));
        assert!(NAME_WORDS.is_sorted_by(|a, b| a < b));
        assert!(COMPOUND_SURNAMES.is_sorted_by(|a, b| a < b));
        assert!(crate::lexicon::variants::SIMPLIFIED.is_sorted_by(|a, b| a.0 < b.0));
    }
}
