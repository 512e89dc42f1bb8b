//! A score as a form: each input with its value, where it comes from, and what else the report says of it.

use crate::assumption::AssumptionId;
use crate::case::{Candidate, Case, Evidence, Origin};
use crate::choose::Chosen;
use crate::window::Window;
use foco_extract::{Id, Phase};
use foco_score::{Arms, Cut, Definition, Inputs, Kind, Outcome, Value};

/// Where the value of an input comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InputSource {
    /// It stands in the text.
    Text,
    /// It is worked out from what stands in the text.
    Derived,
    /// It is assumed.
    Assumed(AssumptionId),
    /// The reader gave it.
    User,
    /// Nothing is known of it.
    Missing,
}

impl InputSource {
    /// Its key: `text`, `derived`, `assumed`, `user`, `missing`.
    pub const fn as_str(self) -> &'static str {
        match self {
            InputSource::Text => "text",
            InputSource::Derived => "derived",
            InputSource::Assumed(_) => "assumed",
            InputSource::User => "user",
            InputSource::Missing => "missing",
        }
    }
}

/// An input of a score as it was read.
#[derive(Clone, Debug, PartialEq)]
pub struct InputReading {
    /// Key of the input.
    pub input: &'static str,
    /// The clinical variable that it reads.
    pub variable: &'static str,
    /// The component that reads it, if one does.
    pub component: Option<&'static str>,
    /// What the score reads.
    pub value: Option<Value>,
    /// Where it comes from.
    pub source: InputSource,
    /// The words behind it.
    pub evidence: Vec<Evidence>,
    /// Everything that the text says of the variable, by place; it may belong to another moment.
    pub candidates: Vec<InputCandidate>,
    /// By how many points the total could still rise, for what is missing.
    pub effect: i32,
}

/// One of the values that the text gives for an input.
#[derive(Clone, Debug, PartialEq)]
pub struct InputCandidate {
    /// The value.
    pub value: Value,
    /// Its moment.
    pub phase: Phase,
    /// The words.
    pub evidence: Vec<Evidence>,
    /// Whether the score reads it.
    pub chosen: bool,
    /// The measurement to choose so that the score reads it ([`crate::Options::choose`]); `None` if it cannot: it is
    /// a word, or of a moment that the window leaves out.
    pub choose: Option<Id>,
}

/// The inputs of a score in the order of its definition, without those that nothing reads and nobody gave.
pub(crate) fn inputs(
    definition: &'static Definition,
    chosen: &Chosen,
    outcome: &Outcome,
    window: Window,
    case: &Case,
) -> Vec<InputReading> {
    // With nothing known every component tells all that it could read.
    let blank = definition.evaluate(&Inputs::default(), Arms::All);
    let reads = |name: &'static str| {
        let now = outcome.components.iter().find(|c| c.used.contains(&name) || c.missing.contains(&name));
        now.or_else(|| blank.components.iter().find(|c| c.missing.contains(&name))).map(|c| c.id)
    };
    let mut inputs = Vec::new();
    for input in definition.inputs {
        let component = reads(input.name);
        let value = chosen.inputs.get(input.name).cloned();
        let answers = blank.components.is_empty() || blank.missing.contains(&input.name);
        if matches!(input.kind, Kind::Unit(_)) || (component.is_none() && value.is_none() && !answers) {
            continue;
        }
        let from: Vec<&Candidate> = chosen.candidates(input.name).collect();
        let borrowed = chosen.borrowed(input.name);
        let own = from.iter().flat_map(|c| &c.evidence);
        let effect = outcome.components.iter().filter(|c| c.missing.contains(&input.name)).map(|c| c.range.width());
        inputs.push(InputReading {
            input: input.name,
            variable: input.variable,
            component,
            source: source(&from, borrowed.is_some(), value.is_some()),
            value,
            evidence: own.chain(borrowed.into_iter().flatten()).cloned().collect(),
            candidates: candidates(input.variable, &from, window, case),
            effect: effect.sum(),
        });
    }
    inputs
}

fn source(from: &[&Candidate], borrowed: bool, has_value: bool) -> InputSource {
    match from.first() {
        Some(c) => match c.origin {
            Origin::User => InputSource::User,
            Origin::Assumed(id) => InputSource::Assumed(id),
            Origin::Text if c.evidence.iter().any(|e| e.derivation.is_some()) => InputSource::Derived,
            Origin::Text => InputSource::Text,
        },
        None if borrowed || has_value => InputSource::Derived,
        None => InputSource::Missing,
    }
}

fn candidates(variable: &str, from: &[&Candidate], window: Window, case: &Case) -> Vec<InputCandidate> {
    let mut found: Vec<InputCandidate> = Vec::new();
    for candidate in case.of(variable).iter().filter(|c| c.origin == Origin::Text) {
        let can_be_chosen = window == Window::Worst24h || window.holds(candidate.phase);
        let id = candidate.evidence.first().and_then(|e| e.id);
        let number = matches!(candidate.value, Value::Number(_));
        let new = InputCandidate {
            value: candidate.value.clone(),
            phase: candidate.phase,
            evidence: candidate.evidence.clone(),
            chosen: from.iter().any(|c| std::ptr::eq(*c, candidate)),
            choose: id.filter(|_| can_be_chosen && number),
        };
        match found.iter_mut().find(|f| f.value == new.value && f.evidence == new.evidence) {
            Some(same) => same.chosen |= new.chosen,
            None => found.push(new),
        }
    }
    found.sort_by_key(|c| c.evidence.first().map(|e| e.span));
    found
}

/// The scale on which a number is read: its unit, its plausible range, and the values at which the score changes.
#[derive(Clone, Debug, PartialEq)]
pub struct Scale {
    /// UCUM unit.
    pub unit: &'static str,
    /// Smallest plausible value.
    pub min: f64,
    /// Largest plausible value.
    pub max: f64,
    /// Thresholds of the score, ascending.
    pub cuts: Vec<Cut>,
}

/// The scale of an input of a score; `None` if it is no number. The first call for an input takes a fraction of a
/// millisecond, the next ones nothing.
pub fn scale(score: &str, input: &str) -> Option<Scale> {
    let definition = foco_score::find(score)?;
    match definition.input(input)?.kind {
        Kind::Number { unit, min, max } => Some(Scale { unit, min, max, cuts: definition.cuts(input) }),
        _ => None,
    }
}
