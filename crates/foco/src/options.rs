//! What the reader asks for or sets right.

use crate::AssumptionId;
use crate::question::{Asked, question};
use foco_extract::{Id, Lexicon};
use foco_score::{Dose, Interval, Pressors, Quantity, Range, Tri, Value};

/// How to read a report.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Options {
    /// Assumptions switched on or off; the others keep their default.
    pub assumptions: Vec<(AssumptionId, bool)>,
    /// Values that the reader gives. They replace those of the text; the text's stay listed.
    pub overrides: Vec<Override>,
    /// Findings that the reader says are wrong.
    pub reject: Vec<Id>,
    /// Findings that the reader says are right although the reading doubts them.
    pub confirm: Vec<Id>,
    /// Units (UCUM) that the reader gives to measurements.
    pub units: Vec<(Id, String)>,
    /// Measurements that the reader chose among several of the same analyte: the others are not scored.
    pub choose: Vec<Id>,
    /// Scores and definitions (by id; `*` for all) of which to tell what would decide them. It costs time, so
    /// none by default.
    pub decide: Vec<String>,
    /// Whether each score lists what it read, input by input ([`crate::Score::inputs`]). It costs time, so not by
    /// default.
    pub inputs: bool,
}

/// A value that the reader gives.
#[derive(Clone, Debug, PartialEq)]
pub struct Override {
    /// Which variable: an analyte (`resp_rate`), a bedside fact (`altered_mentation`), or whatever else a score reads.
    pub variable: &'static str,
    /// The value, a number in the canonical unit.
    pub value: Value,
}

/// Why a value cannot be taken.
#[derive(Clone, Debug, PartialEq)]
pub enum BadOverride {
    /// No such variable.
    UnknownVariable(String),
    /// The unit is not one of this analyte.
    UnknownUnit {
        /// The analyte.
        variable: &'static str,
        /// Its canonical unit.
        expected: &'static str,
    },
    /// Nobody can have this value.
    Impossible {
        /// The variable.
        variable: &'static str,
        /// Smallest plausible value, in `unit`.
        min: f64,
        /// Largest plausible value, in `unit`.
        max: f64,
        /// UCUM unit.
        unit: &'static str,
    },
    /// Not a value of the kind that is asked for.
    NoValue(&'static str, Asked),
}

impl std::fmt::Display for BadOverride {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        match self {
            BadOverride::UnknownVariable(name) => write!(f, "unknown variable {name:?}"),
            BadOverride::UnknownUnit { variable, expected } => {
                write!(f, "unknown unit for {variable}: use its canonical unit, {expected}")
            }
            BadOverride::Impossible { variable, min, max, unit } => {
                write!(f, "impossible value for {variable}: it lies between {min} and {max} {unit}")
            }
            BadOverride::NoValue(name, Asked::Number { .. } | Asked::Points { .. }) => {
                write!(f, "{name} needs a number")
            }
            BadOverride::NoValue(name, Asked::Flag) => write!(f, "{name} needs `yes` or `no`"),
            BadOverride::NoValue(name, Asked::Word(words)) => write!(f, "{name} needs one of {}", words.join(", ")),
            BadOverride::NoValue(name, Asked::Agent(agents)) => {
                write!(f, "{name} needs `none`, `yes`, or an agent and its dose: {}", agents.join(", "))
            }
        }
    }
}

impl std::error::Error for BadOverride {}

