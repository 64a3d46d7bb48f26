//! Numeric facts as newspapers print them: what is found, with which qualifiers, and what is left alone.

use baokan::{Approx, Dimension, Fact, FactReader, dates, facts};

/// One fact as `text=value|unit|qualifiers`.
fn shown(fact: &Fact<'_>) -> String {
    let change = fact.change();
    let words = [
        fact.hedge().map(|h| h.approx().as_str()),
        change.and_then(|c| c.direction()).map(|d| d.as_str()),
        change.and_then(|c| c.basis()).map(|b| b.as_str()),
        change.and_then(|c| c.role()).map(|r| r.as_str()),
    ];
    let words: Vec<_> = words.into_iter().flatten().collect();
    format!("{}={}|{}|{}", fact.text(), fact.amount(), fact.unit().printed(), words.join(","))
}

#[track_caller]
fn finds(text: &str, expected: &[&str]) {
    let found: Vec<String> = facts(text).map(|fact| shown(&fact)).collect();
    assert_eq!(found, expected, "{text}");
}

#[track_caller]
fn finds_none(texts: &[&str]) {
    for text in texts {
        finds(text, &[]);
    }
}

#[test]
fn qualifiers_before_inside_and_after() {
    finds("库存约350吨，日销近40吨", &["350吨=350|吨|about", "40吨=40|吨|under"]);
    finds("客流突破120万人次", &["120万人次=1200000|人次|over"]);
    finds("吸引65名以上的护士、90万人次以上", &["65名=65|名|over", "90万人次=900000|人次|over"]);
    finds("每天至多栽种8亩，最多可接待30人", &["8亩=8|亩|under", "30人=30|人|under"]);
    finds("不少于3000字，不得超过5000字", &["3000字=3000|字|over", "5000字=5000|字|under"]);
    finds("7个工作日内办结，3公里内设站", &["7个工作日=7|个工作日|under", "3公里=3|公里|under"]);
    finds("二十多年、一年多、三岁以下", &["二十多年=20|年|over", "一年=1|年|over", "三岁=3|岁|under"]);
    finds("工龄满二十年或以上", &["二十年=20|年|over"]);
    finds("约占全县耕地的四分之一", &["四分之一=1/4||about"]);
    finds("节约20吨，附近3公里，侦破12起", &["20吨=20|吨|", "3公里=3|公里|", "12起=12|起|"]);
    finds("近三年来建成桥梁6座", &["三年=3|年|", "6座=6|座|"]);
}

#[test]
fn changes_and_their_basis() {
    finds("出口额同比增长8.5%，环比下降2.3%", &["8.5%=8.5|%|up,yoy", "2.3%=2.3|%|down,mom"]);
    finds("运输时间比此前缩短3天以上", &["3天=3|天|over,down,prev"]);
    finds("收入和利润较上年分别增长41%、17%", &["41%=41|%|up,yoy", "17%=17|%|up,yoy"]);
    finds("降幅近两成，加价五成，少了三成", &["两成=2|成|under,down", "五成=5|成|up", "三成=3|成|down"]);
    finds("每年可减少煤炭消耗约15万吨", &["15万吨=150000|吨|about,down"]);
    finds("增加值412.5亿元，提高2.3个百分点", &["412.5亿元=41250000000|元|", "2.3个百分点=2.3|个百分点|up"]);
    finds("高于全省平均1.6个百分点，新增42处", &["1.6个百分点=1.6|个百分点|", "42处=42|处|"]);
    finds("产值翻了两番，利润增长了两倍", &["两番=2|番|up", "两倍=2|倍|up"]);
    finds("双向六车道，收入翻了近三番", &["三番=3|番|under,up"]);
    finds("樓價按年跌5.2%，按月升0.3%", &["5.2%=5.2|%|down,yoy", "0.3%=0.3|%|up,mom"]);
    finds("营收年增36%，户均年增收2万元", &["36%=36|%|up,yoy", "2万元=20000|元|up"]);
    finds("进度快于上年同期4.1个百分点", &["4.1个百分点=4.1|个百分点|yoy"]);
    finds("菜价冻涨两周，折合约3万美元", &["两周=2|周|", "3万美元=30000|美元|about"]);
    finds("与去年同期相比，减少11件", &["11件=11|件|down,yoy"]);
}

