//! The labels that a sentence can have, with their probabilities: the forward–backward algorithm, for all layers
//! side by side.
#![expect(clippy::needless_range_loop, reason = "labels and layers index several arrays in step")]

use foco_tagger::{LABELS, LANES, LAYERS};

/// One number a layer.
pub(crate) type Lanes = [f32; LAYERS];
/// One number a label and layer.
pub(crate) type Labels = [Lanes; LABELS];
/// Scores of one label after another, `[before][after]`, in each layer.
pub(crate) type Arcs = [Labels; LABELS];

/// Whether `after` may follow `before` (a label, or 0 for the start and end of a sentence).
pub(crate) const fn may_follow(before: usize, after: usize) -> bool {
    let open = before == 1 || before == 2;
    let goes_on = after == 2 || after == 3;
    open == goes_on
}

const fn may_end(label: usize) -> bool {
    may_follow(label, 0)
}

/// Room for one sentence.
#[derive(Default)]
pub(crate) struct Lattice {
    /// Exponentials of the scores of each label.
    scores: Vec<Labels>,
    forward: Vec<Labels>,
    backward: Vec<Labels>,
    /// What was seen minus what is expected, for each token.
    pub(crate) gradient: Vec<[f32; LANES]>,
    /// The same for each arc.
    pub(crate) arcs: Arcs,
}

impl Lattice {
    /// Takes the scores of each token.
    pub(crate) fn score(&mut self, scores: &[[f32; LANES]]) {
        self.scores.clear();
        self.scores.extend(scores.iter().map(|of| {
            let mut scores = [[1.0; LAYERS]; LABELS];
            for label in 1..LABELS {
                for layer in 0..LAYERS {
                    scores[label][layer] = of[(label - 1) * LAYERS + layer].clamp(-30.0, 30.0).exp();
                }
            }
            scores
        }));
    }

    /// Works out both gradients; returns the loss.
    pub(crate) fn gradients(&mut self, arcs: &Arcs, labels: &[Labels], weight: &Lanes) -> f64 {
        let length = labels.len();
        let mut arc = *arcs;
        for (before, row) in arc.iter_mut().enumerate() {
            for (after, lanes) in row.iter_mut().enumerate() {
                *lanes = if may_follow(before, after) { lanes.map(f32::exp) } else { [0.0; LAYERS] };
            }
        }
        let mut log_sum = [0.0_f64; LAYERS];
        self.forward.clear();
        for at in 0..length {
            let mut next = Labels::default();
            for after in 0..LABELS {
                for before in 0..LABELS {
                    for layer in 0..LAYERS {
                        let way = self.way(at, before, layer);
                        next[after][layer] += way * arc[before][after][layer];
                    }
                }
                for layer in 0..LAYERS {
                    next[after][layer] *= self.scores[at][after][layer];
                }
            }
            for layer in 0..LAYERS {
                let sum: f32 = (0..LABELS).map(|l| next[l][layer]).sum();
                log_sum[layer] += f64::from(sum.ln());
                for label in &mut next {
                    label[layer] /= sum;
                }
            }
            self.forward.push(next);
        }
        self.backward.clear();
        self.backward.resize(length, Labels::default());
        for label in 0..LABELS {
            if may_end(label) {
                self.backward[length - 1][label] = [1.0; LAYERS];
            }
        }
        for at in (0..length - 1).rev() {
            let mut here = Labels::default();
            for before in 0..LABELS {
                for after in 0..LABELS {
                    for layer in 0..LAYERS {
                        here[before][layer] += arc[before][after][layer]
                            * self.scores[at + 1][after][layer]
                            * self.backward[at + 1][after][layer];
                    }
                }
            }
            for layer in 0..LAYERS {
                let sum: f32 = (0..LABELS).map(|l| here[l][layer]).sum();
                for label in &mut here {
                    label[layer] /= sum.max(1e-30);
                }
            }
            self.backward[at] = here;
        }
        let mut loss = 0.0;
        for layer in 0..LAYERS {
            let ending: f32 = (0..LABELS).filter(|&l| may_end(l)).map(|l| self.forward[length - 1][l][layer]).sum();
            loss += f64::from(weight[layer]) * (log_sum[layer] + f64::from(ending.max(1e-30).ln()));
        }
        self.gradient.clear();
        self.arcs = Arcs::default();
        for at in 0..length {
            let mut gradient = [0.0; LANES];
            for layer in (0..LAYERS).filter(|&layer| weight[layer] > 0.0) {
                let weight = weight[layer];
                let mut total = 0.0;
                for l in 0..LABELS {
                    total += self.forward[at][l][layer] * self.backward[at][l][layer];
                }
                let part = weight / total.max(1e-30);
                for l in 1..LABELS {
                    let expected = self.forward[at][l][layer] * self.backward[at][l][layer] * part;
                    gradient[(l - 1) * LAYERS + layer] = labels[at][l][layer] * weight - expected;
                    loss -= f64::from(labels[at][l][layer] * weight * self.scores[at][l][layer].ln());
                }
                loss -= self.arc_gradient(&arc, at, layer, weight, labels);
            }
            self.gradient.push(gradient);
        }
        loss
    }

    /// The weight of all ways to a label before a token; a sentence begins outside.
    fn way(&self, at: usize, before: usize, layer: usize) -> f32 {
        match at.checked_sub(1) {
            Some(last) => self.forward[last][before][layer],
            None if before == 0 => 1.0,
            None => 0.0,
        }
    }

    /// Adds to the gradient of the arcs to a token; returns the weighed score of those that were seen.
    fn arc_gradient(&mut self, arc: &Arcs, at: usize, layer: usize, weight: f32, labels: &[Labels]) -> f64 {
        let mut expected = [[0.0; LABELS]; LABELS];
        let mut total = 0.0;
        for from in 0..LABELS {
            let way = self.way(at, from, layer);
            for to in 0..LABELS {
                let value = way * arc[from][to][layer] * self.scores[at][to][layer] * self.backward[at][to][layer];
                expected[from][to] = value;
                total += value;
            }
        }
        let part = weight / total.max(1e-30);
        let mut score = 0.0;
        for from in 0..LABELS {
            let before = match at.checked_sub(1) {
                Some(before) => labels[before][from][layer],
                None => f32::from(u8::from(from == 0)),
            };
            // Of a mention that goes on, or of none, what follows does not depend on what was before.
            let ways: f32 = (0..LABELS).filter(|&to| may_follow(from, to)).map(|to| labels[at][to][layer]).sum();
            for to in 0..LABELS {
                let mut seen = 0.0;
                if before > 0.0 && ways > 0.0 && may_follow(from, to) {
                    seen = weight * before * labels[at][to][layer] / ways;
                    score += f64::from(seen * arc[from][to][layer].ln());
                }
                self.arcs[from][to][layer] += seen - expected[from][to] * part;
            }
        }
        score
    }
}
