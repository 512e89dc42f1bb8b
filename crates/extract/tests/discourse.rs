//! What a report tells of an illness in general is not told of its patient.

use foco_extract::{Corrections, Extraction, Lexicon, Temporality, extract};

const CASE: &str = "Mujer de 60 años que acude por dolor abdominal y fiebre. Se le realizó una ecografía que mostró una apendicitis. \
                    Fue intervenida y evolucionó bien.";
const GENERAL: &str = "El vólvulo del ciego es una causa poco frecuente de obstrucción intestinal y suele cursar con vómitos (1-3). Su \
                       tratamiento debe ser precoz. La complicación más frecuente es la peritonitis.";

fn read(text: &str) -> Extraction {
    extract(text, Lexicon::spanish(), &Corrections::default())
}

/// The problems that are told of the patient.
fn problems(text: &str) -> Vec<&'static str> {
    read(text).problems.iter().map(|p| p.label).collect()
}

#[test]
fn a_paragraph_about_the_illness_is_not_of_the_patient() {
    let text = format!("{CASE}\n\n{GENERAL}\n");
    let own = problems(CASE);
    assert!(own.len() >= 3, "{own:?}");
    assert_eq!(problems(&text), own);
    let general = read(&text);
    let start = CASE.len() as u32;
    let behind: Vec<_> = general.mentions.iter().filter(|m| m.span.start > start && m.concept.is_some()).collect();
    assert!(behind.len() >= 4);
    for mention in behind.iter().filter(|m| m.kind != foco_extract::Kind::Anatomy) {
        assert_eq!(mention.assertion.temporality, Temporality::Future, "{mention:?}");
    }
}

#[test]
fn nor_is_a_discussion_under_its_heading_or_an_introduction() {
    let own = problems(CASE);
    assert_eq!(problems(&format!("{CASE}\n\nDiscusión\n{GENERAL}\n")), own);
    assert_eq!(problems(&format!("Introducción\n{GENERAL}\n\nCaso clínico\n{CASE}\n")), own);
    assert_eq!(problems(&format!("{GENERAL}\n\n{CASE}\n")), own);
}

#[test]
fn a_sentence_that_comes_back_to_the_patient_is() {
    let text = format!("{CASE}\n\nDiscusión\n{GENERAL} En nuestro caso apareció una fístula. {GENERAL}\n");
    let found = problems(&text);
    assert!(found.contains(&"fístula"), "{found:?}");
    assert_eq!(found.len(), problems(CASE).len() + 1, "{found:?}");
}

#[test]
fn no_fact_and_no_value_of_the_case_comes_from_it() {
    let general = "La sepsis es una causa frecuente de muerte, con lactato superior a 4 mmol/l en el 30 % de los pacientes (4). Suele \
                   requerir noradrenalina y ventilación mecánica.";
    let read = read(&format!("{CASE}\n\n{general}\n"));
    let start = CASE.len() as u32;
    assert!(read.facts.iter().all(|f| f.evidence.start < start), "{:?}", read.facts);
    let counted = |m: &&foco_extract::Measurement| m.span.start > start && m.phase != foco_extract::Phase::Unknown;
    assert_eq!(read.measurements.iter().filter(counted).count(), 0, "{:?}", read.measurements);
}

#[test]
fn the_story_itself_is_never_general() {
    for text in [
        "Varón de 50 años con disnea.\n\nLa lesión es una masa de 3 cm. Se extirpa.",
        "Niña de 4 años con tos.\n\nEl resultado es una neumonía. Se inicia ceftriaxona.",
        "Mujer de 30 años con fiebre.\n\nConclusiones: cambios posquirúrgicos según se ha descrito. Derrame pleural.",
        "Varón de 70 años.\n\nEl diagnóstico es un linfoma. El paciente recibe quimioterapia y presenta vómitos.",
    ] {
        let read = read(text);
        let general = read.mentions.iter().filter(|m| m.assertion.temporality == Temporality::Future);
        assert_eq!(general.count(), 0, "{text}");
    }
}
