//! What is known of each token by itself.

use crate::hash::{KEY_BITS, hash, key, mix, pack};
use crate::part::{self, Kind};
use foco_text::{Gap, Text, TokenKind};

/// How many groupings of words there are, from coarse to fine.
pub const GROUPINGS: usize = 3;

/// Lengths of the beginnings and endings that are looked at, in bytes of the folded word.
pub(crate) const AFFIXES: [usize; 3] = [2, 3, 4];

/// Words that appear in like company have the same cluster.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Clusters {
    /// [`word_key`] of each word, ascending.
    pub(crate) words: Vec<u32>,
    /// Its clusters, counted from 1, coarse to fine.
    pub(crate) clusters: Vec<[u16; GROUPINGS]>,
    /// For each beginning of a key, how many words come before those that have it.
    before: Vec<u32>,
}

/// With so many bits a beginning belongs to one or two words.
const BEGINNING_BITS: u32 = 14;

fn beginning(key: u32) -> usize {
    (key >> (KEY_BITS - BEGINNING_BITS)) as usize & ((1 << BEGINNING_BITS) - 1)
}

impl Clusters {
    /// Words by their [`word_key`], ascending, and their clusters in step, counted from 1, coarse to fine.
    pub fn new(words: Vec<u32>, clusters: Vec<[u16; GROUPINGS]>) -> Clusters {
        let mut before = vec![0; (1 << BEGINNING_BITS) + 1];
        words.iter().for_each(|&word| before[beginning(word) + 1] += 1);
        let mut sum = 0;
        for count in &mut before {
            sum += *count;
            *count = sum;
        }
        Clusters { words, clusters, before }
    }

    fn of(&self, key: u32) -> [u16; GROUPINGS] {
        let near = beginning(key);
        let (Some(&from), Some(&to)) = (self.before.get(near), self.before.get(near + 1)) else {
            return [0; GROUPINGS];
        };
        let mut candidates = from as usize..to as usize;
        candidates.find(|&at| self.words[at] == key).map_or([0; GROUPINGS], |at| self.clusters[at])
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

/// What is known of one token: equal for all that are written alike.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Attribute {
    pub(crate) word: u64,
    pub(crate) shape: u64,
    pub(crate) prefixes: [u64; AFFIXES.len()],
    pub(crate) suffixes: [u64; AFFIXES.len()],
    pub(crate) clusters: [u64; GROUPINGS],
}

/// What stands for tokens before and after the sentence.
const BOUNDARY: Attribute = Attribute {
    word: 7,
    shape: 7,
    prefixes: [0; AFFIXES.len()],
    suffixes: [0; AFFIXES.len()],
    clusters: [0; GROUPINGS],
};

/// What a text's tokens are, each different one once.
#[derive(Debug)]
pub struct Attributes<'a> {
    text: &'a Text<'a>,
    clusters: &'a Clusters,
    /// The first is the boundary.
    different: Vec<Different>,
    /// Which each token is.
    tokens: Vec<u32>,
}

/// What tells a token from others. The rest follows from it, and is worked out where it is asked for.
#[derive(Debug, Clone, Copy)]
struct Different {
    word: u64,
    shape: u64,
    /// A token that is so.
    at: usize,
}

impl<'a> Attributes<'a> {
    /// Looks at every token.
    pub fn of(text: &'a Text<'a>, clusters: &'a Clusters) -> Attributes<'a> {
        let mut different = vec![Different { word: BOUNDARY.word, shape: BOUNDARY.shape, at: 0 }];
        let mut seen = Seen::new(text.tokens.len());
        let tokens = (0..text.tokens.len())
            .map(|at| {
                let (word, shape) = (word_hash(text.word(at).as_bytes()), shape(text, at));
                let number = seen.number(mix(word, shape));
                if number as usize == different.len() {
                    different.push(Different { word, shape, at });
                }
                number
            })
            .collect();
        Attributes { text, clusters, different, tokens }
    }

    /// How many different ones there are.
    pub fn count(&self) -> usize {
        self.different.len()
    }

    /// The number of the one that a token is; that of what stands outside a sentence is 0.
    pub fn number(&self, token: usize) -> usize {
        self.tokens[token] as usize
    }

    /// Tells one from those of other texts.
    pub fn key(&self, number: usize) -> u64 {
        let Different { word, shape, .. } = self.different[number];
        mix(word, shape)
    }

    /// Calls `visit` with each part of one.
    pub fn each_part(&self, number: usize, visit: impl FnMut(Kind, u32)) {
        part::each(&if number == 0 { BOUNDARY } else { self.attribute(self.different[number]) }, visit);
    }

    fn attribute(&self, Different { word, shape, at }: Different) -> Attribute {
        let bytes = self.text.word(at).as_bytes();
        let mut prefixes = [0; AFFIXES.len()];
        let mut suffixes = [0; AFFIXES.len()];
        if self.text.tokens[at].kind == TokenKind::Word {
            for (nth, &length) in AFFIXES.iter().enumerate() {
                if bytes.len() > length {
                    prefixes[nth] = pack(&bytes[..length]);
                    suffixes[nth] = pack(&bytes[bytes.len() - length..]);
                }
            }
        }
        Attribute { word, shape, prefixes, suffixes, clusters: self.clusters.of(key(word)).map(u64::from) }
    }
}

/// Numbers what is seen, from 1, in order of first sight. At most half of the places are taken.
struct Seen {
    places: Vec<(u64, u32)>,
    count: u32,
}

impl Seen {
    fn new(most: usize) -> Seen {
        Seen { places: vec![(0, 0); (most * 2 + 1).next_power_of_two()], count: 0 }
    }

    #[inline]
    fn number(&mut self, of: u64) -> u32 {
        let mask = self.places.len() - 1;
        let mut place = of as usize & mask;
        loop {
            match self.places[place] {
                (_, 0) => {
                    self.count += 1;
                    self.places[place] = (of, self.count);
                    return self.count;
                }
                (known, number) if known == of => return number,
                _ => place = (place + 1) & mask,
            }
        }
    }
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
