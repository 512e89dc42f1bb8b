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
    ] {
        assert_eq!(given(text), 0, "{text}");
    }
}

#[test]
fn what_is_infused_does() {
    for text in [
        "Se inicia perfusión de adrenalina.",
        "Con adrenalina a 0,2 µg/kg/min.",
        "Precisó noradrenalina; la úlcera se trató con inyección local.",
    ] {
        assert_eq!(given(text), 1, "{text}");
    }
}
