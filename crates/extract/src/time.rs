//! Expressions of time with a number: `10 días antes`, `a los tres meses`, `de dos semanas de evolución`.

use crate::{Phase, Reading};
use foco_lexicon::Role;
use foco_text::{TokenKind, TokenRange, WordSet};

/// An expression of time found in the text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TimeExpression {
    pub(crate) tokens: TokenRange,
    /// The moment that it points to, and whether what follows belongs to it too.
    pub(crate) phase: Option<(Phase, bool)>,
}

/// The words of [`unit()`] that have keys.
static UNITS: WordSet<32> =
    WordSet::of(&["hora", "horas", "h", "minutos", "dia", "dias", "semana", "semanas", "mes", "meses"]);

/// A unit of time and whether spans of it reach back before an acute illness.
fn unit(word: &str) -> Option<bool> {
    match word {
        "hora" | "horas" | "h" | "minutos" | "dia" | "dias" | "semana" | "semanas" => Some(false),
        "mes" | "meses" | "año" | "años" => Some(true),
        _ => None,
    }
}

#[inline(never)]
pub(crate) fn expressions(reading: &Reading) -> Vec<TimeExpression> {
    let text = reading.text;
    let mut found: Vec<TimeExpression> = Vec::new();
    for at in 1..text.tokens.len() {
        // Most words are none, and that is told without a look at them.
        let key = text.key(at);
        if key != 0 && !UNITS.holds(key) {
            continue;
        }
        let Some(long) = unit(text.word(at)) else { continue };
        if let Some(day) = numbered_day(reading, at) {
            found.push(day);
            continue;
        }
        let Some(number) = number_before(reading, at) else { continue };
        if found.last().is_some_and(|t| t.tokens.end > number) {
            continue;
        }
        let before =
            (number.checked_sub(1).map_or("", |i| text.word(i)), number.checked_sub(2).map_or("", |i| text.word(i)));
        let after = (text.word(at + 1), text.word(at + 2), text.word(at + 3));
        let mut tokens = TokenRange::new(number, at + 1);
        // `comenzó dos meses antes con astenia` and `desde hace tres meses` tell how this illness began; what lasts for
        // years may be the illness or the history, as what it stands among.
        let lasts = before == ("hace", "desde");
        let years = matches!(text.word(at), "año" | "años");
        let began = (number.saturating_sub(2)..number).any(|i| reading.is_word(i, Role::Began));
        let back = if long && !lasts && !began { Phase::Prior } else { Phase::Presentation };
        let phase = match (before, after) {
            (_, ("antes" | "previos" | "previas" | "atras" | "previamente" | "anteriores", ..)) => {
                tokens.end += 1;
                Some((back, false))
            }
            (("hace", before), _) => {
                tokens.start -= if before == "desde" { 2 } else { 1 };
                (!lasts || !years).then_some((back, false))
            }
            (_, ("de", "evolucion" | "duracion", _)) => {
                tokens.end += 2;
                (!long).then_some((Phase::Presentation, false))
            }
            (_, ("despues" | "posteriores", ..)) => {
                tokens.end += 1;
                Some((Phase::Course, true))
            }
            (_, ("mas", "tarde", _)) => {
                tokens.end += 2;
                Some((Phase::Course, true))
            }
            (("los" | "las", "a" | "tras" | "en"), ("de", "vida" | "edad", _)) => None,
            // `en el segundo día de hospitalización`; an illness may begin on a day behind an operation.
            (("el", _), (next, of, _))
                if text.word(at) == "dia"
                    && !matches!(text.word(number), "primer" | "un")
                    && ![next, of].iter().any(|w| w.ends_with("operatorio")) =>
            {
                tokens.start -= 1;
                Some((Phase::Course, true))
            }
            (("los" | "las", "a" | "tras"), _) | (("a" | "al" | "tras", _), _) => {
                tokens.start -= if matches!(before.0, "los" | "las") { 2 } else { 1 };
                // `a los 65 años` is an age, and the first hours still belong to the arrival.
                let first_day = matches!(text.word(at), "hora" | "horas" | "h" | "minutos")
                    && text.word(number).parse().is_ok_and(|n: u32| n < 24);
                (!years && !first_day).then_some((Phase::Course, true))
            }
            _ => None,
        };
        let lasting = lasts || matches!(after, ("de", "evolucion" | "duracion" | "seguimiento", _));
        let age = phase.is_none() && !lasting && (matches!(after, ("de", "edad", _)) || years);
        if !age {
            found.push(TimeExpression { tokens, phase });
        }
    }
    found
}

