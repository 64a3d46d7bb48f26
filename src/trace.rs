use crate::span::Span;
use alloc::{borrow::Cow, string::String, vec::Vec};
use core::{fmt, iter::FusedIterator, ops::Deref};

/// A text that was repaired or rejoined, with the way back to the bytes it came from.
///
/// Reads as a `str`; [`source_span`](Traced::source_span) answers where a part of it stands in the text that the caller
/// passed in. The text is borrowed where nothing was changed.
///
/// ```
/// use baokan::{Span, fold};
/// let folded = fold("同⽐增⻓5%"); // two radicals where ideographs were meant
/// assert_eq!(folded.as_str(), "同比增长5%");
/// let five = folded.find("5%").unwrap();
/// assert_eq!(folded.source_span(Span::new(five, five + 2)), Span::new(12, 14));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[doc(alias = "溯源")]
pub struct Traced<'t> {
    text: Cow<'t, str>,
    pieces: Vec<Piece>,
}

/// A part of the text that comes from one place: byte by byte where both have the same length, as a whole otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Piece {
    /// Where the piece begins in the text; it ends where the next one begins.
    text_start: usize,
    source: Span,
}

impl<'t> Traced<'t> {
    /// `text` as it stands, which begins at byte `offset` of the source.
    pub(crate) fn verbatim(text: &'t str, offset: usize) -> Self {
        let source = Span::new(offset, offset + text.len());
        Traced { text: Cow::Borrowed(text), pieces: alloc::vec![Piece { text_start: 0, source }] }
    }

    /// The text itself.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The text without the map; borrowed where nothing was changed.
    #[must_use]
    pub fn into_text(self) -> Cow<'t, str> {
        self.text
    }

    /// Whether the text is a verbatim part of the source.
    #[must_use]
    pub fn is_verbatim(&self) -> bool {
        matches!(self.text, Cow::Borrowed(_))
    }

    /// The smallest span of the source that holds everything `span` of this text came from.
    ///
    /// Takes time logarithmic in the number of repairs and joins, plus linear in those under `span`.
    #[must_use]
    pub fn source_span(&self, span: Span) -> Span {
        self.source_spans(span).reduce(Span::cover).unwrap_or_else(|| self.source_point(span.start()))
    }

    /// The spans of the source that `span` of this text came from, in the order of the text.
    ///
    /// ```
    /// use baokan::{Span, rejoin};
    /// let page = "记者从县里获悉，今年全县种植小麦\n三千亩。";
    /// let text = rejoin(page);
    /// let start = text.find("小麦").unwrap();
    /// let printed: Vec<_> = text.source_spans(Span::new(start, start + 12)).map(|s| s.of(page).unwrap()).collect();
    /// assert_eq!(printed, ["小麦", "三千"]);
    /// ```
    #[must_use]
    pub fn source_spans(&self, span: Span) -> SourceSpans<'_> {
        let first = self.pieces.partition_point(|piece| piece.text_start <= span.start()).saturating_sub(1);
        SourceSpans { pieces: self.pieces.get(first..).unwrap_or_default(), text_len: self.text.len(), span }
    }

    /// Where an empty span of this text stands in the source. What replaces something is one with it: its end is that one's end.
    fn source_point(&self, at: usize) -> Span {
        let index = self.pieces.partition_point(|piece| piece.text_start <= at).checked_sub(1);
        let from = index.and_then(|index| self.pieces.get(index..)).unwrap_or_default();
        let Some((piece, end)) = with_ends(from, self.text.len()).next() else { return Span::default() };
        let into = at - piece.text_start;
        let as_a_whole = end - piece.text_start != piece.source.len();
        let offset = if as_a_whole && into > 0 { piece.source.len() } else { into.min(piece.source.len()) };
        let point = piece.source.start() + offset;
        Span::new(point, point)
    }

    /// This text as a text of the source that `inner`, whose text this one was made from, came from itself.
    pub(crate) fn through(self, inner: &Traced<'_>) -> Traced<'t> {
        if let ([whole], true) = (inner.pieces.as_slice(), inner.is_verbatim()) {
            return self.shifted(whole.source.start());
        }
        let mut pieces = Vec::with_capacity(self.pieces.len());
        for (piece, end) in with_ends(&self.pieces, self.text.len()) {
            compose(&mut pieces, *piece, end, inner);
        }
        Traced { text: self.text, pieces }
    }

    /// This text, borrowed from nobody.
    pub(crate) fn into_owned(self) -> Traced<'static> {
        Traced { text: Cow::Owned(self.text.into_owned()), pieces: self.pieces }
    }

    /// This text of a source that `offset` more bytes stand before.
    pub(crate) fn shifted(mut self, offset: usize) -> Self {
        if offset == 0 {
            return self;
        }
        for piece in &mut self.pieces {
            piece.source = piece.source.shifted(offset);
        }
        self
    }
}

