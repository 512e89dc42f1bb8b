//! The reference case against the values worked out by hand in the score specification. It is not part of the
//! project, so without `../shared` these tests say that they were skipped.

#![expect(clippy::print_stdout, reason = "a test says what it skips")]

use foco::{Analysis, Options, Points, Presence, Tri, analyse};

fn reference() -> Option<String> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/seed/caso.txt");
    let text = std::fs::read_to_string(path).ok();
    if text.is_none() {
        println!("skipped: ../shared is not here");
    }
    text
}

fn words(text: &str, span: foco::Span) -> &str {
    &text[span.start as usize..span.end as usize]
}

fn values(analysis: &Analysis, analyte: &str) -> Vec<f64> {
    analysis.measurements.iter().filter(|m| m.analyte == analyte).map(|m| m.value).collect()
}

fn points(min: i32, max: i32) -> Option<Points> {
    Some(Points { min, max })
}

#[test]
fn all_stated_measurements_are_read_where_they_stand() {
    let Some(text) = reference() else { return };
    let analysis = analyse(&text, &Options::default());
    let expected: &[(&str, &[f64], &str)] = &[
        ("age", &[47.0], "47"),
        ("sbp", &[80.0], "80/50"),
        ("dbp", &[50.0], "80/50"),
        ("heart_rate", &[109.0, 109.0], "109"),
        ("temperature", &[37.5], "37,5"),
        ("leukocytes", &[27.4], "27.400"),
        ("neutrophils_pct", &[22.0], "22"),
        ("hemoglobin", &[9.9], "9,9"),
        ("creatinine", &[0.8], "0,80"),
        ("ldh", &[313.0], "313"),
        ("procalcitonin", &[0.84], "0,84"),
        ("crp", &[115.0], "115"),
    ];
    for (analyte, wanted, written) in expected {
        assert_eq!(values(&analysis, analyte), *wanted, "{analyte}");
        let first = analysis.measurements.iter().find(|m| m.analyte == *analyte).unwrap();
        assert_eq!(words(&text, first.span), *written, "{analyte}");
    }
    assert_eq!(analysis.measurements.len(), 13);
    let inferred: Vec<&str> = analysis
        .measurements
        .iter()
        .filter(|m| m.unit_source == foco::UnitSource::Inferred && !matches!(m.analyte, "sbp" | "dbp"))
        .map(|m| m.analyte)
        .collect();
    assert_eq!(inferred, ["creatinine", "ldh", "procalcitonin", "crp"]);
    let notices: Vec<&str> = analysis.notices.iter().map(|n| n.kind).collect();
    assert!(notices.contains(&"label_misspelt") && notices.contains(&"suspicious_value"), "{notices:?}");
    assert!(analysis.measurements.iter().any(|m| m.analyte == "neutrophils_pct" && m.suspicious));
}

#[test]
fn the_scores_are_those_worked_by_hand() {
    let Some(text) = reference() else { return };
    let analysis = analyse(&text, &Options::default());
    let check = |id: &str, observed: i32, contextual, strict, all| {
        let score = analysis.score(id).unwrap();
        let found = (score.observed_min, score.contextual, score.strict, score.strict_all_arms);
        assert_eq!(found, (Some(observed), contextual, strict, all), "{id}");
    };
    check("sofa", 2, points(2, 14), points(2, 20), points(2, 24));
    check("sirs", 2, points(2, 3), points(2, 3), points(2, 3));
    check("qsofa", 1, points(1, 2), points(1, 3), points(1, 3));
    check("news2", 4, points(4, 12), points(4, 15), points(4, 15));
    check("sofa2", 2, points(2, 14), points(2, 20), points(2, 24));
    check("mews", 3, points(3, 6), points(3, 9), points(3, 9));
    check("pitt", 2, points(2, 2), points(2, 12), points(2, 12));
    check("qpitt", 1, points(1, 2), points(1, 4), points(1, 4));
    check("apache2", 6, points(6, 30), points(6, 42), points(6, 42));
    check("saps2", 21, points(21, 67), points(21, 104), points(21, 104));
    check("meds", 0, points(0, 12), points(0, 16), points(0, 16));
    check("curb65", 1, points(1, 3), points(1, 4), points(1, 4));
    check("lrinec", 4, points(4, 7), points(4, 11), points(4, 11));
    check("charlson", 0, points(0, 0), points(0, 0), points(0, 0));
    check("sic", 2, points(2, 4), points(2, 6), points(2, 6));
    check("isth_dic", 0, points(0, 5), points(0, 8), points(0, 8));
    check("piro", 2, points(2, 18), points(2, 20), points(2, 20));
    assert_eq!(analysis.score("ckdepi").unwrap().values["value"], 110.0);
    let hemo = &analysis.score("hemo").unwrap().values;
    assert_eq!((hemo["map"], (hemo["shock_index"] * 100.0).round()), (60.0, 136.0));
    let arrival = analysis.scores.iter().find(|s| s.id == "sofa" && s.window == foco::Window::Presentation).unwrap();
    assert_eq!(
        (arrival.contextual, arrival.strict, arrival.strict_all_arms),
        (points(1, 11), points(1, 17), points(1, 21))
    );
    let red: Vec<_> = analysis.score("news2").unwrap().components.iter().filter(|c| c.min == 3).map(|c| c.id).collect();
    assert_eq!(red, ["sbp"]);
}

