//! The whole answer, as plain data.

use crate::{
    Abbreviation, Agreement, Assumption, Checklist, Criterion, CueMention, Decision, Fact, Measurement, Mention,
    Notice, Problem, Relation, Score, Section,
};
use foco_text::{OffsetIndex, OffsetUnit, Span};

/// Version of the shape of [`Analysis`]. It rises when a field changes its meaning or goes.
pub const SCHEMA_VERSION: u32 = 1;

/// What a report says and which scores follow.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Analysis {
    /// Version of this shape.
    pub schema_version: u32,
    /// What every `start` and `end` counts.
    pub offsets: OffsetUnit,
    /// Sections in order.
    pub sections: Vec<Section>,
    /// Mentions by place.
    pub mentions: Vec<Mention>,
    /// Cues by place.
    pub cues: Vec<CueMention>,
    /// Measurements by place.
    pub measurements: Vec<Measurement>,
    /// Bedside facts.
    pub facts: Vec<Fact>,
    /// Abbreviations that the text explains: `insuficiencia renal aguda (IRA)`.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Vec::is_empty"))]
    pub abbreviations: Vec<Abbreviation>,
    /// What findings have to do with one another: doses, sites, results, causes.
    pub relations: Vec<Relation>,
    /// The patient's problems over all their mentions.
    pub problems: Vec<Problem>,
    /// Scores; the first entry of an id is its default window.
    pub scores: Vec<Score>,
    /// Criteria: met, not met, or not decidable.
    pub criteria: Vec<Criterion>,
    /// What would decide what is open, of the scores that the options name.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Vec::is_empty"))]
    pub decisions: Vec<Decision>,
    /// How the definitions of sepsis and septic shock answer, and where they part.
    pub agreements: Vec<Agreement>,
    /// Lists of what the report documents, without a count.
    pub checklists: Vec<Checklist>,
    /// Assumptions that this report allows.
    pub assumptions: Vec<Assumption>,
    /// What the reader should know about the reading.
    pub notices: Vec<Notice>,
}

impl Analysis {
    /// The score with this id, in its default window.
    pub fn score(&self, id: &str) -> Option<&Score> {
        self.scores.iter().find(|s| s.id == id)
    }

    /// The criterion with this id.
    pub fn criterion(&self, id: &str) -> Option<&Criterion> {
        self.criteria.iter().find(|c| c.id == id)
    }

    /// The same with every offset counted in another unit. `text` must be the text that was analysed.
    #[must_use]
    pub fn in_offsets(mut self, text: &str, unit: OffsetUnit) -> Analysis {
        if unit == self.offsets || self.offsets != OffsetUnit::Utf8 {
            return self;
        }
        let index = OffsetIndex::new(text, unit);
        self.each_span(|span| *span = index.span(*span));
        self.offsets = unit;
        self
    }

    fn each_span(&mut self, mut visit: impl FnMut(&mut Span)) {
        for section in &mut self.sections {
            visit(&mut section.span);
            section.heading.iter_mut().for_each(&mut visit);
        }
        for mention in &mut self.mentions {
            visit(&mut mention.span);
        }
        for cue in &mut self.cues {
            visit(&mut cue.span);
            cue.scope.iter_mut().for_each(&mut visit);
        }
        for measurement in &mut self.measurements {
            visit(&mut measurement.span);
            visit(&mut measurement.evidence);
        }
        for fact in &mut self.facts {
            visit(&mut fact.evidence);
        }
        for abbreviation in &mut self.abbreviations {
            visit(&mut abbreviation.span);
            visit(&mut abbreviation.long);
        }
        for relation in &mut self.relations {
            visit(&mut relation.span);
            visit(&mut relation.evidence);
        }
        for score in &mut self.scores {
            for component in &mut score.components {
                component.evidence.iter_mut().for_each(|e| visit(&mut e.span));
            }
            score.assumptions.iter_mut().filter_map(|a| a.evidence.as_mut()).for_each(&mut visit);
        }
        for criterion in &mut self.criteria {
            criterion.evidence.iter_mut().for_each(|e| visit(&mut e.span));
            criterion.stated.iter_mut().for_each(|s| visit(&mut s.span));
        }
        self.agreements.iter_mut().filter_map(|a| a.stated.as_mut()).for_each(|s| visit(&mut s.span));
        for item in self.checklists.iter_mut().flat_map(|c| &mut c.items) {
            item.evidence.iter_mut().for_each(&mut visit);
            item.time.iter_mut().for_each(&mut visit);
        }
        self.assumptions.iter_mut().filter_map(|a| a.evidence.as_mut()).for_each(&mut visit);
        for notice in &mut self.notices {
            visit(&mut notice.span);
        }
    }
}
