//! Word lists and tables, data only: sorted constants that the rules above read.
pub(crate) mod calendar;
pub(crate) mod changes;
pub(crate) mod hedges;
pub(crate) mod names;
pub(crate) mod numerals;
pub(crate) mod units;
