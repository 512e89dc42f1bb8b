//! How a drug is given: dose, route, frequency, duration. They stand behind the drug (`prednisona oral 30 mg/día
//! durante dos semanas`) or right before it (`1 g de ceftriaxona iv`).

use super::quantity::Often;
use super::{RelationKind, Said, Web};
use crate::{Kind, Mention};
use foco_lexicon::Role;
use foco_text::{Gap, TokenKind, TokenRange};

/// So far behind a drug its regimen may go on, in tokens.
const REACH: usize = 30;
/// So many words that tell nothing may stand between its parts.
const STRANGE: usize = 3;
/// Longest dose before a drug, in tokens.
const LONGEST_DOSE: usize = 8;

/// Longest name in brackets behind a drug, in tokens.
const LONGEST_BRAND: usize = 14;

struct Part {
    kind: RelationKind,
    tokens: TokenRange,
    said: Said,
}

pub(super) fn find(web: &mut Web) {
    let mentions = web.mentions;
    let drugs: Vec<usize> = (0..mentions.len()).filter(|&i| mentions[i].kind == Kind::Drug).collect();
    let mut from = 0;
    for (nth, &drug) in drugs.iter().enumerate() {
        let tokens = mentions[drug].tokens;
        for part in before(web, tokens, from) {
            web.tell(part.kind, drug, part.tokens, part.said);
        }
        let next = drugs.get(nth + 1).map_or(usize::MAX, |&i| mentions[i].tokens.start);
        let limit = next.min(web.reading.text.sentence_of(tokens.start).end).min(tokens.end + REACH);
        for part in behind(web, drug, limit, next) {
            web.tell(part.kind, drug, part.tokens, part.said);
        }
        from = tokens.end;
    }
}

/// A dose right before a drug, and the route between them, not before `from`: `50 mg iv de`.
fn before(web: &Web, drug: TokenRange, from: usize) -> Vec<Part> {
    let text = web.reading.text;
    let Some(joint) = drug.start.checked_sub(1) else { return Vec::new() };
    let end = if text.word(joint) == "de" { joint } else { drug.start };
    // `28/1,75 g` of two drugs is neither 1,75 nor 75 g.
    let whole =
        |at: usize| at == 0 || !matches!(text.word(at - 1), "/" | "," | ".") || text.tokens[at].gap != Gap::None;
    for at in (from.max(end.saturating_sub(LONGEST_DOSE))..end).filter(|&at| whole(at)) {
        let Some((to, amount)) = web.dose(at) else { continue };
        let dose = Part { kind: RelationKind::Dose, tokens: TokenRange::new(at, to), said: Said::Amount(amount) };
        if to == end {
            return vec![dose];
        }
        if let Some((_, route)) = web.word(to, Role::Route).filter(|(last, _)| *last == end) {
            let said = Said::Code(route);
            return vec![dose, Part { kind: RelationKind::Route, tokens: TokenRange::new(to, end), said }];
        }
    }
    Vec::new()
}

/// Where a name in brackets right behind a drug ends: `dexametasona (Maxidex, Alcon)`.
fn behind_brand(web: &Web, from: usize, limit: usize) -> usize {
    let limit = limit.min(from + LONGEST_BRAND);
    if web.reading.text.word(from) != "(" || from >= limit {
        return from;
    }
    let text = web.reading.text;
    let said = |at: usize| text.tokens[at].kind == TokenKind::Number || part(web, at).is_some();
    let close = (from + 1..limit).find(|&at| text.word(at) == ")" || said(at));
    close.filter(|&at| text.word(at) == ")").map_or(from, |close| close + 1)
}

/// The parts of a regimen between a drug and `limit`; `next` is where the next drug begins.
fn behind(web: &Web, drug: usize, limit: usize, next: usize) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let mut at = behind_brand(web, web.mentions[drug].tokens.end, limit);
    let mut other = web.from(at);
    let mut strange = 0;
    while at < limit && strange <= STRANGE {
        while web.mentions.get(other).is_some_and(|m| m.tokens.start < at) {
            other += 1;
        }
        let other_matter =
            |m: &Mention| m.tokens.start == at && matches!(m.kind, Kind::Disease | Kind::Symptom | Kind::Procedure);
        if web.mentions[other..].iter().take(4).any(other_matter) {
            break;
        }
        let Some((end, kind, said)) = part(web, at).filter(|(end, ..)| *end <= limit) else {
            strange += usize::from(!is_filler(web.reading.text.word(at)));
            at += 1;
            continue;
        };
        let of_next =
            kind == RelationKind::Dose && (end == next || (end + 1 == next && web.reading.text.word(end) == "de"));
        // A second dose is another regimen (`y después 10 mg`), told too; a second route or so of the same place not.
        let again = kind != RelationKind::Dose && parts.iter().any(|p| p.kind == kind && p.tokens.end + 8 < at);
        if !of_next && !again {
            parts.push(Part { kind, tokens: TokenRange::new(at, end), said });
        }
        strange = 0;
        at = end;
    }
    parts
}

fn part(web: &Web, at: usize) -> Option<(usize, RelationKind, Said)> {
    if let Some((end, often)) = web.frequency(at) {
        let said = match often {
            Often::Times(amount) => Said::Amount(amount),
            Often::Word(word) => Said::Code(word),
        };
        return Some((end, RelationKind::Frequency, said));
    }
    if let Some((from, _)) = web.word(at, Role::During)
        && let Some((end, amount)) = web.period(from)
    {
        return Some((end, RelationKind::Duration, Said::Amount(amount)));
    }
    if let Some((end, amount)) = web.dose(at) {
        return Some((end, RelationKind::Dose, Said::Amount(amount)));
    }
    let (end, route) = web.word(at, Role::Route)?;
    Some((end, RelationKind::Route, Said::Code(route)))
}

/// Words that may stand within a regimen.
fn is_filler(word: &str) -> bool {
    crate::words::is_function(word)
        || matches!(
            word,
            "," | "(" | ")" | ":" | "+" | "dosis" | "pauta" | "via" | "bolo" | "bolos" | "ciclo" | "total"
        )
}
