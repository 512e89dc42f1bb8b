//! From a label to its value.

use super::label::is_of_another;
use super::meaning::{is_out_of_reach, meaning, other_reading, style, tidy};
use super::number::{self, Number, Style};
use super::pair::pair;
use super::reach::{comparator_before, grammar, reach_number};
use super::unit::{self, UnitFound};
use super::{Bench, Comparator};
use crate::notice::Notices;
use foco_lexicon::{Analyte, Grammar, Item, Shape};
use foco_text::{Gap, TokenKind, TokenRange};

/// A value found, in tokens.
#[derive(Debug, Clone)]
pub(crate) struct ValueFound<'a> {
    pub(crate) analyte: &'a Analyte<'static>,
    pub(crate) id: &'static str,
    pub(crate) tokens: TokenRange,
    pub(crate) evidence: TokenRange,
    pub(crate) value: f64,
    pub(crate) high: Option<f64>,
    pub(crate) value_read: f64,
    pub(crate) unit_read: u16,
    pub(crate) comparator: Comparator,
    /// Folded offsets.
    pub(crate) unit_tokens: Option<(u32, u32)>,
    pub(crate) ambiguous: bool,
    pub(crate) mended: bool,
    pub(crate) moment: Moment,
}

/// When a value was taken, beside what its place in the report tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Moment {
    /// Nothing more.
    Here,
    /// The first of two values at two moments: `de 0,9 a 3,4`.
    Earlier,
    /// Before this illness: `(previa 0,9)`.
    Before,
}

/// Reads on from a label to its value or values.
pub(crate) fn after<'a>(
    bench: &Bench<'a, '_>,
    label: TokenRange,
    analyte: &'a Analyte<'static>,
    notices: &mut Notices,
) -> Option<Vec<ValueFound<'a>>> {
    let text = bench.reading.text;
    let (start, comparator, between) = reach_number(bench, label, analyte)?;
    let mut number = number_of(bench, start, analyte)?;
    if let Some(whole) = number::broken_decimal(text, &number)
        && unit::at(bench, text.tokens[whole.tokens.end - 1].end).is_some_and(|u| u.fits(analyte))
    {
        number = whole;
    }
    if bench.is_used(number.tokens) || sticks_to_word(bench, &number, analyte) || is_span(bench, &number, analyte) {
        return None;
    }
    let evidence = TokenRange::new(label.start, number.tokens.end);
    if analyte.shape == Shape::Pair {
        return pair(bench, label, analyte, &number, notices);
    }
    let second = second_number(bench, analyte, &number, between);
    let last = second.map_or(number.tokens.end, |n| n.tokens.end);
    let later = second.is_none().then(|| later_number(bench, analyte, &number)).flatten();
    let unit = match &later {
        Some((_, unit)) => *unit,
        None => unit_after(bench, analyte, last)?,
    };
    let unit = unit.as_ref();
    if analyte.shape != Shape::Age && unit.is_none() && counts_something_else(bench, last) {
        return None;
    }
    if unit.is_none() && is_code(bench, label, &number) {
        return None;
    }
    let negative = analyte.plausible.0 < 0.0 && is_minus(bench, start);
    let readings: Vec<f64> = number.readings().iter().map(|r| if negative { -r } else { *r }).collect();
    let Some(found) = meaning(bench, analyte, &readings, unit) else {
        if unit.is_some_and(|u| u.fits(analyte)) || (unit.is_none() && is_out_of_reach(analyte, &readings)) {
            let span = text.span(evidence);
            notices.add(
                "implausible_value",
                span,
                &[text.slice(span), analyte.label, text.slice(text.span(number.tokens))],
            );
        }
        return None;
    };
    let high = second.and_then(|n| {
        let written = n.readings().iter().copied().find(|r| *r >= found.written)?;
        Some(written * found.factor + found.offset)
    });
    let mut tokens = number.tokens;
    if high.is_some() {
        tokens.end = last;
    }
    if negative {
        tokens.start -= 1;
    }
    let value = ValueFound {
        analyte,
        id: analyte.id,
        tokens,
        evidence: TokenRange::new(label.start, tokens.end.max(number.tokens.end)),
        value: tidy(found.value),
        high: high.map(tidy),
        value_read: found.written,
        unit_read: found.unit,
        comparator,
        unit_tokens: unit.filter(|u| u.fits(analyte) || u.is_concentration(bench)).map(|u| (u.start, u.end)),
        ambiguous: found.ambiguous,
        mended: found.mended,
        moment: if later.is_some() { Moment::Earlier } else { Moment::Here },
    };
    announce(bench, label, &value, notices);
    let later = later.and_then(|(number, _)| plain(bench, analyte, &number, unit, number.tokens.start));
    let mut values: Vec<ValueFound> = std::iter::once(value).chain(later).collect();
    let further = further(bench, &values[0], unit);
    // `de 3,1 mg/dl a 1,2 mg/dl`.
    let moves = |u: &UnitFound| text.word(text.token_at(u.end)) == "a";
    if !further.is_empty() && is_from(bench, &number) && unit.is_some_and(moves) {
        values[0].moment = Moment::Earlier;
    }
    values.extend(further);
    Some(values)
}

