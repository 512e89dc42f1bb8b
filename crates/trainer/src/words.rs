//! Words while they are learned: the vectors of their parts, and what they tell the first layer.

use crate::adam::{Learned, Step};
use crate::chance::Chance;
use crate::dataset::{Dataset, Sentence};
use crate::matrix::{add, turned};
use foco_tagger::network::{FIRST_ROWS, PLACES, WORD};
use std::collections::HashMap;

/// All that a word tells.
pub(crate) const TOLD: usize = PLACES * FIRST_ROWS;

/// The vectors of parts, and what is made of them.
pub(crate) struct Words {
    /// Part by part.
    pub(crate) vectors: Learned,
    /// A row for each number of a word.
    pub(crate) first: Learned,
}

/// A word among the sentences that are learned together.
pub(crate) struct Met {
    parts: Vec<u32>,
    vector: [f32; WORD],
    /// What it tells the gates around it.
    pub(crate) told: Vec<f32>,
    /// The gradient of that.
    pub(crate) gradient: Vec<f32>,
}

impl Words {
    /// The words of sentences, each once, with what they tell; and which each token is, what stands outside being first.
    pub(crate) fn meet(
        &self,
        data: &Dataset,
        sentences: &[Sentence],
        blind: f32,
        chance: &mut Chance,
    ) -> (Vec<Met>, Vec<usize>) {
        let mut met: Vec<Met> = Vec::new();
        let mut numbers = HashMap::new();
        let mut number = |word: u32, chance: &mut Chance| {
            *numbers.entry(word).or_insert_with(|| {
                let of = &data.words[word as usize];
                let whole = of.whole.filter(|_| chance.part() >= blind);
                let parts: Vec<u32> = of.others.iter().copied().chain(whole).collect();
                let mut vector = [0.0; WORD];
                parts
                    .iter()
                    .for_each(|&part| add(&mut vector, &self.vectors.values[part as usize * WORD..][..WORD], 1.0));
                let mut told = vec![0.0; TOLD];
                vector.iter().zip(self.first.values.chunks_exact(TOLD)).for_each(|(of, row)| add(&mut told, row, *of));
                met.push(Met { parts, vector, told, gradient: vec![0.0; TOLD] });
                met.len() - 1
            })
        };
        number(0, chance);
        let tokens = sentences.iter().flat_map(|s| &data.tokens[s.first..s.first + s.length]);
        let tokens = tokens.map(|&word| number(word, chance)).collect();
        (met, tokens)
    }

    /// Adds the gradients of words to those of the first weights, and takes a step with these and with their parts' vectors.
    pub(crate) fn spread(&mut self, met: &[Met], step: Step) {
        let first_back = turned(&self.first.values, TOLD);
        let mut parts: Vec<u32> = Vec::new();
        for word in met {
            let rows = self.first.gradient.chunks_exact_mut(TOLD);
            word.vector.iter().zip(rows).for_each(|(of, row)| add(row, &word.gradient, *of));
            let mut vector = [0.0; WORD];
            word.gradient.iter().zip(first_back.chunks_exact(WORD)).for_each(|(of, row)| add(&mut vector, row, *of));
            for &part in &word.parts {
                add(&mut self.vectors.gradient[part as usize * WORD..][..WORD], &vector, 1.0);
            }
            parts.extend(&word.parts);
        }
        parts.sort_unstable();
        parts.dedup();
        for part in parts {
            self.vectors.step(part as usize * WORD..(part as usize + 1) * WORD, step);
        }
        self.first.step_all(step);
    }
}

/// The words that tell the gates of a token, by the place that the token has from them: before, at, after.
pub(crate) fn around(words: &[usize], at: usize) -> [(usize, usize); PLACES] {
    let word = |at: usize| words.get(at).copied().unwrap_or(0);
    [(0, word(at + 1)), (1, word(at)), (2, at.checked_sub(1).map_or(0, word))]
}
