//! Which headline lines form one headline, and which body each headline belongs to.

use super::{
    assign::assign,
    bodies::{Parts, Run},
    label, leftovers,
    path::way_back,
    stacks,
    wording::{Overlap, Share, WHOLE, Wording},
};
use crate::{
    chars::is_space,
    layout::{BlockKind, Layout},
    span::Span,
};
use alloc::{string::String, vec, vec::Vec};

/// A headline has to share this much of its wording, in thousandths, with the body that it gets, position included.
const LEAST: Share = 250;
/// A headline that shares less than this with the body beside it may yet be another's.
pub(super) const DOUBTFUL: Share = 100;
/// A headline directly above a body is likely its own …
pub(super) const DIRECTLY_ABOVE: Share = 260;
/// … and so, less, is one directly below: a page's layers are read back in the order in which they were made.
const DIRECTLY_BELOW: Share = 100;
/// What it costs to begin another headline within a run of lines, in thousandths of one line's wording.
const NEW_HEADLINE: Share = 450;
/// … in thousandths at least so much of it on a sheet with few lines.
const FEW_LINES: Share = 600;
/// What is left over of a headline line that was too wide for its column, in characters.
const LONGEST_TAIL: usize = 5;
/// What a line counts that fits no body.
const UNRELATED: Share = 150;

/// One headline: its lines, top down.
#[derive(Clone, Debug, Default)]
pub(super) struct Group {
    pub(super) lines: Vec<Line>,
    /// The body inside which it stands.
    pub(super) inside: Option<usize>,
    /// How well it fits the body that it has, or the one that it would fit best.
    pub(super) score: Share,
    /// How much better that is than the next best.
    pub(super) margin: Share,
}

impl Group {
    /// Whether its lines are whole blocks: a part of one is no subhead, since the other part is a headline.
    fn is_whole(&self, layout: &Layout<'_>) -> bool {
        self.lines.iter().all(|line| {
            let rows = layout.drafts.get(line.block).map_or(0, |draft| draft.rows.len());
            line.part.is_none() && line.rows.len() == rows
        })
    }
}

/// A line of a headline, or a part of an upright headline.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub(super) block: usize,
    /// The rows of the block that form the line.
    pub(super) rows: Vec<usize>,
    /// The part of the row, where two headlines stand side by side in it.
    pub(super) part: Option<Span>,
    /// Without the spaces that pad a word.
    pub(super) text: String,
}

impl Line {
    /// Whether a blank line stands before it.
    pub(super) fn follows_blank(&self, layout: &Layout<'_>) -> bool {
        self.rows.first().and_then(|&row| layout.rows.get(row)).is_some_and(|row| row.blank_before)
    }
}

/// Where every headline of a page belongs.
#[derive(Clone, Debug, Default)]
pub(super) struct Headlines {
    /// For each body, its headline.
    pub(super) of: Vec<Option<Group>>,
    /// For each body, the block of the label above it.
    pub(super) labels: Vec<Option<usize>>,
    /// Lines inside a body that are no headline of another: subheads, with the body they stand in.
    pub(super) subheads: Vec<(usize, usize)>,
    /// Headlines that belong to no body.
    pub(super) strays: Vec<Group>,
    /// Headlines that have a body for their place alone, and hardly a word of it.
    pub(super) doubtful: Vec<Group>,
}

