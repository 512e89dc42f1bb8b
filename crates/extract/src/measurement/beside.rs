//! A weight without a label, told beside the height or the body mass index: `(170 cm, 80 kg)`, `48 kg, IMC 20,2`.

use super::number::Style;
use super::value::{ValueFound, plain};
use super::{Bench, number};
use foco_lexicon::Item;
use foco_text::TokenKind;

/// Kilograms of somebody who can be weighed standing, or nearly.
const WEIGHT: std::ops::RangeInclusive<f64> = 5.0..=300.0;

/// The weight that begins at a token.
pub(super) fn weight<'a>(bench: &Bench<'a, '_>, at: usize) -> Option<ValueFound<'a>> {
    let text = bench.reading.text;
    if text.tokens.get(at)?.kind != TokenKind::Number {
        return None;
    }
    let style = Style { decimal_point: bench.decimal_point, count: false, spaces: false };
    let number = number::at(text, at, style)?;
    let unit = bench.unit_behind(&number).filter(|u| u.means(bench, &["kg"]))?;
    let behind = text.token_at(unit.end);
    let told = !bench.is_used(number.tokens) && bench.word(behind) != "/";
    if !told || !(is_behind_height(bench, at) || is_before_build(bench, behind)) {
        return None;
    }
    let analyte = bench.reading.lexicon.tables().analytes.iter().find(|a| a.id == "weight")?;
    plain(bench, analyte, &number, Some(&unit), at).filter(|value| WEIGHT.contains(&value.value))
}

/// `1,67 m, 80 kg`, `1,67 m de altura y 85 kg`.
fn is_behind_height(bench: &Bench, at: usize) -> bool {
    let word = |back: usize| at.checked_sub(back).map_or("", |i| bench.word(i));
    let joined = matches!(word(1), "," | "y" | "/" | ";" | "-");
    let named = word(3) == "de" && matches!(word(2), "altura" | "talla" | "estatura");
    let unit = if named { 4 } else { 2 };
    let meters = matches!(word(unit), "m" | "mts" | "metros" | "metro");
    let whole = || at.checked_sub(unit + 1).is_some_and(|i| is_height(bench, i, meters));
    joined && (meters || matches!(word(unit), "cm" | "cms" | "centimetros")) && whole()
}

/// Whether the number that ends at a token can be a height.
fn is_height(bench: &Bench, last: usize, meters: bool) -> bool {
    let style = Style { decimal_point: bench.decimal_point, count: false, spaces: false };
    (last.saturating_sub(2)..=last).find_map(|at| number::at(bench.reading.text, at, style)).is_some_and(|n| {
        let range = if meters { 1.0..2.3 } else { 100.0..230.0 };
        n.tokens.end == last + 1 && range.contains(&n.readings()[0])
    })
}

/// `48 kg, IMC 20,2`, `48 kg (talla 156 cm)`.
fn is_before_build(bench: &Bench, behind: usize) -> bool {
    let tables = bench.reading.lexicon.tables();
    let next = behind + usize::from(matches!(bench.word(behind), "," | "e" | "y" | "(" | ";" | "-" | "con"));
    bench.ends.get(behind).is_some_and(|end| next < *end as usize)
        && bench.reading.found.at(next).iter().any(|m| match m.item {
            Item::Analyte(analyte) => matches!(tables.analytes[analyte as usize].id, "bmi" | "height"),
            _ => false,
        })
}
