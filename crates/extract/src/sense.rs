//! Which sense an abbreviation has here, by the words of its sentence: `PCR` is a protein beside `VSG`, an arrest beside
//! `asistolia`, a test beside `virus`. What the words do not tell stays open.

use crate::Reading;
use foco_lexicon::{Ambiguity, Item, Meaning};
use foco_text::{TokenKind, TokenRange};

/// So far to both sides words of the sentence tell a sense, in tokens.
const NEAR: usize = 15;
/// So far behind it a number tells a sense, in tokens.
const NUMBER: usize = 3;
/// Longest context word that must stand whole, in bytes.
const WHOLE: usize = 3;

/// An abbreviation with several senses at a token: where it stands, what it means (every sense if that is open), and
/// its place in the lexicon if it is not sure.
pub(crate) fn at(reading: &Reading, at: usize) -> Option<(TokenRange, Vec<Option<Item>>, Option<u32>)> {
    let matched = reading.found.at(at).iter().find(|m| matches!(m.item, Item::Ambiguity(_)))?;
    let Item::Ambiguity(place) = matched.item else { return None };
    // A longer term that begins so is another word: `TA media`, `DM tipo 2`.
    let named = |item| matches!(item, Item::Concept(_) | Item::Analyte(_));
    if reading.found.at(at).iter().any(|m| named(m.item) && m.tokens.end > matched.tokens.end) {
        return None;
    }
    let ambiguity = &reading.lexicon.tables().ambiguities[place as usize];
    Some(match told(reading, matched.tokens, ambiguity) {
        Some(meaning) => (matched.tokens, vec![meaning.item], None),
        None => {
            let usual = ambiguity.meanings.iter().find(|m| m.usual);
            let items = usual.map_or_else(|| ambiguity.meanings.iter().map(|m| m.item).collect(), |m| vec![m.item]);
            (matched.tokens, items, Some(place))
        }
    })
}

/// Whether this is the sense that is read where nothing tells another one.
pub(crate) fn is_usual(reading: &Reading, place: u32, item: Item) -> bool {
    let ambiguity = &reading.lexicon.tables().ambiguities[place as usize];
    ambiguity.meanings.iter().any(|m| m.usual && m.item == Some(item))
}

/// The names of all senses.
pub(crate) fn labels(reading: &Reading, place: u32) -> Vec<&'static str> {
    reading.lexicon.tables().ambiguities[place as usize].meanings.iter().map(|m| m.label).collect()
}

/// The sense that more words tell than any other.
fn told<'a>(reading: &Reading, tokens: TokenRange, ambiguity: &'a Ambiguity<'static>) -> Option<&'a Meaning<'static>> {
    let text = reading.text;
    let sentence = text.sentence_of(tokens.start);
    let from = sentence.start.max(tokens.start.saturating_sub(NEAR));
    let to = sentence.end.min(tokens.end + NEAR);
    let context = || (from..tokens.start).chain(tokens.end..to).map(|at| text.word(at));
    let is = |word: &str, stem: &str| if stem.len() <= WHOLE { word == stem } else { word.starts_with(stem) };
    let hits = |stems: &[&str]| context().filter(|word| stems.iter().any(|stem| is(word, stem))).count();
    let counted = (tokens.end..to.min(tokens.end + NUMBER))
        .take_while(|at| !matches!(text.word(*at), "," | ";" | ")"))
        .any(|at| text.tokens[at].kind == TokenKind::Number);
    let weight = |m: &Meaning| {
        if hits(&m.never) > 0 { 0 } else { hits(&m.near) + 2 * usize::from(m.number && counted) }
    };
    let weights: Vec<usize> = ambiguity.meanings.iter().map(weight).collect();
    let most = *weights.iter().max().filter(|most| **most > 0)?;
    let mut best = ambiguity.meanings.iter().zip(&weights).filter(|(_, weight)| **weight == most);
    match (best.next(), best.next()) {
        (Some((meaning, _)), None) => Some(meaning),
        _ => None,
    }
}
