//! What would decide it, where definitions part, what is documented, and what the reader sets right.

use foco::{Agreement, Analysis, Decision, Id, Options, Tri, When, analyse};

fn read(text: &str) -> Analysis {
    analyse(text, &Options::default())
}

fn deciding(text: &str, of: &str) -> Vec<Decision> {
    analyse(text, &Options { decide: vec!["*".to_owned()], ..Options::default() })
        .decisions
        .into_iter()
        .filter(|d| d.of == of)
        .collect()
}

fn agreement(analysis: &Analysis, question: &str) -> Agreement {
    analysis.agreements.iter().find(|a| a.question == question).expect("always answered").clone()
}

#[test]
fn a_missing_value_is_named_with_its_threshold() {
    // One point of two: the rate decides.
    let decisions = deciding("Varón de 60 años con neumonía. TA 85/50 mmHg, consciente y orientado.", "qsofa_positive");
    let [rate] = decisions.as_slice() else { panic!("{decisions:?}") };
    assert_eq!((rate.variable, rate.unit, rate.effect), ("resp_rate", Some("/min"), 1));
    let from = |limit, value| {
        rate.steps
            .iter()
            .any(|s| s.value == Some(value) && matches!(s.when, When::Number { from, .. } if from == limit))
    };
    assert!(from(Some(22.0), "yes") && from(None, "no"), "{:?}", rate.steps);
}

#[test]
fn the_largest_effect_comes_first_and_settled_inputs_are_not_asked_for() {
    let text = "Varón de 60 años con neumonía. TA 120/70 mmHg, Glasgow 15, creatinina 1 mg/dl, plaquetas 200.000/mm3.";
    let decisions = deciding(text, "sofa");
    assert!(decisions.iter().all(|d| !matches!(d.variable, "platelets" | "gcs")), "{decisions:?}");
    assert!(decisions.windows(2).all(|w| w[0].effect >= w[1].effect));
    let ratio = decisions.iter().find(|d| d.variable == "pf_ratio").expect("not stated");
    let lowest = &ratio.steps[0];
    assert_eq!(lowest.component, Some("resp"));
    assert!(lowest.points.is_some_and(|p| p.max >= 2));
    let bilirubin = decisions.iter().find(|d| d.variable == "bilirubin_total").expect("not stated");
    assert_eq!(bilirubin.steps.len(), 5, "five rows of the printed table");
}

#[test]
fn nothing_is_told_unasked() {
    assert!(read("Varón de 60 años. TA 85/50 mmHg.").decisions.is_empty());
}

#[test]
fn definitions_part_on_one_fact() {
    // Two signs of inflammation and an infection, no organ dysfunction.
    let text = "Mujer de 40 años con pielonefritis. T 39 ºC, FC 110 lpm, FR 18 rpm, TA 125/75 mmHg, SatO2 98%. Glasgow 15. \
                Leucocitos 11.000/mm3, creatinina 0,8 mg/dl, plaquetas 250.000/mm3, bilirrubina 0,6 mg/dl. PaO2/FiO2 450.";
    let analysis = read(text);
    assert_eq!(analysis.criterion("sepsis2_sepsis").unwrap().value, Tri::Yes);
    assert_eq!(analysis.criterion("sepsis3_sepsis").unwrap().value, Tri::No);
    let parting = agreement(&analysis, "sepsis").parting.expect("they differ");
    assert_eq!((parting.met, parting.other, parting.input), ("sepsis2_sepsis", "sepsis3_sepsis", "sofa"));
}

#[test]
fn shock_parts_on_lactate() {
    let text = "Varón de 60 años con neumonía. T 39 ºC, FC 120 lpm. TA 80/40 mmHg pese a fluidoterapia con 30 ml/kg. \
                Glasgow 12. Precisó noradrenalina a 0,3 µg/kg/min.";
    let options = Options {
        overrides: vec![foco::Override::parse(foco::Lexicon::spanish(), "fluids_adequate", "yes", "").unwrap()],
        ..Options::default()
    };
    let analysis = analyse(text, &options);
    assert_eq!(analysis.criterion("sepsis2_septic_shock").unwrap().value, Tri::Yes);
    assert_eq!(analysis.criterion("sepsis3_septic_shock").unwrap().value, Tri::Unknown);
    let parting = agreement(&analysis, "septic_shock").parting.expect("they differ");
    assert_eq!(parting.input, "lactate");
}

#[test]
fn where_definitions_agree_nothing_parts_them() {
    assert_eq!(agreement(&read("Varón de 60 años con tos."), "septic_shock").parting, None);
}

