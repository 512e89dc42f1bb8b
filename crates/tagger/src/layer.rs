//! What is tagged, and with which labels.

/// Kinds of mention that the tagger finds, each apart from the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Layer {
    /// Diseases and syndromes.
    Disease,
    /// Symptoms, signs and findings.
    Symptom,
    /// Tests, operations and other acts of care.
    Procedure,
    /// Substances given.
    Drug,
}

/// How many layers there are.
pub const LAYERS: usize = 4;

impl Layer {
    /// All layers, in the order of their lanes.
    pub const ALL: [Layer; LAYERS] = [Layer::Disease, Layer::Symptom, Layer::Procedure, Layer::Drug];
}

/// What a token is to a mention of one layer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Label {
    /// No part of one.
    Outside,
    /// The first token of several.
    Begin,
    /// Neither first nor last.
    Inside,
    /// The last token of several.
    End,
    /// The only one.
    Single,
}

/// How many labels there are.
pub const LABELS: usize = 5;

/// How many weights a feature has: one for each label but `Outside`, whose score is 0, in each layer.
pub const LANES: usize = (LABELS - 1) * LAYERS;

/// The place of a label's weight in a row. Layers lie side by side, so that one step serves all four.
pub const fn lane(label: Label, layer: Layer) -> usize {
    (label as usize - 1) * LAYERS + layer as usize
}
