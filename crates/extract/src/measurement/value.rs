//! From a label to its value.

use super::comparator::comparator_before;
use super::meaning::{is_out_of_reach, meaning, other_reading, style, tidy};
use super::number::{self, Number, Style};
use super::pair::pair;
use super::reach::{Reached, reach_number};
use super::several::{arrows, further, is_from, is_span, later_number, second_number};
use super::stray::{counts_something_else, is_code, is_minus, is_of_another, is_of_next, is_year, sticks_to_word};
use super::unit::{self, UnitFound};
use super::{Bench, Comparator, age, change};
use crate::Phase;
use crate::notice::Notices;
use foco_lexicon::{Analyte, Shape};
use foco_text::{Gap, TokenKind, TokenRange};

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
    pub(crate) moment: Moment,
}

/// When a value was taken, beside what its place in the report tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Moment {
    /// Nothing more.
    Here,
    /// The first of two values at two moments: `de 0,9 a 3,4`.
    Earlier,
    /// Before this illness: `(previa 0,9)`.
    Before,
    /// What the head of its column tells.
    At(Phase),
}

/// A label that is no abbreviation has so many letters.
const SPELLED: usize = 5;

/// Reads on from a label to its value or values.
pub(crate) fn after<'a>(
    bench: &Bench<'a, '_>,
    label: TokenRange,
    analyte: &'a Analyte<'static>,
    notices: &mut Notices,
) -> Option<Vec<ValueFound<'a>>> {
    let text = bench.reading.text;
    let Reached { at: start, comparator, between, unit: before } = reach_number(bench, label, analyte)?;
    let mut number = number_of(bench, start, analyte)?;
    if let Some(whole) = number::broken_decimal(text, &number)
        && bench.unit_behind(&whole).is_some_and(|u| u.fits(analyte))
    {
        number = whole;
    }
    if bench.is_used(number.tokens)
        || sticks_to_word(bench, &number, analyte)
        || is_span(bench, &number, analyte)
        || change::is_told(bench, label, &number, analyte)
    {
        return None;
    }
    let evidence = TokenRange::new(label.start, number.tokens.end);
    if analyte.shape == Shape::Pair {
        return pair(bench, label, analyte, &number, notices);
    }
    let second = second_number(bench, analyte, &number, between);
    let last = second.map_or(number.tokens.end, |n| n.tokens.end);
    let later = second.is_none().then(|| later_number(bench, analyte, &number)).flatten();
    let own = match &later {
        Some((_, unit)) => *unit,
        None => unit_after(bench, analyte, last)?,
    };
    let (steps, unit) = arrows(bench, analyte, own.map_or(last, |u| text.token_at(u.end)));
    let unit = own.or(before).or(unit);
    let unit = unit.as_ref();
    if analyte.shape != Shape::Age && unit.is_none() && counts_something_else(bench, last) {
        return None;
    }
    if unit.is_some_and(|u| is_of_another(bench, u, analyte)) || is_of_next(bench, label, start, last) {
        return None;
    }
    // `S-100`, `A90S`: a share without its sign needs a label that is spelled out.
    let letter = analyte.id.ends_with("_pct") && text.slice(text.span(label)).len() < SPELLED;
    if unit.is_none() && (letter || is_code(bench, label, &number) || is_year(bench, &number)) {
        return None;
    }
    let minus = is_minus(bench, start);
    let negative = analyte.plausible.0 < 0.0 && (minus || text.word(label.start) == "deficit");
    let readings: Vec<f64> = number.readings().iter().map(|r| if negative { -r } else { *r }).collect();
    let Some(found) = meaning(bench, analyte, &readings, unit) else {
        let of_blood = bench.specimens.at(label.start).is_none_or(|s| s == "blood");
        let strange = unit.is_some_and(|u| u.fits(analyte) || u.is_concentration(bench))
            || (unit.is_none() && is_out_of_reach(analyte, &readings));
        if of_blood && strange {
            let span = text.span(evidence);
            notices.add(
                "implausible_value",
                span,
                &[text.slice(span), analyte.label, text.slice(text.span(number.tokens))],
            );
        }
        return None;
    };
    let in_unit = |written: f64| tidy(written * found.factor + found.offset);
    let other = second.and_then(|n| {
        let rises = n.readings().iter().copied().find(|r| *r >= found.written);
        rises.or(n.readings().first().copied().filter(|_| between))
    });
    // `entre 1,7 y 1,4`: which end is named first does not matter.
    let (written, high) = match other {
        Some(other) if other < found.written => (other, Some(tidy(found.value))),
        other => (found.written, other.map(in_unit)),
    };
    let low = if written == found.written { tidy(found.value) } else { in_unit(written) };
    let mut tokens = number.tokens;
    if high.is_some() {
        tokens.end = last;
    }
    if negative && minus {
        tokens.start -= 1;
    }
    let value = ValueFound {
        analyte,
        id: analyte.id,
        tokens,
        evidence: TokenRange::new(label.start, tokens.end.max(number.tokens.end)),
        value: low,
        high,
        value_read: written,
        unit_read: found.unit,
        comparator,
        unit_tokens: unit.filter(|u| u.fits(analyte) || u.is_concentration(bench)).map(|u| (u.start, u.end)),
        ambiguous: found.ambiguous,
        mended: found.mended,
        moment: if is_of_birth(bench, label) {
            Moment::Before
        } else if !steps.is_empty() || (later.is_some() && text.word(last) != "y") {
            Moment::Earlier
        } else if analyte.shape == Shape::Age {
            age::when(bench, label, unit)?
        } else {
            Moment::Here
        },
    };
    announce(bench, label, &value, notices);
    let later = later.map(|(number, _)| number).into_iter().chain(steps);
    let later = later.filter_map(|number| plain(bench, analyte, &number, unit, number.tokens.start));
    let mut values: Vec<ValueFound> = std::iter::once(value).chain(later).collect();
    let further = further(bench, &values[0], unit);
    // `de 3,1 mg/dl a 1,2 mg/dl`.
    let moves = |u: &UnitFound| text.word(text.token_at(u.end)) == "a";
    if !further.is_empty() && is_from(bench, &number) && unit.is_some_and(moves) {
        values[0].moment = Moment::Earlier;
    }
    values.extend(further);
    Some(values)
}

