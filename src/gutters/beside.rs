//! Upright headlines beside a column of text, whose characters an extractor has read together with the lines of the column:
//! each comes between two of them, or before one (`路 站台上挤满了人`).

use super::{
    cells::{LONGEST_GROUP, cells, distinct},
    write::write_lines,
};
use crate::{
    chars::{is_han, is_pause, is_space, is_terminal},
    lexicon::{numerals::ORDINALS, openers::ITEM_MARKS},
    lines::Lines,
    span::Span,
    trace::{Traced, Tracer},
};
use alloc::vec::Vec;

/// An upright headline has so many characters at least, or they are the short last lines of paragraphs.
const FEWEST_CELLS: usize = 4;
/// So many lines of the column stand between two characters of the headline, which are larger, or before its first, at most.
const MOST_BETWEEN: usize = 2;
/// Columns of an upright headline beside each other.
const MOST_COLUMNS: usize = 3;
/// Longer words, in bytes, are of the text: two Han, or one and a group of figures.
const LONGEST_WORD: usize = 6;
/// What follows a character of the headline in a line of the column begins with a word of so many bytes: two Han. A name that is
/// padded (王 刚) has one.
const SHORTEST_WORD: usize = 6;

/// Eight Han in halves of an em: no newspaper sets narrower columns.
const NARROWEST_COLUMN: usize = 16;

/// A line of the page.
#[derive(Clone, Copy, Debug)]
struct Line {
    span: Span,
    /// How many characters of an upright headline it begins with.
    cells: usize,
    /// Whether they may as well be figures of its text, or its first word.
    is_doubtful: bool,
    /// Whether all of them touch others.
    is_word: bool,
    /// Where what it has of the column's text begins, behind one such character and behind all.
    behind_first: usize,
    behind_all: usize,
}

