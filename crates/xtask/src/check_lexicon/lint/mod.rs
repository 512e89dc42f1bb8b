//! What can be wrong with a data file before anything is built from it.

mod file;
mod forms;
mod marks;

#[path = "../../../../lexicon/build/braces.rs"]
mod braces;
#[path = "../../../../lexicon/build/code.rs"]
mod code;
#[expect(dead_code, reason = "the build script and the tests read what the lint does not")]
#[path = "../../../../lexicon/build/schema.rs"]
mod schema;

use crate::size::all_files;
use anyhow::Result;
use file::File;
use forms::Known;
use std::path::Path;

/// Largest data file, in bytes: a file holds one topic.
const MOST_BYTES: usize = 25_000;

/// What is wrong, as `file:line: what; how to mend it`.
pub(super) fn lint(data: &Path) -> Result<Vec<String>> {
    let mut findings = Vec::new();
    let mut known = Known::new(&std::fs::read_to_string(data.join("patterns.toml"))?)?;
    for path in all_files(data)?.into_iter().filter(|path| path.extension().is_some_and(|e| e == "toml")) {
        let text = std::fs::read_to_string(&path)?;
        let name = path.strip_prefix(data).unwrap_or(&path).display().to_string();
        let mut file = File { name, text: &text, findings: Vec::new() };
        lint_file(&mut file, &mut known);
        findings.append(&mut file.findings);
    }
    Ok(findings)
}

fn lint_file(file: &mut File, known: &mut Known) {
    if file.text.len() > MOST_BYTES {
        file.tell(1, format_args!("{} bytes; split it by topic (at most {MOST_BYTES})", file.text.len()));
    }
    let content: toml::Table = match toml::from_str(file.text) {
        Ok(content) => content,
        Err(error) => return tell_parser(file, &error),
    };
    if content.get("schema_version").and_then(toml::Value::as_integer) != Some(1) {
        file.tell(1, "schema_version = 1 is missing");
    }
    // Texts shown to the reader are the project's own.
    if !content.contains_key("provenance") && file.name != "messages.toml" {
        file.tell(1, "[provenance] is missing; say source and licence, as the files beside it do");
    }
    let folder = file.name.split_once('/').map_or("", |(folder, _)| folder);
    match folder {
        "terms" => {
            if let Some(content) = read::<schema::TermFile>(file) {
                forms::lint(file, &content, known);
                marks::lint(file, &content.test, true);
                marks::guard(file, &content.test);
            }
        }
        "cues" => {
            if let Some(content) = read::<schema::CueFile>(file) {
                // What only ends a scope, or is no cue, marks nothing.
                marks::lint(file, &content.test, !matches!(content.kind.as_str(), "pseudo" | "termination"));
            }
        }
        "relations" => {
            if let Some(content) = read::<schema::RelationFile>(file) {
                marks::lint(file, &content.test, true);
            }
        }
        "analytes" => {
            read::<schema::AnalyteFile>(file);
        }
        "senses" => {
            read::<schema::SenseFile>(file);
        }
        _ => {}
    }
}

fn read<T: serde::de::DeserializeOwned>(file: &mut File) -> Option<T> {
    toml::from_str(file.text).map_err(|error| tell_parser(file, &error)).ok()
}

fn tell_parser(file: &mut File, error: &toml::de::Error) {
    let line = error.span().map_or(1, |span| file.line(span.start));
    file.tell(line, error.message());
}

#[cfg(test)]
mod tests;
