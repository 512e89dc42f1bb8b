//! What the reader should know of a value in the light of the rest of the report.

use foco_extract::{Experiencer, Extraction, Lexicon, Mention, Notice, Phase, Presence, Temporality};

/// What prolongs the prothrombin time whatever the illness does: vitamin K antagonists, direct inhibitors, and
/// anticoagulation of no name.
const ANTICOAGULANTS: &[&str] =
    &["acenocumarol", "warfarina", "rivaroxaban", "apixaban", "edoxaban", "dabigatran", "anticoagulation"];
/// Above this an INR counts in a score.
const NORMAL_INR: f64 = 1.2;

/// A raised INR of somebody who takes an anticoagulant: scores count it, but it may tell of the drug.
#[inline(never)]
pub(crate) fn notices(extraction: &Extraction, lexicon: &Lexicon, text: &str) -> Vec<Notice> {
    let own = extraction.measurements.iter().filter(|m| m.patient == 0 && m.analyte == "inr" && m.value > NORMAL_INR);
    let Some(inr) = own.filter(|m| m.phase != Phase::Prior).max_by(|a, b| a.value.total_cmp(&b.value)) else {
        return Vec::new();
    };
    let Some(drug) = extraction.terms().iter().find(|m| is_anticoagulant(m)) else { return Vec::new() };
    let words = |span: foco_extract::Span| text.get(span.start as usize..span.end as usize).unwrap_or_default();
    let about = vec![words(inr.evidence).to_owned(), words(drug.span).to_owned()];
    let kind = "inr_on_anticoagulant";
    let message = lexicon.message(kind).replace("{0}", &about[0]).replace("{1}", &about[1]);
    vec![Notice { kind, span: inr.evidence, message, about }]
}

fn is_anticoagulant(mention: &Mention) -> bool {
    let said = mention.assertion;
    said.presence == Presence::Present
        && said.experiencer == Experiencer::Patient
        && said.temporality != Temporality::Future
        && mention.concept.as_ref().is_some_and(|c| ANTICOAGULANTS.contains(&c.id))
}
