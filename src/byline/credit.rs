//! Bylines of their own line, signatures in brackets and at the tail, photo credits, staff lines, departments.

use super::{
    BylineKind, Draft, dateline,
    ink::{Gap, Window},
    names,
    notes::opens_note,
    people::{self, Group},
    staff,
    tokens::{self, Kind, Mode, Token, Zone},
    words::{self, Act},
};
use crate::{
    chars,
    lexicon::{narrative::NOT_SIGNATURES, places::PLACES},
};
use alloc::vec::Vec;

/// How far before its anchor a bracket or a line may begin, in characters.
const MAX_BACK: usize = 56;
/// How many places inside a line are tried as the beginning of a credit.
const MAX_STARTS: usize = 5;
/// Of the lines above that begin like a signature, so many are tried, the highest first.
const MAX_LED: usize = 2;
/// A signature in a narrow column takes up to this many lines above the one with its last title or act.
const MAX_LINES_ABOVE: usize = 6;
/// A dotted name that a line break cuts has its dot this close to the line's end.
const MAX_TAIL: usize = 8;
/// A bare signature names at most this many people; longer lists are juries and casts.
const MAX_SIGNERS: usize = 4;
/// The name of a picture agency in brackets after a credit is no longer than this.
const MAX_AGENCY: usize = 14;

/// The byline around the title, act or mark at ink `a`.
pub(super) fn at(window: &Window, a: usize) -> Option<Draft> {
    if let Some(open) = enclosing_bracket(window, a) {
        let inside = bracket(window, open, a).or_else(|| dateline::reporter_inside(window, open));
        // a stray bracket on a line above encloses nothing
        let below = || (segment_start(window, a) > open).then(|| line(window, a)).flatten();
        return inside.or_else(below);
    }
    line(window, a)
}

/// The bare names that an opening bracket at ink `open` holds after the end of a sentence: （周小雨 林一）.
pub(super) fn signature(window: &Window, open: usize) -> Option<Draft> {
    let before = open.checked_sub(1).map_or('\0', |k| window.raw(k));
    if !ends_sentence(before) || window.gap(open) == Gap::Far {
        return None;
    }
    let mut zone = tokens::zone(window, open + 1, Mode::Bracket);
    if !zone.closed {
        // （王一⏎: OCR lost the bracket at the line's end
        zone = tokens::zone(window, open + 1, Mode::Line(0));
    }
    let names_only =
        zone.tokens.iter().all(|token| matches!(token.kind, Kind::Text | Kind::Pause | Kind::Marker));
    let remark = NOT_SIGNATURES
        .iter()
        .any(|word| window.has(open + 1, word) && open + 1 + word.chars().count() + 1 == zone.end);
    let tail = window.gap(zone.end) >= Gap::Break;
    if !names_only || remark || !tail {
        return None;
    }
    let group = people::group(window, &zone.tokens);
    let alone = group.people.len() == 1 && zone.end <= open + 4;
    let signed = group.clear()
        && group.worst <= names::SIGNED
        && (1..=MAX_SIGNERS).contains(&group.people.len())
        && (zone.closed || alone)
        && !is_kin(window, zone.end + usize::from(!zone.closed));
    signed.then(|| {
        let mut draft = Draft::with_group(BylineKind::Byline, open, zone.end, group, Some(open));
        draft.missing_close = !zone.closed;
        draft
    })
}

/// （维吾尔族）, （高新区）: a people or a place, not a person; `end` is after the bracket.
fn is_kin(window: &Window, end: usize) -> bool {
    end >= 2 && matches!(window.ch(end - 2), '族' | '区' | '县' | '省' | '市' | '版' | '图' | '奖')
}

fn ends_sentence(c: char) -> bool {
    chars::is_terminal(c) || matches!(c, '”' | '’' | '」' | '』' | '.' | '：' | '；' | '■' | '●' | '）' | ')')
}

