//! Assumptions: named, supported by words where they can be, each with its own switch.

use crate::case::{Candidate, Case, Origin};
use foco_extract::{Extraction, Lexicon, Mention, Phase, Presence, Span};
use foco_score::{Interval, Pressors, Quantity, Range, Tri, Value};

/// The assumptions of SCORES.md §1.3.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(missing_docs, reason = "their texts are data: messages.toml")]
pub enum AssumptionId {
    A1,
    A2,
    A3,
    A4,
    A5,
    A6,
    A7,
    A8,
    A9,
    A10,
}

impl AssumptionId {
    /// All of them.
    pub const ALL: [AssumptionId; 10] = {
        use AssumptionId::{A1, A2, A3, A4, A5, A6, A7, A8, A9, A10};
        [A1, A2, A3, A4, A5, A6, A7, A8, A9, A10]
    };

    /// `A1` … `A10`.
    pub const fn as_str(self) -> &'static str {
        ["A1", "A2", "A3", "A4", "A5", "A6", "A7", "A8", "A9", "A10"][self as usize]
    }

    /// Reads `A1` … `A10`.
    pub fn parse(id: &str) -> Option<AssumptionId> {
        AssumptionId::ALL.into_iter().find(|a| a.as_str().eq_ignore_ascii_case(id))
    }

    /// Whether it holds unless switched off. A9 and A10 must be switched on.
    pub const fn is_default(self) -> bool {
        !matches!(self, AssumptionId::A9 | AssumptionId::A10)
    }
}

/// An assumption that this report allows.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Assumption {
    /// Which one.
    pub id: AssumptionId,
    /// What it says, in Spanish.
    pub text: &'static str,
    /// Whether the contextual range uses it.
    pub on: bool,
    /// The words that support it.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub evidence: Option<Span>,
}

/// Adds what each allowed assumption says to the case.
pub(crate) fn apply(
    case: &mut Case,
    extraction: &Extraction,
    lexicon: &Lexicon,
    switched: &impl Fn(AssumptionId) -> Option<bool>,
) {
    for id in AssumptionId::ALL {
        let Some(evidence) = allowed(id, case, extraction) else { continue };
        let on = switched(id).unwrap_or(id.is_default());
        case.assumptions.push(Assumption { id, text: lexicon.message(id.as_str()), on, evidence });
        if on {
            assume(id, case);
        }
    }
}

/// Whether the report allows an assumption, and the words that support it.
fn allowed(id: AssumptionId, case: &Case, extraction: &Extraction) -> Option<Option<Span>> {
    let unless_mentioned = |variables: &[&str]| variables.iter().all(|v| !case.is_mentioned(v)).then_some(None);
    match id {
        AssumptionId::A1 => unless_mentioned(&["respiratory_support", "advanced_support", "invasive_ventilation"]),
        AssumptionId::A2 => {
            let altered = case.is_mentioned("altered_mentation") || case.is_mentioned("gcs");
            let support = extraction.signals.iter().find(|(signal, _)| *signal == "gives-history");
            support.filter(|_| !altered).map(|(_, span)| Some(*span))
        }
        // It speaks of each event apart: those that are mentioned are left alone.
        AssumptionId::A3 => Some(None),
        AssumptionId::A4 => {
            let denied = mention_of(extraction, |m| {
                m.assertion.presence == Presence::Absent
                    && m.concept.as_ref().is_some_and(|c| c.id == "relevant-history")
            });
            (!case.is_mentioned("chronic_organ_dysfunction")).then(|| denied.map(|m| m.span))
        }
        AssumptionId::A5 => {
            let normal = mention_of(extraction, |m| {
                m.assertion.presence == Presence::Normal
                    && m.concept.as_ref().is_some_and(|c| c.id == "coagulation-study")
            })?;
            (!case.is_mentioned("inr")).then_some(Some(normal.span))
        }
        AssumptionId::A6 | AssumptionId::A7 => {
            let analyte = if id == AssumptionId::A6 { "crp" } else { "creatinine" };
            let inferred = |m: &&foco_extract::Measurement| {
                m.analyte == analyte
                    && m.unit_source == foco_extract::UnitSource::Inferred
                    && !m.ambiguous
                    && m.patient == 0
            };
            extraction.measurements.iter().find(inferred).map(|m| Some(m.evidence))
        }
        AssumptionId::A8 => unless_mentioned(&["chronic_organ_dysfunction", "baseline_sofa"]),
        AssumptionId::A9 => {
            let given = case.of("pressors").iter().find(|c| !matches!(c.value, Value::Pressors(Pressors::None)))?;
            (!case.is_mentioned("fluids_adequate")).then(|| given.evidence.first().map(|e| e.span))
        }
        AssumptionId::A10 => {
            let stated = case.of("hemoglobin").first()?;
            (!case.is_mentioned("hematocrit")).then(|| stated.evidence.first().map(|e| e.span))
        }
    }
}

