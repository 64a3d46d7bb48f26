//! Who did what, from the tokens of a zone.

use super::{
    Person, Role,
    ink::Window,
    names::{self, Name},
    tokens::{Kind, Token},
    words::Act,
};
use crate::lexicon::{
    organisations::LAST_OF_SUPPLIERS,
    roles::{ARTISTS_ACTS, DESIGNERS, PRODUCERS, REVIEWERS, TRANSLATING_ACTS},
};
use alloc::{
    string::{String, ToString},
    vec::Vec,
};

/// What a zone says.
#[derive(Clone, Debug, Default)]
pub(super) struct Group {
    pub(super) people: Vec<Person>,
    pub(super) names: Vec<Name>,
    pub(super) outlet: Option<String>,
    pub(super) place: Option<String>,
    pub(super) acts: Vec<Act>,
    pub(super) titled: bool,
    /// Staff titles that are no everyday words.
    pub(super) staff: usize,
    pub(super) marked: bool,
    pub(super) phrase: bool,
    pub(super) institution: bool,
    /// A colon or slash binds a title or act to its names.
    pub(super) bound: bool,
    /// Names that nothing names a title or an act for.
    pub(super) bare: usize,
    /// Cost of the least likely name.
    pub(super) worst: i32,
    /// A text that cannot be names.
    pub(super) broken: bool,
}

/// Reads the people of a token list.
pub(super) fn group(window: &Window, tokens: &[Token]) -> Group {
    let mut reader = Reader {
        window,
        tokens,
        group: Group::default(),
        title: None,
        act: None,
        first: 0,
        place_next: false,
    };
    let mut at = 0;
    while at < tokens.len() {
        at = reader.step(at);
    }
    reader.group.bare = reader.group.people.iter().filter(|person| person.role.is_empty()).count();
    reader.group
}

struct Reader<'a> {
    window: &'a Window,
    tokens: &'a [Token],
    group: Group,
    title: Option<(String, Role)>,
    /// The act printed before the names it governs (文/…).
    act: Option<String>,
    /// The first person whose act may still follow.
    first: usize,
    place_next: bool,
}

