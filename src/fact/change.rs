use super::{
    Found, Previous,
    around::Around,
    hedge,
    words::{self, BASIS_ENDS, BEFORE, LEADS, class},
};
use crate::{Span, chars, cursor::Cursor, lexicon::changes::AFTER_START, unit::mention::Mention};

/// What a number says of a change.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Change {
    direction: Option<Direction>,
    basis: Option<Basis>,
    role: Option<ChangeRole>,
}

impl Change {
    /// Whether something rose or fell by the number.
    #[must_use]
    pub const fn direction(self) -> Option<Direction> {
        self.direction
    }

    /// What the change is measured from.
    #[must_use]
    pub const fn basis(self) -> Option<Basis> {
        self.basis
    }

    /// Whether the number is the start or the end of the change.
    #[must_use]
    pub const fn role(self) -> Option<ChangeRole> {
        self.role
    }
}

/// Which way something changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum Direction {
    /// 增长, 提高, 上涨.
    #[doc(alias = "增长")]
    Up,
    /// 减少, 下降, 缩短.
    #[doc(alias = "下降")]
    Down,
}

impl Direction {
    /// `up` or `down`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Direction::Up => "up",
            Direction::Down => "down",
        }
    }
}

/// What a change is measured from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub enum Basis {
    /// A year before: 同比, 比上年, 较去年同期.
    #[doc(alias = "同比")]
    #[cfg_attr(feature = "serde", serde(rename = "yoy"))]
    YearOnYear,
    /// The month or quarter before: 环比, 比上月.
    #[doc(alias = "环比")]
    #[cfg_attr(feature = "serde", serde(rename = "mom"))]
    MonthOnMonth,
    /// Some time before: 较以往, 比此前.
    #[cfg_attr(feature = "serde", serde(rename = "prev"))]
    Previous,
}

impl Basis {
    /// `yoy`, `mom` or `prev`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Basis::YearOnYear => "yoy",
            Basis::MonthOnMonth => "mom",
            Basis::Previous => "prev",
        }
    }
}

/// Which end of a change a number is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum ChangeRole {
    /// The start: A of 由A升至B.
    From,
    /// The end: B of 由A升至B, also of 增至B.
    To,
}

impl ChangeRole {
    /// `from` or `to`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            ChangeRole::From => "from",
            ChangeRole::To => "to",
        }
    }
}

/// What a mention says of change, and the other end of its pair.
pub(super) fn of(
    found: &Found<'_>,
    before: Option<&Previous>,
    listed: Option<&Previous>,
    ahead: Option<&Found<'_>>,
) -> (Option<Change>, Option<Span>) {
    let Found { mention, around, .. } = found;
    let paired = before.filter(|previous| is_from(previous.change));
    let role = if let Some(to) = ahead.filter(|to| starts_pair(around, mention, to)) {
        return (
            Some(Change { role: Some(ChangeRole::From), ..Change::default() }),
            Some(Span::new(to.mention.start, to.mention.end)),
        );
    } else if paired.is_some() || around.seen & class::LEAD != 0 && leads_to(around.before) {
        Some(ChangeRole::To)
    } else {
        None
    };
    let listed = listed.and_then(|previous| previous.change).filter(|change| change.role.is_none());
    let direction =
        if role.is_some() { None } else { direction(around).or(listed.and_then(|c| c.direction)) };
    let compared = role.is_some() || direction.is_some() || is_compared(around);
    let basis = if compared { basis(around.clause()).or(listed.and_then(|c| c.basis)) } else { None };
    let change = Change { direction, basis, role };
    ((change != Change::default()).then_some(change), paired.map(|previous| previous.span))
}

fn is_from(change: Option<Change>) -> bool {
    change.is_some_and(|change| change.role == Some(ChangeRole::From))
}

/// How far apart the ends of a pair may stand, in bytes.
const PAIR_REACH: usize = 90;

/// Whether `mention` is the start of a change that ends at `to`.
fn starts_pair(around: &Around<'_>, mention: &Mention, to: &Found<'_>) -> bool {
    let (text, start) = (around.after.text(), to.mention.start);
    if to.around.seen & class::LEAD == 0 || start < mention.end || start - mention.end > PAIR_REACH {
        return false;
    }
    let Some(gap) = text.get(mention.end..start) else { return false };
    let breaks = |c| chars::is_terminal(c) || matches!(c, '；' | ';' | '、');
    if gap.contains(breaks) {
        return false;
    }
    let gap = gap.trim_end_matches(chars::is_blank);
    let verb = verb_to(gap);
    let direct = matches!(gap, "→" | "➔")
        || verb.is_some_and(|at| {
            let lead = gap.get(..at).unwrap_or("").trim_matches(chars::is_blank);
            lead.is_empty() || AFTER_START.contains(&lead)
        });
    direct || (verb.is_some() || is_short_move(gap) || is_far_move(gap)) && marks_start(around.before)
}

