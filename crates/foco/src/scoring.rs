//! From the clinical picture to scores: inputs chosen by window, three ranges, evidence for every point.

use crate::assumption::{Assumption, AssumptionId};
use crate::case::{Candidate, Case, Evidence, Origin};
use crate::criterion::{Criterion, Stated};
use crate::gate;
use crate::options::Options;
use crate::window::Window;
use foco_extract::{Extraction, Span};
use foco_score::{Answer, Arms, Component, Definition, Input, Inputs, Moment, Outcome, Pressors, Range, Value};
use std::collections::BTreeMap;

/// A range of points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Points {
    /// Fewest.
    pub min: i32,
    /// Most.
    pub max: i32,
}

impl From<Range> for Points {
    fn from(range: Range) -> Points {
        Points { min: range.min, max: range.max }
    }
}

/// A score for one window.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Score {
    /// Key of the published vocabulary.
    pub id: &'static str,
    /// As clinicians write it.
    pub name: &'static str,
    /// Which moments it looks at.
    pub window: Window,
    /// Whether it is meant for this patient.
    pub applicable: bool,
    /// Why not.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub reason: Option<&'static str>,
    /// Everything missing scored 0. Never “the score”.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub observed_min: Option<i32>,
    /// With the assumptions that are on.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub contextual: Option<Points>,
    /// Without any assumption.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub strict: Option<Points>,
    /// Without any assumption, and every “A or B” open that is not wholly stated.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub strict_all_arms: Option<Points>,
    /// Components, with the assumptions that are on.
    pub components: Vec<ComponentResult>,
    /// Formula values: `map`, `shock_index`, …
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "BTreeMap::is_empty"))]
    pub values: BTreeMap<&'static str, f64>,
    /// Bands and severities, as far as they are decided.
    pub bands: Vec<&'static str>,
    /// Assumptions that this score rests on, or would if they were on.
    pub assumptions: Vec<AssumptionUse>,
    /// What is missing, the largest effect first.
    pub missing: Vec<MissingInput>,
    /// Where the table comes from.
    pub source: &'static str,
    /// Terms of use and acknowledgement.
    pub licence: &'static str,
}

/// A component of a score.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ComponentResult {
    /// Key of the published vocabulary.
    pub id: &'static str,
    /// Fewest points.
    pub min: i32,
    /// Most points.
    pub max: i32,
    /// The words that it rests on.
    pub evidence: Vec<Evidence>,
    /// Inputs that are not stated and could still matter.
    pub missing: Vec<&'static str>,
    /// Scored on the stated arm alone.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "std::ops::Not::not"))]
    pub partial: bool,
    /// Assumptions that it rests on.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Vec::is_empty"))]
    pub assumed: Vec<AssumptionId>,
    /// Inputs that the reader gave.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Vec::is_empty"))]
    pub user: Vec<&'static str>,
}

/// An assumption in a score.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AssumptionUse {
    /// Which one.
    pub id: AssumptionId,
    /// Whether the contextual range uses it.
    pub on: bool,
    /// The words that support it.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub evidence: Option<Span>,
}

/// An input that is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MissingInput {
    /// Key of the input.
    pub input: &'static str,
    /// The clinical variable that it reads.
    pub variable: &'static str,
    /// By how many points the total could still rise.
    pub effect: i32,
}

/// How much of the picture a range may use.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Basis {
    Strict,
    Contextual,
}

/// What was chosen for the inputs of a score.
#[derive(Default)]
struct Chosen<'c> {
    inputs: Inputs,
    by_input: BTreeMap<&'static str, Vec<&'c Candidate>>,
}

