//! Which of the values in the text a score reads: by window, by firmness, and of several the worst.

use crate::case::{Candidate, Case, Evidence, Origin};
use crate::window::Window;
use foco_score::{Arms, Definition, Input, Inputs, Moment, Pressors, Value};
use std::collections::BTreeMap;

/// How much of the picture a range may use.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Basis {
    Strict,
    Contextual,
}

/// What was chosen for the inputs of a score.
#[derive(Default)]
pub(crate) struct Chosen<'c> {
    pub(crate) inputs: Inputs,
    pub(crate) by_input: BTreeMap<&'static str, Vec<&'c Candidate>>,
    /// The words behind totals of other scores.
    pub(crate) borrowed: BTreeMap<&'static str, Vec<Evidence>>,
}

/// What may stand for an input in a window: the reader's value; else numbers; else words; else assumptions.
fn candidates<'c>(input: &Input, window: Window, case: &'c Case, basis: Basis) -> Vec<&'c Candidate> {
    if let Some(user) = case.user(input.variable) {
        return vec![user];
    }
    let timeless = matches!(
        input.variable,
        "age"
            | "age_months"
            | "weight"
            | "female"
            | "infection"
            | "infection_kind"
            | "pregnancy"
            | "baseline_sofa"
            | "copd"
            | "liver_disease"
            | "malignancy"
            | "terminal_illness"
            | "charlson_conditions"
            | "admission_type"
            | "lower_respiratory_infection"
            | "creatinine_baseline"
    );
    let own = case.of(input.variable).iter().filter(|c| c.origin == Origin::Text);
    let mut text: Vec<&Candidate> =
        own.filter(|c| timeless || window.holds(c.phase)).filter(|c| basis == Basis::Contextual || c.strict).collect();
    // What the reader chose of a window stands for it, and in the worst of 24 hours whatever its moment.
    let chosen = case.of(input.variable).iter().filter(|c| c.origin == Origin::Text && case.is_chosen(c));
    let chosen: Vec<&Candidate> =
        chosen.filter(|c| timeless || window == Window::Worst24h || window.holds(c.phase)).collect();
    if !chosen.is_empty() {
        text = chosen;
    }
    let exact: Vec<&Candidate> = text.iter().copied().filter(|c| c.is_exact()).collect();
    if !exact.is_empty() {
        return extremes(exact);
    }
    if !text.is_empty() {
        return extremes(text);
    }
    let assumed = case.of(input.variable).iter().filter(|c| matches!(c.origin, Origin::Assumed(_)));
    if basis == Basis::Contextual { assumed.take(1).collect() } else { Vec::new() }
}

/// Of many numbers only the ends can be the worst: points never rise towards the middle.
fn extremes(candidates: Vec<&Candidate>) -> Vec<&Candidate> {
    let lo = |c: &&Candidate| match &c.value {
        Value::Number(q) => Some(q.interval.lo()),
        _ => None,
    };
    let numbers: Vec<&Candidate> = candidates.iter().copied().filter(|c| lo(c).is_some()).collect();
    if numbers.len() < 3 || numbers.len() != candidates.len() {
        let mut distinct: Vec<&Candidate> = Vec::new();
        for candidate in candidates {
            if !distinct.iter().any(|d| d.value == candidate.value) && distinct.len() < 8 {
                distinct.push(candidate);
            }
        }
        return distinct;
    }
    let least = numbers.iter().copied().min_by(|a, b| lo(a).partial_cmp(&lo(b)).unwrap_or(std::cmp::Ordering::Equal));
    let most = numbers.iter().copied().max_by(|a, b| lo(a).partial_cmp(&lo(b)).unwrap_or(std::cmp::Ordering::Equal));
    least.into_iter().chain(most).collect()
}

/// Chooses a value for every input. Of several, the one that gives most points; for formulas the first.
pub(crate) fn choose<'c>(definition: &Definition, window: Window, case: &'c Case, basis: Basis) -> Chosen<'c> {
    let mut chosen = Chosen::default();
    let mut open: Vec<(&'static str, Vec<&'c Candidate>)> = Vec::new();
    for input in definition.inputs {
        let found = candidates(input, window, case, basis);
        if input.variable == "pressors" && case.user("pressors").is_none() {
            pressors(&mut chosen, input, window, case, found);
        } else if let [first, rest @ ..] = found.as_slice() {
            take(&mut chosen, input.name, first);
            if !rest.is_empty() && definition.moment != Moment::Report {
                open.push((input.name, found));
            }
        }
    }
    for (name, found) in open {
        let worst = found.into_iter().rev().max_by_key(|candidate| {
            take(&mut chosen, name, candidate);
            let total = definition.evaluate(&chosen.inputs, Arms::Observed).total.unwrap_or_default();
            (total.min, total.max)
        });
        if let Some(worst) = worst {
            take(&mut chosen, name, worst);
        }
    }
    chosen
}

fn take<'c>(chosen: &mut Chosen<'c>, name: &'static str, candidate: &'c Candidate) {
    chosen.inputs.set(name, candidate.value.clone());
    chosen.by_input.insert(name, vec![candidate]);
}

/// Agents given in a window count together. Before the first one was given, there was none.
fn pressors<'c>(chosen: &mut Chosen<'c>, input: &Input, window: Window, case: &'c Case, found: Vec<&'c Candidate>) {
    let mut doses = Vec::new();
    let mut unspecified = false;
    for candidate in &found {
        match &candidate.value {
            Value::Pressors(Pressors::Given(given)) => doses.extend(given.iter().cloned()),
            Value::Pressors(Pressors::Unspecified) => unspecified = true,
            _ => {}
        }
    }
    let later = || case.of("pressors").iter().any(|c| c.origin == Origin::Text && Window::Course.holds(c.phase));
    let value = match (doses.is_empty(), unspecified, found.is_empty()) {
        (false, ..) => Pressors::Given(doses),
        (true, true, _) => Pressors::Unspecified,
        (true, false, false) => Pressors::None,
        (true, false, true) if window == Window::Presentation && later() => Pressors::None,
        _ => return,
    };
    chosen.inputs.set(input.name, Value::Pressors(value));
    chosen.by_input.insert(input.name, found);
}
