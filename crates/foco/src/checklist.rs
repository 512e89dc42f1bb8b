//! Lists of what the report documents: the signs of Sepsis-2 (which has no count) and the measures of the
//! Surviving Sepsis Campaign. What is not written is “not documented”, never “not done”.

use crate::case::{Case, Origin};
use crate::gate;
use crate::window::Window;
use foco_extract::{Extraction, Kind, Mention, Phase, Presence, Span};
use foco_score::{Interval, Tri, Value};
use std::collections::BTreeSet;

/// A list of what the report documents.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Checklist {
    /// `sepsis2`, `ssc`.
    pub id: &'static str,
    /// Its items in the order of the paper.
    pub items: Vec<ChecklistItem>,
}

/// An item of a checklist.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ChecklistItem {
    /// Its key.
    pub id: &'static str,
    /// `yes`, `no`, or `unknown`: not documented.
    pub value: &'static str,
    /// The words.
    pub evidence: Vec<Span>,
    /// The time that stands beside them.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub time: Option<Span>,
}

/// What makes an item true.
enum Sign {
    /// A number below or above limits.
    Number(&'static str, fn(Interval) -> Tri),
    /// A bedside fact with this value (any value if empty).
    Fact(&'static str, &'static str),
    /// A concept of the lexicon.
    Concept(&'static [&'static str]),
    /// Words that say something about the report.
    Signal(&'static str),
}

use Sign::{Concept, Fact, Number, Signal};

/// Levy MM, et al. Crit Care Med 2003;31:1250-1256. doi:10.1097/01.CCM.0000050454.01978.3B. Glucose as in the
/// guideline of 2012 (140 mg/dL); the two markers, which the paper ties to the laboratory's own two standard
/// deviations, at the usual upper limits (10 mg/L, 0.5 ng/mL).
const SEPSIS2: &[(&str, &[Sign])] = &[
    ("temperature", &[Number("temperature", |t| t.gt(38.3).or(t.lt(36.0)))]),
    ("heart_rate", &[Number("heart_rate", |x| x.gt(90.0))]),
    ("tachypnea", &[Number("resp_rate", |x| x.gt(20.0)), Fact("tachypnea", "yes")]),
    ("altered_mentation", &[Fact("altered_mentation", "yes"), Number("gcs", |x| x.lt(15.0))]),
    ("oedema", &[Concept(&["oedema", "leg-oedema", "peripheral-oedema", "anasarca"])]),
    ("glucose", &[Number("glucose", |x| x.gt(140.0))]),
    ("leukocytes", &[Number("leukocytes", |x| x.gt(12.0).or(x.lt(4.0)))]),
    ("bands", &[Number("bands_pct", |x| x.gt(10.0))]),
    ("crp", &[Number("crp", |x| x.gt(10.0))]),
    ("procalcitonin", &[Number("procalcitonin", |x| x.gt(0.5))]),
    ("hypotension", &[Number("sbp", |x| x.lt(90.0)), Number("map", |x| x.lt(70.0)), Fact("hypotension", "yes")]),
    ("hypoxaemia", &[Number("pf_ratio", |x| x.lt(300.0))]),
    ("oliguria", &[Fact("oliguria", "yes"), Fact("anuria", "yes")]),
    ("coagulation", &[Number("inr", |x| x.gt(1.5)), Number("aptt", |x| x.gt(60.0))]),
    ("ileus", &[Concept(&["ileus"])]),
    ("platelets", &[Number("platelets", |x| x.lt(100.0))]),
    ("bilirubin", &[Number("bilirubin_total", |x| x.gt(4.0))]),
    ("lactate", &[Number("lactate", |x| x.gt(1.0))]),
    ("perfusion", &[Fact("hypoperfusion", "yes")]),
];

/// Evans L, et al. Intensive Care Med 2021. doi:10.1007/s00134-021-06506-y; Prescott HC, et al. Crit Care Med
/// 2026;54:725-812. doi:10.1097/CCM.0000000000007075. Only whether the report documents the measure.
const SSC: &[(&str, &[Sign])] = &[
    ("cultures", &[Fact("blood_culture", "yes"), Fact("culture", "yes")]),
    ("lactate", &[Number("lactate", |_| Tri::Yes)]),
    ("antibiotics", &[Fact("antibiotic", ""), Concept(&["antibiotic"])]),
    ("fluids", &[Fact("fluids", "yes")]),
    ("vasopressor", &[Fact("vasopressor", "")]),
    ("map_target", &[Signal("map-target")]),
    ("source_control", &[Fact("source_control", "yes")]),
];

/// The lists that concern the patient.
pub(crate) fn checklists(case: &Case, extraction: &Extraction, text: &str) -> Vec<Checklist> {
    let of = |id, signs: &[(&'static str, &[Sign])]| Checklist {
        id,
        items: signs.iter().map(|(item, signs)| read(item, signs, case, extraction, text, id == "ssc")).collect(),
    };
    // The limits of the older definition are those of adults.
    let adults = (!gate::is_child(case)).then(|| of("sepsis2", SEPSIS2));
    adults.into_iter().chain([of("ssc", SSC)]).collect()
}

fn read(
    id: &'static str,
    signs: &[Sign],
    case: &Case,
    extraction: &Extraction,
    text: &str,
    timed: bool,
) -> ChecklistItem {
    let mut value = Tri::Unknown;
    let mut evidence: Vec<Span> = Vec::new();
    let mut noted: BTreeSet<Span> = BTreeSet::new();
    let mut note = |answer: Tri, spans: Vec<Span>| {
        // What is found counts; a normal value of one moment denies only where nothing else is found.
        if answer == Tri::Yes && value != Tri::Yes {
            (value, evidence, noted) = (Tri::Yes, Vec::new(), BTreeSet::new());
        }
        if answer == value || (answer == Tri::No && value == Tri::Unknown) {
            value = answer;
            evidence.extend(spans.into_iter().filter(|s| noted.insert(*s)));
        }
    };
    for sign in signs {
        match sign {
            Number(variable, test) => {
                let own = |c: &&crate::case::Candidate| {
                    matches!(c.origin, Origin::Text | Origin::User) && Window::Worst24h.holds(c.phase)
                };
                for candidate in case.of(variable).iter().filter(own) {
                    if let Value::Number(quantity) = &candidate.value {
                        let answer = test(quantity.interval);
                        if answer.is_known() {
                            note(answer, candidate.evidence.iter().map(|e| e.span).collect());
                        }
                    }
                }
            }
            Fact(name, wanted) => {
                let own =
                    extraction.facts.iter().filter(|f| f.fact == *name && f.patient == 0 && f.phase != Phase::Prior);
                for fact in own {
                    match &*fact.value {
                        "no" => note(Tri::No, vec![fact.evidence]),
                        "possible" => {}
                        value if wanted.is_empty() || value == *wanted => note(Tri::Yes, vec![fact.evidence]),
                        _ => {}
                    }
                }
            }
            Signal(name) => {
                let own = extraction.signals.iter().filter(|(signal, _)| signal == name);
                own.for_each(|(_, span)| note(Tri::Yes, vec![*span]));
            }
            Concept(ids) => {
                let is = |m: &&Mention| m.concept.as_ref().is_some_and(|c| ids.contains(&c.id));
                let own = extraction.terms().iter().filter(is).filter(|m| m.assertion.is_current());
                let own = own.filter(|m| !is_part(extraction, m));
                for mention in own {
                    match mention.assertion.presence {
                        Presence::Present => note(Tri::Yes, vec![mention.span]),
                        Presence::Absent => note(Tri::No, vec![mention.span]),
                        _ => {}
                    }
                }
            }
        }
    }
    let time = evidence.first().filter(|_| timed).and_then(|&at| time_beside(extraction, at, text));
    ChecklistItem { id, value: value.as_str(), evidence, time }
}

/// Whether a longer term names something else: the brain's oedema is not the one of the skin.
fn is_part(extraction: &Extraction, mention: &Mention) -> bool {
    /// So many terms before it may begin that hold it.
    const NEAR: usize = 16;
    let terms = extraction.terms();
    let own = mention.span;
    let behind = terms.partition_point(|m| m.span.start <= own.start);
    let longer = |m: &&Mention| m.span != own && m.span.end >= own.end;
    terms[..behind].iter().rev().take(NEAR).filter(longer).any(|m| m.concept.is_some())
}

/// Times that say only “before”, “after” or “now”: they tell nothing of when a measure was taken.
const VAGUE: &[&str] = &["relative-time", "afterwards", "currently", "initially"];

/// A time within the same sentence, a few words away.
fn time_beside(extraction: &Extraction, at: Span, text: &str) -> Option<Span> {
    /// Most letters between.
    const NEAR: u32 = 80;
    let between = |a: Span, b: Span| {
        let (from, to) = if a.end <= b.start { (a.end, b.start) } else { (b.end, a.start) };
        (from <= to && to - from <= NEAR).then(|| text.get(from as usize..to as usize)).flatten()
    };
    let is_vague = |m: &Mention| m.concept.as_ref().is_some_and(|c| VAGUE.contains(&c.id));
    let times = extraction.terms().iter().filter(|m| m.kind == Kind::Time && !is_vague(m));
    times
        .map(|m| m.span)
        .filter(|t| between(at, *t).is_some_and(|gap| !gap.contains(['.', ';', '\n'])))
        .min_by_key(|t| t.start.abs_diff(at.start))
}
