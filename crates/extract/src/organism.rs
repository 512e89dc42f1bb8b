//! Organisms: binomial names beyond the list, a genus of the lexicon and the epithet behind it; and those that a test
//! only looked for.

use crate::scope::is_within;
use crate::words::{is_article, is_conjunction};
use crate::{CueKind, CueMention, Id, Kind, Reading};
use foco_lexicon::Role;
use foco_text::{Gap, TokenKind, TokenRange};

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

/// What an organism is that is named and not found.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum LookedFor {
    /// A test looked for it: `serología para Brucella y Leishmania, negativas`, `resultados negativos: Leptospira, …`,
    /// `se descartó una parasitosis (Ascaris, …)`.
    InVain,
    /// It may come: a vaccine or a prophylaxis is against it.
    Feared,
}

/// Whether an organism is named only as what was looked for and not found, or as what is guarded against.
pub(crate) fn only_looked_for(reading: &Reading, cues: &[CueMention], organism: TokenRange) -> Option<LookedFor> {
    const FAR: usize = 60;
    /// So far behind the name of a test what it is against may stand.
    const NEAR: usize = 8;
    let text = reading.text;
    let sentence = text.sentence_of(organism.start);
    let before = |back: usize| organism.start.checked_sub(back).map_or("", |at| text.word(at));
    if before(1) == "por" {
        return None;
    }
    // `profilaxis frente al meningococo`, `vacuna contra el neumococo`: what may come. `IgG frente a Bartonella` is a test.
    let article = usize::from(is_article(before(1)));
    let against = before(1 + article) == "contra"
        || before(2 + article) == "frente"
        || before(1) == "al" && before(2) == "frente";
    let near = sentence.start.max(organism.start.saturating_sub(NEAR))..organism.start;
    if against && !{ near }.any(|at| sought(reading, at) == Some("test")) {
        return Some(LookedFor::Feared);
    }
    // Cues come in order, and no negation reaches out of its sentence.
    let own = cues.partition_point(|c| c.tokens.start < sentence.start);
    let own = cues[own..].iter().take_while(|c| c.tokens.start < sentence.end);
    let denials: Vec<TokenRange> = own.filter(|c| c.kind == CueKind::Negation).map(|c| c.reach).collect();
    let denied = |at: usize| denials.iter().any(|reach| reach.contains(TokenRange::one(at)));
    // `vacunado de gripe, ingresa con bacteriemia por …`: another statement.
    let (mut tested, mut arrived) = (false, false);
    for at in (sentence.start.max(organism.start.saturating_sub(FAR))..organism.start).rev() {
        let said = sought(reading, at);
        if text.word(at) == ";" || said == Some("found") {
            break;
        }
        let around = |at: usize| (at..organism.start).all(|i| text.word(i) != ")");
        if text.word(at) == "("
            && at > 0
            && around(at)
            && (denied(at - 1) || sought(reading, at - 1) == Some("negative"))
            || said == Some("negative") && text.word(at + 1) == ":"
        {
            return Some(LookedFor::InVain);
        }
        if said == Some("vaccine") && !arrived && at + NEAR >= organism.start {
            return Some(LookedFor::Feared);
        }
        if tested && said == Some("excluded") {
            return Some(LookedFor::InVain);
        }
        arrived |= reading.is_word(at, Role::Comes);
        tested |= said == Some("test");
    }
    if !tested {
        return None;
    }
    let result = (organism.end..sentence.end).find_map(|at| {
        let said = sought(reading, at).filter(|said| !matches!(*said, "test" | "vaccine"))?;
        // `sin identificar`, `no se detectó`.
        let without = (at.saturating_sub(2)..at).any(|i| matches!(text.word(i), "sin" | "no"));
        Some(matches!(said, "negative" | "excluded") || without)
    });
    (result == Some(true)).then_some(LookedFor::InVain)
}

/// Whether a finding is an item of what a test looked for: `serología para hepatitis, CMV y lúes`.
pub(crate) fn is_looked_for(reading: &Reading, finding: TokenRange) -> bool {
    /// So far behind the test the list may go on, in tokens.
    const LIST: usize = 24;
    let text = reading.text;
    let from = text.sentence_of(finding.start).start.max(finding.start.saturating_sub(LIST));
    let item = |at: usize| {
        let word = text.word(at);
        is_article(word)
            || is_conjunction(word)
            || word.len() == 1 && !matches!(word, "." | ";" | ")")
            || matches!(word, "de" | "del" | "para" | "al" | "frente" | "contra" | "virus" | "anti")
            || is_within(reading, at, &[Kind::Disease, Kind::Organism])
    };
    let head = (from..finding.start).rev().find(|&at| sought(reading, at) == Some("test") || !item(at));
    head.is_some_and(|at| sought(reading, at) == Some("test"))
}

/// The negation under which a test looked for an organism in vain: behind it, or before it.
pub(crate) fn denied_by(reading: &Reading, cues: &[CueMention], organism: TokenRange) -> Option<Id> {
    let sentence = reading.text.sentence_of(organism.start);
    let from = cues.partition_point(|c| c.tokens.start < sentence.start);
    let own = cues[from..].iter().take_while(|c| c.tokens.start < sentence.end);
    let negations: Vec<&CueMention> = own.filter(|c| c.kind == CueKind::Negation).collect();
    let results = || negations.iter().filter(|c| c.of(reading).class == Some("result"));
    let behind = results().find(|c| c.tokens.start >= organism.end);
    let cue = behind.or(results().next()).or(negations.last())?;
    (only_looked_for(reading, cues, organism) == Some(LookedFor::InVain)).then_some(cue.id)
}

/// What a word says of an organism: `test`, `found`, `negative`, `excluded`, `vaccine`.
fn sought(reading: &Reading, at: usize) -> Option<&'static str> {
    reading.relations(at, Role::Sought).map(|(_, value)| value).next()
}