impl Override {
    /// Reads a value as the command line, an input line or a field of the page gives it, with a decimal point or
    /// comma. `unit` empty means the canonical unit.
    ///
    /// # Errors
    /// If there is no such variable or unit, or nobody can have the value.
    pub fn parse(lexicon: &Lexicon, variable: &str, value: &str, unit: &str) -> Result<Override, BadOverride> {
        let name = variable.trim();
        let Some((variable, asked)) = question(lexicon, name) else {
            return Err(BadOverride::UnknownVariable(name.to_owned()));
        };
        let value = value.trim();
        let parsed = match &asked {
            Asked::Number { unit: canonical, units, min, max } => {
                let number = number(value).ok_or_else(|| BadOverride::NoValue(variable, asked.clone()))?;
                let Some((own, factor, offset)) = rule(lexicon, variable, unit, canonical, units) else {
                    return Err(BadOverride::UnknownUnit { variable, expected: canonical });
                };
                let converted = number * factor + offset;
                within(variable, converted, (*min, *max), canonical)?;
                let native = (own != *canonical).then(|| (Interval::exactly(number), own));
                Some(Value::Number(Quantity { native, ..Quantity::new(Interval::exactly(converted), canonical) }))
            }
            Asked::Flag => yes_or_no(value).map(|b| Value::Flag(Tri::from(b))),
            Asked::Word(words) => words.iter().find(|w| **w == value).map(|w| Value::Choice(w)),
            Asked::Points { max } => {
                let points = number(value).ok_or_else(|| BadOverride::NoValue(variable, asked.clone()))?;
                within(variable, points, (0.0, f64::from(*max)), "{score}")?;
                (points.fract() == 0.0).then(|| Value::Points(Range::exactly(points as i32)))
            }
            Asked::Agent(agents) => agent(variable, value, agents)?.map(Value::Pressors),
        };
        let value = parsed.ok_or(BadOverride::NoValue(variable, asked))?;
        Ok(Override { variable, value })
    }
}

/// A number with a decimal point or comma.
fn number(text: &str) -> Option<f64> {
    text.replace(',', ".").parse().ok().filter(|x: &f64| x.is_finite())
}

fn yes_or_no(text: &str) -> Option<bool> {
    match text {
        "yes" | "true" | "si" | "sí" => Some(true),
        "no" | "false" => Some(false),
        _ => None,
    }
}

fn within(variable: &'static str, x: f64, (min, max): (f64, f64), unit: &'static str) -> Result<(), BadOverride> {
    if (min..=max).contains(&x) { Ok(()) } else { Err(BadOverride::Impossible { variable, min, max, unit }) }
}

/// The unit that is meant, with factor and offset to the canonical one.
fn rule(
    lexicon: &Lexicon,
    variable: &str,
    written: &str,
    canonical: &'static str,
    units: &[&'static str],
) -> Option<(&'static str, f64, f64)> {
    if written.is_empty() || written == canonical {
        return Some((canonical, 1.0, 0.0));
    }
    let tables = lexicon.tables();
    let squeezed = foco_text::fold(written).replace(' ', "");
    let spelled = lexicon.unit(&squeezed).filter(|s| matches!(&squeezed[s.end..], "" | "."));
    let spelled: Vec<&str> = spelled.iter().flat_map(|s| s.units).map(|u| tables.units[*u as usize]).collect();
    let own = units.iter().copied().find(|u| *u == written || spelled.contains(u))?;
    let analyte = tables.analytes.iter().find(|a| a.id == variable)?;
    let rule = analyte.units.iter().find(|r| tables.units[r.unit as usize] == own)?;
    Some((own, rule.factor, rule.offset))
}

/// `none`, `yes`, or `norepi 0.2`: an agent and its dose in µg/kg/min, where it is known.
fn agent(variable: &'static str, text: &str, agents: &[&'static str]) -> Result<Option<Pressors>, BadOverride> {
    let mut words = text.split_whitespace();
    let first = words.next().unwrap_or_default();
    if let Some(given) = if first == "none" { Some(false) } else { yes_or_no(first) } {
        return Ok(Some(if given { Pressors::Unspecified } else { Pressors::None }));
    }
    let Some(agent) = agents.iter().copied().find(|a| *a == first) else { return Ok(None) };
    let dose = match words.next() {
        None => Interval::UNKNOWN,
        Some(text) => {
            let Some(dose) = number(text) else { return Ok(None) };
            within(variable, dose, (0.0, 50.0), "ug/kg/min")?;
            Interval::exactly(dose)
        }
    };
    Ok(Some(Pressors::Given(vec![Dose { agent, dose }])))
}
