//! Imports point strictly downward: a module may use those below it in this table, and no other.
#![allow(
    clippy::disallowed_methods,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stderr,
    clippy::unwrap_used,
    reason = "a test"
)]

use std::{
    fs,
    path::{Path, PathBuf},
};

/// The modules from top to bottom. Those on one line do not use each other.
const LAYERS: &[&[&str]] = &[
    &["page"],
    &["layout"],
    &["byline"],
    &["fact"],
    &["date"],
    &["unit"],
    &["number"],
    &["fold", "gutters"],
    &["lines"],
    &["trace"],
    &["cursor", "words"],
    &["lexicon"],
    &["error"],
    &["chars", "span", "lazy"],
];

fn layer(module: &str) -> usize {
    LAYERS
        .iter()
        .position(|layer| layer.contains(&module))
        .unwrap_or_else(|| panic!("{module} is in no layer"))
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found
}

/// The modules that a source file names behind `crate::`, one by one or in braces.
fn imports(source: &str) -> Vec<String> {
    let code: String = source
        .split("#[cfg(test)]")
        .next()
        .unwrap()
        .lines()
        .filter(|line| !line.trim().starts_with("//"))
        .collect();
    let mut modules = Vec::new();
    for part in code.split("crate::").skip(1) {
        match part.strip_prefix('{') {
            None => modules.push(word(part)),
            Some(list) => modules.extend(top_level(list).into_iter().map(|item| word(item.trim()))),
        }
    }
    modules.retain(|module| !module.is_empty() && module.chars().all(|c| c.is_ascii_lowercase() || c == '_'));
    modules
}

fn word(text: &str) -> String {
    text.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect()
}

/// The items of a braced import list, nested braces left whole.
fn top_level(list: &str) -> Vec<String> {
    let (mut depth, mut items, mut item) = (0, Vec::new(), String::new());
    for c in list.chars() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => items.push(std::mem::take(&mut item)),
            _ => {}
        }
        if !(c == ',' && depth == 0) {
            item.push(c);
        }
    }
    items.push(item);
    items
}

#[test]
fn imports_point_downward() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut edges = 0;
    for path in sources(&root) {
        let within = path.strip_prefix(&root).unwrap();
        let module = within.iter().next().unwrap().to_str().unwrap().trim_end_matches(".rs").to_owned();
        if module == "lib" {
            continue;
        }
        for import in imports(&fs::read_to_string(&path).unwrap()) {
            if import != module && LAYERS.iter().any(|layer| layer.contains(&import.as_str())) {
                assert!(
                    layer(&import) > layer(&module),
                    "{}: {module} uses {import}, which is not below it",
                    within.display()
                );
                edges += 1;
            }
        }
    }
    assert!(edges > 30, "only {edges} imports read");
}

#[test]
fn the_lexicon_is_data_only() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lexicon");
    for path in sources(&folder) {
        let source = fs::read_to_string(&path).unwrap();
        let code = source.split("#[cfg(test)]").next().unwrap();
        let is_logic = |line: &str| {
            line.contains("fn ") && !line.contains("const fn ") && !line.trim().starts_with("//")
        };
        let has_logic = code.lines().any(is_logic);
        assert!(
            !has_logic,
            "{}: a table's rows may be written by a const fn, and nothing else",
            path.display()
        );
    }
}
