//! Finds what may identify a person in Spanish clinical text, and replaces it by typed tokens.
//!
//! The result is pseudonymised ("pseudonimizado"), never anonymous: a story can identify without a name, and a list of
//! rules misses some identifiers. Whoever shares a text reads it through first.

mod age;
mod date;
mod document;
mod finding;
mod name;
mod number;
mod offset_map;
mod place;
mod pseudonym;
mod reader;
mod web;
mod words;

pub use foco_text::{OffsetIndex, OffsetUnit, Pace, Span};

pub use finding::{Category, Confidence, Finding, Reason};
pub use offset_map::{Change, OffsetMap};
pub use pseudonym::{Choices, Pseudonymised, pseudonymise};

use finding::Found;
use reader::Reader;

/// How well it finds, as measured by `tests/recall.rs`: lines of a category (its token), how many identifiers of the test
/// set were found, and how many there are; then `ALARMAS`, false alarms and words of the reports they were counted in.
pub const FIGURES: &str = include_str!("../figures.txt");

/// Everything in a text that looks like an identifier, in order, without overlaps.
pub fn find(text: &str) -> Vec<Finding> {
    foco_text::at_once(find_in_steps(text, &Pace::STEADY))
}

/// [`find`] with pauses.
pub async fn find_in_steps(text: &str, pace: &Pace<'_>) -> Vec<Finding> {
    /// So many tokens are looked at before the next pause is asked for.
    const STEP: usize = 256;
    let reader = Reader::new(text);
    let mut found: Vec<Found> = Vec::new();
    let mut at = 0;
    let mut rested = 0;
    while at < reader.len() {
        if at >= rested {
            pace.rest().await;
            rested = at + STEP;
        }
        if begins_nothing(&reader, at) {
            at += 1;
            continue;
        }
        match read(&reader, at, found.last()) {
            Some(one) => {
                at = one.end.max(at + 1);
                found.push(one);
            }
            None => at += 1,
        }
    }
    pace.rest().await;
    name::told_again(&reader, &mut found);
    found.into_iter().map(|f| f.in_text(&reader)).collect()
}

/// Most words of a report, told apart at a glance: a plain word with another one, or the end of a clause, behind it
/// begins no number and no address, and opens neither a date, an age, a street nor a centre.
fn begins_nothing(reader: &Reader, at: usize) -> bool {
    reader.is_plain(at)
        && !date::opens(reader.word(at))
        && !age::opens(reader.word(at))
        && !place::opens(reader.word(at))
}

/// What begins at a token; the more telling forms first.
fn read(reader: &Reader, at: usize, last: Option<&Found>) -> Option<Found> {
    web::read(reader, at)
        .or_else(|| date::read(reader, at))
        .or_else(|| age::read(reader, at))
        .or_else(|| document::read(reader, at))
        .or_else(|| number::read(reader, at))
        .or_else(|| place::read(reader, at, last))
        .or_else(|| name::read(reader, at))
}