/// The bracket, opened before ink `a` in the same sentence, that is still open there.
fn enclosing_bracket(window: &Window, a: usize) -> Option<usize> {
    let mut depth = 0usize;
    for i in (a.saturating_sub(MAX_BACK)..a).rev() {
        let raw = window.raw(i);
        if window.gap(i + 1) == Gap::Far || (chars::is_terminal(raw) && raw != '!') {
            return None;
        }
        if opens_note(raw) {
            match depth.checked_sub(1) {
                None => return Some(i),
                Some(less) => depth = less,
            }
        } else if matches!(raw, '）' | ')' | '】' | '〕' | '］' | ']' | '〉' | '︶' | '︺' | '︼') {
            depth += 1;
        }
    }
    None
}

/// A signature or credit in brackets.
fn bracket(window: &Window, open: usize, a: usize) -> Option<Draft> {
    let mut zone = tokens::zone(window, open + 1, Mode::Bracket);
    if !zone.closed
        && let Some(staff) = staff::bracketed(window, open)
    {
        return Some(staff);
    }
    if !zone.closed {
        // a bracket that never closes reaches no further than its line
        zone = tokens::zone(window, open + 1, Mode::Line(0));
    }
    let unclosed_end = !zone.closed && window.gap(zone.end) >= Gap::Break && zone.end > a;
    if (!zone.closed && !unclosed_end) || zone.end <= a {
        return None;
    }
    if zone.tokens.iter().any(|token| {
        matches!(token.kind, Kind::Title(_)) && dateline::narrative_after_title(window, token.to)
    }) {
        return None;
    }
    let mut tokens = zone.tokens.clone();
    place_before_report(window, &mut tokens);
    let group = people::group(window, &tokens);
    let before = open.checked_sub(1).map_or('\0', |k| window.raw(k));
    let next = window.raw(zone.end);
    let head = window.at_line_start(open) || open == 0 || tokens::is_marker(before);
    let ends_line = window.gap(zone.end) >= Gap::Break || next == '\0';
    let square = !matches!(window.raw(open), '（' | '(' | '〈');
    let tail = ends_line || chars::is_terminal(next) || chars::is_closing(next);
    let stands = head || tail || square || ends_sentence(before) || matches!(before, '，' | ',');
    let setting = Setting { head, ends_line, square, stands };
    let kind = bracket_kind(window, &zone, &group, setting)?;
    if unclosed_end && !(group.titled && group.clear()) {
        return None;
    }
    let mut draft = Draft::with_group(kind, open, zone.end, group, Some(open));
    draft.missing_close = unclosed_end;
    // 《〈记者 张一): OCR makes two brackets of one
    if window.raw(open) == '〈' && before == '《' && window.gap(open) == Gap::None {
        draft.from = open - 1;
        draft.inner_open = Some(open - 1);
    }
    if kind == BylineKind::Credit {
        sent_by(window, open, &mut draft);
    }
    Some(draft)
}

/// 【記者王小明台北報導】, 本报记者 李静 青岛报道: the place between the last name and 报道, glued to either.
fn place_before_report(window: &Window, tokens: &mut Vec<Token>) {
    let [.., text, report] = tokens.as_mut_slice() else { return };
    let glued = text.kind == Kind::Text
        && report.kind == Kind::Act(Act::Report)
        && window.gap(report.from) == Gap::None;
    let clear = |from: usize, to: usize| {
        names::split(window, from, to).is_some_and(|found| found.iter().all(|name| name.cost <= names::CLEAR))
    };
    let listed = PLACES
        .iter()
        .filter(|place| glued && window.ends(text.from + 2, text.to, place))
        .map(|place| text.to - place.chars().count())
        .find(|&cut| clear(text.from, cut));
    let last_gap =
        (text.from + 1..text.to).rev().find(|&i| window.gap(i) > Gap::None && window.gap(i) != Gap::Break);
    let cut = match last_gap {
        _ if listed.is_some() => listed,
        Some(gap) if glued && clear(text.from, gap) && !clear(gap, text.to) => Some(gap),
        None if glued && text.to - text.from >= 4 && !clear(text.from, text.to) => {
            dateline::split_place(window, text.from, text.to)
        }
        _ => None,
    };
    if let Some(cut) = cut {
        let report = *report;
        let place = Token { kind: Kind::Text, from: cut, to: text.to };
        text.to = cut;
        tokens.pop();
        tokens.extend([Token { kind: Kind::From, from: cut, to: cut }, place, report]);
    }
}

