//! What may stand between a label and its number, but is not its value: other numbers, times, events, apparatus.

use super::Bench;
use super::grammar::grammar;
use crate::scope::ends_of;
use crate::words::is_article;
use foco_lexicon::{Analyte, Grammar, Item, Kind};

/// Where the way goes on behind a number that is not the value: `creatinina en 36 h de 5,5`,
/// `SatO2 con O2 a 3 L: 95%`, `SatO2 con gafas a 3 lpm de 95 %`.
pub(super) fn number(bench: &Bench, at: usize, analyte: &Analyte) -> Option<usize> {
    let text = bench.reading.text;
    let number = bench.number(at, analyte)?;
    let unit = bench.unit_behind(&number);
    let before = text.word(at.checked_sub(1)?);
    let fits = unit.as_ref().is_some_and(|u| u.fits(analyte));
    // `SatO2 con Venturi al 50 % de 92 %`: so much is given.
    if fits && before != "al" {
        return None;
    }
    if !fits
        && matches!(before, "en" | "tras" | "las" | "los")
        && let Some((after, Grammar::OtherQuantity)) = grammar(bench, number.tokens.end)
    {
        return Some(after);
    }
    let after = text.token_at(unit?.end);
    let next = match text.word(after) {
        ":" if !fits => return Some(after + 1),
        "de" | "del" => after + 1,
        _ => after,
    };
    bench.number_with_unit(next, analyte).map(|number| number.tokens.start)
}

/// Behind a time in words: `creatinina tres meses antes de 1,2`.
pub(super) fn time(bench: &Bench, at: usize) -> Option<usize> {
    bench.reading.number_word(at)?;
    let (after, word) = grammar(bench, at + 1)?;
    let told = matches!(bench.word(after), "antes" | "despues" | "previos" | "previas" | "atras");
    (word == Grammar::OtherQuantity && told).then_some(after + 1)
}

/// Behind an event or an apparatus that says more than the word of the grammar at its place, which ends at `link`.
pub(super) fn circumstance(bench: &Bench, at: usize, link: usize) -> Option<usize> {
    let longer = |after: &usize| link < *after;
    event(bench, at).filter(longer).or_else(|| apparatus(bench, at).filter(longer))
}

/// Behind an event that tells when: `Glasgow previo a la intubación 8`, `Glasgow en urgencias de 9`.
fn event(bench: &Bench, at: usize) -> Option<usize> {
    let reading = bench.reading;
    let moment = reading.found.at(at).iter().find(|m| matches!(m.item, Item::Moment(_)) && m.tokens.len() > 1);
    if let Some(moment) = moment.filter(|_| matches!(bench.word(at), "en" | "a" | "al" | "tras" | "durante")) {
        return Some(moment.tokens.end);
    }
    let start = match (bench.word(at), bench.word(at + 1)) {
        ("previo" | "previa" | "previos" | "previas" | "posterior", "a" | "al") => at + 2,
        ("antes" | "despues", "de" | "del") => at + 2,
        ("tras", _) => at + 1,
        _ => return None,
    };
    let start = start + usize::from(is_article(bench.word(start)) || bench.word(start) == "su");
    ends_of(reading, start, &[Kind::Procedure, Kind::Drug]).next()
}

/// Behind an apparatus with which it was measured: `SatO2 con mascarilla reservorio a 15 l/min del 88 %`.
fn apparatus(bench: &Bench, at: usize) -> Option<usize> {
    let with = at.checked_sub(1).is_some_and(|before| matches!(bench.word(before), "con" | "por"));
    with.then(|| ends_of(bench.reading, at, &[Kind::Device, Kind::Procedure]).next()).flatten()
}
