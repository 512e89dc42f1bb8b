//! One list of mentions from the terms of the lexicon and what the tagger found.
//!
//! Of diseases, symptoms, procedures and drugs the tagger, which has read whole noun phrases, decides the span;
//! the term at its head tells the concept. A term where the tagger found nothing stays if it states a fact. Other
//! kinds are the lexicon's alone. Of words that say more than that term (`edema cerebral`) its codes are not told.

use crate::coding::{More, says_more};
use crate::fragment::is_of_institution;
use crate::mention::{Candidate, Mention, Source, assert_all, is_finding};
use crate::section::HeadingMention;
use crate::{CueMention, Id, Kind, Phase, Reading};
use foco_lexicon::{Item, Match};
use foco_tagger::{Layer, Tagged, Tagger};
use foco_text::{Pace, TokenRange};
use std::cmp::Reverse;

const KINDS: [(Layer, Kind); 4] = [
    (Layer::Disease, Kind::Disease),
    (Layer::Symptom, Kind::Symptom),
    (Layer::Procedure, Kind::Procedure),
    (Layer::Drug, Kind::Drug),
];

/// Joins what the tagger finds to the terms. Terms that become part of another mention take its id; those that are
/// in no mention take the id behind the last.
pub(crate) async fn one_list(
    reading: &Reading<'_>,
    tagger: &Tagger,
    terms: &mut [Mention],
    headings: &[HeadingMention],
    cues: &[CueMention],
    phases: &[Phase],
    pace: &Pace<'_>,
) -> Vec<Mention> {
    let tagged = tagger.tag_in_steps(reading.text, pace).await;
    // Which mention of the list, by its place in `found`, each term is part of.
    let mut part_of: Vec<Option<usize>> = vec![None; terms.len()];
    let mut found: Vec<Candidate> = Vec::with_capacity(terms.len() + tagged.len());
    let findings: Vec<usize> = (0..terms.len()).filter(|&i| is_finding(terms[i].kind)).collect();
    for (layer, kind) in KINDS {
        let mut from = 0;
        let mut near = 0;
        let own: Vec<usize> = (0..terms.len()).filter(|&i| terms[i].kind == kind).collect();
        let is_one = |t: &Tagged| {
            let of_name = is_finding(kind) && is_of_institution(reading, t.tokens);
            !of_name && !files_patient(reading, t.tokens) && !heads_examination(reading, headings, t)
        };
        for mention in tagged.iter().filter(|t| t.layer == layer && is_one(t)) {
            while own.get(from).is_some_and(|&i| terms[i].tokens.end <= mention.tokens.start) {
                from += 1;
            }
            let touching = own[from..].iter().copied().take_while(|&i| terms[i].tokens.start < mention.tokens.end);
            let touching: Vec<usize> = touching.filter(|&i| part_of[i].is_none()).collect();
            touching.iter().for_each(|&i| part_of[i] = Some(found.len()));
            // What one calls a disease the other may call a symptom: `hemorragia` in `hemorragia digestiva`.
            while is_finding(kind) && findings.get(near).is_some_and(|&i| terms[i].tokens.end <= mention.tokens.start) {
                near += 1;
            }
            let named = if is_finding(kind) { &findings[near..] } else { &touching };
            let named = named.iter().map(|&i| &terms[i]).chain(given_as_other(terms, kind, mention.tokens));
            found.push(candidate(reading, kind, mention, named));
        }
    }
    // For each token, a mention of the tagger's that covers it, of whatever kind.
    let mut covering: Vec<Option<usize>> = vec![None; reading.text.tokens.len()];
    for (nth, mention) in found.iter().enumerate() {
        covering[mention.tokens.start..mention.tokens.end].fill(Some(nth));
    }
    for (i, term) in terms.iter().enumerate() {
        if is_tagged(term.kind) && part_of[i].is_none() {
            // The tagger sees a finding where the lexicon has a disease, or the other way round.
            part_of[i] = (term.tokens.start..term.tokens.end).find_map(|at| covering[at]);
        }
        if part_of[i].is_none() && stands_alone(reading, term) {
            part_of[i] = Some(found.len());
            found.push(Candidate {
                kind: term.kind,
                tokens: term.tokens,
                entry: term.entry,
                typo: term.typo,
                more: More::Nothing,
                open: term.open,
                source: term.source,
                confidence: term.confidence,
            });
        }
    }
    drop((tagged, covering));
    let by_place = |c: &Candidate| (c.tokens.start, usize::MAX - c.tokens.end, c.kind);
    let mut order: Vec<usize> = (0..found.len()).collect();
    order.sort_by_key(|&i| by_place(&found[i]));
    let mut place = vec![0; found.len()];
    order.iter().enumerate().for_each(|(at, &i)| place[i] = at);
    for (term, part_of) in terms.iter_mut().zip(part_of) {
        term.id = part_of.map_or(Id::mention(found.len()), |i| Id::mention(place[i]));
    }
    drop((order, place));
    found.sort_by_key(by_place);
    assert_all(reading, &found, cues, phases, pace).await
}

