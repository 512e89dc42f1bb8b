//! A trained model: vectors of the parts of words, the weights of the network, which label follows which.

use crate::attribute::{Attributes, Clusters};
use crate::hash::KEY_BITS;
use crate::layer::{LABELS, LAYERS};
use crate::network::{Network, WORD, Weights};

/// The vector of a part of a word.
pub type Vector = [i8; WORD];

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

/// What a model is made of, as it is stored. `parts` ascend; `vectors` run in step with them.
#[derive(Debug, Clone)]
pub struct Recipe {
    /// Groups of words.
    pub clusters: Clusters,
    /// Which label follows which.
    pub transitions: Transitions,
    /// How sure its mentions are.
    pub calibration: [Calibration; LAYERS],
    /// The network.
    pub weights: Weights,
    /// Keys of the parts of words that have vectors.
    pub parts: Vec<u32>,
    /// Their vectors.
    pub vectors: Vec<Vector>,
}

/// A trained model.
#[derive(Debug)]
pub struct Model {
    pub(crate) clusters: Clusters,
    pub(crate) transitions: Transitions,
    pub(crate) calibration: [Calibration; LAYERS],
    pub(crate) network: Network,
    table: Table,
}

/// Parts by their key, with open addressing. At most half of the places are taken.
#[derive(Debug)]
struct Table {
    /// The mark of the part, which with the place tells it from others, or 0 = free; and which vector it has.
    places: Vec<(u16, u16)>,
    vectors: Vec<Aligned>,
    mask: usize,
}

/// A vector that the processor fetches at once.
#[derive(Debug)]
#[repr(align(32))]
struct Aligned(Vector);

/// The mark of a taken place.
const fn tag(part: u32) -> u16 {
    // Places come from the lower bits; 0 is kept for free places.
    let tag = (part >> (KEY_BITS - 16)) as u16;
    if tag == 0 { 1 } else { tag }
}

impl Model {
    /// Makes a model.
    pub fn new(recipe: Recipe) -> Model {
        let Recipe { clusters, transitions, calibration, weights, parts, vectors } = recipe;
        let network = Network::new(&weights);
        Model { clusters, transitions, calibration, network, table: Table::new(&parts, vectors) }
    }

    /// The sum of the vectors of a word's parts.
    #[inline(always)]
    pub(crate) fn word(&self, attributes: &Attributes, number: usize) -> [i16; WORD] {
        let mut sum = [0; WORD];
        attributes.each_part(number, |_, part| {
            if let Some(vector) = self.table.get(part) {
                sum.iter_mut().zip(vector).for_each(|(sum, of)| *sum += i16::from(*of));
            }
        });
        sum
    }
}

impl Table {
    fn new(parts: &[u32], vectors: Vec<Vector>) -> Table {
        let size = (parts.len() * 2 + 1).next_power_of_two();
        let vectors = vectors.into_iter().map(Aligned).collect();
        let mut table = Table { places: vec![(0, 0); size], vectors, mask: size - 1 };
        for (number, &part) in parts.iter().enumerate() {
            let mut place = part as usize & table.mask;
            while table.places[place].0 != 0 {
                place = (place + 1) & table.mask;
            }
            table.places[place] = (tag(part), number as u16);
        }
        table
    }

    #[inline]
    fn get(&self, part: u32) -> Option<&Vector> {
        let wanted = tag(part);
        let mut place = part as usize & self.mask;
        loop {
            match self.places[place] {
                (0, _) => return None,
                (found, number) if found == wanted => return self.vectors.get(usize::from(number)).map(|of| &of.0),
                _ => place = (place + 1) & self.mask,
            }
        }
    }
}
