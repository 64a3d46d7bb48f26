//! Cuts a zone into titles, names, acts and outlets, and tells where it ends.

use super::{
    Role,
    breaks::goes_on,
    ink::{Gap, Window},
    letters::letter,
    names,
    words::{self, Act, Word},
};
use crate::{
    chars::{self, CharSet},
    lazy::Lazy,
    lexicon::{narrative, outlets, roles},
};
use alloc::vec::Vec;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Title(Role),
    /// A staff title; `true` where it is an everyday word too.
    Staff(bool),
    Act(Act),
    Outlet,
    Phrase,
    Institution,
    /// 发自: a place follows.
    From,
    Pause,
    Slash,
    Colon,
    Marker,
    Text,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) from: usize,
    pub(super) to: usize,
}

/// Where a zone may go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mode {
    /// Up to the closing bracket, over any line break.
    Bracket,
    /// Up to the end of the line, and on where the next line can only belong to it; up to this ink in any case.
    Line(usize),
}

#[derive(Clone, Debug)]
pub(super) struct Zone {
    pub(super) tokens: Vec<Token>,
    /// The ink after the last that belongs to the zone.
    pub(super) end: usize,
    /// Whether a closing bracket ended it.
    pub(super) closed: bool,
}

/// A staff line of a dozen people has three tokens each.
const MAX_TOKENS: usize = 48;
/// A byline with one person a line, or one in a very narrow column, has no more lines than this.
pub(super) const MAX_LINES: usize = 9;

/// Reads tokens from ink `from` on, until something stands there that no byline holds.
pub(super) fn zone(window: &Window, from: usize, mode: Mode) -> Zone {
    let mut tokens: Vec<Token> = Vec::new();
    let mut i = from;
    let mut lines = 0;
    let ends_here = |tokens: &[Token], i: usize| match mode {
        Mode::Bracket => false,
        Mode::Line(through) => i > through && !goes_on(window, tokens, i),
    };
    while i < window.len() && tokens.len() < MAX_TOKENS {
        let gap = window.gap(i);
        lines += usize::from(gap == Gap::Break);
        if i > from && (lines > MAX_LINES || gap == Gap::Far || (gap == Gap::Break && ends_here(&tokens, i)))
        {
            break;
        }
        if mode == Mode::Bracket && chars::is_closing(window.raw(i)) && !names::is_dot(window, i) {
            return Zone { tokens, end: i + 1, closed: true };
        }
        let Some((kind, len)) = token_at(window, from, i, &tokens) else { break };
        push(window, &mut tokens, Token { kind, from: i, to: i + len });
        i += len;
        if tokens
            .last()
            .is_some_and(|token| token.kind == Kind::Text && token.to - token.from > names::MAX_RUN)
        {
            break;
        }
    }
    Zone { tokens, end: i, closed: false }
}

pub(super) fn push(window: &Window, tokens: &mut Vec<Token>, token: Token) {
    // 成都商报-红星新闻记者: what a slash joins to an outlet is one
    if token.kind == Kind::Slash
        && let Some(last) = tokens.last_mut()
        && last.kind == Kind::Text
        && is_outlet(window, last.from, last.to)
    {
        last.kind = Kind::Outlet;
    }
    if token.kind == Kind::Text
        && let Some(last) = tokens.last_mut()
        && last.kind == Kind::Text
        && last.to == token.from
    {
        last.to = token.to;
        return;
    }
    if matches!(token.kind, Kind::Title(_) | Kind::Act(Act::Supply) | Kind::Institution) {
        split_outlet(window, tokens, token.from, matches!(token.kind, Kind::Title(_)));
    }
    tokens.push(token);
}

