//! What a test shows: `la ecografía mostró una colección`, `TC: neumoperitoneo`, `urocultivo positivo`.

use super::{RelationKind, Said, Web};
use crate::Kind;
use foco_lexicon::Role;
use foco_text::TokenRange;

/// So far behind a test the word that leads to its findings may stand, in tokens.
const CUE: usize = 6;
/// So far behind a test the word of its result may stand, in tokens.
const WORD: usize = 3;
/// So far its findings may reach, in tokens.
const REACH: usize = 40;

pub(super) fn find(web: &mut Web) {
    let mentions = web.mentions;
    let tests: Vec<usize> = (0..mentions.len()).filter(|&i| mentions[i].kind == Kind::Procedure).collect();
    for (nth, &test) in tests.iter().enumerate() {
        let tokens = mentions[test].tokens;
        let next = tests.get(nth + 1).map_or(usize::MAX, |&i| mentions[i].tokens.start);
        let limit = web.reading.text.sentence_of(tokens.start).end.min(next);
        if let Some((at, end, word)) = word(web, tokens.end, limit) {
            web.tell(RelationKind::Result, test, TokenRange::new(at, end), Said::Code(word));
        }
        let Some(shown) = shows(web, tokens.end, limit) else { continue };
        let limit = limit.min(shown + REACH);
        let first = web.from(shown);
        let owner = owner(web, &tests[..=nth]);
        for finding in (first..mentions.len()).take_while(|&i| mentions[i].tokens.start < limit) {
            if matches!(mentions[finding].kind, Kind::Disease | Kind::Symptom | Kind::Organism) {
                web.join(RelationKind::Result, owner, finding);
            }
        }
    }
}

/// The test at the head of a phrase, of those up to the last: `en la [ecografía] tras la segunda dosis de radioyodo`.
fn owner(web: &Web, tests: &[usize]) -> usize {
    let text = web.reading.text;
    let tokens = |test: usize| web.mentions[test].tokens;
    let mut of = tests[tests.len() - 1];
    for &before in tests.iter().rev().skip(1) {
        let (from, to) = (tokens(before).end, tokens(of).start);
        let leads = |at: usize| matches!(text.word(at), "de" | "del" | "tras" | "post");
        let parts = |at: usize| {
            let word = text.word(at);
            matches!(word, "," | ";" | ":" | "y" | "e" | "que" | "con" | "cual")
                || word.starts_with("cuy")
                || web.word(at, Role::Shows).is_some()
        };
        let together = text.sentence_of(tokens(before).start).contains(tokens(of));
        if from >= to || !together || !(from..to).any(leads) || (from..to).any(parts) {
            break;
        }
        of = before;
    }
    of
}

/// The word of a result close behind a test.
fn word(web: &Web, from: usize, limit: usize) -> Option<(usize, usize, &'static str)> {
    let limit = limit.min(from + WORD);
    let open = |at: &usize| !matches!(web.reading.text.word(*at), "," | ";" | "y" | "sin" | "no");
    (from..limit).take_while(open).find_map(|at| web.word(at, Role::Result).map(|(end, word)| (at, end, word)))
}

/// Where what a test shows begins: behind a colon or a verb.
fn shows(web: &Web, from: usize, limit: usize) -> Option<usize> {
    if web.reading.text.word(from) == ":" && from < limit {
        return Some(from + 1);
    }
    (from..limit.min(from + CUE)).find_map(|at| web.word(at, Role::Shows).map(|(end, _)| end))
}
