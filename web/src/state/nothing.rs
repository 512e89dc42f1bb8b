//! What is read where nothing has been pasted yet.

use foco::{Analysis, OffsetUnit, SCHEMA_VERSION};

/// An analysis that says nothing. Working it out would open the lexicon before the page can be drawn.
pub fn nothing() -> Analysis {
    Analysis {
        schema_version: SCHEMA_VERSION,
        offsets: OffsetUnit::Utf8,
        sections: Vec::new(),
        mentions: Vec::new(),
        cues: Vec::new(),
        measurements: Vec::new(),
        facts: Vec::new(),
        abbreviations: Vec::new(),
        relations: Vec::new(),
        problems: Vec::new(),
        scores: Vec::new(),
        criteria: Vec::new(),
        decisions: Vec::new(),
        agreements: Vec::new(),
        checklists: Vec::new(),
        assumptions: Vec::new(),
        notices: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::{Action, State};
    use std::rc::Rc;
    use yew::Reducible;

    #[test]
    fn an_empty_page_has_read_nothing_however_it_became_empty() {
        let typed = Rc::new(State::default()).reduce(Action::Edit("Varón con tos.".to_owned()));
        assert!(!typed.analysis.scores.is_empty());
        for act in [Action::Edit(String::new()), Action::Clear] {
            assert_eq!(*typed.clone().reduce(act).analysis, nothing());
        }
        assert_eq!(*State::default().analysis, nothing());
    }
}
