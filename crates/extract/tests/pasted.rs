//! What people really paste: broken words, page furniture, two patients, other languages, notices.

use foco_extract::{Corrections, Extraction, Lexicon, extract};

fn read(text: &str) -> Extraction {
    extract(text, Lexicon::spanish(), &Corrections::default())
}

fn notices(extraction: &Extraction) -> Vec<&str> {
    extraction.notices.iter().map(|n| n.kind).collect()
}

#[test]
fn words_broken_at_a_line_end_are_whole() {
    for text in ["Presentaba leu-\ncopenia grave.", "Presentaba leu-copenia grave."] {
        let extraction = read(text);
        let found: Vec<&str> =
            extraction.mentions.iter().map(|m| &text[m.span.start as usize..m.span.end as usize]).collect();
        assert!(found.iter().any(|f| f.starts_with("leu-")), "{text:?}: {found:?}");
    }
}

#[test]
fn running_headers_are_read_once() {
    let header = "Rev Clin Casos 2019 vol 12 TA 99/60 página ";
    let body =
        "El paciente presenta fiebre y disnea desde hace tres días, sin otros síntomas de interés.\nTA 120/80 mmHg.\n";
    let text = format!("{header}1\n{body}{header}2\n{body}{header}3\n{body}");
    let extraction = read(&text);
    assert!(notices(&extraction).contains(&"scanned_layout"), "{:?}", notices(&extraction));
    let headers = extraction.measurements.iter().filter(|m| m.analyte == "sbp" && m.value == 99.0).count();
    assert_eq!(headers, 1);
}

#[test]
fn two_patients_are_kept_apart() {
    let text = "Caso 1: Varón de 40 años. TA 80/50 mmHg.\n\nCaso 2: Mujer de 70 años. TA 140/90 mmHg.";
    let extraction = read(text);
    assert_eq!(notices(&extraction), ["several_patients"]);
    let of = |patient: u8| -> Vec<f64> {
        extraction.measurements.iter().filter(|m| m.patient == patient && m.analyte == "sbp").map(|m| m.value).collect()
    };
    assert_eq!((of(0), of(1)), (vec![80.0], vec![140.0]));
}

#[test]
fn a_newborn_is_not_its_mother() {
    let text = "Gestante de 31 años que ingresa por fiebre. TA 90/50 mmHg, FC 120 lpm. Se realiza cesárea urgente. \
                El recién nacido pesó 2.900 g, con FC 150 lpm y temperatura de 36 ºC.";
    let extraction = read(text);
    assert!(notices(&extraction).contains(&"several_patients"));
    let rates: Vec<(u8, f64)> =
        extraction.measurements.iter().filter(|m| m.analyte == "heart_rate").map(|m| (m.patient, m.value)).collect();
    assert_eq!(rates, [(0, 120.0), (1, 150.0)]);
}

#[test]
fn other_languages_and_other_texts_get_a_notice() {
    let english = "The patient was a 47 year old man with fever and hypotension who was admitted to the hospital with septic shock.";
    assert!(notices(&read(english)).contains(&"not_spanish"));
    let recipe = "Se pelan las patatas y se cortan en rodajas finas, se fríen en abundante aceite de oliva con la cebolla y se \
                  mezclan con los huevos batidos antes de cuajar la tortilla por los dos lados en la sartén.";
    assert!(notices(&read(recipe)).contains(&"not_a_report"), "{:?}", read(recipe).mentions);
    let report =
        "Varón de 47 años que acude a urgencias por fiebre y disnea. TA 120/80 mmHg, FC 90 lpm. Se inicia ceftriaxona.";
    assert_eq!(notices(&read(report)), Vec::<&str>::new());
}

#[test]
fn traps_of_labels_and_units() {
    let values = |text: &str, analyte: &str| -> Vec<f64> {
        read(text)
            .measurements
            .iter()
            .filter(|m| m.analyte == analyte && m.specimen.is_none())
            .map(|m| m.value)
            .collect()
    };
    // A target is no result.
    assert_eq!(values("Noradrenalina para mantener TAM > 65 mmHg.", "map"), Vec::<f64>::new());
    // Urine and other fluids are not blood.
    assert_eq!(values("En orina: leucocitos 500/µl. En sangre: leucocitos 9.000/µl.", "leukocytes"), [9.0]);
    // A thousands point is none.
    assert_eq!(values("Plaquetas 150.000/mm3.", "platelets"), [150.0]);
    // TA is a pressure, Ta a temperature, T a temperature.
    assert_eq!(values("TA 120/70, Ta 38,2.", "temperature"), [38.2]);
    // An electrocardiogram is no Glasgow scale.
    assert_eq!(values("ECG: ritmo sinusal a 15.", "gcs"), Vec::<f64>::new());
    // What nobody can have is refused and said.
    assert_eq!(values("Potasio 410 mEq/l.", "potassium"), Vec::<f64>::new());
    assert!(notices(&read("Potasio 410 mEq/l.")).contains(&"implausible_value"));
}
