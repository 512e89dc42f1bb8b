//! Which definitions call the case sepsis or septic shock, which do not, and on which fact they part.

use crate::criterion::{Criterion, Stated, stated};
use foco_extract::Extraction;
use foco_score::Tri;

/// How the definitions answer one question.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Agreement {
    /// `sepsis`, `septic_shock`.
    pub question: &'static str,
    /// What each definition says according to the text.
    pub verdicts: Vec<Verdict>,
    /// Where they differ: one that is met, one that is not, and the input that stands between.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub parting: Option<Parting>,
    /// What the report itself says: quoted, never recomputed.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub stated: Option<Stated>,
}

/// What a definition says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Verdict {
    /// Key of the criterion.
    pub criterion: &'static str,
    /// `yes`, `no`, `unknown`.
    pub value: &'static str,
}

/// The fact on which two definitions part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Parting {
    /// The criterion that is met.
    pub met: &'static str,
    /// The criterion that is not.
    pub other: &'static str,
    /// The input of the other one that stands between them.
    pub input: &'static str,
}

const QUESTIONS: &[(&str, &[&str])] = &[
    ("sepsis", &["sepsis2_sepsis", "sepsis2_severe", "sepsis3_sepsis", "phoenix_sepsis"]),
    ("septic_shock", &["sepsis2_septic_shock", "sepsis3_septic_shock", "phoenix_septic_shock"]),
];

/// Compares the criteria of the report.
pub(crate) fn agreements(criteria: &[Criterion], extraction: &Extraction) -> Vec<Agreement> {
    QUESTIONS.iter().map(|(question, ids)| agreement(question, ids, criteria, extraction)).collect()
}

fn agreement(
    question: &'static str,
    ids: &[&'static str],
    criteria: &[Criterion],
    extraction: &Extraction,
) -> Agreement {
    let find = |id: &&'static str| criteria.iter().find(|c| c.id == *id).map(|c| (*id, c));
    let found: Vec<(&'static str, &Criterion)> = ids.iter().filter_map(find).collect();
    let verdicts = found.iter().map(|(id, c)| Verdict { criterion: id, value: c.value.as_str() }).collect();
    // They part where one says yes and the newest of the others does not.
    let met = found.iter().find(|(_, c)| c.value == Tri::Yes);
    let parting = met.and_then(|(met, firm)| {
        let (other, apart) = found.iter().rev().find(|(_, c)| c.value != Tri::Yes)?;
        // What both still miss does not part them.
        let own = apart.hinges.iter().find(|h| !firm.missing.contains(h)).or(apart.hinges.first())?;
        Some(Parting { met, other, input: own })
    });
    // What the report says stands by itself, whichever definitions apply.
    Agreement { question, verdicts, parting, stated: stated(extraction, question) }
}
