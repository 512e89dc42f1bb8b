//! Texts of the interface, from `i18n/<language>/*.txt`.

use foco_export::Names;

include!(concat!(env!("OUT_DIR"), "/i18n.rs"));

/// A language of the interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Language {
    /// Spanish.
    #[default]
    Spanish,
    /// English.
    English,
}

impl Language {
    /// Its BCP 47 tag.
    pub fn tag(self) -> &'static str {
        match self {
            Language::Spanish => "es",
            Language::English => "en",
        }
    }

    fn table(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Language::Spanish => ES,
            Language::English => EN,
        }
    }

    /// The text for a key, if there is one.
    pub fn find(self, key: &str) -> Option<&'static str> {
        Names::find(&self, key)
    }

    /// The text for a key. A key without a text is shown as it is: a test keeps that from happening.
    pub fn text(self, key: &'static str) -> &'static str {
        self.find(key).unwrap_or(key)
    }

    /// The name of something under a prefix (`var` + `platelets`), or its bare key.
    pub fn name(self, prefix: &str, key: &str) -> String {
        Names::name(&self, prefix, key)
    }

    /// The name of a component of a score: its own, or the one that scores share.
    pub fn component(self, score: &str, component: &str) -> String {
        Names::component(&self, score, component)
    }

    /// The name of an input of a score or criterion.
    pub fn input(self, of: &str, input: &str) -> String {
        Names::input(&self, of, input)
    }

    /// The name of a value that a score works out.
    pub fn value(self, score: &str, key: &str) -> String {
        Names::value(&self, score, key)
    }

    /// A number in the locale's form.
    pub fn number(self, value: f64) -> String {
        Names::number(&self, value)
    }

    /// A UCUM unit as people write it.
    pub fn unit(self, ucum: &'static str) -> &'static str {
        Names::unit(&self, ucum)
    }
}

impl Names for Language {
    fn find(&self, key: &str) -> Option<&'static str> {
        let table = self.table();
        table.binary_search_by(|(k, _)| (*k).cmp(key)).ok().map(|i| table[i].1)
    }

    fn has_decimal_comma(&self) -> bool {
        *self == Language::Spanish
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_notice_has_its_words() {
        for (kind, _) in &foco::Lexicon::spanish().tables().messages {
            // `A1` … are assumptions, which have names of their own.
            if kind.starts_with('A') {
                continue;
            }
            for language in [Language::Spanish, Language::English] {
                assert!(language.find(&format!("notice.{kind}")).is_some(), "notice.{kind}");
            }
        }
    }

    #[test]
    fn every_score_component_and_variable_has_a_name() {
        let text = "Gestante de 30 años con neumonía. TA 80/40 mmHg.";
        let options = foco::Options { decide: vec!["*".to_owned()], ..foco::Options::default() };
        let analysis = foco::analyse(text, &options);
        let mut nameless = Vec::new();
        for language in [Language::Spanish, Language::English] {
            let mut check = |found: bool, what: String| {
                if !found && !nameless.contains(&what) {
                    nameless.push(what);
                }
            };
            for score in &analysis.scores {
                for component in &score.components {
                    let found = language.find(&format!("comp.{}.{}", score.id, component.id)).is_some()
                        || language.find(&format!("comp.{}", component.id)).is_some();
                    check(found, format!("comp.{}.{}", score.id, component.id));
                }
                for missing in &score.missing {
                    check(
                        language.find(&format!("var.{}", missing.variable)).is_some(),
                        format!("var.{}", missing.variable),
                    );
                }
                if let Some(reason) = score.reason {
                    check(language.find(&format!("reason.{reason}")).is_some(), format!("reason.{reason}"));
                }
            }
            for decision in &analysis.decisions {
                let key = format!("var.{}", decision.variable);
                check(language.find(&key).is_some(), key);
            }
            for criterion in &analysis.criteria {
                check(language.find(&format!("criterion.{}", criterion.id)).is_some(), criterion.id.clone());
                for missing in &criterion.missing {
                    check(language.find(&format!("input.{missing}")).is_some(), format!("input.{missing}"));
                }
            }
            for assumption in &analysis.assumptions {
                check(
                    language.find(&format!("assumption.{}", assumption.id.as_str())).is_some(),
                    assumption.id.as_str().to_owned(),
                );
            }
        }
        assert!(nameless.is_empty(), "{nameless:?}");
    }

    #[test]
    fn every_score_says_how_it_is_worked_out() {
        let analysis = foco::analyse("Varón de 60 años.", &foco::Options::default());
        for language in [Language::Spanish, Language::English] {
            for score in &analysis.scores {
                assert!(language.find(&format!("how.{}", score.id)).is_some(), "{}", score.id);
            }
            for list in &analysis.checklists {
                for item in &list.items {
                    assert!(language.find(&format!("check.{}", item.id)).is_some(), "{}", item.id);
                }
            }
            for verdict in analysis.agreements.iter().flat_map(|a| &a.verdicts) {
                assert!(language.find(&format!("criterion.{}", verdict.criterion)).is_some(), "{}", verdict.criterion);
            }
        }
    }

    #[test]
    fn no_unit_is_shown_as_programs_write_it() {
        let tables = foco::Lexicon::spanish().tables();
        let asked =
            |d: &foco::Score| d.inputs.iter().filter_map(|i| foco::scale(d.id, i.input)).map(|s| s.unit).collect();
        let options = foco::Options { inputs: true, ..foco::Options::default() };
        let scores = foco::analyse("Varón de 60 años.", &options).scores;
        let of_scores: Vec<&'static str> = scores.iter().flat_map(|s| -> Vec<_> { asked(s) }).collect();
        for language in [Language::Spanish, Language::English] {
            for ucum in tables.units.iter().copied().chain(of_scores.iter().copied()) {
                let written = language.unit(ucum);
                let raw = written.contains(['[', ']', '{', '}', '*', '('])
                    || written.starts_with("ug")
                    || written.ends_with("/uL");
                assert!(!raw && !["a", "mo", "wk", "d", "Cel"].contains(&written), "{ucum} is shown as {written:?}");
            }
        }
    }

    #[test]
    fn every_input_of_every_score_has_a_name() {
        for language in [Language::Spanish, Language::English] {
            for definition in foco::definitions() {
                for input in definition.inputs {
                    let name = language.input(definition.id, input.name);
                    let own = language.find(&format!("input.{}", input.name));
                    let variable = language.find(&format!("var.{}", input.variable));
                    assert!(own.or(variable).is_some(), "{} of {} is shown as {name:?}", input.name, definition.id);
                }
            }
        }
    }

    #[test]
    fn every_analyte_has_a_name() {
        for language in [Language::Spanish, Language::English] {
            let analytes = &foco::Lexicon::spanish().tables().analytes;
            let named = |id: &str| id == "bp" || language.find(&format!("var.{id}")).is_some();
            let nameless: Vec<&str> = analytes.iter().map(|a| a.id).filter(|id| !named(id)).collect();
            assert!(nameless.is_empty(), "{nameless:?}");
        }
    }

    #[test]
    fn numbers_have_the_locales_form() {
        assert_eq!(Language::Spanish.number(27.4), "27,4");
        assert_eq!(Language::Spanish.number(109.0), "109");
        assert_eq!(Language::English.number(1.3625), "1.36");
        assert_eq!(Language::Spanish.number(0.05), "0,05");
    }
}
