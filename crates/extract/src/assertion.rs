//! What the report says of a finding: there or not, when, and whose.

use crate::cue::CueMention;
use crate::denial::{denies, grows};
use crate::mention::is_finding;
use crate::words::is_preposition;
use crate::{CueKind, Id, Kind, Reading, scope};
use foco_text::TokenRange;

/// Whether it is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "snake_case"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Presence {
    /// Stated.
    #[default]
    Present,
    /// Negated.
    Absent,
    /// Doubtful.
    Possible,
    /// Could not be judged.
    NotAssessable,
    /// Examined and normal.
    Normal,
    /// A drug tried on an organism in the laboratory; that it was given is not said.
    Tested,
}

/// When.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "snake_case"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Temporality {
    /// In this episode.
    #[default]
    Current,
    /// Before it.
    Historical,
    /// To come or feared.
    Future,
}

/// Whose.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "snake_case"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Experiencer {
    /// The patient's.
    #[default]
    Patient,
    /// Somebody else's.
    Other,
}

/// What the report says of a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Assertion {
    /// Whether it is there.
    pub presence: Presence,
    /// When.
    pub temporality: Temporality,
    /// Whose.
    pub experiencer: Experiencer,
}

impl Assertion {
    /// The patient's own and of this episode.
    pub const fn is_current(self) -> bool {
        matches!((self.temporality, self.experiencer), (Temporality::Current, Experiencer::Patient))
    }
}

/// The cues that govern these tokens, and what they make of a mention of this kind. `cues` are those of the
/// neighbourhood, in order.
pub(crate) fn judge(reading: &Reading, cues: &[CueMention], tokens: TokenRange, kind: Kind) -> (Assertion, Vec<Id>) {
    let mut assertion = Assertion::default();
    let mut fired = Vec::new();
    // Of who somebody is and when something was, cues say nothing.
    let cues = if matches!(kind, Kind::Person | Kind::Time) { &[] } else { cues };
    // Most cues of the neighbourhood neither govern it nor stand in it.
    for cue in cues.iter().filter(|cue| whole(cue).overlaps(tokens)) {
        let only = &cue.of(reading).only;
        let own = is_own_result(reading, cue, tokens, kind);
        if !own && (!governs(cue, tokens) || !(only.is_empty() || only.contains(&kind))) {
            continue;
        }
        fired.push(cue.id);
        match cue.kind {
            // The end of something does not say that it never was.
            CueKind::Negation if cue.class == Some("cessation") || !denies(reading, cue, tokens, kind) => {}
            CueKind::Negation => assertion.presence = Presence::Absent,
            // Doubt about an illness is none about where it is, how it was looked for or what was given for it.
            CueKind::Uncertainty if matches!(kind, Kind::Drug | Kind::Analyte | Kind::Anatomy) => {}
            CueKind::Uncertainty
                if matches!(kind, Kind::Procedure | Kind::Device)
                    && (cue.tokens.end..tokens.start)
                        .any(|at| scope::is_named(reading, at, &[Kind::Disease, Kind::Symptom])) => {}
            CueKind::Uncertainty if is_confirmed(reading, tokens.end) => {}
            CueKind::Uncertainty => assertion.presence = Presence::Possible,
            CueKind::NotAssessable => assertion.presence = Presence::NotAssessable,
            // `no rítmico` is not normal.
            CueKind::Normality if assertion.presence == Presence::Absent && cue.class == Some("morphology") => {}
            CueKind::Normality => assertion.presence = Presence::Normal,
            CueKind::History => assertion.temporality = Temporality::Historical,
            // `sin historia familiar de cardiopatía y radiografía normal`: illnesses run in families, tests do not.
            CueKind::OtherPerson
                if cue.of(reading).class == Some("section") && matches!(kind, Kind::Procedure | Kind::Analyte) => {}
            CueKind::OtherPerson => assertion.experiencer = Experiencer::Other,
            CueKind::Hypothesis if cue.of(reading).class == Some("suspected") => {
                assertion.presence = Presence::Possible;
            }
            // `para evitar el avance de las lesiones`: they are there.
            CueKind::Hypothesis if grows(reading, tokens.start).is_some() => {}
            CueKind::Hypothesis => assertion.temporality = Temporality::Future,
            CueKind::Susceptibility => assertion.presence = Presence::Tested,
            CueKind::Termination | CueKind::Pseudo => {}
        }
    }
    (assertion, fired)
}

/// Whether what was suspected is confirmed in the same breath: `se sospechó un absceso, que se confirmó`.
fn is_confirmed(reading: &Reading, end: usize) -> bool {
    const NEAR: usize = 5;
    let text = reading.text;
    let near = end..text.tokens.len().min(end + NEAR);
    const CONFIRMED: &[&str] = &["confirma", "confirmo", "confirmaron", "confirmado", "confirmada", "confirmandose"];
    let verb = near.clone().find(|&at| CONFIRMED.contains(&text.word(at)));
    verb.is_some_and(|verb| {
        let mut words = (end..verb).map(|at| text.word(at));
        let relative = words.clone().any(|word| word == "que" || word == "cual");
        relative && words.all(|word| matches!(word, "," | "que" | "lo" | "el" | "la" | "cual" | "se" | "fue" | "luego"))
    })
}

/// Whether a finding's own words tell that it is normal, negative or doubtful: `genitales externos
/// normales`, `la serología fue negativa`, `aftas dudosas`.
fn is_own_result(reading: &Reading, cue: &CueMention, tokens: TokenRange, kind: Kind) -> bool {
    is_finding(kind)
        && tokens.start < cue.tokens.start
        && tokens.contains(cue.tokens)
        && match cue.kind {
            CueKind::Normality => {
                let last = cue.tokens.end == tokens.end || is_preposition(reading.text.word(cue.tokens.end));
                const OTHER: &[&str] = &["disminuid", "abolid", "aumentad", "elevad", "alterad", "sangr", "coagul"];
                let other = |at| OTHER.iter().any(|stem| reading.text.word(at).starts_with(stem));
                cue.class.is_none() && last && !(tokens.start..cue.tokens.start).any(other)
            }
            CueKind::Negation => cue.of(reading).class == Some("result"),
            CueKind::Uncertainty => cue.tokens.end == tokens.end && cue.reach.start >= tokens.end,
            _ => false,
        }
}

/// Whether a cue governs a mention, whose head stands first (`ni signos de [inflamación] del testículo y el epidídimo`),
/// or is the part of it that tells its time (`infarto previo`).
fn governs(cue: &CueMention, tokens: TokenRange) -> bool {
    let head = TokenRange::one(tokens.start);
    let onward = matches!(cue.kind, CueKind::Negation | CueKind::Uncertainty | CueKind::Hypothesis)
        && cue.reach.start >= cue.tokens.end
        && cue.reach.contains(head);
    onward
        || cue.reach.contains(tokens)
        || cue.kind == CueKind::History && tokens.contains(cue.tokens) && whole(cue).contains(tokens)
}

/// A cue with what it governs.
fn whole(cue: &CueMention) -> TokenRange {
    TokenRange::new(cue.reach.start.min(cue.tokens.start), cue.reach.end.max(cue.tokens.end))
}
