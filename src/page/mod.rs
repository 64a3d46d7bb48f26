//! A page: articles with their own headlines.

mod assign;
mod bodies;
mod headlines;
mod label;
mod leftovers;
mod path;
mod quotes;
mod seams;
mod sections;
mod stacks;
mod tiers;
mod wording;

use crate::{
    byline::{Byline, BylineKind, bylines},
    fold::Folder,
    layout::{BlockKind, Layout, layouts},
    trace::Traced,
};
use alloc::{string::String, vec::Vec};
use bodies::{Body, Parts};
use core::ops::Range;
use headlines::{Group, Headlines};
use wording::{Index, Wording};

/// Reads the raw text of a newspaper page: articles, each with its headline, byline and whole paragraphs.
///
/// ```
/// let page = baokan::page("\
/// 春灌用水有保障
/// 本报沙河讯（记者 李明）3月1日，记者从县水利局获悉，今年春
/// 灌用水已蓄足两亿立方米。
/// ");
/// let article = &page.articles()[0];
/// assert_eq!(article.headline().unwrap().text(), "春灌用水有保障");
/// assert!(article.paragraphs()[0].ends_with("今年春灌用水已蓄足两亿立方米。"));
/// ```
#[must_use]
#[doc(alias = "版面")]
pub fn page(text: &str) -> Page<'_> {
    PageReader::new().read(text)
}

/// [`page`] with options.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct PageReader {
    /// The repairs of characters that are made first.
    pub folder: Folder,
}

impl PageReader {
    /// Every repair.
    #[must_use]
    pub const fn new() -> Self {
        PageReader { folder: Folder::new() }
    }

    /// The repairs of characters to make.
    #[must_use]
    pub const fn folder(self, folder: Folder) -> Self {
        PageReader { folder }
    }

    /// Reads `text`; form feeds part its pages, which are read one by one.
    #[must_use]
    pub fn read(self, text: &str) -> Page<'_> {
        let mut page = Page::default();
        for layout in layouts(text, self.folder) {
            read_layout(&layout, &mut page);
        }
        page
    }
}

/// What a page holds.
#[derive(Clone, Debug, Default)]
pub struct Page<'t> {
    articles: Vec<Article<'t>>,
    strays: Vec<Headline<'t>>,
    furniture: Vec<Traced<'t>>,
}

impl<'t> Page<'t> {
    /// The articles, in the order in which their text stands.
    #[must_use]
    pub fn articles(&self) -> &[Article<'t>] {
        &self.articles
    }

    /// Headlines that belong to no article of the page.
    #[must_use]
    pub fn strays(&self) -> &[Headline<'t>] {
        &self.strays
    }

    /// Page head and foot: date line, page number, staff line, printer's line.
    #[must_use]
    pub fn furniture(&self) -> &[Traced<'t>] {
        &self.furniture
    }
}

/// What an article is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub enum ArticleKind {
    /// A story.
    Story,
    /// A photograph with its caption.
    Photo,
    /// A brief: a paragraph or two, signed at the end.
    Brief,
    /// A notice.
    Notice,
}

impl ArticleKind {
    /// The kind in one English word, small letters.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            ArticleKind::Story => "story",
            ArticleKind::Photo => "photo",
            ArticleKind::Brief => "brief",
            ArticleKind::Notice => "notice",
        }
    }
}

/// An article.
#[derive(Clone, Debug)]
pub struct Article<'t> {
    kind: ArticleKind,
    column: Option<Traced<'t>>,
    headline: Option<Headline<'t>>,
    byline: Option<Byline>,
    credits: Vec<Byline>,
    paragraphs: Vec<Traced<'t>>,
}

impl<'t> Article<'t> {
    /// What it is.
    #[must_use]
    pub fn kind(&self) -> ArticleKind {
        self.kind
    }

