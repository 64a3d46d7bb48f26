//! Staff lines: 责任编辑：… 校对：….

use super::{
    BylineKind, Draft,
    ink::{Gap, Window},
    names,
    people::{self, Group},
    tokens::{self, Kind, Mode, Token, Zone},
    words::Act,
};
use crate::chars;
use alloc::vec::Vec;

/// An address or telephone number after the names of a staff line.
const MAX_CONTACT: usize = 40;

/// Whether the zone is a staff line: its first title is a staff title.
pub(super) fn leads(zone: &Zone, group: &Group) -> bool {
    let first =
        zone.tokens.iter().find(|token| matches!(token.kind, Kind::Staff(_) | Kind::Title(_) | Kind::Act(_)));
    let starts = first.is_some_and(|token| matches!(token.kind, Kind::Staff(_)));
    starts && !group.people.is_empty() && !(group.staff == 0 && group.titled)
}

/// （责任编辑：张一 zhang@paper.cn）: a staff line in brackets with something else after the names.
pub(super) fn bracketed(window: &Window, open: usize) -> Option<Draft> {
    let mut zone = tokens::zone(window, open + 1, Mode::Line(0));
    let mut draft = line(window, &mut zone, open + 1, true)?;
    let same_line = |i: &usize| window.gap(*i) < Gap::Break && !chars::is_terminal(window.raw(*i));
    let close = (draft.end..draft.end + MAX_CONTACT)
        .take_while(same_line)
        .find(|&i| chars::is_closing(window.raw(i)))?;
    (draft.from, draft.end, draft.inner_open) = (open, close + 1, Some(open));
    Some(draft)
}

/// 责任编辑：… 校对：…: the staff line at `start`, up to the last name, whatever follows.
pub(super) fn line(window: &Window, zone: &mut Zone, start: usize, own: bool) -> Option<Draft> {
    let first = zone.tokens.iter().position(|token| !matches!(token.kind, Kind::Marker | Kind::Outlet))?;
    let Kind::Staff(loose) = zone.tokens.get(first)?.kind else { return None };
    if loose
        && !own
        && !zone.tokens.iter().any(|token| token.kind == Kind::Staff(false))
        && zone.tokens.get(first + 1)?.kind != Kind::Colon
        && zone.tokens.get(first + 1)?.kind != Kind::Slash
    {
        return None;
    }
    drop_prose(window, &mut zone.tokens);
    let group = people::group(window, &zone.tokens);
    let end = zone.tokens.last()?.to;
    let certain = group.staff > 0 || group.bound || own;
    let press = group.staff == 0
        && (group.titled || group.acts.iter().any(|act| matches!(act, Act::Text | Act::Image | Act::Mixed)));
    let named = group.clear() || (group.bound && group.bearable());
    let separate = window.gap(end) > Gap::None || !chars::is_han(window.raw(end));
    if group.people.is_empty() || !certain || !named || !separate {
        return None;
    }
    let glued = |token: &Token| {
        matches!(token.kind, Kind::Staff(_))
            && window.gap(token.to) == Gap::None
            && chars::is_han(window.raw(token.to))
    };
    if zone.tokens.iter().any(glued) && (!own || window.gap(end) < Gap::Break) && group.staff < 2 {
        return None;
    }
    zone.end = end;
    let kind = if press { BylineKind::Byline } else { BylineKind::Staff };
    Some(Draft::with_group(kind, start, end, group, None))
}

/// Drops what follows the last name of a staff line: titles without names, text that cannot be names.
fn drop_prose(window: &Window, tokens: &mut Vec<Token>) {
    if let Some(bad) = tokens.iter().position(|token| {
        token.kind == Kind::Text
            && names::split_within(window, token.from, token.to, names::BEARABLE).is_none()
    }) {
        let keep = tokens.get(bad).copied().and_then(|token| {
            let gap = (token.from + 2..token.to).find(|&i| window.gap(i) > Gap::None)?;
            Some(Token { to: gap, ..token })
        });
        tokens.truncate(bad);
        tokens.extend(keep);
    }
    if let Some(last) = tokens.last_mut().filter(|token| token.kind == Kind::Text)
        && let Some(latin) =
            (last.from + 2..last.to).find(|&i| window.gap(i) > Gap::None && chars::is_latin(window.raw(i)))
    {
        last.to = latin;
    }
    while tokens.last().is_some_and(|token| token.kind != Kind::Text) {
        tokens.pop();
    }
}
