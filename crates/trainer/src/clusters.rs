//! Reading word clusters.

use crate::corpus::Report;
use anyhow::Result;
use foco_tagger::{Clusters, word_key};
use std::collections::BTreeMap;
use std::path::Path;

/// Reads `word, coarse, middle, fine` a line, for the words of the reports.
pub(crate) fn read(path: &Path, reports: &[Report]) -> Result<Clusters> {
    let mut known = BTreeMap::new();
    for line in std::fs::read_to_string(path)?.lines() {
        let mut cells = line.split('\t');
        let word = cells.next().unwrap_or_default().to_owned();
        let mut clusters = [0_u16; 3];
        for (of, cell) in clusters.iter_mut().zip(cells) {
            *of = cell.parse::<u16>()? + 1;
        }
        known.insert(word, clusters);
    }
    let mut clusters = BTreeMap::new();
    for report in reports {
        let text = foco_text::Text::new(&report.text);
        for at in 0..text.tokens.len() {
            let word = text.word(at);
            let spelled: String = word
                .chars()
                .map(|c| {
                    if c == 'ñ' {
                        'n'
                    } else if c.is_ascii_digit() {
                        '0'
                    } else {
                        c
                    }
                })
                .collect();
            if let Some(of) = known.get(&spelled) {
                clusters.insert(word_key(word), *of);
            }
        }
    }
    let (words, clusters) = clusters.into_iter().unzip();
    Ok(Clusters::new(words, clusters))
}
