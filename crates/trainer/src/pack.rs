//! From trained weights to a model file.

use crate::crf::Crf;
use crate::lattice::may_follow;
use foco_tagger::{Calibration, Clusters, LABELS, LAYERS, Model, Row, Transitions};

/// Favours finding (above 0) or leaving (below), in steps, in each layer; by the held-out fold.
const BIAS: [i16; LAYERS] = [0; LAYERS];

/// How margins become probabilities; by the held-out fold.
const CALIBRATION: [Calibration; LAYERS] = [Calibration { slope: 0.05, offset: 0.0 }; LAYERS];

/// A label that cannot follow.
const NEVER: i32 = -30_000;

/// The weights in whole steps: features that keep any, ascending, with their rows.
pub(crate) struct Packed {
    pub(crate) features: Vec<u32>,
    pub(crate) rows: Vec<Row>,
    pub(crate) transitions: Transitions,
    pub(crate) clusters: Clusters,
}

/// Rounds to steps of `1 / scale`. Rows without a weight of `least` are dropped.
pub(crate) fn quantise(crf: &Crf, keys: &[u32], clusters: &Clusters, scale: f32, least: f32) -> Packed {
    let mut packed =
        Packed { features: Vec::new(), rows: Vec::new(), transitions: Default::default(), clusters: clusters.clone() };
    for (&key, weights) in keys.iter().zip(&crf.rows) {
        if weights.iter().all(|w| w.abs() < least) {
            continue;
        }
        let row = weights.map(|w| (w * scale).round().clamp(-127.0, 127.0) as i8);
        if row.iter().any(|&w| w != 0) {
            packed.features.push(key);
            packed.rows.push(row);
        }
    }
    for before in 0..LABELS {
        for after in 0..LABELS {
            for layer in 0..LAYERS {
                let weight = (crf.arcs[before][after][layer] * scale).round() as i32;
                packed.transitions[before][after][layer] = if may_follow(before, after) { weight } else { NEVER };
            }
        }
    }
    packed
}

impl Packed {
    /// The model file.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        let bias = std::array::from_fn(|lane| BIAS[lane % LAYERS]);
        let model = Model::new(self.clusters.clone(), self.transitions, bias, CALIBRATION, &[], &[]);
        model.to_bytes(&self.features, &self.rows)
    }
}
