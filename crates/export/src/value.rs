//! Values of inputs in words.

use crate::Names;
use foco::{Interval, Pressors, Range, Tri, Value};

/// A value with its unit in the words of a language: `96 ×10⁹/L`, `> 20 /min`, `no`, `noradrenalina 0,15 µg/kg/min`.
pub fn words(value: &Value, names: &dyn Names) -> String {
    match value {
        Value::Number(quantity) => {
            let unit = names.unit(quantity.unit);
            format!("{} {unit}", interval(quantity.interval, names)).trim_end().to_owned()
        }
        Value::Flag(tri) => names.text(match tri {
            Tri::Yes => "answer.yes",
            Tri::No => "answer.no",
            Tri::Unknown => "criteria.unknown",
        }),
        Value::Choice(word) => names.name("word", word),
        Value::Points(range) => names.text("points").replace("{0}", &points(*range)),
        Value::Pressors(Pressors::None) => names.name("word", "none"),
        Value::Pressors(Pressors::Unspecified) => names.name("agent", "unspecified"),
        Value::Pressors(Pressors::Given(doses)) => {
            let one = |d: &foco::Dose| {
                let dose = if d.dose.is_unknown() {
                    names.text("agent.no_dose")
                } else {
                    format!("{} µg/kg/min", interval(d.dose, names))
                };
                format!("{} {dose}", names.name("agent", d.agent))
            };
            doses.iter().map(one).collect::<Vec<_>>().join(", ")
        }
        Value::Set(words) if words.is_empty() => names.name("word", "none"),
        Value::Set(words) | Value::AtLeast(words) => {
            words.iter().map(|w| names.name("condition", w)).collect::<Vec<_>>().join(", ")
        }
    }
}

/// A range of points: `2` or `2–4`.
pub(crate) fn points(range: Range) -> String {
    if range.is_decided() { range.min.to_string() } else { format!("{}–{}", range.min, range.max) }
}

fn interval(interval: Interval, names: &dyn Names) -> String {
    let (lo, hi) = (interval.lo(), interval.hi());
    match (lo.is_finite(), hi.is_finite()) {
        _ if interval.point().is_some() => names.number(lo),
        (true, true) => format!("{}–{}", names.number(lo), names.number(hi)),
        (true, false) => format!("{} {}", if interval.le(lo) == Tri::No { ">" } else { "≥" }, names.number(lo)),
        (false, true) => format!("{} {}", if interval.ge(hi) == Tri::No { "<" } else { "≤" }, names.number(hi)),
        (false, false) => "?".to_owned(),
    }
}
