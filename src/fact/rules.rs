//! Which numbers count or measure nothing: names, ordinals, labels, 一 as an article.

use super::{
    around::tail,
    change::{self, without_hedge},
    hedge,
    words::NAMES,
};
use crate::{
    Amount, Dimension, Unit, chars,
    cursor::Cursor,
    lexicon::{
        hedges::{COUNTED_ONE, LIMITED_ONE, OVER_AFTER},
        units::{
            Use,
            counters::TWO_COUNTED,
            measures::{LENGTH_WORDS, PRICE_WORDS, TRADITIONAL},
        },
    },
    unit::mention::{self, Mention},
};

/// The end of a number at `here` that can be no quantity whatever follows: part of a code (G30, 0953-3051122), 一
/// at the end of a word (统一, 唯一), or the couple that is called 小两口.
pub(super) fn cannot_count(here: Cursor<'_>) -> Option<usize> {
    let c = here.peek()?;
    let previous = here.previous()?;
    let end = here.at() + c.len_utf8();
    match c {
        '两' | '兩' => (matches!(previous, '小' | '老')
            && Cursor::new(here.text(), end).peek() == Some('口'))
        .then_some(end),
        '一' => "统統唯之同单單逐专專不如合划劃归歸万萬者".contains(previous).then_some(end),
        _ if chars::digit(c).is_some() => is_code(here, previous).then(|| digits_end(here)),
        _ => None,
    }
}

/// Whether figures after `previous` are part of a code, a plate, a model, a telephone number.
fn is_code(here: Cursor<'_>, previous: char) -> bool {
    if matches!(previous, '\u{3001}'..='\u{9fff}') {
        return false;
    }
    let linked = |c: char| chars::is_latin(c) || chars::digit(c).is_some();
    match previous {
        '-' | '－' | '.' | '．' | '/' | '／' | '_' | '#' | '＃' | '№' | '·' | '∶' | '×' | '＊' | '*'
        | '+' | '＋' => {
            matches!(previous, '#' | '＃' | '№' | '∶' | '×')
                || here.back(previous.len_utf8()).previous().is_some_and(linked)
        }
        ':' | '：' => here.back(previous.len_utf8()).previous().is_some_and(|c| chars::digit(c).is_some()),
        _ => linked(previous) && mention::currency_sign(here).is_none(),
    }
}

fn digits_end(here: Cursor<'_>) -> usize {
    let mut end = here;
    while end.peek().is_some_and(|c| chars::digit(c).is_some()) {
        end.bump();
    }
    end.at()
}

/// The end of the name or idiom that begins at `here`; `here` itself where none does.
pub(super) fn name(here: Cursor<'_>) -> usize {
    match here.peek() {
        Some(c) if chars::digit(c).is_none() => {
            here.at() + NAMES.prefix(here.rest(), 1).map_or(0, |(_, length)| length)
        }
        _ => here.at(),
    }
}

/// The ordinal that a mention is part of: 第三届, with 第.
pub(super) fn ordinal(before: Cursor<'_>, mention: &Mention) -> Option<Mention> {
    let start = before.back("第".len()).at();
    (before.previous() == Some('第')).then_some(Mention { start, ..*mention })
}

/// Whether a mention counts or measures nothing; `last` is the end of the fact before, `name` that of a name here.
pub(super) fn rejects(before: Cursor<'_>, last: usize, mention: &Mention, name: usize) -> bool {
    let after = Cursor::new(before.text(), mention.end);
    if name >= mention.end || name == mention.number_end && name > mention.start && !mention.composed {
        return true;
    }
    is_article(mention, last, before, after)
        || is_part_of_word(mention, last, before, after)
        || is_rank(mention, before)
        || is_label(mention, before, after)
        || is_slogan(mention, after)
}

