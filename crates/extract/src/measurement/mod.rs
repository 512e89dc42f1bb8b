//! Measurements: vital signs, laboratory values, doses, ages.

mod age;
mod before;
mod birth;
mod by_unit;
mod check;
mod crosses;
mod differential;
mod glasgow;
mod label;
mod list;
mod meaning;
pub(crate) mod number;
mod pair;
mod previous;
mod reach;
mod several;
mod specimen;
mod table;
mod unit;
mod value;

pub(crate) use check::{cross_check, leave_out_others};
pub(crate) use meaning::tidy;

use crate::notice::Notices;
use crate::page::Furniture;
use crate::patient::Patients;
use crate::section::HeadingMention;
use crate::{Id, Phase, Reading, Span};
use foco_lexicon::{Analyte, Item, Role, Shape};
use foco_text::{Pace, TokenKind, TokenRange};
use specimen::Specimens;
use value::{Moment, ValueFound};

/// How a value compares to its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Comparator {
    /// The number.
    #[default]
    #[cfg_attr(feature = "serde", serde(rename = "="))]
    Equal,
    /// Less.
    #[cfg_attr(feature = "serde", serde(rename = "<"))]
    Less,
    /// The number or less.
    #[cfg_attr(feature = "serde", serde(rename = "<="))]
    AtMost,
    /// More.
    #[cfg_attr(feature = "serde", serde(rename = ">"))]
    Greater,
    /// The number or more.
    #[cfg_attr(feature = "serde", serde(rename = ">="))]
    AtLeast,
    /// About the number.
    #[cfg_attr(feature = "serde", serde(rename = "~"))]
    About,
}

/// Where a unit comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "lowercase"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum UnitSource {
    /// Written in the text.
    Stated,
    /// The only plausible one.
    Inferred,
    /// The reader said so.
    Given,
}

/// What a number without a unit would be in another one.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OtherReading {
    /// In the canonical unit.
    pub value: f64,
    /// The unit that the number would then be in (UCUM).
    pub unit_read: &'static str,
}

/// A value of the text.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Measurement {
    /// `v0`, `v1`, …
    pub id: Id,
    /// Key of the published vocabulary.
    pub analyte: &'static str,
    /// The number as written.
    #[cfg_attr(feature = "serde", serde(flatten))]
    pub span: Span,
    /// In the canonical unit.
    pub value: f64,
    /// Upper end of a range.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub value_high: Option<f64>,
    /// How the value compares to the number.
    pub comparator: Comparator,
    /// Canonical unit (UCUM).
    pub unit: &'static str,
    /// The unit as written.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub unit_written: Option<String>,
    /// The unit that the number was read in (UCUM).
    pub unit_read: &'static str,
    /// The number in that unit.
    pub value_read: f64,
    /// Whether the unit is written.
    pub unit_source: UnitSource,
    /// Whether another unit would be as plausible.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "std::ops::Not::not"))]
    pub ambiguous: bool,
    /// That other reading.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub other: Option<OtherReading>,
    /// Read as meant, not as printed.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "std::ops::Not::not"))]
    pub mended: bool,
    /// Does not fit the other values, so no score uses it.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "std::ops::Not::not"))]
    pub suspicious: bool,
    /// When.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub phase: Phase,
    /// What was examined, if not blood.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub specimen: Option<&'static str>,
    /// `venous`, where it is said.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub sample: Option<&'static str>,
    /// From label to unit.
    pub evidence: Span,
    /// Which patient of the text, from 0.
    #[cfg_attr(feature = "serde", serde(skip))]
    pub patient: u8,
    #[cfg_attr(feature = "serde", serde(skip))]
    pub(crate) tokens: TokenRange,
}

/// Everything that reading a value needs, and what was already used up.
pub(crate) struct Bench<'a, 'b> {
    reading: &'b Reading<'a>,
    /// For each token, the end of the sentence or section part that it stands in.
    ends: Vec<u32>,
    /// Tokens that a measurement has used.
    used: Vec<bool>,
    /// Whether the text writes decimals with a point.
    decimal_point: bool,
    specimens: Specimens,
}

impl Bench<'_, '_> {
    fn is_used(&self, tokens: TokenRange) -> bool {
        self.used[tokens.start..tokens.end.min(self.used.len())].iter().any(|u| *u)
    }

