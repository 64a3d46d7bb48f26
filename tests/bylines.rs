//! Every printed form of byline, the sentences that look like one, and the laws that hold for any text.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

#[path = "common/config.rs"]
mod config;

use baokan::{Byline, BylineKind, Defect, ErrorKind, Role, bylines};
use config::config;
use proptest::prelude::*;

/// `kind | outlet | place | date | role name, role name …` of each byline of a text.
fn summary(text: &str) -> Vec<String> {
    bylines(text)
        .map(|byline| {
            let people: Vec<String> =
                byline.people().iter().map(|person| format!("{} {}", person.role(), person.name())).collect();
            let part = |part: Option<&str>| part.unwrap_or("-").to_owned();
            format!(
                "{}|{}|{}|{}|{}",
                byline.kind().as_str(),
                part(byline.outlet()),
                part(byline.place()),
                part(byline.date()),
                people.join(", ")
            )
        })
        .collect()
}

#[track_caller]
fn finds(printed: &str, before: &str, after: &str, expected: &str) {
    let text = format!("{before}{printed}{after}");
    assert_eq!(summary(&text), [expected], "{text:?}");
    let byline = bylines(&text).next().unwrap();
    assert_eq!(
        byline.text().trim_end_matches(['：', ':']),
        printed.trim_end_matches(['：', ':']),
        "{text:?}"
    );
}

/// A dateline at the head of a report.
#[track_caller]
fn heads(printed: &str, expected: &str) {
    finds(printed, "", "入春以来，灌区清淤全面铺开。", expected);
    finds(printed, "清淤忙起来\n", "入春以来，灌区清淤全面铺开。", expected);
}

/// A line of its own under a headline.
#[track_caller]
fn signs(printed: &str, expected: &str) {
    finds(printed, "河畔来了护鸟人\n", "\n天刚亮，芦苇荡里已有人影。", expected);
    finds(printed, "", "", expected);
}

/// A signature or credit after the last sentence.
#[track_caller]
fn closes(printed: &str, expected: &str) {
    finds(printed, "渠水清清，两岸新绿。", "", expected);
    finds(printed, "渠水清清，两岸新绿。", "\n另一条消息说，雨要来了。", expected);
}

#[track_caller]
fn silent(text: &str) {
    assert_eq!(summary(text), Vec::<String>::new(), "{text:?}");
}

#[test]
fn datelines_of_the_own_paper() {
    heads("本报讯（记者 温馨）", "dateline|本报|-|-|记者 温馨");
    heads("本报讯 （记者温馨、程砚秋）", "dateline|本报|-|-|记者 温馨, 记者 程砚秋");
    heads("本报讯（首席记者 温馨 见习记者 陶亦然）", "dateline|本报|-|-|首席记者 温馨, 见习记者 陶亦然");
    heads(
        "本报焉耆讯（记者 温馨 通讯员 阿丽米热·阿不都）",
        "dateline|本报|焉耆|-|记者 温馨, 通讯员 阿丽米热·阿不都",
    );
    heads("本报呼和浩特讯（记者 乌日罕 图雅）", "dateline|本报|呼和浩特|-|记者 乌日罕, 记者 图雅");
    heads("本报北京4月9日电 （记者程砚秋）", "dateline|本报|北京|4月9日|记者 程砚秋");
    heads("本报讯（记者 温馨 文/图）", "dateline|本报|-|-|记者 温馨");
    heads("本报讯（记者 温馨/文 陶亦然/图）", "dateline|本报|-|-|记者 温馨, 记者 陶亦然");
    heads("本报讯（通讯员程砚秋记者温馨）", "dateline|本报|-|-|通讯员 程砚秋, 记者 温馨");
}

#[test]
fn datelines_of_agencies() {
    heads("新华社西宁三月二十一日电（记者程砚秋）", "dateline|新华社|西宁|三月二十一日|记者 程砚秋");
    heads("新华社西宁３月２１日电（记者程砚秋）", "dateline|新华社|西宁|３月２１日|记者 程砚秋");
    heads("据新华社西宁3月21日专电", "dateline|新华社|西宁|3月21日|");
    heads("据新华社西宁3月21日电（程砚秋、温馨）", "dateline|新华社|西宁|3月21日|记者 程砚秋, 记者 温馨");
    heads("新华社开罗3月21日体育专电（记者程砚秋）", "dateline|新华社|开罗|3月21日|记者 程砚秋");
    heads("新华社“海巡”轮3月21日电（记者程砚秋）", "dateline|新华社|“海巡”轮|3月21日|记者 程砚秋");
    heads("中新网兰州3月21日电(记者 程砚秋)", "dateline|中新网|兰州|3月21日|记者 程砚秋");
    heads("据新华社电", "dateline|新华社|-|-|");
    heads("央广网消息（记者 程砚秋）：", "dateline|央广网|-|-|记者 程砚秋");
    heads("南湖晚报讯（记者 程砚秋）", "dateline|南湖晚报|-|-|记者 程砚秋");
    heads("石榴云/新疆日报讯（记者程砚秋）", "dateline|石榴云/新疆日报|-|-|记者 程砚秋");
    heads("胶东在线3月21日讯(通讯员 程砚秋)", "dateline|胶东在线|-|3月21日|通讯员 程砚秋");
    heads("中国之声《朝闻》西宁3月21日电（记者 程砚秋）", "dateline|中国之声|西宁|3月21日|记者 程砚秋");
    heads("（本报讯 记者 程砚秋）", "dateline|本报|-|-|记者 程砚秋");
    heads("河北日报邢台讯（记者程砚秋）", "dateline|河北日报|邢台|-|记者 程砚秋");
    heads("据《南湖日报》报道（记者 程砚秋）", "dateline|南湖日报|-|-|记者 程砚秋");
    heads("综合新华社、中新社报道", "dateline|新华社、中新社|-|-|");
}

