//! The scan for mentions: from anchor to anchor, dates and names stepped over.

use super::{Found, around::Around, rules};
use crate::{
    cursor::Cursor,
    date::read::{self as date, Reading},
    number::{anchor, numeral},
    unit::mention,
};

/// What is a fact beside numbers with units.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Wanted {
    pub(super) bare: bool,
    pub(super) ordinals: bool,
}

/// The mentions of a text that are facts, in order.
#[derive(Clone, Debug)]
pub(super) struct Mentions<'t> {
    text: &'t str,
    at: usize,
    wanted: Wanted,
    /// The end of the mention before, for lists.
    last: usize,
}

impl<'t> Mentions<'t> {
    pub(super) const fn new(text: &'t str, wanted: Wanted) -> Self {
        Mentions { text, at: 0, wanted, last: 0 }
    }

    pub(super) fn next(&mut self) -> Option<Found<'t>> {
        while let Some(anchor) = anchor::next_anchor(self.text, self.at) {
            match self.read(anchor) {
                Ok(found) => {
                    self.at = found.mention.end;
                    self.last = found.mention.end;
                    return Some(found);
                }
                Err(resume) => self.at = resume.max(anchor + 1),
            }
        }
        self.at = self.text.len();
        None
    }

    /// The fact at `anchor`, or the place to go on from.
    fn read(&self, anchor: usize) -> Result<Found<'t>, usize> {
        let here = Cursor::new(self.text, anchor);
        if let Some(end) = rules::cannot_count(here) {
            return Err(end);
        }
        let numeral = numeral::read(self.text, anchor);
        match date::read(self.text, anchor, numeral) {
            Reading::Date(found) => return Err(found.resume),
            Reading::Skip(end) => return Err(end),
            Reading::Other => {}
        }
        let name = rules::name(here);
        let mention =
            mention::read(self.text, anchor, numeral, self.wanted.bare).map_err(|end| end.max(name))?;
        if mention.start < self.last {
            return Err(mention.number_end);
        }
        let before = Cursor::new(self.text, mention.start).before_blanks();
        if let Some(ordinal) = rules::ordinal(before, &mention) {
            let before = Cursor::new(self.text, ordinal.start);
            let found =
                Found { mention: ordinal, around: Around::new(before, self.last, &ordinal), ordinal: true };
            return if self.wanted.ordinals { Ok(found) } else { Err(ordinal.end) };
        }
        if rules::rejects(before, self.last, &mention, name) {
            return Err(mention.number_end.max(name));
        }
        Ok(Found { mention, around: Around::new(before, self.last, &mention), ordinal: false })
    }
}
