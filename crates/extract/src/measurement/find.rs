//! Finds the measurements of a text, token by token.

use super::value::ValueFound;
use super::{Bench, Measurement, breaths, by_weight, differential, precedence, previous, record};
use crate::notice::Notices;
use crate::page::Furniture;
use crate::patient::Patients;
use crate::section::HeadingMention;
use crate::{Id, Phase, Reading};
use foco_lexicon::Shape;
use foco_text::{Pace, TokenRange};

/// So many tokens are looked at between two pauses.
const STEP: usize = 512;

/// The measurements of a text, by place.
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
    let mut bench = Bench::new(reading, headings);
    let mut found = Vec::new();
    for start in (0..count).step_by(STEP) {
        pace.rest().await;
        values_in(&mut bench, TokenRange::new(start, count.min(start + STEP)), pages, notices, &mut found);
    }
    found.sort_by_key(|v| (v.tokens.start, v.evidence.start));
    let mut measurements = Vec::with_capacity(found.len());
    for value in &found {
        let id = Id::measurement(measurements.len());
        measurements.extend(record::measurement(&bench, value, id, phases, patients));
    }
    by_weight::convert(reading, &mut measurements, notices);
    measurements
}

/// The values that begin in a part of the text.
#[inline(never)]
fn values_in<'a>(
    bench: &mut Bench<'a, '_>,
    part: TokenRange,
    pages: &Furniture,
    notices: &mut Notices,
    found: &mut Vec<ValueFound<'a>>,
) {
    for at in part.start..part.end {
        if pages.covers(TokenRange::one(at)) {
            continue;
        }
        let mut values = precedence::at(bench, at, notices);
        let Some(last) = values.last() else { continue };
        let shared = breaths::behind(bench, last);
        values.extend(previous::at(bench, last));
        values.extend(shared);
        if let Some((parts, tokens)) = values.last().and_then(|last| differential::behind(bench, last)) {
            values.extend(parts);
            bench.used[tokens.start..tokens.end].fill(true);
        }
        values.extend(on_the_way(bench, &values[0], notices));
        for value in values {
            let unit_end = value.unit_tokens.map_or(0, |(_, end)| bench.reading.text.token_at(end));
            bench.used[value.evidence.start..value.evidence.end.max(unit_end)].fill(true);
            found.push(value);
        }
    }
}

/// A value told between a label and its number: `SatO2 con O2 a 3 L: 95 %`.
fn on_the_way<'a>(bench: &Bench<'a, '_>, value: &ValueFound<'a>, notices: &mut Notices) -> Option<ValueFound<'a>> {
    /// So long is the way at least: a label, its number and unit.
    const SHORTEST: usize = 3;
    let mut way = value.evidence.start + 1..value.tokens.start;
    if way.len() < SHORTEST || value.analyte.shape == Shape::Pair {
        return None;
    }
    let inside = |v: &ValueFound| v.evidence.end <= value.tokens.start && v.id != value.id && v.unit_tokens.is_some();
    way.find_map(|at| precedence::at(bench, at, notices).into_iter().find(inside))
}
