//! From trained weights to a model file.

use crate::index::Index;
use crate::lattice::may_follow;
use crate::matrix::turned;
use crate::network::Network;
use foco_tagger::network::{
    FIRST_ROWS, PLACES, SCORE_STEPS, SECOND_ROWS, TOLD_STEPS, VECTOR_STEPS, WEIGHT_STEPS, WORD, Weights,
};
use foco_tagger::{Calibration, Clusters, LANES, LAYERS, Label, Layer, Recipe, Transitions, lane};

/// How margins become probabilities, as the trainer prints it for the reports left out by `--choosing`, which neither the model nor
/// its teacher saw.
const CALIBRATION: [Calibration; LAYERS] = [
    Calibration { slope: 0.0275, offset: -0.37 },
    Calibration { slope: 0.0278, offset: -0.53 },
    Calibration { slope: 0.0318, offset: -0.78 },
    Calibration { slope: 0.0487, offset: -0.87 },
];

/// A mention is favoured over none by so many steps of a score.
pub(crate) const FAVOUR: i16 = 8;

/// A label that cannot follow.
const NEVER: i32 = -30_000;

/// Whole steps that one byte holds.
fn steps(value: f32, steps: f32) -> i8 {
    (value * steps).round().clamp(-127.0, 127.0) as i8
}

/// A matrix with a row for each of its products, which was trained with a row for each number it is multiplied with.
fn products(matrix: &[f32], rows: usize) -> Vec<i8> {
    turned(matrix, rows).into_iter().map(|weight| steps(weight, WEIGHT_STEPS)).collect()
}

fn told(bias: &[f32]) -> Vec<i16> {
    bias.iter().map(|value| (value * TOLD_STEPS).round() as i16).collect()
}

/// The network in whole numbers.
pub(crate) fn recipe(network: &Network, index: &Index, clusters: &Clusters) -> Recipe {
    let mut transitions = Transitions::default();
    let mut arcs = network.arcs.values.iter();
    for (before, of) in transitions.iter_mut().enumerate() {
        for (after, layers) in of.iter_mut().enumerate() {
            for score in layers {
                let weight = arcs.next().map_or(0, |arc| (arc * SCORE_STEPS).round() as i32);
                *score = if may_follow(before, after) { weight } else { NEVER };
            }
        }
    }
    let score_bias: Vec<i16> = network.score_bias.values.iter().map(|v| (v * SCORE_STEPS).round() as i16).collect();
    let weights = Weights {
        first: products(&network.words.first.values, PLACES * FIRST_ROWS),
        first_bias: told(&network.first_bias.values),
        second: products(&network.second.values, SECOND_ROWS),
        second_bias: told(&network.second_bias.values),
        scores: products(&network.scores.values, LANES),
        score_bias,
    };
    let vectors = network.words.vectors.values.chunks_exact(WORD);
    let vectors = vectors.map(|of| std::array::from_fn(|at| steps(of[at], VECTOR_STEPS))).collect();
    Recipe {
        clusters: clusters.clone(),
        transitions,
        calibration: CALIBRATION,
        weights,
        parts: index.keys.clone(),
        vectors,
    }
}

/// Favours mentions over none by so many steps.
pub(crate) fn favoured(mut recipe: Recipe, steps: i16) -> Recipe {
    for lane in Layer::ALL.iter().flat_map(|&of| [lane(Label::Begin, of), lane(Label::Single, of)]) {
        recipe.weights.score_bias[lane] += steps;
    }
    recipe
}
