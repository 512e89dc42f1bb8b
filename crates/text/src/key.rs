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
    let mut bytes = [0; 16];
    match folded[start..].first_chunk() {
        Some(sixteen) => bytes = *sixteen,
        None => bytes[..length].copy_from_slice(&folded[start..end]),
    }
    let (eights, _) = bytes.as_chunks();
    let low = first(u64::from_le_bytes(eights[0]), length.min(8));
    let high = first(u64::from_le_bytes(eights[1]), length.saturating_sub(8));
    if (low | high) & u64::from_le_bytes([0x80; 8]) == 0 { together(low) | together(high) << (8 * LETTER) } else { 0 }
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
