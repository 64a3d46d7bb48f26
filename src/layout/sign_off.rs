//! Sign-offs: who issued a notice, and the date below; and the name of the writer below an essay.

use super::rows::{Hint, Own, Row};
use crate::{
    byline::is_surname,
    chars::{digit, is_han, is_space},
    lazy::Lazy,
    lexicon::organisations::ENDINGS,
    words::Words,
};

/// The longest name of an issuer, in characters.
const LONGEST_ISSUER: u16 = 24;

/// No notice has more issuers, each on a line of its own.
const MOST_ISSUERS: usize = 4;

/// The longest line that holds a writer's name, in characters: 省建三公司　路　平.
const LONGEST_WRITER: u16 = 14;

/// Marks the writer's name on a line of its own below a sentence's end or verse: a name of two characters, padded as
/// bylines are.
pub(super) fn mark_writers(page: &str, rows: &mut [Row]) {
    let mut ended = false;
    for row in rows {
        let is_writer = ended
            && row.hint == Hint::Text
            && row.metrics.inside.gaps
            && row.metrics.characters <= LONGEST_WRITER
            && ends_in_padded_name(row.span.of(page).unwrap_or_default());
        if is_writer {
            row.hint = Hint::Own(Own::SignOff);
        }
        ended = row.metrics.ends.terminal && row.hint == Hint::Text || row.hint == Hint::Own(Own::Verse);
    }
}

/// Whether a line of Han characters ends in a name of two, parted by a space: 路 平.
fn ends_in_padded_name(line: &str) -> bool {
    let mut back = line.chars().rev();
    let given = back.next().is_some_and(is_han);
    let gap = back.next().is_some_and(is_space);
    let surname = back.find(|&c| !is_space(c)).is_some_and(is_surname);
    let begins = back.next().is_none_or(is_space);
    given && gap && surname && begins && line.chars().all(|c| is_han(c) || is_space(c))
}

/// Marks one or several organisations on a line each, and a date on the next, or both on one line.
pub(super) fn mark_issuers(page: &str, rows: &mut [Row]) {
    let text = |row: &Row| row.span.of(page).unwrap_or_default();
    let mut issuers = 0;
    for index in 0..rows.len() {
        let Some(row) = rows.get(index) else { return };
        let signed = if may_be_issuer(row) && ends_as_organisation(text(row)) {
            issuers = (issuers + 1).min(MOST_ISSUERS);
            continue;
        } else if issuers > 0 && is_date(text(row)) {
            issuers + 1
        } else {
            usize::from(row.metrics.inside.gaps && is_dated_issuer(text(row)))
        };
        issuers = 0;
        for row in rows.iter_mut().take(index + 1).skip(index + 1 - signed) {
            row.hint = Hint::Own(Own::SignOff);
        }
    }
}

/// Whether a line is no longer than an issuer, and all of Han.
fn may_be_issuer(row: &Row) -> bool {
    row.metrics.characters <= LONGEST_ISSUER
        && row.metrics.characters == row.metrics.han
        && row.hint == Hint::Text
}

/// A few Han characters that end as the names of organisations and offices do.
fn is_organisation(text: &str) -> bool {
    text.chars().all(|c| is_han(c) || is_space(c)) && ends_as_organisation(text)
}

fn ends_as_organisation(text: &str) -> bool {
    ORGANISATION_ENDINGS.suffix(text, 1).is_some()
}

static ORGANISATION_ENDINGS: Lazy<Words> =
    Lazy::new(|| Words::backward(ENDINGS.iter().map(|&ending| (ending, 1))));

/// A date and nothing else, in figures or characters, with or without its year.
fn is_date(text: &str) -> bool {
    let mut marks = if text.contains('年') { "年月日" } else { "月日" }.chars().peekable();
    let mut digits = 0;
    for c in text.chars().filter(|&c| !is_space(c)) {
        if marks.peek() == Some(&c) && digits > 0 {
            marks.next();
            digits = 0;
        } else if digit(c).is_some() || "〇○一二三四五六七八九十".contains(c) {
            digits += 1;
        } else {
            return false;
        }
    }
    marks.next().is_none() && digits == 0
}

/// 2025年3月4日　某局局长
fn is_dated_issuer(text: &str) -> bool {
    text.contains(is_space)
        .then(|| text.find('日'))
        .flatten()
        .and_then(|at| text.split_at_checked(at + '日'.len_utf8()))
        .is_some_and(|(date, issuer)| is_date(date) && is_organisation(issuer.trim_start_matches(is_space)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::rows::rows;

    #[track_caller]
    fn check(page: &str, expected: usize) {
        let found = rows(page).iter().filter(|row| row.hint == Hint::Own(Own::SignOff)).count();
        assert_eq!(found, expected, "{page}");
    }

    #[test]
    fn issuer_and_date() {
        check("请居民提前储水。\n清河县自来水公司\n2025年3月4日\n", 2);
        check("特此公告。\n清河县人民政府\n二〇二五年三月四日\n", 2);
        check("请准时参加。\n县水利局\n三月九日\n", 2);
        check("特此通告。\n清河县公安局\n清河县交通运输局\n2025年3月4日\n", 3);
        check("特此公告。\n2025 年 3 月 4 日　清河县水利局\n", 1);
    }

    #[test]
    fn the_writer_signs_below_the_last_sentence() {
        check("渠边的柳树又绿了。\n乔　木\n", 1);
        check("渠边的柳树又绿了。\n县二中　路　平\n", 1);
        check("渠边的柳树又绿\n乔　木\n", 0);
        check("渠边的柳树又绿了。\n春耕　正忙\n", 0);
    }

    #[test]
    fn a_date_in_running_text_is_none() {
        check("工程由清河县水利局\n2025年3月4日批准，\n", 0);
        check("清河县自来水公司\n2025年3月4日 星期二\n", 0);
    }
}