/// Gives the headlines of a page to its bodies.
pub(super) fn give(layout: &Layout<'_>, parts: &Parts, wording: &Wording<'_>) -> Headlines {
    let mut headlines = Headlines {
        of: vec![None; parts.bodies.len()],
        labels: vec![None; parts.bodies.len()],
        ..Headlines::default()
    };
    let mut groups = Vec::new();
    let switch = Switch::of(layout, parts);
    for run in &parts.runs {
        let neighbours = Neighbours::of(run, layout, parts);
        let blocks = take_labels(layout, run, &neighbours, wording, &mut headlines);
        groups.extend(split(layout, &blocks, run.inside, wording, &neighbours, &switch));
    }
    let mut overlaps: Vec<Overlap> = groups.iter().map(|(group, _)| wording.overlap(&group.text())).collect();
    let scores: Vec<Vec<Share>> =
        groups.iter().zip(&overlaps).map(|((_, neighbours), overlap)| neighbours.score(overlap)).collect();
    let mut bodies = assign(&scores, LEAST);
    part_strangers(&mut groups, &mut overlaps, &mut bodies, parts.bodies.len(), wording);
    leftovers::give(&groups, &overlaps, &mut bodies, &mut headlines.labels);
    for (((mut group, neighbours), overlap), body) in groups.into_iter().zip(overlaps).zip(bodies) {
        (group.score, group.margin) = standing(&neighbours.score(&overlap), body);
        match (body, group.inside) {
            (Some(body), _) => {
                if overlap.share(body) < DOUBTFUL {
                    headlines.doubtful.push(group.clone());
                }
                if let Some(slot) = headlines.of.get_mut(body) {
                    *slot = Some(group);
                }
            }
            (None, _) if is_label_of(&group, &headlines) => {}
            (None, Some(inside)) if group.is_whole(layout) => {
                headlines.subheads.extend(group.lines.iter().map(|line| (line.block, inside)))
            }
            (None, _) => headlines.strays.push(group),
        }
    }
    spread_labels(parts, &mut headlines);
    headlines
}

/// Whether a headline has become the label of a body.
fn is_label_of(group: &Group, headlines: &Headlines) -> bool {
    let block = group.lines.first().map(|line| line.block);
    block.is_some() && headlines.labels.contains(&block)
}

/// The score of `body` among `scores`, or the best, and by how much it leads the others.
fn standing(scores: &[Share], body: Option<usize>) -> (Share, Share) {
    let best = |except: Option<usize>| {
        let others = scores.iter().zip(0..).filter(|&(_, other)| Some(other) != except);
        others.map(|(&score, other)| (score, other)).max()
    };
    let own = body.or(best(None).map(|(_, body)| body));
    let score = own.and_then(|own| scores.get(own)).copied().unwrap_or(0);
    (score, score - best(own).map_or(0, |(next, _)| next))
}

/// The first line of a group that shares less than this with its body may be another body's headline …
const STRANGER: Share = 400;
/// … which has none, and with which it shares at least this much.
const ACQUAINTED: Share = 90;
/// A line this short is no headline of its own, in characters.
const SHORTEST_HEADLINE: usize = 6;

/// Parts the first line from a headline of several lines where it is rather the headline of a body that has none.
fn part_strangers(
    groups: &mut Vec<(Group, Neighbours)>,
    overlaps: &mut Vec<Overlap>,
    bodies: &mut Vec<Option<usize>>,
    count: usize,
    wording: &Wording<'_>,
) {
    for index in 0..groups.len() {
        let (Some((group, neighbours)), Some(&Some(body))) = (groups.get(index), bodies.get(index)) else {
            continue;
        };
        let (Some(line), true) = (group.lines.first(), group.lines.len() > 1) else { continue };
        let overlap = wording.overlap(&line.text);
        let free = (0..count).filter(|free| !bodies.contains(&Some(*free)));
        let other =
            free.max_by_key(|&free| overlap.share(free)).filter(|&free| overlap.share(free) >= ACQUAINTED);
        // A line of a headline that stands directly above its body is a stranger only where it fits another better.
        let heads = neighbours.below == Some(body);
        let is_stranger = |other: &usize| {
            overlap.share(body) < STRANGER && (!heads || overlap.share(*other) > overlap.share(body))
        };
        let Some(other) = other.filter(is_stranger) else { continue };
        if line.text.chars().count() < SHORTEST_HEADLINE {
            continue;
        }
        let part = (
            Group { lines: alloc::vec![line.clone()], inside: group.inside, ..Group::default() },
            *neighbours,
        );
        if let (Some((group, _)), Some(rest)) = (groups.get_mut(index), overlaps.get_mut(index)) {
            group.lines.remove(0);
            *rest = wording.overlap(&group.text());
        }
        groups.push(part);
        overlaps.push(overlap);
        bodies.push(Some(other));
    }
}

