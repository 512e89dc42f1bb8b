//! Numbers that a cue or their form tells: history, health card, collegiate number, telephone.

use crate::finding::{Category, Found, Reason};
use crate::reader::Reader;

pub(crate) fn read(reader: &Reader, at: usize) -> Option<Found> {
    if reader.word(at) == "+" {
        return international(reader, at);
    }
    if reader.touched(at) {
        return None;
    }
    coded(reader, at).or_else(|| phone(reader, at))
}

/// Codes after a cue, and those of health cards by their form alone.
fn coded(reader: &Reader, at: usize) -> Option<Found> {
    if !reader.is_word(at) && reader.number(at).is_none() {
        return None;
    }
    let code = reader.code(at, false);
    let card_form = match (code.letters, code.digits.len()) {
        (4, 10..=12) => true,
        (2, 10) => reader.word(at) == "an",
        (10, 6) => reader.word(at).starts_with("bbbb"),
        _ => false,
    };
    if card_form {
        return Some(Found::high(Category::HealthCard, at, code.end, Reason::Form));
    }
    let cue = |list| reader.cued(at, list);
    let few_letters = |code: &crate::reader::Code| code.letters <= 10;
    if reader.number(at).is_some() && (4..=9).contains(&code.digits.len()) && code.letters <= 2 && cue("collegiate") {
        return Some(Found::high(Category::Collegiate, at, code.end, Reason::Cue));
    }
    let spaced = reader.code(at, true);
    if spaced.digits.len() >= 6 && few_letters(&spaced) && cue("health_card") {
        return Some(Found::high(Category::HealthCard, at, spaced.end, Reason::Cue));
    }
    if code.digits.len() >= 6 && code.letters <= 3 && cue("passport") {
        return Some(Found::high(Category::Document, at, code.end, Reason::Cue));
    }
    // A bare number of four digits may be a year, one of three a count.
    let told = matches!(reader.before(at), ":" | "º" | "." | "#");
    let enough = code.digits.len() >= 5 || (told && code.digits.len() >= 3);
    (enough && few_letters(&code) && !reader.is_measured(code.end) && cue("record"))
        .then(|| Found::high(Category::Record, at, code.end, Reason::Cue))
}

/// `+34 600 00 00 00`, `(+34) 600000000`.
fn international(reader: &Reader, at: usize) -> Option<Found> {
    if !reader.glued(at + 1) {
        return None;
    }
    let closes = reader.word(at + 2) == ")" && reader.number(at + 3).is_some();
    let groups = reader.groups(if closes { at + 3 } else { at + 1 });
    let most = match (closes, groups.first()?.digits) {
        (true, _) => 9,
        (false, first) if first.starts_with("34") => 11,
        _ => 13,
    };
    let (digits, end) = upto(&groups, most)?;
    (digits >= 8).then(|| Found::high(Category::Phone, at, end, Reason::Form))
}

fn phone(reader: &Reader, at: usize) -> Option<Found> {
    let first = reader.number(at)?;
    let groups = reader.groups(at);
    if reader.cued(at, "extension") && (3..=6).contains(&first.len()) {
        return Some(Found::high(Category::Phone, at, at + 1, Reason::Cue));
    }
    let abroad = first.starts_with("0034");
    if let Some((digits, end)) = upto(&groups, if abroad { 13 } else { 9 }) {
        let shape: Vec<usize> = groups.iter().take_while(|g| g.end <= end).map(|g| g.digits.len()).collect();
        let dotted = groups.iter().take(shape.len()).any(|g| matches!(g.separator, '.' | '/'));
        let spanish = digits == 9
            && matches!(shape[..], [9] | [3, 3, 3] | [3, 2, 2, 2] | [2, 3, 2, 2] | [3, 6] | [2, 7])
            && matches!(first.as_bytes().first(), Some(b'6'..=b'9'));
        let cued = reader.cued(at, "phone");
        if cued && (6..=13).contains(&digits) {
            return Some(Found::high(Category::Phone, at, end, Reason::Cue));
        }
        let free = !reader.goes_on(end) && !reader.is_measured(end) && !dotted;
        if free && ((abroad && digits == 13) || (spanish && shape.len() > 1)) {
            return Some(Found::high(Category::Phone, at, end, Reason::Form));
        }
        if free && spanish {
            return Some(Found::medium(Category::Phone, at, end, Reason::Form));
        }
    }
    None
}

/// The most groups with at most this many digits: how many digits, and where they end.
fn upto(groups: &[crate::reader::Group], most: usize) -> Option<(usize, usize)> {
    let mut best = None;
    let mut digits = 0;
    for group in groups {
        digits += group.digits.len();
        if digits > most {
            break;
        }
        best = Some((digits, group.end));
    }
    best
}