/// Whether `de` or `desde` opens a way from this number to another.
fn is_from(bench: &Bench, number: &Number) -> bool {
    number.tokens.start.checked_sub(1).is_some_and(|i| matches!(bench.word(i), "de" | "desde"))
}

/// `creatinina de 2 a 3 días`: from one number of something else to another.
fn is_span(bench: &Bench, first: &Number, analyte: &Analyte) -> bool {
    let joined = is_from(bench, first) && bench.word(first.tokens.end) == "a";
    let second = joined.then(|| number::at(bench.reading.text, first.tokens.end + 1, style(bench, analyte))).flatten();
    second.is_some_and(|second| {
        let last = second.tokens.end;
        let own = unit::at(bench, bench.reading.text.tokens[last - 1].end).is_some_and(|u| u.fits(analyte));
        !own && counts_something_else(bench, last)
    })
}

/// The second of two values at two moments, and the unit of both: `de 0,9 a 3,4 mg/dl`.
fn later_number<'a>(
    bench: &Bench<'a, '_>,
    analyte: &Analyte,
    first: &Number,
) -> Option<(Number, Option<UnitFound<'a>>)> {
    let to = bench.word(first.tokens.end);
    // What falls is no range: `creatinina (3,4 a 1,9 mg/dl)`.
    let falls = |n: &Number| n.readings()[0] < first.readings()[0];
    let joined = to == "a" || (to == "hasta" && is_from(bench, first));
    if !joined || matches!(analyte.shape, Shape::Pair | Shape::Age) {
        return None;
    }
    let second = number_of(bench, first.tokens.end + 1, analyte)?;
    let unit = unit_after(bench, analyte, second.tokens.end)?;
    let told = is_from(bench, first) || (falls(&second) && unit.is_some_and(|u| u.fits(analyte)));
    if !told {
        return None;
    }
    let other = unit.is_none() && counts_something_else(bench, second.tokens.end);
    (!other && !bench.is_used(second.tokens) && bench.ends[first.tokens.start] as usize >= second.tokens.end)
        .then_some((second, unit))
}

/// The number at a token: a space parts thousands where the unit stands behind them (`24 899 U/l`), not where
/// it is the unit's own (`122 109/l`).
pub(super) fn number_of(bench: &Bench, start: usize, analyte: &Analyte) -> Option<Number> {
    let text = bench.reading.text;
    let unit = |n: &Number| unit::at(bench, text.tokens[n.tokens.end - 1].end).filter(|u| u.fits(analyte));
    let fits = |n: &Number| unit(n).is_some();
    // `1 109 x10*3`: the scale is still to come, so `109` is none.
    let scaled =
        |n: &Number| unit(n).is_some_and(|u| text.folded.text[u.start as usize..].starts_with(['x', '*', '·']));
    let plain = number::at(text, start, Style { spaces: false, ..style(bench, analyte) })?;
    let spaced = number::at(text, start, Style { spaces: true, ..style(bench, analyte) })?;
    // `IgG1 493`: a digit that sticks to the label is its own.
    let glued = text.tokens[start].gap == Gap::None && start > 0 && text.tokens[start - 1].kind == TokenKind::Word;
    let thousands = spaced.tokens.len() > plain.tokens.len() && !glued;
    let taken = thousands && (!fits(&plain) || scaled(&spaced)) && (analyte.shape == Shape::Count || fits(&spaced));
    Some(if taken { spaced } else { plain })
}

