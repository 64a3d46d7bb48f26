use core::ops::Range;

/// A byte range `start..end` of a text, on character boundaries.
///
/// Spans count bytes, as `&text[a..b]` does, never characters or columns.
///
/// ```
/// use baokan::Span;
/// let span = Span::new(3, 9);
/// assert_eq!(span.of("读报纸"), Some("报纸"));
/// assert_eq!(span.len(), 6);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[doc(alias = "位置")]
pub struct Span {
    start: usize,
    end: usize,
}

impl Span {
    /// The span from byte `start` up to byte `end`; an `end` before `start` gives the empty span at `start`.
    #[must_use]
    pub const fn new(start: usize, end: usize) -> Self {
        Span { start, end: if end < start { start } else { end } }
    }

    /// The first byte.
    #[must_use]
    pub const fn start(self) -> usize {
        self.start
    }

    /// The byte after the last.
    #[must_use]
    pub const fn end(self) -> usize {
        self.end
    }

    /// How many bytes the span covers.
    #[must_use]
    pub const fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether the span covers nothing.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The text under the span, or `None` where `text` is too short or the span splits a character.
    #[must_use]
    pub fn of(self, text: &str) -> Option<&str> {
        text.get(self.start..self.end)
    }

    /// The same span in a text that has `offset` more bytes before it.
    #[must_use]
    pub const fn shifted(self, offset: usize) -> Self {
        Span { start: self.start + offset, end: self.end + offset }
    }

    /// The smallest span that covers both.
    #[must_use]
    pub fn cover(self, other: Span) -> Self {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// At most `reach` bytes of `text` on either side of the span, in whole characters.
    pub(crate) fn surroundings(self, text: &str, reach: usize) -> [&str; 2] {
        let is_boundary = |&at: &usize| text.is_char_boundary(at);
        let from = (self.start.saturating_sub(reach)..=self.start).find(is_boundary);
        let to = (self.end..=(self.end + reach).min(text.len())).rev().find(is_boundary);
        let before = from.and_then(|from| text.get(from..self.start));
        let behind = to.and_then(|to| text.get(self.end..to));
        [before.unwrap_or_default(), behind.unwrap_or_default()]
    }

    /// The span as a range, for indexing.
    #[must_use]
    pub const fn range(self) -> Range<usize> {
        self.start..self.end
    }
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        Span::new(range.start, range.end)
    }
}

impl From<Span> for Range<usize> {
    fn from(span: Span) -> Self {
        span.range()
    }
}
