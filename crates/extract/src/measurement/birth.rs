//! The weight of a newborn, told without a label: `recién nacido de 38 semanas y 2.130 g`.

use super::number::Style;
use super::value::{ValueFound, plain};
use super::{Bench, number};
use foco_text::TokenKind;

/// The newborn stands within so many tokens of the beginning of a sentence, and its weight within so many.
const HEAD: usize = 3;
const FAR: usize = 22;
/// Kilograms that a newborn can weigh.
const WEIGHT: std::ops::RangeInclusive<f64> = 0.3..=6.5;

/// The weight that begins at a token, if a newborn is named before it.
pub(super) fn weight<'a>(bench: &Bench<'a, '_>, at: usize) -> Option<ValueFound<'a>> {
    let text = bench.reading.text;
    let joined = at.checked_sub(1).is_some_and(|i| matches!(text.word(i), "y" | "de" | "con" | "," | "("));
    if !joined || text.tokens.get(at)?.kind != TokenKind::Number {
        return None;
    }
    // `se obtuvo un recién nacido de 3.200 g` is told in the story of the mother.
    let sentence = text.sentence_of(at).start;
    let newborn = (sentence..at.min(sentence + HEAD)).any(|i| bench.reading.is_newborn(i));
    if !newborn || at > sentence + FAR || bench.ends[sentence] as usize <= at {
        return None;
    }
    let number = number::at(text, at, Style { decimal_point: bench.decimal_point, count: true, spaces: true })?;
    let unit = bench.unit_behind(&number).filter(|u| u.means(bench, &["g", "kg"]))?;
    let analyte = bench.analyte("weight")?;
    // A dose or a change of weight is none.
    let other = |word: &str| analyte.not_after.contains(&word) || matches!(word, "dosis" | "cada");
    if bench.is_used(number.tokens) || (at.saturating_sub(FAR)..at).any(|i| other(text.word(i))) {
        return None;
    }
    plain(bench, analyte, &number, Some(&unit), at).filter(|value| WEIGHT.contains(&value.value))
}
