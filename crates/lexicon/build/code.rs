//! Codes of terminologies: whether one has the shape that its system gives it.

/// What is wrong with a code, if its shape is.
pub fn fault(system: &str, code: &str) -> Option<&'static str> {
    match system {
        "icd10cm" if is_icd10cm(code) => None,
        "icd10cm" => Some("ICD-10-CM (CIE-10-ES) writes \"J90\", \"J18.9\" or \"S72.001A\""),
        "atc" if is_atc(code) => None,
        "atc" => Some("ATC is \"N02BE01\", or one of its levels: \"N02BE\", \"N02B\", \"N02\", \"N\""),
        _ => Some("the systems are icd10cm and atc"),
    }
}

/// `A00`, `A00.1`, `S72.001A`.
fn is_icd10cm(code: &str) -> bool {
    let (head, tail) = code.split_once('.').unwrap_or((code, "0"));
    let other = |b: &u8| b.is_ascii_digit() || b.is_ascii_uppercase();
    matches!(head.as_bytes(), [letter, digit, third]
        if letter.is_ascii_uppercase() && digit.is_ascii_digit() && other(third))
        && (1..=4).contains(&tail.len())
        && tail.as_bytes().iter().all(other)
}

/// `C`, `C09`, `C09A`, `C09AA`, `C09AA02`: the levels of the classification.
fn is_atc(code: &str) -> bool {
    let shape = |b: u8| match b {
        b'0'..=b'9' => '9',
        b'A'..=b'Z' => 'A',
        _ => '?',
    };
    let shape: String = code.bytes().map(shape).collect();
    matches!(shape.as_str(), "A" | "A99" | "A99A" | "A99AA" | "A99AA99") && "ABCDGHJLMNPRSV".contains(&code[..1])
}
