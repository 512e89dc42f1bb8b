//! A differential told in numbers of cells without a unit: `leucocitos 12 x109/L (neutrófilos 10,2, linfocitos 0,9,
//! monocitos 0,5)`. What adds up to the leucocytes are their parts, not shares of a hundred.

use super::Bench;
use super::number::Number;
use super::unit;
use super::value::{ValueFound, plain};
use foco_lexicon::{Analyte, Item};
use foco_text::TokenRange;

/// The parts add up to so much of the whole, at least and at most.
const WHOLE: std::ops::RangeInclusive<f64> = 0.7..=1.1;
/// So many leucocytes could also be a hundred per cent.
const MOST: f64 = 60.0;

/// The counts behind a number of leucocytes, and the tokens that they take up.
pub(super) fn behind<'a>(bench: &Bench<'a, '_>, whole: &ValueFound<'a>) -> Option<(Vec<ValueFound<'a>>, TokenRange)> {
    // In thousands, as the parts have to be.
    let counted = whole.id == "leukocytes" && whole.value == whole.value_read && whole.value < MOST;
    let (_, unit_end) = whole.unit_tokens.filter(|_| counted)?;
    let tables = bench.reading.lexicon.tables();
    let start = bench.reading.text.token_at(unit_end);
    let (parts, end) = parts(bench, start + 1);
    let sum: f64 = parts.iter().map(|(_, number)| number.readings()[0]).sum();
    let opened = matches!(bench.word(start), "(" | "," | ":" | ";" | "con" | "[");
    if !opened || parts.len() < 2 || !WHOLE.contains(&(sum / whole.value)) {
        return None;
    }
    let values = parts.iter().filter_map(|(share, number)| {
        let id = share.id.strip_suffix("_pct")?;
        let count = tables.analytes.iter().find(|a| a.id.strip_suffix("_abs") == Some(id))?;
        let shared = unit::at(bench, whole.unit_tokens?.0).filter(|u| u.fits(count));
        let mut value = plain(bench, count, number, shared.as_ref(), number.tokens.start)?;
        value.unit_tokens = None;
        Some(value)
    });
    Some((values.collect(), TokenRange::new(start, end)))
}

/// Labels of shares with a bare number each, one behind the other, and where they end.
fn parts<'a>(bench: &Bench<'a, '_>, start: usize) -> (Vec<(&'a Analyte<'static>, Number)>, usize) {
    let mut parts = Vec::new();
    let (mut at, mut end) = (start, start);
    while let Some((analyte, number)) = part(bench, at) {
        end = number.tokens.end;
        parts.push((analyte, number));
        if !matches!(bench.word(end), "," | ";" | "y" | "/" | "e") {
            break;
        }
        at = end + 1;
    }
    (parts, end)
}

fn part<'a>(bench: &Bench<'a, '_>, at: usize) -> Option<(&'a Analyte<'static>, Number)> {
    let text = bench.reading.text;
    let tables = bench.reading.lexicon.tables();
    let (end, analyte) = bench.reading.found.at(at).iter().find_map(|m| match m.item {
        Item::Analyte(a) => Some((m.tokens.end, &tables.analytes[a as usize])).filter(|(_, a)| a.id.ends_with("_pct")),
        _ => None,
    })?;
    let start = end + usize::from(matches!(text.word(end), ":" | "de" | "="));
    let number = bench.number(start, analyte)?;
    let bare = bench.unit_behind(&number).is_none_or(|u| !u.fits(analyte));
    bare.then_some((analyte, number))
}
