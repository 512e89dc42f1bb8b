//! One list of mentions from the lexicon and the tagger.

use foco_extract::{Corrections, Extraction, Kind, Lexicon, Mention, Source, Tagger, extract, extract_with};
use std::sync::OnceLock;

fn tagger() -> &'static Tagger {
    static TAGGER: OnceLock<Tagger> = OnceLock::new();
    TAGGER.get_or_init(|| Tagger::from_bytes(include_bytes!("../../tagger/model/es.bin")).expect("the shipped model"))
}

fn read(text: &str) -> Extraction {
    extract_with(text, Lexicon::spanish(), Some(tagger()), &Corrections::default())
}

const REPORT: &str = "Mujer de 70 años con insuficiencia renal crónica que acude por fiebre y dolor abdominal intenso. \
                      Niega disnea. TA 80/50 mmHg. Se inicia noradrenalina y meropenem por shock séptico de origen \
                      urinario. Se realiza TAC abdominal sin hallazgos.";

#[test]
fn the_tagger_gives_the_span_and_the_lexicon_the_concept() {
    let read = read(REPORT);
    let words = |m: &Mention| &REPORT[m.span.start as usize..m.span.end as usize];
    let wider = |m: &&Mention| m.concept.is_some() && m.source == Source::Model && words(m).contains(' ');
    assert!(read.mentions.iter().any(|m| wider(&m)), "a phrase around a term");
    let fever = read.mentions.iter().find(|m| words(m) == "fiebre").expect("fiebre");
    assert_eq!((fever.source, fever.concept.as_ref().map(|c| c.label)), (Source::Lexicon, Some("fiebre")));
}

#[test]
fn within_a_kind_nothing_is_named_twice() {
    let read = read(REPORT);
    for (nth, one) in read.mentions.iter().enumerate() {
        for other in &read.mentions[nth + 1..] {
            assert!(one.kind != other.kind || !one.span.overlaps(other.span), "{one:?} {other:?}");
        }
    }
}

#[test]
fn facts_and_measurements_do_not_depend_on_the_tagger() {
    let (with, without) = (read(REPORT), extract(REPORT, Lexicon::spanish(), &Corrections::default()));
    assert!(!with.facts.is_empty());
    assert_eq!(with.measurements, without.measurements);
    let stated = |e: &Extraction| e.facts.iter().map(|f| (f.fact, f.value.clone(), f.evidence)).collect::<Vec<_>>();
    assert_eq!(stated(&with), stated(&without));
    // Each fact points to a mention of the list that holds its words.
    for fact in &with.facts {
        let of = with.mentions.iter().find(|m| Some(m.id) == fact.mention).expect("in the list");
        assert!(of.span.overlaps(fact.evidence), "{fact:?} {of:?}");
    }
}

#[test]
fn what_heads_a_part_of_the_examination_is_no_disease() {
    let kinds = |text: &str| -> Vec<(Kind, String)> {
        let words = |m: &Mention| text[m.span.start as usize..m.span.end as usize].to_owned();
        read(text).mentions.iter().map(|m| (m.kind, words(m))).collect()
    };
    let arthritis = (Kind::Disease, "AR".to_owned());
    let lungs = kinds("A la exploración: AC: tonos rítmicos, sin soplos. AR: murmullo vesicular conservado.");
    assert!(!lungs.contains(&arthritis), "{lungs:?}");
    let joints = kinds("Mujer con AR seropositiva en tratamiento con metotrexato.");
    assert!(joints.iter().any(|(kind, words)| *kind == Kind::Disease && words.starts_with("AR")), "{joints:?}");
}

#[test]
fn what_is_said_of_a_tagged_mention_is_judged() {
    let read = read(REPORT);
    let breath = read.mentions.iter().find(|m| REPORT[m.span.start as usize..].starts_with("disnea")).expect("disnea");
    assert_eq!(breath.assertion.presence, foco_extract::Presence::Absent);
}

#[test]
fn a_label_of_a_record_number_is_no_test() {
    let text = "Paciente: Lucía Vidal. NHC: 4821190. Mujer de 66 años. NHC 123456, se realiza TAC.";
    let read = read(text);
    let named: Vec<&str> = read.mentions.iter().map(|m| &text[m.span.start as usize..m.span.end as usize]).collect();
    assert!(named.contains(&"TAC") && !named.contains(&"NHC"), "{named:?}");
}

