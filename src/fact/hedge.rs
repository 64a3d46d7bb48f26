use super::{
    around::{Around, tail},
    words::{self, AFTER, class},
};
use crate::{Dimension, Span, chars, number::numeral::Inside, unit::mention::Mention};

/// How a number relates to the true one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Approx {
    /// Near it: 约, 左右, 上下.
    #[doc(alias = "约")]
    About,
    /// At or below it: 余, 多, 超, 突破, 以上, 至少.
    #[doc(alias = "以上")]
    Over,
    /// At or above it: 近, 不足, 以下, 以内, 至多.
    #[doc(alias = "以下")]
    Under,
}

impl Approx {
    /// `about`, `over` or `under`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Approx::About => "about",
            Approx::Over => "over",
            Approx::Under => "under",
        }
    }
}

/// A word that makes a number a limit or an approximation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Hedge {
    approx: Approx,
    span: Span,
}

impl Hedge {
    /// What the word says.
    #[must_use]
    pub const fn approx(self) -> Approx {
        self.approx
    }

    /// The bytes of the word.
    #[must_use]
    pub const fn span(self) -> Span {
        self.span
    }
}

/// The hedge of a mention: a word before it, inside it or after it, the first of them that is there.
pub(super) fn of(around: &Around<'_>, mention: &Mention) -> Option<Hedge> {
    before(around, mention).or_else(|| inside(mention)).or_else(|| after(around, mention))
}

/// The longest word of limit that ends `text`, and what it says.
pub(super) fn last_word(text: &str) -> Option<(Approx, &str)> {
    let (mark, word) = words::last(text, class::HEDGE)?;
    Some((approx(mark), word))
}

/// What a word of these classes says.
fn approx(mark: u32) -> Approx {
    match mark & class::HEDGE {
        class::OVER => Approx::Over,
        class::UNDER => Approx::Under,
        _ => Approx::About,
    }
}

/// How many fillers may stand between a word of limit and the number: 不少于 每人 需.
const MAX_FILLERS: usize = 2;

fn before(around: &Around<'_>, mention: &Mention) -> Option<Hedge> {
    let mut rest = around.before;
    let fillers = if around.last & (class::HEDGE | class::FILLER) == 0 { 0..0 } else { 0..MAX_FILLERS + 1 };
    for fillers in fillers {
        if let Some((approx, word)) =
            last_word(rest).filter(|(_, word)| fillers == 0 || word.chars().count() > 1)
        {
            let head = rest.strip_suffix(word).unwrap_or("");
            return is_hedge(word, head, around, mention).then(|| hedge(approx, around, rest, word));
        }
        match words::strip(rest, class::FILLER) {
            Some(shorter) => rest = shorter,
            None => break,
        }
    }
    passed(around, mention).or_else(|| limit(around)).or_else(|| share(around))
}

fn hedge(approx: Approx, around: &Around<'_>, rest: &str, word: &str) -> Hedge {
    let end = around.start - (around.before.len() - rest.len());
    Hedge { approx, span: Span::new(end.saturating_sub(word.len()), end) }
}

/// Whether `word` is one of limit after `head`, and not the end of another (附近, 节约, 攻破).
fn is_hedge(word: &str, head: &str, around: &Around<'_>, mention: &Mention) -> bool {
    let previous = head.chars().next_back();
    let part_of = |others: &str| previous.is_some_and(|c| others.contains(c));
    match word {
        "近" => !part_of("附最邻鄰靠远遠就临臨走拉亲親新相凑") && !is_recent(head, around, mention),
        "约" | "約" => !part_of("节節预預签簽合条條违違特纽紐契公履集简簡续續邀租盟誓制隐隱婚爽"),
        "超" => !part_of("反赶趕中英西意德法高"),
        "破" => !part_of("侦偵攻打击擊爆识識撕冲"),
        "不到" => !part_of("达達看想得收找做见見碰买買听聽遇"),
        "不足" => !part_of("美"),
        _ => true,
    }
}

/// Whether 近三年来 means the last three years and not nearly three.
fn is_recent(head: &str, around: &Around<'_>, mention: &Mention) -> bool {
    let time = mention.unit.dimension() == Dimension::Time;
    let opens = head
        .chars()
        .next_back()
        .is_none_or(|c| "、在对對从從这這是据據的“「".contains(c) || chars::is_blank(c));
    let after = around.after.past_blanks().rest();
    time && (opens
        || ["来", "來", "以来", "以來", "间", "間", "里", "中"].iter().any(|word| after.starts_with(word)))
}

