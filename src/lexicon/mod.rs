//! Word lists and tables, data only: sorted constants that the rules above read.
