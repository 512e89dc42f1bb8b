//! A trained sequence tagger: which tokens of a report name a disease, a symptom, a procedure or a drug.
//!
//! A word is a vector, the sum of those of its parts (the word itself, its endings, word clusters); a small network of
//! gates reads a sentence from both ends and scores every label of every token, for all [`Layer`]s at once; the best
//! sequence of labels is found by Viterbi's algorithm. Knows no lexicon, no pipeline, no scores.

mod attribute;
pub mod bracket;
mod decode;
mod hash;
mod layer;
mod matrix;
mod memo;
mod model;
pub mod network;
mod packed;
mod part;

pub use attribute::{Attributes, Clusters, GROUPINGS, word_key};
pub use decode::{Scores, Tagged};
pub use hash::KEY_BITS;
pub use layer::{LABELS, LANES, LAYERS, Label, Layer, lane};
pub use model::{Calibration, Model, Recipe, Transitions, Vector};
pub use packed::BadModel;
pub use part::Kind;

use fearless_simd::{Level, Simd, dispatch};
use foco_text::{Pace, Text, TokenRange, at_once};
use memo::{Known, Memo};
use network::Room;

/// A model ready for use.
#[derive(Debug)]
pub struct Tagger {
    /// Which vectors the processor has.
    level: Level,
    model: Model,
    memo: Memo,
}

impl Tagger {
    /// Reads a packed model.
    ///
    /// # Errors
    /// If it was not packed by this version or is damaged.
    pub fn from_bytes(bytes: &[u8]) -> Result<Tagger, BadModel> {
        Ok(Tagger::new(Model::new(Recipe::from_bytes(bytes)?)))
    }

    /// Uses a model.
    pub fn new(model: Model) -> Tagger {
        Tagger { level: Level::new(), model, memo: Memo::default() }
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
        let mut room = Room::default();
        let mut known = self.memo.take();
        for &sentence in &text.sentences {
            pace.rest().await;
            self.sentence(&attributes, sentence, &mut known, &mut room, &mut scores, &mut found);
        }
        self.memo.give(known);
        let parts = |of: Tagged| bracket::parts(text, of.tokens).map(move |tokens| Tagged { tokens, ..of });
        found.into_iter().flat_map(parts).collect()
    }

    /// Adds the mentions of a sentence. A function of its own, for in the page those around it are made small, not fast.
    #[inline(never)]
    fn sentence(
        &self,
        of: &Attributes,
        sentence: TokenRange,
        known: &mut Known,
        room: &mut Room,
        scores: &mut Scores,
        found: &mut Vec<Tagged>,
    ) {
        dispatch!(self.level, simd => {
            self.score(simd, of, sentence, known, room, scores);
            decode::decode(simd, &self.model, scores, sentence.start, found);
        });
    }

    /// The scores of every label of every token of a sentence.
    #[inline(always)]
    fn score<S: Simd>(
        &self,
        simd: S,
        of: &Attributes,
        sentence: TokenRange,
        known: &mut Known,
        room: &mut Room,
        scores: &mut Scores,
    ) {
        let network = &self.model.network;
        network.begin(room, sentence.len());
        let outside = [0];
        let words = (sentence.start..sentence.end).map(|at| of.number(at));
        for (at, number) in outside.into_iter().chain(words).chain(outside).enumerate() {
            let told = known.get(of.key(number), |told| network.told(simd, &self.model.word(of, number), told));
            room.tell(simd, at, told);
        }
        network.read(simd, room, scores.anew());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_vectors_of_a_processor_find_the_same() {
        let tagger = |level| {
            let tagger = Tagger::from_bytes(include_bytes!("../model/es.bin")).expect("the shipped model");
            Tagger { level, ..tagger }
        };
        // The most that it can, what every one of its kind can, and what lies between.
        let most = Level::new();
        #[cfg(target_arch = "x86_64")]
        let between = [most.as_avx2().map(Level::Avx2), most.as_sse4_2().map(Level::Sse4_2)];
        #[cfg(not(target_arch = "x86_64"))]
        let between = [None];
        let levels = [most, Level::baseline()].into_iter().chain(between.into_iter().flatten());
        let text = "Varón de 60 años con EPOC y cirrosis hepática que acude por fiebre y dolor abdominal difuso, sin vómitos. \
                    Se realiza ecografía y se inicia amoxicilina 1 g cada 8 horas. Mejora.";
        let text = Text::new(text);
        let found: Vec<Vec<Tagged>> = levels.map(|level| tagger(level).tag(&text)).collect();
        assert!(found[0].len() > 5);
        assert!(found.iter().all(|other| *other == found[0]), "{found:?}");
    }
}
