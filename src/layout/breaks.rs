//! What becomes of each break between two lines, why, and how sure that is.

use super::{
    BlockKind, Layout,
    costs::{HARD, ONE},
    join::{self, Joint},
    margins::margins,
    measure::EM,
    rows::{Hint, Row},
};
use crate::span::Span;
use alloc::vec::Vec;

/// What becomes of the white space between two lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub enum Decision {
    /// It goes: the lines were one.
    Join,
    /// It becomes one space, between two Latin words or two cells of a table.
    Space,
    /// It stays a break: a paragraph, a headline line, a byline ends here.
    Keep,
}

/// Why a break stays or goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub enum Reason {
    /// The line above is full: what follows would not have fitted on it.
    FullLine,
    /// The extractor has cut one printed line in two.
    CutLine,
    /// Both lines belong to one byline, credit, table row or upright headline.
    OneMention,
    /// The line below goes on with a paragraph that a headline or a caption interrupts.
    Resumed,
    /// The line above ends its paragraph early: what follows would have fitted.
    ShortLine,
    /// The line above is full, and a sentence ends with it; the line below is set like a first line.
    FullLastLine,
    /// The line below is indented.
    Indent,
    /// The line below begins with a dateline or with 上接.
    Dateline,
    /// The line above ends with a signature or a credit.
    Signature,
    /// One of the two lines is a headline line.
    Headline,
    /// One of the two lines stands alone by its wording: byline, credit, furniture, verse, a row of a table.
    OwnLine,
}

/// A break between two lines that are not blank.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Break {
    span: Span,
    decision: Decision,
    reason: Reason,
    margin: u32,
}

impl Break {
    /// The white space between the lines, in the text that was passed in; nothing, at the end of the first of them, where columns
    /// that stand side by side there have been put one below the other.
    #[must_use]
    pub fn span(&self) -> Span {
        self.span
    }

    /// What becomes of it.
    #[must_use]
    pub fn decision(&self) -> Decision {
        self.decision
    }

    /// Why.
    #[must_use]
    pub fn reason(&self) -> Reason {
        self.reason
    }

    /// How much worse the page would read with the other decision, in hundredths of what a paragraph's beginning costs.
    ///
    /// Measured on four text layers each of 62 typeset pages with known paragraphs, 21 000 breaks: of those with a margin
    /// below 100, one in six is decided wrongly, one in forty from 100 to 300, one in two hundred from 300 to 500, one in four
    /// hundred and fifty above. A proof-reader who looks at those below 300 looks at one break in twenty-four and finds more than
    /// half of the errors.
    #[must_use]
    pub fn margin(&self) -> u32 {
        self.margin
    }
}

/// The breaks of a page.
pub(super) fn breaks(layout: &Layout<'_>) -> Vec<Break> {
    let blocks = blocks_of_rows(layout);
    let margins = margins(&layout.rows, &layout.habits);
    let pairs = layout.rows.windows(2).zip(blocks.windows(2)).zip(margins.into_iter().skip(1));
    pairs
        .filter_map(|((rows, blocks), margin)| {
            let ([above, below], &[a, b]) = (rows, blocks) else { return None };
            let is_joined = a == b;
            let kind = |block: usize| layout.drafts.get(block).map(|draft| draft.kind);
            let is_text = |hint: Hint| !matches!(hint, Hint::Own(_) | Hint::Stack);
            let gap = Span::new(above.span.end(), below.span.start());
            let text = |row: &Row| row.span.of(&layout.page).unwrap_or_default();
            let measure = layout.drafts.get(a).map_or(0, |draft| draft.measure);
            let cost = if is_joined { margin.keep - margin.join } else { margin.join - margin.keep };
            let by_wording = !(is_text(above.hint) && is_text(below.hint));
            Some(Break {
                span: place_of(gap, layout),
                decision: match join::between(text(above), text(below)) {
                    _ if !is_joined => Decision::Keep,
                    _ if kind(a) == Some(BlockKind::TableRow) => Decision::Space,
                    Joint::Space => Decision::Space,
                    Joint::Nothing => Decision::Join,
                },
                reason: if is_joined {
                    why_joined(above, below, by_wording, measure)
                } else {
                    why_kept(above, below, [kind(a), kind(b)], measure, b < a)
                },
                margin: hundredths(if by_wording { i32::from(HARD) } else { cost }),
            })
        })
        .collect()
}

/// Where the white space between two lines stands in the source: where columns that stood side by side were put one below the
/// other, what is before the second line is elsewhere.
fn place_of(gap: Span, layout: &Layout<'_>) -> Span {
    let mut spans = layout.page.source_spans(gap);
    let mut place = spans.next().unwrap_or_else(|| layout.page.source_span(gap));
    while let Some(next) = spans.next().filter(|next| next.start() == place.end()) {
        place = place.cover(next);
    }
    place
}

/// For each row, the block it belongs to.
fn blocks_of_rows(layout: &Layout<'_>) -> Vec<usize> {
    let mut blocks = alloc::vec![0; layout.rows.len()];
    for (index, draft) in layout.drafts.iter().enumerate() {
        for &row in layout.members(draft) {
            if let Some(block) = blocks.get_mut(row) {
                *block = index;
            }
        }
    }
    blocks
}

