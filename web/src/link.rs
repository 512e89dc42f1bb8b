//! A report in the fragment of an address: deflated, in base64url, behind a version. Nothing of a fragment is sent to a
//! server.

use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_with_limit};

/// The longest packed report, in letters: more does not survive chats and mails.
const MOST: usize = 16_000;
/// The longest report that is unpacked, in bytes: a few letters can stand for a great deal.
const MOST_BYTES: usize = 400_000;
/// How well it is packed, of 10.
const LEVEL: u8 = 9;
const VERSION: &str = "v1.";
const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Why a link brings no report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// Another version made it.
    Version,
    /// Longer than can be opened.
    TooLong,
    /// Cut off, or changed on its way.
    Damaged,
}

impl Problem {
    /// Its key in language files.
    pub fn key(self) -> &'static str {
        match self {
            Problem::Version => "version",
            Problem::TooLong => "too_long",
            Problem::Damaged => "damaged",
        }
    }
}

/// The fragment that carries a report, unless it is too long for one.
pub fn fragment(report: &str) -> Option<String> {
    let packed = encode(&compress_to_vec(report.as_bytes(), LEVEL));
    (packed.len() <= MOST && report.len() <= MOST_BYTES).then(|| format!("#c={VERSION}{packed}"))
}

/// The report that stands behind `c=` in a fragment.
pub fn report(carried: &str) -> Result<String, Problem> {
    let packed = carried.strip_prefix(VERSION).ok_or(Problem::Version)?;
    if packed.len() > MOST {
        return Err(Problem::TooLong);
    }
    let bytes = decode(packed).ok_or(Problem::Damaged)?;
    let unpacked = decompress_to_vec_with_limit(&bytes, MOST_BYTES).map_err(|error| match error.status {
        TINFLStatus::HasMoreOutput => Problem::TooLong,
        _ => Problem::Damaged,
    })?;
    String::from_utf8(unpacked).map_err(|_| Problem::Damaged)
}

fn encode(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 4 / 3 + 3);
    for three in bytes.chunks(3) {
        let bits = three.iter().fold(0, |bits, byte| bits << 8 | usize::from(*byte)) << (8 * (3 - three.len()));
        let letters = [18, 12, 6, 0].map(|shift| char::from(LETTERS[bits >> shift & 63]));
        text.extend(&letters[..=three.len()]);
    }
    text
}

fn decode(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() * 3 / 4);
    for four in text.as_bytes().chunks(4) {
        let mut bits = 0;
        for letter in four {
            bits = bits << 6 | LETTERS.iter().position(|l| l == letter)?;
        }
        bits <<= 6 * (4 - four.len());
        // A letter alone is six bits, and no byte.
        let whole = four.len().checked_sub(1).filter(|n| *n > 0)?;
        bytes.extend([16, 8, 0].map(|shift| (bits >> shift & 255) as u8).into_iter().take(whole));
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cases::CASES;

    fn carried(fragment: &str) -> &str {
        fragment.strip_prefix("#c=").expect("a fragment")
    }

    #[test]
    fn every_case_goes_into_a_link_and_back() {
        for case in CASES {
            let fragment = fragment(case.text).expect("short enough");
            assert!(fragment.len() < case.text.len(), "{}: {} letters", case.id, fragment.len());
            assert_eq!(report(carried(&fragment)).as_deref(), Ok(case.text));
        }
    }

    #[test]
    fn letters_are_those_of_base64url() {
        for (bytes, text) in [(&b""[..], ""), (b"f", "Zg"), (b"fo", "Zm8"), (b"foo", "Zm9v"), (b"\xfb\xff\xbf", "-_-_")]
        {
            assert_eq!((encode(bytes).as_str(), decode(text).as_deref()), (text, Some(bytes)));
        }
        for bad in ["A", "AAAAA", "Zg==", "Zm+v", "Zm v", "ñ"] {
            assert_eq!(decode(bad), None, "{bad}");
        }
    }

    #[test]
    fn what_is_no_link_of_ours_is_told_apart() {
        let whole = fragment(CASES[0].text).expect("short enough");
        let whole = carried(&whole);
        assert_eq!(report(&whole[..whole.len() - 40]), Err(Problem::Damaged));
        assert_eq!(report(&whole.replacen("v1", "v2", 1)), Err(Problem::Version));
        assert_eq!(report(""), Err(Problem::Version));
        assert_eq!(report(&format!("v1.{}", "A".repeat(MOST + 1))), Err(Problem::TooLong));
        // A few letters that would fill the memory.
        let bomb = encode(&compress_to_vec(&vec![b'a'; 4_000_000], LEVEL));
        assert!(bomb.len() <= MOST);
        assert_eq!(report(&format!("v1.{bomb}")), Err(Problem::TooLong));
        assert_eq!(report(&format!("v1.{}", encode(&compress_to_vec(b"\xff\xfe", LEVEL)))), Err(Problem::Damaged));
        assert_eq!(fragment(&"a".repeat(MOST_BYTES + 1)), None);
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod any {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn any_text_goes_into_a_link_and_back(text in "(?s).{0,2000}") {
            let fragment = fragment(&text).expect("short enough");
            let carried = fragment.strip_prefix("#c=").expect("a fragment");
            prop_assert!(carried[3..].bytes().all(|b| LETTERS.contains(&b)));
            prop_assert_eq!(report(carried), Ok(text));
        }

        #[test]
        fn no_fragment_panics(any in "(?s).{0,300}", letters in "[A-Za-z0-9_-]{0,2000}") {
            let _ = report(&any);
            let _ = report(&format!("v1.{any}"));
            let _ = report(&format!("v1.{letters}"));
        }
    }
}
