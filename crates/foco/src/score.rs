//! A score as it is answered: plain data.

use crate::assumption::AssumptionId;
use crate::case::Evidence;
use crate::form::InputReading;
use crate::window::Window;
use foco_extract::Span;
use foco_score::Range;
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
    /// What it read, input by input, with the assumptions that are on: of the default window, and only if the options
    /// ask for it.
    #[cfg_attr(feature = "serde", serde(skip))]
    pub inputs: Vec<InputReading>,
    /// Where the table comes from. The same for every report, so it is not repeated in each answer.
    #[cfg_attr(feature = "serde", serde(skip))]
    pub source: &'static str,
    /// Terms of use and acknowledgement, likewise.
    #[cfg_attr(feature = "serde", serde(skip))]
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
