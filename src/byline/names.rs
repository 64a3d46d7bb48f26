//! Parts a run of characters into names: surnames, lengths, given-name characters and the gaps between them.
//!
//! A dynamic programme over cut points; costs are tenths of `-ln` of a probability. On news corpora such a programme
//! parts two unseparated names rightly in 99 of 100 cases, a regex of two to four characters in almost none.

use super::ink::{Gap, Window};
use crate::{
    chars,
    lexicon::{
        narrative::{GRAMMAR, NOT_IN_GIVEN},
        surnames::{COMPOUND_SURNAMES, GIVEN, NAME_WORDS, RARE_GIVEN, SURNAMES, TRANSLITERATION},
    },
};
use alloc::{string::String, vec::Vec};

/// A run longer than this without a separator is prose, not names; the bound keeps the programme linear.
pub(super) const MAX_RUN: usize = 48;
/// The longest printed transliterated names (三 parts with dots) have about this many characters.
const MAX_NAME: usize = 24;
/// The longest name without a dot: a Mongol or Kazakh name in one part.
const MAX_UNDOTTED: usize = 8;
/// Most parts of a dotted name have up to four characters.
const USUAL_PART: usize = 4;
/// The longest pen name in Latin letters.
const MAX_LATIN: usize = 12;
/// A name that costs no more than this is a name wherever it stands: a listed surname and a usual length.
pub(super) const CLEAR: i32 = 115;
/// A name that costs no more than this is a name beside a title or act: any two or three characters that read as one.
pub(super) const LIKELY: i32 = 165;
/// A bare signature in brackets has a listed surname and two or three characters, or is plainly transliterated.
pub(super) const SIGNED: i32 = 98;
/// A name that costs more is no name at all, whatever stands beside it.
pub(super) const BEARABLE: i32 = 215;
/// When the second-best cut costs less than this more, both are reported as possible.
const AMBIGUOUS: i32 = 20;
/// Cost of what cannot be.
const NEVER: i32 = 100_000;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Name {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) text: String,
    pub(super) cost: i32,
    pub(super) padded: bool,
    pub(super) glued: bool,
    pub(super) ambiguous: bool,
    pub(super) odd_dot: bool,
}

/// The names in `from..to`, which holds nothing but names, or `None` where no cut makes sense.
pub(super) fn split(window: &Window, from: usize, to: usize) -> Option<Vec<Name>> {
    if (from..to).any(|i| in_set(GRAMMAR, window.ch(i))) {
        return None;
    }
    let table = Table::new(window, from, to)?;
    table.names(window, to - from)
}

/// The names at the head of `from..to` when something else may follow, and where they end.
///
/// `ending(i)` says what it costs to end them before ink `i`: nothing where a word stands that follows signatures, up to
/// [`UNMARKED_END`].
pub(super) fn prefix(
    window: &Window,
    from: usize,
    to: usize,
    ending: impl Fn(usize) -> i32,
) -> Option<(Vec<Name>, usize)> {
    let to = to.min(from + MAX_RUN);
    let table = Table::new(window, from, to)?;
    let (end, _) = (2..=to - from)
        .filter_map(|len| {
            let stop = if from + len == to { 0 } else { ending(from + len) };
            Some((len, table.cost(len)? + stop))
        })
        .min_by_key(|&(len, cost)| (cost, len))?;
    let names = table.names(window, end)?;
    Some((names, from + end))
}

/// Cost of ending a signature where no word says that a sentence begins.
pub(super) const UNMARKED_END: i32 = 80;

/// Whether `c` is almost never part of a given name.
pub(super) fn is_unlikely(c: char) -> bool {
    in_set(NOT_IN_GIVEN, c)
}

/// The two best ways to reach each cut point: cost, length of the last name, rank of the way before it.
struct Table {
    from: usize,
    spaced: bool,
    ways: Vec<[Way; 2]>,
}

#[derive(Clone, Copy)]
struct Way {
    cost: i32,
    len: usize,
    rank: usize,
}

const NO_WAY: Way = Way { cost: NEVER, len: 0, rank: 0 };

