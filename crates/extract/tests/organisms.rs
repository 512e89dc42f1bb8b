//! Organisms that a report names without having found them.

use foco_extract::{Corrections, CueKind, CueMention, Kind, Lexicon, Presence, extract};

fn organisms(text: &str) -> Vec<String> {
    let read = extract(text, Lexicon::spanish(), &Corrections::default());
    read.facts.iter().filter(|f| f.fact == "organism").map(|f| f.value.to_string()).collect()
}

#[test]
fn what_a_test_only_looked_for_was_not_found() {
    for text in [
        "Serología para Brucella, Leishmania y VIH negativa.",
        "Otros estudios dieron resultados negativos: anticuerpos antinucleares, serología de Leptospira.",
        "Se descartó la presencia de infección por parásitos (Ascaris, Trichinella).",
        "Se hizo serología para Mycoplasma y Legionella, sin identificar ningún agente.",
        "El antígeno de Legionella en orina fue negativo.",
        "Vacunado frente al neumococo y contra Haemophilus influenzae.",
        "Recibió amoxicilina como profilaxis frente al meningococo.",
        "Serología de Brucella en paciente vacunado, negativa.",
        "Se hizo PCR para Legionella, descartándose infección.",
        "Se descartó la infección por otros agentes mediante hemocultivos y antígenos urinarios para Legionella.",
    ] {
        assert_eq!(organisms(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn what_a_test_did_not_find_is_absent_by_its_result() {
    let text = "La serología para Brucella, Leishmania y citomegalovirus fue negativa; hemocultivo con S. aureus.";
    let read = extract(text, Lexicon::spanish(), &Corrections::default());
    let found: Vec<_> = read.mentions.iter().filter(|m| m.kind == Kind::Organism).collect();
    assert_eq!(found.len(), 4);
    for organism in &found[..3] {
        assert_eq!(organism.assertion.presence, Presence::Absent, "{organism:?}");
        let says = |c: &&CueMention| organism.cues.contains(&c.id) && c.kind == CueKind::Negation;
        assert!(read.cues.iter().any(|c| says(&c)), "{organism:?}");
    }
    assert_eq!(found[3].assertion.presence, Presence::Present);
}

#[test]
fn what_a_test_found_was_found() {
    for text in [
        "Serología positiva para Brucella, con hemocultivos negativos.",
        "Neumonía por Legionella, hemocultivos negativos.",
        "La serología de Coxiella resultó positiva y la de Leptospira negativa.",
        "Hemocultivos negativos, antígeno de Legionella positivo en orina.",
        "Un título de IgG frente a Bartonella henselae de 1/4096.",
        "Vacunado de gripe, ingresa con bacteriemia de S. aureus.",
        "Hemocultivo con S. Aureus resistente a cloxacilina.",
    ] {
        assert_eq!(organisms(text).len(), 1, "{text}: {:?}", organisms(text));
    }
}

#[test]
fn one_infection_that_is_ruled_out_leaves_the_others() {
    let infection = |text: &str| -> Vec<String> {
        let read = extract(text, Lexicon::spanish(), &Corrections::default());
        read.facts.iter().filter(|f| f.fact == "suspected_infection").map(|f| f.value.to_string()).collect()
    };
    assert_eq!(infection("Se descartó gripe."), Vec::<String>::new());
    assert_eq!(infection("Se descartó infección."), ["no"]);
}

#[test]
fn what_an_organism_is_called_after_is_no_illness() {
    let text = "Se aisló Mycobacterium tuberculosis.";
    let read = extract(text, Lexicon::spanish(), &Corrections::default());
    assert!(read.mentions.iter().any(|m| m.kind == Kind::Organism));
    assert!(!read.mentions.iter().any(|m| m.kind == Kind::Disease), "{:?}", read.mentions);
}
