//! Sections under a subhead, told from articles under a headline of their own.
//!
//! Both stand between paragraphs of one measure. A headline of several lines, or one that says notice, begins an article,
//! where its wording is that of the text below and not that of the text above; a single line is a subhead.

use super::{
    bodies::{Body, Parts, Run},
    label,
    wording::{Share, Wording},
};
use crate::{layout::Layout, trace::Traced};
use alloc::vec::Vec;

/// A headline shares at least this much of its wording with the text below it …
const BELOW: Share = 350;
/// … and this much more than with the text above.
const MORE_THAN_ABOVE: Share = 200;

/// Merges every section into the body above it.
pub(super) fn merge(layout: &Layout<'_>, parts: &mut Parts, wording: &Wording<'_>) {
    let mut kept: Vec<Body> = Vec::with_capacity(parts.bodies.len());
    let mut places = Vec::with_capacity(parts.bodies.len());
    for (index, body) in parts.bodies.iter().enumerate() {
        let above = parts.runs.partition_point(|run| run.blocks.last() < body.blocks.first());
        let heading = above.checked_sub(1).and_then(|above| parts.runs.get(above));
        let is_section =
            body.section_of.is_some() && !heading.is_some_and(|run| is_headline(layout, run, index, wording));
        match kept.last_mut().filter(|_| is_section) {
            Some(above) => above.blocks.extend(&body.blocks),
            None => kept.push(body.clone()),
        }
        places.push(kept.len() - 1);
    }
    for run in &mut parts.runs {
        run.inside = inside(run, &kept).or(run.inside.and_then(|inside| places.get(inside).copied()));
    }
    parts.bodies = kept;
}

/// The body that has text both above and below a run.
pub(super) fn inside(run: &Run, bodies: &[Body]) -> Option<usize> {
    bodies
        .iter()
        .position(|body| body.blocks.first() < run.blocks.first() && run.blocks.last() < body.blocks.last())
}

/// Whether the run above body `below` is the headline of an article of its own.
fn is_headline(layout: &Layout<'_>, run: &Run, below: usize, wording: &Wording<'_>) -> bool {
    let lines: Vec<Traced<'_>> = run
        .blocks
        .iter()
        .filter_map(|&block| layout.drafts.get(block))
        .map(|draft| layout.text(draft))
        .collect();
    let best = |body: usize| lines.iter().map(|line| wording.overlap(line).share(body)).max().unwrap_or(0);
    let above = below.checked_sub(1).map_or(0, best);
    let is_notice = lines.last().is_some_and(|line| label::is_notice(line));
    let is_tall = lines.len() > 1;
    (is_tall || is_notice) && best(below) >= BELOW && best(below) >= above + MORE_THAN_ABOVE
}
