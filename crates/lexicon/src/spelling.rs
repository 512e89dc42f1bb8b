//! Spellings of units.

use crate::Lexicon;
use crate::automaton::State;

/// Most spaces in a row inside a spelling: more, and an empty line may be among them.
const MOST_SPACES: usize = 2;

/// A spelling of a unit found in a folded text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spelling<'l> {
    /// Where it begins: spaces may stand before it.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// What it can mean: indices of [`crate::Tables::units`].
    pub units: &'l [u16],
}

impl Lexicon {
    /// The longest unit spelling at the beginning of a folded text. Spaces and line ends may stand before and inside
    /// it, but not three in a row; it does not end inside a word, and not with the point of a sentence.
    pub fn unit(&self, folded: &str) -> Option<Spelling<'_>> {
        let mut letters = folded.char_indices().filter(|(_, c)| !c.is_whitespace()).peekable();
        let start = letters.peek()?.0;
        let mut state = State::ROOT;
        let mut behind = 0;
        let mut before: Option<&[u16]> = None;
        let mut best = None;
        for (at, c) in letters {
            if folded[behind..at].chars().nth(MOST_SPACES).is_some() {
                break;
            }
            let end = at + c.len_utf8();
            let Some(next) = self.spellings.step(state, &folded.as_bytes()[at..end]) else { break };
            let units = self.spellings.accepted(next).and_then(|v| self.tables.spellings.get(v as usize));
            let goes_on = |next: char| next.is_alphanumeric() && (next.is_alphabetic() || c.is_ascii_digit());
            let inside_word = c.is_alphanumeric() && folded[end..].starts_with(goes_on);
            if let Some(units) = units.filter(|_| !inside_word) {
                // The point that ends a sentence is no part of `mmHg`.
                let ends_sentence = c == '.' && before == Some(units);
                best = Some(Spelling { start, end: if ends_sentence { behind } else { end }, units });
            }
            (state, behind, before) = (next, end, units.map(Vec::as_slice));
        }
        best
    }
}
