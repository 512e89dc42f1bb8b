//! What tokens add by themselves, kept from one text to the next: words recur, and after an edit nearly all do.

use crate::attribute::PLACES;
use crate::model::Sums;
use std::sync::{Mutex, PoisonError};

/// What a token adds to the scores of the tokens around it, by its place from them.
pub(crate) type Own = [Sums; PLACES];

/// So many are kept at most; a power of two. Together they fit into a near cache.
const MOST: usize = 1 << 12;

/// Sums by the hash of what they are of. One that comes to the place of another takes it.
#[derive(Debug)]
pub(crate) struct Memo(Mutex<Vec<(u64, Own)>>);

impl Memo {
    /// Knows nothing yet.
    pub(crate) fn new() -> Memo {
        Memo(Mutex::new(Vec::new()))
    }

    /// What is known of `key`, or what `work` finds. The same key must always be of the same.
    pub(crate) fn get(&self, key: u64, work: impl FnOnce() -> Own) -> Own {
        let mut places = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if places.is_empty() {
            // The key of an untouched place is one that does not belong there.
            places.resize(MOST, (0, Own::default()));
            places[0].0 = 1;
        }
        let place = &mut places[key as usize % MOST];
        if place.0 != key {
            *place = (key, work());
        }
        place.1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_is_done_once_for_a_key_and_again_when_it_was_displaced() {
        let memo = Memo::new();
        let own = |n: i16| [[n; crate::LANES]; PLACES];
        for key in [0, 1, MOST as u64 - 1] {
            let n = key as i16;
            assert_eq!(memo.get(key, || own(n)), own(n));
            assert_eq!(memo.get(key, || unreachable!("it is known")), own(n));
            assert_eq!(memo.get(key + MOST as u64, || own(7)), own(7));
            assert_eq!(memo.get(key, || own(n)), own(n));
        }
    }
}
