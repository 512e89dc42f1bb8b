//! Which moments of the report a score looks at.

use foco_extract::Phase;

/// Moments taken together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Window {
    /// The worst of presentation and course.
    #[cfg_attr(feature = "serde", serde(rename = "worst_24h"))]
    Worst24h,
    /// First findings.
    #[cfg_attr(feature = "serde", serde(rename = "presentation"))]
    Presentation,
    /// Later findings of the episode.
    #[cfg_attr(feature = "serde", serde(rename = "course"))]
    Course,
}

impl Window {
    /// Whether findings of this phase count. What came before the episode or after it never does.
    pub const fn holds(self, phase: Phase) -> bool {
        match self {
            Window::Worst24h => matches!(phase, Phase::Presentation | Phase::Course),
            Window::Presentation => matches!(phase, Phase::Presentation),
            Window::Course => matches!(phase, Phase::Course),
        }
    }

    /// Its key.
    pub const fn as_str(self) -> &'static str {
        match self {
            Window::Worst24h => "worst_24h",
            Window::Presentation => "presentation",
            Window::Course => "course",
        }
    }
}
