//! Columns that an extractor has kept side by side in its lines, with spaces for the gutters between them (栏间空白).
//!
//! `pdftotext -layout` and OCR that keeps the spaces write a page as it looks. The page is cut along its white space into
//! ever smaller rectangles, which is the recursive X-Y cut of page analysis (Nagy and Seth, 1984) on a grid of characters,
//! and what stood side by side is put one below the other.

mod beside;
mod cells;
mod cut;
mod grid;
mod gutter;
mod ragged;
mod uprights;
mod write;

use crate::{
    lines::lines,
    span::Span,
    trace::{Traced, Tracer},
};
use alloc::vec::Vec;
use grid::{FEWEST_GAPS, GUTTER, Grid};
use memchr::memmem;

/// More lines than any sheet has: longer pages are several, one behind the other, and are cut between two of their lines.
const TALLEST: usize = 300;

/// `page`, a text without form feeds, with its columns one below the other; as it stands where none are side by side.
///
/// Takes time linear in `page`: the work for a sheet is bounded by its size and the depth of the cuts.
pub(crate) fn part(page: &str) -> Traced<'_> {
    let parted = part_columns(page);
    let printed = lines(&parted);
    match beside::part(&parted, printed.clone()) {
        Some(further) => order_uprights(further.through(&parted)),
        None => match uprights::part(&parted, printed) {
            Some(further) => further.through(&parted),
            None => parted,
        },
    }
}

/// `page` with the columns of upright headlines one below the other, where they are all that stands side by side.
pub(crate) fn part_uprights(page: &str) -> Traced<'_> {
    order_uprights(Traced::verbatim(page, 0))
}

fn order_uprights(page: Traced<'_>) -> Traced<'_> {
    match uprights::part(&page, lines(&page)) {
        Some(further) => further.through(&page),
        None => page,
    }
}

fn part_columns(page: &str) -> Traced<'_> {
    // On most pages nothing stands side by side.
    if memmem::find_iter(page.as_bytes(), GUTTER).nth(FEWEST_GAPS - 1).is_none() {
        return Traced::verbatim(page, 0);
    }
    let lines: Vec<Span> = lines(page).collect();
    let mut out = Tracer::with_capacity(page.len());
    let mut written = 0;
    for sheet in sheets(&lines) {
        let Some(grid) = Grid::of(page, sheet) else { continue };
        let blocks = cut::cut(&grid);
        if let ([start, .., end], [_, _, ..]) = (sheet, blocks.as_slice()) {
            out.copy(page.get(written..start.start()).unwrap_or_default(), written);
            write::write(page, &grid, &blocks, &mut out);
            written = end.end();
        }
    }
    out.copy(page.get(written..).unwrap_or_default(), written);
    out.finish_from(page)
}

