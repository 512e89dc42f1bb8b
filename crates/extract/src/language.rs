//! Whether the text is something that can be read: Spanish, and a case report.

use crate::notice::Notices;
use crate::{Kind, Measurement, Mention, Reading};
use foco_text::{TokenKind, TokenRange};

/// Frequent words of Spanish reports, by length: no more than a few are compared with each word of the text.
fn is_spanish(word: &str) -> bool {
    match word.len() {
        1 => word == "y",
        2 => matches!(word, "de" | "la" | "el" | "un" | "se" | "al" | "en" | "no" | "su" | "es"),
        3 => matches!(word, "que" | "con" | "los" | "las" | "del" | "por" | "una" | "sin" | "fue"),
        _ => matches!(word, "para" | "como" | "años" | "tras" | "presenta" | "paciente"),
    }
}

/// Frequent words of other languages that Spanish does not have.
fn is_of_another_language(word: &str) -> bool {
    match word.len() {
        2 => matches!(word, "of" | "is" | "to" | "du" | "et" | "il" | "di" | "os" | "em" | "ao"),
        3 => matches!(
            word,
            "the"
                | "and"
                | "was"
                | "les"
                | "des"
                | "est"
                | "une"
                | "der"
                | "die"
                | "und"
                | "mit"
                | "che"
                | "das"
                | "uma"
                | "com"
                | "amb"
                | "els"
                | "pel"
                | "nao"
                | "foi"
        ),
        _ => matches!(word, "with" | "della" | "não"),
    }
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
        if is_spanish(word) {
            spanish += 1;
        } else {
            other += usize::from(is_of_another_language(word));
        }
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