#[test]
fn datelines_with_unusual_heads() {
    heads("新华社“远望6”号4月9日电（记者程砚秋）", "dateline|新华社|“远望6”号|4月9日|记者 程砚秋");
    heads("新华社亚的斯亚贝巴4月9日电（记者程砚秋）", "dateline|新华社|亚的斯亚贝巴|4月9日|记者 程砚秋");
    heads("中国青年报讯（中青报·中青网记者 程砚秋）", "dateline|中国青年报|-|-|记者 程砚秋");
    heads("据新华社特稿（程砚秋）", "dateline|新华社|-|-|记者 程砚秋");
    heads("据新华社西宁4月9日电〈程砚秋、辛  文）", "dateline|新华社|西宁|4月9日|记者 程砚秋, 记者 辛文");
    heads("〔编译程砚秋／综合报导〕", "dateline|-|-|-|编译 程砚秋");
    heads("（中央社記者溫心怡東京21日專電）", "dateline|中央社|東京|21日|記者 溫心怡");
    heads("【南湖晚报记者 程砚秋】", "dateline|南湖晚报|-|-|记者 程砚秋");
    finds("据\n新华社西宁4月9日电", "", " 渠首开闸。", "dateline|新华社|西宁|4月9日|");
    finds("和\n硕日报讯（记者 程砚秋）", "", "渠首开闸。", "dateline|和硕日报|-|-|记者 程砚秋");
    finds("本报讯（记者 程砚秋）", "渠\n首\n开\n闸\n", "水放下来了。", "dateline|本报|-|-|记者 程砚秋");
    finds(
        "新华社西宁4月9日电 特稿：一渠清水\n新华社记者程砚秋",
        "",
        "\n渠边的柳树绿了。",
        "dateline|新华社|西宁|4月9日|记者 程砚秋",
    );
    // the sentence behind a dateline is no second one
    finds("【环球时报综合报道】", "", "据共同社7日报道，水位回落。", "dateline|环球时报|-|-|");
}

#[test]
fn names_without_brackets_go_on_over_lines() {
    for (printed, expected) in [
        (
            "本报西宁4月9日电 记者程\n砚秋，温馨，\n通讯员 辛\n  文报道：",
            "记者 程砚秋, 记者 温馨, 通讯员 辛文",
        ),
        ("本报西宁4月9日电 记者程砚秋温\n馨陶亦然报\n道：", "记者 程砚秋, 记者 温馨, 记者 陶亦然"),
        ("本报西宁4月9日电 记者 温 馨\n、艾山.\n玉素甫报道：", "记者 温馨, 记者 艾山·玉素甫"),
    ] {
        heads(printed, &format!("dateline|本报|西宁|4月9日|{expected}"));
    }
    for (printed, next, expected) in [
        ("本报讯 记者温\n馨", "从县里获悉，渠首开闸。", "记者 温馨"),
        ("本报讯 记者古丽江·达吾列提", "在渠首看到，水已放下。", "记者 古丽江·达吾列提"),
        ("本报讯 记者肖克来提", "昨日从县里获悉，渠首开闸。", "记者 肖克来提"),
        ("本报讯 记者上官\n立健", "在渠首看到，水已放下。", "记者 上官立健"),
        ("本报讯 记者再努拉", "从县里获悉，渠首开闸。", "记者 再努拉"),
        ("本报讯 记者乌兰托娅", "昨日从县里获悉，渠首开闸。", "记者 乌兰托娅"),
    ] {
        finds(printed, "", next, &format!("dateline|本报|-|-|{expected}"));
    }
    closes("新\n华社记者程\n砚秋 温\n馨摄", "credit|新华社|-|-|记者 程砚秋, 记者 温馨");
    closes(
        "本报记者 程砚秋温馨\n陶亦然实\n习生王清\n扬 摄",
        "credit|本报|-|-|记者 程砚秋, 记者 温馨, 记者 陶亦然, 实习生 王清扬",
    );
    closes("本报记者程砚秋通讯员陶庆云摄影\n报道", "credit|本报|-|-|记者 程砚秋, 通讯员 陶庆云");
}

#[test]
fn padded_names_that_hold_an_act() {
    signs("本报记者 肖 文、曲 岩、图 雅", "byline|本报|-|-|记者 肖文, 记者 曲岩, 记者 图雅");
    signs("本报记者 温 馨 辛 文 文/图", "byline|本报|-|-|记者 温馨, 记者 辛文");
    signs("本报记者 温 馨 文 陶 然 图", "byline|本报|-|-|记者 温馨, 记者 陶然");
    closes("（程砚秋、辛 文）", "byline|-|-|-| 程砚秋,  辛文");
    signs("值班编委：褚冠三　校对：程砚秋", "staff|-|-|-|值班编委 褚冠三, 校对 程砚秋");
}

#[test]
fn datelines_without_brackets() {
    heads("本报讯 记者温馨报道：", "dateline|本报|-|-|记者 温馨");
    heads(
        "本报西宁3月21日电 记者程砚秋、通讯员温馨报道：",
        "dateline|本报|西宁|3月21日|记者 程砚秋, 通讯员 温馨",
    );
    heads("本报讯记者程砚秋报道：", "dateline|本报|-|-|记者 程砚秋");
    finds(
        "本报和硕3月2日讯 记者温馨",
        "",
        "从全县水利会议上获悉，清淤完成。",
        "dateline|本报|和硕|3月2日|记者 温馨",
    );
    finds(
        "晚报讯 首席记者 温馨 见习记者 陶亦然",
        "",
        "\n昨天，河边下了雨。",
        "dateline|晚报|-|-|首席记者 温馨, 见习记者 陶亦然",
    );
    finds(
        "新华社西宁3月21日电 题：一渠清水润高原\n新华社记者程砚秋、温馨",
        "",
        "\n渠边的柳树绿了。",
        "dateline|新华社|西宁|3月21日|记者 程砚秋, 记者 温馨",
    );
    finds("本报记者 温馨 西宁报道", "渠水来了\n", "\n柳树绿了。", "dateline|本报|西宁|-|记者 温馨");
    finds("晨报记者 温馨 报道", "渠水来了\n", "\n柳树绿了。", "dateline|晨报|-|-|记者 温馨");
}

