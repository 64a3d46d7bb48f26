//! The head of a dateline: outlet, place, date and the word that ends it, read backwards from that word.

use super::{
    ink::{Gap, Window},
    letters::letter,
    names, tokens,
    words::{self, Word},
};
use crate::{
    chars,
    lexicon::outlets::{DESKS, OUTLET_ENDINGS, UNMISTAKABLE},
};
use alloc::{string::String, vec::Vec};

/// A dateline's outlet, place and date together are shorter than this, in characters.
const MAX_HEAD: usize = 40;

/// The longest date: 二〇二五年十二月三十一日.
const MAX_DATE: usize = 14;

/// The longest place: “探索一号”科考船, 乌兹别克斯坦塔什干.
const MAX_PLACE: usize = 14;

/// The longest name of a column after its outlet: 《新闻和报纸摘要》.
const MAX_COLUMN: usize = 12;

/// What ends a dateline's head.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wire {
    /// 讯: the paper's own.
    Local,
    /// 电: sent in.
    Remote,
    /// 消息.
    Message,
    /// 报道, after 据 or 综合.
    Report,
}

/// The head of a dateline, from `from` up to and including its 讯, 电, 消息 or 报道.
pub(super) struct Head {
    pub(super) from: usize,
    pub(super) end: usize,
    pub(super) outlet: String,
    pub(super) known: bool,
    pub(super) place: Option<String>,
    pub(super) date: Option<String>,
    pub(super) date_repaired: bool,
    pub(super) relayed: bool,
    pub(super) wire: Wire,
}

/// Finds the head that ends with the word at `begin..end`: modifiers, date, place, outlet, read backwards.
pub(super) fn head(window: &Window, begin: usize, end: usize, wire: Wire) -> Option<Head> {
    let word_end = begin - modifiers(window, begin);
    let (date_from, date_repaired) = date_before(window, word_end);
    let date = (date_from < word_end).then(|| window.text(date_from, word_end));
    let first = word_end.saturating_sub(MAX_HEAD);
    let in_sentence = |&start: &usize| {
        window.gap(start + 1) != Gap::Far
            && (!chars::is_terminal(window.raw(start)) || can_begin(window, start))
    };
    let fits = |sender: &Sender| {
        is_place(window, sender.end, date_from, wire)
            && (wire != Wire::Report || sender.relayed || sender.known && date.is_some())
    };
    let sender = (first..date_from)
        .rev()
        .take_while(in_sentence)
        .filter(|&start| can_begin(window, start))
        .filter_map(|start| sender(window, start, date_from))
        .find(fits)?;
    Some(Head {
        from: sender.from,
        end,
        outlet: outlet_text(window, sender.outlet_from, sender.end),
        known: sender.known,
        place: (sender.end < date_from).then(|| window.text(sender.end, date_from)),
        date,
        date_repaired,
        relayed: sender.relayed,
        wire,
    })
}

/// Whom a report is from: 新华社, 据《X》.
struct Sender {
    from: usize,
    outlet_from: usize,
    end: usize,
    known: bool,
    relayed: bool,
}

/// The sender whose name, or 据 before it, begins at `start` and ends at or before `limit`.
fn sender(window: &Window, start: usize, limit: usize) -> Option<Sender> {
    let relays = relay(window, start);
    if relays == 0 && inside_outlet(window, start) {
        return None;
    }
    let outlet_from = start + relays;
    let (end, known) = outlet(window, outlet_from, limit)?;
    if relays == 0 && tokens::cut_outlet(window, start, end - start) {
        return None;
    }
    let (from, relays) = widen(window, start, relays);
    Some(Sender { from, outlet_from, end, known, relayed: relays > 0 })
}

/// 据, 综合, 又据 before the outlet: how many inks.
fn relay(window: &Window, i: usize) -> usize {
    // Asked for every character before the word that ends the head.
    if !matches!(window.ch(i), '综' | '另' | '又' | '据') {
        return 0;
    }
    ["综合", "另据", "又据", "据"]
        .iter()
        .find(|word| window.has(i, word))
        .map_or(0, |word| word.chars().count())
}

/// 据 or 综合 may stand before a head that was found without it, or be all that fits on the line above.
fn widen(window: &Window, start: usize, relays: usize) -> (usize, usize) {
    let word = ["综合", "据"].into_iter().find_map(|word| {
        let len = word.chars().count();
        let from = start.checked_sub(len)?;
        let alone = window.gap(start) == Gap::Break && window.at_line_start(from);
        (window.has(from, word) && (window.gap(start) <= Gap::Wide || alone)).then_some((from, len))
    });
    if relays == 0 { word.unwrap_or((start, 0)) } else { (start, relays) }
}