/// Appends what `piece` of an outer text is in the source of `inner`.
fn compose(pieces: &mut Vec<Piece>, piece: Piece, end: usize, inner: &Traced<'_>) {
    if end - piece.text_start != piece.source.len() {
        let source = inner.source_span(piece.source);
        pieces.push(Piece { text_start: piece.text_start, source });
        return;
    }
    let mut text_start = piece.text_start;
    for (source, length) in inner.source_spans(piece.source).with_lengths() {
        pieces.push(Piece { text_start, source });
        text_start += length;
    }
}

fn with_ends(pieces: &[Piece], text_len: usize) -> impl Iterator<Item = (&Piece, usize)> {
    let ends = pieces.iter().skip(1).map(|piece| piece.text_start).chain([text_len]);
    pieces.iter().zip(ends)
}

/// The spans of the source under a part of a [`Traced`] text; made by [`Traced::source_spans`].
#[derive(Clone, Debug)]
pub struct SourceSpans<'a> {
    pieces: &'a [Piece],
    text_len: usize,
    span: Span,
}

impl SourceSpans<'_> {
    /// Each span together with how many bytes of the text it stands for.
    fn with_lengths(mut self) -> impl Iterator<Item = (Span, usize)> {
        core::iter::from_fn(move || self.step())
    }

    fn step(&mut self) -> Option<(Span, usize)> {
        while let Some((piece, rest)) = self.pieces.split_first() {
            let end = rest.first().map_or(self.text_len, |next| next.text_start);
            let from = self.span.start().max(piece.text_start);
            let to = self.span.end().min(end);
            if piece.text_start >= self.span.end() {
                break;
            }
            self.pieces = rest;
            if from < to {
                return Some((piece.part(from, to, end), to - from));
            }
        }
        self.pieces = &[];
        None
    }
}

impl Piece {
    /// Whether `length` bytes of the text from byte `at` on, which come from `source`, go on byte by byte where this last piece
    /// ends.
    fn continues(&self, at: usize, length: usize, source: Span) -> bool {
        self.source.end() == source.start()
            && source.len() == length
            && at - self.text_start == self.source.len()
    }

    /// The source of the bytes `from..to` of the text, where the piece ends at `end`.
    fn part(&self, from: usize, to: usize, end: usize) -> Span {
        if end - self.text_start == self.source.len() {
            let offset = self.source.start();
            Span::new(offset + from - self.text_start, offset + to - self.text_start)
        } else {
            self.source
        }
    }
}

impl Iterator for SourceSpans<'_> {
    type Item = Span;

    fn next(&mut self) -> Option<Span> {
        self.step().map(|(span, _)| span)
    }
}

impl FusedIterator for SourceSpans<'_> {}

impl Deref for Traced<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        &self.text
    }
}

impl AsRef<str> for Traced<'_> {
    fn as_ref(&self) -> &str {
        &self.text
    }
}

impl fmt::Display for Traced<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl PartialEq<str> for Traced<'_> {
    fn eq(&self, other: &str) -> bool {
        self.as_str() == other
    }
}

impl PartialEq<&str> for Traced<'_> {
    fn eq(&self, other: &&str) -> bool {
        self.as_str() == *other
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for Traced<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text)
    }
}

/// Builds a [`Traced`] text from parts of a source, in the order in which they are to be read.
#[derive(Debug, Default)]
pub(crate) struct Tracer {
    text: String,
    pieces: Vec<Piece>,
}

impl Tracer {
    pub(crate) fn with_capacity(bytes: usize) -> Self {
        Tracer { text: String::with_capacity(bytes), pieces: Vec::new() }
    }

    /// The same, with room for so many parts that do not go on where the one before ends.
    pub(crate) fn with_parts(self, parts: usize) -> Self {
        Tracer { pieces: Vec::with_capacity(parts), ..self }
    }

    /// Appends `part`, which stands at byte `at` of the source.
    pub(crate) fn copy(&mut self, part: &str, at: usize) {
        self.push(part, Span::new(at, at + part.len()));
    }

    /// Appends `part` in the place of `source`.
    pub(crate) fn push(&mut self, part: &str, source: Span) {
        if part.is_empty() {
            return;
        }
        self.map(self.text.len(), part.len(), source);
        self.text.push_str(part);
    }

    /// Maps the `length` bytes of the text from byte `at` on, behind all that are mapped, to `source`.
    fn map(&mut self, at: usize, length: usize, source: Span) {
        match self.pieces.last_mut() {
            Some(last) if last.continues(at, length, source) => last.source = last.source.cover(source),
            _ => self.pieces.push(Piece { text_start: at, source }),
        }
    }

    /// Appends `part`, made from the same source; the first is taken over as it is.
    pub(crate) fn append(&mut self, part: Traced<'_>) {
        if self.text.is_empty() {
            *self = Tracer { text: part.text.into_owned(), pieces: part.pieces };
            return self.join_pieces();
        }
        let start = self.text.len();
        for (piece, end) in with_ends(&part.pieces, part.text.len()) {
            if piece.text_start < end {
                self.map(start + piece.text_start, end - piece.text_start, piece.source);
            }
        }
        self.text.push_str(&part.text);
    }

