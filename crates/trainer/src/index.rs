//! Which parts of words are worth a vector.

use crate::corpus::Report;
use foco_tagger::{Attributes, Clusters, KEY_BITS, Kind};
use foco_text::Text;

/// Numbers for the parts that are seen often enough.
pub(crate) struct Index {
    /// By key: 0 = not known, else the number + 1.
    numbers: Vec<u32>,
    /// By number, ascending.
    pub(crate) keys: Vec<u32>,
}

/// How often a part has to be seen, for each that a word has to be: a beginning says less.
const fn times(kind: Kind) -> u32 {
    match kind {
        Kind::Word | Kind::Class => 1,
        Kind::Affix => 3,
    }
}

impl Index {
    /// Counts the parts of the words of reports; those that are seen less often than `least` times are left out.
    pub(crate) fn new<'a>(reports: impl Iterator<Item = &'a Report>, clusters: &Clusters, least: u32) -> Index {
        let mut numbers = vec![0_u32; 1 << KEY_BITS];
        let mut limits = vec![0_u8; 1 << KEY_BITS];
        for report in reports {
            let text = Text::new(&report.text);
            let attributes = Attributes::of(&text, clusters);
            let mut see = |number| {
                attributes.each_part(number, |kind, key| {
                    numbers[key as usize] += 1;
                    limits[key as usize] = times(kind) as u8;
                });
            };
            text.sentences.iter().for_each(|_| see(0));
            (0..text.tokens.len()).for_each(|at| see(attributes.number(at)));
        }
        let mut keys = Vec::new();
        for (key, (count, limit)) in numbers.iter_mut().zip(limits).enumerate() {
            if *count > 0 && *count >= least * u32::from(limit) {
                keys.push(key as u32);
                *count = keys.len() as u32;
            } else {
                *count = 0;
            }
        }
        Index { numbers, keys }
    }

    pub(crate) fn get(&self, part: u32) -> Option<u32> {
        self.numbers[part as usize].checked_sub(1)
    }
}
