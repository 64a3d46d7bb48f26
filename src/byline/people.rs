//! Reads a zone of titles, names and acts: its tokens, and who did what.

use super::{
    Person, Role,
    ink::{Gap, Window},
    names::{self, Name},
    words::{self, Act, Word},
};
use crate::{
    chars::{self, CharSet},
    lazy::Lazy,
    lexicon::{narrative, outlets, roles},
};
use alloc::{
    string::{String, ToString},
    vec::Vec,
};

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
    /// Up to the end of the line, and on where the next line can only belong to it.
    Line,
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
const MAX_LINES: usize = 9;

/// Reads tokens from ink `from` on, until something stands there that no byline holds.
pub(super) fn zone(window: &Window, from: usize, mode: Mode) -> Zone {
    let mut tokens: Vec<Token> = Vec::new();
    let mut i = from;
    let mut lines = 0;
    while i < window.len() && tokens.len() < MAX_TOKENS {
        let gap = window.gap(i);
        lines += usize::from(gap == Gap::Break);
        if i > from && (lines > MAX_LINES || gap == Gap::Far || (gap == Gap::Break && mode == Mode::Line && !goes_on(window, &tokens, i))) {
            break;
        }
        if mode == Mode::Bracket && chars::is_closing(window.raw(i)) && !names::is_dot(window, i) {
            return Zone { tokens, end: i + 1, closed: true };
        }
        let Some((kind, len)) = token_at(window, from, i, &tokens) else { break };
        push(window, &mut tokens, Token { kind, from: i, to: i + len });
        i += len;
        if tokens.last().is_some_and(|token| token.kind == Kind::Text && token.to - token.from > names::MAX_RUN) {
            break;
        }
    }
    Zone { tokens, end: i, closed: false }
}

fn push(window: &Window, tokens: &mut Vec<Token>, token: Token) {
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
    let Some(last) = tokens.last().copied().filter(|last| last.kind == Kind::Text && last.to == to) else { return };
    let after_outlet =
        tokens.len() > 1 && tokens.get(tokens.len() - 2).is_some_and(|token| token.kind == Kind::Outlet && token.to == last.from);
    if after_outlet && window.gap(last.from) == Gap::None && window.gap(to) == Gap::None && to - last.from <= MAX_DESK {
        tokens.pop();
        if let Some(outlet) = tokens.last_mut() {
            outlet.to = to;
        }
        return;
    }
    let starts = (last.from..to).filter(|&i| i == last.from || window.gap(i) > Gap::None);
    let glued = window.gap(to) == Gap::None && (last.from + 1..to).all(|i| window.gap(i) == Gap::None);
    // 每经记者: what is glued to the first title of a line belongs to the paper
    let leads = tokens.iter().all(|token| matches!(token.kind, Kind::Marker | Kind::Text)) && tokens.iter().filter(|token| token.kind == Kind::Text).count() == 1;
    if titled && leads && glued && (2..=MAX_DESK).contains(&(to - last.from)) && !(last.from..to).any(|i| names::is_dot(window, i)) {
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
    let names = outlets::OUTLETS.iter().chain(outlets::OUTLET_ENDINGS).filter_map(|name| name.chars().next_back());
    CharSet::new(names.chain(outlets::OUTLET_LAST.iter().copied()))
});

/// Whether `from..to` is written like the name of a newspaper, agency, station or their joint desk.
pub(super) fn is_outlet(window: &Window, from: usize, to: usize) -> bool {
    let len = to - from;
    if !(2..=MAX_OUTLET).contains(&len) || !LAST_OF_OUTLETS.contains(window.ch(to - 1)) {
        return false;
    }
    let clean = || (from..to).all(|i| {
        let c = window.ch(i);
        let joined = i == from || matches!(window.gap(i), Gap::None | Gap::Break) || words::letter_spaced(window, i);
        joined && (chars::is_han(c) || chars::is_latin(c) || is_hyphen(c) || c == '+')
            && (!narrative::NOT_IN_NAMES.contains(&c) || matches!(c, '电' | '讯' | '前'))
    });
    let known = || words::word_at(window, from, |word| word == Word::Outlet).is_some_and(|(.., n)| n == len);
    let ending = || {
        outlets::OUTLET_ENDINGS.iter().any(|ending| window.ends(from + 1, to, ending))
    };
    let short_ending = || len > 2 && outlets::OUTLET_LAST.contains(&window.ch(to - 1)) && !is_common_tail(window, from, to);
    (ending() || short_ending() || known()) && clean()
}

