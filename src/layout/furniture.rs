//! Page furniture: date line, page number, staff line, printer's line, telephone.

use super::{
    measure::{EM, Width},
    rows::{Hint, Own, Row},
};
use crate::{
    chars::{digit, is_han, is_space},
    lazy::Lazy,
    lexicon::furniture::{DATE_CHARACTERS, DATE_MARKS, HEADS, NEWSPAPER_ENDINGS, PHRASES},
    words::Words,
};
use aho_corasick::AhoCorasick;
use regex::Regex;

/// A piece of a page head that stands alone (综合, 3, 星期二) is at most this wide.
const WIDEST_PIECE: Width = 4 * EM;
/// The name of a newspaper or of a section is at most this wide.
const WIDEST_NAME: Width = 6 * EM;
/// Pieces belong to a page head within this many lines of it.
const REACH: usize = 3;

/// Marks the lines of page head and foot.
pub(super) fn mark(page: &str, rows: &mut [Row]) {
    for row in rows.iter_mut() {
        let text = || row.span.of(page).unwrap_or_default();
        let may_be = match row.hint {
            Hint::Text => !has_sentence(row) && is_furniture(text(), row),
            // The staff of a page is named in its date line, and would pass for the signature of an article.
            Hint::Closes(_) | Hint::Opens => !has_sentence(row) && is_dated_head(text()),
            _ => false,
        };
        if may_be {
            row.hint = Hint::Furniture;
        }
    }
    mark_pieces(page, rows);
    fill_gaps(rows);
    mark_top(page, rows);
}

/// Marks the short lines above a date line that begins the page but for them: the names of the newspaper and of a section.
fn mark_top(page: &str, rows: &mut [Row]) {
    let Some(date) = rows.iter().take(REACH).position(is_marked) else { return };
    let is_name = |row: &Row| {
        let text = row.span.of(page).unwrap_or_default();
        row.hint == Hint::Text
            && row.metrics.natural <= WIDEST_NAME
            && text.chars().all(|c| is_han(c) || is_space(c))
    };
    let (above, below) = rows.split_at_mut(date);
    let is_dated = below.first().is_some_and(|row| DATE.is_match(row.span.of(page).unwrap_or_default()));
    if is_dated && above.iter().all(is_name) {
        above.iter_mut().for_each(|row| row.hint = Hint::Furniture);
    }
}

/// Marks the page numbers and newspaper's names that stand within `REACH` lines of furniture; at the top of a page, a little
/// farther above it.
fn mark_pieces(page: &str, rows: &mut [Row]) {
    let mut until = rows.iter().take(2 * REACH + 1).rposition(is_marked).map(|last| last + REACH);
    for index in 0..rows.len() {
        if rows.get(index + REACH).is_some_and(is_marked) {
            until = until.max(Some(index + 2 * REACH));
        }
        if until.is_some_and(|until| index <= until) && is_piece(page, rows, index) {
            if let Some(row) = rows.get_mut(index) {
                row.hint = Hint::Furniture;
            }
            until = until.max(Some(index + REACH));
        }
    }
}

/// Whether the line at `index` is a page number or a newspaper's name, and not in an upright headline.
fn is_piece(page: &str, rows: &[Row], index: usize) -> bool {
    let Some(row) = rows.get(index).filter(|row| row.hint == Hint::Text) else { return false };
    let text = row.span.of(page).unwrap_or_default();
    (is_page_number(text) || is_newspaper_name(text)) && !is_in_stack(page, rows, index)
}

/// So many bytes of the page on either side tell what figures belong to.
const AROUND: usize = 6_000;

/// Whether the figures at `index` stand in an upright headline, and are no page number: between two of its characters, or
/// beside one that follows them in the text as well (12 above 人).
fn is_in_stack(page: &str, rows: &[Row], index: usize) -> bool {
    let text = |row: &Row| row.span.of(page).unwrap_or_default();
    let character = |index: Option<usize>| {
        let row = index.and_then(|index| rows.get(index))?;
        text(row).chars().next().filter(|_| row.metrics.characters == 1)
    };
    let Some(figures) = rows.get(index).map(text) else { return false };
    let (above, below) = (character(index.checked_sub(1)), character(Some(index + 1)));
    let follows = |next: char| {
        let around = rows.get(index).map(|row| row.span.surroundings(page, AROUND)).unwrap_or_default();
        around
            .into_iter()
            .flat_map(|part| part.split(figures).skip(1))
            .any(|rest| rest.trim_start_matches(is_space).starts_with(next))
    };
    above.is_some_and(is_han) && below.is_some() || below.filter(|&c| is_han(c)).is_some_and(follows)
}