impl Table {
    fn new(window: &Window, from: usize, to: usize) -> Option<Self> {
        let len = to.checked_sub(from)?;
        if !(1..=MAX_RUN).contains(&len) {
            return None;
        }
        let spaced = is_letter_spaced(window, from);
        let longest = if (from..to).any(|i| is_dot(window, i)) { MAX_NAME } else { MAX_LATIN };
        let mut ways = Vec::with_capacity(len + 1);
        ways.push([Way { cost: 0, len: 0, rank: 0 }, NO_WAY]);
        for end in 1..=len {
            let mut best = [NO_WAY; 2];
            for size in 1..=end.min(longest) {
                let begin = end - size;
                let own = name_cost(window, from + begin, from + end, spaced);
                if own >= NEVER {
                    continue;
                }
                let cut = if begin == 0 { 0 } else { cut_cost(window, from + begin, spaced) };
                let own = own + ragged_ends(window, from + begin, from + end, (from, to));
                let glued = |i: usize| i > 0 && i < len && window.gap(from + i) == Gap::None;
                // 培训班开班 is not 培训 and 班开班: glued names are clear names
                let doubt = if own > CLEAR && (glued(begin) || glued(end)) { 80 } else { 0 };
                let cut = cut + doubt;
                for (rank, way) in ways.get(begin).into_iter().flatten().enumerate() {
                    insert(&mut best, Way { cost: way.cost + own + cut, len: size, rank });
                }
            }
            ways.push(best);
        }
        Some(Table { from, spaced, ways })
    }

    fn cost(&self, len: usize) -> Option<i32> {
        self.ways.get(len).and_then(|ways| ways.first()).map(|way| way.cost).filter(|&cost| cost < NEVER)
    }

    fn names(&self, window: &Window, len: usize) -> Option<Vec<Name>> {
        let [best, second] = self.ways.get(len)?;
        if best.cost >= NEVER {
            return None;
        }
        let ambiguous = second.cost - best.cost < AMBIGUOUS;
        let mut names = Vec::new();
        let (mut end, mut rank) = (len, 0);
        while end > 0 {
            let way = self.ways.get(end)?.get(rank)?;
            names.push(name(window, self.from + end - way.len, self.from + end, self.spaced));
            end -= way.len.max(1);
            rank = way.rank;
        }
        names.reverse();
        for i in 1..names.len() {
            let glued = names.get(i).is_some_and(|name| window.gap(name.from) == Gap::None);
            if let Some(name) = names.get_mut(i) {
                name.glued = glued;
            }
        }
        for name in &mut names {
            name.ambiguous = ambiguous;
        }
        Some(names)
    }
}

/// Whether the word before a run is letter-spaced (记 者): then a space says nothing about where a name ends.
fn is_letter_spaced(window: &Window, from: usize) -> bool {
    let spaced = |i: usize| matches!(window.gap(i), Gap::Space | Gap::Wide);
    from > 0 && spaced(from) && spaced(from - 1)
}

fn insert(best: &mut [Way; 2], way: Way) {
    let [first, second] = best;
    if way.cost < first.cost {
        *second = *first;
        *first = way;
    } else if way.cost < second.cost {
        *second = way;
    }
}

/// How likely a name ends before ink `i`, by what white space stands there.
fn cut_cost(window: &Window, i: usize, spaced: bool) -> i32 {
    // 温馨欧阳若兰: no cut inside 欧阳
    if i > 0 && window.gap(i) == Gap::None && is_compound(window.ch(i - 1), window.ch(i)) {
        return 65;
    }
    match window.gap(i) {
        Gap::None => 0,
        Gap::Space if spaced => 0,
        Gap::Space => 3,
        Gap::Wide => 0,
        Gap::Break if window.loose_break(i) => 3,
        Gap::Break => 4,
        Gap::Far => NEVER,
    }
}

/// A padded name begins and ends at a space too: 高　远　欧阳明 is not 高远欧 and 阳明.
fn ragged_ends(window: &Window, from: usize, to: usize, run: (usize, usize)) -> i32 {
    let around_dot = |i: usize| is_dot(window, i) || is_dot(window, i - 1);
    let padded = (from + 1..to).any(|i| matches!(window.gap(i), Gap::Space | Gap::Wide) && !around_dot(i));
    let glued = |i: usize| run.0 < i && i < run.1 && window.gap(i) == Gap::None;
    if padded { 60 * (i32::from(glued(from)) + i32::from(glued(to))) } else { 0 }
}

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

