//! Seams: where what was gathered as one body is two articles, as a headline shows that found no body of its own.
//!
//! An article that begins without a dateline, a byline or a headline above it cannot be told from the one before by its first
//! line. But a page has as many headlines as articles, or nearly: where one is left over whose words stand in the lower
//! part of a body, and the body's own headline speaks of the upper part, the two parts are two articles. That the measure
//! changes there, that a notice ends or a date begins, makes it likelier; alone it does not make it so.

use super::{
    bodies::{Body, Parts},
    headlines::{Group, Headlines, Line},
    label,
    sections::inside,
    wording::{Index, Share, WHOLE, Wording},
};
use crate::{
    layout::{BlockKind, Layout, Width},
    lexicon::labels::CLOSING_WORDS,
};
use alloc::{string::String, vec::Vec};

/// A headline has to hold to one part of a body with at least this share of its wording, the other part's taken off.
const LEAST_LEAN: Share = 300;
/// Every headline leans to the lead of its own article: that of the upper part says no more than this.
const OWN_LEAD: Share = 300;
/// What the two headlines and the look of the seam have to make together.
const LEAST_EVIDENCE: Share = 900;
/// A change of measure of four em and more, and one of two.
const OTHER_COLUMN: (Width, Share) = (80, 500);
const OTHER_MEASURE: (Width, Share) = (40, 300);
/// The paragraph below begins with a date, or the one above ends as notices do.
const LEAD: Share = 150;
const CLOSING: Share = 300;
/// The headline stands directly above the upper part, or directly below the lower.
const BESIDE: Share = 150;
/// The own headline stands directly above the upper part, and would yet have to be that of the lower.
const MISPLACED: Share = 400;
/// Headline lines stand between the two parts.
const HEADED: Share = 100;
/// More headlines than this that no body claims are no headlines: a list, a poem.
const MOST_STRAYS: usize = 24;

/// A place where a body is to be parted, and how much speaks for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Seam {
    evidence: Share,
    body: usize,
    /// How many blocks stand above it.
    above: usize,
}

/// Parts the body for which most speaks; says whether there was one.
pub(super) fn part(layout: &Layout<'_>, parts: &mut Parts, headlines: &Headlines, index: &Index) -> bool {
    let strays = || headlines.strays.iter().chain(&headlines.doubtful);
    let halves = halves(layout, parts, headlines);
    if strays().count() > MOST_STRAYS || strays().next().is_none() && halves.is_empty() {
        return false;
    }
    let sheet = Sheet::of(layout, parts, headlines, index);
    let seams = strays().flat_map(|stray| sheet.seams(stray)).chain(sheet.seams_of_halves(&halves));
    let Some(best) = seams.max() else { return false };
    let Some(body) = parts.bodies.get_mut(best.body) else { return false };
    let lower = Body { blocks: body.blocks.split_off(best.above), section_of: None };
    parts.bodies.insert(best.body + 1, lower);
    for run in &mut parts.runs {
        run.inside = inside(run, &parts.bodies);
    }
    true
}

/// Two parts of the headline of a body: it may be two headlines, one of which has found no body of its own.
struct Halves {
    body: usize,
    parts: [Group; 2],
}

/// The headlines that stand away from their bodies, where a blank line parts them in two.
fn halves(layout: &Layout<'_>, parts: &Parts, headlines: &Headlines) -> Vec<Halves> {
    if layout.is_spaced {
        return Vec::new();
    }
    let bodies = headlines.of.iter().zip(&parts.bodies).enumerate();
    let apart = bodies.filter_map(|(body, (own, parts))| {
        let own = own.as_ref()?;
        let first = *parts.blocks.first()?;
        own.lines.last().filter(|line| line.block + 1 != first).map(|_| (body, own))
    });
    let cut = |(body, own): (usize, &Group)| {
        let follows_blank = |&at: &usize| own.lines.get(at).is_some_and(|line| line.follows_blank(layout));
        let mut cuts = (1..own.lines.len()).filter(follows_blank);
        let at = cuts.next().filter(|_| cuts.next().is_none())?;
        let (above, below) = own.lines.split_at(at);
        let part = |lines: &[Line]| Group { lines: lines.to_vec(), ..own.clone() };
        Some(Halves { body, parts: [part(above), part(below)] })
    };
    apart.filter_map(cut).collect()
}

/// The bodies of a sheet, and the wording of their blocks, one by one.
struct Sheet<'a> {
    layout: &'a Layout<'a>,
    parts: &'a Parts,
    headlines: &'a Headlines,
    wording: Wording<'a>,
}

