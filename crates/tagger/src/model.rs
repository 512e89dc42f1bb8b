//! The weights.

use crate::attribute::Clusters;
use crate::hash::KEY_BITS;
use crate::layer::{LABELS, LANES, LAYERS};

/// The weights of one feature, by [`crate::lane`].
pub type Row = [i8; LANES];

/// Sums of rows.
pub(crate) type Sums = [i16; LANES];

/// Scores of one label after another, `[before][after]`, in each layer.
pub type Transitions = [[[i32; LAYERS]; LABELS]; LABELS];

/// How a margin becomes a probability: the logistic function of `slope × margin + offset`.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Calibration {
    /// Per unit of score.
    pub slope: f32,
    /// At margin 0.
    pub offset: f32,
}

impl Calibration {
    pub(crate) fn probability(self, margin: i32) -> f32 {
        1.0 / (1.0 + (-(self.slope * margin as f32 + self.offset)).exp())
    }
}

/// A trained model.
#[derive(Debug)]
pub struct Model {
    pub(crate) clusters: Clusters,
    pub(crate) transitions: Transitions,
    /// What every token starts from.
    pub(crate) bias: [i16; LANES],
    pub(crate) calibration: [Calibration; LAYERS],
    table: Table,
}

/// Features by their hash, with open addressing. At most half of the places are taken.
#[derive(Debug)]
struct Table {
    /// 0 = free; else the upper bits of the key, which with the place tell features apart.
    tags: Vec<u16>,
    rows: Vec<Row>,
    mask: usize,
}

/// The mark of a taken place.
const fn tag(feature: u32) -> u16 {
    // Places come from the lower bits; 0 is kept for free places.
    let tag = (feature >> (KEY_BITS - 16)) as u16;
    if tag == 0 { 1 } else { tag }
}

impl Model {
    /// Puts a model together. `features` and `rows` run in step.
    pub fn new(
        clusters: Clusters,
        transitions: Transitions,
        bias: [i16; LANES],
        calibration: [Calibration; LAYERS],
        features: &[u32],
        rows: &[Row],
    ) -> Model {
        Model { clusters, transitions, bias, calibration, table: Table::new(features, rows) }
    }

    /// How probable it is that mentions are right.
    pub fn set_calibration(&mut self, calibration: [Calibration; LAYERS]) {
        self.calibration = calibration;
    }

    /// Adds the weights of a feature, if it has any.
    #[inline]
    pub(crate) fn add(&self, feature: u32, sum: &mut Sums) {
        if let Some(row) = self.table.get(feature) {
            for (sum, weight) in sum.iter_mut().zip(row) {
                *sum += i16::from(*weight);
            }
        }
    }
}

impl Table {
    fn new(features: &[u32], rows: &[Row]) -> Table {
        let size = (features.len() * 2 + 1).next_power_of_two();
        let mut table = Table { tags: vec![0; size], rows: vec![[0; LANES]; size], mask: size - 1 };
        for (&feature, row) in features.iter().zip(rows) {
            let mut place = feature as usize & table.mask;
            while table.tags[place] != 0 {
                place = (place + 1) & table.mask;
            }
            table.tags[place] = tag(feature);
            table.rows[place] = *row;
        }
        table
    }

    #[inline]
    fn get(&self, feature: u32) -> Option<&Row> {
        let wanted = tag(feature);
        let mut place = feature as usize & self.mask;
        loop {
            match self.tags[place] {
                0 => return None,
                found if found == wanted => return Some(&self.rows[place]),
                _ => place = (place + 1) & self.mask,
            }
        }
    }
}