/// 日报社 is an outlet, 社会 and 平台 are not.
fn is_common_tail(window: &Window, from: usize, to: usize) -> bool {
    let before = to.checked_sub(2).filter(|&i| i >= from).map_or('\0', |i| window.ch(i));
    matches!((before, window.ch(to - 1)), ('平' | '舞' | '后' | '阳' | '柜' | '站' | '邢' | '烟', '台') | ('公' | '旅' | '作' | '合' | '信', '社') | ('汇' | '举' | '通' | '简' | '喜' | '海', '报') | ('白' | '风', '云') | ('电' | '重' | '监', '视') | ('电', '网'))
}

pub(super) fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '—' | '–' | '‐' | '−' | '―')
}

/// A mark that stands before an own-line byline; 口 and 囗 are how OCR and some exports give □.
pub(super) fn is_marker(c: char) -> bool {
    matches!(c, '□' | '■' | '◆' | '◇' | '●' | '◎' | '○' | '△' | '▲' | '★' | '☆' | '▶' | '►' | '◥' | '◤' | '◢' | '◣' | '▌' | '▍' | '▎' | '┃' | '◑' | '◐' | '⊙' | '❏' | '☐' | '▢' | '◻' | '▪' | '▫' | '•' | '※')
}

fn token_at(window: &Window, from: usize, i: usize, tokens: &[Token]) -> Option<(Kind, usize)> {
    let raw = window.raw(i);
    let after_text = tokens.last().is_some_and(|token| token.kind == Kind::Text && token.to == i);
    let apart = !after_text || window.gap(i) > Gap::None;
    if names::is_dot(window, i) && after_text {
        return Some((Kind::Text, 1));
    }
    match window.ch(i) {
        '、' | ',' | ';' | '&' => return Some((Kind::Pause, 1)),
        '/' | '|' => return Some((Kind::Slash, 1)),
        ':' => return Some((Kind::Colon, 1)),
        _ => {}
    }
    let square = || matches!(raw, '口' | '囗') && (i == from || window.gap(i) >= Gap::Break) && !window.has(i, "口述");
    if is_marker(raw) || (square() && !after_text) {
        return Some((Kind::Marker, 1));
    }
    if chars::is_opening(raw) {
        return nationality(window, i);
    }
    if is_hyphen(raw) && i > from {
        return Some((if after_text { Kind::Text } else { Kind::Slash }, 1));
    }
    if apart && words::listed(narrative::CONTACTS, window, i).next().is_some() {
        return None;
    }
    if let Some(found) = word_token(window, i, apart) {
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
    (2..=4).find(|&n| chars::is_closing(window.raw(i + n))).and_then(|n| {
        let inner = window.slice(i + 1, i + n);
        (inner.iter().all(|ink| chars::is_han(ink.raw)) && chars::is_han(window.raw(i + n + 1)))
            .then_some((Kind::Phrase, n + 1))
    })
}

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
    let before_title = || words::title_at(window, next).is_some() || words::word_at(window, next, |w| w == Word::Outlet).is_some();
    match word {
        Word::Act(act) if len == 1 && window.ch(next) == '/' && is_act_pair(window, next + 1) => Some(Kind::Act(act)),
        Word::Act(act) if roles::APART.contains(&text) => {
            let stands = (apart && loose_after) || (len > 1 && ended);
            stands.then_some(Kind::Act(act))
        }
        Word::Act(act) if len == 1 || matches!(text, "摄影" | "供图" | "制图" | "绘图") => {
            (loose_after || before_title() || (apart && len > 1)).then_some(Kind::Act(act))
        }
        Word::Act(act) => (apart || loose_after).then_some(Kind::Act(act)),
        Word::Outlet => (apart || matches!(text, "本报" | "本刊" | "本台" | "本网" | "新华社")).then_some(Kind::Outlet),
        Word::Staff(loose) => (!loose || apart).then_some(Kind::Staff(loose)),
        Word::Phrase => Some(Kind::Phrase),
        Word::Institution if loose_after => Some(Kind::Institution),
        // 综合本报记者…、新华社电
        Word::Institution => (text == "综合" && before_title()).then_some(Kind::Phrase),
        Word::Title(_) | Word::Qualifier => None,
    }
}

/// Whether 图 of 文/图 stands at `i`, with nothing glued after it.
fn is_act_pair(window: &Window, i: usize) -> bool {
    matches!(window.ch(i), '文' | '图' | '摄') && (window.gap(i + 1) > Gap::None || !chars::is_han(window.ch(i + 1)))
}

