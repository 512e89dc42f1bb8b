//! Values worked out from others: mean pressure, oxygenation ratios, oxygen, mentation from the Glasgow scale.

use crate::case::{Candidate, Case, Evidence, Origin, Tier, evidence_of, interval};
use foco_extract::{Extraction, Measurement, Phase};
use foco_score::{Interval, Tri, Value};

/// How far apart, in bytes, a blood gas and its oxygen fraction may stand.
const NEAR: u32 = 250;

pub(crate) fn from_measurements(case: &mut Case, extraction: &Extraction) {
    let usable: Vec<&Measurement> = extraction
        .measurements
        .iter()
        .filter(|m| m.specimen.is_none() && !m.suspicious && !m.ambiguous && m.patient == 0)
        .collect();
    mean_pressure(case, &usable);
    oxygenation(case, &usable);
    for m in &usable {
        match m.analyte {
            "gcs" => mentation(case, m),
            "o2_flow" => oxygen(case, m, Tri::Yes),
            "fio2" => oxygen(case, m, interval(m).gt(0.21)),
            _ => {}
        }
    }
}

/// A mean pressure follows the reader's own systolic and diastolic.
pub(crate) fn from_overrides(case: &mut Case) {
    let number = |case: &Case, name: &str| match case.user(name).map(|c| &c.value) {
        Some(Value::Number(q)) => q.interval.point(),
        _ => None,
    };
    if let (Some(s), Some(d), None) = (number(case, "sbp"), number(case, "dbp"), number(case, "map")) {
        let value = Value::number((s + 2.0 * d) / 3.0, "mm[Hg]");
        case.add(
            "map",
            Candidate { value, phase: Phase::Unknown, evidence: vec![], origin: Origin::User, strict: true },
        );
    }
}

fn candidate(value: Value, phase: Phase, evidence: Vec<Evidence>) -> Candidate {
    Candidate { value, phase, evidence, origin: Origin::Text, strict: true }
}

fn tier(m: &Measurement) -> Tier {
    if m.unit_source == foco_extract::UnitSource::Inferred { Tier::E2 } else { Tier::E1 }
}

/// (SBP + 2·DBP) / 3 of each pair, unless a mean pressure of the same moment is written.
fn mean_pressure(case: &mut Case, measurements: &[&Measurement]) {
    for pair in measurements.windows(2) {
        let [s, d] = pair else { continue };
        if s.analyte != "sbp"
            || d.analyte != "dbp"
            || s.span != d.span
            || case.of("map").iter().any(|c| c.phase == s.phase && c.evidence.iter().all(|e| e.derivation.is_none()))
        {
            continue;
        }
        let mut evidence = evidence_of(s, "map", tier(s));
        evidence.derivation = Some("(SBP + 2·DBP) / 3");
        case.add("map", candidate(Value::number((s.value + 2.0 * d.value) / 3.0, "mm[Hg]"), s.phase, vec![evidence]));
    }
}

/// PaO2/FiO2 and, where there is no PaO2, SpO2/FiO2 of values that stand together.
fn oxygenation(case: &mut Case, measurements: &[&Measurement]) {
    let near = |m: &Measurement, other: &str| {
        measurements
            .iter()
            .filter(|n| n.analyte == other && n.phase == m.phase && n.evidence.start.abs_diff(m.evidence.start) < NEAR)
            .min_by_key(|n| n.evidence.start.abs_diff(m.evidence.start))
            .copied()
    };
    for m in measurements {
        let (variable, unit, derivation) = match m.analyte {
            "pao2" => ("pf_ratio", "mm[Hg]", "PaO2 / FiO2"),
            "spo2" if m.value <= 97.0 => ("sf_ratio", "1", "SpO2 / FiO2"),
            _ => continue,
        };
        let Some(fio2) = near(m, "fio2") else { continue };
        let (Some(value), Some(fraction)) = (interval(m).point(), interval(fio2).point()) else { continue };
        let ratio = value / fraction;
        if variable == "pf_ratio" && !(20.0..=700.0).contains(&ratio) {
            continue;
        }
        let evidence = [m, &fio2]
            .iter()
            .map(|x| Evidence { derivation: Some(derivation), ..evidence_of(x, variable, tier(x)) })
            .collect();
        case.add(variable, candidate(Value::number(ratio, unit), m.phase, evidence));
    }
}

fn mentation(case: &mut Case, m: &Measurement) {
    let altered = interval(m).lt(15.0);
    for (variable, value) in [("altered_mentation", altered), ("alert", !altered)] {
        let evidence = Evidence { derivation: Some("GCS < 15"), ..evidence_of(m, variable, tier(m)) };
        case.add(variable, candidate(Value::Flag(value), m.phase, vec![evidence]));
    }
}

fn oxygen(case: &mut Case, m: &Measurement, value: Tri) {
    let evidence = Evidence { derivation: Some("FiO2 > 0.21"), ..evidence_of(m, "oxygen", tier(m)) };
    case.add("oxygen", candidate(Value::Flag(value), m.phase, vec![evidence]));
}

/// What a Glasgow scale of altered mentation can be.
pub(crate) const ALTERED_GCS: Interval = Interval::between(3.0, 14.0);
