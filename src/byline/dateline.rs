//! Datelines: 本报X讯（…）, 新华社X日电…, 据《X》报道（…）, A消息, with the people in brackets or after them.

use super::{
    BylineKind, Defect, Draft, Role,
    head::{Head, Wire, date_at, head},
    ink::{Gap, Window},
    names,
    people::{self, Group},
    tokens::{self, Kind, Mode, Token, Zone},
    words::{self, Act, Word},
};
use crate::{
    chars,
    lexicon::narrative::{FOLLOWERS, NOT_SIGNATURES, NOT_WIRE, OPENINGS, THEMES},
};
use alloc::{string::String, vec::Vec};

/// The longest title between 题： and the reporters.
const MAX_THEME: usize = 70;

/// The dateline whose 讯, 汛, 电, 息 or 道 stands at ink `a`.
pub(super) fn at(window: &Window, a: usize) -> Option<Draft> {
    let (begin, wire) = match window.ch(a) {
        '讯' | '汛' | '迅' => (a, Wire::Local),
        '电' => (a, Wire::Remote),
        '息' => (a.checked_sub(1)?, Wire::Message),
        // 新华社供本报特稿
        '稿' => {
            let feature = a.checked_sub(1)?;
            let supplied = feature.checked_sub(3).filter(|&from| window.has(from, "供本报"));
            (supplied.unwrap_or(feature), Wire::Message)
        }
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
    let bracketed = is_bracketed(window, &head);
    if bracketed {
        from -= 1;
        end += 1;
    }
    let mut draft = Draft::new(BylineKind::Dateline, from, end);
    if let Some(tail) = tail {
        draft.end = tail.end;
        draft.missing_close = !tail.closed && tail.opened;
        draft.missing_open = tail.closed && !tail.opened;
        // （本报讯 记者 张一）: the bracket opens before the head
        if draft.missing_open && chars::is_opening(window.raw_before(from)) {
            draft.from = from - 1;
            draft.missing_open = false;
            draft.inner_open = Some(from - 1);
        }
        draft.inner_open = tail.open.or(draft.inner_open);
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
    for person in &mut draft.group.people {
        if person.role.is_empty() {
            person.role = String::from("记者");
            person.class = Role::Reporter;
        }
    }
    draft
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
    let before = window.raw_before(head.from);
    let position = head.from == 0
        || window.at_line_start(head.from)
        || chars::is_opening(before)
        || tokens::is_marker(before);
    match head.wire {
        Wire::Report => head.known && position && !glued_report(window, head),
        Wire::Message => {
            let told = head.relayed || head.date.is_some() || c == ':' || is_bracketed(window, head);
            head.known && position && told
        }
        Wire::Local | Wire::Remote => {
            (head.date.is_some() || head.known && position)
                && (!glued || begins() || head.known && (head.date.is_some() || head.relayed))
        }
    }
}

/// Whether brackets stand around a head: （新华社北京3月2日电）.
fn is_bracketed(window: &Window, head: &Head) -> bool {
    chars::is_opening(window.raw_before(head.from)) && chars::is_closing(window.raw(head.end))
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
    at += usize::from(is_bracketed(window, head));
    if window.gap(at) == Gap::Far {
        return None;
    }
    let opens = |i: usize| chars::is_opening(window.raw(i)) || window.raw(i) == '"';
    if opens(at) {
        return bracket_tail(window, head, at, if opens(at + 1) { at + 2 } else { at + 1 });
    }
    let theme = |word: &str| window.ch(at + word.chars().count()) == ':';
    if words::listed(THEMES, window, at).any(theme) || window.has(at, "题") && window.gap(at) > Gap::None {
        return theme_tail(window, at);
    }
    inline_tail(window, at)
}

fn bracket_tail(window: &Window, head: &Head, open: usize, inner: usize) -> Option<Tail> {
    let zone = tokens::zone(window, inner, Mode::Bracket);
    if zone.closed {
        let pair = (window.raw(open), window.raw(zone.end - 1));
        let quoted = inner == open + 1
            && (matches!(pair.0, '“' | '‘' | '「' | '『' | '"' | '《') || pair == ('〈', '〉'));
        let group = people::group(window, &zone.tokens);
        let supported = group.titled || !group.acts.is_empty() && group.clear();
        let wired = head.date.is_some() && group.worst <= names::LIKELY && only_names(window, &zone);
        let bare = !quoted && !group.broken && !group.phrase && (group.clear() || wired);
        let signed = supported && group.bearable() || bare;
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

/// Whether a bracket holds nothing but what can be names: （陈一苇、刘望舒）, not （综合） or （待续）.
fn only_names(window: &Window, zone: &Zone) -> bool {
    let [first, rest @ ..] = zone.tokens.as_slice() else { return false };
    let remark = words::listed(NOT_SIGNATURES, window, first.from)
        .any(|word| first.from + word.chars().count() == first.to);
    first.kind == Kind::Text
        && !(rest.is_empty() && remark)
        && rest.iter().all(|token| matches!(token.kind, Kind::Text | Kind::Pause))
}

/// 本报讯 记者张三报道：, 本报和田3月2日讯 记者陆一川从…: people without a bracket.
fn inline_tail(window: &Window, at: usize) -> Option<Tail> {
    let zone = tokens::zone(window, at, Mode::Line(at + MAX_INLINE));
    let first =
        zone.tokens.iter().find(|token| !matches!(token.kind, Kind::Outlet | Kind::Act(_) | Kind::Slash))?;
    if !matches!(first.kind, Kind::Title(_)) {
        return None;
    }
    let (group, mut end) = reporting_people(window, &zone).or_else(|| leading_people(window, &zone))?;
    let closed = matches!(window.raw(end), '）' | ')' | '〕' | '】') && window.gap(end) != Gap::Far;
    end += usize::from(closed);
    Some(Tail { group, end, open: None, opened: false, closed, part: None })
}

/// People without a bracket take no more than this, over whatever lines: six names and three titles.
const MAX_INLINE: usize = 48;

/// The people of a zone up to its 报道, if nothing but clear names, titles and outlets stands before it.
fn reporting_people(window: &Window, zone: &Zone) -> Option<(Group, usize)> {
    let report = zone.tokens.iter().position(|token| token.kind == Kind::Act(Act::Report))?;
    let tokens = zone.tokens.get(..=report)?;
    if tokens.iter().any(|token| token.kind == Kind::Colon || narrates(window, token)) {
        return None;
    }
    let group = people::group(window, tokens);
    let signed = group.titled && group.clear() && group.bare == 0 && !group.people.is_empty();
    signed.then_some((group, tokens.last()?.to))
}

/// The people at the head of a zone that prose follows: up to 报道, a colon, or the last name before the prose.
fn leading_people(window: &Window, zone: &Zone) -> Option<(Group, usize)> {
    let mut tokens = before_prose(window, zone)?;
    while tokens.last().is_some_and(|token| !matches!(token.kind, Kind::Text | Kind::Act(_))) {
        tokens.pop();
    }
    let last = tokens.last_mut()?;
    if last.kind == Kind::Text {
        let (found, end) = names::prefix(window, last.from, last.to, |i| ending_cost(window, i))?;
        if found.iter().any(|name| name.cost > names::BEARABLE) {
            return None;
        }
        last.to = end;
    }
    let end = last.to;
    let group = people::group(window, &tokens);
    group.has_titled_people().then_some((group, end))
}

/// The tokens of a zone up to what ends its people: 报道, a colon or a comma, but for one before another title.
fn before_prose(window: &Window, zone: &Zone) -> Option<Vec<Token>> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut named = false;
    for (i, token) in zone.tokens.iter().enumerate() {
        if narrates(window, token) {
            return None;
        }
        let comma = || token.kind == Kind::Pause && window.ch(token.from) == ',';
        if named && (token.kind == Kind::Colon || comma() && !title_follows(&zone.tokens, i)) {
            break;
        }
        tokens.push(*token);
        if named && token.kind == Kind::Act(Act::Report) {
            break;
        }
        named |= token.kind == Kind::Text;
    }
    Some(tokens)
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
    match window.gap(i) {
        Gap::None => tells(window, i),
        Gap::Far | Gap::Break => false,
        _ => narrative_word(window, i),
    }
}

/// Whether a word that tells of a reporter stands at `i`; a character that is a surname too does not count.
pub(super) fn tells(window: &Window, i: usize) -> bool {
    let mut words = words::listed(FOLLOWERS, window, i);
    // 再努拉·阿不都, 上官立健: names that begin like a sentence
    let named =
        || names::is_surname(window.ch(i)) || names::begins_name(window, i) || names::dotted_from(window, i);
    words.any(|word| is_long(word) || !named())
}

/// Whether a word of two characters or more stands at `i` that tells of a reporter: no name begins with 日前 or 走进.
pub(super) fn narrative_word(window: &Window, i: usize) -> bool {
    words::listed(FOLLOWERS, window, i).any(is_long)
}

/// What it costs to end a signature before ink `i`.
fn ending_cost(window: &Window, i: usize) -> i32 {
    let mut followers = words::listed(FOLLOWERS, window, i).chain(words::listed(OPENINGS, window, i));
    let figure = window.gap(i) > Gap::None && chars::digit(window.raw(i)).is_some();
    match (followers.next(), window.gap(i)) {
        _ if figure => 0,
        _ if names::dotted_from(window, i) || names::begins_name(window, i) => names::UNMARKED_END,
        (Some(word), _) if is_long(word) => 0,
        (Some(_), Gap::None) if foreign_rest(window, i) => names::UNMARKED_END,
        (Some(_), Gap::None) if names::transliterates(window.ch(i)) => LOOSE_END,
        (Some(_), _) if names::is_unlikely(window.ch(i)) => 0,
        (Some(_), Gap::None) if !followers.any(is_long) => LOOSE_END,
        (Some(_), _) => 0,
        (None, Gap::Break) => LOOSE_END,
        (None, _) => names::UNMARKED_END,
    }
}

/// Whether what transliterates at `i` goes on up to a word that begins a sentence: 肖克|来提昨日… is 肖克来提.
fn foreign_rest(window: &Window, i: usize) -> bool {
    let rest = (0..MAX_REST).take_while(|&n| names::transliterates(window.ch(i + n))).count();
    (1..=rest).any(|n| narrative_word(window, i + n))
}
/// The rest of a transliterated name after its first two characters.
const MAX_REST: usize = 5;

/// Cost of ending a signature at a line's end, or before a single character that names hold too: 木哈⏎买提从….
const LOOSE_END: i32 = 15;

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
        (ended && group.has_titled_people()).then_some(Tail {
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
    let wire = date_end + usize::from(window.ch(date_end) == '专');
    let close = wire + 1;
    if window.ch(wire) != '电' || !chars::is_closing(window.raw(close)) {
        return None;
    }
    let place_from = split_place(window, last.from, last.to)?;
    let mut tokens = zone.tokens.clone();
    if let Some(token) = tokens.last_mut() {
        token.to = place_from;
    }
    let group = people::group(window, &tokens);
    if !group.has_titled_people() {
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
