//! Where the automaton stands behind the first word of a form, and what can follow: one look instead of a walk along its
//! letters, and none into the automaton where the next word leads nowhere.

use crate::automaton::{Automaton, State};
use foco_text::{Gap, Key, longer_key, spread};

/// The first words of all forms that have a key, with open addressing.
pub(crate) struct Heads {
    /// 0 = free.
    places: Vec<(Key, Head)>,
}

/// A word that forms begin with.
#[derive(Clone, Copy)]
pub(crate) struct Head {
    /// Where the automaton stands behind it.
    pub(crate) state: State,
    /// A bit for each letter that the next word of a form can begin with, and those below.
    next: u32,
}

/// The next word can begin with something else than a plain letter.
const NO_LETTER: u32 = 1 << 26;
/// A form goes on without a space.
const GLUED: u32 = 1 << 27;
/// A form ends here.
const ENDS: u32 = 1 << 28;

impl Head {
    fn of(forms: &Automaton, state: State) -> Head {
        let mut next = if forms.accepted(state).is_some() { ENDS } else { 0 };
        forms.each_onward(state, |byte, behind| {
            if matches!(byte, b' ' | b'-') {
                forms.each_onward(behind, |byte, _| next |= beginning(byte));
            }
            if byte != b' ' && !byte.is_ascii_lowercase() {
                next |= GLUED;
            }
        });
        Head { state, next }
    }

    /// Whether a form is this word alone.
    pub(crate) const fn ends(self) -> bool {
        self.next & ENDS != 0
    }

    /// Whether a form can go on with a word behind a gap, as far as its first letter tells.
    pub(crate) fn leads_to(self, gap: Gap, word: &[u8]) -> bool {
        match gap {
            Gap::None => self.next & GLUED != 0,
            Gap::Space | Gap::Line => word.first().is_some_and(|&byte| self.next & beginning(byte) != 0),
            Gap::Paragraph => false,
        }
    }
}

const fn beginning(byte: u8) -> u32 {
    if byte.is_ascii_lowercase() { 1 << (byte - b'a') } else { NO_LETTER }
}

impl Heads {
    /// Walks along every word with a key at the beginning of a form.
    pub(crate) fn of(forms: &Automaton) -> Heads {
        let mut found = Vec::new();
        let mut open = vec![(State::ROOT, 0, 0)];
        while let Some((state, key, length)) = open.pop() {
            let mut ends = forms.accepted(state).is_some();
            forms.each_onward(state, |byte, next| match longer_key(key, length, byte) {
                Some(key) => open.push((next, key, length + 1)),
                None => ends |= !byte.is_ascii_lowercase(),
            });
            if ends && key != 0 {
                found.push((key, Head::of(forms, state)));
            }
        }
        let free = (0, Head { state: State::ROOT, next: 0 });
        let mut heads = Heads { places: vec![free; (found.len() * 3 / 2 + 1).next_power_of_two()] };
        for (key, head) in found {
            let place = heads.place(key);
            heads.places[place] = (key, head);
        }
        heads
    }

    /// What is known of a word with a key, if forms begin with it.
    #[inline]
    pub(crate) fn get(&self, key: Key) -> Option<Head> {
        let (known, head) = self.places[self.place(key)];
        (known != 0).then_some(head)
    }

    /// Where a key lies or would lie. There is always a free place.
    #[inline]
    fn place(&self, key: Key) -> usize {
        let mask = self.places.len() - 1;
        let mut place = spread(key) & mask;
        while self.places[place].0 != 0 && self.places[place].0 != key {
            place = (place + 1) & mask;
        }
        place
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Lexicon;
    use foco_text::Text;

    #[test]
    fn a_look_leads_where_a_walk_does() {
        let lexicon = Lexicon::spanish();
        let text = Text::new("sepsis no insuficiente de neumonia leucocitos zzz seps cabez antibiograma");
        for token in 0..text.tokens.len() {
            let word = text.word(token);
            let walked = lexicon.terms.step(State::ROOT, word.as_bytes());
            let begins = |state: &State| {
                let mut begins = lexicon.terms.accepted(*state).is_some();
                lexicon.terms.each_onward(*state, |byte, _| begins |= !byte.is_ascii_lowercase());
                begins
            };
            assert_eq!(lexicon.heads.get(text.key(token)).map(|head| head.state), walked.filter(begins), "{word}");
        }
    }

    #[test]
    fn what_follows_a_head_is_told_by_its_first_letter() {
        let lexicon = Lexicon::spanish();
        let text = Text::new("insuficiencia renal zzz");
        let head = lexicon.terms.step(State::ROOT, text.word_bytes(0)).map(|state| Head::of(&lexicon.terms, state));
        let leads = |token, gap| head.is_some_and(|head| head.leads_to(gap, text.word_bytes(token)));
        assert!(leads(1, Gap::Space) && leads(1, Gap::Line));
        assert!(!leads(2, Gap::Space) && !leads(1, Gap::Paragraph) && !leads(1, Gap::None));
    }
}
