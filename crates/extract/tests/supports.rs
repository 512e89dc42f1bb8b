//! Supports that go on, and those that end.

use foco_extract::{Corrections, Extraction, Fact, Kind, Lexicon, extract};

fn read(text: &str) -> Extraction {
    extract(text, Lexicon::spanish(), &Corrections::default())
}

/// What is said of a fact, in order.
fn values(text: &str, fact: &str) -> Vec<String> {
    let of = |f: &&Fact| f.fact == fact;
    read(text).facts.iter().filter(of).map(|f| f.value.to_string()).collect()
}

#[test]
fn a_support_that_is_hard_to_end_goes_on() {
    let ventilated = |text| values(text, "mechanical_ventilation");
    assert_eq!(ventilated("Fue difícil la retirada de la ventilación mecánica, con destete prolongado."), ["yes"]);
    for text in [
        "Se retiró la ventilación mecánica al tercer día.",
        "Se retiró la ventilación mecánica y desarrolló fracaso renal.",
        "Tras difícil intubación se retiró sin problemas la ventilación mecánica.",
    ] {
        assert_eq!(ventilated(text).last().map(String::as_str), Some("no"), "{text}");
    }
}

#[test]
fn a_fluid_that_washes_or_dilutes_is_not_infused() {
    let fluids = |text| values(text, "fluids").len();
    assert_eq!(fluids("Se lavó con suero fisiológico. Fomentos con suero fisiológico."), 0);
    assert_eq!(fluids("Se infundió suero fisiológico."), 1);
}

#[test]
fn the_name_of_a_committee_is_no_illness() {
    let named = |text| read(text).mentions.iter().filter(|m| m.kind == Kind::Disease).count();
    assert_eq!(named("Se consultó al Grupo Español de Dermatitis de Contacto."), 0);
    assert_eq!(named("Se consultó por dermatitis de contacto."), 1);
}

#[test]
fn what_is_drained_without_an_infection_controls_no_source() {
    let controls = |text| !values(text, "source_control").is_empty();
    assert!(!controls("Drenaje de la colección pancreática."));
    assert!(controls("Absceso hepático. Drenaje de la colección."));
}

#[test]
fn intubation_for_an_operation_is_no_support() {
    let ventilated = |text| values(text, "mechanical_ventilation");
    for text in [
        "Se extirpó la lesión bajo anestesia general e intubación nasotraqueal.",
        "Anestesia general balanceada con intubación orotraqueal.",
    ] {
        assert!(ventilated(text).is_empty(), "{text}");
    }
    for text in [
        "Ante el deterioro se decidió intubación orotraqueal.",
        "Tras la anestesia general precisó reintubación y ventilación mecánica.",
    ] {
        assert_eq!(ventilated(text), ["yes"], "{text}");
    }
}

#[test]
fn a_support_is_named_by_what_it_does() {
    let ventilated = |text| values(text, "mechanical_ventilation");
    assert_eq!(ventilated("Requirió soporte ventilatorio."), ["yes"]);
    assert_eq!(ventilated("Precisó apoyo ventilatorio no invasivo."), ["niv"]);
    assert_eq!(ventilated("Se inició soporte ventilatorio con ventilación mecánica no invasiva."), ["niv"]);
    assert_eq!(ventilated("Sufrió una neumonía asociada a ventilación mecánica."), ["yes"]);
    assert!(ventilated("Se descartó neumonía asociada a ventilación mecánica.").is_empty());
    assert_eq!(values("Continuó el aporte de fluidos y la reposición de la volemia.", "fluids"), ["yes", "yes"]);
    assert_eq!(values("Recibió oxígeno terapia.", "supplemental_oxygen"), ["yes"]);
}

#[test]
fn what_serves_a_dialysis_is_none() {
    let dialysed = |text| values(text, "renal_replacement");
    for text in [
        "Se solicitó valoración para hemodiálisis.",
        "Se infectó el catéter de diálisis y se retiró.",
        "Agradecemos su ayuda a la unidad de diálisis.",
    ] {
        assert!(dialysed(text).is_empty(), "{text}");
    }
    for text in [
        "Por el catéter se inició hemodiálisis.",
        "Ingresó en la UCI para hemodiálisis.",
        "En programa de hemodiálisis.",
    ] {
        assert_eq!(dialysed(text), ["yes"], "{text}");
    }
}

#[test]
fn the_pregnancy_of_a_newborn_is_over() {
    let pregnant = |text| !values(text, "pregnancy").is_empty();
    for text in [
        "Niña que nace en la 36 semana de gestación.",
        "Lactante de 3 meses, producto del segundo embarazo.",
        "Recién nacido hijo de madre primigesta de 18 años, sin enfermedades, con embarazo de 36 semanas.",
        "Niño de 4 años; embarazo y parto normales.",
    ] {
        assert!(!pregnant(text), "{text}");
    }
    assert!(pregnant("Gestante de 32 semanas con fiebre. Mujer embarazada de 20 semanas."));
}

#[test]
fn a_virus_that_is_carried_is_no_suspected_infection() {
    let infected = |text| values(text, "suspected_infection").contains(&"yes".to_owned());
    for text in ["Infección por el VHC.", "Infección crónica por el virus de la hepatitis B."] {
        assert!(!infected(text), "{text}");
    }
    assert!(!infected("La biopsia mostró criptitis y microabscesos. Colecistitis crónica en la pieza."));
    assert!(infected("Infección por Escherichia coli."));
    assert!(infected("Colecistitis crónica agudizada."));
    assert!(infected("Microabscesos hepáticos."));
}

#[test]
fn who_was_healthy_has_no_history() {
    let history = |text| values(text, "relevant_history");
    for text in [
        "Varón de 24 años previamente sano.",
        "Niña sin patologías previas.",
        "No refiere antecedentes personales ni familiares de interés.",
        "Mujer sin AP de interés.",
    ] {
        assert_eq!(history(text), ["no"], "{text}");
    }
    assert!(history("Alimentación sana.").is_empty());
}