/// 过百人, 過萬, 过八成: 过 before a scale without a digit, or before a share.
fn passed(around: &Around<'_>, mention: &Mention) -> Option<Hedge> {
    let share = mention.unit.dimension() == Dimension::Tenth && mention.unit.head() != "折";
    let passed = (mention.numeral.form.bare || share) && around.before.ends_with(['过', '過']);
    passed.then(|| Hedge { approx: Approx::Over, span: Span::new(around.start - "过".len(), around.start) })
}

/// How far 至多 reaches over a verb, in characters: 最多可同时容纳20人.
const LIMIT_REACH: usize = 6;

/// 至多 and 至少 with a verb between them and the number.
fn limit(around: &Around<'_>) -> Option<Hedge> {
    if around.seen & class::LIMIT == 0 {
        return None;
    }
    let (head, word) = words::back(around.before, LIMIT_REACH, |head| {
        words::last(head, class::LIMIT).map(|(_, word)| (head, word))
    })?;
    let gap = around.before.get(head.len()..)?;
    if gap.contains(['的', '是', '、', '达', '達', '“', '”']) {
        return None;
    }
    let end = around.start - gap.len();
    let approx = if word.ends_with('多') { Approx::Under } else { Approx::Over };
    Some(Hedge { approx, span: Span::new(end - word.len(), end) })
}

/// How long the whole in 约占全省的四分之一 may be, in characters.
const SHARE_REACH: usize = 12;

/// 约占全省的四分之一: the hedge stands before the verb of sharing.
fn share(around: &Around<'_>) -> Option<Hedge> {
    if !around.before.ends_with('的') {
        return None;
    }
    let near = tail(around.before, SHARE_REACH);
    let at = near.rfind(['占', '佔'])?;
    let head = around.before.get(..around.before.len() - near.len() + at)?;
    let (approx, word) = last_word(head)?;
    let end = around.start - (around.before.len() - head.len());
    Some(Hedge { approx, span: Span::new(end.saturating_sub(word.len()), end) })
}

fn inside(mention: &Mention) -> Option<Hedge> {
    let approx = match mention.numeral.inside? {
        Inside::More | Inside::AtLeast => Approx::Over,
        Inside::Around => Approx::About,
    };
    Some(Hedge { approx, span: Span::new(mention.start, mention.end) })
}

fn after(around: &Around<'_>, mention: &Mention) -> Option<Hedge> {
    let next = around.after.past_blanks();
    if AFTER.below(next.peek()?) == 0 {
        return within(next.at(), next.rest(), mention);
    }
    let direct = word_after(next.at(), next.rest(), mention);
    direct.or_else(|| {
        let (_, noun) = AFTER.prefix(next.rest(), class::FILLER)?;
        let next = next.on(noun);
        word_after(next.at(), next.rest(), mention).filter(|hedge| hedge.span.len() > 3)
    })
}

/// The word of limit that begins `rest`, which stands at `at`.
fn word_after(at: usize, rest: &str, mention: &Mention) -> Option<Hedge> {
    let Some((mark, length)) = AFTER.prefix(rest, class::HEDGE) else { return within(at, rest, mention) };
    let (word, after) = rest.split_at_checked(length)?;
    goes_with(word, after.chars().next(), mention)
        .then(|| Hedge { approx: approx(mark), span: Span::new(at, at + length) })
}

/// Whether a word of limit is not the beginning of another: 上下游, 左右岸, 多个.
fn goes_with(word: &str, follows: Option<char>, mention: &Mention) -> bool {
    let begins = |others: &str| follows.is_some_and(|c| others.contains(c));
    match word {
        "上下" => !begins("游一水车車楼樓级級班铺鋪联聯册"),
        "左右" => !begins("岸两兩侧側手脚腳摇搖为為逢"),
        "前后" | "前後" => mention.unit.dimension() == Dimension::Time,
        "多" | "余" | "餘" => {
            let counts = matches!(mention.unit.dimension(), Dimension::Count | Dimension::Percent);
            !counts && !begins("种種个個样樣元媒功方地边邊层層次项項数數少余家名条條万萬")
                || word != "多" && !begins("下额額")
                || mention.unit.printed().ends_with(['岁', '歲']) && !begins("元")
        }
        "以下" => !begins("几幾简簡称稱问問三四五六"),
        _ => true,
    }
}

/// 7个工作日内, 3公里内.
fn within(at: usize, rest: &str, mention: &Mention) -> Option<Hedge> {
    let mut next = rest.chars();
    let inside = matches!(next.next(), Some('内' | '內'));
    let measured = || matches!(mention.unit.dimension(), Dimension::Time | Dimension::Length);
    let mut word = || next.next().is_some_and(|c| "部容外地陆陸涵需销銷涝澇阁閣衣科蒙".contains(c));
    (inside && measured() && !word())
        .then(|| Hedge { approx: Approx::Under, span: Span::new(at, at + "内".len()) })
}
