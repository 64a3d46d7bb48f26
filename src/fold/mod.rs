//! Character repair: what extractors write for what was printed.

mod glyphs;
mod spacing;

use crate::{
    lines::{Lines, lines, lines_at_lf},
    trace::Traced,
};
pub(crate) use glyphs::NAME_DOT;

/// Repairs the characters of a text layer or of OCR output, and nothing else.
///
/// Radicals become the ideographs that were printed (⽐ → 比, ⻓ → 长), compatibility ideographs and vertical presentation
/// forms their ordinary forms (︽ → 《), dots between the parts of a name become `·`, invisible characters go, lines that
/// the justification of the page has letter-spaced (植 面 积 达) close up. Lines, their breaks and their indents stay;
/// Chinese punctuation is never rewritten, as NFKC would (，→`,`). To switch a repair off, use a [`Folder`].
///
/// Idempotent; takes time linear in `text`; borrows where nothing is to be repaired.
///
/// ```
/// let folded = baokan::fold("⻢ ⼒ 全 开 ，植 面 积 达 到 新 高");
/// assert_eq!(folded, "马力全开，植面积达到新高");
/// assert!(baokan::fold("没有要改的字").is_verbatim());
/// ```
#[must_use]
#[doc(alias = "字符修复")]
pub fn fold(text: &str) -> Traced<'_> {
    Folder::new().fold(text)
}

/// [`fold`] with a choice of repairs.
///
/// ```
/// use baokan::Folder;
/// const FOLDER: Folder = Folder::new().spacing(false);
/// assert_eq!(FOLDER.fold("同 ⽐ 增 长 五 成"), "同 比 增 长 五 成");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Folder {
    /// Radicals and CJK compatibility ideographs become the unified ideographs.
    pub ideographs: bool,
    /// Vertical presentation forms, and marks that extractors write for others that look like them (― for —, ∕ for ／, 〜 for
    /// ～), become the ordinary marks.
    pub vertical_forms: bool,
    /// Zero-width characters, controls, byte order marks and soft hyphens go; no-break and typographic spaces become plain.
    pub invisible: bool,
    /// The dots of transliterated names become U+00B7.
    pub name_dots: bool,
    /// Letter-spaced lines close up; spaces beside Chinese punctuation go.
    pub spacing: bool,
}

impl Default for Folder {
    fn default() -> Self {
        Folder::new()
    }
}

impl Folder {
    /// Every repair.
    #[must_use]
    pub const fn new() -> Self {
        Folder { ideographs: true, vertical_forms: true, invisible: true, name_dots: true, spacing: true }
    }

    /// No repair: the text stays as it is.
    #[must_use]
    pub const fn none() -> Self {
        Folder {
            ideographs: false,
            vertical_forms: false,
            invisible: false,
            name_dots: false,
            spacing: false,
        }
    }

    /// Whether radicals and compatibility ideographs are repaired.
    #[must_use]
    pub const fn ideographs(self, yes: bool) -> Self {
        Folder { ideographs: yes, ..self }
    }

    /// Whether vertical presentation forms and look-alikes of marks are repaired.
    #[must_use]
    pub const fn vertical_forms(self, yes: bool) -> Self {
        Folder { vertical_forms: yes, ..self }
    }

    /// Whether invisible characters go.
    #[must_use]
    pub const fn invisible(self, yes: bool) -> Self {
        Folder { invisible: yes, ..self }
    }

    /// Whether the dots of names are unified.
    #[must_use]
    pub const fn name_dots(self, yes: bool) -> Self {
        Folder { name_dots: yes, ..self }
    }

    /// Whether letter-spaced lines close up.
    #[must_use]
    pub const fn spacing(self, yes: bool) -> Self {
        Folder { spacing: yes, ..self }
    }

