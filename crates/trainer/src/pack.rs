//! From trained weights to a model file.

use crate::crf::{Crf, may_follow};
use foco_tagger::{Calibration, Clusters, LABELS, LANES, LAYERS, Model, Row, Transitions};

/// A label that cannot follow.
const NEVER: i32 = -30_000;

/// The weights in whole steps: features that keep any, ascending, with their rows.
pub(crate) struct Packed {
    pub(crate) features: Vec<u32>,
    pub(crate) rows: Vec<Row>,
    pub(crate) transitions: Transitions,
    pub(crate) bias: [i16; LANES],
    pub(crate) clusters: Clusters,
}

/// Rounds to steps of `1 / scale`. Rows without a weight of `least` are dropped.
pub(crate) fn quantise(crf: &Crf, keys: &[u32], clusters: &Clusters, scale: f32, least: f32, bias: &[f32; LAYERS]) -> Packed {
    let mut packed = Packed {
        features: Vec::new(),
        rows: Vec::new(),
        transitions: Default::default(),
        bias: [0; LANES],
        clusters: clusters.clone(),
    };
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
    for (lane, of) in packed.bias.iter_mut().enumerate() {
        *of = (bias[lane % LAYERS] * scale).round() as i16;
    }
    packed
}

impl Packed {
    /// The model file.
    pub(crate) fn bytes(&self, calibration: [Calibration; LAYERS]) -> Vec<u8> {
        let model = Model::new(self.clusters.clone(), self.transitions, self.bias, calibration, &[], &[]);
        model.to_bytes(&self.features, &self.rows)
    }
}
