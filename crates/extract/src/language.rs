//! Whether the text is something that can be read: Spanish, and a case report.

use crate::notice::Notices;
use crate::{Kind, Measurement, Mention, Reading};
use foco_text::{TokenKind, TokenRange, WordSet};

/// Frequent words of Spanish reports.
static SPANISH: WordSet<64> = WordSet::of(&[
    "y", "de", "la", "el", "un", "se", "al", "en", "no", "su", "es", "que", "con", "los", "las", "del", "por", "una",
    "sin", "fue", "para", "como", "tras", "presenta", "paciente",
]);
/// One of them with a letter of its own.
const YEARS: &str = "años";

/// Frequent words of other languages that Spanish does not have.
static OTHERS: WordSet<128> = WordSet::of(&[
    "of", "is", "to", "du", "et", "il", "di", "os", "em", "ao", "the", "and", "was", "les", "des", "est", "une", "der",
    "die", "und", "mit", "che", "das", "uma", "com", "amb", "els", "pel", "nao", "foi", "with", "della",
]);

/// With fewer words than this nothing can be told.
const FEWEST: usize = 12;

#[inline(never)]
pub(crate) fn check(reading: &Reading, mentions: &[Mention], measurements: &[Measurement], notices: &mut Notices) {
    let text = reading.text;
    let words = (0..text.tokens.len()).filter(|&at| text.tokens[at].kind == TokenKind::Word);
    let (mut all, mut spanish, mut other) = (0_usize, 0_usize, 0_usize);
    for at in words.take(4000) {
        all += 1;
        let key = text.key(at);
        spanish += usize::from(SPANISH.holds(key) || key == 0 && text.word(at) == YEARS);
        other += usize::from(OTHERS.holds(key));
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
