//! Linear-chain conditional random fields, one a layer, trained side by side.
//!
//! Each label sequence's probability is the product of weights of features and transitions; the gradient of its
//! logarithm is what was seen minus what is expected, by the forward–backward algorithm. Steps are AdaGrad's;
//! after each round small weights are shrunk to zero (L1), rare features most.

use crate::chance::Chance;
use crate::dataset::{Dataset, Sentence};
use foco_tagger::{LABELS, LANES, LAYERS};

type Lanes = [f32; LAYERS];
type Labels = [Lanes; LABELS];
pub(crate) type Arcs = [Labels; LABELS];

/// What is set for a training.
#[derive(Clone, Debug)]
pub(crate) struct Settings {
    pub(crate) rounds: usize,
    pub(crate) rate: f32,
    pub(crate) l1: f32,
    pub(crate) seed: u64,
    pub(crate) dropout: f32,
    pub(crate) l2: f32,
    pub(crate) sgd: bool,
}

/// Weights while they are trained.
pub(crate) struct Crf {
    pub(crate) rows: Vec<[f32; LANES]>,
    pub(crate) arcs: Arcs,
    squares: Vec<[f32; LANES]>,
    arc_squares: Arcs,
    scale: f32,
    steps: f32,
}

/// Whether `after` may follow `before` (a label, or 0 for the start and end of a sentence).
pub(crate) const fn may_follow(before: usize, after: usize) -> bool {
    let open = before == 1 || before == 2;
    let goes_on = after == 2 || after == 3;
    open == goes_on
}

const fn may_end(label: usize) -> bool {
    may_follow(label, 0)
}

/// Gradients below this are not worth the memory traffic.
const SMALL: f32 = 0.002;

impl Crf {
    pub(crate) fn new(features: usize) -> Crf {
        Crf {
            rows: vec![[0.0; LANES]; features],
            arcs: Default::default(),
            squares: vec![[0.0; LANES]; features],
            arc_squares: Default::default(),
            scale: 1.0,
            steps: 0.0,
        }
    }

    /// Trains and returns the mean of the weights after each of the later rounds.
    pub(crate) fn train(&mut self, data: &Dataset, settings: &Settings, mut told: impl FnMut(usize, f64)) {
        let mut chance = Chance(settings.seed);
        let mut order: Vec<usize> = (0..data.sentences.len()).collect();
        let mut work = Work::default();
        let mut mean: Vec<[f32; LANES]> = Vec::new();
        let mut mean_arcs = Arcs::default();
        let averaged = settings.rounds / 2;
        for round in 0..settings.rounds {
            chance.shuffle(&mut order);
            let mut loss = 0.0;
            for &sentence in &order {
                loss += self.learn(data, data.sentences[sentence], settings, &mut chance, &mut work);
            }
            if self.scale != 1.0 {
                for weight in self.rows.iter_mut().flatten() {
                    *weight *= self.scale;
                }
                self.scale = 1.0;
            }
            if settings.l1 > 0.0 {
                self.shrink(settings);
            }
            told(round, loss / data.len() as f64);
            if settings.rounds - round <= averaged {
                if mean.is_empty() {
                    mean = vec![[0.0; LANES]; self.rows.len()];
                }
                let part = 1.0 / averaged as f32;
                for (mean, row) in mean.iter_mut().zip(&self.rows) {
                    for (mean, weight) in mean.iter_mut().zip(row) {
                        *mean += weight * part;
                    }
                }
                for (mean, arc) in mean_arcs.as_flattened_mut().as_flattened_mut().iter_mut().zip(self.arcs.as_flattened().as_flattened()) {
                    *mean += arc * part;
                }
            }
        }
        if averaged > 0 {
            self.rows = mean;
            self.arcs = mean_arcs;
        }
    }