/// `peso al nacer`.
fn is_of_birth(bench: &Bench, label: TokenRange) -> bool {
    matches!(bench.word(label.end - 1), "nacer" | "nacimiento")
}

/// The number at a token: a space parts thousands where the unit stands behind them (`24 899 U/l`), not where
/// it is the unit's own (`122 109/l`).
pub(super) fn number_of(bench: &Bench, start: usize, analyte: &Analyte) -> Option<Number> {
    let text = bench.reading.text;
    let unit = |n: &Number| bench.unit_behind(n).filter(|u| u.fits(analyte));
    let fits = |n: &Number| unit(n).is_some();
    // `1 109 x10*3`: the scale is still to come, so `109` is none.
    let scaled =
        |n: &Number| unit(n).is_some_and(|u| text.folded.text[u.start as usize..].starts_with(['x', '*', '·']));
    let plain = number::at(text, start, Style { spaces: false, ..style(bench, analyte) })?;
    let spaced = number::at(text, start, Style { spaces: true, ..style(bench, analyte) })?;
    // `IgG1 493`: a digit that sticks to the label is its own.
    let glued = text.tokens[start].gap == Gap::None && start > 0 && text.tokens[start - 1].kind == TokenKind::Word;
    let thousands = spaced.tokens.len() > plain.tokens.len() && !glued;
    let taken = thousands && (!fits(&plain) || scaled(&spaced)) && (analyte.shape == Shape::Count || fits(&spaced));
    Some(if taken { spaced } else { plain })
}

/// A value without a label of its own.
pub(crate) fn plain<'a>(
    bench: &Bench<'a, '_>,
    analyte: &'a Analyte<'static>,
    number: &Number,
    unit: Option<&UnitFound>,
    start: usize,
) -> Option<ValueFound<'a>> {
    let value = unlabelled(bench, analyte, number, unit)?;
    let evidence = TokenRange::new(start, number.tokens.end);
    (!value.mended).then_some(ValueFound { evidence, ambiguous: false, ..value })
}

/// A number as the analyte's value, however sure its reading is; the number alone is its evidence.
pub(super) fn unlabelled<'a>(
    bench: &Bench<'a, '_>,
    analyte: &'a Analyte<'static>,
    number: &Number,
    unit: Option<&UnitFound>,
) -> Option<ValueFound<'a>> {
    let found = meaning(bench, analyte, number.readings(), unit)?;
    Some(ValueFound {
        analyte,
        id: analyte.id,
        tokens: number.tokens,
        evidence: number.tokens,
        value: tidy(found.value),
        high: None,
        value_read: found.written,
        unit_read: found.unit,
        comparator: comparator_before(bench, number.tokens.start).unwrap_or_default(),
        unit_tokens: unit.map(|u| (u.start, u.end)),
        ambiguous: found.ambiguous,
        mended: found.mended,
        moment: Moment::Here,
    })
}

/// The unit after a number. `None` if what follows shows that the number is something else.
pub(crate) fn unit_after<'a>(bench: &Bench<'a, '_>, analyte: &Analyte, last: usize) -> Option<Option<UnitFound<'a>>> {
    let text = bench.reading.text;
    let Some(unit) = unit::at(bench, text.tokens[last - 1].end) else { return Some(None) };
    if unit.fits(analyte) || unit.is_concentration(bench) {
        return Some(Some(unit));
    }
    // `calcio 2 g`: so much is given, where no volume holds grams.
    let units = &bench.reading.lexicon.tables().units;
    if unit.means(bench, &["g"]) && !analyte.units.iter().any(|rule| units[rule.unit as usize].starts_with("g/")) {
        return None;
    }
    // A unit of something else: `FA a 120 lpm`. One or two letters may be a word of the sentence.
    let glued = unit.start == text.tokens[last - 1].end;
    let spelled = unit.end - unit.start >= 3 || glued || unit.means(bench, &["%", "/uL"]);
    if spelled { None } else { Some(None) }
}

/// Says what was assumed.
pub(super) fn announce(bench: &Bench, label: TokenRange, value: &ValueFound, notices: &mut Notices) {
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
        let other = other_reading(tables, value).map_or("", |o| o.unit_read);
        notices.add(if other.is_empty() { "unit_doubtful" } else { "unit_ambiguous" }, span, &[written, unit, other]);
    } else if value.unit_tokens.is_none() && !unitless {
        notices.add("unit_inferred", span, &[written, unit]);
    }
}
