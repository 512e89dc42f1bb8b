//! One problem over all its mentions: suspected, then confirmed.

use crate::{Experiencer, Id, Kind, Mention, Presence, Temporality};
use std::collections::BTreeMap;

/// A disease or symptom of the patient over the whole report.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Problem {
    /// Concept of the lexicon.
    pub concept: &'static str,
    /// Its Spanish name.
    pub label: &'static str,
    /// What holds in the end: stated once is stated; doubted only is doubtful; negated only is absent.
    pub presence: Presence,
    /// What was said of it, in order, without repetitions.
    pub course: Vec<Presence>,
    /// Where.
    pub mentions: Vec<Id>,
}

pub(crate) fn reconcile(mentions: &[Mention]) -> Vec<Problem> {
    let mut order: Vec<Problem> = Vec::new();
    let mut index: BTreeMap<&str, usize> = BTreeMap::new();
    for mention in mentions {
        let Some(concept) = &mention.concept else { continue };
        if !matches!(mention.kind, Kind::Disease | Kind::Symptom)
            || mention.assertion.experiencer == Experiencer::Other
            || mention.assertion.temporality == Temporality::Future
        {
            continue;
        }
        let at = *index.entry(concept.id).or_insert_with(|| {
            order.push(Problem {
                concept: concept.id,
                label: concept.label,
                presence: mention.assertion.presence,
                course: Vec::new(),
                mentions: Vec::new(),
            });
            order.len() - 1
        });
        let problem = &mut order[at];
        let presence = mention.assertion.presence;
        if problem.course.last() != Some(&presence) {
            problem.course.push(presence);
        }
        problem.mentions.push(mention.id);
        problem.presence = stronger(problem.presence, presence);
    }
    order
}

fn stronger(a: Presence, b: Presence) -> Presence {
    let rank = |p: Presence| match p {
        Presence::Present => 4,
        Presence::Possible => 3,
        Presence::Absent => 2,
        Presence::Normal => 1,
        Presence::NotAssessable | Presence::Tested => 0,
    };
    if rank(b) > rank(a) { b } else { a }
}
