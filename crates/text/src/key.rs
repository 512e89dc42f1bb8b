//! Short words as numbers, so that one comparison tells them apart and tables find them in one look.

use crate::{Token, TokenKind};

/// Bits of a letter.
const LETTER: u32 = 5;
/// The longest word that has a key.
const LONGEST: usize = (u64::BITS / LETTER) as usize;

/// A word of at most twelve plain letters, five bits a letter, the first in the lowest bits; 0 for every other word.
pub type Key = u64;

/// The key of a word of `length` letters with one more; `None` if there is no such key.
pub const fn longer_key(key: Key, length: usize, letter: u8) -> Option<Key> {
    if length < LONGEST && letter.is_ascii_lowercase() {
        Some(key | ((letter - b'a' + 1) as u64) << (LETTER as usize * length))
    } else {
        None
    }
}

/// A number of 32 bits that differs for words that look alike: where a table with a power of two places looks for a key
/// first.
#[inline]
pub const fn spread(key: Key) -> usize {
    (key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> u32::BITS) as usize
}

/// A set of words that have keys, told in one look. `N` is a power of two and at least twice as many.
#[derive(Debug)]
pub struct WordSet<const N: usize>([Key; N]);

impl<const N: usize> WordSet<N> {
    /// These words.
    pub const fn of(words: &[&str]) -> WordSet<N> {
        assert!(N.is_power_of_two() && N >= 2 * words.len());
        let mut set = WordSet([0; N]);
        let mut word = 0;
        while word < words.len() {
            let letters = words[word].as_bytes();
            let mut key = 0;
            let mut length = 0;
            while length < letters.len() {
                key = longer_key(key, length, letters[length]).expect("a short word of plain letters");
                length += 1;
            }
            let place = set.place(key);
            set.0[place] = key;
            word += 1;
        }
        set
    }

    /// Whether it has the word with this key.
    pub const fn holds(&self, key: Key) -> bool {
        key != 0 && self.0[self.place(key)] == key
    }

    /// Where a key lies or would lie: there is always a free place.
    const fn place(&self, key: Key) -> usize {
        let mut place = spread(key) % N;
        while self.0[place] != 0 && self.0[place] != key {
            place = (place + 1) % N;
        }
        place
    }
}

/// The key of each token.
pub(crate) fn keys(folded: &[u8], tokens: &[Token]) -> Vec<Key> {
    tokens.iter().map(|token| if token.kind == TokenKind::Word { key(folded, token) } else { 0 }).collect()
}

/// A word has letters only, and its plain ones are small: their lowest five bits count them from 1.
fn key(folded: &[u8], token: &Token) -> Key {
    let (start, end) = (token.start as usize, token.end as usize);
    let length = end - start;
    if length > LONGEST {
        return 0;
    }
    let (low, high) = match folded[start..].first_chunk() {
        Some(sixteen) => halves(sixteen),
        None => last_halves(&folded[start..end]),
    };
    let (low, high) = (first(low, length.min(8)), first(high, length.saturating_sub(8)));
    if (low | high) & u64::from_le_bytes([0x80; 8]) == 0 { together(low) | together(high) << (8 * LETTER) } else { 0 }
}

fn halves(sixteen: &[u8; 16]) -> (u64, u64) {
    let both = u128::from_le_bytes(*sixteen);
    (both as u64, (both >> u64::BITS) as u64)
}

/// The same of the last words of a text, behind which nothing stands.
#[cold]
fn last_halves(word: &[u8]) -> (u64, u64) {
    let mut bytes = [0; 16];
    bytes[..word.len()].copy_from_slice(word);
    halves(&bytes)
}

/// The first bytes of eight.
const fn first(eight: u64, count: usize) -> u64 {
    if count == 0 { 0 } else { eight & (u64::MAX >> (u64::BITS as usize - 8 * count)) }
}

/// The lowest five bits of eight bytes side by side: of two neighbours, of four, of all.
const fn together(eight: u64) -> u64 {
    let twos = eight & 0x001f_001f_001f_001f | (eight & 0x1f00_1f00_1f00_1f00) >> 3;
    let fours = twos & 0x0000_03ff_0000_03ff | (twos & 0x03ff_0000_03ff_0000) >> 6;
    fours & 0xf_ffff | (fours & 0xf_ffff_0000_0000) >> 12
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Text;

    /// Letter by letter.
    fn spelt(word: &str) -> Key {
        word.bytes().enumerate().try_fold(0, |key, (length, letter)| longer_key(key, length, letter)).unwrap_or(0)
    }

    #[test]
    fn a_set_has_its_words_and_no_others() {
        static SET: WordSet<16> = WordSet::of(&["a", "de", "la", "sepsis", "zzz", "no", "si", "con"]);
        let held = ["a", "de", "la", "sepsis", "zzz", "no", "si", "con", "el", "sepsi", "", "12"].map(spelt);
        assert_eq!(held.map(|key| SET.holds(key)).iter().filter(|held| **held).count(), 8);
        assert!(!SET.holds(0) && !SET.holds(spelt("el")));
    }

    #[test]
    fn a_key_is_made_of_the_letters_wherever_the_word_stands() {
        let words = "a y de sin zzz cinco sepsis abcdefg abcdefgh abcdefghi zzzzzzzzzzzz insuficiencia niño 12 , o2 ß";
        for source in [words.to_owned(), words.to_uppercase(), format!("{words} {words}")] {
            let text = Text::new(&source);
            for token in 0..text.tokens.len() {
                let word = text.word(token);
                assert_eq!(text.key(token), spelt(word), "{word}");
            }
        }
    }
}
