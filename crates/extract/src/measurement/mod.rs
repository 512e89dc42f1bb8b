//! Measurements: vital signs, laboratory values, doses, ages.

mod age;
mod aside;
mod before;
mod bench;
mod beside;
mod birth;
mod bracket;
mod breaths;
mod by_unit;
mod by_weight;
mod change;
mod check;
mod comparator;
mod crosses;
mod differential;
mod find;
mod glasgow;
mod grammar;
mod label;
mod limit;
mod list;
mod meaning;
pub(crate) mod number;
mod pair;
mod precedence;
mod previous;
mod reach;
mod record;
mod several;
mod specimen;
mod stray;
mod table;
mod unit;
mod value;

pub(crate) use check::{cross_check, leave_out_others};
pub use comparator::Comparator;
pub(crate) use find::find;
pub(crate) use meaning::tidy;

use crate::{Id, Phase, Span};
use bench::Bench;
use foco_text::TokenRange;

/// Where a unit comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "lowercase"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum UnitSource {
    /// Written in the text.
    Stated,
    /// The only plausible one.
    Inferred,
    /// The reader said so.
    Given,
}

/// What a number without a unit would be in another one.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OtherReading {
    /// In the canonical unit.
    pub value: f64,
    /// The unit that the number would then be in (UCUM).
    pub unit_read: &'static str,
}

/// A value of the text.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Measurement {
    /// `v0`, `v1`, …
    pub id: Id,
    /// Key of the published vocabulary.
    pub analyte: &'static str,
    /// The number as written.
    #[cfg_attr(feature = "serde", serde(flatten))]
    pub span: Span,
    /// In the canonical unit.
    pub value: f64,
    /// Upper end of a range.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub value_high: Option<f64>,
    /// How the value compares to the number.
    pub comparator: Comparator,
    /// Canonical unit (UCUM).
    pub unit: &'static str,
    /// The unit as written.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub unit_written: Option<String>,
    /// The unit that the number was read in (UCUM).
    pub unit_read: &'static str,
    /// The number in that unit.
    pub value_read: f64,
    /// Whether the unit is written.
    pub unit_source: UnitSource,
    /// Whether another unit would be as plausible.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "std::ops::Not::not"))]
    pub ambiguous: bool,
    /// That other reading.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub other: Option<OtherReading>,
    /// Read as meant, not as printed.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "std::ops::Not::not"))]
    pub mended: bool,
    /// Does not fit the other values, so no score uses it.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "std::ops::Not::not"))]
    pub suspicious: bool,
    /// When.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub phase: Phase,
    /// What was examined, if not blood.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub specimen: Option<&'static str>,
    /// `venous`, where it is said.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub sample: Option<&'static str>,
    /// From label to unit.
    pub evidence: Span,
    /// Which patient of the text, from 0.
    #[cfg_attr(feature = "serde", serde(skip))]
    pub patient: u8,
    #[cfg_attr(feature = "serde", serde(skip))]
    pub(crate) tokens: TokenRange,
}