/// 玉溪日报记者: the words right before a title are an outlet where they end like one.
fn split_outlet(window: &Window, tokens: &mut Vec<Token>, to: usize, titled: bool) {
    let Some(last) = tokens.last().copied().filter(|last| last.kind == Kind::Text && last.to == to) else {
        return;
    };
    let after_outlet = tokens.len() > 1
        && tokens
            .get(tokens.len() - 2)
            .is_some_and(|token| token.kind == Kind::Outlet && token.to == last.from);
    if after_outlet
        && window.gap(last.from) == Gap::None
        && window.gap(to) == Gap::None
        && to - last.from <= MAX_DESK
    {
        tokens.pop();
        if let Some(outlet) = tokens.last_mut() {
            outlet.to = to;
        }
        return;
    }
    let starts = (last.from..to).filter(|&i| i == last.from || window.gap(i) > Gap::None);
    let glued = window.gap(to) == Gap::None && (last.from + 1..to).all(|i| window.gap(i) == Gap::None);
    // 每经记者: what is glued to the first title of a line belongs to the paper
    let leads = tokens.iter().all(|token| matches!(token.kind, Kind::Marker | Kind::Text))
        && tokens.iter().filter(|token| token.kind == Kind::Text).count() == 1;
    if titled
        && leads
        && glued
        && (2..=MAX_DESK).contains(&(to - last.from))
        && !(last.from..to).any(|i| names::is_dot(window, i))
    {
        if let Some(text) = tokens.last_mut() {
            text.kind = Kind::Outlet;
        }
        return;
    }
    if let Some(start) = { starts }.find(|&start| is_outlet(window, start, to)) {
        tokens.pop();
        if start > last.from {
            tokens.push(Token { kind: Kind::Text, from: last.from, to: start });
        }
        tokens.push(Token { kind: Kind::Outlet, from: start, to });
    }
}

/// A desk between outlet and title: 人民日报海外版记者, 新京报贝壳财经记者.
const MAX_DESK: usize = 6;
/// The longest outlet name, in characters: 某某某自治州广播电视台融媒体中心.
const MAX_OUTLET: usize = 18;

/// The characters that outlets' names end in.
static LAST_OF_OUTLETS: Lazy<CharSet> = Lazy::new(|| {
    let names =
        outlets::OUTLETS.iter().chain(outlets::OUTLET_ENDINGS).filter_map(|name| name.chars().next_back());
    CharSet::new(names.chain(outlets::OUTLET_LAST.iter().copied()))
});

/// Whether `from..to` is written like the name of a newspaper, agency, station or their joint desk.
pub(super) fn is_outlet(window: &Window, from: usize, to: usize) -> bool {
    let len = to - from;
    if !(2..=MAX_OUTLET).contains(&len) || !LAST_OF_OUTLETS.contains(window.ch(to - 1)) {
        return false;
    }
    let clean = || {
        (from..to).all(|i| {
            let c = window.ch(i);
            let joined = i == from
                || matches!(window.gap(i), Gap::None | Gap::Break)
                || words::letter_spaced(window, i);
            joined
                && (chars::is_han(c) || chars::is_latin(c) || is_hyphen(c) || c == '+')
                && !letter(c).grammatical
        })
    };
    let known = || words::word_at(window, from, |word| word == Word::Outlet).is_some_and(|(.., n)| n == len);
    let ending = || outlets::OUTLET_ENDINGS.iter().any(|ending| window.ends(from + 1, to, ending));
    let short_ending = || {
        len > 2 && outlets::OUTLET_LAST.contains(&window.ch(to - 1)) && !is_common_tail(window, from, to)
            // 陈庆云 is a person, 石榴云 is not
            && !(window.ch(to - 1) == '云' && reads_as_names(window, from, to))
    };
    !is_hyphen(window.raw(from)) && (ending() || short_ending() || known()) && clean()
}

