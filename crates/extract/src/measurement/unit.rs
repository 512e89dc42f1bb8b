//! Units after numbers.

use super::Bench;
use foco_lexicon::Analyte;

/// Longest spelling of a unit, in letters.
const LONGEST: usize = 40;

/// A unit spelling found after a number.
#[derive(Clone, Debug)]
pub(crate) struct UnitFound {
    /// Where, in folded offsets.
    pub(crate) start: u32,
    pub(crate) end: u32,
    /// What it can mean: indices of the lexicon's units.
    pub(crate) meanings: Vec<u16>,
}

/// The unit spelled at a folded offset, if any.
pub(crate) fn at(bench: &Bench, offset: u32) -> Option<UnitFound> {
    let folded = &bench.reading.text.folded.text;
    let rest = folded.get(offset as usize..)?;
    let mut squeezed = String::with_capacity(LONGEST);
    let mut origin = Vec::with_capacity(LONGEST);
    let mut spaces = 0;
    for (at, c) in rest.char_indices() {
        if c.is_whitespace() {
            spaces += 1;
            // An empty line ends everything; single spaces and line ends may stand inside a unit.
            if spaces > 2 {
                break;
            }
            continue;
        }
        spaces = 0;
        if squeezed.len() >= LONGEST {
            break;
        }
        squeezed.push(c);
        origin.resize(squeezed.len(), offset + at as u32);
    }
    // A space stood where the next letter comes from further on than this one ends.
    let gap_after = |end: usize| {
        let width = squeezed[..end].chars().next_back().map_or(1, char::len_utf8) as u32;
        end > 0 && origin.get(end).is_none_or(|next| *next != origin[end - 1] + width)
    };
    let (mut length, meanings) = bench.reading.lexicon.unit(&squeezed, gap_after)?;
    // The point that ends a sentence is no part of `mmHg`.
    if let Some(bare) = squeezed[..length].strip_suffix('.')
        && bench.reading.lexicon.unit(bare, |_| false).is_some_and(|(end, same)| end == bare.len() && same == meanings)
    {
        length = bare.len();
    }
    let last = squeezed[..length].chars().next_back()?;
    let start = *origin.first()?;
    let end = origin[length - 1] + last.len_utf8() as u32;
    // One letter that may be a word or a label is a unit only where it sticks to its number: `37,5o`, not `2 o 3`.
    let lone_letter = length == 1 && last.is_alphabetic() && !matches!(last, 'g' | 's' | 'c' | 'l' | 'm');
    (!lone_letter || start == offset).then(|| UnitFound { start, end, meanings: meanings.to_vec() })
}

impl UnitFound {
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