#[test]
fn words_near_a_number_that_compare_nothing() {
    finds("与去年同期相比，有3座桥完工", &["3座=3|座|"]);
    finds("民居大多3层，村里多了11件", &["3层=3|层|", "11件=11|件|up"]);
    finds("产量比改造前增加3吨", &["3吨=3|吨|up,prev"]);
    finds("从业30年开到8家店", &["30年=30|年|", "8家=8|家|"]);
    finds("升到5A级景区3家", &["3家=3|家|"]);
    finds("补助提高到每人500元", &["500元=500|元|to"]);
    finds("增加到2024年底50家", &["50家=50|家|to"]);
}

#[test]
fn words_of_limit_over_and_behind_others() {
    finds("不少于每人500元", &["500元=500|元|over"]);
    finds("沿河5公里上下游都有人，相距5公里上下", &["5公里=5|公里|", "5公里=5|公里|about"]);
    finds("孩子三岁多，共三百户余", &["三岁=3|岁|over", "三百户=300|户|over"]);
    finds("孩子3岁多元智能课", &["3岁=3|岁|"]);
    finds("登记30户农户以上", &["30户=30|户|"]);
    finds("来回要3小时车程左右", &["3小时=3|小时|about"]);
    finds("只有20元钱多想想", &["20元=20|元|"]);
    let text = "7日内办结";
    assert_eq!(facts(text).next().unwrap().hedge().unwrap().span().of(text), Some("内"));
}

#[test]
fn pairs_of_digits_behind_a_scale() {
    finds("有五万六七千人到场", &["五万六七千人=56000..57000|人|"]);
    finds("花了三万七八千元", &["三万七八千元=37000..38000|元|"]);
}

#[test]
fn small_numerals_that_count_and_those_that_do_not() {
    finds("打了两口井，来了二人", &["两口=2|口|", "二人=2|人|"]);
    finds("每周五天营业", &["五天=5|天|"]);
    finds_none(&["定于下周五人到齐后开会，本周三户户落实", "这两天下雨，那两日放晴，走了一公里路，一元复始"]);
    finds_none(&["二种办法，二家分店，二楼，二个"]);
}

#[test]
fn from_and_to_know_each_other() {
    let text = "年产量由500吨提升到1200吨以上";
    let ends: Vec<Fact<'_>> = facts(text).collect();
    assert_eq!(ends[0].counterpart(), Some(ends[1].span()));
    assert_eq!(ends[1].counterpart(), Some(ends[0].span()));
    finds(text, &["500吨=500|吨|from", "1200吨=1200|吨|over,to"]);
    finds("由2015年的8900元提高到2020年的1.5万元", &["8900元=8900|元|from", "1.5万元=15000|元|to"]);
    finds("从1家到20家，用了8年", &["1家=1|家|from", "20家=20|家|to", "8年=8|年|"]);
    finds("每人每月450元提高到500元", &["450元=450|元|from", "500元=500|元|to"]);
    finds("死亡人數增至23人，库温降到2℃", &["23人=23|人|to", "2℃=2|℃|to"]);
    finds("规模增加到三倍，提到3项，参与者过百人", &["三倍=3|倍|to", "3项=3|项|", "百人=100|人|over"]);
    finds("从2015年的3.1万吨，到2020年的9万吨", &["3.1万吨=31000|吨|from", "9万吨=90000|吨|to"]);
    finds("从业者3200人，到场的有80人", &["3200人=3200|人|", "80人=80|人|"]);
    finds("水位升至约18米，卖到350元", &["18米=18|米|about,to", "350元=350|元|"]);
}

