//! Criteria in the order in which they matter, and those that open the results.

use foco::{Analysis, Criterion, Fact, Score, Span};

/// What is asked first: sepsis and shock, then the scores that look for them.
const FIRST: [&str; 12] = [
    "sepsis3_sepsis",
    "sepsis3_septic_shock",
    "phoenix_sepsis",
    "phoenix_septic_shock",
    "phoenix_positive",
    "omqsofa_positive",
    "sepsis2_sepsis",
    "sepsis2_severe",
    "sepsis2_septic_shock",
    "qsofa_positive",
    "sirs_positive",
    "news2_high",
];

/// Those that stand open, in order, and those that are folded: what few cases are about, unless it is met.
pub fn sorted(analysis: &Analysis) -> (Vec<&Criterion>, Vec<&Criterion>) {
    let rank = |c: &Criterion| {
        let rank = FIRST.iter().position(|id| *id == c.id).filter(|_| c.id != "phoenix_positive" || is_child(analysis));
        rank.unwrap_or(FIRST.len())
    };
    let mut all: Vec<&Criterion> = analysis.criteria.iter().collect();
    all.sort_by_key(|c| rank(c));
    all.into_iter().partition(|c| rank(c) < FIRST.len() || c.value == foco::Tri::Yes)
}

/// A definition for adults says nothing of a child.
fn is_child(analysis: &Analysis) -> bool {
    analysis.score("phoenix").is_some_and(|s| s.applicable)
        && !analysis.criteria.iter().any(|c| c.id == "sepsis3_sepsis")
}

/// The answers that open the results: sepsis and shock after Sepsis-3, or what is meant for a child or in pregnancy.
pub fn headline(analysis: &Analysis) -> Vec<&Criterion> {
    let wanted: &[&str] = match () {
        () if is_child(analysis) => &["phoenix_sepsis", "phoenix_septic_shock"],
        () if is_pregnant(analysis) => &["omqsofa_positive", "sepsis3_sepsis", "sepsis3_septic_shock"],
        () => &["sepsis3_sepsis", "sepsis3_septic_shock"],
    };
    wanted.iter().filter_map(|id| analysis.criteria.iter().find(|c| c.id == *id)).collect()
}

/// The score that opens the results: the one that is meant for this patient.
pub fn headline_score(analysis: &Analysis) -> Option<&Score> {
    let id = match () {
        () if is_child(analysis) => "phoenix",
        () if is_pregnant(analysis) => "omsofa",
        () => "sofa",
    };
    analysis.score(id).filter(|s| s.applicable && s.observed_min.is_some())
}

fn is_pregnant(analysis: &Analysis) -> bool {
    analysis.score("omsofa").is_some_and(|s| s.applicable)
}

/// What the report itself calls the case: the firmest words on shock, else on sepsis.
pub fn stated(analysis: &Analysis) -> Option<Span> {
    let own = |name: &str| {
        let facts = analysis.facts.iter().filter(|f: &&Fact| f.fact == name && f.patient == 0);
        facts.filter(|f| f.value == "yes").map(|f| f.evidence).max_by_key(|span| span.start)
    };
    own("septic_shock").or_else(|| own("sepsis"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Analysis {
        foco::analyse(text, &foco::Options::default())
    }

    fn ids<'a>(criteria: &[&'a Criterion]) -> Vec<&'a str> {
        criteria.iter().map(|c| &*c.id).collect()
    }

    #[test]
    fn sepsis_and_shock_stand_first() {
        let analysis = read("Varón de 60 años con neumonía. TA 80/40 mmHg. Shock séptico.");
        let (open, folded) = sorted(&analysis);
        assert_eq!(ids(&open)[..2], ["sepsis3_sepsis", "sepsis3_septic_shock"]);
        assert!(ids(&folded).contains(&"isth_dic_overt"), "{:?}", ids(&folded));
        assert_eq!(open.len() + folded.len(), analysis.criteria.len());
        assert_eq!(ids(&headline(&analysis)), ["sepsis3_sepsis", "sepsis3_septic_shock"]);
        assert_eq!(headline_score(&analysis).map(|s| s.id), Some("sofa"));
        assert!(stated(&analysis).is_some());
    }

    #[test]
    fn a_child_and_a_pregnant_woman_have_scores_of_their_own() {
        let child = read("Niño de 4 años con neumonía. Shock séptico. Lactato 6 mmol/L.");
        assert_eq!(ids(&headline(&child)), ["phoenix_sepsis", "phoenix_septic_shock"]);
        assert_eq!(headline_score(&child).map(|s| s.id), Some("phoenix"));
        assert!(stated(&child).is_some(), "what the report says is told of a child too");
        let pregnant = read("Gestante de 30 años, embarazada de 24 semanas, con pielonefritis. TA 80/40 mmHg.");
        assert_eq!(headline_score(&pregnant).map(|s| s.id), Some("omsofa"));
    }

    #[test]
    fn without_an_age_no_score_for_children_stands_open() {
        let analysis = read("Paciente con neumonía. TA 80/40 mmHg.");
        assert!(!ids(&sorted(&analysis).0).contains(&"phoenix_positive"));
    }
}