    /// The label above it (栏目), which briefs share.
    #[must_use]
    pub fn column(&self) -> Option<&Traced<'t>> {
        self.column.as_ref()
    }

    /// Its headline, where the page has one.
    #[must_use]
    pub fn headline(&self) -> Option<&Headline<'t>> {
        self.headline.as_ref()
    }

    /// The byline that opens or signs it.
    #[must_use]
    pub fn byline(&self) -> Option<&Byline> {
        self.byline.as_ref()
    }

    /// Photo credits, signatures at the end, staff lines.
    #[must_use]
    pub fn credits(&self) -> &[Byline] {
        &self.credits
    }

    /// Its paragraphs, byline and credit lines included where they are printed; a subhead, a table's row and a line of
    /// verse are paragraphs of their own.
    #[must_use]
    pub fn paragraphs(&self) -> &[Traced<'t>] {
        &self.paragraphs
    }
}

/// Which way the characters of a headline run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub enum Orientation {
    /// From left to right.
    Horizontal,
    /// From top to bottom (竖排).
    Vertical,
}

/// A headline.
#[derive(Clone, Debug)]
pub struct Headline<'t> {
    lines: Vec<Traced<'t>>,
    /// Which of the lines are the main ones.
    main: Range<usize>,
    orientation: Orientation,
    score: i32,
    margin: i32,
}

impl<'t> Headline<'t> {
    /// Its printed lines, top down; an upright headline is one line.
    #[must_use]
    pub fn lines(&self) -> &[Traced<'t>] {
        &self.lines
    }

    /// The lines above the main one (引题), where they can be told.
    #[must_use]
    #[doc(alias = "引题")]
    pub fn kicker(&self) -> &[Traced<'t>] {
        self.lines.get(..self.main.start).unwrap_or_default()
    }

    /// The lines below the main one (副题, 提要), where they can be told.
    #[must_use]
    #[doc(alias = "副题")]
    pub fn deck(&self) -> &[Traced<'t>] {
        self.lines.get(self.main.end..).unwrap_or_default()
    }

    /// All its lines, joined by spaces.
    #[must_use]
    pub fn text(&self) -> String {
        self.lines.iter().map(Traced::as_str).collect::<Vec<_>>().join(" ")
    }

    /// How well it fits its article, in thousandths: the share of its wording that the article holds, each word weighted by
    /// how rare it is on the page, up to half as much again for the lead, and 260 more where it stands directly above. Of a
    /// headline without an article, how well it fits the one that is likest.
    ///
    /// ```
    /// let page = baokan::page("\
    /// 北渠昨日通水
    /// 本报清河讯（记者 田野）改建后的北渠昨日通水，下游五个村的农
    /// 田都能浇上。
    /// ");
    /// let headline = page.articles()[0].headline().unwrap();
    /// assert!(headline.score() > 1000 && headline.margin() > 0);
    /// ```
    #[must_use]
    pub fn score(&self) -> i32 {
        self.score
    }

    /// How much higher its score is than with any other article of the page; negative where another one would be liker but
    /// has a headline that fits it better still.
    ///
    /// Of 1111 headlines on typeset pages with known articles, hard ones among them, one in two with a margin below 250 was
    /// another article's or had a line too many or too few, one in five from 250 to 1000, one in thirteen above.
    #[must_use]
    pub fn margin(&self) -> i32 {
        self.margin
    }

    /// Which way its characters run.
    #[must_use]
    pub fn orientation(&self) -> Orientation {
        self.orientation
    }
}

fn read_layout(layout: &Layout<'_>, page: &mut Page<'_>) {
    for sheet in bodies::cut(layout).sheets() {
        read_sheet(layout, sheet, page);
    }
}

fn read_sheet(layout: &Layout<'_>, mut parts: Parts, page: &mut Page<'_>) {
    let index = index_of(layout, &parts);
    let wording = wording_of(&index, &parts);
    sections::merge(layout, &mut parts, &wording);
    let mut headlines = headlines::give(layout, &parts, &wording_of(&index, &parts));
    for _ in 0..MOST_SEAMS {
        if !seams::part(layout, &mut parts, &headlines, &index) {
            break;
        }
        headlines = headlines::give(layout, &parts, &wording_of(&index, &parts));
    }
    page.strays.extend(headlines.strays.iter().map(|group| headline(layout, group)));
    let furniture = parts.furniture.iter().filter_map(|&block| layout.drafts.get(block));
    page.furniture.extend(furniture.map(|draft| layout.text(draft)));
    for (index, body) in parts.bodies.iter().enumerate() {
        page.articles.push(article(layout, index, body, &headlines));
    }
}

