//! How a variable is asked for: which kind of answer, in which units, within which limits.

use crate::qualitative;
use foco_extract::Lexicon;
use foco_score::Kind;

/// The kind of answer that a variable takes.
#[derive(Clone, Debug, PartialEq)]
pub enum Asked {
    /// A number.
    Number {
        /// Canonical UCUM unit.
        unit: &'static str,
        /// Units that it may be given in, the canonical one first.
        units: Vec<&'static str>,
        /// Smallest plausible value, in the canonical unit.
        min: f64,
        /// Largest plausible value, in the canonical unit.
        max: f64,
    },
    /// Yes or no.
    Flag,
    /// One of these words.
    Word(Vec<&'static str>),
    /// Whole points of another score.
    Points {
        /// Most of them.
        max: i32,
    },
    /// No vasoactive drug, an unnamed one, or one of these with its dose in µg/kg/min.
    Agent(&'static [&'static str]),
}

/// Agents that a reader can name; `other` is any outside the printed tables.
const AGENTS: &[&str] = &["norepi", "epi", "dopa", "dobu", "other"];

/// How a variable is asked for, with its lasting name; `None` if no score reads it, it is worked out only, or it
/// takes a list.
pub fn question(lexicon: &Lexicon, variable: &str) -> Option<(&'static str, Asked)> {
    if variable == "pressors" {
        return Some(("pressors", Asked::Agent(AGENTS)));
    }
    if let Some(flag) = qualitative::flag_variable(variable) {
        return Some((flag, Asked::Flag));
    }
    let tables = lexicon.tables();
    if let Some(analyte) = tables.analytes.iter().find(|a| a.id == variable && a.id != "bp") {
        let name = |unit: u16| tables.units[unit as usize];
        let canonical = name(analyte.unit);
        let others = analyte.units.iter().map(|rule| name(rule.unit)).filter(|u| *u != canonical);
        let units = std::iter::once(canonical).chain(others).collect();
        let (min, max) = analyte.plausible;
        return Some((analyte.id, Asked::Number { unit: canonical, units, min, max }));
    }
    let input = foco_score::all().iter().flat_map(|d| d.inputs).find(|i| i.variable == variable)?;
    let asked = match &input.kind {
        Kind::Number { unit, min, max } => Asked::Number { unit, units: vec![unit], min: *min, max: *max },
        Kind::Flag => Asked::Flag,
        Kind::Choice(words) => Asked::Word(words.iter().map(|(word, _)| *word).collect()),
        // Totals of other scores are worked out, not given; the state before the illness has to be.
        Kind::Points { max } if variable == "baseline_sofa" => Asked::Points { max: *max },
        Kind::Points { .. } | Kind::Pressors | Kind::Set(_) | Kind::Unit(_) => return None,
    };
    Some((input.variable, asked))
}