#[test]
fn ranges_fractions_and_parts() {
    finds("气温-5℃至3℃，风力3到4级", &["-5℃至3℃=-5..3|℃|", "3到4级=3..4|级|"]);
    finds("最低零下9℃至零下6℃", &["零下9℃至零下6℃=-9..-6|℃|"]);
    finds("投资3～5亿元，每天2—3班", &["3～5亿元=300000000..500000000|元|", "2—3班=2..3|班|"]);
    finds("用时2小时05分20秒，身高1米85", &["2小时05分20秒=7520|秒|", "1米85=1.85|米|"]);
    finds("票价十六块五，打七五折", &["十六块五=16.5|块|", "七五折=7.5|折|"]);
    finds(
        "三四十平方米、一两天、七八百人",
        &["三四十平方米=30..40|平方米|", "一两天=1..2|天|", "七八百人=700..800|人|"],
    );
    finds("百分之七十五以上，千分之三点五", &["百分之七十五=75|%|over", "千分之三点五=3.5|‰|"]);
    finds("历时三年零八个月", &["三年=3|年|", "八个月=8|个月|"]);
    finds("共有2至3天假期", &["2至3天=2..3|天|"]);
}

#[test]
fn units_in_every_order() {
    finds("每公斤12元，批发价12.5元/公斤", &["12元=12|元|", "12.5元/公斤=12.5|元/公斤|"]);
    finds("浓度35微克/立方米，心率72次/分", &["35微克/立方米=35|微克/立方米|", "72次/分=72|次/分|"]);
    finds("发电500万千瓦时，隧道长12千米", &["500万千瓦时=5000000|千瓦时|", "12千米=12|千米|"]);
    finds("时速120公里，亩产650公斤", &["120公里=120|公里|", "650公斤=650|公斤|"]);
    finds("4萬2千人，12億5,000萬元", &["4萬2千人=42000|人|", "12億5,000萬元=1250000000|元|"]);
    finds("逾30億港元、新臺幣", &["30億港元=3000000000|港元|over"]);
    finds("法幣一千二百三十元，合大洋三百餘元", &["一千二百三十元=1230|元|", "三百餘元=300|元|over"]);
}

#[test]
fn divisors_before_the_number() {
    let divided =
        |text: &'static str| -> Vec<String> { facts(text).map(|fact| fact.quantity().to_string()).collect() };
    assert_eq!(divided("收购价每公斤12元，时速120公里"), ["12元/公斤", "120公里/小时"]);
    assert_eq!(
        divided("亩产由450公斤提高到600公斤，亩均增收1200元"),
        ["450公斤/亩", "600公斤/亩", "1200元/亩"]
    );
    assert_eq!(divided("亩产450公斤或9袋"), ["450公斤/亩", "9袋"]);
    assert_eq!(divided("人均可支配收入突破5万元，每人每月补助450元"), ["50000元/人", "450元/人·月"]);
    assert_eq!(divided("全年共3000元，年均增长5%，每户都有共享菜地30亩"), ["3000元", "5%", "30亩"]);
    assert_eq!(facts("每天工作8小时").next().unwrap().si(), None);
    let speed = facts("列车时速36千米").next().unwrap();
    assert_eq!((speed.unit().printed().as_ref(), speed.ucum().as_deref()), ("千米", Some("km/h")));
    assert_eq!(speed.si().unwrap().to_string(), "10m/s");
    assert_eq!(facts("每桶65美元").next().unwrap().unit().currency(), Some("USD"));
}