/// Whether a line break before `first` cuts the name of an outlet, of which `len` characters stand after it: the whole is
/// known by name, or a single character stands above behind the last sentence, or a few before 日报, which is no name of its
/// own. A character alone on the line above is what is left over of a headline, or one of an upright one.
pub(super) fn cut_outlet(window: &Window, first: usize, len: usize) -> bool {
    if window.gap(first) != Gap::Break {
        return false;
    }
    let known = |from: usize| {
        words::word_at(window, from, |word| word == Word::Outlet)
            .is_some_and(|(.., n)| from + n == first + len)
    };
    let bare = len == 2 && window.has(first, "日报");
    let starts = |from: usize| {
        chars::is_terminal(window.raw(from.saturating_sub(1)))
            || bare && window.at_line_start(from) && !window.at_line_start(from.saturating_sub(1))
            || from == 0
    };
    let alone = |from: usize| starts(from) && is_outlet(window, from, first + len);
    let above = match (bare, known(first)) {
        (true, _) => 3,
        (false, true) => 0,
        (false, false) => 1,
    };
    (first.saturating_sub(MAX_CUT)..first).any(known) || (first.saturating_sub(above)..first).any(alone)
}
/// How many characters of an outlet's name may stand on the line before.
const MAX_CUT: usize = 6;

fn reads_as_names(window: &Window, from: usize, to: usize) -> bool {
    names::is_surname(window.ch(from)) && names::split_within(window, from, to, names::SIGNED).is_some()
}

/// 日报社 is an outlet, 社会 and 平台 are not.
fn is_common_tail(window: &Window, from: usize, to: usize) -> bool {
    let before = to.checked_sub(2).filter(|&i| i >= from).map_or('\0', |i| window.ch(i));
    matches!(
        (before, window.ch(to - 1)),
        ('平' | '舞' | '后' | '阳' | '柜' | '站' | '邢' | '烟', '台')
            | ('公' | '旅' | '作' | '合' | '信', '社')
            | ('汇' | '举' | '通' | '简' | '喜' | '海', '报')
            | ('白' | '风', '云')
            | ('电' | '重' | '监', '视')
            | ('电', '网')
    )
}

pub(super) fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '—' | '–' | '‐' | '−' | '―')
}

/// A mark that stands before an own-line byline; 口 and 囗 are how OCR and some exports give □.
pub(super) fn is_marker(c: char) -> bool {
    matches!(
        c,
        '□' | '■'
            | '◆'
            | '◇'
            | '●'
            | '◎'
            | '○'
            | '△'
            | '▲'
            | '★'
            | '☆'
            | '▶'
            | '►'
            | '◥'
            | '◤'
            | '◢'
            | '◣'
            | '▌'
            | '▍'
            | '▎'
            | '┃'
            | '◑'
            | '◐'
            | '⊙'
            | '❏'
            | '☐'
            | '▢'
            | '◻'
            | '▪'
            | '▫'
            | '•'
            | '※'
    )
}

pub(super) fn token_at(window: &Window, from: usize, i: usize, tokens: &[Token]) -> Option<(Kind, usize)> {
    let raw = window.raw(i);
    let after_text = tokens.last().is_some_and(|token| token.kind == Kind::Text && token.to == i);
    let apart = !after_text || window.gap(i) > Gap::None;
    if names::is_dot(window, i) {
        // 中青报·中青网记者: a dot joins outlets too
        let joins = tokens.last().is_some_and(|last| last.kind == Kind::Outlet && last.to == i);
        if after_text || joins {
            return Some((if joins { Kind::Slash } else { Kind::Text }, 1));
        }
    }
    match window.ch(i) {
        '、' | ',' | ';' | '&' => return Some((Kind::Pause, 1)),
        '/' | '|' => return Some((Kind::Slash, 1)),
        ':' => return Some((Kind::Colon, 1)),
        _ => {}
    }
    let square =
        || matches!(raw, '口' | '囗') && (i == from || window.gap(i) >= Gap::Break) && !window.has(i, "口述");
    let stacked =
        || window.gap(i) == Gap::Break && tokens.first().is_some_and(|first| first.kind == Kind::Marker);
    if is_marker(raw) || (square() && (!after_text || stacked())) {
        return Some((Kind::Marker, 1));
    }
    if chars::is_opening(raw) {
        return nationality(window, i);
    }
    if is_hyphen(raw) && i > from {
        let outlet =
            tokens.last().is_none_or(|last| last.kind != Kind::Text || is_outlet(window, last.from, last.to));
        return Some((if outlet { Kind::Slash } else { Kind::Text }, 1));
    }
    if apart && words::listed(narrative::CONTACTS, window, i).next().is_some() {
        return None;
    }
    if let Some(found) =
        word_token(window, i, apart).filter(|&found| !is_name_piece(window, i, found, tokens))
    {
        return Some(found);
    }
    (chars::is_han(window.ch(i)) || chars::is_latin(raw)).then_some((Kind::Text, 1))
}