#[test]
fn what_is_not_written_is_not_documented() {
    let text = "Varón de 60 años con colangitis. Se extrajeron hemocultivos y a las 2 horas se inició meropenem. \
                Lactato 4 mmol/l. Drenaje percutáneo.";
    let analysis = read(text);
    let list = analysis.checklists.iter().find(|c| c.id == "ssc").unwrap();
    let item = |id: &str| list.items.iter().find(|i| i.id == id).unwrap();
    for documented in ["cultures", "lactate", "antibiotics", "source_control"] {
        assert_eq!(item(documented).value, "yes", "{documented}");
        assert!(!item(documented).evidence.is_empty());
    }
    for silent in ["fluids", "vasopressor", "map_target"] {
        assert_eq!((item(silent).value, item(silent).evidence.len()), ("unknown", 0), "{silent}");
    }
    let time = item("antibiotics").time.expect("it stands beside");
    assert_eq!(&text[time.start as usize..time.end as usize], "a las 2 horas");
}

#[test]
fn a_time_that_tells_nothing_and_a_wound_that_is_washed_are_no_evidence() {
    let item = |text: &str, id: &str| {
        let analysis = read(text);
        let list = analysis.checklists.iter().find(|c| c.id == "ssc").unwrap();
        list.items.iter().find(|i| i.id == id).unwrap().clone()
    };
    let control =
        item("Varón de 60 años con colangitis. Posteriormente se realizó drenaje de los abscesos.", "source_control");
    assert_eq!((control.value, control.time), ("yes", None));
    let washed = "Mujer de 60 años con una úlcera infectada. Cura de la úlcera con suero fisiológico al 0,9 %.";
    assert_eq!(item(washed, "fluids").value, "unknown");
    assert_eq!(item("Mujer de 60 años con sepsis. Se pautó suero fisiológico.", "fluids").value, "yes");
}

#[test]
fn signs_of_the_older_definition_are_listed_without_a_count() {
    let analysis = read("Varón de 60 años. T 38,2 ºC, FC 95 lpm. Leucocitos 9.000/mm3. Plaquetas 80.000/mm3.");
    let list = analysis.checklists.iter().find(|c| c.id == "sepsis2").unwrap();
    let value = |id: &str| list.items.iter().find(|i| i.id == id).unwrap().value;
    assert_eq!(
        ["temperature", "heart_rate", "leukocytes", "platelets", "lactate"].map(value),
        ["no", "yes", "no", "yes", "unknown"]
    );
}

#[test]
fn an_oedema_of_the_brain_is_not_one_of_the_skin() {
    let oedema = |text: &str| {
        let analysis = read(text);
        let list = analysis.checklists.iter().find(|c| c.id == "sepsis2").unwrap();
        list.items.iter().find(|i| i.id == "oedema").unwrap().value
    };
    assert_eq!(oedema("Varón de 60 años. TC con edema cerebral. Edema pulmonar."), "unknown");
    assert_eq!(oedema("Varón de 60 años con edema en ambas piernas."), "yes");
}

#[test]
fn gas_in_soft_tissue_overrides_a_low_score() {
    let told = |text: &str| read(text).criterion("lrinec_override").map(|c| c.value);
    assert_eq!(told("Varón de 60 años con celulitis. PCR 20 mg/L. TC con gas en partes blandas."), Some(Tri::Yes));
    assert_eq!(told("Varón de 60 años con celulitis. PCR 20 mg/L. TC sin gas en partes blandas."), None);
}

fn measurement(analysis: &Analysis, analyte: &str, value: f64) -> Id {
    analysis.measurements.iter().find(|m| m.analyte == analyte && m.value == value).expect("read").id
}

#[test]
fn the_reader_chooses_among_values() {
    let text = "Varón de 60 años con neumonía. TA 85/50 mmHg, lactato 5 mmol/l. Después TA 120/70 mmHg.";
    let chosen = measurement(&read(text), "sbp", 120.0);
    let sbp = |options: &Options| {
        let analysis = analyse(text, options);
        analysis.score("qsofa").unwrap().components.iter().find(|c| c.id == "sbp").map(|c| (c.min, c.max)).unwrap()
    };
    assert_eq!(sbp(&Options::default()), (1, 1));
    assert_eq!(sbp(&Options { choose: vec![chosen], ..Options::default() }), (0, 0));
    // The value that is passed over stays in the list.
    let analysis = analyse(text, &Options { choose: vec![chosen], ..Options::default() });
    assert!(analysis.measurements.iter().any(|m| m.analyte == "sbp" && m.value == 85.0));
}

