//! Sources, notes on authors, and jump lines.

use super::{
    BylineKind, Draft, Person, Role,
    ink::{Gap, Window},
    names,
    people::{self, Group},
    tokens::{self, Kind, Mode, Token},
};
use crate::{
    chars,
    lexicon::narrative::{AFTER_AUTHOR, SOURCES},
};
use alloc::{string::String, vec::Vec};

/// A bracketed note is no longer than this, in characters.
const MAX_NOTE: usize = 90;

/// A jump line's page and what may follow it up to the bracket: 第十二版·要闻.
const MAX_JUMP: usize = 24;

/// The bracket that closes after `from`, within `limit` inks and the same sentence.
fn closing(window: &Window, from: usize, limit: usize) -> Option<usize> {
    let mut depth = 0usize;
    for i in from..(from + limit).min(window.len()) {
        let raw = window.raw(i);
        if window.gap(i) == Gap::Far && i > from {
            return None;
        }
        if matches!(raw, '（' | '(' | '《' | '〈') {
            depth += 1;
        } else if matches!(raw, '）' | ')' | '】' | '〕' | '］' | ']' | '》' | '〉') {
            match depth.checked_sub(1) {
                None => return Some(i),
                Some(less) => depth = less,
            }
        }
    }
    None
}

pub(super) fn opens_note(c: char) -> bool {
    matches!(c, '（' | '(' | '【' | '〔' | '［' | '[' | '〖' | '〈' | '︵' | '︹' | '︻')
}

/// （相关报道见第三版）, （詳見A8版）: the bracket at ink `open` says where more is printed.
pub(super) fn see(window: &Window, open: usize) -> Option<Draft> {
    let close = closing(window, open + 1, MAX_JUMP)?;
    let see = (open + 1..close).find(|&i| window.ch(i) == '见')?;
    let page = see + 1 + usize::from(window.ch(see + 1) == '第');
    (page_end(window, page)? == close).then(|| {
        let mut draft = Draft::new(BylineKind::Jump, open, close + 1);
        draft.inner_open = Some(open);
        draft
    })
}

/// （上接第一版）, 下转A03版: the continuation whose 接 or 转 stands at ink `a`.
pub(super) fn jump(window: &Window, a: usize) -> Option<Draft> {
    let paired = a > 0
        && matches!(window.ch(a - 1), '上' | '下' | '紧' | '文' | '续' | '请')
        && window.gap(a) <= Gap::Break;
    let mut from = a - usize::from(paired);
    let mut page = a + 1;
    page += usize::from(window.ch(page) == '至') + usize::from(window.ch(page) == '第');
    let end = page_end(window, page)?;
    while from > 0
        && (tokens::is_marker(window.raw(from - 1)) || matches!(window.raw(from - 1), '→' | '←' | '>' | '»'))
    {
        from -= 1;
    }
    if from > 0 && opens_note(window.raw(from - 1)) {
        let close = closing(window, end, MAX_JUMP)?;
        let mut draft = Draft::new(BylineKind::Jump, from - 1, close + 1);
        draft.inner_open = Some(from - 1);
        return Some(draft);
    }
    let before = window.raw_before(from);
    let begins = window.gap(from) > Gap::None
        || before == '\0'
        || chars::is_terminal(before)
        || tokens::is_marker(window.raw(from));
    let ends = window.gap(end) > Gap::None || !chars::is_han(window.raw(end));
    (paired && begins && ends && window.ch(a - 1) != '请').then(|| Draft::new(BylineKind::Jump, from, end))
}

/// The longest number of a page and its section, in characters: A12、13.
const MAX_PAGE: usize = 6;

/// Where 十二版 or A12版 at `page` ends.
fn page_end(window: &Window, page: usize) -> Option<usize> {
    let number = (0..MAX_PAGE).take_while(|&n| is_page_mark(window.ch(page + n))).count();
    (number > 0 && window.ch(page + number) == '版').then_some(page + number + 1)
}