/// 一 before a counter is mostly an article; it counts in a list with another count, after words of limit or change.
fn is_article(mention: &Mention, last: usize, before: Cursor<'_>, after: Cursor<'_>) -> bool {
    let one = mention.numeral;
    let lone =
        Cursor::new(before.text(), one.start).peek() == Some('一') && one.end - one.start == "一".len();
    if !lone || mention.composed || one.inside.is_some() || mention.unit.usage() == Use::Any {
        return false;
    }
    let head = before.before();
    let listed = last > 0 && before.at() - last <= LIST_REACH && is_listed(before, last, after);
    let exchanged =
        || mention.unit.dimension() == Dimension::Money && mention.unit.head().chars().count() > 1;
    let counted = || {
        hedge::last_word(head).is_some_and(|(_, word)| !matches!(word, "破" | "超"))
            || change::is_direct(head)
            || COUNTED_ONE.iter().any(|word| head.ends_with(word))
    };
    let limited = || {
        mention.unit.dimension() != Dimension::Count
            && LIMITED_ONE.iter().any(|word| after.rest().starts_with(word))
    };
    !(listed || exchanged() || counted() || limited())
}

/// Whether a count stands in a list after the fact that ends at `last`: 两张方桌、一条长凳; 步枪4支、火炮一门.
fn is_listed(before: Cursor<'_>, last: usize, after: Cursor<'_>) -> bool {
    let noun_first = Cursor::new(before.text(), last).peek() == Some('、');
    before.previous() == Some('、') || noun_first && after.peek().is_none_or(|c| !chars::is_han(c))
}

/// How near the fact before must be for 一 to go on its list, in bytes: 两张方桌、一条长凳.
const LIST_REACH: usize = 15;

/// The number, or the unit, belongs to a word.
fn is_part_of_word(mention: &Mention, last: usize, before: Cursor<'_>, after: Cursor<'_>) -> bool {
    let form = mention.numeral.form;
    is_system(after)
        || form.bare && is_bare(mention, before, after)
        || !form.figures && !form.scaled && is_small_word(mention, last, before, after)
        || mention.unit.head() == "番" && !without_hedge(before.before()).ends_with(['翻', '了'])
}

/// 三审制 is a system; 三吨制成品 is none.
fn is_system(after: Cursor<'_>) -> bool {
    let mut next = after;
    next.eat("制") && !next.peek().is_some_and(|c| "作造成定备備约約品度剂劑种種".contains(c))
}

/// Whether a scale without a digit counts nothing: 百家, 万户; 上百家, 过万户 and 千户以上 count.
fn is_bare(mention: &Mention, before: Cursor<'_>, after: Cursor<'_>) -> bool {
    mention.unit.usage() == Use::Figures
        || mention.numeral.inside.is_none()
            && !mention.composed
            && !limits(before.before())
            && !OVER_AFTER.iter().any(|word| after.rest().starts_with(word))
}

/// Whether a small numeral in characters makes a word with its unit: 二级, 三角, 周五天气, 前两年.
fn is_small_word(mention: &Mention, last: usize, before: Cursor<'_>, after: Cursor<'_>) -> bool {
    let (numeral, head) = (mention.numeral, before.before());
    let single = numeral.form.row < 2 && !numeral.form.vague;
    let first = Cursor::new(before.text(), numeral.start).peek().filter(|_| single);
    let word = match first {
        Some('二') => !mention.composed && !counts_two(mention.unit, last, before, after),
        Some('两' | '兩' | '几' | '幾') => {
            head.ends_with(['这', '這', '那', '前', '头', '頭'])
                && matches!(mention.unit.head(), "天" | "年" | "日")
        }
        _ => false,
    };
    word || single && is_weekday(head)
        || mention.unit.usage() == Use::Figures && !mention.composed && !is_measured(mention, head, after)
}

/// Whether a unit that makes words with small numerals measures all the same: 五角钱, 二两, 每册三角, 周长九里.
fn is_measured(mention: &Mention, head: &str, after: Cursor<'_>) -> bool {
    let two = || Cursor::new(after.text(), mention.numeral.start).peek() == Some('二');
    matches!(after.peek(), Some('钱' | '錢'))
        || matches!(mention.unit.head(), "两" | "兩") && two()
        || is_priced(mention.unit, head)
        || is_long(mention.unit, head)
}

/// 周五天气; 每周五天 is five days a week.
fn is_weekday(head: &str) -> bool {
    head.ends_with(['周', '期', '拜', '週'])
        && ["周", "星期", "礼拜", "禮拜", "週"].iter().any(|word| head.ends_with(word))
        && !is_weekly(head)
}