/// A character after which nothing more of a signature comes.
fn is_end(c: char) -> bool {
    c == '\0' || chars::is_closing(c) || chars::is_terminal(c)
}

/// Whether an own line goes on at ink `i`, the first of the next physical line.
fn goes_on(window: &Window, tokens: &[Token], i: usize) -> bool {
    let Some(last) = tokens.last() else { return true };
    let next_token = token_at(window, i, i, &[]);
    let leads = |kind: Kind| matches!(kind, Kind::Title(_) | Kind::Outlet | Kind::Staff(_) | Kind::Act(_));
    let marked = matches!(next_token, Some((Kind::Marker, _))) && tokens.first().is_some_and(|first| first.kind == Kind::Marker);
    let next_leads = marked || next_token.is_some_and(|(kind, _)| leads(kind));
    let piece = last_piece(window, last);
    match last.kind {
        Kind::Title(_) | Kind::Outlet | Kind::Slash | Kind::Colon | Kind::Pause | Kind::Staff(_) | Kind::From => {
            next_leads || line_is_names(window, i)
        }
        Kind::Text if names::is_dot(window, last.to - 1) || names::is_dot(window, i) => line_is_names(window, i),
        Kind::Text if piece == 1 => line_is_names(window, i),
        Kind::Text if next_leads => line_is_signature(window, i),
        Kind::Text => is_fragment(window, last, i),
        // what follows a finished act is another byline, unless it is its second half (文/… 图/…)
        Kind::Act(_) if matches!(next_token, Some((Kind::Act(_), _))) || marked => line_is_signature(window, i),
        Kind::Marker => true,
        _ => false,
    }
}

/// How many inks the last piece of a text has, counted from its last gap.
fn last_piece(window: &Window, token: &Token) -> usize {
    (token.from..token.to).rev().take_while(|&i| i + 1 == token.to || window.gap(i + 1) == Gap::None).count()
}

/// Whether the line at `i` is the rest of a name that the line break cut: one character, or a few of a dotted name.
fn is_fragment(window: &Window, last: &Token, i: usize) -> bool {
    let len = line_length(window, i);
    let alone = window.gap(i + len) == Gap::Far || line_length(window, i + len) > 1;
    let dotted = (last.from..last.to).any(|k| names::is_dot(window, k));
    let names_only = || window.slice(i, i + len).iter().all(|ink| chars::is_han(ink.raw));
    let whole = |to: usize| names::split(window, last.from, to).is_some_and(|names| names.iter().all(|name| name.cost <= names::CLEAR));
    alone && names_only() && ((len == 1 && whole(i + 1)) || (dotted && len <= 3 && whole(i + len)))
}

/// Inks up to the next line break, at most `MAX_LINE`.
fn line_length(window: &Window, i: usize) -> usize {
    (1..MAX_LINE).find(|&n| i + n >= window.len() || window.gap(i + n) >= Gap::Break).unwrap_or(MAX_LINE)
}

/// The line after an unfinished signature is read this far.
const MAX_LINE: usize = 48;

/// Whether the line at `i` holds names only, or names and then titles or acts.
fn line_is_names(window: &Window, i: usize) -> bool {
    line_is(window, i, |kind| matches!(kind, Kind::Text | Kind::Pause | Kind::Title(_) | Kind::Act(_) | Kind::Slash | Kind::Outlet | Kind::Staff(_) | Kind::Colon))
}

/// Whether the line at `i`, which begins with a title or an act, is a signature to its end.
fn line_is_signature(window: &Window, i: usize) -> bool {
    line_is(window, i, |kind| kind != Kind::Phrase)
}

fn line_is(window: &Window, i: usize, allowed: impl Fn(Kind) -> bool) -> bool {
    let end = i + line_length(window, i);
    let mut tokens: Vec<Token> = Vec::new();
    let mut k = i;
    while k < end {
        let Some((kind, len)) = token_at(window, i, k, &tokens) else { return false };
        push(window, &mut tokens, Token { kind, from: k, to: k + len });
        k += len;
    }
    let named = |token: &Token| match token.kind {
        Kind::Text => names::split(window, token.from, token.to)
            .is_some_and(|names| names.iter().all(|name| name.cost <= names::BEARABLE - 40) || names.len() == 1),
        kind => allowed(kind),
    };
    tokens.iter().all(named)
}

