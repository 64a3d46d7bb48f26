//! The radicals that `fold` repairs are those of Unicode's own file, where Debian's package unicode-data has installed it.
#![allow(
    clippy::disallowed_methods,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stderr,
    clippy::unwrap_used,
    reason = "a test"
)]

use std::fs;

const FILE: &str = "/usr/share/unicode/EquivalentUnifiedIdeograph.txt";
/// Radicals whose repair depends on the script of the page: ⼾ is 户 in Simplified print and 戶 in Traditional.
const BY_SCRIPT: [char; 1] = ['⼾'];

#[test]
fn radicals_follow_the_unicode_file() {
    let Ok(file) = fs::read_to_string(FILE) else {
        eprintln!("{FILE} is not installed: nothing to compare");
        return;
    };
    let mut compared = 0;
    for (radical, ideograph) in file.lines().filter_map(entry).flatten() {
        if !BY_SCRIPT.contains(&radical) {
            assert_eq!(baokan::fold(&radical.to_string()).as_str(), ideograph.to_string(), "{radical}");
            compared += 1;
        }
    }
    assert!(compared > 300, "only {compared} radicals compared");
}

fn entry(line: &str) -> Option<impl Iterator<Item = (char, char)>> {
    let (codes, ideograph) = line.split('#').next()?.split_once(';')?;
    let (first, last) = codes.trim().split_once("..").unwrap_or((codes.trim(), codes.trim()));
    let code = |hex: &str| u32::from_str_radix(hex, 16).ok();
    let ideograph = char::from_u32(code(ideograph.trim())?)?;
    Some(
        (code(first)?..=code(last)?)
            .filter(|code| (0x2E80..=0x2FD5).contains(code))
            .filter_map(char::from_u32)
            .map(move |radical| (radical, ideograph)),
    )
}
