//! What was examined: blood unless the words before say otherwise.

use crate::Reading;
use foco_lexicon::Item;

/// Places where the specimen changes, in order.
pub(crate) struct Specimens(Vec<(usize, Option<&'static str>)>);

impl Specimens {
    /// What the values at a token were measured in; `None` = not said.
    pub(crate) fn at(&self, token: usize) -> Option<&'static str> {
        let next = self.0.partition_point(|(at, _)| *at <= token);
        next.checked_sub(1).and_then(|i| self.0[i].1)
    }
}

/// A word for a specimen holds to the end of its sentence, or until another word for one.
pub(crate) fn specimens(reading: &Reading) -> Specimens {
    let mut changes = Vec::new();
    let mut asides = Vec::new();
    let mut sentences = reading.text.sentences.iter().map(|s| s.start).peekable();
    for matched in reading.found.all() {
        let Item::Specimen(specimen) = matched.item else { continue };
        while let Some(start) = sentences.next_if(|s| *s <= matched.tokens.start) {
            changes.push((start, None));
        }
        let at = matched.tokens;
        changes.push((at.start, Some(reading.lexicon.tables().specimens[specimen as usize])));
        // `colonización en orina; bilirrubina 17,2`: said by the way, it does not govern the next item.
        let sentence = reading.text.sentences.get(reading.text.sentence_of(at.start)).map_or(at.end, |s| s.end);
        if at.start > 0 && reading.text.word(at.start - 1) == "en" {
            let semicolon = (at.end..sentence).find(|&i| reading.text.word(i) == ";");
            asides.extend(semicolon);
        }
    }
    changes.extend(sentences.map(|start| (start, None)));
    changes.extend(asides.into_iter().map(|at| (at, None)));
    changes.sort_by_key(|(at, _)| *at);
    Specimens(changes)
}