/// Whether 二 counts before `unit`, as it does in older print and before measures: 二名, 二公斤; mostly it is an
/// ordinal (二级, 二期) or part of a word (二人转).
fn counts_two(unit: Unit, last: usize, before: Cursor<'_>, after: Cursor<'_>) -> bool {
    let measure = !unit.counts() && unit.head().chars().count() > 1;
    let counter = TWO_COUNTED.contains(&unit.head()) && !after.peek().is_some_and(|c| "转轉世".contains(c));
    measure || counter || TRADITIONAL.contains(&unit.head()) || repeats(unit, before, last)
}

/// Whether a list goes on with the unit of the fact that ends at `last`: 王君五元，張君二元.
fn repeats(unit: Unit, before: Cursor<'_>, last: usize) -> bool {
    let near = last > 0 && before.at().saturating_sub(last) <= LIST_REACH;
    near && Cursor::new(before.text(), last).before().ends_with(unit.head())
}

/// Whether 八里 and 三尺 are lengths for sure, and no names: 周长九里, 积雪八寸.
fn is_long(unit: Unit, head: &str) -> bool {
    unit.dimension() == Dimension::Length && head.ends_with(LENGTH_WORDS)
}

/// Whether 三角 and 五分 are money or points for sure: 每册三角, 较昨日涨二角, 每题五分.
fn is_priced(unit: Unit, head: &str) -> bool {
    let small = matches!(unit.dimension(), Dimension::Money | Dimension::Score);
    small && tail(head, PRICE_REACH).contains(PRICE_WORDS)
}

/// How far back the word stands that makes a price of a number, in characters: 每册售.
const PRICE_REACH: usize = 5;

/// Whether the week is what something is counted by.
fn is_weekly(head: &str) -> bool {
    ["每周", "一周", "每週", "一週", "每星期", "一星期"].iter().any(|word| head.ends_with(word))
}

fn limits(head: &str) -> bool {
    hedge::last_word(head).is_some() || head.ends_with(['过', '過', '达', '達', '上'])
}

/// 前8名, and the years and sessions that are numbered.
fn is_rank(mention: &Mention, before: Cursor<'_>) -> bool {
    let head = before.before();
    let ranked = head.ends_with('前')
        && matches!(mention.unit.head(), "名" | "位")
        && !head.ends_with("目前")
        && !head.ends_with("以前");
    ranked || mention.unit.usage() == Use::Rank && !is_session_count(head)
}

/// Whether sessions are counted and not numbered: 连续三届, 共举办五届; 中共十八届 is numbered.
fn is_session_count(head: &str) -> bool {
    let counted =
        ["连续", "連續", "共", "举办", "舉辦", "举办了", "办了", "累计", "历经", "已举办", "成功举办"];
    counted.iter().any(|word| head.ends_with(word)) && !head.ends_with("中共")
}

/// The longest slogan between quotation marks, in characters after its number.
const SLOGAN: usize = 6;

/// Whether a small Chinese count opens a short quotation or a title, and so is its name: “四个一批”, 《三个和尚》.
fn is_slogan(mention: &Mention, after: Cursor<'_>) -> bool {
    let form = mention.numeral.form;
    if form.figures || form.scaled || mention.unit.dimension() != Dimension::Count {
        return false;
    }
    let opens = matches!(
        Cursor::new(after.text(), mention.start).previous(),
        Some('“' | '‘' | '「' | '『' | '《' | '〈')
    );
    let mut inner = after.rest().chars().take(SLOGAN + 1);
    opens && inner.find(|&c| !chars::is_han(c)).is_some_and(|c| "”’」』》〉".contains(c))
}

/// Numbers of things: 007, 3×5, 4∶3, 2024/25, 80后.
fn is_label(mention: &Mention, before: Cursor<'_>, after: Cursor<'_>) -> bool {
    let form = mention.numeral.form;
    let zero = form.figures
        && form.whole > 1
        && !mention.composed
        && matches!(Cursor::new(before.text(), mention.numeral.start).peek(), Some('0' | '０'));
    let next = after.peek();
    let paired = matches!(next, Some('×' | '∶')) && mention.unit.is_none();
    let fraction = matches!(mention.amount, Amount::Fraction(_, denominator) if denominator.is_zero());
    zero || paired || fraction
}
