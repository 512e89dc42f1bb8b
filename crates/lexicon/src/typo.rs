//! Words that are one slip of the keyboard away from exactly one term.

use crate::automaton::State;
use crate::{Item, Lexicon};
use foco_text::{Gap, Text, TokenKind};

/// Shortest word that is taken for a slip: short ones have too many neighbours.
const SHORTEST: usize = 9;
/// The same for a word whose term goes on with the next word, rightly spelt: `Klebsiela pneumoniae`.
const SHORTEST_OF_TWO: usize = 8;
/// Shortest next word that makes it sure.
const NEXT: usize = 5;
/// Letters at the beginning that must be right.
const HEAD: usize = 3;
/// Letters at the end that must be right: other endings are inflections, not slips. A term that differs there
/// still makes the reading doubtful.
const TAIL: usize = 3;

impl Lexicon {
    /// What an unknown word may have been meant to be: the meanings of the only term one edit away (a letter
    /// lost, doubled, changed, or two swapped), and how many words it has.
    pub(crate) fn mistyped(&self, text: &Text, at: usize) -> Option<(Vec<Item>, usize)> {
        let is_word_of_its_own = || self.tables.near_words.binary_search(&text.word(at)).is_ok();
        self.one_slip_away(text, at).filter(|_| !is_word_of_its_own())
    }

    fn one_slip_away(&self, text: &Text, at: usize) -> Option<(Vec<Item>, usize)> {
        let token = text.tokens[at];
        let word = text.word(at);
        let alone = token.gap != Gap::None || at == 0 || text.tokens[at - 1].kind == TokenKind::Mark;
        let ends = text.tokens.get(at + 1).is_none_or(|t| t.gap != Gap::None || t.kind == TokenKind::Mark);
        let plain = |at: usize, shortest: usize| {
            let word = text.word(at);
            text.tokens[at].kind == TokenKind::Word
                && word.len() >= shortest
                && word.bytes().all(|b| b.is_ascii_lowercase())
        };
        if !alone || !ends || !plain(at, SHORTEST_OF_TWO) {
            return None;
        }
        let next = text.tokens.get(at + 1).filter(|t| t.gap == Gap::Space && plain(at + 1, NEXT));
        // A capital within a sentence begins a name.
        let is_name = || text.written(at).starts_with(char::is_uppercase) && text.sentence_of(at).start != at;
        let by_itself = word.len() >= SHORTEST && !is_name();
        if next.is_none() && !by_itself {
            return None;
        }
        // Of most words nothing is one slip away.
        if self.no_slips.holds(text.key(at)) {
            return None;
        }
        let slips = self.one_edit(word.as_bytes());
        if slips.is_empty() {
            self.no_slips.keep(text.key(at));
            return None;
        }
        if next.is_some() {
            let next = text.word(at + 1).as_bytes();
            let behind = |state| self.terms.step(self.terms.follow(state, b' ')?, next);
            let both = |slip: &Slip| behind(slip.state).map(|state| Slip { state, ..*slip });
            if let Some(items) = self.one_meaning(&slips.iter().filter_map(both).collect::<Vec<_>>(), |_| true) {
                return Some((items, 2));
            }
        }
        let sure = |slip: &Slip| slip.at + TAIL < word.len();
        self.one_meaning(&slips, sure).filter(|_| by_itself).map(|items| (items, 1))
    }

    /// What the terms that end there mean, if it is the same, and one of them is sure.
    fn one_meaning(&self, slips: &[Slip], is_sure: impl Fn(&Slip) -> bool) -> Option<Vec<Item>> {
        let mut meanings: Option<Vec<Item>> = None;
        let mut sure = false;
        for slip in slips {
            let Some(value) = self.terms.accepted(slip.state) else { continue };
            let items = self.meant(value)?;
            if meanings.as_ref().is_some_and(|m| *m != items) {
                return None;
            }
            meanings = Some(items);
            sure |= is_sure(slip);
        }
        meanings.filter(|_| sure)
    }

    /// The concepts and analytes of a form; `None` if it is an abbreviation or means something else too. What it does
    /// between other words is no meaning.
    fn meant(&self, value: u32) -> Option<Vec<Item>> {
        let senses = self.tables.senses.get(value as usize)?;
        let named = |item: Item| matches!(item, Item::Concept(_) | Item::Analyte(_));
        let own = senses.iter().filter(|s| !matches!(s.item, Item::Relation(_) | Item::Specimen(_)));
        let items: Option<Vec<Item>> = own.map(|s| (s.exact.is_none() && named(s.item)).then_some(s.item)).collect();
        items.filter(|items| !items.is_empty())
    }

    /// Every way to read `word` with one slip behind its first letters.
    fn one_edit(&self, word: &[u8]) -> Vec<Slip> {
        let terms = &self.terms;
        let mut slips = Vec::new();
        let mut next = terms.step(State::ROOT, &word[..HEAD]);
        let mut at = HEAD;
        while let Some(state) = next.filter(|_| at + 1 < word.len()) {
            let mut add = |state: Option<State>| slips.extend(state.map(|state| Slip { state, at }));
            terms.each_onward(state, |letter, after| {
                if letter.is_ascii_lowercase() {
                    // A letter lost: the term has one more here.
                    add(terms.step(after, &word[at..]));
                    // A letter changed.
                    if letter != word[at] {
                        add(terms.step(after, &word[at + 1..]));
                    }
                }
            });
            // A letter too many.
            add(terms.step(state, &word[at + 1..]));
            // Two letters swapped.
            if word[at] != word[at + 1] {
                let swapped = terms.step(state, &[word[at + 1], word[at]]);
                add(swapped.and_then(|s| terms.step(s, &word[at + 2..])));
            }
            next = terms.follow(state, word[at]);
            at += 1;
        }
        slips
    }
}

/// A word read with one slip.
struct Slip {
    /// Where the automaton stands behind the word.
    state: State,
    /// The place of the slip.
    at: usize,
}
