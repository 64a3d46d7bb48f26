//! Word lists and tables, data only: sorted constants that the rules above read.

pub(crate) mod narrative;
pub(crate) mod outlets;
pub(crate) mod places;
pub(crate) mod roles;
pub(crate) mod surnames;
pub(crate) mod variants;
