//! From the clinical picture to scores: inputs chosen by window, three ranges, evidence for every point.

use crate::assumption::{Assumption, AssumptionId};
use crate::case::{Case, Origin};
use crate::choose::{Basis, Chosen, choose};
use crate::criterion::{self, Criterion};
use crate::decision::{self, Decision, Question};
use crate::form;
use crate::gate;
use crate::options::Options;
use crate::score::{AssumptionUse, ComponentResult, MissingInput, Points, Score};
use crate::totals::Totals;
use crate::window::Window;
use foco_extract::Extraction;
use foco_score::{Answer, Arms, Component, Definition, Inputs, Moment, Outcome, Range};
use std::collections::BTreeMap;

/// Everything that follows from the clinical picture.
pub(crate) struct Scored {
    pub(crate) scores: Vec<Score>,
    pub(crate) criteria: Vec<Criterion>,
    pub(crate) decisions: Vec<Decision>,
}

pub(crate) fn score(case: &Case, extraction: &Extraction, options: &Options) -> Scored {
    let decide = |id: &str| options.decide.iter().any(|d| d == "*" || d == id);
    let mut decisions = Vec::new();
    let mut scores = Vec::new();
    let mut criteria = Vec::new();
    let mut totals = Totals::default();
    let (reports, sums): (Vec<_>, Vec<_>) = foco_score::all().iter().partition(|d| d.moment == Moment::Report);
    for definition in sums {
        for (i, &window) in windows(definition, case).iter().enumerate() {
            let (score, strict, contextual, inputs) =
                one(definition, window, case, extraction, &totals, options.inputs && i == 0);
            if i == 0 && score.applicable && decide(definition.id) {
                decisions.extend(score_decisions(definition, &score, &inputs));
            }
            if i == 0 {
                totals.add(&score, &strict, &contextual);
                criteria.extend(criterion::positive(definition, &score));
                criteria.extend(criterion::answers(&score, &contextual));
            }
            scores.push(score);
        }
    }
    for definition in reports {
        let wanted = decide(definition.id);
        criteria.extend(criterion::report_criteria(definition, case, extraction, &totals, wanted, &mut decisions));
    }
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

/// The default window first; then those in which the report states something that the score reads.
fn windows(definition: &Definition, case: &Case) -> Vec<Window> {
    let all = match definition.moment {
        Moment::Worst24h => [Window::Worst24h, Window::Presentation, Window::Course],
        _ => [Window::Presentation, Window::Course, Window::Worst24h],
    };
    let says_something = |w: Window| {
        definition
            .inputs
            .iter()
            .any(|i| case.of(i.variable).iter().any(|c| c.origin == Origin::Text && w.holds(c.phase)))
    };
    // Organ failure is followed over time; the other scores of 24 hours are for one judgement.
    let shown = match definition.moment {
        Moment::Worst24h if matches!(definition.id, "sofa" | "sofa2" | "omsofa") => 3,
        Moment::Worst24h => 1,
        _ => 2,
    };
    all.into_iter().take(shown).enumerate().filter(|&(i, w)| i == 0 || says_something(w)).map(|(_, w)| w).collect()
}

/// Works a score out for a window, with and without assumptions.
fn one(
    definition: &'static Definition,
    window: Window,
    case: &Case,
    extraction: &Extraction,
    totals: &Totals,
    listed: bool,
) -> (Score, Outcome, Outcome, Inputs) {
    let mut strict = choose(definition, window, case, Basis::Strict);
    let mut contextual = choose(definition, window, case, Basis::Contextual);
    totals.feed(definition, &mut strict, Basis::Strict);
    totals.feed(definition, &mut contextual, Basis::Contextual);
    let strict_outcome = definition.evaluate(&strict.inputs, Arms::Observed);
    let all_arms = definition.evaluate(&strict.inputs, Arms::All);
    let same = contextual.inputs == strict.inputs;
    let outcome = if same { strict_outcome.clone() } else { definition.evaluate(&contextual.inputs, Arms::Observed) };
    let reason = gate::closed(definition, case, extraction);
    let points = |o: &Outcome| o.total.map(Points::from);
    let inputs = if listed { form::inputs(definition, &contextual, &outcome, window, case) } else { Vec::new() };
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
        applicable: reason.is_none(),
        reason,
        observed_min: strict_outcome.total.map(|t| t.min),
        contextual: points(&outcome),
        strict: points(&strict_outcome),
        strict_all_arms: points(&all_arms),
        components: outcome.components.iter().map(|c| component(c, &contextual)).collect(),
        values,
        bands,
        assumptions: assumptions(definition, case),
        missing: missing(definition, &outcome),
        inputs,
        source: definition.source,
        licence: definition.licence,
    };
    (score, strict_outcome, outcome, contextual.inputs)
}

fn component(component: &Component, chosen: &Chosen) -> ComponentResult {
    let mut evidence = Vec::new();
    let mut assumed = Vec::new();
    let mut user = Vec::new();
    for name in &component.used {
        evidence.extend(chosen.borrowed.get(name).into_iter().flatten().cloned());
        for candidate in chosen.by_input.get(name).into_iter().flatten() {
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
        missing: component.missing.clone(),
        partial: component.partial,
        assumed,
        user,
    }
}

/// Assumptions that say something of an input of the score.
fn assumptions(definition: &Definition, case: &Case) -> Vec<AssumptionUse> {
    let touches = |a: &&Assumption| {
        definition.inputs.iter().any(|i| match a.id {
            AssumptionId::A6 => i.variable == "crp",
            AssumptionId::A7 => i.variable == "creatinine",
            AssumptionId::A9 => i.variable == "fluids_adequate",
            AssumptionId::A10 => i.variable == "hematocrit",
            id => {
                case.of(i.variable).iter().any(|c| c.origin == Origin::Assumed(id))
                    || (!a.on && off_touches(id, i.variable, case))
            }
        })
    };
    let used = case.assumptions.iter().filter(touches);
    used.map(|a| AssumptionUse { id: a.id, on: a.on, evidence: a.evidence }).collect()
}

/// What an assumption would say if it were on.
fn off_touches(id: AssumptionId, variable: &str, case: &Case) -> bool {
    let variables: &[&str] = match id {
        AssumptionId::A1 => &["respiratory_support", "advanced_support", "invasive_ventilation"],
        AssumptionId::A2 => &["gcs", "altered_mentation", "alert", "mental", "avpu"],
        AssumptionId::A3 => {
            &["cardiac_arrest", "ecmo", "renal_replacement", "acute_renal_failure", "pressors", "vasopressor"]
        }
        AssumptionId::A4 => &["nursing_home", "copd", "liver_disease"],
        AssumptionId::A5 => &["inr", "pt_prolongation", "fibrinogen"],
        AssumptionId::A8 => &["baseline_sofa"],
        _ => &[],
    };
    variables.contains(&variable) && !case.is_mentioned(variable)
}

/// Missing inputs by the points that they leave open.
fn missing(definition: &'static Definition, outcome: &Outcome) -> Vec<MissingInput> {
    let mut effects: BTreeMap<&'static str, i32> = BTreeMap::new();
    for component in &outcome.components {
        for input in &component.missing {
            *effects.entry(input).or_default() += component.range.width();
        }
    }
    for input in &outcome.missing {
        effects.entry(input).or_default();
    }
    let mut missing: Vec<MissingInput> = effects
        .into_iter()
        .filter_map(|(name, effect)| {
            let input = definition.input(name)?;
            Some(MissingInput { input: input.name, variable: input.variable, effect })
        })
        .collect();
    missing.sort_by_key(|m| std::cmp::Reverse(m.effect));
    missing
}