#[test]
fn datelines_in_square_brackets_and_traditional_forms() {
    heads("［本报记者程砚秋发自开罗］", "dateline|本报|开罗|-|记者 程砚秋");
    heads(
        "【环球时报驻埃及特约记者 程砚秋 环球时报记者 温馨】",
        "dateline|环球时报|-|-|驻埃及特约记者 程砚秋, 记者 温馨",
    );
    heads("【环球时报综合报道】", "dateline|环球时报|-|-|");
    heads("〔記者溫心怡／台南報導〕", "dateline|-|台南|-|記者 溫心怡");
    heads("【記者溫心怡台南報導】", "dateline|-|台南|-|記者 溫心怡");
    heads("（中央社記者溫心怡台南21日電）", "dateline|中央社|台南|21日|記者 溫心怡");
    heads("【本報訊】記者溫心怡報道：", "dateline|本報|-|-|記者 溫心怡");
    heads("【本報專訊】", "dateline|本報|-|-|");
}

#[test]
fn bylines_of_their_own_line() {
    signs("本报记者 温 馨 程砚秋", "byline|本报|-|-|记者 温馨, 记者 程砚秋");
    signs("本报记者温馨通讯员古丽娜尔·玉山", "byline|本报|-|-|记者 温馨, 通讯员 古丽娜尔·玉山");
    signs("本报驻埃及记者程砚秋新华社记者温馨", "byline|本报|-|-|驻埃及记者 程砚秋, 记者 温馨");
    signs("□ 本报记者 温馨", "byline|本报|-|-|记者 温馨");
    signs("口本报记者 温馨", "byline|本报|-|-|记者 温馨");
    signs("■ 温馨 程砚秋", "byline|-|-|-| 温馨,  程砚秋");
    signs("□本报记者 温馨\n□本报见习记者 陶亦然", "byline|本报|-|-|记者 温馨, 见习记者 陶亦然");
    signs("文/记者 温馨 图/记者 程砚秋", "byline|-|-|-|记者 温馨, 记者 程砚秋");
    signs("文｜温馨 图｜受访者供图", "byline|-|-|-|文 温馨");
    signs("本报记者 温馨 文/图", "byline|本报|-|-|记者 温馨");
    signs("采写/摄影：南湖晚报记者 温馨", "byline|南湖晚报|-|-|记者 温馨");
    signs("口述：程砚秋 整理：本报记者 温馨", "byline|本报|-|-|口述 程砚秋, 记者 温馨");
    signs("[法]让·勒鲁瓦 著 程砚秋 译", "byline|-|-|-|著 让·勒鲁瓦, 译 程砚秋");
    signs("作者：司马晴川", "byline|-|-|-|作者 司马晴川");
    signs("本报记者 温馨 摄影报道", "credit|本报|-|-|记者 温馨");
    signs("本报评论员", "institution|本报|-|-|");
    signs("本报编辑部", "institution|本报|-|-|");
    signs("本报评论员 程砚秋", "byline|本报|-|-|评论员 程砚秋");
    signs("撰文：溫心怡 攝影：程硯秋", "byline|-|-|-|撰文 溫心怡, 攝影 程硯秋");
    signs("采写：本报记者 温馨 本版摄影：程砚秋", "byline|本报|-|-|记者 温馨, 摄影 程砚秋");
    signs("成都商报-红星新闻记者 温馨 文并摄", "byline|成都商报-红星新闻|-|-|记者 温馨");
    signs("本报\n记者 温馨", "byline|本报|-|-|记者 温馨");
    signs("本报记者\n温馨", "byline|本报|-|-|记者 温馨");
    signs("本报记者 古丽娜尔·玉\n山", "byline|本报|-|-|记者 古丽娜尔·玉山");
    signs("通讯员 巴合提·努\n尔兰 摄", "credit|-|-|-|通讯员 巴合提·努尔兰");
    signs("本报记者 温 馨 通讯\n员 古丽娜尔·玉山", "byline|本报|-|-|记者 温馨, 通讯员 古丽娜尔·玉山");
}

#[test]
fn signatures_at_the_tail() {
    closes("（本报记者 温馨 程砚秋 采写）", "byline|本报|-|-|记者 温馨, 记者 程砚秋");
    closes("（记者\n温 馨）", "byline|-|-|-|记者 温馨");
    closes("（温馨 程砚秋）", "byline|-|-|-| 温馨,  程砚秋");
    closes("（温 馨）", "byline|-|-|-| 温馨");
    closes("（古丽娜尔·玉山）", "byline|-|-|-| 古丽娜尔·玉山");
    closes("（温馨参与采写）", "byline|-|-|-|参与采写 温馨");
    closes("（综合本报记者温馨、新华社电）", "byline|本报|-|-|记者 温馨");
    closes("（新华社西宁3月21日电）", "dateline|新华社|西宁|3月21日|");
    closes("□温馨", "byline|-|-|-| 温馨");
    closes("口温馨", "byline|-|-|-| 温馨");
    closes("（温馨 程砚秋 报道）", "byline|-|-|-|报道 温馨, 报道 程砚秋");
    closes("（本报综合整理）", "institution|本报|-|-|");
}