fn name_cost(window: &Window, from: usize, to: usize, spaced: bool) -> i32 {
    let inks = window.slice(from, to);
    let dots = (from..to).filter(|&i| is_dot(window, i)).count();
    let own = if inks.iter().all(|ink| chars::is_latin(ink.raw)) {
        latin_cost(inks.len())
    } else if dots > 0 {
        dotted_cost(window, from, to)
    } else if inks.iter().any(|ink| !chars::is_han(ink.raw)) {
        NEVER
    } else {
        han_cost(window, from, to)
    };
    if own >= NEVER { NEVER } else { own + join_cost(window, from, to, spaced) }
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
                () if in_set(TRANSLITERATION, c) => 2,
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
    let pair = (window.ch(i), window.ch(i + 1));
    is_compound(pair.0, pair.1) || NAME_WORDS.binary_search(&pair).is_ok()
}

/// Cost of a Han name by its length, the characters after the surname being usual or not.
fn han_cost(window: &Window, from: usize, to: usize) -> i32 {
    let len = to - from;
    if !(2..=MAX_UNDOTTED).contains(&len) {
        return NEVER;
    }
    let last = to - 1;
    // the last character of a given name, those before it
    let given = |skip: usize| -> i32 {
        (from + skip..to).map(|i| given_cost(window.ch(i), i == last) - USUAL_GIVEN).sum()
    };
    let single = surname_cost(window.ch(from)).map(|surname| {
        let length = match len {
            2 => 17,
            3 => 2,
            4 if surname_cost(window.ch(from + 1)).is_some_and(|second| second <= 50) => 50,
            4 => 95,
            _ => NEVER,
        };
        // 夏侯王子 is not 夏侯 and 王子
        let half = if len == 2 && is_compound(window.ch(from), window.ch(last)) { HALF_NAME } else { 0 };
        surname - USUAL_SURNAME + length + half + given(1)
    });
    let compound = is_compound(window.ch(from), window.ch(from + 1)).then(|| {
        let length = match len {
            3 => 10,
            4 => 6,
            _ => NEVER,
        };
        COMPOUND + length + given(2)
    });
    let transliterated =
        window.slice(from, to).iter().all(|ink| in_set(TRANSLITERATION, ink.ch)).then(|| match len {
            2 => 125,
            3 => 96,
            4 => 90,
            _ => 90 + 3 * (len as i32 - 4),
        });
    let worded = matches!(len, 2 | 4).then(|| {
        (from..to).step_by(2).all(|i| NAME_WORDS.binary_search(&(window.ch(i), window.ch(i + 1))).is_ok())
    });
    let worded = worded.filter(|&all| all).map(|_| WORDED);
    let odd: i32 =
        window.slice(from + 1, to).iter().map(|ink| if in_set(NOT_IN_GIVEN, ink.ch) { 40 } else { 3 }).sum();
    let unknown = match len {
        2 | 3 => 140 + odd,
        4 | 5 if from > 0 && chars::is_closing(window.raw(from - 1)) => FOREIGN,
        4 => 170 + odd,
        _ => NEVER,
    };
    [single, compound, transliterated, worded].into_iter().flatten().fold(unknown, i32::min)
}

