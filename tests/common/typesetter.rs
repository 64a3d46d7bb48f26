//! A small typesetter for Chinese newspaper columns: what the laws rejoin.

/// How a page is set, and what its text layer keeps of it.
#[derive(Clone, Debug)]
pub(crate) struct Setting {
    /// The measure, in half em.
    pub(crate) measure: usize,
    /// The indent of a paragraph's first line, in em.
    pub(crate) indent: usize,
    /// Whether the text layer keeps the indent, as ideographic spaces.
    pub(crate) keeps_indent: bool,
    /// Whether marks are set half an em wide (开明式 sets most of them so) rather than full.
    pub(crate) half_marks: bool,
    /// Whether a mark that may not begin a line is squeezed into the line before, rather than taking a character along.
    pub(crate) squeezes: bool,
    /// Where blank lines stand.
    pub(crate) blanks: Blanks,
}

/// Where the text layer leaves blank lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Blanks {
    Nowhere,
    Everywhere,
    BetweenParagraphs,
    AfterFirstLines,
}

/// The paragraphs set as lines.
pub(crate) fn typeset(paragraphs: &[String], setting: &Setting) -> String {
    let mut page = String::new();
    for paragraph in paragraphs {
        if !page.is_empty() {
            page.push('\n');
            if matches!(setting.blanks, Blanks::Everywhere | Blanks::BetweenParagraphs) {
                page.push('\n');
            }
        }
        for (index, line) in lines(paragraph, setting).iter().enumerate() {
            if index > 0 {
                page.push('\n');
                if setting.blanks == Blanks::Everywhere
                    || index == 1 && setting.blanks == Blanks::AfterFirstLines
                {
                    page.push('\n');
                }
            } else if setting.keeps_indent {
                page.push_str(&"　".repeat(setting.indent));
            }
            page.push_str(line);
        }
    }
    page
}

/// One paragraph set as lines.
pub(crate) fn lines(paragraph: &str, setting: &Setting) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    let mut used = 2 * setting.indent;
    for unit in units(paragraph) {
        let width = width(&unit, setting);
        let squeezed = if setting.squeezes { trailing_marks(&unit).min(1) } else { 0 };
        if used + width > setting.measure + squeezed && !line.is_empty() {
            lines.push(std::mem::take(&mut line));
            used = 0;
        }
        line.push_str(&unit);
        used += width;
    }
    lines.push(line);
    lines
}

/// The parts of a paragraph that no line break divides: a character with the marks around it, a number, a word.
fn units(paragraph: &str) -> Vec<String> {
    let mut units: Vec<String> = Vec::new();
    let mut before: Option<char> = None;
    for c in paragraph.chars() {
        let joins = before.is_some_and(|before| {
            "，。、；：？！”）》%".contains(c)
                || "“（《".contains(before)
                || is_narrow(before) && is_narrow(c)
        });
        match units.last_mut().filter(|_| joins) {
            Some(unit) => unit.push(c),
            None => units.push(c.to_string()),
        }
        before = Some(c);
    }
    units
}

fn is_narrow(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '.'
}

fn is_mark(c: char) -> bool {
    "，。、；：？！“”（）《》".contains(c)
}

fn trailing_marks(unit: &str) -> usize {
    unit.chars().rev().take_while(|&c| is_mark(c)).count()
}

/// The width of a unit, in half em.
fn width(unit: &str, setting: &Setting) -> usize {
    unit.chars()
        .map(|c| match c {
            _ if is_mark(c) && setting.half_marks => 1,
            _ if is_mark(c) => 2,
            _ if c.is_ascii() => 1,
            _ => 2,
        })
        .sum()
}