#[test]
fn photo_and_art_credits() {
    closes("通讯员 巴合提·努尔兰 摄", "credit|-|-|-|通讯员 巴合提·努尔兰");
    closes("巴合提·努尔兰摄", "credit|-|-|-|摄 巴合提·努尔兰");
    closes("新华社发（温馨 摄）", "credit|新华社|-|-|摄 温馨");
    closes("新华社发", "credit|新华社|-|-|");
    closes("温 馨 程砚秋摄影报道（人民视觉）", "credit|人民视觉|-|-|摄影报道 温馨, 摄影报道 程砚秋");
    closes("摄影/本报记者 温馨", "credit|本报|-|-|记者 温馨");
    closes("（本版图片均由本报记者 温馨 摄）", "credit|本报|-|-|记者 温馨");
    closes("除署名外，均为本报记者 温馨 摄", "credit|本报|-|-|记者 温馨");
    closes("受访者供图", "credit|-|-|-|");
    closes("河海大学供图", "credit|-|-|-|");
    closes("温馨供图", "credit|-|-|-|供图 温馨");
    closes("温 馨 绘", "credit|-|-|-|绘 温馨");
    closes("漫画 / 程砚秋", "credit|-|-|-|漫画 程砚秋");
    closes("本報記者溫心怡攝", "credit|本報|-|-|記者 溫心怡");
    closes("图/视觉中国", "credit|视觉中国|-|-|");
    closes("新华社记者 摄", "credit|新华社|-|-|");
    closes("图片由受访者提供", "credit|-|-|-|");
    signs("程砚秋 作", "credit|-|-|-|作 程砚秋");
    finds("（见图，温馨摄）", "渠首闸开启", "，水流向下游。", "credit|-|-|-|摄 温馨");
    finds("郝志\n远 摄", "渠水清清，两岸新绿。 ", "\n", "credit|-|-|-|摄 郝志远");
}

#[test]
fn sources_notes_staff_and_jumps() {
    closes("（据《南湖日报》）", "source|南湖日报|-|-|");
    closes("（据新华社电）", "source|新华社|-|-|");
    closes("（转自《南湖文学》2023年第2期）", "source|南湖文学|-|-|");
    closes("（摘自《南湖文学》 作者：程砚秋）", "source|南湖文学|-|-|作者 程砚秋");
    signs("来源：南湖发布", "source|南湖发布|-|-|");
    closes("（作者系某学院教授 程砚秋）", "author_note|-|-|-|作者 程砚秋");
    closes("（作者：程砚秋 系县作协会员）", "author_note|-|-|-|作者 程砚秋");
    closes("（作者单位：某省水利厅）", "author_note|-|-|-|");
    closes("（作者：程砚秋）", "byline|-|-|-|作者 程砚秋");
    signs(
        "责任编辑：温 馨　版式设计：程砚秋　校对：陶亦然",
        "staff|-|-|-|责任编辑 温馨, 版式设计 程砚秋, 校对 陶亦然",
    );
    signs("責任編輯／溫心怡　版面設計／程硯秋", "staff|-|-|-|責任編輯 溫心怡, 版面設計 程硯秋");
    signs("一审：温馨 二审：程砚秋 三审：陶亦然", "staff|-|-|-|一审 温馨, 二审 程砚秋, 三审 陶亦然");
    closes("（责编：温馨、程砚秋）", "staff|-|-|-|责编 温馨, 责编 程砚秋");
    finds(
        "值班编委 温馨 责任编辑 程砚秋",
        "2024年6月1日 星期六 ",
        "",
        "staff|-|-|-|值班编委 温馨, 责任编辑 程砚秋",
    );
    finds("编辑 温馨", "", " 电话 0996-1234567 邮箱 a@b.cn", "staff|-|-|-|编辑 温馨");
    closes("（下转第五版）", "jump|-|-|-|");
    closes("（下\n转A05版）", "jump|-|-|-|");
    finds("（上接A1版）", "", "渠水清清。", "jump|-|-|-|");
    finds("（文轉A8版）", "渠水清清。", "", "jump|-|-|-|");
    finds("▶▶下转2版", "", "", "jump|-|-|-|");
}

#[test]
fn where_a_byline_begins_and_ends() {
    finds("（记者 温馨）", "渠水清清，两岸新绿。", "雨要来了。", "byline|-|-|-|记者 温馨");
    finds("本报讯", "", "（记者）雨停了，渠水清清。", "dateline|本报|-|-|");
    finds("程砚秋 摄", "渠水清清。", " （3月）", "credit|-|-|-|摄 程砚秋");
    // the name of an agency has two characters at least
    finds("（温馨 摄）", "渠水清清。国发", "", "credit|-|-|-|摄 温馨");
    finds(
        "本报记者 温馨",
        "河畔来了护鸟人（下\n",
        "\n天刚亮，芦苇荡里已有人影。",
        "byline|本报|-|-|记者 温馨",
    );
    finds("口温馨", "渠水清清。", "", "byline|-|-|-| 温馨");
    finds("南湖晚报讯（记者 程砚秋）", "清淤忙起来 ", "入春以来。", "dateline|南湖晚报|-|-|记者 程砚秋");
    signs("本报记者 古丽\n娜·艾山", "byline|本报|-|-|记者 古丽娜·艾山");
    signs("本报记者 李静 小榆沟报道", "dateline|本报|小榆沟|-|记者 李静");
    signs("（本报评论部）", "institution|本报|-|-|");
    // a desk between outlet and title belongs to the outlet
    signs("新京报贝壳财经记者 温馨", "byline|新京报贝壳|-|-|财经记者 温馨");
    signs("南湖晚报记者 温\n馨 程砚\n秋 摄", "credit|南湖晚报|-|-|记者 温馨, 记者 程砚秋");
    signs("[德] 温馨 著 程砚秋 译", "byline|-|-|-|著 温馨, 译 程砚秋");
    closes("本报记者 温馨", "byline|本报|-|-|记者 温馨");
    closes("本报记者 温馨 图文", "credit|本报|-|-|记者 温馨");
    silent("渠水清清，两岸新绿。本报编辑部整理");
    silent("渠水清清，两岸新绿。本报评论员");
    silent("渠水清清，两岸新绿。记者 温馨");
    silent("渠水清清，两岸新绿。（记者走进温馨小区）");
}

#[test]
fn a_message_without_people_is_told_by_what_stands_around_it() {
    let after = "入春以来，渠水清清。";
    finds("央广网消息：", "", after, "dateline|央广网|-|-|");
    finds("据央广网消息", "", &format!("，{after}"), "dateline|央广网|-|-|");
    finds("央广网3月21日消息", "", &format!(" {after}"), "dateline|央广网|-|3月21日|");
    finds("（央广网消息）", "", after, "dateline|央广网|-|-|");
    silent("央广网消息 入春以来，渠水清清。");
}

