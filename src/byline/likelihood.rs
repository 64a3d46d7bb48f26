//! How likely a few characters are a name, and what speaks against it.
//!
//! Costs are tenths of `-ln` of a probability, those of a usual name taken off.

use super::{
    ink::{Gap, Window},
    letters::{is_compound, is_name_beginning, is_name_word, letter},
};
use crate::chars;

/// The longest name without a dot: a Mongol or Kazakh name in one part.
const MAX_UNDOTTED: usize = 8;
/// Most parts of a dotted name have up to four characters.
const USUAL_PART: usize = 4;
/// The longest pen name in Latin letters.
pub(super) const MAX_LATIN: usize = 12;
/// Cost of what cannot be.
pub(super) const NEVER: i32 = 100_000;

/// What the white space inside a name of `len` inks costs.
fn join_cost(window: &Window, from: usize, to: usize, spaced: bool) -> i32 {
    let len = to - from;
    let gaps = |kind: Gap| (from + 1..to).filter(|&i| window.gap(i) == kind).count() as i32;
    let around_dot = |i: usize| is_dot(window, i) || is_dot(window, i - 1);
    if gaps(Gap::Far) > 0 {
        return NEVER;
    }
    let odd =
        (from + 1..to).filter(|&i| matches!(window.gap(i), Gap::Space | Gap::Wide) && !around_dot(i)).count();
    let spaces = match (len, odd) {
        (_, 0) => 0,
        (2, _) => 6,
        // letter-spaced throughout: 江 南 雨
        // 秦 越川: the padding of a surname
        (3, 1) if window.gap(from + 1) > Gap::None && is_surname(window.ch(from)) => 30,
        (_, odd) if odd + 1 == len => 60 - i32::from(spaced) * 48 + i32::from(len > 3) * 20,
        _ => 200 * odd as i32,
    };
    let loose = (from + 1..to).filter(|&i| window.loose_break(i) && !around_dot(i) && len > 2).count() as i32;
    // a space beside the break parts two names, but the two characters of one name may be padded
    let dotted = (from..to).any(|i| is_dot(window, i));
    let loose_cost = if dotted {
        60
    } else if len > 4 {
        25
    } else {
        10
    };
    spaces + 5 * gaps(Gap::Break) + loose_cost * loose
}

pub(super) fn name_cost(window: &Window, from: usize, to: usize, spaced: bool) -> i32 {
    let inks = window.slice(from, to);
    let own = if inks.iter().all(|ink| chars::is_han(ink.raw)) {
        han_cost(window, from, to)
    } else if inks.iter().all(|ink| chars::is_latin(ink.raw)) {
        latin_cost(inks.len())
    } else if (from..to).any(|i| is_dot(window, i)) {
        dotted_cost(window, from, to)
    } else {
        NEVER
    };
    let joined = inks.iter().skip(1).all(|ink| ink.gap == Gap::None);
    match own {
        NEVER.. => NEVER,
        own if joined => own,
        own => own + join_cost(window, from, to, spaced),
    }
}

fn latin_cost(len: usize) -> i32 {
    if (2..=MAX_LATIN).contains(&len) { 120 } else { NEVER }
}

/// A name in several parts, 阿迪力·买买提: every part is short, and most characters transliterate.
fn dotted_cost(window: &Window, from: usize, to: usize) -> i32 {
    let mut part = 0;
    let mut cost = 40;
    for i in from..to {
        if is_dot(window, i) {
            if part == 0 || part > MAX_UNDOTTED {
                return NEVER;
            }
            part = 0;
        } else {
            let c = window.ch(i);
            part += 1;
            cost += if part > USUAL_PART { 10 } else { 0 };
            cost += match () {
                () if chars::is_latin(c) => 2,
                () if !chars::is_han(c) => return NEVER,
                () if transliterates(c) => 2,
                () => 20,
            };
        }
    }
    match part {
        0 => NEVER,
        1 => cost + SHORT_PART,
        2..=MAX_UNDOTTED => cost,
        _ => NEVER,
    }
}

/// The last part of a dotted name, a father's name, has almost never one character.
const SHORT_PART: i32 = 40;

/// Whether a dotted name may begin at `i`: a dot follows within its first part.
pub(super) fn dotted_from(window: &Window, i: usize) -> bool {
    (i + 1..=i + MAX_UNDOTTED)
        .take_while(|&k| window.gap(k) == Gap::None || is_dot(window, k))
        .find(|&k| !chars::is_han(window.raw(k)))
        .is_some_and(|k| is_dot(window, k))
}

/// Whether a compound surname or a word of a name stands at `i`.
pub(super) fn begins_name(window: &Window, i: usize) -> bool {
    is_name_beginning(window.ch(i), window.ch(i + 1))
}

