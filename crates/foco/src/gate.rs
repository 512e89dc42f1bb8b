//! For whom a score is meant.

use crate::case::{Candidate, Case, Origin};
use foco_extract::{Extraction, Presence};
use foco_score::{Definition, Gate, Interval, Tri, Value};

/// Years from which on the definitions for adults hold.
const ADULT: f64 = 18.0;

/// Why a score does not apply to this report; `None` if it does, or if the report does not tell.
pub(crate) fn closed(definition: &Definition, case: &Case, extraction: &Extraction) -> Option<&'static str> {
    definition.gates.iter().find_map(|gate| reason(*gate, case, extraction))
}

/// The input that a score for children asks for before anything is judged by it: an adult is taken for granted, a child
/// is not.
pub(crate) fn untold_age(definition: &Definition, case: &Case) -> Option<&'static str> {
    let for_children = definition.gates.iter().any(|gate| matches!(gate, Gate::AgeBelow(_)));
    input(definition, "age_months").filter(|_| for_children && age(case).is_none())
}

/// The input that a score of an infection asks for, if the report tells of none and denies none.
pub(crate) fn untold_infection(definition: &Definition, case: &Case) -> Option<&'static str> {
    let asks = definition.gates.contains(&Gate::Infection);
    input(definition, "infection").filter(|_| asks && infection(case) == Tri::Unknown)
}

fn input(definition: &Definition, variable: &str) -> Option<&'static str> {
    definition.inputs.iter().find(|i| i.variable == variable).map(|i| i.name)
}

fn reason(gate: Gate, case: &Case, extraction: &Extraction) -> Option<&'static str> {
    match gate {
        Gate::AgeFrom(years) => (age(case)?.lt(f64::from(years)) == Tri::Yes).then_some("too_young"),
        Gate::AgeBelow(years) => (age(case)?.ge(f64::from(years)) == Tri::Yes).then_some("too_old"),
        Gate::NotPregnant => (is_pregnant(case) == Tri::Yes).then_some("pregnant"),
        Gate::Pregnant => (is_pregnant(case) != Tri::Yes).then_some("not_pregnant"),
        Gate::Infection => (infection(case) == Tri::No).then_some("no_infection"),
        Gate::PositiveBloodCulture => (!blood_culture(extraction)).then_some("no_positive_blood_culture"),
        Gate::Pneumonia => (!has_source(extraction, "lung")).then_some("no_pneumonia"),
        Gate::SoftTissueInfection => {
            (!has_source(extraction, "skin_soft_tissue")).then_some("no_soft_tissue_infection")
        }
    }
}

/// Whether the report tells an age below 18 years.
pub(crate) fn is_child(case: &Case) -> bool {
    age(case).is_some_and(|age| age.lt(ADULT) == Tri::Yes)
}

/// The first age that the report states.
fn age(case: &Case) -> Option<Interval> {
    match &case.user("age").or_else(|| case.of("age").first())?.value {
        Value::Number(q) => Some(q.interval),
        _ => None,
    }
}

fn is_pregnant(case: &Case) -> Tri {
    match case.user("pregnancy").or_else(|| case.of("pregnancy").first()).map(|c| &c.value) {
        Some(Value::Flag(tri)) => *tri,
        _ => Tri::Unknown,
    }
}

/// Yes wherever the report tells of one; no only if it denies any.
fn infection(case: &Case) -> Tri {
    let told = |value: Tri| {
        let own = |c: &&Candidate| c.value == Value::Flag(value);
        case.of("infection").iter().filter(own).any(|c| c.origin == Origin::Text)
    };
    match case.user("infection").map(|c| &c.value) {
        Some(Value::Flag(tri)) => *tri,
        _ if told(Tri::Yes) => Tri::Yes,
        _ if told(Tri::No) => Tri::No,
        _ => Tri::Unknown,
    }
}

fn has_source(extraction: &Extraction, source: &str) -> bool {
    extraction.facts.iter().any(|f| f.patient == 0 && f.fact == "infection_source" && f.value == source)
}

/// An organism named beside blood cultures, or bacteraemia.
fn blood_culture(extraction: &Extraction) -> bool {
    let near = |a: u32, b: u32| a.abs_diff(b) < 160;
    has_source(extraction, "bloodstream")
        || extraction.facts.iter().filter(|f| f.fact == "blood_culture" && f.patient == 0).any(|culture| {
            extraction.facts.iter().any(|f| f.fact == "organism" && near(f.evidence.start, culture.evidence.start))
                && extraction
                    .terms()
                    .iter()
                    .any(|m| Some(m.id) == culture.mention && m.assertion.presence == Presence::Present)
        })
}
