//! What words tell the gates around them, kept from one text to the next: words recur, and after an edit nearly all do.

use crate::network::{FIRST_ROWS, PLACES, Told};
use std::sync::{Mutex, PoisonError};

/// So many sets; a power of two.
const SETS: usize = 1 << 11;
/// So many words of one set are kept: those that were met last.
const WAYS: usize = 6;
/// The place of a word that there is none of yet.
const NEW: u32 = u32::MAX;

/// What was found, for whoever reads next. Who reads at the same time finds for himself.
#[derive(Debug, Default)]
pub(crate) struct Memo(Mutex<Vec<Known>>);

impl Memo {
    /// What is known, to be given back.
    pub(crate) fn take(&self) -> Known {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).pop().unwrap_or_default()
    }

    /// Keeps what is known now.
    pub(crate) fn give(&self, known: Known) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(known);
    }
}

/// What is known of a set of words: keys and places, the one met last first.
#[derive(Debug, Clone, Copy)]
struct Set {
    keys: [u64; WAYS],
    places: [u32; WAYS],
}

/// What words tell, by the hash of what they are.
#[derive(Debug, Default)]
pub(crate) struct Known {
    sets: Vec<Set>,
    told: Vec<Told>,
}

impl Known {
    /// What is known of `key`, or what `work` finds. The same key must always be of the same.
    pub(crate) fn get(&mut self, key: u64, work: impl FnOnce(&mut Told)) -> &Told {
        if self.sets.is_empty() {
            self.sets.resize(SETS, Set { keys: [0; WAYS], places: [NEW; WAYS] });
        }
        let set = &mut self.sets[key as usize % SETS];
        let way = set.keys.iter().zip(&set.places).position(|(&known, &place)| known == key && place != NEW);
        let last = way.unwrap_or(WAYS - 1);
        set.keys[..=last].rotate_right(1);
        set.places[..=last].rotate_right(1);
        let place = &mut set.places[0];
        if way.is_none() {
            set.keys[0] = key;
            if *place == NEW {
                *place = self.told.len() as u32;
                self.told.push([[0; FIRST_ROWS]; PLACES]);
            }
            work(&mut self.told[*place as usize]);
        }
        &self.told[*place as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(n: i16) -> Told {
        [[n; FIRST_ROWS]; PLACES]
    }

    /// Work that is done.
    fn work(n: i16) -> impl FnOnce(&mut Told) {
        move |to| *to = told(n)
    }

    /// Work that must not be done.
    fn none(_: &mut Told) {
        unreachable!("it is known");
    }

    #[test]
    fn work_is_done_once_for_a_key_and_again_when_others_displaced_it() {
        let mut known = Known::default();
        let alike = |nth: usize| 5 + (nth * SETS) as u64;
        for nth in 0..WAYS {
            known.get(alike(nth), work(nth as i16));
        }
        for nth in 0..WAYS {
            assert_eq!(*known.get(alike(nth), none), told(nth as i16));
        }
        // The first is the one that was met longest ago.
        known.get(alike(WAYS), work(7));
        assert_eq!(*known.get(alike(1), none), told(1));
        assert_eq!(*known.get(alike(0), work(9)), told(9));
    }

    #[test]
    fn what_one_found_is_there_for_the_next() {
        let memo = Memo::default();
        let (mut one, other) = (memo.take(), memo.take());
        one.get(3, work(3));
        memo.give(other);
        memo.give(one);
        assert_eq!(*memo.take().get(3, none), told(3));
    }
}
