//! Cutting the blocks of a page into bodies: the text of one article each, its headline aside.

use super::label;
use crate::layout::{BlockKind, Draft, Layout, Width};
use alloc::vec::Vec;

/// The text of one article: indices of blocks, in order.
#[derive(Clone, Debug, Default)]
pub(super) struct Body {
    pub(super) blocks: Vec<usize>,
    /// The body above, where only headline lines part the two: this may be one of its sections.
    pub(super) section_of: Option<usize>,
}

/// Headline lines that stand together, and where.
#[derive(Clone, Debug)]
pub(super) struct Run {
    /// Indices of blocks.
    pub(super) blocks: Vec<usize>,
    /// The body inside which the run stands, text of it before and behind.
    pub(super) inside: Option<usize>,
}

/// What a page consists of.
#[derive(Clone, Debug, Default)]
pub(super) struct Parts {
    pub(super) bodies: Vec<Body>,
    pub(super) runs: Vec<Run>,
    pub(super) furniture: Vec<usize>,
}

/// A page has fewer articles than this. A text without form feeds that has more is read sheet by sheet, so that time stays
/// linear in it.
const SHEET: usize = 64;
/// A sheet does not end between the sections of an article, unless there are this many.
const LARGEST_SHEET: usize = 4 * SHEET;

impl Parts {
    /// The parts in sheets of a page's size.
    pub(super) fn sheets(self) -> Vec<Parts> {
        if self.bodies.len() <= SHEET {
            return alloc::vec![self];
        }
        let mut sheets: Vec<Parts> = Vec::new();
        let mut base = 0;
        for (index, body) in self.bodies.into_iter().enumerate() {
            let length = sheets.last().map_or(0, |sheet| sheet.bodies.len());
            if sheets.is_empty() || length >= SHEET && body.section_of.is_none() || length >= LARGEST_SHEET {
                sheets.push(Parts::default());
                base = index;
            }
            let section_of = body.section_of.and_then(|above| above.checked_sub(base));
            if let Some(sheet) = sheets.last_mut() {
                sheet.bodies.push(Body { section_of, ..body });
            }
        }
        let starts: Vec<Option<usize>> = sheets
            .iter()
            .map(|sheet| sheet.bodies.first().and_then(|body| body.blocks.first().copied()))
            .collect();
        for run in self.runs {
            let below = starts.partition_point(|start| *start <= run.blocks.last().copied());
            if let Some(sheet) = sheets.get_mut(below.saturating_sub(1)) {
                sheet.runs.push(Run { inside: None, ..run });
            }
        }
        if let Some(first) = sheets.first_mut() {
            first.furniture = self.furniture;
        }
        sheets
    }
}

/// Another measure shows another article from this difference on: justified columns differ less among themselves.
const OTHER_MEASURE: Width = 40;
/// … and a caption from this one on: its credit says already that it is no part of the article above.
const CAPTION_MEASURE: Width = 20;
/// A caption has at most this many paragraphs before its credit.
const LONGEST_CAPTION: usize = 4;

/// An article that its writer signs at the end, and not at the head, has at most this many paragraphs and lines of verse.
const LONGEST_BRIEF: usize = 8;
/// An article of so few paragraphs has no subheads: a headline below it is another's.
const NO_SUBHEADS: usize = 2;

/// Cuts the blocks of a page.
pub(super) fn cut(layout: &Layout<'_>) -> Parts {
    let mut cutter = Cutter { layout, parts: Parts::default(), current: None, run: Vec::new(), aside: None };
    for (index, draft) in layout.drafts.iter().enumerate() {
        cutter.push(index, draft);
    }
    cutter.end_run(None);
    cutter.parts
}

struct Cutter<'a> {
    layout: &'a Layout<'a>,
    parts: Parts,
    /// The body that is being gathered.
    current: Option<usize>,
    /// The headline lines since the last block of text.
    run: Vec<usize>,
    /// The body of a photograph that stands inside a paragraph.
    aside: Option<usize>,
}