/// A mention with the tagger's span and the concept of the term that it begins with, the longest of several.
fn candidate<'a>(
    reading: &Reading,
    kind: Kind,
    tagged: &Tagged,
    terms: impl Iterator<Item = &'a Mention>,
) -> Candidate {
    /// An adjective or number may stand before the head of a noun phrase.
    const BEFORE_HEAD: usize = 1;
    let tokens = tagged.tokens;
    let first = |t: &&Mention| (Reverse(t.tokens.start), t.tokens.end, t.kind == kind);
    let at_head = |t: &&Mention| t.tokens.start <= tokens.start + BEFORE_HEAD;
    // `ausencia de [pulsos]` is what is said of them; the adjective before `[derrame pleural]` belongs to it.
    let adjective = |t: &Mention| t.tokens.start + 1 == tokens.start && t.tokens.end >= tokens.end && !says(reading, t);
    let within = |t: &&Mention| (t.tokens.start >= tokens.start || adjective(t)) && t.tokens.overlaps(tokens);
    let head = terms.take_while(at_head).filter(within).max_by_key(first);
    // `[consciente] y orientado`: what a term adds to the words is another finding.
    let adds = |t: &&Mention| {
        t.tokens.end > tokens.end && matches!(reading.text.word(tokens.end), "y" | "e" | "con" | "sin" | "," | "/")
    };
    let shorter = head
        .filter(|t| is_finding(kind) && adds(t))
        .map(|t| (t, shorter(reading, t, tokens.end)))
        .filter(|(t, shorter)| !shorter.is_some_and(|(_, entry)| is_form(reading, t, entry)))
        .map(|(_, shorter)| shorter);
    let exact = |t: &Mention| t.tokens == tokens;
    let more = |of: TokenRange| if is_finding(kind) { says_more(reading, tokens, of) } else { More::Nothing };
    if let Some(shorter) = shorter {
        let (of, entry) = shorter.unzip();
        let more = of.map_or(More::Nothing, more);
        let source = if of == Some(tokens) { Source::Lexicon } else { Source::Model };
        return Candidate { kind, tokens, entry, typo: false, more, open: None, source, confidence: tagged.confidence };
    }
    Candidate {
        kind,
        tokens,
        entry: head.and_then(|t| t.entry),
        typo: head.is_some_and(|t| t.typo && exact(t)),
        more: head.map_or(More::Nothing, |t| more(t.tokens)),
        open: head.and_then(|t| t.open),
        source: if head.is_some_and(|t| exact(t) && t.kind == kind) { Source::Lexicon } else { Source::Model },
        confidence: tagged.confidence,
    }
}

/// Whether the first word of a term says something of the rest: `no`, `sin`.
fn says(reading: &Reading, term: &Mention) -> bool {
    reading
        .found
        .at(term.tokens.start)
        .iter()
        .any(|m| matches!(m.item, Item::Cue(_)) && m.tokens.len() < term.tokens.len())
}

/// The longest term of the kind of another that begins with it and ends within `end`, and its concept.
fn shorter(reading: &Reading, longer: &Mention, end: usize) -> Option<(TokenRange, u32)> {
    let concepts = &reading.lexicon.tables().concepts;
    let same = |kind: Kind| kind == longer.kind || is_finding(kind) && is_finding(longer.kind);
    let of = |m: &Match| match m.item {
        Item::Concept(entry) if !m.typo && m.tokens.end <= end && same(concepts[entry as usize].kind) => {
            Some((m.tokens, entry))
        }
        _ => None,
    };
    reading.found.at(longer.tokens.start).iter().filter_map(of).max_by_key(|(tokens, _)| tokens.end)
}

/// Whether a term names a form of a concept, by their codes: `insuficiencia cardiaca con fracción de eyección reducida`.
fn is_form(reading: &Reading, term: &Mention, of: u32) -> bool {
    /// So much of a code is its category.
    const CATEGORY: usize = 3;
    let concepts = &reading.lexicon.tables().concepts;
    let category = |entry: u32| concepts[entry as usize].codes.first().and_then(|(_, code)| code.get(..CATEGORY));
    term.entry.and_then(category).is_some_and(|own| category(of) == Some(own))
}

/// The term of exactly these words where the tagger calls a treatment what the lexicon calls a drug (`insulinoterapia`), or
/// the other way round.
fn given_as_other(terms: &[Mention], kind: Kind, tokens: TokenRange) -> Option<&Mention> {
    let other = match kind {
        Kind::Procedure => Kind::Drug,
        Kind::Drug => Kind::Procedure,
        _ => return None,
    };
    let from = terms.partition_point(|t| t.tokens.start < tokens.start);
    terms[from..].iter().take_while(|t| t.tokens.start == tokens.start).find(|t| t.kind == other && t.tokens == tokens)
}

/// Whether the words only label the number by which a patient is filed (`NHC`).
fn files_patient(reading: &Reading, tokens: TokenRange) -> bool {
    reading.found.at(tokens.start).iter().any(|m| {
        let Item::Signal(signal) = m.item else { return false };
        m.tokens.end >= tokens.end && reading.lexicon.tables().signals[signal as usize] == "record-number"
    })
}

/// Whether it only heads a part of the examination or of the tests: `AR:` is no disease there.
fn heads_examination(reading: &Reading, headings: &[HeadingMention], tagged: &Tagged) -> bool {
    let heading = headings.binary_search_by_key(&tagged.tokens.start, |h| h.tokens.start).map(|at| &headings[at]);
    let heads = heading.is_ok_and(|h| h.tokens == tagged.tokens && h.of(reading).inner);
    heads && matches!(tagged.layer, Layer::Disease | Layer::Drug)
}

/// Whether a kind is one of the tagger's.
fn is_tagged(kind: Kind) -> bool {
    KINDS.iter().any(|(_, of)| *of == kind)
}

/// Whether a term counts although the tagger found nothing there: it states a fact, or is a drug with a code, which
/// is one wherever it is named. A disease without a code is a way of speaking (`antecedentes de interés`), not an
/// illness.
fn stands_alone(reading: &Reading, term: &Mention) -> bool {
    let Some(entry) = term.entry.filter(|_| is_tagged(term.kind)) else { return !is_tagged(term.kind) };
    let concept = &reading.lexicon.tables().concepts[entry as usize];
    let coded = !concept.codes.is_empty();
    (term.kind == Kind::Drug && coded) || (!concept.facts.is_empty() && (term.kind != Kind::Disease || coded))
}
