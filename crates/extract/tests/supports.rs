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
