//! Turns the raw text of a Chinese newspaper page back into what the editors wrote.
#![cfg_attr(not(feature = "std"), no_std)]
#![cfg_attr(docsrs, feature(doc_cfg))]

extern crate alloc;

mod byline;
mod chars;
mod error;
mod lazy;
mod lexicon;
mod span;

pub use byline::{Byline, BylineKind, Bylines, Defect, Person, Role, bylines};
pub use error::{Error, ErrorKind};
pub use span::Span;
