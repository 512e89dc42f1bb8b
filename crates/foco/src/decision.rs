//! What would decide it: for each missing input, what its possible values would make of a score or criterion.

use crate::score::Points;
use foco_score::{
    Answer, Arms, Cut, Definition, Input, Inputs, Interval, Kind, Outcome, Pressors, Quantity, Range, Tri, Value,
};

/// What one missing input would do.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Decision {
    /// The score (`sofa`) or criterion (`qsofa_positive`) that it would decide.
    pub of: String,
    /// Key of the input.
    pub input: &'static str,
    /// The clinical variable that it reads.
    pub variable: &'static str,
    /// UCUM unit of the limits, for a number.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub unit: Option<&'static str>,
    /// Points between its best and its worst value; for a criterion 1 if some value settles it, else 0.
    pub effect: i32,
    /// Its possible values, low to high, with what each would give.
    pub steps: Vec<Step>,
}

/// A part of the values of an input, and what follows from it.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Step {
    /// Which values: `< 100`, `100–200`, `yes`, `none`.
    pub when: When,
    /// The component that changes.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub component: Option<&'static str>,
    /// The points of that component.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub points: Option<Points>,
    /// The total of the score.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub total: Option<Points>,
    /// The answer of a criterion: `yes`, `no`, `unknown`.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub value: Option<&'static str>,
}

/// Some of the values of an input.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "snake_case"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum When {
    /// Numbers between two limits; an absent limit is none.
    Number {
        /// Lower limit.
        #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
        from: Option<f64>,
        /// Whether the lower limit itself counts.
        from_included: bool,
        /// Upper limit.
        #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
        to: Option<f64>,
        /// Whether the upper limit itself counts.
        to_included: bool,
    },
    /// Yes or no.
    Answer(bool),
    /// One of the words of the input.
    Word(&'static str),
}

/// What is asked of an outcome.
#[derive(Clone, Copy)]
pub(crate) enum Question<'q> {
    /// The points of a score.
    Points,
    /// Whether the total reaches a cut-off.
    Reaches(i32),
    /// An answer of yes or no.
    Answer(&'q str),
}

impl Question<'_> {
    fn ask(self, outcome: &Outcome) -> Option<Tri> {
        match self {
            Question::Points => None,
            Question::Reaches(cut) => outcome.total.map(|t| t.reaches(cut)),
            Question::Answer(key) => match outcome.answer(key) {
                Some(Answer::Tri(tri)) => Some(*tri),
                _ => None,
            },
        }
    }
}