#[test]
fn smaller_units_go_on_with_larger_ones() {
    finds("分得六亩四分地", &["六亩四分=6.4|亩|"]);
    finds("山地七畝三分二厘", &["七畝三分二厘=7.32|畝|"]);
    finds("村东2亩8分", &["2亩8分=2.8|亩|"]);
    finds("缴粮二十石四斗", &["二十石四斗=20.4|石|"]);
    finds("借米六石七升", &["六石七升=6.07|石|"]);
    finds("打下四斗六升", &["四斗六升=4.6|斗|"]);
    finds("当归七两五钱", &["七两五钱=7.5|两|"]);
    finds("个子一米九，", &["一米九=1.9|米|"]);
    finds("以10秒02打破纪录", &["10秒02=10.02|秒|"]);
    finds("一斤六块三毛五", &["六块三毛五=6.35|块|"]);
    finds("门高两米零五", &["两米零五=2.05|米|"]);
    finds("栏高1米2的", &["1米2=1.2|米|"]);
    finds("苗高一米三至一米六", &["一米三至一米六=1.3..1.6|米|"]);
    finds("闯进200米八强", &["200米=200|米|"]);
    finds("每隔4米一盏灯", &["4米=4|米|"]);
}

#[test]
fn a_leading_scale_is_one_of_it() {
    finds("筹得千六百元", &["千六百元=1600|元|"]);
    finds("到会百廿人", &["百廿人=120|人|"]);
    finds("月薪萬八元", &["萬八元=18000|元|"]);
    finds("纹银四千两", &["四千两=4000|两|"]);
    finds_none(&["数千六百人", "百十户", "花了56,78元", "百家企业", "万一下雨"]);
}

#[test]
fn two_hedges_at_once() {
    let fact = facts("约500余名村民").next().unwrap();
    assert_eq!(fact.hedge().unwrap().approx(), Approx::About);
    assert_eq!((fact.bounds().low(), fact.bounds().high()), (Some(500.into()), Some(600.into())));
    finds(
        "超3000人次以上，近八成，入库过七成",
        &["3000人次=3000|人次|over", "八成=8|成|under", "七成=7|成|over"],
    );
    assert_eq!(facts("上百家商户").next().unwrap().bounds().high(), None);
}

#[test]
fn scales_and_ratios_without_a_unit_are_bare_numbers() {
    finds_none(&["票房3.5亿，浏览量破千万", "师生比约为1∶15，按5∶3∶2分担"]);
    let bare = |text| -> Vec<String> {
        FactReader::new().bare_numbers(true).facts(text).map(|fact| fact.amount().to_string()).collect()
    };
    assert_eq!(bare("票房3.5亿"), ["350000000"]);
    assert_eq!(bare("师生比约为1∶15，按5∶3∶2分担"), ["1/15"]);
}

#[test]
fn counts_of_the_usual_things() {
    finds("新增企业96家、农户3.4万户", &["96家=96|家|", "3.4万户=34000|户|"]);
    finds("投放鱼苗1.5万尾，用工300余名", &["1.5万尾=15000|尾|", "300余名=300|名|over"]);
    finds("接待上万人次，疏散数百名群众", &["上万人次=10000|人次|over", "数百名=200..900|名|"]);
    finds("等一刻钟，休息两刻钟", &["一刻钟=1|刻钟|", "两刻钟=2|刻钟|"]);
    finds("占比七成三，其中三成两年内到期", &["七成三=7.3|成|", "三成=3|成|", "两年=2|年|under"]);
    finds("夜里零下11摄氏度，山顶零下18℃", &["零下11摄氏度=-11|摄氏度|", "零下18℃=-18|℃|"]);
}

#[test]
fn sums_in_one_list() {
    let text = "补贴近4万元，3000余元，20万元以上，约800元，2万元至6万元";
    let found =
        ["4万元=40000|元|under", "3000余元=3000|元|over", "20万元=200000|元|over", "800元=800|元|about"];
    finds(text, &[&found[..], &["2万元至6万元=20000..60000|元|"]].concat());
    assert!(facts(text).all(|fact| fact.unit().currency() == Some("CNY")));
}

