//! Text in, text out: the blocks of a page, one a line.

use super::{BlockKind, Draft, Layout, layouts, rows::Hint};
use crate::{
    fold::Folder,
    span::Span,
    trace::{Traced, Tracer},
};
use alloc::vec::Vec;

/// Rejoins the hard-wrapped lines of a newspaper page: one line a paragraph, headline line, byline, credit or table row.
///
/// What each line is follows from typography: how wide it is set, whether the next word would still have fitted, whether
/// a sentence ends, how the page indents and where it leaves blank lines. Characters are repaired first, as by
/// [`fold`](crate::fold()); upright headlines come out as one line. Nothing is put between Chinese characters, one space
/// between Latin words. Form feeds stay, and part pages, which are read one by one.
///
/// Idempotent; takes time and memory linear in `text`. Text that is not hard-wrapped comes back as it is.
///
/// ```
/// let text = baokan::rejoin("\
/// 今年以来，全县新修水渠三十公
/// 里，受益农田两万亩。
/// 水到了地头，农户心里有了底，
/// 种什么也敢试一试了。
/// ");
/// assert_eq!(text, "今年以来，全县新修水渠三十公里，受益农田两万亩。\n水到了地头，农户心里有了底，种什么也敢试一试了。");
/// ```
#[must_use]
#[doc(alias = "合并换行")]
#[doc(alias = "段落还原")]
pub fn rejoin(text: &str) -> Traced<'_> {
    Rejoiner::new().rejoin(text)
}

/// Turns upright headlines (竖排), one character a line, into one line each; every other line stays as it is printed.
///
/// Digits and Latin letters that stand side by side in one line of the headline (`2025`, `5G`) and vertical forms of marks
/// (︽ ﹁) are read as such; characters are repaired first, as by [`fold`](crate::fold()).
///
/// ```
/// assert_eq!(baokan::unstack("春\n灌\n忙\n\n本报讯"), "春灌忙\n\n本报讯");
/// ```
#[must_use]
#[doc(alias = "竖排标题")]
pub fn unstack(text: &str) -> Traced<'_> {
    Rejoiner::new().unstack(text)
}

/// [`rejoin`] and [`unstack`] with options, and the blocks that they are made of.
///
/// ```
/// use baokan::{BlockKind, Rejoiner};
/// let blocks = Rejoiner::new().blocks("大\n戏\n开\n锣\n今晚八点，县剧团在老戏台连演两场。");
/// assert_eq!(blocks[0].kind(), BlockKind::StackedHeadline);
/// assert_eq!(blocks[0].text(), &"大戏开锣");
/// assert_eq!(blocks[1].kind(), BlockKind::Paragraph);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Rejoiner {
    /// The repairs of characters that are made first.
    pub folder: Folder,
}

impl Rejoiner {
    /// Every repair.
    #[must_use]
    pub const fn new() -> Self {
        Rejoiner { folder: Folder::new() }
    }

    /// The repairs of characters to make.
    #[must_use]
    pub const fn folder(self, folder: Folder) -> Self {
        Rejoiner { folder }
    }

    /// Rejoins `text`; see [`rejoin`].
    #[must_use]
    pub fn rejoin(self, text: &str) -> Traced<'_> {
        self.rewrite(text, write_blocks)
    }

    /// Turns upright headlines into lines; see [`unstack`].
    #[must_use]
    pub fn unstack(self, text: &str) -> Traced<'_> {
        self.rewrite(text, write_unstacked)
    }

    /// Writes each page of `text` anew; the form feeds between them stay.
    fn rewrite(self, text: &str, write: impl Fn(&Layout<'_>, &mut Tracer)) -> Traced<'_> {
        let mut out = Tracer::with_capacity(text.len());
        let mut end = None;
        for layout in layouts(text, self.folder) {
            if let Some(end) = end {
                out.copy("\u{c}", end);
            }
            let mut page = Tracer::with_capacity(layout.page.len());
            write(&layout, &mut page);
            out.append(&page.finish().through(&layout.page));
            end = Some(layout.end);
        }
        out.finish_from(text)
    }

    /// The blocks of `text`, in order.
    #[must_use]
    pub fn blocks(self, text: &str) -> Vec<Block<'_>> {
        let mut blocks = Vec::new();
        for layout in layouts(text, self.folder) {
            blocks.extend(layout.drafts.iter().map(|draft| Block { kind: draft.kind, text: layout.text(draft) }));
        }
        blocks
    }
}

/// A part of a page that belongs together: a paragraph, a headline line, a byline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block<'t> {
    kind: BlockKind,
    text: Traced<'t>,
}

impl<'t> Block<'t> {
    /// What it is.
    #[must_use]
    pub fn kind(&self) -> BlockKind {
        self.kind
    }

    /// Its text, in one line, with the way back to the source.
    #[must_use]
    pub fn text(&self) -> &Traced<'t> {
        &self.text
    }
}

/// Appends the blocks of a page, a line each.
fn write_blocks(layout: &Layout<'_>, out: &mut Tracer) {
    let mut above: Option<&Draft> = None;
    for draft in &layout.drafts {
        if let Some(above) = above {
            out.push("\n", layout.gap(above, draft));
        }
        layout.write(draft.kind, &draft.rows, out);
        above = Some(draft);
    }
}

/// Appends a page as it stands, but for the breaks inside upright headlines.
fn write_unstacked(layout: &Layout<'_>, out: &mut Tracer) {
    let mut end = 0;
    let mut copy = |from: usize, to: usize| {
        out.copy(Span::new(from, to).of(&layout.page).unwrap_or_default(), from);
    };
    for pair in layout.rows.windows(2) {
        let [above, below] = pair else { continue };
        if above.hint == Hint::Stack && below.hint == Hint::Stack {
            copy(end, above.span.end());
            end = below.span.start();
        }
    }
    copy(end, layout.page.len());
}