#[test]
fn words_that_name_a_source() {
    for word in ["原载", "原载于", "载于", "刊于", "选自", "摘自", "转自", "转载自", "节选自", "根据"]
    {
        closes(&format!("（{word}《南湖日报》）"), "source|南湖日报|-|-|");
    }
    signs("来源：新华社 编辑：温馨", "source|新华社|-|-|");
    silent("这篇文章刊于三月，于是有了回信。根据《灌区条例》，渠水分两季放。（根据来信整理）");
}

#[test]
fn staff_titles_beside_acts() {
    signs("责任编辑：温馨 记者：程砚秋", "staff|-|-|-|责任编辑 温馨, 记者 程砚秋");
    signs("编辑：温馨 文字：程砚秋", "byline|-|-|-|编辑 温馨, 文字 程砚秋");
    finds("责任编辑：温馨", "渠水清清\n", " 来信的地址是河东\n天刚亮", "staff|-|-|-|责任编辑 温馨");
    finds("责任编辑：温馨", "渠水清清\n", " 是我\n天刚亮", "staff|-|-|-|责任编辑 温馨");
}

#[test]
fn brackets_of_two_kinds_around_a_signature() {
    let byline = bylines("渠水清清。（记者 温馨)").next().unwrap();
    assert_eq!((byline.defects(), byline.canonical()), (&[Defect::MismatchedBracket][..], "（记者 温馨）"));
}

#[test]
fn sentences_about_reporters_are_no_bylines() {
    for text in [
        "记者从县水利局获悉，清淤完成。",
        "近日，记者在渠边看到，水已放到田头。",
        "记者常常在夜里写稿。",
        "记者马上赶到渠首。",
        "记者计算了一下，要走五公里。",
        "记者谈到这段经历时笑了。",
        "记者张开双臂。",
        "记者招待会定于下午举行。",
        "记者站站长应邀列席。",
        "今天是记者节。",
        "年轻记者程砚秋的故事传开了。",
        "采访结束时，记者程砚秋的笔记本湿透了。",
        "他告诉本报记者，渠修好了。",
        "本报记者日前从县里获悉，渠修好了。",
        "本报记者站设在县城。",
        "通讯员培训班开班了。",
        "日前，记者温馨、通讯员程砚秋来到渠首。",
        "本报通讯员队伍不断壮大。",
    ] {
        silent(text);
        silent(&format!("渠首见闻\n{text}\n水声很大。"));
    }
}

#[test]
fn everyday_words_are_no_acts_and_no_wires() {
    for text in [
        "气温降到零下五摄氏度。",
        "这张照片摄于1979年。",
        "路口装了摄像头，摄影展开幕，摄制组来了。",
        "这批书专供图书馆使用。",
        "文/理科分班",
        "某地4月9日电力供应充足。",
        "《渠》4月9日电影票房过亿。",
        "家里4月9日电话打不通。",
        "公安机关对其讯问，又翻了通讯录。",
        "据了解，渠长五公里。据统计，受益两千户。",
        "据报道，渠长五公里。",
        "主要的收入来源：卖鱼。",
        "数据来源：统计年鉴",
        "她做了三十年责任编辑，校对也做过。",
        "作者在书中写道，渠是活的。",
        "上接国道，下转乡道。",
        "该书第二版已付印。",
        "程砚秋（左二）在渠边。小林（化名）不愿多说。",
        "评委（温馨 程砚秋 陶亦然）打了分。",
        "古丽娜尔（维吾尔族）当选。",
        "□ 赞成  □ 反对",
        "● 报名时间：即日起",
        "渠水来了。（全文完）",
        "渠水来了。（附表二）",
        "红柳开花\n程砚秋在渠边。",
    ] {
        silent(text);
    }
}

#[test]
fn repairs_are_reported_and_undone() {
    let cases: &[(&str, &[Defect], &str)] = &[
        ("本报讯(记者 温馨）", &[Defect::MismatchedBracket], "本报讯（记者 温馨）"),
        ("本报讯《〈记者 温馨)", &[Defect::MismatchedBracket], "本报讯（记者 温馨）"),
        ("本报讯（记者 温 馨）", &[Defect::PaddedName], "本报讯（记者 温馨）"),
        ("本报讯（记者 温\n馨）", &[Defect::LineBreakInside], "本报讯（记者 温馨）"),
        ("本报讯（记者 艾山'玉素甫）", &[Defect::DotVariant], "本报讯（记者 艾山·玉素甫）"),
        ("口 本报记者 温馨", &[Defect::OcrSquare], "□ 本报记者 温馨"),
        ("新华社西宁3月2l日电", &[Defect::OcrDigit], "新华社西宁3月21日电"),
        ("本报汛（记者 温馨）", &[Defect::OcrWord], "本报讯（记者 温馨）"),
        ("本 报 讯（ 记 者 温 若 兰 ）", &[Defect::LetterSpaced], "本报讯（记者 温若兰）"),
        ("本报讯（记者 温馨程砚秋）", &[Defect::GluedNames], "本报讯（记者 温馨 程砚秋）"),
        ("本报讯 记者 温馨）", &[Defect::MissingBracket], "本报讯（记者 温馨）"),
        ("木报讯（通汛员 温馨）", &[Defect::OcrWord], "本报讯（通讯员 温馨）"),
        ("本报迅（记者 温馨）", &[Defect::OcrWord], "本报讯（记者 温馨）"),
        ("新华社西宁Z月lO日电", &[Defect::OcrDigit], "新华社西宁2月10日电"),
        ("本报讯（记者 温 若兰）", &[Defect::PaddedName], "本报讯（记者 温若兰）"),
        ("本报记者　温馨", &[], "本报记者 温馨"),
    ];
    for (printed, defects, canonical) in cases {
        let byline: Byline = printed.parse().unwrap_or_else(|error| panic!("{printed:?}: {error}"));
        assert_eq!(byline.text(), *printed);
        assert_eq!((byline.defects(), byline.canonical()), (*defects, *canonical), "{printed:?}");
        let again: Byline = canonical.parse().unwrap();
        assert_eq!((again.people(), again.defects()), (byline.people(), &[][..]), "{canonical:?}");
    }
}

