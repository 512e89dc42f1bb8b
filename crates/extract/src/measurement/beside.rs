//! A weight without a label, told beside the age, the height or the body mass index: `78 años, 62 kg`,
//! `(170 cm, 80 kg)`, `48 kg, IMC 20,2`.

use super::number::Style;
use super::value::{ValueFound, plain};
use super::{Bench, number};
use foco_lexicon::Item;
use foco_text::TokenKind;

/// Kilograms of somebody who can be weighed standing, or nearly.
const WEIGHT: std::ops::RangeInclusive<f64> = 5.0..=300.0;
/// So far before it a word may say that it is a change, in tokens.
const FAR: usize = 8;

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
    let analyte = bench.analyte("weight")?;
    // What somebody lost in some years is no weight.
    let changes = (at.saturating_sub(FAR)..at).any(|i| analyte.not_after.contains(&bench.word(i)));
    let other = bench.is_used(number.tokens) || bench.word(behind) == "/" || changes;
    if other || !(is_behind_age(bench, at) || is_behind_height(bench, at) || is_before_build(bench, behind)) {
        return None;
    }
    plain(bench, analyte, &number, Some(&unit), at).filter(|value| WEIGHT.contains(&value.value))
}

/// `78 años, 62 kg`, `17 años de edad y 62 kg`.
fn is_behind_age(bench: &Bench, at: usize) -> bool {
    let word = |back: usize| at.checked_sub(back).map_or("", |i| bench.word(i));
    matches!(word(1), "," | "y") && (matches!(word(2), "años" | "meses") || word(2) == "edad" && word(3) == "de")
}

/// `1,67 m, 80 kg`, `1,67 m de altura y 85 kg`.
fn is_behind_height(bench: &Bench, at: usize) -> bool {
    let word = |back: usize| at.checked_sub(back).map_or("", |i| bench.word(i));
    let joined = matches!(word(1), "," | "y" | "/" | ";" | "-");
    let named = word(3) == "de" && matches!(word(2), "altura" | "talla" | "estatura");
    let unit = if named { 4 } else { 2 };
    let meters = is_meters(word(unit));
    let whole = || at.checked_sub(unit + 1).is_some_and(|i| is_height(bench, i, meters));
    joined && (meters || is_centimeters(word(unit))) && whole()
}

/// Whether the number that ends at a token can be a height.
fn is_height(bench: &Bench, last: usize, meters: bool) -> bool {
    (last.saturating_sub(2)..=last).find_map(|at| height(bench, at, meters)).is_some_and(|end| end == last + 1)
}

/// Where the number at a token ends, if it can be a height.
fn height(bench: &Bench, at: usize, meters: bool) -> Option<usize> {
    let style = Style { decimal_point: bench.decimal_point, count: false, spaces: false };
    let range = if meters { 1.0..2.3 } else { 100.0..230.0 };
    number::at(bench.reading.text, at, style).filter(|n| range.contains(&n.readings()[0])).map(|n| n.tokens.end)
}

/// `48 kg, IMC 20,2`, `48 kg (talla 156 cm)`, `48 kg y 156 cm`.
fn is_before_build(bench: &Bench, behind: usize) -> bool {
    let tables = bench.reading.lexicon.tables();
    let next = behind + usize::from(matches!(bench.word(behind), "," | "e" | "y" | "(" | ";" | "-" | "con"));
    let named = || {
        bench.reading.found.at(next).iter().any(|m| match m.item {
            Item::Analyte(analyte) => matches!(tables.analytes[analyte as usize].id, "bmi" | "height"),
            _ => false,
        })
    };
    let measured = |meters: bool| {
        let unit = height(bench, next, meters).map_or("", |end| bench.word(end));
        if meters { is_meters(unit) } else { is_centimeters(unit) }
    };
    bench.ends.get(behind).is_some_and(|end| next < *end as usize) && (named() || measured(true) || measured(false))
}

fn is_meters(unit: &str) -> bool {
    matches!(unit, "m" | "mts" | "metros" | "metro")
}

fn is_centimeters(unit: &str) -> bool {
    matches!(unit, "cm" | "cms" | "centimetros")
}
