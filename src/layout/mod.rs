//! What each line of a page is, inferred from typography alone.

mod breaks;
mod costs;
mod fits;
mod furniture;
mod habits;
mod join;
mod lattice;
mod margins;
mod measure;
mod measures;
mod opener;
mod rejoin;
mod rows;
mod sign_off;
mod stack;
mod state;
mod steps;
mod table;
mod threads;
mod verse;
mod way_back;

pub use breaks::{Break, Decision, Reason};
pub(crate) use measure::Width;
pub use rejoin::{Block, Rejoiner, rejoin, unstack};

use crate::{
    chars::is_space,
    fold::Folder,
    gutters,
    span::Span,
    trace::{Traced, Tracer},
};
use alloc::vec::Vec;
use core::ops::Range;
use habits::Habits;
use lattice::{Reading, Role};
use opener::Opener;
use rows::{Closing, Hint, Own, Row};

/// What a block is, as far as typography and the wording of its own line can tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub enum BlockKind {
    /// A paragraph of running text.
    Paragraph,
    /// A line of a headline, a subhead or a label.
    Headline,
    /// An upright headline, its characters one below the other.
    StackedHeadline,
    /// A byline on a line of its own.
    Byline,
    /// A credit, a source or an author's note on a line of its own.
    Credit,
    /// 上接 or 下转 on a line of its own.
    Jump,
    /// Page head or foot.
    Furniture,
    /// A row of a table.
    TableRow,
    /// A line of verse.
    Verse,
}

/// A block of a folded page: which of its rows belong together.
#[derive(Clone, Debug)]
pub(crate) struct Draft {
    pub(crate) kind: BlockKind,
    /// Where its rows stand among the members of the blocks.
    pub(crate) rows: Range<usize>,
    /// The measure it is set to, or follows.
    pub(crate) measure: Width,
    /// Whether it stands inside a paragraph, which goes on after it.
    pub(crate) interposed: bool,
}

/// A folded page and its blocks.
#[derive(Clone, Debug)]
pub(crate) struct Layout<'t> {
    pub(crate) page: Traced<'t>,
    pub(crate) rows: Vec<Row>,
    pub(crate) drafts: Vec<Draft>,
    /// The indices of the rows of each block, ascending, block after block.
    members: Vec<usize>,
    /// The habits of the page that a first reading has shown.
    habits: Habits,
    /// Whether most lines have a blank one before them, so that it says nothing.
    pub(crate) is_spaced: bool,
}

/// The pages of a text, each with the byte at which it begins: form feeds part them.
pub(crate) fn pages(text: &str) -> impl Iterator<Item = (&str, usize)> {
    let ends = memchr::memchr_iter(b'\x0c', text.as_bytes()).chain([text.len()]);
    ends.scan(0, |start, end| {
        let page = Span::new(*start, end);
        *start = end + 1;
        Some((page.of(text)?, page.start()))
    })
}

/// Reads a text, page by page.
pub(crate) fn layouts(text: &str, folder: Folder) -> impl Iterator<Item = Layout<'_>> {
    pages(text).map(move |(page, offset)| Layout::of(repaired(page, folder).shifted(offset)))
}

/// `page` with its columns one below the other and its characters repaired.
fn repaired(page: &str, folder: Folder) -> Traced<'_> {
    folded(page, gutters::part(page), folder)
}

/// `page`, as `parted` has put it in order, with its characters repaired.
fn folded<'t>(page: &'t str, parted: Traced<'t>, folder: Folder) -> Traced<'t> {
    if parted.is_verbatim() {
        return folder.fold(page);
    }
    folder.fold(&parted).into_owned().through(&parted)
}

/// The rows of a folded page, its habits, and what each row is.
fn read(page: &str) -> (Vec<Row>, Habits, Vec<Reading>) {
    let rows = rows::rows(page);
    let (habits, readings) = habits::learn(&rows);
    (rows, habits, readings)
}