impl Reader<'_> {
    fn kind(&self, at: usize) -> Option<Kind> {
        self.tokens.get(at).map(|token| token.kind)
    }

    fn step(&mut self, at: usize) -> usize {
        let Some(token) = self.tokens.get(at).copied() else { return at + 1 };
        match token.kind {
            Kind::Title(role) => {
                self.title = Some((self.window.text(token.from, token.to), role));
                self.group.titled = true;
                self.group.bound |= self.kind(at + 1) == Some(Kind::Colon);
            }
            Kind::Staff(loose) => return self.staff(at, token, loose),
            Kind::Act(act) => return self.act(at, act),
            Kind::Outlet => return self.outlet(at),
            Kind::Phrase => {
                self.group.phrase = true;
                self.first = self.group.people.len();
            }
            Kind::Institution => self.group.institution = true,
            Kind::From => self.place_next = true,
            Kind::Marker => self.group.marked = true,
            Kind::Text => self.text(at, token),
            Kind::Pause | Kind::Slash | Kind::Colon => {}
        }
        at + 1
    }

    /// 责任编辑, or two that one does: 策划/统筹.
    fn staff(&mut self, at: usize, token: Token, loose: bool) -> usize {
        let paired = match (self.kind(at + 1), self.tokens.get(at + 2)) {
            (Some(Kind::Slash), Some(second)) if matches!(second.kind, Kind::Staff(_)) => Some(second.to),
            _ => None,
        };
        let next = at + if paired.is_some() { 3 } else { 1 };
        let title = self.window.text(token.from, paired.unwrap_or(token.to));
        self.title = Some((title, Role::of_staff(&self.plain(token))));
        self.act = None;
        self.first = self.group.people.len();
        self.group.bound |= matches!(self.kind(next), Some(Kind::Colon | Kind::Slash));
        self.group.staff += usize::from(!loose);
        next
    }

    fn plain(&self, token: Token) -> String {
        self.window.slice(token.from, token.to).iter().map(|ink| ink.ch).collect()
    }

    /// 新疆日报, or 石榴云/新疆日报: outlets joined by a slash or hyphen are one outlet.
    fn outlet(&mut self, at: usize) -> usize {
        let mut last = at;
        while self.kind(last + 1) == Some(Kind::Slash) && self.kind(last + 2) == Some(Kind::Outlet) {
            last += 2;
        }
        let span = (self.tokens.get(at), self.tokens.get(last));
        if let (Some(first), Some(end)) = span
            && self.group.outlet.is_none()
        {
            self.group.outlet = Some(self.window.text(first.from, end.to));
        }
        last + 1
    }

    /// An act, or several joined by a slash (文/图): before its names or after them.
    fn act(&mut self, at: usize, act: Act) -> usize {
        let last = self.gather_acts(at, act);
        let token = |at: usize| self.tokens.get(at);
        let text =
            self.window.text(token(at).map_or(0, |first| first.from), token(last).map_or(0, |end| end.to));
        let joins = matches!(self.kind(last + 1), Some(Kind::Slash | Kind::Colon));
        let leads = !matches!(act, Act::Supply | Act::Report) && self.precedes_its_names(at, last, act);
        if leads {
            self.group.bound |= joins;
            self.title = None;
            self.act = Some(text);
        } else if text != "电" && text != "電" {
            self.credit(act, &text);
        }
        self.first = self.group.people.len();
        last + 1 + usize::from(leads && joins)
    }

    /// Notes the act at `at` and those joined to it, and gives the place of the last.
    fn gather_acts(&mut self, at: usize, act: Act) -> usize {
        // 本报记者 张一 图片由受访者提供: the supplier is not one of the people
        if !(act == Act::Supply && self.is_first() && !self.group.people.is_empty()) {
            self.group.acts.push(act);
        }
        let mut last = at;
        while let (Some(Kind::Slash | Kind::Pause), Some(Kind::Act(more))) =
            (self.kind(last + 1), self.kind(last + 2))
        {
            self.group.acts.push(more);
            last += 2;
        }
        last
    }

    /// Whether nobody stands before it whose act it could be.
    fn is_first(&self) -> bool {
        self.first >= self.group.people.len()
    }

    /// Whether the acts at `at..=last` stand before the names that they are about: 文/林一, 摄影 林二.
    fn precedes_its_names(&self, at: usize, last: usize, act: Act) -> bool {
        let next = self.kind(last + 1);
        let joins = matches!(next, Some(Kind::Slash | Kind::Colon));
        let named = matches!(next, Some(Kind::Text | Kind::Title(_) | Kind::Outlet));
        // 记者 张一 摄影 李二: among titles, an act of several characters stands before its names as they do
        let titlelike = self.group.titled
            && self.tokens.get(at).is_some_and(|token| token.to > token.from + 1)
            && next == Some(Kind::Text)
            && act != Act::Mixed
            && at == last
            && self.tokens.last().is_some_and(|token| token.kind == Kind::Text);
        // 张一 摄／光明图片: what follows the slash is whom it was taken for
        let agency = !self.is_first()
            && next == Some(Kind::Slash)
            && self.tokens.len() == last + 3
            && self.kind(last + 2) == Some(Kind::Outlet);
        (joins && !agency) || (self.is_first() && named) || titlelike
    }

    /// Gives an act to the people before it.
    fn credit(&mut self, act: Act, text: &str) {
        for person in self.group.people.iter_mut().skip(self.first) {
            if person.role.is_empty() {
                person.role = text.to_string();
                person.class = Role::of_act(act, text);
            }
            person.act = Some(text.to_string());
        }
    }

    fn text(&mut self, at: usize, token: Token) {
        let after_slash = at > 0 && self.kind(at - 1) == Some(Kind::Slash);
        let reports = self.kind(at + 1) == Some(Kind::Act(Act::Report));
        if self.place_next || (after_slash && reports && !self.group.people.is_empty()) {
            self.place_next = false;
            self.group.place = Some(self.window.text(token.from, token.to));
            return;
        }
        let supplied = matches!(self.kind(at + 1), Some(Kind::Act(Act::Supply))) && self.title.is_none();
        let names = names::split(self.window, token.from, token.to);
        let doubtful = names.as_ref().is_none_or(|names| names.iter().any(|name| name.cost > names::CLEAR));
        if supplied && doubtful {
            let organisation = is_organisation(self.window, token);
            self.group.phrase |= organisation;
            self.group.broken |= !organisation;
            return;
        }
        match names {
            None => self.group.broken = true,
            Some(names) => self.add(names),
        }
    }

    fn add(&mut self, names: Vec<Name>) {
        for name in names {
            self.group.worst = self.group.worst.max(name.cost);
            let (role, class) = match (&self.title, &self.act) {
                (Some((title, class)), _) => (title.clone(), *class),
                (None, Some(act)) => (act.clone(), Role::of_act(Act::Text, act)),
                (None, None) => (String::new(), Role::Unstated),
            };
            self.group.people.push(Person {
                role,
                name: name.text.clone(),
                act: self.act.clone(),
                class,
                ambiguous: name.ambiguous,
            });
            self.group.names.push(name);
        }
    }
}

