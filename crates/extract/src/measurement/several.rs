//! Several numbers behind one label: ranges, values at two moments, values told one after the other.

use super::grammar::grammar;
use super::number::Number;
use super::stray::counts_something_else;
use super::unit::UnitFound;
use super::value::{ValueFound, number_of, plain, unit_after};
use super::{Bench, unit};
use foco_lexicon::{Analyte, Grammar, Shape};
use foco_text::{Gap, TokenKind};

/// Whether `de` or `desde` opens a way from this number to another.
pub(super) fn is_from(bench: &Bench, number: &Number) -> bool {
    number.tokens.start.checked_sub(1).is_some_and(|i| matches!(bench.word(i), "de" | "desde"))
}

/// `creatinina de 2 a 3 días`: from one number of something else to another.
pub(super) fn is_span(bench: &Bench, first: &Number, analyte: &Analyte) -> bool {
    let joined = is_from(bench, first) && bench.word(first.tokens.end) == "a";
    let second = joined.then(|| bench.number(first.tokens.end + 1, analyte)).flatten();
    second.is_some_and(|second| {
        let last = second.tokens.end;
        let own = unit::at(bench, bench.reading.text.tokens[last - 1].end).is_some_and(|u| u.fits(analyte));
        !own && counts_something_else(bench, last)
    })
}

/// The second of two values at two moments, and the unit of both: `de 0,9 a 3,4 mg/dl`.
pub(super) fn later_number<'a>(
    bench: &Bench<'a, '_>,
    analyte: &Analyte,
    first: &Number,
) -> Option<(Number, Option<UnitFound<'a>>)> {
    let to = bench.word(first.tokens.end);
    // What falls is no range: `creatinina (3,4 a 1,9 mg/dl)`.
    let falls = |n: &Number| n.readings()[0] < first.readings()[0];
    // `13,5 y 13,9 mcUI/ml`: two determinations.
    let twice = to == "y" && !is_from(bench, first);
    let joined = twice || to == "a" || (to == "hasta" && is_from(bench, first));
    if !joined || matches!(analyte.shape, Shape::Pair | Shape::Age) {
        return None;
    }
    let second = number_of(bench, first.tokens.end + 1, analyte)?;
    let unit = unit_after(bench, analyte, second.tokens.end)?;
    let fits = unit.filter(|u| u.fits(analyte));
    let next = fits.map_or(second.tokens.end, |u| bench.reading.text.token_at(u.end));
    let of_another = bench.is_label(next) || (bench.word(next) == "de" && bench.is_label(next + 1));
    let told = match twice {
        true => fits.is_some_and(|u| u.end - u.start >= 2) && !of_another,
        false => is_from(bench, first) || (falls(&second) && fits.is_some()),
    };
    if !told {
        return None;
    }
    let other = unit.is_none() && counts_something_else(bench, second.tokens.end);
    (!other && !bench.is_used(second.tokens) && bench.ends[first.tokens.start] as usize >= second.tokens.end)
        .then_some((second, unit))
}

/// The numbers that arrows behind a value lead to, and the unit behind one of them: `5,2 -> 3,1 -> 1,4 mmol/L`.
pub(super) fn arrows<'a>(
    bench: &Bench<'a, '_>,
    analyte: &Analyte,
    behind: usize,
) -> (Vec<Number>, Option<UnitFound<'a>>) {
    let mut found = (Vec::new(), None);
    let mut end = behind;
    while let Some(number) = behind_arrow(bench, end).and_then(|at| number_of(bench, at, analyte)) {
        let Some(unit) = unit_after(bench, analyte, number.tokens.end) else { break };
        if number.tokens.end > bench.ends[behind - 1] as usize || bench.is_used(number.tokens) {
            break;
        }
        end = unit.as_ref().map_or(number.tokens.end, |u| bench.reading.text.token_at(u.end));
        found.0.push(number);
        found.1 = found.1.or(unit);
    }
    found
}

/// Where it goes on behind an arrow.
fn behind_arrow(bench: &Bench, at: usize) -> Option<usize> {
    match bench.word(at) {
        "→" | "➔" | "➜" | "⇒" => Some(at + 1),
        "-" | "=" => (at + 1..at + 3)
            .find(|&i| bench.word(i) != "-")
            .filter(|&i| bench.word(i) == ">" && bench.reading.text.tokens[i].gap == Gap::None)
            .map(|i| i + 1),
        _ => None,
    }
}

