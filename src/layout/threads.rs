//! Text that breaks off at the foot of one block and goes on at the head of another, with other text between: columns that
//! were read in the order in which they stand on the sheet, and not in the order in which they are threaded (串文).
//!
//! A block that breaks off inside a sentence, its last line full, waits for the rest. A block is that rest where it is set to
//! the same measure and begins with a full line, on a page whose paragraphs begin with an indent.

use super::{
    habits::Habits,
    lattice::{Reading, Role},
    measure::{EM, Width},
    measures::UNWRAPPED,
    opener::Opener,
    rows::{Hint, Row},
};
use crate::{
    chars::{is_blank, is_space},
    span::Span,
    trace::{Traced, Tracer},
};
use alloc::{collections::VecDeque, vec::Vec};
use core::{
    iter,
    ops::{Range, RangeInclusive},
};

/// So many threads are waited for at a time: a sheet has hardly more columns, …
const MOST_WAITING: usize = 8;
/// … and none goes on so many lines farther on: that is another sheet.
const FARTHEST: usize = 300;
/// One line in so many begins a paragraph, at least, where indents are kept.
const INDENTED_SHARE: usize = 20;
/// Two blocks that are set to one measure differ by no more: a mark that hangs over, a space that was seen in it.
const TOLERANCE: Width = 5 * EM / 4;
/// A line is full where it falls short by less: an indent is wider.
const ALMOST: Width = 3 * EM / 2;
/// The last line of a column is full where no more than a word is wanting.
const WORD: Width = 2 * EM;
/// A dateline that stands alone on its line fills it, but for the indent, one em or two, and for a word that did not fit.
const DATELINE_SHORT: RangeInclusive<Width> = EM / 2..=3 * EM;

/// `page` in the order in which its text is threaded; nothing where it stands in that order.
pub(super) fn in_order(
    page: &str,
    rows: &[Row],
    readings: &[Reading],
    habits: &Habits,
) -> Option<Traced<'static>> {
    let sheet = Sheet { rows, readings };
    if !sheet.breaks_off_somewhere() || !sheet.shows_indents(habits) {
        return None;
    }
    let mut out = Tracer::with_capacity(page.len());
    let mut above: Option<(usize, usize)> = None;
    for (thread, block) in threaded(&sheet)? {
        let printed = sheet.printed(page, block);
        if let Some((thread_above, end)) = above {
            match page.get(end..printed.start()) {
                Some(gap) if gap.chars().all(is_blank) => out.copy(gap, end),
                // What goes on stands close behind.
                _ => out.push(if thread == thread_above { "\n" } else { "\n\n" }, Span::new(end, end)),
            }
        }
        out.copy(printed.of(page).unwrap_or_default(), printed.start());
        above = Some((thread, printed.end()));
    }
    Some(out.finish())
}

/// The blocks of a page thread by thread, each with the number of its thread; nothing where they stand in that order.
fn threaded(sheet: &Sheet<'_>) -> Option<Vec<(usize, Range<usize>)>> {
    let mut threading = Threading {
        sheet,
        placed: Vec::new(),
        count: 0,
        current: None,
        waiting: VecDeque::new(),
        is_moved: false,
    };
    sheet.blocks().for_each(|block| threading.take(block));
    threading.placed.sort_by_key(|&(thread, _)| thread);
    threading.is_moved.then_some(threading.placed)
}

/// The threads of the blocks so far.
struct Threading<'a> {
    sheet: &'a Sheet<'a>,
    /// The blocks, each with the number of its thread.
    placed: Vec<(usize, Range<usize>)>,
    /// How many threads there are.
    count: usize,
    /// The thread of the last block.
    current: Option<Thread>,
    /// The others that wait for more.
    waiting: VecDeque<Thread>,
    /// Whether a block goes before one that stands above it.
    is_moved: bool,
}

impl Threading<'_> {
    /// Appends a block to its thread.
    fn take(&mut self, block: Range<usize>) {
        if self.current.is_none() || self.sheet.begins_anew(&block) {
            let new = Thread { number: self.count, last: None, waits: None };
            self.count += 1;
            self.turn_to(new);
        } else if let Some(waiting) = self.resumed(&block) {
            self.is_moved = true;
            self.turn_to(waiting);
        }
        if let Some(thread) = &mut self.current {
            self.placed.push((thread.number, block.clone()));
            thread.take(self.sheet, block);
        }
    }

    /// The waiting thread that a block goes on with, if it does not go on with the current one.
    fn resumed(&mut self, block: &Range<usize>) -> Option<Thread> {
        while self.waiting.front().is_some_and(|other| !other.is_near(block)) {
            self.waiting.pop_front();
        }
        let goes_on = |last: &Thread| last.takes(self.sheet, block) || !last.leaves(self.sheet, block);
        if self.waiting.is_empty() || self.current.as_ref().is_none_or(goes_on) {
            return None;
        }
        // The last of several: what stands inside a text is shorter than what stands around it.
        let place = self.waiting.iter().rposition(|other| other.takes(self.sheet, block))?;
        self.waiting.remove(place)
    }

    /// Leaves the current thread, which may have to wait, for another.
    fn turn_to(&mut self, next: Thread) {
        let left = self.current.replace(next);
        self.waiting.extend(left.filter(|left| left.waits.is_some()));
        if self.waiting.len() > MOST_WAITING {
            self.waiting.pop_front();
        }
    }
}

