//! The way from a label to its number.

use super::bracket::{self, Bracket};
use super::grammar::{grammar, opens_value};
use super::unit::UnitFound;
use super::{Bench, Comparator, aside, comparator, limit, unit};
use foco_lexicon::{Analyte, Grammar, Shape};
use foco_text::{Gap, TokenRange};

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
            _ => bench.number_with_unit(self.at, analyte).is_some(),
        }
    }
}

/// Walks from a label over the words that may part it from its number.
pub(crate) fn reach_number<'a>(bench: &Bench<'a, '_>, label: TokenRange, analyte: &Analyte) -> Option<Reached<'a>> {
    let limit = limit::of(bench, label, analyte)?;
    let (at, unit) = unit_before(bench, label, analyte).unwrap_or((label.end, None));
    let mut way = Reached { at, comparator: Comparator::Equal, between: false, unit };
    // Whether the way leads into a bracket, and past an event or an apparatus.
    let (mut open, mut beside) = (false, false);
    // `transaminasa glutámico-oxalacética (GOT): 170`: the label itself stands in brackets.
    if matches!(bench.word(at), ")" | "]") && label.start > 0 && matches!(bench.word(label.start - 1), "(" | "[") {
        way.at += 1;
    }
    for _ in 0..=MOST_LINKS {
        let at = way.at;
        if at >= limit {
            return (at == limit && limit::is_wrapped(bench, label, at, analyte)).then_some(way);
        }
        if bench.is_number(at) {
            match (at > label.end).then(|| aside::number(bench, at, analyte)).flatten() {
                Some(after) => way.at = after,
                None => return (!beside || way.is_believed(bench, analyte)).then_some(way),
            }
            continue;
        }
        way.at = match bench.word(at) {
            "(" | "[" => match bracket::at(bench, at, limit, analyte) {
                Bracket::Aside(after) => after,
                Bracket::Value if !open && !bracket::is_of_normal(bench, at, analyte) => {
                    open = true;
                    at + 1
                }
                _ => return None,
            },
            mark @ (":" | "=" | "|" | "-" | "." | "±" | "," | "'" | "\"" | "~" | "<" | ">") => {
                // A comma that no value follows ends the way, and a point that does not stick to what it follows.
                let ends = match mark {
                    "," => !bench.is_number(at + 1) && !opens_value(bench, at + 1),
                    "." => bench.reading.text.tokens[at].gap != Gap::None,
                    _ => false,
                };
                if ends {
                    return None;
                }
                way.comparator = comparator::of_mark(bench, at).unwrap_or(way.comparator);
                at + 1
            }
            word => {
                let link = grammar(bench, at);
                if let Some(after) = aside::time(bench, at) {
                    after
                } else if let Some(after) = aside::circumstance(bench, at, link.map_or(at, |(end, _)| end)) {
                    beside = true;
                    after
                } else if word == "desde" && leads_on(bench, at + 1, analyte) {
                    // `descendiendo desde 2,9 a 1,6`.
                    at + 1
                } else {
                    let (end, word) = link?;
                    match word {
                        Grammar::Link => {}
                        Grammar::Between => way.between = true,
                        Grammar::Reference | Grammar::Normal if bracket::is_one_number(bench, end, analyte) => {}
                        word => way.comparator = comparator::of_word(word)?,
                    }
                    end
                }
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
    /// `mg/l`: what is shorter may be a word, outside of brackets.
    const SPELLED: u32 = 4;
    let text = bench.reading.text;
    let open = matches!(text.word(label.end), "(" | "[");
    let last = if open { label.end } else { label.end.checked_sub(1)? };
    // `5.100 leucocitos/mm3 …` has had its number.
    let before = || label.start.checked_sub(1).is_some_and(|at| bench.is_number(at));
    let numbered = text.tokens[label.start].gap < Gap::Line && before();
    if bench.is_number(last + 1) || numbered {
        return None;
    }
    let unit = unit::at(bench, text.tokens[last].end);
    let unit = unit.filter(|u| u.fits(analyte) && (open || u.end - u.start >= SPELLED))?;
    let end = text.token_at(unit.end);
    let closed = !open || matches!(text.word(end), ")" | "]");
    let next = end + usize::from(open);
    (closed && (bench.is_number(next) || matches!(text.word(next), ":" | "=" | "|"))).then_some((next, Some(unit)))
}

/// Whether a number goes on to another one.
fn leads_on(bench: &Bench, at: usize, analyte: &Analyte) -> bool {
    bench.number(at, analyte).is_some_and(|n| matches!(bench.word(n.tokens.end), "a" | "hasta"))
}