/// Whether a span of time begins at a token: `dos meses`, `3 días`.
pub(crate) fn is_span(reading: &Reading, at: usize) -> bool {
    unit(reading.text.word(at + 1)).is_some() && number_before(reading, at + 1) == Some(at)
}

/// `el día 8`, `al día 3 de ingreso`, but not `el día 12 de mayo`.
fn numbered_day(reading: &Reading, at: usize) -> Option<TimeExpression> {
    let text = reading.text;
    let later = text.word(at + 1).parse().is_ok_and(|day: u32| (2..100).contains(&day));
    let named = later && text.word(at) == "dia" && matches!(text.word(at - 1), "el" | "al");
    let date = match (text.word(at + 2), text.word(at + 3)) {
        ("/" | "-" | "." | "del", _) if text.tokens.get(at + 3).is_some_and(|t| t.kind == TokenKind::Number) => true,
        // `el día 12 de mayo`, and `al día 13 de vida`, which is an age; else of the stay, the illness, ….
        ("de", word) => reading.is_word(at + 3, Role::Month) || matches!(word, "vida" | "edad"),
        _ => false,
    };
    (named && !date)
        .then_some(TimeExpression { tokens: TokenRange::new(at - 1, at + 2), phase: Some((Phase::Course, true)) })
}

/// `es diagnosticada de`, `fue intervenido de`: whether a diagnosis or operation told at a token is one of this illness. With
/// a date it was before.
pub(crate) fn is_done_now(reading: &Reading, at: usize) -> bool {
    let text = reading.text;
    let before = |back: usize| at.checked_sub(back).map_or("", |i| text.word(i));
    if !["diagnosticad", "intervenid"].iter().any(|stem| text.word(at).starts_with(stem)) {
        return false;
    }
    let now = match before(1) {
        "siendo" => return true,
        "es" | "fue" | "fueron" => true,
        "sido" => matches!(before(2), "ha" | "han"),
        _ => false,
    };
    now && !is_dated(reading, at)
}

/// Whether the sentence of a token names a year, or how long ago something was, or at what age.
fn is_dated(reading: &Reading, at: usize) -> bool {
    let text = reading.text;
    let sentence = text.sentence_of(at);
    let year = |i: usize| {
        text.tokens[i].kind == TokenKind::Number
            && text.word(i).parse().is_ok_and(|year: u32| (1900..2100).contains(&year))
    };
    // `a los 20 años`, `a la edad de`, `con 26 años`.
    let age = |i: usize| {
        matches!((text.word(i), text.word(i + 1)), ("a", "los") | ("la", "edad"))
            || text.word(i) == "con" && matches!(text.word(i + 2), "años" | "año")
    };
    let before = |i: usize| matches!(text.word(i), "hace" | "hacia" | "infancia" | "juventud");
    (sentence.start..sentence.end).any(|i| year(i) || age(i) || before(i))
}

/// Where the number before a unit begins, if there is one.
fn number_before(reading: &Reading, unit: usize) -> Option<usize> {
    let text = reading.text;
    let at = unit.checked_sub(1)?;
    let is_number = |i: usize| {
        text.tokens[i].kind == TokenKind::Number || reading.number_word(i).is_some() || reading.is_word(i, Role::Count)
    };
    if !is_number(at) {
        return None;
    }
    // `2-3 días`, `2 o 3 días`.
    let range = at >= 2 && matches!(text.word(at - 1), "-" | "o" | "a" | "y") && is_number(at - 2);
    Some(if range { at - 2 } else { at })
}
