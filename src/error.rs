use crate::{chars, span::Span};
use alloc::boxed::Box;

/// Why a printed quantity, date or byline could not be read.
///
/// ```
/// use baokan::{ErrorKind, Quantity};
/// let error = "三文鱼".parse::<Quantity>().unwrap_err();
/// assert_eq!(error.kind(), ErrorKind::NotAQuantity);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(transparent)]
pub struct Error(Box<Repr>);

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{kind} at bytes {}..{}", span.start(), span.end())]
struct Repr {
    kind: ErrorKind,
    span: Span,
}

/// What kind of text was expected and not found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The text is empty or only white space.
    #[error("nothing to read")]
    Empty,
    /// No numeral with a unit.
    #[error("not a quantity")]
    NotAQuantity,
    /// No date.
    #[error("not a date")]
    NotADate,
    /// No byline, dateline or credit.
    #[error("not a byline")]
    NotAByline,
    /// A numeral that an exact decimal cannot hold.
    #[error("numeral too long for an exact decimal")]
    NumeralTooLong,
    /// The beginning could be read, and more text follows it.
    #[error("unexpected text")]
    TrailingText,
}

impl Error {
    pub(crate) fn new(kind: ErrorKind, span: Span) -> Self {
        Error(Box::new(Repr { kind, span }))
    }

    /// What was expected.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// The bytes of the input that are at fault.
    #[must_use]
    pub fn span(&self) -> Span {
        self.0.span
    }
}

/// The text of one value without the blanks around it, and the error that lies from a byte of it to its end.
pub(crate) fn single_value(text: &str) -> Result<(&str, impl Fn(ErrorKind, usize) -> Error), Error> {
    let inner = chars::trim(text);
    let offset = text.find(inner).unwrap_or(0);
    let end = inner.len();
    let error = move |kind, start| Error::new(kind, Span::new(start, end).shifted(offset));
    if inner.is_empty() { Err(error(ErrorKind::Empty, 0)) } else { Ok((inner, error)) }
}
