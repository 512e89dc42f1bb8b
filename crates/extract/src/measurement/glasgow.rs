//! The coma scale told in its parts: `Glasgow 3+4+5`, `GCS (O3 V4 M6)`, `ocular 3, verbal 4, motora 6`.

use super::Bench;
use super::number::Number;
use super::value::{ValueFound, plain};
use foco_lexicon::{Analyte, Item, Shape};
use foco_text::{Gap, TokenKind, TokenRange};

/// Most points of eyes, voice and movement.
const MOST: [u32; 3] = [4, 5, 6];
/// A total this close before its parts makes them say nothing new, in tokens.
const NEAR: usize = 12;

/// The sum of the parts behind a label.
pub(super) fn after<'a>(
    bench: &Bench<'a, '_>,
    label: TokenRange,
    analyte: &'a Analyte<'static>,
) -> Option<ValueFound<'a>> {
    let start = (label.end..label.end + 3).find(|&at| !matches!(bench.word(at), ":" | "(" | "de" | "="))?;
    let (sum, end) = added(bench, start).or_else(|| parts(bench, start))?;
    value(bench, analyte, sum, TokenRange::new(start, end), label.start)
}

/// The sum of parts without a label, at the number of the first: `apertura ocular 3, verbal 4 y motora 6`.
pub(super) fn alone<'a>(bench: &Bench<'a, '_>, number: usize) -> Option<ValueFound<'a>> {
    let text = bench.reading.text;
    let start = number.checked_sub(1).filter(|&at| part(text.word(at)) == Some(0))?;
    let (sum, end) = parts(bench, start)?;
    let tables = bench.reading.lexicon.tables();
    let is_scale = |item: Item| matches!(item, Item::Analyte(a) if tables.analytes[a as usize].shape == Shape::Score);
    let told = (start.saturating_sub(NEAR)..start).any(|at| {
        bench.used[at] && bench.ends[at] as usize > start && bench.reading.found.at(at).iter().any(|m| is_scale(m.item))
    });
    let analyte = tables.analytes.iter().find(|a| a.shape == Shape::Score).filter(|_| !told)?;
    value(bench, analyte, sum, TokenRange::new(start, end), start)
}

fn value<'a>(
    bench: &Bench<'a, '_>,
    analyte: &'a Analyte<'static>,
    sum: u32,
    tokens: TokenRange,
    start: usize,
) -> Option<ValueFound<'a>> {
    plain(bench, analyte, &Number::known(tokens, f64::from(sum)), None, start)
}

/// `3+4+5`.
fn added(bench: &Bench, start: usize) -> Option<(u32, usize)> {
    let points = |nth: usize, at: usize| points(bench, at).filter(|p| *p <= MOST[nth]);
    let plus = |at: usize| bench.word(at) == "+";
    let sum = points(0, start)? + points(1, start + 2)? + points(2, start + 4)?;
    (plus(start + 1) && plus(start + 3)).then_some((sum, start + 5))
}

/// `O3 V4 M6`, in any order, with nothing but marks between.
fn parts(bench: &Bench, start: usize) -> Option<(u32, usize)> {
    let mut seen = [None; 3];
    let mut at = start;
    for _ in 0..MOST.len() {
        at = skip(bench, at, &[",", "-", "+", "/", ";", "y", "respuesta", "apertura"]);
        let nth = part(bench.word(at))?;
        at = skip(bench, at + 1, &[":", "=", "de", "-"]);
        let points = points(bench, at).filter(|p| *p <= MOST[nth] && seen[nth].is_none())?;
        seen[nth] = Some(points);
        at += 1;
    }
    Some((seen.into_iter().flatten().sum(), at))
}

fn skip(bench: &Bench, at: usize, words: &[&str]) -> usize {
    (at..at + 2).find(|&i| !words.contains(&bench.word(i))).unwrap_or(at + 2)
}

/// Which part a word names: eyes, voice, movement.
fn part(word: &str) -> Option<usize> {
    match word {
        "o" | "e" | "ro" | "ao" | "ocular" | "ojos" => Some(0),
        "v" | "rv" | "verbal" => Some(1),
        "m" | "rm" | "motor" | "motora" => Some(2),
        _ => None,
    }
}

/// One digit of at least one point that is no part of a longer number.
fn points(bench: &Bench, at: usize) -> Option<u32> {
    let text = bench.reading.text;
    let token = text.tokens.get(at).filter(|t| t.kind == TokenKind::Number)?;
    let goes_on = text.tokens.get(at + 2).is_some_and(|t| t.gap == Gap::None && t.kind == TokenKind::Number)
        && text.tokens.get(at + 1).is_some_and(|t| t.gap == Gap::None)
        && matches!(text.word(at + 1), "." | "," | "'");
    let digit = text.word(at).parse().ok().filter(|p| (1..=6).contains(p) && token.end - token.start == 1);
    digit.filter(|_| !goes_on)
}
