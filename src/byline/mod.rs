//! TEMPORARY stand-in until the real module is merged.
use crate::{lazy::Lazy, span::Span};
use alloc::{string::String, vec::Vec};
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BylineKind { Dateline, Byline, Credit, Staff, Jump }
#[derive(Clone, Debug)]
pub struct Byline { kind: BylineKind, span: Span }
impl Byline { pub fn kind(&self) -> BylineKind { self.kind } pub fn span(&self) -> Span { self.span } }
static RES: Lazy<Vec<(BylineKind, regex::Regex)>> = Lazy::new(|| {
    let w = "[ \u{3000}\\n]*";
    let sp = |s: &str| -> regex::Regex { let t: String = s.replace(' ', w); regex::Regex::new(&t).unwrap() };
    let n = "[\\p{Han}·•'`‧ \\u{3000}\\n]{1,30}";
    alloc::vec![
        (BylineKind::Dateline, sp(&alloc::format!("(?m)^[ \u{3000}]*((?:本 报|据 ?(?:《[^》]{{2,8}}》|新 华 社)|新 华 社|《[^》]{{2,8}}》)[\\p{{Han}}0-9 ]{{0,16}}?(?:讯|电|报 道)(?: [（(〈](?:记 ?者|通 ?讯|全 ?媒|特 ?约|实 ?习){n}[）)]| 记者 {n} 报道：)?)"))),
        (BylineKind::Dateline, sp("(?m)^[ \u{3000}]*([【〔]記者[^】〕]{2,30}[】〕]|【本報訊】記者[\\p{Han}]{2,4}報道)")),
        (BylineKind::Jump, sp("([（(](?:上 接|下 转|文 轉)[^）)]{2,8}[）)])")),
        (BylineKind::Credit, sp(&alloc::format!("(?m)(^(?:本报|本報|通 讯 员){n}(?:摄|攝|摄影报道|文/图|供图)$)"))),
        (BylineKind::Credit, sp(&alloc::format!("([（(](?:记者|通讯员|本报通讯员)?{n}(?:摄|供 图)?[）)])\\n"))),
        (BylineKind::Byline, sp(&alloc::format!("(?m)(^[□口]? ?(?:本报|本報)(?:全媒体)?(?:记者|記者){n}$)"))),
        (BylineKind::Credit, sp("(?m)(?:^|[ 。])([\\p{Han}]{2,3} 摄)$")),
    ]
});
pub fn bylines(text: &str) -> alloc::vec::IntoIter<Byline> {
    let mut all: Vec<Byline> = Vec::new();
    for (k, r) in RES.iter() { for c in r.captures_iter(text) { if let Some(m) = c.get(1) {
        if all.iter().all(|b| b.span.end() <= m.start() || b.span.start() >= m.end()) { all.push(Byline { kind: *k, span: Span::new(m.start(), m.end()) }); } } } }
    all.sort_by_key(|b| b.span.start());
    all.into_iter()
}
