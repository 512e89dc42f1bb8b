//! What is told of mentions, sentence by sentence, and that any text can be asked.

mod sentences;

use foco_extract::{Corrections, Extraction, Lexicon, Relation, extract};
use proptest::prelude::*;
use sentences::{groups, slice};

fn read(text: &str) -> Extraction {
    extract(text, Lexicon::spanish(), &Corrections::default())
}

/// `prednisona dose: 30 mg = 30 mg`.
fn told(text: &str, read: &Extraction, relation: &Relation) -> String {
    let of = read.mentions.iter().find(|m| m.id == relation.of).expect("a relation is told of a mention");
    let kind = format!("{:?}", relation.kind).to_lowercase();
    let value = match (&relation.amount, relation.code) {
        (Some(a), _) => {
            let high = a.value_high.map(|high| format!("..{high}")).unwrap_or_default();
            format!(" = {}{high} {}", a.value, a.unit)
        }
        (None, Some(code)) => format!(" = {code}"),
        (None, None) => String::new(),
    };
    format!("{} {kind}: {}{value}", slice(text, of.span), slice(text, relation.span))
}

#[test]
fn relations_are_told_as_the_table_says() {
    let mut failures = Vec::new();
    for group in groups(include_str!("relations.toml")) {
        for case in &group.cases {
            let read = read(&case.text);
            let mut found: Vec<String> = read.relations.iter().map(|r| told(&case.text, &read, r)).collect();
            let mut wanted = case.says.clone();
            found.sort();
            wanted.sort();
            if found != wanted {
                failures.push(format!("{}: {:?} told {found:#?}", group.name, case.text));
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

fn check(text: &str) {
    let read = read(text);
    for relation in &read.relations {
        for span in [relation.span, relation.evidence] {
            assert!(
                text.get(span.start as usize..span.end as usize).is_some_and(|words| !words.is_empty()),
                "{span:?}"
            );
        }
        let of = read.mentions.iter().find(|m| m.id == relation.of).expect("of a mention");
        assert!(relation.evidence.contains(of.span) && relation.evidence.contains(relation.span));
        if let Some(to) = relation.to {
            assert!(to != relation.of && read.mentions.iter().any(|m| m.id == to && m.span == relation.span));
        }
        let ends = [relation.to.is_some(), relation.amount.is_some(), relation.code.is_some()];
        assert_eq!(ends.iter().filter(|end| **end).count(), 1, "{relation:?}");
        assert!(relation.amount.is_none_or(|a| a.value.is_finite() && a.value_high.is_none_or(|high| high > a.value)));
    }
}

/// Pieces that relations are made of, and pieces that nobody would write.
fn piece() -> impl Strategy<Value = String> {
    let parts = [
        "prednisona",
        "ceftriaxona",
        " 1 g",
        " 30 mg",
        "/8 h",
        " cada 0 horas",
        " cada 6-8 horas",
        " 1-0-1",
        " durante 2 semanas",
        " iv",
        " por vía oral",
        " de ",
        " en ",
        " absceso",
        " hígado",
        " derecho",
        " ecografía",
        " mostró ",
        ":",
        " positivo",
        " E. coli",
        " hemocultivo",
        " se aisló",
        " secundario a ",
        " por ",
        " neumonía",
        " provocó ",
        ". ",
        "\n",
        ", ",
        "(",
        ")",
        "/",
        "-",
        "999999999",
        " 0,",
        "\u{ad}",
        "\u{200f}",
        "🫀",
    ];
    prop_oneof![6 => proptest::sample::select(parts.map(str::to_owned).to_vec()), 1 => "\\PC{0,6}"]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_text_can_be_asked(pieces in proptest::collection::vec(piece(), 0..40)) {
        check(&pieces.concat());
    }
}

#[test]
fn the_work_grows_with_the_text() {
    check(&"prednisona 1 g ".repeat(1_000));
    check(&"absceso hígado derecho por ".repeat(1_000));
    check(&"ecografía mostró neumonía por E. coli en orina ".repeat(1_000));
}
