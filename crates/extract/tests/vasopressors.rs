//! Catecholamines that support the circulation, and those that do not.

use foco_extract::{Corrections, Lexicon, extract};

fn given(text: &str) -> usize {
    let read = extract(text, Lexicon::spanish(), &Corrections::default());
    read.facts.iter().filter(|f| f.fact == "vasopressor").count()
}

#[test]
fn what_is_put_where_it_shall_act_supports_no_circulation() {
    for text in [
        "La úlcera se trató mediante esclerosis con adrenalina.",
        "Se inyectaron 6 cc de adrenalina diluida.",
        "Se infiltró lidocaína con epinefrina al 1:100.000.",
        "Recibió adrenalina nebulizada.",
        "Se administró adrenalina intramuscular.",
        "Catecolaminas en orina: adrenalina elevada.",
        "Los niveles de vasopresina fueron bajos.",
    ] {
        assert_eq!(given(text), 0, "{text}");
    }
}

#[test]
fn what_is_infused_does() {
    for text in [
        "Se inicia perfusión de adrenalina.",
        "Con adrenalina a 0,2 µg/kg/min.",
        "Se inicia noradrenalina para mantener cifras de TAM > 65 mmHg.",
        "Ante cifras de tensión bajas se inicia noradrenalina.",
        "Precisó noradrenalina; la úlcera se trató con inyección local.",
    ] {
        assert_eq!(given(text), 1, "{text}");
    }
}

/// What is read of a dose, and what is said where it cannot be.
fn dose(text: &str) -> (Vec<(&'static str, f64)>, Vec<&'static str>) {
    let read = extract(text, Lexicon::spanish(), &Corrections::default());
    let doses = read.measurements.iter().filter(|m| m.analyte.ends_with("_dose"));
    (doses.map(|m| (m.analyte, m.value)).collect(), read.notices.iter().map(|n| n.kind).collect())
}

#[test]
fn a_dose_for_the_whole_body_needs_the_weight() {
    let (doses, _) = dose("Mujer de 50 kg de peso. Se inicia noradrenalina a 10 µg/min.");
    assert_eq!(doses, [("norepinephrine_dose", 0.2)]);
    let (doses, _) = dose("Peso 60 kg. Dobutamina en perfusión a 18 mg/h.");
    assert_eq!(doses, [("dobutamine_dose", 5.0)]);
    let (doses, notices) = dose("Se inicia noradrenalina a 10 µg/min.");
    assert!(doses.is_empty() && notices.contains(&"needs_weight"), "{doses:?} {notices:?}");
    let (doses, notices) = dose("Peso 60 kg. Noradrenalina 8 mg en 250 ml a 10 ml/h.");
    assert!(doses.is_empty() && !notices.contains(&"needs_weight"), "{doses:?} {notices:?}");
}
