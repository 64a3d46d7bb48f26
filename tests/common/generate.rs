//! What the laws are tried on: text made of the crate's own alphabet, and paragraphs as papers print them.

use super::typesetter::{Blanks, Setting};
use proptest::{collection::vec, prelude::*, sample::select};

/// Characters that the rules look at, and some that none does.
const ALPHABET: &[&str] = &[
    "报",
    "记",
    "者",
    "讯",
    "电",
    "摄",
    "年",
    "月",
    "日",
    "万",
    "亿",
    "千",
    "百",
    "十",
    "一",
    "二",
    "三",
    "两",
    "半",
    "余",
    "多",
    "约",
    "近",
    "吨",
    "元",
    "件",
    "个",
    "成",
    "倍",
    "省",
    "县",
    "春",
    "水",
    "王",
    "李",
    "马",
    "阿",
    "·",
    "，",
    "。",
    "、",
    "；",
    "：",
    "？",
    "！",
    "“",
    "”",
    "（",
    "）",
    "《",
    "》",
    "【",
    "】",
    "(",
    ")",
    " ",
    "　",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "\u{c}",
    "\u{b}",
    "\u{85}",
    "\u{2028}",
    "\u{feff}",
    "\u{200b}",
    "\u{a0}",
    "\u{ad}",
    "\t",
    "0",
    "1",
    "2025",
    "3.5",
    "%",
    "-",
    "a",
    "GDP",
    "⽇",
    "⻓",
    "﹁",
    "﹃",
    "️",
    "é",
    "𠮷",
    "本报讯（记者",
    "新华社",
    "通讯员 ",
    "下转第二版",
    "同比增长",
    "由",
    "至",
    "第",
    "□",
    "℃",
    "/",
    "－",
    "…",
    "—",
    "•",
    "∕",
    "\0",
    "甲 乙 丙 丁 ",
    "简讯",
];

/// Any mixture of the alphabet, also in pieces side by side.
pub(crate) fn hostile() -> impl Strategy<Value = String> {
    let mixture = || vec(select(ALPHABET), 0..120).prop_map(|parts| parts.concat());
    let piece = (select(vec![1, 2, 4, 8, 16]), vec(select(ALPHABET), 1..12))
        .prop_map(|(gap, parts)| " ".repeat(gap) + &parts.concat());
    let pieces =
        vec(vec(piece, 1..4).prop_map(|pieces| pieces.concat()), 6..30).prop_map(|lines| lines.join("\n"));
    let column = || vec(words(1..7), 6..24);
    let columns = (column(), column(), 16usize..20).prop_map(|(left, right, at)| beside(&left, &right, at));
    let blocks = vec(block(), 3..12).prop_map(|blocks| blocks.join("\n\n"));
    prop_oneof![6 => mixture(), 1 => pieces, 1 => columns, 1 => blocks]
}

/// Lines of one width, the first set in or not, that may break off inside a sentence.
fn block() -> impl Strategy<Value = String> {
    let begin = select(vec!["", "", "", "本报讯（记者 李明）", "简讯\n", "□ ", "3月1日，"]);
    let end = select(vec!["", "", "渠", "。", "。”", "）", "："]);
    (begin, select(vec![9usize, 12, 16]), 1usize..6, any::<bool>(), end).prop_map(
        |(begin, measure, lines, is_set_in, end)| {
            let line = |index: usize| {
                let width = measure - if index == 0 && is_set_in { 2 } else { 0 };
                "村里新修的渠水，到了田头。“好”他说"
                    .chars()
                    .cycle()
                    .skip(3 * index)
                    .take(width)
                    .collect::<String>()
            };
            begin.to_owned() + &(0..lines).map(line).collect::<Vec<_>>().join("\n") + end
        },
    )
}

/// Two columns as an extractor keeps them side by side, the right one from character `at` on.
pub(crate) fn beside(left: &[String], right: &[String], at: usize) -> String {
    let line = |row: usize| {
        let (left, right) =
            (left.get(row).map_or("", String::as_str), right.get(row).map_or("", String::as_str));
        format!("{left}{}{right}\n", " ".repeat(at.saturating_sub(left.chars().count())))
    };
    (0..left.len().max(right.len())).map(line).collect()
}

/// A sentence of Chinese prose: clauses of Han characters, numbers with units, a quotation now and then. Some forty
/// characters long, as sentences of news are.
fn sentence() -> impl Strategy<Value = String> {
    let clause = prop_oneof![
        6 => words(3..9),
        2 => (words(2..5), 1u32..9000, select(vec!["吨", "户", "万元", "公里"])).prop_map(|(words, n, unit)| format!("{words}{n}{unit}")),
        1 => (words(2..4), words(2..5)).prop_map(|(a, b)| format!("{a}“{b}”")),
        1 => (words(2..5), 1u32..99, 0u32..9).prop_map(|(words, n, d)| format!("{words}{n}.{d}%")),
    ];
    (vec(clause, 2..6), select(vec!["。", "。", "。", "！", "？"]))
        .prop_map(|(clauses, end)| clauses.join("，") + end)
}

/// Two-character words in a row.
fn words(count: std::ops::Range<usize>) -> impl Strategy<Value = String> {
    const WORDS: &[&str] = &[
        "春耕", "灌区", "农户", "种子", "土地", "收成", "合作", "机器", "道路", "村庄", "学校", "食堂",
        "孩子", "老人", "工厂", "订单", "市场", "价格", "粮食", "棉花", "苹果", "牛羊", "草场", "渠道",
        "水库", "电站", "公路", "铁路", "车站", "医院", "医生", "病人", "图书", "戏台", "锣鼓", "节日",
        "游客", "景区", "服务", "管理", "建设", "发展", "推进", "完成", "增加", "提高", "改造", "治理",
    ];
    vec(select(WORDS), count).prop_map(|words| words.concat())
}

/// A paragraph of one to five sentences.
pub(crate) fn paragraph() -> impl Strategy<Value = String> {
    vec(sentence(), 1..6).prop_map(|sentences| sentences.concat())
}

/// An article's paragraphs.
pub(crate) fn paragraphs() -> impl Strategy<Value = Vec<String>> {
    vec(paragraph(), 4..9)
}

/// A way to set them.
pub(crate) fn setting() -> impl Strategy<Value = Setting> {
    let blanks =
        select(vec![Blanks::Nowhere, Blanks::Everywhere, Blanks::BetweenParagraphs, Blanks::AfterFirstLines]);
    (20usize..=72, 0usize..=2, any::<bool>(), any::<bool>(), any::<bool>(), blanks).prop_map(
        |(measure, indent, keeps_indent, half_marks, squeezes, blanks)| Setting {
            measure,
            indent,
            keeps_indent,
            half_marks,
            squeezes,
            blanks,
        },
    )
}
