//! Drugs of the history that are still taken: `hipertensión en tratamiento con enalapril`, `medicación habitual: …`.

use crate::words::is_participle;
use crate::{Kind, Reading, scope};
use foco_text::TokenRange;

/// So far before a drug the list that it stands in may begin, in tokens.
const LIST: usize = 48;
/// So far behind the head of the list its first drug may be announced, in tokens.
const HEAD: usize = 4;

/// Whether a drug stands in a list of what is taken, with nothing else told between.
pub(crate) fn is_taken(reading: &Reading, drug: TokenRange) -> bool {
    let text = reading.text;
    let start = text.sentence_of(drug.start).start.max(drug.start.saturating_sub(LIST));
    let other = |at: usize| {
        scope::is_named(reading, at, &[Kind::Disease, Kind::Symptom, Kind::Procedure])
            || matches!(text.word(at), ";" | "hasta" | "hace")
            || text.word(at).len() > 4 && is_participle(text.word(at))
    };
    let list = (start..drug.start).rev().take_while(|&at| !other(at) || announces(reading, at).is_some());
    let behind = |at: usize| announces(reading, at).is_some_and(|end| end <= drug.start);
    { list }.any(behind) && !has_ended(reading, drug.end)
}

/// Where the words end that announce what is taken, if they begin here: `en tratamiento actual con`, `medicación habitual:`.
fn announces(reading: &Reading, at: usize) -> Option<usize> {
    let text = reading.text;
    if !matches!(text.word(at), "tratamiento" | "medicacion") {
        return None;
    }
    let before = at.checked_sub(1).map_or("", |i| text.word(i));
    let now = matches!(before, "en" | "bajo" | "sigue" | "su" | "lleva");
    let usual =
        matches!(text.word(at + 1), "habitual" | "actual" | "domiciliario" | "domiciliaria" | "cronico" | "cronica");
    let end = (at + 1..at + HEAD).find(|&i| matches!(text.word(i), "con" | ":"))?;
    (usual || now && text.word(end) == "con").then_some(end + 1)
}

/// `en tratamiento con prednisona hasta 2010`, `… hace dos años`.
fn has_ended(reading: &Reading, end: usize) -> bool {
    const NEAR: usize = 6;
    let text = reading.text;
    let near = (end..end + NEAR).map(|at| text.word(at)).take_while(|word| !matches!(*word, "," | "." | ";" | "y"));
    { near }.any(|word| matches!(word, "hasta" | "suspendido" | "suspendida" | "retirado" | "retirada" | "previo"))
        || text.word(end) == "hace"
}
