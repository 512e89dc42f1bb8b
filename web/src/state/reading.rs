//! How the reader looks at the report: what is shown of it, and how.

use super::second::Second;
use crate::same::Same;
use crate::view::findings::Layer;
use crate::view::layers::{Group, Hidden};
use foco::Analysis;
use std::rc::Rc;

/// A way to show the report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// As a document with highlights.
    #[default]
    Text,
    /// As a table of findings.
    Table,
    /// By moments.
    Timeline,
    /// Beside another moment or another text.
    Compare,
}

impl View {
    /// All of them.
    pub const ALL: [View; 4] = [View::Text, View::Table, View::Timeline, View::Compare];

    /// Its key in language files.
    pub fn key(self) -> &'static str {
        match self {
            View::Text => "text",
            View::Table => "table",
            View::Timeline => "timeline",
            View::Compare => "compare",
        }
    }
}

/// What is shown of the report, and how.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// Hidden layers.
    pub hidden: Hidden,
    /// How the report is shown.
    pub view: View,
    /// What is looked for in it.
    pub query: String,
    /// A second report, if one is compared.
    pub second: Option<Second>,
    /// Whether single keys act.
    pub single_keys: bool,
    /// Whether the list of keys is open.
    pub help: bool,
    /// Whether print shows highlights.
    pub prints_marks: bool,
}

impl Default for Reading {
    fn default() -> Reading {
        Reading {
            hidden: Hidden::default(),
            view: View::default(),
            query: String::new(),
            second: None,
            single_keys: true,
            help: false,
            prints_marks: true,
        }
    }
}

/// What can happen to it.
#[derive(Clone, Debug, PartialEq)]
pub enum Look {
    /// A layer was switched.
    Switch(Group),
    /// Another way to show the report was chosen.
    View(View),
    /// Something is looked for.
    Search(String),
    /// A second report is compared, or no longer.
    Second(Option<Rc<str>>),
    /// A long second report has been read.
    SecondRead(Same<str>, Same<Analysis>),
    /// Single keys were switched on or off.
    SingleKeys(bool),
    /// The list of keys was opened or closed.
    Help(bool),
}

impl Reading {
    /// The same after something happened.
    #[must_use]
    pub fn after(self, look: Look) -> Reading {
        match look {
            Look::Switch(group) => Reading { hidden: self.hidden.switched(group), ..self },
            Look::View(view) => Reading { view, ..self },
            Look::Search(query) => Reading { query, ..self },
            Look::Second(text) => {
                let second = text.map(|text| Second::after(self.second.clone(), text));
                Reading { second, ..self }
            }
            Look::SecondRead(text, analysis) => {
                let second = self.second.map(|second| second.shown(&text, analysis));
                Reading { second, ..self }
            }
            Look::SingleKeys(single_keys) => Reading { single_keys, ..self },
            Look::Help(help) => Reading { help, ..self },
        }
    }

    /// What stays when everything about the report goes.
    #[must_use]
    pub fn cleared(&self) -> Reading {
        Reading { single_keys: self.single_keys, ..Reading::default() }
    }

    /// Whether findings of a layer are shown.
    pub fn shows(&self, layer: Layer) -> bool {
        !self.hidden.has(Group::of(layer))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clearing_forgets_what_was_looked_for() {
        let looked = Reading::default()
            .after(Look::Search("fiebre".to_owned()))
            .after(Look::Switch(Group::Drug))
            .after(Look::Second(Some(Rc::from("Mujer con tos."))))
            .after(Look::SingleKeys(false));
        assert!(looked.second.as_ref().is_some_and(|s| !s.analysis.mentions.is_empty()));
        assert!(!looked.shows(Layer::Mention(foco::Kind::Drug)));
        assert_eq!(looked.cleared(), Reading { single_keys: false, ..Reading::default() });
    }
}
