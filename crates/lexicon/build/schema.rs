//! The data files as people write them.

use serde::Deserialize;
use std::collections::BTreeMap;

/// Where the content of a file comes from.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Provenance {
    /// Source, in words.
    pub source: String,
    /// SPDX licence.
    pub licence: String,
}

/// `data/*/terms/**.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TermFile {
    pub schema_version: u32,
    pub kind: String,
    pub provenance: Provenance,
    #[serde(default)]
    pub concept: Vec<ConceptEntry>,
    #[serde(default)]
    pub test: Vec<MarkedTest>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConceptEntry {
    pub id: String,
    pub label: String,
    #[serde(default)]
    pub terms: Vec<String>,
    /// Drugs given together, as lists of their parts: written in every order, joined in every way.
    #[serde(default)]
    pub combinations: Vec<Vec<String>>,
    #[serde(default)]
    pub abbreviations: Vec<String>,
    #[serde(default)]
    pub codes: BTreeMap<String, String>,
    #[serde(default)]
    pub facts: BTreeMap<String, String>,
}

/// `data/*/patterns.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PatternFile {
    pub schema_version: u32,
    pub provenance: Provenance,
    /// What stands between the parts of a combination.
    pub joints: Vec<String>,
    /// Alternatives that terms name as `{=set}`.
    pub sets: BTreeMap<String, Vec<String>>,
}

/// A sentence with marks: `[…]` a term or scope, `<…>` a cue.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MarkedTest {
    pub text: String,
}

/// `data/*/cues/*.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CueFile {
    pub schema_version: u32,
    pub kind: String,
    pub provenance: Provenance,
    pub cue: Vec<CueEntry>,
    #[serde(default)]
    pub test: Vec<MarkedTest>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CueEntry {
    pub id: String,
    /// Expressions; `<…>` parts the cue from words that it needs beside it.
    #[serde(default)]
    pub terms: Vec<String>,
    /// Infinitives whose forms are cues, with their stems where they change (`negar:nieg`).
    #[serde(default)]
    pub verbs: Vec<String>,
    /// Which forms of `verbs`: `present`, `past`, `future`, …
    #[serde(default)]
    pub forms: Vec<String>,
    #[serde(default)]
    pub abbreviations: Vec<String>,
    #[serde(default)]
    pub class: Option<String>,
    #[serde(default)]
    pub direction: Option<String>,
    #[serde(default)]
    pub words: u8,
    #[serde(default)]
    pub only: Vec<String>,
}

/// `data/*/sections.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SectionFile {
    pub schema_version: u32,
    pub provenance: Provenance,
    pub section: Vec<SectionEntry>,
    #[serde(default)]
    pub test: Vec<MarkedTest>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SectionEntry {
    pub kind: String,
    #[serde(default)]
    pub phase: Option<String>,
    #[serde(default)]
    pub inner: bool,
    #[serde(default)]
    pub patient: bool,
    /// Head a section with a colon or on a line of their own.
    #[serde(default)]
    pub headings: Vec<String>,
    /// The same, only in exactly this case.
    #[serde(default)]
    pub abbreviations: Vec<String>,
    /// Head a section where they begin a sentence.
    #[serde(default)]
    pub openings: Vec<String>,
}

/// `data/*/moments.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MomentFile {
    pub schema_version: u32,
    pub provenance: Provenance,
    pub moment: Vec<MomentEntry>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MomentEntry {
    pub id: String,
    pub phase: String,
    pub hold: String,
    pub act: Option<String>,
    pub terms: Vec<String>,
}