/// A page seldom has more articles than this that begin unmarked.
const MOST_SEAMS: usize = 4;

/// Where the words of the headlines of a sheet stand in its text.
fn index_of(layout: &Layout<'_>, parts: &Parts) -> Index {
    let draft = |&block: &usize| layout.drafts.get(block);
    let lines =
        parts.runs.iter().flat_map(|run| &run.blocks).filter_map(draft).map(|draft| layout.text(draft));
    let headlines = lines.flat_map(|line| [label::unpadded(&line), String::from(line.as_str())]);
    let blocks = parts.bodies.iter().flat_map(|body| &body.blocks);
    Index::of(
        headlines,
        blocks.filter_map(|&block| Some((block, layout.characters(layout.drafts.get(block)?)))),
    )
}

fn wording_of<'i>(index: &'i Index, parts: &Parts) -> Wording<'i> {
    Wording::of(index, parts.bodies.iter().map(|body| body.blocks.as_slice()))
}

fn headline(layout: &Layout<'_>, group: &Group) -> Headline<'static> {
    let is_vertical = group.lines.iter().any(|line| {
        layout.drafts.get(line.block).is_some_and(|draft| draft.kind == BlockKind::StackedHeadline)
    });
    let lines: Vec<Traced<'static>> = group
        .lines
        .iter()
        .filter_map(|line| match line.part {
            Some(part) => Some(layout.part(part)),
            None => Some(layout.text_of(layout.drafts.get(line.block)?.kind, &line.rows)),
        })
        .map(quotes::set_right)
        .collect();
    let main = tiers::main(&lines);
    Headline {
        lines,
        main,
        orientation: if is_vertical { Orientation::Vertical } else { Orientation::Horizontal },
        score: group.score,
        margin: group.margin,
    }
}

fn article(layout: &Layout<'_>, index: usize, body: &Body, headlines: &Headlines) -> Article<'static> {
    let mut blocks = body.blocks.clone();
    blocks.extend(headlines.subheads.iter().filter(|subhead| subhead.1 == index).map(|subhead| subhead.0));
    blocks.sort_unstable();
    let text = |block: usize| layout.drafts.get(block).map(|draft| layout.text(draft));
    let paragraphs: Vec<Traced<'static>> = blocks.iter().filter_map(|&block| text(block)).collect();
    let (byline, credits) = signatures(&paragraphs);
    let label = headlines.labels.get(index).copied().flatten();
    let mut article = Article {
        kind: ArticleKind::Story,
        column: label.and_then(text),
        headline: headlines.of.get(index).and_then(Option::as_ref).map(|group| headline(layout, group)),
        byline,
        credits,
        paragraphs,
    };
    article.kind = kind(&article);
    article
}

/// The byline of an article, and its credits.
fn signatures(paragraphs: &[Traced<'_>]) -> (Option<Byline>, Vec<Byline>) {
    let mut byline = None;
    let mut credits = Vec::new();
    for paragraph in paragraphs {
        for found in bylines(paragraph) {
            match found.kind() {
                BylineKind::Jump => {}
                BylineKind::Dateline | BylineKind::Byline if byline.is_none() => byline = Some(found),
                _ => credits.push(found),
            }
        }
    }
    (byline, credits)
}

/// A brief under a shared label has no more paragraphs than this.
pub(crate) const BRIEF_PARAGRAPHS: usize = 2;

fn kind(article: &Article<'_>) -> ArticleKind {
    let photographed = article.credits.iter().any(|credit| credit.kind() == BylineKind::Credit);
    let is_notice = |headline: &Headline<'_>| headline.lines.iter().any(|line| label::is_notice(line));
    if article.headline.as_ref().is_some_and(is_notice) {
        ArticleKind::Notice
    } else if photographed && article.byline.is_none() {
        ArticleKind::Photo
    } else if article.paragraphs.len() <= BRIEF_PARAGRAPHS && article.column.is_some() {
        ArticleKind::Brief
    } else {
        ArticleKind::Story
    }
}