#[test]
fn codes_are_told_only_where_the_words_say_no_more_than_the_concept() {
    const BEFORE: &str = "Presentaba ";
    let of = |text: &str| {
        let concepts = read(text).mentions.into_iter().filter_map(|m| m.concept.map(|c| (m.span, c)));
        let first = { concepts }.find(|(span, _)| span.start as usize == BEFORE.len());
        first.map(|(span, c)| (span.end as usize - BEFORE.len(), c.label, c.codes.first().map(|code| code.code)))
    };
    for (words, label, code) in [
        ("fiebre persistente", "fiebre", Some("R50.9")),
        ("edema cerebral", "edema cerebral", Some("G93.6")),
        ("neumonía grave", "neumonía", Some("J18.9")),
        ("depresión leve", "depresión", None),
        ("eccema de manos y pies", "eccema", None),
    ] {
        let text = format!("{BEFORE}{words} y se ingresó.");
        let read = of(&text).unwrap_or_else(|| panic!("{text}"));
        assert_eq!((read.1, read.2), (label, code), "{text}");
        assert_eq!(read.0, words.len(), "{text}: the whole of it");
    }
}

#[test]
fn a_finding_whose_own_words_say_so_is_normal_or_absent() {
    let text = "Genitales externos normales. Puñopercusión renal bilateral negativa. Acude por cefalea.";
    let read = read(text);
    let said = |words: &str| {
        let of = |m: &&Mention| m.kind == Kind::Symptom && text[m.span.start as usize..].starts_with(words);
        read.mentions.iter().find(of).unwrap_or_else(|| panic!("{words}")).assertion.presence
    };
    assert_eq!(said("Genitales"), foco_extract::Presence::Normal);
    assert_eq!(said("Puñopercusión"), foco_extract::Presence::Absent);
    assert_eq!(said("cefalea"), foco_extract::Presence::Present);
}

#[test]
fn what_is_lacking_is_not_lacking_twice() {
    let text = "Ausencia de pulsos poplíteo y pedio.";
    let read = read(text);
    let pulses = read.mentions.iter().find(|m| text[m.span.start as usize..].starts_with("pulsos")).expect("pulsos");
    assert_ne!(pulses.concept.as_ref().map(|c| c.label), Some("ausencia de pulso"), "{pulses:?}");
}

#[test]
fn the_cause_that_a_longer_mention_names_is_a_problem_of_its_own() {
    let text = "Se sospechó celulitis. Presentó shock séptico por celulitis de pierna izquierda.";
    let read = read(text);
    let problem = read.problems.iter().find(|p| p.label == "celulitis").expect("celulitis");
    assert_eq!((problem.presence, problem.mentions.len()), (foco_extract::Presence::Present, 2), "{problem:?}");
}

#[test]
fn an_adjective_before_the_taggers_words_keeps_their_concept() {
    let problems = |text: &str| read(text).problems.into_iter().map(|p| p.label).collect::<Vec<_>>();
    assert!(problems("TAC: Discreto derrame pleural bilateral.").contains(&"derrame pleural"));
    assert!(!problems("Dolor en la cara anterior del tobillo.").contains(&"dolor facial"));
    assert!(problems("Dolor en la cara.").contains(&"dolor facial"));
}

#[test]
fn a_mention_has_the_concept_of_its_own_words() {
    let named = |text: &str, words: &str| {
        let read = read(text);
        let mention = read.mentions.iter().find(|m| &text[m.span.start as usize..m.span.end as usize] == words);
        mention.and_then(|m| m.concept.as_ref()).map(|c| c.label)
    };
    // The term goes on with another finding.
    assert_eq!(named("A la exploración consciente y orientado, sin focalidad.", "consciente"), Some("consciente"));
    assert_eq!(named("Consulta por fiebre y dolor.", "fiebre"), Some("fiebre"));
    // The tagger's drug is a treatment of the lexicon, or the other way round.
    assert_eq!(named("Fue tratado con insulinoterapia durante años.", "insulinoterapia"), Some("insulina"));
    assert_eq!(named("Precisó drogas vasoactivas.", "drogas vasoactivas"), Some("fármacos vasoactivos"));
}
