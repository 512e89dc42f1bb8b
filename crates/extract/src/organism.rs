//! Binomial names beyond the list: a genus of the lexicon and the epithet behind it.

use crate::Reading;
use foco_text::{Gap, TokenKind};

/// How a genus without a species is named in the lexicon.
const GENUS: &str = " spp.";
/// Endings of Latin epithets that Spanish words do not have.
const LATIN: &[&str] = &[
    "us", "um", "ae", "ii", "ei", "hi", "ni", "ri", "li", "pi", "ti", "mi", "ki", "ans", "ens", "alis", "ilis", "icis",
    "oris",
];
/// Words with such an ending that are no epithets.
const NOT_EPITHETS: &[&str] = &["plus", "versus", "virus", "mediante", "grupus"];

/// Whether the token at `at` is the species of a genus that ends before it.
pub(crate) fn is_epithet(reading: &Reading, at: usize) -> bool {
    let text = reading.text;
    let Some(token) = text.tokens.get(at) else { return false };
    let word = text.word(at);
    token.kind == TokenKind::Word
        && token.gap == Gap::Space
        && word.len() >= 5
        && text.written(at).chars().all(char::is_lowercase)
        && LATIN.iter().any(|ending| word.ends_with(ending))
        && !NOT_EPITHETS.contains(&word)
}

/// The genus that a label of the lexicon names, if it names no species.
pub(crate) fn genus(label: &str) -> Option<&str> {
    label.strip_suffix(GENUS)
}
