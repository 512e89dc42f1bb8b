//! `data/*/terms/**/*.toml`: what is named, by concept.

use super::{Packer, files, keep};
use crate::combination::combine;
use crate::schema::TermFile;
use crate::tables::{Concept, Item, Kind, Tables};
use std::collections::BTreeMap;
use std::path::Path;

impl Packer {
    pub(super) fn terms(&mut self, data: &Path, tables: &mut Tables<'static>) {
        for file in files(&data.join("terms")) {
            let Some(content) = self.read::<TermFile>(&file) else { continue };
            self.check(&file, content.schema_version, &content.provenance);
            let kind = self.word(&file, &content.kind, Kind::Disease);
            if content.test.is_empty() {
                self.error(&file, "needs at least one [[test]]");
            }
            for entry in content.concept {
                self.id(&file, &entry.id);
                let item = Item::Concept(tables.concepts.len() as u32);
                self.add(&file, &entry.terms, false, item);
                let (species, others): (Vec<_>, Vec<_>) =
                    entry.abbreviations.into_iter().partition(|a| kind == Kind::Organism && is_species(a));
                self.add(&file, &species, false, item);
                self.add(&file, &others, true, item);
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
}

/// `S. aureus`: a species with its genus shortened. It needs no look at the case of its letters.
fn is_species(abbreviation: &str) -> bool {
    let lower = |epithet: &str| epithet.len() > 3 && epithet.bytes().all(|b| b.is_ascii_lowercase());
    abbreviation.split_once(". ").is_some_and(|(genus, epithet)| genus.len() == 1 && lower(epithet))
}