/// The lines of a page sheet by sheet, cut at blank lines where there are any.
fn sheets(lines: &[Span]) -> impl Iterator<Item = &[Span]> {
    let mut rest = lines;
    core::iter::from_fn(move || {
        let reach = rest.get(..TALLEST).unwrap_or(rest);
        let blank = reach.iter().rposition(|line| line.is_empty()).filter(|_| rest.len() > TALLEST);
        let (sheet, after) = rest.split_at(blank.map_or(reach.len(), |blank| blank + 1));
        rest = after;
        (!sheet.is_empty()).then_some(sheet)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chars::trim;
    use alloc::{format, string::String};

    const LEFT: [&str; 6] = [
        "　　入秋以来，县里的粮站天",
        "天排着长队，运粮的三轮车",
        "从早上六点一直停到桥头。",
        "　　站长说，今年的稻谷比去",
        "年干爽，收一车只要一刻钟",
        "，农户不用再等到天黑。",
    ];
    const RIGHT: [&str; 6] = [
        "　　城南的老剧场修好了，座",
        "位换成软椅，台口加宽两米",
        "，灯光也是新装的。",
        "　　首演那晚来了五百多人，",
        "后排站满了带孩子的家长，",
        "散场时已经过了十点。",
    ];

    /// Lines of two columns, the right one of which begins at column `at`.
    fn beside(left: &[&str], right: &[&str], at: usize) -> String {
        let line = |row: usize| {
            let (left, right) = (left.get(row).unwrap_or(&""), right.get(row).unwrap_or(&""));
            let gap = if right.is_empty() { 0 } else { at - left.chars().count() };
            format!("{left}{}{right}\n", " ".repeat(gap))
        };
        (0..left.len().max(right.len())).map(line).collect()
    }

    #[track_caller]
    fn check(page: &str, expected: &[&[&str]]) {
        let expected: Vec<String> = expected.iter().map(|lines| lines.join("\n")).collect();
        assert_eq!(trim(&part(page)), trim(&expected.join("\n\n")));
    }

    #[test]
    fn columns_side_by_side_come_one_below_the_other() {
        check(&beside(&LEFT, &RIGHT, 20), &[&LEFT, &RIGHT]);
    }

    #[test]
    fn columns_whose_lines_alternate_come_apart() {
        let lines = LEFT.iter().zip(&RIGHT);
        let page: String =
            lines.map(|(left, right)| format!("{left}\n{}{right}\n", " ".repeat(20))).collect();
        check(&page, &[&LEFT, &RIGHT]);
    }

    #[test]
    fn what_stands_over_both_columns_stays_whole() {
        let head = "秋粮入库     剧场重开     本版编辑 方言";
        let wide = "以上两篇都由本报驻县记者站采写，照片由县里的摄影协会提供";
        let page = format!("{head}\n{}{wide}\n", beside(&LEFT, &RIGHT, 20));
        check(&page, &[&[head], &LEFT, &RIGHT, &[wide]]);
    }

    #[test]
    fn three_columns_are_read_from_left_to_right() {
        let page: String = beside(&LEFT, &RIGHT, 18)
            .split_terminator('\n')
            .zip(&LEFT)
            .map(|(two, third)| format!("{two}{}{third}\n", " ".repeat(36 - two.chars().count())))
            .collect();
        check(&page, &[&LEFT, &RIGHT, &LEFT]);
    }

    #[test]
    fn an_upright_headline_is_read_by_its_columns_from_right_to_left() {
        let headline = ["送 12", "粮 月", "不 新", "再 粮", "排 到", "队", "了"];
        let expected = ["12", "月", "新", "粮", "到", "送", "粮", "不", "再", "排", "队", "了"];
        let text = LEFT.repeat(2);
        check(&beside(&text, &headline, 17), &[&text, &expected]);
    }

    #[test]
    fn an_upright_headline_that_pushes_lines_about_is_taken_out() {
        let text = ["    ", "  ", "", "  ", "    ", " "]
            .iter()
            .zip(&RIGHT)
            .zip(["重 剧", "开 场", "", "幕 今", "布 夜", "起"]);
        let right: Vec<String> =
            text.map(|((push, text), cells)| format!("{cells}{push}   {}", trim(text))).collect();
        let right: Vec<&str> = right.iter().map(String::as_str).collect();
        let parted = beside(&LEFT, &right, 24);
        let parted = part(&parted);
        assert!(parted.contains("\n剧\n场\n今\n夜\n重\n开\n幕\n布\n起\n\n"), "{}", parted.as_str());
        assert!(parted.contains("位换成软椅，台口加宽两米\n，灯光也是新装的。\n"), "{}", parted.as_str());
    }

    #[test]
    fn tables_and_lists_stay_as_they_are() {
        for page in [
            "品种      亩产       收购价\n早稻      480公斤    2.6元\n中稻      560公斤    2.7元\n晚稻      510公斤    2.8元\n\
             糯稻      430公斤    3.1元\n旱稻      300公斤    2.4元\n",
            "上午九点至十点半    开幕仪式和老艺人座谈\n上午十点半至十二点  皮影戏专场《灯影》\n下午两点至三点半    剪纸和年画现场教学\n\
             下午三点半至五点    县剧团青年演员汇报\n晚上七点至八点半    露天电影《老渡口》\n晚上八点半至十点    老街灯会和猜谜游园\n",
            "王 梅    李 兰    赵 竹\n何 菊    高 松    林 柏\n方 桂    石 榕    白 桦\n\
             左 杉    丁 桐    金 槐\n马 柳    江 杨    于 桑\n孙 楠    周 樟    吴 枫\n",
        ] {
            assert!(part(page).is_verbatim(), "{page}");
        }
    }

    #[test]
    fn gaps_that_stand_nowhere_are_no_gutter() {
        let line = |(row, text): (usize, &&str)| {
            format!("{}{}{}\n", trim(text), " ".repeat(5 + row * 7 % 11), trim(text))
        };
        let page: String = LEFT.iter().chain(&RIGHT).enumerate().map(line).collect();
        assert!(part(&page).is_verbatim());
    }

    #[test]
    fn every_line_keeps_its_place_in_the_page() {
        let page = beside(&LEFT, &RIGHT, 20);
        let parted = part(&page);
        let at = parted.find("首演").unwrap();
        assert_eq!(parted.source_span(Span::new(at, at + 6)).of(&page), Some("首演"));
    }

    #[test]
    fn indents_and_centred_lines_are_as_wide_as_in_print() {
        let spaced = |lines: [&str; 6]| lines.map(|line| line.replace("　　", "   "));
        let (left, mut right) = (spaced(LEFT), spaced(RIGHT));
        right[3] = String::from("        又一座");
        let page = beside(&left.each_ref().map(String::as_str), &right.each_ref().map(String::as_str), 20);
        let parted = part(&page);
        assert!(
            parted.contains("\n　　站长说") && parted.contains("\n　　　　又一座\n"),
            "{}",
            parted.as_str()
        );
    }

    #[test]
    fn the_rest_of_a_line_is_not_indented() {
        let mut left = LEFT;
        (left[2], left[3]) = ("从早上六点一直停。", "         “再等等。”");
        let parted = beside(&left, &RIGHT, 20);
        assert!(part(&parted).contains("一直停。\n“再等等。”\n"));
    }

    #[test]
    fn sheets_without_a_form_feed_are_cut_one_by_one() {
        let (left, right) = (LEFT.repeat(10), RIGHT.repeat(10));
        let sheet = format!(
            "{}\n以上各篇都由本报驻县记者站采写，照片由县里的摄影协会提供\n\n",
            beside(&left, &right, 20)
        );
        let pages = sheet.repeat(20);
        let whole = [left, right].map(|column| column.join("\n")).join("\n\n");
        assert_eq!(part(&pages).matches(whole.as_str()).count(), 20);
    }
}
