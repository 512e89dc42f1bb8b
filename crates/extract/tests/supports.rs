//! Supports that go on, and those that end.

use foco_extract::{Corrections, Kind, Lexicon, extract};

#[test]
fn a_support_that_is_hard_to_end_goes_on() {
    let ventilated = |text: &str| -> Vec<String> {
        let read = extract(text, Lexicon::spanish(), &Corrections::default());
        read.facts.iter().filter(|f| f.fact == "mechanical_ventilation").map(|f| f.value.to_string()).collect()
    };
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
    let fluids = |text: &str| {
        let read = extract(text, Lexicon::spanish(), &Corrections::default());
        read.facts.iter().filter(|f| f.fact == "fluids").count()
    };
    assert_eq!(fluids("Se lavó con suero fisiológico. Fomentos con suero fisiológico."), 0);
    assert_eq!(fluids("Se infundió suero fisiológico."), 1);
}

#[test]
fn the_name_of_a_committee_is_no_illness() {
    let named = |text: &str| {
        let read = extract(text, Lexicon::spanish(), &Corrections::default());
        read.mentions.iter().filter(|m| m.kind == Kind::Disease).count()
    };
    assert_eq!(named("Se consultó al Grupo Español de Dermatitis de Contacto."), 0);
    assert_eq!(named("Se consultó por dermatitis de contacto."), 1);
}

#[test]
fn what_is_drained_without_an_infection_controls_no_source() {
    let controls = |text: &str| {
        let read = extract(text, Lexicon::spanish(), &Corrections::default());
        read.facts.iter().any(|f| f.fact == "source_control")
    };
    assert!(!controls("Drenaje de la colección pancreática."));
    assert!(controls("Absceso hepático. Drenaje de la colección."));
}
