//! Units that reports mix, with the values that laboratories print for them.

use foco_extract::{Corrections, Lexicon, extract};

/// Text, analyte, canonical value, tolerance (half a unit of the last printed digit).
const CONVERSIONS: &[(&str, &str, f64, f64)] = &[
    ("Creatinina 70,7 µmol/l", "creatinine", 0.80, 0.005),
    ("Creatinina 110 µmol/l", "creatinine", 1.244, 0.0005),
    ("Bilirrubina 20,5 µmol/l", "bilirubin_total", 1.2, 0.005),
    ("Bilirrubina 204 µmol/l", "bilirubin_total", 11.93, 0.005),
    ("Lactato 18 mg/dl", "lactate", 2.0, 0.005),
    ("Urea 7 mmol/l", "urea", 42.0, 0.05),
    ("Glucosa 9,99 mmol/l", "glucose", 180.0, 0.05),
    ("Hemoglobina 99 g/l", "hemoglobin", 9.9, 0.05),
    ("pO2 13,3 kPa", "pao2", 99.8, 0.05),
    ("PaO2/FiO2 de 53,3 kPa", "pf_ratio", 399.8, 0.05),
    ("PCR 11,5 mg/dl", "crp", 115.0, 0.5),
    ("Fibrinógeno 1 g/l", "fibrinogen", 100.0, 0.5),
    ("Temperatura 98,6 ºF", "temperature", 37.0, 0.05),
    ("Leucocitos 27.400 /mm3", "leukocytes", 27.4, 0.05),
];

#[test]
fn every_unit_comes_to_the_canonical_one() {
    for &(text, analyte, wanted, tolerance) in CONVERSIONS {
        let extraction = extract(text, Lexicon::spanish(), &Corrections::default());
        let found = extraction.measurements.iter().find(|m| m.analyte == analyte).map(|m| m.value);
        assert!(found.is_some_and(|v| (v - wanted).abs() <= tolerance), "{text}: {found:?}, not {wanted}");
    }
}

#[test]
fn a_number_that_two_units_fit_keeps_both_readings() {
    let found = extract("Lactato 5,4. Creatinina 1,2 mg/dl.", Lexicon::spanish(), &Corrections::default()).measurements;
    let other = found[0].other.expect("mg/dL fits too");
    assert_eq!((found[0].value, found[0].ambiguous, other.unit_read), (5.4, true, "mg/dL"));
    assert!((other.value - 0.599).abs() < 0.001, "{}", other.value);
    assert_eq!(found[1].other, None);

    let units = vec![(found[0].id, "mg/dL".to_owned())];
    let given =
        extract("Lactato 5,4.", Lexicon::spanish(), &Corrections { units, ..Corrections::default() }).measurements;
    assert!((given[0].value - 0.599).abs() < 0.001 && !given[0].ambiguous && given[0].other.is_none());
}
