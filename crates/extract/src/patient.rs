//! Several patients in one text: kept apart by headings (`Caso 2`) or by person (mother and newborn).

use crate::Reading;
use crate::notice::Notices;
use crate::section::HeadingMention;
use foco_text::TokenRange;

/// Who each part of the text is about: the first patient is 0.
pub(crate) struct Patients {
    /// First token of each patient after the first, in order.
    borders: Vec<usize>,
}

impl Patients {
    /// The patient that a token speaks of.
    pub(crate) fn at(&self, token: usize) -> u8 {
        self.borders.partition_point(|&b| b <= token).min(u8::MAX as usize) as u8
    }
}

#[inline(never)]
pub(crate) fn patients(reading: &Reading, headings: &[HeadingMention], notices: &mut Notices) -> Patients {
    let mut cases: Vec<TokenRange> = headings.iter().filter(|h| h.of(reading).patient).map(|h| h.tokens).collect();
    if cases.len() < 2 {
        cases = newborn(reading);
    }
    if cases.len() < 2 {
        return Patients { borders: Vec::new() };
    }
    let name = reading.text.slice(reading.text.span(cases[0]));
    notices.add("several_patients", reading.text.span(cases[1]), &[name]);
    Patients { borders: cases[1..].iter().map(|c| c.start).collect() }
}

/// A mother and her newborn: where the text turns to the newborn, if it begins with the mother.
fn newborn(reading: &Reading) -> Vec<TokenRange> {
    let text = reading.text;
    let starts = |at: usize| {
        let words = (text.word(at), text.word(at + 1), text.word(at + 2));
        matches!(
            words,
            ("recien", "nacido" | "nacida", _) | ("rn", ..) | ("el" | "la", "recien" | "neonato", _) | ("neonato", ..)
        )
    };
    let mother = (0..text.tokens.len().min(60))
        .find(|&at| matches!(text.word(at), "gestante" | "embarazada" | "primigesta" | "secundigesta" | "puerpera"));
    let Some(mother) = mother else { return Vec::new() };
    let child = text.sentences.iter().map(|s| s.start).find(|&at| at > mother && starts(at));
    match child {
        Some(child) => vec![TokenRange::one(mother), TokenRange::one(child)],
        None => Vec::new(),
    }
}
