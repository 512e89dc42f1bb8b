//! A change that is told instead of a level: `descenso de la hemoglobina de 4 g/dl`.

use super::Bench;
use super::number::Number;
use crate::words::is_article;
use foco_lexicon::Analyte;
use foco_text::TokenRange;

/// Whether a number is by how much its analyte changed: the word for it stands before the label, and `de` before the
/// number. `descenso de 12 a 8`, `descenso a 8` and `descenso hasta cifras de 8` tell levels.
pub(super) fn is_told(bench: &Bench, label: TokenRange, number: &Number, analyte: &Analyte) -> bool {
    /// So far behind the number the later level may stand, in tokens.
    const FAR: usize = 8;
    let word = |at: Option<usize>| at.map_or("", |at| bench.word(at));
    let before = |at: Option<usize>| at.and_then(|at| at.checked_sub(1));
    let mut at = before(Some(label.start));
    if is_article(word(at)) || word(at) == "su" {
        at = before(at);
    }
    let noun = before(at);
    let start = number.tokens.start;
    if !matches!(word(at), "de" | "del") || !analyte.not_after.contains(&word(noun)) || bench.word(start - 1) != "de" {
        return false;
    }
    let level =
        |word: &str| matches!(word, "a" | "hasta" | "con" | "cifras" | "valor" | "valores" | "nivel" | "niveles");
    let limit = (bench.ends[start] as usize).min(number.tokens.end + FAR);
    !(label.end..start).any(|at| level(bench.word(at)))
        && !(number.tokens.end..limit).any(|at| matches!(bench.word(at), "a" | "hasta") && bench.is_number(at + 1))
}
