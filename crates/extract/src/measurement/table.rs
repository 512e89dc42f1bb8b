//! Rows of a table whose head tells when each column was measured:
//! `Ingreso 24 h 48 h` above `Lactato (mmol/L) 5,2 3,1 1,4`.

use super::Bench;
use super::meaning::style;
use super::number::{self, Number, Style};
use super::reach::unit_before;
use super::unit::UnitFound;
use super::value::{Moment, ValueFound, announce, plain};
use crate::notice::Notices;
use crate::{Phase, Reading};
use foco_lexicon::{Analyte, Role, Shape};
use foco_text::{Gap, Text, TokenKind, TokenRange};

/// Longest line that is a head or a row, in tokens.
const LINE: usize = 48;
/// Most lines between a row and its head.
const FAR: usize = 40;
/// Words that may stand before the heads of the columns: `Parámetro`, `Fecha`.
const CORNER: usize = 2;
/// A line of no more words goes on with a table: a heading of some rows.
const HEADING: usize = 3;
/// From so many hours on a column is of a later day.
const DAY: u32 = 24;

/// A number of a row and its unit; `None` where there is none.
type Cell<'a> = Option<(Number, Option<UnitFound<'a>>)>;

/// The moments of the columns above a row, which begins at `row`: the nearest line with heads, if between the two
/// stand only other rows.
fn head(reading: &Reading, row: usize) -> Option<Vec<Phase>> {
    let text = reading.text;
    let mut end = row;
    for _ in 0..FAR {
        let line = TokenRange::new(line_start(text, end.checked_sub(1)?), end);
        if let Some(columns) = columns(reading, line) {
            return Some(columns);
        }
        let count = |kind| (line.start..line.end).filter(|&at| text.tokens[at].kind == kind).count();
        if line.len() > LINE || (count(TokenKind::Number) == 0 && count(TokenKind::Word) > HEADING) {
            return None;
        }
        end = line.start;
    }
    None
}

/// Where the line of a token begins, or the part of it that is looked at.
fn line_start(text: &Text, at: usize) -> usize {
    (at.saturating_sub(LINE)..=at).rev().find(|&i| text.tokens[i].gap >= Gap::Line).unwrap_or(at.saturating_sub(LINE))
}

fn line_end(text: &Text, start: usize) -> usize {
    (start + 1..text.tokens.len())
        .take(LINE)
        .find(|&at| text.tokens[at].gap >= Gap::Line)
        .unwrap_or(text.tokens.len().min(start + 1 + LINE))
}

/// The moments that a line tells, if it tells two or more and nothing else.
fn columns(reading: &Reading, line: TokenRange) -> Option<Vec<Phase>> {
    let mut columns: Vec<Phase> = Vec::new();
    let mut corner = 0;
    let mut at = line.start;
    while at < line.end {
        if matches!(reading.text.word(at), "|" | ":" | "(" | ")") {
            at += 1;
        } else if let Some((end, phase)) = column(reading, at, columns.is_empty()).filter(|(end, _)| *end <= line.end) {
            columns.push(phase);
            at = end;
        } else if columns.is_empty() && corner < CORNER && reading.text.tokens[at].kind == TokenKind::Word {
            corner += 1;
            at += 1;
        } else {
            return None;
        }
    }
    (columns.len() >= 2).then_some(columns)
}

/// The head of a column at a token: `Ingreso`, `48 h`, `día 3`, `12/03`.
fn column(reading: &Reading, at: usize, is_first: bool) -> Option<(usize, Phase)> {
    let text = reading.text;
    let number = |at: usize| {
        let digits = text.tokens.get(at).filter(|t| t.kind == TokenKind::Number);
        digits.and_then(|_| text.word(at).parse::<u32>().ok())
    };
    let later = |is_later: bool| if is_later { Phase::Course } else { Phase::Presentation };
    if let Some((end, value)) = reading.relations(at, Role::Column).next() {
        return Some((end, named(value)));
    }
    if matches!(text.word(at), "dia" | "d")
        && let Some(day) = number(at + 1)
    {
        return Some((at + 2, later(day > 1)));
    }
    let first = number(at)?;
    match text.word(at + 1) {
        "h" | "hs" | "hora" | "horas" => Some((at + 2, later(first >= DAY))),
        "d" | "dia" | "dias" | "semana" | "semanas" | "mes" | "meses" => Some((at + 2, later(first > 1))),
        mark @ ("/" | "-") if number(at + 2).is_some_and(|month| (1..=12).contains(&month)) => {
            let year = text.word(at + 3) == mark && number(at + 4).is_some();
            Some((if year { at + 5 } else { at + 3 }, later(!is_first)))
        }
        _ => None,
    }
}

/// The moment that the lexicon calls so.
fn named(value: &str) -> Phase {
    match value {
        "prior" => Phase::Prior,
        "course" => Phase::Course,
        "discharge" => Phase::Discharge,
        _ => Phase::Presentation,
    }
}

/// The values of a row, if a label begins one and there are as many as columns.
pub(super) fn row<'a>(
    bench: &Bench<'a, '_>,
    label: TokenRange,
    analyte: &'a Analyte<'static>,
    notices: &mut Notices,
) -> Option<Vec<ValueFound<'a>>> {
    let text = bench.reading.text;
    let bar = label.start.checked_sub(1).filter(|&at| text.word(at) == "|").unwrap_or(label.start);
    if text.tokens[bar].gap < Gap::Line || analyte.shape == Shape::Pair {
        return None;
    }
    let (at, before) = unit_before(bench, label, analyte).unwrap_or((label.end, None));
    let row = TokenRange::new(at, line_end(text, label.start));
    let cells = cells(bench, row, analyte, before.is_none())?;
    if cells.len() < 2 {
        return None;
    }
    let columns = head(bench.reading, bar).filter(|columns| columns.len() == cells.len())?;
    let last = cells.iter().rev().flatten().find_map(|(_, unit)| *unit);
    let values = cells.iter().zip(columns).filter_map(|(cell, phase)| {
        let (number, unit) = cell.as_ref()?;
        let unit = unit.or(before).or(last);
        let mut value = plain(bench, analyte, number, unit.as_ref(), number.tokens.start)?;
        value.moment = Moment::At(phase);
        Some(value)
    });
    let mut values: Vec<ValueFound> = values.collect();
    values.first_mut()?.evidence.start = label.start;
    values.iter().for_each(|value| announce(bench, label, value, notices));
    Some(values)
}

/// The cells of a row; their units are looked for only if it may have some.
fn cells<'a>(bench: &Bench<'a, '_>, row: TokenRange, analyte: &Analyte, units: bool) -> Option<Vec<Cell<'a>>> {
    let text = bench.reading.text;
    let mut cells = Vec::new();
    let mut at = row.start;
    while at < row.end {
        match text.word(at) {
            "|" | ":" | "*" | "<" | ">" | "↑" | "↓" => at += 1,
            "-" => {
                cells.push(None);
                at = (at..row.end).find(|&i| text.word(i) != "-").unwrap_or(row.end);
            }
            _ => {
                let style = Style { spaces: false, ..style(bench, analyte) };
                let number = number::at(text, at, style).filter(|n| n.tokens.end <= row.end)?;
                let unit = bench.unit_behind(&number).filter(|u| units && u.fits(analyte));
                at = unit.as_ref().map_or(number.tokens.end, |u| text.token_at(u.end));
                cells.push(Some((number, unit)));
            }
        }
    }
    Some(cells)
}
