//! Cues of negation, doubt and the like, with their scopes.

use crate::section::HeadingMention;
use crate::{CueKind, Id, Reading, Span, scope};
use foco_lexicon::{Cue, Item};
use foco_text::TokenRange;

/// A cue found in the text.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CueMention {
    /// `c0`, `c1`, …
    pub id: Id,
    /// What it says of its scope.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub kind: CueKind,
    /// `cessation`, `morphology`, …
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub class: Option<&'static str>,
    /// The cue itself.
    #[cfg_attr(feature = "serde", serde(flatten))]
    pub span: Span,
    /// What it governs, without the cue.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub scope: Option<Span>,
    #[cfg_attr(feature = "serde", serde(skip))]
    pub(crate) tokens: TokenRange,
    #[cfg_attr(feature = "serde", serde(skip))]
    pub(crate) reach: TokenRange,
    #[cfg_attr(feature = "serde", serde(skip))]
    pub(crate) entry: u32,
}

impl CueMention {
    /// Whether it says something (ends of scopes and look-alikes do not).
    pub(crate) fn is_shown(&self) -> bool {
        !matches!(self.kind, CueKind::Termination | CueKind::Pseudo)
    }

    pub(crate) fn of<'a>(&self, reading: &Reading<'a>) -> &'a Cue<'static> {
        &reading.lexicon.tables().cues[self.entry as usize]
    }
}

/// A cue and where it stands, before its scope is known.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CueSpot {
    pub(crate) entry: u32,
    pub(crate) tokens: TokenRange,
}

pub(crate) fn find(reading: &Reading, headings: &[HeadingMention]) -> Vec<CueMention> {
    let spots = spots(reading);
    let table = &reading.lexicon.tables().cues;
    let walls = scope::walls(reading, headings, &spots);
    let mut cues: Vec<CueMention> = Vec::new();
    for spot in &spots {
        let cue = &table[spot.entry as usize];
        // `ni` and `ninguna` under an earlier negation only go on with it.
        let continues = matches!(cue.class, Some("coordination" | "determiner"));
        let governed =
            || cues.iter().rev().take(8).any(|c| c.kind == CueKind::Negation && c.reach.contains(spot.tokens));
        if continues && governed() {
            continue;
        }
        let reach = scope::reach(reading, &walls, spot);
        cues.push(CueMention {
            id: Id::cue(0),
            kind: cue.kind,
            class: cue.class.filter(|c| matches!(*c, "cessation" | "morphology")),
            span: reading.text.span(spot.tokens),
            scope: (!reach.is_empty() && reach != spot.tokens).then(|| reading.text.span(reach)),
            tokens: spot.tokens,
            reach,
            entry: spot.entry,
        });
    }
    for (number, cue) in cues.iter_mut().filter(|c| c.is_shown()).enumerate() {
        cue.id = Id::cue(number);
    }
    cues
}

/// The longest cue at each place, from left to right.
fn spots(reading: &Reading) -> Vec<CueSpot> {
    let mut spots: Vec<CueSpot> = Vec::new();
    for matched in reading.found.all() {
        let Item::Cue(entry) = matched.item else { continue };
        if spots.last().is_some_and(|s| matched.tokens.start < s.tokens.end) {
            continue;
        }
        spots.push(CueSpot { entry, tokens: matched.tokens });
    }
    spots
}
