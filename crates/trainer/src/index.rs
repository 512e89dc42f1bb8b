//! Which features are worth a weight.

use crate::corpus::Report;
use foco_tagger::{Attributes, Clusters, KEY_BITS, each_feature};
use foco_text::Text;

/// Numbers for the features that are seen often enough.
pub(crate) struct Index {
    /// By key: 0 = not known, else the number + 1.
    numbers: Vec<u32>,
    /// By number.
    pub(crate) keys: Vec<u32>,
    /// How often each was seen, by number.
    pub(crate) counts: Vec<u32>,
}

impl Index {
    /// Counts the features of reports; those that are seen less often than `least` are left out.
    pub(crate) fn new<'a>(reports: impl Iterator<Item = &'a Report>, clusters: &Clusters, least: u32) -> Index {
        let mut numbers = vec![0_u32; 1 << KEY_BITS];
        for report in reports {
            let text = Text::new(&report.text);
            let attributes = Attributes::of(&text, clusters);
            for &sentence in &text.sentences {
                for at in sentence.start..sentence.end {
                    each_feature(&attributes, sentence, at, |feature| numbers[feature as usize] += 1);
                }
            }
        }
        let mut keys = Vec::new();
        let mut counts = Vec::new();
        for (key, count) in numbers.iter_mut().enumerate() {
            if *count >= least {
                keys.push(key as u32);
                counts.push(*count);
                *count = keys.len() as u32;
            } else {
                *count = 0;
            }
        }
        Index { numbers, keys, counts }
    }

    pub(crate) fn get(&self, feature: u32) -> Option<u32> {
        self.numbers[feature as usize].checked_sub(1)
    }
}
