//! What the data files say once they are packed: codes of the right shape, forms that mean one thing, a size.

use foco_lexicon::Lexicon;

/// `A00`, `A00.1`, `S72.001A`.
fn is_icd10cm(code: &str) -> bool {
    let bytes = code.as_bytes();
    let head = bytes.len() >= 3
        && bytes[0].is_ascii_uppercase()
        && bytes[1].is_ascii_digit()
        && (bytes[2].is_ascii_digit() || bytes[2].is_ascii_uppercase());
    let tail = &bytes[3.min(bytes.len())..];
    let tail_fits = tail.is_empty()
        || (tail[0] == b'.'
            && (2..=5).contains(&tail.len())
            && tail[1..].iter().all(|b| b.is_ascii_digit() || b.is_ascii_uppercase()));
    head && tail_fits
}

/// `C`, `C09`, `C09A`, `C09AA`, `C09AA02`: the levels of the classification.
fn is_atc(code: &str) -> bool {
    let shape = |b: u8| {
        if b.is_ascii_digit() {
            '9'
        } else if b.is_ascii_uppercase() {
            'A'
        } else {
            '?'
        }
    };
    let shape: String = code.bytes().map(shape).collect();
    matches!(shape.as_str(), "A" | "A99" | "A99A" | "A99AA" | "A99AA99") && "ABCDGHJLMNPRSV".contains(&code[..1])
}

#[test]
fn codes_have_the_shape_of_their_system() {
    assert!(is_icd10cm("J18.9") && is_icd10cm("C7A.00") && is_icd10cm("S72.001A") && !is_icd10cm("J189"));
    assert!(is_atc("C09A") && is_atc("N02BE01") && !is_atc("N02BE1") && !is_atc("X02BE01"));
    for concept in &Lexicon::spanish().tables().concepts {
        for &(system, code) in &concept.codes {
            let fits = match system {
                "icd10cm" => is_icd10cm(code),
                "atc" => is_atc(code),
                _ => false,
            };
            assert!(fits, "{}: {code:?} is no code of {system:?}", concept.id);
        }
    }
}

#[test]
fn an_atc_substance_is_one_concept() {
    let mut seen = std::collections::BTreeMap::new();
    for concept in &Lexicon::spanish().tables().concepts {
        for &(_, code) in concept.codes.iter().filter(|(system, code)| *system == "atc" && code.len() == 7) {
            if let Some(other) = seen.insert(code, concept.id) {
                panic!("{code} stands at {other:?} and at {:?}", concept.id);
            }
        }
    }
}

/// Codes that the classification withdrew, with the group that their substances moved to: nobody finds them any more.
const WITHDRAWN: &[(&str, &str)] = &[
    ("L04AA10", "L04AH"),
    ("L04AA13", "L04AK"),
    ("L04AA15", "L04AG"),
    ("L04AA18", "L04AH"),
    ("L04AA23", "L04AG"),
    ("L04AA25", "L04AJ"),
    ("L04AA26", "L04AG"),
    ("L04AA27", "L04AE"),
    ("L04AA29", "L04AF"),
    ("L04AA31", "L04AK"),
    ("L04AA33", "L04AG"),
    ("L04AA34", "L04AG"),
    ("L04AA36", "L04AG"),
    ("L04AA37", "L04AF"),
    ("L04AA43", "L04AJ"),
    ("L04AA44", "L04AF"),
    ("N03AX12", "N02BF"),
    ("N03AX16", "N02BF"),
    ("L01XC", "L01F"),
    ("L01XE", "L01E"),
];

#[test]
fn no_withdrawn_atc_code_is_left() {
    let codes = || Lexicon::spanish().tables().concepts.iter().flat_map(|c| &c.codes);
    for (old, new) in WITHDRAWN {
        assert!(!codes().any(|(_, code)| code.starts_with(old)), "{old} moved to {new}");
        assert!(codes().any(|(_, code)| code.starts_with(new)), "nothing stands at {new}");
    }
}
