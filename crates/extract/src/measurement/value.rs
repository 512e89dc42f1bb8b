//! From a label to its value.

use super::number::{self, Number, Style};
use super::unit::{self, UnitFound};
use super::{Bench, Comparator};
use crate::notice::Notices;
use foco_lexicon::{Analyte, Grammar, Item, Shape};
use foco_text::{Gap, TokenKind, TokenRange};

/// Most words between a label and its value.
const MOST_LINKS: usize = 9;

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
}

/// What a number means for an analyte.
#[derive(Clone, Copy, Debug)]
struct Meaning {
    value: f64,
    written: f64,
    unit: u16,
    ambiguous: bool,
    mended: bool,
    factor: f64,
    offset: f64,
}

/// The first plausible meaning of a number: as written if a unit is written, else in the unit that fits.
fn meaning(bench: &Bench, analyte: &Analyte, readings: &[f64], unit: Option<&UnitFound>) -> Option<Meaning> {
    let plausible = |v: f64| v >= analyte.plausible.0 * 0.999_999 && v <= analyte.plausible.1;
    let unit = unit.filter(|u| u.fits(analyte) || u.is_concentration(bench));
    if let Some(unit) = unit {
        for &written in readings {
            for rule in analyte.units.iter().filter(|r| unit.meanings.contains(&r.unit)) {
                let value = written * rule.factor + rule.offset;
                if plausible(value) {
                    let (factor, offset) = (rule.factor, rule.offset);
                    return Some(Meaning {
                        value,
                        written,
                        unit: rule.unit,
                        ambiguous: false,
                        mended: false,
                        factor,
                        offset,
                    });
                }
            }
        }
    }
    for &written in readings {
        for rule in &analyte.unwritten {
            let value = written * rule.factor + rule.offset;
            if written >= rule.min && written <= rule.max && plausible(value) {
                let unit_index = analyte
                    .units
                    .iter()
                    .find(|u| u.factor == rule.factor && u.offset == rule.offset)
                    .map_or(analyte.unit, |u| u.unit);
                let (factor, offset) = (rule.factor, rule.offset);
                let mended = unit.is_some();
                return Some(Meaning {
                    value,
                    written,
                    unit: unit_index,
                    ambiguous: rule.ambiguous && !mended,
                    mended,
                    factor,
                    offset,
                });
            }
        }
    }
    None
}

fn style(bench: &Bench, analyte: &Analyte) -> Style {
    Style { decimal_point: bench.decimal_point, count: analyte.shape == Shape::Count }
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
    let number = number::at(text, start, style(bench, analyte))?;
    if bench.is_used(number.tokens) || sticks_to_word(bench, &number, analyte) {
        return None;
    }
    let evidence = TokenRange::new(label.start, number.tokens.end);
    if analyte.shape == Shape::Pair {
        return pair(bench, label, analyte, &number, notices);
    }
    let second = second_number(bench, analyte, &number, between);
    let last = second.map_or(number.tokens.end, |n| n.tokens.end);
    let unit = unit_after(bench, analyte, last)?;
    let unit = unit.as_ref();
    if analyte.shape != Shape::Age && unit.is_none() && counts_something_else(bench, last) {
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
    };
    announce(bench, label, &value, notices);
    Some(vec![value])
}

/// A number before its label: `28.500 leucocitos/ml`, `90% de neutrófilos`, `12% cayados`.
pub(crate) fn before<'a>(
    bench: &Bench<'a, '_>,
    label: TokenRange,
    analyte: &'a Analyte<'static>,
) -> Option<ValueFound<'a>> {
    let text = bench.reading.text;
    let percent = bench.reading.lexicon.tables().units[analyte.unit as usize] == "%";
    if !(analyte.shape == Shape::Count || (percent && analyte.id.ends_with("_pct"))) {
        return None;
    }
    // Back over `de` and a unit that is already written (`%`, `x 103`) to the digits.
    let mut end = label.start;
    if end > 0 && text.word(end - 1) == "de" && percent {
        end -= 1;
    }
    let mut first = end;
    let floor = end.saturating_sub(9);
    while first > floor && text.tokens[first - 1].kind != TokenKind::Number {
        let mark = matches!(text.word(first - 1), "%" | "x" | "/" | "." | "^" | "*");
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
    while first > floor && text.tokens[first].gap == Gap::None && !matches!(text.word(first - 1), "(" | "/" | ":" | "-")
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
    let number = number::at(text, at, Style { decimal_point: bench.decimal_point, count: false })?;
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
    if (at.saturating_sub(6)..at).any(|i| bench.ends[i] as usize > at && others(text.word(i))) {
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
    })
}