/// Where a bracket stands.
#[derive(Clone, Copy)]
struct Setting {
    /// It begins a line.
    head: bool,
    /// It ends a line.
    ends_line: bool,
    /// It is 【】, 〔〕 or ［］, which datelines use and remarks do not.
    square: bool,
    /// It stands where signatures do: at either end of a line or after a sentence.
    stands: bool,
}

fn bracket_kind(window: &Window, zone: &Zone, group: &Group, setting: Setting) -> Option<BylineKind> {
    let Setting { head, ends_line, square, stands } = setting;
    if !group.bearable() {
        return None;
    }
    let image = group.acts.iter().any(|act| matches!(act, Act::Image | Act::Supply));
    let report = group.acts.contains(&Act::Report);
    if staff::leads(zone, group) {
        return (group.clear() || group.bound).then_some(BylineKind::Staff);
    }
    if group.people.is_empty() {
        return match () {
            () if head && !ends_line && group.outlet.is_some() && (report || group.institution) => {
                Some(BylineKind::Dateline)
            }
            () if stands
                && group.outlet.is_some()
                && (group.institution || report || commentator_only(group)) =>
            {
                Some(BylineKind::Institution)
            }
            () if image && (group.phrase || group.outlet.is_some()) => Some(BylineKind::Credit),
            () if archive(window, zone) => Some(BylineKind::Credit),
            () => None,
        };
    }
    let written = group.acts.iter().any(|act| matches!(act, Act::Text | Act::Mixed));
    if image && !written && (group.titled || group.clear() || group.phrase) {
        return Some(BylineKind::Credit);
    }
    if group.place.is_some() || (report && head && group.titled) {
        return (group.titled || square && group.clear()).then_some(BylineKind::Dateline);
    }
    // 〔編譯陳成良／綜合報導〕
    if report && head && square && !ends_line && group.clear() && group.bound_or_acted() {
        return Some(BylineKind::Dateline);
    }
    if head
        && group.titled
        && group.outlet.is_some()
        && matches!(window.gap(zone.end), Gap::None)
        && (chars::is_han(window.raw(zone.end)) || chars::is_opening(window.raw(zone.end)))
    {
        return Some(BylineKind::Dateline);
    }
    let supported = group.titled || (!group.acts.is_empty() && group.clear());
    (stands && supported).then_some(BylineKind::Byline)
}

fn commentator_only(group: &Group) -> bool {
    group.titled && group.people.is_empty()
}

/// （资料图片）: a picture from the files.
fn archive(window: &Window, zone: &Zone) -> bool {
    let [token] = zone.tokens.as_slice() else { return false };
    token.kind == Kind::Phrase
        && matches!(
            window.text(token.from, token.to).as_str(),
            "资料图片"
                | "资料照片"
                | "资料图"
                | "資料圖片"
                | "資料照片"
                | "資料圖"
                | "本报资料图片"
                | "网络图片"
        )
}

/// 新华社发（陈一 摄）: the agency that sent the picture, before the bracket at `open`.
fn sent_by(window: &Window, open: usize, draft: &mut Draft) {
    let Some(word) = open.checked_sub(1).filter(|&k| window.ch(k) == '发' && window.gap(open) < Gap::Far)
    else {
        return;
    };
    let from = (word.saturating_sub(MAX_AGENCY)..word).find(|&from| {
        let begins = from == 0 || window.gap(from) > Gap::None || !chars::is_han(window.raw(from - 1));
        begins && (tokens::is_outlet(window, from, word) || picture_agency(window, from, word))
    });
    if let Some(from) = from {
        draft.from = from;
        draft.outlet = Some(window.text(from, word));
    }
}

fn picture_agency(window: &Window, from: usize, to: usize) -> bool {
    to > from + 1
        && window.slice(from, to).iter().all(|ink| chars::is_han(ink.raw) || chars::is_latin(ink.raw))
        && matches!(window.ch(to - 1), '觉' | '片' | '像' | '库' | '意' | '国' | '闻' | '社' | '网')
}

