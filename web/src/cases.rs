//! Bundled cases, of our own writing.

use crate::i18n::Language;

/// A case with what it teaches.
#[derive(Debug)]
pub struct Case {
    /// Its key.
    pub id: &'static str,
    title: [&'static str; 2],
    goals: [&'static str; 2],
    traps: [&'static str; 2],
    /// The report.
    pub text: &'static str,
}

include!(concat!(env!("OUT_DIR"), "/cases.rs"));

impl Case {
    /// The case with this key.
    pub fn find(id: &str) -> Option<&'static Case> {
        CASES.iter().find(|c| c.id == id)
    }

    /// Its title.
    pub fn title(&self, language: Language) -> &'static str {
        self.title[language as usize]
    }

    /// What can be learnt from it.
    pub fn goals(&self, language: Language) -> &'static str {
        self.goals[language as usize]
    }

    /// Where a reader, human or not, goes wrong.
    pub fn traps(&self, language: Language) -> &'static str {
        self.traps[language as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use foco::{Analysis, Options};

    fn expectation(case: &Case) -> toml::Table {
        let path = format!("{}/cases/{}.toml", env!("CARGO_MANIFEST_DIR"), case.id);
        let table: toml::Table = toml::from_str(&std::fs::read_to_string(path).expect("there")).expect("TOML");
        table["expect"].as_table().expect("what it must read as").clone()
    }

    fn strings<'t>(table: &'t toml::Table, key: &str) -> Vec<&'t str> {
        table.get(key).and_then(|v| v.as_array()).into_iter().flatten().filter_map(|v| v.as_str()).collect()
    }

    fn pairs<'t>(table: &'t toml::Table, key: &str) -> Vec<(&'t str, &'t str)> {
        let inner = table.get(key).and_then(|v| v.as_table()).into_iter().flatten();
        inner.filter_map(|(k, v)| Some((&**k, v.as_str()?))).collect()
    }

    fn total(analysis: &Analysis, score: &str) -> String {
        let total = analysis.score(score).and_then(|s| s.contextual).expect("it sums");
        format!("{}-{}", total.min, total.max)
    }

    #[test]
    fn every_case_reads_as_its_goals_say() {
        assert!(CASES.len() >= 9);
        for case in CASES {
            let analysis = foco::analyse(case.text, &Options::default());
            let expected = expectation(case);
            for value in strings(&expected, "values") {
                let (analyte, number) = value.split_once(' ').expect("analyte and number");
                let number: f64 = number.parse().expect("a number");
                let own = |m: &&foco::Measurement| m.analyte == analyte && m.specimen.is_none();
                let read: Vec<f64> = analysis.measurements.iter().filter(own).map(|m| m.value).collect();
                assert!(
                    read.iter().any(|x| (x - number).abs() < 0.01 * number.abs()),
                    "{}: {value}, not {read:?}",
                    case.id
                );
            }
            for (score, points) in pairs(&expected, "scores") {
                assert_eq!(total(&analysis, score), points, "{} {score}", case.id);
            }
            for (criterion, answer) in pairs(&expected, "criteria") {
                let found = analysis.criterion(criterion).map(|c| c.value.as_str());
                assert_eq!(found, Some(answer), "{} {criterion}", case.id);
            }
            for closed in strings(&expected, "closed") {
                assert!(analysis.score(closed).is_some_and(|s| !s.applicable), "{} {closed}", case.id);
            }
            for label in strings(&expected, "unread") {
                assert!(analysis.problems.iter().all(|p| p.label != label), "{} {label}", case.id);
            }
            for word in strings(&expected, "others") {
                let own = |m: &&foco::Mention| m.span.words(case.text) == word;
                let whose = analysis.mentions.iter().find(own).map(|m| m.assertion.experiencer);
                assert_eq!(whose, Some(foco::Experiencer::Other), "{} {word}", case.id);
            }
            for absent in strings(&expected, "absent") {
                let missing = analysis.measurements.iter().all(|m| m.analyte != absent || m.specimen.is_some());
                assert!(missing, "{} {absent}", case.id);
            }
        }
    }
}
