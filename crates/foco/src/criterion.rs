//! Criteria: met according to the text, not met, or not decidable and why.

use crate::case::Evidence;
use foco_extract::Span;
use foco_score::Tri;

/// A criterion.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Criterion {
    /// `sepsis3_sepsis`, `qsofa_positive`, …
    pub id: String,
    /// What follows from the text with the assumptions that are on.
    #[cfg_attr(feature = "serde", serde(serialize_with = "as_word"))]
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub value: Tri,
    /// The inputs that would decide it.
    pub missing: Vec<&'static str>,
    /// The words that it rests on.
    pub evidence: Vec<Evidence>,
    /// What the report itself says, quoted beside and never recomputed.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub stated: Option<Stated>,
}

/// What the report itself says of a criterion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Stated {
    /// `yes`, `no`, `possible`.
    pub value: &'static str,
    /// Where.
    #[cfg_attr(feature = "serde", serde(flatten))]
    pub span: Span,
}

#[cfg(feature = "serde")]
fn as_word<S: serde::Serializer>(tri: &Tri, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(tri.as_str())
}
