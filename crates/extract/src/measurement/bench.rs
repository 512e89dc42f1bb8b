//! What every reading of a value has at hand.

use super::meaning::style;
use super::number::{self, Number};
use super::specimen::{self, Specimens};
use super::unit::{self, UnitFound};
use crate::Reading;
use crate::section::HeadingMention;
use foco_lexicon::{Analyte, Item};
use foco_text::{TokenKind, TokenRange};

/// Everything that reading a value needs, and what was already used up.
pub(crate) struct Bench<'a, 'b> {
    pub(super) reading: &'b Reading<'a>,
    /// For each token, the end of the sentence or section part that it stands in.
    pub(super) ends: Vec<u32>,
    /// Tokens that a measurement has used.
    pub(super) used: Vec<bool>,
    /// Whether the text writes decimals with a point.
    pub(super) decimal_point: bool,
    pub(super) specimens: Specimens,
}

impl<'a, 'b> Bench<'a, 'b> {
    /// Nothing used up yet.
    pub(super) fn new(reading: &'b Reading<'a>, headings: &[HeadingMention]) -> Self {
        Bench {
            reading,
            ends: ends(reading, headings),
            used: vec![false; reading.text.tokens.len()],
            decimal_point: number::writes_decimal_points(reading.text),
            specimens: specimen::specimens(reading),
        }
    }

    /// Whether a measurement has used one of these tokens.
    pub(super) fn is_used(&self, tokens: TokenRange) -> bool {
        self.used[tokens.start..tokens.end.min(self.used.len())].iter().any(|u| *u)
    }

    /// What is measured, by its key.
    pub(super) fn analyte(&self, id: &str) -> Option<&'a Analyte<'static>> {
        self.reading.lexicon.tables().analytes.iter().find(|analyte| analyte.id == id)
    }

    /// Whether a label begins at a token.
    pub(super) fn is_label(&self, at: usize) -> bool {
        self.reading.found.at(at).iter().any(|m| matches!(m.item, Item::Analyte(_)))
    }

    /// Whether a token is a number in digits, or a part of one.
    pub(super) fn is_number(&self, at: usize) -> bool {
        self.reading.text.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Number)
    }

    /// A token, folded; nothing behind the end.
    pub(super) fn word(&self, at: usize) -> &str {
        self.reading.text.word(at)
    }

    /// The number at a token, as one of an analyte is written.
    pub(super) fn number(&self, at: usize, analyte: &Analyte) -> Option<Number> {
        number::at(self.reading.text, at, style(self, analyte))
    }

    /// The unit right behind a number.
    pub(super) fn unit_behind(&self, number: &Number) -> Option<UnitFound<'a>> {
        unit::at(self, self.reading.text.tokens[number.tokens.end - 1].end)
    }

    /// The number at a token, if a unit of the analyte stands behind it.
    pub(super) fn number_with_unit(&self, at: usize, analyte: &Analyte) -> Option<Number> {
        self.number(at, analyte).filter(|number| self.unit_behind(number).is_some_and(|u| u.fits(analyte)))
    }
}

/// Where the sentence, or the part of it under one heading, ends.
fn ends(reading: &Reading, headings: &[HeadingMention]) -> Vec<u32> {
    let mut ends = vec![0; reading.text.tokens.len()];
    for sentence in &reading.text.sentences {
        for slot in &mut ends[sentence.start..sentence.end] {
            *slot = sentence.end as u32;
        }
    }
    for heading in headings {
        let start = heading.tokens.start;
        for at in (0..start).rev() {
            if ends[at] as usize <= start || reading.text.sentence_of(at) != reading.text.sentence_of(start) {
                break;
            }
            ends[at] = start as u32;
        }
    }
    ends
}
