//! Turns the raw text of a Chinese newspaper page back into what the editors wrote.
#![cfg_attr(not(feature = "std"), no_std)]
#![cfg_attr(docsrs, feature(doc_cfg))]

extern crate alloc;

mod chars;
mod error;
mod lazy;
mod lexicon;
mod span;

pub use error::{Error, ErrorKind};
pub use span::Span;
