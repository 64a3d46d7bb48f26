//! Text in, text out: the blocks of a page, one a line.

use super::{
    BlockKind, Break, Draft, Layout,
    breaks::breaks,
    folded, layouts, pages, repaired,
    rows::{Hint, rows},
};
use crate::{
    chars::is_name_dot,
    fold::{Folder, NAME_DOT},
    gutters,
    lines::{bytes_in_lines_longer_than, lines, may_exceed},
    span::Span,
    trace::{Traced, Tracer},
};
use alloc::vec::Vec;

/// Rejoins the hard-wrapped lines of a newspaper page: one line a paragraph, headline line, byline, credit or table row.
///
/// What each line is follows from typography: how wide it is set, whether the next word would still have fitted, whether
/// a sentence ends, how the page indents and where it leaves blank lines. Characters are repaired first, as by
/// [`fold`](crate::fold()); upright headlines come out as one line. Nothing is put between Chinese characters, one space
/// between Latin words. A paragraph that breaks off in one block of lines and goes on in another, set to the same measure, is
/// whole again, and what follows it stands behind it. Form feeds stay, and part pages, which are read one by one.
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
/// (︽ ﹁) are read as such; characters are repaired first, as by [`fold`](crate::fold()). Columns that came row by row are
/// read one after the other, from right to left unless the text around shows another order.
///
/// ```
/// assert_eq!(baokan::unstack("春\n灌\n忙\n\n本报讯"), "春灌忙\n\n本报讯");
/// let page = "首 石\n夜 桥\n客 夜\n满 市\n\n石桥夜市首夜客满，摊主忙到凌晨。";
/// assert_eq!(baokan::unstack(page), "石桥夜市首夜客满\n\n石桥夜市首夜客满，摊主忙到凌晨。");
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
        self.rewrite(text, |page| repaired(page, self.folder), |page| rejoined(page, self.folder))
    }

    /// Turns upright headlines into lines; see [`unstack`].
    #[must_use]
    pub fn unstack(self, text: &str) -> Traced<'_> {
        self.rewrite(text, |page| folded(page, gutters::part_uprights(page), self.folder), unstacked)
    }

    /// Writes each page of `text` anew; the form feeds between them stay.
    fn rewrite<'t>(
        self,
        text: &'t str,
        repair: impl Fn(&'t str) -> Traced<'t>,
        write: impl Fn(Traced<'t>) -> Traced<'t>,
    ) -> Traced<'t> {
        let mut out = Tracer::default();
        for (index, (page, offset)) in pages(text).enumerate() {
            if index > 0 {
                out.copy("\u{c}", offset - 1);
            }
            out.append(write(repair(page).shifted(offset)));
        }
        out.finish_from(text)
    }

    /// Every break between two lines of `text`, in the order in which they are read: what becomes of it, why, and how sure that is.
    ///
    /// Costs about three times what the blocks cost.
    ///
    /// ```
    /// use baokan::{Decision, Reason, Rejoiner};
    /// let breaks = Rejoiner::new().breaks("\
    /// 今年以来，全县新修水渠三十公
    /// 里，受益农田两万亩。
    /// 水到了地头，农户心里有了底，
    /// 种什么也敢试一试了。
    /// ");
    /// assert_eq!(breaks.iter().map(|b| b.decision()).collect::<Vec<_>>(), [Decision::Join, Decision::Keep, Decision::Join]);
    /// assert_eq!(breaks[1].reason(), Reason::ShortLine);
    /// assert!(breaks[1].margin() > 100);
    /// ```
    #[must_use]
    pub fn breaks(self, text: &str) -> Vec<Break> {
        layouts(text, self.folder).flat_map(|layout| breaks(&layout)).collect()
    }

    /// The blocks of `text`, in order.
    #[must_use]
    pub fn blocks(self, text: &str) -> Vec<Block<'_>> {
        let mut blocks = Vec::new();
        for layout in layouts(text, self.folder) {
            blocks.extend(
                layout.drafts.iter().map(|draft| Block { kind: draft.kind, text: layout.text(draft) }),
            );
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

/// A page that has this share of its characters, one in so many, in lines wider than any measure is not hard-wrapped.
const UNWRAPPED_SHARE: usize = 2;
/// Rejoining what was rejoined settles at once or, on pages of a few short lines, in a few steps. Each step may make a line
/// longer by one that is short, until it is as wide as any measure: sixty em, an em or two a step.
const MOST_STEPS: usize = 64;

/// A folded page, one line a block, until nothing stands side by side in it any more: lines that have come together may look
/// like the rows of an upright headline.
fn rejoined(page: Traced<'_>, folder: Folder) -> Traced<'_> {
    let mut page = settled(page, folder);
    for _ in 0..MOST_STEPS {
        let parted = gutters::part(&page);
        if parted.as_str() == page.as_str() {
            break;
        }
        page = settled(folded(&page, parted, folder).into_owned().through(&page), folder);
    }
    page
}

/// A folded page, one line a block. Its lines are read again until nothing changes: what is one line here may have been
/// two lines on a narrower measure, and what is short here may be letter-spaced there.
fn settled(page: Traced<'_>, folder: Folder) -> Traced<'_> {
    let mut page = page;
    for _ in 0..MOST_STEPS {
        if is_unwrapped(&page) {
            break;
        }
        let layout = Layout::of(page);
        let parts = layout.rows.len() + layout.drafts.len();
        let mut out = Tracer::with_capacity(layout.page.len()).with_parts(parts);
        write_blocks(&layout, &mut out);
        let step = out.finish();
        if step.as_str() == layout.page.as_str() {
            return layout.page;
        }
        let meets_dots = layout.drafts.iter().any(|draft| meets_dot(&layout, draft));
        page = folder.fold_again(step, meets_dots).through(&layout.page);
    }
    page
}

/// Whether most of a page stands in lines wider than any measure.
fn is_unwrapped(page: &str) -> bool {
    if !may_exceed(page, WIDEST_WRAPPED) {
        return false;
    }
    let lines = lines(page);
    let wide = bytes_in_lines_longer_than(lines.clone(), WIDEST_WRAPPED);
    // Line ends do not count: they differ from file to file.
    wide > 0 && wide * UNWRAPPED_SHARE > lines.map(Span::len).sum()
}

/// Sixty em in bytes: wider than any column, a little wider than a sheet of office paper.
const WIDEST_WRAPPED: usize = 180;

/// Whether a dot that may stand in a name gets another neighbour where the lines, or the cells, of a block are joined, or where
/// the space before the next goes.
fn meets_dot(layout: &Layout<'_>, draft: &Draft) -> bool {
    let is_dot = |c: char| is_name_dot(c) && c != NAME_DOT;
    let rows = || layout.members(draft).iter().filter_map(|&row| layout.rows.get(row)?.span.of(&layout.page));
    match draft.kind {
        BlockKind::TableRow | BlockKind::StackedHeadline => rows().any(|row| row.contains(is_dot)),
        _ => rows().any(|row| row.starts_with(is_dot) || row.ends_with(is_dot)),
    }
}

/// Appends the blocks of a page, a line each.
fn write_blocks(layout: &Layout<'_>, out: &mut Tracer) {
    let mut above: Option<&Draft> = None;
    for draft in &layout.drafts {
        if let Some(above) = above {
            out.push("\n", layout.gap(above, draft));
        }
        layout.write(draft.kind, layout.members(draft), out);
        above = Some(draft);
    }
}

/// A folded page as it stands, but for the breaks inside upright headlines.
fn unstacked(page: Traced<'_>) -> Traced<'_> {
    let rows = rows(&page);
    let mut out = Tracer::with_capacity(page.len());
    let mut end = 0;
    let copy = |out: &mut Tracer, from: usize, to: usize| {
        out.copy(Span::new(from, to).of(&page).unwrap_or_default(), from);
    };
    let mut rest = rows.as_slice();
    while let Some(start) = rest.iter().position(|row| row.hint == Hint::Stack) {
        let (_, tail) = rest.split_at(start);
        let length = tail.iter().take_while(|row| row.hint == Hint::Stack).count();
        let (run, after) = tail.split_at(length);
        if let (Some(first), Some(last)) = (run.first(), run.last()) {
            copy(&mut out, end, first.span.start());
            run.iter().for_each(|cell| copy(&mut out, cell.span.start(), cell.span.end()));
            end = last.span.end();
        }
        rest = after;
    }
    copy(&mut out, end, page.len());
    out.finish().through(&page)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dot_is_repaired_where_a_line_is_joined_behind_or_before_it() {
        for (above, below) in [("古丽•", "艾山"), ("古丽", "•艾山")] {
            let page = alloc::format!(
                "　　渠水通到村里的那一天，{above}\n{below}和邻居们在渠边坐了一下午，看\n水一点一点漫过地垄。\n"
            );
            assert!(rejoin(&page).contains("古丽·艾山"), "{page}");
        }
    }
}
