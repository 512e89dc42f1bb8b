//! What is marked over the findings: what is pointed at with its cues and their scopes, and what is looked for.

use foco::{Analysis, Id, Span};

/// A mark over the findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Over {
    /// What is pointed at.
    Pointed,
    /// A cue that says something of it.
    Cue,
    /// How far that cue reaches.
    Scope,
    /// What is looked for.
    Hit,
}

impl Over {
    /// Its class in the style sheet.
    pub fn class(self) -> &'static str {
        match self {
            Over::Pointed => "pointed",
            Over::Cue => "cue-of",
            Over::Scope => "scope-of",
            Over::Hit => "hit",
        }
    }
}

/// Words longer than this are a passage, not a finding: the cues in it are not marked.
const PASSAGE: u32 = 200;

/// What is pointed at, with the cues that say something of it and their scopes.
pub fn pointed(analysis: &Analysis, words: Span) -> Vec<(Span, Over)> {
    let mut over = vec![(words, Over::Pointed)];
    if words.len() > PASSAGE {
        return over;
    }
    let mentions = analysis.mentions.iter().filter(|m| m.span.overlaps(words));
    let mut cues: Vec<Id> = mentions.flat_map(|m| m.cues.iter().copied()).collect();
    cues.extend(analysis.cues.iter().filter(|c| c.span == words).map(|c| c.id));
    cues.sort();
    cues.dedup();
    for cue in analysis.cues.iter().filter(|c| cues.binary_search(&c.id).is_ok()) {
        if cue.span != words {
            over.push((cue.span, Over::Cue));
        }
        over.extend(cue.scope.map(|scope| (scope, Over::Scope)));
    }
    over
}

/// The part of the marks that lies in a block, counted from its beginning.
pub fn within(over: &[(Span, Over)], block: Span) -> Vec<(Span, Over)> {
    let cut = |span: Span| Span::new(span.start.max(block.start) - block.start, span.end.min(block.end) - block.start);
    over.iter().filter(|(span, _)| span.overlaps(block)).map(|&(span, kind)| (cut(span), kind)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pointing_at_a_finding_marks_its_cue_and_scope() {
        let text = "Acude hoy. Niega fiebre ni vómitos.";
        let analysis = foco::analyse(text, &foco::Options::default());
        let fever = analysis.mentions.iter().find(|m| m.span.start == 17).expect("fiebre").span;
        let told: Vec<(&str, Over)> = pointed(&analysis, fever)
            .into_iter()
            .map(|(s, over)| (&text[s.start as usize..s.end as usize], over))
            .collect();
        assert_eq!(told[..2], [("fiebre", Over::Pointed), ("Niega", Over::Cue)]);
        assert!(matches!(told[2], (scope, Over::Scope) if scope.contains("fiebre")), "{told:?}");
        let cue = analysis.cues.first().expect("niega").span;
        assert_eq!(pointed(&analysis, cue).iter().map(|o| o.1).collect::<Vec<_>>(), [Over::Pointed, Over::Scope]);
    }

    #[test]
    fn marks_are_cut_at_the_block() {
        let over = [(Span::new(5, 15), Over::Hit), (Span::new(30, 31), Over::Hit)];
        assert_eq!(within(&over, Span::new(10, 20)), [(Span::new(0, 5), Over::Hit)]);
    }
}
