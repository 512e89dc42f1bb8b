//! Every data file of terms holds its own tests: marked sentences that must match exactly there, and sentences
//! without marks that must not match at all.

use foco_lexicon::{Item, Kind, Lexicon};
use foco_text::Text;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

#[expect(dead_code, reason = "the build script reads the fields that these tests do not")]
#[path = "../build/schema.rs"]
mod schema;

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("the data folder is there").flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(files(&path));
        } else if path.extension().is_some_and(|e| e == "toml") {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// Text without marks, and where the marks were.
fn unmark(marked: &str) -> (String, Vec<(usize, usize)>) {
    let (mut text, mut spans, mut open) = (String::new(), Vec::new(), None);
    for c in marked.chars() {
        match c {
            '[' => open = Some(text.len()),
            ']' => spans.push((open.take().expect("a mark is opened before it is closed"), text.len())),
            c => text.push(c),
        }
    }
    (text, spans)
}

/// The longest matches of some meanings, left to right.
fn longest(lexicon: &Lexicon, text: &str, own: impl Fn(Item) -> bool) -> Vec<(usize, usize)> {
    let text = Text::new(text);
    let found = lexicon.scan(&text);
    let mut end = 0;
    let mut spans = Vec::new();
    for matched in found.all() {
        if matched.tokens.start >= end && own(matched.item) {
            end = matched.tokens.end;
            let span = text.span(matched.tokens);
            spans.push((span.start as usize, span.end as usize));
        }
    }
    spans
}

/// The longest matches of some concepts, left to right.
fn matches(lexicon: &Lexicon, text: &str, ids: &BTreeSet<&str>) -> Vec<(usize, usize)> {
    let concepts = &lexicon.tables().concepts;
    longest(lexicon, text, |item| matches!(item, Item::Concept(concept) if ids.contains(concepts[concept as usize].id)))
}

#[test]
fn every_term_file_passes_its_own_tests() {
    let lexicon = Lexicon::spanish();
    let mut failures = Vec::new();
    let mut tests = 0;
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/es");
    for file in files(&data.join("terms")) {
        let content: schema::TermFile = toml::from_str(&std::fs::read_to_string(&file).unwrap()).unwrap();
        let ids: BTreeSet<&str> = content.concept.iter().map(|c| c.id.as_str()).collect();
        for test in &content.test {
            let (text, wanted) = unmark(&test.text);
            let found = matches(lexicon, &text, &ids);
            tests += 1;
            if found != wanted {
                let words: Vec<&str> = found.iter().map(|&(a, b)| &text[a..b]).collect();
                let name = file.strip_prefix(&data).unwrap_or(&file).display();
                failures.push(format!("{name}: {:?} matched {words:?}, not what is marked", test.text));
            }
        }
    }
    assert!(failures.is_empty(), "{} of {tests} tests failed:\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn every_relation_file_passes_its_own_tests() {
    let lexicon = Lexicon::spanish();
    for file in files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("data/es/relations")) {
        let content: schema::RelationFile = toml::from_str(&std::fs::read_to_string(&file).unwrap()).unwrap();
        let role = content.role.replace('_', "");
        let own = |item: Item| match item {
            Item::Relation(word) => {
                format!("{:?}", lexicon.tables().relations[word as usize].role).to_lowercase() == role
            }
            _ => false,
        };
        for test in &content.test {
            let (text, wanted) = unmark(&test.text);
            assert_eq!(longest(lexicon, &text, own), wanted, "{}: {:?}", file.display(), test.text);
        }
    }
}

#[test]
fn a_real_report_lights_up() {
    let tables = Lexicon::spanish().tables();
    let of = |kind| tables.concepts.iter().filter(|c| c.kind == kind).count();
    let forms = Lexicon::spanish().tables().forms;
    assert!(forms >= 15_000, "{forms} forms");
    for kind in [Kind::Disease, Kind::Symptom, Kind::Drug, Kind::Organism, Kind::Procedure, Kind::Anatomy] {
        assert!(of(kind) >= 30, "{kind:?}: {} concepts", of(kind));
    }
}

#[test]
fn words_broken_by_a_page_are_found() {
    let lexicon = Lexicon::spanish();
    let ids: BTreeSet<&str> = lexicon.tables().concepts.iter().map(|c| c.id).collect();
    for text in ["hemograma con leuco-\npenia", "hemograma con leuco-penia", "hemograma con leuco- penia"] {
        let found = matches(lexicon, text, &ids);
        assert!(found.iter().any(|&(a, b)| text[a..b].starts_with("leuco")), "{text:?}: {found:?}");
    }
}
