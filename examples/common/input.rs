//! Files as people have them: UTF-8 with or without a byte order mark, GB18030, Big5.

use encoding_rs::{BIG5, Encoding, GB18030};
use std::{fs, io::Read};

/// The bytes of `file`, or of standard input where none is named.
pub(crate) fn read(file: Option<&str>) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    match file {
        Some(file) => bytes = fs::read(file).map_err(|error| format!("{file}: {error}"))?,
        None => {
            std::io::stdin().read_to_end(&mut bytes).map_err(|error| format!("standard input: {error}"))?;
        }
    }
    Ok(bytes)
}

/// The text that `bytes` are, in the encoding that fits them best.
pub(crate) fn decode(bytes: &[u8]) -> Result<String, String> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if let Ok(text) = std::str::from_utf8(bytes) {
        return if is_text(text) { Ok(text.to_owned()) } else { Err(NO_TEXT.to_owned()) };
    }
    let decoded = [GB18030, BIG5].into_iter().filter_map(|encoding| strictly(encoding, bytes));
    let best = decoded.filter(|text| is_text(text)).max_by_key(|text| plausibility(text));
    best.filter(|text| plausibility(text) > 0).ok_or_else(|| NO_TEXT.to_owned())
}

const NO_TEXT: &str = "the bytes are no text in UTF-8, GB18030 or Big5";

fn strictly(encoding: &'static Encoding, bytes: &[u8]) -> Option<String> {
    encoding.decode_without_bom_handling_and_without_replacement(bytes).map(String::from)
}

/// Text holds no NUL.
fn is_text(text: &str) -> bool {
    !text.contains('\0')
}

/// How many of the most frequent characters a text holds, in thousandths, less those that no newspaper prints: a text
/// in the wrong encoding is made of rare characters.
fn plausibility(text: &str) -> i64 {
    const FREQUENT: &str =
        "，。、的一是在不了有和人中大上個个國国年月日我以要他时時来來到地会會为為出本報报記记者县縣市新";
    const NEVER: std::ops::RangeInclusive<char> = '\u{e000}'..='\u{f8ff}';
    let total = text.chars().filter(|c| !c.is_ascii()).count().max(1) as i64;
    let frequent = text.chars().filter(|&c| FREQUENT.contains(c)).count() as i64;
    let never = text.chars().filter(|c| NEVER.contains(c)).count() as i64;
    (frequent - 4 * never) * 1000 / total
}
