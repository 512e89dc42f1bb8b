//! Criteria: met according to the text, not met, or not decidable and why.

use crate::case::{Case, Evidence};
use crate::choose::{Basis, choose};
use crate::decision::{self, Decision, Question};
use crate::gate;
use crate::score::Score;
use crate::sheet::Sheet;
use crate::totals::Totals;
use crate::window::Window;
use foco_extract::{Extraction, Span};
use foco_score::{Answer, Arms, Definition, Input, Inputs, Outcome, Pressors, Range, Tri, Value};
use std::cell::LazyCell;

/// A criterion.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Criterion {
    /// `sepsis3_sepsis`, `qsofa_positive`, …
    pub id: String,
    /// What follows from the text with the assumptions that are on.
    #[cfg_attr(feature = "serde", serde(serialize_with = "as_word"))]
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub value: Tri,
    /// The inputs that would decide it.
    pub missing: Vec<&'static str>,
    /// The inputs that stand between it and “yes”, where another definition says yes: each alone, set otherwise, could
    /// still make it one.
    #[cfg_attr(feature = "serde", serde(skip))]
    pub hinges: Vec<&'static str>,
    /// The words that it rests on.
    pub evidence: Vec<Evidence>,
    /// What the report itself says, quoted beside and never recomputed.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub stated: Option<Stated>,
}

/// What the report itself says of a criterion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Stated {
    /// `yes`, `no`, `possible`.
    pub value: &'static str,
    /// Where.
    #[cfg_attr(feature = "serde", serde(flatten))]
    pub span: Span,
}

#[cfg(feature = "serde")]
fn as_word<S: serde::Serializer>(tri: &Tri, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(tri.as_str())
}

/// The criteria of a score that applies: whether it reaches its own cut-off, and what else it answers with yes or no
/// (`sic_met`, `news2_single_red`).
#[inline(never)]
pub(crate) fn of_score(
    definition: &'static Definition,
    score: &Score,
    outcome: &Outcome,
    case: &Case,
    extraction: &Extraction,
) -> Vec<Criterion> {
    if !score.applicable {
        return Vec::new();
    }
    let points = definition.positive.zip(score.contextual);
    let positive =
        points.map(|((id, cut), total)| (id.to_owned(), Range::new(total.min, total.max).reaches(cut), None));
    let unknown = |id: String, missing| {
        let (hinges, evidence) = (Vec::new(), Vec::new());
        Criterion { id, value: Tri::Unknown, missing, hinges, evidence, stated: None }
    };
    if let Some(age) = gate::untold_age(definition, case) {
        return positive.into_iter().map(|(id, ..)| unknown(id, vec![age])).collect();
    }
    let untold = gate::untold_infection(definition, case);
    let answers = outcome.answers.iter().filter_map(|(key, answer)| match answer {
        Answer::Tri(value) => Some((format!("{}_{key}", score.id), *value, stated(extraction, key))),
        _ => None,
    });
    let criterion = |(id, value, stated): (String, Tri, Option<Stated>)| {
        // Where the points alone deny it, an infection changes nothing.
        let (told, value) = (value, if untold.is_some() { value.and(Tri::Unknown) } else { value });
        let mut missing: Vec<&'static str> = untold.filter(|_| !value.is_known()).into_iter().collect();
        if !told.is_known() {
            missing.extend(score.missing.iter().map(|m| m.input).filter(|input| untold != Some(*input)));
        }
        let evidence = score.components.iter().filter(|c| c.min > 0).flat_map(|c| c.evidence.iter().cloned()).collect();
        Criterion { id, value, missing, hinges: Vec::new(), evidence, stated }
    };
    positive.into_iter().chain(answers).map(criterion).collect()
}

