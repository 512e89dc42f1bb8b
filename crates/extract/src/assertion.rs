//! What the report says of a finding: there or not, when, and whose.

use crate::cue::CueMention;
use crate::words::{is_article, is_preposition};
use crate::{CueKind, Id, Kind, Reading, scope};
use foco_lexicon::Role;
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

/// Whether words right before a finding speak of its growth, and whether they name it as known: `progresión de [las] …`.
fn grows(reading: &Reading, start: usize) -> Option<bool> {
    const GROWTH: &[&str] =
        &["avance", "progres", "empeor", "extension", "crecimiento", "diseminacion", "aument", "increment", "cambio"];
    let text = reading.text;
    let before = |back: usize| start.checked_sub(back).map_or("", |at| text.word(at));
    let known = is_article(before(1)) || matches!(before(1), "su" | "sus");
    let of = 1 + usize::from(known);
    let known = known || before(1) == "del";
    let joined = matches!(before(of), "de" | "del");
    // `aumento progresivo de su disnea`.
    let grows = |word: &str| GROWTH.iter().any(|stem| word.starts_with(stem));
    (joined && (grows(before(of + 1)) || grows(before(of + 2)))).then_some(known)
}

/// Whether a finding's own words tell that it is normal, negative or doubtful: `genitales externos
/// normales`, `la serología fue negativa`, `aftas dudosas`.
fn is_own_result(reading: &Reading, cue: &CueMention, tokens: TokenRange, kind: Kind) -> bool {
    matches!(kind, Kind::Symptom | Kind::Disease)
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

/// Whether a negation denies what it governs. That nothing is seen in an organ or by a test denies neither, what does
/// not help was given (`no mejora con noradrenalina`), and what a test is compared with was made (`sin cambios respecto a
/// la radiografía`), as was one that was negative.
fn denies(reading: &Reading, cue: &CueMention, tokens: TokenRange, kind: Kind) -> bool {
    let text = reading.text;
    let mut between = cue.tokens.end..tokens.start;
    match kind {
        Kind::Procedure | Kind::Anatomy if cue.of(reading).class == Some("result") => false,
        // `hematuria y urinocultivos negativos`: the test was, not the finding beside it.
        // `el frotis de la úlcera fue negativo`: nor the place that it was taken from.
        Kind::Disease | Kind::Symptom if cue.of(reading).class == Some("result") => {
            const TEST: usize = 4;
            let test = |at| scope::is_named(reading, at, &[Kind::Procedure]);
            let sampled = reading.relations(tokens.start, Role::Sited).next().is_some();
            let taken_there = sampled && (tokens.start.saturating_sub(TEST)..tokens.start).any(test);
            !(taken_there || (tokens.end..cue.tokens.start).any(test))
        }
        // `no fueron eficaces en el manejo de la arritmia`.
        Kind::Disease | Kind::Symptom => {
            // `sin aumento de su disnea`: that is there.
            if grows(reading, tokens.start) == Some(true) {
                return false;
            }
            const EFFECTS: &[&str] = &["efectiv", "eficac", "eficaz", "respond", "respuesta"];
            let has_effect =
                |word: &str| matches!(word, "util" | "utiles") || EFFECTS.iter().any(|stem| word.starts_with(stem));
            let words = between.rev().map(|at| text.word(at));
            !{ words }.take_while(|word| !matches!(*word, "ni" | "o" | "y" | "e" | ",")).any(has_effect)
        }
        Kind::Anatomy => !between.any(|at| is_preposition(text.word(at))),
        Kind::Procedure | Kind::Drug | Kind::Device => {
            const HELPS: &[&str] = &[
                "mejor",
                "respond",
                "respuesta",
                "ced",
                "calm",
                "alivi",
                "remit",
                "control",
                "revert",
                "respecto",
                "compar",
            ];
            // `ausencia de infiltración por histología y citometría`, `signos ecográficos`, `en el resto de la exploración`.
            let mut before = between.clone().rev().filter(|&at| !is_article(text.word(at)));
            let passed = |at: &usize| {
                let word = text.word(*at);
                matches!(word, "y" | "de" | "del" | "resto" | "area" | "zona" | "nivel" | "momento")
                    || kind == Kind::Procedure && is_in_test(reading, *at)
            };
            let chosen = between
                .clone()
                .any(|at| matches!(text.word(at), "opto" | "optado" | "opta" | "optar" | "optaron" | "optamos"));
            let before = before.find(|at| !passed(at)).map_or("", |at| text.word(at));
            let means =
                matches!(before, "en" | "por" | "mediante" | "durante" | "tras" | "desde" | "signos" | "hallazgos");
            // `a la exploración`, but not `se sometió a una biopsia`.
            let looked = ["explorac", "auscult", "palpac", "inspecc", "percus"];
            let looked = before == "a" && looked.iter().any(|stem| text.word(tokens.start).starts_with(stem));
            let beside = (means || looked) && !chosen;
            let helped = between.any(|at| HELPS.iter().any(|stem| text.word(at).starts_with(stem)));
            !beside && !helped
        }
        _ => true,
    }
}

/// Whether a word belongs to the name of a test.
fn is_in_test(reading: &Reading, at: usize) -> bool {
    const LONG: usize = 4;
    (at.saturating_sub(LONG)..=at).any(|start| scope::ends_of(reading, start, &[Kind::Procedure]).any(|end| end > at))
}

/// Whether a cue governs a mention, whose head stands first (`ni signos de [inflamación] del testículo y el epidídimo`),
/// or is the part of it that tells its time (`infarto previo`).
fn governs(cue: &CueMention, tokens: TokenRange) -> bool {
    let head = TokenRange::one(tokens.start);
    let onward = cue.reach.start >= cue.tokens.end && cue.reach.contains(head);
    let onward = onward && matches!(cue.kind, CueKind::Negation | CueKind::Uncertainty | CueKind::Hypothesis);
    onward
        || cue.reach.contains(tokens)
        || cue.kind == CueKind::History && tokens.contains(cue.tokens) && whole(cue).contains(tokens)
}

/// A cue with what it governs.
fn whole(cue: &CueMention) -> TokenRange {
    TokenRange::new(cue.reach.start.min(cue.tokens.start), cue.reach.end.max(cue.tokens.end))
}
