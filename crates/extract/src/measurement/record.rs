//! A value found becomes a measurement: with its specimen, its phase and the words that it stands in.

use super::value::{Moment, ValueFound};
use super::{Bench, Measurement, UnitSource, meaning};
use crate::patient::Patients;
use crate::{Id, Phase, Reading, Span};
use foco_lexicon::Shape;

/// The measurement that a value is, unless its specimen makes it another quantity.
pub(super) fn measurement(
    bench: &Bench,
    value: &ValueFound,
    id: Id,
    phases: &[Phase],
    patients: &Patients,
) -> Option<Measurement> {
    let reading = bench.reading;
    let tables = reading.lexicon.tables();
    let specimen = specimen(bench, value);
    if is_left_out(value, specimen) {
        return None;
    }
    Some(Measurement {
        id,
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
        other: meaning::other_reading(tables, value),
        mended: value.mended,
        suspicious: false,
        phase: phase(value, phases),
        specimen: specimen.filter(|s| !matches!(*s, "blood" | "venous_blood")),
        sample: specimen.filter(|s| *s == "venous_blood").map(|_| "venous"),
        evidence: evidence_span(reading, value),
        patient: patients.at(value.tokens.start),
        tokens: value.tokens,
    })
}

/// What a value was measured in, if the words around it say so.
fn specimen(bench: &Bench, value: &ValueFound) -> Option<&'static str> {
    if value.analyte.shape == Shape::Crosses {
        return Some("urine");
    }
    // `albuminemia` says itself that it is of blood, `fosfatasa alcalina plasmática` right behind.
    let of_blood =
        bench.word(value.evidence.start).ends_with("emia") || bench.specimens.at(value.tokens.start) == Some("blood");
    bench.specimens.at(value.evidence.start).filter(|_| !of_blood)
}

/// Whether a value is another quantity in its specimen than the analyte.
fn is_left_out(value: &ValueFound, specimen: Option<&str>) -> bool {
    match specimen {
        Some("venous_blood") => matches!(value.analyte.id, "pao2" | "paco2" | "spo2"),
        // `2 leucocitos y 3 hematíes por campo`: cells of a urine, whose unit stands elsewhere.
        Some("urine") => {
            let cells = value.analyte.shape == Shape::Count && value.analyte.only_in.is_empty();
            cells && value.unit_tokens.is_none()
        }
        _ => false,
    }
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

/// From label to unit.
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