/// Blocks that belong together: what has to be known of them to go on.
struct Thread {
    number: usize,
    /// The last block.
    last: Option<Range<usize>>,
    waits: Option<Waits>,
}

/// What a thread waits for, and how wide it is set.
#[derive(Clone, Copy)]
enum Waits {
    /// The rest of a paragraph.
    Rest(Width),
    /// The story behind a dateline.
    Story(Width),
}

impl Thread {
    /// Whether a block stands on the same sheet as the last one.
    fn is_near(&self, block: &Range<usize>) -> bool {
        self.last.as_ref().is_some_and(|last| last.end + FARTHEST > block.start)
    }

    /// Whether a block may be what the thread waits for.
    fn takes(&self, sheet: &Sheet<'_>, block: &Range<usize>) -> bool {
        let width = || sheet.width(block);
        match self.waits {
            None => false,
            Some(Waits::Rest(full)) if block.len() == 1 => width() <= full + EM / 2,
            Some(Waits::Rest(full)) => (width() - full).abs() <= TOLERANCE,
            Some(Waits::Story(dateline)) => DATELINE_SHORT.contains(&(width() - dateline)),
        }
    }

    /// Whether a block that the thread does not wait for goes on with another.
    fn leaves(&self, sheet: &Sheet<'_>, block: &Range<usize>) -> bool {
        match self.waits {
            // The end of a paragraph that is wider than the column.
            Some(Waits::Rest(full)) if block.len() == 1 => sheet
                .rows
                .get(block.start)
                .is_some_and(|row| row.metrics.natural > full + EM && row.metrics.ends.terminal),
            _ => sheet.begins_inside(block),
        }
    }

    /// Appends a block.
    fn take(&mut self, sheet: &Sheet<'_>, block: Range<usize>) {
        self.waits = if sheet.breaks_off(&block) { self.awaited(sheet, &block) } else { None };
        self.last = Some(block);
    }

    /// What the thread waits for where it breaks off with `block`.
    fn awaited(&self, sheet: &Sheet<'_>, block: &Range<usize>) -> Option<Waits> {
        let last = sheet.rows.get(block.end - 1)?;
        if block.len() == 1 && last.hint == Hint::Opens && last.metrics.ends.closes_round {
            return Some(Waits::Story(last.metrics.natural));
        }
        let above = self.last.as_ref().map_or(0, |above| sheet.width(above));
        let width = if block.len() == 1 { above } else { above.max(sheet.width(block)) };
        (width > 0 && last.metrics.natural + WORD > width).then_some(Waits::Rest(width))
    }
}

/// The lines of a page as they were read first.
struct Sheet<'a> {
    rows: &'a [Row],
    readings: &'a [Reading],
}

