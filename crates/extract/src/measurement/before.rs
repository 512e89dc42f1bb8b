//! A number that stands before its label.

use super::number::Number;
use super::value::{ValueFound, plain, unlabelled};
use super::{Bench, unit};
use foco_lexicon::{Analyte, Shape};
use foco_text::{Gap, TokenKind, TokenRange};

/// A number before its label: `28.500 leucocitos/ml`, `90% de neutrófilos`, `12% cayados`.
pub(super) fn at<'a>(
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
    // The power of a unit is no number of its own: `15.900/mm3 leucocitos`, `149 x 103/µl plaquetas`.
    let power = |at: usize| {
        let before = at.checked_sub(1).map_or("", |before| text.word(before));
        match text.word(at) {
            "3" | "9" if before == "^" => true,
            "3" => at > 0 && text.tokens[at].gap == Gap::None && text.tokens[at - 1].kind == TokenKind::Word,
            "103" | "109" | "10" => before == "x",
            _ => false,
        }
    };
    while first > floor && (text.tokens[first - 1].kind != TokenKind::Number || power(first - 1)) {
        if power(first - 1) {
            first -= 2;
            continue;
        }
        let mark =
            matches!(text.word(first - 1), "%" | "x" | "/" | "." | "^" | "*" | "mil" | "miles" | "ul" | "mcl" | "l")
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
    let number = (first..end).find_map(|at| bench.number(at, analyte))?;
    if bench.is_used(number.tokens) || bench.ends[number.tokens.start] as usize <= label.start {
        return None;
    }
    let own = bench.unit_behind(&number).filter(|u| u.fits(analyte) && text.token_at(u.end) <= label.start);
    let behind = unit::at(bench, text.tokens[label.end - 1].end).filter(|u| u.fits(analyte));
    let unit = own.or(behind);
    // `perdió 5 kg de peso` is a change, no weight.
    let changes = |at: usize| analyte.not_after.contains(&text.word(at)) && bench.ends[at] as usize > label.start;
    // `94 linfocitos` of a fluid are no share.
    if percent && analyte.shape != Shape::Count && unit.is_none() {
        return None;
    }
    if weight && (unit.is_none() || (first.saturating_sub(6)..first).any(changes)) {
        return None;
    }
    let mut value = unlabelled(bench, analyte, &number, unit.as_ref())?;
    if let Some(low) =
        lower_end(bench, analyte, &number).and_then(|low| unlabelled(bench, analyte, &low, unit.as_ref()))
    {
        value =
            ValueFound { tokens: TokenRange::new(low.tokens.start, number.tokens.end), high: Some(value.value), ..low };
    }
    Some(ValueFound { evidence: TokenRange::new(value.tokens.start, label.end), ..value })
}

/// `3,3 leucocitos x 109/L`: the label stands between a number and its unit.
pub(super) fn is_parted(bench: &Bench, label: TokenRange, analyte: &Analyte) -> bool {
    /// `x109/l`.
    const SPELLED: u32 = 5;
    let text = bench.reading.text;
    let number = label.start.checked_sub(1).is_some_and(|at| text.tokens[at].kind == TokenKind::Number);
    let number = number && analyte.shape == Shape::Count && text.tokens[label.start].gap < Gap::Line;
    let unit = || unit::at(bench, text.tokens[label.end - 1].end);
    number && unit().is_some_and(|u| u.fits(analyte) && u.end - u.start >= SPELLED)
}

/// The lower end of a range before a label: `20-30 leucocitos/campo`.
fn lower_end(bench: &Bench, analyte: &Analyte, high: &Number) -> Option<Number> {
    let text = bench.reading.text;
    let mark =
        high.tokens.start.checked_sub(1).filter(|&at| text.word(at) == "-" && text.tokens[at].gap == Gap::None)?;
    let low = bench.number(mark.checked_sub(1)?, analyte)?;
    (low.tokens.end == mark && low.readings()[0] < high.readings()[0] && !bench.is_used(low.tokens)).then_some(low)
}

/// A number with its unit before the label: `11,3 g/dl de Hb`.
pub(super) fn of_label<'a>(
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
        .filter(|&of| text.word(of) == "de" && matches!(analyte.shape, Shape::Number | Shape::Count))
        .filter(|_| analyte.id != "weight")?;
    (of.saturating_sub(FAR)..of).find_map(|start| {
        if text.tokens[start].kind != TokenKind::Number || bench.is_used(TokenRange::new(start, of)) {
            return None;
        }
        let number = bench.number(start, analyte)?;
        let unit = bench.unit_behind(&number)?;
        let spelled = unit.end - unit.start >= 3 || unit.means(bench, &["%"]);
        // `descenso de 2 g/dl de hemoglobina` is a change.
        let changes = start >= 2 && text.word(start - 1) == "de" && analyte.not_after.contains(&text.word(start - 2));
        let direct = unit.fits(analyte) && spelled && !changes && text.token_at(unit.end) == of;
        let mut value = direct.then(|| plain(bench, analyte, &number, Some(&unit), start)).flatten()?;
        value.evidence.end = label.end;
        Some(value)
    })
}

/// Points before the scale that gives them: `13 puntos en la escala de Glasgow`.
pub(super) fn of_scale<'a>(
    bench: &Bench<'a, '_>,
    label: TokenRange,
    analyte: &'a Analyte<'static>,
) -> Option<ValueFound<'a>> {
    /// Longest way back, in tokens: `13 / 15 puntos en la`.
    const FAR: usize = 6;
    let text = bench.reading.text;
    let links = |w: &str| matches!(w, "la" | "el" | "en" | "segun" | "puntos" | "/" | "15");
    let way = (label.start.saturating_sub(FAR)..label.start).rev().find(|&at| !links(text.word(at)));
    let start = match way {
        Some(at) if text.tokens[at].kind == TokenKind::Number => at,
        at => at.map_or(label.start.saturating_sub(FAR), |at| at + 1),
    };
    let joined = (start..label.start).any(|at| matches!(text.word(at), "en" | "segun"));
    let number = joined.then(|| bench.number(start, analyte)).flatten()?;
    let own = analyte.shape == Shape::Score && !bench.is_used(number.tokens) && number.tokens.end < label.start;
    let mut value = own.then(|| plain(bench, analyte, &number, None, start)).flatten()?;
    value.evidence.end = label.end;
    Some(value)
}
