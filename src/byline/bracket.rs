//! Signatures, credits and datelines in brackets.

use super::{
    BylineKind, Draft,
    credit::{MAX_AGENCY, MAX_SIGNERS},
    dateline,
    ink::{Gap, Window},
    names,
    people::{self, Group},
    staff,
    tokens::{self, Kind, Mode, Token, Zone},
    words::Act,
};
use crate::{
    chars,
    lexicon::{narrative::NOT_SIGNATURES, outlets::LAST_OF_AGENCIES, places::PLACES, roles::ARCHIVES},
};
use alloc::vec::Vec;

/// The bare names that an opening bracket at ink `open` holds after the end of a sentence: （周小雨 林一）.
pub(super) fn signature(window: &Window, open: usize) -> Option<Draft> {
    if !ends_sentence(window.raw_before(open)) || window.gap(open) == Gap::Far {
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

/// A signature or credit in brackets.
pub(super) fn bracket(window: &Window, open: usize, a: usize) -> Option<Draft> {
    let closed = tokens::zone(window, open + 1, Mode::Bracket);
    if !closed.closed
        && let Some(staff) = staff::bracketed(window, open)
    {
        return Some(staff);
    }
    // a bracket that never closes reaches no further than its line
    let zone = if closed.closed { closed } else { tokens::zone(window, open + 1, Mode::Line(0)) };
    let ends = zone.closed || window.gap(zone.end) >= Gap::Break;
    let narrates = |token: &Token| {
        matches!(token.kind, Kind::Title(_)) && dateline::narrative_after_title(window, token.to)
    };
    if !ends || zone.end <= a || zone.tokens.iter().any(narrates) {
        return None;
    }
    let mut tokens = zone.tokens.clone();
    place_before_report(window, &mut tokens);
    let group = people::group(window, &tokens);
    let kind = bracket_kind(window, &zone, &group, Setting::of(window, open, zone.end))?;
    let certain = group.titled && group.clear();
    if !zone.closed && !certain {
        return None;
    }
    let mut draft = Draft::with_group(kind, open, zone.end, group, Some(open));
    draft.missing_close = !zone.closed;
    // 《〈记者 张一): OCR makes two brackets of one
    if window.raw(open) == '〈' && window.raw_before(open) == '《' && window.gap(open) == Gap::None {
        draft.from = open - 1;
        draft.inner_open = Some(open - 1);
    }
    if kind == BylineKind::Credit {
        sent_by(window, open, &mut draft);
    }
    Some(draft)
}

/// 【記者王小明台北報導】, 本报记者 李静 青岛报道: the place between the last name and 报道, glued to either.
pub(super) fn place_before_report(window: &Window, tokens: &mut Vec<Token>) {
    let [.., text, report] = tokens.as_mut_slice() else { return };
    let glued = text.kind == Kind::Text
        && report.kind == Kind::Act(Act::Report)
        && window.gap(report.from) == Gap::None;
    let clear = |from: usize, to: usize| names::are_clear(window, from, to);
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

impl Setting {
    /// Where the bracket at `open..end` stands.
    fn of(window: &Window, open: usize, end: usize) -> Self {
        let (before, next) = (window.raw_before(open), window.raw(end));
        let head = window.at_line_start(open) || open == 0 || tokens::is_marker(before);
        let ends_line = window.gap(end) >= Gap::Break || next == '\0';
        let square = !matches!(window.raw(open), '（' | '(' | '〈');
        let tail = ends_line || chars::is_terminal(next) || chars::is_closing(next);
        let stands = head || tail || square || ends_sentence(before) || matches!(before, '，' | ',');
        Setting { head, ends_line, square, stands }
    }
}

fn bracket_kind(window: &Window, zone: &Zone, group: &Group, setting: Setting) -> Option<BylineKind> {
    let Setting { head, square, stands, .. } = setting;
    if !group.bearable() {
        return None;
    }
    if staff::leads(zone, group) {
        return (group.clear() || group.bound).then_some(BylineKind::Staff);
    }
    if group.people.is_empty() {
        return nameless_kind(window, zone, group, setting);
    }
    if group.makes_pictures() && !group.makes_texts() && (group.titled || group.clear() || group.phrase) {
        return Some(BylineKind::Credit);
    }
    if group.place.is_some() || (group.reports() && head && group.titled) {
        return (group.titled || square && group.clear()).then_some(BylineKind::Dateline);
    }
    if opens_report(window, zone, group, setting) {
        return Some(BylineKind::Dateline);
    }
    let supported = group.titled || (!group.acts.is_empty() && group.clear());
    (stands && supported).then_some(BylineKind::Byline)
}

/// Whether a bracket that begins a line stands before its report: 〔編譯陳成良／綜合報導〕雨停了, （本报记者 林一）雨停了.
fn opens_report(window: &Window, zone: &Zone, group: &Group, setting: Setting) -> bool {
    let Setting { head, ends_line, square, .. } = setting;
    let next = window.raw(zone.end);
    let goes_on = window.gap(zone.end) == Gap::None && (chars::is_han(next) || chars::is_opening(next));
    let compiled = group.reports() && square && !ends_line && group.clear() && group.bound_or_acted();
    head && (compiled || goes_on && group.titled && group.outlet.is_some())
}

/// A bracket that names no one: （本报评论员）, （新华社发）, 【本报综合报道】.
fn nameless_kind(window: &Window, zone: &Zone, group: &Group, setting: Setting) -> Option<BylineKind> {
    let Setting { head, ends_line, stands, .. } = setting;
    let report = group.reports();
    let by_outlet = group.outlet.is_some();
    match () {
        () if head && !ends_line && by_outlet && (report || group.institution) => Some(BylineKind::Dateline),
        () if stands && by_outlet && (group.institution || report || group.titled) => {
            Some(BylineKind::Institution)
        }
        () if group.makes_pictures() && (group.phrase || by_outlet) => Some(BylineKind::Credit),
        () if archive(window, zone) => Some(BylineKind::Credit),
        () => None,
    }
}

/// （资料图片）: a picture from the files.
pub(super) fn archive(window: &Window, zone: &Zone) -> bool {
    let [token] = zone.tokens.as_slice() else { return false };
    token.kind == Kind::Phrase && ARCHIVES.contains(&window.text(token.from, token.to).as_str())
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
        && LAST_OF_AGENCIES.contains(&window.ch(to - 1))
}
