//! A number whose unit alone tells what it is.

use super::grammar::grammar;
use super::label::is_of_another;
use super::number::Style;
use super::pair::pair;
use super::value::{ValueFound, plain};
use super::{Bench, number};
use crate::notice::Notices;
use foco_lexicon::{Grammar, Role};
use foco_text::{Gap, TokenKind, TokenRange};

/// The value that begins at a token: `109 lpm`, `38,5 ºC`.
pub(super) fn at<'a>(bench: &Bench<'a, '_>, at: usize) -> Option<ValueFound<'a>> {
    let text = bench.reading.text;
    if text.tokens.get(at)?.kind != TokenKind::Number
        || (at > 0 && text.tokens[at].gap == Gap::None && matches!(text.word(at - 1), "." | "," | "/" | "-"))
    {
        return None;
    }
    let number = number::at(text, at, Style { decimal_point: bench.decimal_point, count: false, spaces: false })?;
    let unit = bench.unit_behind(&number)?;
    let own: &[(&str, &[&str])] =
        &[("heart_rate", &["{beats}/min"]), ("resp_rate", &["{breaths}/min"]), ("temperature", &["Cel"])];
    let (id, _) = own.iter().find(|(_, codes)| unit.means(bench, codes))?;
    let spelled = unit.end - unit.start >= 2;
    if !spelled || bench.is_used(number.tokens) {
        return None;
    }
    let analyte = bench.reading.lexicon.tables().analytes.iter().find(|a| a.id == *id && a.by_unit)?;
    let others = |word: &str| analyte.not_before.contains(&word) || analyte.not_after.contains(&word);
    let told = |i: usize| bench.ends[i] as usize > at && others(text.word(i));
    if (at.saturating_sub(6)..at).any(told) || is_of_another(bench, at, analyte) {
        return None;
    }
    // `a 2 lpm` of oxygen is no heart rate, and water of 37 ºC no fever.
    let floor = if *id == "temperature" { 33.0 } else { analyte.plausible.0 };
    if number.readings()[0] < floor || !number.readings()[0].is_finite() {
        return None;
    }
    plain(bench, analyte, &number, Some(&unit), at)
}

/// Two numbers and millimetres of mercury: `promedio diurno 151/80 mmHg`.
pub(super) fn pressures<'a>(bench: &Bench<'a, '_>, at: usize, notices: &mut Notices) -> Option<Vec<ValueFound<'a>>> {
    /// So far before it a word may say which pressure it is, in tokens.
    const NEAR: usize = 12;
    let text = bench.reading.text;
    let begins = at == 0 || text.tokens[at].gap != Gap::None || text.word(at - 1) == "(";
    if text.tokens.get(at)?.kind != TokenKind::Number || text.word(at + 1) != "/" || !begins {
        return None;
    }
    let style = Style { decimal_point: bench.decimal_point, count: false, spaces: false };
    let first = number::at(text, at, style)?;
    let second = number::at(text, first.tokens.end + 1, style)?;
    bench.unit_behind(&second).filter(|u| u.means(bench, &["mm[Hg]"]))?;
    // `con el objetivo de lograr cifras menores a 140/90 mmHg`.
    let aimed = |i: usize| matches!(grammar(bench, i), Some((_, Grammar::Target)));
    let own = |i: &usize| bench.ends[*i] as usize > at;
    let inside = (at.saturating_sub(NEAR)..at).filter(own).any(|i| bench.reading.is_word(i, Role::Within) || aimed(i));
    let systolic = first.readings()[0] >= 60.0 && second.readings()[0] >= 30.0;
    if inside || !systolic || bench.is_used(TokenRange::new(at, second.tokens.end)) {
        return None;
    }
    let analyte = bench.analyte("bp")?;
    pair(bench, TokenRange::new(at, at), analyte, &first, notices)
}
