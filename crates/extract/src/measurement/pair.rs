//! Blood pressure: two numbers, systolic and diastolic.

use super::comparator::comparator_before;
use super::number::Number;
use super::value::{Moment, ValueFound, unit_after};
use super::{Bench, Comparator};
use crate::notice::Notices;
use foco_lexicon::Analyte;
use foco_text::TokenRange;

/// `85/45`, `120-80`, `12/7`: systolic and diastolic.
pub(crate) fn pair<'a>(
    bench: &Bench<'a, '_>,
    label: TokenRange,
    analyte: &'a Analyte<'static>,
    first: &Number,
    notices: &mut Notices,
) -> Option<Vec<ValueFound<'a>>> {
    let text = bench.reading.text;
    let bar = first.tokens.end;
    if !matches!(text.word(bar), "/" | "-" | "sobre") {
        return single_systolic(bench, label, analyte, first);
    }
    if let Some(rows) = ranges(bench, label, analyte, first) {
        return Some(rows);
    }
    let second = bench.number(bar + 1, analyte)?;
    let last = upper_pair(bench, analyte, second.tokens.end).map_or(second.tokens.end, |(_, end)| end);
    let unit = unit_after(bench, analyte, last)?;
    let tokens = TokenRange::new(first.tokens.start, second.tokens.end);
    let (high, low) = (first.readings()[0], second.readings()[0]);
    let rule = match unit.as_ref().filter(|u| u.fits(analyte)) {
        Some(unit) => {
            let rule = analyte.units.iter().find(|r| unit.meanings.contains(&r.unit))?;
            // `12/7 mmHg` is written, centimetres are meant.
            if high < 30.0 && rule.factor == 1.0 { (10.0, rule.unit) } else { (rule.factor, rule.unit) }
        }
        None => {
            let rule = analyte.unwritten.iter().find(|r| high >= r.min && high <= r.max)?;
            let unit = analyte.units.iter().find(|u| u.factor == rule.factor).map_or(analyte.unit, |u| u.unit);
            (rule.factor, unit)
        }
    };
    let (systolic, diastolic) = (high * rule.0, low * rule.0);
    let evidence = TokenRange::new(label.start, tokens.end);
    let span = text.span(evidence);
    if !(30.0..=300.0).contains(&systolic) || !(10.0..=200.0).contains(&diastolic) {
        return None;
    }
    if diastolic >= systolic {
        notices.add("pressure_inverted", span, &[text.slice(span)]);
        return None;
    }
    let upper = upper_pair(bench, analyte, second.tokens.end);
    let high_of =
        |pick: fn(&(f64, f64)) -> f64, low: f64| upper.as_ref().map(|(u, _)| pick(u) * rule.0).filter(|h| *h > low);
    let tokens = TokenRange::new(tokens.start, upper.as_ref().map_or(tokens.end, |(_, end)| *end));
    let unit_tokens = unit.as_ref().filter(|u| u.fits(analyte)).map(|u| (u.start, u.end));
    let row = |id: &'static str, value: f64, high: Option<f64>, written: f64| ValueFound {
        high,
        value_read: written,
        unit_read: rule.1,
        unit_tokens,
        ..plain(analyte, id, label, tokens, value)
    };
    let mut rows = vec![
        row("sbp", systolic, high_of(|u| u.0, systolic), high),
        row("dbp", diastolic, high_of(|u| u.1, diastolic), low),
    ];
    if let Some(mean) = mean_behind(bench, analyte, last).filter(|n| (low..high).contains(&n.readings()[0])) {
        let written = mean.readings()[0];
        let evidence = TokenRange::new(label.start, mean.tokens.end);
        rows.push(ValueFound {
            tokens: mean.tokens,
            evidence,
            unit_tokens: None,
            ..row("map", written * rule.0, None, written)
        });
    }
    Some(rows)
}