/// The bodies beside a run of headline lines.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Neighbours {
    above: Option<usize>,
    pub(super) below: Option<usize>,
}

impl Neighbours {
    fn of(run: &Run, layout: &Layout<'_>, parts: &Parts) -> Self {
        let (Some(&first), Some(&last)) = (run.blocks.first(), run.blocks.last()) else {
            return Neighbours::default();
        };
        let is_text =
            |&block: &usize| layout.drafts.get(block).is_some_and(|draft| draft.kind != BlockKind::Furniture);
        let above = (first.saturating_sub(FURNITURE_BETWEEN)..first).rev().find(is_text);
        let below = (last + 1..layout.drafts.len()).take(FURNITURE_BETWEEN).find(is_text);
        let body = |block: Option<usize>, ends: fn(&[usize]) -> Option<&usize>| {
            let block = block?;
            parts.bodies.iter().position(|body| ends(&body.blocks) == Some(&block))
        };
        Neighbours { above: body(above, <[usize]>::last), below: body(below, <[usize]>::first) }
    }

    /// For each body, how well a headline fits it that stands here and shares its wording by `overlap`.
    fn score(&self, overlap: &Overlap) -> Vec<Share> {
        let mut shares = overlap.shares();
        let mut add = |body: Option<usize>, bonus: Share| {
            if let Some(share) = body.and_then(|body| shares.get_mut(body)) {
                *share += bonus;
            }
        };
        add(self.below, DIRECTLY_ABOVE);
        add(self.above, DIRECTLY_BELOW);
        shares
    }
}

/// So much furniture may stand between a headline and its body.
const FURNITURE_BETWEEN: usize = 8;

/// Takes the labels out of a run: what remains are headline lines.
fn take_labels(
    layout: &Layout<'_>,
    run: &Run,
    neighbours: &Neighbours,
    wording: &Wording<'_>,
    headlines: &mut Headlines,
) -> Vec<usize> {
    let mut blocks = run.blocks.clone();
    let first = blocks.first().copied().filter(|_| blocks.len() > 1);
    // 公告 below a signed notice is its headline, and no label of what follows.
    let closes_notice =
        neighbours.above.is_some() && first.is_some_and(|first| follows_sign_off(layout, first));
    let is_label = |block: usize| {
        layout.drafts.get(block).is_some_and(|draft| {
            let text = label::unpadded(&layout.text(draft));
            draft.kind == BlockKind::Headline
                && !(closes_notice && Some(block) == first && label::is_notice(&text))
                && (label::is_label(&text) || Some(block) == first && is_unrelated_label(&text, wording))
        })
    };
    blocks.retain(|&block| {
        if !is_label(block) {
            return true;
        }
        match neighbours.below.and_then(|below| headlines.labels.get_mut(below)) {
            Some(slot) => {
                let other = slot.replace(block);
                headlines.strays.extend(other.and_then(|other| stray_label(layout, other)));
            }
            None if run.blocks.len() > 1 && Some(block) != first => {
                headlines.strays.extend(stray_label(layout, block))
            }
            None => return true,
        }
        false
    });
    blocks
}

/// A label below the last body, or among headlines of others: it belongs to none of them.
fn stray_label(layout: &Layout<'_>, block: usize) -> Option<Group> {
    let draft = layout.drafts.get(block)?;
    let text = label::unpadded(&layout.text(draft));
    let line = Line { block, rows: layout.members(draft).to_vec(), part: None, text };
    Some(Group { lines: alloc::vec![line], ..Group::default() })
}

/// Whether the sign-off of a notice stands directly above block `block`.
fn follows_sign_off(layout: &Layout<'_>, block: usize) -> bool {
    let above = block.checked_sub(1).and_then(|above| layout.drafts.get(above));
    above.is_some_and(|above| layout.signs_off(above))
}

