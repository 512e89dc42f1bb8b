//! Totals of one score that another reads: SOFA for Sepsis-3 and coagulopathy, SIRS for the older definitions.

use crate::case::Evidence;
use crate::choose::{Basis, Chosen};
use crate::score::Score;
use foco_score::{Definition, Kind, Outcome, Range};

/// The organs of SOFA that the score of sepsis-induced coagulopathy counts.
const FOUR_ORGANS: &[&str] = &["resp", "cv", "liver", "renal"];

struct Total {
    strict: Range,
    contextual: Range,
    /// The words that its certain points rest on.
    evidence: Vec<Evidence>,
}

/// Totals, each with the name of the variable under which others read it.
#[derive(Default)]
pub(crate) struct Totals(Vec<(&'static str, Total)>);

impl Totals {
    /// Keeps the total of a score in its default window.
    pub(crate) fn add(&mut self, score: &Score, strict: &Outcome, contextual: &Outcome) {
        if let (Some(strict), Some(contextual)) = (strict.total, contextual.total) {
            self.0.push((score.id, Total { strict, contextual, evidence: grounds(score, &[]) }));
        }
        if score.id == "sofa" {
            let sum = |o: &Outcome| -> Range {
                o.components.iter().filter(|c| FOUR_ORGANS.contains(&c.id)).map(|c| c.range).sum()
            };
            let total =
                Total { strict: sum(strict), contextual: sum(contextual), evidence: grounds(score, FOUR_ORGANS) };
            self.0.push(("sofa_four_organs", total));
        }
    }

    /// Gives a score the totals that it reads.
    pub(crate) fn feed<'t>(&'t self, definition: &Definition, chosen: &mut Chosen<'t>, basis: Basis) {
        for input in definition.inputs.iter().filter(|i| matches!(i.kind, Kind::Points { .. })) {
            let Some((_, total)) = self.0.iter().find(|(name, _)| *name == input.variable) else { continue };
            let range = if basis == Basis::Strict { total.strict } else { total.contextual };
            chosen.borrow(input.name, range, &total.evidence);
        }
    }
}

/// The words behind the certain points of some components, or of all.
fn grounds(score: &Score, only: &[&str]) -> Vec<Evidence> {
    let counted = score.components.iter().filter(|c| c.min > 0 && (only.is_empty() || only.contains(&c.id)));
    counted.flat_map(|c| c.evidence.iter().cloned()).collect()
}
