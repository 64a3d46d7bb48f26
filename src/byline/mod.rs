//! Bylines, datelines, credits: who wrote, photographed, sent and edited a text, read from damaged print.

mod anchor;
mod bracket;
mod breaks;
mod credit;
mod dateline;
mod draft;
mod head;
mod ink;
mod letters;
mod likelihood;
mod names;
mod notes;
mod people;
mod scan;
mod staff;
mod tokens;
mod words;

use crate::{Error, ErrorKind, Span, chars, date::PartialDate};
use alloc::{string::String, vec::Vec};
use core::{fmt, iter::FusedIterator, str::FromStr};
use draft::Draft;

/// Finds every byline, dateline, credit, source, staff and jump line of `text`, in order, in one pass.
///
/// `text` may be a raw page with its line breaks, a joined paragraph or a single line: white space, line breaks and blank
/// lines inside a mention do not end it. Sentences about reporters (记者从…获悉) are no bylines. Time is linear in the text.
///
/// ```
/// use baokan::{BylineKind, bylines};
/// let text = "本报和硕讯（记者 田 野 通讯\n员 阿依古丽·\n玉山）6月3日，记者从博湖县获悉，芦苇长势喜人。";
/// let byline = bylines(text).next().unwrap();
/// assert_eq!(byline.kind(), BylineKind::Dateline);
/// assert_eq!((byline.outlet(), byline.place()), (Some("本报"), Some("和硕")));
/// let people: Vec<_> = byline.people().iter().map(|person| (person.role(), person.name())).collect();
/// assert_eq!(people, [("记者", "田野"), ("通讯员", "阿依古丽·玉山")]);
/// assert_eq!(byline.canonical(), "本报和硕讯（记者 田野 通讯员 阿依古丽·玉山）");
/// assert_eq!(bylines(text).count(), 1);
/// ```
#[must_use]
#[doc(alias = "记者")]
#[doc(alias = "署名")]
pub fn bylines(text: &str) -> Bylines<'_> {
    Bylines { text, at: 0, window: ink::Window::default() }
}

/// The bylines of a text, in order; made by [`bylines`].
#[derive(Clone, Debug)]
pub struct Bylines<'t> {
    text: &'t str,
    at: usize,
    window: ink::Window,
}

impl Iterator for Bylines<'_> {
    type Item = Byline;

    fn next(&mut self) -> Option<Byline> {
        let draft = self.next_draft()?;
        Some(draft.finish(self.text, &self.window))
    }
}

impl FusedIterator for Bylines<'_> {}

impl Bylines<'_> {
    fn next_draft(&mut self) -> Option<Draft> {
        let draft = scan::next(self.text, &mut self.window, self.at, self.at);
        self.at = draft.as_ref().map_or(self.text.len(), |draft| draft.span(&self.window).end());
        draft
    }

    /// What each byline is, and where it stands: the layout asks for no more, and nothing is spelt out for it.
    pub(crate) fn kinds(mut self) -> impl Iterator<Item = (BylineKind, Span)> {
        core::iter::from_fn(move || {
            let draft = self.next_draft()?;
            Some((draft.kind, draft.span(&self.window)))
        })
    }
}

/// Who made a text or a picture, from where and when it was sent, as the paper printed it.
///
/// The printed text is kept as it is in [`text`](Byline::text); names are repaired (丁 伟 → 丁伟), and every repair is
/// listed in [`defects`](Byline::defects). One printed byline can be parsed on its own:
///
/// ```
/// use baokan::{Byline, ErrorKind};
/// let byline: Byline = "通讯员 巴合提•努尔兰 摄".parse()?;
/// let person = &byline.people()[0];
/// assert_eq!((person.role(), person.name(), person.act()), ("通讯员", "巴合提·努尔兰", Some("摄")));
/// assert_eq!(byline.defects()[0].as_str(), "dot_variant");
/// assert_eq!("记者从现场获悉".parse::<Byline>().unwrap_err().kind(), ErrorKind::NotAByline);
/// # Ok::<(), baokan::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[doc(alias = "电头")]
pub struct Byline {
    kind: BylineKind,
    text: String,
    span: Span,
    outlet: Option<String>,
    place: Option<String>,
    date: Option<String>,
    people: Vec<Person>,
    defects: Vec<Defect>,
    relayed: bool,
    canonical: String,
}

