//! Sections and their headings, at the beginning of a line or inline (`AR:`, `Rx tórax:`).

use crate::{Reading, Span};
use foco_lexicon::{Heading, Item};
use foco_text::{Gap, Text, TokenRange};

/// A part of the report under a heading.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Section {
    /// `examination`, `tests`, `diagnosis`, …
    pub kind: &'static str,
    /// From its heading to the next one.
    #[cfg_attr(feature = "serde", serde(flatten))]
    pub span: Span,
    /// The heading, without its colon; absent before the first one.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub heading: Option<Span>,
}

/// A heading found.
#[derive(Clone, Copy, Debug)]
pub(crate) struct HeadingMention {
    /// Index into the lexicon's headings.
    pub(crate) heading: u32,
    /// The words of it.
    pub(crate) tokens: TokenRange,
    /// The first token after it (and its colon).
    pub(crate) content: usize,
}

impl HeadingMention {
    pub(crate) fn of<'a>(&self, reading: &Reading<'a>) -> &'a Heading<'static> {
        &reading.lexicon.tables().headings[self.heading as usize]
    }
}

#[inline(never)]
pub(crate) fn headings(reading: &Reading) -> Vec<HeadingMention> {
    let mut found: Vec<HeadingMention> = Vec::new();
    // The heading of the section that a token stands in.
    let mut section = "";
    for here in reading.found.by_place() {
        if found.last().is_some_and(|h| here[0].tokens.start < h.content) {
            continue;
        }
        let candidates = here.iter().filter_map(|matched| {
            let Item::Heading(heading) = matched.item else { return None };
            let needs_colon = reading.lexicon.tables().headings[heading as usize].needs_colon;
            let content = content_after(reading.text, matched.tokens, needs_colon)?;
            Some(HeadingMention { heading, tokens: matched.tokens, content })
        });
        // `AP:` heads the history, but auscultation within an examination.
        let fits = |h: &HeadingMention| {
            let of = h.of(reading);
            (usize::MAX - h.tokens.len(), of.inner != (of.inner && section == "examination"))
        };
        if let Some(heading) = candidates.min_by_key(fits) {
            if !heading.of(reading).inner {
                section = heading.of(reading).kind;
            }
            found.push(heading);
        }
    }
    found
}

/// Where the content of a heading begins, if these words are one here.
fn content_after(text: &Text, tokens: TokenRange, needs_colon: bool) -> Option<usize> {
    let begins_line = text.tokens[tokens.start].gap >= Gap::Line;
    let begins_sentence = text.sentence_of(tokens.start).start == tokens.start;
    if !needs_colon {
        return begins_sentence.then_some(tokens.end);
    }
    let capital = text.written(tokens.start).starts_with(char::is_uppercase);
    if text.word(tokens.end) == ":" && (capital || begins_line || begins_sentence) {
        return Some(tokens.end + 1);
    }
    if begins_sentence && capital && is_set_apart(text, tokens) {
        return Some(tokens.end);
    }
    let ends_line = text.tokens.get(tokens.end).is_none_or(|t| t.gap >= Gap::Line);
    let ends_with_point =
        text.word(tokens.end) == "." && text.tokens.get(tokens.end + 1).is_none_or(|t| t.gap >= Gap::Line);
    match () {
        () if begins_line && ends_line => Some(tokens.end),
        () if begins_line && ends_with_point => Some(tokens.end + 1),
        () => None,
    }
}

/// A heading that lost its line in copying: `… presentes. EXPLORACIÓN FÍSICA Paciente consciente`, `Enfermedad
/// actual Acude por …`.
fn is_set_apart(text: &Text, tokens: TokenRange) -> bool {
    let next = text.tokens.get(tokens.end).is_some_and(|_| {
        let written = text.written(tokens.end);
        written == "(" || written.starts_with(char::is_uppercase)
    });
    let written = (tokens.start..tokens.end).map(|at| text.written(at));
    let capitals = written.clone().all(|w| w.chars().all(char::is_uppercase)) && text.word(tokens.start).len() > 4;
    next && (capitals || tokens.len() > 1 && written.skip(1).all(|w| w.chars().all(|c| !c.is_uppercase())))
}

#[inline(never)]
pub(crate) fn sections(reading: &Reading, headings: &[HeadingMention]) -> Vec<Section> {
    let text = reading.text;
    let mut sections = Vec::new();
    let end = text.tokens.len();
    let first = headings.first().map_or(end, |h| h.tokens.start);
    if first > 0 {
        sections.push(Section { kind: "text", span: text.span(TokenRange::new(0, first)), heading: None });
    }
    for (i, heading) in headings.iter().enumerate() {
        let next = headings.get(i + 1).map_or(end, |h| h.tokens.start);
        sections.push(Section {
            kind: heading.of(reading).kind,
            span: text.span(TokenRange::new(heading.tokens.start, next)),
            heading: Some(text.span(heading.tokens)),
        });
    }
    sections
}