impl<'t> Layout<'t> {
    fn of(page: Traced<'t>) -> Self {
        let (rows, habits, readings) = read(&page);
        let (page, (rows, habits, readings)) = match threads::in_order(&page, &rows, &readings, &habits) {
            Some(threaded) => {
                let again = read(&threaded);
                (threaded.through(&page), again)
            }
            None => (page, (rows, habits, readings)),
        };
        let is_spaced = 2 * rows.iter().filter(|row| row.blank_before).count() > rows.len();
        let (drafts, members) = drafts(&rows, &readings, is_spaced);
        Layout { page, rows, drafts, members, habits, is_spaced }
    }

    /// The indices of the rows of a block, ascending.
    pub(crate) fn members(&self, draft: &Draft) -> &[usize] {
        self.members.get(draft.rows.clone()).unwrap_or_default()
    }

    /// The first row of a block.
    pub(crate) fn first_row(&self, draft: &Draft) -> Option<&Row> {
        self.rows.get(*self.members(draft).first()?)
    }

    /// Its last row.
    fn last_row(&self, draft: &Draft) -> Option<&Row> {
        self.rows.get(*self.members(draft).last()?)
    }

    /// Whether a block begins with a dateline or with 上接.
    pub(crate) fn opens(&self, draft: &Draft) -> bool {
        self.first_row(draft).is_some_and(|row| row.hint == Hint::Opens)
    }

    /// Whether a block ends with a signature or a credit.
    pub(crate) fn closes(&self, draft: &Draft) -> bool {
        matches!(self.last_hint(draft), Some(Hint::Closes(_) | Hint::Own(Own::Credit)))
    }

    /// Whether a block begins with the day of what it tells.
    pub(crate) fn tells_day(&self, draft: &Draft) -> bool {
        self.first_row(draft).is_some_and(|row| row.opener == Opener::Day)
    }

    /// Whether a block is a line of a sign-off.
    pub(crate) fn signs_off(&self, draft: &Draft) -> bool {
        self.last_hint(draft) == Some(Hint::Own(Own::SignOff))
    }

    /// Whether a block ends with a note on where more is printed.
    pub(crate) fn ends_in_note(&self, draft: &Draft) -> bool {
        self.last_hint(draft) == Some(Hint::Closes(Closing::Note))
    }

    /// Whether a block ends with the credit of a picture.
    pub(crate) fn credits_picture(&self, draft: &Draft) -> bool {
        matches!(self.last_hint(draft), Some(Hint::Closes(Closing::Picture) | Hint::Own(Own::Credit)))
    }

    /// Whether the block at `index` says who took its picture: 文/图, 摄.
    pub(crate) fn names_picture(&self, index: usize) -> bool {
        self.drafts.get(index).is_some_and(|draft| self.text(draft).contains(['图', '圖', '摄', '攝']))
    }

    fn last_hint(&self, draft: &Draft) -> Option<Hint> {
        Some(self.last_row(draft)?.hint)
    }

    /// The characters of the lines of a block, one line behind the other.
    pub(crate) fn characters(&self, draft: &Draft) -> impl Iterator<Item = char> {
        let rows = self.members(draft).iter().filter_map(|&row| self.rows.get(row));
        rows.flat_map(|row| row.span.of(&self.page).unwrap_or_default().chars())
    }

