//! Words that decide a criterion without a number (SCORES.md §4.4): `taquipneico` is a rate above 20,
//! `afebril` a temperature of 38 or less. Words that only suggest something (`disneico`) decide nothing.

use crate::case::{Candidate, Case, Evidence, Origin, Tier};
use crate::derive::ALTERED_GCS;
use crate::window::Window;
use foco_extract::{Extraction, Fact, Phase};
use foco_score::{Dose, Interval, Pressors, Quantity, Range, Tri, Value};
use std::collections::BTreeSet;

/// Fact and value → variable, possible values, unit.
const NUMBERS: &[(&str, &str, &str, Interval, &str)] = &[
    ("tachypnea", "yes", "resp_rate", Interval::above(20.0), "/min"),
    ("tachypnea", "no", "resp_rate", Interval::at_most(20.0), "/min"),
    ("fever", "yes", "temperature", Interval::above(38.0), "Cel"),
    ("fever", "no", "temperature", Interval::at_most(38.0), "Cel"),
    ("hypothermia", "yes", "temperature", Interval::below(36.0), "Cel"),
    ("hypotension", "yes", "sbp", Interval::below(90.0), "mm[Hg]"),
    ("tachycardia", "yes", "heart_rate", Interval::above(90.0), "/min"),
    ("anuria", "yes", "urine_output", Interval::below(100.0), "mL/d"),
    ("altered_mentation", "yes", "gcs", ALTERED_GCS, "{score}"),
    ("altered_mentation", "no", "gcs", Interval::exactly(15.0), "{score}"),
];

/// Fact and value → variable, answer.
const FLAGS: &[(&str, &str, &str, bool)] = &[
    ("altered_mentation", "yes", "altered_mentation", true),
    ("altered_mentation", "no", "altered_mentation", false),
    ("altered_mentation", "yes", "alert", false),
    ("altered_mentation", "no", "alert", true),
    ("mechanical_ventilation", "yes", "respiratory_support", true),
    ("mechanical_ventilation", "niv", "respiratory_support", true),
    ("mechanical_ventilation", "no", "respiratory_support", false),
    ("mechanical_ventilation", "no", "invasive_ventilation", false),
    ("mechanical_ventilation", "yes", "advanced_support", true),
    ("mechanical_ventilation", "niv", "advanced_support", true),
    ("high_flow_oxygen", "yes", "advanced_support", true),
    ("mechanical_ventilation", "yes", "invasive_ventilation", true),
    ("mechanical_ventilation", "yes", "oxygen", true),
    ("mechanical_ventilation", "niv", "oxygen", true),
    ("supplemental_oxygen", "yes", "oxygen", true),
    ("supplemental_oxygen", "no", "oxygen", false),
    ("suspected_infection", "yes", "infection", true),
    ("suspected_infection", "no", "infection", false),
    ("renal_replacement", "yes", "renal_replacement", true),
    ("pregnancy", "yes", "pregnancy", true),
    ("chronic_organ_dysfunction", "yes", "chronic_organ_dysfunction", true),
    ("chronic_kidney_disease", "yes", "chronic_organ_dysfunction", true),
    ("hypoperfusion", "yes", "hypoperfusion", true),
    ("soft_tissue_gas", "yes", "soft_tissue_gas", true),
    ("fixed_pupils", "yes", "fixed_pupils", true),
    ("fixed_pupils", "no", "fixed_pupils", false),
];

/// Agents of the contract → agents of the printed tables, and whether they are vasopressors.
const AGENTS: &[(&str, &str, &str, Tri)] = &[
    ("norepinephrine", "norepi", "norepinephrine_dose", Tri::Yes),
    ("epinephrine", "epi", "epinephrine_dose", Tri::Yes),
    ("dopamine", "dopa", "dopamine_dose", Tri::Yes),
    ("dobutamine", "dobu", "dobutamine_dose", Tri::No),
    ("vasopressin", "other", "vasopressin_dose", Tri::Yes),
    ("terlipressin", "other", "", Tri::Yes),
    ("phenylephrine", "other", "", Tri::Yes),
    ("milrinone", "other", "", Tri::No),
    ("levosimendan", "other", "", Tri::No),
];

/// The name of a yes-or-no variable.
pub(crate) fn flag_variable(name: &str) -> Option<&'static str> {
    const OWN: &[&str] = &["fluids_adequate", "vasopressor"];
    FLAGS.iter().map(|f| f.2).chain(OWN.iter().copied()).find(|v| *v == name)
}

