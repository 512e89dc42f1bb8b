//! Whether a label means its analyte here.

use super::Bench;
use super::grammar::grammar;
use foco_lexicon::{Analyte, Grammar, Item};
use foco_text::{Gap, TokenKind, TokenRange};

/// Words before and after that make the label something else (`aclaramiento de creatinina`), or that make its
/// value a target (`para mantener TAM > 65`).
pub(crate) fn is_label(bench: &Bench, label: TokenRange, analyte: &Analyte) -> bool {
    is_label_behind(bench, label, analyte, false)
}

/// The same where the label may stand behind another one and a bar: `urea/creatinina 90/2,1` is no quotient.
pub(super) fn is_label_behind(bench: &Bench, label: TokenRange, analyte: &Analyte, bar: bool) -> bool {
    if bench.is_used(label) || !is_measured_here(bench, label, analyte) {
        return false;
    }
    // `Ca 15,3` is a marker of tumours, `Ca 15,3 mg/dl` calcium.
    let after = |phrases: &[&str]| phrases.iter().any(|p| follows(bench, label.end, p));
    let marked = || bench.number_with_unit(label.end, analyte).is_none() && after(&analyte.not_before);
    let mut before = analyte.not_after.iter().filter(|phrase| !(bar && phrase.ends_with('/')));
    !before.any(|phrase| precedes(bench, label.start, phrase))
        && !marked()
        && !is_target(bench, label.start)
        && !is_in_reference(bench, label.start)
        && !is_litre(bench, label)
        && !is_cut_short(bench, label, analyte)
        && !is_of_another(bench, label.start, analyte)
}

/// Whether an analyte of one specimen stands where that one is spoken of: `pH` of urine, protein of the liquor.
/// The label itself may name it (`proteinorraquia`), or the words right behind it (`proteínas en LCR`).
fn is_measured_here(bench: &Bench, label: TokenRange, analyte: &Analyte) -> bool {
    let here = |at: usize| bench.specimens.at(at).is_some_and(|s| analyte.only_in.contains(&s));
    analyte.only_in.is_empty() || (label.start..label.end + 3).any(here)
}

/// Whether words shortly before show that something else is measured: the weight of a specimen, the
/// temperature of an incubator.
pub(crate) fn is_of_another(bench: &Bench, at: usize, analyte: &Analyte) -> bool {
    const NEAR: usize = 14;
    let same = |i: &usize| bench.ends[*i] as usize > at;
    (at.saturating_sub(NEAR)..at).filter(same).any(|i| analyte.not_near.iter().any(|p| follows(bench, i, p)))
}

/// `directa` far from any `bilirrubina`.
fn is_cut_short(bench: &Bench, label: TokenRange, analyte: &Analyte) -> bool {
    const NEAR: usize = 14;
    let is = |phrases: &[&str], at: usize| phrases.iter().any(|p| follows(bench, at, p));
    if analyte.short_terms.is_empty() || !is(&analyte.short_terms, label.start) {
        return false;
    }
    let from = label.start.saturating_sub(NEAR);
    !(from..label.start).any(|at| bench.ends[at] as usize > label.start && is(&analyte.short_near, at))
}

/// Whether a phrase (folded, single spaces) stands at a token.
pub(crate) fn follows(bench: &Bench, at: usize, phrase: &str) -> bool {
    // Most differ in the first letter, which is quicker to see.
    if bench.reading.text.word_bytes(at).first() != phrase.as_bytes().first() {
        return false;
    }
    let mut rest = phrase;
    let mut next = at;
    while !rest.is_empty() {
        let Some(token) = bench.reading.text.tokens.get(next) else { return false };
        let gap = next > at && token.gap != Gap::None;
        if let Some(spaced) = rest.strip_prefix(' ') {
            if !gap {
                return false;
            }
            rest = spaced;
        }
        let Some(after) = rest.strip_prefix(bench.word(next)) else { return false };
        rest = after;
        next += 1;
    }
    true
}

/// Whether a phrase stands right before a token.
fn precedes(bench: &Bench, at: usize, phrase: &str) -> bool {
    let from = at.saturating_sub(6);
    (from..at).any(|start| {
        let mut end = start;
        follows(bench, start, phrase) && {
            let mut length = 0;
            let wanted = phrase.chars().filter(|c| *c != ' ').count();
            while length < wanted && end < at {
                length += bench.word(end).chars().count();
                end += 1;
            }
            end == at
        }
    })
}

/// `volumen de 3,6 L (68%)`: a letter behind a number that is a unit, not lymphocytes.
fn is_litre(bench: &Bench, label: TokenRange) -> bool {
    let before = label.start.checked_sub(1).map(|i| &bench.reading.text.tokens[i]);
    label.len() == 1 && bench.word(label.start) == "l" && before.is_some_and(|t| t.kind == TokenKind::Number)
}

/// Whether what stands here tells what is normal.
pub(crate) fn is_in_reference(bench: &Bench, at: usize) -> bool {
    is_of_range(bench, at) || is_in_reference_bracket(bench, at)
}

/// `el rango de normalidad del calcio es 8,5-10,2`.
fn is_of_range(bench: &Bench, at: usize) -> bool {
    (at.saturating_sub(6)..at).any(|i| {
        let word = grammar(bench, i).filter(|(end, word)| *word == Grammar::Reference && end - i >= 3);
        word.is_some_and(|(end, _)| {
            let of = matches!(bench.word(end), "de" | "del" | "para");
            (end == at || of && end + 1 == at) && bench.ends[i] as usize > at
        })
    })
}

/// `(valores normales: Hto 37-55%, Hb 12-19)`, but `(N 80%, Hb 9)` begins with neutrophils.
fn is_in_reference_bracket(bench: &Bench, at: usize) -> bool {
    const FAR: usize = 24;
    let bracket = (at.saturating_sub(FAR)..at).rev().find(|&i| matches!(bench.word(i), "(" | ")" | "[" | "]"));
    bracket.is_some_and(|open| {
        matches!(bench.word(open), "(" | "[")
            && open + 1 < at
            && bench.word(open + 1) != "n"
            && bench.ends[open] as usize > at
            && matches!(grammar(bench, open + 1), Some((_, Grammar::Reference)))
    })
}

/// Whether a target is being set within the few words before.
fn is_target(bench: &Bench, at: usize) -> bool {
    (at.saturating_sub(6)..at).any(|start| {
        bench.ends[start] as usize >= at
            && bench
                .reading
                .found
                .at(start)
                .iter()
                .any(|m| m.item == Item::Grammar(Grammar::Target) && m.tokens.end <= at && at - m.tokens.end <= 3)
    })
}
