//! Pieces of newspaper text that rules look at, for texts built of them.

/// Marks, numerals, units, words of bylines, breaks: what the fuzzers spell with and the hunter repeats.
#[rustfmt::skip]
pub const FRAGMENTS: &[&str] = &[
    // Han characters that mean nothing to a rule, that begin names, or that are characters of names.
    "春", "水", "田", "的", "王", "李明", "欧阳", "马", "阿依", "古丽", "𠮷", "縣", "報",
    // Marks.
    "，", "。", "、", "；", "：", "？", "！", "…", "——", "·", "•", "“", "”", "‘", "「", "」", "《", "》", "（", "）", "(", ")", "【", "】", "［", "□", "●",
    "○", "口", "/", "／", "-", "－", "～", "%", "℃", "|", ".", ",", ":",
    // Vertical forms, radicals, invisible characters.
    "﹃", "﹄", "︽", "⽇", "⻓", "⼾", "\u{feff}", "\u{200b}", "\u{ad}", "\u{301}", "\u{fe0f}", "\0",
    // Figures and numerals.
    "0", "7", "2025", "3.5", "1,234", "５", "一", "二", "两", "十", "百", "千", "万", "亿", "零", "〇", "廿", "半", "几", "点", "分之", "百分之", "成", "第",
    // Units and counters.
    "元", "吨", "件", "个", "亩", "公里", "千瓦时", "个百分点", "元/公斤", "平方米", "人次", "倍", "号", "多", "余",
    // What stands around numbers.
    "约", "近", "超过", "以上", "左右", "同比", "增长", "下降", "由", "从", "至", "到", "增至", "分别", "每", "其中",
    // Dates.
    "年", "月", "日", "3月6日", "去年", "上午", "8时30分", "民國",
    // Words of bylines.
    "本报", "新华社", "讯", "电", "本报讯", "记者", "通讯员", "本报记者", "摄", "文/图", "供图", "责任编辑", "责编：", "来源：", "作者", "实习生", "據", "報導",
    "据", "下转第二版", "上接第一版", "本报讯（记者 ", "（李明）", "王 伟", "古丽·",
    // Words of page furniture, labels, notices.
    "星期一", "第1版", "简讯", "图片新闻", "公告", "特此公告", "问：", "答：",
    // Latin.
    "a", "GDP", "grid", "co-", "5G", "é", "http://",
    // Breaks and spaces.
    "\n", "\n\n", "\n　　", "\r\n", "\r", "\u{c}", "\u{b}", "\u{85}", "\u{2028}", " ", "  ", "　", "　　", "\t", "\u{a0}", "        ",
    // Lines: one character, full, short, cells, letter-spaced.
    "春\n", "3\n", "。\n", "今年以来，全县新修水渠三十公\n", "里，受益农田两万亩。\n", "小麦　12　3.5\n", "甲 乙 丙 丁 ", "春灌开始\n",
    "□本报记者 李明\n", "李明 摄\n",
];
