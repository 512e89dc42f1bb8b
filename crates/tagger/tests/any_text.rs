//! The shipped model on any text, and damaged models.

use foco_tagger::{Layer, Tagged, Tagger};
use foco_text::Text;
use proptest::prelude::*;
use std::sync::OnceLock;

const MODEL: &[u8] = include_bytes!("../model/es.bin");

fn tagger() -> &'static Tagger {
    static TAGGER: OnceLock<Tagger> = OnceLock::new();
    TAGGER.get_or_init(|| Tagger::from_bytes(MODEL).expect("the shipped model is of this version"))
}

fn words(source: &str, layer: Layer) -> Vec<String> {
    let text = Text::new(source);
    let tagged = tagger().tag(&text);
    tagged.iter().filter(|t| t.layer == layer).map(|t| text.slice(text.span(t.tokens)).to_owned()).collect()
}

#[test]
fn whole_noun_phrases_are_found() {
    let report = "Varón de 60 años con hipertensión arterial que acude por fiebre y dolor abdominal. \
                  Se realiza ecografía abdominal y se inicia tratamiento con amoxicilina.";
    assert_eq!(words(report, Layer::Disease), ["hipertensión arterial"]);
    assert_eq!(words(report, Layer::Symptom), ["fiebre", "dolor abdominal"]);
    assert_eq!(words(report, Layer::Procedure), ["ecografía abdominal"]);
    assert_eq!(words(report, Layer::Drug), ["amoxicilina"]);
}

#[test]
fn a_damaged_model_is_an_error_and_says_so() {
    assert!(Tagger::from_bytes(b"").is_err());
    assert!(Tagger::from_bytes(b"FOCOTAG\x01rest").unwrap_err().to_string().contains("begins otherwise"));
    for at in (0..MODEL.len()).step_by(MODEL.len() / 40 + 1) {
        assert!(Tagger::from_bytes(&MODEL[..at]).is_err(), "cut at {at}");
        let mut changed = MODEL.to_vec();
        changed[at] ^= 0x55;
        assert!(Tagger::from_bytes(&changed).is_err(), "changed at {at}");
    }
}

fn check(source: &str) -> Result<(), TestCaseError> {
    let text = Text::new(source);
    let tagged = tagger().tag(&text);
    prop_assert_eq!(&tagged, &tagger().tag(&text));
    for layer in Layer::ALL {
        let own: Vec<&Tagged> = tagged.iter().filter(|t| t.layer == layer).collect();
        for pair in own.windows(2) {
            prop_assert!(pair[0].tokens.end <= pair[1].tokens.start);
        }
        for mention in own {
            prop_assert!(!mention.tokens.is_empty() && mention.tokens.end <= text.tokens.len());
            prop_assert!((0.0..=1.0).contains(&mention.confidence));
        }
    }
    Ok(())
}

proptest! {
    #[test]
    fn any_text_is_tagged_in_order_and_the_same_twice(source in any::<String>()) {
        check(&source)?;
    }

    #[test]
    fn texts_of_clinical_words_too(words in prop::collection::vec(
        prop::sample::select(vec!["fiebre", "de", "dolor", "TAC", "AAS", ".", ",", "\n", "grave", "\u{0}", "\u{202e}x", "2", "("]),
        0..60,
    )) {
        check(&words.join(" "))?;
        check(&words.concat())?;
    }
}