/// A byline, credit or staff line that no bracket holds: from a line's start or a sentence's end to the line's end.
fn line(window: &Window, a: usize) -> Option<Draft> {
    let first = segment_start(window, a);
    let mut starts: Vec<usize> = Vec::new();
    starts.push(first);
    starts.extend(
        (first + 1..=a)
            .filter(|&i| window.gap(i) > Gap::None && !words::letter_spaced(window, i))
            .take(MAX_STARTS),
    );
    let plain = starts.into_iter().find_map(|start| line_from(window, start, a, start == first, 0));
    if !plain.as_ref().is_none_or(|draft| is_unfinished(window, draft, first)) {
        return plain;
    }
    from_above(window, first, a).or(plain)
}

/// Whether a signature whose line begins at `first` looks like the end of one that began on a line above.
fn is_unfinished(window: &Window, draft: &Draft, first: usize) -> bool {
    let cut_name = || (first.saturating_sub(MAX_TAIL)..first).any(|i| names::is_dot(window, i));
    let whole = |outlet: &alloc::string::String| {
        let len = outlet.chars().count();
        tokens::is_outlet(window, first, first + len)
    };
    let cut_outlet =
        |outlet: &alloc::string::String| tokens::cut_outlet(window, first, outlet.chars().count());
    draft.from == first
        && !draft.group.marked
        && (!draft.group.clear()
            || draft.outlet.as_ref().is_some_and(cut_outlet)
            || (!draft.group.titled && cut_name())
            || draft.outlet.as_ref().is_none_or(|outlet| !whole(outlet)))
}

/// The signature that holds ink `a` on the line from `first` and begins on a line above: the longest that begins with a
/// title, an outlet or a mark, or else one that begins on the line right above.
fn from_above(window: &Window, first: usize, a: usize) -> Option<Draft> {
    let mut starts: Vec<usize> = Vec::new();
    let mut line = first;
    while starts.len() < MAX_LINES_ABOVE
        && window.gap(line) == Gap::Break
        && let Some(back) = earlier_start(window, line)
    {
        starts.push(back);
        line = back;
    }
    let above = *starts.first()?;
    let clear = |start: usize, strong: bool| {
        line_from(window, start, a, strong, first).filter(|draft| draft.group.clear())
    };
    let led = starts.iter().rev().filter(|&&start| tokens::leads(window, start)).take(MAX_LED);
    led.copied().find_map(|start| clear(start, true).filter(|draft| draft.group.titled)).or_else(|| {
        let starts = (above..first).filter(|&i| i == above || window.gap(i) > Gap::None);
        starts.take(MAX_STARTS).find_map(|start| clear(start, start == above))
    })
}

/// Where the line or sentence that holds ink `a` begins.
fn segment_start(window: &Window, a: usize) -> usize {
    let stop = a.saturating_sub(MAX_BACK);
    (stop..=a)
        .rev()
        .find(|&i| i == 0 || window.at_line_start(i) || ends_segment(window, i - 1))
        .unwrap_or(stop)
}

fn ends_segment(window: &Window, i: usize) -> bool {
    let raw = window.raw(i);
    chars::is_terminal(raw)
        || matches!(raw, '”' | '」' | '』')
        || (matches!(raw, '）' | ')') && window.ch(i.saturating_sub(3)) != '(')
}

/// The last sentence's start on the line before the one that begins at `first`.
fn earlier_start(window: &Window, first: usize) -> Option<usize> {
    let last = first.checked_sub(1)?;
    if ends_segment(window, last) {
        return None;
    }
    Some(segment_start(window, last))
}

