//! What can be wrong with a concept and the ways it is written.

use super::braces::{Sets, expand};
use super::code;
use super::file::File;
use super::schema::{ConceptEntry, TermFile};
use anyhow::Result;
use std::collections::BTreeMap;

/// Words that hold sentences together: a form that has no others would light up everywhere.
const STOP: &str = "a al ante bajo con como cuando de del el ella en era es esta este fue ha hay la las le lo los mas me \
                    muy no nos o para pero por que se ser si sin sobre son su sus tras un una uno y ya";
/// Others that every text has: no form by themselves.
const COMMON: &str = "alta ayer bien cada caso dos hoy mal";

/// What the files before have.
pub(super) struct Known {
    sets: Sets,
    /// Where each id stands.
    ids: BTreeMap<String, String>,
    /// For each kind and folded form, and whether it counts only as it is written: which concept has it, and where.
    forms: BTreeMap<(String, String, Option<String>), (String, String)>,
}

impl Known {
    /// `patterns`: the file of shared patterns.
    pub(super) fn new(patterns: &str) -> Result<Known> {
        let content: toml::Table = toml::from_str(patterns)?;
        let table = content.get("sets").and_then(toml::Value::as_table);
        let options = |set: &toml::Value| {
            let options = set.as_array().into_iter().flatten().filter_map(toml::Value::as_str);
            let forms = options.flat_map(|o| expand(o, &Sets::new()).unwrap_or_else(|_| vec![o.to_owned()]));
            forms.collect()
        };
        let sets = table.into_iter().flatten().map(|(name, set)| (name.clone(), options(set))).collect();
        Ok(Known { sets, ids: BTreeMap::new(), forms: BTreeMap::new() })
    }
}

/// Looks at every concept of a file.
pub(super) fn lint(file: &mut File, content: &TermFile, known: &mut Known) {
    for (concept, at) in content.concept.iter().zip(file.entries("concept")) {
        let line = file.line_of(&concept.id, at);
        let here = format!("{}:{line}", file.name);
        if let Some(other) = known.ids.insert(concept.id.clone(), here) {
            file.tell(line, format_args!("the id {:?} is also at {other}; give one of them another", concept.id));
        }
        spaces(file, concept, at);
        codes(file, &content.kind, concept, at);
        forms(file, &content.kind, concept, at, known);
    }
}

fn spaces(file: &mut File, concept: &ConceptEntry, at: usize) {
    let own = [&concept.id, &concept.label].into_iter().chain(&concept.terms).chain(&concept.abbreviations);
    for written in own.chain(concept.combinations.iter().flatten()) {
        if written.trim() != written || written.contains("  ") {
            file.tell(file.line_of(written, at), format_args!("{written:?} has a space too many"));
        }
    }
}

fn codes(file: &mut File, kind: &str, concept: &ConceptEntry, at: usize) {
    for (system, code) in &concept.codes {
        let line = file.line_of(code, at);
        if let Some(fault) = code::fault(system, code) {
            file.tell(line, format_args!("{code:?} of {:?} is no code: {fault}", concept.id));
        } else if (system == "atc") == matches!(kind, "disease" | "symptom") {
            file.tell(line, format_args!("{code:?} of {:?} is a code of {system}, which has no {kind}", concept.id));
        }
    }
}

fn forms(file: &mut File, kind: &str, concept: &ConceptEntry, at: usize, known: &mut Known) {
    // Each folded form of this concept, with the pattern that it comes from.
    let mut own: BTreeMap<String, &str> = BTreeMap::new();
    for pattern in &concept.terms {
        let line = file.line_of(pattern, at);
        let forms = match expand(pattern, &known.sets) {
            Ok(forms) => forms,
            Err(error) => {
                file.tell(line, error);
                continue;
            }
        };
        // Forms that an earlier pattern has, and that this one has twice.
        let (mut again, mut twice) = (Vec::new(), Vec::new());
        for form in forms {
            if let Some(what) = too_common(&form) {
                file.tell(line, format_args!("{form:?} of {:?} {what}; name it with more words", concept.id));
            }
            let folded = foco_text::fold(&form);
            clash(file, kind, concept, line, (&form, &folded, None), known);
            match own.insert(folded, pattern) {
                Some(before) if before != pattern => again.push((before, form)),
                Some(_) => twice.push(form),
                None => {}
            }
        }
        if let Some((before, form)) = again.first() {
            let more = more(again.len());
            file.tell(line, format_args!("{form:?}{more} of {pattern:?} is also in {before:?}; take it out of one"));
        }
        if let Some(form) = twice.first() {
            let more = more(twice.len());
            file.tell(line, format_args!("{pattern:?} gives {form:?}{more} twice: case and accents do not matter"));
        }
    }
    for (nth, short) in concept.abbreviations.iter().enumerate() {
        let line = file.line_of(short, at);
        let folded = foco_text::fold(short);
        if concept.abbreviations[..nth].contains(short) {
            file.tell(line, format_args!("the abbreviation {short:?} is there twice"));
        } else if let Some(pattern) = own.get(&folded) {
            file.tell(
                line,
                format_args!("{short:?} is also in {pattern:?}, in any case of letters; take it out of one"),
            );
        }
        clash(file, kind, concept, line, (short, &folded, Some(short.clone())), known);
    }
}

fn more(count: usize) -> String {
    if count > 1 { format!(" and {} more", count - 1) } else { String::new() }
}

/// Why a form would be found everywhere, if it would.
fn too_common(form: &str) -> Option<&'static str> {
    if form.chars().count() == 1 {
        return Some("is a single letter");
    }
    let is_of = |list: &str, word: &str| list.split_whitespace().any(|of| of == word);
    let form = form.to_lowercase();
    let common = is_of(COMMON, &form) || form.split_whitespace().all(|word| is_of(STOP, word));
    common.then_some("has only words of every text")
}

/// Two concepts of one kind with the same form: nobody could tell which is meant.
fn clash(
    file: &mut File,
    kind: &str,
    concept: &ConceptEntry,
    line: usize,
    (form, folded, exact): (&str, &str, Option<String>),
    known: &mut Known,
) {
    let here = (concept.id.clone(), format!("{}:{line}", file.name));
    let key = (kind.to_owned(), folded.to_owned(), exact);
    let (other, there) = known.forms.entry(key).or_insert_with(|| here.clone());
    if *other != concept.id {
        let mend = "leave it to one, or, if it is an abbreviation, tell its senses in senses/";
        file.tell(line, format_args!("{form:?} of {:?} is also of {other:?} ({there}); {mend}", concept.id));
    }
}