    fn shrink(&mut self, settings: &Settings) {
        for (row, squares) in self.rows.iter_mut().zip(&self.squares) {
            for (weight, square) in row.iter_mut().zip(squares) {
                let step = if settings.sgd { settings.l1 * settings.rate } else { settings.l1 * settings.rate / (1e-4 + square).sqrt() };
                *weight = weight.signum() * (weight.abs() - step).max(0.0);
            }
        }
    }

    /// One step on one sentence; returns its loss.
    fn learn(&mut self, data: &Dataset, sentence: Sentence, settings: &Settings, chance: &mut Chance, work: &mut Work) -> f64 {
        work.choose(data, sentence, settings.dropout, chance);
        let keep = 1.0 / (1.0 - settings.dropout);
        work.score(&self.rows, keep * self.scale);
        let tokens = sentence.first..sentence.first + sentence.length;
        let labels = &data.labels[tokens.clone()];
        let weights = &data.weights[tokens];
        let loss = work.gradients(&self.arcs, labels, weights);
        let decay = settings.l2 / data.sentences.len() as f32;
        let rate = settings.rate / (1.0 + settings.rate * decay * self.steps);
        self.steps += 1.0;
        let mut start = 0;
        for (at, gradient) in work.gradient.iter().enumerate() {
            let end = work.ends[at];
            let features = &work.features[start..end];
            start = end;
            if gradient.iter().all(|g| g.abs() < SMALL) {
                continue;
            }
            for &feature in features {
                let row = &mut self.rows[feature as usize];
                if settings.sgd {
                    for lane in 0..LANES {
                        row[lane] += rate * keep / self.scale * gradient[lane];
                    }
                } else {
                    let squares = &mut self.squares[feature as usize];
                    for lane in 0..LANES {
                        squares[lane] += gradient[lane] * gradient[lane];
                        row[lane] += settings.rate * gradient[lane] / (1e-4 + squares[lane]).sqrt();
                    }
                }
            }
        }
        if settings.sgd {
            self.scale *= 1.0 - rate * decay;
        }
        let gradients = work.arcs.as_flattened().as_flattened();
        let squares = self.arc_squares.as_flattened_mut().as_flattened_mut();
        let arcs = self.arcs.as_flattened_mut().as_flattened_mut();
        for ((arc, square), gradient) in arcs.iter_mut().zip(squares).zip(gradients) {
            if settings.sgd {
                *arc += rate * (gradient - decay * *arc);
            } else {
                *square += gradient * gradient;
                *arc += settings.rate * gradient / (1e-4 + *square).sqrt();
            }
        }
        loss
    }
}

/// Room for one sentence.
#[derive(Default)]
struct Work {
    features: Vec<u32>,
    ends: Vec<usize>,
    scores: Vec<Labels>,
    forward: Vec<Labels>,
    backward: Vec<Labels>,
    gradient: Vec<[f32; LANES]>,
    arcs: Arcs,
}

impl Work {
    /// Leaves out features by chance, so that none is relied on alone.
    fn choose(&mut self, data: &Dataset, sentence: Sentence, dropout: f32, chance: &mut Chance) {
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
    fn score(&mut self, rows: &[[f32; LANES]], factor: f32) {
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

    /// What was seen minus what is expected, for every token and arc; returns the loss.
    fn gradients(&mut self, arcs: &Arcs, labels: &[[u8; LAYERS]], weights: &[Lanes]) -> f64 {
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
                        let way = if at > 0 {
                            self.forward[at - 1][before][layer]
                        } else if before == 0 {
                            1.0
                        } else {
                            0.0
                        };
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

    fn arc_gradient(&mut self, arc: &Arcs, at: usize, layer: usize, weight: f32, before: usize, seen: usize) {
        let mut expected = [[0.0; LABELS]; LABELS];
        let mut total = 0.0;
        for from in 0..LABELS {
            let way = if at > 0 {
                self.forward[at - 1][from][layer]
            } else if from == 0 {
                1.0
            } else {
                0.0
            };
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
