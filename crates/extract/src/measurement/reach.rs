//! The way from a label to its number.

use super::meaning::style;
use super::number::Number;
use super::unit::UnitFound;
use super::{Bench, Comparator, number, unit};
use crate::scope::ends_of;
use crate::words::is_article;
use foco_lexicon::{Analyte, Grammar, Item, Kind, Shape};
use foco_text::{Gap, TokenKind, TokenRange};

/// Most words between a label and its value.
const MOST_LINKS: usize = 9;

/// The way to a number.
pub(crate) struct Reached<'a> {
    /// Where the number begins.
    pub(crate) at: usize,
    pub(crate) comparator: Comparator,
    /// Whether it is the first of two ends: `entre 12 y 14`.
    pub(crate) between: bool,
    /// The unit of a table's row, before the number: `lactato (mmol/L): 4,2`.
    pub(crate) unit: Option<UnitFound<'a>>,
}

impl Reached<'_> {
    /// Whether the number is one that may be believed here: behind an event or an apparatus (`Hb tras la cirugía 9
    /// g/dl`) only with its unit, or points of a scale, which have none.
    fn is_believed(&self, bench: &Bench, analyte: &Analyte) -> bool {
        match analyte.shape {
            Shape::Score => true,
            Shape::Pair => bench.word(self.at + 1) == "/",
            _ => number_with_unit(bench, self.at, analyte).is_some(),
        }
    }
}

