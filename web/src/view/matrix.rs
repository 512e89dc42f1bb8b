//! The definitions of sepsis against the questions that they answer.

use crate::i18n::Language;
use crate::view::form;
use foco::{Agreement, Analysis, Span, Stated};

/// What each definition says to each question.
#[derive(Clone, Debug, PartialEq)]
pub struct Matrix {
    /// Names of the questions.
    pub questions: Vec<String>,
    /// A row for each definition.
    pub rows: Vec<Row>,
    /// What the report itself says to each question.
    pub stated: Vec<Option<Span>>,
    /// For each question the fact on which the definitions part.
    pub partings: Vec<String>,
}

/// A definition.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Its name.
    pub name: String,
    /// `yes`, `no`, `unknown` to each question; none where it has no answer.
    pub answers: Vec<Option<&'static str>>,
}

/// The matrix of a report.
pub fn matrix(analysis: &Analysis, language: Language) -> Matrix {
    let agreements = &analysis.agreements;
    let mut criteria: Vec<&'static str> = Vec::new();
    for verdict in agreements.iter().flat_map(|a| &a.verdicts) {
        let row = definition(verdict.criterion);
        if !criteria.contains(&row) {
            criteria.push(row);
        }
    }
    let answer = |row: &str, agreement: &Agreement| {
        agreement.verdicts.iter().find(|v| definition(v.criterion) == row).map(|v| v.value)
    };
    Matrix {
        questions: agreements.iter().map(|a| language.name("agreement", a.question)).collect(),
        rows: criteria
            .iter()
            .map(|row| Row {
                name: language.name("definition", row),
                answers: agreements.iter().map(|a| answer(row, a)).collect(),
            })
            .collect(),
        stated: agreements.iter().map(|a| stated(a, agreements).map(|s| s.span)).collect(),
        partings: agreements.iter().map(|a| parting(a, analysis, language)).collect(),
    }
}

/// The row of a criterion: severe sepsis is a definition of its own, the others are named by their year.
fn definition(criterion: &'static str) -> &'static str {
    match criterion {
        "sepsis2_severe" => criterion,
        _ => criterion.split('_').next().unwrap_or(criterion),
    }
}

/// What the report says to a question. Septic shock is sepsis.
fn stated(agreement: &Agreement, all: &[Agreement]) -> Option<Stated> {
    let shock = all.iter().find(|a| a.question == "septic_shock").and_then(|a| a.stated);
    agreement.stated.or(shock.filter(|s| agreement.question == "sepsis" && s.value != "no"))
}

/// Where the definitions part, that they agree, or why that cannot be said.
fn parting(agreement: &Agreement, analysis: &Analysis, language: Language) -> String {
    let question = language.name("agreement", agreement.question);
    let value = |id: &str| agreement.verdicts.iter().find(|v| v.criterion == id).map(|v| v.value);
    let all = |wanted: &str| agreement.verdicts.iter().all(|v| v.value == wanted);
    let none_met = agreement.verdicts.iter().all(|v| v.value != "yes");
    let told = match agreement.parting {
        Some(p) => language
            .text(if value(p.other) == Some("no") { "agreement.parting" } else { "agreement.open" })
            .replace("{0}", &language.name("criterion", p.met))
            .replace("{1}", &language.name("criterion", p.other))
            .replace("{2}", &language.input(p.other, p.input)),
        None if all("yes") => language.text("agreement.all_yes").to_owned(),
        None if all("no") => language.text("agreement.all_no").to_owned(),
        None => language.text("agreement.incomparable").replace("{0}", &open(agreement, analysis, language).join(", ")),
    };
    let apart = stated(agreement, &analysis.agreements).is_some_and(|s| s.value == "yes") && none_met;
    let apart = if apart { format!(" {}", language.text("agreement.report_apart")) } else { String::new() };
    format!("{question}: {told}{apart}")
}

/// What the open answers to a question still need, each once.
fn open(agreement: &Agreement, analysis: &Analysis, language: Language) -> Vec<String> {
    let is_open = |id: &str| agreement.verdicts.iter().any(|v| v.criterion == id && v.value == "unknown");
    let mut names: Vec<String> = Vec::new();
    for criterion in analysis.criteria.iter().filter(|c| is_open(&c.id)) {
        let missing = form::missing(criterion, analysis, language);
        names.extend(missing.into_iter().filter(|m| !names.contains(m)).collect::<Vec<_>>());
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_definition_answers_in_its_row() {
        let text = "Varón de 60 años con neumonía. T 39 ºC, FC 120 lpm. TA 80/40 mmHg. Glasgow 12. Shock séptico.";
        let analysis = foco::analyse(text, &foco::Options::default());
        let matrix = matrix(&analysis, Language::Spanish);
        assert_eq!(matrix.questions, ["Sepsis", "Shock séptico"]);
        let names: Vec<&str> = matrix.rows.iter().map(|r| &*r.name).collect();
        assert_eq!(names, ["Sepsis-2 (1991 y 2001)", "Sepsis grave (1991 y 2001)", "Sepsis-3 (2016)"]);
        assert_eq!(matrix.rows[0].answers[0], Some("yes"));
        assert_eq!(matrix.rows[1].answers[1], None, "severe sepsis says nothing of shock");
        assert!(matrix.stated[1].is_some());
        assert_eq!(matrix.stated[0], matrix.stated[1], "septic shock is sepsis");
    }

    fn told(text: &str) -> Vec<String> {
        matrix(&foco::analyse(text, &foco::Options::default()), Language::Spanish).partings
    }

    #[test]
    fn what_cannot_be_compared_is_not_said_to_agree() {
        let open = told("Varón de 60 años. Shock séptico.");
        assert!(open[1].starts_with("Shock séptico: no se puede comparar; falta "), "{open:?}");
        assert!(open[1].ends_with("ninguna definición se cumple."), "{open:?}");
        let apart = told("Varón de 60 años con neumonía. T 39 ºC, FC 120 lpm. TA 80/40 mmHg. Glasgow 12.");
        assert!(apart.iter().all(|line| !line.contains("input") && !line.contains('_')), "{apart:?}");
        let alike = told(
            "Varón de 60 años con neumonía, FC 120 lpm, T 39 ºC, plaquetas 40.000/mm3. TA 80/40 mmHg. Lactato 4 mmol/L.",
        );
        assert_eq!(alike[0], "Sepsis: todas se cumplen.");
    }

    #[test]
    fn of_a_child_no_definition_for_adults_says_anything() {
        let analysis = foco::analyse("Niño de 4 años con sepsis. TA 80/40 mmHg.", &foco::Options::default());
        let rows: Vec<String> = matrix(&analysis, Language::Spanish).rows.into_iter().map(|row| row.name).collect();
        assert_eq!(rows, ["Phoenix (2024)"]);
    }
}
