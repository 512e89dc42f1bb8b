//! From the clinical picture to scores: inputs chosen by window, three ranges, evidence for every point.

use crate::case::{Case, Origin};
use crate::choose::{Basis, Chosen, choose};
use crate::criterion::{self, Criterion, Judged};
use crate::decision::{self, Decision, Question};
use crate::form;
use crate::gate;
use crate::options::Options;
use crate::plan::Plan;
use crate::score::{ComponentResult, MissingInput, Points, Score};
use crate::sheet::Sheet;
use crate::totals::Totals;
use crate::window::Window;
use foco_extract::{Extraction, Pace};
use foco_score::{Answer, Arms, Component, Definition, Inputs, Moment, Outcome, Range, is_same};
use std::collections::BTreeMap;

/// Everything that follows from the clinical picture.
pub(crate) struct Scored {
    pub(crate) scores: Vec<Score>,
    pub(crate) criteria: Vec<Criterion>,
    pub(crate) decisions: Vec<Decision>,
}

pub(crate) async fn score(case: &Case, extraction: &Extraction, options: &Options, pace: &Pace<'_>) -> Scored {
    let decide = |id: &str| options.decide.iter().any(|d| d == "*" || d == id);
    let mut decisions = Vec::new();
    let mut scores = Vec::with_capacity(2 * foco_score::all().len());
    let mut criteria = Vec::new();
    let mut totals = Totals::default();
    let plans = Plan::all().iter();
    for plan in plans.clone().filter(|p| p.definition.moment != Moment::Report) {
        let definition = plan.definition;
        let sheet = Sheet::new(plan, case, extraction);
        for (i, window) in sheet.windows().enumerate() {
            let worked = work(&sheet, window, case, &totals, options.inputs && i == 0);
            if i == 0 && worked.score.applicable && decide(definition.id) {
                decisions.extend(score_decisions(definition, &worked.score, &worked.inputs));
            }
            if i == 0 {
                totals.add(&worked.score, &worked.strict, worked.contextual());
                let (score, outcome) = (&worked.score, worked.contextual());
                criteria.extend(criterion::of_score(definition, score, outcome, case, extraction));
            }
            scores.push(worked.score);
            pace.rest().await;
        }
    }
    // A definition for adults says nothing of a child, not even “no”.
    let mut judged = Vec::new();
    let reports = plans.filter(|p| p.definition.moment == Moment::Report);
    for plan in reports.filter(|p| gate::closed(p.definition, case, extraction).is_none()) {
        let wanted = decide(plan.definition.id);
        let sheet = Sheet::new(plan, case, extraction);
        judged.push(criterion::report_criteria(&sheet, case, extraction, &totals, wanted, &mut decisions));
        pace.rest().await;
    }
    // Where definitions part is told of one that is met and one that is not.
    if judged.iter().any(Judged::is_met) {
        judged.iter_mut().for_each(Judged::tell_hinges);
    }
    criteria.extend(judged.into_iter().flat_map(Judged::into_criteria));
    Scored { scores, criteria, decisions }
}

/// What would decide a score, and whether it is positive.
fn score_decisions(definition: &'static Definition, score: &Score, inputs: &Inputs) -> Vec<Decision> {
    let missing: Vec<&'static str> = score.missing.iter().map(|m| m.input).collect();
    let mut found = decision::decisions(definition.id, definition, inputs, &missing, Question::Points);
    if let (Some((criterion, cut)), Some(total)) = (definition.positive, score.contextual)
        && !Range::new(total.min, total.max).reaches(cut).is_known()
    {
        found.extend(decision::decisions(criterion, definition, inputs, &missing, Question::Reaches(cut)));
    }
    found
}

/// A score worked out for a window.
struct Worked {
    score: Score,
    /// Without assumptions.
    strict: Outcome,
    /// With assumptions, where they change an input.
    assuming: Option<Outcome>,
    /// With assumptions.
    inputs: Inputs,
}

impl Worked {
    fn contextual(&self) -> &Outcome {
        self.assuming.as_ref().unwrap_or(&self.strict)
    }
}

