//! The model file. Little-endian; numbers that differ little stand together.
//!
//! `FOCOTAG` and the version; the number of parts and of words; transitions, calibration; words (differences of
//! ascending keys, then each grouping's clusters); the weights of the network; parts (differences of ascending keys, then
//! each number of their vectors for all of them); last a checksum of all before it.

use crate::attribute::{Clusters, GROUPINGS};
use crate::layer::LAYERS;
use crate::model::{Calibration, Recipe, Transitions};
use crate::network::{WORD, Weights};

const MAGIC: [u8; 8] = *b"FOCOTAG\x03";
/// A part's vector is known by a number of sixteen bits.
const MOST_PARTS: usize = 1 << 16;

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

impl Recipe {
    /// Reads a packed model.
    ///
    /// # Errors
    /// If it was not packed by this version or is damaged.
    pub fn from_bytes(bytes: &[u8]) -> Result<Recipe, BadModel> {
        let body = bytes.strip_prefix(&MAGIC).ok_or(BadModel("it begins otherwise"))?;
        let (body, sum) = body.split_last_chunk().ok_or(SHORT)?;
        if checksum(body) != u32::from_le_bytes(*sum) {
            return Err(BadModel("its checksum is another"));
        }
        let mut reader = Reader { rest: body };
        let parts = reader.u32()? as usize;
        let words = reader.u32()? as usize;
        if parts > MOST_PARTS {
            return Err(BadModel("it has too many parts of words"));
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
        let mut weights = Weights::empty();
        for of in weights.biases() {
            for value in of {
                *value = reader.i16()?;
            }
        }
        for of in weights.products() {
            let read = reader.take(of.len())?;
            of.iter_mut().zip(read).for_each(|(to, from)| *to = *from as i8);
        }
        let parts = reader.ascending(parts)?;
        let mut vectors = vec![[0; WORD]; parts.len()];
        for number in 0..WORD {
            for (vector, byte) in vectors.iter_mut().zip(reader.take(parts.len())?) {
                vector[number] = *byte as i8;
            }
        }
        if !reader.rest.is_empty() {
            return Err(BadModel("it is too long"));
        }
        Ok(Recipe { clusters, transitions, calibration, weights, parts, vectors })
    }

    /// Packs a model.
    pub fn to_bytes(mut self) -> Vec<u8> {
        let mut out = Vec::new();
        out.extend((self.parts.len() as u32).to_le_bytes());
        out.extend((self.clusters.words.len() as u32).to_le_bytes());
        out.extend(self.transitions.iter().flatten().flatten().flat_map(|&v| (v as i16).to_le_bytes()));
        for of in &self.calibration {
            out.extend(of.slope.to_le_bytes());
            out.extend(of.offset.to_le_bytes());
        }
        ascending(&mut out, &self.clusters.words);
        for grouping in 0..GROUPINGS {
            out.extend(self.clusters.clusters.iter().flat_map(|of| of[grouping].to_le_bytes()));
        }
        out.extend(self.weights.biases().into_iter().flatten().flat_map(|value| value.to_le_bytes()));
        out.extend(self.weights.products().into_iter().flatten().map(|weight| *weight as u8));
        ascending(&mut out, &self.parts);
        for number in 0..WORD {
            out.extend(self.vectors.iter().map(|vector| vector[number] as u8));
        }
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
