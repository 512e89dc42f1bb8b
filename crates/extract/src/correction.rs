//! What the reader sets right. The words stay as they are; only their reading changes.

use crate::measurement::{self, Measurement, UnitSource};
use crate::{Fact, Id, Mention, Presence};
use foco_lexicon::Lexicon;

/// What the reader set right.
#[derive(Debug, Clone, Default)]
pub struct Corrections {
    /// Findings (mentions, measurements, facts) that are wrong.
    pub reject: Vec<Id>,
    /// Findings that are right although the reading doubts them: a doubtful mention is then present, a value
    /// that does not fit the others counts.
    pub confirm: Vec<Id>,
    /// Measurements and the unit (UCUM) that their number is in. A unit that the analyte does not have
    /// changes nothing.
    pub units: Vec<(Id, String)>,
}

impl Corrections {
    pub(crate) fn keeps(&self, id: Id) -> bool {
        !self.reject.contains(&id)
    }

    pub(crate) fn confirm_mentions(&self, mentions: &mut [Mention]) {
        for mention in mentions.iter_mut().filter(|m| self.confirm.contains(&m.id)) {
            mention.assertion.presence = Presence::Present;
            mention.typo = false;
        }
    }

    /// Whether a fact stands: neither it nor the mention that states it is wrong.
    pub(crate) fn keeps_fact(&self, fact: &Fact) -> bool {
        self.keeps(fact.id) && fact.mention.is_none_or(|m| self.keeps(m))
    }

    pub(crate) fn correct_measurements(&self, measurements: &mut [Measurement], lexicon: &Lexicon) {
        for measurement in measurements {
            if let Some((_, unit)) = self.units.iter().rev().find(|(id, _)| *id == measurement.id) {
                read_in(measurement, unit, lexicon);
            }
            if self.confirm.contains(&measurement.id) {
                measurement.suspicious = false;
                measurement.ambiguous = false;
                measurement.other = None;
                measurement.unit_source = match measurement.unit_source {
                    UnitSource::Inferred => UnitSource::Given,
                    source => source,
                };
            }
        }
    }
}

/// Reads the number of a measurement in another unit of its analyte.
fn read_in(measurement: &mut Measurement, unit: &str, lexicon: &Lexicon) {
    let tables = lexicon.tables();
    let own = |id: &str| id == measurement.analyte || (id == "bp" && matches!(measurement.analyte, "sbp" | "dbp"));
    let Some(analyte) = tables.analytes.iter().find(|a| own(a.id)) else { return };
    let Some(rule) = analyte.units.iter().find(|r| tables.units[r.unit as usize] == unit) else { return };
    let from = analyte.units.iter().find(|r| tables.units[r.unit as usize] == measurement.unit_read);
    let high = measurement.value_high.zip(from).map(|(high, from)| (high - from.offset) / from.factor);
    measurement.value = measurement::tidy(measurement.value_read * rule.factor + rule.offset);
    measurement.value_high = high.map(|high| measurement::tidy(high * rule.factor + rule.offset));
    measurement.unit_read = tables.units[rule.unit as usize];
    measurement.unit_source = UnitSource::Given;
    measurement.ambiguous = false;
    measurement.other = None;
    measurement.mended = false;
}