impl Sheet<'_> {
    /// The rows between blank lines.
    fn blocks(&self) -> impl Iterator<Item = Range<usize>> {
        let mut start = 0;
        iter::from_fn(move || {
            let rest = self.rows.get(start + 1..)?;
            let length = 1 + rest.iter().take_while(|row| !row.blank_before).count();
            let block = start..start + length;
            start = block.end;
            Some(block)
        })
    }

    /// Where the lines of a block stand, with the indent of the first.
    fn printed(&self, page: &str, block: Range<usize>) -> Span {
        let start = self.rows.get(block.start).map_or(0, |row| row.span.start());
        let end = self.rows.get(block.end - 1).map_or(start, |row| row.span.end());
        Span::new(page.get(..start).unwrap_or_default().trim_end_matches(is_space).len(), end)
    }

    /// How wide the lines of a block are set: half of them are no wider, the last aside, where there are more than two.
    fn width(&self, block: &Range<usize>) -> Width {
        let lines = self.rows.get(block.clone()).unwrap_or_default();
        let full = lines.split_last().map_or(lines, |(_, full)| if full.len() < 2 { lines } else { full });
        let mut widths: Vec<Width> = full.iter().map(|row| row.metrics.natural.min(UNWRAPPED)).collect();
        let middle = widths.len() / 2;
        if widths.is_empty() { 0 } else { *widths.select_nth_unstable(middle).1 }
    }

    /// Whether anything breaks off before a blank line.
    fn breaks_off_somewhere(&self) -> bool {
        self.blocks().any(|block| self.breaks_off(&block))
    }

    /// Whether paragraphs begin with an indent, that is still there or shows in first lines that fall short.
    fn shows_indents(&self, habits: &Habits) -> bool {
        let indented = || self.rows.iter().filter(|row| row.indent > 0).count();
        habits.first_lines_fall_short() || indented() * INDENTED_SHARE >= self.rows.len()
    }

    /// Whether a block begins something by its words, or is none of the running text.
    fn begins_anew(&self, block: &Range<usize>) -> bool {
        let (row, reading) = (self.rows.get(block.start), self.readings.get(block.start));
        !row.is_some_and(|row| matches!(row.hint, Hint::Text | Hint::Continues | Hint::Closes(_)))
            || reading.is_none_or(|reading| reading.role == Role::Headline) && !self.is_running(block)
    }

    /// Whether lines hold pauses, as headlines hardly do: the beginning of a paragraph that is cut off may look like one.
    fn is_running(&self, block: &Range<usize>) -> bool {
        let mut lines = self.rows.get(block.clone()).unwrap_or_default().iter();
        block.len() > 1 && lines.any(|row| row.metrics.ends.inner_pause || row.metrics.ends.pause)
    }

    /// Whether a block begins with a full line, as no paragraph does that is set in.
    fn begins_inside(&self, block: &Range<usize>) -> bool {
        self.rows.get(block.start).is_some_and(|first| {
            block.len() > 1
                && first.indent == 0
                && matches!(first.opener, Opener::None | Opener::Day)
                && !first.metrics.ends.starts_with_opening
                && first.metrics.natural + ALMOST > self.width(block)
        })
    }

    /// Whether running text breaks off inside a sentence with the last row of a block.
    fn breaks_off(&self, block: &Range<usize>) -> bool {
        let last = block.end - 1;
        let (Some(row), Some(reading)) = (self.rows.get(last), self.readings.get(last)) else { return false };
        let ends = row.metrics.ends;
        matches!(row.hint, Hint::Text | Hint::Opens | Hint::Continues)
            && (!matches!(reading.role, Role::Headline | Role::Own | Role::Interposed)
                || self.is_running(block))
            && !ends.terminal
            && !ends.colon
    }
}

#[cfg(test)]
mod tests {
    use crate::rejoin;

    const FERRY: [&str; 2] = [
        "城南的旧渡口停了三年，今年春\n天又开了船，船是新造的，能坐四十\n个人，船工还是从前那几位。\n\n\
         每天清早六点开第一班，末班在\n晚上九点，票价两元，老人和学生减\n",
        "半，带自行车的另加一元，遇上大风\n大雾就停航，岸边的木牌会写明原因。\n\n\
         镇上的人说，绕桥走要多花半个\n钟头，有了渡船，去对岸赶集方便多\n了。\n",
    ];
    const PEARS: [&str; 2] = [
        "北坡的梨园请来了修剪\n的师傅，十六位师傅分成四\n组，一组一天能剪六十棵树，\n园主管饭。\n\n\
         剪下的枝条不烧，粉碎\n了铺在树下，既能保墒，又\n",
        "省了运费，去年试了二十亩，\n虫子也少了。\n",
    ];

    #[track_caller]
    fn check(blocks: [&str; 5]) {
        let threaded = [FERRY.concat(), "\n本报记者 何川\n\n".into(), PEARS.concat()].concat();
        assert_eq!(rejoin(&blocks.join("\n")).as_str(), rejoin(&threaded).as_str());
        assert_eq!(rejoin(&threaded).split('\n').count(), 6);
    }

    #[test]
    fn what_broke_off_goes_on_where_a_block_of_its_measure_begins_inside_a_sentence() {
        let [ferry, rest_of_ferry] = FERRY;
        let [pears, rest_of_pears] = PEARS;
        check([ferry, "本报记者 何川\n", pears, rest_of_ferry, rest_of_pears]);
        check([ferry, "本报记者 何川\n", pears, rest_of_pears, rest_of_ferry]);
    }

    #[test]
    fn a_dateline_alone_heads_the_story_of_its_measure() {
        let [ferry, rest_of_ferry] = FERRY;
        let page =
            [PEARS.concat().as_str(), "本报清河3月2日电（记者 何川）\n", "本报记者 林一苇\n"].join("\n");
        let story = "3月1日，渡口换了一条新船，船身漆\n成白色。\n\n";
        let page = [&page, "\n", story, ferry, rest_of_ferry].concat();
        let rejoined = rejoin(&page);
        assert!(rejoined.contains("本报清河3月2日电（记者 何川）3月1日，"), "{}", rejoined.as_str());
    }

    #[test]
    fn blocks_in_order_stay_in_order() {
        let page = [FERRY.join("\n"), "\n本报记者 何川\n\n".into(), PEARS.join("\n")].concat();
        let rejoined = rejoin(&page);
        let order = ["船工", "原因", "多了。", "何川", "管饭", "虫子"].map(|word| rejoined.find(word));
        assert!(order.is_sorted() && order.iter().all(Option::is_some), "{}", rejoined.as_str());
    }
}