pub(crate) fn from_facts(case: &mut Case, extraction: &Extraction) {
    for fact in extraction.facts.iter().filter(|f| f.patient == 0) {
        for &(_, _, variable, interval, unit) in NUMBERS.iter().filter(|n| n.0 == fact.fact && n.1 == fact.value) {
            add(case, fact, variable, Value::Number(Quantity::new(interval, unit)));
        }
        for &(_, _, variable, flag) in FLAGS.iter().filter(|n| n.0 == fact.fact && n.1 == fact.value) {
            add(case, fact, variable, Value::Flag(Tri::from(flag)));
        }
        if fact.fact == "altered_mentation" {
            mental_state(case, fact);
        }
        if fact.fact == "vasopressor" {
            vasopressor(case, fact);
        }
    }
    vasoactive_count(case, extraction);
}

fn add(case: &mut Case, fact: &Fact, variable: &'static str, value: Value) {
    let evidence = Evidence { span: fact.evidence, variable, tier: Tier::E3, id: fact.mention, derivation: None };
    // An infection is an infection whenever the report first says so.
    let phase = if variable == "infection" && fact.phase == Phase::Unknown { Phase::Presentation } else { fact.phase };
    case.add(variable, Candidate { value, phase, evidence: vec![evidence], origin: Origin::Text, strict: true });
}

/// Alert is certain; of an altered state the word alone does not give the grade.
fn mental_state(case: &mut Case, fact: &Fact) {
    let (mental, avpu) = match &*fact.value {
        "no" => (Value::Choice("alert"), Value::Choice("A")),
        _ => (Value::Points(Range::new(1, 4)), Value::Points(Range::new(0, 3))),
    };
    add(case, fact, "mental", mental);
    add(case, fact, "avpu", avpu);
}

/// A named agent with its dose, if one is written in the same phase; an unnamed one; or none.
fn vasopressor(case: &mut Case, fact: &Fact) {
    let agent = AGENTS.iter().find(|a| a.0 == fact.value);
    let (pressors, vasopressor) = match (&*fact.value, agent) {
        (_, Some(&(_, agent, analyte, vasopressor))) => {
            let doses = case.of(analyte).iter().filter(|c| c.phase == fact.phase);
            let dose = doses.filter_map(|c| match &c.value {
                Value::Number(q) => Some(q.interval),
                _ => None,
            });
            let dose = dose.reduce(|a, b| if b.hi() > a.hi() { b } else { a }).unwrap_or(Interval::UNKNOWN);
            (Pressors::Given(vec![Dose { agent, dose }]), vasopressor)
        }
        // An unnamed vasoactive drug may be an inotrope.
        ("yes", None) => (Pressors::Unspecified, Tri::Unknown),
        ("no", None) => (Pressors::None, Tri::No),
        _ => return,
    };
    // In Pitt and Phoenix any vasoactive drug counts.
    if pressors != Pressors::None {
        add(case, fact, "hypotension_or_vasopressor", Value::Flag(Tri::Yes));
    }
    add(case, fact, "pressors", Value::Pressors(pressors));
    add(case, fact, "vasopressor", Value::Flag(vasopressor));
}

/// How many vasoactive drugs were given in the episode: those that are named, else at least the one that is not.
fn vasoactive_count(case: &mut Case, extraction: &Extraction) {
    let own = |f: &&Fact| f.fact == "vasopressor" && f.patient == 0 && Window::Worst24h.holds(f.phase);
    let of =
        |is: &dyn Fn(&str) -> bool| extraction.facts.iter().filter(own).filter(|f| is(&f.value)).collect::<Vec<_>>();
    let named = of(&|value| AGENTS.iter().any(|a| a.0 == value));
    let unnamed = of(&|value| value == "yes");
    let (told, count) = match (named.is_empty(), unnamed.is_empty()) {
        (false, _) => {
            let agents: BTreeSet<&str> = named.iter().map(|f| &*f.value).collect();
            (named, Interval::exactly(agents.len() as f64))
        }
        (true, false) => (unnamed, Interval::at_least(1.0)),
        (true, true) => (of(&|value| value == "no"), Interval::exactly(0.0)),
    };
    let Some(first) = told.first() else { return };
    let (variable, tier, derivation) = ("vasoactive_count", Tier::E3, Some("count of drugs"));
    let evidence = |f: &&Fact| Evidence { span: f.evidence, variable, tier, id: f.mention, derivation };
    let value = Value::Number(Quantity::new(count, "1"));
    let (phase, evidence) = (first.phase, told.iter().map(evidence).collect());
    case.add(variable, Candidate { value, phase, evidence, origin: Origin::Text, strict: true });
}
