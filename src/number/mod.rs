//! Numbers as newspapers print them, read exactly.

mod amount;
pub(crate) mod anchor;
mod figures;
pub(crate) mod numeral;
mod power;
mod reader;
mod section;

pub use amount::Amount;
pub(crate) use power::Power;
