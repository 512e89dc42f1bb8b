//! E-mail addresses and addresses of pages.

use crate::finding::{Category, Found, Reason};
use crate::reader::Reader;

/// Tokens that an address may have at most.
const MOST: usize = 60;

pub(crate) fn read(reader: &Reader, at: usize) -> Option<Found> {
    url(reader, at).or_else(|| email(reader, at))
}

fn url(reader: &Reader, at: usize) -> Option<Found> {
    let scheme = matches!(reader.word(at), "http" | "https" | "ftp")
        && reader.word(at + 1) == ":"
        && reader.word(at + 2) == "/"
        && reader.word(at + 3) == "/";
    let www = reader.word(at) == "www" && reader.word(at + 1) == "." && reader.goes_on(at + 2);
    if !(scheme || www) || reader.touched(at) {
        return None;
    }
    let mut end = at + 1;
    while end < at + MOST && reader.glued(end) && !matches!(reader.word(end), "<" | ">" | "\"") {
        end += 1;
    }
    while end > at + 2 && matches!(reader.word(end - 1), "." | "," | ";" | ":" | ")" | "]" | "'" | "?" | "!") {
        end -= 1;
    }
    (end > at + 2).then_some(Found::high(Category::Url, at, end, Reason::Form))
}

fn email(reader: &Reader, at: usize) -> Option<Found> {
    if reader.touched(at) || !starts(reader, at) {
        return None;
    }
    let mut sign = at + 1;
    while sign < at + MOST / 2 && reader.glued(sign) && (starts(reader, sign) || is_joint(reader.word(sign))) {
        sign += 1;
    }
    if reader.word(sign) != "@" || !reader.glued(sign) || !reader.goes_on(sign + 1) {
        return None;
    }
    let mut end = sign + 2;
    let mut dots = 0;
    while end < sign + MOST / 2 && reader.glued(end) {
        if matches!(reader.word(end), "." | "-") && reader.goes_on(end + 1) {
            dots += u32::from(reader.word(end) == ".");
        } else if !reader.goes_on(end) {
            break;
        }
        end += 1;
    }
    (dots > 0).then_some(Found::high(Category::Email, at, end, Reason::Form))
}

fn starts(reader: &Reader, at: usize) -> bool {
    reader.is_word(at) || reader.number(at).is_some()
}

fn is_joint(mark: &str) -> bool {
    matches!(mark, "." | "-" | "_" | "+" | "'")
}
