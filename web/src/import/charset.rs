//! Bytes as text: UTF-8 and UTF-16 where they say so or are nothing else, Windows-1252 otherwise.

/// 0x80–0x9F of Windows-1252 (WHATWG Encoding, index windows-1252); the rest is as in ISO 8859-1.
const WINDOWS_1252: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘', '’',
    '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// The text. It never fails: in Windows-1252 every byte is a letter.
pub fn decode(bytes: &[u8]) -> String {
    match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes),
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => text.to_owned(),
            Err(_) => bytes.iter().map(|&b| windows_1252(b)).collect(),
        },
    }
}

fn windows_1252(byte: u8) -> char {
    match byte {
        0x80..=0x9F => WINDOWS_1252[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units: Vec<u16> = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]])).collect();
    String::from_utf16_lossy(&units)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Varón de 47 años; Tª 38 ºC, «séptico» – 5 µg";

    #[test]
    fn every_encoding_gives_the_same_text() {
        assert_eq!(decode(TEXT.as_bytes()), TEXT);
        assert_eq!(decode(format!("\u{feff}{TEXT}").as_bytes()), TEXT);
        let wide = |bytes: fn(u16) -> [u8; 2]| TEXT.encode_utf16().flat_map(bytes).collect::<Vec<u8>>();
        assert_eq!(decode(&[&[0xFF, 0xFE], wide(u16::to_le_bytes).as_slice()].concat()), TEXT);
        assert_eq!(decode(&[&[0xFE, 0xFF], wide(u16::to_be_bytes).as_slice()].concat()), TEXT);
        let narrow: Vec<u8> = TEXT.chars().map(|c| if c == '–' { 0x96 } else { c as u8 }).collect();
        assert_eq!(decode(&narrow), TEXT);
    }

    #[test]
    fn any_bytes_are_some_text() {
        for length in 0..600_u32 {
            let bytes: Vec<u8> = (0..length).map(|i| (i * 37 + length) as u8).collect();
            decode(&bytes);
        }
        assert_eq!(decode(&[0x80, 0x9F]), "€Ÿ");
    }
}