impl Cutter<'_> {
    fn push(&mut self, index: usize, draft: &Draft) {
        match draft.kind {
            BlockKind::Furniture => self.parts.furniture.push(index),
            BlockKind::Headline | BlockKind::StackedHeadline => self.run.push(index),
            _ if draft.interposed => self.push_aside(index),
            _ => self.push_text(index, draft),
        }
    }

    fn push_aside(&mut self, index: usize) {
        self.end_run(self.current);
        let body = *self.aside.get_or_insert(self.parts.bodies.len());
        if body == self.parts.bodies.len() {
            self.parts.bodies.push(Body::default());
        }
        if let Some(body) = self.parts.bodies.get_mut(body) {
            body.blocks.push(index);
        }
    }

    fn push_text(&mut self, index: usize, draft: &Draft) {
        self.aside = None;
        let begins = self.begins(index, draft);
        let above = self.current.filter(|_| !begins && self.has_heading());
        let section_of =
            above.map(|above| self.parts.bodies.get(above).and_then(|body| body.section_of).unwrap_or(above));
        let goes_on_in = if begins || section_of.is_some() { None } else { self.current };
        self.end_run(goes_on_in);
        let body = goes_on_in.unwrap_or_else(|| {
            self.parts.bodies.push(Body { section_of, ..Body::default() });
            self.parts.bodies.len() - 1
        });
        if let Some(body) = self.parts.bodies.get_mut(body) {
            body.blocks.push(index);
        }
        self.current = Some(body);
    }

    fn end_run(&mut self, inside: Option<usize>) {
        if !self.run.is_empty() {
            self.parts.runs.push(Run { blocks: core::mem::take(&mut self.run), inside });
        }
    }

    /// Whether the block begins an article.
    fn begins(&self, index: usize, draft: &Draft) -> bool {
        let Some(body) = self.current.and_then(|current| self.parts.bodies.get(current)) else {
            return true;
        };
        let is_closed = body.blocks.last().is_some_and(|&last| self.closes(last))
            || self.is_signed(body)
            || self.is_signed_off(body) && !self.layout.signs_off(draft);
        match draft.kind {
            BlockKind::Byline => self.byline_begins(index, body, is_closed),
            BlockKind::Credit | BlockKind::Jump => is_closed && !self.is_credit(body.blocks.last()),
            _ => {
                self.layout.opens(draft)
                    || is_closed
                    || self.is_labelled()
                    || draft.kind == BlockKind::Verse && self.has_heading()
                    || self.has_byline(body)
                        && (self.is_signed_brief(index)
                            && (self.has_heading() || self.seems_new(body, draft))
                            || self.is_caption(index) && self.layout.tells_day(draft))
                    || self.has_heading() && body.section_of.is_none() && self.is_unsigned_brief(body)
                    || self.is_caption(index)
                        && (self.has_heading()
                            || self.changes_measure(body, draft, CAPTION_MEASURE)
                                && !self.begins_caption(body))
                    || self.has_heading() && self.changes_measure(body, draft, OTHER_MEASURE)
            }
        }
    }

    /// Whether headline lines stand above that are not set into the middle of a paragraph.
    fn has_heading(&self) -> bool {
        self.run.iter().any(|&block| self.layout.drafts.get(block).is_some_and(|draft| !draft.interposed))
    }

    /// Whether a block looks like the beginning of something new: it tells a day, or is set to another measure.
    fn seems_new(&self, body: &Body, draft: &Draft) -> bool {
        self.layout.tells_day(draft) || self.changes_measure(body, draft, CAPTION_MEASURE)
    }

    /// A byline on a line of its own heads the text below it; it signs the text above where none follows, or where that
    /// text is a caption, as 文/图 says, that nobody has signed yet.
    fn byline_begins(&self, index: usize, body: &Body, is_closed: bool) -> bool {
        let follows_byline = body.blocks.iter().all(|&block| self.kind(block) == Some(BlockKind::Byline));
        let text_follows =
            self.kind(index + 1).is_some_and(|kind| matches!(kind, BlockKind::Paragraph | BlockKind::Byline))
                && !self.layout.drafts.get(index + 1).is_some_and(|next| self.layout.opens(next));
        let signs_caption = body.blocks.last() == index.checked_sub(1).as_ref()
            && body.blocks.len() < LONGEST_CAPTION
            && !self.has_byline(body)
            && self.layout.names_picture(index);
        is_closed || !follows_byline && text_follows && !signs_caption
    }

    /// Whether an article ends with the block: its signature, its credit, or 下转.
    fn closes(&self, block: usize) -> bool {
        let draft = self.layout.drafts.get(block);
        draft.is_some_and(|draft| draft.kind == BlockKind::Credit || self.layout.closes(draft))
    }

    fn is_credit(&self, block: Option<&usize>) -> bool {
        block.is_some_and(|&block| self.kind(block) == Some(BlockKind::Credit))
    }

    /// Whether the paragraph at `index` is the first of a few that a picture's credit follows.
    fn is_caption(&self, index: usize) -> bool {
        let after = self.layout.drafts.iter().enumerate().skip(index).take(LONGEST_CAPTION);
        let mut ends = after.skip_while(|(_, draft)| {
            draft.kind == BlockKind::Paragraph && !self.layout.closes(draft) && !self.layout.opens(draft)
        });
        ends.next().is_some_and(|(end, draft)| {
            self.layout.credits_picture(draft) || end > index && self.signs_picture(end)
        })
    }

    /// Whether a body is the beginning of a caption itself.
    fn begins_caption(&self, body: &Body) -> bool {
        body.blocks.first().is_some_and(|&first| self.is_caption(first))
    }

    /// Whether the block at `index` is a byline that names a picture, 文/图, and heads no text.
    fn signs_picture(&self, index: usize) -> bool {
        self.kind(index) == Some(BlockKind::Byline)
            && self.layout.names_picture(index)
            && self.kind(index + 1) != Some(BlockKind::Paragraph)
    }

    /// Whether a signature ends the paragraph at `index`, or the next.
    fn is_signed_brief(&self, index: usize) -> bool {
        let after = self.layout.drafts.iter().skip(index).take(LONGEST_BRIEF);
        let is_text = |draft: &&Draft| {
            matches!(draft.kind, BlockKind::Paragraph | BlockKind::Verse) && !self.layout.opens(draft)
        };
        let mut after = after.take_while(is_text);
        after.any(|draft| self.layout.closes(draft) && !self.layout.ends_in_note(draft))
    }

    /// Whether an article is too short for subheads, and nobody has signed it.
    fn is_unsigned_brief(&self, body: &Body) -> bool {
        body.blocks.len() <= NO_SUBHEADS && !self.has_byline(body)
    }

    /// Whether a byline stands below the text of a body.
    fn is_signed(&self, body: &Body) -> bool {
        let is_byline = |&block: &usize| self.kind(block) == Some(BlockKind::Byline);
        body.blocks.last().is_some_and(is_byline) && !body.blocks.iter().all(is_byline)
    }

    /// Whether the sign-off of a notice stands below the text of a body.
    fn is_signed_off(&self, body: &Body) -> bool {
        let last = body.blocks.last().and_then(|&last| self.layout.drafts.get(last));
        last.is_some_and(|last| self.layout.signs_off(last))
    }

    /// Whether a body, or the one that it is a section of, says at its head who wrote it.
    fn has_byline(&self, body: &Body) -> bool {
        let above = body.section_of.and_then(|above| self.parts.bodies.get(above));
        let first = above.unwrap_or(body).blocks.first().and_then(|&block| self.layout.drafts.get(block));
        first.is_some_and(|first| first.kind == BlockKind::Byline || self.layout.opens(first))
    }

    /// Whether a column's label stands above: what follows it is something new.
    fn is_labelled(&self) -> bool {
        let mut above = self.run.iter().filter_map(|&block| self.layout.drafts.get(block));
        above.any(|draft| draft.kind == BlockKind::Headline && label::is_label(&self.layout.text(draft)))
    }

    fn changes_measure(&self, body: &Body, draft: &Draft, least: Width) -> bool {
        let last = body
            .blocks
            .iter()
            .rev()
            .filter_map(|&block| self.layout.drafts.get(block))
            .find(|draft| draft.rows.len() > 1);
        last.is_some_and(|last| draft.rows.len() > 1 && (last.measure - draft.measure).abs() >= least)
    }

    fn kind(&self, block: usize) -> Option<BlockKind> {
        self.layout.drafts.get(block).map(|draft| draft.kind)
    }
}
