//! Words that are one slip of the keyboard away from exactly one term.

use crate::scan::{State, accepted, step};
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
        if !alone || !ends || !plain(at, SHORTEST_OF_TWO) || self.tables.near_words.binary_search(&word).is_ok() {
            return None;
        }
        let next = text.tokens.get(at + 1).filter(|t| t.gap == Gap::Space && plain(at + 1, NEXT));
        if next.is_some()
            && let Some(items) = self.one_slip(word, &format!(" {}", text.word(at + 1)))
        {
            return Some((items, 2));
        }
        // A capital within a sentence begins a name.
        let name = text.written(at).starts_with(char::is_uppercase)
            && text.sentences.get(text.sentence_of(at)).is_some_and(|s| s.start != at);
        if name || word.len() < SHORTEST {
            return None;
        }
        self.one_slip(word, "").map(|items| (items, 1))
    }

    /// The meanings of the only term that is `word` with one slip, and then `rest`.
    fn one_slip(&self, word: &str, rest: &str) -> Option<Vec<Item>> {
        let word = word.as_bytes();
        let root = State { node: self.terms.root().addr(), value: 0 };
        let head = step(&self.terms, root, &word[..HEAD])?;
        let mut near = Vec::new();
        self.one_edit(word, rest.as_bytes(), head, &mut near);
        let mut meanings: Option<Vec<Item>> = None;
        for &(value, _) in &near {
            let items = self.meant(value)?;
            if meanings.as_ref().is_some_and(|m| *m != items) {
                return None;
            }
            meanings = Some(items);
        }
        let sure = |at: usize| at + TAIL < word.len() || !rest.is_empty();
        meanings.filter(|_| near.iter().any(|&(_, at)| sure(at)))
    }

    /// The concepts and analytes of a form; `None` if it is an abbreviation or means something else too.
    fn meant(&self, value: u64) -> Option<Vec<Item>> {
        let senses = self.tables.senses.get(value as usize)?;
        let named = |item: Item| matches!(item, Item::Concept(_) | Item::Analyte(_));
        senses.iter().map(|s| (s.exact.is_none() && named(s.item)).then_some(s.item)).collect()
    }

    /// The forms one edit away from `word` and then `end`, each with the place of the edit. `state` stands behind
    /// the first letters.
    fn one_edit(&self, word: &[u8], end: &[u8], mut state: State, near: &mut Vec<(u64, usize)>) {
        let fst = &self.terms;
        let mut at = HEAD;
        while at + 1 < word.len() {
            let mut rest = |state: State, from: usize| {
                let whole = step(fst, state, &word[from..]).and_then(|state| step(fst, state, end));
                if let Some(value) = whole.and_then(|state| accepted(fst, state)) {
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
