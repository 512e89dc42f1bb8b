//! Units after numbers.

use super::Bench;
use foco_lexicon::Analyte;

/// A unit spelling found after a number.
#[derive(Clone, Copy, Debug)]
pub(crate) struct UnitFound<'a> {
    /// Where, in folded offsets.
    pub(crate) start: u32,
    pub(crate) end: u32,
    /// What it can mean: indices of the lexicon's units.
    pub(crate) meanings: &'a [u16],
}

/// The unit spelled at a folded offset, if any.
pub(crate) fn at<'a>(bench: &Bench<'a, '_>, offset: u32) -> Option<UnitFound<'a>> {
    let rest = bench.reading.text.folded.text.get(offset as usize..)?;
    // In a table a bar stands between them: `| 4,2 | mmol/L |`.
    let bar = rest.trim_start_matches(' ').strip_prefix('|').map_or(0, |behind| rest.len() - behind.len());
    let (offset, rest) = (offset + bar as u32, &rest[bar..]);
    let spelling = bench.reading.lexicon.unit(rest)?;
    let spelled = &rest[spelling.start..spelling.end];
    // One letter that may be a word or a label is a unit only where it sticks to its number: `37,5o`, not `2 o 3`.
    let lone_letter = spelled.len() == 1
        && spelled.starts_with(char::is_alphabetic)
        && !matches!(spelled, "g" | "s" | "c" | "l" | "m");
    let [start, end] = [spelling.start, spelling.end].map(|at| offset + at as u32);
    (!lone_letter || start == offset).then_some(UnitFound { start, end, meanings: spelling.units })
}

impl UnitFound<'_> {
    /// Whether it can be a unit of this analyte.
    pub(crate) fn fits(&self, analyte: &Analyte) -> bool {
        analyte.units.iter().any(|rule| self.meanings.contains(&rule.unit))
    }

    /// Whether it means one of these UCUM codes.
    pub(crate) fn means(&self, bench: &Bench, codes: &[&str]) -> bool {
        let units = &bench.reading.lexicon.tables().units;
        self.meanings.iter().any(|&u| codes.contains(&units[u as usize]))
    }

    /// Whether it is an amount of substance in a volume, so that a wrong one may be a slip of the pen.
    pub(crate) fn is_concentration(&self, bench: &Bench) -> bool {
        let units = &bench.reading.lexicon.tables().units;
        self.meanings.iter().any(|&u| {
            let (amount, volume) = units[u as usize].split_once('/').unwrap_or(("", ""));
            matches!(amount, "g" | "mg" | "ug" | "ng" | "pg" | "mmol" | "umol" | "meq")
                && matches!(volume, "L" | "dL" | "mL")
        })
    }
}
