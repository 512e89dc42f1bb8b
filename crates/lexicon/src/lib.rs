//! What the words of Spanish clinical reports mean: terms, cues, headings, moments, analytes and units,
//! compiled from the data files under `data/`. Knows no pipeline.

pub mod tables;

mod automaton;
mod heads;
mod memo;
mod scan;
mod spelling;
mod typo;

pub use scan::{Found, Match};
pub use spelling::Spelling;
pub use tables::{
    Act, Ambiguity, Analyte, Concept, Cue, CueKind, Direction, Grammar, Heading, Hold, Item, Kind, Meaning, Moment,
    Phase, RelationWord, Role, Shape, Tables, UnitRule, UnwrittenRule,
};

use automaton::Automaton;
use heads::Heads;
use memo::Memo;
use std::sync::OnceLock;

/// A lexicon ready for use.
pub struct Lexicon {
    terms: Automaton,
    heads: Heads,
    spellings: Automaton,
    tables: Tables<'static>,
    /// Words that no term is one slip away from, as far as they were met.
    no_slips: Memo,
}

impl std::fmt::Debug for Lexicon {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        f.debug_struct("Lexicon").finish_non_exhaustive()
    }
}

/// Why packed data could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadLexicon(&'static str);

impl std::fmt::Display for BadLexicon {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        write!(f, "not a packed lexicon of this version: {}", self.0)
    }
}

impl std::error::Error for BadLexicon {}

impl Lexicon {
    /// The Spanish lexicon that is compiled in.
    pub fn spanish() -> &'static Lexicon {
        static SPANISH: OnceLock<Lexicon> = OnceLock::new();
        SPANISH.get_or_init(|| {
            // Packed by build.rs from this very source: it cannot fail, and an empty lexicon is the worst case.
            Lexicon::from_packed(include_bytes!(concat!(env!("OUT_DIR"), "/es.bin")))
                .unwrap_or_else(|_| Lexicon::empty())
        })
    }

    /// Reads packed data.
    ///
    /// # Errors
    /// If it was not packed by this version.
    pub fn from_packed(bytes: &'static [u8]) -> Result<Lexicon, BadLexicon> {
        let (terms, rest) = part(bytes).ok_or(BadLexicon("the term automaton is cut short"))?;
        let (spellings, tables) = part(rest).ok_or(BadLexicon("the unit automaton is cut short"))?;
        let terms = Automaton::read(terms).ok_or(BadLexicon("the term automaton is damaged"))?;
        Ok(Lexicon {
            heads: Heads::of(&terms),
            terms,
            spellings: Automaton::read(spellings).ok_or(BadLexicon("the unit automaton is damaged"))?,
            tables: postcard::from_bytes(tables).map_err(|_| BadLexicon("the tables are damaged"))?,
            no_slips: Memo::new(),
        })
    }

    fn empty() -> Lexicon {
        let terms = Automaton::empty();
        let heads = Heads::of(&terms);
        Lexicon { terms, heads, spellings: Automaton::empty(), tables: Tables::default(), no_slips: Memo::new() }
    }

    /// The tables that [`Item`]s index.
    pub fn tables(&self) -> &Tables<'static> {
        &self.tables
    }

    /// A text shown to the reader, with `{0}`, `{1}` … for what it speaks of.
    pub fn message(&self, kind: &str) -> &'static str {
        self.tables.messages.iter().find(|(k, _)| *k == kind).map_or("", |(_, text)| text)
    }
}

/// Splits off a part that is preceded by its length.
fn part(bytes: &'static [u8]) -> Option<(&'static [u8], &'static [u8])> {
    let (length, rest) = bytes.split_at_checked(4)?;
    let length = u32::from_le_bytes(length.try_into().ok()?) as usize;
    rest.split_at_checked(length)
}
