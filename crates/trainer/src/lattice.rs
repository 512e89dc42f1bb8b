//! The labels that a sentence can have, with their probabilities: the forward–backward algorithm, for all layers
//! side by side.
#![expect(clippy::needless_range_loop, reason = "labels and layers index several arrays in step")]

use crate::chance::Chance;
use crate::dataset::{Dataset, Sentence};
use foco_tagger::{LABELS, LANES, LAYERS};

type Lanes = [f32; LAYERS];
type Labels = [Lanes; LABELS];
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
    /// Features that are not left out this time, token by token.
    pub(crate) features: Vec<u32>,
    /// For each token: the end of its features in `features`.
    pub(crate) ends: Vec<usize>,
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
    /// Leaves out features by chance, so that none is relied on alone.
    pub(crate) fn choose(&mut self, data: &Dataset, sentence: Sentence, dropout: f32, chance: &mut Chance) {
        self.features.clear();
        self.ends.clear();
        let limit = (dropout * 65536.0) as u64;
        for at in 0..sentence.length {
            let mut bits = 0;
            for (nth, &feature) in data.features(sentence.first + at).iter().enumerate() {
                if limit > 0 {
                    if nth % 4 == 0 {
                        bits = chance.next();
                    }
                    let drawn = bits & 0xffff;
                    bits >>= 16;
                    if drawn < limit {
                        continue;
                    }
                }
                self.features.push(feature);
            }
            self.ends.push(self.features.len());
        }
    }

    /// Exponentials of the scores of each label.
    pub(crate) fn score(&mut self, rows: &[[f32; LANES]], factor: f32) {
        self.scores.clear();
        let mut start = 0;
        for &end in &self.ends {
            let mut sum = [0.0; LANES];
            let features = &self.features[start..end];
            start = end;
            for &feature in features {
                for (sum, weight) in sum.iter_mut().zip(&rows[feature as usize]) {
                    *sum += weight;
                }
            }
            let mut scores = [[1.0; LAYERS]; LABELS];
            for label in 1..LABELS {
                for layer in 0..LAYERS {
                    scores[label][layer] = (factor * sum[(label - 1) * LAYERS + layer]).clamp(-30.0, 30.0).exp();
                }
            }
            self.scores.push(scores);
        }
    }

    /// Works out both gradients; returns the loss.
    pub(crate) fn gradients(&mut self, arcs: &Arcs, labels: &[[u8; LAYERS]], weights: &[Lanes]) -> f64 {
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
            let weight = f64::from(weights[0][layer]);
            loss += weight * (log_sum[layer] + f64::from(ending.max(1e-30).ln()));
        }
        self.gradient.clear();
        self.arcs = Arcs::default();
        let mut before_seen = [0_usize; LAYERS];
        for at in 0..length {
            let mut gradient = [0.0; LANES];
            for layer in 0..LAYERS {
                let weight = weights[at][layer];
                let seen = usize::from(labels[at][layer]);
                let mut total = 0.0;
                for l in 0..LABELS {
                    total += self.forward[at][l][layer] * self.backward[at][l][layer];
                }
                let part = weight / total.max(1e-30);
                for l in 1..LABELS {
                    let expected = self.forward[at][l][layer] * self.backward[at][l][layer] * part;
                    let right = if l == seen { weight } else { 0.0 };
                    gradient[(l - 1) * LAYERS + layer] = right - expected;
                }
                let score = self.scores[at][seen][layer] * arc[before_seen[layer]][seen][layer];
                loss -= f64::from(weight * score.ln());
                if weight > 0.0 {
                    self.arc_gradient(&arc, at, layer, weight, before_seen[layer], seen);
                }
                before_seen[layer] = seen;
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

    fn arc_gradient(&mut self, arc: &Arcs, at: usize, layer: usize, weight: f32, before: usize, seen: usize) {
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
        for from in 0..LABELS {
            for to in 0..LABELS {
                self.arcs[from][to][layer] -= expected[from][to] * part;
            }
        }
        self.arcs[before][seen][layer] += weight;
    }
}
