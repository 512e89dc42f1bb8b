//! Numbers behind a label that are not its value, and the sign of those that are.

use super::Bench;
use super::grammar::grammar;
use super::number::Number;
use super::unit::{self, UnitFound};
use foco_lexicon::{Analyte, Grammar, Item, Shape};
use foco_text::{Gap, TokenRange};

/// Whether the words after a number show that it counts days, millilitres, times, …
pub(super) fn counts_something_else(bench: &Bench, at: usize) -> bool {
    matches!(grammar(bench, at), Some((_, Grammar::OtherQuantity)))
}

/// `indicios de proteínas, 20-30 leucocitos y hematíes`: behind a comma a number goes with the label that follows it, if
/// that has no other.
pub(super) fn is_of_next(bench: &Bench, label: TokenRange, start: usize, last: usize) -> bool {
    let next = bench.reading.found.at(last).iter().find(|m| matches!(m.item, Item::Analyte(_))).map(|m| m.tokens.end);
    let alone =
        |end: usize| !bench.is_number(end) && !matches!(bench.word(end), ":" | "=" | "(" | "de" | "del" | "en" | "a");
    start == label.end + 1 && bench.word(label.end) == "," && next.is_some_and(alone)
}

/// `6,2 mg/l y 28 mm/h` behind a rate: a foreign unit is no slip where the next number has the right one.
pub(super) fn is_of_another(bench: &Bench, unit: &UnitFound, analyte: &Analyte) -> bool {
    let joint = bench.reading.text.token_at(unit.end);
    !unit.fits(analyte) && bench.word(joint) == "y" && bench.number_with_unit(joint + 1, analyte).is_some()
}

/// Whether the number is a part of a word, a date or a fraction.
pub(super) fn sticks_to_word(bench: &Bench, number: &Number, analyte: &Analyte) -> bool {
    let text = bench.reading.text;
    let end = number.tokens.end;
    let glued = |at: usize| text.tokens.get(at).is_some_and(|t| t.gap == Gap::None);
    let fraction = text.word(end) == "/" && glued(end) && bench.is_number(end + 1);
    let unit = || unit::at(bench, text.tokens[end - 1].end).is_some_and(|u| u.fits(analyte));
    match analyte.shape {
        Shape::Number | Shape::Age => fraction && !unit(),
        // The parts of a differential: `6/72/2/0/16`.
        Shape::Count if fraction => text.word(end + 2) == "/" && glued(end + 2),
        // `61.10^3`: a product whose mark got lost.
        Shape::Count => text.word(end) == "^" && glued(end),
        Shape::Pair | Shape::Score | Shape::Crosses => false,
    }
}

/// `K4`, `L5`: a letter that sticks to a whole number names something.
pub(super) fn is_code(bench: &Bench, label: TokenRange, number: &Number) -> bool {
    let text = bench.reading.text;
    text.written(label.start).chars().count() == 1
        && label.len() == 1
        && number.tokens.start == label.end
        && text.tokens[label.end].gap == Gap::None
        && number.readings()[0].fract() == 0.0
}

/// `en 1997`.
pub(super) fn is_year(bench: &Bench, number: &Number) -> bool {
    let year = number.tokens.len() == 1 && (1900.0..2100.0).contains(&number.readings()[0]);
    year && number.tokens.start.checked_sub(1).is_some_and(|at| bench.word(at) == "en")
}

/// Whether a minus stands before a number: stuck to it, or between spaces (`BE - 18`) where the sentence does not part
/// another label from its number so (`pH - 7,2, BE - 2`).
pub(super) fn is_minus(bench: &Bench, at: usize) -> bool {
    let text = bench.reading.text;
    let Some(mark) = at.checked_sub(1).filter(|&mark| text.word(mark) == "-") else { return false };
    // In `HCO3 -` it may be the charge of an ion.
    let ion = |word: &str| matches!(word, "hco3" | "hc03" | "co3h" | "cl");
    let parts = |i: usize| {
        text.word(i) == "-"
            && !ion(text.word(i - 1))
            && [i, i + 1].iter().all(|&at| text.tokens[at].gap != Gap::None)
            && bench.is_label(i - 1)
            && text.word(i - 1) != text.word(mark - 1)
            && bench.is_number(i + 1)
    };
    let sentence = text.sentence_of(at);
    text.tokens[at].gap == Gap::None || !(sentence.start + 1..sentence.end - 1).any(parts)
}