/// `160-180/95-100 mmHg`: a range of either.
fn ranges<'a>(
    bench: &Bench<'a, '_>,
    label: TokenRange,
    analyte: &'a Analyte<'static>,
    first: &Number,
) -> Option<Vec<ValueFound<'a>>> {
    let text = bench.reading.text;
    let behind = |before: &Number, mark: &str| {
        let joined = text.word(before.tokens.end) == mark;
        joined.then(|| bench.number(before.tokens.end + 1, analyte)).flatten()
    };
    let second = behind(first, "-")?;
    let third = behind(&second, "/")?;
    let fourth = behind(&third, "-")?;
    let [low, high, diastolic_low, diastolic_high] = [first, &second, &third, &fourth].map(|n| n.readings()[0]);
    let rises = low < high && diastolic_low < diastolic_high && diastolic_high < high;
    if !rises || !(30.0..=300.0).contains(&low) {
        return None;
    }
    let tokens = TokenRange::new(first.tokens.start, fourth.tokens.end);
    let unit = unit_after(bench, analyte, tokens.end)?.filter(|u| u.fits(analyte));
    let unit_tokens = unit.as_ref().map(|u| (u.start, u.end));
    let row = |id: &'static str, low: f64, high: f64| ValueFound {
        high: Some(high),
        unit_tokens,
        ..plain(analyte, id, label, tokens, low)
    };
    Some(vec![row("sbp", low, high), row("dbp", diastolic_low, diastolic_high)])
}

/// The mean behind both, as monitors print it: `82/44 (57)`.
fn mean_behind(bench: &Bench, analyte: &Analyte, open: usize) -> Option<Number> {
    let text = bench.reading.text;
    let mean = (text.word(open) == "(").then(|| bench.number(open + 1, analyte)).flatten()?;
    (text.word(mean.tokens.end) == ")").then_some(mean)
}

/// The second pair of a range, and where it ends: `90/60 a 160/80`, `entre 100/60 y 150/90`.
fn upper_pair(bench: &Bench, analyte: &Analyte, at: usize) -> Option<((f64, f64), usize)> {
    let text = bench.reading.text;
    if !matches!(text.word(at), "a" | "y" | "-") || *bench.ends.get(at)? as usize <= at + 3 {
        return None;
    }
    let first = bench.number(at + 1, analyte)?;
    if !matches!(text.word(first.tokens.end), "/" | "-") {
        return None;
    }
    let second = bench.number(first.tokens.end + 1, analyte)?;
    Some(((first.readings()[0], second.readings()[0]), second.tokens.end))
}

/// `TA 90 mmHg`: one number with its unit is the systolic pressure.
fn single_systolic<'a>(
    bench: &Bench<'a, '_>,
    label: TokenRange,
    analyte: &'a Analyte<'static>,
    first: &Number,
) -> Option<Vec<ValueFound<'a>>> {
    let text = bench.reading.text;
    let unit = bench.unit_behind(first).filter(|u| u.means(bench, &["mm[Hg]"]))?;
    let value = first.readings()[0];
    let own = (text.written(label.start).chars().all(char::is_uppercase) || label.len() > 1)
        && (40.0..=300.0).contains(&value);
    own.then(|| {
        vec![ValueFound {
            comparator: comparator_before(bench, first.tokens.start).unwrap_or_default(),
            unit_tokens: Some((unit.start, unit.end)),
            ..plain(analyte, "sbp", label, first.tokens, value)
        }]
    })
}

/// One value as it stands behind its label: exact, in the analyte's own unit, without one written.
fn plain<'a>(
    analyte: &'a Analyte<'static>,
    id: &'static str,
    label: TokenRange,
    tokens: TokenRange,
    value: f64,
) -> ValueFound<'a> {
    ValueFound {
        analyte,
        id,
        tokens,
        evidence: TokenRange::new(label.start, tokens.end),
        value,
        high: None,
        value_read: value,
        unit_read: analyte.unit,
        comparator: Comparator::Equal,
        unit_tokens: None,
        ambiguous: false,
        mended: false,
        moment: Moment::Here,
    }
}