impl Byline {
    /// What sort of line it is.
    #[must_use]
    pub fn kind(&self) -> BylineKind {
        self.kind
    }

    /// The printed text, brackets and line breaks included, without the sentence that follows.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Where it stands, in bytes of the text that was searched.
    #[must_use]
    pub fn span(&self) -> Span {
        self.span
    }

    /// The newspaper or agency, without 《》: 本报, 新华社, 天山网-新疆日报.
    #[must_use]
    #[doc(alias = "媒体")]
    pub fn outlet(&self) -> Option<&str> {
        self.outlet.as_deref()
    }

    /// The place of the dateline, without line breaks.
    #[must_use]
    #[doc(alias = "地点")]
    pub fn place(&self) -> Option<&str> {
        self.place.as_deref()
    }

    /// The date of the dateline as printed, without line breaks: 2月11日, 十月三日.
    #[must_use]
    #[doc(alias = "日期")]
    pub fn date(&self) -> Option<&str> {
        self.date.as_deref()
    }

    /// The date of the dateline, as far as it is printed and can be read.
    ///
    /// ```
    /// use baokan::{PartialDate, bylines};
    /// let byline = bylines("新华社拉萨十月三日电（记者田野）高原进入收获季。").next().unwrap();
    /// let date = byline.partial_date().unwrap();
    /// assert_eq!(date.to_string(), "--10-03");
    /// let issue: PartialDate = "2025-10-04".parse().unwrap();
    /// assert_eq!(date.resolve(issue).unwrap().to_string(), "2025-10-03");
    /// ```
    #[must_use]
    pub fn partial_date(&self) -> Option<PartialDate> {
        let date = self.date()?;
        date.parse().or_else(|_| date.chars().map(head::likely_digit).collect::<String>().parse()).ok()
    }

    /// The byline as it stands in the issue of day `issue`: a dateline that is dated after it has the defect
    /// [`DateAfterIssue`](Defect::DateAfterIssue), as nobody prints what is not yet written; a digit was misread.
    ///
    /// ```
    /// use baokan::{Defect, PartialDate, bylines};
    /// let issue: PartialDate = "2025-10-04".parse()?;
    /// let dated = |text| bylines(text).next().unwrap().in_issue(issue);
    /// assert_eq!(dated("新华社拉萨10月3日电（记者田野）").defects(), []);
    /// assert_eq!(dated("新华社拉萨10月8日电（记者田野）").defects(), [Defect::DateAfterIssue]);
    /// # Ok::<(), baokan::Error>(())
    /// ```
    #[must_use]
    pub fn in_issue(mut self, issue: PartialDate) -> Self {
        let after = self.partial_date().and_then(|date| date.resolve(issue)).is_some_and(|date| date > issue);
        self.defects.retain(|&defect| defect != Defect::DateAfterIssue);
        if after {
            self.defects.push(Defect::DateAfterIssue);
        }
        self
    }

    /// The people, in printed order.
    #[must_use]
    pub fn people(&self) -> &[Person] {
        &self.people
    }

    /// The repairs that reading it took, each once.
    #[must_use]
    pub fn defects(&self) -> &[Defect] {
        &self.defects
    }

    /// Whether the paper took the text over from another outlet (据新华社…电, 综合…报道).
    #[must_use]
    #[doc(alias = "据")]
    pub fn relayed(&self) -> bool {
        self.relayed
    }

