//! Linear-chain conditional random fields, one a layer, trained side by side.
//!
//! Each label sequence's probability is the product of weights of features and transitions; the gradient of its
//! logarithm is what was seen minus what is expected. Steps are AdaGrad's; after each round small weights are
//! shrunk to zero (L1), those of rare features most; the result is the mean over the later rounds.

use crate::chance::Chance;
use crate::dataset::{Dataset, Sentence};
use crate::lattice::{Arcs, Lattice};
use foco_tagger::LANES;

/// What is set for a training.
#[derive(Clone, Debug)]
pub(crate) struct Settings {
    /// How often every sentence is seen.
    pub(crate) rounds: usize,
    /// The length of a step.
    pub(crate) rate: f32,
    /// How much a round shrinks every weight, in steps.
    pub(crate) l1: f32,
    /// How many features of a token are left out at a time, 0–1.
    pub(crate) dropout: f32,
    /// Where chance starts from.
    pub(crate) seed: u64,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings { rounds: 12, rate: 0.1, l1: 0.45, dropout: 0.0, seed: 1 }
    }
}

/// Weights while they are trained.
pub(crate) struct Crf {
    pub(crate) rows: Vec<[f32; LANES]>,
    pub(crate) arcs: Arcs,
    squares: Vec<[f32; LANES]>,
    arc_squares: Arcs,
}

/// Gradients below this are not worth the memory traffic.
const SMALL: f32 = 0.002;
/// Keeps the first steps from being too long.
const FLOOR: f32 = 1e-4;

fn flat(arcs: &mut Arcs) -> &mut [f32] {
    arcs.as_flattened_mut().as_flattened_mut()
}

/// One step of AdaGrad.
fn step(weight: &mut f32, square: &mut f32, gradient: f32, rate: f32) {
    *square += gradient * gradient;
    *weight += rate * gradient / (FLOOR + *square).sqrt();
}

impl Crf {
    pub(crate) fn new(features: usize) -> Crf {
        Crf {
            rows: vec![[0.0; LANES]; features],
            arcs: Default::default(),
            squares: vec![[0.0; LANES]; features],
            arc_squares: Default::default(),
        }
    }

    /// Trains; tells the mean loss of a token after each round.
    pub(crate) fn train(&mut self, data: &Dataset, settings: &Settings, mut told: impl FnMut(usize, f64)) {
        let mut chance = Chance(settings.seed);
        let mut order: Vec<usize> = (0..data.sentences.len()).collect();
        let mut lattice = Lattice::default();
        let later = settings.rounds.div_ceil(2);
        let mut mean = Crf { squares: Vec::new(), ..Crf::new(self.rows.len()) };
        for round in 0..settings.rounds {
            chance.shuffle(&mut order);
            let mut loss = 0.0;
            for &sentence in &order {
                loss += self.learn(data, data.sentences[sentence], settings, &mut chance, &mut lattice);
            }
            self.shrink(settings);
            told(round, loss / data.len() as f64);
            if settings.rounds - round <= later {
                let part = 1.0 / later as f32;
                let weights = mean.rows.as_flattened_mut().iter_mut().zip(self.rows.as_flattened());
                weights.for_each(|(mean, weight)| *mean += weight * part);
                let arcs = flat(&mut mean.arcs).iter_mut().zip(flat(&mut self.arcs));
                arcs.for_each(|(mean, weight)| *mean += *weight * part);
            }
        }
        self.rows = mean.rows;
        self.arcs = mean.arcs;
    }

    fn shrink(&mut self, settings: &Settings) {
        let weights = self.rows.as_flattened_mut().iter_mut().zip(self.squares.as_flattened());
        for (weight, square) in weights {
            let step = settings.l1 * settings.rate / (FLOOR + square).sqrt();
            *weight = weight.signum() * (weight.abs() - step).max(0.0);
        }
    }

    /// One step on one sentence; returns its loss.
    fn learn(
        &mut self,
        data: &Dataset,
        sentence: Sentence,
        settings: &Settings,
        chance: &mut Chance,
        lattice: &mut Lattice,
    ) -> f64 {
        lattice.choose(data, sentence, settings.dropout, chance);
        lattice.score(&self.rows, 1.0 / (1.0 - settings.dropout));
        let tokens = sentence.first..sentence.first + sentence.length;
        let loss = lattice.gradients(&self.arcs, &data.labels[tokens], &sentence.weight);
        let mut start = 0;
        for (gradient, &end) in lattice.gradient.iter().zip(&lattice.ends) {
            let features = &lattice.features[start..end];
            start = end;
            if gradient.iter().all(|g| g.abs() < SMALL) {
                continue;
            }
            for &feature in features {
                let row = &mut self.rows[feature as usize];
                let squares = &mut self.squares[feature as usize];
                for lane in 0..LANES {
                    step(&mut row[lane], &mut squares[lane], gradient[lane], settings.rate);
                }
            }
        }
        let gradients = flat(&mut lattice.arcs);
        let arcs = flat(&mut self.arcs).iter_mut().zip(flat(&mut self.arc_squares)).zip(gradients);
        arcs.for_each(|((arc, square), gradient)| step(arc, square, *gradient, settings.rate));
        loss
    }
}
