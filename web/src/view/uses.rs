//! From words to the scores that used them, and back.

use foco::{Analysis, Span};

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
    pub points: (i32, i32),
}

/// The components of default windows that rest on these words.
pub fn uses(analysis: &Analysis, words: Span) -> Vec<Use> {
    let mut uses: Vec<Use> = Vec::new();
    for score in default_windows(analysis).into_iter().filter(|s| s.applicable) {
        for component in &score.components {
            if component.evidence.iter().any(|e| e.span.overlaps(words)) {
                uses.push(Use {
                    score: score.id,
                    name: score.name,
                    component: component.id,
                    points: (component.min, component.max),
                });
            }
        }
    }
    uses
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
}
