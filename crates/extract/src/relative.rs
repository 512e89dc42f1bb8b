//! Relatives, and others beside the patient, whose illness is told.

use crate::Reading;
use crate::scope::is_named;
use crate::words::{is_copula, is_have};
use foco_lexicon::{Kind, Role};
use foco_text::TokenRange;

/// Whether an illness of a relative is told, rather than who brought the patient or tells the story.
pub(crate) fn is_experiencer(reading: &Reading, relative: TokenRange) -> bool {
    const AHEAD: usize = 4;
    let text = reading.text;
    let before = relative.start.checked_sub(1).map_or("", |at| text.word(at));
    if matches!(before, "por" | "segun" | "con" | "a" | "al" | "de" | "del" | "para" | "junto")
        && !is_listed(reading, relative.start)
        && !is_met(reading, relative.start)
    {
        return false;
    }
    // `su hermana (III-1), con asma`: her place in the family tree.
    const BRACKET: usize = 8;
    let bracket = (relative.end..relative.end + BRACKET).find(|&at| text.word(at) == ")");
    let start = bracket.filter(|_| text.word(relative.end) == "(").map_or(relative.end, |close| close + 1);
    let mut at = start;
    for _ in 0..AHEAD {
        let says = |what| reading.relations(at, Role::Kin).filter(move |(_, value)| *value == what).map(|(end, _)| end);
        if says("told").next().is_some() || is_named(reading, at, &[Kind::Disease, Kind::Symptom]) {
            return true;
        }
        let joins = text.word(at) == "," || is_copula(text.word(at)) || is_have(text.word(at));
        // `su compañera de piso tuvo …`
        match says("leads").max().or(joins.then_some(at + 1)) {
            Some(next) => at = next,
            None => return false,
        }
    }
    false
}

/// Whether the preposition before a relative belongs to a list of the family's illnesses: `historia de madre con …`.
fn is_listed(reading: &Reading, start: usize) -> bool {
    let word = |back: usize| start.checked_sub(back).map_or("", |at| reading.text.word(at));
    word(1) == "de" && matches!(word(2), "antecedente" | "antecedentes" | "historia")
}

/// Whether the preposition belongs to words of living or meeting with somebody: what follows is told of that person
/// (`convive con su hermana con tuberculosis`).
fn is_met(reading: &Reading, start: usize) -> bool {
    const LONGEST: usize = 6;
    (start.saturating_sub(LONGEST)..start).any(|at| reading.relations(at, Role::Met).any(|(end, _)| end == start))
}