/// `page` with such headlines before the lines that they stand beside; `None` where there are none.
pub(super) fn part(page: &str, printed: Lines<'_>) -> Option<Traced<'static>> {
    if !may_hold(page, printed.clone()) {
        return None;
    }
    let leaves_gaps = leaves_gaps(page);
    let lines: Vec<Line> = printed.map(|span| Line::of(page, span, leaves_gaps)).collect();
    let mut out: Option<Tracer> = None;
    let (mut written, mut at) = (0, 0);
    while let Some(start) = lines.iter().skip(at).position(|line| line.cells > 0).map(|offset| at + offset) {
        let length = run_length(lines.get(start..).unwrap_or_default());
        let head = head_length(lines.get(at..start).unwrap_or_default());
        let run = lines.get(start..start + length).unwrap_or_default();
        if is_headline(page, run)
            && let run = lines.get(start - head..start + length).unwrap_or_default()
            && let (Some(first), Some(last)) = (run.first(), run.last())
        {
            let out = out.get_or_insert_with(|| Tracer::with_capacity(page.len()));
            out.copy(page.get(written..first.span.start()).unwrap_or_default(), written);
            write(page, run, out);
            written = last.span.end();
        }
        at = start + length;
    }
    let mut out = out?;
    out.copy(page.get(written..).unwrap_or_default(), written);
    Some(out.finish())
}

/// Whether enough lines begin with a character and a space, or hold one only, for a closer look, and enough lines near each
/// other, with no blank one between them, with a word that may stand in a headline.
fn may_hold(page: &str, lines: Lines<'_>) -> bool {
    let mut seen = 0;
    let mut near = Near::default();
    for (index, line) in lines.enumerate() {
        let text = line.of(page).unwrap_or_default();
        let is_short = (1..=3).contains(&text.len());
        seen += usize::from(is_short || text.as_bytes().get(3) == Some(&b' '));
        near.take(index, text);
        if seen >= FEWEST_CELLS && near.most >= FEWEST_APART {
            return true;
        }
    }
    false
}

/// In a headline beside a column, fewer than half of the characters stand right below another: so many do not, at least.
const FEWEST_APART: usize = FEWEST_CELLS / 2 + 1;

/// How many lines near each other begin with a word that may stand in a headline, those right below one that holds no more
/// aside: upright headlines that stand alone are no concern here.
#[derive(Default)]
struct Near {
    count: usize,
    most: usize,
    /// The last line that another may be near to.
    reach: usize,
    /// Whether the line before holds one such word and nothing else.
    is_alone: bool,
}

impl Near {
    fn take(&mut self, index: usize, line: &str) {
        let Some(word) = short_word_at(line, 0).filter(|word| cells(word).is_some()) else {
            // A blank line ends a headline.
            self.count = if line.is_empty() { 0 } else { self.count };
            self.is_alone = false;
            return;
        };
        let is_alone = word.len() == line.len();
        if index > self.reach {
            self.count = 0;
        }
        self.count += usize::from(!(is_alone && self.is_alone));
        (self.reach, self.is_alone) = (index + 1 + MOST_BETWEEN, is_alone);
        self.most = self.most.max(self.count);
    }
}

/// Whether the page has a gap between Han and figures, as many papers do: there a line's first figures belong to its text.
fn leaves_gaps(page: &str) -> bool {
    let bytes = page.as_bytes();
    let is_han_at = |at: usize| page.get(at..).and_then(|rest| rest.chars().next()).is_some_and(is_han);
    let ends_figure =
        |at: usize| at.checked_sub(1).and_then(|at| bytes.get(at)).is_some_and(u8::is_ascii_digit);
    let apart = memchr::memchr_iter(b' ', bytes).filter(|&at| ends_figure(at) && is_han_at(at + 1)).count();
    let is_close = |&(_, pair): &(usize, &[u8])| matches!(pair, [b'0'..=b'9', 0x80..=0xff]);
    let close = bytes.windows(2).enumerate().filter(is_close).filter(|(at, _)| is_han_at(at + 1));
    // On most pages the figures that stand close to Han soon outnumber the others.
    close.take(apart).count() < apart
}

impl Line {
    fn of(page: &str, span: Span, leaves_gaps: bool) -> Line {
        let text = span.of(page).unwrap_or_default();
        let head = Head::of(text, leaves_gaps);
        Line {
            span,
            cells: head.words,
            is_doubtful: head.sure == 0 && head.behind_all < text.len(),
            is_word: head.sure + head.figures == 0,
            behind_first: span.start() + head.behind_first,
            behind_all: span.start() + head.behind_all,
        }
    }

    /// Whether it holds nothing of the column's text.
    fn is_alone(&self) -> bool {
        self.cells > 0 && self.behind_all == self.span.end()
    }
}

/// The words at the beginning of a line that may be cells of a headline.
#[derive(Clone, Copy, Debug, Default)]
struct Head {
    words: usize,
    /// How many of them are one character, and no figure of the text …
    sure: usize,
    /// … how many are figures or letters …
    figures: usize,
    /// … and how many are several cells that touch.
    touching: usize,
    /// Whether the last of them is one character.
    ends_sure: bool,
    /// Where the first ends, with the spaces behind it, and where all do.
    behind_first: usize,
    behind_all: usize,
}

impl Head {
    /// As many words as a headline has columns, if what follows may be of the text.
    fn of(text: &str, leaves_gaps: bool) -> Head {
        let (mut head, mut best) = (Head::default(), Head::default());
        while let Some(word) = cell_word_at(text, head.behind_all) {
            head.take(word, text);
            if head.sure > MOST_COLUMNS {
                return Head::default();
            } else if head.words > MOST_COLUMNS {
                break;
            }
            if head.ends_before(text.get(head.behind_all..).unwrap_or_default(), leaves_gaps) {
                best = head;
            }
        }
        best
    }

    fn take(&mut self, word: &str, text: &str) {
        let end = self.behind_all + word.len();
        self.behind_all = end + blank_length(text.get(end..).unwrap_or_default());
        self.behind_first = if self.words == 0 { self.behind_all } else { self.behind_first };
        self.words += 1;
        self.ends_sure = !word.is_ascii() && word.chars().nth(1).is_none();
        match (self.ends_sure, word.is_ascii()) {
            (true, _) => self.sure += 1,
            (_, true) => self.figures += 1,
            _ => self.touching += 1,
        }
    }

    /// Whether `rest` may be what the line has of the column's text.
    fn ends_before(&self, rest: &str, leaves_gaps: bool) -> bool {
        if rest.is_empty() {
            // What is left of a paragraph stands alone in its last line as well.
            return self.touching == 0;
        }
        let is_gap = leaves_gaps && !self.ends_sure && self.figures > 0;
        may_follow(rest, leaves_gaps) && !is_gap
    }
}

/// The word at byte `at`, where all of it may be cells of a headline.
fn cell_word_at(text: &str, at: usize) -> Option<&str> {
    let rest = text.get(at..)?;
    let word = rest.get(..word_length(rest, LONGEST_WORD + 1))?;
    let is_mark = |c| is_pause(c) || is_terminal(c);
    (!word.is_empty() && word.len() <= LONGEST_WORD && !word.contains(is_mark) && cells(word).is_some())
        .then_some(word)
}

/// The characters from byte `at` on up to a space, where they are few enough to stand side by side in an upright headline.
fn short_word_at(text: &str, at: usize) -> Option<&str> {
    let rest = text.get(at..)?;
    // Most lines begin with two characters of three bytes from U+4000 on: none of them is a space.
    if let [0xe4..=0xef, _, _, 0xe4..=0xef, ..] = rest.as_bytes() {
        return None;
    }
    let length = word_length(rest, LONGEST_GROUP + 1);
    rest.get(..length).filter(|_| (1..=LONGEST_GROUP).contains(&length))
}

/// The bytes before the first space, as far as the character that reaches `limit`.
fn word_length(text: &str, limit: usize) -> usize {
    let mut length = 0;
    for c in text.chars().take_while(|&c| !is_space(c)) {
        length += c.len_utf8();
        if length >= limit {
            break;
        }
    }
    length
}

fn blank_length(text: &str) -> usize {
    text.chars().take_while(|&c| is_space(c)).map(char::len_utf8).sum()
}

/// Whether text may follow a character of the headline: a line of the column, and neither the second character of a name nor
/// a figure behind a gap that the page leaves there anyway.
fn may_follow(text: &str, leaves_gaps: bool) -> bool {
    // □ 本报记者: a byline.
    let text = text.trim_start_matches(|c| ITEM_MARKS.contains(c)).trim_start_matches(is_space);
    let starts_with_figure = |text: &str| text.starts_with(|c: char| c.is_ascii_alphanumeric());
    let length = word_length(text, SHORTEST_WORD);
    let behind = text.get(length..).unwrap_or_default().trim_start_matches(is_space);
    let is_before_gap = leaves_gaps && starts_with_figure(behind);
    (length >= SHORTEST_WORD || is_before_gap) && !(leaves_gaps && starts_with_figure(text))
}

/// The lines up to the last that begins with a character of the headline, none of them far behind the one before.
fn run_length(lines: &[Line]) -> usize {
    let mut end = 1;
    for (index, line) in lines.iter().enumerate() {
        if line.span.is_empty() || index > end + MOST_BETWEEN {
            break;
        }
        if line.cells > 0 && !line.is_word {
            end = index + 1;
        }
    }
    end
}

/// How many lines of the column stand above the headline's first character: those below a blank line.
fn head_length(above: &[Line]) -> usize {
    let head = above.iter().rev().take(MOST_BETWEEN + 1).position(|line| line.span.is_empty());
    head.unwrap_or(if above.len() <= MOST_BETWEEN { above.len() } else { 0 })
}

/// Whether the characters that lines of a run begin with are a headline's: enough of them, most among lines of running text.
fn is_headline(page: &str, run: &[Line]) -> bool {
    let texts = || run.iter().filter(|line| !line.is_alone());
    let text = |line: &Line| Span::new(line.behind_all, line.span.end()).of(page).unwrap_or_default();
    let has_mark = |line: &&Line| text(line).contains(|c| is_pause(c) || is_terminal(c));
    let pairs = run.windows(2).filter(|pair| pair.iter().all(Line::is_alone)).count();
    let count = run.iter().filter(|line| line.cells > 0 && !line.is_doubtful).count();
    count >= FEWEST_CELLS
        && pairs * 2 < count
        && texts().count() * 2 >= count
        && texts().filter(has_mark).count() * 2 > texts().count()
        && fill_a_column(texts().map(text).map(width))
        && are_various(page, run)
}

/// The width of a line, in halves of an em.
fn width(text: &str) -> usize {
    text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}

/// Whether most lines of these widths are about as wide as the widest, which may hold a character of the headline: a list is ragged.
fn fill_a_column(widths: impl Iterator<Item = usize> + Clone) -> bool {
    let widest = widths.clone().max().unwrap_or(0);
    let full = widths.clone().filter(|width| width * 3 >= widest * 2).count();
    widest >= NARROWEST_COLUMN && full * 2 > widths.count()
}

/// Whether the characters differ, and are not all figures: 问 and 答, and the numbers of a list, are no headline.
fn are_various(page: &str, run: &[Line]) -> bool {
    let cells = |line: &Line| Span::new(line.span.start(), line.behind_all).of(page).unwrap_or_default();
    let all: Vec<&str> = run.iter().filter(|line| line.cells > 0).map(cells).collect();
    let is_number = |cells: &&&str| cells.chars().all(|c| c.is_ascii() || ORDINALS.binary_search(&c).is_ok());
    let (count, numbers) = (all.len(), all.iter().filter(is_number).count());
    distinct(all) * 4 >= count * 3 && numbers * 2 < count
}

/// Appends the characters of the headline, a line each, and then the lines of the column.
fn write(page: &str, run: &[Line], out: &mut Tracer) {
    let with_cells = || run.iter().filter(|line| line.cells > 0);
    let several = with_cells().filter(|line| line.cells > 1).count();
    // Where most lines have one, the second of a line is of its text.
    let is_single = several * 2 < with_cells().count();
    let behind = |line: &Line| if is_single { line.behind_first } else { line.behind_all };
    let cells = with_cells().map(|line| Span::new(line.span.start(), behind(line)));
    let texts = run.iter().map(|line| {
        Span::new(if line.cells > 0 { behind(line) } else { line.span.start() }, line.span.end())
    });
    write_lines(page, cells.chain(texts), out);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lines::lines;

    fn parted(page: &str) -> Option<Traced<'static>> {
        part(page, lines(page))
    }

    #[track_caller]
    fn check(page: &str, expected: &str) {
        assert_eq!(parted(page).as_deref(), Some(expected));
    }

    #[test]
    fn characters_between_the_lines_of_a_column_are_a_headline() {
        check(
            "春\n开春后的第一场雨下了一整夜，早上\n雨\n山里的梯田已经蓄满了水，乡亲们\n催\n牵着牛下了地。\n耕\n今年全村种稻八百亩。\n",
            "春\n雨\n催\n耕\n开春后的第一场雨下了一整夜，早上\n山里的梯田已经蓄满了水，乡亲们\n牵着牛下了地。\n今年全村种稻八百亩。\n",
        );
    }

    #[test]
    fn characters_before_the_lines_of_a_column_are_a_headline() {
        check(
            "开春后的第一场雨下了一整夜，\n春 早上山里的梯田已经蓄满了水，\n雨 乡亲们牵着牛下了地。\n催 今年全村种稻八百亩，比去年\n\
             “ 多一百亩，谷种早已备好。\n早 村里的水泵也都修过了。\n",
            "春\n雨\n催\n“\n早\n开春后的第一场雨下了一整夜，\n早上山里的梯田已经蓄满了水，\n乡亲们牵着牛下了地。\n今年全村种稻八百亩，比去年\n\
             多一百亩，谷种早已备好。\n村里的水泵也都修过了。\n",
        );
    }

    #[test]
    fn where_one_column_is_the_rule_a_second_character_is_of_the_text() {
        let parted = parted(
            "春 早上山里的梯田已经蓄满了水，\n雨 乡 亲们牵着牛下了地。\n催 今年全村种稻八百亩，比去年\n耕 多一百亩，谷种早已备好。\n",
        );
        assert!(parted.unwrap().contains("\n乡 亲们牵着牛"));
    }

    #[test]
    fn two_columns_beside_a_text_with_gaps_before_its_figures() {
        check(
            "8 “ □ 本报记者 何川\n台 新村里的水泵今年换了 8 台，\n水 苗 下地前都修过一遍，稻田\n泵 ” 里的水 6 天放满。\n\
             修 收入 3 万元的农户，今年又\n好 添了 2 台拖拉机，村里都说。\n",
            "8 “\n台\n水 苗\n泵 ”\n修\n好\n□ 本报记者 何川\n新村里的水泵今年换了 8 台，\n下地前都修过一遍，稻田\n里的水 6 天放满。\n\
             收入 3 万元的农户，今年又\n添了 2 台拖拉机，村里都说。\n",
        );
    }

    #[test]
    fn figures_are_of_the_text_where_the_page_leaves_gaps_before_them() {
        assert_eq!(
            parted(
                "今年种稻 8 百亩，收了\n5 天。粮仓已经腾空，\n3 台水泵也修好了。\n山里的路 6 月修通，\n2 个村的粮都走\n9 号公路，运到县里。\n"
            ),
            None
        );
    }

    #[test]
    fn lists_names_and_questions_are_no_headline() {
        for page in [
            "一 入库的粮食要晒干，\n二 运粮的车要过磅，\n三 粮款当天要结清，\n四 有事找站长说明，\n五 夜里不收粮，请谅解。\n",
            "甲 你这是打哪儿来呀，满头大汗的？\n乙 我打河边来，看人修桥去了。\n丙 修桥有什么好看的，快坐下。\n丁 桥修好了，咱们就不用绕路了。\n",
            "王 刚 县第一小学，语文教师\n李 梅 县医院，护士\n赵 松 县剧团，演员\n周 兰 县图书馆，古籍修复师\n",
            "问 旧房子漏水，该找谁修？\n答 先找物业，再找街道。\n问 物业不管，又该怎么办？\n答 可以打电话投诉，三天有回音。\n",
            "春\n雨\n催\n耕\n开春后的第一场雨下了一整夜，早上\n山里的梯田已经蓄满了水。\n",
        ] {
            assert_eq!(parted(page).as_deref(), None, "{page}");
        }
    }
}