/// What a zone says.
#[derive(Clone, Debug, Default)]
pub(super) struct Group {
    pub(super) people: Vec<Person>,
    pub(super) names: Vec<Name>,
    pub(super) outlet: Option<String>,
    pub(super) place: Option<String>,
    pub(super) acts: Vec<Act>,
    pub(super) titled: bool,
    /// Staff titles that are certain, and those that are everyday words too.
    pub(super) staff: (usize, usize),
    pub(super) marked: bool,
    pub(super) phrase: bool,
    pub(super) institution: bool,
    /// A colon or slash binds a title or act to its names.
    pub(super) bound: bool,
    /// Names that nothing names a title or an act for.
    pub(super) bare: usize,
    /// Cost of the least likely name.
    pub(super) worst: i32,
    /// A text that cannot be names.
    pub(super) broken: bool,
}

/// Reads the people of a token list.
pub(super) fn group(window: &Window, tokens: &[Token]) -> Group {
    let mut reader = Reader { window, tokens, group: Group::default(), title: None, act: None, first: 0, place_next: false };
    let mut at = 0;
    while at < tokens.len() {
        at = reader.step(at);
    }
    reader.group.bare = reader.group.people.iter().filter(|person| person.role.is_empty()).count();
    reader.group
}

struct Reader<'a> {
    window: &'a Window,
    tokens: &'a [Token],
    group: Group,
    title: Option<(String, Role)>,
    /// The act printed before the names it governs (文/…).
    act: Option<String>,
    /// The first person whose act may still follow.
    first: usize,
    place_next: bool,
}

impl Reader<'_> {
    fn kind(&self, at: usize) -> Option<Kind> {
        self.tokens.get(at).map(|token| token.kind)
    }

    fn step(&mut self, at: usize) -> usize {
        let Some(token) = self.tokens.get(at).copied() else { return at + 1 };
        match token.kind {
            Kind::Title(role) => {
                self.title = Some((self.window.text(token.from, token.to), role));
                self.group.titled = true;
                self.group.bound |= self.kind(at + 1) == Some(Kind::Colon);
            }
            Kind::Staff(loose) => {
                self.title = Some((self.window.text(token.from, token.to), Role::of_staff(&self.plain(token))));
                self.act = None;
                self.first = self.group.people.len();
                self.group.bound |= matches!(self.kind(at + 1), Some(Kind::Colon | Kind::Slash));
                if loose { self.group.staff.1 += 1 } else { self.group.staff.0 += 1 }
            }
            Kind::Act(act) => return self.act(at, act),
            Kind::Outlet => return self.outlet(at),
            Kind::Phrase => {
                self.group.phrase = true;
                self.first = self.group.people.len();
            }
            Kind::Institution => self.group.institution = true,
            Kind::From => self.place_next = true,
            Kind::Marker => self.group.marked = true,
            Kind::Text => self.text(at, token),
            Kind::Pause | Kind::Slash | Kind::Colon => {}
        }
        at + 1
    }

    fn plain(&self, token: Token) -> String {
        self.window.slice(token.from, token.to).iter().map(|ink| ink.ch).collect()
    }

    /// 新疆日报, or 石榴云/新疆日报: outlets joined by a slash or hyphen are one outlet.
    fn outlet(&mut self, at: usize) -> usize {
        let mut last = at;
        while self.kind(last + 1) == Some(Kind::Slash) && self.kind(last + 2) == Some(Kind::Outlet) {
            last += 2;
        }
        let span = (self.tokens.get(at), self.tokens.get(last));
        if let (Some(first), Some(end)) = span
            && self.group.outlet.is_none()
        {
            self.group.outlet = Some(self.window.text(first.from, end.to));
        }
        last + 1
    }

    /// An act, or several joined by a slash (文/图): before its names or after them.
    fn act(&mut self, at: usize, act: Act) -> usize {
        let mut last = at;
        let nobody = self.first >= self.group.people.len();
        // 本报记者 张一 图片由受访者提供: the supplier is not one of the people
        if !(act == Act::Supply && nobody && !self.group.people.is_empty()) {
            self.group.acts.push(act);
        }
        while let (Some(Kind::Slash | Kind::Pause), Some(Kind::Act(more))) = (self.kind(last + 1), self.kind(last + 2)) {
            self.group.acts.push(more);
            last += 2;
        }
            let end = self.tokens.get(last).map_or(0, |token| token.to);
        let begin = self.tokens.get(at).map_or(0, |token| token.from);
        let text = self.window.text(begin, end);
        let next = self.kind(last + 1);
        let joins = matches!(next, Some(Kind::Slash | Kind::Colon));
        let named = matches!(next, Some(Kind::Text | Kind::Title(_) | Kind::Outlet));
        // 记者 张一 摄影 李二: among titles, an act of several characters stands before its names as they do
        let titlelike = self.group.titled && end > begin + 1 && next == Some(Kind::Text) && act != Act::Mixed && at == last;
        let before = joins || (nobody && named) || titlelike;
        if before && !matches!(act, Act::Supply | Act::Report) {
            self.group.bound |= joins;
            self.title = None;
            self.act = Some(text);
            self.first = self.group.people.len();
            return last + 1 + usize::from(joins);
        }
        let wired = text == "电" || text == "電";
        for person in self.group.people.iter_mut().skip(self.first).filter(|_| !wired) {
            if person.role.is_empty() {
                person.role.clone_from(&text);
                person.class = Role::of_act(act, &text);
            }
            person.act = Some(text.clone());
        }
        self.first = self.group.people.len();
        last + 1
    }

    fn text(&mut self, at: usize, token: Token) {
        let after_slash = at > 0 && self.kind(at - 1) == Some(Kind::Slash);
        let reports = self.kind(at + 1) == Some(Kind::Act(Act::Report));
        if self.place_next || (after_slash && reports && self.group.titled) {
            self.place_next = false;
            self.group.place = Some(self.window.text(token.from, token.to));
            return;
        }
        let supplied = matches!(self.kind(at + 1), Some(Kind::Act(Act::Supply))) && self.title.is_none();
        let names = names::split(self.window, token.from, token.to);
        let unclear = |names: &Vec<Name>| names.iter().any(|name| name.cost > names::CLEAR) || is_organisation(self.window, token);
        if supplied && names.as_ref().is_none_or(unclear) {
            self.group.phrase = true;
            return;
        }
        match names {
            None => self.group.broken = true,
            Some(names) => self.add(names),
        }
    }

    fn add(&mut self, names: Vec<Name>) {
        for name in names {
            self.group.worst = self.group.worst.max(name.cost);
            let (role, class) = match (&self.title, &self.act) {
                (Some((title, class)), _) => (title.clone(), *class),
                (None, Some(act)) => (act.clone(), Role::of_act(Act::Text, act)),
                (None, None) => (String::new(), Role::Unstated),
            };
            self.group.people.push(Person {
                role,
                name: name.text.clone(),
                act: self.act.clone(),
                class,
                ambiguous: name.ambiguous,
            });
            self.group.names.push(name);
        }
    }
}