fn hundredths(cost: i32) -> u32 {
    u32::try_from(cost.clamp(0, i32::from(HARD)) * 100 / i32::from(ONE)).unwrap_or(0)
}

fn why_joined(above: &Row, below: &Row, by_wording: bool, measure: i16) -> Reason {
    if by_wording || below.hint == Hint::Continues {
        Reason::OneMention
    } else if above.metrics.high + below.metrics.head + EM <= measure && above.metrics.ends.mark {
        Reason::CutLine
    } else {
        Reason::FullLine
    }
}

fn why_kept(above: &Row, below: &Row, kinds: [Option<BlockKind>; 2], measure: i16, resumes: bool) -> Reason {
    let is_headline = |kind| matches!(kind, Some(BlockKind::Headline | BlockKind::StackedHeadline));
    let is_paragraph = |kind| kind == Some(BlockKind::Paragraph);
    if resumes {
        Reason::Resumed
    } else if kinds.into_iter().any(is_headline) {
        Reason::Headline
    } else if !kinds.into_iter().all(is_paragraph) {
        Reason::OwnLine
    } else if below.hint == Hint::Opens {
        Reason::Dateline
    } else if matches!(above.hint, Hint::Closes(_)) {
        Reason::Signature
    } else if below.indent > 0 {
        Reason::Indent
    } else if above.metrics.high + below.metrics.head <= measure {
        Reason::ShortLine
    } else {
        Reason::FullLastLine
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Rejoiner;

    /// Each break with what became of it and why, of a column of twenty characters.
    #[track_caller]
    fn reasons(page: &str, expected: &[(Decision, Reason)]) {
        let breaks = Rejoiner::new().breaks(page);
        let found: Vec<_> = breaks.iter().map(|found| (found.decision(), found.reason())).collect();
        assert_eq!(found, expected, "{page}");
    }

    #[test]
    fn the_widths_of_lines_give_the_reason() {
        use Decision::{Join, Keep};
        reasons(
            "清晨六点河边的步道上已经有人跑步，步道上\n\
             月才修好，全长三公里，两旁种了柳树海棠，\n\
             远处还有一座凉亭，亭子里坐着下棋的老人，\n\
             他们天亮就来，带着水壶和马扎，一直下到中\n\
             午才回家吃饭，下午又来，风雨无阻有三年，\n\
             住在附近的人说从前这里是一片荒滩，如今成\n\
             了散步的去处，傍晚来的人比清晨来的更多。\n\
             据介绍，步道的另一头通向码头，码头有船，\n\
             船票五元，半个钟头一班。",
            &[
                (Join, Reason::FullLine),
                (Join, Reason::FullLine),
                (Join, Reason::FullLine),
                (Join, Reason::FullLine),
                (Join, Reason::FullLine),
                (Join, Reason::FullLine),
                (Keep, Reason::FullLastLine),
                (Join, Reason::FullLine),
            ],
        );
    }

    #[test]
    fn a_paragraph_resumes_below_a_headline_that_interrupts_it() {
        let breaks = Rejoiner::new().breaks(
            "清晨六点河边的步道上已经有人跑步，步道上\n\
             月才修好，全长三公里，两旁种了柳树海棠和\n\
             江心洲通了渡船\n\
             樱花，远处还有凉亭，亭子里有下棋的老人，\n\
             他们天亮就来，带着水壶和马扎，一直下到中\n\
             午才回家吃饭，下午又来。",
        );
        let found: Vec<_> = breaks.iter().map(|found| found.reason()).collect();
        use Reason::{FullLine, Headline, Resumed};
        assert_eq!(found, [FullLine, Headline, Resumed, FullLine, FullLine]);
    }

    #[test]
    fn a_paragraph_goes_on_below_the_photograph_that_it_runs_round() {
        let page = "\
清晨六点，河边的步道
上已经有人跑步，步道
去年三月才修好，全长
三公里，两旁种了柳树
和樱花，远处还有一座凉亭，亭子里坐着下棋的
老人，他们天亮就来，带着水壶和马扎，一直下
到中午才回家吃饭，下午又来，风雨无阻三年，
住在附近的人说从前这里是一片荒滩。
";
        let breaks = Rejoiner::new().breaks(page);
        assert!(breaks.iter().all(|found| found.decision() == Decision::Join), "{breaks:?}");
        assert!(!crate::rejoin(page).contains('\n'), "{}", crate::rejoin(page).as_str());
    }

    #[test]
    fn what_the_words_decide_is_as_sure_as_can_be() {
        let breaks =
            Rejoiner::new().breaks("河边新修步道\n本报记者 林一苇\n清晨六点，河边的步道上有人跑步。");
        let margins: Vec<_> = breaks.iter().map(|found| (found.reason(), found.margin())).collect();
        assert_eq!(margins, [(Reason::Headline, 2000), (Reason::OwnLine, 2000)]);
    }
}
