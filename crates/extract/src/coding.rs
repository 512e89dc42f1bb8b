//! When the codes of a concept are those of the words that name it. A wrong code is worse than none.

use crate::Reading;
use crate::assertion::{Assertion, Temporality};
use crate::mention::{Code, Concept};
use crate::words::is_function;
use foco_lexicon::Role;
use foco_text::{Gap, TokenKind, TokenRange};

/// What the words of a finding say beside the term at their head.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum More {
    /// Nothing that changes a code.
    Nothing,
    /// How grave it is.
    Degree,
    /// A kind, a cause, a site.
    Kind,
}

/// Beginnings of ICD-10-CM codes that tell how grave something is: intellectual disability and dementia, depression,
/// malnutrition, asthma, pre-eclampsia.
const GRADED: &[&str] = &["F01", "F02", "F03", "F32", "F33", "F7", "E43", "E44", "E46", "J45", "O14"];

/// Beginnings of codes of injuries, infarcts, clots, strokes and acute infections and failures, which pass. What is told as
/// past is coded as a personal history instead (ICD-10-CM Official Guidelines I.C.21.c.4): `embolia pulmonar previa` is
/// Z86.711, not I26.
const PASSING: &[&str] = &[
    "A40", "A41", "I21", "I22", "I26", "I60", "I61", "I62", "I63", "J09", "J10", "J11", "J12", "J13", "J14", "J15",
    "J16", "J17", "J18", "J20", "J21", "J22", "K35", "K85", "N10", "N17", "R57", "R65", "S", "T07", "T14", "T2", "T30",
    "T31", "T79", "U07",
];

/// Withholds the codes of a concept that are not those of its words: where they say more, or tell of the past.
pub(crate) fn withhold(concept: &mut Concept, more: More, assertion: Assertion) {
    let past = assertion.temporality == Temporality::Historical;
    let is_of = |c: &Code, list: &[&str]| c.system == "icd10cm" && list.iter().any(|begin| c.code.starts_with(begin));
    concept.withheld = concept
        .codes
        .extract_if(.., |c| more == More::Kind || more == More::Degree && is_of(c, GRADED) || past && is_of(c, PASSING))
        .collect();
}

/// What the words of a finding say beside the term at their head. What stands in brackets behind the term says it in other
/// words.
pub(crate) fn says_more(reading: &Reading, whole: TokenRange, term: TokenRange) -> More {
    let text = reading.text;
    let mut more = More::Nothing;
    let mut at = whole.start;
    while at < whole.end {
        let word = text.word(at);
        let token = &text.tokens[at];
        let neutral = [Role::Nuance, Role::Side, Role::Number, Role::Period, Role::Lasting];
        let neutral = || neutral.into_iter().find_map(|role| reading.relations(at, role).next());
        // `L5`, `tipo A`: a level, a kind.
        let letter = word.len() == 1 && text.written(at).starts_with(char::is_uppercase);
        let level = text.tokens.get(at + 1).is_some_and(|t| t.kind == TokenKind::Number && t.gap == Gap::None);
        let plain = is_function(word) || matches!(word, "no" | "ya" | "mas" | "muy");
        at = if term.contains(TokenRange::one(at)) {
            term.end
        } else if at == term.end && word == "(" {
            (at..whole.end).find(|&i| text.word(i) == ")").map_or(whole.end, |end| end + 1)
        } else if let Some((end, degree)) = neutral() {
            if degree == "degree" {
                more = More::Degree;
            }
            end
        } else if token.kind != TokenKind::Word
            || plain && !(letter || level) && !matches!(word, "por" | "con" | "tras")
        {
            at + 1
        } else {
            return More::Kind;
        };
    }
    more
}
