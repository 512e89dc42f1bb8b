//! Ages: `de 47 años`, `lactante de 8 meses`, but not `hace 3 años` or `durante 30 años`.

use super::value::{ValueFound, plain};
use super::{Bench, number, unit};
use foco_text::TokenKind;

const PERSONS: &[&str] = &[
    "varon",
    "mujer",
    "hombre",
    "paciente",
    "niño",
    "niña",
    "lactante",
    "neonato",
    "nacido",
    "nacida",
    "anciano",
    "anciana",
    "gestante",
    "adolescente",
    "señora",
    "señor",
    "enfermo",
    "enferma",
    "joven",
    "escolar",
    "primigesta",
    "secundigesta",
    "embarazada",
    "puerpera",
    "sexo",
    "femenino",
    "masculino",
    "raza",
    "prematuro",
    "persona",
];

/// The age that begins at a token, if it is one.
pub(crate) fn at<'a>(bench: &Bench<'a, '_>, at: usize) -> Option<ValueFound<'a>> {
    let text = bench.reading.text;
    if text.tokens.get(at)?.kind != TokenKind::Number {
        return None;
    }
    let analyte = bench.reading.lexicon.tables().analytes.iter().find(|a| a.id == "age")?;
    let style = number::Style { decimal_point: bench.decimal_point, count: false };
    let number = number::at(text, at, style)?;
    let unit = unit::at(bench, text.tokens[number.tokens.end - 1].end)?;
    if !unit.fits(analyte) || (unit.end - unit.start < 3) {
        return None;
    }
    let after = text.token_at(unit.end);
    let said = follows_of_age(bench, after) || follows_of_age(bench, text.token_at(unit.start) + 1);
    let years = unit.means(bench, &["a"]);
    // `a los 12 meses de vida se vacunó` is a moment; `3 años 10 meses` is one age.
    let moment = at.checked_sub(1).is_some_and(|i| matches!(text.word(i), "los" | "las"));
    let after_years = at.checked_sub(1).is_some_and(|i| matches!(text.word(i), "años" | "año"));
    if moment || (after_years && !years) || !(said || is_persons(bench, at, years) || (years && is_alone(bench, at))) {
        return None;
    }
    let mut found = plain(bench, analyte, &number, Some(&unit), at)?;
    if years && let Some(months) = months_after(bench, after) {
        found.value += months.0;
        found.tokens.end = months.1;
        found.evidence.end = months.1 + 1;
        found.unit_tokens = None;
    }
    Some(found)
}

/// The months of `3 años 10 meses`, in years, and the token after their number.
fn months_after(bench: &Bench, at: usize) -> Option<(f64, usize)> {
    let text = bench.reading.text;
    let start = if text.word(at) == "y" { at + 1 } else { at };
    let months: f64 =
        text.tokens.get(start).filter(|t| t.kind == TokenKind::Number).and_then(|_| text.word(start).parse().ok())?;
    (matches!(text.word(start + 1), "mes" | "meses") && months < 24.0).then_some((months / 12.0, start + 1))
}

/// `Lactante mayor, 1 año`: between commas right after a person.
fn is_alone(bench: &Bench, at: usize) -> bool {
    let text = bench.reading.text;
    let before = at.checked_sub(1).map_or("", |i| text.word(i));
    before == "," && (at.saturating_sub(4)..at).any(|i| PERSONS.contains(&text.word(i)))
}

fn follows_of_age(bench: &Bench, at: usize) -> bool {
    bench.word(at) == "de" && matches!(bench.word(at + 1), "edad" | "vida")
        || (bench.word(at.wrapping_sub(1)) == "edad")
}

/// `varón de 47 años`: a person within the few words before, joined by `de`, with nothing that measures time.
fn is_persons(bench: &Bench, at: usize, years: bool) -> bool {
    let text = bench.reading.text;
    let Some(before) = at.checked_sub(1) else { return false };
    let joined = matches!(text.word(before), "de" | ",") || (text.word(before) == "y" && years);
    if !joined {
        return false;
    }
    let sentence = text.sentences.get(text.sentence_of(at)).map_or(0, |s| s.start);
    let from = at.saturating_sub(8).max(sentence);
    // The nearest of the two decides: a person, or words that measure time.
    let person = (from..before).rev().find_map(|i| match text.word(i) {
        "hace" | "durante" | "desde" | "tras" | "evolucion" | "historia" | "despues" | "antes" | "embarazo"
        | "seguimiento" => Some(false),
        word => PERSONS.contains(&word).then_some(true),
    });
    let after = text.word(at + 2);
    person == Some(true) && !matches!(after, "antes" | "despues" | "previos" | "atras")
}
