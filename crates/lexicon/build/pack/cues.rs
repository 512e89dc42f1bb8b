//! `data/*/cues/*.toml`: cues of negation, doubt and the like.

use super::{Packer, files, keep};
use crate::braces::expand;
use crate::conjugate::conjugate;
use crate::schema::CueFile;
use crate::tables::{Cue, CueKind, Direction, Item, Kind, Tables};
use foco_text::Text;
use std::path::Path;

impl Packer {
    pub(super) fn cues(&mut self, data: &Path, tables: &mut Tables<'static>) {
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
}
