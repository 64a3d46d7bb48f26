//! Word lists and tables, data only: sorted constants that the rules above read.

pub(crate) mod forms;
pub(crate) mod furniture;
pub(crate) mod labels;
pub(crate) mod radicals;
