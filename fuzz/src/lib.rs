//! What the fuzz targets share: how bytes become text, and the laws that the text is held to.

pub mod alphabet;
pub mod laws;

use alphabet::FRAGMENTS;

/// Input that begins with this byte spells fragments, one a byte; it is no character of any text.
const FRAGMENT_MARK: u8 = 0x01;

/// The text that a fuzzer's bytes stand for: UTF-8 as it is, with U+FFFD for what is none, or, behind the mark, fragments of the
/// alphabet. Changes of single bytes break Chinese characters; in the second form each change gives another text.
#[must_use]
pub fn text(data: &[u8]) -> String {
    match data.split_first() {
        Some((&FRAGMENT_MARK, fragments)) => {
            fragments.iter().map(|&byte| FRAGMENTS[usize::from(byte) % FRAGMENTS.len()]).collect()
        }
        _ => String::from_utf8_lossy(data).into_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_become_text() {
        assert_eq!(text("春灌".as_bytes()), "春灌");
        assert_eq!(text(&[0xe6, 0x98]), "\u{fffd}");
        assert_eq!(text(&[FRAGMENT_MARK, 0]), FRAGMENTS[0]);
        assert!(FRAGMENTS.len() <= 256, "a byte spells a fragment");
    }

    /// What the fuzzers begin with keeps the laws; so do fuzzing and its findings on a machine without libFuzzer.
    #[test]
    fn seeds_keep_the_laws() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
        let mut seeds = 0;
        for entry in std::fs::read_dir(folder).unwrap() {
            let data = std::fs::read(entry.unwrap().path()).unwrap();
            laws::all(&text(&data));
            seeds += 1;
        }
        assert!(seeds > 0);
    }
}