/// Tenths of `-ln` of the share of given names that have `c` there: as their last character, or before it.
fn given_cost(c: char, last: bool) -> i32 {
    if in_set(NOT_IN_GIVEN, c) {
        return i32::from(RARE_GIVEN) + 40;
    }
    let found = GIVEN.binary_search_by_key(&c, |&(given, ..)| given).ok().and_then(|at| GIVEN.get(at));
    let (first_of_two, only) = found.map_or((RARE_GIVEN, RARE_GIVEN), |&(_, first, last)| (first, last));
    i32::from(if last { only } else { first_of_two })
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

/// Tenths of `-ln` of the share of people with this surname.
fn surname_cost(c: char) -> Option<i32> {
    let found = SURNAMES.binary_search_by_key(&c, |&(surname, _)| surname).ok()?;
    SURNAMES.get(found).map(|&(_, class)| i32::from(class) * 10)
}

/// Whether `c` is used to write names of other languages.
pub(super) fn transliterates(c: char) -> bool {
    in_set(TRANSLITERATION, c)
}

/// Whether `c` is a listed surname.
pub(super) fn is_surname(c: char) -> bool {
    surname_cost(c).is_some()
}

fn is_compound(first: char, second: char) -> bool {
    COMPOUND_SURNAMES.binary_search(&(first, second)).is_ok()
}

fn in_set(set: &[char], c: char) -> bool {
    set.binary_search(&c).is_ok()
}

/// A dot between the parts of a name: any middle dot, or a point or apostrophe that OCR made of one between Han characters,
/// or a colon between characters that transliterate.
pub(super) fn is_dot(window: &Window, i: usize) -> bool {
    let c = window.raw(i);
    chars::is_name_dot(c)
        || (c == ':'
            && i > 1
            && [i - 2, i - 1, i + 1, i + 2].iter().all(|&k| in_set(TRANSLITERATION, window.ch(k))))
        || (matches!(c, '.' | '\'' | '`' | '’' | '‘' | '′' | '＇' | '"' | '´' | '˙' | '*')
            && i > 0
            && chars::is_han(window.raw(i - 1))
            && chars::is_han(window.raw(i + 1))
            && match (window.gap(i), window.gap(i + 1)) {
                (Gap::None, Gap::None) => true,
                (Gap::None, Gap::Break) | (Gap::Break, Gap::None) => {
                    [i - 1, i + 1].iter().all(|&k| in_set(TRANSLITERATION, window.ch(k)))
                }
                _ => false,
            })
}

fn name(window: &Window, from: usize, to: usize, spaced: bool) -> Name {
    let text = (from..to).map(|i| if is_dot(window, i) { '·' } else { window.raw(i) }).collect();
    let padded = |i: usize| matches!(window.gap(i), Gap::Space | Gap::Wide);
    Name {
        from,
        to,
        text,
        cost: name_cost(window, from, to, spaced),
        padded: (from + 1..to).any(padded),
        glued: false,
        ambiguous: false,
        odd_dot: (from..to).any(|i| is_dot(window, i) && window.raw(i) != '·'),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn names(text: &str, expected: &[&str]) {
        let mut window = Window::default();
        window.fill(text, 0, 0);
        let found = split(&window, 0, window.len()).unwrap_or_default();
        let found: Vec<&str> = found.iter().map(|name| name.text.as_str()).collect();
        assert_eq!(found, expected, "{text:?}");
    }

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
        assert!(crate::lexicon::variants::SIMPLIFIED.is_sorted_by(|a, b| a.0 < b.0));
    }

    #[test]
    fn padded_names_close_up() {
        names("秦 越", &["秦越"]);
        names("秦 越 贺小楠", &["秦越", "贺小楠"]);
        names("秦  越  贺  楠", &["秦越", "贺楠"]);
        names("秦 越 贺 楠", &["秦越", "贺楠"]);
        names("贺 小 楠", &["贺小楠"]);
        names("秦\n越", &["秦越"]);
    }

    #[test]
    fn glued_names_part() {
        names("张敏李建国", &["张敏", "李建国"]);
        names("张敏李勇", &["张敏", "李勇"]);
        names("王丽娟刘伟陈志强", &["王丽娟", "刘伟", "陈志强"]);
        names("欧阳明远司徒琳", &["欧阳明远", "司徒琳"]);
    }

    #[test]
    fn dots_of_all_forms_make_one_name() {
        for dot in ["·", "•", "・", "‧", ".", "'", " · ", "·\n"] {
            names(&alloc::format!("艾力{dot}吐逊"), &["艾力·吐逊"]);
        }
        names("艾力·吐逊 李明", &["艾力·吐逊", "李明"]);
    }

    #[test]
    fn names_without_surname_or_dot() {
        names("扎西次仁 乌日娜", &["扎西次仁", "乌日娜"]);
    }
}