    /// The byline as it should have been printed: brackets that match, names without padding, one kind of dot, one line.
    ///
    /// It parses back to the same parts, without defects.
    #[must_use]
    pub fn canonical(&self) -> &str {
        &self.canonical
    }
}

impl fmt::Display for Byline {
    /// Writes the [canonical](Byline::canonical) form.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.canonical)
    }
}

impl FromStr for Byline {
    type Err = Error;

    /// Parses one printed byline that fills the whole text, white space and a closing colon aside.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Empty`] for blank text, [`ErrorKind::NotAByline`] where no byline begins at the first character, and
    /// [`ErrorKind::TrailingText`], with the place, where something follows it.
    fn from_str(text: &str) -> Result<Self, Error> {
        let whole = chars::trim(text);
        let begin = text.len() - text.trim_start_matches(chars::is_blank).len();
        let all = Span::new(begin, begin + whole.len());
        if whole.is_empty() {
            return Err(Error::new(ErrorKind::Empty, Span::new(0, text.len())));
        }
        let byline = bylines(text)
            .next()
            .filter(|byline| byline.span.start() == begin)
            .ok_or_else(|| Error::new(ErrorKind::NotAByline, all))?;
        let rest = text.get(byline.span.end()..all.end()).unwrap_or_default();
        if rest.trim_matches(|c: char| chars::is_blank(c) || matches!(c, '：' | ':')).is_empty() {
            return Ok(byline);
        }
        Err(Error::new(ErrorKind::TrailingText, Span::new(byline.span.end(), all.end())))
    }
}

/// One person of a byline.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[doc(alias = "人名")]
pub struct Person {
    role: String,
    name: String,
    act: Option<String>,
    class: Role,
    ambiguous: bool,
}

impl Person {
    /// The job title that governs the name, as printed (全媒体记者), else the act (摄), else nothing.
    #[must_use]
    #[doc(alias = "职务")]
    pub fn role(&self) -> &str {
        &self.role
    }

    /// The name without padding and line breaks, its parts joined by `·`.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What the person did, as printed: 摄, 文/图, 供图, 整理.
    #[must_use]
    pub fn act(&self) -> Option<&str> {
        self.act.as_deref()
    }

    /// The class of the role.
    #[must_use]
    pub fn role_class(&self) -> Role {
        self.class
    }

    /// Whether the printed characters can be parted into names in another way that is about as likely.
    #[must_use]
    pub fn is_ambiguous(&self) -> bool {
        self.ambiguous
    }
}

/// What sort of line a [`Byline`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum BylineKind {
    /// 本报X讯（…）, 新华社X日电…, 据《X》报道…: the head of a report.
    #[doc(alias = "电头")]
    Dateline,
    /// A line of its own under the headline, or a signature at the end.
    #[doc(alias = "署名")]
    Byline,
    /// Who took, drew or supplied a picture.
    #[doc(alias = "摄")]
    Credit,
    /// 来源：…, （据《…》）, （转自…）.
    #[doc(alias = "来源")]
    Source,
    /// 责任编辑：… 校对：…
    #[doc(alias = "责任编辑")]
    Staff,
    /// （作者系…）, （作者单位：…）.
    #[doc(alias = "作者")]
    AuthorNote,
    /// （上接第一版）, （下转第三版）.
    #[doc(alias = "下转")]
    Jump,
    /// 本报评论员, 本报编辑部: a department instead of a person.
    #[doc(alias = "评论员")]
    Institution,
}

impl BylineKind {
    /// The name of the kind for programs: `dateline`, `author_note` …
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            BylineKind::Dateline => "dateline",
            BylineKind::Byline => "byline",
            BylineKind::Credit => "credit",
            BylineKind::Source => "source",
            BylineKind::Staff => "staff",
            BylineKind::AuthorNote => "author_note",
            BylineKind::Jump => "jump",
            BylineKind::Institution => "institution",
        }
    }
}

