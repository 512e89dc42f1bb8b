//! The value that was there before, told behind the new one: `creatinina 2,1 mg/dl (previa 0,9)`.

use super::stray::counts_something_else;
use super::value::{Moment, ValueFound, number_of, plain};
use super::{Bench, unit};
use foco_lexicon::{Role, Shape};
use foco_text::Gap;

/// What may stand between such a word and its number.
const LINKS: &[&str] = &["de", ":", "era", "eran", "=", "en", "torno", "a"];
/// Most of them.
const MOST_LINKS: usize = 3;

/// The earlier value right behind one, in brackets or behind a comma.
pub(super) fn at<'a>(bench: &Bench<'a, '_>, first: &ValueFound<'a>) -> Option<ValueFound<'a>> {
    let text = bench.reading.text;
    if matches!(first.analyte.shape, Shape::Pair | Shape::Age | Shape::Crosses) {
        return None;
    }
    let open = first.unit_tokens.map_or(first.tokens.end, |(_, end)| text.token_at(end));
    let label = open + 1;
    if !matches!(bench.word(open), "(" | "," | "[") || !bench.reading.is_word(label, Role::Earlier) {
        return None;
    }
    let start = (label + 1..).take(MOST_LINKS + 1).find(|&at| !LINKS.contains(&bench.word(at)))?;
    let limit = bench.ends[first.tokens.start] as usize;
    let number =
        number_of(bench, start, first.analyte).filter(|n| n.tokens.end <= limit && !bench.is_used(n.tokens))?;
    let own = bench.unit_behind(&number).filter(|u| u.fits(first.analyte));
    let glued =
        text.tokens.get(number.tokens.end).is_some_and(|t| t.gap == Gap::None && bench.word(number.tokens.end) == "/");
    if own.is_none() && (glued || counts_something_else(bench, number.tokens.end)) {
        return None;
    }
    // Without a unit of its own it has the one of the value before it.
    let shared = first.unit_tokens.and_then(|(start, _)| unit::at(bench, start)).filter(|u| u.fits(first.analyte));
    let unit = own.or(shared);
    let mut value = plain(bench, first.analyte, &number, unit.as_ref(), label)?;
    value.unit_tokens = own.map(|u| (u.start, u.end));
    value.moment = Moment::Before;
    Some(value)
}
