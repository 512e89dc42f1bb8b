//! What the report says of the patient beyond this moment: sex, past illness, kind of infection, images.

use crate::case::{Candidate, Case, Evidence, Origin, Tier};
use crate::comorbidity::conditions;
use foco_extract::{Extraction, Fact, Mention, Phase, Presence, Relation, RelationKind, Span};
use foco_score::{Range, Tri, Value};

/// Points of PIRO by kind of infection: skin 0, others 2, lung 4.
fn infection_points(source: &str) -> i32 {
    match source {
        "skin_soft_tissue" => 0,
        "lung" => 4,
        _ => 2,
    }
}

pub(crate) fn from_extraction(case: &mut Case, extraction: &Extraction) {
    let own = |f: &&Fact| f.patient == 0;
    sex(case, extraction);
    past_illnesses(case, extraction);
    if let Some(fact) = extraction.facts.iter().filter(own).find(|f| f.fact == "relevant_history" && f.value == "no") {
        no_past_illness(case, fact);
    }
    let sources: Vec<&Fact> = extraction.facts.iter().filter(own).filter(|f| f.fact == "infection_source").collect();
    if let Some(first) = sources.first() {
        let points = sources.iter().map(|f| Range::exactly(infection_points(&f.value))).reduce(Range::hull);
        add(case, "infection_kind", Value::Points(points.unwrap_or_default()), first.evidence);
        let lung = sources.iter().any(|f| f.value == "lung");
        add(case, "lower_respiratory_infection", Value::Flag(Tri::from(lung)), first.evidence);
    }
    grown(case, extraction);
    if let Some((_, span)) = extraction.signals.iter().find(|(signal, _)| *signal == "emergency") {
        // Medical or unplanned surgery.
        add(case, "admission_type", Value::Points(Range::new(6, 8)), *span);
    }
    let clear_film = |m: &&Mention| {
        m.assertion.presence == Presence::Normal && m.concept.as_ref().is_some_and(|c| c.id == "chest-radiograph")
    };
    if let Some(film) = extraction.terms().iter().find(clear_film) {
        add(case, "bilateral_opacities", Value::Flag(Tri::No), film.span);
    }
}

/// What grew where nothing lives, in blood or in cerebrospinal fluid, is an infection that is shown.
fn grown(case: &mut Case, extraction: &Extraction) {
    let sterile = |r: &&Relation| r.kind == RelationKind::Sample && matches!(r.code, Some("blood" | "csf"));
    let own = |f: &&Fact| f.fact == "organism" && f.patient == 0 && f.phase != Phase::Prior;
    let told = case.of("infection").iter().any(|c| c.value == Value::Flag(Tri::Yes));
    let mut samples = extraction.relations.iter().filter(sterile).filter(|_| !told);
    let organism = samples.find_map(|r| extraction.facts.iter().filter(own).find(|f| f.mention == Some(r.of)));
    if let Some(organism) = organism {
        case.add("infection", stated("infection", Value::Flag(Tri::Yes), organism.evidence));
    }
}

fn sex(case: &mut Case, extraction: &Extraction) {
    let named = extraction.terms().iter().find_map(|m| match m.concept.as_ref()?.id {
        "female" => Some((true, m.span)),
        "male" => Some((false, m.span)),
        _ => None,
    });
    if let Some((female, span)) = named {
        add(case, "female", Value::Flag(Tri::from(female)), span);
    }
}

/// Illnesses that the report names: at least these.
fn past_illnesses(case: &mut Case, extraction: &Extraction) {
    let (mut named, mut evidence) = (Vec::new(), Vec::new());
    for mention in extraction.terms() {
        for condition in conditions(mention) {
            if !named.contains(&condition) {
                named.push(condition);
                evidence.push(Evidence {
                    span: mention.span,
                    variable: "charlson_conditions",
                    tier: Tier::E3,
                    id: Some(mention.id),
                    derivation: None,
                });
            }
        }
    }
    if !named.is_empty() {
        let value = Value::AtLeast(named);
        let candidate = Candidate { value, phase: Phase::Presentation, evidence, origin: Origin::Text, strict: true };
        case.add("charlson_conditions", candidate);
    }
}

/// “Sin antecedentes de interés”: stated, not assumed.
fn no_past_illness(case: &mut Case, fact: &Fact) {
    for variable in ["copd", "liver_disease", "terminal_illness"] {
        add(case, variable, Value::Flag(Tri::No), fact.evidence);
    }
    add(case, "malignancy", Value::Choice("none"), fact.evidence);
    add(case, "charlson_conditions", Value::Set(Vec::new()), fact.evidence);
}

fn add(case: &mut Case, variable: &'static str, value: Value, span: Span) {
    if !case.is_mentioned(variable) {
        case.add(variable, stated(variable, value, span));
    }
}

fn stated(variable: &'static str, value: Value, span: Span) -> Candidate {
    let evidence = vec![Evidence { span, variable, tier: Tier::E3, id: None, derivation: None }];
    Candidate { value, phase: Phase::Presentation, evidence, origin: Origin::Text, strict: true }
}
