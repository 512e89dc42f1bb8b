//! A number whose unit alone tells what it is.

use super::label::is_of_another;
use super::number::Style;
use super::value::{ValueFound, plain};
use super::{Bench, number, unit};
use foco_text::{Gap, TokenKind};

/// The value that begins at a token: `109 lpm`, `38,5 ºC`.
pub(super) fn at<'a>(bench: &Bench<'a, '_>, at: usize) -> Option<ValueFound<'a>> {
    let text = bench.reading.text;
    if text.tokens.get(at)?.kind != TokenKind::Number
        || (at > 0 && text.tokens[at].gap == Gap::None && matches!(text.word(at - 1), "." | "," | "/" | "-"))
    {
        return None;
    }
    let number = number::at(text, at, Style { decimal_point: bench.decimal_point, count: false, spaces: false })?;
    let unit = unit::at(bench, text.tokens[number.tokens.end - 1].end)?;
    let own: &[(&str, &[&str])] =
        &[("heart_rate", &["{beats}/min"]), ("resp_rate", &["{breaths}/min"]), ("temperature", &["Cel"])];
    let (id, codes) = own.iter().find(|(_, codes)| unit.means(bench, codes))?;
    let spelled = unit.end - unit.start >= 2;
    if !spelled || bench.is_used(number.tokens) || codes.is_empty() {
        return None;
    }
    let analyte = bench.reading.lexicon.tables().analytes.iter().find(|a| a.id == *id && a.by_unit)?;
    let others = |word: &str| analyte.not_before.contains(&word) || analyte.not_after.contains(&word);
    let told = |i: usize| bench.ends[i] as usize > at && others(text.word(i));
    if (at.saturating_sub(6)..at).any(told) || is_of_another(bench, at, analyte) {
        return None;
    }
    // `a 2 lpm` of oxygen is no heart rate, and water of 37 ºC no fever.
    let floor = if *id == "temperature" { 33.0 } else { analyte.plausible.0 };
    if number.readings()[0] < floor || !number.readings()[0].is_finite() {
        return None;
    }
    plain(bench, analyte, &number, Some(&unit), at)
}