fn mention_of(extraction: &Extraction, is: impl Fn(&Mention) -> bool) -> Option<&Mention> {
    extraction.terms().iter().find(|m| is(m))
}

/// What an assumption says of the variables that the text leaves open.
fn assume(id: AssumptionId, case: &mut Case) {
    let number = |interval, unit| Value::Number(Quantity::new(interval, unit));
    let no = Value::Flag(Tri::No);
    let values: Vec<(&'static str, Value)> = match id {
        AssumptionId::A1 => {
            vec![("respiratory_support", no.clone()), ("advanced_support", no.clone()), ("invasive_ventilation", no)]
        }
        AssumptionId::A2 => vec![
            ("gcs", number(Interval::exactly(15.0), "{score}")),
            ("altered_mentation", no),
            ("alert", Value::Flag(Tri::Yes)),
            ("mental", Value::Choice("alert")),
            ("avpu", Value::Choice("A")),
        ],
        AssumptionId::A3 => vec![
            ("cardiac_arrest", no.clone()),
            ("ecmo", no.clone()),
            ("renal_replacement", no.clone()),
            ("acute_renal_failure", no.clone()),
            ("delirium_drug", no),
            ("pressors", Value::Pressors(Pressors::None)),
            ("vasopressor", Value::Flag(Tri::No)),
            ("vasoactive_count", number(Interval::exactly(0.0), "1")),
        ],
        AssumptionId::A4 => vec![("nursing_home", no.clone()), ("copd", no.clone()), ("liver_disease", no)],
        AssumptionId::A5 => vec![
            ("inr", number(Interval::between(0.5, 1.2), "{INR}")),
            ("pt_prolongation", number(Interval::between(0.0, 2.9), "s")),
            ("fibrinogen", number(Interval::between(200.0, 1500.0), "mg/dL")),
            ("fibrinogen_g", number(Interval::between(2.0, 15.0), "g/L")),
        ],
        AssumptionId::A8 => vec![("baseline_sofa", Value::Points(Range::exactly(0)))],
        AssumptionId::A9 => vec![("fluids_adequate", Value::Flag(Tri::Yes))],
        AssumptionId::A10 => hematocrit(case).into_iter().map(|v| ("hematocrit", v)).collect(),
        // They decide how a number is read, not what an open variable is.
        AssumptionId::A6 | AssumptionId::A7 => Vec::new(),
    };
    for (variable, value) in values {
        if !case.is_mentioned(variable) {
            let origin = Origin::Assumed(id);
            case.add(variable, Candidate { value, phase: Phase::Unknown, evidence: Vec::new(), origin, strict: false });
        }
    }
}

fn hematocrit(case: &Case) -> Option<Value> {
    match case.of("hemoglobin").first()?.value {
        Value::Number(q) => Some(Value::Number(Quantity::new(q.interval.map(|x| 3.0 * x), "%"))),
        _ => None,
    }
}