    /// Whether a label begins at a token.
    fn is_label(&self, at: usize) -> bool {
        self.reading.found.at(at).iter().any(|m| matches!(m.item, Item::Analyte(_)))
    }

    fn word(&self, at: usize) -> &str {
        self.reading.text.word(at)
    }
}

/// So many tokens are looked at between two pauses.
const STEP: usize = 512;

pub(crate) async fn find(
    reading: &Reading<'_>,
    headings: &[HeadingMention],
    phases: &[Phase],
    patients: &Patients,
    pages: &Furniture,
    notices: &mut Notices<'_>,
    pace: &Pace<'_>,
) -> Vec<Measurement> {
    let count = reading.text.tokens.len();
    let mut bench = Bench {
        reading,
        ends: ends(reading, headings),
        used: vec![false; count],
        decimal_point: number::writes_decimal_points(reading.text),
        specimens: specimen::specimens(reading),
    };
    let mut found = Vec::new();
    for start in (0..count).step_by(STEP) {
        pace.rest().await;
        values_in(&mut bench, TokenRange::new(start, count.min(start + STEP)), pages, notices, &mut found);
    }
    found.sort_by_key(|v| (v.tokens.start, v.evidence.start));
    let tables = reading.lexicon.tables();
    let mut measurements = Vec::with_capacity(found.len());
    for value in found {
        // `albuminemia` says itself that it is of blood, `fosfatasa alcalina plasmática` right behind.
        let of_blood = reading.text.word(value.evidence.start).ends_with("emia")
            || bench.specimens.at(value.tokens.start) == Some("blood");
        let specimen = bench.specimens.at(value.evidence.start).filter(|_| !of_blood);
        let specimen = if value.analyte.shape == Shape::Crosses { Some("urine") } else { specimen };
        let venous = specimen == Some("venous_blood");
        if venous && matches!(value.analyte.id, "pao2" | "paco2" | "spo2") {
            continue;
        }
        // `2 leucocitos y 3 hematíes por campo`: cells of a urine, whose unit stands elsewhere.
        let cells = value.analyte.shape == Shape::Count && value.analyte.only_in.is_empty();
        if specimen == Some("urine") && cells && value.unit_tokens.is_none() {
            continue;
        }
        measurements.push(Measurement {
            id: Id::measurement(measurements.len()),
            analyte: value.id,
            span: reading.text.span(value.tokens),
            value: value.value,
            value_high: value.high,
            comparator: value.comparator,
            unit: tables.units[value.analyte.unit as usize],
            unit_written: value.unit_tokens.map(|(start, end)| written_unit(reading, start, end)),
            unit_read: tables.units[value.unit_read as usize],
            value_read: value.value_read,
            unit_source: if value.unit_tokens.is_some() && !value.mended {
                UnitSource::Stated
            } else {
                UnitSource::Inferred
            },
            ambiguous: value.ambiguous,
            other: meaning::other_reading(tables, &value),
            mended: value.mended,
            suspicious: false,
            phase: phase(&value, phases),
            specimen: specimen.filter(|s| !matches!(*s, "blood" | "venous_blood")),
            sample: venous.then_some("venous"),
            evidence: evidence_span(reading, &value),
            patient: patients.at(value.tokens.start),
            tokens: value.tokens,
        });
    }
    by_weight(reading, &mut measurements, notices);
    measurements
}

/// The values that begin in a part of the text.
fn values_in<'a>(
    bench: &mut Bench<'a, '_>,
    part: TokenRange,
    pages: &Furniture,
    notices: &mut Notices,
    found: &mut Vec<ValueFound<'a>>,
) {
    for at in part.start..part.end {
        let mut values = if pages.covers(TokenRange::one(at)) { Vec::new() } else { at_token(bench, at, notices) };
        let previous = values.last().and_then(|last| previous::at(bench, last));
        values.extend(previous);
        if let Some((parts, tokens)) = values.last().and_then(|last| differential::behind(bench, last)) {
            values.extend(parts);
            bench.used[tokens.start..tokens.end].fill(true);
        }
        let within = values.first().map_or(Vec::new(), |first| on_the_way(bench, first, notices));
        values.extend(within);
        for value in values {
            let unit_end = value.unit_tokens.map_or(0, |(_, end)| bench.reading.text.token_at(end));
            for used in &mut bench.used[value.evidence.start..value.evidence.end.max(unit_end)] {
                *used = true;
            }
            found.push(value);
        }
    }
}