/// More values of the same label: `de 5,5 mg/dl a 4 mg/dl`, `6,6 mg/dL el 6.º día y a 3,1 mg/dL el 8.º`. Each
/// needs the unit written again, so that a number of something else is never taken.
pub(super) fn further<'a>(
    bench: &Bench<'a, '_>,
    first: &ValueFound<'a>,
    unit: Option<&UnitFound>,
) -> Vec<ValueFound<'a>> {
    /// Most words between two values of one label.
    const MOST: usize = 7;
    let text = bench.reading.text;
    let mut values = Vec::new();
    let Some(unit) = unit.filter(|u| u.fits(first.analyte) && (u.end - u.start >= 2 || u.means(bench, &["%"]))) else {
        return values;
    };
    let limit = bench.ends[first.tokens.start] as usize;
    let mut at = text.token_at(unit.end);
    let mut steps = 0;
    while at < limit && steps < MOST && !bench.is_label(at) {
        steps += 1;
        if text.tokens[at].kind != TokenKind::Number {
            let passes = matches!(
                text.word(at),
                "," | "º"
                    | "°"
                    | "ª"
                    | "y"
                    | "posterior"
                    | "final"
                    | "luego"
                    | "a"
                    | "en"
                    | "aire"
                    | "ambiente"
                    | "que"
            ) || matches!(grammar(bench, at), Some((_, Grammar::Link | Grammar::OtherQuantity)));
            if !passes {
                break;
            }
            at += 1;
            continue;
        }
        let Some(number) = number_of(bench, at, first.analyte) else { break };
        let after = number.tokens.end;
        let mut joined = matches!(text.word(at - 1), "a" | "hasta" | "y" | "posterior" | "final");
        let again = unit::at(bench, text.tokens[after - 1].end)
            .filter(|u| u.fits(first.analyte) && u.meanings.iter().any(|m| unit.meanings.contains(m)));
        let Some(again) = again else {
            // A time between them: `el 6.º día`, `a las 24 horas`.
            let ordinal = matches!(text.word(after), "º" | "°" | "ª");
            if !ordinal && !counts_something_else(bench, after) {
                break;
            }
            at = after + 1;
            continue;
        };
        let next = text.token_at(again.end);
        // `88 % basal, 94 % con mascarilla`: behind a comma, if it is said under what.
        joined |= text.word(at - 1) == ","
            && matches!(text.word(next), "con" | "tras" | "al" | "despues" | "respirando" | "sin" | "posteriormente");
        let of_another = bench.is_label(next) || (text.word(next) == "de" && bench.is_label(next + 1));
        if !joined || of_another || bench.is_used(number.tokens) {
            break;
        }
        let Some(value) = plain(bench, first.analyte, &number, Some(&again), at) else { break };
        at = next;
        steps = 0;
        values.push(value);
    }
    values
}

/// The upper end of a range: `12-14`, `entre 12 y 14`.
pub(super) fn second_number(bench: &Bench, analyte: &Analyte, first: &Number, between: bool) -> Option<Number> {
    if analyte.shape == Shape::Pair {
        return None;
    }
    let text = bench.reading.text;
    let mut at = first.tokens.end;
    // `38º-39ºC`, `12% - 14%`, `entre 38,5 ºC y 39 ºC`.
    if matches!(text.word(at), "%" | "º") {
        at += 1;
    }
    if between && let Some(unit) = bench.unit_behind(first).filter(|u| u.fits(analyte)) {
        at = text.token_at(unit.end);
    }
    // `90 a 120` is a range, `de 38 a 39` two values at two moments.
    let joins = match text.word(at) {
        "-" => bench.is_number(at + 1),
        "y" => between,
        "a" => !is_from(bench, first),
        _ => false,
    };
    let second = joins.then(|| bench.number(at + 1, analyte)).flatten()?;
    let rises = second.readings().iter().any(|s| first.readings().iter().any(|f| s > f));
    (rises || between).then_some(second)
}
