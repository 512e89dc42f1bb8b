//! Amounts of drugs and spans of time: `1 g`, `5-10 mg/kg/día`, `dos semanas`.

use super::{Amount, Web};
use crate::measurement::number::{self, Style};
use foco_lexicon::Role;
use foco_text::TokenKind;

impl Web<'_> {
    /// A number at a token, in digits or words: where it ends, and its value.
    fn number(&self, at: usize) -> Option<(usize, f64)> {
        let text = self.reading.text;
        if text.tokens.get(at)?.kind == TokenKind::Number {
            let style = Style { decimal_point: false, count: false, spaces: false };
            let number = number::at(text, at, style)?;
            return Some((number.tokens.end, *number.readings().first()?));
        }
        let (end, value) = self.word(at, Role::Number)?;
        Some((end, value.parse().ok()?))
    }

    /// A number and its unit: where they end.
    fn counted(&self, at: usize, unit: Role) -> Option<(usize, Amount)> {
        let (mut end, value) = self.number(at)?;
        let mut value_high = None;
        if matches!(self.reading.text.word(end), "-" | "a" | "o" | "y")
            && let Some((after, high)) = self.number(end + 1).filter(|(_, high)| *high > value)
        {
            (end, value_high) = (after, Some(high));
        }
        let (end, unit) = self.word(end, unit)?;
        Some((end, Amount { value, value_high, unit }))
    }

    /// A dose: where it ends. `mg/dl` is none, `mg/cada noche` and `g/iv` are.
    pub(super) fn dose(&self, at: usize) -> Option<(usize, Amount)> {
        let (end, amount) = self.counted(at, Role::DoseUnit)?;
        let told = |role| self.word(end + 1, role).is_some();
        let per_something = self.reading.text.word(end) == "/"
            && self.number(end + 1).is_none()
            && !told(Role::Every)
            && !told(Role::Route);
        (!per_something).then_some((end, amount))
    }

    /// A span of time: where it ends.
    pub(super) fn period(&self, at: usize) -> Option<(usize, Amount)> {
        self.counted(at, Role::Period)
    }

    /// How often: `cada 8 horas`, `/8 h`, `tres veces al día`, `semanal`, `1-0-1`.
    pub(super) fn frequency(&self, at: usize) -> Option<(usize, Often)> {
        let every = self.word(at, Role::Every).map(|(end, _)| end);
        let every = every.or_else(|| (self.reading.text.word(at) == "/").then_some(at + 1));
        if let Some((end, time)) = every.and_then(|at| self.period(at)) {
            return Some((end, Often::Times(every_so_often(time)?)));
        }
        if let Some((end, time)) = every.and_then(|at| self.word(at, Role::Period)) {
            return Some((end, Often::Times(Amount { value: 1.0, value_high: None, unit: per(time)? })));
        }
        if let Some((end, value)) = self.word(at, Role::Frequency) {
            return Some((end, often(value)?));
        }
        if let Some((end, times)) = self.number(at)
            && let Some((end, _)) = self.word(end, Role::Times)
            && let Some((end, Often::Times(unit))) =
                self.word(end, Role::Frequency).and_then(|(e, v)| Some((e, often(v)?)))
        {
            let value = times * unit.value;
            return Some((end, Often::Times(Amount { value, ..unit })));
        }
        self.meals(at)
    }

    /// `1-0-1`: breakfast, lunch, dinner.
    fn meals(&self, at: usize) -> Option<(usize, Often)> {
        let text = self.reading.text;
        let small = |at: usize| text.word(at).parse::<u8>().ok().filter(|n| *n <= 3 && text.word(at).len() == 1);
        let dash = |at: usize| (text.word(at) == "-").then_some(());
        let (first, second, third) = (small(at)?, small(at + 2)?, small(at + 4)?);
        dash(at + 1).and(dash(at + 3))?;
        let whole = dash(at + 5).is_none() && (first + second + third) > 0;
        let value = f64::from(first + second + third);
        whole.then_some((at + 5, Often::Times(Amount { value, value_high: None, unit: "/d" })))
    }
}

/// How often a drug is given.
#[derive(Clone, Copy)]
pub(super) enum Often {
    Times(Amount),
    /// `as-needed`, `continuous`, `once`.
    Word(&'static str),
}

/// `2/d` as two in a day; a word as it is.
fn often(value: &'static str) -> Option<Often> {
    match value.split_once('/') {
        Some((times, unit)) => {
            Some(Often::Times(Amount { value: times.parse().ok()?, value_high: None, unit: per(unit)? }))
        }
        None => Some(Often::Word(value)),
    }
}

/// The unit of what happens so often in a unit of time.
fn per(time: &str) -> Option<&'static str> {
    Some(match time {
        "min" => "/min",
        "h" => "/h",
        "d" => "/d",
        "wk" => "/wk",
        "mo" => "/mo",
        "a" => "/a",
        _ => return None,
    })
}

/// Once in a span of time: hours are counted in a day.
fn every_so_often(time: Amount) -> Option<Amount> {
    let (whole, unit) = if time.unit == "h" { (24.0, "/d") } else { (1.0, per(time.unit)?) };
    let times = |span: f64| (span > 0.0).then_some(crate::measurement::tidy(whole / span));
    // `cada 6-8 horas`: the longer span is the smaller number.
    match time.value_high {
        Some(longer) => Some(Amount { value: times(longer)?, value_high: times(time.value), unit }),
        None => Some(Amount { value: times(time.value)?, value_high: None, unit }),
    }
}
