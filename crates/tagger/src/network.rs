//! The network: two layers of gates, read from both ends of a sentence, and the scores of the labels.
//!
//! A word is a vector, the sum of those of its parts. A *gate* keeps a part of an old number and takes the rest from a
//! new one; what it keeps and what is new follow from what stands at the token alone, so no products of matrices lie
//! between one token and the next. The first layer sees the words of three places, the second what the first says from
//! both ends; scores are read from both.
//!
//! Whole numbers of sixteen bits throughout, so that all processors find the same, whatever their vectors.

use crate::layer::LANES;
use crate::matrix::{AT_ONCE, Matrix, Sixteen, add, eight, pair};
use fearless_simd::{Simd, i16x8, prelude::*};

/// Numbers of a word.
pub const WORD: usize = 32;
/// Gates of the first layer, each way.
pub const FIRST: usize = 32;
/// Gates of the second layer, each way.
pub const SECOND: usize = 24;
/// The places whose words the first layer sees: before, here, after.
pub const PLACES: usize = 3;
/// What the first layer's gates are told: what to keep and what is new, forwards, then the same backwards.
pub const FIRST_ROWS: usize = 4 * FIRST;
/// The same of the second layer.
pub const SECOND_ROWS: usize = 4 * SECOND;
/// What the first layer says of a token: the state forwards, then backwards.
pub const LOW: usize = 2 * FIRST;
/// What both layers say.
pub const STATES: usize = LOW + 2 * SECOND;

/// Steps of a vector's number per unit.
pub const VECTOR_STEPS: f32 = 8.0;
/// Steps of a weight per unit.
pub const WEIGHT_STEPS: f32 = 64.0;
/// Steps of what a gate is told per unit.
pub const TOLD_STEPS: f32 = 2048.0;
/// Steps of a score per unit.
pub const SCORE_STEPS: f32 = 16.0;
/// A state of 1.
const ONE: i16 = 8192;
// What follows in powers of two: products with words are steps of what a gate is told after `<< 2`, those with states
// after `>> 8`; steps of a score after `>> 15`.
const _: () = assert!(TOLD_STEPS == VECTOR_STEPS * WEIGHT_STEPS * 4.0);
const _: () = assert!(TOLD_STEPS * 256.0 == ONE as f32 * WEIGHT_STEPS);
const _: () = assert!(SCORE_STEPS * 32768.0 == ONE as f32 * WEIGHT_STEPS);

/// A gate that is told 2 keeps all; beyond that nothing changes.
const FAR: i16 = 2 * TOLD_STEPS as i16;

/// How many tokens are multiplied with the same weights at a time.
const TOKENS: usize = 4;

/// Weights as they are stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Weights {
    /// For each place, each row of [`FIRST_ROWS`], each number of a word.
    pub first: Vec<i8>,
    /// In steps of what a gate is told.
    pub first_bias: Vec<i16>,
    /// For each row of [`SECOND_ROWS`], each state of the first layer.
    pub second: Vec<i8>,
    /// In steps of what a gate is told.
    pub second_bias: Vec<i16>,
    /// For each lane, each state.
    pub scores: Vec<i8>,
    /// In steps of a score.
    pub score_bias: Vec<i16>,
}

impl Weights {
    /// All weights 0.
    pub fn empty() -> Weights {
        Weights {
            first: vec![0; PLACES * FIRST_ROWS * WORD],
            first_bias: vec![0; FIRST_ROWS],
            second: vec![0; SECOND_ROWS * LOW],
            second_bias: vec![0; SECOND_ROWS],
            scores: vec![0; LANES * STATES],
            score_bias: vec![0; LANES],
        }
    }

    /// What is added, in the order of the file.
    pub(crate) fn biases(&mut self) -> [&mut Vec<i16>; 3] {
        [&mut self.first_bias, &mut self.second_bias, &mut self.score_bias]
    }

    /// What is multiplied, in the order of the file.
    pub(crate) fn products(&mut self) -> [&mut Vec<i8>; 3] {
        [&mut self.first, &mut self.second, &mut self.scores]
    }
}

/// What a word tells the gates of the token before it, of its own and of the token after it.
pub(crate) type Told = [[i16; FIRST_ROWS]; PLACES];

/// A network ready for use.
#[derive(Debug)]
pub(crate) struct Network {
    first: Matrix<{ WORD / 2 }>,
    first_bias: [i16; FIRST_ROWS],
    second: Matrix<{ LOW / 2 }>,
    second_bias: [i16; SECOND_ROWS],
    scores: Matrix<{ STATES / 2 }>,
    score_bias: [i16; LANES],
}

/// Room for the states of a sentence.
#[derive(Debug, Default)]
pub(crate) struct Room {
    first: Vec<[i16; FIRST_ROWS]>,
    second: Vec<[i16; SECOND_ROWS]>,
    states: Vec<[i16; STATES]>,
}

impl Room {
    /// Tells the gates around place `at` of the sentence which word stands there; one beyond either end is what
    /// stands outside the sentence. Places count from 1.
    #[inline(always)]
    pub(crate) fn tell<S: Simd>(&mut self, simd: S, at: usize, told: &Told) {
        for (place, of) in told.iter().enumerate() {
            if let Some(to) = (at + place).checked_sub(2).and_then(|to| self.first.get_mut(to)) {
                let eights = to.chunks_exact_mut(AT_ONCE).zip(of.chunks_exact(AT_ONCE));
                eights.for_each(|(to, of)| add(to, eight(simd, of)));
            }
        }
    }
}