/// More values of the same label: `de 5,5 mg/dl a 4 mg/dl`, `6,6 mg/dL el 6.º día y a 3,1 mg/dL el 8.º`. Each
/// needs the unit written again, so that a number of something else is never taken.
fn further<'a>(bench: &Bench<'a, '_>, first: &ValueFound<'a>, unit: Option<&UnitFound>) -> Vec<ValueFound<'a>> {
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
    let names = |at: usize| bench.reading.found.at(at).iter().any(|m| matches!(m.item, Item::Analyte(_)));
    while at < limit && steps < MOST && !names(at) {
        steps += 1;
        if text.tokens[at].kind != TokenKind::Number {
            let passes = matches!(text.word(at), "," | "º" | "°" | "ª" | "y" | "posterior" | "final" | "luego")
                || matches!(grammar(bench, at), Some((_, Grammar::Link | Grammar::OtherQuantity)));
            if !passes {
                break;
            }
            at += 1;
            continue;
        }
        let Some(number) = number_of(bench, at, first.analyte) else { break };
        let after = number.tokens.end;
        let joined = matches!(text.word(at - 1), "a" | "hasta" | "y" | "posterior" | "final");
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
        let of_another = names(next) || (text.word(next) == "de" && names(next + 1));
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

/// A number before its label: `28.500 leucocitos/ml`, `90% de neutrófilos`, `12% cayados`.
pub(crate) fn before<'a>(
    bench: &Bench<'a, '_>,
    label: TokenRange,
    analyte: &'a Analyte<'static>,
) -> Option<ValueFound<'a>> {
    let text = bench.reading.text;
    let percent = bench.reading.lexicon.tables().units[analyte.unit as usize] == "%";
    let weight = analyte.id == "weight";
    if !(analyte.shape == Shape::Count || weight || (percent && analyte.id.ends_with("_pct"))) {
        return None;
    }
    // Back over `de` and a unit that is already written (`%`, `x 103`, `kg`) to the digits.
    let mut end = label.start;
    if end > 0 && text.word(end - 1) == "de" && (percent || weight) {
        end -= 1;
    }
    let mut first = end;
    let floor = end.saturating_sub(9);
    // The power of a unit is no number of its own: `15.900/mm3 leucocitos`.
    let power = |at: usize| {
        at > 0
            && text.tokens[at].gap == Gap::None
            && text.tokens[at - 1].kind == TokenKind::Word
            && text.word(at) == "3"
    };
    while first > floor && (text.tokens[first - 1].kind != TokenKind::Number || power(first - 1)) {
        if power(first - 1) {
            first -= 2;
            continue;
        }
        let mark = matches!(text.word(first - 1), "%" | "x" | "/" | "." | "^" | "*")
            || (weight
                && matches!(text.word(first - 1), "kg" | "kgs" | "kilos" | "kilogramos" | "g" | "gr" | "gramos"));
        if !mark {
            return None;
        }
        first -= 1;
    }
    if first == floor {
        return None;
    }
    first -= 1;
    // To the beginning of the whole number, thousands and scale included.
    let thousands = |at: usize| {
        text.tokens[at].gap == Gap::Space
            && text.tokens[at - 1].kind == TokenKind::Number
            && text.word(at).len() == 3
            && text.word(at - 1).len() <= 3
    };
    while first > floor
        && (text.tokens[first].gap == Gap::None || thousands(first))
        && !matches!(text.word(first - 1), "(" | "/" | ":" | "-")
    {
        first -= 1;
    }
    let number = (first..end).find_map(|at| number::at(text, at, style(bench, analyte)))?;
    if bench.is_used(number.tokens) {
        return None;
    }
    let own = unit::at(bench, text.tokens[number.tokens.end - 1].end)
        .filter(|u| u.fits(analyte) && text.token_at(u.end) <= label.start);
    let behind = unit::at(bench, text.tokens[label.end - 1].end).filter(|u| u.fits(analyte));
    let unit = own.or(behind);
    // `perdió 5 kg de peso` is a change, no weight.
    let changes = |at: usize| analyte.not_after.contains(&text.word(at)) && bench.ends[at] as usize > label.start;
    if weight && (unit.is_none() || (first.saturating_sub(6)..first).any(changes)) {
        return None;
    }
    let found = meaning(bench, analyte, number.readings(), unit.as_ref())?;
    Some(ValueFound {
        analyte,
        id: analyte.id,
        tokens: number.tokens,
        evidence: TokenRange::new(number.tokens.start, label.end),
        value: tidy(found.value),
        high: None,
        value_read: found.written,
        unit_read: found.unit,
        comparator: comparator_before(bench, number.tokens.start).unwrap_or_default(),
        unit_tokens: unit.map(|u| (u.start, u.end)),
        ambiguous: found.ambiguous,
        mended: found.mended,
        moment: Moment::Here,
    })
}

