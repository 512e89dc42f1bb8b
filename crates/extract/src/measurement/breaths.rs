//! The breathing rate told behind the heart's with the shared word left out: `frecuencia cardiaca 160 y respiratoria 50`.

use super::Bench;
use super::value::{ValueFound, plain};

/// The breathing rate right behind a heart rate.
pub(super) fn behind<'a>(bench: &Bench<'a, '_>, last: &ValueFound<'a>) -> Option<ValueFound<'a>> {
    let text = bench.reading.text;
    if last.id != "heart_rate" || !bench.word(last.evidence.start).starts_with('f') {
        return None;
    }
    let joint = last.unit_tokens.map_or(last.tokens.end, |(_, end)| text.token_at(end));
    if !matches!(bench.word(joint), "y" | ",") || bench.word(joint + 1) != "respiratoria" {
        return None;
    }
    let links = |at: &usize| matches!(bench.word(*at), "de" | "a" | ":");
    let start = (joint + 2..).find(|at| !links(at))?;
    let analyte = bench.analyte("resp_rate")?;
    let number = bench.number(start, analyte).filter(|n| n.tokens.end <= bench.ends[joint] as usize)?;
    let unit = bench.unit_behind(&number).filter(|u| u.fits(analyte));
    plain(bench, analyte, &number, unit.as_ref(), joint + 1)
}