/// Marks the short lines that have furniture above and below: the name of a section.
fn fill_gaps(rows: &mut [Row]) {
    let mut gap = 0;
    for index in 0..rows.len() {
        let Some(row) = rows.get(index) else { return };
        if !is_marked(row) {
            let is_character = row.metrics.characters == 1 && row.metrics.han == 1;
            gap = if row.hint == Hint::Text && row.metrics.natural <= WIDEST_PIECE && !is_character {
                gap + 1
            } else {
                REACH + 1
            };
            continue;
        }
        if gap < REACH && index > gap {
            for row in rows.iter_mut().take(index).skip(index - gap) {
                row.hint = Hint::Furniture;
            }
        }
        gap = 0;
    }
}

fn is_marked(row: &Row) -> bool {
    matches!(row.hint, Hint::Furniture | Hint::Own(Own::Furniture))
}

fn is_furniture(text: &str, row: &Row) -> bool {
    let found = FINDER.found(text);
    found.phrase
        || found.date && is_date_line(text)
        || row.metrics.han < row.metrics.characters && (has_head(text) || has_telephone(text))
        || row.metrics.inside.gaps && labelled_pieces(text) >= FOOT_PIECES
        || text.ends_with('版') && is_page_number(text)
}

/// Whether a piece of a line begins as a line of the foot does: 邮编：, 零售价1元.
fn has_head(text: &str) -> bool {
    text.split(is_space).any(|piece| {
        let rest = HEAD_WORDS.prefix(piece, 1).and_then(|(_, length)| piece.get(length..));
        rest.is_some_and(|rest| {
            rest.starts_with(|c| matches!(c, '：' | ':' | '／' | '/') || digit(c).is_some())
        })
    })
}

static HEAD_WORDS: Lazy<Words> = Lazy::new(|| Words::forward(HEADS.iter().map(|&head| (head, 1))));

/// Whether a line holds marks that only running text has.
fn has_sentence(row: &Row) -> bool {
    row.metrics.ends.terminal || row.metrics.ends.inner_pause || row.metrics.ends.pause
}

/// A date with a weekday, or a full date alone on its line.
fn is_date_line(text: &str) -> bool {
    let words = || text.chars().filter(|&c| is_han(c) && !DATE_CHARACTERS.contains(c)).count() <= DATE_WORDS;
    let begins_with_mark = || DATE_MARKS.iter().any(|mark| text.starts_with(mark));
    is_dated_head(text)
        || words() && (DATE.is_match(text) || begins_with_mark())
        || DATE.is_match(text) && pieces(text).filter(|piece| piece.contains(is_han)).count() >= HEAD_PIECES
        || text.chars().count() <= LUNAR_LENGTH && LUNAR.is_match(text)
}

/// A date with so many pieces beside it, wide spaces between, is a page head, whatever they say.
const HEAD_PIECES: usize = 3;
/// 农历乙巳年闰十二月二十九, and the name of a festival.
const LUNAR_LENGTH: usize = 16;

/// The pieces of a line that wide spaces part.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    text.split('\u{3000}').flat_map(|piece| piece.split("  "))
}

/// A date with a weekday or the number of a page beside it.
fn is_dated_head(text: &str) -> bool {
    let words = text.chars().filter(|&c| is_han(c)).count();
    text.contains('年')
        && DATE.is_match(text)
        && DATE_MARKS.iter().any(|mark| text.contains(mark))
        && (words <= DATED_WORDS || text.contains(is_space))
}

/// 二〇二五年三月四日星期二: no more words than a date with its weekday has; in longer heads spaces part the pieces.
const DATED_WORDS: usize = 8;
/// A date alone on its line has hardly a character that dates do not have.
const DATE_WORDS: usize = 2;

/// 3, A6, 第3版, 03版.
fn is_page_number(text: &str) -> bool {
    PAGE_NUMBER.is_match(text)
}

static DATE: Lazy<Pattern> = Lazy::new(|| Pattern(Regex::new("[0-9〇一二三四五六七八九] ?年.*月.*日").ok()));
/// A date of the lunar calendar: 乙巳年二月初五 (巳 is often read as 已).
static LUNAR: Lazy<Pattern> = Lazy::new(|| {
    Pattern(Regex::new("[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳已午未申酉戌亥]年.{1,3}月(初|十|二|廿|三)").ok())
});
/// An area code and a number: （0871）6512088, 010-65120880, 04-2236-5501.
static TELEPHONE: Lazy<Pattern> =
    Lazy::new(|| Pattern(Regex::new("[(（]?0[0-9]{1,3}[)）—-] ?[0-9]{3,4}-?[0-9]{4}").ok()));
