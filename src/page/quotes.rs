//! Quotation marks of a headline that stand the wrong way round: OCR reads those of an upright headline (﹃热﹄) by their look,
//! as ”热“.

use crate::{
    span::Span,
    trace::{Traced, Tracer},
};

/// Marks that open, and those that close what they open.
const PAIRS: &[(char, char)] = &[('“', '”'), ('‘', '’'), ('「', '」'), ('『', '』'), ('《', '》')];

/// `line`, a headline's, with its quotation marks the right way round: where the only mark that closes stands before the only
/// one that opens, they have changed places.
pub(super) fn set_right(line: Traced<'static>) -> Traced<'static> {
    let swapped = PAIRS.iter().find_map(|&(open, close)| {
        let (closing, opening) = (only(&line, close)?, only(&line, open)?);
        (closing < opening).then_some([(closing, close, open), (opening, open, close)])
    });
    let Some(marks) = swapped else { return line };
    let mut out = Tracer::with_capacity(line.len());
    let mut end = 0;
    for (at, printed, meant) in marks {
        out.copy(line.get(end..at).unwrap_or_default(), end);
        end = at + printed.len_utf8();
        out.push(meant.encode_utf8(&mut [0; 4]), Span::new(at, end));
    }
    out.copy(line.get(end..).unwrap_or_default(), end);
    out.finish().through(&line)
}

/// Where `mark` stands in `line`, if it does so once.
fn only(line: &str, mark: char) -> Option<usize> {
    let mut places = line.match_indices(mark);
    places.next().filter(|_| places.next().is_none()).map(|(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::String;

    #[track_caller]
    fn check(line: &str, expected: &str) {
        assert_eq!(set_right(Traced::verbatim(&String::from(line), 0).into_owned()).as_str(), expected);
    }

    #[test]
    fn marks_that_have_changed_places_change_back() {
        check("老戏台”火“起来", "老戏台“火”起来");
        check("早市“火”起来", "早市“火”起来");
        check("“一号”桥和“二号”桥", "“一号”桥和“二号”桥");
        check("夜市”火", "夜市”火");
    }

    #[test]
    fn they_lead_back_to_what_is_printed() {
        let line = set_right(Traced::verbatim("老戏台”火“起来", 0).into_owned());
        let at = line.find('“').unwrap();
        assert_eq!(line.source_span(Span::new(at, at + 3)).of("老戏台”火“起来"), Some("”"));
    }
}