/// Whether 由 or 从 in `before` marks the start of a change (由于, 从事 do not).
fn marks_start(before: &str) -> bool {
    let Some((at, c)) = before.char_indices().rev().find(|(_, c)| matches!(c, '由' | '从' | '從')) else {
        return false;
    };
    let rest = before.get(at + c.len_utf8()..).unwrap_or("");
    let head = before.get(..at).unwrap_or("");
    let other = rest.starts_with(['于', '於', '事', '业', '業', '严', '嚴', '来', '來', '此'])
        || head.ends_with(['理', '自', '经', '經', '服', '缘', '緣', '跟', '随']);
    !other && rest.chars().count() <= START_REACH
}

/// How far 由 may stand before the number, in characters: 由2014年年末的1.2万人增加到…
const START_REACH: usize = 14;

/// 从28元卖到35元, 由1条变成3条: any verb will do between two ends that are marked.
fn is_short_move(gap: &str) -> bool {
    gap.ends_with(['到', '至', '为', '為', '成', '達', '达'])
        && gap.chars().count() <= 8
        && !gap.contains(['，', ','])
}

/// 从2012年的2.8万吨，到2022年的15.6万吨: 到 opens the clause after the start.
fn is_far_move(gap: &str) -> bool {
    let clause = gap.strip_prefix('，').unwrap_or("");
    clause.strip_prefix(['到', '至']).is_some_and(is_determiner)
}

/// Whether the words before a number say that it is where a change ended: 增至, 提高到, 增长至2024年的.
fn leads_to(before: &str) -> bool {
    verb_to(before).is_some()
}

/// How far the value may stand behind 到 or 至, in characters: 提高到目前的每人每月.
const TO_REACH: usize = 14;

/// Where in `text` a verb with 到 or 至 begins that leads to the number after `text`.
fn verb_to(text: &str) -> Option<usize> {
    let (rest, leads) = (without_hedge(text), &*LEADS);
    for (at, c) in rest.char_indices().rev().take(TO_REACH).filter(|&(_, c)| leads.contains(c)) {
        let end = at + c.len_utf8();
        let (head, gap) = (rest.get(..at)?, rest.get(end..)?);
        let whole = rest.get(..end)?;
        let led = words::strip(head, class::TO_VERB);
        // 提到 is no rise, 增加到 is one: the longer word decides.
        let other = words::strip(whole, class::NOT_TO).map_or(whole.len(), str::len);
        if let Some(lead) = led.filter(|lead| lead.len() < other && is_determiner(gap)) {
            return Some(lead.len());
        }
    }
    None
}

/// Whether `gap` may stand between 到 and the value: nothing, 了, 2024年的, 每人每月.
fn is_determiner(gap: &str) -> bool {
    gap.is_empty()
        || matches!(gap, "了" | "最高" | "最低" | "全县" | "全市")
        || gap.ends_with('的') && !gap.contains(['，', '、'])
        || ["每", "现在", "現在", "目前", "如今", "今年"].iter().any(|word| gap.starts_with(word))
            && !gap.contains(['，', '、'])
        || gap.ends_with(['年', '月', '底']) && gap.chars().any(|c| chars::digit(c).is_some())
}

/// `text` without a word of limit at its end.
pub(super) fn without_hedge(text: &str) -> &str {
    match hedge::last_word(text) {
        Some((_, word)) => text.strip_suffix(word).unwrap_or(text),
        None => text,
    }
}

/// Whether a word of change stands directly before a number that follows `before`.
pub(super) fn is_direct(before: &str) -> bool {
    let last = BEFORE.suffixes(before);
    last & (class::CHANGE | class::HEDGE) != 0 && direct(before).is_some() || leads_to(before)
}

/// Which way the words before a number say that something changed by it.
fn direction(around: &Around<'_>) -> Option<Direction> {
    let near = around.last & (class::CHANGE | class::HEDGE) != 0;
    let far = around.seen & class::OBJECT_VERB != 0;
    near.then(|| direct(around.before))
        .flatten()
        .or_else(|| far.then(|| with_object(around.before)).flatten())
}

/// How many fillers may stand between a word of change and the number: 增幅 分别 为 近.
const MAX_FILLERS: usize = 4;

