//! Whether a negation denies what it governs.

use crate::cue::CueMention;
use crate::place::is_sited;
use crate::scope::{is_named, is_within};
use crate::words::{is_article, is_participle, is_preposition};
use crate::{Kind, Reading};
use foco_text::TokenRange;
use std::ops::Range;

/// Whether a negation denies a mention of this kind in its reach. That nothing is seen in an organ or by a test denies
/// neither; what does not help was given, and what was negative was made.
pub(crate) fn denies(reading: &Reading, cue: &CueMention, tokens: TokenRange, kind: Kind) -> bool {
    let text = reading.text;
    let mut between = cue.tokens.end..tokens.start;
    let result = cue.of(reading).class == Some("result");
    match kind {
        Kind::Procedure | Kind::Anatomy if result => false,
        Kind::Disease | Kind::Symptom if result => !is_beside_test(reading, cue, tokens),
        // `sin aumento de su disnea`: that is there.
        Kind::Disease | Kind::Symptom => {
            grows(reading, tokens.start) != Some(true)
                && !is_of_effect(reading, between.clone())
                && !is_of_relief(reading, between.clone())
                && !is_reason(reading, between)
        }
        Kind::Anatomy => !between.any(|at| is_preposition(text.word(at))),
        Kind::Procedure | Kind::Drug | Kind::Device => {
            !is_means(reading, between.clone(), tokens.start) && !is_of_help(reading, between)
        }
        _ => true,
    }
}

/// `hematuria y urocultivos negativos`, `el frotis de la úlcera fue negativo`: whether the test was negative and not the
/// finding beside it, or where the sample was taken.
fn is_beside_test(reading: &Reading, cue: &CueMention, finding: TokenRange) -> bool {
    /// So far before the finding its test may stand, in tokens.
    const TEST: usize = 4;
    let test = |at| is_named(reading, at, &[Kind::Procedure]);
    let sampled = is_sited(reading, finding.start);
    let taken_there = sampled && (finding.start.saturating_sub(TEST)..finding.start).any(test);
    taken_there || (finding.end..cue.tokens.start).any(test)
}

/// `no fueron eficaces en el manejo de la arritmia`: whether it is denied that something works.
fn is_of_effect(reading: &Reading, between: Range<usize>) -> bool {
    const STEMS: &[&str] = &["efectiv", "eficac", "eficaz", "respond", "respuesta"];
    let works = |word: &str| matches!(word, "util" | "utiles") || STEMS.iter().any(|stem| word.starts_with(stem));
    let words = between.rev().map(|at| reading.text.word(at));
    { words }.take_while(|word| !matches!(*word, "ni" | "o" | "y" | "e" | ",")).any(works)
}

/// `sin alivio del dolor`, `no mejoró la disnea`: whether it is denied that a finding gets better.
fn is_of_relief(reading: &Reading, between: Range<usize>) -> bool {
    /// So far before the finding its relief may be named, in tokens.
    const NEAR: usize = 4;
    const STEMS: &[&str] = &["mejor", "alivi", "remision", "remiti", "resolu", "resolv", "calm"];
    let better = |word: &str| word == "control" || STEMS.iter().any(|stem| word.starts_with(stem));
    let words = between.rev().take(NEAR).map(|at| reading.text.word(at));
    { words }.take_while(|word| !matches!(*word, "ni" | "o" | "y" | "e" | "," | "remitido" | "remitida")).any(better)
}

/// `no se realizó cirugía por el shock`, `no toleró enalapril por tos`: whether it is the reason why something was not done.
fn is_reason(reading: &Reading, between: Range<usize>) -> bool {
    /// So far before the finding the word that makes it a reason may stand, in tokens.
    const NEAR: usize = 8;
    const ACTS: &[&str] =
        &["realiz", "recib", "administr", "toler", "indic", "practic", "interven", "operar", "somet", "efectu", "palp"];
    let text = reading.text;
    let near = between.start.max(between.end.saturating_sub(NEAR))..between.end;
    let mut before = near.rev().take_while(|&at| !matches!(text.word(at), "ni" | ";" | ":"));
    let Some(reason) = before.find(|&at| text.word(at) == "por") else { return false };
    // `sin antecedentes, remitida por presentar …`.
    if matches!(text.word(reason + 1), "presentar" | "tener" | "sufrir" | "padecer") {
        return true;
    }
    let acts = |at: usize| ACTS.iter().any(|stem| text.word(at).starts_with(stem));
    // `no estaba infiltrada por tumor`.
    let done_by = reason > 0 && is_participle(text.word(reason - 1)) && !acts(reason - 1);
    let act = |at| acts(at) || is_named(reading, at, &[Kind::Procedure, Kind::Drug, Kind::Device]);
    !done_by && (between.start..reason).any(act)
}

/// `no mejora con noradrenalina`, `sin cambios respecto a la radiografía`: whether it is denied that something helps, or is
/// another than what was made before.
fn is_of_help(reading: &Reading, mut between: Range<usize>) -> bool {
    const STEMS: &[&str] =
        &["mejor", "respond", "respuesta", "ced", "calm", "alivi", "remit", "control", "revert", "respecto", "compar"];
    between.any(|at| STEMS.iter().any(|stem| reading.text.word(at).starts_with(stem)))
}

/// `ausencia de infiltración por histología y citometría`, `signos ecográficos`, `en el resto de la exploración`: whether it
/// is named as the means or the place.
fn is_means(reading: &Reading, between: Range<usize>, start: usize) -> bool {
    const LOOKS: &[&str] = &["explorac", "auscult", "palpac", "inspecc", "percus"];
    let text = reading.text;
    let passed = |word: &str, at: usize| {
        is_article(word)
            || matches!(word, "y" | "de" | "del" | "resto" | "area" | "zona" | "nivel" | "momento")
            || is_within(reading, at, &[Kind::Procedure])
    };
    // `no se optó por azatioprina`.
    let chosen = |at| matches!(text.word(at), "opto" | "optado" | "opta" | "optar" | "optaron" | "optamos");
    let before = { between.clone() }.rev().find(|&at| !passed(text.word(at), at)).map_or("", |at| text.word(at));
    match before {
        "en" | "por" | "mediante" | "durante" | "tras" | "desde" | "signos" | "hallazgos" => !{ between }.any(chosen),
        // `sin recidiva dos años después de la cirugía`.
        "despues" | "antes" | "dias" | "semanas" | "meses" | "anos" | "años" => true,
        // `se descartó endocarditis con una ecocardiografía`.
        "con" => { between }.any(|at| is_named(reading, at, &[Kind::Disease, Kind::Symptom])),
        // `a la exploración`, but not `se sometió a una biopsia`.
        "a" => LOOKS.iter().any(|stem| text.word(start).starts_with(stem)),
        _ => false,
    }
}

/// Whether words right before a finding speak of its growth, and whether they name it as known: `progresión de [las] …`.
pub(crate) fn grows(reading: &Reading, start: usize) -> Option<bool> {
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
