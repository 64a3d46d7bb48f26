//! The README's programs compile and hold; its version is the package's.

/// The README as a doctest.
#[doc = include_str!("../README.md")]
#[allow(dead_code, reason = "only its documentation is compiled")]
struct Readme;

#[test]
fn the_readme_names_this_version() {
    let version = env!("CARGO_PKG_VERSION");
    let minor = version.rsplit_once('.').unwrap().0;
    assert!(include_str!("../README.md").contains(&format!("baokan = \"{minor}\"")));
    assert!(include_str!("../CHANGELOG.md").contains(&format!("## {version}")));
}
