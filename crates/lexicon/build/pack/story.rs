//! `sections.toml` and `moments.toml`: what turns the page of a report.

use super::{Packer, keep};
use crate::schema::{MomentFile, SectionFile};
use crate::tables::{Act, Heading, Hold, Item, Moment, Phase, Tables};
use std::path::Path;

impl Packer {
    pub(super) fn sections(&mut self, data: &Path, tables: &mut Tables<'static>) {
        let file = data.join("sections.toml");
        let Some(content) = self.read::<SectionFile>(&file) else { return };
        self.check(&file, content.schema_version, &content.provenance);
        for entry in content.section {
            let phase = entry.phase.as_deref().map(|p| self.word(&file, p, Phase::Unknown));
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

    pub(super) fn moments(&mut self, data: &Path, tables: &mut Tables<'static>) {
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
}
