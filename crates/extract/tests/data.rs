//! The tests inside the data files that need the whole reading: analytes, cues, sections.

use foco_extract::{Corrections, Extraction, Lexicon, extract};
use std::path::{Path, PathBuf};

#[expect(dead_code, reason = "the build script reads the fields that these tests do not")]
#[path = "../../lexicon/build/schema.rs"]
mod schema;

fn data(folder: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../lexicon/data/es").join(folder)
}

fn files(folder: &str) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(data(folder)).expect("the data folder is there");
    let mut found: Vec<PathBuf> = entries.flatten().map(|e| e.path()).collect();
    found.sort();
    found
}

/// Where to mend what a test says.
fn name(file: &Path) -> String {
    file.strip_prefix(data("")).unwrap_or(file).display().to_string()
}

fn parse<T: serde::de::DeserializeOwned>(file: &Path) -> T {
    toml::from_str(&std::fs::read_to_string(file).expect("readable")).expect("valid: the build checked it")
}

fn read(text: &str) -> Extraction {
    extract(text, Lexicon::spanish(), &Corrections::default())
}

fn report(failures: &[String], tests: usize) {
    assert!(failures.is_empty(), "{} of {tests} tests failed:\n{}", failures.len(), failures.join("\n"));
    assert!(tests > 0);
}

/// The values of an analyte as its tests write them: `27.4`, `>40`, `85/45`.
fn values(extraction: &Extraction, analyte: &str) -> Vec<f64> {
    let of = |id: &str| extraction.measurements.iter().filter(|m| m.analyte == id).map(|m| m.value).collect::<Vec<_>>();
    match analyte {
        "bp" => {
            let (systolic, diastolic) = (of("sbp"), of("dbp"));
            systolic.into_iter().zip(diastolic).flat_map(|(s, d)| [s, d]).collect()
        }
        id => of(id),
    }
}

fn wanted(reads: &[String]) -> Vec<f64> {
    let number = |s: &str| s.trim_start_matches(['>', '<']).parse::<f64>().expect("a number");
    reads.iter().flat_map(|r| r.split('/').map(number).collect::<Vec<_>>()).collect()
}

#[test]
fn every_analyte_passes_its_own_tests() {
    let (mut failures, mut tests) = (Vec::new(), 0);
    for file in files("analytes") {
        let content: schema::AnalyteFile = parse(&file);
        for test in &content.test {
            tests += 1;
            let extraction = read(&test.text);
            let found: Vec<f64> = extraction
                .measurements
                .iter()
                .filter(|m| {
                    (m.specimen.is_none() || !content.only_in.is_empty() || content.shape.as_deref() == Some("crosses"))
                        && m.analyte == content.id
                })
                .map(|m| m.value)
                .collect();
            let found = if content.id == "bp" { values(&extraction, "bp") } else { found };
            let wanted = wanted(&test.reads);
            let same = found.len() == wanted.len()
                && found.iter().zip(&wanted).all(|(f, w)| (f - w).abs() <= 0.006 * w.abs().max(0.001));
            if !same {
                failures.push(format!("{}: {:?} gave {found:?}, not {wanted:?}", name(&file), test.text));
            }
        }
    }
    report(&failures, tests);
}

/// Text without marks, the cues `<…>` and the scopes `[…]` that were marked.
fn unmark(marked: &str) -> (String, Vec<String>, Vec<String>) {
    let (mut text, mut cues, mut scopes, mut open) = (String::new(), Vec::new(), Vec::new(), 0);
    for c in marked.chars() {
        match c {
            '<' | '[' => open = text.len(),
            '>' => cues.push(text[open..].to_owned()),
            ']' => scopes.push(text[open..].to_owned()),
            c => text.push(c),
        }
    }
    (text, cues, scopes)
}

#[test]
fn every_cue_file_passes_its_own_tests() {
    let (mut failures, mut tests) = (Vec::new(), 0);
    for file in files("cues") {
        let content: schema::CueFile = parse(&file);
        for test in &content.test {
            tests += 1;
            let (text, cues, scopes) = unmark(&test.text);
            let extraction = read(&text);
            let slice = |s: foco_extract::Span| text[s.start as usize..s.end as usize].to_owned();
            let own = || extraction.cues.iter().filter(|c| serde_name(c.kind) == content.kind);
            let found: Vec<String> = own().map(|c| slice(c.span)).collect();
            let reached: Vec<String> = own().filter_map(|c| c.scope).map(slice).collect();
            let scopes_agree = scopes.is_empty() || reached == scopes;
            if found != cues || !scopes_agree {
                failures.push(format!("{}: {:?} gave the cues {found:?} over {reached:?}", name(&file), test.text));
            }
        }
    }
    report(&failures, tests);
}

fn serde_name(kind: foco_extract::CueKind) -> String {
    let name = format!("{kind:?}");
    let mut out = String::new();
    for c in name.chars() {
        if c.is_uppercase() && !out.is_empty() {
            out.push('_');
        }
        out.extend(c.to_lowercase());
    }
    out
}

#[test]
fn the_section_file_passes_its_own_tests() {
    let content: schema::SectionFile = parse(&data("sections.toml"));
    let mut failures = Vec::new();
    for test in &content.test {
        let (text, _, headings) = unmark(&test.text);
        let found: Vec<String> = read(&text)
            .sections
            .iter()
            .filter_map(|s| s.heading)
            .map(|h| text[h.start as usize..h.end as usize].to_owned())
            .collect();
        if found != headings {
            failures.push(format!("sections.toml: {:?} gave {found:?}", test.text));
        }
    }
    report(&failures, content.test.len());
}

/// What an abbreviation was read as: a concept, `analyte:` and so on, `?` if it is open, `=` if it is no mention.
fn sense_of(extraction: &Extraction, text: &str, form: &str) -> String {
    let own = |m: &&foco_extract::Mention| text[m.span.start as usize..m.span.end as usize].starts_with(form);
    let Some(mention) = extraction.mentions.iter().find(own) else { return "=".to_owned() };
    match &mention.concept {
        Some(concept) => concept.id.to_owned(),
        None if mention.kind != foco_extract::Kind::Analyte => "?".to_owned(),
        None if mention.senses.is_empty() => "analyte".to_owned(),
        None => "analyte?".to_owned(),
    }
}

#[test]
fn every_abbreviation_passes_its_own_tests() {
    let (mut failures, mut tests) = (Vec::new(), 0);
    for file in files("senses") {
        let content: schema::SenseFile = parse(&file);
        for entry in &content.abbreviation {
            let usual = entry.sense.iter().find(|s| s.usual).map(|s| s.means.as_str());
            for test in &entry.tests {
                tests += 1;
                let read = sense_of(&read(&test.text), &test.text, &entry.form);
                let right = match test.means.as_str() {
                    "?" => read.ends_with('?'),
                    means if means.starts_with('=') => read == "=",
                    means if means.starts_with("analyte:") => {
                        read == "analyte" || (read == "analyte?" && usual == Some(means))
                    }
                    means => read == means,
                };
                if !right {
                    failures.push(format!("{}: {:?} gave {read}, not {}", name(&file), test.text, test.means));
                }
            }
        }
    }
    report(&failures, tests);
}