impl<'a> Sheet<'a> {
    fn of(layout: &'a Layout<'a>, parts: &'a Parts, headlines: &'a Headlines, index: &'a Index) -> Self {
        let blocks = parts.bodies.iter().flat_map(|body| &body.blocks);
        let wording = Wording::of(index, blocks.map(core::slice::from_ref));
        Sheet { layout, parts, headlines, wording }
    }

    /// The best seam of every body that `stray` speaks for.
    fn seams(&self, stray: &Group) -> impl Iterator<Item = Seam> {
        self.parts.bodies.iter().zip(&self.headlines.of).enumerate().filter_map(move |(index, (_, own))| {
            let own = own.as_ref();
            if own.is_some_and(|own| own.is_beside(stray)) {
                return None;
            }
            self.seam(stray, own, index, Share::MIN)
        })
    }

    /// The best seam of the bodies whose headline may be two, where something looks like one.
    fn seams_of_halves(&self, halves: &[Halves]) -> impl Iterator<Item = Seam> {
        halves.iter().flat_map(|Halves { body, parts: [above, below] }| {
            let ways = [(above, below), (below, above)].into_iter();
            ways.filter_map(|(stray, own)| self.seam(stray, Some(own), *body, LEAD))
        })
    }

    /// The best seam of body `index`, whose headline is `own`, if `stray` speaks for one that looks like one by `least_look`.
    fn seam(&self, stray: &Group, own: Option<&Group>, index: usize, least_look: Share) -> Option<Seam> {
        let body = self.parts.bodies.get(index)?;
        let first: usize = self.parts.bodies.iter().take(index).map(|body| body.blocks.len()).sum();
        let blocks = first..first + body.blocks.len();
        let leans = self.wording.leans(&stray.text(), blocks.clone());
        let heads = own.is_some_and(|own| self.stands_above(own, body));
        let others = self.wording.leans(&own.map(Group::text).unwrap_or_default(), blocks);
        let seam = |(above, (lean, other)): (usize, (&Share, &Share))| {
            // What stands directly above a body is no headline of its lower part, unless much speaks for it.
            let wrong = if heads && *other > 0 { MISPLACED } else { 0 };
            let evidence = self.evidence(stray, body, above, *lean, *other) - wrong;
            (evidence >= LEAST_EVIDENCE && self.look(body, above) >= least_look).then_some(Seam {
                evidence,
                body: index,
                above,
            })
        };
        (1..).zip(leans.iter().zip(&others)).filter_map(seam).max()
    }

    /// What speaks for a seam below the first `above` blocks of a body, to whose lower part the words of the stray headline
    /// lean by `lean` and those of its own headline by `other`.
    fn evidence(&self, stray: &Group, body: &Body, above: usize, lean: Share, other: Share) -> Share {
        let is_below = self.stands_below(stray, body);
        let is_above = self.stands_above(stray, body);
        let is_notice =
            is_below && lean >= 0 && stray.lines.last().is_some_and(|line| label::is_notice(&line.text));
        let speaks_for_upper = lean <= -LEAST_LEAN && other > 0;
        if lean < LEAST_LEAN && !is_notice && !speaks_for_upper {
            return 0;
        }
        let look = self.look(body, above);
        if speaks_for_upper {
            other - lean + look + if is_above { BESIDE } else { 0 }
        } else if lean >= LEAST_LEAN || look >= OTHER_COLUMN.1 {
            lean + (-other).clamp(-OWN_LEAD, OWN_LEAD) + look + if is_below { BESIDE } else { 0 }
        } else {
            0
        }
    }

    /// What the seam looks like.
    fn look(&self, body: &Body, above: usize) -> Share {
        let (Some(upper), Some(lower)) = (body.blocks.get(..above), body.blocks.get(above..)) else {
            return 0;
        };
        let (Some(&last), Some(&first)) = (upper.last(), lower.first()) else { return 0 };
        let Some(draft) = self.layout.drafts.get(first) else { return 0 };
        if !matches!(draft.kind, BlockKind::Paragraph | BlockKind::Verse) || self.layout.signs_off(draft) {
            return -WHOLE;
        }
        let measure = |block: &usize| {
            self.layout.drafts.get(*block).filter(|draft| draft.rows.len() > 1).map(|draft| draft.measure)
        };
        let change = match (upper.iter().rev().find_map(measure), lower.iter().find_map(measure)) {
            (Some(upper), Some(lower)) => (upper - lower).abs(),
            _ => 0,
        };
        let column = [OTHER_COLUMN, OTHER_MEASURE].into_iter().find(|&(least, _)| change >= least);
        let closes =
            self.layout.drafts.get(last).is_some_and(|draft| {
                CLOSING_WORDS.iter().any(|word| self.layout.text(draft).ends_with(word))
            });
        let is_headed = (last + 1..first).any(|block| {
            self.layout.drafts.get(block).is_some_and(|draft| draft.kind != BlockKind::Furniture)
        });
        column.map_or(0, |(_, evidence)| evidence)
            + if closes { CLOSING } else { 0 }
            + if self.layout.tells_day(draft) { LEAD } else { 0 }
            + if is_headed { HEADED } else { 0 }
    }