fn line_from(window: &Window, start: usize, a: usize, strong: bool, through: usize) -> Option<Draft> {
    let mut zone = tokens::zone(window, start, Mode::Line(through));
    end_at_act(window, &mut zone, a);
    let narrative = zone.tokens.iter().any(|token| {
        let after = token.to;
        let inside = after < zone.end && window.gap(after) == Gap::Break && dateline::tells(window, after);
        matches!(token.kind, Kind::Title(_)) && (inside || dateline::narrative_after_title(window, after))
    });
    let begins =
        zone.tokens.first().is_some_and(|token| !matches!(token.kind, Kind::Pause | Kind::Act(Act::Report)));
    if !begins || zone.end <= a || narrative {
        return None;
    }
    let own = strong && (start == 0 || window.at_line_start(start));
    if let Some(staff) = staff::line(window, &mut zone, start, own) {
        return Some(staff);
    }
    let (end, agency) = with_agency(window, zone.end);
    let (end, place) = with_place(window, end);
    let photo = matches!(zone.tokens.last(), Some(Token { kind: Kind::Act(Act::Image | Act::Supply), .. }));
    let ended = window.gap(end) >= Gap::Break
        || (chars::is_terminal(window.raw(end)) && !own)
        || (photo && window.gap(end) > Gap::None);
    if !ended {
        return None;
    }
    place_before_report(window, &mut zone.tokens);
    let group = people::group(window, &zone.tokens);
    let kind = line_kind(window, &zone, &group, own, strong)?;
    let mut draft = Draft::with_group(kind, start, end, group, None);
    if kind == BylineKind::Credit && agency.is_some() && draft.outlet.is_none() {
        draft.outlet = agency;
    }
    if place.is_some() {
        draft.place = place;
    }
    Some(draft)
}

/// 张一摄 图②：…: a credit may end at its act when a space and another caption follow.
fn end_at_act(window: &Window, zone: &mut Zone, a: usize) {
    if window.gap(zone.end) >= Gap::Break || opens_note(window.raw(zone.end)) {
        return;
    }
    let act = |token: &Token| {
        token.kind == Kind::Act(Act::Image) && token.to > a && window.gap(token.to) > Gap::None
    };
    let named = |at: usize| zone.tokens.iter().take(at).any(|token| token.kind == Kind::Text);
    if let Some(at) = zone.tokens.iter().position(act).filter(|&at| named(at)) {
        zone.tokens.truncate(at + 1);
        zone.end = zone.tokens.last().map_or(zone.end, |token| token.to);
    }
}

/// 张一摄（影像中国）: the agency in brackets after a credit that ends at `end`.
fn with_agency(window: &Window, end: usize) -> (usize, Option<alloc::string::String>) {
    if !opens_note(window.raw(end)) || window.gap(end) > Gap::Wide {
        return (end, None);
    }
    let close = (end + 2..end + MAX_AGENCY).find(|&i| chars::is_closing(window.raw(i)));
    match close {
        Some(close)
            if window
                .slice(end + 1, close)
                .iter()
                .all(|ink| chars::is_han(ink.raw) || chars::is_latin(ink.raw))
                && !window.has(end + 1, "发自") =>
        {
            (close + 1, Some(window.text(end + 1, close)))
        }
        _ => (end, None),
    }
}

/// 本报记者 张一（发自北京）.
fn with_place(window: &Window, end: usize) -> (usize, Option<alloc::string::String>) {
    let inner = end + 1;
    if !opens_note(window.raw(end)) || !window.has(inner, "发自") {
        return (end, None);
    }
    match (inner + 3..inner + MAX_AGENCY).find(|&i| chars::is_closing(window.raw(i))) {
        Some(close) => (close + 1, Some(window.text(inner + 2, close))),
        None => (end, None),
    }
}

