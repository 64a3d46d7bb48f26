//! Finds the places worth a closer look: one pass over the text, a bitmap of characters, and a quick look at the neighbours.

use super::{
    Draft, bracket, credit, dateline,
    ink::{Window, plain},
    names, notes, tokens,
};
use crate::{
    chars::{self, CharSet},
    lazy::Lazy,
    lexicon::{
        narrative::{AFTER_NO_SIGNATURE, BEFORE_NO_SIGNATURE},
        roles::ROLE_LAST,
    },
};

/// The last characters of the words that give a byline away (記者, 讯, 摄, 责编 …), colons and slashes after a title, and marks.
const ANCHORS: &str = "讯訊汛迅电電息道導导者员員生稿摄攝图圖绘繪译譯著作画畫编編审審校版转轉接自载載源据據综綜部合片影文诗述理写寫书書辑輯对對委计計制製划劃筹籌发發供师師任：:／/｜|丨│（(【〔［[□■◆◇●◎○△▲★☆▶►◥◤▌▍▎⊙❏☐▢◻▪▫※口囗";

static ANCHOR_SET: Lazy<CharSet> = Lazy::new(|| CharSet::new(ANCHORS.chars()));

/// The next byline of `text` at or after byte `from`, none of it before byte `floor`.
pub(super) fn next(text: &str, window: &mut Window, floor: usize, from: usize) -> Option<Draft> {
    let anchors: &CharSet = &ANCHOR_SET;
    let mut from = from;
    while let Some((at, c)) = anchors.find(text, from) {
        from = at + c.len_utf8();
        if !promising(text, floor, at, c) {
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

/// White space that may stand between the characters of a word, in characters; more is never looked through.
const MAX_BLANK: usize = 8;

/// 据《X》报道: how many characters 据 may stand before 报道.
const MAX_RELAY: usize = 20;

fn before(text: &str, floor: usize, at: usize) -> impl Iterator<Item = char> {
    text.get(floor..at)
        .unwrap_or_default()
        .chars()
        .rev()
        .take(MAX_BLANK * 3)
        .filter(|&c| !chars::is_blank(c))
        .map(plain)
}

fn after(text: &str, at: usize) -> impl Iterator<Item = char> {
    text.get(at..)
        .unwrap_or_default()
        .chars()
        .skip(1)
        .take(MAX_BLANK * 3)
        .filter(|&c| !chars::is_blank(c))
        .map(plain)
}

/// Whether the nearest characters allow a byline here; most anchors end at this question.
fn promising(text: &str, floor: usize, at: usize, c: char) -> bool {
    let mut back = before(text, floor, at);
    let prev = back.next().unwrap_or('\0');
    let next = || after(text, at).next().unwrap_or('\0');
    let beside = text.get(at..).unwrap_or_default().chars().nth(1).map_or('\0', plain);
    let before_it = || text.get(floor..at).unwrap_or_default().chars().next_back().unwrap_or('\0');
    // a title, act or wire word ends here: at white space, at a bracket, at the end of a sentence
    let ends = || {
        beside == '\0'
            || chars::is_blank(beside)
            || chars::is_closing(beside)
            || chars::is_opening(beside)
            || chars::is_terminal(beside)
    };
    let apart = || before_it() == '\0' || chars::is_blank(before_it()) || matches!(prev, '/' | '|' | ':');
    match plain(c) {
        '讯' if prev == '通' => next() == '员',
        '讯' => !matches!(prev, '资' | '喜' | '传' | '电' | '\0') && (wire_neighbour(prev) || ends()),
        '汛' => prev == '报',
        '迅' => prev == '报' && (chars::is_opening(beside) || chars::is_blank(beside)),
        '电' => wire_neighbour(prev) || ends() && chars::is_han(prev),
        '息' => prev == '消' && back.next().is_some_and(chars::is_han),
        '道' | '导' => {
            prev == '报'
                && (ends() || beside == ':' || back.take(MAX_RELAY).any(|c| matches!(c, '据' | '综' | '记')))
        }
        '者' => match prev {
            '记' => reporter_sign(back.next().unwrap_or('\0'), text, at),
            '作' => {
                matches!(next(), ':' | '系' | '为' | '单' | '是' | '均' | '简')
                    || opens_or_starts(back.next().unwrap_or('\0'))
            }
            '译' => ends() || beside == ':',
            _ => false,
        },
        '员' => matches!(prev, '讯' | '汛' | '迅' | '论' | '察' | '道' | '信'),
        '生' => prev == '习',
        '稿' => matches!(prev, '撰' | '供' | '特'),
        '师' => prev == '影',
        '摄' => {
            !matches!(next(), '氏' | '入' | '像' | '制' | '取' | '录' | '食' | '于')
                && (prev != '拍' || ends())
        }
        '影' => prev == '摄' && !matches!(next(), '展' | '家' | '大' | '作' | '爱' | '师'),
        '图' => {
            matches!(prev, '供' | '绘' | '制' | '插' | '文' | '/' | '截' | '料' | '|' | '配' | '表')
                || matches!(beside, '/' | '|' | ':')
                || apart() && ends()
        }
        '文' => matches!(beside, '/' | '|' | ':') || matches!(prev, '/' | '撰') || apart() && ends(),
        '绘' | '译' | '著' => ends(),
        '作' | '画' | '诗' | '书' => ends() && apart(),
        '述' | '写' | '理' => ends() && matches!(prev, '口' | '讲' | '采' | '撰' | '整') || prev == '采',
        '发' => {
            ends()
                && !chars::is_opening(beside)
                && matches!(prev, '社' | '网' | '国' | '觉' | '片' | '像' | '报' | '刊')
        }
        '供' => ends() && prev == '提',
        '编' => matches!(prev, '责' | '美' | '图' | '主' | '编'),
        '辑' => prev == '编',
        '审' => matches!(prev, '一' | '二' | '三' | '终' | '初' | '复' | '编') && ends(),
        '对' => prev == '校' && ends(),
        '校' => matches!(prev, '责' | '检' | '核' | '一' | '二' | '三') && ends(),
        '版' => matches!(prev, '组' | '制' | '排'),
        '委' => prev == '编',
        '任' => prev == '主' && back.next() == Some('班'),
        '计' => prev == '设' && ends() && matches!(back.next(), Some('式' | '面' | '觉' | '术' | '版')),
        '制' => prev == '监' && ends(),
        '划' => prev == '策' && ends(),
        '筹' => prev == '统' && ends(),
        '转' | '接' => {
            matches!(prev, '上' | '下' | '紧' | '文' | '续')
                || (opens_or_starts(prev) && !chars::is_han(prev))
        }
        '自' => matches!(prev, '转' | '摘' | '选' | '编' | '载' | '合'),
        '载' => prev == '原',
        '源' => prev == '来',
        '据' if beside == '《' && at_line_start(text, at) => true,
        '据' | '综' => chars::is_opening(before_it()) || prev == '(' || prev == '[',
        '合' => prev == '综' && ends(),
        '片' => matches!(prev, '图' | '照') && ends(),
        '部' => matches!(prev, '辑' | '论') && ends(),
        ':' | '/' | '|' => ROLE_LAST.contains(&prev),
        '(' | '[' | '【' | '〔' => {
            matches!(prev, '。' | '!' | '?' | '”' | '’' | '」' | '…' | '.' | '』' | '！' | '？')
        }
        '口' | '囗' => {
            let signs = chars::is_terminal(before_it()) && names::is_surname(beside);
            at_line_start(text, at) && (next() == '本' || after_gap(text, at) || signs)
        }
        c if tokens::is_marker(c) => at_line_start(text, at),
        _ => false,
    }
}

/// Whether a space follows the character at `at`: 口 李 明, not 口味.
fn after_gap(text: &str, at: usize) -> bool {
    text.get(at..).unwrap_or_default().chars().nth(1).is_some_and(chars::is_space)
}

fn at_line_start(text: &str, at: usize) -> bool {
    let line =
        text.get(..at).unwrap_or_default().chars().rev().take(MAX_BLANK).find(|&c| !chars::is_space(c));
    line.is_none_or(|c| chars::is_break(c) || chars::is_terminal(c) || tokens::is_marker(c))
}

fn wire_neighbour(c: char) -> bool {
    matches!(c, '日' | '社' | '专' | '网' | '报' | '台' | '刊' | '线' | '端' | '闻' | '特' | '快')
}

fn opens_or_starts(c: char) -> bool {
    c == '\0' || !(chars::is_han(c) || c == ',' || c == '、') || c == '文'
}

/// Most mentions of 记者 tell of a reporter (记者从…获悉): these go no further than the next two characters.
fn reporter_sign(prev: char, text: &str, at: usize) -> bool {
    let next = text.get(at..).unwrap_or_default().chars().nth(1).map_or('\0', plain);
    !BEFORE_NO_SIGNATURE.contains(&prev) && !AFTER_NO_SIGNATURE.contains(&next)
}

/// Reads the mention whose tell-tale character is ink `a`.
fn attempt(window: &Window, a: usize) -> Option<Draft> {
    let prev = a.checked_sub(1).map_or('\0', |k| window.ch(k));
    match window.ch(a) {
        '讯' if prev == '通' => credit::at(window, a),
        '稿' if prev == '特' => dateline::at(window, a),
        '讯' | '汛' | '迅' | '电' | '息' => dateline::at(window, a),
        '道' | '导' => dateline::at(window, a).or_else(|| credit::at(window, a)),
        '转' | '接' => notes::jump(window, a),
        '者' if prev == '作' => notes::author(window, a).or_else(|| credit::at(window, a)),
        '自' | '载' | '源' | '据' | '综' => notes::source(window, a),
        '(' | '[' | '【' | '〔' => notes::see(window, a).or_else(|| bracket::signature(window, a)),
        ':' if prev == '源' => notes::source(window, a - 1),
        _ => credit::at(window, a),
    }
}
