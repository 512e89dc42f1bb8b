//! Scores as forms: what each reads, and what follows when the reader gives, chooses or takes away a value.

use foco::{Analysis, BadOverride, InputReading, InputSource, Lexicon, Options, Override, Points, Tri, Value, analyse};
use proptest::prelude::*;

const REPORT: &str =
    "Varón de 60 años con neumonía que refiere fiebre. TA 85/50 mmHg, FR 24 rpm, plaquetas 96.000/mm3.";

fn given(variable: &str, value: &str) -> Override {
    Override::parse(Lexicon::spanish(), variable, value, "").expect("a good value")
}

fn with(text: &str, overrides: Vec<Override>) -> Analysis {
    analyse(text, &Options { overrides, inputs: true, ..Options::default() })
}

fn input(analysis: &Analysis, score: &str, variable: &str) -> InputReading {
    let score = analysis.score(score).expect("always there");
    score.inputs.iter().find(|i| i.variable == variable).expect("it is read").clone()
}

fn component(analysis: &Analysis, score: &str, id: &str) -> (i32, i32) {
    let score = analysis.score(score).expect("always there");
    score.components.iter().find(|c| c.id == id).map(|c| (c.min, c.max)).expect("a component")
}

#[test]
fn every_input_tells_where_it_comes_from() {
    let analysis = with(REPORT, vec![given("bilirubin_total", "3,4")]);
    let source = |variable| input(&analysis, "sofa", variable).source.as_str();
    assert_eq!(
        ["platelets", "map", "gcs", "bilirubin_total", "creatinine"].map(source),
        ["text", "derived", "assumed", "user", "missing"]
    );
    let platelets = input(&analysis, "sofa", "platelets");
    assert_eq!(platelets.component, Some("coag"));
    assert_eq!(platelets.value.and_then(|v| v.as_number()), Some(96.0));
    let creatinine = input(&analysis, "sofa", "creatinine");
    assert!(creatinine.effect > 0 && creatinine.value.is_none());
    assert_eq!(component(&analysis, "sofa", "liver"), (2, 2));
}

#[test]
fn the_lists_are_left_out_unless_asked_for() {
    assert!(analyse(REPORT, &Options::default()).scores.iter().all(|s| s.inputs.is_empty()));
}

#[test]
fn several_values_are_listed_and_the_choice_can_be_changed() {
    let text = "Varón de 60 años. Ingreso: creatinina 3,8 mg/dl. A las 48 horas creatinina 1,4 mg/dl.";
    let listed = input(&with(text, vec![]), "sofa", "creatinine").candidates;
    let chosen: Vec<bool> = listed.iter().map(|c| c.chosen).collect();
    assert_eq!(chosen, [true, false], "the worse one");
    let other = listed[1].choose.expect("it can be chosen");
    let changed = analyse(text, &Options { choose: vec![other], inputs: true, ..Options::default() });
    assert_eq!(component(&changed, "sofa", "renal").0, 1);
    let listed = input(&changed, "sofa", "creatinine").candidates;
    assert_eq!(listed.iter().map(|c| c.chosen).collect::<Vec<_>>(), [false, true], "both stay in the list");
}

#[test]
fn a_value_in_another_unit_is_read_in_its_own_column() {
    let micromoles = Override::parse(Lexicon::spanish(), "creatinine", "108", "µmol/l").expect("a unit of it");
    assert_eq!(component(&with("Varón de 60 años.", vec![micromoles]), "sofa", "renal").0, 0);
}

#[test]
fn one_answer_serves_every_score_that_needs_it() {
    let analysis = with(REPORT, vec![given("urea", "60"), given("pressors", "norepi 0,2"), given("gcs", "13")]);
    assert_eq!(component(&analysis, "curb65", "u"), (1, 1));
    assert_eq!(component(&analysis, "sofa", "cv"), (4, 4));
    assert_eq!(component(&analysis, "qsofa", "ment"), (1, 1));
    let none = with(REPORT, vec![given("vasopressor", "no"), given("altered_mentation", "no")]);
    assert_eq!(component(&none, "sofa", "cv"), (1, 1));
    assert_eq!(component(&none, "sofa", "cns"), (0, 0));
    assert_eq!(none.criterion("sepsis3_septic_shock").map(|c| c.value), Some(Tri::No));
}

#[test]
fn impossible_values_are_refused_with_the_plausible_range() {
    let refused = |variable: &str, value: &str| Override::parse(Lexicon::spanish(), variable, value, "").unwrap_err();
    assert!(matches!(refused("gcs", "2"), BadOverride::Impossible { min, max, .. } if (min, max) == (3.0, 15.0)));
    assert!(refused("platelets", "muchas").to_string().contains("needs a number"));
    assert!(matches!(refused("pressors", "norepi mucho"), BadOverride::NoValue(..)));
    assert!(matches!(refused("sofa", "3"), BadOverride::UnknownVariable(_)), "worked out, never given");
}

#[test]
fn everything_that_a_score_misses_can_be_given_or_is_a_list() {
    let analysis = analyse("Varón de 60 años.", &Options::default());
    for missing in analysis.scores.iter().flat_map(|s| &s.missing) {
        let lists = ["charlson_conditions", "sofa", "sirs", "sofa_four_organs", "lactate_unit"];
        let asked = foco::question(Lexicon::spanish(), missing.variable).is_some();
        assert!(asked || lists.contains(&missing.variable), "{}", missing.variable);
    }
}

#[test]
fn thresholds_are_those_of_the_score() {
    let cuts = |score, input| {
        let scale = foco::scale(score, input).expect("a number");
        scale.cuts.iter().map(|c| c.at).collect::<Vec<_>>()
    };
    assert_eq!(cuts("sofa", "plt"), [20.0, 50.0, 100.0, 150.0]);
    assert_eq!(cuts("qsofa", "rr"), [22.0]);
    assert!(foco::scale("sofa", "vent").is_none());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// A value that the reader gives for something missing never widens the range of a score.
    #[test]
    fn giving_what_is_missing_never_widens(which in 0usize..40, share in 0.0f64..1.0) {
        let before = with(REPORT, vec![]);
        let sofa = before.score("sofa").expect("always there");
        let open: Vec<_> = sofa.inputs.iter().filter(|i| i.source == InputSource::Missing).collect();
        let variable = open[which % open.len()].variable;
        let Some((_, foco::Asked::Number { min, max, .. })) = foco::question(Lexicon::spanish(), variable) else {
            return Ok(());
        };
        let value = format!("{}", min + (max - min) * share);
        let after = with(REPORT, vec![given(variable, &value)]);
        let (a, b) = (points(&before), points(&after));
        prop_assert!(b.min >= a.min && b.max <= a.max, "{variable} = {value}: {a:?} → {b:?}");
    }

    /// No text in a field does anything but give a value or be refused.
    #[test]
    fn any_text_is_a_value_or_refused(variable in "\\PC{0,12}|gcs|pressors|avpu|infection", value in "\\PC{0,20}", unit in "\\PC{0,6}") {
        if let Ok(given) = Override::parse(Lexicon::spanish(), &variable, &value, &unit) {
            let after = with("", vec![given.clone()]);
            prop_assert!(after.scores.len() > 10);
            prop_assert!(!matches!(given.value, Value::Number(q) if q.interval.point().is_none()));
        }
    }
}

fn points(analysis: &Analysis) -> Points {
    analysis.score("sofa").and_then(|s| s.contextual).expect("it sums")
}
