//! Layers of highlights that are switched together.

use crate::view::findings::Layer;
use foco::Kind;

/// Kinds of findings that are shown or hidden together. The keys 1 to 8 switch them, in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Diseases.
    Disease,
    /// Symptoms and signs.
    Symptom,
    /// Procedures.
    Procedure,
    /// Drugs.
    Drug,
    /// Organisms.
    Organism,
    /// Values.
    Value,
    /// Where and when: anatomy, devices, time.
    Context,
    /// Words that negate, doubt, …
    Cue,
}

impl Group {
    /// All of them, in the order of their keys.
    pub const ALL: [Group; 8] = [
        Group::Disease,
        Group::Symptom,
        Group::Procedure,
        Group::Drug,
        Group::Organism,
        Group::Value,
        Group::Context,
        Group::Cue,
    ];

    /// The group of a layer.
    pub fn of(layer: Layer) -> Group {
        match layer {
            Layer::Mention(Kind::Disease) => Group::Disease,
            Layer::Mention(Kind::Symptom) => Group::Symptom,
            Layer::Mention(Kind::Procedure) => Group::Procedure,
            Layer::Mention(Kind::Drug) => Group::Drug,
            Layer::Mention(Kind::Organism) => Group::Organism,
            Layer::Mention(Kind::Analyte) | Layer::Measurement => Group::Value,
            Layer::Mention(Kind::Anatomy | Kind::Device | Kind::Time | Kind::Person) => Group::Context,
            Layer::Cue => Group::Cue,
        }
    }

    /// Its key in style sheets and language files.
    pub fn key(self) -> &'static str {
        match self {
            Group::Disease => "disease",
            Group::Symptom => "symptom",
            Group::Procedure => "procedure",
            Group::Drug => "drug",
            Group::Organism => "organism",
            Group::Value => "value",
            Group::Context => "context",
            Group::Cue => "cue",
        }
    }
}

/// Which groups are hidden.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Hidden(u8);

impl Hidden {
    /// Whether a group is hidden.
    pub fn has(self, group: Group) -> bool {
        self.0 & (1 << group as u8) != 0
    }

    /// The same with a group switched.
    #[must_use]
    pub fn switched(self, group: Group) -> Hidden {
        Hidden(self.0 ^ (1 << group as u8))
    }

    /// Classes for the document: what is hidden is hidden by the style sheet, so that nothing is drawn anew.
    pub fn classes(self) -> Vec<String> {
        Group::ALL.iter().filter(|g| self.has(**g)).map(|g| format!("hide-{}", g.key())).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_group_is_hidden_and_shown_again() {
        let hidden = Hidden::default().switched(Group::Drug).switched(Group::Cue);
        assert!(hidden.has(Group::Drug) && hidden.has(Group::Cue) && !hidden.has(Group::Disease));
        assert_eq!(hidden.classes(), ["hide-drug", "hide-cue"]);
        assert_eq!(hidden.switched(Group::Drug).switched(Group::Cue), Hidden::default());
    }
}