/// The longest column name in quotation marks, in characters.
const MAX_COLUMN: usize = 9;

/// [英], （德）: where a foreign author comes from; “新华视点”记者: the column a reporter writes for.
fn nationality(window: &Window, i: usize) -> Option<(Kind, usize)> {
    if window.raw(i) == '“' {
        let close = (3..=MAX_COLUMN).find(|&n| window.raw(i + n) == '”')?;
        return words::title_at(window, i + close + 1).map(|_| (Kind::Phrase, close + 1));
    }
    if !super::notes::opens_note(window.raw(i)) {
        return None;
    }
    (2..=4).find(|&n| chars::is_closing(window.raw(i + n))).and_then(|n| {
        let inner = window.slice(i + 1, i + n);
        (inner.iter().all(|ink| chars::is_han(ink.raw)) && chars::is_han(window.raw(i + n + 1)))
            .then_some((Kind::Phrase, n + 1))
    })
}

/// Whether a word of one character is part of a name: 记者 文⏎静, 记者 李红⏎文 通讯员…, 秦 越 肖 文, 曲 岩.
fn is_name_piece(window: &Window, i: usize, found: (Kind, usize), tokens: &[Token]) -> bool {
    if !matches!(found, (Kind::Act(_), 1)) || matches!(window.ch(i), '摄' | '绘') {
        return false;
    }
    let last = tokens.last();
    let after_title = last.is_some_and(|token| matches!(token.kind, Kind::Title(_)));
    let text = last.filter(|token| token.kind == Kind::Text && token.to == i);
    let cut = text.is_some() && window.gap(i) == Gap::Break;
    let before =
        text.filter(|_| window.gap(i) > Gap::None).map_or(0, |text| lone_before(window, text.from, i));
    let begins =
        (text.is_none() || window.gap(i) > Gap::None) && before == 0 && lone_after(window, i) % 2 == 1;
    (cut || after_title || before % 2 == 1 || begins) && !matches!(window.ch(i + 1), '/' | '|' | ':')
}

/// How many single characters with a space around them follow the one at `i`, up to one that is an act: after an odd number
/// it is a surname (曲 岩).
fn lone_after(window: &Window, i: usize) -> usize {
    let ends = |k: usize| window.gap(k) > Gap::None || !chars::is_han(window.raw(k));
    let acts = |k: usize| {
        words::word_at(window, k, |word| matches!(word, Word::Act(_))).is_some_and(|(.., len)| len == 1)
    };
    (1..=MAX_LONE)
        .map(|n| i + n)
        .take_while(|&k| chars::is_han(window.raw(k)) && window.gap(k) > Gap::None && ends(k + 1) && !acts(k))
        .count()
}

/// How many single characters with a space around them stand in `from..i` before `i`, surnames and given names of padded
/// names in turn: an odd number waits for its second half (秦 越 肖 文).
fn lone_before(window: &Window, from: usize, i: usize) -> usize {
    let lone = |k: usize| (k == from || window.gap(k) > Gap::None) && window.gap(k + 1) > Gap::None;
    let count =
        (from..i).rev().take(MAX_LONE).take_while(|&k| lone(k) && chars::is_han(window.raw(k))).count();
    if count > 0 && !names::is_surname(window.ch(i - 1)) { 0 } else { count }
}
/// Padded names are counted so far back and ahead; three of them are a long byline.
const MAX_LONE: usize = 6;