/// A value told between a label and its number: `SatO2 con O2 a 3 L: 95 %`.
fn on_the_way<'a>(bench: &Bench<'a, '_>, value: &ValueFound<'a>, notices: &mut Notices) -> Vec<ValueFound<'a>> {
    /// So long is the way at least: a label, its number and unit.
    const SHORTEST: usize = 3;
    let way = value.evidence.start + 1..value.tokens.start;
    if way.len() < SHORTEST || value.analyte.shape == Shape::Pair {
        return Vec::new();
    }
    let inside = |v: &ValueFound| v.evidence.end <= value.tokens.start && v.id != value.id && v.unit_tokens.is_some();
    way.clone().find_map(|at| at_token(bench, at, notices).into_iter().find(inside)).into_iter().collect()
}

/// Amounts written per kilogram become amounts with the weight that the text gives, and doses written without it
/// (`10 µg/min`) doses per kilogram.
fn by_weight(reading: &Reading, measurements: &mut Vec<Measurement>, notices: &mut Notices) {
    let mut weights: Vec<(u8, bool, f64)> = measurements
        .iter()
        .filter(|m| m.analyte == "weight" && m.value > 0.0)
        .map(|m| (m.patient, m.phase == Phase::Prior, m.value))
        .collect();
    // The weight of now before the one at birth.
    weights.sort_by_key(|(patient, prior, _)| (*patient, *prior));
    measurements.retain_mut(|m| {
        let (read, wanted) = (meaning::is_by_weight(m.unit_read), meaning::is_by_weight(m.unit));
        if read == wanted {
            return true;
        }
        let weight = weights.iter().find(|(patient, ..)| *patient == m.patient);
        match weight {
            Some((.., weight)) => m.value = meaning::tidy(if read { m.value * weight } else { m.value / weight }),
            None => notices.add("needs_weight", m.evidence, &[reading.text.slice(m.evidence)]),
        }
        weight.is_some()
    });
}

/// When a value was taken. An age is the patient's now, also beside words on the past; `de 0,9 a 3,4` begins
/// before it ends.
fn phase(value: &ValueFound, phases: &[Phase]) -> Phase {
    if let Moment::At(phase) = value.moment {
        return phase;
    }
    match phases.get(value.tokens.start).copied().unwrap_or_default() {
        _ if value.moment == Moment::Before => Phase::Prior,
        Phase::Prior if value.id == "age" => Phase::Presentation,
        Phase::Course if value.moment == Moment::Earlier => Phase::Presentation,
        phase => phase,
    }
}