#[test]
fn sepsis_is_certain_and_shock_cannot_be_told() {
    let Some(text) = reference() else { return };
    let analysis = analyse(&text, &Options::default());
    assert_eq!(analysis.criterion("sepsis3_sepsis").unwrap().value, Tri::Yes);
    let shock = analysis.criterion("sepsis3_septic_shock").unwrap();
    assert_eq!(shock.value, Tri::Unknown);
    assert!(shock.missing.contains(&"lactate") && shock.missing.contains(&"fluids_adequate"), "{:?}", shock.missing);
    let stated = shock.stated.unwrap();
    assert_eq!((stated.value, words(&text, stated.span)), ("yes", "Shock séptico"));
    assert_eq!(analysis.criterion("sirs_positive").unwrap().value, Tri::Yes);
    assert_eq!(analysis.criterion("qsofa_positive").unwrap().value, Tri::Unknown);
    assert_eq!(analysis.criterion("news2_single_red").unwrap().value, Tri::Yes);
    // Coagulation is called normal, so platelets decide nothing.
    assert_eq!(analysis.criterion("sic_met").unwrap().value, Tri::No);
    assert_eq!(analysis.score("berlin").unwrap().bands, ["no"]);
    let ladder =
        ["sepsis2_sepsis", "sepsis2_severe", "sepsis2_septic_shock"].map(|id| analysis.criterion(id).unwrap().value);
    assert_eq!(ladder, [Tri::Yes, Tri::Yes, Tri::Unknown]);
}

#[test]
fn findings_are_asserted_as_the_report_asserts_them() {
    let Some(text) = reference() else { return };
    let analysis = analyse(&text, &Options::default());
    let presence = |needle: &str| -> Vec<Presence> {
        let of = |m: &&foco::Mention| words(&text, m.span).to_lowercase().contains(needle);
        analysis.mentions.iter().filter(of).map(|m| m.assertion.presence).collect()
    };
    for negated in ["soplos", "focalidad", "antecedentes"] {
        assert_eq!(presence(negated).first(), Some(&Presence::Absent), "{negated}");
    }
    assert!(presence("líquido libre").iter().all(|p| *p == Presence::Present));
    assert_eq!(presence("abdomen").first(), Some(&Presence::NotAssessable));
    let discitis = presence("espondilodiscitis");
    assert_eq!((discitis.first(), discitis.last()), (Some(&Presence::Possible), Some(&Presence::Present)));
    let problem = analysis.problems.iter().find(|p| p.label == "espondilodiscitis").unwrap();
    assert_eq!(
        (problem.presence, problem.course.as_slice()),
        (Presence::Present, &[Presence::Possible, Presence::Present][..])
    );
}

#[test]
fn no_rule_depends_on_this_text() {
    let Some(text) = reference() else { return };
    // Other numbers.
    let other = text
        .replace("80/50", "124/76")
        .replace("109", "84")
        .replace("37,5o", "38,6o")
        .replace("27.400", "9.300")
        .replace("neutrófilos 22%", "neutrófilos 71%")
        .replace("drogas vasoactivas", "sueroterapia");
    let analysis = analyse(&other, &Options::default());
    assert_eq!((values(&analysis, "sbp"), values(&analysis, "temperature")), (vec![124.0], vec![38.6]));
    assert_eq!(analysis.score("sirs").unwrap().contextual, points(1, 2));
    assert_eq!(analysis.score("sofa").unwrap().observed_min, Some(0));
    assert!(!analysis.notices.iter().any(|n| n.kind == "suspicious_value"));
    // The sentences of the examination in another order.
    let (start, end) = (text.find("A la exploración").unwrap(), text.find("EEII:").unwrap());
    let mut sentences: Vec<&str> = text[start..end].split_inclusive(". ").collect();
    sentences[1..].reverse();
    let moved = format!("{}{}{}", &text[..start], sentences.concat(), &text[end..]);
    let (before, after) = (analyse(&text, &Options::default()), analyse(&moved, &Options::default()));
    for id in ["sofa", "sirs", "qsofa", "news2"] {
        assert_eq!(before.score(id).unwrap().strict, after.score(id).unwrap().strict, "{id}");
    }
}