/// Walks from a label over the words that may part it from its number.
fn reach_number(bench: &Bench, label: TokenRange, analyte: &Analyte) -> Option<(usize, Comparator, bool)> {
    let text = bench.reading.text;
    let limit = *bench.ends.get(label.start)? as usize;
    let mut at = label.end;
    let mut comparator = Comparator::Equal;
    let mut between = false;
    let mut open = false;
    for _ in 0..=MOST_LINKS {
        if at >= limit {
            return None;
        }
        if text.tokens[at].kind == TokenKind::Number {
            return Some((at, comparator, between));
        }
        match text.word(at) {
            "(" | "[" => match bracket(bench, at, limit, analyte) {
                Bracket::Aside(after) => at = after,
                Bracket::Value if !open => {
                    open = true;
                    at += 1;
                }
                _ => return None,
            },
            ":" | "=" | "-" | "." | "±" | "," | "'" | "\"" | "~" | "<" | ">" => {
                match text.word(at) {
                    // A comma or point parts a label from its number only directly.
                    "," | "."
                        if text.tokens.get(at + 1).is_none_or(|t| t.kind != TokenKind::Number)
                            && text.word(at) == "," =>
                    {
                        return None;
                    }
                    "." if text.tokens[at].gap != Gap::None => return None,
                    "<" => comparator = if text.word(at + 1) == "=" { Comparator::AtMost } else { Comparator::Less },
                    ">" => {
                        comparator = if text.word(at + 1) == "=" { Comparator::AtLeast } else { Comparator::Greater }
                    }
                    "±" | "~" => comparator = Comparator::About,
                    _ => {}
                }
                at += 1;
            }
            _ => {
                let (end, word) = grammar(bench, at)?;
                match word {
                    Grammar::Link => {}
                    Grammar::Greater => comparator = Comparator::Greater,
                    Grammar::Less => comparator = Comparator::Less,
                    Grammar::AtLeast => comparator = Comparator::AtLeast,
                    Grammar::AtMost => comparator = Comparator::AtMost,
                    Grammar::About => comparator = Comparator::About,
                    Grammar::Between => between = true,
                    Grammar::Reference | Grammar::Target | Grammar::Normal | Grammar::Dose | Grammar::OtherQuantity => {
                        return None;
                    }
                }
                at = end;
            }
        }
    }
    None
}

enum Bracket {
    /// An abbreviation of the label: go on behind it.
    Aside(usize),
    /// The value stands inside.
    Value,
    /// Something else.
    Other,
}

fn bracket(bench: &Bench, at: usize, limit: usize, analyte: &Analyte) -> Bracket {
    let text = bench.reading.text;
    let close = (at + 1..limit.min(at + 10)).find(|&i| matches!(text.word(i), ")" | "]"));
    let numeric = (at + 1..close.unwrap_or(at + 1)).any(|i| text.tokens[i].kind == TokenKind::Number);
    match close {
        Some(close) if !numeric || own_abbreviation(bench, at + 1, close, analyte) => Bracket::Aside(close + 1),
        _ => {
            // `leucocitosis (19.700/mm3)`, `hemoglobina (basal 12)`, but not `anemia (Hb 8)`.
            let inside = at + 1;
            let value = text.tokens.get(inside).is_some_and(|t| t.kind == TokenKind::Number)
                || matches!(text.word(inside), "<" | ">" | "-" | "~" | "±")
                || grammar(bench, inside).is_some_and(|(_, g)| !matches!(g, Grammar::Reference | Grammar::Target));
            let label = bench.reading.found.at(inside).iter().any(|m| matches!(m.item, Item::Analyte(_)));
            if value && !label { Bracket::Value } else { Bracket::Other }
        }
    }
}

