//! The parts of a word that have learned vectors: the word itself, how it is written, its beginnings and endings, its
//! clusters. Part of the model's format.

use crate::attribute::Attribute;
use crate::hash::{key, mix};

/// What a part is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The word itself, however it is written.
    Word,
    /// How it is written, or a group of words that it belongs to: few, and each often met.
    Class,
    /// A beginning or an ending.
    Affix,
}

/// Calls `visit` with the key of each part of a token.
pub(crate) fn each(of: &Attribute, mut visit: impl FnMut(Kind, u32)) {
    let mut template = 0;
    let mut put = |kind: Kind, value: u64| {
        template += 1;
        if value != 0 {
            visit(kind, key(mix(value, template)));
        }
    };
    put(Kind::Word, of.word);
    put(Kind::Class, of.shape + 1);
    of.clusters.iter().for_each(|&cluster| put(Kind::Class, cluster));
    of.prefixes.iter().chain(&of.suffixes).for_each(|&affix| put(Kind::Affix, affix));
}