#[test]
fn parts_are_neither_times_nor_money() {
    for (text, dimension) in [
        ("三分之二的耕地", Dimension::None),
        ("回落1.4个百分点", Dimension::PercentagePoint),
        ("二分球5分", Dimension::Score),
    ] {
        assert_eq!(facts(text).next().unwrap().unit().dimension(), dimension, "{text}");
    }
    let found: Vec<String> =
        dates("二〇二五年二月，二O二五年三月，2023年1—9月").map(|date| date.iso()).collect();
    assert_eq!(found, ["2025-02", "2025-03", "2023-01..2023-09"]);
    for dash in ["─", "──", "——", "−", "～", "至"] {
        let text = format!("2023年1{dash}9月");
        let found: Vec<String> = dates(&text).map(|date| date.iso()).collect();
        assert_eq!(found, ["2023-01..2023-09"], "{text}");
    }
}

#[test]
fn shares_in_every_print() {
    finds("占全省的2/5，近1/3的农户", &["2/5=2/5||", "1/3=1/3||under"]);
    finds("約三分二議員贊成，四分一人缺席", &["三分二=2/3||about", "四分一=1/4||"]);
    finds("一又四分之三，兑入五分之一公升清水", &["一又四分之三=7/4||", "五分之一公升=1/5|公升|"]);
    finds("通过率百分之百，利差为负百分之二点三", &["百分之百=100|%|", "负百分之二点三=-2.3|%|"]);
    finds("市民利率百分之负一，约百分三十", &["百分之负一=-1|%|", "百分三十=30|%|about"]);
    finds(
        "让利半成，搭半公升油，成本降了三成半",
        &["半成=0.5|成|", "半公升=0.5|公升|", "三成半=3.5|成|down"],
    );
    finds("以三分二秒跑完", &["三分二秒=182|秒|"]);
    finds_none(&["晋级1/4决赛，於3/5舉行，见3/8版，5/6月号", "半成品入库，半成新的家具，门半升半降"]);
}

#[test]
fn one_scale_for_both_ends_of_a_range() {
    finds("投资十二至十五万元", &["十二至十五万元=120000..150000|元|"]);
    finds("三千到五千万元的订单", &["三千到五千万元=30000000..50000000|元|"]);
    finds("每月2至4千元", &["2至4千元=2000..4000|元|"]);
    finds("借款600至2万元", &["600至2万元=600..20000|元|"]);
    finds("由六千到九千亿元", &["六千到九千亿元=600000000000..900000000000|元|"]);
    finds("单价六块五到七块二", &["六块五到七块二=6.5..7.2|块|"]);
    finds("三、四十名乡亲，二、三百里山路", &["三、四十名=30..40|名|", "二、三百里=200..300|里|"]);
    finds_none(&["一、二级市场"]);
}

#[test]
fn money_of_every_country_and_of_every_print() {
    finds("折合3.5亿奈拉，约七百令吉", &["3.5亿奈拉=350000000|奈拉|", "七百令吉=700|令吉|about"]);
    finds_none(&["筹得2.5个亿", "三个亿万富翁"]);
    finds("建成5个亿级园区", &["5个=5|个|"]);
    finds("筹得2.5个亿元、三个亿卢布", &["2.5个亿元=250000000|元|", "三个亿卢布=300000000|卢布|"]);
    finds("標價HK$380，折合US$48.7，门票￥35", &["HK$380=380|HK$|", "US$48.7=48.7|US$|", "￥35=35|￥|"]);
    finds("赔付20万元（含）以上，退还五毛钱", &["20万元=200000|元|over", "五毛=5|毛|"]);
    finds("花了两百四十块三毛五分钱", &["两百四十块三毛五分=240.35|块|"]);
    finds("一美元可兑九十卢布", &["一美元=1|美元|", "九十卢布=90|卢布|"]);
    assert_eq!(facts("标价US$48").next().unwrap().unit().currency(), Some("USD"));
    finds_none(&["型号RMB35A、A$AP、G$5"]);
}

