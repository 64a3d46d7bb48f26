//! Turns the raw text of a Chinese newspaper page back into what the editors wrote.
#![cfg_attr(not(feature = "std"), no_std)]
#![cfg_attr(docsrs, feature(doc_cfg))]

extern crate alloc;

mod chars;
mod cursor;
mod date;
mod error;
mod fact;
mod lazy;
mod lexicon;
mod number;
mod span;
mod unit;
mod words;

pub use date::{DateMention, Dates, PartialDate, dates};
pub use error::{Error, ErrorKind};
pub use fact::{Approx, Basis, Bounds, Change, ChangeRole, Direction, Fact, FactReader, Facts, Hedge, facts};
pub use number::Amount;
pub use span::Span;
pub use unit::{Dimension, Quantity, Unit};