fn is_page_mark(c: char) -> bool {
    chars::digit(c).is_some()
        || chars::is_latin(c)
        || matches!(
            c,
            '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' | '头' | '〇' | '、' | '-'
        )
}

/// （据《X》）, 来源：X, （转自《X》…）: the source whose key word holds ink `a`.
pub(super) fn source(window: &Window, a: usize) -> Option<Draft> {
    let last = window.ch(a);
    let (from, key, colon) =
        SOURCES.iter().filter(|(word, _)| word.chars().any(|c| c == last)).find_map(|&(word, colon)| {
            let len = word.chars().count();
            let from = (a + 1).checked_sub(len)?;
            [from, a]
                .into_iter()
                .find(|&from| window.has(from, word) && from + len > a)
                .map(|from| (from, from + len, colon))
        })?;
    let before = window.raw_before(from);
    let has_colon = window.ch(key) == ':';
    let body = key + usize::from(has_colon);
    if opens_note(before) {
        let close = closing(window, body, MAX_NOTE)?;
        let titled = matches!(window.raw(body), '《' | '〈');
        let short_outlet = tokens::is_outlet(window, body, close) || outlet_list(window, body, close);
        let weak = matches!(window.ch(from), '据' | '综' | '根');
        if (colon && !has_colon) || close <= body || (weak && !titled && !short_outlet) {
            return None;
        }
        return Some(source_draft(window, from - 1, close + 1, body, close));
    }
    let own_line = window.at_line_start(from) || before == '\0' || tokens::is_marker(before);
    let certain = has_colon
        || matches!(window.raw(body), '《' | '〈') && !matches!(window.ch(from), '据' | '综' | '根');
    let titled_line = matches!(window.raw(body), '《' | '〈')
        && (body..body + MAX_JUMP)
            .any(|i| window.raw(i) == '》' && window.gap(i + 1) >= Gap::Break && window.ch(i + 1) != '报');
    if !own_line || !(certain || titled_line) {
        return None;
    }
    let end =
        (body..(body + MAX_NOTE).min(window.len() + 1)).find(|&i| i > body && window.gap(i) >= Gap::Break)?;
    let prose = (body..end).any(|i| chars::is_terminal(window.raw(i)) || matches!(window.ch(i), ','));
    (!prose && end > body)
        .then(|| source_draft(window, from - usize::from(tokens::is_marker(before)), end, body, end))
}

/// Where 新华社 ends in 新华社电 and 新华社报道.
fn without_verb(window: &Window, from: usize, to: usize) -> usize {
    ["综合报道", "报道", "报导", "消息", "电", "讯", "等"].iter().fold(to, |end, word| {
        let len = word.chars().count();
        if end > from + len && window.has(end - len, word) { end - len } else { end }
    })
}

/// 综合新华社、中新社报道: outlets in a row, 等 and 报道 aside.
fn outlet_list(window: &Window, from: usize, to: usize) -> bool {
    let end = without_verb(window, from, to);
    let mut start = from;
    (from..=end).filter(|&i| i == end || window.ch(i) == '、').all(|i| {
        let fits =
            i > start && (tokens::is_outlet(window, start, i) || matches!(window.raw(start), '《' | '〈'));
        start = i + 1;
        fits
    })
}

