//! Parts a run of characters into names: surnames, lengths, given-name characters and the gaps between them.
//!
//! A dynamic programme over cut points; costs are tenths of `-ln` of a probability. On news corpora such a programme
//! parts two unseparated names rightly in 99 of 100 cases, a regex of two to four characters in almost none.

pub(super) use super::likelihood::{begins_name, dotted_from, is_dot, is_surname, transliterates};
use super::{
    ink::{Gap, Window},
    letters::{is_compound, letter},
    likelihood::{MAX_LATIN, NEVER, name_cost},
};
use alloc::{string::String, vec::Vec};

/// A run longer than this without a separator is prose, not names; the bound keeps the programme linear.
pub(super) const MAX_RUN: usize = 48;
/// The longest printed transliterated names (三 parts with dots) have about this many characters.
const MAX_NAME: usize = 24;
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
    if (from..to).any(|i| letter(window.ch(i)).grammatical) {
        return None;
    }
    let table = Table::new(window, from, to)?;
    table.names(window, to - from)
}

/// The names in `from..to` where none of them costs more than `limit`.
pub(super) fn split_within(window: &Window, from: usize, to: usize, limit: i32) -> Option<Vec<Name>> {
    split(window, from, to).filter(|names| names.iter().all(|name| name.cost <= limit))
}

/// Whether `from..to` holds nothing but names that can stand without support.
pub(super) fn are_clear(window: &Window, from: usize, to: usize) -> bool {
    split_within(window, from, to, CLEAR).is_some()
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
    letter(c).unlikely
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
    fn a_dotted_name_is_of_letters() {
        names("买买提:吐尔逊", &["买买提·吐尔逊"]);
        names("艾力·5吐逊", &[]);
        // a point at a line's end is a dot only between characters that transliterate
        names("艾力.\n吐逊", &["艾力·吐逊"]);
        names("秦越.\n贺楠", &[]);
    }

    #[test]
    fn a_padded_name_begins_and_ends_at_a_space() {
        names("高 远 欧阳明", &["高远", "欧阳明"]);
        names("高远 欧 阳 明", &["高远", "欧阳明"]);
    }

    #[test]
    fn names_without_surname_or_dot() {
        names("巴图巴雅尔", &["巴图巴雅尔"]);
        names("扎西次仁 乌日娜", &["扎西次仁", "乌日娜"]);
    }
}
