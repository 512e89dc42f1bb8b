//! Values that do not fit each other.

use super::Measurement;
use crate::Reading;
use crate::notice::Notices;

/// Marks values that contradict the others: they are shown, and no score uses them.
pub(crate) fn cross_check(reading: &Reading, measurements: &mut [Measurement], notices: &mut Notices) {
    for i in 0..measurements.len() {
        let value = &measurements[i];
        // Few neutrophils among very many leucocytes: bands, a count, or a slip (SCORES.md §4.3).
        if value.analyte != "neutrophils_pct" || value.specimen.is_some() || value.value >= 40.0 {
            continue;
        }
        let near = measurements
            .iter()
            .find(|m| m.analyte == "leukocytes" && m.value > 12.0 && m.tokens.start.abs_diff(value.tokens.start) < 40);
        let Some(count) = near else { continue };
        let (this, other) = (reading.text.slice(value.evidence), reading.text.slice(count.evidence));
        notices.add("suspicious_value", value.evidence, &[this, other]);
        measurements[i].suspicious = true;
    }
}
