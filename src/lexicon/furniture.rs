//! Words of page heads and feet.

/// A line that holds one of these and no sentence is furniture.
#[rustfmt::skip]
pub(crate) const PHRASES: &[&str] = &[
    "新闻热线", "新聞熱線", "讀者服務", "读者服务热线", "服務專線", "本报地址", "本報地址", "本社地址", "邮政编码", "郵遞區號",
    "广告经营许可证", "廣告部", "广告部", "发行部", "發行部", "总编室", "總編室", "印務中心", "印务中心",
    "国内统一", "统一刊号", "连续出版物", "邮发代号", "今日八版", "今日四版", "http://", "https://",
    "投稿邮箱", "电子邮箱", "电子信箱",
];

/// So is one in which one of these begins a piece, and a colon or a figure follows.
#[rustfmt::skip]
pub(crate) const HEADS: &[&str] = &[
    "热线电话", "社址", "地址", "邮编", "印刷", "承印", "零售每份", "零售价", "定价", "定價", "每份", "总第", "總第", "责任编辑", "責任編輯",
    "电话", "電話", "传真", "傳真",
];

/// What stands beside the date in a date line.
#[rustfmt::skip]
pub(crate) const DATE_MARKS: &[&str] = &[
    "星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日", "星期天", "农历", "農曆", "版", "周一至", "禮拜", "礼拜",
];

/// The characters of dates, their eras included.
pub(crate) const DATE_CHARACTERS: &str = "〇零○一二三四五六七八九十廿卅年月日中华民国華國公元";

/// How newspapers are called.
#[rustfmt::skip]
pub(crate) const NEWSPAPER_ENDINGS: &[&str] = &[
    "日报", "晚报", "晨报", "早报", "商报", "时报", "都市报", "周报", "快报", "日報", "晚報", "晨報", "早報", "商報", "時報", "週報",
    "导报", "導報", "青年报", "青年報", "工人报", "农民报", "法制报", "法治报", "教育报", "新报", "新報", "画报", "畫報", "周刊", "週刊", "特刊", "周末", "民报", "民報", "公报", "公報",
];