/// Values whose label or number begins at a token.
fn at_token<'a>(bench: &Bench<'a, '_>, at: usize, notices: &mut Notices) -> Vec<ValueFound<'a>> {
    let tables = bench.reading.lexicon.tables();
    let mut length = usize::MAX;
    let mut tried: Vec<(TokenRange, &Analyte)> = Vec::new();
    let mut begins_number = bench.reading.text.tokens[at].kind == TokenKind::Number;
    for matched in bench.reading.found.at(at) {
        let analyte = match matched.item {
            Item::Analyte(analyte) => analyte,
            Item::Relation(word) => {
                begins_number |= match tables.relations[word as usize].role {
                    Role::Number => true,
                    Role::Period => age::is_one(bench, at),
                    _ => false,
                };
                continue;
            }
            _ => continue,
        };
        // Only the longest label at a place counts.
        if matched.tokens.len() > length {
            continue;
        }
        if matched.tokens.len() < length && !tried.is_empty() {
            break;
        }
        length = matched.tokens.len();
        tried.push((matched.tokens, &tables.analytes[analyte as usize]));
    }
    if tried.is_empty() && !begins_number {
        return Vec::new();
    }
    // An analyte of this very specimen goes before the one of blood.
    tried.sort_by_key(|(_, analyte)| analyte.only_in.is_empty());
    if !bench.used[at] {
        tried.retain(|(label, analyte)| label::is_label(bench, *label, analyte));
        if let Some(values) = tried.iter().find_map(|(label, analyte)| list::at(bench, *label, analyte)) {
            return values;
        }
        let scale = tried.iter().filter(|(_, analyte)| analyte.shape == Shape::Score);
        if let Some(value) = { scale }.find_map(|(label, analyte)| glasgow::after(bench, *label, analyte)) {
            return vec![value];
        }
        // `9000 plaquetas, 14.400 leucocitos`: in such a list each number stands before its label.
        let listed = tried.iter().filter(|(label, analyte)| {
            bench.word(label.end) == "," || opens_list(bench, label.end) || before::is_parted(bench, *label, analyte)
        });
        if let Some(value) = { listed }.find_map(|(label, analyte)| before::at(bench, *label, analyte)) {
            return vec![value];
        }
        // What stands behind such a label is a unit, whoever took the number.
        tried.retain(|(label, analyte)| !before::is_parted(bench, *label, analyte));
        // `3,4 g/dl de albúmina (3,5-5)`: the bracket holds the reference.
        let named = tried.iter().filter(|(label, _)| bench.word(label.end) == "(");
        if let Some(value) = { named }.find_map(|(label, analyte)| before::of_label(bench, *label, analyte)) {
            return vec![value];
        }
        let strip = tried.iter().filter(|(_, analyte)| analyte.shape == Shape::Crosses);
        if let Some(value) = { strip }.find_map(|(label, analyte)| crosses::after(bench, *label, analyte)) {
            return vec![value];
        }
        tried.retain(|(_, analyte)| analyte.shape != Shape::Crosses);
        if let Some(values) = tried.iter().find_map(|(label, analyte)| table::row(bench, *label, analyte, notices)) {
            return values;
        }
        for (label, analyte) in &tried {
            if let Some(values) = value::after(bench, *label, analyte, notices) {
                return values;
            }
        }
        for (label, analyte) in &tried {
            let value = before::at(bench, *label, analyte)
                .or_else(|| before::of_label(bench, *label, analyte))
                .or_else(|| before::of_scale(bench, *label, analyte));
            if let Some(value) = value {
                return vec![value];
            }
        }
        if let Some(values) = by_unit::pressures(bench, at, notices) {
            return values;
        }
        let by_unit = || by_unit::at(bench, at).or_else(|| birth::weight(bench, at));
        let alone = || age::at(bench, at).or_else(by_unit).or_else(|| glasgow::alone(bench, at));
        if let Some(value) = alone() {
            return vec![value];
        }
    }
    Vec::new()
}

/// `4.300 leucocitos (3.000 neutrófilos, …)`: the number in the bracket has a label of its own.
fn opens_list(bench: &Bench, at: usize) -> bool {
    let style = number::Style { decimal_point: bench.decimal_point, count: true, spaces: true };
    let number = (bench.word(at) == "(").then(|| number::at(bench.reading.text, at + 1, style)).flatten();
    number.is_some_and(|n| bench.is_label(n.tokens.end))
}

/// Where the sentence, or the part of it under one heading, ends.
fn ends(reading: &Reading, headings: &[HeadingMention]) -> Vec<u32> {
    let mut ends = vec![0; reading.text.tokens.len()];
    for sentence in &reading.text.sentences {
        for slot in &mut ends[sentence.start..sentence.end] {
            *slot = sentence.end as u32;
        }
    }
    for heading in headings {
        let start = heading.tokens.start;
        for at in (0..start).rev() {
            if ends[at] as usize <= start || reading.text.sentence_of(at) != reading.text.sentence_of(start) {
                break;
            }
            ends[at] = start as u32;
        }
    }
    ends
}

fn evidence_span(reading: &Reading, value: &ValueFound) -> Span {
    let span = reading.text.span(value.evidence);
    match value.unit_tokens {
        Some((_, end)) => {
            let unit_end = reading.text.folded.span(end - 1, end, reading.text.source).end;
            Span::new(span.start, span.end.max(unit_end))
        }
        None => span,
    }
}

fn written_unit(reading: &Reading, start: u32, end: u32) -> String {
    reading.text.slice(reading.text.folded.span(start, end, reading.text.source)).trim().to_owned()
}
