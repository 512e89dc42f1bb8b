//! What the reader should know about the reading itself.

use crate::{Reading, Span};
use foco_lexicon::Lexicon;

/// Something to tell the reader.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Notice {
    /// Key: `unit_inferred`, `implausible_value`, …
    pub kind: &'static str,
    /// The words that it is about.
    #[cfg_attr(feature = "serde", serde(flatten))]
    pub span: Span,
    /// What it says, in Spanish.
    pub message: String,
    /// What the message is filled with, for other languages.
    pub about: Vec<String>,
}

pub(crate) struct Notices<'a> {
    lexicon: &'a Lexicon,
    list: Vec<Notice>,
}

impl<'a> Notices<'a> {
    pub(crate) fn new(reading: &Reading<'a>) -> Notices<'a> {
        Notices { lexicon: reading.lexicon, list: Vec::new() }
    }

    pub(crate) fn add(&mut self, kind: &'static str, span: Span, about: &[&str]) {
        let mut message = self.lexicon.message(kind).to_owned();
        for (i, text) in about.iter().enumerate() {
            message = message.replace(&format!("{{{i}}}"), text);
        }
        let about = about.iter().map(|s| (*s).to_owned()).collect();
        self.list.push(Notice { kind, span, message, about });
    }

    pub(crate) fn done(mut self) -> Vec<Notice> {
        self.list.sort_by_key(|n| n.span);
        self.list
    }
}
