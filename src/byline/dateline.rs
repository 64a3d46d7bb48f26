//! Datelines: 本报X讯（…）, 新华社X日电…, 据《X》报道（…）, A消息, with the people in brackets or after them.

use super::{
    BylineKind, Defect, Draft, Role,
    ink::{Gap, Window},
    names,
    people::{self, Group},
    tokens::{self, Kind, Mode, Token, Zone},
    words::{self, Act, Word},
};
use crate::{
    chars,
    lexicon::{
        narrative::{FOLLOWERS, GRAMMAR, NOT_WIRE, OPENINGS},
        outlets::OUTLET_ENDINGS,
    },
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
/// The longest title between 题： and the reporters.
const MAX_THEME: usize = 70;

/// What ends a dateline's head.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wire {
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
struct Head {
    from: usize,
    end: usize,
    outlet: String,
    known: bool,
    place: Option<String>,
    date: Option<String>,
    date_repaired: bool,
    relayed: bool,
    wire: Wire,
}

/// The dateline whose 讯, 汛, 电, 息 or 道 stands at ink `a`.
pub(super) fn at(window: &Window, a: usize) -> Option<Draft> {
    let (begin, wire) = match window.ch(a) {
        '讯' | '汛' => (a, Wire::Local),
        '电' => (a, Wire::Remote),
        '息' => (a.checked_sub(1)?, Wire::Message),
        _ => (a.checked_sub(1)?, Wire::Report),
    };
    let head = head(window, begin, a + 1, wire)?;
    let tail = tail(window, &head);
    let strong = tail.is_some();
    if !strong && !stands_alone(window, &head) {
        return None;
    }
    Some(compose(window, head, tail))
}

fn compose(window: &Window, head: Head, tail: Option<Tail>) -> Draft {
    let (mut from, mut end) = (head.from, head.end);
    let bracketed =
        from > 0 && chars::is_opening(window.raw(from - 1)) && chars::is_closing(window.raw(head.end));
    if bracketed {
        from -= 1;
        end += 1;
    }
    let mut draft = Draft::new(BylineKind::Dateline, from, end);
    if let Some(tail) = tail {
        draft.end = tail.end;
        draft.missing_close = !tail.closed && tail.opened;
        draft.missing_open = tail.closed && !tail.opened;
        draft.inner_open = tail.open;
        draft.part = tail.part;
        draft.group = tail.group;
    } else if bracketed && head.date.is_none() && head.relayed {
        draft.kind = BylineKind::Source;
    }
    draft.outlet = Some(head.outlet);
    draft.place = head.place.or(draft.group.place.take());
    draft.date = head.date;
    draft.relayed = head.relayed;
    if head.date_repaired {
        draft.defects.push(Defect::OcrDigit);
    }
    if window.raw(head.end - 1) == '汛' {
        draft.defects.push(Defect::OcrWord);
    }
    for person in &mut draft.group.people {
        if person.role.is_empty() {
            person.role = people::owned("记者");
            person.class = Role::Reporter;
        }
    }
    draft
}

/// Finds the head that ends with the word at `begin..end`: modifiers, date, place, outlet, read backwards.
fn head(window: &Window, begin: usize, end: usize, wire: Wire) -> Option<Head> {
    let word_end = begin - modifiers(window, begin);
    let (date_from, repaired) = date_before(window, word_end);
    let date = (date_from < word_end).then(|| window.text(date_from, word_end));
    let first = word_end.saturating_sub(MAX_HEAD);
    for start in (first..date_from).rev() {
        if window.gap(start + 1) == Gap::Far {
            return None;
        }
        if !can_begin(window, start) {
            if chars::is_terminal(window.raw(start)) {
                return None;
            }
            continue;
        }
        let relays = relay(window, start);
        if relays == 0 && inside_outlet(window, start) {
            continue;
        }
        let Some((outlet_from, outlet_end, known)) = outlet(window, start + relays, date_from) else {
            continue;
        };
        let outlet_text = outlet_text(window, outlet_from, outlet_end);
        if !is_place(window, outlet_end, date_from, wire) {
            continue;
        }
        let place = (outlet_end < date_from).then(|| window.text(outlet_end, date_from));
        let (start, relays) = widen(window, start, relays);
        if wire == Wire::Report && relays == 0 && !(known && date.is_some()) {
            continue;
        }
        return Some(Head {
            from: start,
            end,
            outlet: outlet_text,
            known,
            place,
            date,
            date_repaired: repaired,
            relayed: relays > 0,
            wire,
        });
    }
    None
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

/// 据, 综合, 又据 before the outlet: how many inks.
fn relay(window: &Window, i: usize) -> usize {
    ["综合", "另据", "又据", "据"]
        .iter()
        .find(|word| window.has(i, word))
        .map_or(0, |word| word.chars().count())
}

/// 据 or 综合 may stand before a head that was found without it.
fn widen(window: &Window, start: usize, relays: usize) -> (usize, usize) {
    let word = ["综合", "据"].into_iter().find_map(|word| {
        let len = word.chars().count();
        let from = start.checked_sub(len)?;
        (window.has(from, word) && window.gap(start) <= Gap::Wide).then_some((from, len))
    });
    if relays == 0 { word.unwrap_or((start, 0)) } else { (start, relays) }
}

/// 专, 体育专, 特, 快: what may stand before 讯 or 电; how many inks.
fn modifiers(window: &Window, begin: usize) -> usize {
    let mut count = 0;
    let one = begin.checked_sub(1).map_or('\0', |i| window.ch(i));
    let before = begin.checked_sub(2).map_or('\0', |i| window.ch(i));
    // 呼和浩特讯 is no 特讯: only right after a date or an outlet
    let follows = matches!(before, '日' | '报' | '社' | '网' | '台' | '刊');
    if one == '专' || (matches!(one, '特' | '快' | '综') && follows) {
        count = 1;
    }
    let sections = ["体育", "综合", "新媒体", "财经", "科技", "军事"];
    count
        + sections
            .iter()
            .map(|word| word.chars().count())
            .zip(sections)
            .find(|&(n, word)| begin.checked_sub(count + n).is_some_and(|i| window.has(i, word)))
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
    edge || !follows_another
        && ["本报", "新华社", "中新社", "本刊", "本台", "本网", "本社"]
            .iter()
            .any(|outlet| window.has(i, outlet))
}

/// The outlet that begins at `i` and ends at or before `limit`: its span, and whether it is known by name.
fn outlet(window: &Window, i: usize, limit: usize) -> Option<(usize, usize, bool)> {
    if matches!(window.raw(i), '《' | '〈') {
        let close = (i + 2..limit.min(i + 16)).find(|&k| matches!(window.raw(k), '》' | '〉'))?;
        return Some((i, joined(window, close + 1, limit), true));
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
    Some((i, joined(window, end, limit), known.is_some()))
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
    outlet(window, end + 1, limit).map_or(end, |(_, further, _)| further)
}

fn outlet_text(window: &Window, from: usize, end: usize) -> String {
    // 中国之声《国防时空》: the column is no part of the outlet, 《南湖日报》 is
    let column = (from + 1..end).find(|&i| window.raw(i) == '《' && !people_join(window.ch(i - 1)));
    let name = window.slice(from, column.unwrap_or(end));
    name.iter().map(|ink| ink.raw).filter(|c| !matches!(c, '《' | '》' | '〈' | '〉')).collect()
}

/// What stands between two outlets that are named together.
fn people_join(c: char) -> bool {
    matches!(c, '-' | '/' | '、' | '|')
}

/// Whether `from..to`, between outlet and date or wire word, can be a place.
fn is_place(window: &Window, from: usize, to: usize, wire: Wire) -> bool {
    let fits = |i: usize| {
        let c = window.raw(i);
        (chars::is_han(c) && !GRAMMAR.contains(&window.ch(i)))
            || chars::is_latin(c)
            || chars::is_name_dot(c)
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
fn date_at(window: &Window, from: usize) -> Option<(usize, bool)> {
    let mut i = from;
    let mut repaired = false;
    let before = from.checked_sub(1).map_or('\0', |k| window.ch(k));
    if is_numeral(before) || matches!(before, '年' | '月') {
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

/// Letters and marks that OCR gives for 1 and 0.
fn is_digit_like(c: char) -> bool {
    matches!(c, 'I' | 'l' | '|' | 'O' | 'o' | '!' | 'i' | ']' | 'Z' | 'S' | 'B')
}

/// Whether a head without people is a dateline all the same.
fn stands_alone(window: &Window, head: &Head) -> bool {
    let next = head.end;
    let gap = window.gap(next);
    let c = window.ch(next);
    let han = chars::is_han(window.raw(next));
    let glued = gap == Gap::None && han;
    if gap == Gap::None && head.wire != Wire::Report && NOT_WIRE.contains(&c) {
        return false;
    }
    let begins = || words::listed(OPENINGS, window, next).next().is_some();
    let position = head.from == 0
        || window.at_line_start(head.from)
        || head.from.checked_sub(1).is_some_and(|k| {
            let raw = window.raw(k);
            chars::is_opening(raw) || tokens::is_marker(raw)
        });
    let in_brackets =
        chars::is_closing(window.raw(next)) && head.from > 0 && chars::is_opening(window.raw(head.from - 1));
    match head.wire {
        Wire::Report => head.known && (position || in_brackets) && !glued_report(window, head),
        Wire::Message => {
            head.known && position && (head.relayed || head.date.is_some() || c == ':' || in_brackets)
        }
        Wire::Local | Wire::Remote => {
            (head.known || head.date.is_some())
                && (position || in_brackets || head.date.is_some())
                && (!glued || begins() || head.known && (head.date.is_some() || head.relayed))
        }
    }
}

/// 据《X》报道称 is a sentence about a report.
fn glued_report(window: &Window, head: &Head) -> bool {
    window.gap(head.end) == Gap::None && matches!(window.ch(head.end), '称' | '的' | '说' | '指' | '显')
}

/// The people that follow a head.
struct Tail {
    group: Group,
    end: usize,
    open: Option<usize>,
    opened: bool,
    closed: bool,
    /// Where the reporters begin after a title.
    part: Option<usize>,
}

fn tail(window: &Window, head: &Head) -> Option<Tail> {
    let mut at = head.end;
    if chars::is_closing(window.raw(at)) && head.from > 0 && chars::is_opening(window.raw(head.from - 1)) {
        at += 1;
    }
    if window.gap(at) == Gap::Far {
        return None;
    }
    let opens = |i: usize| chars::is_opening(window.raw(i)) || window.raw(i) == '"';
    if opens(at) {
        return bracket_tail(window, at, if opens(at + 1) { at + 2 } else { at + 1 });
    }
    if window.has(at, "题:") || window.has(at, "题") && window.gap(at) > Gap::None {
        return theme_tail(window, at);
    }
    inline_tail(window, at)
}

fn bracket_tail(window: &Window, open: usize, inner: usize) -> Option<Tail> {
    let zone = tokens::zone(window, inner, Mode::Bracket);
    let quoted = matches!(window.raw(open), '“' | '‘' | '「' | '『' | '"' | '《' | '〈');
    if zone.closed {
        let group = people::group(window, &zone.tokens);
        let supported = group.titled || !group.acts.is_empty() && group.clear();
        let signed = supported && group.bearable() || !quoted && group.clear() && !group.phrase;
        return (!group.people.is_empty() && signed).then_some(Tail {
            group,
            end: zone.end,
            open: Some(open),
            opened: true,
            closed: true,
            part: None,
        });
    }
    let (group, end) = leading_people(window, &zone)?;
    Some(Tail { group, end, open: Some(open), opened: true, closed: false, part: None })
}

/// 本报讯 记者张三报道：, 本报和田3月2日讯 记者陆一川从…: people without a bracket.
fn inline_tail(window: &Window, at: usize) -> Option<Tail> {
    let zone = tokens::zone(window, at, Mode::Line(0));
    let first =
        zone.tokens.iter().find(|token| !matches!(token.kind, Kind::Outlet | Kind::Act(_) | Kind::Slash))?;
    if !matches!(first.kind, Kind::Title(_)) {
        return None;
    }
    let (group, mut end) = leading_people(window, &zone)?;
    let closed = matches!(window.raw(end), '）' | ')' | '〕' | '】') && window.gap(end) != Gap::Far;
    end += usize::from(closed);
    Some(Tail { group, end, open: None, opened: false, closed, part: None })
}

/// The people at the head of a zone that prose follows: up to 报道, a colon, or the last name before the prose.
fn leading_people(window: &Window, zone: &Zone) -> Option<(Group, usize)> {
    let mut tokens: Vec<Token> = Vec::new();
    for (i, token) in zone.tokens.iter().enumerate() {
        let named = tokens.iter().any(|token| token.kind == Kind::Text);
        if narrates(window, token) && !tokens.is_empty() {
            return None;
        }
        if named
            && (token.kind == Kind::Colon
                || window.ch(token.from) == ','
                    && token.kind == Kind::Pause
                    && !title_follows(&zone.tokens, i))
        {
            break;
        }
        tokens.push(*token);
        if named && token.kind == Kind::Act(Act::Report) {
            break;
        }
    }
    if let Some(report) = tokens.last().filter(|token| token.kind == Kind::Act(Act::Report)) {
        let group = people::group(window, &tokens);
        let end = report.to;
        return (group.titled && group.bearable() && !group.people.is_empty()).then_some((group, end));
    }
    while tokens.last().is_some_and(|token| token.kind != Kind::Text && !matches!(token.kind, Kind::Act(_))) {
        tokens.pop();
    }
    let last = *tokens.last()?;
    if last.kind == Kind::Text {
        let open_ended =
            window.gap(last.to) == Gap::None && (chars::is_han(window.raw(last.to)) || zone.end > last.to);
        let follows = |i: usize| {
            follower_at(window, i) || window.gap(i) > Gap::None && chars::digit(window.raw(i)).is_some()
        };
        let (found, end) = names::prefix(window, last.from, last.to, |i| {
            follows(i) && (i < last.to || open_ended || i == last.to)
        })?;
        let bearable = found.iter().all(|name| name.cost <= names::BEARABLE);
        if !bearable {
            return None;
        }
        if let Some(token) = tokens.last_mut() {
            token.to = end;
        }
    }
    let end = tokens.last()?.to;
    let group = people::group(window, &tokens);
    (group.titled && group.bearable() && !group.people.is_empty()).then_some((group, end))
}

/// Whether a title comes within the next tokens: a comma between two people, not the start of a sentence.
fn title_follows(tokens: &[Token], i: usize) -> bool {
    tokens.iter().skip(i + 1).take(2).any(|token| matches!(token.kind, Kind::Title(_)))
}

fn narrates(window: &Window, token: &Token) -> bool {
    matches!(token.kind, Kind::Title(_)) && narrative_after_title(window, token.to)
}

/// Whether a word that tells of a reporter, 从 or 获悉, stands right after a title that ends at `i`.
pub(super) fn narrative_after_title(window: &Window, i: usize) -> bool {
    let tells = |word: &str| is_long(word) || !names::is_surname(window.ch(i));
    window.gap(i) == Gap::None && words::listed(FOLLOWERS, window, i).any(tells)
}

/// Whether a word of two characters or more stands at `i` that tells of a reporter: no name begins with 日前 or 走进.
pub(super) fn narrative_word(window: &Window, i: usize) -> bool {
    words::listed(FOLLOWERS, window, i).any(is_long)
}

fn follower_at(window: &Window, i: usize) -> bool {
    words::listed(FOLLOWERS, window, i).chain(words::listed(OPENINGS, window, i)).next().is_some()
}

/// Whether a word has more than one character.
fn is_long(word: &str) -> bool {
    word.chars().nth(1).is_some()
}

/// 题：…  新华社记者…: the title between the head and the reporters, who end a line.
fn theme_tail(window: &Window, at: usize) -> Option<Tail> {
    let limit = (at + MAX_THEME).min(window.len());
    (at + 2..limit).find_map(|i| {
        let leads = words::title_at(window, i).is_some()
            || words::word_at(window, i, |word| word == Word::Outlet).is_some();
        if !leads || window.gap(i) == Gap::None {
            return None;
        }
        let zone = tokens::zone(window, i, Mode::Line(0));
        let group = people::group(window, &zone.tokens);
        let ended = window.gap(zone.end) >= Gap::Break;
        (group.titled && ended && group.bearable() && !group.people.is_empty()).then_some(Tail {
            group,
            end: zone.end,
            open: None,
            opened: false,
            closed: false,
            part: Some(i),
        })
    })
}

/// （中央社記者王小明台北3日電）: the reporter inside the dateline; `open` is its bracket.
pub(super) fn reporter_inside(window: &Window, open: usize) -> Option<Draft> {
    let zone = tokens::zone(window, open + 1, Mode::Bracket);
    let last = zone.tokens.last().filter(|token| token.kind == Kind::Text && token.to == zone.end)?;
    let (date_end, _) = date_at(window, zone.end)?;
    let close = date_end + 1;
    if window.ch(date_end) != '电' || !chars::is_closing(window.raw(close)) {
        return None;
    }
    let place_from = split_place(window, last.from, last.to)?;
    let mut tokens = zone.tokens.clone();
    if let Some(token) = tokens.last_mut() {
        token.to = place_from;
    }
    let group = people::group(window, &tokens);
    if !group.titled || group.people.is_empty() || !group.bearable() {
        return None;
    }
    let mut draft = Draft::new(BylineKind::Dateline, open, close + 1);
    draft.outlet.clone_from(&group.outlet);
    draft.place = Some(window.text(place_from, last.to));
    draft.date = Some(window.text(zone.end, date_end));
    draft.inner_open = Some(open);
    draft.group = group;
    Some(draft)
}

/// Where the place begins in 王小明台北: after the likeliest name, two to four characters before the end.
pub(super) fn split_place(window: &Window, from: usize, to: usize) -> Option<usize> {
    (from + 2..=to.checked_sub(2)?)
        .filter(|&cut| to - cut <= 4)
        .filter_map(|cut| {
            let found = names::split(window, from, cut)?;
            let cost: i32 = found.iter().map(|name| name.cost).sum();
            Some((cut, cost + if to - cut == 2 { 0 } else { 10 }))
        })
        .min_by_key(|&(_, cost)| cost)
        .map(|(cut, _)| cut)
}
