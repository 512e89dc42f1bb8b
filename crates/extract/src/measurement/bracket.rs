//! Brackets between a label and its number.

use super::Bench;
use super::grammar::grammar;
use foco_lexicon::{Analyte, Grammar, Item};

/// Longest bracket, in tokens.
const LONGEST: usize = 10;

/// What a bracket holds.
pub(super) enum Bracket {
    /// An abbreviation of the label, or words: the way goes on behind it.
    Aside(usize),
    /// The value.
    Value,
    /// Something else.
    Other,
}

/// What the bracket holds that opens at a token.
pub(super) fn at(bench: &Bench, open: usize, limit: usize, analyte: &Analyte) -> Bracket {
    let inside = open + 1;
    let close = (inside..limit.min(open + LONGEST)).find(|&at| matches!(bench.word(at), ")" | "]"));
    if let Some(close) = close
        && (!(inside..close).any(|at| bench.is_number(at)) || is_own_abbreviation(bench, inside, close, analyte))
    {
        return Bracket::Aside(close + 1);
    }
    // `leucocitosis (19.700/mm3)`, `hemoglobina (basal 12)`, but not `anemia (Hb 8)`.
    let value = bench.is_number(inside)
        || matches!(bench.word(inside), "<" | ">" | "-" | "~" | "±")
        || grammar(bench, inside).is_some_and(|(_, word)| !matches!(word, Grammar::Reference | Grammar::Target));
    if value && !bench.is_label(inside) { Bracket::Value } else { Bracket::Other }
}

/// `SatO2` in `saturación de oxígeno (SatO2)`: digits that belong to an abbreviation of the same analyte.
fn is_own_abbreviation(bench: &Bench, start: usize, close: usize, analyte: &Analyte) -> bool {
    let tables = bench.reading.lexicon.tables();
    bench.reading.found.at(start).iter().any(|m| {
        m.tokens.end == close && matches!(m.item, Item::Analyte(a) if tables.analytes[a as usize].id == analyte.id)
    })
}

/// `creatinina normal (0,5-1,2 mg/dl)` tells what is normal.
pub(super) fn is_of_normal(bench: &Bench, open: usize, analyte: &Analyte) -> bool {
    let normal = open.checked_sub(1).is_some_and(|before| bench.word(before).starts_with("normal"));
    normal && !is_one_number(bench, open, analyte)
}

/// `leucocitos normales (10.400/mm3)`: one number in brackets is the value, two are the reference.
pub(super) fn is_one_number(bench: &Bench, open: usize, analyte: &Analyte) -> bool {
    let number = (bench.word(open) == "(").then(|| bench.number(open + 1, analyte)).flatten();
    number.is_some_and(|n| !matches!(bench.word(n.tokens.end), "-" | "a" | "y"))
}