/// `SatO2` in `saturación de oxígeno (SatO2)`: digits that belong to an abbreviation of the same analyte.
fn own_abbreviation(bench: &Bench, start: usize, close: usize, analyte: &Analyte) -> bool {
    let tables = bench.reading.lexicon.tables();
    bench.reading.found.at(start).iter().any(|m| {
        m.tokens.end == close && matches!(m.item, Item::Analyte(a) if tables.analytes[a as usize].id == analyte.id)
    })
}

/// The longest word of the measurement grammar at a token.
fn grammar(bench: &Bench, at: usize) -> Option<(usize, Grammar)> {
    bench.reading.found.at(at).iter().find_map(|m| match m.item {
        Item::Grammar(g) => Some((m.tokens.end, g)),
        _ => None,
    })
}

fn comparator_before(bench: &Bench, at: usize) -> Option<Comparator> {
    match bench.word(at.checked_sub(1)?) {
        ">" => Some(Comparator::Greater),
        "<" => Some(Comparator::Less),
        "=" if at >= 2 && bench.word(at - 2) == ">" => Some(Comparator::AtLeast),
        "=" if at >= 2 && bench.word(at - 2) == "<" => Some(Comparator::AtMost),
        _ => None,
    }
}

/// The unit after a number. `None` if what follows shows that the number is something else.
fn unit_after(bench: &Bench, analyte: &Analyte, last: usize) -> Option<Option<UnitFound>> {
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
fn counts_something_else(bench: &Bench, at: usize) -> bool {
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
        Shape::Count | Shape::Pair | Shape::Score => false,
    }
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
    let from = first.tokens.start.checked_sub(1).is_some_and(|i| matches!(text.word(i), "de" | "desde"));
    let joins = match text.word(at) {
        "-" => text.tokens.get(at + 1).is_some_and(|t| t.kind == TokenKind::Number),
        "y" => between,
        "a" => !from,
        _ => false,
    };
    let second = joins.then(|| number::at(text, at + 1, style(bench, analyte))).flatten()?;
    let rises = second.readings().iter().any(|s| first.readings().iter().any(|f| s > f));
    rises.then_some(second)
}

/// `85/45`, `120-80`, `12/7`: systolic and diastolic.
fn pair<'a>(
    bench: &Bench<'a, '_>,
    label: TokenRange,
    analyte: &'a Analyte<'static>,
    first: &Number,
    notices: &mut Notices,
) -> Option<Vec<ValueFound<'a>>> {
    let text = bench.reading.text;
    let bar = first.tokens.end;
    if !matches!(text.word(bar), "/" | "-") {
        return single_systolic(bench, label, analyte, first);
    }
    let second = number::at(text, bar + 1, style(bench, analyte))?;
    let last = upper_pair(bench, analyte, second.tokens.end).map_or(second.tokens.end, |(_, end)| end);
    let unit = unit_after(bench, analyte, last)?;
    let tokens = TokenRange::new(first.tokens.start, second.tokens.end);
    let (high, low) = (first.readings()[0], second.readings()[0]);
    let rule = match unit.as_ref().filter(|u| u.fits(analyte)) {
        Some(unit) => {
            let rule = analyte.units.iter().find(|r| unit.meanings.contains(&r.unit))?;
            // `12/7 mmHg` is written, centimetres are meant.
            if high < 30.0 && rule.factor == 1.0 { (10.0, rule.unit) } else { (rule.factor, rule.unit) }
        }
        None => {
            let rule = analyte.unwritten.iter().find(|r| high >= r.min && high <= r.max)?;
            let unit = analyte.units.iter().find(|u| u.factor == rule.factor).map_or(analyte.unit, |u| u.unit);
            (rule.factor, unit)
        }
    };
    let (systolic, diastolic) = (high * rule.0, low * rule.0);
    let evidence = TokenRange::new(label.start, tokens.end);
    let span = text.span(evidence);
    if !(30.0..=300.0).contains(&systolic) || !(10.0..=200.0).contains(&diastolic) {
        return None;
    }
    if diastolic >= systolic {
        notices.add("pressure_inverted", span, &[text.slice(span)]);
        return None;
    }
    let upper = upper_pair(bench, analyte, second.tokens.end);
    let high_of =
        |pick: fn(&(f64, f64)) -> f64, low: f64| upper.as_ref().map(|(u, _)| pick(u) * rule.0).filter(|h| *h > low);
    let tokens = TokenRange::new(tokens.start, upper.as_ref().map_or(tokens.end, |(_, end)| *end));
    let evidence = TokenRange::new(label.start, tokens.end);
    let row = |id: &'static str, value: f64, high: Option<f64>, written: f64| ValueFound {
        analyte,
        id,
        tokens,
        evidence,
        value,
        high,
        value_read: written,
        unit_read: rule.1,
        comparator: Comparator::Equal,
        unit_tokens: unit.as_ref().filter(|u| u.fits(analyte)).map(|u| (u.start, u.end)),
        ambiguous: false,
        mended: false,
    };
    Some(vec![
        row("sbp", systolic, high_of(|u| u.0, systolic), high),
        row("dbp", diastolic, high_of(|u| u.1, diastolic), low),
    ])
}

