//! One list of mentions from the terms of the lexicon and what the tagger found.
//!
//! Of diseases, symptoms, procedures and drugs the tagger, which has read whole noun phrases, decides the span;
//! the term within it tells the concept. A term where the tagger found nothing stays if it states a fact or is
//! probable enough by itself. Other kinds are the lexicon's alone.

use crate::mention::{Candidate, Mention, Source, assert_all};
use crate::{CueMention, Id, Kind, Phase, Reading};
use foco_tagger::{Layer, Tagged, Tagger};

const KINDS: [(Layer, Kind); 4] = [
    (Layer::Disease, Kind::Disease),
    (Layer::Symptom, Kind::Symptom),
    (Layer::Procedure, Kind::Procedure),
    (Layer::Drug, Kind::Drug),
];

/// Joins what the tagger finds to the terms. Terms that become part of another mention take its id.
pub(crate) fn one_list(
    reading: &Reading,
    tagger: &Tagger,
    terms: &mut [Mention],
    cues: &[CueMention],
    phases: &[Phase],
) -> Vec<Mention> {
    let tagged = tagger.tag(reading.text);
    // Which mention of the list, by its place in `found`, each term is part of.
    let mut part_of: Vec<Option<usize>> = vec![None; terms.len()];
    let mut found: Vec<Candidate> = Vec::with_capacity(terms.len() + tagged.len());
    for (layer, kind) in KINDS {
        let mut from = 0;
        let own: Vec<usize> = (0..terms.len()).filter(|&i| terms[i].kind == kind).collect();
        for mention in tagged.iter().filter(|t| t.layer == layer) {
            while own.get(from).is_some_and(|&i| terms[i].tokens.end <= mention.tokens.start) {
                from += 1;
            }
            let touching = own[from..].iter().copied().take_while(|&i| terms[i].tokens.start < mention.tokens.end);
            let touching: Vec<usize> = touching.filter(|&i| part_of[i].is_none()).collect();
            touching.iter().for_each(|&i| part_of[i] = Some(found.len()));
            found.push(candidate(kind, mention, &touching, terms));
        }
    }
    for (i, term) in terms.iter().enumerate() {
        if part_of[i].is_none() && stands_alone(reading, term) {
            part_of[i] = Some(found.len());
            found.push(Candidate {
                kind: term.kind,
                tokens: term.tokens,
                entry: term.entry,
                typo: term.typo,
                source: term.source,
                confidence: term.confidence,
            });
        }
    }
    let mut order: Vec<usize> = (0..found.len()).collect();
    order.sort_by_key(|&i| (found[i].tokens.start, usize::MAX - found[i].tokens.end, found[i].kind));
    let mut place = vec![0; found.len()];
    order.iter().enumerate().for_each(|(at, &i)| place[i] = at);
    for (term, part_of) in terms.iter_mut().zip(part_of) {
        term.id = part_of.map_or(Id::mention(found.len()), |i| Id::mention(place[i]));
    }
    let mut slots: Vec<Option<Candidate>> = found.into_iter().map(Some).collect();
    let sorted: Vec<Candidate> = order.into_iter().filter_map(|i| slots[i].take()).collect();
    assert_all(reading, &sorted, cues, phases)
}

/// A mention with the tagger's span and the concept of the term that it begins with.
fn candidate(kind: Kind, tagged: &Tagged, touching: &[usize], terms: &[Mention]) -> Candidate {
    /// An adjective or number may stand before the head of a noun phrase.
    const BEFORE_HEAD: usize = 1;
    let head = touching.iter().map(|&i| &terms[i]).find(|t| t.tokens.start <= tagged.tokens.start + BEFORE_HEAD);
    let exact = |t: &Mention| t.tokens == tagged.tokens;
    Candidate {
        kind,
        tokens: tagged.tokens,
        entry: head.and_then(|t| t.entry),
        typo: head.is_some_and(|t| t.typo && exact(t)),
        source: if head.is_some_and(exact) { Source::Lexicon } else { Source::Model },
        confidence: tagged.confidence,
    }
}

/// Whether a term counts although the tagger found nothing there.
fn stands_alone(reading: &Reading, term: &Mention) -> bool {
    let states = |entry: u32| !reading.lexicon.tables().concepts[entry as usize].facts.is_empty();
    match term.kind {
        Kind::Disease | Kind::Symptom | Kind::Procedure | Kind::Drug => term.entry.is_some_and(states),
        _ => true,
    }
}
