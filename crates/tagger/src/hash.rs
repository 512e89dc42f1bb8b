//! Hashing of words and features. Part of the model's format: a change needs a new version and new training.

const MULTIPLIER: u64 = 0x9e37_79b9_7f4a_7c15;

/// Mixes two values into one.
#[inline]
pub(crate) const fn mix(a: u64, b: u64) -> u64 {
    let product = (a ^ b.rotate_left(29)).wrapping_add(b).wrapping_mul(MULTIPLIER);
    product ^ (product >> 29)
}

/// Up to eight bytes as a number.
#[inline]
pub(crate) fn pack(bytes: &[u8]) -> u64 {
    let mut packed = [0; 8];
    let length = bytes.len().min(8);
    packed[..length].copy_from_slice(&bytes[..length]);
    u64::from_le_bytes(packed)
}

/// A hash of any bytes.
#[inline]
pub(crate) fn hash(bytes: &[u8]) -> u64 {
    bytes.chunks(8).fold(bytes.len() as u64, |state, chunk| mix(state, pack(chunk)))
}

/// How many bits tell features (and words) apart: with fewer, unknown ones are taken for known ones now and then;
/// each more costs a model of 130,000 features 16 kB.
pub const KEY_BITS: u32 = 26;

/// The uppermost bits, which are the best mixed ones.
#[inline]
pub(crate) const fn key(hash: u64) -> u32 {
    (hash.wrapping_mul(MULTIPLIER) >> (64 - KEY_BITS)) as u32
}