/// The second pair of a range, and where it ends: `90/60 a 160/80`, `entre 100/60 y 150/90`.
fn upper_pair(bench: &Bench, analyte: &Analyte, at: usize) -> Option<((f64, f64), usize)> {
    let text = bench.reading.text;
    if !matches!(text.word(at), "a" | "y" | "-") || *bench.ends.get(at)? as usize <= at + 3 {
        return None;
    }
    let first = number::at(text, at + 1, style(bench, analyte))?;
    if !matches!(text.word(first.tokens.end), "/" | "-") {
        return None;
    }
    let second = number::at(text, first.tokens.end + 1, style(bench, analyte))?;
    Some(((first.readings()[0], second.readings()[0]), second.tokens.end))
}

/// `TA 90 mmHg`: one number with its unit is the systolic pressure.
fn single_systolic<'a>(
    bench: &Bench<'a, '_>,
    label: TokenRange,
    analyte: &'a Analyte<'static>,
    first: &Number,
) -> Option<Vec<ValueFound<'a>>> {
    let text = bench.reading.text;
    let unit = unit::at(bench, text.tokens[first.tokens.end - 1].end).filter(|u| u.means(bench, &["mm[Hg]"]))?;
    let value = first.readings()[0];
    let own = (text.written(label.start).chars().all(char::is_uppercase) || label.len() > 1)
        && (40.0..=300.0).contains(&value);
    own.then(|| {
        vec![ValueFound {
            analyte,
            id: "sbp",
            tokens: first.tokens,
            evidence: TokenRange::new(label.start, first.tokens.end),
            value,
            high: None,
            value_read: value,
            unit_read: analyte.unit,
            comparator: comparator_before(bench, first.tokens.start).unwrap_or_default(),
            unit_tokens: Some((unit.start, unit.end)),
            ambiguous: false,
            mended: false,
        }]
    })
}

/// Whether a number without a unit is beyond anything that the analyte can be, in any unit.
fn is_out_of_reach(analyte: &Analyte, readings: &[f64]) -> bool {
    let largest = analyte.unwritten.iter().map(|r| r.max).fold(f64::NEG_INFINITY, f64::max);
    largest.is_finite() && readings.iter().all(|r| *r > largest * 2.0) && analyte.shape == Shape::Number
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
        notices.add("unit_ambiguous", span, &[written, unit]);
    } else if value.unit_tokens.is_none() && !unitless {
        notices.add("unit_inferred", span, &[written, unit]);
    }
}

/// Without the noise of binary fractions.
fn tidy(value: f64) -> f64 {
    if value == 0.0 || !value.is_finite() {
        return value;
    }
    let digits = 9 - value.abs().log10().ceil() as i32;
    let scale = 10_f64.powi(digits.clamp(0, 12));
    (value * scale).round() / scale
}
