//! Bytes as printable ASCII inside a page: two characters carry 13 or 14 bits, where base64 carries 12. After Joachim
//! Henke's basE91 (2000); the alphabet here leaves out what means something in HTML.

/// How many characters the alphabet has: all that are printable but `"`, `&` and `<`.
const BASE: u32 = 91;
/// Up to this value a pair of characters can carry a fourteenth bit: 91² = 2¹³ + 89.
const FOURTEEN: u32 = 88;

/// The text for some bytes. `web/boot/printable.js` reads it.
pub(crate) fn text(bytes: &[u8]) -> String {
    let alphabet: Vec<char> = ('!'..='~').filter(|c| !['"', '&', '<'].contains(c)).collect();
    let mut out = String::with_capacity(bytes.len() * 5 / 4);
    let mut push = |value: u32| out.push(alphabet[value as usize]);
    let (mut held, mut bits) = (0_u32, 0);
    for &byte in bytes {
        held |= u32::from(byte) << bits;
        bits += 8;
        if bits > 13 {
            let taken = if held & 0x1fff > FOURTEEN { 13 } else { 14 };
            let value = held & ((1 << taken) - 1);
            held >>= taken;
            bits -= taken;
            push(value % BASE);
            push(value / BASE);
        }
    }
    if bits > 0 {
        push(held % BASE);
        if bits > 7 || held >= BASE {
            push(held / BASE);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the page does with it.
    fn bytes(text: &str) -> Vec<u8> {
        let digit = |c: u8| u32::from(c - 33 - u8::from(c > 34) - u8::from(c > 38) - u8::from(c > 60));
        let (mut out, mut held, mut bits) = (Vec::new(), 0, 0);
        for pair in text.as_bytes().chunks(2) {
            let &[first, second] = pair else {
                out.push((held | digit(pair[0]) << bits) as u8);
                break;
            };
            let value = digit(first) + BASE * digit(second);
            held |= value << bits;
            bits += if value & 0x1fff > FOURTEEN { 13 } else { 14 };
            while bits > 7 {
                out.push(held as u8);
                held >>= 8;
                bits -= 8;
            }
        }
        out
    }

    #[test]
    fn every_byte_comes_back_and_nothing_means_anything_in_html() {
        let mut state = 1_u32;
        let mut any = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 24) as u8
        };
        for length in 0..400 {
            for content in [(0..length).map(|_| any()).collect(), vec![0; length], vec![255; length]] {
                let text = text(&content);
                assert!(text.bytes().all(|c| c.is_ascii_graphic() && !b"\"&<".contains(&c)), "{text}");
                assert_eq!(bytes(&text), content);
            }
        }
        let long: Vec<u8> = (0..100_000).map(|_| any()).collect();
        assert!(text(&long).len() < 123_500, "{}", text(&long).len());
    }
}
