//! Words that begin paragraphs more often than lines.

use super::{
    costs::{self, Cost},
    rows::Row,
};
use crate::{
    chars::{digit, is_han, is_pause, is_terminal},
    lazy::Lazy,
    lexicon::openers::{ATTRIBUTIONS, DAYS, ITEM_MARKS, LEADS, REPORTS, SEQUELS, SPEAKERS},
    words::Words,
};
use alloc::vec::Vec;

/// How strongly a line's first words say that a paragraph begins with it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Opener {
    /// Not at all.
    #[default]
    None,
    /// It begins with the day of what it tells: 3月1日，日前，
    Day,
    /// It begins with a phrase that leads in: 近年来，会议指出，
    Lead,
    /// It begins with the number or the mark of an item, or with a speaker: 一、（2）■ 问：
    Item,
    /// It begins by telling who spoke the words that the line above ends with: “……。”李明说。
    Attribution,
    /// It begins with a word that goes on with what the sentence before says: 其中，
    Sequel,
}

impl Opener {
    /// How `line` begins.
    pub(crate) fn of(line: &str) -> Self {
        // Most lines begin with an ideograph that begins nothing of the kind.
        if line.starts_with(|c| is_han(c) && !begins_number(c) && !begins_report(c) && OPENERS.below(c) == 0)
        {
            return Opener::None;
        }
        match OPENERS.prefix(line, u32::MAX) {
            Some((SPEAKER, _)) => Opener::Item,
            Some((DAY, _)) => Opener::Day,
            Some((LEAD, _)) => Opener::Lead,
            Some((SEQUEL, _)) => Opener::Sequel,
            _ if is_report(line) => Opener::Lead,
            _ if is_item(line) => Opener::Item,
            _ if begins_with_day(line) => Opener::Day,
            _ => Opener::None,
        }
    }

    /// How `line`, which begins so, begins below `above`.
    pub(crate) fn below(self, above: &str, line: &str) -> Self {
        let is_attributed = self == Opener::None && above.ends_with(is_quote_end) && is_attribution(line);
        if is_attributed { Opener::Attribution } else { self }
    }

    /// What it costs that a paragraph begins with the line.
    pub(crate) fn begins(self) -> Cost {
        match self {
            Opener::Attribution => costs::ATTRIBUTION_BEGINS,
            Opener::Sequel => costs::SEQUEL_BEGINS,
            _ => 0,
        }
    }

    /// What it costs that the line stands inside a paragraph.
    pub(crate) fn inside(self) -> Cost {
        match self {
            Opener::None | Opener::Attribution | Opener::Sequel => 0,
            Opener::Day | Opener::Lead => costs::LEAD_INSIDE,
            Opener::Item => costs::ITEM_INSIDE,
        }
    }
}

/// The words that lines may open with, each marked by its kind.
static OPENERS: Lazy<Words> = Lazy::new(|| {
    let kinds = [(SPEAKERS, SPEAKER), (DAYS, DAY), (LEADS, LEAD), (SEQUELS, SEQUEL)];
    Words::forward(kinds.into_iter().flat_map(|(words, kind)| words.iter().map(move |&word| (word, kind))))
});
const SPEAKER: u32 = 1;
const DAY: u32 = 2;
const LEAD: u32 = 4;
const SEQUEL: u32 = 8;

/// Marks the turns of speakers whose names the page repeats before a colon: 李明： … 张华： … 李明：
pub(crate) fn mark_speakers(page: &str, rows: &mut [Row]) {
    let mut names: Vec<&str> = rows.iter().filter_map(|row| speaker(page, row)).collect();
    names.sort_unstable();
    let is_repeated = |name: &str| {
        let first = names.partition_point(|&known| known < name);
        names.get(first + 1) == Some(&name)
    };
    for row in rows.iter_mut().filter(|row| row.opener == Opener::None) {
        if speaker(page, row).is_some_and(is_repeated) {
            row.opener = Opener::Item;
        }
    }
}

/// The longest name of a speaker, in characters.
const LONGEST_SPEAKER: u8 = 5;

/// The few Han characters that stand before a colon at the start of a line.
fn speaker<'p>(page: &'p str, row: &Row) -> Option<&'p str> {
    (2..=LONGEST_SPEAKER).contains(&row.metrics.inside.speaker).then_some(())?;
    row.span.of(page)?.split(['：', ':']).next()
}

/// Whether the first sentence of a line does no more than tell who spoke.
fn is_attribution(line: &str) -> bool {
    first_clause_ends(line, ATTRIBUTIONS, '。')
}

/// Whether a line begins by telling who knows what follows: 据市水利局介绍，
fn is_report(line: &str) -> bool {
    line.starts_with(begins_report) && first_clause_ends(line, REPORTS, '，')
}

/// Whether `mark` is the first mark of a line, with one of `words` before it.
fn first_clause_ends(line: &str, words: &[&str], mark: char) -> bool {
    let (clause, rest) = line.split_at(line.find(|c| is_pause(c) || is_terminal(c)).unwrap_or(0));
    rest.starts_with(mark) && words.iter().any(|word| clause.ends_with(word))
}

fn is_quote_end(c: char) -> bool {
    matches!(c, '”' | '’' | '」' | '』' | '"')
}

