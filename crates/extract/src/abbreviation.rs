//! Abbreviations that the text explains: `insuficiencia renal aguda (IRA)`, `IRA (insuficiencia renal aguda)`. From
//! there on they mean that.
//!
//! The letters are sought backwards in the words before, as in Schwartz AS, Hearst MA. Pac Symp Biocomput 2003:451-462.

use crate::mention::{Concept, concept};
use crate::{Reading, Span};
use foco_lexicon::Item;
use foco_text::{Key, Text, Token, TokenKind, TokenRange};
use std::collections::BTreeMap;

/// Letters of an abbreviation.
const LETTERS: std::ops::RangeInclusive<usize> = 2..=6;
/// Words more than letters that a long form may have.
const FURTHER: usize = 4;

/// An abbreviation that the text explains.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Abbreviation {
    /// Where it is explained.
    #[cfg_attr(feature = "serde", serde(flatten))]
    pub span: Span,
    /// What it stands for.
    pub long: Span,
    /// What that means, if the lexicon knows.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub concept: Option<Concept>,
}

/// What the text explains: the abbreviations in order, and for each writing the first token that has it and what it
/// means from there on, if the lexicon knows.
#[derive(Default)]
pub(crate) struct Introduced<'a> {
    pub(crate) list: Vec<Abbreviation>,
    meanings: BTreeMap<&'a str, (usize, Option<Item>)>,
    /// The folded forms of the abbreviations: all other words are told from them in one look.
    keys: Vec<Key>,
}

impl Introduced<'_> {
    /// What the token means, if it is an abbreviation explained before: `None` within for what the lexicon does not
    /// know.
    pub(crate) fn at(&self, text: &Text, at: usize) -> Option<Option<Item>> {
        if !self.keys.contains(&text.key(at)) || !is_short(text, at) {
            return None;
        }
        self.meanings.get(text.written(at)).filter(|(from, _)| *from <= at).map(|(_, item)| *item)
    }
}

/// Finds them.
#[inline(never)]
pub(crate) fn introduced<'a>(reading: &Reading<'a>) -> Introduced<'a> {
    let text = reading.text;
    let mut found = Introduced::default();
    for open in 1..text.tokens.len() {
        if text.mark(open) != "(" {
            continue;
        }
        let Some((token, long)) = behind(text, open).or_else(|| before(text, open)) else { continue };
        if found.meanings.contains_key(text.written(token)) {
            continue;
        }
        let item = named(reading, long);
        let concept = match item {
            Some(Item::Concept(entry)) => Some(concept(reading, entry)),
            _ => None,
        };
        found.meanings.insert(text.written(token), (token, item));
        found.keys.push(text.key(token));
        found.list.push(Abbreviation { span: text.span(TokenRange::one(token)), long: text.span(long), concept });
    }
    found
}

/// `long (SHORT)`.
fn behind(text: &Text, open: usize) -> Option<(usize, TokenRange)> {
    let closed = matches!(text.word(open + 2), ")" | "," | ";");
    let short = Some(open + 1).filter(|&at| closed && is_short(text, at))?;
    let sentence = text.sentence_of(open);
    let words = text.word(short).len() + FURTHER;
    let first = sentence.start.max(open.saturating_sub(words));
    let start = long_form(text, text.word(short), TokenRange::new(first, open))?;
    Some((short, TokenRange::new(start, open)))
}

/// `SHORT (long)`.
fn before(text: &Text, open: usize) -> Option<(usize, TokenRange)> {
    let short = Some(open - 1).filter(|&at| is_short(text, at))?;
    let most = open + 2 + text.word(short).len() + FURTHER;
    let close = (open + 2..text.tokens.len().min(most)).find(|&at| matches!(text.word(at), ")" | "," | ";"))?;
    let inside = TokenRange::new(open + 1, close);
    (long_form(text, text.word(short), inside)? == inside.start).then_some((short, inside))
}

/// Whether a token is written like an abbreviation: short, with two capitals.
fn is_short(text: &Text, at: usize) -> bool {
    // Folding lengthens no word of Spanish letters, so that a longer one need not be looked at as written.
    let may_be = |t: &Token| t.kind == TokenKind::Word && (t.end - t.start) as usize <= *LETTERS.end();
    let written = if text.tokens.get(at).is_some_and(may_be) { text.written(at) } else { "" };
    LETTERS.contains(&written.len()) && written.chars().filter(|c| c.is_uppercase()).count() >= 2
}

/// Where the shortest run of words that holds the letters in order begins, up to the end of `words`: the first letter
/// begins a word, the others may lie within. Commas and the like stand in no long form.
fn long_form(text: &Text, letters: &str, words: TokenRange) -> Option<usize> {
    let mut wanted = letters.chars().rev().peekable();
    for at in (words.start..words.end).rev() {
        let word = text.word(at);
        if matches!(word, "," | ";" | ":" | "(" | ")") {
            return None;
        }
        for (nth, letter) in word.char_indices().rev() {
            let last = wanted.clone().count() == 1;
            if wanted.peek() == Some(&letter) && (!last || nth == 0) {
                wanted.next();
                if last {
                    return (word.len() > 1 && words.end - at > 1 || word.len() > letters.len()).then_some(at);
                }
            }
        }
    }
    None
}

/// What the lexicon calls a long form: the longest term that it begins with.
fn named(reading: &Reading, long: TokenRange) -> Option<Item> {
    let fits = |end: usize| end <= long.end;
    let own = reading.found.at(long.start).iter().filter(|m| fits(m.tokens.end) && !m.typo);
    own.map(|m| m.item).find(|item| matches!(item, Item::Concept(_) | Item::Analyte(_)))
}
