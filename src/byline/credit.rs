//! Bylines of their own line, signatures at the tail, photo credits, departments.

use super::{
    BylineKind, Draft,
    bracket::{archive, bracket, place_before_report},
    dateline,
    ink::{Gap, Window},
    names,
    notes::opens_note,
    people::{self, Group},
    staff,
    tokens::{self, Kind, Mode, Token, Zone},
    words::{self, Act},
};
use crate::chars;
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
pub(super) const MAX_SIGNERS: usize = 4;
/// The name of a picture agency in brackets after a credit is no longer than this.
pub(super) const MAX_AGENCY: usize = 14;

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

/// What a line without brackets is, if its people and words are a byline's.
///
/// `own`: it has the line for itself; `strong`: it begins where a line or a sentence does.
fn line_kind(window: &Window, zone: &Zone, group: &Group, own: bool, strong: bool) -> Option<BylineKind> {
    if !group.bearable() {
        return None;
    }
    if group.people.is_empty() {
        return nameless_kind(window, zone, group, own, strong);
    }
    if !is_signature(window, zone, group) {
        return None;
    }
    let (image, written) = (group.makes_pictures(), group.makes_texts());
    if image && !written {
        let marks_photo = group.titled || group.phrase || group.clear() || group.bound;
        return (marks_photo && (strong || group.titled || acts_last(zone))).then_some(BylineKind::Credit);
    }
    if !strong {
        return (group.titled && group.outlet.is_some() && written && group.clear())
            .then_some(BylineKind::Byline);
    }
    if own { own_kind(window, zone, group) } else { tail_kind(window, zone, group, image, written) }
}

/// A line that names no one: 新华社发, （资料图片）, 本报评论员.
fn nameless_kind(window: &Window, zone: &Zone, group: &Group, own: bool, strong: bool) -> Option<BylineKind> {
    let supplied = group.makes_pictures()
        && (group.outlet.is_some() && (group.bound || group.titled)
            || group.acts.contains(&Act::Supply) && (group.phrase || group.outlet.is_some()));
    let department = group.institution || (group.titled && only_title(zone)) || group.reports();
    match () {
        () if supplied => Some(BylineKind::Credit),
        () if archive(window, zone) && strong => Some(BylineKind::Credit),
        () if own && group.outlet.is_some() && department => Some(BylineKind::Institution),
        () => None,
    }
}

/// Whether the names of a line are a signature's and no sentence about reporters.
fn is_signature(window: &Window, zone: &Zone, group: &Group) -> bool {
    // 记者走进: what is glued to a title may be a sentence, the names after it may not
    let doubtful = |token: &Token| {
        is_glued_title(window, token)
            && group.names.iter().any(|name| name.from == token.to && name.cost > names::CLEAR)
    };
    let supported = group.titled && !zone.tokens.iter().any(doubtful) || group.bound;
    let named = group.clear() || (supported && !group.broken && group.worst <= names::LIKELY);
    let tells = group.names.iter().any(|name| dateline::narrative_word(window, name.from));
    named && !tells && !(group.titled && group.bare > 0)
}

fn is_glued_title(window: &Window, token: &Token) -> bool {
    matches!(token.kind, Kind::Title(_)) && window.gap(token.to) == Gap::None
}

/// A signature that follows a sentence on its line.
fn tail_kind(window: &Window, zone: &Zone, group: &Group, image: bool, written: bool) -> Option<BylineKind> {
    if !group.titled && group.acts.is_empty() {
        let marked = group.marked && group.clear() && group.people.len() <= MAX_SIGNERS;
        return (marked && group.worst <= names::SIGNED).then_some(BylineKind::Byline);
    }
    let glued_title = zone.tokens.iter().any(|token| is_glued_title(window, token));
    let signed = group.titled && group.clear() && (group.outlet.is_some() || group.marked || written);
    match () {
        () if signed && written && image => Some(BylineKind::Credit),
        () if signed && (written || !glued_title || group.marked) => {
            Some(if mixed(group) { BylineKind::Credit } else { BylineKind::Byline })
        }
        () => None,
    }
}

/// A signature that has its line for itself.
fn own_kind(window: &Window, zone: &Zone, group: &Group) -> Option<BylineKind> {
    if group.reports() && group.titled {
        return Some(BylineKind::Dateline);
    }
    let stands = if !group.titled && group.acts.is_empty() {
        group.marked && marker_certain(window, zone, group) && group.people.len() <= MAX_SIGNERS
    } else {
        group.titled || group.bound || acts_apart(window, zone)
    };
    stands.then_some(BylineKind::Byline)
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
