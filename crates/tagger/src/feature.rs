//! The features of a token: its own attributes, those of its neighbours, and pairs of them.

use crate::attribute::{Attribute, Attributes};
use crate::hash::{key, mix};
use foco_text::TokenRange;

/// Calls `visit` with the hash of each feature of a token in its sentence.
#[inline]
pub fn each_feature(attributes: &Attributes, sentence: TokenRange, at: usize, mut visit: impl FnMut(u32)) {
    let near = |offset: isize| -> &Attribute {
        let place = at.wrapping_add_signed(offset);
        if sentence.holds(place) { &attributes.tokens[place] } else { &Attribute::BOUNDARY }
    };
    let (b3, b2, b1, here) = (near(-3), near(-2), near(-1), near(0));
    let (a1, a2, a3) = (near(1), near(2), near(3));
    let mut template = 0;
    let mut put = |value: u64| {
        template += 1;
        visit(key(mix(value, template)));
    };
    // Words.
    put(here.word);
    put(mix(here.word, here.shape));
    put(b1.word);
    put(a1.word);
    put(b2.word);
    put(a2.word);
    put(b3.word);
    put(a3.word);
    put(mix(b1.word, here.word));
    put(mix(here.word, a1.word));
    put(mix(b1.word, a1.word));
    put(mix(b2.word, b1.word));
    put(mix(a1.word, a2.word));
    put(mix(mix(b1.word, here.word), a1.word));
    put(mix(mix(b2.word, b1.word), here.word));
    put(mix(mix(here.word, a1.word), a2.word));
    // Beginnings and endings.
    for affix in here.prefixes.iter().chain(&here.suffixes) {
        put(*affix);
    }
    for neighbour in [b1, a1, b2, a2] {
        put(neighbour.suffixes[1]);
    }
    put(mix(b1.suffixes[1], here.suffixes[1]));
    put(mix(here.suffixes[1], a1.suffixes[1]));
    // Shapes.
    put(here.shape);
    put(b1.shape);
    put(a1.shape);
    put(mix(mix(b1.shape, here.shape), a1.shape));
    // Clusters.
    for neighbour in [here, b1, a1, b2, a2] {
        put(neighbour.clusters[2]);
        put(neighbour.clusters[1]);
    }
    put(here.clusters[0]);
    put(mix(b1.clusters[1], here.clusters[1]));
    put(mix(here.clusters[1], a1.clusters[1]));
    put(mix(b1.clusters[1], a1.clusters[1]));
    put(mix(mix(b1.clusters[0], here.clusters[0]), a1.clusters[0]));
}
