//! Values worked out from others: mean pressure, oxygenation ratios, oxygen, mentation from the Glasgow scale.

use crate::case::{Candidate, Case, Evidence, Origin, Tier, evidence_of, interval};
use foco_extract::{Measurement, Phase};
use foco_score::{Interval, Quantity, Tri, Value};
use std::collections::BTreeSet;

/// How far apart, in bytes, a blood gas and its oxygen fraction may stand.
const NEAR: u32 = 250;

pub(crate) fn from_measurements(case: &mut Case, usable: &[&Measurement]) {
    let usable: Vec<&Measurement> = usable.iter().copied().filter(|m| !m.ambiguous).collect();
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

/// The same quantity as other scores want it: variable, from which, factor, unit, in words.
pub(crate) const CONVERSIONS: &[(&str, &str, f64, &str, &str)] = &[
    ("urea_mmol", "urea", 1.0 / 6.006, "mmol/L", "urea / 6.006"),
    ("urea_mmol", "bun", 0.357, "mmol/L", "BUN × 0.357"),
    ("bun_derived", "bun", 1.0, "mg/dL", "BUN"),
    ("bun_derived", "urea", 0.466, "mg/dL", "urea × 0.466"),
    ("bilirubin_umol", "bilirubin_total", 17.104, "umol/L", "bilirubin × 17.104"),
    ("creatinine_umol", "creatinine", 88.42, "umol/L", "creatinine × 88.42"),
    ("fibrinogen_g", "fibrinogen", 0.01, "g/L", "fibrinogen / 100"),
    ("d_dimer_mg", "d_dimer", 0.001, "mg/L", "D-dimer / 1000"),
    ("age_months", "age", 12.0, "mo", "age × 12"),
];

/// Units and combinations that single scores ask for.
pub(crate) fn alternatives(case: &mut Case) {
    for &(to, from, factor, unit, derivation) in CONVERSIONS {
        for found in case.of(from).to_vec() {
            let Value::Number(q) = found.value else { continue };
            let value = Value::Number(Quantity::new(q.interval.map(|x| x * factor), unit));
            case.add(to, Candidate { value, evidence: renamed(&found, to, derivation), ..found });
        }
    }
    for found in case.of("creatinine").iter().filter(|c| c.phase == Phase::Prior).cloned().collect::<Vec<_>>() {
        let evidence = renamed(&found, "creatinine_baseline", "earlier value");
        case.add("creatinine_baseline", Candidate { evidence, phase: Phase::Presentation, ..found });
    }
    // Pitt and MEDS ask for one of two: what is certain of either is certain of both.
    either(case, "hypotension_or_vasopressor", &[("sbp", |i| i.lt(90.0))], "vasopressor");
    either(case, "tachypnea_or_hypoxia", &[("resp_rate", |i| i.gt(20.0)), ("spo2", |i| i.lt(90.0))], "");
}

fn renamed(found: &Candidate, variable: &'static str, derivation: &'static str) -> Vec<Evidence> {
    found.evidence.iter().map(|e| Evidence { variable, derivation: Some(derivation), ..e.clone() }).collect()
}

type Test = fn(Interval) -> Tri;

/// Yes wherever one arm says yes. A normal value of one arm leaves the other open, so it says nothing.
fn either(case: &mut Case, variable: &'static str, arms: &[(&str, Test)], flag: &str) {
    let mut sure = Vec::new();
    for (from, test) in arms {
        let holds = |c: &&Candidate| matches!(&c.value, Value::Number(q) if test(q.interval) == Tri::Yes);
        sure.extend(case.of(from).iter().filter(holds).cloned());
    }
    sure.extend(case.of(flag).iter().filter(|c| c.value == Value::Flag(Tri::Yes)).cloned());
    for found in sure {
        let evidence = renamed(&found, variable, "one of two");
        case.add(variable, Candidate { value: Value::Flag(Tri::Yes), evidence, ..found });
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
    let written = case.of("map").iter().filter(|c| c.evidence.iter().all(|e| e.derivation.is_none()));
    let written: BTreeSet<Phase> = written.map(|c| c.phase).collect();
    for pair in measurements.windows(2) {
        let [s, d] = pair else { continue };
        if s.analyte != "sbp" || d.analyte != "dbp" || s.span != d.span || written.contains(&s.phase) {
            continue;
        }
        let mut evidence = evidence_of(s, "map", tier(s));
        evidence.derivation = Some("(SBP + 2·DBP) / 3");
        case.add("map", candidate(Value::number((s.value + 2.0 * d.value) / 3.0, "mm[Hg]"), s.phase, vec![evidence]));
    }
}

/// PaO2/FiO2 and, where there is no PaO2, SpO2/FiO2 of values that stand together.
fn oxygenation(case: &mut Case, measurements: &[&Measurement]) {
    let fractions: Vec<&Measurement> = measurements.iter().copied().filter(|m| m.analyte == "fio2").collect();
    let near = |m: &Measurement| {
        fractions
            .iter()
            .filter(|n| n.phase == m.phase && n.evidence.start.abs_diff(m.evidence.start) < NEAR)
            .min_by_key(|n| n.evidence.start.abs_diff(m.evidence.start))
            .copied()
    };
    for m in measurements {
        let (variable, unit, derivation) = match m.analyte {
            "pao2" => ("pf_ratio", "mm[Hg]", "PaO2 / FiO2"),
            "spo2" if m.value <= 97.0 => ("sf_ratio", "1", "SpO2 / FiO2"),
            _ => continue,
        };
        let Some(fio2) = near(m) else { continue };
        let (Some(value), Some(fraction)) = (interval(m).point(), interval(fio2).point()) else { continue };
        let ratio = value / fraction;
        if variable == "pf_ratio" && !(20.0..=700.0).contains(&ratio) {
            continue;
        }
        let evidence = [m, &fio2]
            .iter()
            .map(|x| Evidence { derivation: Some(derivation), ..evidence_of(x, variable, tier(x)) })
            .collect();
        let native = (m.unit_read == "kPa").then(|| (Interval::exactly(m.value_read / fraction), "kPa"));
        let value = Value::Number(Quantity { native, ..Quantity::new(Interval::exactly(ratio), unit) });
        case.add(variable, candidate(value, m.phase, evidence));
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

#[cfg(test)]
mod tests {
    use super::CONVERSIONS;

    #[test]
    fn urea_and_its_nitrogen_convert_as_published() {
        let factor = |to: &str, from: &str| CONVERSIONS.iter().find(|c| (c.0, c.1) == (to, from)).expect("there").2;
        let near = |found: f64, wanted: f64| assert!((found - wanted).abs() < 0.05, "{found}, not {wanted}");
        near(48.0 * factor("bun_derived", "urea"), 22.4);
        near(42.0 * factor("bun_derived", "urea"), 19.6);
        near(42.0 * factor("urea_mmol", "urea"), 7.0);
        near(0.80 * factor("creatinine_umol", "creatinine"), 70.7);
        near(1.2 * factor("bilirubin_umol", "bilirubin_total"), 20.5);
    }
}
