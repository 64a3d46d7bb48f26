//! What a number is divided by where print puts it before: 每公斤12元, 亩产650公斤, 时速120公里.

use super::{
    around::Around,
    words::{self, class},
};
use crate::{Dimension, Unit, chars, lexicon::changes::PER_BEFORE, unit::look_up};

/// How long the words between 每公斤 or 人均 and the number may be, in characters: 人均可支配收入突破5万元.
const PER_REACH: usize = 9;

/// The unit of a mention, divided by what stands before it.
pub(super) fn of(around: &Around<'_>, unit: Unit) -> Unit {
    let shares = [
        Dimension::None,
        Dimension::Percent,
        Dimension::PercentagePoint,
        Dimension::Tenth,
        Dimension::Multiple,
    ];
    if around.seen & class::PER == 0 || unit.per().is_some() || shares.contains(&unit.dimension()) {
        return unit;
    }
    each(around.before, unit).or_else(|| named(around.before, unit)).unwrap_or(unit)
}

/// 每公斤, 每人每月.
fn each(before: &str, unit: Unit) -> Option<Unit> {
    before.match_indices('每').find_map(|(at, each)| {
        let (once, rest) = look_up::by(unit, before.get(at + each.len()..)?)?;
        let twice = rest.strip_prefix('每').and_then(|rest| look_up::by(once, rest));
        let (unit, gap) = twice.unwrap_or((once, rest));
        leads(gap).then_some(unit)
    })
}

/// 时速, 亩产, 人均.
fn named(before: &str, unit: Unit) -> Option<Unit> {
    let (below, gap) = words::back(before, PER_REACH + 1, |head| {
        let (_, word) = words::last(head, class::PER)?;
        let (_, below) = PER_BEFORE.iter().find(|(name, _)| *name == word)?;
        Some((*below, before.get(head.len()..)?))
    })?;
    let (unit, _) = look_up::by(unit, below).filter(|_| leads(gap))?;
    Some(unit)
}

/// Whether `gap` leads from the divisor to its number: a few words that name no total.
fn leads(gap: &str) -> bool {
    gap.chars().count() <= PER_REACH && gap.chars().all(|c| chars::is_han(c) && !"每共总總计計".contains(c))
}