fn word_token(window: &Window, i: usize, apart: bool) -> Option<(Kind, usize)> {
    let title = words::title_at(window, i).map(|(role, len)| (Kind::Title(role), len));
    let word = words::word_at(window, i, |word| match word {
        Word::Title(_) | Word::Qualifier => false,
        Word::Phrase | Word::Institution => apart,
        _ => true,
    })
    .and_then(|(text, word, len)| Some((word_kind(window, i, text, word, len, apart)?, len)));
    let from = (window.has(i, "发自")).then_some((Kind::From, 2));
    [title, word, from].into_iter().flatten().max_by_key(|&(kind, len)| (len, matches!(kind, Kind::Title(_))))
}

fn word_kind(window: &Window, i: usize, text: &str, word: Word, len: usize, apart: bool) -> Option<Kind> {
    let next = i + len;
    let ended = window.gap(next) >= Gap::Break || is_end(window.raw(next));
    let loose_after = window.gap(next) > Gap::None || !chars::is_han(window.ch(next));
    let spaced = (i + 1..next).any(|k| matches!(window.gap(k), Gap::Space | Gap::Wide));
    let before_title = || {
        words::title_at(window, next).is_some()
            || words::word_at(window, next, |w| w == Word::Outlet).is_some()
    };
    match word {
        Word::Act(act) if len == 1 && window.ch(next) == '/' && is_act_pair(window, next + 1) => {
            Some(Kind::Act(act))
        }
        Word::Act(act) if roles::APART.contains(&text) => {
            let stands = (apart && loose_after) || (len > 1 && ended);
            stands.then_some(Kind::Act(act))
        }
        Word::Act(act) if len == 1 || matches!(text, "摄影" | "供图" | "制图" | "绘图") => {
            (loose_after || before_title() || (apart && len > 1)).then_some(Kind::Act(act))
        }
        Word::Act(act) => (apart || loose_after).then_some(Kind::Act(act)),
        // 周 明报道 is no 明报
        Word::Outlet if text.ends_with('报') && matches!(window.ch(next), '道' | '导') => None,
        Word::Outlet => {
            (apart || matches!(text, "本报" | "本刊" | "本台" | "本网" | "新华社")).then_some(Kind::Outlet)
        }
        // 褚冠三 校对 is no 三校
        Word::Staff(loose) => (apart || !loose && !spaced).then_some(Kind::Staff(loose)),
        Word::Phrase => Some(Kind::Phrase),
        Word::Institution if loose_after => Some(Kind::Institution),
        // 综合本报记者…、新华社电
        Word::Institution => (text == "综合" && before_title()).then_some(Kind::Phrase),
        Word::Title(_) | Word::Qualifier => None,
    }
}

/// Whether 图 of 文/图 stands at `i`, with nothing glued after it.
fn is_act_pair(window: &Window, i: usize) -> bool {
    matches!(window.ch(i), '文' | '图' | '摄')
        && (window.gap(i + 1) > Gap::None || !chars::is_han(window.ch(i + 1)))
}

/// A character after which nothing more of a signature comes.
fn is_end(c: char) -> bool {
    c == '\0' || chars::is_closing(c) || chars::is_terminal(c)
}

/// Whether a signature may begin at `i`: with an outlet, a title or a mark.
pub(super) fn leads(window: &Window, i: usize) -> bool {
    matches!(token_at(window, i, i, &[]), Some((Kind::Title(_) | Kind::Outlet | Kind::Marker, _)))
        || (3..=MAX_OUTLET)
            .filter(|len| LAST_OF_OUTLETS.contains(window.ch(i + len - 1)))
            .any(|len| words::title_at(window, i + len).is_some() && is_outlet(window, i, i + len))
}
