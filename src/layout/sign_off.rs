//! The sign-off of a notice: who issued it, and the date below.

use super::rows::{Hint, Own, Row};
use crate::{
    chars::{digit, is_han, is_space},
    lexicon::organisations::ENDINGS,
};

/// The longest name of an issuer, in characters.
const LONGEST_ISSUER: u16 = 24;

/// No notice has more issuers, each on a line of its own.
const MOST_ISSUERS: usize = 4;

/// Marks the lines of sign-offs: one or several organisations on a line each, and a date on the next, or both on one line.
pub(super) fn mark(page: &str, rows: &mut [Row]) {
    let text = |row: &Row| row.span.of(page).unwrap_or_default();
    let mut issuers = 0;
    for index in 0..rows.len() {
        let Some(row) = rows.get(index) else { return };
        let signed = if is_issuer(text(row), row) {
            issuers = (issuers + 1).min(MOST_ISSUERS);
            continue;
        } else if issuers > 0 && is_date(text(row)) {
            issuers + 1
        } else {
            usize::from(is_dated_issuer(text(row)))
        };
        issuers = 0;
        for row in rows.iter_mut().take(index + 1).skip(index + 1 - signed) {
            row.hint = Hint::Own(Own::SignOff);
        }
    }
}

fn is_issuer(text: &str, row: &Row) -> bool {
    row.metrics.characters <= LONGEST_ISSUER && matches!(row.hint, Hint::Text) && is_organisation(text)
}

/// A few Han characters that end as the names of organisations and offices do.
fn is_organisation(text: &str) -> bool {
    text.chars().all(|c| is_han(c) || is_space(c)) && ENDINGS.iter().any(|ending| text.ends_with(ending))
}

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
    fn a_date_in_running_text_is_none() {
        check("工程由清河县水利局\n2025年3月4日批准，\n", 0);
        check("清河县自来水公司\n2025年3月4日 星期二\n", 0);
    }
}
