//! Headlines and their bodies: upright ones are rebuilt, and each body gets its own wherever the headlines stand.
#![allow(clippy::indexing_slicing, clippy::panic, clippy::unwrap_used, reason = "a test")]

#[path = "common/config.rs"]
mod config;

use baokan::{Orientation, page, unstack};
use config::config;
use proptest::{collection::vec, prelude::*, sample::select};

/// Headlines and the bodies they belong to; no two share their wording.
const ARTICLES: &[(&str, &str)] = &[
    (
        "老渡口架起新吊桥",
        "本报讯（记者 何 川）5月6日，横跨青石河的新吊桥通车，老渡口摆了六十年的木船靠岸歇了工。吊桥长128米，两岸三个村的学生上学少走七里山路。",
    ),
    (
        "县图书馆夜间开放到十点",
        "本报讯（记者 白 露）从本月起，县图书馆夜间开放时间延长到十点，增设自习座席86个，周末还办读书会。",
    ),
    (
        "千亩油菜花引来放蜂人",
        "本报讯（通讯员 苏 禾）眼下，南坡上的油菜花开得正盛，来自外省的放蜂人在地头支起帐篷，蜂箱排了半里长，一季能收蜜40吨。",
    ),
    (
        "旧厂房改成乒乓球馆",
        "本报讯（记者 陆 鸣）停产多年的农机厂旧厂房，如今改成了乒乓球馆，摆下24张球台，晚饭后常常一台难求。",
    ),
    (
        "卫生院来了中医专家",
        "本报讯（记者 田 野）省里的中医专家定期到镇卫生院坐诊，针灸科一天要看50多人，村民不用再跑县城排队。",
    ),
];

fn body_of(text: &str) -> Option<usize> {
    ARTICLES.iter().position(|(_, body)| text.starts_with(body.split('）').next().unwrap()))
}

/// Which headline each body of a page got.
fn headlines_of(text: &str) -> Vec<(usize, Option<String>)> {
    let page = page(text);
    let article = |article: &baokan::Article<'_>| {
        Some((body_of(&article.paragraphs()[0])?, article.headline().map(|headline| headline.text())))
    };
    let mut found: Vec<_> = page.articles().iter().filter_map(article).collect();
    found.sort();
    found
}

/// A page with the headlines `above` (by number) on top, and all bodies below.
fn page_with(above: &[usize]) -> String {
    let heads: String = above.iter().map(|&number| format!("{}\n\n", ARTICLES[number].0)).collect();
    let bodies: Vec<&str> = ARTICLES.iter().map(|(_, body)| *body).collect();
    heads + &bodies.join("\n\n")
}

fn numbers() -> Vec<usize> {
    (0..ARTICLES.len()).collect()
}

proptest! {
    #![proptest_config(config(64))]

    /// The order of the headlines on a page does not change which body each gets.
    #[test]
    fn order_does_not_matter(order in Just(numbers()).prop_shuffle()) {
        for (body, headline) in headlines_of(&page_with(&order)) {
            prop_assert_eq!(headline.as_deref(), Some(ARTICLES[body].0));
        }
    }

    /// A headline that is taken away leaves the others where they are, and its body without one.
    #[test]
    fn a_missing_headline_moves_no_other(order in Just(numbers()).prop_shuffle(), left_out in 0..ARTICLES.len()) {
        let order: Vec<usize> = order.into_iter().filter(|&number| number != left_out).collect();
        let found = headlines_of(&page_with(&order));
        prop_assert_eq!(found.len(), ARTICLES.len());
        for (body, headline) in found {
            prop_assert_eq!(headline.as_deref(), (body != left_out).then_some(ARTICLES[body].0));
        }
    }

    /// Any headline set upright, digits and letters side by side or one below the other, comes back as one line.
    #[test]
    fn upright_headlines_come_back(
        parts in vec(select(vec!["春灌", "开闸", "新区", "老街", "12", "2025", "5G", "GDP", "“热”", "《书》", "，", "·"]), 3..9),
        grouped in any::<bool>(),
        blank in any::<bool>(),
    ) {
        // A column in which most lines are figures is a column of figures.
        let headline: String = parts.concat();
        let han = headline.chars().filter(|&c| c > '\u{3fff}' && c < '\u{a000}').count();
        prop_assume!(han * 2 > headline.chars().count());
        let between = if blank { "\n\n" } else { "\n" };
        let cells: Vec<String> = parts
            .iter()
            .flat_map(|part| match part.is_ascii() && grouped {
                true => vec![(*part).to_owned()],
                false => part.chars().map(String::from).collect(),
            })
            .collect();
        let text = format!("{}\n\n本报讯（记者 何 川）今日开闸放水。", cells.join(between));
        let found = unstack(&text);
        prop_assert!(found.starts_with(&format!("{headline}\n")), "{found}");
    }
}

