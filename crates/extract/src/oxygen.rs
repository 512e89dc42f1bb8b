//! Room air and oxygen that values tell of.

use crate::fact::Fact;
use crate::patient::Patients;
use crate::{Id, Measurement, Phase, Reading};
use foco_text::TokenRange;
use std::borrow::Cow;

/// `SatO2 93 % basal`: measured while breathing room air. Alone the word is a baseline, behind a saturation it is not.
pub(crate) fn room_air(reading: &Reading, measurements: &[Measurement], patients: &Patients, facts: &mut Vec<Fact>) {
    let text = reading.text;
    for saturation in measurements.iter().filter(|m| m.analyte == "spo2" && m.phase != Phase::Prior) {
        let end = saturation.tokens.end;
        let words = (end..text.tokens.len()).take(3).skip_while(|&at| matches!(text.word(at), "%" | "("));
        let Some(at) = { words }.next().filter(|&at| matches!(text.word(at), "basal" | "basales" | "ambiental")) else {
            continue;
        };
        let evidence = saturation.evidence.cover(text.span(TokenRange::one(at)));
        if !facts.iter().any(|f| f.fact == "supplemental_oxygen" && f.value == "no" && f.evidence.overlaps(evidence)) {
            facts.push(Fact {
                id: Id::fact(facts.len()),
                fact: "supplemental_oxygen",
                value: Cow::Borrowed("no"),
                phase: saturation.phase,
                evidence,
                mention: None,
                patient: patients.at(end),
            });
        }
    }
}

/// `O2 a 3 L/min`, `FiO2 0,28`, `SatO2 92 % con reservorio`: oxygen is given, if the share of it is not that of a
/// ventilator.
pub(crate) fn given(reading: &Reading, measurements: &[Measurement], facts: &mut Vec<Fact>) {
    /// So far behind a saturation the mask may be named, in tokens.
    const MASK: usize = 4;
    /// The share of oxygen in room air, with what rounding adds.
    const AIR: f64 = 0.215;
    let ventilated = |f: &&Fact| f.fact == "mechanical_ventilation" && f.value != "no";
    let ventilated = facts.iter().find(ventilated).map_or(u32::MAX, |f| f.evidence.start);
    let told: Vec<u8> = facts
        .iter()
        .filter(|f| f.fact == "supplemental_oxygen" && f.value == "yes" && f.phase != Phase::Prior)
        .map(|f| f.patient)
        .collect();
    let gives = |m: &&Measurement| match m.analyte {
        "o2_flow" => m.value > 0.0,
        "fio2" => m.value > AIR && m.evidence.start < ventilated,
        "spo2" => {
            let text = reading.text;
            let end = text.sentence_of(m.tokens.start).end.min(m.tokens.end + MASK);
            let mut words = (m.tokens.end..end).map(|at| text.word(at)).take_while(|word| *word != "sin");
            words.any(|word| word == "reservorio")
        }
        _ => false,
    };
    let mut given: Vec<&Measurement> = measurements.iter().filter(|m| m.phase != Phase::Prior).filter(gives).collect();
    given.retain(|m| !told.contains(&m.patient));
    given.sort_by_key(|m| m.patient);
    given.dedup_by_key(|m| m.patient);
    for m in given {
        facts.push(Fact {
            id: Id::fact(facts.len()),
            fact: "supplemental_oxygen",
            value: Cow::Borrowed("yes"),
            phase: m.phase,
            evidence: m.evidence,
            mention: None,
            patient: m.patient,
        });
    }
}