#[test]
fn the_reader_gives_a_unit_and_confirms() {
    let text = "Varón de 60 años. PCR 40.";
    let before = read(text);
    let crp = before.measurements.iter().find(|m| m.analyte == "crp").expect("read");
    assert!(crp.ambiguous);
    let given = analyse(text, &Options { units: vec![(crp.id, "mg/dL".to_owned())], ..Options::default() });
    let read = given.measurements.iter().find(|m| m.analyte == "crp").unwrap();
    assert_eq!((read.value, read.ambiguous), (400.0, false));
    let confirmed = analyse(text, &Options { confirm: vec![crp.id], ..Options::default() });
    let read = confirmed.measurements.iter().find(|m| m.analyte == "crp").unwrap();
    assert_eq!((read.value, read.ambiguous), (40.0, false));
}

#[test]
fn a_rejected_finding_takes_its_facts_with_it_and_the_rest_keep_their_keys() {
    let text = "Varón de 60 años con fiebre y neumonía. Confuso.";
    let before = read(text);
    let fever = before.mentions.iter().find(|m| &text[m.span.start as usize..m.span.end as usize] == "fiebre").unwrap();
    let after = analyse(text, &Options { reject: vec![fever.id], ..Options::default() });
    assert!(after.facts.iter().all(|f| f.fact != "fever"));
    let key = |a: &Analysis| a.facts.iter().find(|f| f.fact == "altered_mentation").map(|f| f.id);
    assert_eq!(key(&before), key(&after));
}

#[test]
fn a_coagulopathy_of_sepsis_asks_for_an_infection() {
    let bleeding = "Varón de 60 años con {}. INR 2,1, plaquetas 60.000/mm3, creatinina 3 mg/dl, bilirrubina 5 mg/dl.";
    let sic = |illness: &str| {
        let analysis = read(&bleeding.replace("{}", illness));
        let reason = analysis.score("sic").unwrap().reason;
        (analysis.criterion("sic_met").map(|c| (c.value, c.missing.clone())), reason)
    };
    assert_eq!(sic("neumonía"), (Some((Tri::Yes, vec![])), None));
    assert_eq!(sic("hepatitis tóxica"), (Some((Tri::Unknown, vec!["infection"])), None));
    assert_eq!(sic("hepatitis tóxica. Sin infección"), (None, Some("no_infection")));
    // Points that deny it need no infection.
    let calm = read("Varón de 60 años con hepatitis tóxica. INR 1,0, plaquetas 250.000/mm3.");
    assert_eq!(calm.criterion("sic_met").map(|c| c.value), Some(Tri::No));
}

#[test]
fn an_anticoagulant_casts_doubt_on_the_ratio() {
    let told = |text: &str| read(text).notices.iter().any(|n| n.kind == "inr_on_anticoagulant");
    assert!(told("Varón de 60 años en tratamiento con acenocumarol. INR 7,43."));
    assert!(told("Varón de 82 años, con fibrilación auricular anticoagulada. INR 2,9."));
    assert!(!told("Varón de 60 años en tratamiento con acenocumarol. INR 1,1."));
    assert!(!told("Varón de 60 años con sepsis. INR 2,9."));
    assert!(!told("Varón de 60 años que no toma acenocumarol. INR 2,9."));
}

#[test]
fn an_infection_is_the_patients_and_told_or_denied_as_a_whole() {
    let infection = |text: &str| {
        let values = "Plaquetas 40.000/mm3, creatinina 4 mg/dl, Glasgow 9.";
        read(&format!("Varón de 60 años. {text} {values}")).criterion("sepsis3_sepsis").map(|c| c.value)
    };
    assert_eq!(infection("Una compañera de piso tuvo faringitis."), Some(Tri::Unknown));
    assert_eq!(infection("Su compañero de trabajo tenía gripe."), Some(Tri::Unknown));
    assert_eq!(infection("No signos de infección."), Some(Tri::No));
    // A wound without them says nothing of the lung.
    assert_eq!(infection("Herida quirúrgica sin signos de infección."), Some(Tri::Unknown));
    assert_eq!(infection("No signos de infección. Al tercer día, neumonía."), Some(Tri::Yes));
    assert_eq!(infection("En el LCR y en sangre crece Neisseria meningitidis."), Some(Tri::Yes));
    assert_eq!(infection("En el esputo crece Candida albicans."), Some(Tri::Unknown));
}

#[test]
fn a_definition_over_the_whole_report_takes_the_worst_value_too() {
    let text = "Varón de 60 años con neumonía. Lactato 1,5 mmol/l, plaquetas 40.000/mm3. Después lactato 5 mmol/l y \
                noradrenalina a 0,2 µg/kg/min.";
    let criterion = read(text).criterion("sepsis3_septic_shock").cloned().expect("an adult");
    assert_eq!((criterion.value, criterion.missing.as_slice()), (Tri::Unknown, &["fluids_adequate"][..]));
}