/// A number with its unit before the label: `11,3 g/dl de Hb`.
pub(crate) fn of_label<'a>(
    bench: &Bench<'a, '_>,
    label: TokenRange,
    analyte: &'a Analyte<'static>,
) -> Option<ValueFound<'a>> {
    /// Longest unit and number, in tokens.
    const FAR: usize = 9;
    let text = bench.reading.text;
    let of = label
        .start
        .checked_sub(1)
        .filter(|&of| text.word(of) == "de" && analyte.shape == Shape::Number && analyte.id != "weight")?;
    (of.saturating_sub(FAR)..of).find_map(|start| {
        if text.tokens[start].kind != TokenKind::Number || bench.is_used(TokenRange::new(start, of)) {
            return None;
        }
        let number = number::at(text, start, style(bench, analyte))?;
        let unit = unit::at(bench, text.tokens[number.tokens.end - 1].end)?;
        let direct = unit.fits(analyte) && unit.end - unit.start >= 3 && text.token_at(unit.end) == of;
        let mut value = direct.then(|| plain(bench, analyte, &number, Some(&unit), start)).flatten()?;
        value.evidence.end = label.end;
        Some(value)
    })
}

/// A number whose unit alone tells what it is: `109 lpm`, `38,5 ºC`.
pub(crate) fn by_unit<'a>(bench: &Bench<'a, '_>, at: usize) -> Option<ValueFound<'a>> {
    let text = bench.reading.text;
    if text.tokens.get(at)?.kind != TokenKind::Number
        || (at > 0 && text.tokens[at].gap == Gap::None && matches!(text.word(at - 1), "." | "," | "/" | "-"))
    {
        return None;
    }
    let number = number::at(text, at, Style { decimal_point: bench.decimal_point, count: false, spaces: false })?;
    let unit = unit::at(bench, text.tokens[number.tokens.end - 1].end)?;
    let own: &[(&str, &[&str])] =
        &[("heart_rate", &["{beats}/min"]), ("resp_rate", &["{breaths}/min"]), ("temperature", &["Cel"])];
    let (id, codes) = own.iter().find(|(_, codes)| unit.means(bench, codes))?;
    let spelled = unit.end - unit.start >= 2;
    if !spelled || bench.is_used(number.tokens) || codes.is_empty() {
        return None;
    }
    let analyte = bench.reading.lexicon.tables().analytes.iter().find(|a| a.id == *id && a.by_unit)?;
    let others = |word: &str| analyte.not_before.contains(&word) || analyte.not_after.contains(&word);
    let told = |i: usize| bench.ends[i] as usize > at && others(text.word(i));
    if (at.saturating_sub(6)..at).any(told) || is_of_another(bench, at, analyte) {
        return None;
    }
    // `a 2 lpm` of oxygen is no heart rate, and water of 37 ºC no fever.
    let floor = if *id == "temperature" { 33.0 } else { analyte.plausible.0 };
    if number.readings()[0] < floor || !number.readings()[0].is_finite() {
        return None;
    }
    plain(bench, analyte, &number, Some(&unit), at)
}

/// A value without a label of its own.
pub(crate) fn plain<'a>(
    bench: &Bench<'a, '_>,
    analyte: &'a Analyte<'static>,
    number: &Number,
    unit: Option<&UnitFound>,
    start: usize,
) -> Option<ValueFound<'a>> {
    let found = meaning(bench, analyte, number.readings(), unit)?;
    (!found.mended).then(|| ValueFound {
        analyte,
        id: analyte.id,
        tokens: number.tokens,
        evidence: TokenRange::new(start, number.tokens.end),
        value: tidy(found.value),
        high: None,
        value_read: found.written,
        unit_read: found.unit,
        comparator: comparator_before(bench, number.tokens.start).unwrap_or_default(),
        unit_tokens: unit.map(|u| (u.start, u.end)),
        ambiguous: false,
        mended: false,
        moment: Moment::Here,
    })
}

