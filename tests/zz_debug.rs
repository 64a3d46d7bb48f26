//! debug
#[path = "common/generate.rs"]
mod generate;
#[path = "common/typesetter.rs"]
mod typesetter;
use proptest::{prelude::*, strategy::ValueTree, test_runner::{Config, TestRng, TestRunner}};
#[test]
fn debug() {
    let rng = TestRng::deterministic_rng(proptest::test_runner::RngAlgorithm::ChaCha);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    let mut stats = std::collections::BTreeMap::new();
    for _ in 0..1000 {
        let paragraphs = generate::paragraphs().new_tree(&mut runner).unwrap().current();
        let setting = typesetter::Setting { keeps_indent: false, ..generate::setting().new_tree(&mut runner).unwrap().current() };
        let page = typesetter::typeset(&paragraphs, &setting);
        let rejoined = baokan::rejoin(&page);
        let found: Vec<&str> = rejoined.lines().collect();
        for key in [format!("indent {}", setting.indent), format!("half {}", setting.half_marks), format!("squeeze {}", setting.squeezes), format!("blanks {:?}", setting.blanks), format!("measure {:02}", setting.measure / 10)] {
            let e = stats.entry(key).or_insert((0, 0));
            e.0 += paragraphs.len();
            e.1 += paragraphs.iter().filter(|p| !found.contains(&p.as_str())).count();
        }
        let bad: Vec<_> = paragraphs.iter().filter(|p| !found.contains(&p.as_str())).collect();
        if !bad.is_empty() && setting.measure < 50 { println!("{setting:?}\n{page}\n--- got\n{rejoined}\n"); }
    }
    for (k, (a, b)) in stats { println!("{k}: {b} of {a} = {:.2} %", 100.0 * b as f64 / a as f64); }
}
