//! `data/*/relations/*.toml`: words that join findings.

use super::{Packer, files, keep};
use crate::conjugate::conjugate;
use crate::schema::RelationFile;
use crate::tables::{Item, RelationWord, Role, Tables};
use std::path::Path;

impl Packer {
    pub(super) fn relations(&mut self, data: &Path, tables: &mut Tables<'static>) {
        for file in files(&data.join("relations")) {
            let Some(content) = self.read::<RelationFile>(&file) else { continue };
            self.check(&file, content.schema_version, &content.provenance);
            if content.test.is_empty() {
                self.error(&file, "needs at least one [[test]]");
            }
            let role = self.word(&file, &content.role, Role::Number);
            for entry in content.word {
                let item = Item::Relation(tables.relations.len() as u32);
                self.add(&file, &entry.terms, false, item);
                self.add(&file, &entry.abbreviations, true, item);
                for verb in &entry.verbs {
                    match conjugate(verb, &entry.forms) {
                        Ok(forms) => self.add(&file, &forms, false, item),
                        Err(e) => self.error(&file, e),
                    }
                }
                tables.relations.push(RelationWord { role, value: keep(&entry.value) });
            }
        }
    }
}
