//! Crosses of a urine strip: `proteinuria +++`, `hematuria de dos cruces`, `glucosuria (3+)`.

use super::grammar::grammar;
use super::value::{ValueFound, plain};
use super::{Bench, number::Number};
use foco_lexicon::{Analyte, Grammar};
use foco_text::{TokenKind, TokenRange};

/// Most words between the label and its crosses.
const FAR: usize = 4;
/// More crosses than any strip has.
const MOST: usize = 4;

/// The crosses behind a label.
pub(crate) fn after<'a>(
    bench: &Bench<'a, '_>,
    label: TokenRange,
    analyte: &'a Analyte<'static>,
) -> Option<ValueFound<'a>> {
    let text = bench.reading.text;
    let limit = *bench.ends.get(label.start)? as usize;
    let mut at = label.end;
    while at < limit.min(label.end + FAR) {
        if let Some(number) = crosses(bench, at, limit) {
            let mut value = plain(bench, analyte, &number, None, number.tokens.start)?;
            value.evidence.start = label.start;
            return Some(value);
        }
        let passes = matches!(text.word(at), ":" | "(" | "=") || matches!(grammar(bench, at), Some((_, Grammar::Link)));
        if !passes {
            return None;
        }
        at += 1;
    }
    None
}

/// `+++`, `3+`, `3 cruces`, `tres cruces`.
fn crosses(bench: &Bench, at: usize, limit: usize) -> Option<Number> {
    let text = bench.reading.text;
    let run = (at..limit.min(at + MOST + 1)).take_while(|&i| text.word(i) == "+").count();
    if (1..=MOST).contains(&run) {
        return Some(Number::known(TokenRange::new(at, at + run), run as f64));
    }
    let count = match text.tokens.get(at)?.kind {
        TokenKind::Number => text.word(at).parse().ok(),
        _ => bench.reading.number_word(at),
    }?;
    let named = at + 1 < limit && matches!(text.word(at + 1), "+" | "cruz" | "cruces");
    (named && count <= MOST as f64).then(|| Number::known(TokenRange::new(at, at + 2), count))
}
