//! Which reading of a label or a number goes before the others.

use super::value::{self, ValueFound};
use super::{Bench, age, before, beside, birth, by_unit, crosses, glasgow, label, list, number, table};
use crate::notice::Notices;
use foco_lexicon::{Analyte, Item, Match, Role, Shape};
use foco_text::TokenRange;

/// The values whose label or number begins at a token.
pub(super) fn at<'a>(bench: &Bench<'a, '_>, at: usize, notices: &mut Notices) -> Vec<ValueFound<'a>> {
    if bench.used[at] {
        return Vec::new();
    }
    let matches = bench.reading.found.at(at);
    let label = longest_label(bench, matches);
    if label.is_none() && !begins_number(bench, at, matches) {
        return Vec::new();
    }
    let labelled = label.and_then(|(label, analytes)| labelled(bench, label, analytes, notices));
    labelled.or_else(|| without_label(bench, at, notices)).unwrap_or_default()
}

/// The longest label among what begins at a token, and the analytes that it may name.
fn longest_label<'a>(bench: &Bench<'a, '_>, matches: &[Match]) -> Option<(TokenRange, Vec<&'a Analyte<'static>>)> {
    let tables = bench.reading.lexicon.tables();
    let mut labels = matches.iter().filter_map(|m| match m.item {
        Item::Analyte(analyte) => Some((m.tokens, &tables.analytes[analyte as usize])),
        _ => None,
    });
    let (label, analyte) = labels.next()?;
    let mut analytes = vec![analyte];
    analytes.extend(labels.take_while(|(tokens, _)| *tokens == label).map(|(_, analyte)| analyte));
    // An analyte of this very specimen goes before the one of blood.
    analytes.sort_by_key(|analyte| analyte.only_in.is_empty());
    Some((label, analytes))
}

/// Whether a number in digits or words begins at a token.
fn begins_number(bench: &Bench, at: usize, matches: &[Match]) -> bool {
    let relations = &bench.reading.lexicon.tables().relations;
    let in_words = |item: Item| match item {
        Item::Relation(word) => match relations[word as usize].role {
            Role::Number => true,
            Role::Period => age::is_one(bench, at),
            _ => false,
        },
        _ => false,
    };
    bench.is_number(at) || matches.iter().any(|m| in_words(m.item))
}

/// The values of a label.
fn labelled<'a>(
    bench: &Bench<'a, '_>,
    label: TokenRange,
    mut analytes: Vec<&'a Analyte<'static>>,
    notices: &mut Notices,
) -> Option<Vec<ValueFound<'a>>> {
    analytes.retain(|analyte| label::is_label(bench, label, analyte));
    if let Some(values) = analytes.iter().find_map(|analyte| list::at(bench, label, analyte)) {
        return Some(values);
    }
    let mut scales = analytes.iter().filter(|analyte| analyte.shape == Shape::Score);
    if let Some(value) = scales.find_map(|analyte| glasgow::after(bench, label, analyte)) {
        return Some(vec![value]);
    }
    // `9000 plaquetas, 14.400 leucocitos`: in such a list each number stands before its label.
    let listed = bench.word(label.end) == "," || opens_list(bench, label.end);
    let mut first = None;
    analytes.retain(|analyte| {
        let parted = before::is_parted(bench, label, analyte);
        if first.is_none() && (listed || parted) {
            first = before::at(bench, label, analyte);
        }
        // What stands behind a parted label is a unit, whoever took the number.
        !parted
    });
    if let Some(value) = first {
        return Some(vec![value]);
    }
    // `3,4 g/dl de albúmina (3,5-5)`: the bracket holds the reference.
    if bench.word(label.end) == "("
        && let Some(value) = analytes.iter().find_map(|analyte| before::of_label(bench, label, analyte))
    {
        return Some(vec![value]);
    }
    let mut strips = analytes.iter().filter(|analyte| analyte.shape == Shape::Crosses);
    if let Some(value) = strips.find_map(|analyte| crosses::after(bench, label, analyte)) {
        return Some(vec![value]);
    }
    analytes.retain(|analyte| analyte.shape != Shape::Crosses);
    if let Some(values) = analytes.iter().find_map(|analyte| table::row(bench, label, analyte, notices)) {
        return Some(values);
    }
    if let Some(values) = analytes.iter().find_map(|analyte| value::after(bench, label, analyte, notices)) {
        return Some(values);
    }
    let ahead = analytes.iter().find_map(|analyte| {
        before::at(bench, label, analyte)
            .or_else(|| before::of_label(bench, label, analyte))
            .or_else(|| before::of_scale(bench, label, analyte))
    });
    ahead.map(|value| vec![value])
}

/// The values of a number that tells itself what it is.
fn without_label<'a>(bench: &Bench<'a, '_>, at: usize, notices: &mut Notices) -> Option<Vec<ValueFound<'a>>> {
    by_unit::pressures(bench, at, notices).or_else(|| {
        let value = age::at(bench, at)
            .or_else(|| by_unit::at(bench, at))
            .or_else(|| birth::weight(bench, at))
            .or_else(|| beside::weight(bench, at))
            .or_else(|| glasgow::alone(bench, at));
        value.map(|value| vec![value])
    })
}

/// `4.300 leucocitos (3.000 neutrófilos, …)`: the number in the bracket has a label of its own.
fn opens_list(bench: &Bench, at: usize) -> bool {
    let style = number::Style { decimal_point: bench.decimal_point, count: true, spaces: true };
    let number = (bench.word(at) == "(").then(|| number::at(bench.reading.text, at + 1, style)).flatten();
    number.is_some_and(|n| bench.is_label(n.tokens.end))
}