fn is_item(line: &str) -> bool {
    let mut chars = line.chars();
    let Some(first) = chars.next() else { return false };
    if is_han(first) && !begins_number(first) {
        return false;
    }
    ITEM_MARKS.contains(first)
        || is_numbered(line, is_numeral, "、") && !is_enumeration(line)
        || is_numbered(line, |c| digit(c).is_some(), "、．.") && !is_figure(line)
        || line.strip_prefix('第').is_some_and(|rest| is_numbered(rest, is_numeral, "，"))
        || is_numbered(
            line.strip_prefix(['（', '(']).unwrap_or_default(),
            |c| is_numeral(c) || digit(c).is_some(),
            "）)",
        )
}

/// 一、二年级: the numeral is the first of several, not an item's.
fn is_enumeration(line: &str) -> bool {
    line.split_once('、').is_some_and(|(_, rest)| rest.starts_with(is_numeral))
}

/// 3.5, 12、15日: a decimal or a list of figures, no item's number.
fn is_figure(line: &str) -> bool {
    let rest = line.trim_start_matches(|c| digit(c).is_some());
    rest.chars().nth(1).is_none_or(|c| digit(c).is_some())
}

/// Whether a Han character can begin the number of an item.
fn begins_number(c: char) -> bool {
    is_numeral(c) || c == '第'
}

fn begins_report(c: char) -> bool {
    matches!(c, '据' | '據')
}

fn is_numeral(c: char) -> bool {
    matches!(c, '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十')
}

/// Whether `line` begins with one to three digits of a kind and then with one of the marks `end`.
fn is_numbered(line: &str, is_digit: impl Fn(char) -> bool, end: &str) -> bool {
    let rest = line.trim_start_matches(&is_digit);
    let digits = line.chars().take_while(|&c| is_digit(c)).count();
    (1..=3).contains(&digits) && rest.starts_with(|c| end.contains(c))
}

/// 3月1日，3月1日6时40分，3月1日清晨，: spaces that the extractor has left between figures and characters aside.
fn begins_with_day(line: &str) -> bool {
    let mut rest = line.chars().filter(|&c| c != ' ').peekable();
    // Most lines begin otherwise.
    if rest.peek().is_none_or(|&first| digit(first).is_none()) {
        return false;
    }
    let mut number = |ends: &[char]| {
        let mut digits = 0;
        while rest.next_if(|&c| digit(c).is_some()).is_some() {
            digits += 1;
        }
        (1..=2).contains(&digits) && rest.next().is_some_and(|c| ends.contains(&c))
    };
    if !number(&['月']) || !number(&['日']) {
        return false;
    }
    rest.take(LONGEST_HOUR).find(|&c| !is_of_hour(c)).is_some_and(|c| matches!(c, '，' | ','))
}

/// 上午10时许30分
const LONGEST_HOUR: usize = 9;

/// Whether a character stands in the hour behind a date, or in the end of a stretch of days: 3月1日起，3月1日至5日，
fn is_of_hour(c: char) -> bool {
    digit(c).is_some() || "上下午晚间凌清早晨中傍夜时時点點分许許起至到日".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_and_speakers() {
        for line in [
            "1、新建书屋",
            "2．改造灯",
            "第一，要早。",
            "问：几时开工？",
            "一、总则",
            "十二、附则",
            "（三）责任",
            "(2)措施",
            "■ 今日看点",
        ] {
            assert_eq!(Opener::of(line), Opener::Item, "{line}");
        }
    }

    #[test]
    fn leads() {
        for line in [
            "3月21日6时40分，交警",
            "3 月1 日上午，县里",
            "3月1日，县里开会",
            "3月1日起，县里",
            "3月1日至5日，县里",
            "3 月12 日，县里开会",
            "日前，县里",
        ] {
            assert_eq!(Opener::of(line), Opener::Day, "{line}");
        }
        for line in ["近年来，收成好", "会议还研究了其他事项。", "据市水利局介绍，渠", "据悉，渠"]
        {
            assert_eq!(Opener::of(line), Opener::Lead, "{line}");
        }
        assert_eq!(Opener::of("据点，渠"), Opener::None);
        assert_eq!(Opener::of("其中，二十万元"), Opener::Sequel);
    }

    #[test]
    fn numbers_in_running_text_are_neither() {
        for line in ["三个月后", "一、二年级", "3月里", "12月31日前完成", "（记者", "二十三、"]
        {
            assert!(!matches!(Opener::of(line), Opener::Day | Opener::Lead), "{line}");
        }
        assert_eq!(Opener::of("三个月后"), Opener::None);
        for line in ["一、二年级", "3.5万亩", "12、15日", "第一名"] {
            assert_eq!(Opener::of(line), Opener::None, "{line}");
        }
    }

    #[test]
    fn who_spoke_is_told_behind_the_words() {
        let below = |above: &str, line: &str| Opener::of(line).below(above, line);
        for line in ["管水员何川说。", "何川告诉记者。第二天，水来了。"] {
            assert_eq!(below("“水来了。”", line), Opener::Attribution, "{line}");
            assert_eq!(below("水来了。", line), Opener::None, "{line}");
        }
        assert_eq!(below("“水来了。”", "何川说，明天还来。"), Opener::None);
        assert_eq!(below("“水来了。”", "近年来，他常说。"), Opener::Lead);
    }

    #[test]
    fn names_that_speak_twice_take_turns() {
        let page = "李明：水来了吗？\n张华：来了。\n李明：那就好。\n据了解：渠已修好。\n";
        let rows = crate::layout::rows::rows(page);
        let turns = rows.iter().map(|row| row.opener == Opener::Item);
        assert_eq!(turns.collect::<alloc::vec::Vec<_>>(), [true, false, true, false]);
    }
}
