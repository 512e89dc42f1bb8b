//! What a written number means for an analyte: the first plausible reading.

use super::number::Style;
use super::unit::UnitFound;
use super::value::ValueFound;
use super::{Bench, OtherReading};
use foco_lexicon::{Analyte, Shape, Tables};

/// What a number means for an analyte.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Meaning {
    pub(crate) value: f64,
    pub(crate) written: f64,
    pub(crate) unit: u16,
    pub(crate) ambiguous: bool,
    pub(crate) mended: bool,
    pub(crate) factor: f64,
    pub(crate) offset: f64,
}

/// The first plausible meaning of a number: as written if a unit is written, else in the unit that fits.
pub(crate) fn meaning(bench: &Bench, analyte: &Analyte, readings: &[f64], unit: Option<&UnitFound>) -> Option<Meaning> {
    /// Nobody weighs more, in kilograms.
    const HEAVIEST: f64 = 300.0;
    let units = &bench.reading.lexicon.tables().units;
    let plausible = |v: f64| v >= analyte.plausible.0 * 0.999_999 && v <= analyte.plausible.1;
    let unit = unit.filter(|u| u.fits(analyte) || u.is_concentration(bench));
    // `CK 2.517 U/l` in a text that writes `7.25`: thousands, unless the unit is another one.
    let thousands = analyte.thousands && unit.is_none_or(|u| u.meanings.contains(&analyte.unit));
    let turned;
    let readings = match readings {
        [first, second] if thousands && first < second => {
            turned = [*second, *first];
            &turned[..]
        }
        _ => readings,
    };
    if let Some(unit) = unit {
        for &written in readings {
            for rule in analyte.units.iter().filter(|r| unit.meanings.contains(&r.unit)) {
                let value = written * rule.factor + rule.offset;
                // An amount for the whole body: the weight will divide it.
                let whole = rule.unit != analyte.unit
                    && is_by_weight(units[analyte.unit as usize])
                    && !is_by_weight(units[rule.unit as usize]);
                if plausible(value) || (whole && (0.0..=analyte.plausible.1 * HEAVIEST).contains(&value)) {
                    let (factor, offset) = (rule.factor, rule.offset);
                    return Some(Meaning {
                        value,
                        written,
                        unit: rule.unit,
                        ambiguous: false,
                        mended: false,
                        factor,
                        offset,
                    });
                }
            }
        }
    }
    for &written in readings {
        for rule in &analyte.unwritten {
            let value = written * rule.factor + rule.offset;
            if written >= rule.min && written <= rule.max && plausible(value) {
                let unit_index = analyte
                    .units
                    .iter()
                    .find(|u| u.factor == rule.factor && u.offset == rule.offset)
                    .map_or(analyte.unit, |u| u.unit);
                let (factor, offset) = (rule.factor, rule.offset);
                let mended = unit.is_some();
                return Some(Meaning {
                    value,
                    written,
                    unit: unit_index,
                    ambiguous: rule.ambiguous && !mended,
                    mended,
                    factor,
                    offset,
                });
            }
        }
    }
    None
}

/// Whether a unit is an amount for each kilogram of the patient.
pub(crate) fn is_by_weight(unit: &str) -> bool {
    unit.contains("/kg/")
}

/// What an ambiguous number would be in the first other unit of its analyte that is plausible.
pub(crate) fn other_reading(tables: &Tables<'static>, value: &ValueFound) -> Option<OtherReading> {
    let (min, max) = value.analyte.plausible;
    let differs = |other: f64| (other - value.value).abs() > 0.01 * value.value.abs();
    value.analyte.units.iter().filter(|_| value.ambiguous).find_map(|rule| {
        let other = tidy(value.value_read * rule.factor + rule.offset);
        let unit_read = tables.units[rule.unit as usize];
        ((min..=max).contains(&other) && differs(other)).then_some(OtherReading { value: other, unit_read })
    })
}

pub(crate) fn style(bench: &Bench, analyte: &Analyte) -> Style {
    Style {
        decimal_point: bench.decimal_point,
        count: analyte.shape == Shape::Count,
        spaces: analyte.shape == Shape::Count,
    }
}

/// Whether a number without a unit is beyond anything that the analyte can be, in any unit.
pub(crate) fn is_out_of_reach(analyte: &Analyte, readings: &[f64]) -> bool {
    let largest = analyte.unwritten.iter().map(|r| r.max).fold(f64::NEG_INFINITY, f64::max);
    largest.is_finite() && readings.iter().all(|r| *r > largest * 2.0) && analyte.shape == Shape::Number
}

/// Without the noise of binary fractions.
pub(crate) fn tidy(value: f64) -> f64 {
    if value == 0.0 || !value.is_finite() {
        return value;
    }
    let digits = 9 - value.abs().log10().ceil() as i32;
    let scale = 10_f64.powi(digits.clamp(0, 12));
    (value * scale).round() / scale
}
