//! Word lists and tables, data only: sorted constants that the rules above read.

pub(crate) mod calendar;
pub(crate) mod changes;
pub(crate) mod forms;
pub(crate) mod furniture;
pub(crate) mod hedges;
pub(crate) mod labels;
pub(crate) mod names;
pub(crate) mod narrative;
pub(crate) mod numerals;
pub(crate) mod openers;
pub(crate) mod organisations;
pub(crate) mod outlets;
pub(crate) mod places;
pub(crate) mod radicals;
pub(crate) mod roles;
pub(crate) mod surnames;
pub(crate) mod units;
pub(crate) mod variants;