    /// Makes one of pieces that go on where the one before ends, and drops those that hold nothing.
    fn join_pieces(&mut self) {
        let mut kept = 0_usize;
        for index in 0..self.pieces.len() {
            let end = self.pieces.get(index + 1).map_or(self.text.len(), |next| next.text_start);
            let Some(&piece) = self.pieces.get(index) else { break };
            let length = end - piece.text_start;
            match kept.checked_sub(1).and_then(|last| self.pieces.get_mut(last)) {
                _ if length == 0 => {}
                Some(last) if last.continues(piece.text_start, length, piece.source) => {
                    last.source = last.source.cover(piece.source);
                }
                _ => {
                    if let Some(place) = self.pieces.get_mut(kept) {
                        *place = piece;
                    }
                    kept += 1;
                }
            }
        }
        self.pieces.truncate(kept);
    }

    /// The last character written.
    pub(crate) fn last(&self) -> Option<char> {
        self.text.chars().next_back()
    }

    /// Takes back `last`, where it was the last character written: the hyphen of a divided word.
    pub(crate) fn drop_last(&mut self, last: char) {
        let length = last.len_utf8();
        let Some(piece) = self.pieces.last_mut().filter(|piece| piece.source.len() > length) else { return };
        if self.text.ends_with(last) {
            self.text.truncate(self.text.len() - length);
            piece.source = Span::new(piece.source.start(), piece.source.end() - length);
        }
    }

    /// The text written, borrowed from `source` where it is the source as it stands.
    pub(crate) fn finish_from(self, source: &str) -> Traced<'_> {
        if self.text == source { Traced::verbatim(source, 0) } else { self.finish() }
    }

    pub(crate) fn finish(self) -> Traced<'static> {
        Traced { text: Cow::Owned(self.text), pieces: self.pieces }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Traced<'static> {
        // source: "甲乙\n丙·丁", "·" replaced by one byte, the break dropped
        let mut tracer = Tracer::default();
        tracer.copy("甲乙", 0);
        tracer.copy("丙", 7);
        tracer.push(".", Span::new(10, 12));
        tracer.copy("丁", 12);
        tracer.finish()
    }

    #[test]
    fn spans_map_back_across_drops_and_replacements() {
        let text = sample();
        assert_eq!(text, "甲乙丙.丁");
        assert_eq!(text.source_span(Span::new(3, 6)), Span::new(3, 6));
        assert_eq!(text.source_span(Span::new(3, 9)), Span::new(3, 10));
        assert_eq!(
            text.source_spans(Span::new(3, 9)).collect::<Vec<_>>(),
            [Span::new(3, 6), Span::new(7, 10)]
        );
        assert_eq!(text.source_span(Span::new(9, 10)), Span::new(10, 12));
        assert_eq!(text.source_span(Span::new(10, 13)), Span::new(12, 15));
    }

    #[test]
    fn an_empty_span_has_a_place() {
        assert_eq!(sample().source_span(Span::new(6, 6)), Span::new(7, 7));
        assert_eq!(sample().source_span(Span::new(99, 99)), Span::new(15, 15));
        assert_eq!(sample().source_span(Span::new(10, 10)), Span::new(12, 12));
    }

    #[test]
    fn an_empty_span_splits_no_character() {
        let mut tracer = Tracer::default();
        tracer.copy("1", 0);
        tracer.push("/", Span::new(1, 4));
        let text = tracer.finish();
        let places: Vec<Span> = (0..=2).map(|at| text.source_span(Span::new(at, at))).collect();
        assert_eq!(places, [0, 1, 4].map(|at| Span::new(at, at)));
    }

    #[test]
    fn the_first_part_is_taken_over_with_its_pieces_joined() {
        let pieces = [(0, 0, 3), (3, 3, 6), (6, 9, 9), (6, 9, 12), (9, 13, 15)];
        let pieces =
            pieces.map(|(text_start, start, end)| Piece { text_start, source: Span::new(start, end) });
        let part = Traced { text: Cow::Borrowed("甲乙丙丁"), pieces: pieces.to_vec() };
        let mut tracer = Tracer::default();
        tracer.append(part.clone());
        let mut behind = Tracer::default();
        behind.copy("戊", 90);
        behind.append(part);
        let sources = |tracer: &Tracer| tracer.pieces.iter().map(|piece| piece.source).collect::<Vec<_>>();
        assert_eq!(sources(&tracer), [Span::new(0, 6), Span::new(9, 12), Span::new(13, 15)]);
        assert_eq!(sources(&behind)[1..], sources(&tracer));
    }

    #[test]
    fn maps_compose() {
        let inner = sample();
        let mut tracer = Tracer::default();
        tracer.copy("乙丙.", 3);
        let outer = tracer.finish().through(&inner);
        assert_eq!(
            outer.source_spans(Span::new(0, 7)).collect::<Vec<_>>(),
            [Span::new(3, 6), Span::new(7, 10), Span::new(10, 12)]
        );
    }
}
