//! `units.toml`, `analytes/*.toml`, `grammar.toml`, `specimens.toml`: what is measured, in what, and the words between.

use super::{Packer, files, keep, key};
use crate::braces::expand;
use crate::schema::{AnalyteFile, GrammarFile, SpecimenFile, UnitFile};
use crate::tables::{Analyte, Grammar, Item, Shape, Tables, UnitRule, UnwrittenRule};
use std::path::Path;

impl Packer {
    pub(super) fn units(&mut self, data: &Path) {
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

    pub(super) fn analytes(&mut self, data: &Path, tables: &mut Tables<'static>) {
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
                thousands: content.thousands,
                in_fluids: content.in_fluids,
                loinc: content.loinc.as_deref().map(keep),
                by_unit: content.by_unit,
                misspellings: content.misspellings.iter().map(|w| keep(w)).collect(),
            });
        }
    }

    pub(super) fn grammar(&mut self, data: &Path) {
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

    pub(super) fn specimens(&mut self, data: &Path, tables: &mut Tables<'static>) {
        let file = data.join("specimens.toml");
        let Some(content) = self.read::<SpecimenFile>(&file) else { return };
        self.check(&file, content.schema_version, &content.provenance);
        for entry in content.specimen {
            self.add(&file, &entry.terms, false, Item::Specimen(tables.specimens.len() as u32));
            tables.specimens.push(keep(&entry.id));
        }
    }
}
