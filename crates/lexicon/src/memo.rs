//! Words of which nothing was found, kept from one text to the next: words recur.

use foco_text::{Key, spread};
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

/// So many are kept at most; a power of two. Together they fit into the nearest cache.
const MOST: usize = 1 << 11;

/// Words, each in its place by its key. One that comes to the place of another takes it.
pub(crate) struct Memo(Vec<AtomicU64>);

impl Memo {
    /// Knows none yet: no word has the key 0.
    pub(crate) fn new() -> Memo {
        Memo((0..MOST).map(|_| AtomicU64::new(0)).collect())
    }

    /// Whether a word is kept.
    #[inline]
    pub(crate) fn holds(&self, word: Key) -> bool {
        word != 0 && self.place(word).load(Relaxed) == word
    }

    /// Keeps a word.
    pub(crate) fn keep(&self, word: Key) {
        self.place(word).store(word, Relaxed);
    }

    fn place(&self, word: Key) -> &AtomicU64 {
        &self.0[spread(word) % MOST]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_kept_until_another_takes_its_place() {
        let memo = Memo::new();
        assert!(!memo.holds(0) && !memo.holds(1));
        for word in 1..2 * MOST as Key {
            memo.keep(word);
            assert!(memo.holds(word));
        }
        assert!((1..2 * MOST as Key).filter(|word| memo.holds(*word)).count() <= MOST);
    }
}
