//! The model file. Little-endian; small numbers in as few bytes as they need; no tables that have to be built
//! but the hash table itself.
//!
//! `FOCOTAG` and the version; the number of features and of words; bias, transitions, calibration; words
//! (differences of ascending keys, then each grouping's clusters); features (differences of ascending keys, then
//! for each the lanes that have a weight, then the weights); last a checksum of all before it.

use crate::attribute::{Clusters, GROUPINGS};
use crate::layer::{LANES, LAYERS};
use crate::model::{Calibration, Model, Row, Transitions};

const MAGIC: [u8; 8] = *b"FOCOTAG\x02";

/// Why a model could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BadModel(&'static str);

impl std::fmt::Display for BadModel {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        write!(f, "not a tagger model of this version: {}", self.0)
    }
}

impl std::error::Error for BadModel {}

const SHORT: BadModel = BadModel("it is cut short");

/// FNV-1a.
fn checksum(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |sum, &byte| (sum ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

impl Model {
    /// Reads a packed model.
    ///
    /// # Errors
    /// If it was not packed by this version or is damaged.
    pub fn from_bytes(bytes: &[u8]) -> Result<Model, BadModel> {
        let body = bytes.strip_prefix(&MAGIC).ok_or(BadModel("it begins otherwise"))?;
        let (body, sum) = body.split_last_chunk().ok_or(SHORT)?;
        if checksum(body) != u32::from_le_bytes(*sum) {
            return Err(BadModel("its checksum is another"));
        }
        let mut reader = Reader { rest: body };
        let features = reader.u32()? as usize;
        let words = reader.u32()? as usize;
        let mut bias = [0; LANES];
        for value in &mut bias {
            *value = reader.i16()?;
        }
        let mut transitions: Transitions = Default::default();
        for value in transitions.iter_mut().flatten().flatten() {
            *value = i32::from(reader.i16()?);
        }
        let mut calibration = [Calibration::default(); LAYERS];
        for of in &mut calibration {
            *of = Calibration { slope: reader.f32()?, offset: reader.f32()? };
        }
        let words = reader.ascending(words)?;
        let mut clusters = vec![[0; GROUPINGS]; words.len()];
        for grouping in 0..GROUPINGS {
            for of in &mut clusters {
                of[grouping] = reader.u16()?;
            }
        }
        let clusters = Clusters::new(words, clusters);
        let keys = reader.ascending(features)?;
        let mut rows: Vec<Row> = vec![[0; LANES]; features];
        let masks = reader.take(features.checked_mul(2).ok_or(SHORT)?)?;
        for (row, mask) in rows.iter_mut().zip(masks.chunks_exact(2)) {
            let mut mask = u16::from_le_bytes([mask[0], mask[1]]);
            let weights = reader.take(mask.count_ones() as usize)?;
            for &weight in weights {
                row[mask.trailing_zeros() as usize] = weight as i8;
                mask &= mask - 1;
            }
        }
        if !reader.rest.is_empty() {
            return Err(BadModel("it is too long"));
        }
        Ok(Model::new(clusters, transitions, bias, calibration, &keys, &rows))
    }

    /// Packs a model. `features` ascend; `rows` run in step with them.
    pub fn to_bytes(&self, features: &[u32], rows: &[Row]) -> Vec<u8> {
        let mut out = Vec::new();
        out.extend((features.len() as u32).to_le_bytes());
        out.extend((self.clusters.words.len() as u32).to_le_bytes());
        out.extend(self.bias.iter().flat_map(|v| v.to_le_bytes()));
        out.extend(self.transitions.iter().flatten().flatten().flat_map(|&v| (v as i16).to_le_bytes()));
        for of in &self.calibration {
            out.extend(of.slope.to_le_bytes());
            out.extend(of.offset.to_le_bytes());
        }
        ascending(&mut out, &self.clusters.words);
        for grouping in 0..GROUPINGS {
            out.extend(self.clusters.clusters.iter().flat_map(|of| of[grouping].to_le_bytes()));
        }
        ascending(&mut out, features);
        for row in rows {
            let mask = (0..LANES).filter(|&lane| row[lane] != 0).fold(0_u16, |mask, lane| mask | 1 << lane);
            out.extend(mask.to_le_bytes());
        }
        out.extend(rows.iter().flatten().filter(|weight| **weight != 0).map(|&weight| weight as u8));
        let sum = checksum(&out);
        [&MAGIC[..], &out, &sum.to_le_bytes()].concat()
    }
}

/// Writes the differences of ascending numbers, seven bits a byte.
fn ascending(out: &mut Vec<u8>, numbers: &[u32]) {
    let mut last = 0;
    for &number in numbers {
        let mut difference = number - last;
        last = number;
        while difference >= 0x80 {
            out.push(difference as u8 | 0x80);
            difference >>= 7;
        }
        out.push(difference as u8);
    }
}

struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    fn take(&mut self, length: usize) -> Result<&'a [u8], BadModel> {
        let (taken, rest) = self.rest.split_at_checked(length).ok_or(SHORT)?;
        self.rest = rest;
        Ok(taken)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], BadModel> {
        let (taken, rest) = self.rest.split_first_chunk().ok_or(SHORT)?;
        self.rest = rest;
        Ok(*taken)
    }

    fn u16(&mut self) -> Result<u16, BadModel> {
        self.array().map(u16::from_le_bytes)
    }

    fn i16(&mut self) -> Result<i16, BadModel> {
        self.array().map(i16::from_le_bytes)
    }

    fn u32(&mut self) -> Result<u32, BadModel> {
        self.array().map(u32::from_le_bytes)
    }

    fn f32(&mut self) -> Result<f32, BadModel> {
        self.array().map(f32::from_le_bytes)
    }

    fn ascending(&mut self, count: usize) -> Result<Vec<u32>, BadModel> {
        // Every number takes at least a byte, so a wrong count cannot ask for more room than the file has.
        if count > self.rest.len() {
            return Err(SHORT);
        }
        let mut numbers = Vec::with_capacity(count);
        let mut last = 0_u32;
        for _ in 0..count {
            let mut difference = 0;
            let mut shift = 0;
            loop {
                let [byte] = self.array()?;
                difference |= u32::from(byte & 0x7f).checked_shl(shift).unwrap_or(0);
                shift += 7;
                if byte < 0x80 {
                    break;
                }
            }
            last = last.wrapping_add(difference);
            numbers.push(last);
        }
        Ok(numbers)
    }
}
