//! The way from the root of an automaton over the first letters of a word, in one look instead of a walk.
//!
//! Near the root every letter has many ways on, and most words of a report leave the automaton within their first
//! letters. The table is read from the automaton when a lexicon is opened.

use crate::automaton::{Automaton, State};
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// Letters (bytes) that one look passes. With more the table takes longer to make than it saves.
const REACH: usize = 4;

/// Where the automaton stands after each beginning of up to [`REACH`] bytes.
#[derive(Default)]
pub(crate) struct Jumps(HashMap<u64, State, BuildHasherDefault<Mix>>);

impl Jumps {
    pub(crate) fn new(automaton: &Automaton) -> Jumps {
        let mut jumps = Jumps::default();
        jumps.read(automaton, State::root(automaton), &mut Vec::with_capacity(REACH));
        jumps
    }

    fn read(&mut self, automaton: &Automaton, state: State, beginning: &mut Vec<u8>) {
        self.0.insert(key(beginning), state);
        if beginning.len() < REACH {
            for transition in automaton.node(state.node).transitions() {
                beginning.push(transition.inp);
                self.read(automaton, state.after(&transition), beginning);
                beginning.pop();
            }
        }
    }

    /// Some bytes on from the root.
    pub(crate) fn step(&self, automaton: &Automaton, bytes: &[u8]) -> Option<State> {
        let (beginning, rest) = bytes.split_at(bytes.len().min(REACH));
        self.0.get(&key(beginning))?.step(automaton, rest)
    }
}

/// The bytes and their number in one number.
fn key(beginning: &[u8]) -> u64 {
    beginning.iter().fold(1, |key, &byte| key << 8 | u64::from(byte))
}

/// Spreads a key over all bits.
#[derive(Default)]
struct Mix(u64);

impl Hasher for Mix {
    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|&byte| self.write_u64(u64::from(byte)));
    }

    fn write_u64(&mut self, key: u64) {
        self.0 = (self.0 ^ key).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_right(32);
    }

    fn finish(&self) -> u64 {
        self.0
    }
}
