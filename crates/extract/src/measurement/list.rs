//! Labels that share a list of numbers: `AST/ALT 45/60 U/l`, `VSG y PCR de 40 y 12`,
//! `urea, creatinina y sodio (90 mg/dl, 2,1 mg/dl y 135 mEq/l, respectivamente)`.

use super::label::is_label_behind;
use super::meaning::{meaning, tidy};
use super::number::Number;
use super::reach::reach_number;
use super::unit::UnitFound;
use super::value::{Moment, ValueFound};
use super::{Bench, Comparator};
use crate::words::is_article;
use foco_lexicon::{Analyte, Item, Shape};
use foco_text::TokenRange;

/// Most labels that share a list.
const MOST: usize = 8;

type Label<'a> = (TokenRange, &'a Analyte<'static>);
type Written<'a> = (Number, Option<UnitFound<'a>>);

/// Reads the values of the labels that begin here, if there are as many numbers as labels.
pub(crate) fn at<'a>(
    bench: &Bench<'a, '_>,
    label: TokenRange,
    analyte: &'a Analyte<'static>,
) -> Option<Vec<ValueFound<'a>>> {
    if !is_joint(bench.word(behind(bench, label))) || analyte.shape == Shape::Pair {
        return None;
    }
    let labels = labels(bench, (label, analyte))?;
    let numbers = numbers(bench, &labels)?;
    let after = numbers.last()?.1;
    let evidence = TokenRange::new(label.start, numbers.last()?.0.tokens.end);
    let values = labels.iter().zip(&numbers).map(|((_, analyte), (number, unit))| {
        // One unit behind all numbers is the unit of all.
        let unit = unit.or_else(|| after.filter(|u| u.fits(analyte)));
        value(bench, analyte, number, unit.filter(|u| u.fits(analyte)).as_ref(), evidence)
    });
    values.collect()
}

/// What may stand between two labels or two numbers of a list.
fn is_joint(word: &str) -> bool {
    matches!(word, "/" | "y" | "e" | "-" | ",")
}

/// Where a label ends, with its abbreviation in brackets: `proteína C reactiva (PCR)`.
fn behind(bench: &Bench, label: TokenRange) -> usize {
    /// The bracket, its word and the end of it.
    const SHORT: usize = 3;
    let close = label.end + SHORT;
    let short = bench.word(label.end) == "(" && bench.word(close - 1) == ")" && !bench.is_number(label.end + 1);
    if short { close } else { label.end }
}

/// The labels of a list; `y` or a mark other than a comma closes it.
fn labels<'a>(bench: &Bench<'a, '_>, first: Label<'a>) -> Option<Vec<Label<'a>>> {
    let mut labels = vec![first];
    let mut end = behind(bench, first.0);
    let mut closed = false;
    while is_joint(bench.word(end)) && labels.len() < MOST {
        let next = end + 1 + usize::from(is_article(bench.word(end + 1)));
        let Some((label, analyte)) = label_at(bench, next, bench.word(end) == "/") else { break };
        if analyte.shape == Shape::Pair || labels.iter().any(|(_, known)| known.id == analyte.id) {
            return None;
        }
        closed = bench.word(end) != ",";
        labels.push((label, analyte));
        end = behind(bench, label);
    }
    (labels.len() > 1 && closed).then_some(labels)
}

/// As many numbers as labels, with the units behind them, of which the last stands for those without.
fn numbers<'a>(bench: &Bench<'a, '_>, labels: &[Label<'a>]) -> Option<Vec<Written<'a>>> {
    let text = bench.reading.text;
    let (last, analyte) = labels.last()?;
    let limit = bench.ends[labels[0].0.start] as usize;
    let mut at = reach_number(bench, *last, analyte)?.at;
    let several = labels.len() > 2;
    let mut numbers: Vec<Written> = Vec::with_capacity(labels.len());
    for (nth, (label, analyte)) in labels.iter().enumerate() {
        let number = bench.number(at, analyte)?;
        let after = bench.unit_behind(&number);
        let unit = after.filter(|u| u.fits(analyte));
        let mark = unit.as_ref().map_or(number.tokens.end, |u| text.token_at(u.end));
        if bench.is_used(number.tokens) || mark > limit {
            return None;
        }
        let joint = text.word(mark);
        let more = is_joint(joint) && bench.number(mark + 1, analyte).is_some();
        let is_last = nth + 1 == labels.len();
        let fits = match is_last {
            // The next number goes with the next label: `… y 3 mg/dl de urea`.
            true => label_at(bench, mark, false).is_none() && !(several && more),
            // `AST/ALT 45/60` and `urea y creatinina de 120 y 3`, but not `urea y creatinina de 120`.
            false => more && (joint == text.word(behind(bench, *label)) || (joint != "-" && (several || joint != ","))),
        };
        if !fits {
            return None;
        }
        numbers.push((number, if is_last { after } else { unit }));
        at = mark + 1;
    }
    Some(numbers)
}

fn label_at<'a>(bench: &Bench<'a, '_>, at: usize, bar: bool) -> Option<Label<'a>> {
    let tables = bench.reading.lexicon.tables();
    bench.reading.found.at(at).iter().find_map(|m| match m.item {
        Item::Analyte(analyte) => {
            let analyte = &tables.analytes[analyte as usize];
            is_label_behind(bench, m.tokens, analyte, bar).then_some((m.tokens, analyte))
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
