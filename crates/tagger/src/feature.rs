//! The features of a token: attributes of the tokens around it, and pairs of them.

use crate::attribute::{Attribute, Attributes, PLACES};
use crate::hash::{key, mix};
use foco_text::TokenRange;

/// Calls `visit` with the hash of each feature of a token in its sentence.
#[inline]
pub fn each_feature(attributes: &Attributes, sentence: TokenRange, at: usize, mut visit: impl FnMut(u32)) {
    let around = attributes.around(sentence, at).map(|number| &attributes.different[number]);
    for (place, attribute) in around.iter().enumerate() {
        each_own(attribute, place, &mut visit);
    }
    each_joint(around, visit);
}

/// The features that a token gives by itself to the one from whose place − 2 it stands: they are the same wherever
/// it is met.
pub(crate) fn each_own(of: &Attribute, place: usize, mut visit: impl FnMut(u32)) {
    const HERE: usize = PLACES / 2;
    let mut template = 16 * place as u64;
    let mut put = |value: u64| {
        template += 1;
        visit(key(mix(value, template)));
    };
    let [coarse, middle, fine] = of.clusters;
    put(fine);
    put(middle);
    put(of.suffixes[1]);
    if place.abs_diff(HERE) > 1 {
        return;
    }
    put(of.word);
    put(of.shape);
    if place == HERE {
        put(mix(of.word, of.shape));
        put(coarse);
        put(of.suffixes[0]);
        put(of.suffixes[2]);
        of.prefixes.iter().for_each(|prefix| put(*prefix));
    }
}

/// The features that tokens give together.
#[inline]
pub(crate) fn each_joint([_, before, here, after, _]: [&Attribute; PLACES], mut visit: impl FnMut(u32)) {
    let mut template = 16 * PLACES as u64;
    let mut put = |value: u64| {
        template += 1;
        visit(key(mix(value, template)));
    };
    put(mix(before.word, here.word));
    put(mix(here.word, after.word));
    put(mix(before.clusters[1], here.clusters[1]));
    put(mix(here.clusters[1], after.clusters[1]));
    put(mix(before.clusters[1], after.clusters[1]));
    put(mix(mix(before.clusters[0], here.clusters[0]), after.clusters[0]));
}
