//! What tokens add by themselves, kept from one text to the next: words recur, and after an edit nearly all do.

use crate::attribute::PLACES;
use crate::model::Sums;
use std::sync::{Mutex, PoisonError};

/// What a token adds to the scores of the tokens around it, by its place from them.
pub(crate) type Own = [Sums; PLACES];

/// So many are kept at most; a power of two. Together they fit into a near cache.
const MOST: usize = 1 << 12;

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

/// Sums by the hash of what they are of. One that comes to the place of another takes it.
#[derive(Debug)]
pub(crate) struct Known(Vec<(u64, Own)>);

impl Default for Known {
    fn default() -> Known {
        let mut places = vec![(0, Own::default()); MOST];
        // The key of an untouched place is one that does not belong there.
        places[0].0 = 1;
        Known(places)
    }
}

impl Known {
    /// What is known of `key`, or what `work` finds. The same key must always be of the same.
    pub(crate) fn get(&mut self, key: u64, work: impl FnOnce() -> Own) -> Own {
        let place = &mut self.0[key as usize % MOST];
        if place.0 != key {
            *place = (key, work());
        }
        place.1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn own(n: i16) -> Own {
        [[n; crate::LANES]; PLACES]
    }

    #[test]
    fn work_is_done_once_for_a_key_and_again_when_it_was_displaced() {
        let mut known = Known::default();
        for key in [0, 1, MOST as u64 - 1] {
            let n = key as i16;
            assert_eq!(known.get(key, || own(n)), own(n));
            assert_eq!(known.get(key, || unreachable!("it is known")), own(n));
            assert_eq!(known.get(key + MOST as u64, || own(7)), own(7));
            assert_eq!(known.get(key, || own(n)), own(n));
        }
    }

    #[test]
    fn what_one_found_is_there_for_the_next() {
        let memo = Memo::default();
        let (mut one, other) = (memo.take(), memo.take());
        one.get(3, || own(3));
        memo.give(other);
        memo.give(one);
        assert_eq!(memo.take().get(3, || unreachable!("it is known")), own(3));
    }
}
