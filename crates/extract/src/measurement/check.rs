//! Values that do not fit each other, and values of somebody else.

use super::Measurement;
use crate::cue::CueMention;
use crate::notice::Notices;
use crate::{CueKind, Reading};

/// Leaves out what was measured in a relative: `la madre presentó 38,5 ºC`. A text about a mother and her
/// newborn has two patients, and keeps the values of both.
#[inline(never)]
pub(crate) fn leave_out_others(
    reading: &Reading,
    cues: &[CueMention],
    measurements: &mut Vec<Measurement>,
    notices: &mut Notices,
) {
    if measurements.iter().any(|m| m.patient > 0) {
        return;
    }
    let mut others = cues.iter().filter(|c| c.kind == CueKind::OtherPerson).peekable();
    let mut reach = 0..0;
    measurements.retain(|m| {
        while let Some(cue) = others.next_if(|c| c.reach.start <= m.tokens.start) {
            reach = cue.reach.start..cue.reach.end.max(reach.end);
        }
        let other = reach.contains(&m.tokens.start);
        if other {
            notices.add("value_of_other", m.evidence, &[reading.text.slice(m.evidence)]);
        }
        !other
    });
}

/// Marks values that contradict the others: they are shown, and no score uses them.
#[inline(never)]
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
