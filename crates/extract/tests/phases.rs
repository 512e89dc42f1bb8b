//! When values were taken (phases.toml).

use foco_extract::{Corrections, Lexicon, extract};
use serde::Deserialize;

#[derive(Deserialize)]
struct File {
    story: Vec<Story>,
}

#[derive(Deserialize)]
struct Story {
    name: String,
    text: String,
    reads: Vec<String>,
}

#[test]
fn every_value_stands_in_its_moment() {
    let file: File = toml::from_str(include_str!("phases.toml")).expect("valid TOML");
    let mut failures = Vec::new();
    for story in &file.story {
        let extraction = extract(&story.text, Lexicon::spanish(), &Corrections::default());
        let found: Vec<String> = extraction
            .measurements
            .iter()
            .map(|m| format!("{} {}", m.analyte, format!("{:?}", m.phase).to_lowercase()))
            .collect();
        if found != story.reads {
            failures.push(format!("{}\n  gave   {found:?}\n  wanted {:?}", story.name, story.reads));
        }
    }
    assert!(failures.is_empty(), "{} of {} stories:\n{}", failures.len(), file.story.len(), failures.join("\n"));
}
