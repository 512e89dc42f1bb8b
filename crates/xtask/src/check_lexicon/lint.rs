//! What can be wrong with a data file before anything is built from it.

use crate::size::all_files;
use anyhow::Result;
use std::collections::BTreeMap;
use std::path::Path;

#[path = "../../../lexicon/build/braces.rs"]
mod braces;

/// Largest data file, in bytes: a file holds one topic.
const MOST_BYTES: usize = 25_000;
/// Words of every text: a term that is one of them would light up everywhere.
const COMMON: &str = "a al alta ante ayer bajo bien cada caso con como cuando de del dos el ella en era es esta este fue \
                      ha hay hoy la las le lo los mal mas me muy no nos o para pero por que se ser si sin sobre son su \
                      sus tras un una uno y ya";

/// What is wrong, as `file:line: what`.
pub(crate) fn lint(data: &Path) -> Result<Vec<String>> {
    let mut findings = Vec::new();
    let sets = sets(data)?;
    let mut known: BTreeMap<(String, String), (String, String)> = BTreeMap::new();
    for path in all_files(data)?.into_iter().filter(|path| path.extension().is_some_and(|e| e == "toml")) {
        let text = std::fs::read_to_string(&path)?;
        let name = path.strip_prefix(data).unwrap_or(&path).display().to_string();
        if text.len() > MOST_BYTES {
            findings.push(format!("{name}: {} bytes; split it by topic (at most {MOST_BYTES})", text.len()));
        }
        let content: toml::Table = match toml::from_str(&text) {
            Ok(content) => content,
            Err(error) => {
                findings.push(format!("{name}: {error}"));
                continue;
            }
        };
        if content.get("schema_version").and_then(toml::Value::as_integer) != Some(1) {
            findings.push(format!("{name}:1: schema_version = 1 is missing"));
        }
        if name.starts_with("terms") {
            terms(&name, &text, &content, &sets, &mut known, &mut findings);
        }
    }
    Ok(findings)
}

fn sets(data: &Path) -> Result<braces::Sets> {
    let content: toml::Table = toml::from_str(&std::fs::read_to_string(data.join("patterns.toml"))?)?;
    let table = content.get("sets").and_then(toml::Value::as_table);
    let names = table.into_iter().flatten().map(|(name, options)| {
        let forms = strings(options).flat_map(|option| {
            braces::expand(option, &braces::Sets::new()).unwrap_or_else(|_| vec![option.to_owned()])
        });
        (name.clone(), forms.collect())
    });
    Ok(names.collect())
}

fn terms(
    name: &str,
    text: &str,
    content: &toml::Table,
    sets: &braces::Sets,
    known: &mut BTreeMap<(String, String), (String, String)>,
    findings: &mut Vec<String>,
) {
    let list = |key: &str| content.get(key).and_then(toml::Value::as_array).into_iter().flatten();
    let word = |value: &toml::Value, key: &str| value.get(key).and_then(toml::Value::as_str).unwrap_or("").to_owned();
    let kind = content.get("kind").and_then(toml::Value::as_str).unwrap_or("");
    if !content.contains_key("provenance") {
        findings.push(format!("{name}:1: [provenance] is missing: source and licence"));
    }
    let sentences: Vec<String> = list("test").map(|test| word(test, "text")).collect();
    let marked = sentences.iter().filter(|s| s.contains('[')).count();
    if marked == 0 || marked == sentences.len() {
        findings.push(format!("{name}: needs a [[test]] with marks and one without"));
    }
    for concept in list("concept") {
        let id = word(concept, "id");
        for pattern in concept.get("terms").into_iter().flat_map(strings) {
            let line = line_of(text, pattern);
            let forms = match braces::expand(pattern, sets) {
                Ok(forms) => forms,
                Err(error) => {
                    findings.push(format!("{name}:{line}: {error}"));
                    continue;
                }
            };
            for form in forms.into_iter().map(|form| form.to_lowercase()) {
                if COMMON.split_whitespace().any(|common| common == form) {
                    findings.push(format!("{name}:{line}: {form:?} of {id:?} is a word of every text"));
                }
                let here = (id.clone(), format!("{name}:{line}"));
                if let Some((other, there)) = known.get(&(kind.to_owned(), form.clone()))
                    && *other != id
                {
                    findings.push(format!("{name}:{line}: {form:?} of {id:?} is also of {other:?} ({there})"));
                }
                known.entry((kind.to_owned(), form)).or_insert(here);
            }
        }
    }
}

fn strings(value: &toml::Value) -> impl Iterator<Item = &str> {
    value.as_array().into_iter().flatten().filter_map(toml::Value::as_str)
}

/// The line, from 1, on which a quoted string stands.
fn line_of(text: &str, string: &str) -> usize {
    let at = text.find(&format!("\"{string}\"")).unwrap_or(0);
    text[..at].matches('\n').count() + 1
}

#[cfg(test)]
mod tests {
    use super::{COMMON, line_of, lint};
    use crate::project;

    #[test]
    fn the_data_files_are_well_formed() {
        let findings = lint(&project::root().join("crates/lexicon/data/es")).expect("the data is readable");
        assert!(findings.is_empty(), "{}", findings.join("\n"));
    }

    #[test]
    fn a_file_that_is_wrong_is_told_with_its_line() {
        let folder = project::target().join("check-lexicon-test");
        let terms = folder.join("terms/drug");
        std::fs::create_dir_all(&terms).expect("the target folder is writable");
        let patterns = "schema_version = 1\n[sets]\n\"side.m\" = [\"\", \"derecho\"]\n";
        std::fs::write(folder.join("patterns.toml"), patterns).expect("writable");
        let wrong = "schema_version = 1\nkind = \"drug\"\n[provenance]\nsource = \"x\"\n[[concept]]\nid = \"a\"\n\
                     terms = [\"uno{=side.m}\", \"para\"]\n[[concept]]\nid = \"b\"\nterms = [\"uno derecho\", \"{x\"]\n";
        std::fs::write(terms.join("wrong.toml"), wrong).expect("writable");
        let findings = lint(&folder).expect("readable").join("\n");
        for told in ["wrong.toml:7: \"para\"", "wrong.toml:10: \"uno derecho\" of \"b\" is also of \"a\"", "unclosed"] {
            assert!(findings.contains(told), "{told} is not in:\n{findings}");
        }
        assert!(findings.contains("needs a [[test]]"));
    }

    #[test]
    fn lines_count_from_one() {
        assert_eq!(line_of("a\n\"b\"", "b"), 2);
        assert!(COMMON.split_whitespace().all(|w| w.chars().count() < 7));
    }
}