#[test]
fn a_bracket_that_never_closes_ends_before_the_sentence() {
    finds(
        "本报讯（记者 温馨 通讯员 程砚秋",
        "",
        " 4月9日，渠首开闸。",
        "dateline|本报|-|-|记者 温馨, 通讯员 程砚秋",
    );
    finds("本报讯（记者 温馨", "", "近日，渠首开闸。", "dateline|本报|-|-|记者 温馨");
}

#[test]
fn glued_names_part_and_doubt_is_reported() {
    let byline: Byline = "本报讯（记者程砚秋温馨欧阳若兰）".parse().unwrap();
    let names: Vec<&str> = byline.people().iter().map(|person| person.name()).collect();
    assert_eq!(names, ["程砚秋", "温馨", "欧阳若兰"]);
    assert!(byline.people().iter().all(|person| person.role_class() == Role::Reporter));
    assert!(
        bylines("本报讯（记者李江林海）").next().unwrap().people().iter().any(|person| person.is_ambiguous())
    );
}

#[test]
fn parsing_says_what_is_wrong_and_where() {
    assert_eq!(" \n".parse::<Byline>().unwrap_err().kind(), ErrorKind::Empty);
    assert_eq!("渠水来了".parse::<Byline>().unwrap_err().kind(), ErrorKind::NotAByline);
    let error = "本报讯（记者 温馨）渠水来了".parse::<Byline>().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::TrailingText);
    assert_eq!(error.span().start(), "本报讯（记者 温馨）".len());
    assert_eq!(error.to_string(), "unexpected text at bytes 28..40");
    assert_eq!(" 渠水来了".parse::<Byline>().unwrap_err().to_string(), "not a byline at bytes 1..13");
    assert_eq!("".parse::<Byline>().unwrap_err().to_string(), "nothing to read at bytes 0..0");
}

#[test]
fn a_date_after_the_issue_is_a_defect() {
    let issue = "2025-01-03".parse().unwrap();
    let defects = |date: &str| {
        let text = format!("新华社西宁{date}电（记者温馨）渠首开闸。");
        bylines(&text).next().unwrap().in_issue(issue).defects().to_vec()
    };
    for on_time in ["1月3日", "1月2日", "12月31日", "十二月三十日", "2024年12月30日"] {
        assert_eq!(defects(on_time), [], "{on_time}");
    }
    for late in ["1月4日", "1月13日", "二月一日", "2025年1月8日"] {
        assert_eq!(defects(late), [Defect::DateAfterIssue], "{late}");
    }
    assert_eq!(defects("1月l2日"), [Defect::OcrDigit, Defect::DateAfterIssue]);
    assert_eq!(bylines("本报讯（记者温馨）").next().unwrap().in_issue(issue).defects(), []);
}

#[test]
fn a_signature_whose_bracket_is_lost_ends_its_line() {
    finds("（程砚秋", "渠水来了。", "\n另一渠也通水了", "byline|-|-|-| 程砚秋");
    silent("渠水来了。（笑声\n另一渠也通水了");
    silent("渠水来了。（全文另发）");
}

#[test]
fn several_bylines_of_a_page_come_in_order() {
    let page = "渠首开闸\n\n本报焉耆讯（记者 温 馨 通讯\n\n员 程砚秋）4月9日，记者在渠首看到，\n\n水已放下。（下转第五版）\n\n\
                渠边柳绿\n\n□ 本报记者 陶亦然\n\n渠边的柳树绿了。\n\n图为渠边柳树。程砚秋 摄\n\n责任编辑：温 馨";
    let kinds: Vec<BylineKind> = bylines(page).map(|byline| byline.kind()).collect();
    use BylineKind::{Byline as Signed, Credit, Dateline, Jump, Staff};
    assert_eq!(kinds, [Dateline, Jump, Signed, Credit, Staff]);
}

#[test]
fn time_is_linear_on_hostile_text() {
    for unit in [
        "记者",
        "（",
        "。（张",
        "（记者",
        "本报讯",
        "日电 ",
        "摄\n",
        "张三作 ",
        "□\n",
        "编辑：",
        "记者艾·",
        "上接一",
        "\n",
    ] {
        let time = |n: usize| {
            let text = unit.repeat(n);
            let start = std::time::Instant::now();
            assert!(bylines(&text).count() <= n);
            start.elapsed()
        };
        let (short, long) = (time(250).max(core::time::Duration::from_micros(500)), time(4_000));
        assert!(long < short * 16 * 8, "{unit:?}: {short:?} for 250, {long:?} for 4000");
    }
}

/// A byline in structured parts, and how it is printed.
#[derive(Clone, Debug)]
struct Printed {
    text: String,
    outlet: Option<String>,
    place: Option<String>,
    date: Option<String>,
    people: Vec<(String, String)>,
}

const NAMES: &[&str] = &[
    "温馨",
    "程墨",
    "宋岚",
    "许诺",
    "贺楠",
    "程砚秋",
    "何雨桐",
    "李清扬",
    "周牧野",
    "唐若溪",
    "林嘉树",
    "蔡文静",
    "欧阳晴川",
    "司徒静",
    "诸葛明",
    "艾山·玉素甫",
    "古丽娜尔·玉山",
    "巴合提·努尔兰",
    "才让卓玛",
    "扎西次仁",
    "溫心怡",
    "劉志偉",
];
const TITLES: &[&str] = &[
    "记者",
    "通讯员",
    "实习生",
    "首席记者",
    "见习记者",
    "全媒体记者",
    "特约通讯员",
    "摄影记者",
    "記者",
    "驻京记者",
];
const OUTLETS: &[&str] = &["本报", "新华社", "中新社", "新疆日报", "南湖晚报", "央广网", "天山网-新疆日报"];
const PLACES: &[&str] = &["", "焉耆", "乌鲁木齐", "北京", "呼和浩特", "内罗毕", "联合国", "塔什干"];
const DATES: &[&str] = &["", "4月9日", "12月31日", "三月二十一日", "１１月３日"];