    /// Whether nothing but furniture stands between the end of a body and a headline.
    fn stands_below(&self, stray: &Group, body: &Body) -> bool {
        let line = stray.lines.first().map(|line| line.block);
        self.are_neighbours(body.blocks.last().copied(), line)
    }

    fn stands_above(&self, stray: &Group, body: &Body) -> bool {
        let line = stray.lines.last().map(|line| line.block);
        self.are_neighbours(line, body.blocks.first().copied())
    }

    fn are_neighbours(&self, upper: Option<usize>, lower: Option<usize>) -> bool {
        let (Some(upper), Some(lower)) = (upper, lower) else { return false };
        let between = self.layout.drafts.get(upper + 1..lower);
        between.is_some_and(|between| between.iter().all(|draft| draft.kind == BlockKind::Furniture))
    }
}

impl Group {
    /// Whether two headlines stand one directly above the other: they may be parts of one.
    fn is_beside(&self, other: &Group) -> bool {
        let (first, last) =
            (self.lines.first().map(|line| line.block), self.lines.last().map(|line| line.block));
        let (above, below) =
            (other.lines.last().map(|line| line.block + 1), other.lines.first().map(|line| line.block));
        above >= first && above <= last.map(|last| last + 1)
            || below <= last.map(|last| last + 1) && below >= first
    }

    /// The lines of the headline, spaces between them.
    pub(super) fn text(&self) -> String {
        self.lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join(" ")
    }
}

#[cfg(test)]
mod tests {
    use crate::page;
    use alloc::{string::String, vec::Vec};

    /// The headline and the first characters of every article.
    fn articles(text: &str) -> Vec<(String, String)> {
        let first = |text: &str| text.chars().take(4).collect();
        let page = page(text);
        let article = |article: &crate::Article<'_>| {
            let headline = article.headline().map(crate::Headline::text).unwrap_or_default();
            (headline, article.paragraphs().first().map(|paragraph| first(paragraph)).unwrap_or_default())
        };
        page.articles().iter().map(article).collect()
    }

    const STORY: &str = "\
本报清河讯（记者 田野）3月6日，记者从县水利局获悉，改建后的
北渠昨日通水，下游五个村的三万亩农田都能浇上。
北渠长十二公里，是上世纪修的老渠，年年漏水，去年冬天开始改
建，全线铺了混凝土。
";

    #[test]
    fn a_stray_headline_parts_the_article_that_begins_unmarked() {
        let text = alloc::format!(
            "北渠昨日通水\n{STORY}丹桂路的早市搬进了大棚，\n三百个摊位编了号，买菜\n的老人不用再踩着泥水走。\n早市丹桂路新棚开张\n"
        );
        let found = articles(&text);
        assert_eq!(found.len(), 2, "{found:?}");
        assert_eq!(found[1], ("早市丹桂路新棚开张".into(), "丹桂路的".into()));
    }

    #[test]
    fn two_headlines_in_a_heap_part_the_article_they_speak_of() {
        let text = alloc::format!(
            "{STORY}3月8日起，丹桂路的早市搬进大棚，三百个\n摊位都编了号。\n\n北渠昨日通水\n\n丹桂路早市搬进大棚\n"
        );
        let found = articles(&text);
        assert_eq!(found.len(), 2, "{found:?}");
        assert_eq!(found[0].0, "北渠昨日通水");
        assert_eq!(found[1], ("丹桂路早市搬进大棚".into(), "3月8日".into()));
    }

    #[test]
    fn another_measure_alone_parts_nothing() {
        let text = alloc::format!(
            "北渠昨日通水\n{STORY}渠上新装了二十座闸门，\n开多大、放多久，水管所\n的人在屏幕前就能定。\n"
        );
        assert_eq!(articles(&text).len(), 1);
    }

    #[test]
    fn the_name_of_a_notice_stands_below_its_sign_off() {
        let text = alloc::format!(
            "北渠昨日通水\n{STORY}因丹桂路检修管道，3月8\n日9时至15时停水，请提前\n储水。特此公告。\n清河县自来水公司\n2025年3月6日\n公　告\n"
        );
        let found = articles(&text);
        assert_eq!(found.len(), 2, "{found:?}");
        assert_eq!(found[1].0, "公　告");
    }
}
