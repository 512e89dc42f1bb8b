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

/// So many bytes share a count: one for each bit of a mask.
const BLOCK: usize = u64::BITS as usize;

/// Converts byte offsets of one text, each in constant time.
#[derive(Debug)]
pub struct OffsetIndex {
    length: usize,
    /// Empty if the unit is the byte.
    blocks: Vec<Block>,
}

/// Sixty-four bytes of the text.
#[derive(Clone, Copy, Debug, Default)]
struct Block {
    /// What is counted before it.
    before: u32,
    /// The bytes that begin a character.
    first: u64,
    /// Those that begin one of two units.
    wide: u64,
}

impl Block {
    fn count(&self, mask: u64) -> u32 {
        (self.first & mask).count_ones() + (self.wide & mask).count_ones()
    }
}

/// The upmost bit of each byte, after work on eight bytes at once that leaves it in its place.
fn upmost_bits(bytes: &[u8; BLOCK], work: impl Fn(u64) -> u64) -> u64 {
    const TOP: u64 = u64::from_le_bytes([0x80; 8]);
    // Multiplied so, the lowest bits of eight bytes come to stand side by side in the upmost byte.
    const TOGETHER: u64 = 0x0102_0408_1020_4080;
    let (eights, _) = bytes.as_chunks();
    let bits = |eight: &[u8; 8]| ((work(u64::from_le_bytes(*eight)) & TOP) >> 7).wrapping_mul(TOGETHER) >> 56;
    eights.iter().rev().fold(0, |all, eight| all << 8 | bits(eight))
}

impl OffsetIndex {
    /// Reads the text once.
    pub fn new(text: &str, unit: OffsetUnit) -> OffsetIndex {
        let length = text.len();
        if unit == OffsetUnit::Utf8 {
            return OffsetIndex { length, blocks: Vec::new() };
        }
        let mut blocks = Vec::with_capacity(length / BLOCK + 1);
        let mut before = 0;
        for bytes in text.as_bytes().chunks(BLOCK) {
            let all = u64::MAX >> (BLOCK - bytes.len());
            let mut block = Block { before, first: all, wide: 0 };
            if !bytes.is_ascii() {
                let mut padded = [0; BLOCK];
                padded[..bytes.len()].copy_from_slice(bytes);
                // What goes on in a character begins with the bits 10, one of four bytes with 1111.
                block.first = all & !upmost_bits(&padded, |eight| eight & !(eight << 1));
                if unit == OffsetUnit::Utf16 {
                    block.wide = upmost_bits(&padded, |eight| eight & eight << 1 & eight << 2 & eight << 3);
                }
            }
            before += block.count(u64::MAX);
            blocks.push(block);
        }
        blocks.push(Block { before, ..Block::default() });
        OffsetIndex { length, blocks }
    }

    /// A byte offset in the unit. An offset behind the end counts as the end.
    pub fn convert(&self, offset: u32) -> u32 {
        let offset = (offset as usize).min(self.length);
        match self.blocks.get(offset / BLOCK) {
            None => offset as u32,
            Some(block) => block.before + block.count((1 << (offset % BLOCK)) - 1),
        }
    }

    /// A span in the unit.
    pub fn span(&self, span: Span) -> Span {
        Span::new(self.convert(span.start), self.convert(span.end))
    }
}
