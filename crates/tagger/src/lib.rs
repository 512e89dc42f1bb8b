//! A trained sequence tagger: which tokens of a report name a disease, a symptom, a procedure or a drug.
//!
//! A linear-chain model per [`Layer`]: every token has a few dozen features (its own form, those of its
//! neighbours, word clusters), each a row of weights in one hashed table that serves all layers at once; the best
//! sequence of labels is found by Viterbi's algorithm. Knows no lexicon, no pipeline, no scores.

mod attribute;
mod decode;
mod feature;
mod hash;
mod layer;
mod model;
mod packed;

pub use attribute::{Attributes, Clusters, word_key};
pub use decode::{Scores, Tagged};
pub use feature::each_feature;
pub use hash::KEY_BITS;
pub use layer::{LABELS, LANES, LAYERS, Label, Layer, lane};
pub use model::{Calibration, Model, Row, Transitions};
pub use packed::BadModel;

use foco_text::{Pace, Text, TokenRange, at_once};

/// A model ready for use.
#[derive(Debug)]
pub struct Tagger {
    model: Model,
}

impl Tagger {
    /// Reads a packed model.
    ///
    /// # Errors
    /// If it was not packed by this version or is damaged.
    pub fn from_bytes(bytes: &[u8]) -> Result<Tagger, BadModel> {
        Ok(Tagger { model: Model::from_bytes(bytes)? })
    }

    /// Uses a model.
    pub fn new(model: Model) -> Tagger {
        Tagger { model }
    }

    /// The mentions of a text, by layer and place. Within a layer they do not overlap.
    pub fn tag(&self, text: &Text) -> Vec<Tagged> {
        at_once(self.tag_in_steps(text, &Pace::STEADY))
    }

    /// The same with pauses for the caller.
    pub async fn tag_in_steps(&self, text: &Text<'_>, pace: &Pace<'_>) -> Vec<Tagged> {
        let mut found = Vec::new();
        let mut scores = Scores::default();
        let attributes = Attributes::of(text, &self.model.clusters);
        for &sentence in &text.sentences {
            pace.rest().await;
            self.score(&attributes, sentence, &mut scores);
            decode::decode(&self.model, &mut scores, sentence.start, &mut found);
        }
        found
    }

    /// The scores of every label of every token of a sentence.
    fn score(&self, attributes: &Attributes, sentence: TokenRange, scores: &mut Scores) {
        scores.clear();
        for at in sentence.start..sentence.end {
            let mut sum = self.model.bias;
            each_feature(attributes, sentence, at, |feature| self.model.add(feature, &mut sum));
            scores.push(sum);
        }
    }
}
