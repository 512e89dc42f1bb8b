//! From words to the scores that used them, and back.

use foco::{Analysis, Criterion, Points, Span};

/// A component that rests on some words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Use {
    /// Key of the score.
    pub score: &'static str,
    /// Its name.
    pub name: &'static str,
    /// Key of the component.
    pub component: &'static str,
    /// Points that it gives.
    pub points: Points,
}

/// The components of default windows that rest on these words.
pub fn uses(analysis: &Analysis, words: Span) -> Vec<Use> {
    let mut uses: Vec<Use> = Vec::new();
    for score in default_windows(analysis).into_iter().filter(|s| s.applicable) {
        for component in &score.components {
            // What was read and outweighed stands in the score's form, so it leads there too.
            let inputs = score.inputs.iter().filter(|i| i.component == Some(component.id));
            let read = inputs.flat_map(|i| &i.evidence).chain(&component.evidence);
            if read.into_iter().any(|e| e.span.overlaps(words)) {
                let points = Points { min: component.min, max: component.max };
                uses.push(Use { score: score.id, name: score.name, component: component.id, points });
            }
        }
    }
    uses
}

/// Criteria of the whole report that rest on these words, or that the words themselves state.
pub fn criteria(analysis: &Analysis, words: Span) -> Vec<&str> {
    let whole = |c: &&Criterion| c.id.starts_with("sepsis");
    let rests = |c: &&Criterion| {
        c.stated.is_some_and(|s| s.span.overlaps(words)) || c.evidence.iter().any(|e| e.span.overlaps(words))
    };
    analysis.criteria.iter().filter(whole).filter(rests).map(|c| &*c.id).collect()
}

/// The first entry of every score.
pub fn default_windows(analysis: &Analysis) -> Vec<&foco::Score> {
    let mut shown: Vec<&foco::Score> = Vec::new();
    for score in &analysis.scores {
        if !shown.iter().any(|s| s.id == score.id) {
            shown.push(score);
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pressure_tells_what_used_it() {
        let text = "Varón de 60 años. TA 80/50.";
        let analysis = foco::analyse(text, &foco::Options::default());
        let words = Span::new(text.find("TA").unwrap() as u32, text.len() as u32 - 1);
        let found: Vec<_> = uses(&analysis, words).iter().map(|u| (u.score, u.component)).collect();
        assert!(found.contains(&("sofa", "cv")), "{found:?}");
    }

    #[test]
    fn what_a_form_quotes_and_what_a_criterion_rests_on_is_told() {
        let text = "Varón de 60 años con neumonía. TA 80/50. Noradrenalina a 0,3 µg/kg/min. Shock séptico.";
        let options = foco::Options { inputs: true, ..foco::Options::default() };
        let analysis = foco::analyse(text, &options);
        let at = |words: &str| {
            let start = text.find(words).expect("it stands there") as u32;
            Span::new(start, start + words.len() as u32)
        };
        let pressure: Vec<_> = uses(&analysis, at("TA 80/50")).iter().map(|u| (u.score, u.component)).collect();
        assert!(pressure.contains(&("sofa", "cv")), "the drug outweighs it: {pressure:?}");
        assert!(criteria(&analysis, at("TA 80/50")).contains(&"sepsis2_severe"));
        assert!(criteria(&analysis, at("Shock séptico")).contains(&"sepsis3_septic_shock"));
        assert!(criteria(&analysis, at("Varón")).is_empty());
    }
}