    /// Repairs `text`; see [`fold`].
    #[must_use]
    pub fn fold(self, text: &str) -> Traced<'_> {
        self.close_up(glyphs::repair(text, self), lines)
    }

    /// `text`, parted by `lines`, with its letter-spaced lines closed up.
    fn close_up<'t>(self, text: Traced<'t>, lines: fn(&str) -> Lines<'_>) -> Traced<'t> {
        if !self.spacing || !spacing::may_change(&text) {
            return text;
        }
        match spacing::close_up(&text, lines(&text)) {
            Some(closed) => self.unify_dots(closed).through(&text),
            None => text,
        }
    }

    /// Repairs what only shows when a letter-spaced line has closed up: a dot now stands between the parts of a name.
    fn unify_dots(self, closed: Traced<'static>) -> Traced<'static> {
        let repaired = glyphs::repair(&closed, self);
        if repaired.is_verbatim() { closed } else { repaired.through(&closed).into_owned() }
    }

    /// Repairs what only shows when lines were joined, each to be one that LF ends: that they are letter-spaced, or, where
    /// dots have got other neighbours (`meets_dots`), that one stands between names.
    pub(crate) fn fold_again(self, joined: Traced<'static>, meets_dots: bool) -> Traced<'static> {
        let repaired = if meets_dots { glyphs::repair(&joined, self) } else { Traced::verbatim(&joined, 0) };
        let folded = self.close_up(repaired, lines_at_lf);
        if folded.is_verbatim() { joined } else { folded.through(&joined).into_owned() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let folded = fold(text);
        assert_eq!(folded, expected);
        assert_eq!(fold(&folded), expected, "not idempotent");
        assert_eq!(folded.is_verbatim(), text == expected);
    }

    #[test]
    fn radicals_become_ideographs() {
        check("⼭⽔⻋⻢⺠⽣", "山水车马民生");
    }

    #[test]
    fn the_household_radical_follows_the_script() {
        check("每⼾增收，农民说", "每户增收，农民说");
        check("每⼾增收，農會說", "每戶增收，農會說");
    }

    #[test]
    fn vertical_quotes_follow_the_script() {
        check("冰雪游﹃热﹄起来", "冰雪游“热”起来");
        check("﹁不插電﹂", "「不插電」");
        check("︽書︾", "《書》");
        check("記者甲∕台北 1∕2", "記者甲／台北 1∕2");
    }

    #[test]
    fn look_alikes_of_marks_become_what_was_printed() {
        check("2―5毫米，每斤8元∕斤，9〜12时，km∕h", "2—5毫米，每斤8元／斤，9～12时，km/h");
        check("——“好”…、。「」", "——“好”…、。「」");
    }

    #[test]
    fn punctuation_and_full_width_digits_stay() {
        check("１２３，（甲）：“乙”；℃％", "１２３，（甲）：“乙”；℃％");
    }

    #[test]
    fn invisible_characters_go() {
        check("\u{feff}甲\u{200b}乙\u{ad}丙\u{0}", "甲乙丙");
        check("甲\u{a0}乙", "甲 乙");
        check("photo\u{ad}\nvoltaic", "photo-\nvoltaic");
    }

    #[test]
    fn name_dots_are_unified_between_han_only() {
        check("古丽•艾山 阿依努尔・买买提", "古丽·艾山 阿依努尔·买买提");
        check("• 第一条\n3.5 a•b", "• 第一条\n3.5 a•b");
        check("甲 项 • 第一条 • 第二条", "甲 项 • 第一条 • 第二条");
    }

    #[test]
    fn what_goes_does_not_part_a_name() {
        check("古丽•\u{200b}艾山，阿依努尔\0•买买提", "古丽·艾山，阿依努尔·买买提");
        check("1∕\u{feff}2，记者甲∕\u{200b}台北", "1∕2，记者甲／台北");
        check("县 里 请 来 古 丽 • 艾 山 上 课", "县里请来古丽·艾山上课");
    }

    #[test]
    fn letter_spaced_lines_close_up() {
        check("植 面 积 达 32.6 万 亩 ，比 去 年", "植面积达32.6万亩，比去年");
        check("防 火 隔 离 带 6 2 公 里 ，\n正常的一行", "防火隔离带62公里，\n正常的一行");
    }

    #[test]
    fn spaces_that_separate_stay() {
        check("本报记者 高 远 通讯员 林 一", "本报记者 高 远 通讯员 林 一");
        check("城市书房 书香盈城", "城市书房 书香盈城");
        check("　　段首缩进，保留。", "　　段首缩进，保留。");
        check("smart grid 和 5G", "smart grid 和 5G");
    }

    #[test]
    fn spaces_beside_marks_go() {
        check("账: “过去 ， 如今 。” 他说", "账: “过去，如今。” 他说");
        check("责编：甲 乙　校对：丙", "责编：甲 乙　校对：丙");
    }

    #[test]
    fn compatibility_ideographs_are_unified() {
        check("\u{f9d1}\u{2f800}", "六丽");
    }
}
