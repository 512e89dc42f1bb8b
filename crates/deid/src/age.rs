//! Ages above 89 years. Such an age is banded, as few people share it.

use crate::finding::{Category, Found, Reason};
use crate::reader::Reader;

/// What an age above 89 is replaced by.
pub(crate) const BAND: &str = "≥90";

/// Whether an age above 89 in words may begin with this one.
pub(crate) fn opens(word: &str) -> bool {
    matches!(word, "noventa" | "ciento" | "cien")
}

pub(crate) fn read(reader: &Reader, at: usize) -> Option<Found> {
    // "≥90 años" is banded already.
    if matches!(reader.before(at), "=" | ">") {
        return None;
    }
    if matches!(reader.before(at), "hace" | "ultimos" | "durante" | "." | ",") && reader.glued(at) {
        return None;
    }
    let end = in_digits(reader, at).or_else(|| in_words(reader, at))?;
    let short = reader.word(end) == "a" && reader.word(end + 1) == "." && reader.glued(end + 1);
    let years = reader.near(end) && (short || matches!(reader.word(end), "años" | "añitos" | "anos"));
    let cued = reader.cued(at, "age");
    let past = matches!(reader.before(at), "hace" | "ultimos" | "durante");
    ((years || cued) && !past).then(|| Found::high(Category::Age, at, end, Reason::Form))
}

fn in_digits(reader: &Reader, at: usize) -> Option<usize> {
    let age = reader.small(at).filter(|_| !reader.touched(at))?;
    (90..=120).contains(&age).then_some(at + 1)
}

fn in_words(reader: &Reader, at: usize) -> Option<usize> {
    const UNITS: [&str; 11] = ["un", "uno", "una", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve"];
    match reader.word(at) {
        "noventa" if reader.word(at + 1) == "y" && UNITS.contains(&reader.word(at + 2)) => Some(at + 3),
        "ciento" if UNITS.contains(&reader.word(at + 1)) => Some(at + 2),
        "noventa" | "cien" => Some(at + 1),
        _ => None,
    }
}