    /// The text of a block.
    pub(crate) fn text(&self, draft: &Draft) -> Traced<'static> {
        self.text_of(draft.kind, self.members(draft))
    }

    /// The text of the rows of a block.
    pub(crate) fn text_of(&self, kind: BlockKind, rows: &[usize]) -> Traced<'static> {
        let length = |&row: &usize| self.rows.get(row).map_or(0, |row| row.span.len() + 1);
        let mut out = Tracer::with_capacity(rows.iter().map(length).sum()).with_parts(rows.len());
        self.write(kind, rows, &mut out);
        out.finish().through(&self.page)
    }

    /// A part of the folded page as it stands.
    pub(crate) fn part(&self, span: Span) -> Traced<'static> {
        let mut out = Tracer::default();
        self.copy(span, &mut out);
        out.finish().through(&self.page)
    }

    /// Appends a part of the folded page as it stands.
    fn copy(&self, span: Span, out: &mut Tracer) {
        out.copy(span.of(&self.page).unwrap_or_default(), span.start());
    }

    /// Appends the text of the rows of a block to `out`, a text made from the folded page.
    fn write(&self, kind: BlockKind, rows: &[usize], out: &mut Tracer) {
        let spans = rows.iter().filter_map(|&index| self.rows.get(index)).map(|row| row.span);
        match kind {
            BlockKind::TableRow => join_cells(&self.page, spans, out),
            BlockKind::StackedHeadline => spans.for_each(|cell| self.copy(cell, out)),
            _ => join::join(&self.page, spans, out),
        }
    }

    /// The white space between two blocks; empty where one is set into the other.
    fn gap(&self, above: &Draft, below: &Draft) -> Span {
        let span = |row: Option<&Row>| row.map(|row| row.span).unwrap_or_default();
        Span::new(span(self.last_row(above)).end(), span(self.first_row(below)).start())
    }
}

/// Appends the cells of a table's row, one space between them; the rules between its columns go.
fn join_cells(page: &str, spans: impl Iterator<Item = Span>, out: &mut Tracer) {
    let mut end = None;
    for span in spans {
        let mut at = span.start();
        let is_between = |c| is_space(c) || table::is_rule(c);
        for cell in span.of(page).unwrap_or_default().split_inclusive(is_between) {
            let text = cell.trim_matches(is_between);
            if let Some(end) = end.filter(|_| !text.is_empty()) {
                out.push(" ", Span::new(end, at));
            }
            out.copy(text, at);
            end = if text.is_empty() { end } else { Some(at + text.len()) };
            at += cell.len();
        }
    }
}

/// Gathers the rows of each block: the blocks, and the rows of one after the other.
fn drafts(rows: &[Row], readings: &[Reading], is_spaced: bool) -> (Vec<Draft>, Vec<usize>) {
    let mut gatherer = Gatherer {
        rows,
        drafts: Vec::new(),
        blocks: Vec::with_capacity(rows.len()),
        last: None,
        open: None,
        aside: None,
        cut: None,
        is_spaced,
    };
    for (index, reading) in readings.iter().enumerate() {
        gatherer.push(index, reading, whole_role(readings, index));
    }
    let members = members(&mut gatherer.drafts, &gatherer.blocks);
    (gatherer.drafts, members)
}

/// The rows of each of `drafts`, one after the other, where `blocks` tells the block of each row; the drafts, of which only
/// the number of their rows is known, get to know where these stand.
fn members(drafts: &mut [Draft], blocks: &[usize]) -> Vec<usize> {
    let mut start = 0;
    for draft in drafts.iter_mut() {
        let count = draft.rows.len();
        draft.rows = start..start;
        start += count;
    }
    let mut members = alloc::vec![0; blocks.len()];
    for (row, &block) in blocks.iter().enumerate() {
        let Some(draft) = drafts.get_mut(block) else { continue };
        if let Some(member) = members.get_mut(draft.rows.end) {
            *member = row;
        }
        draft.rows.end += 1;
    }
    members
}

/// The role of the printed line that the row at `index` is a fragment of.
fn whole_role(readings: &[Reading], index: usize) -> Role {
    let mut roles = readings.iter().skip(index).map(|reading| reading.role);
    roles.find(|&role| role != Role::Fragment).unwrap_or(Role::Last)
}

/// The last line of a headline that was broken by the column, and not by an editor, has at most so many characters.
const HEADLINE_OVERHANG: u16 = 2;

struct Gatherer<'a> {
    rows: &'a [Row],
    drafts: Vec<Draft>,
    /// The block of each row so far.
    blocks: Vec<usize>,
    /// The last row of the last block.
    last: Option<usize>,
    /// The paragraph that goes on, and the caption inside it that goes on.
    open: Option<usize>,
    aside: Option<usize>,
    /// The block of the printed line that the last row is a fragment of.
    cut: Option<usize>,
    /// Whether most lines have a blank one before them, so that it says nothing.
    is_spaced: bool,
}

