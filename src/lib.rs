//! Turns the raw text of a Chinese newspaper page back into what the editors wrote.
#![cfg_attr(not(feature = "std"), no_std)]
#![cfg_attr(docsrs, feature(doc_cfg))]
#![warn(clippy::alloc_instead_of_core, clippy::std_instead_of_alloc, clippy::std_instead_of_core)]

extern crate alloc;
#[cfg(test)]
extern crate std;

mod byline;
mod chars;
mod cursor;
mod date;
mod error;
mod fact;
mod fold;
pub mod guide;
mod gutters;
mod layout;
mod lazy;
mod lexicon;
mod lines;
mod number;
mod page;
mod span;
mod trace;
mod unit;
mod words;

pub use byline::{Byline, BylineKind, Bylines, Defect, Person, Role, bylines};
pub use date::{DateMention, Dates, PartialDate, dates};
pub use error::{Error, ErrorKind};
pub use fact::{Approx, Basis, Bounds, Change, ChangeRole, Direction, Fact, FactReader, Facts, Hedge, facts};
pub use fold::{Folder, fold};
pub use layout::{Block, BlockKind, Break, Decision, Reason, Rejoiner, rejoin, unstack};
pub use number::Amount;
pub use page::{Article, ArticleKind, Headline, Orientation, Page, PageReader, page};
pub use span::Span;
pub use trace::{SourceSpans, Traced};
pub use unit::{Dimension, Quantity, Unit};

/// The README's program, compiled and run with the documentation's.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