/// Criteria over the whole report: Sepsis-3, Sepsis-2.
#[inline(never)]
pub(crate) fn report_criteria(
    sheet: &Sheet,
    case: &Case,
    extraction: &Extraction,
    totals: &Totals,
    decide: bool,
    decisions: &mut Vec<Decision>,
) -> Judged {
    let definition = sheet.definition;
    let mut chosen = choose(sheet, Window::Worst24h, case, Basis::Contextual);
    totals.feed(definition, &mut chosen, Basis::Contextual);
    let outcome = definition.evaluate(&chosen.inputs, Arms::Observed);
    let evidence = chosen.grounds();
    let known = |input: &Input| chosen.inputs.get(input.name);
    // Of an open answer, what is not settled is tried within what is known of it.
    let open = LazyCell::new(|| {
        Trials::new(definition, &chosen.inputs, |input| match known(input) {
            Some(value) if value.is_settled() => Vec::new(),
            value => trial_values(input, value),
        })
    });
    let mut criteria = Vec::new();
    for (key, answer) in &outcome.answers {
        let Answer::Tri(value) = *answer else { continue };
        let missing = match value {
            Tri::Yes | Tri::No => Vec::new(),
            Tri::Unknown => open.inputs(|o| o.answer(key) == Some(&Answer::Tri(Tri::No))),
        };
        let id = format!("{}_{key}", definition.id);
        if decide && !value.is_known() {
            decisions.extend(decision::decisions(&id, definition, &chosen.inputs, &missing, Question::Answer(key)));
        }
        let (hinges, stated) = (missing.clone(), stated(extraction, key));
        criteria.push((*key, Criterion { id, value, missing, hinges, evidence: evidence.clone(), stated }));
    }
    drop(open);
    Judged { definition, inputs: chosen.inputs, criteria }
}

/// The criteria of a definition over the whole report, each with its key, and what they were read from.
pub(crate) struct Judged {
    definition: &'static Definition,
    inputs: Inputs,
    criteria: Vec<(&'static str, Criterion)>,
}

impl Judged {
    pub(crate) fn is_met(&self) -> bool {
        self.criteria.iter().any(|(_, criterion)| criterion.value == Tri::Yes)
    }

    /// Of a denied answer, everything is tried anew.
    pub(crate) fn tell_hinges(&mut self) {
        let anew = LazyCell::new(|| Trials::new(self.definition, &self.inputs, |input| trial_values(input, None)));
        for (key, criterion) in self.criteria.iter_mut().filter(|(_, criterion)| criterion.value == Tri::No) {
            criterion.hinges = anew.inputs(|o| o.answer(key) != Some(&Answer::Tri(Tri::No)));
        }
    }

    pub(crate) fn into_criteria(self) -> impl Iterator<Item = Criterion> {
        self.criteria.into_iter().map(|(_, criterion)| criterion)
    }
}

/// What a score says when extreme values are tried for one input after the other.
struct Trials(Vec<(&'static str, Vec<Outcome>)>);

impl Trials {
    fn new(definition: &Definition, inputs: &Inputs, values: impl Fn(&Input) -> Vec<Value>) -> Trials {
        let trial = |input: &'static Input| {
            let mut tried = inputs.clone();
            let outcomes = values(input).into_iter().map(|value| {
                tried.set(input.name, value);
                definition.evaluate(&tried, Arms::Observed)
            });
            (input.name, outcomes.collect())
        };
        Trials(definition.inputs.iter().map(trial).collect())
    }

    /// The inputs of which some value makes it so.
    fn inputs(&self, is_so: impl Fn(&Outcome) -> bool) -> Vec<&'static str> {
        self.0.iter().filter(|(_, outcomes)| outcomes.iter().any(&is_so)).map(|(name, _)| *name).collect()
    }
}

/// Extreme values of an input, within what is known of it, to see whether it can decide anything.
fn trial_values(input: &Input, known: Option<&Value>) -> Vec<Value> {
    use foco_score::Kind;
    if let Some(Value::Points(range)) = known {
        return vec![Value::Points(Range::exactly(range.min)), Value::Points(Range::exactly(range.max))];
    }
    match &input.kind {
        Kind::Number { unit, min, max } => vec![Value::number(*min, unit), Value::number(*max, unit)],
        Kind::Flag => vec![Value::Flag(Tri::Yes), Value::Flag(Tri::No)],
        Kind::Points { max } => vec![Value::Points(Range::exactly(0)), Value::Points(Range::exactly(*max))],
        Kind::Pressors => vec![Value::Pressors(Pressors::None)],
        Kind::Choice(_) | Kind::Set(_) | Kind::Unit(_) => Vec::new(),
    }
}

/// The report's own words on a criterion: the firmest, and of those the last.
pub(crate) fn stated(extraction: &Extraction, key: &str) -> Option<Stated> {
    let fact = match key {
        "sepsis" | "severe" => "sepsis",
        "septic_shock" => "septic_shock",
        _ => return None,
    };
    const FIRMNESS: [&str; 3] = ["no", "possible", "yes"];
    let own = extraction.facts.iter().filter(|f| f.fact == fact && f.patient == 0);
    let firmness = |value: &str| FIRMNESS.iter().position(|v| *v == value).unwrap_or_default();
    own.map(|f| (firmness(&f.value), f.evidence))
        .max_by_key(|(firmness, evidence)| (*firmness, evidence.start))
        .map(|(firmness, span)| Stated { value: FIRMNESS[firmness], span })
}