/// A name as printed: two-character names padded, dots in any form.
fn printed_name(name: &str, padding: &str, dot: &str) -> String {
    let characters: Vec<char> = name.chars().collect();
    match characters.as_slice() {
        [first, last] => format!("{first}{padding}{last}"),
        _ => name.replace('·', dot),
    }
}

prop_compose! {
    /// Titles with their names: between names 、 or a space, between titles a space.
    fn groups()(
        titles in prop::sample::subsequence(TITLES.to_vec(), 1..=3),
        names in prop::sample::subsequence(NAMES.to_vec(), 3..=6).prop_shuffle(),
        padding in prop::sample::select(&["", " ", "　"][..]),
        dot in prop::sample::select(&["·", "•", "・", "‧", " · "][..]),
        between in prop::sample::select(&["、", " ", "　"][..]),
        after_title in prop::sample::select(&["", " ", "　"][..]),
    ) -> (String, Vec<(String, String)>) {
        let share = names.len() / titles.len();
        let mut people = Vec::new();
        let mut parts = Vec::new();
        for (title, names) in titles.iter().zip(names.chunks(share)) {
            let printed: Vec<String> = names.iter().map(|name| printed_name(name, padding, dot)).collect();
            parts.push(format!("{title}{after_title}{}", printed.join(between)));
            people.extend(names.iter().map(|name| (title.to_string(), name.to_string())));
        }
        (parts.join(" "), people)
    }
}

prop_compose! {
    fn dateline()(
        (people_text, people) in groups(),
        outlet in prop::sample::select(OUTLETS),
        place in prop::sample::select(PLACES),
        date in prop::sample::select(DATES),
        wire in prop::sample::select(&["讯", "电"][..]),
        space in prop::sample::select(&["", " ", "　", "  "][..]),
        brackets in prop::sample::select(&[("（", "）"), ("(", ")"), ("（", ")"), ("(", "）"), ("〈", "）"), ("［", "］")][..]),
    ) -> Printed {
        let (open, close) = brackets;
        let some = |part: &str| (!part.is_empty()).then(|| part.to_owned());
        Printed {
            text: format!("{outlet}{place}{date}{wire}{space}{open}{people_text}{close}"),
            outlet: some(outlet), place: some(place), date: some(date), people,
        }
    }
}

/// The text with a line break after some of its characters, none of them inside its outlet.
///
/// A break inside the name of an unknown outlet cannot be told from a headline above the dateline.
fn broken(text: &str, outlet: usize, breaks: &[usize], terminator: &str) -> String {
    let count = text.chars().count();
    // two double breaks side by side would be three blank lines: more than a mention spans
    let breaks = if terminator == "\n\n" { breaks.get(..1).unwrap_or_default() } else { breaks };
    let mut out = String::new();
    for (i, c) in text.chars().enumerate() {
        out.push(c);
        if breaks.iter().any(|at| at % count == i) && i + 1 < count && i + 1 >= outlet {
            out.push_str(terminator);
        }
    }
    out
}

/// Outlet, place, date, and the people as role and name.
type Parts = (Option<String>, Option<String>, Option<String>, Vec<(String, String)>);

fn parts(byline: &Byline) -> Parts {
    let own = |part: Option<&str>| part.map(str::to_owned);
    let people =
        byline.people().iter().map(|person| (person.role().to_owned(), person.name().to_owned())).collect();
    (own(byline.outlet()), own(byline.place()), own(byline.date()), people)
}

const GLUED: &[&str] = &[
    "程砚秋",
    "何雨桐",
    "李清扬",
    "唐若溪",
    "蔡文静",
    "欧阳晴川",
    "王建国",
    "刘晓红",
    "陈志强",
    "赵丽娟",
    "周海涛",
];

