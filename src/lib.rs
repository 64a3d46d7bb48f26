//! Turns the raw text of a Chinese newspaper page back into what the editors wrote.
#![cfg_attr(not(feature = "std"), no_std)]
#![cfg_attr(docsrs, feature(doc_cfg))]

extern crate alloc;
#[cfg(any(test, feature = "std"))]
extern crate std;

mod byline;
mod chars;
mod error;
mod fold;
mod layout;
mod lazy;
mod lexicon;
mod lines;
mod page;
mod span;
mod trace;

pub use byline::{Byline, BylineKind, Bylines, Defect, Person, Role, bylines};
pub use error::{Error, ErrorKind};
pub use fold::{Folder, fold};
pub use page::{Article, ArticleKind, Headline, Orientation, Page, PageReader, page};
pub use span::Span;
pub use trace::{SourceSpans, Traced};
