//! What the reader asks for or sets right.

use crate::AssumptionId;
use foco_extract::{Id, Lexicon};
use foco_score::Interval;

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
}

/// A value that the reader gives.
#[derive(Clone, Debug, PartialEq)]
pub struct Override {
    /// Which variable: an analyte (`resp_rate`) or a bedside fact (`altered_mentation`).
    pub variable: String,
    /// The value, in the canonical unit.
    pub value: OverrideValue,
}

/// The value of an [`Override`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum OverrideValue {
    /// A number in the canonical unit of the analyte.
    Number(Interval),
    /// Yes or no.
    Flag(bool),
}

/// Why a value cannot be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BadOverride {
    /// No such variable.
    UnknownVariable(String),
    /// The unit is not one of this analyte.
    UnknownUnit {
        /// The analyte.
        variable: String,
        /// Its canonical unit.
        expected: &'static str,
    },
    /// Nobody can have this value.
    Impossible {
        /// The analyte.
        variable: String,
        /// Its plausible range, in the canonical unit.
        range: String,
    },
    /// Neither a number nor yes or no.
    NoValue(String),
}

impl std::fmt::Display for BadOverride {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        match self {
            BadOverride::UnknownVariable(name) => write!(f, "unknown variable {name:?}"),
            BadOverride::UnknownUnit { variable, expected } => {
                write!(f, "unknown unit for {variable}: use its canonical unit, {expected}")
            }
            BadOverride::Impossible { variable, range } => {
                write!(f, "impossible value for {variable}: it lies between {range}")
            }
            BadOverride::NoValue(name) => write!(f, "{name} needs a number, `yes` or `no`"),
        }
    }
}

impl std::error::Error for BadOverride {}

/// Bedside facts that can be set to yes or no.
const FLAGS: &[&str] = &[
    "altered_mentation",
    "alert",
    "respiratory_support",
    "oxygen",
    "infection",
    "fluids_adequate",
    "vasopressor",
    "pregnancy",
];

impl Override {
    /// Reads a value as the command line or an input line gives it. `unit` empty means the canonical unit.
    ///
    /// # Errors
    /// If there is no such variable or unit, or nobody can have the value.
    pub fn parse(lexicon: &Lexicon, variable: &str, value: &str, unit: &str) -> Result<Override, BadOverride> {
        let variable = variable.trim().to_owned();
        let value = value.trim();
        if FLAGS.contains(&variable.as_str()) {
            let flag = match value {
                "yes" | "true" | "si" | "sí" => true,
                "no" | "false" => false,
                _ => return Err(BadOverride::NoValue(variable)),
            };
            return Ok(Override { variable, value: OverrideValue::Flag(flag) });
        }
        let number: f64 = value.replace(',', ".").parse().map_err(|_| BadOverride::NoValue(variable.clone()))?;
        let tables = lexicon.tables();
        let analyte = match variable.as_str() {
            "sbp" | "dbp" | "map" => tables.analytes.iter().find(|a| a.id == variable),
            name => tables.analytes.iter().find(|a| a.id == name && a.id != "bp"),
        };
        let Some(analyte) = analyte else { return Err(BadOverride::UnknownVariable(variable)) };
        let canonical = tables.units[analyte.unit as usize];
        let squeezed = foco_text::fold(unit).replace(' ', "");
        let spelled =
            lexicon.unit(&squeezed, |_| false).filter(|(length, _)| *length == squeezed.len()).map(|(_, units)| units);
        let rule = analyte.units.iter().find(|rule| {
            unit.is_empty() && rule.unit == analyte.unit
                || tables.units[rule.unit as usize] == unit
                || spelled.is_some_and(|units| units.contains(&rule.unit))
        });
        let Some(rule) = rule else { return Err(BadOverride::UnknownUnit { variable, expected: canonical }) };
        let value = number * rule.factor + rule.offset;
        let (min, max) = analyte.plausible;
        if !(min..=max).contains(&value) {
            return Err(BadOverride::Impossible { variable, range: format!("{min} and {max} {canonical}") });
        }
        Ok(Override { variable, value: OverrideValue::Number(Interval::exactly(value)) })
    }
}
