//! Abbreviations that a text explains mean that from there on; those with several senses stay open where nothing tells.

use foco_extract::{Corrections, Extraction, Kind, Lexicon, Mention, extract};

fn read(text: &str) -> Extraction {
    extract(text, Lexicon::spanish(), &Corrections::default())
}

/// The mentions of an abbreviation, in order.
fn of<'a>(read: &'a Extraction, text: &str, form: &str) -> Vec<&'a Mention> {
    let own = |m: &&Mention| &text[m.span.start as usize..m.span.end as usize] == form;
    read.mentions.iter().filter(own).collect()
}

fn concepts(text: &str, form: &str) -> Vec<Option<&'static str>> {
    of(&read(text), text, form).iter().map(|m| m.concept.as_ref().map(|c| c.id)).collect()
}

#[test]
fn what_the_text_explains_holds_from_there_on() {
    let renal = "Ingresa por insuficiencia renal aguda (IRA). La IRA mejoró.";
    assert_eq!(concepts(renal, "IRA"), [Some("acute-kidney-injury"); 2]);
    let lungs = "Ingresa por insuficiencia respiratoria aguda (IRA). La IRA mejoró.";
    assert_eq!(concepts(lungs, "IRA"), [Some("acute-respiratory-failure"); 2]);
    let turned = "Presenta EP (embolia pulmonar). La EP se trató.";
    assert_eq!(concepts(turned, "EP"), [Some("pulmonary-embolism"); 2]);
    // Other abbreviations of the lexicon give way: this one is no kidney.
    let own = "Se midió el índice de recuperación articular (IRA). El IRA mejoró.";
    assert_eq!(concepts(own, "IRA"), []);
}

#[test]
fn the_explanation_is_told() {
    let text = "Tenía una neumonía adquirida en la comunidad (NAC), y la NAC mejoró.";
    let read = read(text);
    let abbreviation = read.abbreviations.first().expect("one is explained");
    let slice = |s: foco_extract::Span| &text[s.start as usize..s.end as usize];
    assert_eq!((slice(abbreviation.span), slice(abbreviation.long)), ("NAC", "neumonía adquirida en la comunidad"));
    assert_eq!(read.abbreviations.len(), 1);
}

#[test]
fn brackets_that_explain_nothing_are_left_alone() {
    for text in ["Hemoglobina baja (HTA conocida).", "Vive solo (UCI).", "(IRA)", "Fiebre (TA 120/80).", "x (", "AB ("]
    {
        assert!(read(text).abbreviations.is_empty(), "{text:?}");
    }
}

#[test]
fn an_open_sense_is_told_with_all_its_senses_and_no_concept() {
    let text = "Sospecha de EP.";
    let read = read(text);
    let open = of(&read, text, "EP");
    assert!(!open.is_empty());
    for mention in open {
        assert!(mention.concept.is_none() && mention.senses.len() >= 2, "{mention:?}");
    }
}

#[test]
fn the_usual_sense_is_told_with_the_others_beside_it() {
    let text = "Antecedentes: DM.";
    let read = read(text);
    let usual = of(&read, text, "DM");
    assert_eq!(usual.len(), 1);
    assert_eq!(usual[0].concept.as_ref().map(|c| c.id), Some("diabetes-mellitus"));
    assert!(usual[0].senses.len() >= 2);
}

#[test]
fn a_protein_is_read_where_a_value_stands_and_an_arrest_where_it_is_told() {
    let text = "PCR 115 mg/l. Después sufrió una PCR en asistolia.";
    let read = read(text);
    let kinds: Vec<Kind> = of(&read, text, "PCR").iter().map(|m| m.kind).collect();
    assert_eq!(kinds, [Kind::Analyte, Kind::Disease]);
    assert!(read.measurements.iter().any(|m| m.analyte == "crp" && m.value == 115.0));
}