/// Walks from a label over the words that may part it from its number.
pub(crate) fn reach_number<'a>(bench: &Bench<'a, '_>, label: TokenRange, analyte: &Analyte) -> Option<Reached<'a>> {
    let text = bench.reading.text;
    let limit = match line_below(bench, label).or_else(|| behind_point(bench, label, analyte)) {
        Some(end) => end,
        // A point within the label, `Sat. O2`, may have been taken for the end of a sentence.
        None => *bench.ends.get(label.end.checked_sub(1)?)? as usize,
    };
    let (mut at, unit) = unit_before(bench, label, analyte).unwrap_or((label.end, None));
    let mut comparator = Comparator::Equal;
    let mut between = false;
    let mut open = false;
    let mut beside = false;
    // `transaminasa glutámico-oxalacética (GOT): 170`: the label itself stands in brackets.
    if matches!(text.word(at), ")" | "]") && label.start > 0 && matches!(text.word(label.start - 1), "(" | "[") {
        at += 1;
    }
    for _ in 0..=MOST_LINKS {
        if at >= limit {
            let wrapped = at == limit && is_wrapped(bench, label, at, analyte);
            return wrapped.then_some(Reached { at, comparator, between, unit });
        }
        if text.tokens[at].kind == TokenKind::Number {
            match (at > label.end).then(|| aside(bench, at, analyte)).flatten() {
                Some(after) => {
                    at = after;
                    continue;
                }
                None => {
                    let reached = Reached { at, comparator, between, unit };
                    return (!beside || reached.is_believed(bench, analyte)).then_some(reached);
                }
            }
        }
        match text.word(at) {
            "(" | "[" => match bracket(bench, at, limit, analyte) {
                Bracket::Aside(after) => at = after,
                // `creatinina normal (0,5-1,2 mg/dl)` tells what is normal.
                Bracket::Value if text.word(at - 1).starts_with("normal") && !is_normal_value(bench, at, analyte) => {
                    return None;
                }
                Bracket::Value if !open => {
                    open = true;
                    at += 1;
                }
                _ => return None,
            },
            ":" | "=" | "|" | "-" | "." | "±" | "," | "'" | "\"" | "~" | "<" | ">" => {
                match text.word(at) {
                    // A comma or point parts a label from its number only directly.
                    "," if opens_value(bench, at + 1) => {}
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
                if let Some(after) = time_before(bench, at) {
                    at = after;
                    continue;
                }
                let word = grammar(bench, at);
                let longer = |after: &usize| word.is_none_or(|(end, _)| end < *after);
                if let Some(after) = event(bench, at).filter(longer).or_else(|| apparatus(bench, at).filter(longer)) {
                    beside = true;
                    at = after;
                    continue;
                }
                // `descendiendo desde 2,9 a 1,6`.
                if text.word(at) == "desde" && leads_on(bench, at + 1, analyte) {
                    at += 1;
                    continue;
                }
                let (end, word) = word?;
                match word {
                    Grammar::Link => {}
                    Grammar::Greater => comparator = Comparator::Greater,
                    Grammar::Less => comparator = Comparator::Less,
                    Grammar::AtLeast => comparator = Comparator::AtLeast,
                    Grammar::AtMost => comparator = Comparator::AtMost,
                    Grammar::About => comparator = Comparator::About,
                    Grammar::Between => between = true,
                    Grammar::Reference | Grammar::Normal if is_normal_value(bench, end, analyte) => {}
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

/// The unit between a label and its number, in brackets or not, and where the way goes on behind it.
pub(super) fn unit_before<'a>(
    bench: &Bench<'a, '_>,
    label: TokenRange,
    analyte: &Analyte,
) -> Option<(usize, Option<UnitFound<'a>>)> {
    let text = bench.reading.text;
    let is_number = |at: usize| text.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Number);
    let open = matches!(text.word(label.end), "(" | "[");
    let last = if open { label.end } else { label.end.checked_sub(1)? };
    // `5.100 leucocitos/mm3 …` has had its number.
    let numbered = text.tokens[label.start].gap < Gap::Line && label.start.checked_sub(1).is_some_and(is_number);
    if is_number(last + 1) || numbered {
        return None;
    }
    let unit = unit::at(bench, text.tokens[last].end);
    let unit = unit.filter(|u| u.fits(analyte) && (open || u.end - u.start >= 4))?;
    let end = text.token_at(unit.end);
    let closed = !open || matches!(text.word(end), ")" | "]");
    let next = end + usize::from(open);
    (closed && (is_number(next) || matches!(text.word(next), ":" | "=" | "|"))).then_some((next, Some(unit)))
}

/// The end of the line below a label that has a line of its own, where that line is its value: a table whose columns
/// were copied one under the other.
fn line_below(bench: &Bench, label: TokenRange) -> Option<usize> {
    let text = bench.reading.text;
    let below = text.tokens.get(label.end)?;
    let own_line = text.tokens[label.start].gap >= Gap::Line && below.gap == Gap::Line;
    if !own_line || below.kind != TokenKind::Number {
        return None;
    }
    // Names in one column and numbers in another do not tell which belongs to which.
    let above = (0..label.start).rev().take_while(|&at| text.tokens[at + 1].gap < Gap::Line || at + 1 == label.start);
    let listed = above.last().is_some_and(|first| {
        let found = bench.reading.found.at(first);
        found.iter().any(|m| matches!(m.item, Item::Analyte(_)) && m.tokens.end == label.start)
    });
    (!listed).then(|| *bench.ends.get(label.end).unwrap_or(&0) as usize)
}

/// Whether a value with its unit begins the line behind one that its label ends, as where a page has cut the lines:
/// `… LDH 853 U/l, urea` and below `26 mg/dl, …`.
fn is_wrapped(bench: &Bench, label: TokenRange, at: usize, analyte: &Analyte) -> bool {
    let text = bench.reading.text;
    let cut = text.tokens.get(at).is_some_and(|t| t.gap == Gap::Line && t.kind == TokenKind::Number);
    let ended = text.tokens[at - 1].kind == TokenKind::Mark;
    let alone = text.tokens[label.start].gap >= Gap::Line;
    cut && !ended && !alone && number_with_unit(bench, at, analyte).is_some()
}

/// The end of the sentence behind a label's point, if that begins with its value: `Hto. 26 %` is a short form, not the
/// end of a sentence. A number without a unit is believed only behind a label that has another point: `Frec. resp. 31`.
fn behind_point(bench: &Bench, label: TokenRange, analyte: &Analyte) -> Option<usize> {
    let text = bench.reading.text;
    let ends = *bench.ends.get(label.start)? as usize == label.end + 1;
    if !ends || text.word(label.end) != "." || text.tokens[label.end].gap != Gap::None {
        return None;
    }
    let number = number::at(text, label.end + 1, style(bench, analyte))?;
    let unit = unit::at(bench, text.tokens[number.tokens.end - 1].end);
    let short = (label.start..label.end).any(|at| text.word(at) == ".");
    let told = short || unit.is_some_and(|u| u.fits(analyte) || u.is_concentration(bench));
    told.then(|| *bench.ends.get(number.tokens.start).unwrap_or(&0) as usize)
}

/// Whether words announce a value, so that a comma before them parts nothing: `SatO2 baja, por debajo de 90`,
/// `PCR elevada, con un valor máximo de 17`.
fn opens_value(bench: &Bench, at: usize) -> bool {
    /// `con un valor de`.
    const SPELLED: usize = 3;
    grammar(bench, at).is_some_and(|(end, word)| match word {
        Grammar::Between | Grammar::Greater | Grammar::Less | Grammar::AtLeast | Grammar::AtMost | Grammar::About => {
            true
        }
        Grammar::Link => end >= at + SPELLED && matches!(bench.word(at), "con" | "que"),
        _ => false,
    })
}

/// Where the way goes on behind a number that is not the value: `creatinina en 36 h de 5,5`,
/// `SatO2 con O2 a 3 L: 95%`, `SatO2 con gafas a 3 lpm de 95 %`.
fn aside(bench: &Bench, at: usize, analyte: &Analyte) -> Option<usize> {
    let text = bench.reading.text;
    let number = number::at(text, at, style(bench, analyte))?;
    let end = number.tokens.end;
    let unit = unit::at(bench, text.tokens[end - 1].end);
    let before = text.word(at.checked_sub(1)?);
    let fits = unit.as_ref().is_some_and(|u| u.fits(analyte));
    // `SatO2 con Venturi al 50 % de 92 %`: so much is given.
    if fits && before != "al" {
        return None;
    }
    if !fits
        && matches!(before, "en" | "tras" | "las" | "los")
        && let Some((after, Grammar::OtherQuantity)) = grammar(bench, end)
    {
        return Some(after);
    }
    let after = text.token_at(unit?.end);
    let next = match text.word(after) {
        ":" if !fits => return Some(after + 1),
        "de" | "del" => after + 1,
        _ => after,
    };
    number_with_unit(bench, next, analyte).map(|number| number.tokens.start)
}

/// The number at a token, if a unit of the analyte stands behind it.
fn number_with_unit(bench: &Bench, at: usize, analyte: &Analyte) -> Option<Number> {
    let number = number::at(bench.reading.text, at, style(bench, analyte))?;
    let unit = unit::at(bench, bench.reading.text.tokens[number.tokens.end - 1].end);
    unit.is_some_and(|u| u.fits(analyte)).then_some(number)
}

/// Whether a number goes on to another one.
fn leads_on(bench: &Bench, at: usize, analyte: &Analyte) -> bool {
    let number = number::at(bench.reading.text, at, style(bench, analyte));
    number.is_some_and(|n| matches!(bench.word(n.tokens.end), "a" | "hasta"))
}

/// Behind an event that tells when: `Glasgow previo a la intubación 8`, `Glasgow en urgencias de 9`.
fn event(bench: &Bench, at: usize) -> Option<usize> {
    let reading = bench.reading;
    let moment = reading.found.at(at).iter().find(|m| matches!(m.item, Item::Moment(_)) && m.tokens.len() > 1);
    if let Some(moment) = moment.filter(|_| matches!(bench.word(at), "en" | "a" | "al" | "tras" | "durante")) {
        return Some(moment.tokens.end);
    }
    let start = match (bench.word(at), bench.word(at + 1)) {
        ("previo" | "previa" | "previos" | "previas" | "posterior", "a" | "al") => at + 2,
        ("antes" | "despues", "de" | "del") => at + 2,
        ("tras", _) => at + 1,
        _ => return None,
    };
    let start = start + usize::from(is_article(bench.word(start)) || bench.word(start) == "su");
    ends_of(reading, start, &[Kind::Procedure, Kind::Drug]).next()
}

/// Behind an apparatus with which it was measured: `SatO2 con mascarilla reservorio a 15 l/min del 88 %`.
fn apparatus(bench: &Bench, at: usize) -> Option<usize> {
    let with = at.checked_sub(1).is_some_and(|before| matches!(bench.word(before), "con" | "por"));
    with.then(|| ends_of(bench.reading, at, &[Kind::Device, Kind::Procedure]).next()).flatten()
}

/// Behind a time in words that stands between a label and its number: `creatinina tres meses antes de 1,2`.
fn time_before(bench: &Bench, at: usize) -> Option<usize> {
    bench.reading.number_word(at)?;
    let (after, word) = grammar(bench, at + 1)?;
    let told = matches!(bench.word(after), "antes" | "despues" | "previos" | "previas" | "atras");
    (word == Grammar::OtherQuantity && told).then_some(after + 1)
}

/// `leucocitos normales (10.400/mm3)`: one number in brackets is the value, two are the reference.
fn is_normal_value(bench: &Bench, open: usize, analyte: &Analyte) -> bool {
    let text = bench.reading.text;
    let number = (text.word(open) == "(").then(|| number::at(text, open + 1, style(bench, analyte))).flatten();
    number.is_some_and(|n| !matches!(text.word(n.tokens.end), "-" | "a" | "y"))
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
            if value && !bench.is_label(inside) { Bracket::Value } else { Bracket::Other }
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
pub(crate) fn grammar(bench: &Bench, at: usize) -> Option<(usize, Grammar)> {
    bench.reading.found.at(at).iter().find_map(|m| match m.item {
        Item::Grammar(g) => Some((m.tokens.end, g)),
        _ => None,
    })
}

pub(crate) fn comparator_before(bench: &Bench, at: usize) -> Option<Comparator> {
    match bench.word(at.checked_sub(1)?) {
        // An arrow, `5,2 -> 1,4`.
        ">" if at >= 2 && matches!(bench.word(at - 2), "-" | "=") => None,
        ">" => Some(Comparator::Greater),
        "<" => Some(Comparator::Less),
        "=" if at >= 2 && bench.word(at - 2) == ">" => Some(Comparator::AtLeast),
        "=" if at >= 2 && bench.word(at - 2) == "<" => Some(Comparator::AtMost),
        _ => None,
    }
}