impl fmt::Display for BylineKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// The class of a printed role.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Role {
    /// 记者 of any rank or desk.
    #[doc(alias = "记者")]
    Reporter,
    /// 通讯员, 报道员, 撰稿人: writes in from outside.
    #[doc(alias = "通讯员")]
    Correspondent,
    /// 实习生.
    #[doc(alias = "实习生")]
    Trainee,
    /// 评论员, 观察员.
    #[doc(alias = "评论员")]
    Commentator,
    /// 摄影记者, 摄, 图.
    #[doc(alias = "摄影")]
    Photographer,
    /// 文, 作者, 采写, 整理: wrote the text.
    #[doc(alias = "作者")]
    Author,
    /// 译, 编译.
    #[doc(alias = "译")]
    Translator,
    /// 绘, 漫画, 作.
    #[doc(alias = "绘")]
    Artist,
    /// 供图, 提供.
    #[doc(alias = "供图")]
    Contributor,
    /// 责任编辑, 编委, 主编.
    #[doc(alias = "编辑")]
    Editor,
    /// 版式设计, 美编, 组版.
    #[doc(alias = "版式")]
    Designer,
    /// 校对, 检校.
    #[doc(alias = "校对")]
    Proofreader,
    /// 一审, 终审, 签发.
    #[doc(alias = "审核")]
    Reviewer,
    /// 监制, 策划, 统筹.
    #[doc(alias = "监制")]
    Producer,
    /// No role is printed.
    Unstated,
}

impl Role {
    /// The name of the class for programs: `reporter`, `photographer` …
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Role::Reporter => "reporter",
            Role::Correspondent => "correspondent",
            Role::Trainee => "trainee",
            Role::Commentator => "commentator",
            Role::Photographer => "photographer",
            Role::Author => "author",
            Role::Translator => "translator",
            Role::Artist => "artist",
            Role::Contributor => "contributor",
            Role::Editor => "editor",
            Role::Designer => "designer",
            Role::Proofreader => "proofreader",
            Role::Reviewer => "reviewer",
            Role::Producer => "producer",
            Role::Unstated => "unstated",
        }
    }
}

/// A repair that reading a byline took.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Defect {
    /// The brackets are of two kinds or widths: （…).
    MismatchedBracket,
    /// One of the brackets is not there.
    MissingBracket,
    /// White space inside a name: 丁 伟.
    PaddedName,
    /// A line break inside the mention.
    LineBreakInside,
    /// Another dot than `·` between the parts of a name.
    DotVariant,
    /// 口 for the mark □.
    OcrSquare,
    /// A letter for a digit of the date: 2月II日.
    OcrDigit,
    /// A look-alike in a fixed word: 本报汛.
    OcrWord,
    /// White space between the characters of fixed words: 记 者.
    LetterSpaced,
    /// Two names without anything between them.
    GluedNames,
    /// A date of the dateline that lies after the day of the issue; only [`Byline::in_issue`] can tell.
    DateAfterIssue,
}

impl Defect {
    /// The name of the defect for programs: `mismatched_bracket`, `padded_name` …
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Defect::MismatchedBracket => "mismatched_bracket",
            Defect::MissingBracket => "missing_bracket",
            Defect::PaddedName => "padded_name",
            Defect::LineBreakInside => "line_break_inside",
            Defect::DotVariant => "dot_variant",
            Defect::OcrSquare => "ocr_square",
            Defect::OcrDigit => "ocr_digit",
            Defect::OcrWord => "ocr_word",
            Defect::LetterSpaced => "letter_spaced",
            Defect::GluedNames => "glued_names",
            Defect::DateAfterIssue => "date_after_issue",
        }
    }
}

impl fmt::Display for Defect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}
/// Whether `c`, in either script, is a listed surname.
pub(crate) fn is_surname(c: char) -> bool {
    likelihood::is_surname(ink::plain(c))
}
