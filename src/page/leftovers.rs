//! Headlines that are left over, and bodies that have none or hardly one: 今日锐评 directly above a text, and its headline
//! elsewhere on the page.

use super::{
    headlines::{DOUBTFUL, Group, Neighbours},
    label,
    wording::{Overlap, Share},
};
use alloc::{vec, vec::Vec};

/// A headline that is left over shares at least this much with the body that it gets …
const KNOWN: Share = 90;
/// … and so much more than with any other that could have it.
const LEAD: Share = 60;

/// What a body has for a headline so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Slot {
    Nothing,
    /// The headline of this number, which may as well be a label.
    Label(usize),
    Headline,
}

/// Gives each of `groups` that has no body, by `bodies`, to one that could do with it. A line that has to give way becomes the
/// body's label.
pub(super) fn give(
    groups: &[(Group, Neighbours)],
    overlaps: &[Overlap],
    bodies: &mut [Option<usize>],
    labels: &mut [Option<usize>],
) {
    let mut slots = slots(groups, overlaps, bodies, labels.len());
    for (index, ((group, _), overlap)) in groups.iter().zip(overlaps).enumerate() {
        if bodies.get(index) != Some(&None) || group.inside.is_some() {
            continue;
        }
        let Some(best) = best_slot(&slots, overlap) else { continue };
        if let Some(&Slot::Label(other)) = slots.get(best)
            && let Some(body) = bodies.get_mut(other)
        {
            *body = None;
        }
        if let (Some(slot), Some(body)) = (slots.get_mut(best), bodies.get_mut(index)) {
            *slot = Slot::Headline;
            *body = Some(best);
        }
    }
    label_bodies(groups, overlaps, bodies, labels);
}

/// Makes labels of the lines directly above bodies that have their headline from elsewhere.
fn label_bodies(
    groups: &[(Group, Neighbours)],
    overlaps: &[Overlap],
    bodies: &[Option<usize>],
    labels: &mut [Option<usize>],
) {
    let left = groups.iter().zip(overlaps).zip(bodies).filter(|(_, body)| body.is_none());
    for (((group, neighbours), overlap), _) in left {
        let Some(below) = neighbours.below.filter(|&below| is_lone_label(group, overlap.share(below))) else {
            continue;
        };
        if let (true, Some(label @ None)) = (bodies.contains(&Some(below)), labels.get_mut(below)) {
            *label = group.lines.first().map(|line| line.block);
        }
    }
}

/// For each of `count` bodies, what it has.
fn slots(
    groups: &[(Group, Neighbours)],
    overlaps: &[Overlap],
    bodies: &[Option<usize>],
    count: usize,
) -> Vec<Slot> {
    let mut slots = vec![Slot::Nothing; count];
    for (index, (((group, neighbours), overlap), body)) in groups.iter().zip(overlaps).zip(bodies).enumerate()
    {
        let Some(body) = *body else { continue };
        let is_label = neighbours.below == Some(body) && is_lone_label(group, overlap.share(body));
        if let Some(slot) = slots.get_mut(body) {
            *slot = if is_label { Slot::Label(index) } else { Slot::Headline };
        }
    }
    slots
}

/// Whether a headline is one short line that shares hardly a word, `share`, with the body below it.
fn is_lone_label(group: &Group, share: Share) -> bool {
    let [line] = group.lines.as_slice() else { return false };
    line.part.is_none() && label::may_be_label(&line.text) && share < DOUBTFUL
}

/// The body that could do with a headline and has most of its words, by `overlap`, if it does so clearly.
fn best_slot(slots: &[Slot], overlap: &Overlap) -> Option<usize> {
    let open = (0..).zip(slots).filter(|&(_, &slot)| slot != Slot::Headline);
    let mut shares: Vec<(Share, usize)> = open.map(|(body, _)| (overlap.share(body), body)).collect();
    shares.sort_unstable_by(|a, b| b.cmp(a));
    let &(share, best) = shares.first()?;
    let next = shares.get(1).map_or(0, |&(share, _)| share);
    (share >= KNOWN && share - next >= LEAD).then_some(best)
}