/// `data/*/analytes/*.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnalyteFile {
    pub schema_version: u32,
    pub id: String,
    pub label: String,
    pub unit: String,
    pub plausible: (f64, f64),
    #[serde(default)]
    pub bare: Option<(f64, f64)>,
    #[serde(default)]
    pub shape: Option<String>,
    #[serde(default)]
    pub terms: Vec<String>,
    #[serde(default)]
    pub abbreviations: Vec<String>,
    #[serde(default)]
    pub misspellings: Vec<String>,
    /// Labels that count only near a word of the analyte: `directa` after `bilirrubina`.
    #[serde(default)]
    pub short_terms: Vec<String>,
    #[serde(default)]
    pub short_near: Vec<String>,
    /// Words of the same sentence, a few before the label, that make it something else.
    #[serde(default)]
    pub not_near: Vec<String>,
    #[serde(default)]
    pub not_after: Vec<String>,
    #[serde(default)]
    pub not_before: Vec<String>,
    /// The only specimens that it is measured in, where these are not blood.
    #[serde(default)]
    pub only_in: Vec<String>,
    /// A mark before three digits parts thousands: nobody prints three decimals of it.
    #[serde(default)]
    pub thousands: bool,
    /// Measured in fluids of the body as well as in blood.
    #[serde(default)]
    pub in_fluids: bool,
    #[serde(default)]
    pub loinc: Option<String>,
    #[serde(default)]
    pub by_unit: bool,
    /// Unit → factor to the canonical unit.
    #[serde(default)]
    pub units: BTreeMap<String, f64>,
    /// Unit → what is added after the factor (`degF`).
    #[serde(default)]
    pub offsets: BTreeMap<String, f64>,
    #[serde(default)]
    pub unwritten: Vec<UnwrittenEntry>,
    pub provenance: Provenance,
    #[serde(default)]
    pub test: Vec<AnalyteTest>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UnwrittenEntry {
    pub range: (f64, f64),
    pub unit: String,
    #[serde(default)]
    pub ambiguous: bool,
}

/// What a sentence must give for this analyte: canonical values, in order (`12 - 14` for a range).
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnalyteTest {
    pub text: String,
    #[serde(default)]
    pub reads: Vec<String>,
}

/// `data/*/units.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UnitFile {
    pub schema_version: u32,
    pub provenance: Provenance,
    pub unit: Vec<UnitEntry>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UnitEntry {
    pub ucum: String,
    pub forms: Vec<String>,
}

/// `data/*/grammar.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GrammarFile {
    pub schema_version: u32,
    pub provenance: Provenance,
    pub words: BTreeMap<String, Vec<String>>,
}

/// `data/*/specimens.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SpecimenFile {
    pub schema_version: u32,
    pub provenance: Provenance,
    pub specimen: Vec<SpecimenEntry>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SpecimenEntry {
    pub id: String,
    pub terms: Vec<String>,
}

/// `data/*/signals.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignalFile {
    pub schema_version: u32,
    pub provenance: Provenance,
    pub signal: Vec<SpecimenEntry>,
}

/// `data/*/relations/*.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RelationFile {
    pub schema_version: u32,
    pub role: String,
    pub provenance: Provenance,
    pub word: Vec<RelationEntry>,
    #[serde(default)]
    pub test: Vec<MarkedTest>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RelationEntry {
    #[serde(default)]
    pub value: String,
    #[serde(default)]
    pub terms: Vec<String>,
    #[serde(default)]
    pub abbreviations: Vec<String>,
    /// Infinitives whose forms count, as in cues.
    #[serde(default)]
    pub verbs: Vec<String>,
    /// Which forms of `verbs`.
    #[serde(default)]
    pub forms: Vec<String>,
}

/// `data/*/senses/*.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SenseFile {
    pub schema_version: u32,
    pub provenance: Provenance,
    pub abbreviation: Vec<AbbreviationEntry>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AbbreviationEntry {
    pub form: String,
    pub sense: Vec<SenseEntry>,
    pub tests: Vec<SenseTest>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SenseEntry {
    /// A concept, `analyte:` and its id, or `=` and a name that the lexicon has no concept for.
    pub means: String,
    pub near: Vec<String>,
    #[serde(default)]
    pub never: Vec<String>,
    #[serde(default)]
    pub number: bool,
    #[serde(default)]
    pub usual: bool,
}

/// What an abbreviation must mean in a sentence: as in `means`, or `?`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SenseTest {
    pub text: String,
    pub means: String,
}

/// `data/*/near_words.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NearWordsFile {
    pub schema_version: u32,
    pub provenance: Provenance,
    pub words: Vec<String>,
}

/// `data/*/messages.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MessageFile {
    pub schema_version: u32,
    pub messages: BTreeMap<String, String>,
}
