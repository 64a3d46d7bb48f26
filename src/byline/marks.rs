//! Where bylines stand on a page of physical lines: hard boundaries for whoever joins lines.

use super::{Byline, bylines};
use crate::chars;

/// How a mention stands among the physical lines of its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// Begins a line and has the body after it on its last line: a paragraph begins here.
    Opening,
    /// Fills its line or lines: a block of its own.
    OwnLine,
    /// Ends a line that something else began: a paragraph ends here.
    Closing,
    /// In the middle of a line.
    Inside,
}

/// The bylines of a raw page and where they stand; the line breaks inside their spans are to be joined.
///
/// White space and a closing colon beside a mention count as nothing.
pub(crate) fn marks(text: &str) -> impl Iterator<Item = (Byline, Place)> + '_ {
    bylines(text).map(|byline| {
        let place = place(text, &byline);
        (byline, place)
    })
}

fn place(text: &str, byline: &Byline) -> Place {
    let span = byline.span();
    let is_edge = |c: Option<char>| c.is_none_or(chars::is_break);
    let before = text.get(..span.start()).unwrap_or_default().chars().rev().find(|&c| !chars::is_space(c));
    let after = text.get(span.end()..).unwrap_or_default().chars();
    let after = after.skip_while(|&c| matches!(c, '：' | ':')).find(|&c| !chars::is_space(c));
    match (is_edge(before), is_edge(after)) {
        (true, true) => Place::OwnLine,
        (true, false) => Place::Opening,
        (false, true) => Place::Closing,
        (false, false) => Place::Inside,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::vec::Vec;

    #[test]
    fn mentions_know_their_place_on_the_page() {
        let page = "渠边柳绿\r\n　　□ 本报记者 程 砚\r\n　　渠边的柳树绿了（见图，温馨摄），水声很大。（林 岚）\r\n　　本报讯（记者 程砚秋 通讯\r\n员 温馨）近日，渠首开闸。（下转第三版）\r\n";
        let places: Vec<Place> = marks(page).map(|(_, place)| place).collect();
        assert_eq!(places, [Place::OwnLine, Place::Inside, Place::Closing, Place::Opening, Place::Closing]);
    }
}