/// A word of change directly before the number, or with fillers between.
fn direct(before: &str) -> Option<Direction> {
    let mut rest = before;
    for _ in 0..=MAX_FILLERS {
        if let Some((mark, _)) = words::last(rest, class::UP | class::DOWN | class::NOT_CHANGE) {
            return match mark & (class::UP | class::DOWN | class::NOT_CHANGE) {
                class::UP => Some(Direction::Up),
                class::DOWN => Some(Direction::Down),
                _ => None,
            };
        }
        let bare = without_hedge(rest);
        match words::strip(bare, class::CHANGE_FILLER).or(Some(bare).filter(|bare| bare.len() < rest.len())) {
            Some(shorter) => rest = shorter.trim_end_matches(chars::is_blank),
            None => break,
        }
    }
    more_or_less(before)
}

/// 多了11件, 比去年多11件, 少了三成.
fn more_or_less(before: &str) -> Option<Direction> {
    let rest = without_hedge(before);
    let bare = rest.strip_suffix('了').unwrap_or(rest);
    let direction = match bare.chars().next_back()? {
        '多' if !bare.ends_with("许多") && !bare.ends_with("許多") => Direction::Up,
        '少' => Direction::Down,
        _ => return None,
    };
    let compared = bare.len() < rest.len() || before.contains(['比', '较', '較']);
    compared.then_some(direction)
}

/// How long the object of a change may be, in characters: 减少二氧化碳排放约150万吨.
const OBJECT_REACH: usize = 12;

/// 减少碳排放150万吨, 降低成本20%: what changes stands between verb and number.
fn with_object(before: &str) -> Option<Direction> {
    let rest = without_hedge(before);
    for (object, (at, c)) in rest.char_indices().rev().take(OBJECT_REACH).enumerate() {
        let head = rest.get(..at + c.len_utf8())?;
        let mark = words::last(head, class::OBJECT_VERB | class::NO_OBJECT).map_or(0, |(mark, _)| mark);
        if mark & class::NO_OBJECT != 0 || !chars::is_han(c) {
            return None;
        }
        if mark & class::OBJECT_VERB != 0 {
            let new = words::last(head, class::NOT_CHANGE).is_some();
            let up = if mark & class::UP != 0 { Direction::Up } else { Direction::Down };
            return Some(up).filter(|_| object > 0 && !new);
        }
    }
    None
}

/// What the change in this clause is measured from: the last word of comparison.
fn basis(clause: &str) -> Option<Basis> {
    let ends = &*BASIS_ENDS;
    let named = words::back(clause, clause.len(), |head| {
        head.chars().next_back().filter(|&c| ends.contains(c))?;
        let (mark, word) = words::last(head, class::BASIS)?;
        let basis = match mark & class::BASIS {
            class::YEAR_ON_YEAR => Basis::YearOnYear,
            class::MONTH_ON_MONTH => Basis::MonthOnMonth,
            _ => Basis::Previous,
        };
        goes_before(word, clause.get(head.len()..)?).then_some((head.len(), basis))
    });
    let event = before_some_event(clause).map(|at| (at, Basis::Previous));
    named.max(event).map(|(_, basis)| basis)
}

/// Whether `word` compares what stands in `rest`: 年增 and 月减 only with the number itself, not in 年增收.
fn goes_before(word: &str, rest: &str) -> bool {
    !word.ends_with(['增', '减', '減', '升', '跌'])
        || !rest.starts_with(['收', '产', '產', '效', '长', '長', '值', '加', '少'])
}

/// 比改造前: before some event.
fn before_some_event(clause: &str) -> Option<usize> {
    let (at, c) = clause.char_indices().rev().find(|(_, c)| matches!(c, '比' | '较' | '較'))?;
    let event: &str = clause.get(at + c.len_utf8()..)?;
    let before = event.char_indices().take(7).find(|(_, c)| *c == '前')?;
    (before.0 > 0).then_some(at)
}

/// Whether a number stands directly after what it is compared with: 同比-3.1%, 快于上年同期3天.
fn is_compared(around: &Around<'_>) -> bool {
    around.last & class::BASIS != 0
}

/// Whether a mention goes on a list with the fact before: 分别增长41%、17%.
pub(super) fn is_list(around: &Around<'_>, previous: &Previous, mention: &Mention) -> bool {
    if mention.start.saturating_sub(previous.span.end()) > LIST_GAP {
        return false;
    }
    let text = Cursor::new(around.after.text(), mention.start);
    let gap = text.before().get(previous.span.end()..).unwrap_or("");
    let same = previous.unit == mention.unit;
    if !same && !gap.contains('或') {
        return false;
    }
    let gap =
        ["左右", "以上", "以下", "多", "以内"].iter().find_map(|word| gap.strip_prefix(word)).unwrap_or(gap);
    let gap = without_hedge(chars::trim(gap));
    gap == "或" || same && ["、", "和", "与", "與", "及", "以及", "、和", "，"].contains(&gap)
}

/// The longest gap between items of a list, in bytes: 左右、约.
const LIST_GAP: usize = 24;