impl Gatherer<'_> {
    fn push(&mut self, index: usize, reading: &Reading, role: Role) {
        let block = self
            .cut
            .or_else(|| self.continued(index, role))
            .unwrap_or_else(|| self.begin(index, reading, role));
        if let Some(draft) = self.drafts.get_mut(block) {
            draft.rows.end += 1;
        }
        self.blocks.push(block);
        if block + 1 == self.drafts.len() {
            self.last = Some(index);
        }
        self.cut = (reading.role == Role::Fragment).then_some(block);
        match role {
            Role::First | Role::Middle => self.open = Some(block),
            Role::AsideFirst | Role::AsideMore => self.aside = Some(block),
            Role::Interposed => {}
            Role::Own => self.aside = None,
            Role::Last | Role::Single | Role::Headline | Role::Fragment => self.open = None,
        }
    }

    /// The block that the row at `index` goes on with.
    fn continued(&self, index: usize, role: Role) -> Option<usize> {
        let last = self.drafts.len().checked_sub(1);
        match (role, self.rows.get(index)?.hint) {
            (Role::Middle | Role::Last, _) => self.open,
            (Role::AsideMore, _) => self.aside,
            (Role::Own, Hint::Own(Own::Rest | Own::TableCell)) => last,
            (Role::Headline, _) => self.continued_headline(index),
            (Role::Own, Hint::Stack) => last.filter(|_| self.continues_stack(index)),
            _ => None,
        }
    }

    /// The headline line whose last one or two characters the row at `index` holds: too wide by as much for the column.
    fn continued_headline(&self, index: usize) -> Option<usize> {
        let row = self.rows.get(index)?;
        let last = self.drafts.len().checked_sub(1)?;
        let above = self.drafts.get(last)?;
        let goes_on = above.kind == BlockKind::Headline && self.last == index.checked_sub(1);
        let is_close = !row.blank_before || self.is_spaced || row.metrics.characters == 1;
        (goes_on && row.metrics.characters <= HEADLINE_OVERHANG && is_close).then_some(last)
    }

    /// Whether the row at `index` goes on with the upright headline that the last block is.
    fn continues_stack(&self, index: usize) -> bool {
        let hint = |row: usize| self.rows.get(row).map(|row| row.hint);
        self.last.is_some_and(|last| last + 1 == index && hint(last) == hint(index))
    }

    fn begin(&mut self, index: usize, reading: &Reading, role: Role) -> usize {
        let hint = self.rows.get(index).map_or(Hint::Text, |row| row.hint);
        self.drafts.push(Draft {
            kind: kind(role, hint),
            rows: 0..0,
            measure: reading.measure,
            interposed: self.open.is_some() && !matches!(role, Role::First | Role::Single | Role::Headline),
        });
        self.drafts.len() - 1
    }
}

fn kind(role: Role, hint: Hint) -> BlockKind {
    match (role, hint) {
        (Role::Headline | Role::Interposed, _) => BlockKind::Headline,
        (Role::Own, Hint::Stack) => BlockKind::StackedHeadline,
        (Role::Own, Hint::Furniture) => BlockKind::Furniture,
        (Role::Own, Hint::Own(own)) => match own {
            Own::Byline => BlockKind::Byline,
            Own::Credit => BlockKind::Credit,
            Own::Jump => BlockKind::Jump,
            Own::Furniture => BlockKind::Furniture,
            Own::Verse => BlockKind::Verse,
            Own::TableRow | Own::TableCell => BlockKind::TableRow,
            Own::SignOff | Own::Rest => BlockKind::Paragraph,
        },
        _ => BlockKind::Paragraph,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_form_feed_ends_a_page() {
        let found: Vec<_> = pages("甲\u{c}乙\n丙").collect();
        assert_eq!(found, [("甲", 0), ("乙\n丙", 4)]);
    }
}
