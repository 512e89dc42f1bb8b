//! How far a label looks for its number.

use super::Bench;
use foco_lexicon::{Analyte, Item};
use foco_text::{Gap, TokenKind, TokenRange};

/// The token before which a label's number begins: the end of its sentence, or of the line or sentence behind that
/// belongs to it.
pub(super) fn of(bench: &Bench, label: TokenRange, analyte: &Analyte) -> Option<usize> {
    line_below(bench, label).or_else(|| behind_point(bench, label, analyte)).or_else(|| {
        // A point within the label, `Sat. O2`, may have been taken for the end of a sentence.
        bench.ends.get(label.end.checked_sub(1)?).map(|end| *end as usize)
    })
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
    (!listed).then(|| bench.ends[label.end] as usize)
}

/// The end of the sentence behind a label's point, if that begins with its value: `Hto. 26 %` is a short form, not the
/// end of a sentence. A number without a unit is believed only behind a label that has another point: `Frec. resp. 31`.
fn behind_point(bench: &Bench, label: TokenRange, analyte: &Analyte) -> Option<usize> {
    let text = bench.reading.text;
    let ends = *bench.ends.get(label.start)? as usize == label.end + 1;
    if !ends || text.word(label.end) != "." || text.tokens[label.end].gap != Gap::None {
        return None;
    }
    let number = bench.number(label.end + 1, analyte)?;
    let unit = bench.unit_behind(&number);
    let short = (label.start..label.end).any(|at| text.word(at) == ".");
    let told = short || unit.is_some_and(|u| u.fits(analyte) || u.is_concentration(bench));
    told.then(|| bench.ends[number.tokens.start] as usize)
}

/// Whether a value with its unit begins the line behind one that its label ends, as where a page has cut the lines:
/// `… LDH 853 U/l, urea` and below `26 mg/dl, …`.
pub(super) fn is_wrapped(bench: &Bench, label: TokenRange, at: usize, analyte: &Analyte) -> bool {
    let text = bench.reading.text;
    let cut = text.tokens.get(at).is_some_and(|t| t.gap == Gap::Line && t.kind == TokenKind::Number);
    let ended = text.tokens[at - 1].kind == TokenKind::Mark;
    let alone = text.tokens[label.start].gap >= Gap::Line;
    cut && !ended && !alone && bench.number_with_unit(at, analyte).is_some()
}