static PAGE_NUMBER: Lazy<Pattern> = Lazy::new(|| Pattern(Regex::new("^第?[A-Z]?[0-9]{1,3}版?$").ok()));

/// What one look at a line finds: a phrase of page heads and feet, and a word that dates have.
struct Found {
    phrase: bool,
    date: bool,
}

/// The phrases, and behind them the words of dates, looked for at once. The lists are constants, so that they always make
/// an automaton.
struct Finder(Option<AhoCorasick>);

static FINDER: Lazy<Finder> =
    Lazy::new(|| Finder(AhoCorasick::new(PHRASES.iter().chain(DATE_MARKS).chain(&["年"])).ok()));

impl Finder {
    fn found(&self, text: &str) -> Found {
        let mut found = Found { phrase: false, date: false };
        for word in self.0.iter().flat_map(|finder| finder.find_iter(text)) {
            *(if word.pattern().as_usize() < PHRASES.len() { &mut found.phrase } else { &mut found.date }) =
                true;
        }
        found
    }
}

/// A constant expression, so that it always is one; it is only tried on lines without sentences.
struct Pattern(Option<Regex>);

impl Pattern {
    fn is_match(&self, text: &str) -> bool {
        self.0.as_ref().is_some_and(|pattern| pattern.is_match(text))
    }
}

/// A line of several pieces that name something before a colon is a page head or foot, whatever they name.
const FOOT_PIECES: usize = 2;

/// The pieces of a line, wide spaces between, that name something before a colon: 编辑：…　热线：…
fn labelled_pieces(text: &str) -> usize {
    let is_labelled = |piece: &&str| {
        piece.split_once(['：', ':']).is_some_and(|(name, rest)| !name.is_empty() && !rest.is_empty())
    };
    pieces(text).filter(is_labelled).count()
}

/// Whether a line holds the number of a telephone.
fn has_telephone(text: &str) -> bool {
    memchr::memchr(b'0', text.as_bytes()).is_some() && TELEPHONE.is_match(text)
}

fn is_newspaper_name(text: &str) -> bool {
    text.chars().count() <= 8 && NEWSPAPER_ENDINGS.iter().any(|ending| text.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::rows::rows;
    use alloc::vec::Vec;

    #[track_caller]
    fn check(page: &str, expected: &[&str]) {
        let rows = rows(page);
        let found: Vec<_> =
            rows.iter().filter(|row| is_marked(row)).map(|row| row.span.of(page).unwrap()).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn dates_of_both_calendars() {
        check(
            "清河日报　2025年3月4日　乙巳年二月初五　编辑 何 川\n",
            &["清河日报　2025年3月4日　乙巳年二月初五　编辑 何 川"],
        );
        check("农历乙巳年二月初五\n渠水通了，农户浇上了头遍水。\n", &["农历乙巳年二月初五"]);
        check("中華民國一百一十四年三月四日\n", &["中華民國一百一十四年三月四日"]);
        check("2025年3月4日，县里开会，部署春灌。\n", &[]);
    }

    #[test]
    fn names_above_the_date_of_a_page() {
        check("清河周刊\n2025年3月4日 星期二\n北渠昨日通水\n", &["清河周刊", "2025年3月4日 星期二"]);
    }

    #[test]
    fn feet_by_telephone_and_by_labelled_pieces() {
        check("发行：0991-5550188\n", &["发行：0991-5550188"]);
        check("法律顾问：清河律师事务所　订阅：邮局\n", &["法律顾问：清河律师事务所　订阅：邮局"]);
    }

    #[test]
    fn figures_of_an_upright_headline_are_no_page_number() {
        let page = "清河日报　2025年3月4日　星期二\n12\n村\n通\n水\n北渠通水，12村的农户都浇上了头遍水。\n";
        check(page, &["清河日报　2025年3月4日　星期二"]);
    }

    #[test]
    fn running_text_with_a_telephone_is_no_foot() {
        check("来电请拨0991-5550188，我们在等您。\n", &[]);
        check("邮编：830000\n", &["邮编：830000"]);
    }

    #[test]
    fn what_stands_between_pieces_of_a_head_is_one_if_it_is_short() {
        let date = "2025年3月4日 星期二";
        let page = ["第3版\n综合新闻\n", date, "\n"].concat();
        check(&page, &["第3版", "综合新闻", date]);
        let page = ["第3版\n北渠通水两岸农户浇上头遍水\n", date, "\n"].concat();
        check(&page, &["第3版", date]);
        let page = ["3\n北渠昨日通水了\n城东小学迎新生\n", date, "\n"].concat();
        check(&page, &["3", date]);
        let text = "农户浇上了头遍水，心里有了底。\n".repeat(4);
        check(&[&text, page.as_str()].concat(), &["3", date]);
    }
}