impl Network {
    pub(crate) fn new(weights: &Weights) -> Network {
        let mut network = Network {
            first: Matrix::new(&weights.first),
            first_bias: [0; FIRST_ROWS],
            second: Matrix::new(&weights.second),
            second_bias: [0; SECOND_ROWS],
            scores: Matrix::new(&weights.scores),
            score_bias: [0; LANES],
        };
        network.first_bias.copy_from_slice(&weights.first_bias);
        network.second_bias.copy_from_slice(&weights.second_bias);
        network.score_bias.copy_from_slice(&weights.score_bias);
        network
    }

    /// What a word tells the gates around it.
    #[inline(always)]
    pub(crate) fn told<S: Simd>(&self, simd: S, word: &[i16; WORD], told: &mut Told) {
        let mut pairs = [[Sixteen::default(); WORD / 2]];
        pair(simd, &mut pairs[0], word);
        let told = told.as_flattened_mut();
        self.first.multiply(simd, &pairs, |sum| sum << 2, |row, [of]| of.store_slice(&mut told[row..row + AT_ONCE]));
    }

    /// Begins a sentence of so many tokens.
    pub(crate) fn begin(&self, room: &mut Room, length: usize) {
        room.first.clear();
        room.first.resize(length, self.first_bias);
        room.second.clear();
        room.second.resize(length, self.second_bias);
        // All of them will be written.
        room.states.resize(length, [0; STATES]);
    }

    /// Reads the sentence from both ends; the scores of each token go to `scores`.
    #[inline(always)]
    pub(crate) fn read<S: Simd>(&self, simd: S, room: &mut Room, scores: &mut Vec<[i16; LANES]>) {
        flow::<S, FIRST, FIRST_ROWS>(simd, &room.first, &mut room.states, 0);
        let mut tokens = [[Sixteen::default(); LOW / 2]; TOKENS];
        for (states, told) in room.states.chunks(TOKENS).zip(room.second.chunks_mut(TOKENS)) {
            tokens.iter_mut().zip(states).for_each(|(to, states)| pair(simd, to, states));
            let put = |row: usize, of: [i16x8<S>; TOKENS]| {
                told.iter_mut().zip(of).for_each(|(told, of)| add(&mut told[row..], of));
            };
            self.second.multiply(simd, &tokens, |sum| sum >> 8, put);
        }
        flow::<S, SECOND, SECOND_ROWS>(simd, &room.second, &mut room.states, LOW);
        let mut tokens = [[Sixteen::default(); STATES / 2]; TOKENS];
        for states in room.states.chunks(TOKENS) {
            tokens.iter_mut().zip(states).for_each(|(to, states)| pair(simd, to, states));
            let mut found = [self.score_bias; TOKENS];
            let put = |row: usize, of: [i16x8<S>; TOKENS]| {
                found.iter_mut().zip(of).for_each(|(found, of)| add(&mut found[row..], of));
            };
            self.scores.multiply(simd, &tokens, |sum| sum >> 15, put);
            scores.extend(found.iter().take(states.len()));
        }
    }
}

/// Lets the states of a layer flow through a sentence, forwards and backwards; they go to place `to` of all states.
#[inline(always)]
fn flow<S: Simd, const GATES: usize, const ROWS: usize>(
    simd: S,
    told: &[[i16; ROWS]],
    states: &mut [[i16; STATES]],
    to: usize,
) {
    let mut state = [0; GATES];
    for (told, states) in told.iter().zip(states.iter_mut()) {
        gates(simd, &mut state, &told[..GATES], &told[GATES..2 * GATES]);
        states[to..to + GATES].copy_from_slice(&state);
    }
    let mut state = [0; GATES];
    for (told, states) in told.iter().zip(states.iter_mut()).rev() {
        gates(simd, &mut state, &told[2 * GATES..3 * GATES], &told[3 * GATES..]);
        states[to + GATES..to + 2 * GATES].copy_from_slice(&state);
    }
}

/// One token further. A gate that is told 0 keeps a half, at 2 all, at −2 nothing; what is new counts from −1 to 1.
#[inline(always)]
fn gates<S: Simd, const GATES: usize>(simd: S, state: &mut [i16; GATES], keep: &[i16], new: &[i16]) {
    let told = keep.chunks_exact(AT_ONCE).zip(new.chunks_exact(AT_ONCE));
    for (state, (keep, new)) in state.chunks_exact_mut(AT_ONCE).zip(told) {
        let keep = eight(simd, keep).max(-FAR).min(FAR) << 2;
        let part = keep.saturating_add(1 << 14);
        let new = eight(simd, new).max(-ONE / 4).min(ONE / 4) << 2;
        // The difference is at most 2, so the upper half of the product is half of what is kept of it.
        let (some, others) = part.widening_mul(eight(simd, state) - new);
        let half = (some >> 16).narrow(others >> 16);
        (new + half + half).store_slice(state);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use fearless_simd::{Level, dispatch};

    fn step(state: &mut [i16; 8], keep: &[i16], new: &[i16]) {
        dispatch!(Level::new(), simd => gates(simd, state, keep, new));
    }

    #[test]
    fn a_gate_keeps_all_nothing_or_a_half() {
        let mut state = [ONE; 8];
        step(&mut state, &[i16::MIN, i16::MAX, 0, 0, -4096, 4096, 2048, 0], &[0, 0, -2048, 0, 0, 0, 0, 2048]);
        assert_eq!(state, [0, ONE - 2, 0, ONE / 2, 0, ONE - 2, ONE / 4 * 3, ONE]);
    }

    #[test]
    fn new_numbers_beyond_one_count_as_one() {
        let mut state = [0; 8];
        step(&mut state, &[i16::MIN; 8], &[i16::MAX, i16::MIN, 0, 0, 0, 0, 0, 1024]);
        assert_eq!(state, [ONE, -ONE, 0, 0, 0, 0, 0, ONE / 2]);
    }
}
