//! Which procedures are tests, which of them are told of together (`[radiografía de tórax] y [ecografía], que fueron
//! normales`), and in which words.

use super::Web;
use crate::words::{is_article, is_copula, is_gerund};
use crate::{CueKind, Kind, Presence};
use foco_lexicon::{Direction, Item, Role};
use foco_text::TokenRange;

/// Most tests of a list.
const MANY: usize = 12;
/// Longest way from one test to the next of a list, in tokens.
const FAR: usize = 12;

/// The first of the tests that a list joins up to the last, by its place among them.
pub(super) fn first_of_list(web: &Web, tests: &[usize]) -> usize {
    let mut first = tests.len() - 1;
    let least = first.saturating_sub(MANY);
    while first > least && is_coordinated(web, tests[first - 1], tests[first]) {
        first -= 1;
    }
    first
}

/// Whether only commas, `y`, articles, brackets and parts of the body stand between two tests.
fn is_coordinated(web: &Web, before: usize, after: usize) -> bool {
    let text = web.reading.text;
    let (before, after) = (&web.mentions[before], &web.mentions[after]);
    let (from, to) = (before.tokens.end, after.tokens.start);
    let together = is_test(web, before.tokens)
        && from < to
        && to - from <= FAR
        && text.sentence_of(before.tokens.start).contains(after.tokens);
    if !together || before.assertion.presence == Presence::Absent {
        return false;
    }
    let (mut joined, mut open) = (false, false);
    for at in from..to {
        match text.word(at) {
            _ if judgement(web, at).is_some() => return false,
            "(" => open = true,
            ")" => open = false,
            _ if open => {}
            "," | "y" | "e" => joined = true,
            "de" | "del" | "en" => {}
            word if is_article(word) || web.lies_in(at, Kind::Anatomy) => {}
            _ => return false,
        }
    }
    joined && !open
}

/// Whether the words that lead from a list of tests to what they show are of all of it: `que fueron normales`,
/// `objetivándose`, but not `que muestra`, which is the last one's.
pub(super) fn is_of_all(web: &Web, from: usize, shown: TokenRange) -> bool {
    let text = web.reading.text;
    let verb = text.word(shown.start);
    let plural = verb.ends_with('n');
    let impersonal = shown.start > from && text.word(shown.start - 1) == "se";
    let relative = (from..shown.end).find(|&at| matches!(text.word(at), "que" | "cual" | "cuales" | "donde"));
    match relative {
        Some(at) if text.word(at) == "cuales" || matches!(text.word(at - 1), "los" | "las") => true,
        Some(_) => plural && !impersonal,
        None => plural || impersonal || is_gerund(verb) || verb == ":",
    }
}

/// Where what qualifies a test ends: a bracket, the part of the body that it is made of.
pub(super) fn behind_qualifiers(web: &Web, from: usize, limit: usize) -> usize {
    let text = web.reading.text;
    let mut at = from;
    while at < limit {
        let end = match text.word(at) {
            "(" => (at..limit)
                .find(|&to| text.word(to) == ")" || judgement(web, to).is_some())
                .filter(|&to| text.word(to) == ")")
                .map(|to| to + 1),
            "de" | "del" | "en" => {
                (at + 1..limit).find(|&to| !is_article(text.word(to))).and_then(|to| web.end_of(to, Kind::Anatomy))
            }
            _ => None,
        };
        match end {
            Some(end) => at = end,
            None => break,
        }
    }
    at.min(limit.max(from))
}

/// Where the judgement of a test may begin: behind `que`, `las cuales` and the verb that links them to it.
pub(super) fn behind_link(web: &Web, test: TokenRange, from: usize) -> Option<usize> {
    let text = web.reading.text;
    let comma = text.word(from) == ",";
    let at = from + usize::from(comma);
    let pronoun = at + usize::from(is_article(text.word(at)));
    let relative = matches!(text.word(pronoun), "que" | "cual" | "cuales");
    let linked = if relative { pronoun + 1 } else { at };
    let copula = is_copula(text.word(linked));
    let led = copula || matches!((text.word(at), text.word(at + 1)), ("con", "resultado" | "resultados"));
    (!comma || led && is_test(web, test)).then_some(linked + usize::from(copula))
}

/// The word at a token that says what a test gave: where it ends, and what it stands for.
pub(super) fn judgement(web: &Web, at: usize) -> Option<(usize, &'static str)> {
    let normal = |item: Item| {
        let Item::Cue(entry) = item else { return false };
        let cue = web.reading.cue(entry);
        cue.kind == CueKind::Normality && cue.direction == Direction::Backward
    };
    let normal = web.reading.found.at(at).iter().find(|m| normal(m.item)).map(|m| (m.tokens.end, "normal"));
    normal.or_else(|| web.word(at, Role::Result))
}

/// Whether a procedure is a test, by its name.
pub(super) fn is_test(web: &Web, tokens: TokenRange) -> bool {
    (tokens.start..tokens.end).any(|at| web.word(at, Role::Test).is_some())
}
