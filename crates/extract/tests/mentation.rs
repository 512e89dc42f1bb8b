//! What is said of the mind, and what denies it.

use foco_extract::{Corrections, Lexicon, extract};

fn altered(text: &str) -> Vec<String> {
    let read = extract(text, Lexicon::spanish(), &Corrections::default());
    read.facts.iter().filter(|f| f.fact == "altered_mentation").map(|f| f.value.to_string()).collect()
}

#[test]
fn a_denied_normal_mind_is_an_altered_one() {
    for (text, values) in [
        ("Consciente y orientado.", ["no"]),
        ("No está orientado.", ["yes"]),
        ("Sin focalidad, orientado.", ["no"]),
        ("No presentó deterioro del nivel de conciencia.", ["no"]),
        ("Disminución del nivel de alerta.", ["yes"]),
        ("Responde a estímulos dolorosos.", ["yes"]),
    ] {
        assert_eq!(altered(text), values, "{text}");
    }
}

#[test]
fn the_name_of_a_scale_is_no_coma() {
    for text in [
        "Glasgow coma score 15.",
        "Escala de coma de Glasgow: 15.",
        "Puntuación de 15 en la escala de coma.",
        "Se aplicó la escala de sedación-agitación.",
    ] {
        assert_eq!(altered(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn pupils_that_do_not_react_are_no_mind() {
    assert_eq!(altered("Pupila izquierda midriática, poco reactiva."), Vec::<String>::new());
    assert_eq!(altered("Midriasis arreactiva."), Vec::<String>::new());
    assert_eq!(altered("Pupilas isocóricas y reactivas; paciente arreactivo."), ["yes"]);
    assert_eq!(altered("En la escala de Glasgow 13, con agitación."), ["yes"]);
}