/// Cost of a Han name by its length, the characters after the surname being usual or not.
fn han_cost(window: &Window, from: usize, to: usize) -> i32 {
    let len = to - from;
    if !(2..=MAX_UNDOTTED).contains(&len) {
        return NEVER;
    }
    let surnamed = surnamed_cost(window, from, to);
    let compound = compound_cost(window, from, to);
    let transliterated = window.slice(from, to).iter().all(|ink| transliterates(ink.ch)).then(|| match len {
        2 => 125,
        3 => 96,
        4 => 90,
        _ => 90 + 3 * (len as i32 - 4),
    });
    let worded = matches!(len, 2 | 4)
        .then(|| (from..to).step_by(2).all(|i| is_name_word(window.ch(i), window.ch(i + 1))));
    let worded = worded.filter(|&all| all).map(|_| WORDED);
    let odd: i32 =
        window.slice(from + 1, to).iter().map(|ink| if letter(ink.ch).unlikely { 40 } else { 3 }).sum();
    let unknown = match len {
        2 | 3 => 140 + odd,
        4 | 5 if from > 0 && chars::is_closing(window.raw(from - 1)) => FOREIGN,
        4 => 170 + odd,
        _ => NEVER,
    };
    [surnamed, compound, transliterated, worded].into_iter().flatten().fold(unknown, i32::min)
}

/// Cost of the characters of a given name.
fn given_cost(window: &Window, from: usize, to: usize) -> i32 {
    (from..to).map(|i| letter(window.ch(i)).given_cost(i + 1 == to) - USUAL_GIVEN).sum()
}

/// Cost of a name with a surname of one character, or with its parents' two.
fn surnamed_cost(window: &Window, from: usize, to: usize) -> Option<i32> {
    let surname = letter(window.ch(from)).surname_cost()?;
    let length = match to - from {
        2 => 17,
        3 => 2,
        4 if letter(window.ch(from + 1)).surname_cost().is_some_and(|second| second <= 50) => 50,
        4 => 95,
        _ => NEVER,
    };
    // 夏侯王子 is not 夏侯 and 王子
    let half = to == from + 2 && is_compound(window.ch(from), window.ch(from + 1));
    let half = if half { HALF_NAME } else { 0 };
    Some(surname - USUAL_SURNAME + length + half + given_cost(window, from + 1, to))
}

/// Cost of a name with a surname of two characters.
fn compound_cost(window: &Window, from: usize, to: usize) -> Option<i32> {
    let length = match to - from {
        3 => 10,
        4 => 6,
        _ => return None,
    };
    is_compound(window.ch(from), window.ch(from + 1))
        .then(|| COMPOUND + length + given_cost(window, from + 2, to))
}

/// What a usual surname and a usual character of a given name cost. Taking them off leaves how unusual a name is, whatever
/// its length; all cuts of a run share the difference but for their number, which `cut_cost` allows for.
const USUAL_SURNAME: i32 = 40;
const USUAL_GIVEN: i32 = 55;
/// A name after its bearer's country, 〔日〕大江健三郎, may have any characters.
const FOREIGN: i32 = 110;
/// A name of known words: as clear as a rare surname with a usual given name.
const WORDED: i32 = 50;
/// What it costs to take a compound surname for a whole name.
const HALF_NAME: i32 = 40;
/// A compound surname, the usual taken off twice.
const COMPOUND: i32 = 30;

/// Whether `c` is used to write names of other languages.
pub(super) fn transliterates(c: char) -> bool {
    letter(c).transliterates
}

/// Whether `c` is a listed surname.
pub(super) fn is_surname(c: char) -> bool {
    letter(c).surname_cost().is_some()
}

/// A dot between the parts of a name: any middle dot, or a point or apostrophe that OCR made of one between Han characters,
/// or a colon between characters that transliterate.
pub(super) fn is_dot(window: &Window, i: usize) -> bool {
    let c = window.raw(i);
    // most characters asked about are Han
    if chars::is_han(c) {
        return false;
    }
    chars::is_name_dot(c)
        || (c == ':' && i > 1 && [i - 2, i - 1, i + 1, i + 2].iter().all(|&k| transliterates(window.ch(k))))
        || (matches!(c, '.' | '\'' | '`' | '’' | '‘' | '′' | '＇' | '"' | '´' | '˙' | '*')
            && i > 0
            && chars::is_han(window.raw(i - 1))
            && chars::is_han(window.raw(i + 1))
            && match (window.gap(i), window.gap(i + 1)) {
                (Gap::None, Gap::None) => true,
                (Gap::None, Gap::Break) | (Gap::Break, Gap::None) => {
                    [i - 1, i + 1].iter().all(|&k| transliterates(window.ch(k)))
                }
                _ => false,
            })
}
