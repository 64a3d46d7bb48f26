//! The README names this version. Its program is compiled and run with the documentation's examples.
#![allow(
    clippy::disallowed_methods,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stderr,
    clippy::unwrap_used,
    reason = "a test"
)]

#[test]
fn the_readme_names_this_version() {
    let version = env!("CARGO_PKG_VERSION");
    let minor = version.rsplit_once('.').unwrap().0;
    for readme in [include_str!("../README.md"), include_str!("../README.zh-CN.md")] {
        assert!(readme.contains(&format!("baokan = \"{minor}\"")));
    }
    assert!(include_str!("../CHANGELOG.md").contains(&format!("## {version}")));
}
