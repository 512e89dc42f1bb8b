//! Offsets in the units of other worlds: UTF-16 in browsers, code points in Python.

use crate::Span;

/// What an offset counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "lowercase"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum OffsetUnit {
    /// Bytes of UTF-8. Everything inside counts in these.
    #[default]
    Utf8,
    /// UTF-16 code units (JavaScript, the DOM).
    Utf16,
    /// Unicode code points (Python, brat, FHIR consumers).
    Codepoint,
}

const STEP: usize = 16;

/// Converts byte offsets of one text, each in constant time.
#[derive(Debug)]
pub struct OffsetIndex<'a> {
    text: &'a str,
    unit: OffsetUnit,
    /// The count at every `STEP` bytes.
    checkpoints: Vec<u32>,
}

fn width(byte: u8, unit: OffsetUnit) -> u32 {
    match unit {
        OffsetUnit::Utf8 => 1,
        _ if byte & 0b1100_0000 == 0b1000_0000 => 0,
        OffsetUnit::Utf16 if byte >= 0xf0 => 2,
        _ => 1,
    }
}

impl<'a> OffsetIndex<'a> {
    /// Reads the text once.
    pub fn new(text: &'a str, unit: OffsetUnit) -> OffsetIndex<'a> {
        let mut checkpoints = Vec::new();
        if unit != OffsetUnit::Utf8 {
            let mut count = 0;
            checkpoints.reserve(text.len() / STEP + 2);
            checkpoints.push(count);
            for block in text.as_bytes().chunks(STEP) {
                count += block.iter().map(|&byte| width(byte, unit)).sum::<u32>();
                checkpoints.push(count);
            }
        }
        OffsetIndex { text, unit, checkpoints }
    }

    /// A byte offset in the unit. An offset behind the end counts as the end.
    pub fn convert(&self, offset: u32) -> u32 {
        let offset = (offset as usize).min(self.text.len());
        if self.unit == OffsetUnit::Utf8 {
            return offset as u32;
        }
        let block = offset / STEP;
        let start = self.checkpoints.get(block).copied().unwrap_or(0);
        let rest: u32 = self.text.as_bytes()[block * STEP..offset].iter().map(|&b| width(b, self.unit)).sum();
        start + rest
    }

    /// A span in the unit.
    pub fn span(&self, span: Span) -> Span {
        Span::new(self.convert(span.start), self.convert(span.end))
    }
}