/// Whether a line break before `i` cuts the name of a known outlet.
fn inside_outlet(window: &Window, i: usize) -> bool {
    window.gap(i) == Gap::Break
        && (i.saturating_sub(MAX_CUT)..i).any(|from| {
            words::word_at(window, from, |word| word == Word::Outlet).is_some_and(|(.., len)| from + len > i)
        })
}

/// How many characters of an outlet's name may stand on the line before.
const MAX_CUT: usize = 6;

/// 专, 体育专, 特, 快: what may stand before 讯 or 电; how many inks.
fn modifiers(window: &Window, begin: usize) -> usize {
    let mut count = 0;
    let one = window.ch_before(begin);
    let before = begin.checked_sub(2).map_or('\0', |i| window.ch(i));
    // 呼和浩特讯 is no 特讯: only right after a date or an outlet
    let follows = matches!(before, '日' | '报' | '社' | '网' | '台' | '刊');
    if one == '专' || (matches!(one, '特' | '快' | '综') && follows) {
        count = 1;
    }
    let desks = DESKS.iter().map(|desk| (desk.chars().count(), desk));
    count + { desks }
        .find(|&(n, desk)| begin.checked_sub(count + n).is_some_and(|i| window.has(i, desk)))
        .map_or(0, |(n, _)| n)
}

/// Whether a dateline can begin at `i`: at a line's start, after a mark, or with an outlet that nothing else begins with.
fn can_begin(window: &Window, i: usize) -> bool {
    let edge = match i.checked_sub(1) {
        None => true,
        Some(before) => {
            let raw = window.raw(before);
            let gap = window.gap(i);
            gap >= Gap::Break
                || (gap > Gap::None && !words::letter_spaced(window, i))
                || !(chars::is_han(raw)
                    || chars::is_latin(raw)
                    || chars::digit(raw).is_some()
                    || raw == '、'
                    || tokens::is_hyphen(raw)
                    || matches!(raw, '/' | '／' | '《'))
                || matches!(raw, '口' | '囗')
        }
    };
    let follows_another = i
        .checked_sub(1)
        .is_some_and(|k| matches!(window.ch(k), '、' | '/' | '|') || tokens::is_hyphen(window.raw(k)));
    // 石榴云/⏎新疆日报
    let cut_pair = i > 1
        && follows_another
        && window.gap(i) == Gap::Break
        && (i.saturating_sub(MAX_CUT)..i - 1).any(|from| tokens::is_outlet(window, from, i - 1));
    // Asked for every character before the word that ends the head.
    let is_like = |outlet: &&&str| outlet.chars().next().is_some_and(|first| first == window.ch(i));
    let begins_outlet = || UNMISTAKABLE.iter().filter(is_like).any(|outlet| window.has(i, outlet));
    (edge && !cut_pair) || !follows_another && begins_outlet()
}

/// The outlet that begins at `i` and ends at or before `limit`: where, and whether it is known by name.
fn outlet(window: &Window, i: usize, limit: usize) -> Option<(usize, bool)> {
    if matches!(window.raw(i), '《' | '〈') {
        let close = (i + 2..limit.min(i + 16)).find(|&k| matches!(window.raw(k), '》' | '〉'))?;
        return Some((joined(window, close + 1, limit), true));
    }
    let known = words::word_at(window, i, |word| word == Word::Outlet)
        .map(|(.., len)| i + len)
        .filter(|&end| end <= limit);
    let whole = (i + 2..=limit.min(i + 18)).rev();
    let ends: Vec<usize> = whole.filter(|&end| tokens::is_outlet(window, i, end)).collect();
    // the longest name with an ending of several characters, else the shortest: 河北日报邢台 is a paper and a place
    let generic = ends.iter().copied().find(|&end| long_ending(window, i, end)).or(ends.last().copied());
    let end = match (known, generic) {
        (Some(known), Some(generic)) if generic > known && !long_ending(window, known, generic) => {
            Some(known)
        }
        (Some(known), Some(generic)) => Some(known.max(generic)),
        (known, generic) => known.or(generic),
    }?;
    Some((joined(window, end, limit), known.is_some()))
}

fn long_ending(window: &Window, from: usize, end: usize) -> bool {
    OUTLET_ENDINGS.iter().any(|ending| window.ends(from, end, ending))
}