/// Works a score out for a window, with and without assumptions.
#[inline(never)]
fn work(sheet: &Sheet, window: Window, case: &Case, totals: &Totals, listed: bool) -> Worked {
    let definition = sheet.definition;
    let choose = |basis| {
        let mut chosen = choose(sheet, window, case, basis);
        totals.feed(definition, &mut chosen, basis);
        chosen
    };
    let strict = choose(Basis::Strict);
    // Without assumptions and totals of other scores, the same is chosen.
    let contextual = (sheet.assumes || sheet.plan.reads_totals).then(|| choose(Basis::Contextual));
    let strict_outcome = definition.evaluate(&strict.inputs, Arms::Observed);
    let all_arms = definition.on_all_arms(&strict.inputs, &strict_outcome);
    let differs = contextual.as_ref().is_some_and(|c| c.inputs != strict.inputs);
    let contextual = contextual.unwrap_or(strict);
    let assuming = differs.then(|| definition.evaluate(&contextual.inputs, Arms::Observed));
    let outcome = assuming.as_ref().unwrap_or(&strict_outcome);
    let points = |o: &Outcome| o.total.map(Points::from);
    let inputs = if listed { form::inputs(definition, &contextual, outcome, window, case) } else { Vec::new() };
    let (mut values, mut bands) = (BTreeMap::new(), Vec::new());
    for (key, answer) in &outcome.answers {
        match answer {
            Answer::Number(x) => _ = values.insert(*key, *x),
            Answer::Word(word) => bands.push(*word),
            Answer::Tri(_) => {}
        }
    }
    let score = Score {
        id: definition.id,
        name: definition.name,
        window,
        applicable: sheet.reason.is_none(),
        reason: sheet.reason,
        observed_min: strict_outcome.total.map(|t| t.min),
        contextual: points(outcome),
        strict: points(&strict_outcome),
        strict_all_arms: all_arms.map(Points::from),
        components: outcome.components.iter().map(|c| component(c, &contextual)).collect(),
        values,
        bands,
        assumptions: sheet.assumptions.clone(),
        missing: missing(sheet.plan, outcome),
        inputs,
        source: definition.source,
        licence: definition.licence,
    };
    Worked { score, strict: strict_outcome, assuming, inputs: contextual.inputs }
}

fn component(component: &Component, chosen: &Chosen) -> ComponentResult {
    let mut evidence = Vec::new();
    let mut assumed = Vec::new();
    let mut user = Vec::new();
    for name in component.used.iter() {
        evidence.extend(chosen.borrowed(name).into_iter().flatten().cloned());
        for candidate in chosen.candidates(name) {
            evidence.extend(candidate.evidence.iter().cloned());
            match candidate.origin {
                Origin::Assumed(id) if !assumed.contains(&id) => assumed.push(id),
                Origin::User => user.push(*name),
                _ => {}
            }
        }
    }
    ComponentResult {
        id: component.id,
        min: component.range.min,
        max: component.range.max,
        evidence,
        missing: component.missing.to_vec(),
        partial: component.partial,
        assumed,
        user,
    }
}

/// Missing inputs by the points that they leave open, then by name.
fn missing(plan: &Plan, outcome: &Outcome) -> Vec<MissingInput> {
    let mut list = Vec::with_capacity(plan.by_name.len());
    list.extend(plan.by_name.iter().map(|i| MissingInput { input: i.name, variable: i.variable, effect: NOT }));
    let mut add = |name: &&'static str, effect: i32| {
        if let Some(missing) = list.iter_mut().find(|m| is_same(m.input, name)) {
            missing.effect = missing.effect.max(0) + effect;
        }
    };
    for component in &outcome.components {
        component.missing.iter().for_each(|input| add(input, component.range.width()));
    }
    outcome.missing.iter().for_each(|input| add(input, 0));
    list.retain(|m| m.effect != NOT);
    list.sort_by_key(|m| std::cmp::Reverse(m.effect));
    list
}

/// The effect of an input that is not missing.
const NOT: i32 = -1;
