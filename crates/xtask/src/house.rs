//! The invariants of ARCHITECTURE.md that can be read off the tree.

use crate::project;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Every allowed dependency between our crates. What is not here is forbidden.
const EDGES: &[(&str, &[&str])] = &[
    ("foco-text", &[]),
    ("foco-score", &[]),
    ("foco-deid", &["foco-text"]),
    ("foco-lexicon", &["foco-text"]),
    ("foco-tagger", &["foco-text"]),
    ("foco-trainer", &["foco-text", "foco-tagger"]),
    ("foco-extract", &["foco-text", "foco-lexicon", "foco-tagger"]),
    ("foco", &["foco-text", "foco-lexicon", "foco-extract", "foco-score"]),
    ("foco-export", &["foco"]),
    ("foco-cli", &["foco", "foco-score", "foco-export", "foco-deid"]),
    ("foco-bench", &["foco"]),
    ("foco-web", &["foco", "foco-deid", "foco-export"]),
    ("xtask", &["foco-text"]),
];

/// Crates that never do input or output, and what they must not depend on.
const CORE: &[&str] = &["foco-text", "foco-score", "foco-lexicon", "foco-tagger", "foco-extract", "foco", "foco-deid"];
const NOT_IN_CORE: &[&str] =
    &["serde_json", "toml", "regex", "rand", "yew", "web-sys", "js-sys", "wasm-bindgen", "tokio", "reqwest"];
/// What only the page may use.
const ONLY_WEB: &[&str] = &["yew", "web-sys", "gloo-timers", "gloo-events"];

/// Normal dependencies of each of our crates, by name.
fn dependencies() -> BTreeMap<String, BTreeSet<String>> {
    let out = project::cargo().args(["metadata", "--format-version", "1", "--no-deps"]).output().unwrap();
    let metadata: Value = serde_json::from_slice(&out.stdout).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    packages
        .iter()
        .map(|package| {
            let normal = package["dependencies"].as_array().unwrap().iter().filter(|d| d["kind"].is_null());
            let names = normal.map(|d| d["name"].as_str().unwrap().to_owned()).collect();
            (package["name"].as_str().unwrap().to_owned(), names)
        })
        .collect()
}

#[test]
fn crates_depend_one_way() {
    let own: BTreeSet<&str> = EDGES.iter().map(|e| e.0).collect();
    for (name, needs) in dependencies() {
        let (_, allowed) =
            EDGES.iter().find(|e| e.0 == name).unwrap_or_else(|| panic!("{name} is not in the table of crates"));
        for need in needs.iter().filter(|n| own.contains(n.as_str())) {
            assert!(allowed.contains(&need.as_str()), "{name} must not depend on {need}");
        }
    }
}

#[test]
fn the_core_does_no_input_or_output() {
    for (name, needs) in dependencies() {
        if CORE.contains(&name.as_str()) {
            for forbidden in NOT_IN_CORE {
                assert!(!needs.contains(*forbidden), "{name} must not depend on {forbidden}");
            }
        }
        if name != "foco-web" {
            for web in ONLY_WEB {
                assert!(!needs.contains(*web), "only the page may depend on {web}, not {name}");
            }
        }
    }
    for name in ["text", "lexicon", "tagger", "extract", "score", "foco", "export", "deid"] {
        each_source(&project::root().join("crates").join(name).join("src"), &mut |path, source| {
            for word in ["std::fs", "std::net", "std::env::", "Instant::now", "SystemTime", "println!", "eprintln!"] {
                assert!(!source.contains(word), "{} uses {word}", path.display());
            }
        });
    }
}

#[test]
fn the_page_has_no_inline_style_and_no_raw_html() {
    each_source(&project::root().join("web/src"), &mut |path, source| {
        for word in ["style=", "inner_html", "from_html_unchecked", "srcdoc", "<iframe", "<form"] {
            assert!(!source.contains(word), "{} has {word}", path.display());
        }
        // A link leads within the page: references are told as text (docs/privacy.md).
        for (link, within) in [("href=\"", "#"), ("href={", "format!(\"#")] {
            for (at, word) in source.match_indices(link) {
                assert!(source[at + word.len()..].starts_with(within), "{} links out of the page", path.display());
            }
        }
    });
}

#[test]
fn the_generator_has_the_version_of_the_page() {
    let lock = std::fs::read_to_string(project::root().join("Cargo.lock")).unwrap();
    let version = |name: &str| {
        let at = lock.find(&format!("name = \"{name}\"\n")).unwrap_or_else(|| panic!("{name} is not in Cargo.lock"));
        lock[at..].lines().nth(1).unwrap().to_owned()
    };
    assert_eq!(version("wasm-bindgen"), version("wasm-bindgen-cli-support"));
    assert!(version("wasm-bindgen").contains(crate::wasm::wasm_bindgen_shared_version()));
}

#[test]
fn files_hold_one_concept_each() {
    const MOST: usize = 25_000;
    for folder in ["crates", "web/src", "tests"] {
        each_source(&project::root().join(folder), &mut |path, source| {
            assert!(source.len() <= MOST, "{} has {} bytes: split it by concept", path.display(), source.len());
        });
    }
}

fn each_source(folder: &Path, visit: &mut impl FnMut(&Path, &str)) {
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() && !path.ends_with("node_modules") {
            each_source(&path, visit);
        } else if path.extension().is_some_and(|e| e == "rs" || e == "mjs" || e == "toml")
            && !path.ends_with("house.rs")
        {
            visit(&path, &std::fs::read_to_string(&path).unwrap());
        }
    }
}
