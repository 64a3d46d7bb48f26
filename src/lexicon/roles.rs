//! The words of bylines: job titles, what was done, and the fixed phrases around them; Simplified forms.

/// Titles of people who report.
#[rustfmt::skip]
pub(crate) const REPORTERS: &[&str] = &[
    "主持人", "记者",
];
/// Titles of people who send in copy from outside.
#[rustfmt::skip]
pub(crate) const CORRESPONDENTS: &[&str] =
    &[
    "供稿人", "报道员", "撰稿人", "特约作者", "特约撰稿", "特约撰稿人", "通信员", "通汛员", "通讯员", "通迅员",
];
/// What OCR and typists make of a title, and what was meant.
#[rustfmt::skip]
pub(crate) const MISPRINTED_TITLES: &[(&str, &str)] = &[
    ("通汛员", "通讯员"), ("通迅员", "通讯员"),
];
/// Titles of trainees.
#[rustfmt::skip]
pub(crate) const TRAINEES: &[&str] = &[
    "实习生",
];
/// Titles of people who comment.
#[rustfmt::skip]
pub(crate) const COMMENTATORS: &[&str] = &[
    "观察员", "评论员",
];
/// Titles of people who take pictures.
#[rustfmt::skip]
pub(crate) const PHOTOGRAPHERS: &[&str] = &[
    "摄影师",
];
/// What stands before a title and belongs to it: 首席记者, 特约通讯员, 全媒体记者.
#[rustfmt::skip]
pub(crate) const QUALIFIERS: &[&str] = &[
    "专职", "主任", "优秀", "体育", "健康", "全媒", "全媒体", "兼职", "前方", "参与", "图片", "基层", "学生", "实习",
    "客户端", "小", "常驻", "总台", "摄影", "教育", "数字", "文化", "文字", "文旅", "新媒体", "新闻", "时政", "本市",
    "校园", "法治", "深度", "特派", "特约", "特邀", "现场", "科技", "经济", "职工", "融媒", "融媒体", "见习", "视频",
    "调查", "财经", "资深", "随军", "首席", "首席全媒体", "骨干", "高级",
];

/// Staff titles that are never an everyday word beside a name.
#[rustfmt::skip]
pub(crate) const STAFF: &[&str] = &[
    "一审", "一校", "一读", "三审", "三校", "三读", "二审", "二校", "二读", "值班主任", "值班副总编", "值班副总编辑", "值班总编",
    "值班总编辑", "值班编委", "值班编审", "值班编辑", "值班领导", "初审", "制版", "助理编辑", "图文编辑", "图片编辑", "图编", "复审",
    "复校", "实习编辑", "审校", "审读", "微信编辑", "总值班", "总编室", "执行主编", "执行编辑", "排版", "文字编辑", "新媒体编辑",
    "本期编辑", "本期责编", "本版主编", "本版校对", "本版组版", "本版编辑", "本版美编", "本版责任编辑", "本版责编", "栏目主持",
    "栏目编辑", "校检", "校读", "核校", "检校", "版式", "版式设计", "版面统筹", "版面编辑", "版面设计", "版面责编",
    "电子邮箱编辑", "组版", "终审", "编审", "网络编辑", "美术编辑", "美术设计", "美编", "见习编辑", "视觉设计", "责任校对",
    "责任编辑", "责任美编", "责校", "责编", "首席编辑",
];
/// Staff titles that are everyday words too, so that they need a colon, a slash or a neighbour that is certain.
#[rustfmt::skip]
pub(crate) const LOOSE_STAFF: &[&str] = &[
    "主任", "主笔", "主编", "出品", "出品人", "制作", "剪辑", "副主编", "后期", "审核", "总监制", "总策划", "总统筹", "总编辑",
    "技术", "校对", "监制", "策划", "签发", "统筹", "编导", "编排", "编辑", "视觉", "设计", "运营", "配音",
];

/// Acts that make a picture.
#[rustfmt::skip]
pub(crate) const IMAGE_ACTS: &[&str] = &[
    "书", "书法", "作", "制图", "剪纸", "图", "图片", "图表", "图表制作", "地图绘制", "图片制作", "图片拍摄", "制表", "截图", "拍摄", "插图", "插画", "摄", "摄像", "摄影",
    "摄影报道", "漫画", "画", "篆刻", "绘", "绘制", "绘图", "绘画", "美术", "翻拍", "航拍", "视频", "配图", "题图", "题图制作", "题字", "视频拍摄", "视频制作", "海报设计",
];
/// Acts that hand over a picture made by others.
#[rustfmt::skip]
pub(crate) const SUPPLY_ACTS: &[&str] = &[
    "供图", "供片", "供稿供图", "发", "图片提供", "提供", "提供图片",
];
/// Acts that make a text.
#[rustfmt::skip]
pub(crate) const TEXT_ACTS: &[&str] = &[
    "作者", "供稿", "写", "参与采写", "口述", "执笔", "执笔人", "撰写", "撰文", "撰稿", "整合", "整理", "文", "文字", "曲",
    "本文作者", "素材", "编写", "编著", "编译", "翻译", "著", "讲述", "词", "译", "译者", "诗", "辑录", "述", "选编",
    "采写", "采写整理", "采访", "采访撰文", "采访整理",
];
/// Acts that make both.
#[rustfmt::skip]
pub(crate) const MIXED_ACTS: &[&str] = &[
    "图并文", "图文", "图文报道", "撰文并摄影", "撰文摄影", "文图", "文并图", "文并摄", "采写摄影", "采访摄影",
];
/// The act that closes a dateline without brackets.
#[rustfmt::skip]
pub(crate) const REPORT_ACTS: &[&str] = &[
    "专题报道", "报导", "报道", "现场报道", "电", "综合报导", "综合报道", "连线报道", "采访报道",
];
/// Acts that are everyday words or parts of names, so that they must stand apart from the words around them.
#[rustfmt::skip]
pub(crate) const APART: &[&str] = &[
    "书", "作", "作者", "写", "剪纸", "发", "口述", "图", "图片", "图表", "拍摄", "提供", "摄像", "整合", "整理", "文",
    "文字", "曲", "漫画", "电", "画", "素材", "绘制", "绘画", "编写", "美术", "翻译", "视频", "讲述", "设计", "词", "诗",
    "述", "选编", "采访",
];
/// Acts of translators.
#[rustfmt::skip]
pub(crate) const TRANSLATING_ACTS: &[&str] = &[
    "翻译", "编译", "译", "译者",
];
/// Acts that make a picture by hand.
#[rustfmt::skip]
pub(crate) const ARTISTS_ACTS: &[&str] = &[
    "书", "书法", "作", "制图", "剪纸", "图表", "插图", "插画", "漫画", "画", "篆刻", "绘", "绘制", "绘图", "绘画",
];

