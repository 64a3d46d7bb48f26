//! The example programs, run as a user runs them: what they print, and what they say to bad input.
#![allow(
    clippy::disallowed_methods,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stderr,
    clippy::unwrap_used,
    reason = "a test"
)]

use std::{
    io::Write,
    process::{Command, Output, Stdio},
    sync::Once,
};

/// The built example. `cargo test` builds the examples beside the tests; a single test has to ask for them.
fn example(name: &str) -> Command {
    static BUILT: Once = Once::new();
    let mut folder = std::env::current_exe().unwrap();
    folder.pop();
    folder.pop();
    let path = folder.join("examples").join(name);
    BUILT.call_once(|| {
        if !path.exists() {
            let profile = if cfg!(debug_assertions) { "dev" } else { "release" };
            let built = Command::new(env!("CARGO"))
                .args(["build", "--examples", "--profile", profile])
                .status()
                .unwrap();
            assert!(built.success());
        }
    });
    Command::new(path)
}

#[track_caller]
fn run(name: &str, arguments: &[&str], input: &[u8]) -> Output {
    let mut command = example(name);
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    // A program that fails before it reads closes the pipe.
    let _ = child.stdin.take().unwrap().write_all(input);
    child.wait_with_output().unwrap()
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

/// One line on standard error, and the exit status.
#[track_caller]
fn check_failure(output: &Output, status: i32) {
    assert_eq!(output.status.code(), Some(status), "{}", text(&output.stderr));
    assert_eq!(text(&output.stderr).trim_end().split('\n').count(), 1, "{}", text(&output.stderr));
    assert!(!output.stderr.is_empty());
}

fn json(output: &Output) -> serde_json::Value {
    assert!(output.status.success(), "{}", text(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

const PAGE: &str = "北渠昨日通水\n本报清河讯（记者 田 野）3月6日，记者从县里获悉，北渠昨日通水。\n";

#[test]
fn the_short_examples_hold() {
    for name in ["rejoin", "headline", "byline", "facts"] {
        let output = run(name, &[], b"");
        assert!(output.status.success(), "{name}: {}", text(&output.stderr));
        assert!(!output.stdout.is_empty(), "{name}");
    }
}

#[test]
fn the_sample_page_is_read_whole() {
    let sample = include_str!("../examples/sample-page.txt");
    let page = json(&run("page", &["--json"], sample.as_bytes()));
    let articles = page["articles"].as_array().unwrap();
    let headline = |article: &serde_json::Value| {
        article["headline"]
            .as_array()
            .map(|lines| lines.iter().map(|line| line.as_str().unwrap().to_owned()).collect::<Vec<_>>())
    };
    let headlines: Vec<_> = articles.iter().map(headline).collect();
    let expected: [Option<&[&str]>; 7] = [
        Some(&["青榆县召开春季农业生产推进会", "部署备耕春灌和农机检修工作"]),
        Some(&["棚里草莓红", "村中游客多"]),
        None,
        Some(&["青榆县去年发出包裹突破2600万件"]),
        Some(&["全州博物馆去年接待观众58万人次"]),
        Some(&["一口热饭里的三本账"]),
        Some(&["本周末全县多风降温"]),
    ];
    assert_eq!(headlines.len(), expected.len());
    for (found, expected) in headlines.iter().zip(expected) {
        assert_eq!(
            found.as_deref().map(|lines| lines.iter().map(String::as_str).collect::<Vec<_>>()),
            expected.map(<[&str]>::to_vec)
        );
    }
    let people = |article: usize| -> Vec<String> {
        let people = articles[article]["byline"]["people"].as_array().cloned().unwrap_or_default();
        people
            .iter()
            .map(|person| {
                format!("{} {}", person["role"].as_str().unwrap(), person["name"].as_str().unwrap())
            })
            .collect()
    };
    assert_eq!(people(0), ["记者 韩知秋", "通讯员 陆屿"]);
    assert_eq!(people(3), ["记者 赵一苇", "通讯员 帕提古丽·麦麦提"]);
    assert_eq!(people(4), ["记者 高云舒"]);
    assert_eq!(articles[1]["kind"], "photo");
    assert_eq!(
        articles.iter().map(|article| article["paragraphs"].as_array().unwrap().len()).collect::<Vec<_>>(),
        [8, 2, 4, 8, 4, 12, 1]
    );
}

#[test]
fn the_built_in_page_is_printed_for_people() {
    let output = run("page", &[], b"");
    let printed = text(&output.stdout);
    assert!(printed.contains("◆ 一口热饭里的三本账") && printed.contains("2614.7万件"), "{printed}");
}

#[test]
fn dates_are_resolved_against_the_issue() {
    let page = json(&run("page", &["--json", "--issue-date", "2026-03-07"], PAGE.as_bytes()));
    assert_eq!(page["articles"][0]["dates"][0]["iso"], "--03-06");
    assert_eq!(page["articles"][0]["dates"][0]["resolved"], "2026-03-06");
}

#[test]
fn pages_in_other_encodings_are_read() {
    let (gb, _, _) = encoding_rs::GB18030.encode(PAGE);
    let big = "北渠昨日通水\n本報清河訊（記者田野）記者從縣裡獲悉，北渠昨日通水，農民都來看。\n";
    let (big5, _, _) = encoding_rs::BIG5.encode(big);
    for bytes in [PAGE.as_bytes(), &gb, &big5, &[b"\xef\xbb\xbf", PAGE.as_bytes()].concat()] {
        let page = json(&run("page", &["--json"], bytes));
        assert_eq!(page["articles"][0]["headline"][0], "北渠昨日通水");
    }
}

#[test]
fn bad_input_gets_one_clear_line() {
    check_failure(&run("page", &["--json", "/no/such/file"], b""), 1);
    check_failure(&run("page", &["--json"], b"\xff\xfe\x00\x01\x02\xff\xff"), 1);
    check_failure(&run("page", &["--colour"], b""), 2);
    check_failure(&run("page", &["--issue-date", "yesterday"], b""), 2);
    check_failure(&run("annotate", &["--colour"], b""), 2);
    check_failure(&run("annotate", &["/no/such/file"], b""), 1);
}

#[test]
fn an_empty_page_is_an_empty_result() {
    for blank in ["", "\n\n　\n", "\u{feff}"] {
        let page = json(&run("page", &["--json"], blank.as_bytes()));
        assert_eq!(page, serde_json::json!({"articles": [], "strays": [], "furniture": []}));
    }
}

#[test]
fn malformed_lines_are_named_and_the_run_goes_on() {
    let input =
        "{\"id\": 1, \"text\": \"今年产粮3万吨\"}\nnot json\n{\"id\": 2}\n{\"id\": 3, \"text\": \"\"}\n";
    let output = run("annotate", &[], input.as_bytes());
    check_failure(&output, 1);
    let lines: Vec<serde_json::Value> =
        text(&output.stdout).trim_end().split('\n').map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), 4);
    assert_eq!(lines[0]["facts"][0]["value"], "30000");
    assert_eq!((&lines[1]["id"], &lines[1]["line"]), (&serde_json::Value::Null, &2.into()));
    assert_eq!(lines[2]["line"], 3);
    assert_eq!(lines[3], serde_json::json!({"id": 3, "bylines": [], "facts": [], "dates": []}));
}