/// The ranges of other scores that criteria read.
type Totals = BTreeMap<(&'static str, bool), Range>;

pub(crate) fn score(case: &Case, extraction: &Extraction, options: &Options) -> (Vec<Score>, Vec<Criterion>) {
    let _ = options;
    let mut scores = Vec::new();
    let mut criteria = Vec::new();
    let mut totals = Totals::new();
    let (reports, sums): (Vec<_>, Vec<_>) = foco_score::all().iter().partition(|d| d.moment == Moment::Report);
    for definition in sums {
        for (i, &window) in windows(definition, case).iter().enumerate() {
            let score = one(definition, window, case, extraction, &totals);
            if i == 0 {
                four_organs(definition, &score, &mut totals);
                for (basis, range) in [(false, score.strict), (true, score.contextual)] {
                    if let Some(points) = range {
                        totals.insert((definition.id, basis), Range::new(points.min, points.max));
                    }
                }
                criteria.extend(positive(definition, &score));
            }
            scores.push(score);
        }
    }
    for definition in reports {
        criteria.extend(report_criteria(definition, case, extraction, &totals, &scores));
    }
    (scores, criteria)
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
    let shown = if definition.moment == Moment::Worst24h { 3 } else { 2 };
    all.into_iter().take(shown).enumerate().filter(|&(i, w)| i == 0 || says_something(w)).map(|(_, w)| w).collect()
}

/// The organs of SOFA that the score of sepsis-induced coagulopathy counts. The components shown are contextual;
/// for the strict range each of them may be anything that the strict total allows.
fn four_organs(definition: &Definition, score: &Score, totals: &mut Totals) {
    if definition.id != "sofa" {
        return;
    }
    let counted = |c: &&ComponentResult| matches!(c.id, "resp" | "cv" | "liver" | "renal");
    let sum: Range = score.components.iter().filter(counted).map(|c| Range::new(c.min, c.max)).sum();
    let open = score.strict.map_or(0, |s| s.max) - score.contextual.map_or(0, |c| c.max);
    totals.insert(("sofa_four_organs", true), sum);
    totals.insert(("sofa_four_organs", false), Range::new(sum.min, (sum.max + open).min(16)));
}

fn one(
    definition: &'static Definition,
    window: Window,
    case: &Case,
    extraction: &Extraction,
    totals: &Totals,
) -> Score {
    let mut strict = choose(definition, window, case, Basis::Strict);
    let mut contextual = choose(definition, window, case, Basis::Contextual);
    for input in definition.inputs {
        for (chosen, basis) in [(&mut strict, false), (&mut contextual, true)] {
            if let Some(range) = totals.get(&(input.variable, basis)) {
                chosen.inputs.set(input.name, Value::Points(*range));
            }
        }
    }
    let strict_outcome = definition.evaluate(&strict.inputs, Arms::Observed);
    let all_arms = definition.evaluate(&strict.inputs, Arms::All);
    let outcome = definition.evaluate(&contextual.inputs, Arms::Observed);
    let reason = gate::closed(definition, case, extraction);
    let points = |o: &Outcome| o.total.map(Points::from);
    let (mut values, mut bands) = (BTreeMap::new(), Vec::new());
    for (key, answer) in &outcome.answers {
        match answer {
            Answer::Number(x) => _ = values.insert(*key, *x),
            Answer::Word(word) => bands.push(*word),
            Answer::Tri(_) => {}
        }
    }
    Score {
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
        source: definition.source,
        licence: definition.licence,
    }
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
    let text: Vec<&Candidate> = case
        .of(input.variable)
        .iter()
        .filter(|c| {
            c.origin == Origin::Text && (timeless || window.holds(c.phase)) && (basis == Basis::Contextual || c.strict)
        })
        .collect();
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
fn choose<'c>(definition: &Definition, window: Window, case: &'c Case, basis: Basis) -> Chosen<'c> {
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

fn component(component: &Component, chosen: &Chosen) -> ComponentResult {
    let mut evidence = Vec::new();
    let mut assumed = Vec::new();
    let mut user = Vec::new();
    for name in &component.used {
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

/// Whether a score reaches its own cut-off.
fn positive(definition: &Definition, score: &Score) -> Option<Criterion> {
    let (id, cut) = definition.positive.filter(|_| score.applicable)?;
    let total = score.contextual?;
    let value = Range::new(total.min, total.max).reaches(cut);
    let decided = value.is_known();
    Some(Criterion {
        id: id.to_owned(),
        value,
        missing: if decided { Vec::new() } else { score.missing.iter().map(|m| m.input).collect() },
        evidence: score.components.iter().filter(|c| c.min > 0).flat_map(|c| c.evidence.iter().cloned()).collect(),
        stated: None,
    })
}

/// Criteria over the whole report: Sepsis-3, Sepsis-2.
fn report_criteria(
    definition: &'static Definition,
    case: &Case,
    extraction: &Extraction,
    totals: &Totals,
    scores: &[Score],
) -> Vec<Criterion> {
    let mut chosen = choose(definition, Window::Worst24h, case, Basis::Contextual);
    let mut rests_on = Vec::new();
    for input in definition.inputs {
        if let Some(range) = totals.get(&(input.variable, true)) {
            chosen.inputs.set(input.name, Value::Points(*range));
            let score = scores.iter().find(|s| s.id == input.variable);
            let certain = score.into_iter().flat_map(|s| &s.components).filter(|c| c.min > 0);
            rests_on.extend(certain.flat_map(|c| c.evidence.iter().cloned()));
        }
    }
    let outcome = definition.evaluate(&chosen.inputs, Arms::Observed);
    let own = chosen.by_input.values().flatten().flat_map(|c| c.evidence.iter().take(1).cloned());
    let evidence: Vec<Evidence> = own.chain(rests_on).collect();
    let mut criteria = Vec::new();
    for (key, answer) in &outcome.answers {
        let Answer::Tri(value) = *answer else { continue };
        let missing = if value.is_known() { Vec::new() } else { still_missing(definition, &chosen.inputs, key) };
        criteria.push(Criterion {
            id: format!("{}_{key}", definition.id),
            value,
            missing,
            evidence: evidence.clone(),
            stated: stated(extraction, key),
        });
    }
    criteria
}

/// The inputs without which an answer stays open: those that are not settled and can change it.
fn still_missing(definition: &Definition, inputs: &Inputs, key: &str) -> Vec<&'static str> {
    let open = definition.inputs.iter().filter(|i| inputs.get(i.name).is_none_or(|v| !v.is_settled()));
    let matters = |input: &&Input| {
        trial_values(input, inputs.get(input.name)).into_iter().any(|value| {
            let mut tried = inputs.clone();
            tried.set(input.name, value);

            definition.evaluate(&tried, Arms::Observed).answer(key) == Some(&Answer::Tri(foco_score::Tri::No))
        })
    };
    open.filter(matters).map(|i| i.name).collect()
}

/// Extreme values of an input, within what is known of it, to see whether it can decide anything.
fn trial_values(input: &Input, known: Option<&Value>) -> Vec<Value> {
    use foco_score::Kind;
    if let Some(Value::Points(range)) = known {
        return vec![Value::Points(Range::exactly(range.min)), Value::Points(Range::exactly(range.max))];
    }
    match &input.kind {
        Kind::Number { unit, min, max } => vec![Value::number(*min, unit), Value::number(*max, unit)],
        Kind::Flag => vec![Value::Flag(foco_score::Tri::Yes), Value::Flag(foco_score::Tri::No)],
        Kind::Points { max } => vec![Value::Points(Range::exactly(0)), Value::Points(Range::exactly(*max))],
        Kind::Pressors => vec![Value::Pressors(Pressors::None)],
        Kind::Choice(_) | Kind::Set(_) | Kind::Unit(_) => Vec::new(),
    }
}

/// The report's own words on a criterion: the firmest, and of those the last.
fn stated(extraction: &Extraction, key: &str) -> Option<Stated> {
    let fact = match key {
        "sepsis" | "severe" => "sepsis",
        "septic_shock" => "septic_shock",
        _ => return None,
    };
    let firmness = |value: &str| match value {
        "yes" => 2,
        "possible" => 1,
        _ => 0,
    };
    let own = extraction.facts.iter().filter(|f| f.fact == fact && f.patient == 0);
    own.max_by_key(|f| (firmness(f.value), f.evidence.start)).map(|f| Stated { value: f.value, span: f.evidence })
}
