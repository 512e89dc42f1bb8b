//! Whether the text is something that can be read: Spanish, and a case report.

use crate::notice::Notices;
use crate::{Kind, Measurement, Mention, Reading};
use foco_text::{TokenKind, TokenRange};

fn is_spanish(word: &str) -> bool {
    matches!(
        word,
        "de" | "la"
            | "el"
            | "que"
            | "con"
            | "los"
            | "las"
            | "del"
            | "por"
            | "una"
            | "un"
            | "se"
            | "al"
            | "en"
            | "y"
            | "no"
            | "sin"
            | "para"
            | "su"
            | "como"
            | "fue"
            | "es"
            | "años"
            | "tras"
            | "presenta"
            | "paciente"
    )
}

fn is_of_another_language(word: &str) -> bool {
    matches!(
        word,
        "the"
            | "of"
            | "and"
            | "with"
            | "was"
            | "is"
            | "to"
            | "les"
            | "des"
            | "du"
            | "est"
            | "une"
            | "et"
            | "der"
            | "die"
            | "und"
            | "mit"
            | "il"
            | "di"
            | "della"
            | "che"
            | "os"
            | "das"
            | "uma"
            | "com"
            | "em"
            | "ao"
            | "amb"
            | "els"
            | "pel"
            | "não"
            | "nao"
            | "foi"
    )
}

/// With fewer words than this nothing can be told.
const FEWEST: usize = 12;

pub(crate) fn check(reading: &Reading, mentions: &[Mention], measurements: &[Measurement], notices: &mut Notices) {
    let text = reading.text;
    let words = (0..text.tokens.len()).filter(|&at| text.tokens[at].kind == TokenKind::Word);
    let (mut all, mut spanish, mut other) = (0_usize, 0_usize, 0_usize);
    for at in words.take(4000) {
        all += 1;
        let word = text.word(at);
        spanish += usize::from(is_spanish(word));
        other += usize::from(is_of_another_language(word));
    }
    if all < FEWEST {
        return;
    }
    let whole = text.span(TokenRange::new(0, text.tokens.len()));
    if other > spanish {
        notices.add("not_spanish", whole, &[]);
        return;
    }
    let clinical = measurements.len()
        + mentions
            .iter()
            .filter(|m| matches!(m.kind, Kind::Disease | Kind::Symptom | Kind::Drug | Kind::Procedure))
            .count();
    if clinical * 60 < all {
        notices.add("not_a_report", whole, &[]);
    }
}