/// 天山网-新疆日报, 石榴云/新疆日报, 新华社、中新社: further outlets joined to the one that ends at `end`.
fn joined(window: &Window, end: usize, limit: usize) -> usize {
    if window.raw(end) == '《'
        && let Some(close) = (end + 2..limit.min(end + MAX_COLUMN)).find(|&i| window.raw(i) == '》')
    {
        return close + 1;
    }
    let joins = matches!(window.ch(end), '-' | '/' | '、' | '|') || tokens::is_hyphen(window.raw(end));
    if !joins || end + 2 > limit {
        return end;
    }
    outlet(window, end + 1, limit).map_or(end, |(further, _)| further)
}

fn outlet_text(window: &Window, from: usize, end: usize) -> String {
    // 中国之声《国防时空》: the column is no part of the outlet, 《南湖日报》 is
    let column = (from + 1..end).find(|&i| window.raw(i) == '《' && !joins_outlets(window.ch(i - 1)));
    let name = window.slice(from, column.unwrap_or(end));
    name.iter().map(|ink| ink.raw).filter(|c| !matches!(c, '《' | '》' | '〈' | '〉')).collect()
}

/// What stands between two outlets that are named together.
fn joins_outlets(c: char) -> bool {
    matches!(c, '-' | '/' | '、' | '|')
}

/// Whether `from..to`, between outlet and date or wire word, can be a place.
fn is_place(window: &Window, from: usize, to: usize, wire: Wire) -> bool {
    // “向阳红09”船
    let quote = |c: char| (from..to).find(|&i| window.raw(i) == c);
    let quoted =
        |i: usize| quote('“').is_some_and(|open| open < i) && quote('”').is_some_and(|close| i < close);
    // 亚的斯亚贝巴
    let foreign =
        |i: usize| window.ch(i) == '的' && (from..to).all(|k| k == i || names::transliterates(window.ch(k)));
    let fits = |i: usize| {
        let c = window.raw(i);
        (chars::is_han(c) && (!letter(window.ch(i)).grammatical || foreign(i)))
            || chars::is_latin(c)
            || chars::is_name_dot(c)
            || chars::digit(c).is_some() && quoted(i)
            || matches!(c, '“' | '”' | '、' | '/' | '／' | '"' | '-' | '—' | '‘' | '’')
    };
    let one = to == from + 1;
    to <= from + MAX_PLACE
        && (from..to).all(fits)
        && !(one
            && wire == Wire::Local
            && matches!(window.ch(from), '通' | '资' | '简' | '短' | '电' | '喜' | '传' | '音' | '闻'))
}

/// Where a date begins that ends right before `end`, and whether letters were read as digits; `end` where there is none.
fn date_before(window: &Window, end: usize) -> (usize, bool) {
    (end.saturating_sub(MAX_DATE)..end)
        .find_map(|from| {
            let (to, repaired) = date_at(window, from)?;
            (to == end).then_some((from, repaired))
        })
        .unwrap_or((end, false))
}

/// A date in figures or characters at `from` that ends with a day: its end, and whether letters were read as digits.
pub(super) fn date_at(window: &Window, from: usize) -> Option<(usize, bool)> {
    let mut i = from;
    let mut repaired = false;
    let (first, before) = (window.ch(from), window.ch_before(from));
    if !(is_numeral(first) || is_digit_like(first)) || is_numeral(before) || matches!(before, '年' | '月') {
        return None;
    }
    for unit in ['年', '月', '日'] {
        let digits =
            (0..5).take_while(|&n| is_numeral(window.ch(i + n)) || is_digit_like(window.ch(i + n))).count();
        if digits == 0 || window.ch(i + digits) != unit {
            if unit == '日' {
                return None;
            }
            continue;
        }
        repaired |= (i..i + digits).any(|k| is_digit_like(window.ch(k)));
        i += digits + 1;
        if unit == '日' {
            return Some((i, repaired));
        }
    }
    None
}

fn is_numeral(c: char) -> bool {
    chars::digit(c).is_some()
        || matches!(
            c,
            '〇' | '○'
                | '零'
                | '一'
                | '二'
                | '三'
                | '四'
                | '五'
                | '六'
                | '七'
                | '八'
                | '九'
                | '十'
                | '元'
                | '廿'
                | '卅'
        )
}

/// Whether `c` is a letter or mark that OCR gives for a digit.
pub(super) fn is_digit_like(c: char) -> bool {
    likely_digit(c) != c
}

/// The digit that OCR makes `c` of; any other character is its own.
pub(super) fn likely_digit(c: char) -> char {
    match c {
        'I' | 'l' | '|' | '!' | 'i' | ']' => '1',
        'O' | 'o' => '0',
        'Z' => '2',
        'S' => '5',
        'B' => '8',
        _ => c,
    }
}
