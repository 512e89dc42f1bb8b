//! What was examined: blood unless the words before say otherwise.

use crate::Reading;
use foco_lexicon::{Item, Shape};
use foco_text::TokenRange;

/// Places where the specimen changes, in order.
pub(crate) struct Specimens(Vec<(usize, Option<&'static str>)>);

impl Specimens {
    /// What the values at a token were measured in; `None` = not said.
    pub(crate) fn at(&self, token: usize) -> Option<&'static str> {
        let next = self.0.partition_point(|(at, _)| *at <= token);
        next.checked_sub(1).and_then(|i| self.0[i].1)
    }
}

/// A word for a specimen holds to the end of its sentence, or until another word for one; that of a fluid also for
/// the sentences right behind that begin with what is measured in fluids (`Se realiza toracocentesis. Glucosa …`).
pub(crate) fn specimens(reading: &Reading) -> Specimens {
    let names = &reading.lexicon.tables().specimens;
    let mut changes = Vec::new();
    let mut asides = Vec::new();
    let mut sentences = reading.text.sentences.iter().map(|s| s.start).peekable();
    // The specimen spoken of, and where it was last named.
    let mut spoken: Option<(&'static str, usize)> = None;
    for matched in reading.found.all() {
        let Item::Specimen(specimen) = matched.item else { continue };
        while let Some(start) = sentences.next_if(|s| *s <= matched.tokens.start) {
            spoken = carried(reading, spoken, start);
            changes.push((start, spoken.map(|(name, _)| name)));
        }
        let at = matched.tokens;
        let name = match (names[specimen as usize], spoken) {
            ("fluid", Some((known @ ("effusion" | "csf"), _))) => known,
            ("fluid", _) => "csf",
            (name, _) => name,
        };
        changes.push((at.start, Some(name)));
        // `glucosa de 38 mg/dl (plasmática 99) y proteínas …`: compared in brackets, it governs nothing behind them.
        if let Some(close) = bracket_end(reading, at) {
            asides.push((close, spoken.map(|(name, _)| name)));
            continue;
        }
        spoken = Some((name, at.end));
        // `colonización en orina; bilirrubina 17,2`: said by the way, it does not govern the next item.
        let sentence = reading.text.sentence_of(at.start).end;
        if at.start > 0 && reading.text.word(at.start - 1) == "en" {
            let semicolon = (at.end..sentence).find(|&i| reading.text.word(i) == ";");
            asides.extend(semicolon.map(|at| (at, None)));
        }
    }
    for start in sentences {
        spoken = carried(reading, spoken, start);
        changes.push((start, spoken.map(|(name, _)| name)));
    }
    changes.extend(asides);
    changes.sort_by_key(|(at, _)| *at);
    Specimens(changes)
}

/// Where the bracket closes that opens right before a word.
fn bracket_end(reading: &Reading, word: TokenRange) -> Option<usize> {
    /// Longest comparison, in tokens.
    const FAR: usize = 12;
    let opens = |at: usize| matches!(reading.text.word(at), "(" | "[");
    let open = word.start.checked_sub(1).filter(|&before| opens(before) || before > 0 && opens(before - 1));
    let limit = reading.text.sentence_of(word.start).end;
    open.and_then(|_| (word.end..limit.min(word.end + FAR)).find(|&at| matches!(reading.text.word(at), ")" | "]")))
}

/// The specimen that a sentence goes on with: that of a fluid whose values have not been told yet, or are being told.
fn carried(reading: &Reading, spoken: Option<(&'static str, usize)>, start: usize) -> Option<(&'static str, usize)> {
    let (name, named) = spoken.filter(|(name, _)| matches!(*name, "effusion" | "csf"))?;
    let tables = reading.lexicon.tables();
    let labels = |at: usize| {
        reading.found.at(at).iter().filter_map(|m| match m.item {
            Item::Analyte(analyte) => Some(&tables.analytes[analyte as usize]),
            _ => None,
        })
    };
    // Cells are told first, and what is dissolved behind them.
    let told = (named..start).any(|at| labels(at).any(|a| a.in_fluids && a.shape == Shape::Number));
    let goes_on = labels(start).any(|a| a.in_fluids || a.only_in.contains(&name));
    // Behind a sentence of values the next is asked for labels from its own start on.
    (goes_on && !told).then_some((name, reading.text.sentence_of(start).end))
}