/// What each missing input would do, the largest effect first.
pub(crate) fn decisions(
    of: &str,
    definition: &'static Definition,
    inputs: &Inputs,
    missing: &[&'static str],
    question: Question,
) -> Vec<Decision> {
    let now = definition.evaluate(inputs, Arms::Observed);
    let found = missing.iter().filter_map(|name| definition.input(name));
    let mut decisions: Vec<Decision> =
        found.filter_map(|input| decision(of, definition, inputs, input, &now, question)).collect();
    decisions.sort_by_key(|d| std::cmp::Reverse(d.effect));
    decisions
}

fn decision(
    of: &str,
    definition: &'static Definition,
    inputs: &Inputs,
    input: &'static Input,
    now: &Outcome,
    question: Question,
) -> Option<Decision> {
    let mut steps: Vec<Step> = Vec::new();
    for (when, value) in parts(definition, input, inputs.get(input.name)) {
        let mut tried = inputs.clone();
        tried.set(input.name, value);
        let then = definition.evaluate(&tried, Arms::Observed);
        let changed = then.components.iter().zip(&now.components).find(|(t, n)| t.range != n.range).map(|(t, _)| t);
        let step = Step {
            when,
            component: changed.map(|c| c.id),
            points: changed.map(|c| Points::from(c.range)),
            total: then.total.map(Points::from),
            value: question.ask(&then).map(Tri::as_str),
        };
        match steps.last_mut() {
            Some(last) if alike(last, &step) => join(last, step),
            _ => steps.push(step),
        }
    }
    let effect = effect(&steps, question.ask(now));
    (effect > 0).then(|| {
        let unit = match input.kind {
            Kind::Number { unit, .. } => Some(unit),
            _ => None,
        };
        Decision { of: of.to_owned(), input: input.name, variable: input.variable, unit, effect, steps }
    })
}

/// Points between the best and the worst step; for a criterion whether some step answers what is open.
fn effect(steps: &[Step], now: Option<Tri>) -> i32 {
    if let Some(now) = now {
        let settles = steps.iter().any(|s| s.value != Some(Tri::Unknown.as_str()));
        return i32::from(!now.is_known() && settles);
    }
    let totals = || steps.iter().filter_map(|s| s.total);
    let most = totals().map(|t| t.max).max().unwrap_or_default();
    let least = totals().map(|t| t.max).min().unwrap_or_default();
    let fewest = totals().map(|t| t.min).min().unwrap_or_default();
    let sure = totals().map(|t| t.min).max().unwrap_or_default();
    (most - least).max(sure - fewest)
}

fn alike(a: &Step, b: &Step) -> bool {
    let numbers = matches!((&a.when, &b.when), (When::Number { .. }, When::Number { .. }));
    numbers && (a.component, a.points, a.total, a.value) == (b.component, b.points, b.total, b.value)
}

fn join(last: &mut Step, next: Step) {
    if let (When::Number { to, to_included, .. }, When::Number { to: further, to_included: included, .. }) =
        (&mut last.when, next.when)
    {
        (*to, *to_included) = (further, included);
    }
}

/// The values of an input in parts within which a score says the same, as far as they are still possible.
fn parts(definition: &'static Definition, input: &'static Input, known: Option<&Value>) -> Vec<(When, Value)> {
    match &input.kind {
        Kind::Number { unit, .. } => {
            let known = match known {
                Some(Value::Number(quantity)) => quantity.interval,
                _ => Interval::UNKNOWN,
            };
            number_parts(&definition.cuts(input.name), known, unit)
        }
        Kind::Flag => [true, false].map(|b| (When::Answer(b), Value::Flag(Tri::from(b)))).to_vec(),
        Kind::Choice(words) => words.iter().map(|(word, _)| (When::Word(word), Value::Choice(word))).collect(),
        Kind::Pressors => vec![(When::Word("none"), Value::Pressors(Pressors::None))],
        Kind::Points { max } => {
            let known = match known {
                Some(Value::Points(range)) => *range,
                _ => Range::new(0, *max),
            };
            let part = |points: i32| {
                let at = Some(f64::from(points));
                let when = When::Number { from: at, from_included: true, to: at, to_included: true };
                (when, Value::Points(Range::exactly(points)))
            };
            (known.min..=known.max).map(part).collect()
        }
        Kind::Set(_) | Kind::Unit(_) => Vec::new(),
    }
}

fn number_parts(cuts: &[Cut], known: Interval, unit: &'static str) -> Vec<(When, Value)> {
    let mut parts = Vec::new();
    let mut lower: Option<Cut> = None;
    for upper in cuts.iter().copied().map(Some).chain([None]) {
        let above = lower.map_or(Interval::UNKNOWN, |c| {
            if c.closed_below { Interval::above(c.at) } else { Interval::at_least(c.at) }
        });
        let below = upper.map_or(Interval::UNKNOWN, |c| {
            if c.closed_below { Interval::at_most(c.at) } else { Interval::below(c.at) }
        });
        if let Some(interval) = above.within(below).and_then(|i| i.within(known)) {
            let when = When::Number {
                from: lower.map(|c| c.at),
                from_included: lower.is_some_and(|c| !c.closed_below),
                to: upper.map(|c| c.at),
                to_included: upper.is_some_and(|c| c.closed_below),
            };
            parts.push((when, Value::Number(Quantity::new(interval, unit))));
        }
        lower = upper;
    }
    parts
}
