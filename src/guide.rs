#![doc = include_str!("../docs/GUIDE.md")]
//!
//! [`Fact::bounds`]: crate::Fact::bounds
//! [`Fact::si`]: crate::Fact::si
//! [`Person::role_class`]: crate::Person::role_class
//! [`Rejoiner::blocks`]: crate::Rejoiner::blocks
//! [`Rejoiner::breaks`]: crate::Rejoiner::breaks
//! [`Traced::is_verbatim`]: crate::Traced::is_verbatim
//! [`Traced`]: crate::Traced
//! [`page`]: crate::page()
