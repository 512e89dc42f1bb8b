//! From data files to automata and tables.

mod relations;
mod senses;

use crate::braces::{Sets, expand};
use crate::combination::combine;
use crate::conjugate::conjugate;
use crate::schema::{
    AnalyteFile, CueFile, GrammarFile, MessageFile, MomentFile, NearWordsFile, PatternFile, Provenance, SectionFile,
    SignalFile, SpecimenFile, TermFile, UnitFile,
};
use crate::tables::{Analyte, Concept, Cue, Grammar, Heading, Item, Moment, Sense, Tables, UnitRule, UnwrittenRule};
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

    fn terms(&mut self, data: &Path, tables: &mut Tables<'static>) {
        for file in files(&data.join("terms")) {
            let Some(content) = self.read::<TermFile>(&file) else { continue };
            self.check(&file, content.schema_version, &content.provenance);
            let kind = self.word(&file, &content.kind, crate::tables::Kind::Disease);
            if content.test.is_empty() {
                self.error(&file, "needs at least one [[test]]");
            }
            for entry in content.concept {
                self.id(&file, &entry.id);
                let item = Item::Concept(tables.concepts.len() as u32);
                self.add(&file, &entry.terms, false, item);
                self.add(&file, &entry.abbreviations, true, item);
                for parts in &entry.combinations {
                    combine(parts, &self.joints).iter().for_each(|form| self.add_form(&file, form, false, item));
                }
                let pairs = |map: &BTreeMap<String, String>| map.iter().map(|(k, v)| (keep(k), keep(v))).collect();
                tables.concepts.push(Concept {
                    id: keep(&entry.id),
                    label: keep(&entry.label),
                    kind,
                    codes: pairs(&entry.codes),
                    facts: pairs(&entry.facts),
                });
            }
        }
    }

    fn cues(&mut self, data: &Path, tables: &mut Tables<'static>) {
        use crate::tables::{CueKind, Direction, Kind};
        for file in files(&data.join("cues")) {
            let Some(content) = self.read::<CueFile>(&file) else { continue };
            self.check(&file, content.schema_version, &content.provenance);
            let kind = self.word(&file, &content.kind, CueKind::Pseudo);
            for entry in content.cue {
                self.id(&file, &format!("cue {}", entry.id));
                let direction = entry.direction.as_deref().unwrap_or("forward");
                let cue = Cue {
                    id: keep(&entry.id),
                    kind,
                    class: entry.class.as_deref().map(keep),
                    direction: self.word(&file, direction, Direction::Forward),
                    words: entry.words,
                    only: entry.only.iter().map(|k| self.word(&file, k, Kind::Disease)).collect(),
                    part: None,
                    verb: false,
                };
                let (whole, parts): (Vec<String>, Vec<String>) =
                    entry.terms.into_iter().partition(|t| !t.contains('<'));
                let item = Item::Cue(tables.cues.len() as u32);
                self.add(&file, &whole, false, item);
                self.add(&file, &entry.abbreviations, true, item);
                tables.cues.push(cue.clone());
                for pattern in &parts {
                    self.parts(&file, pattern, &cue, tables);
                }
                let item = Item::Cue(tables.cues.len() as u32);
                for verb in &entry.verbs {
                    match conjugate(verb, &entry.forms) {
                        Ok(forms) => self.add(&file, &forms, false, item),
                        Err(e) => self.error(&file, e),
                    }
                }
                if !entry.verbs.is_empty() {
                    tables.cues.push(Cue { verb: true, ..cue });
                }
            }
        }
    }

    /// Expressions of which only the part in `<…>` is the cue.
    fn parts(&mut self, file: &Path, pattern: &str, cue: &Cue<'static>, tables: &mut Tables<'static>) {
        let forms = match expand(pattern, &self.sets) {
            Ok(forms) => forms,
            Err(e) => return self.error(file, e),
        };
        for form in forms {
            let marked = form.split_once('<').and_then(|(before, rest)| Some((before, rest.split_once('>')?)));
            let Some((before, (inside, after))) = marked else {
                self.error(file, format_args!("{pattern:?} marks no part with <…>"));
                continue;
            };
            let tokens = |s: &str| Text::new(s).tokens.len() as u8;
            let part = Some((tokens(before), tokens(before) + tokens(inside)));
            let same = |c: &Cue| c.id == cue.id && c.part == part;
            let at = tables.cues.iter().rposition(same).unwrap_or_else(|| {
                tables.cues.push(Cue { part, ..cue.clone() });
                tables.cues.len() - 1
            });
            self.add(file, &[format!("{before}{inside}{after}")], false, Item::Cue(at as u32));
        }
    }

    fn sections(&mut self, data: &Path, tables: &mut Tables<'static>) {
        let file = data.join("sections.toml");
        let Some(content) = self.read::<SectionFile>(&file) else { return };
        self.check(&file, content.schema_version, &content.provenance);
        for entry in content.section {
            let phase = entry.phase.as_deref().map(|p| self.word(&file, p, crate::tables::Phase::Unknown));
            for needs_colon in [true, false] {
                let item = Item::Heading(tables.headings.len() as u32);
                if needs_colon {
                    self.add(&file, &entry.headings, false, item);
                    self.add(&file, &entry.abbreviations, true, item);
                } else {
                    self.add(&file, &entry.openings, false, item);
                }
                tables.headings.push(Heading {
                    kind: keep(&entry.kind),
                    phase,
                    needs_colon,
                    inner: entry.inner,
                    patient: entry.patient,
                });
            }
        }
    }

    fn moments(&mut self, data: &Path, tables: &mut Tables<'static>) {
        use crate::tables::{Act, Hold, Phase};
        let file = data.join("moments.toml");
        let Some(content) = self.read::<MomentFile>(&file) else { return };
        self.check(&file, content.schema_version, &content.provenance);
        for entry in content.moment {
            self.id(&file, &format!("moment {}", entry.id));
            self.add(&file, &entry.terms, false, Item::Moment(tables.moments.len() as u32));
            tables.moments.push(Moment {
                id: keep(&entry.id),
                phase: self.word(&file, &entry.phase, Phase::Unknown),
                hold: self.word(&file, &entry.hold, Hold::Sentence),
                act: entry.act.as_deref().map_or(Act::None, |act| self.word(&file, act, Act::None)),
            });
        }
    }

    fn analytes(&mut self, data: &Path, tables: &mut Tables<'static>) {
        use crate::tables::Shape;
        for file in files(&data.join("analytes")) {
            let Some(content) = self.read::<AnalyteFile>(&file) else { continue };
            self.check(&file, content.schema_version, &content.provenance);
            self.id(&file, &format!("analyte {}", content.id));
            if content.test.is_empty() {
                self.error(&file, "needs at least one [[test]]");
            }
            let item = Item::Analyte(tables.analytes.len() as u32);
            self.add(&file, &content.terms, false, item);
            self.add(&file, &content.abbreviations, true, item);
            self.add(&file, &content.misspellings, true, item);
            self.add(&file, &content.short_terms, false, item);
            if content.short_terms.is_empty() != content.short_near.is_empty() {
                self.error(&file, "short_terms and short_near need each other");
            }
            let mut units = vec![UnitRule { unit: self.unit(&file, &content.unit), factor: 1.0, offset: 0.0 }];
            for (unit, &factor) in &content.units {
                let offset = content.offsets.get(unit).copied().unwrap_or(0.0);
                units.push(UnitRule { unit: self.unit(&file, unit), factor, offset });
            }
            let unwritten = content
                .unwritten
                .iter()
                .filter_map(|entry| {
                    let unit = self.unit(&file, &entry.unit);
                    let Some(rule) = units.iter().find(|r| r.unit == unit) else {
                        self.error(&file, format_args!("unwritten unit {:?} is not among [units]", entry.unit));
                        return None;
                    };
                    let (min, max) = entry.range;
                    Some(UnwrittenRule {
                        min,
                        max,
                        factor: rule.factor,
                        offset: rule.offset,
                        ambiguous: entry.ambiguous,
                    })
                })
                .collect();
            let words = |list: &[String]| list.iter().map(|w| keep(&key(w))).collect();
            let shape = content.shape.as_deref().unwrap_or("number");
            tables.analytes.push(Analyte {
                id: keep(&content.id),
                label: keep(&content.label),
                unit: self.unit(&file, &content.unit),
                plausible: content.plausible,
                bare: content.bare,
                shape: self.word(&file, shape, Shape::Number),
                units,
                unwritten,
                not_after: words(&content.not_after),
                not_before: words(&content.not_before),
                short_terms: words(&content.short_terms),
                short_near: words(&content.short_near),
                not_near: words(&content.not_near),
                only_in: content.only_in.iter().map(|w| keep(w)).collect(),
                loinc: content.loinc.as_deref().map(keep),
                by_unit: content.by_unit,
                misspellings: content.misspellings.iter().map(|w| keep(w)).collect(),
            });
        }
    }

    fn grammar(&mut self, data: &Path) {
        let file = data.join("grammar.toml");
        let Some(content) = self.read::<GrammarFile>(&file) else { return };
        self.check(&file, content.schema_version, &content.provenance);
        for (set, words) in &content.words {
            let item = match set.as_str() {
                "link" => Grammar::Link,
                "greater" => Grammar::Greater,
                "less" => Grammar::Less,
                "at_least" => Grammar::AtLeast,
                "at_most" => Grammar::AtMost,
                "about" => Grammar::About,
                "between" => Grammar::Between,
                "reference" => Grammar::Reference,
                "target" => Grammar::Target,
                "normal" => Grammar::Normal,
                "dose" => Grammar::Dose,
                "other_quantity" => Grammar::OtherQuantity,
                _ => {
                    self.error(&file, format_args!("unknown set of words {set:?}"));
                    continue;
                }
            };
            self.add(&file, words, false, Item::Grammar(item));
        }
    }

    fn specimens(&mut self, data: &Path, tables: &mut Tables<'static>) {
        let file = data.join("specimens.toml");
        let Some(content) = self.read::<SpecimenFile>(&file) else { return };
        self.check(&file, content.schema_version, &content.provenance);
        for entry in content.specimen {
            self.add(&file, &entry.terms, false, Item::Specimen(tables.specimens.len() as u32));
            tables.specimens.push(keep(&entry.id));
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

    fn units(&mut self, data: &Path) {
        let file = data.join("units.toml");
        let Some(content) = self.read::<UnitFile>(&file) else { return };
        self.check(&file, content.schema_version, &content.provenance);
        for entry in content.unit {
            let index = self.units.len() as u16;
            self.units.push(entry.ucum);
            for pattern in &entry.forms {
                match expand(pattern, &self.sets) {
                    Err(e) => self.error(&file, e),
                    Ok(forms) => {
                        for form in forms {
                            let squeezed = foco_text::fold(&form).replace(' ', "");
                            let meanings = self.spellings.entry(squeezed).or_default();
                            if !meanings.contains(&index) {
                                meanings.push(index);
                            }
                        }
                    }
                }
            }
        }
    }

    fn unit(&mut self, file: &Path, ucum: &str) -> u16 {
        self.units.iter().position(|u| u == ucum).map_or_else(
            || {
                self.error(file, format_args!("the unit {ucum:?} is not in units.toml"));
                0
            },
            |i| i as u16,
        )
    }

    fn automaton(&self, tables: &mut Tables<'static>) -> Vec<u8> {
        tables.forms = self.forms.len() as u32;
        // Forms of one meaning share its entry, so that they share their endings in the automaton too.
        let mut known: BTreeMap<&BTreeSet<(Item, Option<String>)>, u64> = BTreeMap::new();
        let forms = self.forms.iter().map(|(form, senses)| {
            let next = known.len() as u64;
            let value = *known.entry(senses).or_insert(next);
            if value == next {
                let sense =
                    |(item, exact): &(Item, Option<String>)| Sense { item: *item, exact: exact.as_deref().map(keep) };
                tables.senses.push(senses.iter().map(sense).collect());
            }
            (form.as_str(), value)
        });
        crate::automaton::pack(forms)
    }

    fn spelling_automaton(&self, tables: &mut Tables<'static>) -> Vec<u8> {
        tables.spellings = self.spellings.values().cloned().collect();
        crate::automaton::pack(self.spellings.keys().map(String::as_str).zip(0..))
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
