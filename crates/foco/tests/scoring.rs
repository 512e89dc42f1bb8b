//! From words to points: units, windows, drugs, assumptions, gates, overrides.

use foco::{Analysis, AssumptionId, Lexicon, Options, Override, Points, Tri, Window, analyse};

fn read(text: &str) -> Analysis {
    analyse(text, &Options::default())
}

fn component(analysis: &Analysis, score: &str, window: Window, component: &str) -> (i32, i32) {
    let score =
        analysis.scores.iter().find(|s| s.id == score && s.window == window).expect("this score in this window");
    let found = score.components.iter().find(|c| c.id == component).expect("this component");
    (found.min, found.max)
}

fn worst(text: &str, id: &str) -> (i32, i32) {
    component(&read(text), "sofa", Window::Worst24h, id)
}

#[test]
fn a_value_is_compared_in_the_unit_of_the_report() {
    // 108 µmol/L: no point in its own column, one after conversion.
    assert_eq!(worst("Mujer de 60 años. Creatinina 108 µmol/L.", "renal"), (0, 0));
    assert_eq!(worst("Mujer de 60 años. Creatinina 1,22 mg/dl.", "renal"), (1, 1));
    assert_eq!(worst("Mujer de 60 años. Bilirrubina 204 µmol/L.", "liver"), (3, 3));
    let band = |text: &str| read(text).score("lactate").expect("registered").bands.clone();
    assert_eq!(band("Lactato 36 mg/dl."), [">=4"]);
    assert_eq!(band("Lactato 2,0 mmol/L."), ["normal"]);
}

#[test]
fn drugs_count_as_far_as_they_are_told() {
    let cv = |text: &str| worst(text, "cv");
    assert_eq!(cv("Varón de 60 años. Se inició noradrenalina a 0,05 µg/kg/min."), (3, 3));
    assert_eq!(cv("Varón de 60 años. Se inició noradrenalina a 0,3 µg/kg/min."), (4, 4));
    assert_eq!(cv("Varón de 60 años. Precisó noradrenalina."), (3, 4));
    assert_eq!(cv("Varón de 60 años. Precisó drogas vasoactivas."), (2, 4));
    assert_eq!(cv("Varón de 60 años. TA 120/80 mmHg. No precisó drogas vasoactivas."), (0, 0));
    // An anaesthetic with adrenaline is no vasopressor.
    assert_eq!(cv("Varón de 60 años. TA 120/80 mmHg. Se infiltró bupivacaína con adrenalina."), (0, 0));
}

#[test]
fn the_worst_of_the_episode_counts_and_nothing_from_before_or_after_it() {
    let text = "Varón de 60 años con creatinina basal de 0,8 mg/dl hace 3 años. Acude a urgencias por fiebre. Creatinina 2,4 mg/dl. \
                Evolución: creatinina 4,1 mg/dl. Al alta, creatinina 1,0 mg/dl.";
    let analysis = read(text);
    assert_eq!(component(&analysis, "sofa", Window::Worst24h, "renal"), (3, 3));
    assert_eq!(component(&analysis, "sofa", Window::Presentation, "renal"), (2, 2));
    assert_eq!(component(&analysis, "sofa", Window::Course, "renal"), (3, 3));
}

#[test]
fn words_count_as_far_as_they_go() {
    let analysis = read("Mujer de 60 años, taquipneica, hipotensa y obnubilada.");
    let qsofa = |id| component(&analysis, "qsofa", Window::Presentation, id);
    assert_eq!((qsofa("rr"), qsofa("sbp"), qsofa("ment")), ((0, 1), (1, 1), (1, 1)));
    // Breathlessness is no rate, and no focal sign is no state of mind.
    let analysis = read("Mujer de 60 años, disneica. Neurológico: sin focalidad.");
    let qsofa = |id| component(&analysis, "qsofa", Window::Presentation, id);
    assert_eq!((qsofa("rr"), qsofa("ment")), ((0, 1), (0, 1)));
}

#[test]
fn an_assumption_needs_its_support_and_has_a_switch() {
    let told = "Mujer de 60 años que refiere fiebre.";
    let cns = |text: &str, options: &Options| {
        let analysis = analyse(text, options);
        let score = analysis.score("sofa").expect("registered");
        let found = score.components.iter().find(|c| c.id == "cns").expect("printed");
        (found.min, found.max, found.assumed.clone())
    };
    assert_eq!(cns(told, &Options::default()), (0, 0, vec![AssumptionId::A2]));
    let off = Options { assumptions: vec![(AssumptionId::A2, false)], ..Options::default() };
    assert_eq!(cns(told, &off), (0, 4, vec![]));
    assert_eq!(cns("Mujer de 60 años con fiebre.", &Options::default()), (0, 4, vec![]));
    // What is stated is no assumption.
    assert_eq!(cns("Mujer de 60 años, consciente y orientada.", &Options::default()), (0, 0, vec![]));
}

