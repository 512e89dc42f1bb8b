//! An analysis as other programs and people take it: JSON, CSV, plain text, Markdown.
//!
//! No input or output, no clock, no chance, no panic on any text. What is for people is written in the words that the
//! caller brings ([`Names`]); what is for programs has the keys of the contract.

mod csv;
mod names;
mod summary;
mod table;
mod value;

pub use csv::Separator;
pub use names::Names;
pub use summary::{Style, summary};
pub use table::{csv, csv_in_words};
pub use value::words as value_in_words;

use foco::{Analysis, OffsetUnit};

/// The analysis as JSON, in the shape of `docs/analysis.schema.json`. `text` must be the text that was analysed.
pub fn json(text: &str, analysis: &Analysis, offsets: OffsetUnit) -> String {
    let counted = analysis.clone().in_offsets(text, offsets);
    // Maps have strings as keys and numbers are finite, so nothing here can fail.
    serde_json::to_string_pretty(&counted).unwrap_or_default() + "\n"
}

/// A name for a file about this text: no word of it, the same for the same text. Whoever has the text can tell that
/// the name belongs to it.
pub fn file_name(text: &str, extension: &str) -> String {
    // FNV-1a: to tell files apart, not to hide anything.
    let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3));
    format!("caso-{:06x}.{extension}", (hash ^ (hash >> 24) ^ (hash >> 48)) & 0xff_ffff)
}
