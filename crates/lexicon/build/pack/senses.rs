//! `data/*/senses/*.toml`: abbreviations with several senses.

use super::{Packer, files, keep, key};
use crate::schema::{SenseEntry, SenseFile};
use crate::tables::{Ambiguity, Item, Meaning, Tables};
use std::path::Path;

impl Packer {
    /// Concepts and analytes must be packed before.
    pub(super) fn senses(&mut self, data: &Path, tables: &mut Tables<'static>) {
        for file in files(&data.join("senses")) {
            let Some(content) = self.read::<SenseFile>(&file) else { continue };
            self.check(&file, content.schema_version, &content.provenance);
            for entry in content.abbreviation {
                self.id(&file, &format!("abbreviation {}", entry.form));
                if entry.sense.len() < 2 || entry.tests.len() < 2 {
                    self.error(&file, format_args!("{} needs two senses and two tests", entry.form));
                }
                if entry.sense.iter().filter(|s| s.usual).count() > 1 {
                    self.error(&file, format_args!("only one sense of {} can be usual", entry.form));
                }
                let item = Item::Ambiguity(tables.ambiguities.len() as u32);
                self.add_form(&file, &entry.form, true, item);
                let meanings = entry.sense.iter().map(|sense| self.meaning(&file, sense, tables)).collect();
                tables.ambiguities.push(Ambiguity { form: keep(&entry.form), meanings });
            }
        }
    }

    fn meaning(&mut self, file: &Path, sense: &SenseEntry, tables: &Tables<'static>) -> Meaning<'static> {
        let named = if let Some(label) = sense.means.strip_prefix('=') {
            Some((None, keep(label)))
        } else if let Some(id) = sense.means.strip_prefix("analyte:") {
            let at = tables.analytes.iter().position(|a| a.id == id);
            at.map(|at| (Some(Item::Analyte(at as u32)), tables.analytes[at].label))
        } else {
            let at = tables.concepts.iter().position(|c| c.id == sense.means);
            at.map(|at| (Some(Item::Concept(at as u32)), tables.concepts[at].label))
        };
        let (item, label) = named.unwrap_or_else(|| {
            self.error(file, format_args!("{:?} is no concept and no analyte", sense.means));
            (None, "")
        });
        let words = |list: &[String]| list.iter().map(|w| keep(&key(w))).collect();
        let (near, never) = (words(&sense.near), words(&sense.never));
        Meaning { item, label, near, never, number: sense.number, usual: sense.usual }
    }
}
