//! Training and reading back, on made-up sentences.

use crate::corpus::{Annotated, Report};
use crate::network::Settings;
use crate::options::Options;
use crate::{learn, measure};
use foco_tagger::{Clusters, LAYERS, Layer, Tagger};
use foco_text::{Span, Text};

/// A report with `[…]` around the symptoms and `<…>` around the drugs.
fn report(marked: &str) -> Report {
    let mut report = Report { text: String::new(), mentions: Vec::new(), weight: [1.0; LAYERS] };
    let mut start = 0;
    for c in marked.chars() {
        let at = report.text.len() as u32;
        match c {
            '[' | '<' => start = at,
            ']' | '>' => {
                let layer = if c == ']' { Layer::Symptom } else { Layer::Drug };
                report.mentions.push(Annotated { layer, span: Span::new(start, at), confidence: 1.0 });
            }
            c => report.text.push(c),
        }
    }
    report
}

fn lessons() -> Vec<Report> {
    let signs = ["fiebre", "tos seca", "dolor torácico", "cefalea intensa", "disnea de esfuerzo"];
    let drugs = ["paracetamol", "amoxicilina", "ibuprofeno"];
    let pairs = signs.iter().flat_map(|sign| drugs.iter().map(move |drug| (sign, drug)));
    pairs.map(|(sign, drug)| report(&format!("Acude por [{sign}]. Se pauta <{drug}> y mejora."))).collect()
}

fn options() -> Options {
    Options {
        corpora: "".into(),
        training: "".into(),
        out: None,
        choosing: false,
        with_valid: false,
        cardio: 1.0,
        taught: 1.0,
        least: 1,
        model: None,
        favour: Some(0),
        settings: Settings { rounds: 400, rate: 0.01, ..Settings::default() },
    }
}

/// Too short to learn much.
fn quick() -> Options {
    Options { settings: Settings { rounds: 3, ..options().settings }, ..options() }
}

#[test]
fn what_was_shown_is_found_also_in_other_company() {
    let model = learn(&lessons(), &Clusters::default(), &options(), false);
    let tagger = Tagger::from_bytes(&model).unwrap();
    let other = "El niño acude por tos seca. Se pauta ibuprofeno.";
    let text = Text::new(other);
    let found: Vec<_> = tagger.tag(&text).iter().map(|t| (t.layer, text.slice(text.span(t.tokens)))).collect();
    assert_eq!(found, [(Layer::Symptom, "tos seca"), (Layer::Drug, "ibuprofeno")]);
    let (counts, _) = measure::measure(&tagger, &lessons());
    assert_eq!(counts[Layer::Symptom as usize].strict().f1(), 1.0);
    assert_eq!(counts[Layer::Disease as usize].strict().f1(), 0.0, "there is none");
}

#[test]
fn the_same_lessons_give_the_same_model() {
    let train = || learn(&lessons(), &Clusters::default(), &quick(), false);
    assert_eq!(train(), train());
    let other = Options { settings: Settings { seed: 2, ..quick().settings }, ..quick() };
    assert_ne!(train(), learn(&lessons(), &Clusters::default(), &other, false));
}

#[test]
fn what_counts_nothing_teaches_nothing() {
    let mut lessons = lessons();
    lessons.iter_mut().for_each(|l| l.weight[Layer::Drug as usize] = 0.0);
    let model = learn(&lessons, &Clusters::default(), &quick(), false);
    lessons.iter_mut().for_each(|l| l.mentions.retain(|m| m.layer != Layer::Drug));
    assert_eq!(learn(&lessons, &Clusters::default(), &quick(), false), model);
}

#[test]
fn a_word_that_is_seen_too_rarely_has_no_vector_of_its_own() {
    let rarely = Options { least: 20, ..quick() };
    let (all, few) = (
        learn(&lessons(), &Clusters::default(), &quick(), false),
        learn(&lessons(), &Clusters::default(), &rarely, false),
    );
    assert!(few.len() < all.len());
}
