//! The automata of all forms and of all spellings of units.

use super::{Packer, keep};
use crate::automaton;
use crate::tables::{Item, Sense, Tables};
use std::collections::{BTreeMap, BTreeSet};

impl Packer {
    pub(super) fn automaton(&self, tables: &mut Tables<'static>) -> Vec<u8> {
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
        automaton::pack(forms)
    }

    pub(super) fn spelling_automaton(&self, tables: &mut Tables<'static>) -> Vec<u8> {
        tables.spellings = self.spellings.values().cloned().collect();
        automaton::pack(self.spellings.keys().map(String::as_str).zip(0..))
    }
}
