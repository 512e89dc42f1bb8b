//! Values that the reader gives, and what follows from them for the variables that stand beside.

use crate::case::{Candidate, Case, Origin};
use crate::derive::{ALTERED_GCS, CONVERSIONS};
use crate::options::Options;
use foco_extract::Phase;
use foco_score::{Interval, Pressors, Quantity, Tri, Value};

/// Puts the reader's values into the case. They replace every other value of their variable; the text's stay listed.
pub(crate) fn from_reader(case: &mut Case, options: &Options) {
    for (i, given) in options.overrides.iter().enumerate() {
        // The last one of a variable counts.
        if !options.overrides[i + 1..].iter().any(|later| later.variable == given.variable) {
            add(case, given.variable, given.value.clone());
        }
    }
    pressures(case);
    conversions(case);
    oxygen(case);
    mentation(case);
    vasoactive(case);
}

fn add(case: &mut Case, variable: &'static str, value: Value) {
    let origin = Origin::User;
    case.add(variable, Candidate { value, phase: Phase::Unknown, evidence: Vec::new(), origin, strict: true });
}

/// What the reader's value decides of another variable, unless the reader says otherwise there.
fn decides(case: &mut Case, variable: &'static str, value: Value) {
    if case.user(variable).is_none() {
        add(case, variable, value);
    }
}

/// The same, as long as the text itself says nothing exact.
fn suggests(case: &mut Case, variable: &'static str, value: Value) {
    if !case.of(variable).iter().any(|c| c.origin == Origin::Text && c.is_exact()) {
        decides(case, variable, value);
    }
}

fn number(case: &Case, name: &str) -> Option<f64> {
    match &case.user(name)?.value {
        Value::Number(q) => q.interval.point(),
        _ => None,
    }
}

fn flag(case: &Case, name: &str) -> Option<bool> {
    match case.user(name)?.value {
        Value::Flag(Tri::Yes) => Some(true),
        Value::Flag(Tri::No) => Some(false),
        _ => None,
    }
}

fn pressures(case: &mut Case) {
    if let (Some(s), Some(d)) = (number(case, "sbp"), number(case, "dbp")) {
        decides(case, "map", Value::number((s + 2.0 * d) / 3.0, "mm[Hg]"));
    }
}

/// The same quantity in the units that single scores ask for.
fn conversions(case: &mut Case) {
    for &(to, from, factor, unit, _) in CONVERSIONS {
        if let Some(x) = number(case, from) {
            decides(case, to, Value::Number(Quantity::new(Interval::exactly(x * factor), unit)));
        }
    }
}

fn oxygen(case: &mut Case) {
    let fraction = number(case, "fio2");
    if let (Some(pressure), Some(fraction)) = (number(case, "pao2"), fraction) {
        decides(case, "pf_ratio", Value::number(pressure / fraction, "mm[Hg]"));
    }
    let flow = number(case, "o2_flow").map(|flow| flow > 0.0);
    if let Some(given) = flow.or(fraction.map(|f| f > 0.21)) {
        decides(case, "oxygen", Value::Flag(Tri::from(given)));
    }
    if flag(case, "respiratory_support") == Some(false) {
        decides(case, "advanced_support", Value::Flag(Tri::No));
        decides(case, "invasive_ventilation", Value::Flag(Tri::No));
    }
}

/// A Glasgow scale decides whether mentation is altered; “altered” only bounds the scale.
fn mentation(case: &mut Case) {
    if let Some(scale) = number(case, "gcs") {
        decides(case, "altered_mentation", Value::Flag(Tri::from(scale < 15.0)));
        decides(case, "alert", Value::Flag(Tri::from(scale >= 15.0)));
    }
    let altered = flag(case, "altered_mentation").or(flag(case, "alert").map(|alert| !alert));
    if let Some(altered) = altered {
        let scale = if altered { ALTERED_GCS } else { Interval::exactly(15.0) };
        suggests(case, "gcs", Value::Number(Quantity::new(scale, "{score}")));
        decides(case, "altered_mentation", Value::Flag(Tri::from(altered)));
        decides(case, "alert", Value::Flag(Tri::from(!altered)));
        if !altered {
            suggests(case, "mental", Value::Choice("alert"));
            suggests(case, "avpu", Value::Choice("A"));
        }
    }
}

/// Whether a vasopressor was given, and which: one answers the other as far as it goes.
fn vasoactive(case: &mut Case) {
    let given = match case.user("pressors").map(|c| &c.value) {
        Some(Value::Pressors(Pressors::None)) => Some(Tri::No),
        // Dobutamine alone is an inotrope; an agent that is not named may be one.
        Some(Value::Pressors(Pressors::Given(doses))) => {
            Some(if doses.iter().any(|d| matches!(d.agent, "norepi" | "epi" | "dopa")) {
                Tri::Yes
            } else {
                Tri::Unknown
            })
        }
        Some(Value::Pressors(Pressors::Unspecified)) => Some(Tri::Unknown),
        _ => None,
    };
    if let Some(given) = given {
        decides(case, "vasopressor", Value::Flag(given));
        if given != Tri::No {
            decides(case, "hypotension_or_vasopressor", Value::Flag(Tri::Yes));
        }
    } else if let Some(given) = flag(case, "vasopressor") {
        let pressors = if given { Pressors::Unspecified } else { Pressors::None };
        if given {
            suggests(case, "pressors", Value::Pressors(pressors));
            decides(case, "hypotension_or_vasopressor", Value::Flag(Tri::Yes));
        } else {
            decides(case, "pressors", Value::Pressors(pressors));
        }
    }
    let count = case.user("pressors").map(|c| match &c.value {
        Value::Pressors(Pressors::None) => Interval::exactly(0.0),
        Value::Pressors(Pressors::Given(doses)) => Interval::exactly(doses.len() as f64),
        _ => Interval::at_least(1.0),
    });
    if let Some(count) = count {
        decides(case, "vasoactive_count", Value::Number(Quantity::new(count, "1")));
    }
}
