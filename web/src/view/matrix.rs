//! The definitions of sepsis against the questions that they answer.

use crate::i18n::Language;
use foco::{Agreement, Analysis, Span};

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
        stated: agreements.iter().map(|a| a.stated.map(|s| s.span)).collect(),
        partings: agreements.iter().map(|a| parting(a, language)).collect(),
    }
}

/// The row of a criterion: severe sepsis is a definition of its own, the others are named by their year.
fn definition(criterion: &'static str) -> &'static str {
    match criterion {
        "sepsis2_severe" => criterion,
        _ => criterion.split('_').next().unwrap_or(criterion),
    }
}

fn parting(agreement: &Agreement, language: Language) -> String {
    let question = language.name("agreement", agreement.question);
    let told = match agreement.parting {
        Some(p) => language
            .text("agreement.parting")
            .replace("{0}", &language.name("criterion", p.met))
            .replace("{1}", &language.name("criterion", p.other))
            .replace("{2}", &language.name("input", p.input)),
        None => language.text("agreement.same").to_owned(),
    };
    format!("{question}: {told}")
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
    }
}