proptest! {
    #![proptest_config(config(512))]

    #[test]
    fn printed_glued_names_parse_back(
        names in prop::sample::subsequence(GLUED.to_vec(), 2..=5).prop_shuffle(),
        form in 0usize..4,
        breaks in prop::collection::vec(0usize..1000, 0..=2),
    ) {
        let glued = names.concat();
        let (before, text, after) = match form {
            0 => ("", format!("本报讯（记者{glued}）"), "渠首开闸。"),
            1 => ("", format!("本报西宁4月9日电 记者{glued}报道："), "渠首开闸。"),
            2 => ("渠水清清。", format!("本报记者{glued}摄"), ""),
            _ => ("渠水清清。", format!("（本报记者{glued}）"), ""),
        };
        let text = format!("{before}{}{after}", broken(&text, 2, &breaks, "\n"));
        let found: Vec<Byline> = bylines(&text).collect();
        prop_assert_eq!(found.len(), 1, "{:?}", text);
        let read: Vec<&str> = found[0].people().iter().map(|person| person.name()).collect();
        prop_assert_eq!(read, names, "{:?}", text);
    }

    #[test]
    fn printed_reports_credits_and_signatures_parse_back(
        (people_text, people) in groups(),
        form in 0usize..6,
        breaks in prop::collection::vec(0usize..1000, 0..=2),
    ) {
        let (before, printed, after) = match form {
            0 => ("", format!("本报西宁4月9日电 {people_text}报道："), "渠首开闸。"),
            1 => ("", format!("南湖晚报讯 {people_text} 报道："), "渠首开闸。"),
            2 => ("渠水清清。", format!("本报{people_text} 摄影报道"), ""),
            3 => ("渠水清清。", format!("（本报{people_text} 采写）"), ""),
            4 => ("渠首开闸", format!("（见图，本报{people_text} 摄）"), "，水流向下游。"),
            _ => ("", format!("央广网消息（{people_text}）："), "渠首开闸。"),
        };
        let text = format!("{before}{}{after}", broken(&printed, 3, &breaks, "\n"));
        let found: Vec<Byline> = bylines(&text).collect();
        prop_assert_eq!(found.len(), 1, "{:?}", text);
        prop_assert_eq!(&parts(&found[0]).3, &people, "{:?}", text);
        let again: Byline = found[0].canonical().parse().map_err(|error| TestCaseError::fail(format!("{error} in {}", found[0].canonical())))?;
        prop_assert_eq!(parts(&again), parts(&found[0]), "{}", found[0].canonical());
    }

    #[test]
    fn printed_datelines_parse_back(
        printed in dateline(),
        breaks in prop::collection::vec(0usize..1000, 0..=2),
        terminator in prop::sample::select(&["\n", "\r\n", "\n\n"][..]),
        body in prop::sample::select(&["近日，渠首开闸。", "4月9日，渠首开闸。", "渠首开闸。", "“水来了。”老人说。", "记者从县里获悉，渠首开闸。"][..]),
    ) {
        let text = format!("{}{body}", broken(&printed.text, printed.outlet.iter().flat_map(|outlet| outlet.chars()).count(), &breaks, terminator));
        let found: Vec<Byline> = bylines(&text).collect();
        prop_assert_eq!(found.len(), 1, "{:?}", text);
        let expected = (printed.outlet, printed.place, printed.date, printed.people);
        prop_assert_eq!(parts(&found[0]), expected, "{:?}", text);
        prop_assert_eq!(found[0].span().end(), text.len() - body.len());
        let again: Byline = found[0].canonical().parse().map_err(|error| TestCaseError::fail(format!("{error} in {}", found[0].canonical())))?;
        prop_assert_eq!(parts(&again), parts(&found[0]), "{}", found[0].canonical());
        prop_assert_eq!(again.canonical(), found[0].canonical());
        prop_assert_eq!(again.defects(), &[]);
    }

    #[test]
    fn printed_own_lines_parse_back(
        (people_text, people) in groups(),
        marker in prop::sample::select(&["", "□", "■ ", "◎", "● ", "口 "][..]),
        outlet in prop::sample::select(&["本报", "新华社", "南湖晚报", "石榴云/新疆日报"][..]),
        act in prop::sample::select(&["", " 文/图", " 摄影报道", " 摄"][..]),
    ) {
        let line = format!("{marker}{outlet}{people_text}{act}");
        let text = format!("河畔来了护鸟人\n{line}\n天刚亮，芦苇荡里已有人影。");
        let found: Vec<Byline> = bylines(&text).collect();
        prop_assert_eq!(found.len(), 1, "{:?}", text);
        prop_assert_eq!(found[0].text(), line);
        prop_assert_eq!(parts(&found[0]), (Some(outlet.to_owned()), None, None, people), "{:?}", text);
        let again: Byline = found[0].canonical().parse().map_err(|error| TestCaseError::fail(format!("{error} in {}", found[0].canonical())))?;
        prop_assert_eq!(parts(&again), parts(&found[0]), "{}", found[0].canonical());
    }

    #[test]
    fn any_text_is_read_without_panic_and_spans_stand_in_order(
        text in prop::collection::vec(prop::sample::select(&[
            "记者", "通讯员", "本报", "讯", "电", "（", "）", "(", "【", "】", "《", "》", "张三", "李", "王小明", "艾山·玉素甫", "·", " ", "　", "\n", "\n\n\n\n\n",
            "\u{c}", "摄", "文/图", "：", "/", "、", "，", "。", "新华社", "4月9日", "据", "来源", "作者", "责任编辑", "上接", "第一版", "□", "口", "报道", "从", "近日", "a", "😀", "\u{0}", "〇",
        ][..]), 0..60).prop_map(|parts| parts.concat())
    ) {
        let mut end = 0;
        for byline in bylines(&text) {
            prop_assert!(byline.span().start() >= end && !byline.span().is_empty());
            prop_assert_eq!(byline.span().of(&text), Some(byline.text()));
            end = byline.span().end();
        }
    }
}

/// `role name: class` of each person of a text.
fn classes(text: &str) -> Vec<String> {
    let people: Vec<_> = bylines(text).flat_map(|byline| byline.people().to_vec()).collect();
    people
        .iter()
        .map(|person| format!("{} {}: {}", person.role(), person.name(), person.role_class().as_str()))
        .collect()
}

#[test]
fn staff_have_the_class_of_their_work() {
    for (title, class) in [
        ("责任编辑", Role::Editor),
        ("执行主编", Role::Editor),
        ("版式设计", Role::Designer),
        ("版式", Role::Designer),
        ("美编", Role::Designer),
        ("组版", Role::Designer),
        ("制版", Role::Designer),
        ("排版", Role::Designer),
        ("视觉", Role::Designer),
        ("校对", Role::Proofreader),
        ("审读", Role::Reviewer),
        ("签发", Role::Reviewer),
        ("策划", Role::Producer),
        ("制作", Role::Producer),
    ] {
        let text = format!("责编：温馨　{title}：程砚秋");
        let expected = ["责编 温馨: editor".to_owned(), format!("{title} 程砚秋: {}", class.as_str())];
        assert_eq!(classes(&text), expected, "{text:?}");
    }
}

/// `name act` of each person of a text.
fn acts(text: &str) -> Vec<String> {
    let people: Vec<_> = bylines(text).flat_map(|byline| byline.people().to_vec()).collect();
    people.iter().map(|person| format!("{} {}", person.name(), person.act().unwrap_or("-"))).collect()
}

#[test]
fn acts_stand_before_their_names_or_after_them() {
    // Among titles an act is one more title; behind all names it is what they did.
    assert_eq!(acts("本报记者 温馨 摄影 程砚秋"), ["温馨 -", "程砚秋 摄影"]);
    assert_eq!(acts("本报记者 温馨 程砚秋 摄影"), ["温馨 摄影", "程砚秋 摄影"]);
    // Behind the slash stands whom the picture was taken for, and no one else.
    assert_eq!(acts("渠水清清。程砚秋 摄／影像中国"), ["程砚秋 摄"]);
    assert_eq!(acts("文/温馨 图/程砚秋"), ["温馨 文", "程砚秋 图"]);
}