#[test]
fn older_print_counts_with_two_and_with_small_units() {
    finds("獲步槍二枝，傷者十數人", &["二枝=2|枝|", "十數人=10|人|over"]);
    finds("糯米每斗三角，較昨日跌二角", &["三角=3|角|", "二角=2|角|down,prev"]);
    finds("水深八尺，周长七里，酒二两", &["八尺=8|尺|", "七里=7|里|", "二两=2|两|"]);
    finds("李君五元，陳君二元", &["五元=5|元|", "二元=2|元|"]);
    finds("机枪3挺、迫击炮一门。", &["3挺=3|挺|", "一门=1|门|"]);
    finds_none(&["二级市场，二期工程，二人转，三角地，八里桥，三尺讲台，中共十七届四中全会"]);
}

#[test]
fn hours_and_minutes_make_one_time() {
    finds("飞行两小时零五分钟，排队一分半钟", &["两小时零五分钟=125|分钟|", "一分半钟=1.5|分钟|"]);
    finds("等了个把钟头，唱足三個半鐘", &["三個半鐘=3.5|個鐘|"]);
    finds("平均三点五分钟一班", &["三点五分钟=3.5|分钟|"]);
    finds("公示期不少于30日，不超过15日", &["30日=30|日|over", "15日=15|日|under"]);
    let found: Vec<_> = dates("不迟于30日，公示不少于30日").map(|date| date.iso()).collect();
    assert_eq!(found, ["---30"]);
}

#[test]
fn letter_spaced_numerals() {
    finds("共 一 百 二 十 户", &["一 百 二 十 户=120|户|"]);
    finds("百 分 之 六 十", &["百 分 之 六 十=60|%|"]);
    finds("占百分之六 十", &["百分之六 十=60|%|"]);
    finds("提高 二 点 五 个 百 分 点", &["二 点 五 个 百 分 点=2.5|个百分点|up"]);
    finds_none(&["增产三万 五千农户受益"]);
    finds("招工5000个 月薪不低", &["5000个=5000|个|"]);
}

#[test]
fn what_other_readers_get_wrong() {
    finds("邮件200余万件", &["200余万件=2000000|件|over"]);
    finds("负债率从46.5%降至41%", &["46.5%=46.5|%|from", "41%=41|%|to"]);
    finds("产量提高了三倍，面积翻了一番", &["三倍=3|倍|up", "一番=1|番|up"]);
    assert_eq!(dates("十一届三中全会以来，共3130.82万件，约2000吨").count(), 0);
}

#[test]
fn names_idioms_and_labels_are_no_facts() {
    finds_none(&[
        "一带一路沿线，千方百计、一心一意，三文鱼和三倍体虹鳟，“十五五”规划，十一届三中全会",
        "国道579线、G30高速、5G网络、A4纸、12345热线、0998-2123456、新A12345",
        "五家渠市、六盘水市、三门峡、七台河市、八里庄街道、十里铺镇、五台山",
        "第三届、第42次、第十四师、三年级、二级公路、三级联动、前8名",
        "一名男子在一家商店里买了一台电视，一件件、一次次、唯一、统一、之一",
        "小两口、老两口，一刻钟便民生活圈",
        "十分高兴，三番五次，四面八方，七上八下，三天两头",
        "80年代、21世纪、一季度、上半年、正月十五、腊月二十八、三月三歌圩",
        "以81比66战胜对手，比分3:2，7×24，两国、两岸、周五天气，通知每周五贴在门口",
        "落实“四个一批”“三项制度”，演出《三个和尚》",
        "每晚18时至22时，下午3点，8时30分，21:30",
    ]);
}