#[test]
fn an_upright_headline_goes_to_its_body() {
    for (number, (headline, _)) in ARTICLES.iter().enumerate() {
        let upright: Vec<String> = headline.chars().map(String::from).collect();
        let text = format!("{}\n\n{}\n", page_with(&[]), upright.join("\n"));
        let page = page(&text);
        for article in page.articles() {
            let found = article.headline().map(|headline| (headline.text(), headline.orientation()));
            let own = body_of(&article.paragraphs()[0]) == Some(number);
            assert_eq!(found, own.then(|| ((*headline).to_owned(), Orientation::Vertical)));
        }
    }
}

#[test]
fn pages_of_one_thing_are_sensible() {
    let only_headlines = page("老渡口架起新吊桥\n\n县图书馆夜间开放到十点\n");
    assert!(only_headlines.articles().is_empty());
    assert_eq!(only_headlines.strays().iter().map(|stray| stray.lines().len()).sum::<usize>(), 2);

    let only_a_photo = page("5月6日，孩子们在新桥上奔跑。\n通讯员 苏 禾 摄\n");
    assert_eq!(only_a_photo.articles().len(), 1);
    assert_eq!(only_a_photo.articles()[0].kind().as_str(), "photo");

    let one_article = page(ARTICLES[0].1);
    assert!(one_article.articles()[0].headline().is_none());
}

#[test]
fn a_label_without_an_article_is_not_lost() {
    let page = page("简讯\n责任编辑：何 川\n快讯\n北渠昨日通水。\n（田 野）");
    assert_eq!(page.articles()[0].column().unwrap(), &"快讯");
    assert_eq!(page.strays()[0].text(), "简讯");
}

#[test]
fn a_line_above_a_text_is_a_label_where_its_headline_stands_elsewhere() {
    for (headline, body) in ARTICLES {
        let text = format!("灯下三尺\n{body}\n\n责任编辑：何 川\n\n{headline}\n");
        let page = page(&text);
        let article = &page.articles()[0];
        assert_eq!(article.column().map(|label| label.as_str()), Some("灯下三尺"));
        assert_eq!(article.headline().map(|found| found.text()).as_deref(), Some(*headline));
    }
    let text = format!("灯下三尺\n{}\n", ARTICLES[0].1);
    let alone = page(&text);
    assert_eq!(alone.articles()[0].headline().map(|found| found.text()).as_deref(), Some("灯下三尺"));
}

#[test]
fn headlines_side_by_side_on_one_line_part() {
    let (first, second) = (ARTICLES[0], ARTICLES[3]);
    let page = page_of(&[&format!("{} {}", first.0, second.0), first.1, second.1]);
    let found: Vec<_> = headlines_of(&page).into_iter().map(|(_, headline)| headline.unwrap()).collect();
    assert_eq!(found, [first.0, second.0]);
    let clauses = page_of(&["老渡口架起新吊桥 六十年木船歇了工", first.1, second.1]);
    assert_eq!(headlines_of(&clauses)[0].1.as_deref(), Some("老渡口架起新吊桥 六十年木船歇了工"));
}

fn page_of(blocks: &[&str]) -> String {
    blocks.join("\n\n")
}
