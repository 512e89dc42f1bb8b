//! Which of the values in the text a score reads: by window, by firmness, and of several the worst.

use crate::case::{Candidate, Case, Evidence, Origin};
use crate::sheet::Sheet;
use crate::window::Window;
use foco_score::{Answer, Arms, Input, Inputs, Outcome, Pressors, Range, Tri, Value};

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
    /// The candidates behind each input.
    taken: Vec<(&'static str, &'c Candidate)>,
    /// The words behind totals of other scores.
    borrowed: Vec<(&'static str, &'c [Evidence])>,
}

impl<'c> Chosen<'c> {
    fn with_room_for(inputs: usize) -> Chosen<'c> {
        Chosen { inputs: Inputs::with_room_for(inputs), taken: Vec::with_capacity(inputs), borrowed: Vec::new() }
    }

    /// The candidates behind an input.
    pub(crate) fn candidates(&self, input: &str) -> impl Iterator<Item = &'c Candidate> {
        self.taken.iter().filter(move |(name, _)| *name == input).map(|(_, candidate)| *candidate)
    }

    /// The words behind an input that is the total of another score.
    pub(crate) fn borrowed(&self, input: &str) -> Option<&'c [Evidence]> {
        self.borrowed.iter().find(|(name, _)| *name == input).map(|(_, evidence)| *evidence)
    }

    /// The first words behind each input, and all those behind totals, by name of the input.
    pub(crate) fn grounds(&self) -> Vec<Evidence> {
        let mut taken: Vec<_> = self.taken.iter().collect();
        taken.sort_by_key(|(name, _)| *name);
        let mut borrowed: Vec<_> = self.borrowed.iter().collect();
        borrowed.sort_by_key(|(name, _)| *name);
        let own = taken.into_iter().flat_map(|(_, candidate)| candidate.evidence.iter().take(1));
        own.chain(borrowed.into_iter().flat_map(|(_, evidence)| *evidence)).cloned().collect()
    }

    fn take(&mut self, name: &'static str, candidate: &'c Candidate) {
        self.inputs.set(name, candidate.value.clone());
        match self.taken.iter_mut().find(|(taken, _)| *taken == name) {
            Some((_, taken)) => *taken = candidate,
            None => self.taken.push((name, candidate)),
        }
    }

    /// Takes the total of another score.
    pub(crate) fn borrow(&mut self, name: &'static str, total: Range, evidence: &'c [Evidence]) {
        self.inputs.set(name, Value::Points(total));
        self.borrowed.push((name, evidence));
    }
}

/// What may stand for an input in a window: the reader's value; else numbers; else words; else assumptions.
fn candidates<'c>(
    input: &Input,
    said: &'c [Candidate],
    window: Window,
    case: &Case,
    basis: Basis,
) -> Vec<&'c Candidate> {
    if let Some(user) = said.iter().find(|c| c.origin == Origin::User) {
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
    let own = said.iter().filter(|c| c.origin == Origin::Text);
    let mut text: Vec<&Candidate> =
        own.filter(|c| timeless || window.holds(c.phase)).filter(|c| basis == Basis::Contextual || c.strict).collect();
    // What the reader chose of a window stands for it, and in the worst of 24 hours whatever its moment.
    let chosen = said.iter().filter(|c| c.origin == Origin::Text && case.is_chosen(c));
    let chosen: Vec<&Candidate> =
        chosen.filter(|c| timeless || window == Window::Worst24h || window.holds(c.phase)).collect();
    if !chosen.is_empty() {
        text = chosen;
    }
    if text.len() > 1 && text.iter().any(|c| c.is_exact()) {
        text.retain(|c| c.is_exact());
    }
    if !text.is_empty() {
        return extremes(text);
    }
    let assumed = said.iter().filter(|c| matches!(c.origin, Origin::Assumed(_)));
    if basis == Basis::Contextual { assumed.take(1).collect() } else { Vec::new() }
}

/// Of many numbers only the ends can be the worst: points never rise towards the middle.
fn extremes(candidates: Vec<&Candidate>) -> Vec<&Candidate> {
    let lo = |c: &&Candidate| match &c.value {
        Value::Number(q) => Some(q.interval.lo()),
        _ => None,
    };
    if candidates.len() < 2 {
        return candidates;
    }
    if candidates.len() < 3 || candidates.iter().any(|c| lo(c).is_none()) {
        let mut distinct: Vec<&Candidate> = Vec::with_capacity(candidates.len().min(8));
        for candidate in candidates {
            if !distinct.iter().any(|d| d.value == candidate.value) && distinct.len() < 8 {
                distinct.push(candidate);
            }
        }
        return distinct;
    }
    let order = |a: &&Candidate, b: &&Candidate| lo(a).partial_cmp(&lo(b)).unwrap_or(std::cmp::Ordering::Equal);
    let least = candidates.iter().copied().min_by(order);
    let most = candidates.iter().copied().max_by(order);
    least.into_iter().chain(most).collect()
}

/// How bad an outcome is: the points of a score, or what a definition over the whole report answers.
fn badness(outcome: &Outcome) -> (i32, i32) {
    match outcome.total {
        Some(total) => (total.min, total.max),
        None => {
            let count = |tri| outcome.answers.iter().filter(|(_, a)| *a == Answer::Tri(tri)).count() as i32;
            (count(Tri::Yes), count(Tri::Unknown))
        }
    }
}

/// Chooses a value for every input. Of several, the one that gives most points, or meets a definition; for formulas
/// the first.
pub(crate) fn choose<'c>(sheet: &Sheet<'c>, window: Window, case: &Case, basis: Basis) -> Chosen<'c> {
    let definition = sheet.definition;
    let mut chosen = Chosen::with_room_for(sheet.said.len());
    let mut open: Vec<(&'static str, Vec<&'c Candidate>)> = Vec::new();
    for &(input, said) in &sheet.said {
        let found = candidates(input, said, window, case, basis);
        if input.variable == "pressors" && case.user("pressors").is_none() {
            pressors(&mut chosen, input, window, said, &found);
        } else if let [first, rest @ ..] = found.as_slice() {
            chosen.take(input.name, first);
            if !rest.is_empty() {
                open.push((input.name, found));
            }
        }
    }
    for (name, found) in open {
        let worst = found.into_iter().rev().max_by_key(|candidate| {
            chosen.take(name, candidate);
            badness(&definition.evaluate(&chosen.inputs, Arms::Observed))
        });
        if let Some(worst) = worst {
            chosen.take(name, worst);
        }
    }
    chosen
}

/// Agents given in a window count together. Before the first one was given, there was none.
fn pressors<'c>(chosen: &mut Chosen<'c>, input: &Input, window: Window, said: &[Candidate], found: &[&'c Candidate]) {
    let mut doses = Vec::new();
    let mut unspecified = false;
    for candidate in found {
        match &candidate.value {
            Value::Pressors(Pressors::Given(given)) => doses.extend(given.iter().cloned()),
            Value::Pressors(Pressors::Unspecified) => unspecified = true,
            _ => {}
        }
    }
    let later = || said.iter().any(|c| c.origin == Origin::Text && Window::Course.holds(c.phase));
    let value = match (doses.is_empty(), unspecified, found.is_empty()) {
        (false, ..) => Pressors::Given(doses),
        (true, true, _) => Pressors::Unspecified,
        (true, false, false) => Pressors::None,
        (true, false, true) if window == Window::Presentation && later() => Pressors::None,
        _ => return,
    };
    chosen.inputs.set(input.name, Value::Pressors(value));
    chosen.taken.extend(found.iter().map(|candidate| (input.name, *candidate)));
}
