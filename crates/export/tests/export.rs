//! What is written, seen from outside.

use foco::{Analysis, OffsetUnit, Options};
use foco_export::{Names, Separator, Style, csv, csv_in_words, file_name, json, summary};
use proptest::prelude::*;

const REPORT: &str = "Varón de 60 años con posible neumonía. Niega disnea. TA 85/50 mmHg, FR 24 rpm, creatinina 2,1 mg/dl, \
                      plaquetas 96.000/mm3. Precisó noradrenalina a 0,15 µg/kg/min.";

/// Keys themselves: what is tested is the writing, not the words.
struct Keys;

impl Names for Keys {
    fn find(&self, _: &str) -> Option<&'static str> {
        None
    }

    fn has_decimal_comma(&self) -> bool {
        true
    }
}

fn read(text: &str) -> Analysis {
    foco::analyse(text, &Options { inputs: true, ..Options::default() })
}

/// The cells of a table, read as RFC 4180 says.
fn cells(table: &str, separator: char) -> Vec<Vec<String>> {
    let mut rows = vec![vec![String::new()]];
    let mut quoted = false;
    let mut chars = table.trim_start_matches('\u{feff}').chars().peekable();
    while let Some(c) = chars.next() {
        let row = rows.last_mut().expect("one at least");
        let cell = row.last_mut().expect("one at least");
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => cell.extend(chars.next()),
            '"' => quoted = !quoted,
            c if c == separator && !quoted => row.push(String::new()),
            '\r' if !quoted => {}
            '\n' if !quoted => rows.push(vec![String::new()]),
            c => cell.push(c),
        }
    }
    rows.pop();
    rows
}

#[test]
fn findings_and_inputs_have_a_row_each() {
    let analysis = read(REPORT);
    let table = csv(REPORT, &analysis, Separator::Comma);
    assert!(table.starts_with('\u{feff}'), "without the mark Excel takes it for Windows-1252");
    let rows = cells(&table, ',');
    let count = |kind: &str| rows.iter().filter(|r| r[0] == kind).count();
    assert_eq!(count("mention"), analysis.mentions.len());
    assert_eq!(count("measurement"), analysis.measurements.len());
    assert!(count("input") > 20);
    let systolic = rows.iter().find(|r| r[3] == "sbp").expect("a row");
    assert_eq!((&*systolic[4], &*systolic[7], &*systolic[19]), ("85", "mm[Hg]", "TA 85/50 mmHg"));
    let at = |i: usize| systolic[i].parse::<usize>().expect("a number");
    let words: String = REPORT.chars().skip(at(17)).take(at(18) - at(17)).collect();
    assert_eq!(words, "TA 85/50 mmHg", "offsets count code points");
}

#[test]
fn a_spanish_spreadsheet_gets_semicolons_and_commas() {
    let rows = cells(&csv(REPORT, &read(REPORT), Separator::Semicolon), ';');
    let creatinine = rows.iter().find(|r| r[0] == "measurement" && r[3] == "creatinine").expect("a row");
    assert_eq!(creatinine[4], "2,1");
}

#[test]
fn a_summary_lists_what_is_missing_and_quotes_no_sentence() {
    let text = summary(&read(REPORT), &Keys, Style::Text, "Foco");
    assert!(text.contains("missing bilirubin total") || text.contains("bilirubin total"), "{text}");
    assert!(text.contains("criteria.unknown"), "{text}");
    assert!(!text.contains("Niega") && !text.contains("TA 85"), "{text}");
    // The first score shows the form of all.
    let markdown = summary(&read(REPORT), &Keys, Style::Markdown, "Foco");
    insta::assert_snapshot!(markdown.split("\n### ").take(2).collect::<Vec<_>>().join("\n### "));
}

#[test]
fn json_is_the_analysis() {
    let value: serde_json::Value = serde_json::from_str(&json(REPORT, &read(REPORT), OffsetUnit::Utf16)).expect("JSON");
    assert_eq!(value["offsets"], "utf16");
    assert_eq!(value["schema_version"], foco::SCHEMA_VERSION);
}

#[test]
fn file_names_hold_no_word_of_the_report() {
    let name = file_name(REPORT, "csv");
    assert!(name.starts_with("caso-") && name.len() == "caso-123456.csv".len(), "{name}");
    assert_eq!(name, file_name(REPORT, "csv"));
    assert_ne!(name, file_name("otro", "csv"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// No text makes a cell that a spreadsheet would run, a row of another length, or a panic.
    #[test]
    fn any_text_is_written_safely(text in "(fiebre|TA 80/50|=cmd\\(\\)|\\+1|-2\\+3|@SUM|,|;|\"|\r\n|\t| |\\PC){0,40}") {
        let analysis = read(&text);
        for (separator, sign) in [(Separator::Comma, ','), (Separator::Semicolon, ';')] {
            let rows = cells(&csv(&text, &analysis, separator), sign);
            for row in &rows {
                prop_assert_eq!(row.len(), rows[0].len());
                for cell in row {
                    let armed = cell.trim_start().starts_with(['=', '+', '-', '@']);
                    prop_assert!(!armed || cell.replace(',', ".").parse::<f64>().is_ok(), "{:?}", cell);
                }
            }
        }
        let _ = summary(&analysis, &Keys, Style::Markdown, "Foco");
        prop_assert!(serde_json::from_str::<serde_json::Value>(&json(&text, &analysis, OffsetUnit::Codepoint)).is_ok());
    }
}

/// Some words of a language.
struct Words;

impl Names for Words {
    fn find(&self, key: &str) -> Option<&'static str> {
        let words = [
            ("csv.name", "nombre"),
            ("csv.row.measurement", "valor"),
            ("var.sbp", "presión sistólica"),
            ("presence.absent", "negado"),
        ];
        words.iter().find(|(k, _)| *k == key).map(|(_, word)| *word)
    }

    fn has_decimal_comma(&self) -> bool {
        true
    }
}

#[test]
fn a_table_for_people_has_words_for_keys_and_no_sign_for_what_is_exact() {
    let rows = cells(&csv_in_words(REPORT, &read(REPORT), Separator::Semicolon, &Words), ';');
    assert_eq!(rows[0][3], "nombre");
    let systolic = rows.iter().find(|r| r[0] == "valor" && r[3] == "presión sistólica").expect("a row");
    assert_eq!((&*systolic[4], &*systolic[6], &*systolic[7]), ("85", "", "mmHg"));
    assert!(rows.iter().any(|r| r[3] == "disnea" && r[8] == "negado"));
}
