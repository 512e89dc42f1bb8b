//! Amounts told by the weight of the body, and amounts that should be.

use super::{Measurement, meaning};
use crate::notice::Notices;
use crate::{Phase, Reading};

/// Amounts written per kilogram become amounts with the weight that the text gives, and doses written without it
/// (`10 µg/min`) doses per kilogram.
pub(super) fn convert(reading: &Reading, measurements: &mut Vec<Measurement>, notices: &mut Notices) {
    let mut weights: Vec<(u8, bool, f64)> = measurements
        .iter()
        .filter(|m| m.analyte == "weight" && m.value > 0.0)
        .map(|m| (m.patient, m.phase == Phase::Prior, m.value))
        .collect();
    // The weight of now before the one at birth.
    weights.sort_by_key(|(patient, prior, _)| (*patient, *prior));
    measurements.retain_mut(|m| {
        let (read, wanted) = (meaning::is_by_weight(m.unit_read), meaning::is_by_weight(m.unit));
        if read == wanted {
            return true;
        }
        let weight = weights.iter().find(|(patient, ..)| *patient == m.patient);
        match weight {
            Some((.., weight)) => m.value = meaning::tidy(if read { m.value * weight } else { m.value / weight }),
            None => notices.add("needs_weight", m.evidence, &[reading.text.slice(m.evidence)]),
        }
        weight.is_some()
    });
}
