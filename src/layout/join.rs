//! What goes between two lines that are joined.

use crate::{
    chars::{digit, is_han, is_latin},
    span::Span,
    trace::Tracer,
};

/// What goes between two lines of one paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Joint {
    Nothing,
    Space,
}

/// Appends the lines at `spans` of `page` to `out` as one paragraph.
pub(super) fn join(page: &str, spans: impl Iterator<Item = Span>, out: &mut Tracer) {
    let mut above: Option<(&str, Span)> = None;
    for span in spans {
        let line = span.of(page).unwrap_or_default();
        if let Some((text, above)) = above {
            if between(text, line) == Joint::Space {
                out.push(" ", Span::new(above.end(), span.start()));
            } else if is_hyphenated(text, line) {
                out.drop_last('-');
            }
        }
        out.copy(line, span.start());
        above = Some((line, span));
    }
}

/// What goes between the line `above` and the line `below` of one paragraph: nothing between Han, a space between words.
pub(super) fn between(above: &str, below: &str) -> Joint {
    // Most lines begin with a Han character.
    let Some(first) = below.chars().next().filter(|&first| is_word_start(first)) else {
        return Joint::Nothing;
    };
    let Some(last) = above.chars().next_back().filter(|_| !is_within_address(above)) else {
        return Joint::Nothing;
    };
    let ends_word = is_latin(last)
        || matches!(last, ',' | '.' | ';' | ':' | '!' | '?' | ')' | '"' | '\'') && is_prose(above);
    let ends_number = digit(last).is_some() && is_prose(above);
    if ends_word && (is_latin(first) || is_prose(below)) || ends_number && is_latin(first) && is_prose(below)
    {
        Joint::Space
    } else {
        Joint::Nothing
    }
}

fn is_word_start(c: char) -> bool {
    c < '\u{2000}' && (is_latin(c) || c.is_ascii_digit() || matches!(c, '(' | '"' | '\'' | '$' | '#'))
}

/// A line without any Han character follows the rules of Latin script.
fn is_prose(line: &str) -> bool {
    !line.contains(is_han)
}

/// A word that ends in a hyphen at the line's end and goes on in small letters was one word; `COVID-` `19` was not.
fn is_hyphenated(above: &str, below: &str) -> bool {
    above.strip_suffix('-').is_some_and(|word| word.ends_with(|c: char| c.is_ascii_lowercase()))
        && below.starts_with(|c: char| c.is_ascii_lowercase())
}

/// Whether the last word of a line is the beginning of a web or mail address, which no space divides.
fn is_within_address(line: &str) -> bool {
    let word = line.rsplit(|c: char| !c.is_ascii_graphic()).next().unwrap_or_default();
    word.contains("://") || word.contains("www.") || word.contains('@')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(lines: &[&str], expected: &str) {
        let page = lines.join("\n");
        let spans = crate::lines::lines(&page);
        let mut out = Tracer::default();
        join(&page, spans, &mut out);
        assert_eq!(out.finish(), expected);
    }

    #[test]
    fn nothing_between_han_and_inside_numbers() {
        check(&["春耕备", "耕忙"], "春耕备耕忙");
        check(&["增长98.", "5%"], "增长98.5%");
        check(&["电话0991-", "1234567"], "电话0991-1234567");
        check(&["售价12", "万元"], "售价12万元");
        check(&["使用", "GPS导航"], "使用GPS导航");
    }

    #[test]
    fn one_space_between_latin_words() {
        check(&["引进smart", "grid系统"], "引进smart grid系统");
        check(&["The quick brown", "fox jumps."], "The quick brown fox jumps.");
        check(&["in the year", "2025 and"], "in the year 2025 and");
    }

    #[test]
    fn hyphens_go_only_inside_words() {
        check(&["photo-", "voltaic"], "photovoltaic");
        check(&["COVID-", "19"], "COVID-19");
        check(&["Smith-", "Jones"], "Smith-Jones");
    }

    #[test]
    fn addresses_stay_whole() {
        check(&["网址http://news.", "example.com/a"], "网址http://news.example.com/a");
        check(&["é://news.", "example.com/a"], "é://news.example.com/a");
    }
}
