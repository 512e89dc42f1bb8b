//! Words that only seem to name something: parts of other words, letters without a value.

use crate::mention::Candidate;
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
    let letter = text.written(tokens.start).chars().count() == 1;
    if !(letter || tokens.len() == 1 && reading.is_word(tokens.start, Role::Valued)) {
        return false;
    }
    let number = |at: usize| text.tokens.get(at).filter(|t| t.kind == TokenKind::Number);
    let unit = letter && tokens.start > 0 && text.word(tokens.start - 1) == "/";
    let glued = letter && number(tokens.end).is_some_and(|t| t.gap == Gap::None);
    let before = if letter { 0 } else { VALUE };
    unit || glued || !(tokens.start.saturating_sub(before)..tokens.end + VALUE).any(|at| number(at).is_some())
}

/// Whether a part of the body or something measured only seems to be named: within a word (`portoentero-anastomosis`), as
/// the end of a bone (`cabeza del húmero`), as the way in which a drug is given (`golimumab subcutáneo`).
pub(crate) fn is_fragment(reading: &Reading, kind: Kind, tokens: TokenRange, before: Option<&Candidate>) -> bool {
    let text = reading.text;
    if !matches!(kind, Kind::Anatomy | Kind::Analyte) || tokens.len() > 2 {
        return false;
    }
    let glued = |at: usize| text.tokens.get(at).is_some_and(|t| t.gap == Gap::None);
    let start = tokens.start;
    let hyphen = |at: usize| text.word(at) == "-" && glued(at) && text.tokens[at - 1].kind == TokenKind::Word;
    let hyphened = start > 1 && (hyphen(start) || glued(start) && hyphen(start - 1));
    let end_of_bone = kind == Kind::Anatomy
        && matches!(text.word(start), "cabeza" | "cuello" | "cola" | "cuerpo" | "base")
        && matches!(text.word(start + 1), "de" | "del")
        && scope::is_named(reading, start + 2, &[Kind::Anatomy]);
    let route = kind == Kind::Anatomy
        && before.is_some_and(|c| c.kind == Kind::Drug && c.tokens.end == start)
        && reading.is_word(start, Role::Route);
    hyphened || end_of_bone || route
}
