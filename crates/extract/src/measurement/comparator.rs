//! How a value compares to its number: `> 7`, `unos 38`, `por debajo de 90`.

use super::Bench;
use foco_lexicon::Grammar;

/// How a value compares to its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Comparator {
    /// The number.
    #[default]
    #[cfg_attr(feature = "serde", serde(rename = "="))]
    Equal,
    /// Less.
    #[cfg_attr(feature = "serde", serde(rename = "<"))]
    Less,
    /// The number or less.
    #[cfg_attr(feature = "serde", serde(rename = "<="))]
    AtMost,
    /// More.
    #[cfg_attr(feature = "serde", serde(rename = ">"))]
    Greater,
    /// The number or more.
    #[cfg_attr(feature = "serde", serde(rename = ">="))]
    AtLeast,
    /// About the number.
    #[cfg_attr(feature = "serde", serde(rename = "~"))]
    About,
}

/// What a word says of the number behind it.
pub(super) fn of_word(word: Grammar) -> Option<Comparator> {
    match word {
        Grammar::Greater => Some(Comparator::Greater),
        Grammar::Less => Some(Comparator::Less),
        Grammar::AtLeast => Some(Comparator::AtLeast),
        Grammar::AtMost => Some(Comparator::AtMost),
        Grammar::About => Some(Comparator::About),
        _ => None,
    }
}

/// What a mark, with the one behind it, says of the number behind them.
pub(super) fn of_mark(bench: &Bench, at: usize) -> Option<Comparator> {
    let equal = || bench.word(at + 1) == "=";
    match bench.word(at) {
        "<" if equal() => Some(Comparator::AtMost),
        "<" => Some(Comparator::Less),
        ">" if equal() => Some(Comparator::AtLeast),
        ">" => Some(Comparator::Greater),
        "±" | "~" => Some(Comparator::About),
        _ => None,
    }
}

/// What the marks right before a number say of it.
pub(crate) fn comparator_before(bench: &Bench, at: usize) -> Option<Comparator> {
    match bench.word(at.checked_sub(1)?) {
        // An arrow, `5,2 -> 1,4`.
        ">" if at >= 2 && matches!(bench.word(at - 2), "-" | "=") => None,
        ">" => Some(Comparator::Greater),
        "<" => Some(Comparator::Less),
        "=" if at >= 2 && bench.word(at - 2) == ">" => Some(Comparator::AtLeast),
        "=" if at >= 2 && bench.word(at - 2) == "<" => Some(Comparator::AtMost),
        _ => None,
    }
}
