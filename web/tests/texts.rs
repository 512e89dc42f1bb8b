//! No text of the page is written in its code, and every text that the code asks for is there.

use std::collections::BTreeSet;
use std::path::Path;

fn sources() -> Vec<(String, String)> {
    let mut found = Vec::new();
    for folder in ["src", "src/components", "src/view"] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        for entry in std::fs::read_dir(path).expect("it is there").flatten() {
            if entry.path().extension().is_some_and(|e| e == "rs") {
                let source = std::fs::read_to_string(entry.path()).expect("readable");
                let code = source.split("#[cfg(test)]").next().unwrap_or_default();
                // Comments speak English, and are no texts of the page.
                let code: String =
                    code.lines().filter(|l| !l.trim_start().starts_with("//")).map(|l| format!("{l}\n")).collect();
                found.push((entry.file_name().to_string_lossy().into_owned(), code));
            }
        }
    }
    found
}

fn keys() -> BTreeSet<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("i18n/es");
    let files = std::fs::read_dir(folder).expect("it is there").flatten();
    let texts = files.map(|f| std::fs::read_to_string(f.path()).expect("readable"));
    texts.flat_map(|t| t.lines().filter_map(|l| Some(l.split_once(" = ")?.0.to_owned())).collect::<Vec<_>>()).collect()
}

/// What stands in quotes after each `opening`.
fn quoted<'s>(source: &'s str, opening: &str) -> Vec<&'s str> {
    source.split(opening).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

#[test]
fn no_text_is_written_in_the_code() {
    /// Names that are the same in every language (of the project, of each language in itself, of a unit), and
    /// words of the contract and of attributes.
    const NAMES: &[&str] = &["Foco", "Español", "English", "µg/kg/min", "yes", "no", "polite", "off"];
    for (file, source) in sources() {
        for opening in ["{ \"", "aria-label=\"", "title=\"", "placeholder=\"", "alt=\""] {
            for text in quoted(&source, opening) {
                let word = text.split(|c: char| !c.is_alphabetic()).any(|w| w.chars().count() > 1);
                let is_key =
                    keys().contains(text) || opening == "{ \"" && source.contains(&format!("else {{ \"{text}\" }}"));
                assert!(!word || is_key || NAMES.contains(&text), "{file} writes {text:?}");
            }
        }
    }
}

#[test]
fn every_text_that_is_asked_for_is_there() {
    let keys = keys();
    for (file, source) in sources() {
        for opening in [".t(\"", ".text(\""] {
            for key in quoted(&source, opening) {
                assert!(keys.contains(key), "{file} asks for {key:?}");
            }
        }
    }
}

#[test]
fn every_score_tells_how_it_is_worked_out() {
    let keys = keys();
    for definition in foco::definitions() {
        assert!(keys.contains(&format!("how.{}", definition.id)), "{}", definition.id);
        assert!(definition.source.len() > 20, "{} has no source", definition.id);
    }
    assert!(keys.contains("how.saps3"));
}

#[test]
fn the_head_that_waits_for_the_module_has_the_words_of_the_page() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let html = std::fs::read_to_string(root.join("../index.html")).expect("readable");
    let texts = std::fs::read_to_string(root.join("i18n/es/page.txt")).expect("readable");
    let promise = texts.lines().find_map(|line| line.strip_prefix("promise = ")).expect("there is a promise");
    assert!(html.contains(&format!("<p>{promise}</p>")), "index.html says something else than {promise:?}");
}

#[test]
fn every_band_that_a_score_can_give_has_a_name() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/score/src/scores");
    let keys = keys();
    let mut bands = 0;
    for entry in std::fs::read_dir(folder).expect("it is there").flatten() {
        let source = std::fs::read_to_string(entry.path()).expect("readable");
        let code = source.split("#[cfg(test)]").next().unwrap_or_default();
        if !code.contains("Answer::Word(") {
            continue;
        }
        let id = quoted(code, "    id: \"")[0];
        // A band is what an arm of a match answers: `Tri::No => "no",`, `=> Some("high"),`.
        let answers = quoted(code, "=> \"").into_iter().chain(quoted(code, "=> Some(\""));
        for band in answers {
            bands += 1;
            assert!(keys.contains(&format!("band.{id}.{band}")), "band.{id}.{band} has no text");
        }
    }
    assert!(bands > 12, "they are found: {bands}");
}
