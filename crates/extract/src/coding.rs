//! When the codes of a concept are those of the words that name it. A wrong code is worse than none.

use crate::Reading;
use crate::assertion::{Assertion, Temporality};
use crate::mention::{Code, Concept};
use crate::words::is_function;
use foco_lexicon::Role;
use foco_text::{Gap, TokenKind, TokenRange};

/// Codes of injuries and of illnesses that pass. What is told as past is coded as a personal history instead (ICD-10-CM
/// Official Guidelines I.C.21.c.4): `embolia pulmonar previa` is Z86.711, not I26.
const PASSING: &[&str] =
    &["I21", "I22", "I26", "I60", "I61", "I62", "I63", "J1", "J20", "J21", "J22", "K35", "N10", "S", "T0"];

/// Withholds the codes of a concept that are not those of its words: where they are `narrower` than it, or it is past.
pub(crate) fn withhold(concept: &mut Concept, narrower: bool, assertion: Assertion) {
    let past = assertion.temporality == Temporality::Historical;
    let passing = |c: &Code| c.system == "icd10cm" && PASSING.iter().any(|passing| c.code.starts_with(passing));
    concept.withheld = concept.codes.extract_if(.., |c| narrower || past && passing(c)).collect();
}

/// Whether a finding's words say what may change its code beside the term at their head: a kind, a cause, a site. What
/// stands in brackets behind the term says it in other words.
pub(crate) fn says_more(reading: &Reading, whole: TokenRange, term: TokenRange) -> bool {
    let text = reading.text;
    let mut at = whole.start;
    while at < whole.end {
        let role = |role| reading.relations(at, role).map(|(end, _)| end).next();
        let nuance =
            || [Role::Nuance, Role::Side, Role::Number, Role::Period, Role::Lasting].into_iter().find_map(role);
        let word = text.word(at);
        // `L5` and `T2` name a site and a stage.
        let level = text.tokens.get(at + 1).is_some_and(|t| t.kind == TokenKind::Number && t.gap == Gap::None);
        let plain = text.tokens[at].kind != TokenKind::Word
            || word.len() == 1 && !level
            || is_function(word)
            || matches!(word, "no" | "ya" | "mas" | "muy");
        let bracket = || (at..whole.end).find(|&i| text.word(i) == ")").map(|end| end + 1);
        at = if term.contains(TokenRange::one(at)) {
            term.end
        } else if at == term.end && word == "(" {
            bracket().unwrap_or(whole.end)
        } else if let Some(end) = nuance() {
            end
        } else if plain && !matches!(word, "por" | "con" | "tras") {
            at + 1
        } else {
            return true;
        };
    }
    false
}
