//! The best sequence of labels, for all layers at once.

use crate::layer::{LABELS, LANES, LAYERS, Label, Layer, lane};
use crate::model::Model;
use foco_text::TokenRange;

/// A mention found.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tagged {
    /// What it is.
    pub layer: Layer,
    /// Where.
    pub tokens: TokenRange,
    /// How much the best reading scores above the one without this mention.
    pub margin: i32,
    /// 0–1: how probably annotators mark exactly this.
    pub confidence: f32,
}

/// Scores of the labels of a sentence, and room for finding the best sequence.
#[derive(Debug, Default)]
pub struct Scores {
    tokens: Vec<[i16; LANES]>,
    /// For each token, label and layer: the label before it on the best way here.
    back: Vec<[[u8; LAYERS]; LABELS]>,
}

impl Scores {
    /// Where the scores of the tokens of another sentence go.
    pub(crate) fn anew(&mut self) -> &mut Vec<[i16; LANES]> {
        self.tokens.clear();
        &mut self.tokens
    }

    fn of(&self, at: usize, label: Label, layer: Layer) -> i32 {
        if label == Label::Outside { 0 } else { i32::from(self.tokens[at][lane(label, layer)]) }
    }
}

type Lanes = [i32; LAYERS];

const LABEL: [Label; LABELS] = [Label::Outside, Label::Begin, Label::Inside, Label::End, Label::Single];
/// Labels that may stand before the first token of a mention or before `Outside`, and at the end of a sentence.
const CLOSED: [Label; 3] = [Label::Outside, Label::End, Label::Single];
/// Labels after which the mention goes on.
const OPEN: [Label; 2] = [Label::Begin, Label::Inside];
const NEVER: i32 = i32::MIN / 4;

/// Adds the mentions of a sentence that starts at token `first`, in order of place within each layer.
#[inline(always)]
pub(crate) fn decode(model: &Model, scores: &mut Scores, first: usize, found: &mut Vec<Tagged>) {
    let length = scores.tokens.len();
    scores.back.clear();
    let mut best = [[NEVER; LAYERS]; LABELS];
    best[Label::Outside as usize] = [0; LAYERS];
    for at in 0..length {
        let closed = |to: Label| step(model, &best, &CLOSED, to);
        let open = |to: Label| step(model, &best, &OPEN, to);
        let steps = [
            closed(Label::Outside),
            closed(Label::Begin),
            open(Label::Inside),
            open(Label::End),
            closed(Label::Single),
        ];
        scores.back.push(steps.map(|(_, from)| from));
        for (label, (score, _)) in steps.iter().enumerate() {
            for layer in 0..LAYERS {
                let own = if label == 0 { 0 } else { i32::from(scores.tokens[at][(label - 1) * LAYERS + layer]) };
                best[label][layer] = score[layer] + own;
            }
        }
    }
    for layer in Layer::ALL {
        trace(model, scores, &best, layer, first, found);
    }
}

/// The best way to a label from any of some labels: its score and where it comes from, in each layer.
#[inline(always)]
fn step(model: &Model, best: &[Lanes; LABELS], from: &[Label], to: Label) -> (Lanes, [u8; LAYERS]) {
    let mut score = [i32::MIN; LAYERS];
    let mut came = [0; LAYERS];
    for &label in from {
        let before = label as usize;
        for layer in 0..LAYERS {
            let here = best[before][layer] + model.transitions[before][to as usize][layer];
            if here > score[layer] {
                score[layer] = here;
                came[layer] = before as u8;
            }
        }
    }
    (score, came)
}

/// Follows the best way back and notes its mentions.
fn trace(model: &Model, scores: &Scores, best: &[Lanes; LABELS], layer: Layer, first: usize, found: &mut Vec<Tagged>) {
    let mut label = Label::Outside;
    for candidate in CLOSED {
        if best[candidate as usize][layer as usize] > best[label as usize][layer as usize] {
            label = candidate;
        }
    }
    let before = found.len();
    let mut end = 0;
    let mut margin = 0;
    let mut after = Label::Outside;
    for at in (0..scores.tokens.len()).rev() {
        let from = LABEL[usize::from(scores.back[at][label as usize][layer as usize]).min(LABELS - 1)];
        let arc = |from: Label, to: Label| model.transitions[from as usize][to as usize][layer as usize];
        if matches!(label, Label::End | Label::Single) {
            end = at + 1;
            // What leaving the mention scores, against staying outside.
            margin = if end < scores.tokens.len() { arc(label, after) - arc(Label::Outside, after) } else { 0 };
        }
        if label != Label::Outside {
            margin += scores.of(at, label, layer) + arc(from, label) - arc(Label::Outside, Label::Outside);
        }
        if matches!(label, Label::Begin | Label::Single) {
            // The way in without the mention may also come from another mention's end.
            margin += arc(Label::Outside, Label::Outside) - arc(from, Label::Outside);
            let confidence = model.calibration[layer as usize].probability(margin);
            let tokens = TokenRange::new(first + at, first + end);
            found.push(Tagged { layer, tokens, margin, confidence });
        }
        after = label;
        label = from;
    }
    found[before..].reverse();
}
