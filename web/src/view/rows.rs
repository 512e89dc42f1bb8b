//! The findings as a table: the same information as the highlights and their cards, in rows.

use crate::i18n::Language;
use crate::view::card::{phase, source, value};
use crate::view::findings::{Finding, Layer};
use crate::view::search::fold;
use foco::{Analysis, Kind, Measurement, Mention, Span, UnitSource};

/// A column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Column {
    /// In the order of the text.
    #[default]
    Words,
    /// Kind of finding.
    Kind,
    /// What is said of it.
    Assertion,
    /// When.
    Moment,
    /// Concept with its codes, or analyte with its value.
    Meaning,
    /// How it was found.
    Source,
}

impl Column {
    /// All of them, as they stand.
    pub const ALL: [Column; 6] =
        [Column::Words, Column::Kind, Column::Assertion, Column::Moment, Column::Meaning, Column::Source];

    /// Its key in language files.
    pub fn key(self) -> &'static str {
        match self {
            Column::Words => "words",
            Column::Kind => "kind",
            Column::Assertion => "assertion",
            Column::Moment => "moment",
            Column::Meaning => "meaning",
            Column::Source => "source",
        }
    }
}

/// A row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Which finding.
    pub layer: Layer,
    /// Where.
    pub span: Span,
    /// Kind of finding.
    pub kind: String,
    /// Its words.
    pub words: String,
    /// What is said of it.
    pub assertion: String,
    /// When.
    pub moment: String,
    /// Concept with its codes, or analyte with its value.
    pub meaning: String,
    /// How it was found.
    pub source: String,
}

impl Row {
    fn cell(&self, column: Column) -> &str {
        match column {
            Column::Words => &self.words,
            Column::Kind => &self.kind,
            Column::Assertion => &self.assertion,
            Column::Moment => &self.moment,
            Column::Meaning => &self.meaning,
            Column::Source => &self.source,
        }
    }
}

/// The rows of findings, by place. Cues are what is said of others, so they have no rows of their own.
pub fn rows<'a>(
    analysis: &Analysis,
    findings: impl Iterator<Item = &'a Finding>,
    text: &str,
    language: Language,
) -> Vec<Row> {
    findings
        .filter_map(|finding| {
            let words = text.get(finding.span.start as usize..finding.span.end as usize)?;
            let row = Row {
                layer: finding.layer,
                span: finding.span,
                kind: language.name("kind", finding.layer.key()),
                words: words.split_whitespace().collect::<Vec<_>>().join(" "),
                assertion: assertion(finding, language),
                moment: String::new(),
                meaning: String::new(),
                source: String::new(),
            };
            match finding.layer {
                Layer::Cue => None,
                Layer::Measurement => Some(of_measurements(row, analysis, language)),
                Layer::Mention(_) => {
                    let at = analysis.mentions.binary_search_by_key(&finding.id, |m| m.id).ok()?;
                    Some(of_mention(row, &analysis.mentions[at], language))
                }
            }
        })
        .collect()
}

fn assertion(finding: &Finding, language: Language) -> String {
    let told: Vec<String> = finding.marks.iter().map(|m| language.name("presence", &m.replace('-', "_"))).collect();
    match (told.is_empty(), finding.layer) {
        (false, _) => told.join(", "),
        (true, Layer::Mention(Kind::Disease | Kind::Symptom | Kind::Procedure | Kind::Drug | Kind::Organism)) => {
            language.name("presence", "present")
        }
        _ => String::new(),
    }
}

fn of_mention(row: Row, m: &Mention, language: Language) -> Row {
    Row {
        moment: language.name("phase", phase(m.phase)),
        meaning: m.concept.as_ref().map_or_else(String::new, |c| {
            let codes = c.codes.iter().map(|c| format!(" · {} {}", language.name("code", c.system), c.code));
            c.label.to_owned() + &codes.collect::<String>()
        }),
        source: language.name("source", source(m)),
        ..row
    }
}

/// Systolic and diastolic share their words, and so their row.
fn of_measurements(row: Row, analysis: &Analysis, language: Language) -> Row {
    let own: Vec<&Measurement> = analysis.measurements.iter().filter(|m| m.evidence == row.span).collect();
    let Some(first) = own.first() else { return row };
    let source = match first.unit_source {
        UnitSource::Given => "given",
        UnitSource::Stated => "rule",
        UnitSource::Inferred => "inferred",
    };
    Row {
        moment: language.name("phase", phase(first.phase)),
        meaning: own.iter().map(|m| value(m, language)).collect::<Vec<_>>().join("; "),
        source: language.name("source", source),
        ..row
    }
}

/// Keeps the rows that hold a query, and puts them in the order of a column.
pub fn arrange(mut rows: Vec<Row>, query: &str, column: Column, downwards: bool) -> Vec<Row> {
    let query = fold(query.trim());
    if !query.is_empty() {
        rows.retain(|row| Column::ALL.iter().any(|&c| fold(row.cell(c)).contains(&query)));
    }
    if column != Column::Words {
        rows.sort_by_cached_key(|row| (row.cell(column).is_empty(), fold(row.cell(column))));
    }
    if downwards {
        rows.reverse();
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::findings::findings;

    const TEXT: &str = "Niega fiebre. TA 80/50 mmHg. Posible neumonía. Su madre tuvo diabetes. Creatinina 160 μmol/L.";

    fn told(language: Language) -> Vec<Row> {
        let analysis = foco::analyse(TEXT, &foco::Options::default());
        rows(&analysis, findings(&analysis).iter(), TEXT, language)
    }

    #[test]
    fn a_row_tells_what_the_card_tells() {
        let rows = told(Language::Spanish);
        let line = |words: &str| {
            let row = rows.iter().find(|r| r.words.contains(words)).expect("it is found");
            format!("{} | {} | {} | {}", row.kind, row.assertion, row.meaning, row.source)
        };
        assert_eq!(line("fiebre"), "síntoma o signo | negado | fiebre · CIE-10-ES R50.9 | léxico");
        assert_eq!(line("TA 80/50"), "valor |  | presión sistólica: 80 mmHg; presión diastólica: 50 mmHg | regla");
        assert!(line("neumonía").starts_with("enfermedad | dudoso | neumonía"));
        assert!(line("diabetes").contains("de otra persona"));
        assert!(line("Creatinina").contains("1,81 mg/dL"));
    }

    #[test]
    fn rows_are_sorted_and_filtered() {
        let rows = told(Language::English);
        let words = |rows: &[Row]| rows.iter().map(|r| r.words.clone()).collect::<Vec<_>>();
        let by_kind = arrange(rows.clone(), "", Column::Kind, false);
        assert_eq!(by_kind.first().map(|r| r.kind.as_str()), Some("disease"));
        assert_eq!(words(&arrange(rows.clone(), "NEUMONIA", Column::Words, false)), ["neumonía"]);
        let mut back = arrange(rows.clone(), "", Column::Words, true);
        back.reverse();
        assert_eq!(back, rows);
    }
}
