//! Word lists and tables, data only: sorted constants that the rules above read.
pub(crate) mod calendar;
pub(crate) mod numerals;
pub(crate) mod units;
