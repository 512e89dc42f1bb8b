//! What is known of each token by itself.

use crate::hash::{hash, key, mix, pack};
use foco_text::{Gap, Text, TokenKind};

/// How many groupings of words there are, from coarse to fine.
pub(crate) const GROUPINGS: usize = 3;

/// Lengths of the beginnings and endings that are looked at, in bytes of the folded word.
pub(crate) const AFFIXES: [usize; 4] = [2, 3, 4, 5];

/// Words that appear in like company have the same cluster. Sorted by word.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Clusters {
    /// [`word_key`] of each word, ascending.
    pub words: Vec<u32>,
    /// Its clusters, counted from 1, coarse to fine.
    pub clusters: Vec<[u16; GROUPINGS]>,
}

impl Clusters {
    fn of(&self, key: u32) -> [u16; GROUPINGS] {
        self.words.binary_search(&key).map_or([0; GROUPINGS], |at| self.clusters[at])
    }
}

/// What a word is looked up by in [`Clusters`].
pub fn word_key(folded: &str) -> u32 {
    key(word_hash(folded.as_bytes()))
}

fn word_hash(bytes: &[u8]) -> u64 {
    match bytes {
        // Of a number of several digits only the length counts.
        [_, _, ..] if bytes.iter().all(u8::is_ascii_digit) => mix(1, bytes.len().min(5) as u64),
        _ => hash(bytes),
    }
}

/// What is known of one token.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Attribute {
    pub(crate) word: u64,
    pub(crate) shape: u64,
    pub(crate) prefixes: [u64; 4],
    pub(crate) suffixes: [u64; 4],
    pub(crate) clusters: [u64; GROUPINGS],
}

impl Attribute {
    /// What stands for tokens before and after the sentence.
    pub(crate) const BOUNDARY: Attribute =
        Attribute { word: 7, shape: 7, prefixes: [0; 4], suffixes: [0; 4], clusters: [0; GROUPINGS] };
}

/// What is known of each token of a text.
#[derive(Debug, Default)]
pub struct Attributes {
    pub(crate) tokens: Vec<Attribute>,
}

impl Attributes {
    /// Looks at every token.
    pub fn of(text: &Text, clusters: &Clusters) -> Attributes {
        let tokens = (0..text.tokens.len()).map(|at| attribute(text, at, clusters)).collect();
        Attributes { tokens }
    }
}

fn attribute(text: &Text, at: usize, clusters: &Clusters) -> Attribute {
    let bytes = text.word(at).as_bytes();
    let word = word_hash(bytes);
    let mut prefixes = [0; 4];
    let mut suffixes = [0; 4];
    if text.tokens[at].kind == TokenKind::Word {
        for (nth, &length) in AFFIXES.iter().enumerate() {
            if bytes.len() > length {
                prefixes[nth] = pack(&bytes[..length]);
                suffixes[nth] = pack(&bytes[bytes.len() - length..]);
            }
        }
    }
    let clusters = clusters.of(key(word)).map(u64::from);
    Attribute { word, shape: shape(text, at), prefixes, suffixes, clusters }
}

/// How a token is written: its kind, capitals, length, and what stands before it.
fn shape(text: &Text, at: usize) -> u64 {
    let token = text.tokens[at];
    let length = u64::from((token.end - token.start).min(5));
    let gap = match token.gap {
        Gap::None => 0,
        Gap::Space => 1,
        Gap::Line => 2,
        Gap::Paragraph => 3,
    };
    let form = match token.kind {
        TokenKind::Mark => 0,
        TokenKind::Number => 1,
        TokenKind::Word => 2 + capitals(text.written(at)),
    };
    (form * 8 + length) * 4 + gap
}

/// 0 none, 1 the first letter, 2 all letters, 3 others.
fn capitals(written: &str) -> u64 {
    let mut letters = written.chars();
    let first = letters.next().is_some_and(char::is_uppercase);
    let (mut upper, mut lower) = (false, false);
    for c in letters {
        if c.is_uppercase() {
            upper = true;
        } else {
            lower = true;
        }
    }
    match (first, upper, lower) {
        (false, false, _) => 0,
        (true, false, _) => 1,
        (true, true, false) => 2,
        _ => 3,
    }
}
