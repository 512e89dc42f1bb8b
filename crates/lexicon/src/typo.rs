//! Words that are one slip of the keyboard away from exactly one term.

use crate::scan::{State, accepted, step};
use crate::{Item, Lexicon};
use foco_text::{Gap, Text, TokenKind};

/// Shortest word that is taken for a slip: short ones have too many neighbours.
const SHORTEST: usize = 9;
/// Letters at the beginning that must be right.
const HEAD: usize = 3;
/// Letters at the end that must be right: other endings are inflections, not slips. A term that differs there
/// still makes the reading doubtful.
const TAIL: usize = 3;

impl Lexicon {
    /// What an unknown word may have been meant to be: the meanings of the only term one edit away (a letter
    /// lost, doubled, changed, or two swapped).
    pub(crate) fn mistyped(&self, text: &Text, at: usize) -> Option<Vec<Item>> {
        let token = text.tokens[at];
        let word = text.word(at);
        let alone = token.gap != Gap::None || at == 0 || text.tokens[at - 1].kind == TokenKind::Mark;
        let ends = text.tokens.get(at + 1).is_none_or(|t| t.gap != Gap::None || t.kind == TokenKind::Mark);
        let plain =
            token.kind == TokenKind::Word && word.len() >= SHORTEST && word.bytes().all(|b| b.is_ascii_lowercase());
        // A capital within a sentence begins a name.
        let name = text.written(at).starts_with(char::is_uppercase)
            && text.sentences.get(text.sentence_of(at)).is_some_and(|s| s.start != at);
        if !alone || !ends || !plain || name || self.tables.near_words.binary_search(&word).is_ok() {
            return None;
        }
        let word = word.as_bytes();
        let root = State { node: self.terms.root().addr(), value: 0 };
        let head = step(&self.terms, root, &word[..HEAD])?;
        let mut near = Vec::new();
        self.one_edit(word, HEAD, head, &mut near);
        let mut meanings: Option<Vec<Item>> = None;
        for &(value, _) in &near {
            let items = self.meant(value)?;
            if meanings.as_ref().is_some_and(|m| *m != items) {
                return None;
            }
            meanings = Some(items);
        }
        meanings.filter(|_| near.iter().any(|(_, at)| at + TAIL < word.len()))
    }

    /// The concepts and analytes of a form; `None` if it is an abbreviation or means something else too.
    fn meant(&self, value: u64) -> Option<Vec<Item>> {
        let senses = self.tables.senses.get(value as usize)?;
        let named = |item: Item| matches!(item, Item::Concept(_) | Item::Analyte(_));
        senses.iter().map(|s| (s.exact.is_none() && named(s.item)).then_some(s.item)).collect()
    }

    /// The forms one edit away, each with the place of the edit.
    fn one_edit(&self, word: &[u8], mut at: usize, mut state: State, near: &mut Vec<(u64, usize)>) {
        let fst = &self.terms;
        while at + 1 < word.len() {
            let mut rest = |state: State, from: usize| {
                if let Some(value) = step(fst, state, &word[from..]).and_then(|end| accepted(fst, end)) {
                    near.push((value, at));
                }
            };
            let node = fst.node(state.node);
            for transition in node.transitions().filter(|t| t.inp.is_ascii_lowercase()) {
                let next = State { node: transition.addr, value: state.value + transition.out.value() };
                // A letter lost: the term has one more here.
                rest(next, at);
                // A letter changed.
                if transition.inp != word[at] {
                    rest(next, at + 1);
                }
            }
            // A letter too many.
            rest(state, at + 1);
            // Two letters swapped.
            if word[at] != word[at + 1]
                && let Some(swapped) = step(fst, state, &[word[at + 1], word[at]])
            {
                rest(swapped, at + 2);
            }
            let Some(next) = step(fst, state, &word[at..=at]) else { return };
            state = next;
            at += 1;
        }
    }
}
