//! The network while it is trained: what the tagger's `network` does in whole numbers, with gradients.
//!
//! Sentences are learned some at a time; the vector of a word and what it tells the gates around it are worked out once
//! for all its places among them.

use crate::adam::{Learned, Step};
use crate::chance::Chance;
use crate::dataset::{Dataset, Sentence};
use crate::gates::Layer;
use crate::lattice::{Arcs, Lattice};
use crate::matrix::{add, turned};
use crate::words::{Met, TOLD, Words, around};
use foco_tagger::LANES;
use foco_tagger::network::{
    FIRST, FIRST_ROWS, LOW, PLACES, SECOND, SECOND_ROWS, STATES, VECTOR_STEPS, WEIGHT_STEPS, WORD,
};

/// What is set for a training.
#[derive(Clone, Debug)]
pub(crate) struct Settings {
    /// How often every sentence is seen.
    pub(crate) rounds: usize,
    /// The length of the first steps; it falls to nothing.
    pub(crate) rate: f32,
    /// How often a word is known by its other parts alone, 0–1.
    pub(crate) blind: f32,
    /// How many states say nothing to what reads them, 0–1.
    pub(crate) dropout: f32,
    /// Where chance starts from.
    pub(crate) seed: u64,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings { rounds: 15, rate: 0.003, blind: 0.1, dropout: 0.1, seed: 1 }
    }
}

/// So many tokens are learned at a time.
const TOKENS: usize = 500;
/// The largest weight and number of a vector that can be stored.
const MOST_WEIGHT: f32 = 127.0 / WEIGHT_STEPS;
const MOST_VECTOR: f32 = 127.0 / VECTOR_STEPS;
/// Beyond this what is added means nothing.
const MOST_BIAS: f32 = 8.0;

/// Weights while they are trained. A matrix has a row for each number that it is multiplied with.
pub(crate) struct Network {
    pub(crate) words: Words,
    pub(crate) first_bias: Learned,
    pub(crate) second: Learned,
    pub(crate) second_bias: Learned,
    pub(crate) scores: Learned,
    pub(crate) score_bias: Learned,
    pub(crate) arcs: Learned,
}

/// Room that is used again.
#[derive(Default)]
struct Room {
    low: Layer<FIRST>,
    high: Layer<SECOND>,
    states: Vec<[f32; STATES]>,
    scores: Vec<[f32; LANES]>,
    lattice: Lattice,
}

impl Network {
    pub(crate) fn new(parts: usize, seed: u64) -> Network {
        let mut chance = Chance(seed);
        let mut random = |count: usize, width: f32, most: f32| {
            Learned::new((0..count).map(|_| (chance.part() * 2.0 - 1.0) * width).collect(), most)
        };
        let wide = |numbers: usize| (3.0 / numbers as f32).sqrt();
        Network {
            words: Words {
                vectors: random(parts * WORD, 0.5, MOST_VECTOR),
                first: random(WORD * TOLD, wide(WORD * PLACES), MOST_WEIGHT),
            },
            first_bias: random(FIRST_ROWS, 0.1, MOST_BIAS),
            second: random(LOW * SECOND_ROWS, wide(LOW), MOST_WEIGHT),
            second_bias: random(SECOND_ROWS, 0.1, MOST_BIAS),
            scores: random(STATES * LANES, wide(STATES), MOST_WEIGHT),
            score_bias: random(LANES, 0.1, MOST_BIAS),
            arcs: random(size_of::<Arcs>() / size_of::<f32>(), 0.01, MOST_BIAS),
        }
    }

    /// Trains; tells the mean loss of a token after each round.
    pub(crate) fn train(&mut self, data: &Dataset, settings: &Settings, mut told: impl FnMut(usize, f64)) {
        let mut chance = Chance(settings.seed ^ 0x5eed);
        let mut order: Vec<usize> = (0..data.sentences.len()).collect();
        let mut room = Room::default();
        let total = settings.rounds * data.tokens.len();
        let (mut seen, mut steps) = (0, 0);
        for round in 0..settings.rounds {
            chance.shuffle(&mut order);
            let mut loss = 0.0;
            let mut rest = &order[..];
            while !rest.is_empty() {
                let (now, later) = rest.split_at(batch(data, rest));
                rest = later;
                let sentences: Vec<Sentence> = now.iter().map(|&s| data.sentences[s]).collect();
                loss += self.learn(data, &sentences, settings, &mut chance, &mut room, |own| {
                    seen += own;
                    steps += 1;
                    // Short at first, while it is not known how steady the gradients are.
                    let part = (seen as f32 / total as f32).min(1.0);
                    Step::new(settings.rate * (steps as f32 / 200.0).min(1.0) * (1.0 - part).max(0.005), steps)
                });
            }
            told(round, loss / data.tokens.len() as f64);
        }
    }