/// The unit after a number. `None` if what follows shows that the number is something else.
pub(crate) fn unit_after<'a>(bench: &Bench<'a, '_>, analyte: &Analyte, last: usize) -> Option<Option<UnitFound<'a>>> {
    let text = bench.reading.text;
    let Some(unit) = unit::at(bench, text.tokens[last - 1].end) else { return Some(None) };
    if unit.fits(analyte) || unit.is_concentration(bench) {
        return Some(Some(unit));
    }
    // A unit of something else: `FA a 120 lpm`. One or two letters may be a word of the sentence.
    let glued = unit.start == text.tokens[last - 1].end;
    let spelled = unit.end - unit.start >= 3 || glued || unit.means(bench, &["%", "/uL"]);
    if spelled { None } else { Some(None) }
}

/// Whether the words after a number show that it counts days, millilitres, times, …
pub(super) fn counts_something_else(bench: &Bench, at: usize) -> bool {
    matches!(grammar(bench, at), Some((_, Grammar::OtherQuantity)))
}

/// Whether the number is a part of a word, a date or a fraction.
fn sticks_to_word(bench: &Bench, number: &Number, analyte: &Analyte) -> bool {
    let text = bench.reading.text;
    let end = number.tokens.end;
    let glued = |at: usize| text.tokens.get(at).is_some_and(|t| t.gap == Gap::None);
    let fraction =
        text.word(end) == "/" && glued(end) && text.tokens.get(end + 1).is_some_and(|t| t.kind == TokenKind::Number);
    let unit = || unit::at(bench, text.tokens[end - 1].end).is_some_and(|u| u.fits(analyte));
    match analyte.shape {
        Shape::Number | Shape::Age => fraction && !unit(),
        // The parts of a differential: `6/72/2/0/16`.
        Shape::Count if fraction => text.word(end + 2) == "/" && glued(end + 2),
        Shape::Count | Shape::Pair | Shape::Score | Shape::Crosses => false,
    }
}

/// `K4`, `L5`: a letter that sticks to a whole number names something.
fn is_code(bench: &Bench, label: TokenRange, number: &Number) -> bool {
    let text = bench.reading.text;
    text.written(label.start).chars().count() == 1
        && label.len() == 1
        && number.tokens.start == label.end
        && text.tokens[label.end].gap == Gap::None
        && number.readings()[0].fract() == 0.0
}

fn is_minus(bench: &Bench, at: usize) -> bool {
    at > 0 && bench.word(at - 1) == "-" && bench.reading.text.tokens[at].gap == Gap::None
}

/// The upper end of a range: `12-14`, `entre 12 y 14`.
fn second_number(bench: &Bench, analyte: &Analyte, first: &Number, between: bool) -> Option<Number> {
    if matches!(analyte.shape, Shape::Score | Shape::Pair) {
        return None;
    }
    let text = bench.reading.text;
    let mut at = first.tokens.end;
    // `38º-39ºC`, `12% - 14%`.
    if matches!(text.word(at), "%" | "º") {
        at += 1;
    }
    // `90 a 120` is a range, `de 38 a 39` two values at two moments.
    let joins = match text.word(at) {
        "-" => text.tokens.get(at + 1).is_some_and(|t| t.kind == TokenKind::Number),
        "y" => between,
        "a" => !is_from(bench, first),
        _ => false,
    };
    let second = joins.then(|| number::at(text, at + 1, style(bench, analyte))).flatten()?;
    let rises = second.readings().iter().any(|s| first.readings().iter().any(|f| s > f));
    rises.then_some(second)
}

/// Says what was assumed.
fn announce(bench: &Bench, label: TokenRange, value: &ValueFound, notices: &mut Notices) {
    let text = bench.reading.text;
    let span = text.span(value.evidence);
    let written = text.slice(span);
    let tables = bench.reading.lexicon.tables();
    let unit = tables.units[value.unit_read as usize];
    let label_written = text.slice(text.span(label));
    if value.analyte.misspellings.contains(&label_written) {
        notices.add("label_misspelt", span, &[label_written, value.analyte.label]);
    }
    let unitless = ["{score}", "[pH]", "{INR}", "1"].contains(&unit);
    if value.mended {
        notices.add("unit_mended", span, &[written, &format!("{} {unit}", value.value_read)]);
    } else if value.ambiguous {
        let other = other_reading(tables, value).map_or("", |o| o.unit_read);
        notices.add(if other.is_empty() { "unit_doubtful" } else { "unit_ambiguous" }, span, &[written, unit, other]);
    } else if value.unit_tokens.is_none() && !unitless {
        notices.add("unit_inferred", span, &[written, unit]);
    }
}
