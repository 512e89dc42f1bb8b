//! What the data files say once they are packed: codes of the right shape, forms that mean one thing, a size.

use foco_lexicon::Lexicon;

#[path = "../build/code.rs"]
mod code;

#[test]
fn codes_have_the_shape_of_their_system() {
    for (system, right, wrong) in [
        (
            "icd10cm",
            ["J18.9", "C7A.00", "S72.001A", "J90"].as_slice(),
            ["J189", "J1", "18.9", "J18.", "J18.12345"].as_slice(),
        ),
        ("atc", &["N02BE01", "C09A", "J"], &["N02BE1", "X02BE01", "N02BE011", "n02be01"]),
        ("snomed", &[], &["38341003"]),
    ] {
        right.iter().for_each(|code| assert_eq!(code::fault(system, code), None, "{code}"));
        wrong.iter().for_each(|code| assert!(code::fault(system, code).is_some(), "{code}"));
    }
    for concept in &Lexicon::spanish().tables().concepts {
        for &(system, code) in &concept.codes {
            assert_eq!(code::fault(system, code), None, "{}: {code:?}", concept.id);
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
    ("J05AB04", "J05AP"),
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
