//! A place in a text, with the looks forward and back that the scanners share.

use crate::chars;

/// A byte position in a text, always on a character boundary.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cursor<'t> {
    text: &'t str,
    at: usize,
}

/// How many blanks may stand inside a mention: a space and a line break with its indent.
const MAX_BLANKS: usize = 6;

impl<'t> Cursor<'t> {
    pub(crate) const fn new(text: &'t str, at: usize) -> Self {
        Cursor { text, at }
    }

    pub(crate) const fn at(self) -> usize {
        self.at
    }

    pub(crate) const fn text(self) -> &'t str {
        self.text
    }

    /// The text from here on.
    #[inline]
    pub(crate) fn rest(self) -> &'t str {
        self.text.get(self.at..).unwrap_or("")
    }

    /// The text up to here.
    #[inline]
    pub(crate) fn before(self) -> &'t str {
        self.text.get(..self.at).unwrap_or("")
    }

    #[inline]
    pub(crate) fn peek(self) -> Option<char> {
        self.rest().chars().next()
    }

    /// The character before this place.
    #[inline]
    pub(crate) fn previous(self) -> Option<char> {
        self.before().chars().next_back()
    }

    #[inline]
    pub(crate) fn bump(&mut self) -> Option<char> {
        let c = self.peek()?;
        self.at += c.len_utf8();
        Some(c)
    }

    /// Steps over `wanted` if it stands here.
    #[inline]
    pub(crate) fn eat(&mut self, wanted: &str) -> bool {
        let found = self.rest().starts_with(wanted);
        if found {
            self.at += wanted.len();
        }
        found
    }

    /// Steps over one character of `wanted`.
    #[inline]
    pub(crate) fn eat_any(&mut self, wanted: &[char]) -> Option<char> {
        let c = self.peek().filter(|c| wanted.contains(c))?;
        self.at += c.len_utf8();
        Some(c)
    }

    /// This place moved past the spaces and line breaks of one mention.
    #[inline]
    pub(crate) fn past_blanks(self) -> Self {
        if self.may_be_blank() && self.peek().is_some_and(chars::is_blank) {
            self.skip_blanks()
        } else {
            self
        }
    }

    /// Whether the first byte here may begin a space or a break: most do not, and need not be decoded.
    #[inline]
    fn may_be_blank(self) -> bool {
        matches!(self.text.as_bytes().get(self.at), Some(0..=b' ' | 0xc2 | 0xe1..=0xe3))
    }

    fn skip_blanks(self) -> Self {
        let mut next = self;
        for c in self.rest().chars().take(MAX_BLANKS).take_while(|&c| chars::is_blank(c)) {
            next.at += c.len_utf8();
        }
        next
    }

    /// This place moved past a line break, where one stands here, and the indent after it.
    #[inline]
    pub(crate) fn past_break(self) -> Self {
        if self.may_be_blank() && self.peek().is_some_and(chars::is_break) {
            self.skip_blanks()
        } else {
            self
        }
    }

    /// This place moved back over the spaces and line breaks before it.
    #[inline]
    pub(crate) fn before_blanks(self) -> Self {
        if !self.follows_han() && self.previous().is_some_and(chars::is_blank) {
            self.skip_blanks_back()
        } else {
            self
        }
    }

    /// Whether a character of U+4000 to U+9FFF stands before, as the byte that begins it tells.
    #[inline]
    fn follows_han(self) -> bool {
        let lead = self.at.checked_sub("一".len()).and_then(|at| self.text.as_bytes().get(at));
        matches!(lead, Some(0xe4..=0xe9))
    }

    fn skip_blanks_back(self) -> Self {
        let mut earlier = self;
        for c in self.before().chars().rev().take(MAX_BLANKS).take_while(|&c| chars::is_blank(c)) {
            earlier.at -= c.len_utf8();
        }
        earlier
    }

    /// This place moved back by `bytes`, which must end a word just recognised before it.
    #[inline]
    pub(crate) const fn back(self, bytes: usize) -> Self {
        Cursor { text: self.text, at: self.at.saturating_sub(bytes) }
    }

    /// This place moved on by `bytes`, which must begin with whole characters just recognised here.
    #[inline]
    pub(crate) const fn on(self, bytes: usize) -> Self {
        Cursor { text: self.text, at: self.at + bytes }
    }
}
