//! The best sequence of labels, for all layers at once.

use crate::layer::{LABELS, LANES, LAYERS, Label, Layer, lane};
use crate::model::Model;
use fearless_simd::{Simd, i32x4, prelude::*};
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
    back: Vec<[Lanes; LABELS]>,
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
pub(crate) fn decode<S: Simd>(simd: S, model: &Model, scores: &mut Scores, first: usize, found: &mut Vec<Tagged>) {
    scores.back.clear();
    let mut best = LABEL.map(|label| i32x4::splat(simd, if label == Label::Outside { 0 } else { NEVER }));
    for own in &scores.tokens {
        let closed = |to: Label| step(simd, model, &best, &CLOSED, to);
        let open = |to: Label| step(simd, model, &best, &OPEN, to);
        let steps = [
            closed(Label::Outside),
            closed(Label::Begin),
            open(Label::Inside),
            open(Label::End),
            closed(Label::Single),
        ];
        scores.back.push(steps.map(|(_, from)| from.into()));
        best = steps.map(|(score, _)| score);
        for (best, own) in best[Label::Begin as usize..].iter_mut().zip(own.as_chunks::<LAYERS>().0) {
            *best += i32x4::simd_from(simd, own.map(i32::from));
        }
    }
    let best = best.map(Lanes::from);
    for layer in Layer::ALL {
        trace(model, scores, &best, layer, first, found);
    }
}

/// The best way to a label from any of some labels: its score and where it comes from, in each layer.
#[inline(always)]
fn step<S: Simd>(simd: S, model: &Model, best: &[i32x4<S>; LABELS], from: &[Label], to: Label) -> (i32x4<S>, i32x4<S>) {
    let mut score = i32x4::splat(simd, i32::MIN);
    let mut came = i32x4::splat(simd, 0);
    for &label in from {
        let before = label as usize;
        let here = best[before] + i32x4::simd_from(simd, model.transitions[before][to as usize]);
        let better = here.simd_gt(score);
        score = better.select(here, score);
        came = better.select(i32x4::splat(simd, before as i32), came);
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
        let from = LABEL[(scores.back[at][label as usize][layer as usize] as usize).min(LABELS - 1)];
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
