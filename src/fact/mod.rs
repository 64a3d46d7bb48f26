//! Numbers that count or measure something, with their qualifiers and what they say of change.

mod around;
mod bounds;
mod change;
mod hedge;
mod per;
mod rules;
mod scan;
mod subject;
mod words;

use crate::{
    Amount, Quantity, Span, Unit,
    number::{Power, numeral::Inside},
    unit::mention::Mention,
};
use alloc::borrow::Cow;
use around::Around;
use core::iter::FusedIterator;
use scan::{Mentions, Wanted};

pub use bounds::Bounds;
pub use change::{Basis, Change, ChangeRole, Direction};
pub use hedge::{Approx, Hedge};

/// A number with its unit where it stands in a text, and what the words around it say of it.
///
/// ```
/// use baokan::{Approx, Direction, facts};
/// let fact = facts("年产量同比增长近20%").next().unwrap();
/// assert_eq!(fact.text(), "20%");
/// assert_eq!(fact.hedge().unwrap().approx(), Approx::Under);
/// assert_eq!(fact.change().unwrap().direction(), Some(Direction::Up));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[doc(alias = "数字")]
#[doc(alias = "数据")]
pub struct Fact<'t> {
    whole: &'t str,
    span: Span,
    amount: Amount,
    unit: Unit,
    step: Power,
    inside: bool,
    hedge: Option<Hedge>,
    change: Option<Change>,
    counterpart: Option<Span>,
    since: usize,
    list: List,
    ordinal: bool,
}

/// Where the list begins that a fact is on, and how many facts of it stand before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct List {
    start: usize,
    index: usize,
}

impl List {
    const fn next(self) -> Self {
        List { start: self.start, index: self.index + 1 }
    }
}

impl<'t> Fact<'t> {
    /// Number, scale, 余 or 多 inside, and unit as printed, and nothing else: `100余万件`.
    #[must_use]
    pub fn text(&self) -> &'t str {
        self.span.of(self.whole).unwrap_or("")
    }

    /// The bytes of [`Fact::text`] in the text read.
    #[must_use]
    pub fn span(&self) -> Span {
        self.span
    }

    /// How much, in the printed unit, 万 and 亿 multiplied out.
    #[must_use]
    pub fn amount(&self) -> Amount {
        self.amount
    }

    /// The unit; empty for fractions, and for bare numbers and ordinals where they are asked for. A divisor before
    /// the number (时速120公里, 每公斤12元) is its [`Unit::per`].
    #[must_use]
    pub fn unit(&self) -> Unit {
        self.unit
    }

    /// Amount and unit without the text.
    #[must_use]
    pub fn quantity(&self) -> Quantity {
        Quantity::new(self.amount, self.unit)
    }

    /// The word that makes the number a limit or an approximation: 约, 近, 余, 以上.
    #[must_use]
    pub fn hedge(&self) -> Option<Hedge> {
        self.hedge
    }

    /// What the number says of a change; `None` where it is a level.
    #[must_use]
    pub fn change(&self) -> Option<Change> {
        self.change
    }

    /// The other end of a from–to pair: of 450吨 in 由450吨提升至900吨, the bytes of 900吨, and the reverse.
    #[must_use]
    pub fn counterpart(&self) -> Option<Span> {
        self.counterpart
    }

    /// Whether this is an ordinal (第三届); only where [`FactReader::ordinals`] asked for them.
    #[must_use]
    pub fn is_ordinal(&self) -> bool {
        self.ordinal
    }

    /// The noun phrase that is counted or measured, before or after the number, as far as it can be told without
    /// a dictionary: 院落 in 23个院落, 养殖合作社 in 养殖合作社86家.
    ///
    /// ```
    /// let text = "全县新建图书角35个，招收700余名采茶工";
    /// let subjects: Vec<_> = baokan::facts(text).filter_map(|f| f.subject()?.of(text)).collect();
    /// assert_eq!(subjects, ["图书角", "采茶工"]);
    /// let text = "苹果、梨和葡萄产量分别增长5%、6%和7%";
    /// let subjects: Vec<_> = baokan::facts(text).filter_map(|f| f.subject()?.of(text)).collect();
    /// assert_eq!(subjects, ["苹果", "梨", "葡萄产量"]);
    /// ```
    #[must_use]
    pub fn subject(&self) -> Option<Span> {
        subject::of(self)
    }

    /// What the number may be at least and at most, as the words say.
    ///
    /// ```
    /// use baokan::facts;
    /// let fact = facts("日处理能力在1500吨以上").next().unwrap();
    /// assert_eq!((fact.bounds().low(), fact.bounds().high()), (Some(1500.into()), None));
    /// let fact = facts("招收700余名采茶工").next().unwrap();
    /// assert_eq!((fact.bounds().low(), fact.bounds().high()), (Some(700.into()), Some(800.into())));
    /// ```
    #[must_use]
    pub fn bounds(&self) -> Bounds {
        let step = if self.inside { self.step.value() } else { None };
        bounds::of(self.amount, self.hedge.map(Hedge::approx), step)
    }

    /// The quantity in SI units; a change of temperature is a difference.
    #[must_use]
    pub fn si(&self) -> Option<Quantity> {
        let changes = self.change.is_some_and(|change| change.direction().is_some());
        if changes { self.quantity().si_difference() } else { self.quantity().si() }
    }

    /// The unit in UCUM, where it has a code there.
    #[must_use]
    pub fn ucum(&self) -> Option<Cow<'static, str>> {
        self.unit.ucum()
    }
}

