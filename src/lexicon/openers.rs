//! How paragraphs begin.

/// Marks of list items.
pub(crate) const ITEM_MARKS: &str = "■●◆▲★△◇□○◎▶►•①②③④⑤⑥⑦⑧⑨⑩⑴⑵⑶⑷⑸⑹";

/// Turns of an interview.
#[rustfmt::skip]
pub(crate) const SPEAKERS: &[&str] = &[
    "问：", "答：", "問：", "记者：", "記者：", "主持人：", "问:", "答:", "問:", "记者:", "記者:", "主持人:", "嘉宾：", "嘉賓：",
];

/// What ends the words that tell who spoke before them: “……。”李明说。
#[rustfmt::skip]
pub(crate) const ATTRIBUTIONS: &[&str] = &[
    "说", "說", "道", "表示", "介绍", "介紹", "坦言", "回忆", "回憶", "感慨", "感叹", "感嘆", "解释", "解釋", "告诉记者", "告訴記者", "打趣",
];

/// Words that go on with what the sentence before says: 会议要求，…。要…
#[rustfmt::skip]
pub(crate) const SEQUELS: &[&str] = &["要", "其中，", "这些", "這些", "特别是", "特別是", "尤其是", "并且", "並且"];

/// What ends the words that tell who knows what follows: 据市水利局介绍，
#[rustfmt::skip]
pub(crate) const REPORTS: &[&str] = &[
    "介绍", "介紹", "了解", "悉", "统计", "統計", "透露", "测算", "測算", "预计", "預計", "分析", "报道", "報道", "報導", "消息",
];

/// Days on which something happened, as news begins.
#[rustfmt::skip]
pub(crate) const DAYS: &[&str] = &[
    "近日，", "日前，", "昨日，", "昨天，", "今日，", "今天，", "昨晚，", "昨日上午", "昨日下午", "昨天上午", "昨天下午", "昨日凌晨", "前天，", "前日，", "本周，",
    "上周，", "週末，", "周末，", "近日,", "日前,", "昨日,",
];

/// Phrases that lead into a paragraph.
#[rustfmt::skip]
pub(crate) const LEADS: &[&str] = &[
    "近来，", "近年来，", "近年來，", "当日，", "當日，", "当天，", "一直以来，", "长期以来，",
    "下一步，", "接下来，", "与此同时，", "與此同時，",
    "会议", "會議", "记者了解到，", "记者从", "记者在", "图为", "圖為",
    "连日来，", "眼下，", "此外，", "另据", "另外，", "随后，", "為此，", "为此，",
    "谈及", "谈到", "说起", "走进", "走進", "除此之外，",
];
