//! From data files to automata and tables.

mod analytes;
mod automata;
mod cues;
mod relations;
mod senses;
mod story;
mod terms;

use crate::braces::{Sets, expand};
use crate::schema::{MessageFile, NearWordsFile, PatternFile, Provenance, SignalFile};
use crate::tables::{Item, Tables};
use foco_text::{Gap, Text};
use serde::de::DeserializeOwned;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

const SCHEMA: u32 = 1;
const LICENCES: &[&str] = &["MIT OR Apache-2.0", "CC-BY-4.0", "CC0-1.0"];

#[derive(Default)]
struct Packer {
    /// Folded form → what it can mean.
    forms: BTreeMap<String, BTreeSet<(Item, Option<String>)>>,
    spellings: BTreeMap<String, Vec<u16>>,
    units: Vec<String>,
    ids: BTreeSet<String>,
    sets: Sets,
    joints: Vec<String>,
    errors: Vec<String>,
}

/// Every string of the tables lives as long as the build.
fn keep(s: &str) -> &'static str {
    s.to_owned().leak()
}

pub fn pack(data: &Path) -> Result<Vec<u8>, Vec<String>> {
    let mut packer = Packer::default();
    let mut tables = Tables::default();
    packer.patterns(data);
    packer.units(data);
    packer.terms(data, &mut tables);
    packer.cues(data, &mut tables);
    packer.sections(data, &mut tables);
    packer.moments(data, &mut tables);
    packer.analytes(data, &mut tables);
    packer.grammar(data);
    packer.specimens(data, &mut tables);
    packer.signals(data, &mut tables);
    packer.relations(data, &mut tables);
    packer.senses(data, &mut tables);
    packer.near_words(data, &mut tables);
    packer.messages(data, &mut tables);
    tables.units = packer.units.iter().map(|u| keep(u)).collect();
    let terms = packer.automaton(&mut tables);
    let spellings = packer.spelling_automaton(&mut tables);
    if !packer.errors.is_empty() {
        return Err(packer.errors);
    }
    let tables = postcard::to_allocvec(&tables).map_err(|e| vec![format!("tables: {e}")])?;
    let mut packed = Vec::new();
    for part in [terms, spellings] {
        packed.extend((part.len() as u32).to_le_bytes());
        packed.extend(part);
    }
    packed.extend(tables);
    Ok(packed)
}

impl Packer {
    fn error(&mut self, file: &Path, what: impl std::fmt::Display) {
        self.errors.push(format!("{}: {what}", file.display()));
    }

    fn read<T: DeserializeOwned>(&mut self, file: &Path) -> Option<T> {
        let text = std::fs::read_to_string(file).map_err(|e| self.error(file, e)).ok()?;
        toml::from_str(&text).map_err(|e| self.error(file, e.to_string().replace('\n', " "))).ok()
    }

    fn check(&mut self, file: &Path, version: u32, provenance: &Provenance) {
        if version != SCHEMA {
            self.error(file, format_args!("schema_version must be {SCHEMA}"));
        }
        if !LICENCES.contains(&provenance.licence.as_str()) || provenance.source.is_empty() {
            self.error(file, format_args!("provenance needs a source and one of the licences {LICENCES:?}"));
        }
    }

    fn add(&mut self, file: &Path, patterns: &[String], exact: bool, item: Item) {
        for pattern in patterns {
            match expand(pattern, &self.sets) {
                Err(e) => self.error(file, e),
                Ok(forms) => forms.iter().for_each(|form| self.add_form(file, form, exact, item)),
            }
        }
    }

    fn add_form(&mut self, file: &Path, form: &str, exact: bool, item: Item) {
        let key = key(form);
        if key.is_empty() {
            self.error(file, format_args!("{form:?} has no letter"));
            return;
        }
        self.forms.entry(key).or_default().insert((item, exact.then(|| form.to_owned())));
    }

    fn patterns(&mut self, data: &Path) {
        let file = data.join("patterns.toml");
        let Some(content) = self.read::<PatternFile>(&file) else { return };
        self.check(&file, content.schema_version, &content.provenance);
        self.joints = content.joints;
        for (name, options) in content.sets {
            let mut set = Vec::new();
            for option in options {
                match option.as_str() {
                    "" => set.push(option),
                    _ => match expand(&option, &Sets::new()) {
                        Err(e) => self.error(&file, e),
                        Ok(forms) => set.extend(forms),
                    },
                }
            }
            self.sets.insert(name, set);
        }
    }

    fn word<T: DeserializeOwned>(&mut self, file: &Path, word: &str, fallback: T) -> T {
        let de = serde::de::value::StrDeserializer::<serde::de::value::Error>::new(word);
        match T::deserialize(de) {
            Ok(value) => value,
            Err(e) => {
                self.error(file, e);
                fallback
            }
        }
    }

    fn id(&mut self, file: &Path, id: &str) {
        if !self.ids.insert(id.to_owned()) {
            self.error(file, format_args!("the id {id:?} is used twice"));
        }
    }

    fn signals(&mut self, data: &Path, tables: &mut Tables<'static>) {
        let file = data.join("signals.toml");
        let Some(content) = self.read::<SignalFile>(&file) else { return };
        self.check(&file, content.schema_version, &content.provenance);
        for entry in content.signal {
            self.add(&file, &entry.terms, false, Item::Signal(tables.signals.len() as u32));
            tables.signals.push(keep(&entry.id));
        }
    }

    fn near_words(&mut self, data: &Path, tables: &mut Tables<'static>) {
        let file = data.join("near_words.toml");
        let Some(content) = self.read::<NearWordsFile>(&file) else { return };
        self.check(&file, content.schema_version, &content.provenance);
        for pattern in &content.words {
            match expand(pattern, &self.sets) {
                Err(e) => self.error(&file, e),
                Ok(forms) => tables.near_words.extend(forms.iter().map(|f| keep(&foco_text::fold(f)))),
            }
        }
        tables.near_words.sort_unstable();
    }

    fn messages(&mut self, data: &Path, tables: &mut Tables<'static>) {
        let file = data.join("messages.toml");
        let Some(content) = self.read::<MessageFile>(&file) else { return };
        if content.schema_version != SCHEMA {
            self.error(&file, format_args!("schema_version must be {SCHEMA}"));
        }
        tables.messages = content.messages.iter().map(|(kind, text)| (keep(kind), keep(text))).collect();
    }
}

/// A form as the reader of a text sees it: folded tokens, one space between words.
fn key(form: &str) -> String {
    let text = Text::new(form);
    let mut key = String::new();
    for (at, token) in text.tokens.iter().enumerate() {
        if at > 0 && token.gap != Gap::None {
            key.push(' ');
        }
        key.push_str(text.word(at));
    }
    key
}

/// All TOML files below a folder, in order of their paths.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|e| e == "toml") {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}