#[test]
fn one_counts_where_it_is_meant() {
    finds("仅一人受伤，增加一倍", &["一人=1|人|", "一倍=1|倍|up"]);
    finds("添了两张方桌、一条长凳", &["两张=2|张|", "一条=1|条|"]);
    finds("下降一个百分点，一个多月", &["一个百分点=1|个百分点|down", "一个多月=1|个月|over"]);
}

#[test]
fn white_space_does_not_end_a_mention() {
    finds("累计完成 3130.82 万 件", &["3130.82 万 件=31308200|件|"]);
    finds("产量1 230\n公斤", &["1 230\n公斤=1230|公斤|"]);
    finds("比上\n年增加3万吨", &["3万吨=30000|吨|up,yoy"]);
    finds("分四十\n八期，卖三十\n三元", &["四十\n八期=48|期|", "三十\n三元=33|元|"]);
    finds("三年\n半，十六\n块五", &["三年\n半=3.5|年|", "十六\n块五=16.5|块|"]);
    finds("日产60吨以\n上，误差3厘米左\n右", &["60吨=60|吨|over", "3厘米=3|厘米|about"]);
    finds("燃油 2.05 -6.4%", &["-6.4%=-6.4|%|"]);
    finds("15套\n240套", &["15套=15|套|", "240套=240|套|"]);
    finds("１２３４．５万元", &["１２３４．５万元=12345000|元|"]);
}

#[test]
fn decimals_are_no_dates() {
    for text in ["3130.82万件", "5822.8吨", "12.5元", "5124.56亩"] {
        assert_eq!((facts(text).count(), dates(text).count()), (1, 0), "{text}");
    }
}

#[test]
fn bounds_follow_the_words() {
    let bounds = |text| facts(text).next().unwrap().bounds();
    assert!(bounds("1500吨以上").contains(1500.into()) && !bounds("1500吨以上").contains(1499.into()));
    assert_eq!(bounds("3800余万亩").high(), Some(39_000_000.into()));
    assert_eq!(bounds("不超过500元").low(), None);
    assert_eq!(bounds("2至3天").high(), Some(3.into()));
}

#[test]
fn hedges_have_places() {
    let text = "日处理能力在1500吨以上";
    let hedge = facts(text).next().unwrap().hedge().unwrap();
    assert_eq!((hedge.approx(), hedge.span().of(text)), (Approx::Over, Some("以上")));
    let text = "至少要收500元";
    let hedge = facts(text).next().unwrap().hedge().unwrap();
    assert_eq!(hedge.span().of(text), Some("至少"));
}

#[test]
fn options_add_bare_numbers_and_ordinals() {
    let text = "系数由0.58提高到0.67，第三届，第2名";
    let bare: Vec<_> = FactReader::new().bare_numbers(true).facts(text).map(|f| f.text()).collect();
    assert_eq!(bare, ["0.58", "0.67"]);
    let ordinals: Vec<_> = FactReader::new().ordinals(true).facts(text).map(|f| f.text()).collect();
    assert_eq!(ordinals, ["第三届", "第2名"]);
}

#[test]
fn subjects_before_and_after() {
    let subject = |text: &'static str| facts(text).next().unwrap().subject().and_then(|span| span.of(text));
    assert_eq!(subject("现有养殖合作社86家"), Some("养殖合作社"));
    assert_eq!(subject("改造23个院落，"), Some("院落"));
    assert_eq!(subject("用电量同比增长了近20%"), Some("用电量"));
    assert_eq!(subject("，其中春小麦21万亩"), Some("春小麦"));
    assert_eq!(subject("三台吊车正把渠板送进槽底"), Some("吊车"));
    let each = |text: &'static str| -> Vec<_> {
        facts(text).map(|fact| fact.subject().and_then(|span| span.of(text))).collect()
    };
    assert_eq!(each("棉花和小麦较上年分别增产3.1%、2.4%"), [Some("棉花"), Some("小麦")]);
    assert_eq!(each("汽油、柴油每吨分别上调70元和65元"), [Some("汽油"), Some("柴油")]);
    // 分别 of something else, too far before the numbers
    assert_ne!(each("棉花和小麦分别在去年秋天的基础上又增产3%、2%"), [Some("棉花"), Some("小麦")]);
}

