//! One pass over a text, from byline to byline: a closer look at what stands around each promising anchor.

use super::{
    Draft,
    anchor::{ANCHOR_SET, is_promising},
    bracket, credit, dateline,
    ink::Window,
    notes,
};
use crate::chars::CharSet;

/// The next byline of `text` at or after byte `from`, none of it before byte `floor`.
pub(super) fn next(text: &str, window: &mut Window, floor: usize, from: usize) -> Option<Draft> {
    let anchors: &CharSet = &ANCHOR_SET;
    let mut from = from;
    while let Some((at, c)) = anchors.find(text, from) {
        from = at + c.len_utf8();
        if !is_promising(text, floor, at, c) {
            continue;
        }
        let anchor = window.look(text, floor, at);
        if let Some(draft) = attempt(window, anchor).filter(|draft| !retells(window, draft, floor)) {
            return Some(draft);
        }
    }
    None
}

/// Whether a draft is the beginning of the sentence right behind an earlier dateline: 【环球时报综合报道】据韩联社7日报道，….
fn retells(window: &Window, draft: &Draft, floor: usize) -> bool {
    floor > 0
        && window.start(draft.from) == floor
        && draft.only_relays()
        && matches!(window.ch(draft.end - 1), '道' | '导')
}

/// Reads the mention whose tell-tale character is ink `a`.
fn attempt(window: &Window, a: usize) -> Option<Draft> {
    let prev = window.ch_before(a);
    match window.ch(a) {
        '讯' if prev == '通' => credit::at(window, a),
        '稿' if prev == '特' => dateline::at(window, a),
        '讯' | '汛' | '迅' | '电' | '息' => dateline::at(window, a),
        '道' | '导' => dateline::at(window, a).or_else(|| credit::at(window, a)),
        '转' | '接' => notes::jump(window, a),
        '者' if prev == '作' => notes::author(window, a).or_else(|| credit::at(window, a)),
        '自' | '载' | '于' | '源' | '据' | '综' => notes::source(window, a),
        '(' | '[' | '【' | '〔' => notes::see(window, a).or_else(|| bracket::signature(window, a)),
        ':' if prev == '源' => notes::source(window, a - 1),
        _ => credit::at(window, a),
    }
}
