//! Children: Phoenix from the words of a report, what stays open, and what is not said of somebody without an age.

use foco::{Analysis, Options, Override, Tri, analyse};

fn read(text: &str) -> Analysis {
    analyse(text, &Options::default())
}

fn part(analysis: &Analysis, id: &str) -> (i32, i32) {
    let score = analysis.score("phoenix").expect("registered");
    let part = score.components.iter().find(|c| c.id == id).expect("printed");
    (part.min, part.max)
}

fn answer(analysis: &Analysis, criterion: &str) -> Option<Tri> {
    analysis.criterion(criterion).map(|c| c.value)
}

/// Everything of circulation but the drugs: no point.
const CALM: &str = "Niño de 4 años con neumonía. TAM 70 mmHg, lactato 1 mmol/L.";

#[test]
fn vasoactive_drugs_are_counted_by_name() {
    let circulation = |drugs: &str| part(&read(&format!("{CALM} {drugs}")), "cv");
    assert_eq!(circulation("Se inició adrenalina a 0,1 µg/kg/min."), (1, 1));
    assert_eq!(circulation("Se inició adrenalina; después adrenalina a 0,3 µg/kg/min."), (1, 1));
    assert_eq!(circulation("Precisó adrenalina y noradrenalina."), (2, 2));
    assert_eq!(circulation("Precisó dopamina y milrinona."), (2, 2));
    assert_eq!(circulation("Precisó drogas vasoactivas."), (1, 2));
    assert_eq!(circulation("No precisó drogas vasoactivas."), (0, 0));
    // Never mentioned: none by assumption A3, open without it.
    let silent = read(CALM);
    assert_eq!(part(&silent, "cv"), (0, 0));
    assert_eq!(silent.score("phoenix").and_then(|s| s.strict).map(|p| p.max >= 2), Some(true));
}

#[test]
fn the_readers_drug_counts() {
    let given = Override::parse(foco::Lexicon::spanish(), "pressors", "norepi 0.1", "").expect("a drug");
    let analysis = analyse(CALM, &Options { overrides: vec![given], ..Options::default() });
    assert_eq!(part(&analysis, "cv"), (1, 1));
}

#[test]
fn pupils_are_read_and_asked_for() {
    let neuro = |words: &str| part(&read(&format!("Niña de 4 años. Glasgow 12. {words}")), "neuro");
    assert_eq!(neuro("Pupilas fijas y dilatadas."), (2, 2));
    assert_eq!(neuro("Pupilas midriáticas arreactivas."), (2, 2));
    assert_eq!(neuro("Pupilas isocóricas y normorreactivas."), (0, 0));
    // One pupil alone says nothing of both, and silence nothing of any.
    assert_eq!(neuro("Pupila derecha arreactiva."), (0, 2));
    assert_eq!(neuro(""), (0, 2));
    let options = Options { inputs: true, ..Options::default() };
    let asked = analyse("Niña de 4 años. Precisó adrenalina.", &options);
    let inputs = &asked.score("phoenix").expect("registered").inputs;
    let variables: Vec<&str> = inputs.iter().map(|i| i.variable).collect();
    assert!(["vasoactive_count", "fixed_pupils", "oxygen", "infection"].iter().all(|v| variables.contains(v)));
}

#[test]
fn oxygen_is_a_support() {
    let breathing = |words: &str| part(&read(&format!("Niño de 4 años. {words}")), "resp");
    assert_eq!(breathing("SatO2 90 % con FiO2 40 %."), (1, 1));
    assert_eq!(breathing("SatO2 92 % con gafas nasales a 2 lpm."), (0, 1));
    assert_eq!(breathing("SatO2 98 % basal."), (0, 0));
}

#[test]
fn what_is_not_stated_is_never_denied() {
    let silent = read("Niño de 4 años con neumonía.");
    for criterion in ["phoenix_positive", "phoenix_sepsis", "phoenix_septic_shock"] {
        assert_eq!(answer(&silent, criterion), Some(Tri::Unknown), "{criterion}");
    }
    assert_eq!(silent.score("phoenix").and_then(|s| s.observed_min), Some(0), "the authors' value");
    let shock = read("Niño de 3 años con neumonía. Precisó dopamina y adrenalina.");
    assert_eq!(answer(&shock, "phoenix_septic_shock"), Some(Tri::Yes));
    let trauma = read("Niño de 3 años con traumatismo. Precisó dopamina y adrenalina.");
    let criterion = trauma.criterion("phoenix_sepsis").expect("it applies");
    assert!(criterion.value == Tri::Unknown && criterion.missing.contains(&"infection"));
}

#[test]
fn what_the_report_says_stands_beside_the_definitions_for_children() {
    let text = "Niña de 5 años con neumonía. Se diagnosticó un shock séptico. Precisó adrenalina y dopamina.";
    let analysis = read(text);
    let agreement = analysis.agreements.iter().find(|a| a.question == "septic_shock").expect("always there");
    let stated = agreement.stated.expect("it says so");
    assert_eq!(&text[stated.span.start as usize..stated.span.end as usize], "shock séptico");
    let verdicts: Vec<_> = agreement.verdicts.iter().map(|v| (v.criterion, v.value)).collect();
    assert_eq!(verdicts, [("phoenix_septic_shock", "yes")]);
    assert!(analysis.checklists.iter().all(|list| list.id != "sepsis2"), "its limits are those of adults");
}

#[test]
fn nobody_without_an_age_is_judged_as_a_child() {
    let analysis = read("Paciente con neumonía. TA 40/20 mmHg, plaquetas 50.000/mm3, lactato 12 mmol/L.");
    let criterion = analysis.criterion("phoenix_positive").expect("it asks for the age");
    assert_eq!((criterion.value, criterion.missing.as_slice()), (Tri::Unknown, &["age_m"][..]));
    assert_eq!(answer(&analysis, "phoenix_sepsis"), None);
    let old = read("J.V.S., 83 años, sexo masculino, con neumonía.");
    assert_eq!(old.score("phoenix").and_then(|s| s.reason), Some("too_old"));
}
