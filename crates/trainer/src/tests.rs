//! Training and reading back, on made-up sentences.

use crate::corpus::{Annotated, Report};
use crate::crf::Settings;
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
        fold: None,
        with_valid: false,
        cardio: 1.0,
        taught: 1.0,
        least: 1,
        settings: Settings { rounds: 6, l1: 0.0, ..Settings::default() },
        scale: 24.0,
        most: 100_000,
    }
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
    let train = || learn(&lessons(), &Clusters::default(), &options(), false);
    assert_eq!(train(), train());
    let other = Options { settings: Settings { seed: 2, ..options().settings }, ..options() };
    assert_ne!(train(), learn(&lessons(), &Clusters::default(), &other, false));
}

#[test]
fn what_counts_nothing_teaches_nothing() {
    let mut lessons = lessons();
    lessons.iter_mut().for_each(|l| l.weight[Layer::Drug as usize] = 0.0);
    let tagger = Tagger::from_bytes(&learn(&lessons, &Clusters::default(), &options(), false)).unwrap();
    let text = Text::new("Se pauta ibuprofeno y mejora.");
    assert!(tagger.tag(&text).iter().all(|t| t.layer != Layer::Drug || t.margin == 0));
}

#[test]
fn of_too_many_features_the_telling_ones_are_kept() {
    let few = Options { most: 120, ..options() };
    let (all, few) = (
        learn(&lessons(), &Clusters::default(), &options(), false),
        learn(&lessons(), &Clusters::default(), &few, false),
    );
    assert!(few.len() < all.len());
    let (counts, _) = measure::measure(&Tagger::from_bytes(&few).unwrap(), &lessons());
    assert!(counts[Layer::Drug as usize].overlap().f1() > 0.5);
}
