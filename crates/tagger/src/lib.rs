//! A trained sequence tagger: which tokens of a report name a disease, a symptom, a procedure or a drug.
//!
//! A linear-chain model per [`Layer`]: every token has some thirty features (its own form, those of its
//! neighbours, word clusters), each a row of weights in one hashed table that serves all layers at once; the best
//! sequence of labels is found by Viterbi's algorithm. Knows no lexicon, no pipeline, no scores.

mod attribute;
pub mod bracket;
mod decode;
mod feature;
mod hash;
mod layer;
mod memo;
mod model;
mod packed;

pub use attribute::{Attributes, Clusters, GROUPINGS, word_key};
pub use decode::{Scores, Tagged};
pub use feature::each_feature;
pub use hash::KEY_BITS;
pub use layer::{LABELS, LANES, LAYERS, Label, Layer, lane};
pub use model::{Calibration, Model, Row, Transitions};
pub use packed::BadModel;

use attribute::Attribute;
use feature::{each_joint, each_own};
use foco_text::{Pace, Text, TokenRange, at_once};
use memo::{Memo, Own};
use model::Sums;

/// A model ready for use.
#[derive(Debug)]
pub struct Tagger {
    model: Model,
    memo: Memo,
}

impl Tagger {
    /// Reads a packed model.
    ///
    /// # Errors
    /// If it was not packed by this version or is damaged.
    pub fn from_bytes(bytes: &[u8]) -> Result<Tagger, BadModel> {
        Ok(Tagger::new(Model::from_bytes(bytes)?))
    }

    /// Uses a model.
    pub fn new(model: Model) -> Tagger {
        Tagger { model, memo: Memo::default() }
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
        let mut own = Vec::new();
        let mut known = self.memo.take();
        for &sentence in &text.sentences {
            pace.rest().await;
            let new = attributes.different.iter().take(attributes.above(sentence)).skip(own.len());
            own.extend(new.map(|next| known.get(next.key(), || self.own(next))));
            self.score(&attributes, &own, sentence, &mut scores);
            decode::decode(&self.model, &mut scores, sentence.start, &mut found);
        }
        self.memo.give(known);
        let parts = |of: Tagged| bracket::parts(text, of.tokens).map(move |tokens| Tagged { tokens, ..of });
        found.into_iter().flat_map(parts).collect()
    }

    /// The scores of every label of every token of a sentence. `own`: what each of the different attributes adds by
    /// itself.
    fn score(&self, attributes: &Attributes, own: &[Own], sentence: TokenRange, scores: &mut Scores) {
        scores.clear();
        for at in sentence.start..sentence.end {
            let around = attributes.around(sentence, at);
            let mut sums = self.model.bias;
            for (place, &number) in around.iter().enumerate() {
                sums.iter_mut().zip(own[number][place]).for_each(|(sum, own)| *sum += own);
            }
            let around = around.map(|number| &attributes.different[number]);
            each_joint(around, |feature| self.model.add(feature, &mut sums));
            scores.push(sums);
        }
    }

    /// What a token with an attribute adds to the scores of the tokens around it.
    fn own(&self, attribute: &Attribute) -> Own {
        std::array::from_fn(|place| {
            let mut sums = Sums::default();
            each_own(attribute, place, |feature| self.model.add(feature, &mut sums));
            sums
        })
    }
}
