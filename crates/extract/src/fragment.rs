//! Words that only seem to name something: parts of other words, letters without a value.

use crate::mention::Candidate;
use crate::words::{is_article, is_function};
use crate::{Kind, Reading, scope};
use foco_lexicon::{Item, Role};
use foco_text::{Gap, TokenKind, TokenRange};

/// Whether words name what is measured only beside a value, and none is near: a letter (`linfoide T`, `UI/L`), a word
/// like `células`. Where it sticks to a digit, a letter names a vertebra or a tooth: `L5`.
pub(crate) fn is_unmeasured(reading: &Reading, item: Item, tokens: TokenRange) -> bool {
    /// So far from the name its value may stand, in tokens.
    const VALUE: usize = 4;
    let Item::Analyte(_) = item else { return false };
    let text = reading.text;
    let letter = tokens.len() == 1 && text.written(tokens.start).chars().count() == 1;
    if !(letter || tokens.len() == 1 && reading.is_word(tokens.start, Role::Valued)) {
        return false;
    }
    let number = |at: usize| text.tokens.get(at).filter(|t| t.kind == TokenKind::Number);
    // `UI/L`, but not `Na/K`.
    let unit =
        letter && tokens.start > 1 && text.word(tokens.start - 1) == "/" && !reading.is_measured(tokens.start - 2);
    let joined = |at: usize| text.tokens.get(at).is_some_and(|t| t.gap == Gap::None);
    let glued = letter && joined(tokens.end) && (number(tokens.end).is_some() || text.word(tokens.end) == "-");
    let short = text.written(tokens.start).len() <= 2;
    let before = if short { 0 } else { VALUE };
    unit || glued || !(tokens.start.saturating_sub(before)..tokens.end + VALUE).any(|at| number(at).is_some())
}

/// Whether words are part of the name of a body of people: `Comité de Enfermedades Infecciosas`.
pub(crate) fn is_of_institution(reading: &Reading, tokens: TokenRange) -> bool {
    /// So far before the words the name may begin, in tokens.
    const NAME: usize = 4;
    let text = reading.text;
    let start = tokens.start;
    let heads = |at: usize| {
        reading.is_word(at, Role::Institution)
            && text.written(at).starts_with(char::is_uppercase)
            && (at + 1..start).all(|i| is_function(text.word(i)) || text.written(i).starts_with(char::is_uppercase))
    };
    text.written(start).starts_with(char::is_uppercase) && (start.saturating_sub(NAME)..start).any(heads)
}

/// Whether words are part of the name of a scale or a questionnaire: `escala de sedación y agitación`, `score de malnutrición`.
pub(crate) fn is_of_scale(reading: &Reading, tokens: TokenRange) -> bool {
    /// So far before the words the name may begin, in tokens.
    const NAME: usize = 5;
    let text = reading.text;
    let heads = |at: usize| {
        let word = text.word(at);
        matches!(word, "escala" | "escalas" | "score" | "indice" | "cuestionario" | "inventario")
            && matches!(text.word(at + 1), "de" | "del" | "para")
    };
    let within = |word: &str| is_article(word) || matches!(word, "de" | "del" | "para" | "y" | "-" | "/");
    let near = tokens.start.saturating_sub(NAME)..tokens.start;
    // One noun may stand between: `escala de sedación-agitación`.
    let head = near.rev().find(|&at| heads(at));
    head.is_some_and(|at| (at + 1..tokens.start).filter(|&i| !within(text.word(i))).count() <= 1)
}

/// Whether a part of the body or something measured only seems to be named: within a word (`portoentero-anastomosis`), as
/// the end of an organ (`cabeza del húmero`), as the way in which a drug is given (`golimumab subcutáneo`).
pub(crate) fn is_fragment(reading: &Reading, kind: Kind, tokens: TokenRange, before: Option<&Candidate>) -> bool {
    let text = reading.text;
    if !matches!(kind, Kind::Anatomy | Kind::Analyte) || tokens.len() > 2 {
        return false;
    }
    let start = tokens.start;
    let glued = |at: usize| text.tokens[at].gap == Gap::None;
    let hyphened = start > 1
        && text.word(start - 1) == "-"
        && glued(start)
        && glued(start - 1)
        && text.tokens[start - 2].kind == TokenKind::Word
        // `TC tórax-abdomen` names both.
        && before.is_none_or(|c| c.tokens.end != start - 1);
    let of = start + 2 + usize::from(is_article(text.word(start + 2)));
    let end_of_organ = kind == Kind::Anatomy
        && matches!(text.word(start), "cabeza" | "cuello" | "cola" | "cuerpo" | "base")
        && matches!(text.word(start + 1), "de" | "del")
        && scope::is_named(reading, of, &[Kind::Anatomy]);
    let route = kind == Kind::Anatomy
        && before.is_some_and(|c| c.kind == Kind::Drug && c.tokens.end == start)
        && reading.is_word(start, Role::Route);
    hyphened || end_of_organ || route
}
