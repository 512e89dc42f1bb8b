//! Two labels that share two numbers: `AST/ALT 45/60 U/l`, `VSG y PCR de 40 y 12`.

use super::label::is_label;
use super::meaning::{meaning, style, tidy};
use super::number::{self, Number};
use super::reach::reach_number;
use super::unit::{self, UnitFound};
use super::value::{Moment, ValueFound};
use super::{Bench, Comparator};
use foco_lexicon::{Analyte, Item, Shape};
use foco_text::TokenRange;

/// Reads the pair of values that begins with a label, if a second label follows at once.
pub(crate) fn at<'a>(
    bench: &Bench<'a, '_>,
    label: TokenRange,
    analyte: &'a Analyte<'static>,
) -> Option<Vec<ValueFound<'a>>> {
    let text = bench.reading.text;
    let joined = |at: usize| matches!(text.word(at), "/" | "y" | "e" | "-");
    if !joined(label.end) || analyte.shape == Shape::Pair {
        return None;
    }
    let (other_label, other) = label_at(bench, label.end + 1)?;
    if other.shape == Shape::Pair || other.id == analyte.id {
        return None;
    }
    let start = reach_number(bench, other_label, other)?.at;
    let first = number::at(text, start, style(bench, analyte))?;
    let first_unit = unit::at(bench, text.tokens[first.tokens.end - 1].end).filter(|u| u.fits(analyte));
    let mark = first_unit.as_ref().map_or(first.tokens.end, |u| text.token_at(u.end));
    // `AST/ALT 45/60` and `urea y creatinina de 120 y 3`, but not `urea y creatinina de 120`.
    let alike = text.word(mark) == text.word(label.end) || (joined(mark) && text.word(mark) != "-");
    let second = alike.then(|| number::at(text, mark + 1, style(bench, other))).flatten()?;
    if bench.is_used(first.tokens) || bench.is_used(second.tokens) || bench.ends[label.start] as usize <= mark {
        return None;
    }
    let after = unit::at(bench, text.tokens[second.tokens.end - 1].end);
    let second_unit = after.filter(|u| u.fits(other));
    // One unit behind both numbers is the unit of both.
    let first_unit = first_unit.or_else(|| after.filter(|u| u.fits(analyte)));
    // The next number goes with the next label: `… y 3 mg/dl de urea`.
    let end = second_unit.as_ref().map_or(second.tokens.end, |u| text.token_at(u.end));
    if label_at(bench, end).is_some() {
        return None;
    }
    let evidence = TokenRange::new(label.start, second.tokens.end);
    Some(vec![
        value(bench, analyte, &first, first_unit.as_ref(), evidence)?,
        value(bench, other, &second, second_unit.as_ref(), evidence)?,
    ])
}

fn label_at<'a>(bench: &Bench<'a, '_>, at: usize) -> Option<(TokenRange, &'a Analyte<'static>)> {
    let tables = bench.reading.lexicon.tables();
    bench.reading.found.at(at).iter().find_map(|m| match m.item {
        Item::Analyte(analyte) => {
            let analyte = &tables.analytes[analyte as usize];
            is_label(bench, m.tokens, analyte).then_some((m.tokens, analyte))
        }
        _ => None,
    })
}

fn value<'a>(
    bench: &Bench<'a, '_>,
    analyte: &'a Analyte<'static>,
    number: &Number,
    unit: Option<&UnitFound>,
    evidence: TokenRange,
) -> Option<ValueFound<'a>> {
    let found = meaning(bench, analyte, number.readings(), unit)?;
    Some(ValueFound {
        analyte,
        id: analyte.id,
        tokens: number.tokens,
        evidence,
        value: tidy(found.value),
        high: None,
        value_read: found.written,
        unit_read: found.unit,
        comparator: Comparator::Equal,
        unit_tokens: unit.map(|u| (u.start, u.end)),
        ambiguous: found.ambiguous,
        mended: found.mended,
        moment: Moment::Here,
    })
}
