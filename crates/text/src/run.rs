//! How long a run of bytes of one kind is, eight at once: where words end is hard to foresee for a processor, byte by byte.

const EACH: u64 = u64::from_le_bytes([1; 8]);
const TOP: u64 = EACH << 7;

/// How many small plain letters a text begins with.
pub(crate) fn letters(bytes: &[u8]) -> usize {
    length(bytes, |eight| {
        let low = eight & !TOP;
        let from_a = low + EACH * (0x80 - b'a') as u64;
        let behind_z = low + EACH * (0x80 - b'z' - 1) as u64;
        !from_a | behind_z | eight
    })
}

/// How many characters of one byte, but no hyphens and tabs, a text begins with.
pub(crate) fn plain(bytes: &[u8]) -> usize {
    // The first byte that is zero borrows from its upmost bit; what the borrow makes of those behind it does not matter.
    let zero = |eight: u64| eight.wrapping_sub(EACH) & !eight;
    let is = |eight: u64, byte: u8| zero(eight ^ (EACH * byte as u64));
    length(bytes, |eight| eight | is(eight, b'-') | is(eight, b'\t'))
}

/// How many bytes stand before the first of which `ends` has the upmost bit.
#[inline(always)]
fn length(bytes: &[u8], ends: impl Fn(u64) -> u64) -> usize {
    let run = |eight: [u8; 8]| (ends(u64::from_le_bytes(eight)) & TOP).trailing_zeros() as usize / 8;
    let (eights, rest) = bytes.as_chunks();
    for (nth, eight) in eights.iter().enumerate() {
        let run = run(*eight);
        if run < 8 {
            return 8 * nth + run;
        }
    }
    let mut last = [0; 8];
    last[..rest.len()].copy_from_slice(rest);
    8 * eights.len() + run(last).min(rest.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_ends_at_every_other_byte_in_every_place() {
        for byte in 0..=u8::MAX {
            for length in 0..20 {
                for at in 0..length {
                    let mut bytes = vec![b'a'; length];
                    bytes[at] = byte;
                    assert_eq!(letters(&bytes), if byte.is_ascii_lowercase() { length } else { at }, "{byte} at {at}");
                    let is_plain = byte.is_ascii() && !matches!(byte, b'-' | b'\t');
                    assert_eq!(plain(&bytes), if is_plain { length } else { at }, "{byte} at {at}");
                }
            }
        }
    }
}