/// Whether a text names an office, school or firm: what supplies pictures without being a person.
fn is_organisation(window: &Window, token: Token) -> bool {
    const ENDINGS: &[char] = &['局', '学', '司', '队', '部', '馆', '院', '委', '心', '社', '校', '镇', '县', '区', '府', '团', '站', '厅', '厂', '村', '市', '会', '所', '办', '乡', '园', '组', '处', '台', '报', '网'];
    ENDINGS.contains(&window.ch(token.to - 1))
}

impl Group {
    /// Whether every name is one that can stand without support.
    pub(super) fn clear(&self) -> bool {
        !self.broken && self.worst <= names::CLEAR
    }

    /// Whether every name can pass where titles or acts support it.
    pub(super) fn bearable(&self) -> bool {
        !self.broken && self.worst <= names::BEARABLE
    }
}

impl Role {
    fn of_act(act: Act, text: &str) -> Role {
        let plain: String = text.chars().map(super::ink::plain).collect();
        match plain.as_str() {
            "译" | "翻译" | "编译" | "译者" => Role::Translator,
            "绘" | "绘图" | "绘画" | "漫画" | "插图" | "插画" | "制图" | "作" | "画" | "绘制" | "图表" | "书" | "书法" | "篆刻" | "剪纸" => Role::Artist,
            _ if plain.starts_with('图') || plain.starts_with("摄") => Role::Photographer,
            _ => match act {
                Act::Image => Role::Photographer,
                Act::Supply => Role::Contributor,
                Act::Text | Act::Mixed | Act::Report => Role::Author,
            },
        }
    }

    fn of_staff(plain: &str) -> Role {
        let has = |part: &str| plain.contains(part);
        match () {
            () if has("校") && !has("审校") => Role::Proofreader,
            () if has("设计") || has("版式") || has("美编") || has("美术") || has("组版") || has("制版") || has("排版") || has("视觉") => Role::Designer,
            () if has("审") || has("签发") || has("读") => Role::Reviewer,
            () if has("监制") || has("策划") || has("统筹") || has("出品") || has("制作") || has("运营") => Role::Producer,
            () => Role::Editor,
        }
    }
}

/// The owned form of a printed piece.
pub(super) fn owned(text: &str) -> String {
    text.to_string()
}