/// A kicker shares at least this much of its wording with its article.
const KICKER: Share = 500;

/// Whether the line above a headline may be a label, and shares no word with any article: a kicker does.
fn is_unrelated_label(line: &str, wording: &Wording<'_>) -> bool {
    let overlap = wording.overlap(line);
    label::may_be_label(line) && overlap.share(overlap.best().1) < KICKER
}

/// A label stands above all the briefs that follow it without a label or a longer article between.
fn spread_labels(parts: &Parts, headlines: &mut Headlines) {
    let mut current = None;
    for index in 0..parts.bodies.len() {
        if let Some(&Some(label)) = headlines.labels.get(index) {
            current = Some(label);
        } else if parts.bodies.get(index).is_none_or(|body| body.blocks.len() > super::BRIEF_PARAGRAPHS) {
            current = None;
        } else if let (Some(slot), Some(label)) = (headlines.labels.get_mut(index), current) {
            *slot = Some(label);
        }
    }
}

/// Cuts a run of headline lines into headlines, where the wording of the bodies says so.
fn split(
    layout: &Layout<'_>,
    blocks: &[usize],
    inside: Option<usize>,
    wording: &Wording<'_>,
    neighbours: &Neighbours,
    switch: &Switch<'_>,
) -> Vec<(Group, Neighbours)> {
    let lines: Vec<Line> =
        blocks.iter().flat_map(|&block| lines_of(layout, block, wording, neighbours.below)).collect();
    let mut groups: Vec<(Group, Neighbours)> = Vec::new();
    let mut before = None;
    let choices = choose(&lines, wording, neighbours, switch);
    let count = lines.len();
    for (index, (line, choice)) in lines.into_iter().zip(choices).enumerate() {
        if before != Some(choice) || groups.is_empty() {
            let mut beside = *neighbours;
            beside.above = beside.above.filter(|_| index == 0);
            groups.push((Group { inside, ..Group::default() }, beside));
        }
        if let Some((group, beside)) = groups.last_mut() {
            group.lines.push(line);
            beside.below = neighbours.below.filter(|_| index + 1 == count);
        }
        before = Some(choice);
    }
    groups
}

/// For each line, the body it fits best together with its neighbours: a shortest path over lines and bodies.
fn choose(lines: &[Line], wording: &Wording<'_>, neighbours: &Neighbours, switch: &Switch<'_>) -> Vec<usize> {
    let mut table: Vec<Vec<(Share, usize)>> = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        let mut gains = wording.overlap(&line.text).shares();
        let mut prefer = |body: Option<usize>, bonus: Share| {
            if let Some(gain) = body.and_then(|body| gains.get_mut(body)) {
                *gain += bonus;
            }
        };
        prefer(neighbours.below.filter(|_| index + 1 == lines.len()), DIRECTLY_ABOVE);
        prefer(neighbours.above.filter(|_| index == 0), DIRECTLY_BELOW);
        gains.push(UNRELATED);
        let gap = index
            .checked_sub(1)
            .and_then(|above| lines.get(above))
            .map_or(0, |above| switch.cost(above, line));
        let last = table.last();
        let best = last
            .and_then(|last| last.iter().zip(0..).map(|(&(gain, _), body)| (gain, body)).max())
            .unwrap_or((0, 0));
        let row = gains.iter().enumerate().map(|(body, &gain)| {
            let stay = last.and_then(|last| last.get(body)).map_or(0, |&(gain, _)| gain);
            let (before, from) = if stay >= best.0 - gap { (stay, body) } else { (best.0 - gap, best.1) };
            (before + gain, from)
        });
        table.push(row.collect());
    }
    way_back(&table)
}

/// What it costs that another headline begins below a line.
struct Switch<'a> {
    layout: &'a Layout<'a>,
    new_headline: Share,
    /// Whether a blank line says anything: on some pages most lines have one before them.
    blank_tells: bool,
}