#[test]
fn scores_say_for_whom_they_are() {
    let reason = |text: &str, id: &str| read(text).score(id).expect("registered").reason;
    assert_eq!(reason("Niña de 9 años. TA 90/50 mmHg.", "sofa"), Some("too_young"));
    assert_eq!(reason("Niña de 9 años. TA 90/50 mmHg.", "phoenix"), None);
    assert_eq!(reason("Gestante de 30 años. TA 90/50 mmHg.", "news2"), Some("pregnant"));
    assert_eq!(reason("Gestante de 30 años. TA 90/50 mmHg.", "omqsofa"), None);
    assert_eq!(reason("Varón de 70 años con neumonía.", "curb65"), None);
    assert_eq!(reason("Varón de 70 años con celulitis.", "curb65"), Some("no_pneumonia"));
    assert_eq!(reason("Varón de 70 años con celulitis.", "lrinec"), None);
}

#[test]
fn an_age_of_before_is_not_the_age() {
    let analysis =
        read("A los 12 años se operó. Mujer de 70 años con neumonía. A los 80 años falleció su marido. FR 32 rpm.");
    assert_eq!(analysis.score("sofa").expect("always there").reason, None);
    assert_eq!(component(&analysis, "curb65", Window::Presentation, "age"), (1, 1));
    let child = read("Operada a los 20 años de edad.");
    assert_eq!(child.score("phoenix").expect("always there").reason, None);
}

#[test]
fn the_first_of_two_patients_is_scored() {
    let text = "Caso 1: Varón de 40 años. TA 120/80 mmHg. No precisó vasopresores.\n\nCaso 2: Mujer de 70 años. TA 60/30 mmHg.";
    assert_eq!(worst(text, "cv"), (0, 0));
}

#[test]
fn the_readers_values_replace_those_of_the_text() {
    let lexicon = Lexicon::spanish();
    let given = |variable: &str, value: &str, unit: &str| {
        Override::parse(lexicon, variable, value, unit).expect("a possible value")
    };
    let text = "Varón de 60 años. TA 80/50 mmHg. Plaquetas 200.000/mm3.";
    let overrides = vec![given("platelets", "40000", "/mm3"), given("sbp", "118", "")];
    let analysis = analyse(text, &Options { overrides, ..Options::default() });
    assert_eq!(component(&analysis, "sofa", Window::Worst24h, "coag"), (3, 3));
    assert_eq!(component(&analysis, "qsofa", Window::Presentation, "sbp"), (0, 0));
    assert!(Override::parse(lexicon, "platelets", "-1", "").is_err());
    assert!(
        analysis.measurements.iter().any(|m| m.analyte == "platelets" && m.value == 200.0),
        "the text's own value stays"
    );
}

#[test]
fn criteria_follow_their_definitions() {
    let sepsis = |text: &str| read(text).criterion("sepsis3_sepsis").expect("always there").value;
    assert_eq!(sepsis("Varón de 60 años con neumonía. Plaquetas 60.000/mm3. TA 120/80 mmHg."), Tri::Yes);
    assert_eq!(sepsis("Varón de 60 años con fractura de cadera. Plaquetas 60.000/mm3."), Tri::Unknown);
    let shock = "Varón de 60 años con neumonía. Precisó noradrenalina a 0,4 µg/kg/min. Lactato 5 mmol/L.";
    let analysis = read(shock);
    let criterion = analysis.criterion("sepsis3_septic_shock").expect("always there");
    assert_eq!((criterion.value, criterion.missing.as_slice()), (Tri::Unknown, &["fluids_adequate"][..]));
    let with_fluids = analyse(shock, &Options { assumptions: vec![(AssumptionId::A9, true)], ..Options::default() });
    assert_eq!(with_fluids.criterion("sepsis3_septic_shock").expect("always there").value, Tri::Yes);
    let total = analysis.score("sofa").expect("registered").observed_min;
    assert_eq!(
        total,
        Some(4),
        "{:?}",
        analysis.score("sofa").and_then(|s| s.contextual).map(|Points { min, max }| (min, max))
    );
}

#[test]
fn charlson_counts_the_past_illnesses_that_are_named() {
    let conditions = |text: &str| {
        let analysis = foco::analyse(text, &Options::default());
        let score = analysis.score("charlson").expect("there");
        let part = score.components.iter().find(|c| c.id == "conditions").expect("there");
        (part.min, part.max, part.evidence.len())
    };
    let named = "Varón de 70 años con antecedentes de diabetes mellitus, EPOC y demencia.";
    assert_eq!(conditions(named), (3, 33, 3), "at least these");
    assert_eq!(conditions("Varón de 70 años sin antecedentes de interés.").1, 0);
    assert_eq!(conditions("Varón de 70 años. Su madre tenía diabetes mellitus. Niega EPOC.").0, 0);
}

#[test]
fn definitions_for_adults_say_nothing_of_a_child() {
    let text = "Niño de 4 años con neumonía. TA 74/36 mmHg, FC 172 lpm, FR 44 rpm, Glasgow 12, plaquetas 40.000/mm3.";
    let analysis = analyse(text, &Options::default());
    assert!(analysis.criterion("sepsis3_sepsis").is_none() && analysis.criterion("sepsis2_sepsis").is_none());
    assert!(analysis.criterion("phoenix_positive").is_some());
    // Phoenix alone answers for a child (SCORES.md §1.8, §3.22).
    let verdicts = |a: &foco::Agreement| a.verdicts.iter().all(|v| v.criterion.starts_with("phoenix_"));
    assert!(analysis.agreements.iter().all(|a| verdicts(a) && a.parting.is_none()));
}
