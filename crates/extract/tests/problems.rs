//! What becomes of a problem over the report.

use foco_extract::{Corrections, Extraction, Lexicon, Outcome, Presence, Problem, Temporality, extract};

fn read(text: &str) -> Extraction {
    extract(text, Lexicon::spanish(), &Corrections::default())
}

fn problem(text: &str, label: &str) -> Problem {
    let read = read(text);
    read.problems.into_iter().find(|p| p.label == label).expect(label)
}

#[test]
fn what_became_of_it_is_told() {
    let table: &[(&str, &str, Presence, Option<Outcome>)] = &[
        (
            "Sospecha de neumonía. La radiografía confirmó una neumonía.",
            "neumonía",
            Presence::Present,
            Some(Outcome::Confirmed),
        ),
        ("Posible neumonía. Se descartó neumonía.", "neumonía", Presence::Absent, Some(Outcome::RuledOut)),
        ("Posible neumonía.", "neumonía", Presence::Possible, None),
        (
            "Al ingreso no tenía fiebre. Al tercer día presentó fiebre.",
            "fiebre",
            Presence::Present,
            Some(Outcome::FoundLater),
        ),
        ("Tenía fiebre. La fiebre remitió.", "fiebre", Presence::Present, Some(Outcome::Resolved)),
        ("Presentó neumonía, con resolución de la neumonía.", "neumonía", Presence::Present, Some(Outcome::Resolved)),
        ("Acude con fiebre. Al alta, sin fiebre.", "fiebre", Presence::Present, Some(Outcome::Resolved)),
        ("Acude con fiebre. Tenía fiebre y tos.", "fiebre", Presence::Present, None),
        ("No tenía fiebre.", "fiebre", Presence::Absent, None),
        ("Insuficiencia renal aguda, resuelta.", "fracaso renal agudo", Presence::Present, Some(Outcome::Resolved)),
        ("Neumonía (ya resuelta), sin secuelas.", "neumonía", Presence::Present, Some(Outcome::Resolved)),
        ("Tuvo cefalea, que cedió con analgesia.", "cefalea", Presence::Present, Some(Outcome::Resolved)),
        ("Tenía cefalea, cedió la disnea.", "cefalea", Presence::Present, None),
        ("Tenía cefalea, ya sin disnea.", "cefalea", Presence::Present, None),
        ("Tenía fiebre, y la tos remitió.", "fiebre", Presence::Present, None),
        ("Presentó un íleo que se solucionó.", "íleo", Presence::Present, Some(Outcome::Resolved)),
        ("Tenía lesiones. Al alta, sin nuevas lesiones.", "lesión", Presence::Present, None),
        ("Tenía fiebre. Al alta, sin más fiebre.", "fiebre", Presence::Present, Some(Outcome::Resolved)),
        ("Abdomen sin otras lesiones.", "lesión", Presence::Absent, None),
    ];
    for (text, label, presence, outcome) in table {
        let problem = problem(text, label);
        assert_eq!((problem.presence, problem.outcome), (*presence, *outcome), "{text:?}: {problem:?}");
    }
}

#[test]
fn what_is_only_found_normal_is_no_problem() {
    let read = read("Eupneico, en ritmo sinusal, con murmullo vesicular conservado. Abdomen blando. Tiene tos.");
    let labels: Vec<&str> = read.problems.iter().map(|p| p.label).collect();
    assert_eq!(labels, ["tos"]);
}

#[test]
fn what_is_denied_of_another_place_changes_nothing() {
    let table: &[(&str, Option<Outcome>)] = &[
        ("Acude con prurito en el brazo. Abdomen blando, sin prurito.", None),
        ("Acude con prurito en el brazo. Al alta, abdomen sin prurito.", None),
        ("Acude con prurito en el brazo. Al alta, sin prurito en el codo.", Some(Outcome::Resolved)),
        ("Acude con prurito en el brazo. Al alta, sin prurito.", Some(Outcome::Resolved)),
        ("Acude con prurito. Al alta, abdomen sin prurito.", Some(Outcome::Resolved)),
    ];
    for (text, outcome) in table {
        let problem = problem(text, "prurito");
        assert_eq!((problem.presence, problem.outcome), (Presence::Present, *outcome), "{text:?}: {problem:?}");
    }
}

#[test]
fn steps_name_the_mentions_in_order() {
    let text = "Sospecha de neumonía. Sospecha de neumonía. La radiografía confirmó una neumonía.";
    let read = read(text);
    let problem = read.problems.iter().find(|p| p.label == "neumonía").expect("named");
    assert_eq!(problem.mentions.len(), 3);
    assert_eq!(problem.steps.len(), 2);
    assert_eq!(problem.steps[0].mention, problem.mentions[0]);
    assert_eq!(problem.steps[1].mention, problem.mentions[2]);
    assert_eq!(problem.course, [Presence::Possible, Presence::Present]);
}

#[test]
fn a_past_illness_is_told_as_past() {
    let problem = problem("Antecedentes personales: tuberculosis.", "tuberculosis");
    assert_eq!((problem.presence, problem.temporality), (Presence::Present, Temporality::Historical));
}

#[test]
fn a_history_told_by_the_way_goes_on_in_the_sentence_that_adds_to_it() {
    let history =
        "Varón con fiebre. Como antecedentes, hipertensión. También presentó una neumonía. Se pautó amoxicilina.";
    assert_eq!(problem(history, "neumonía").temporality, Temporality::Historical);
    assert_eq!(problem("Varón con fiebre. También presentó tos.", "tos").temporality, Temporality::Current);
}

#[test]
fn an_explained_abbreviation_is_the_same_problem() {
    let text = "Ingresa con insuficiencia renal aguda (IRA). La IRA se resolvió.";
    let problem = problem(text, "fracaso renal agudo");
    assert_eq!((problem.mentions.len(), problem.outcome), (3, Some(Outcome::Resolved)));
}

#[test]
fn disease_and_symptom_of_one_name_are_one_problem() {
    let read = read("Sufre una parada cardiorrespiratoria.");
    assert_eq!(read.problems.iter().filter(|p| p.label == "parada cardiorrespiratoria").count(), 1);
}

#[test]
fn what_may_be_in_several_places_is_one_problem_a_place() {
    let table: &[(&str, &[usize])] = &[
        ("Fractura de húmero y fractura de sacro. La fractura se operó.", &[1, 2]),
        ("Una fractura. La fractura de sacro se operó. La fractura consolidó.", &[3]),
        ("Fractura de húmero. Al alta, sin fractura de pelvis.", &[1, 1]),
        ("Neumonía del lóbulo inferior. Neumonía.", &[2]),
    ];
    for (text, mentions) in table {
        let read = read(text);
        let counts: Vec<usize> = read.problems.iter().map(|p| p.mentions.len()).collect();
        assert_eq!(counts, *mentions, "{text}: {:?}", read.problems);
    }
}

#[test]
fn the_name_of_a_scale_is_no_problem() {
    for text in [
        "Escala de sedación-agitación de 4.",
        "Obtuvo 12 puntos en la escala de ictus.",
        "El score de malnutrición fue de 8.",
        "Glasgow coma score de 15.",
    ] {
        let read = extract(text, Lexicon::spanish(), &Corrections::default());
        assert!(read.problems.is_empty(), "{text}: {:?}", read.problems);
    }
    let read = extract(
        "Índice bajo por desnutrición y test de gestación positivo.",
        Lexicon::spanish(),
        &Corrections::default(),
    );
    assert!(read.problems.iter().any(|p| p.label == "desnutrición"), "{:?}", read.problems);
}