/// What the titles of those who lay out a page hold.
#[rustfmt::skip]
pub(crate) const DESIGNERS: &[&str] = &[
    "制版", "排版", "版式", "组版", "美术", "美编", "视觉", "设计",
];
/// What the titles of those who pass a text hold.
#[rustfmt::skip]
pub(crate) const REVIEWERS: &[&str] = &[
    "审", "签发", "读",
];
/// What the titles of those who plan a production hold.
#[rustfmt::skip]
pub(crate) const PRODUCERS: &[&str] = &[
    "出品", "制作", "监制", "策划", "统筹", "运营",
];

/// Fixed phrases in credits that name no one.
#[rustfmt::skip]
pub(crate) const PHRASES: &[&str] = &[
    "上图", "下图", "中图", "主办单位", "主办方", "以上图片", "以上均", "企业", "作者本人", "供稿单位", "医院", "单位",
    "受访单位", "受访对象", "受访者", "受访者本人", "右上图", "右下图", "右图", "图为", "图片均", "图片均由", "图片由", "均",
    "均为", "均由", "均系", "学校", "家属", "左上图", "左下图", "左图", "当地", "摄影作品", "文中图片", "文内图片", "文图均由",
    "景区", "本人", "本报资料图片", "本文图片", "本文配图", "本版", "本版图片", "本版照片", "本版稿件", "本组图片", "本组照片",
    "活动主办方", "活动方", "照片", "照片由", "版内图片", "由", "皆为", "皆由", "网络图片", "被访者", "见上图", "见下图", "见右图",
    "见图", "见左图", "警方", "资料图", "资料图片", "资料照片", "采访对象", "除标注外", "除注明外", "除署名外", "题图",
];
/// Where a picture that nobody took for this page is from, in both scripts.
#[rustfmt::skip]
pub(crate) const ARCHIVES: &[&str] = &[
    "资料图片", "资料照片", "资料图", "資料圖片", "資料照片", "資料圖", "本报资料图片", "网络图片",
];

/// Words that name a department behind a text: 本报编辑部, 本报评论部.
#[rustfmt::skip]
pub(crate) const INSTITUTIONS: &[&str] = &[
    "专题报道组", "全媒体报道团队", "全媒体报道组", "报道团队", "报道小组", "报道组", "特别报道组", "社论", "综合", "综合报导",
    "综合报道", "综合整理", "编委会", "编辑部", "记者组", "评论部", "资料室", "采访团", "采访组",
];

/// The last characters of titles and acts that a colon or slash follows; sorted.
#[rustfmt::skip]
pub(crate) const ROLE_LAST: &[char] = &[
    '人', '任', '作', '写', '划', '制', '发', '员', '品', '图', '委', '字', '审', '对', '式', '影', '摄', '文', '校', '核',
    '源', '片', '版', '理', '生', '画', '监', '稿', '笔', '筹', '绘', '编', '者', '营', '觉', '计', '译', '读', '辑', '述',
    '频',
];

/// The last characters of titles, staff titles and words for a source, with those that stand before them there: 摄影师, 责编,
/// 转自; sorted.
#[rustfmt::skip]
pub(crate) const LAST_OF_WORDS: &[(char, &str)] = &[
    ('于', "刊载"), ('员', "讯汛迅论察道信"), ('委', "编"), ('师', "影"), ('源', "来"), ('版', "组制排"),
    ('生', "习"), ('稿', "撰供特"), ('编', "责美图主编"), ('自', "转摘选编载合"), ('载', "原"), ('辑', "编"),
];
/// The same for words that begin longer, everyday ones, so that they have to end there: 提供, 监制, 图片; sorted.
#[rustfmt::skip]
pub(crate) const LAST_OF_WHOLE_WORDS: &[(char, &str)] = &[
    ('供', "提"), ('划', "策"), ('制', "监"), ('合', "综"), ('审', "一二三终初复编"), ('对', "校"),
    ('校', "责检核一二三"), ('片', "图照"), ('筹', "统"), ('部', "辑论"),
];
/// What makes 摄 the beginning of another word: 摄氏, 摄入; sorted.
#[rustfmt::skip]
pub(crate) const NOT_PHOTOGRAPHED: &[char] = &[
    '于', '像', '入', '制', '取', '录', '氏', '食',
];
/// What makes 摄影 the beginning of another word: 摄影展, 摄影家; sorted.
#[rustfmt::skip]
pub(crate) const NOT_PHOTOGRAPHY: &[char] = &[
    '作', '大', '家', '展', '师', '爱',
];