impl<'a> Switch<'a> {
    fn of(layout: &'a Layout<'a>, parts: &Parts) -> Self {
        let lines: usize = parts.runs.iter().map(|run| run.blocks.len()).sum();
        // Where there are hardly more lines than bodies, most headlines have one line.
        let more = lines.saturating_sub(parts.bodies.len()) * 1000 / parts.bodies.len().max(1);
        let share = Share::try_from(more).unwrap_or(WHOLE).clamp(FEW_LINES, WHOLE);
        Switch { layout, new_headline: NEW_HEADLINE * share / WHOLE, blank_tells: !layout.is_spaced }
    }

    /// Another headline begins more easily where the direction changes, where a blank line parts the lines, or behind the name
    /// of a notice (公告), which is whole; hardly where the line above announces the next, where the next begins with a dash, or
    /// where it is a few characters that were left over.
    fn cost(&self, above: &Line, below: &Line) -> Share {
        let Switch { layout, new_headline, blank_tells } = *self;
        let kind = |line: &Line| layout.drafts.get(line.block).map(|draft| draft.kind);
        let is_apart = blank_tells && below.follows_blank(layout);
        let length = |line: &Line| line.text.chars().count();
        let is_tail = length(below) <= LONGEST_TAIL && length(above) >= 2 * length(below);
        let goes_on = above.text.ends_with(['：', ':', '—']) || below.text.starts_with(['—', '―']);
        if kind(above) != kind(below) || below.part.is_some() && above.block == below.block {
            new_headline / 4
        } else if goes_on || is_tail && !is_apart {
            2 * new_headline
        } else if is_apart || label::is_notice(&above.text) {
            new_headline / 2
        } else {
            new_headline
        }
    }
}

/// The lines of a headline block: one, but for an upright headline that is several run together, the last of which may stand
/// directly above body `below`.
fn lines_of(layout: &Layout<'_>, block: usize, wording: &Wording<'_>, below: Option<usize>) -> Vec<Line> {
    let Some(draft) = layout.drafts.get(block) else { return Vec::new() };
    let line = |rows: &[usize]| Line {
        block,
        rows: rows.to_vec(),
        part: None,
        text: label::unpadded(&layout.text_of(draft.kind, rows)),
    };
    if draft.kind != BlockKind::StackedHeadline {
        let whole = line(layout.members(draft));
        return side_by_side(layout, &whole, wording).map_or_else(|| vec![whole.clone()], Vec::from);
    }
    stacks::part(layout, layout.members(draft), wording, below).into_iter().map(line).collect()
}

/// Each of two headlines side by side shares at least this much of its wording with its own body.
const OWN_SHARE: Share = 400;

/// The two headlines that an extractor has set on one line because they stand side by side: a space parts them, and each
/// fits a body of its own and hardly the other's.
fn side_by_side(layout: &Layout<'_>, line: &Line, wording: &Wording<'_>) -> Option<[Line; 2]> {
    let &[row] = line.rows.as_slice() else { return None };
    let span = layout.rows.get(row)?.span;
    let text = span.of(&layout.page)?;
    text.match_indices(is_space).take(MOST_SPACES).find_map(|(at, space)| {
        let (left, right) = (text.get(..at)?, text.get(at + space.len()..)?);
        let [a, b] = [left, right].map(|part| wording.overlap(part));
        let ((_, a_body), (_, b_body)) = (a.best(), b.best());
        let is_parted = a_body != b_body
            && a.share(a_body).min(b.share(b_body)) >= OWN_SHARE
            && a.share(b_body).max(b.share(a_body)) < UNRELATED
            && left.chars().count().min(right.chars().count()) >= SHORTEST_HEADLINE;
        let part = |text: &str, start: usize| Line {
            part: Some(Span::new(start, start + text.len())),
            text: String::from(text),
            ..line.clone()
        };
        is_parted.then(|| [part(left, span.start()), part(right, span.start() + at + space.len())])
    })
}

/// A line of headlines has no more spaces than this.
const MOST_SPACES: usize = 6;