/// Whether a text names an office, school or firm: what supplies pictures without being a person.
fn is_organisation(window: &Window, token: Token) -> bool {
    LAST_OF_SUPPLIERS.contains(&window.ch(token.to - 1))
}

impl Group {
    /// Whether an act goes with the names.
    pub(super) fn bound_or_acted(&self) -> bool {
        self.bound || self.people.iter().any(|person| person.act.is_some())
    }

    pub(super) fn makes_pictures(&self) -> bool {
        self.acts.iter().any(|act| matches!(act, Act::Image | Act::Supply))
    }

    pub(super) fn makes_texts(&self) -> bool {
        self.acts.iter().any(|act| matches!(act, Act::Text | Act::Mixed))
    }

    pub(super) fn reports(&self) -> bool {
        self.acts.contains(&Act::Report)
    }

    /// Whether it names people, one at least with a title, and nobody whose name is none.
    pub(super) fn has_titled_people(&self) -> bool {
        self.titled && self.bearable() && !self.people.is_empty()
    }

    /// Whether every name is one that can stand without support.
    pub(super) fn clear(&self) -> bool {
        !self.broken && self.worst <= names::CLEAR
    }

    /// Whether every name can pass where titles or acts support it.
    pub(super) fn bearable(&self) -> bool {
        !self.broken && self.worst <= names::BEARABLE
    }
}

impl Role {
    fn of_act(act: Act, text: &str) -> Role {
        let plain: String = text.chars().map(super::ink::plain).collect();
        let is = |list: &[&str]| list.contains(&plain.as_str());
        match act {
            _ if is(TRANSLATING_ACTS) => Role::Translator,
            _ if is(ARTISTS_ACTS) => Role::Artist,
            _ if plain.starts_with(['图', '摄']) => Role::Photographer,
            Act::Image => Role::Photographer,
            Act::Supply => Role::Contributor,
            Act::Text | Act::Mixed | Act::Report => Role::Author,
        }
    }

    fn of_staff(plain: &str) -> Role {
        let has = |parts: &[&str]| parts.iter().any(|part| plain.contains(part));
        match () {
            () if has(&["校"]) && !has(&["审校"]) => Role::Proofreader,
            () if has(DESIGNERS) => Role::Designer,
            () if has(REVIEWERS) => Role::Reviewer,
            () if has(PRODUCERS) => Role::Producer,
            () => Role::Editor,
        }
    }
}