/// The numeric facts of `text`, in order: every number that counts or measures something.
///
/// Dates and clock times are left to [`crate::dates`]; names and idioms (一带一路, 三文鱼), ordinals, numbers of
/// roads, telephones and cases, and 一 as an article are no facts. Line breaks and spaces inside a mention do not end
/// it. Linear in the length of the text; nothing is allocated.
///
/// ```
/// let text = "由450吨提升至900吨以上";
/// let found: Vec<_> = baokan::facts(text).map(|f| (f.text(), f.amount().to_string())).collect();
/// assert_eq!(found, [("450吨", "450".to_string()), ("900吨", "900".to_string())]);
/// ```
#[doc(alias = "数字")]
#[must_use]
pub fn facts(text: &str) -> Facts<'_> {
    FactReader::new().facts(text)
}

/// Options for reading facts: bare numbers and ordinals can be had as well.
///
/// ```
/// use baokan::FactReader;
/// let reader = FactReader::new().ordinals(true);
/// let fact = reader.facts("第十四届运动会").next().unwrap();
/// assert_eq!((fact.text(), fact.is_ordinal()), ("第十四届", true));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct FactReader {
    /// Numbers in figures without a unit are facts as well.
    pub bare_numbers: bool,
    /// 第三届, 第42次 are facts as well.
    pub ordinals: bool,
}

impl FactReader {
    /// Facts with units only.
    #[must_use]
    pub const fn new() -> Self {
        FactReader { bare_numbers: false, ordinals: false }
    }

    /// Whether to give numbers without a unit (利用系数0.67).
    #[must_use]
    pub const fn bare_numbers(mut self, wanted: bool) -> Self {
        self.bare_numbers = wanted;
        self
    }

    /// Whether to give ordinals (第三届).
    #[must_use]
    pub const fn ordinals(mut self, wanted: bool) -> Self {
        self.ordinals = wanted;
        self
    }

    /// The facts of `text`; see [`facts`].
    #[must_use]
    pub fn facts(self, text: &str) -> Facts<'_> {
        let wanted = Wanted { bare: self.bare_numbers, ordinals: self.ordinals };
        Facts { text, mentions: Mentions::new(text, wanted), read: [None, None], turn: false, before: None }
    }
}

/// Iterator over the facts of a text, made by [`facts`].
#[derive(Clone, Debug)]
pub struct Facts<'t> {
    text: &'t str,
    mentions: Mentions<'t>,
    /// The next mention and the one after it, in turn: they are large, and stay where they were read.
    read: [Option<Found<'t>>; 2],
    /// Whether the second is the next.
    turn: bool,
    before: Option<Previous>,
}

/// A mention that is a fact.
#[derive(Clone, Copy, Debug)]
struct Found<'t> {
    mention: Mention,
    around: Around<'t>,
    ordinal: bool,
}

/// What the next fact needs to know of the one before it.
#[derive(Clone, Copy, Debug)]
struct Previous {
    span: Span,
    unit: Unit,
    /// The unit with what stands before the number: 元/公斤 of 每公斤12元.
    divided: Unit,
    change: Option<Change>,
    list: List,
}

impl<'t> Iterator for Facts<'t> {
    type Item = Fact<'t>;

    fn next(&mut self) -> Option<Fact<'t>> {
        let [one, other] = &mut self.read;
        let (found, ahead) = if self.turn { (other, one) } else { (one, other) };
        if self.before.is_none() {
            self.mentions.next(found);
        }
        let found = found.as_ref()?;
        self.mentions.next(ahead);
        self.turn = !self.turn;
        let fact = fact(self.text, found, self.before.as_ref(), ahead.as_ref());
        let unit = found.mention.unit;
        self.before = Some(Previous {
            span: fact.span,
            unit,
            divided: fact.unit,
            change: fact.change,
            list: fact.list,
        });
        Some(fact)
    }
}

impl FusedIterator for Facts<'_> {}

/// The unit of `found`, divided as that of the fact it is joined to: 亩产由450公斤提高到600公斤.
fn unit_of(found: &Found<'_>, joined: Option<&Previous>) -> Unit {
    let unit = per::of(&found.around, found.mention.unit);
    let before = joined.filter(|before| unit.per().is_none() && before.unit == unit);
    before.map_or(unit, |before| before.divided)
}

/// What is said of `found` between the facts before and after it.
fn fact<'t>(
    text: &'t str,
    found: &Found<'t>,
    before: Option<&Previous>,
    ahead: Option<&Found<'t>>,
) -> Fact<'t> {
    let Found { mention, around, ordinal } = found;
    let listed = before.filter(|previous| change::is_list(around, previous, mention));
    let (change, counterpart) =
        if *ordinal { (None, None) } else { change::of(found, before, listed, ahead) };
    let ends = counterpart.is_some_and(|from| from.start() < mention.start);
    Fact {
        whole: text,
        span: Span::new(mention.start, mention.end),
        amount: mention.amount,
        unit: unit_of(found, before.filter(|_| listed.is_some() || ends)),
        step: mention.numeral.step,
        inside: mention.numeral.inside == Some(Inside::More),
        hedge: hedge::of(around, mention),
        change,
        counterpart,
        since: before.map_or(0, |before| before.span.end()),
        list: listed.map_or(List { start: mention.start, index: 0 }, |previous| previous.list.next()),
        ordinal: *ordinal,
    }
}
