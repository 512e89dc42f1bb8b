//! Where the automaton stands behind the first word of a form: one look instead of a walk along its letters.

use crate::automaton::{Automaton, State};

/// Bits of a letter in a key, and the longest word that has one.
const LETTER: u32 = 5;
const LONGEST: usize = (u64::BITS / LETTER) as usize;

/// The first words of all forms that are short and of plain letters, with open addressing.
pub(crate) struct Heads {
    /// 0 = free.
    places: Vec<(u64, State)>,
}

/// What is known of a word at the beginning of a form.
pub(crate) enum Head {
    /// Forms begin with it; the automaton stands here behind it.
    Begins(State),
    /// No form does.
    None,
    /// It is too long or not of plain letters: walk along it.
    Unlisted,
}

impl Heads {
    /// Walks along every plain word at the beginning of a form.
    pub(crate) fn of(forms: &Automaton) -> Heads {
        let mut found = Vec::new();
        let mut open = vec![(State::ROOT, 0, 0)];
        while let Some((state, key, length)) = open.pop() {
            let mut ends = forms.accepted(state).is_some();
            for (byte, next) in forms.onward(state) {
                match with(key, byte) {
                    Some(key) if length < LONGEST => open.push((next, key, length + 1)),
                    Some(_) => {}
                    None => ends = true,
                }
            }
            if ends && key != 0 {
                found.push((key, state));
            }
        }
        let mut heads = Heads { places: vec![(0, State::ROOT); (found.len() * 3 / 2 + 1).next_power_of_two()] };
        for (key, state) in found {
            let place = heads.place(key);
            heads.places[place] = (key, state);
        }
        heads
    }

    /// What is known of a word.
    #[inline]
    pub(crate) fn get(&self, word: &[u8]) -> Head {
        let key = if word.len() > LONGEST { None } else { word.iter().try_fold(0, |key, &byte| with(key, byte)) };
        match key {
            None | Some(0) => Head::Unlisted,
            Some(key) => match self.places[self.place(key)] {
                (0, _) => Head::None,
                (_, state) => Head::Begins(state),
            },
        }
    }

    /// Where a key lies or would lie. There is always a free place.
    #[inline]
    fn place(&self, key: u64) -> usize {
        let mask = self.places.len() - 1;
        let mut place = (key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> u32::BITS) as usize & mask;
        while self.places[place].0 != 0 && self.places[place].0 != key {
            place = (place + 1) & mask;
        }
        place
    }
}

/// The key of a word with one more letter; `None` if the byte is no plain letter.
#[inline]
fn with(key: u64, byte: u8) -> Option<u64> {
    let letter = byte.wrapping_sub(b'a');
    (letter < 26).then(|| key << LETTER | u64::from(letter + 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Lexicon;

    #[test]
    fn a_look_leads_where_a_walk_does() {
        let lexicon = Lexicon::spanish();
        for word in ["sepsis", "no", "insuficiencia", "de", "neumonia", "leucocitos", "zzz", "seps", "cabez"] {
            let walked = lexicon.terms.step(State::ROOT, word.as_bytes());
            let begins = |state| {
                lexicon.terms.accepted(state).is_some()
                    || lexicon.terms.onward(state).any(|(byte, _)| !byte.is_ascii_lowercase())
            };
            match lexicon.heads.get(word.as_bytes()) {
                Head::Begins(state) => assert!(walked == Some(state), "{word}"),
                Head::None => assert!(!walked.is_some_and(begins), "{word}"),
                Head::Unlisted => assert!(word.len() > LONGEST, "{word}"),
            }
        }
    }

    #[test]
    fn other_words_are_walked() {
        let heads = &Lexicon::spanish().heads;
        for word in ["", "niño", "12", "-", "electrocardiograma"] {
            assert!(matches!(heads.get(word.as_bytes()), Head::Unlisted), "{word}");
        }
    }
}