    /// One step on some sentences; returns their loss.
    fn learn(
        &mut self,
        data: &Dataset,
        sentences: &[Sentence],
        settings: &Settings,
        chance: &mut Chance,
        room: &mut Room,
        step: impl FnOnce(usize) -> Step,
    ) -> f64 {
        let (mut met, tokens) = self.words.meet(data, sentences, settings.blind, chance);
        let second_back = turned(&self.second.values, SECOND_ROWS);
        let scores_back = turned(&self.scores.values, LANES);
        let mut arcs = Arcs::default();
        arcs.as_flattened_mut().as_flattened_mut().copy_from_slice(&self.arcs.values);
        let mut loss = 0.0;
        let mut start = 0;
        for sentence in sentences {
            let words = &tokens[start..start + sentence.length];
            start += sentence.length;
            self.read(&met, words, room);
            let labels = &data.labels[sentence.first..sentence.first + sentence.length];
            let mask = mask(settings.dropout, chance);
            self.score(room, &mask);
            room.lattice.score(&room.scores);
            loss += room.lattice.gradients(&arcs, labels, &sentence.weight);
            let own = room.lattice.arcs.as_flattened().as_flattened();
            add(&mut self.arcs.gradient, own, 1.0);
            self.back(&mut met, words, room, &mask, &second_back, &scores_back);
        }
        let step = step(tokens.len());
        self.words.spread(&met, step);
        for of in [
            &mut self.first_bias,
            &mut self.second,
            &mut self.second_bias,
            &mut self.scores,
            &mut self.score_bias,
            &mut self.arcs,
        ] {
            of.step_all(step);
        }
        loss
    }

    /// What both layers say of each token.
    fn read(&self, met: &[Met], words: &[usize], room: &mut Room) {
        let length = words.len();
        room.states.clear();
        room.states.resize(length, [0.0; STATES]);
        room.low.told.clear();
        for at in 0..length {
            room.low.told.extend(&self.first_bias.values);
            let told = &mut room.low.told[at * FIRST_ROWS..];
            for (place, word) in around(words, at) {
                add(told, &met[word].told[place * FIRST_ROWS..][..FIRST_ROWS], 1.0);
            }
        }
        room.low.flow(length, &mut room.states, 0);
        room.high.told.clear();
        for at in 0..length {
            room.high.told.extend(&self.second_bias.values);
            let told = &mut room.high.told[at * SECOND_ROWS..];
            let rows = self.second.values.chunks_exact(SECOND_ROWS);
            room.states[at][..LOW].iter().zip(rows).for_each(|(of, row)| add(told, row, *of));
        }
        room.high.flow(length, &mut room.states, LOW);
    }

    fn score(&self, room: &mut Room, mask: &[f32; STATES]) {
        room.scores.clear();
        for states in &room.states {
            let mut scores = [0.0; LANES];
            scores.copy_from_slice(&self.score_bias.values);
            let rows = self.scores.values.chunks_exact(LANES);
            states.iter().zip(mask).zip(rows).for_each(|((of, mask), row)| add(&mut scores, row, of * mask));
            room.scores.push(scores);
        }
    }

    /// Adds the gradients of a sentence.
    fn back(
        &mut self,
        met: &mut [Met],
        words: &[usize],
        room: &Room,
        mask: &[f32; STATES],
        second_back: &[f32],
        scores_back: &[f32],
    ) {
        let length = words.len();
        let mut gradient = vec![[0.0; STATES]; length];
        let tokens = room.lattice.gradient.iter().zip(&room.states);
        for (gradient, (by_score, states)) in gradient.iter_mut().zip(tokens) {
            by_score.iter().zip(scores_back.chunks_exact(STATES)).for_each(|(of, row)| add(gradient, row, *of));
            gradient.iter_mut().zip(mask).for_each(|(of, mask)| *of *= mask);
            let rows = self.scores.gradient.chunks_exact_mut(LANES);
            states.iter().zip(mask).zip(rows).for_each(|((of, mask), row)| add(row, by_score, of * mask));
            add(&mut self.score_bias.gradient, by_score, 1.0);
        }
        let told = room.high.back(&gradient, LOW);
        for (at, told) in told.chunks_exact(SECOND_ROWS).enumerate() {
            let low = &mut gradient[at][..LOW];
            told.iter().zip(second_back.chunks_exact(LOW)).for_each(|(of, row)| add(low, row, *of));
            let rows = self.second.gradient.chunks_exact_mut(SECOND_ROWS);
            room.states[at][..LOW].iter().zip(rows).for_each(|(of, row)| add(row, told, *of));
            add(&mut self.second_bias.gradient, told, 1.0);
        }
        let told = room.low.back(&gradient, 0);
        for (at, told) in told.chunks_exact(FIRST_ROWS).enumerate() {
            add(&mut self.first_bias.gradient, told, 1.0);
            for (place, word) in around(words, at) {
                add(&mut met[word].gradient[place * FIRST_ROWS..][..FIRST_ROWS], told, 1.0);
            }
        }
    }
}

/// How many of the next sentences are learned together: at least one.
fn batch(data: &Dataset, next: &[usize]) -> usize {
    let mut tokens = 0;
    let fits = |&&sentence: &&usize| {
        tokens += data.sentences[sentence].length;
        tokens <= TOKENS
    };
    next.iter().take_while(fits).count().max(1)
}

/// Which states of a sentence say nothing this time; the others say the more.
fn mask(dropout: f32, chance: &mut Chance) -> [f32; STATES] {
    if dropout == 0.0 {
        return [1.0; STATES];
    }
    std::array::from_fn(|_| if chance.part() < dropout { 0.0 } else { 1.0 / (1.0 - dropout) })
}