fn source_draft(window: &Window, from: usize, to: usize, body: usize, body_end: usize) -> Draft {
    let mut draft = Draft::new(BylineKind::Source, from, to);
    let author = (body..body_end).find(|&i| window.has(i, "作者"));
    let stop = |i: usize| {
        i >= body_end
            || matches!(window.ch(i), '、' | ',' | ';' | '/' | '|')
            || author == Some(i)
            || (window.gap(i) >= Gap::Space && i > body)
            || opens_note(window.raw(i))
    };
    draft.outlet = match (body..body_end).find(|&i| matches!(window.raw(i), '《' | '〈')) {
        Some(open) => {
            let close = (open..body_end).find(|&i| matches!(window.raw(i), '》' | '〉')).unwrap_or(body_end);
            Some(window.text(open + 1, close))
        }
        None => (body..=body_end)
            .find(|&i| i > body && stop(i))
            .map(|end| window.text(body, without_verb(window, body, end))),
    };
    if let Some(author) = author {
        let zone = tokens::zone(window, author, Mode::Bracket);
        let group = people::group(window, &zone.tokens);
        if group.clear() {
            draft.group = group;
        }
    }
    if opens_note(window.raw(from)) {
        draft.inner_open = Some(from);
    }
    draft
}

/// （作者系…）, （作者单位：…）, （作者：N 系…）: the note whose 作者 ends at ink `a`.
pub(super) fn author(window: &Window, a: usize) -> Option<Draft> {
    let word = a.checked_sub(1)?;
    let from = if word >= 2 && window.has(word - 2, "本文") { word - 2 } else { word };
    let open = from.checked_sub(1).filter(|&k| opens_note(window.raw(k)))?;
    let close = closing(window, a + 1, MAX_NOTE)?;
    let body = a + 1 + usize::from(window.ch(a + 1) == ':');
    let mut draft = Draft::new(BylineKind::AuthorNote, open, close + 1);
    draft.inner_open = Some(open);
    if let Some(signers) = signers(window, open, body) {
        draft.kind = BylineKind::Byline;
        draft.group = signers;
        return Some(draft);
    }
    let first = first_piece(window, body, close);
    let tells = AFTER_AUTHOR.iter().any(|word| window.has(a + 1, word));
    if !tells && first.is_empty() {
        return None;
    }
    let found = if first.is_empty() { last_piece(window, body, close) } else { first };
    draft.group.people.extend(found.iter().map(|name| Person {
        role: String::from("作者"),
        name: name.text.clone(),
        act: None,
        class: Role::Author,
        ambiguous: name.ambiguous,
    }));
    draft.group.names = found;
    Some(draft)
}

/// The people of a bracket that only says who wrote the text, the first of them at `body`: （作者：林一）.
fn signers(window: &Window, open: usize, body: usize) -> Option<Group> {
    let zone = tokens::zone(window, open + 1, Mode::Bracket);
    let plain = |token: &Token| matches!(token.kind, Kind::Act(_) | Kind::Colon | Kind::Text | Kind::Pause);
    if !zone.closed || !zone.tokens.iter().all(plain) {
        return None;
    }
    let group = people::group(window, &zone.tokens);
    let named = !group.people.is_empty() && group.names.first().is_some_and(|name| name.from == body);
    (named && group.clear()).then_some(group)
}

/// The names right after 作者：, up to 系, a space or a comma.
fn first_piece(window: &Window, body: usize, close: usize) -> Vec<names::Name> {
    let end = (body..close)
        .find(|&i| {
            matches!(window.ch(i), '系' | '为' | '是' | ',' | ';' | '(' | '均' | '现' | '单' | '来' | '任')
        })
        .unwrap_or(close);
    let clear = |end: usize| names::split_within(window, body, end, names::CLEAR);
    clear(end)
        .or_else(|| {
            let gap = (body + 2..end).find(|&i| {
                window.gap(i) > Gap::None && !names::is_dot(window, i) && !names::is_dot(window, i - 1)
            })?;
            clear(gap)
        })
        .unwrap_or_default()
}

/// The name after the last space: 作者系某大学教授 董文川.
fn last_piece(window: &Window, body: usize, close: usize) -> Vec<names::Name> {
    (body + 1..close)
        .rev()
        .filter(|&i| window.gap(i) > Gap::None)
        .take(2)
        .find_map(|i| names::split_within(window, i, close, names::CLEAR).filter(|found| found.len() == 1))
        .unwrap_or_default()
}