fn line_kind(window: &Window, zone: &Zone, group: &Group, own: bool, strong: bool) -> Option<BylineKind> {
    if !group.bearable() {
        return None;
    }
    let image = group.acts.iter().any(|act| matches!(act, Act::Image | Act::Supply));
    let written = group.acts.iter().any(|act| matches!(act, Act::Text | Act::Mixed));
    let report = group.acts.contains(&Act::Report);
    if group.people.is_empty() {
        let supplied = image
            && (group.outlet.is_some() && (group.bound || group.titled)
                || group.acts.contains(&Act::Supply) && (group.phrase || group.outlet.is_some()));
        return match () {
            () if supplied && image => Some(BylineKind::Credit),
            () if archive(window, zone) && strong => Some(BylineKind::Credit),
            () if own
                && group.outlet.is_some()
                && (group.institution || (group.titled && only_title(zone)) || report) =>
            {
                Some(BylineKind::Institution)
            }
            () => None,
        };
    }
    let glued_title = zone
        .tokens
        .iter()
        .any(|token| matches!(token.kind, Kind::Title(_)) && window.gap(token.to) == Gap::None);
    // 记者走进: what is glued to a title may be a sentence, the names after it may not
    let doubtful = |token: &Token| {
        matches!(token.kind, Kind::Title(_))
            && window.gap(token.to) == Gap::None
            && group.names.iter().any(|name| name.from == token.to && name.cost > names::CLEAR)
    };
    let supported = group.titled && !zone.tokens.iter().any(doubtful) || group.bound;
    let named = group.clear() || (supported && !group.broken && group.worst <= names::LIKELY);
    let tells = group.names.iter().any(|name| dateline::narrative_word(window, name.from));
    if !named || tells || (group.titled && group.bare > 0) {
        return None;
    }
    if image && !written {
        let marks_photo = group.titled || group.phrase || group.clear() || group.bound;
        return (marks_photo && (strong || group.titled || acts_last(zone))).then_some(BylineKind::Credit);
    }
    if !strong {
        return (group.titled && group.outlet.is_some() && written && group.clear())
            .then_some(BylineKind::Byline);
    }
    if report && group.titled && own {
        return Some(BylineKind::Dateline);
    }
    if !own && !group.titled && group.acts.is_empty() {
        let marked = group.marked && group.clear() && group.people.len() <= MAX_SIGNERS;
        return (marked && group.worst <= names::SIGNED).then_some(BylineKind::Byline);
    }
    if !own {
        let signed = group.titled && group.clear() && (group.outlet.is_some() || group.marked || written);
        return match () {
            () if signed && written && image => Some(BylineKind::Credit),
            () if signed && (written || !glued_title || group.marked) => {
                Some(if mixed(group) { BylineKind::Credit } else { BylineKind::Byline })
            }
            () => None,
        };
    }
    let bare = !group.titled && group.acts.is_empty();
    if bare {
        let padded_or_marked = group.marked && marker_certain(window, zone, group);
        return (padded_or_marked && group.people.len() <= MAX_SIGNERS).then_some(BylineKind::Byline);
    }
    if !group.titled && !group.bound && !acts_apart(window, zone) {
        return None;
    }
    Some(BylineKind::Byline)
}

fn mixed(group: &Group) -> bool {
    group.acts.contains(&Act::Mixed)
}

fn only_title(zone: &Zone) -> bool {
    zone.tokens.iter().all(|token| matches!(token.kind, Kind::Title(_) | Kind::Outlet | Kind::Marker))
}

fn acts_last(zone: &Zone) -> bool {
    zone.tokens.last().is_some_and(|token| matches!(token.kind, Kind::Act(_)))
}

/// Whether every act stands apart from the names, as 著 and 译 do on an author's line.
fn acts_apart(window: &Window, zone: &Zone) -> bool {
    zone.tokens.iter().filter(|token| matches!(token.kind, Kind::Act(_))).all(|token| {
        window.gap(token.from) > Gap::None
            || !chars::is_han(window.raw(token.from.saturating_sub(1)))
            || window.gap(token.to) >= Gap::Break
    })
}

/// □ and its kin mark a byline; 口 only where the name after it leaves no doubt.
fn marker_certain(window: &Window, zone: &Zone, group: &Group) -> bool {
    let ocr = zone.tokens.first().is_some_and(|token| matches!(window.raw(token.from), '口' | '囗'));
    let listed =
        group.names.iter().all(|name| names::is_surname(window.ch(name.from)) || name.text.contains('·'));
    group.clear()
        && listed
        && (!ocr || zone.tokens.get(1).is_some_and(|token| window.gap(token.from) > Gap::None))
}
