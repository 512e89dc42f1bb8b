//! A score and what the case says for it, whatever the window: looked up once, read in every window.

use crate::assumption::{Assumption, AssumptionId};
use crate::case::{Candidate, Case, Origin};
use crate::gate;
use crate::plan::Plan;
use crate::score::AssumptionUse;
use crate::window::Window;
use foco_extract::Extraction;
use foco_score::{Definition, Input, Moment};

/// What the case says for a score.
pub(crate) struct Sheet<'c> {
    pub(crate) definition: &'static Definition,
    pub(crate) plan: &'static Plan,
    /// The inputs of which anything is stated or assumed, in the order of the definition.
    pub(crate) said: Vec<(&'static Input, &'c [Candidate])>,
    /// Why the score does not apply to this report.
    pub(crate) reason: Option<&'static str>,
    /// Assumptions that say something of an input.
    pub(crate) assumptions: Vec<AssumptionUse>,
    /// Whether something that is known of an input counts in the contextual range alone.
    pub(crate) assumes: bool,
}

impl<'c> Sheet<'c> {
    pub(crate) fn new(plan: &'static Plan, case: &'c Case, extraction: &Extraction) -> Sheet<'c> {
        let definition = plan.definition;
        let inputs = definition.inputs.iter().zip(&plan.marks);
        let inputs = inputs.map(|(input, mark)| (input, case.of_marked(input.variable, *mark)));
        let said: Vec<_> = inputs.filter(|(_, candidates)| !candidates.is_empty()).collect();
        let assumes = |c: &Candidate| !c.strict || matches!(c.origin, Origin::Assumed(_));
        let assumes = said.iter().any(|(_, candidates)| candidates.iter().any(assumes));
        let reason = gate::closed(definition, case, extraction);
        let mut sheet = Sheet { definition, plan, said, reason, assumptions: Vec::new(), assumes };
        let used = case.assumptions.iter().filter(|a| sheet.is_touched(a, case));
        sheet.assumptions = used.map(|a| AssumptionUse { id: a.id, on: a.on, evidence: a.evidence }).collect();
        sheet
    }

    /// The default window first; then those in which the report states something that the score reads.
    pub(crate) fn windows(&self) -> impl Iterator<Item = Window> {
        let all = match self.definition.moment {
            Moment::Worst24h => [Window::Worst24h, Window::Presentation, Window::Course],
            _ => [Window::Presentation, Window::Course, Window::Worst24h],
        };
        // Organ failure is followed over time; the other scores of 24 hours are for one judgement.
        let shown = match self.definition.moment {
            Moment::Worst24h if matches!(self.definition.id, "sofa" | "sofa2" | "omsofa") => 3,
            Moment::Worst24h => 1,
            _ => 2,
        };
        all.into_iter().take(shown).enumerate().filter(|&(i, w)| i == 0 || self.is_told_in(w)).map(|(_, w)| w)
    }

    fn is_told_in(&self, window: Window) -> bool {
        let mut candidates = self.said.iter().flat_map(|(_, candidates)| *candidates);
        candidates.any(|c| c.origin == Origin::Text && window.holds(c.phase))
    }

    /// Whether an assumption says something of an input, or would if it were on.
    fn is_touched(&self, assumption: &Assumption, case: &Case) -> bool {
        let reads = |variable: &str| self.definition.inputs.iter().any(|i| i.variable == variable);
        match assumption.id {
            AssumptionId::A6 => reads("crp"),
            AssumptionId::A7 => reads("creatinine"),
            AssumptionId::A9 => reads("fluids_adequate"),
            AssumptionId::A10 => reads("hematocrit"),
            id if assumption.on => {
                self.said.iter().any(|(_, candidates)| candidates.iter().any(|c| c.origin == Origin::Assumed(id)))
            }
            id => would_touch(id).iter().any(|variable| reads(variable) && !case.is_mentioned(variable)),
        }
    }
}

/// Of which variables an assumption speaks.
fn would_touch(id: AssumptionId) -> &'static [&'static str] {
    match id {
        AssumptionId::A1 => &["respiratory_support", "advanced_support", "invasive_ventilation"],
        AssumptionId::A2 => &["gcs", "altered_mentation", "alert", "mental", "avpu"],
        AssumptionId::A3 => &[
            "cardiac_arrest",
            "ecmo",
            "renal_replacement",
            "acute_renal_failure",
            "pressors",
            "vasopressor",
            "vasoactive_count",
        ],
        AssumptionId::A4 => &["nursing_home", "copd", "liver_disease"],
        AssumptionId::A5 => &["inr", "pt_prolongation", "fibrinogen"],
        AssumptionId::A8 => &["baseline_sofa"],
        _ => &[],
    }
}
