//! From trained weights to a model file.

use crate::crf::Crf;
use crate::index::Index;
use crate::lattice::may_follow;
use foco_tagger::{Calibration, Clusters, LABELS, LANES, LAYERS, Label, Layer, Model, Row, Transitions, lane};

/// Favours a mention over none, in steps: it costs no exact ones and finds more.
const BIAS: i16 = 8;

/// How margins become probabilities, as the trainer prints it for the reports of `--fold 0`, which neither the model nor
/// its teacher saw.
const CALIBRATION: [Calibration; LAYERS] = [
    Calibration { slope: 0.0170, offset: -0.27 },
    Calibration { slope: 0.0208, offset: -0.50 },
    Calibration { slope: 0.0163, offset: -0.26 },
    Calibration { slope: 0.0372, offset: -0.60 },
];

/// A label that cannot follow.
const NEVER: i32 = -30_000;

/// The weights in whole steps: features that keep any, ascending, with their rows.
pub(crate) struct Packed {
    pub(crate) features: Vec<u32>,
    pub(crate) rows: Vec<Row>,
    pub(crate) transitions: Transitions,
    pub(crate) clusters: Clusters,
}

/// How much would be lost with a feature: its largest weight, and the more the more often it is seen.
fn worth(weights: &[f32; LANES], count: u32) -> f32 {
    let largest = weights.iter().fold(0.0_f32, |most, w| most.max(w.abs()));
    largest * (1.0 + count as f32).ln()
}

/// Rounds to steps of `1 / scale` and keeps the `most` worthiest features.
pub(crate) fn quantise(crf: &Crf, index: &Index, clusters: &Clusters, scale: f32, most: usize) -> Packed {
    let mut packed =
        Packed { features: Vec::new(), rows: Vec::new(), transitions: Default::default(), clusters: clusters.clone() };
    let worths: Vec<f32> = crf.rows.iter().zip(&index.counts).map(|(row, &count)| worth(row, count)).collect();
    let mut ranked = worths.clone();
    ranked.sort_unstable_by(|a, b| b.total_cmp(a));
    let least = ranked.get(most).copied().unwrap_or(0.0);
    for ((&key, weights), &worth) in index.keys.iter().zip(&crf.rows).zip(&worths) {
        let row = weights.map(|w| (w * scale).round().clamp(-127.0, 127.0) as i8);
        if worth > least && row.iter().any(|&w| w != 0) {
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
        // A layer that has learned nothing finds nothing.
        let favoured = |lane: usize| self.rows.iter().any(|row| row[lane] != 0);
        let mut bias = [0; LANES];
        for lane in Layer::ALL.iter().flat_map(|&of| [lane(Label::Begin, of), lane(Label::Single, of)]) {
            bias[lane] = if favoured(lane) { BIAS } else { 0 };
        }
        let model = Model::new(self.clusters.clone(), self.transitions, bias, CALIBRATION, &[], &[]);
        model.to_bytes(&self.features, &self.rows)
    }
}