/// What fuzzing found: quantities that printed otherwise than they read.
#[test]
fn findings_print_and_parse_back() {
    for text in
        ["十两／倍", "每%6伏", "1比特每秒", "8比特每秒", "两-５５分之５５５５５５５５５公里", "36千米每小时"]
    {
        for fact in facts(text) {
            let quantity = fact.quantity();
            assert_eq!(quantity.to_string().parse(), Ok(quantity), "{text}");
            if let Some(si) = fact.si() {
                assert_eq!(si.to_string().parse(), Ok(si), "{text}");
            }
        }
    }
    assert_eq!(facts("8比特每秒").next().unwrap().si().unwrap().to_string(), "1B/s");
    assert_eq!(facts("十两／倍").next().unwrap().si(), None);
}

#[test]
fn a_mention_cut_inside_a_character_does_not_end_the_text() {
    finds("“零”差错，零下，—5件", &["5件=5|件|"]);
    finds("负，正负，2件", &["2件=2|件|"]);
}

#[cfg(feature = "serde")]
#[track_caller]
fn round_trips<T: serde::Serialize + serde::de::DeserializeOwned + PartialEq + core::fmt::Debug>(value: T) {
    let json = serde_json::to_value(&value).map_err(|error| error.to_string());
    let back = json.and_then(|json| serde_json::from_value::<T>(json).map_err(|error| error.to_string()));
    assert_eq!(back.as_ref(), Ok(&value));
}

#[cfg(feature = "serde")]
#[test]
fn all_that_a_fact_tells_goes_through_json() {
    let text =
        "每公斤12.5元，由2至3天缩短到约1天，同比下降三分之一，气温-5℃至3℃，每人每月450元，80毫克/100毫升";
    for fact in facts(text) {
        round_trips(fact.quantity());
        round_trips((fact.span(), fact.amount(), fact.unit(), fact.unit().dimension()));
        round_trips((fact.bounds(), fact.hedge(), fact.change(), fact.counterpart(), fact.subject()));
        round_trips(fact.si());
    }
    for date in dates("2025年3月4日8时30分，2月，1—4月") {
        round_trips((date.span(), date.date(), date.until()));
    }
}

#[cfg(feature = "serde")]
#[test]
fn quantities_and_dates_through_json() {
    for text in ["12.5元/公斤", "2至3天", "三分之一", "负三分之一", "3130.82万件", "US$48.7", "四分之一公升"]
    {
        let quantity: baokan::Quantity = text.parse().unwrap();
        let json = serde_json::to_string(&quantity).unwrap();
        assert_eq!(serde_json::from_str::<baokan::Quantity>(&json).unwrap(), quantity, "{json}");
    }
    let date: baokan::PartialDate = "2月11日".parse().unwrap();
    assert_eq!(serde_json::to_string(&date).unwrap(), "\"--02-11\"");
    assert_eq!(serde_json::from_str::<baokan::PartialDate>("\"--02-11\"").unwrap(), date);
}

#[test]
fn rows_of_digits_that_no_number_has() {
    // More than any number has, and more than 64 bits hold: no overflow.
    for digits in [19, 20, 40] {
        let text = format!("{}件", "九".repeat(digits));
        assert_eq!(facts(&text).next().map(|fact| fact.text()), None, "{text}");
    }
}

#[test]
fn a_pair_of_digits_is_no_list() {
    let amounts = |text: &str| facts(text).map(|fact| fact.amount().to_string()).collect::<Vec<_>>();
    assert_eq!(amounts("新栽三、四十棵树"), ["30..40"]);
    assert_eq!(amounts("二、三、四十棵树"), ["40"]);
}
