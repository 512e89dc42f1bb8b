//! Tables of sentences with what they say, and the words of a span.

use foco_extract::Span;

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    schema_version: u32,
    group: Vec<Group>,
}

/// Sentences about one thing.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    pub name: String,
    pub cases: Vec<Case>,
}

/// A sentence.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    pub text: String,
    pub says: Vec<String>,
}

/// The groups of a table.
pub fn groups(table: &str) -> Vec<Group> {
    let table: Table = toml::from_str(table).expect("the table is valid");
    assert_eq!(table.schema_version, 1);
    table.group
}

/// The words of a span.
pub fn slice(text: &str, span: Span) -> &str {
    &text[span.start as usize..span.end as usize]
}
