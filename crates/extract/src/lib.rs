//! What a case report says and where: sections, mentions, measurements, context, time, bedside facts.
//! Knows no scores and no user interface.
//!
//! [`extract`] cannot fail. What it refuses or doubts is in [`Extraction::notices`].

mod abbreviation;
mod assertion;
mod coding;
mod correction;
mod cue;
mod denial;
mod discourse;
mod elsewhere;
mod fact;
mod fragment;
mod id;
mod language;
mod measurement;
mod medication;
mod mention;
mod notice;
mod organism;
mod oxygen;
mod page;
mod patient;
mod phase;
mod place;
mod problem;
mod reconcile;
mod relation;
mod relative;
mod scope;
mod section;
mod sense;
mod time;
mod words;

pub use abbreviation::Abbreviation;
pub use assertion::{Assertion, Experiencer, Presence, Temporality};
pub use correction::Corrections;
pub use cue::CueMention;
pub use fact::Fact;
pub use foco_lexicon::{CueKind, Kind, Lexicon, Phase};
pub use foco_tagger::{BadModel, Tagger};
pub use foco_text::{Pace, Span};
pub use id::Id;
pub use measurement::{Comparator, Measurement, OtherReading, UnitSource};
pub use mention::{Code, Concept, Mention, Source};
pub use notice::Notice;
pub use problem::{CourseStep, Outcome, Problem};
pub use relation::{Amount, Relation, RelationKind};
pub use section::Section;

use discourse::Discourse;
use foco_lexicon::{Found, Item, Role};
use foco_text::{Text, at_once};

/// What was read from a text. Every span indexes the text as given, in bytes.
#[derive(Debug, Default)]
pub struct Extraction {
    /// Sections in order.
    pub sections: Vec<Section>,
    /// Mentions by place: the terms of the lexicon and what the tagger found, in one list.
    pub mentions: Vec<Mention>,
    /// The terms of the lexicon alone where a tagger made another list of them.
    untagged: Option<Vec<Mention>>,
    /// Cues by place.
    pub cues: Vec<CueMention>,
    /// Measurements by place.
    pub measurements: Vec<Measurement>,
    /// Bedside facts.
    pub facts: Vec<Fact>,
    /// Abbreviations that the text explains.
    pub abbreviations: Vec<Abbreviation>,
    /// What findings have to do with one another.
    pub relations: Vec<Relation>,
    /// Mentions of the same problem, taken together.
    pub problems: Vec<Problem>,
    /// What the reader should know about the reading.
    pub notices: Vec<Notice>,
    /// Words that say something about the report itself (`gives-history`).
    pub signals: Vec<(&'static str, Span)>,
}

impl Extraction {
    /// The terms of the lexicon alone, whatever the tagger says, with the ids that they have in `mentions`. Facts and
    /// scores rest on them.
    pub fn terms(&self) -> &[Mention] {
        self.untagged.as_ref().unwrap_or(&self.mentions)
    }
}

/// A text with everything that the stages look things up in.
pub(crate) struct Reading<'a> {
    pub(crate) text: &'a Text<'a>,
    pub(crate) lexicon: &'a Lexicon,
    pub(crate) found: Found,
    /// What is told of an illness in general.
    pub(crate) general: Discourse,
}

impl<'a> Reading<'a> {
    /// A cue of the lexicon.
    pub(crate) fn cue(&self, entry: u32) -> &'a foco_lexicon::Cue<'static> {
        &self.lexicon.tables().cues[entry as usize]
    }

    /// The words of a role that begin at a token, longest first: where each ends, and what it stands for.
    pub(crate) fn relations(&self, at: usize, role: Role) -> impl Iterator<Item = (usize, &'static str)> {
        let words = &self.lexicon.tables().relations;
        self.found.at(at).iter().filter_map(move |m| {
            let Item::Relation(word) = m.item else { return None };
            let word = &words[word as usize];
            (word.role == role).then_some((m.tokens.end, word.value))
        })
    }

    /// Whether a token is, alone, a word of a role.
    pub(crate) fn is_word(&self, at: usize, role: Role) -> bool {
        self.relations(at, role).any(|(end, _)| end == at + 1)
    }

    /// Whether the name of something measured begins at a token.
    pub(crate) fn is_measured(&self, at: usize) -> bool {
        self.found.at(at).iter().any(|m| matches!(m.item, Item::Analyte(_)))
    }

    /// Whether a word names a newborn.
    pub(crate) fn is_newborn(&self, at: usize) -> bool {
        self.relations(at, Role::Person).any(|(_, person)| person == "newborn")
    }

    /// A whole number in words at a token: `dos`.
    pub(crate) fn number_word(&self, at: usize) -> Option<f64> {
        let (_, value) = self.relations(at, Role::Number).find(|(end, _)| *end == at + 1)?;
        value.parse().ok().filter(|number| *number >= 1.0)
    }

    /// A whole number in up to three words, and where it ends: `setenta y siete`.
    pub(crate) fn number_words(&self, at: usize) -> Option<(usize, f64)> {
        let number = self.number_word(at)?;
        let one = || self.number_word(at + 2).filter(|one| *one < 10.0);
        match (number, self.text.word(at + 1)) {
            (30.0.., "y") => one().map(|one| (at + 3, number + one)),
            _ => None,
        }
        .or(Some((at + 1, number)))
    }
}

/// Reads a text with a lexicon.
pub fn extract(source: &str, lexicon: &Lexicon, corrections: &Corrections) -> Extraction {
    extract_with(source, lexicon, None, corrections)
}

/// Reads a text with a lexicon and, if it is at hand, a tagger.
pub fn extract_with(source: &str, lexicon: &Lexicon, tagger: Option<&Tagger>, corrections: &Corrections) -> Extraction {
    at_once(extract_in_steps(source, lexicon, tagger, corrections, &Pace::STEADY))
}

/// The same with pauses for the caller.
///
/// Its stages stay functions of their own (`inline(never)`). Put together they made one of 100 kB in the page, which
/// browsers are slow to translate and which WebKit stopped at random (known-failures.md).
pub async fn extract_in_steps(
    source: &str,
    lexicon: &Lexicon,
    tagger: Option<&Tagger>,
    corrections: &Corrections,
    pace: &Pace<'_>,
) -> Extraction {
    let text = Text::new(source);
    pace.rest().await;
    let found = lexicon.scan_in_steps(&text, pace).await;
    pace.rest().await;
    let mut reading = Reading { text: &text, lexicon, found, general: Discourse::default() };
    let headings = section::headings(&reading);
    reading.general = discourse::find(&reading, &headings);
    let reading = reading;
    let mut notices = notice::Notices::new(&reading);

    typos(&reading, &mut notices);
    let pages = page::furniture(&reading, &mut notices);
    let sections = section::sections(&reading, &headings);
    let cues = cue::find(&reading, &headings);
    pace.rest().await;
    let times = time::expressions(&reading);
    let phases = phase::phases(&reading, &headings, &times);
    let patients = patient::patients(&reading, &headings, &mut notices);
    pace.rest().await;
    let abbreviations = abbreviation::introduced(&reading);
    let mut terms = mention::find(&reading, &cues, &times, &phases, &pages, &abbreviations, pace).await;
    pace.rest().await;
    let mut measurements = measurement::find(&reading, &headings, &phases, &patients, &pages, &mut notices, pace).await;
    pace.rest().await;
    measurement::leave_out_others(&reading, &cues, &mut measurements, &mut notices);
    measurements.retain(|m| corrections.keeps(m.id));
    measurement::cross_check(&reading, &mut measurements, &mut notices);
    corrections.correct_measurements(&mut measurements, lexicon);
    pace.rest().await;
    let mut tagged = match tagger {
        Some(tagger) => Some(reconcile::one_list(&reading, tagger, &mut terms, &headings, &cues, &phases, pace).await),
        None => None,
    };
    pace.rest().await;
    for list in [&mut terms].into_iter().chain(&mut tagged) {
        corrections.confirm_mentions(list);
    }
    // Facts are found among all terms, so that their keys stay the same whatever is rejected.
    let mut facts = fact::find(&reading, &terms, &cues, &measurements, &patients);
    facts.retain(|f| corrections.keeps_fact(f));
    let unlisted = Id::mention(tagged.as_ref().unwrap_or(&terms).len());
    facts.iter_mut().filter(|f| f.mention == Some(unlisted)).for_each(|f| f.mention = None);
    for list in [&mut terms].into_iter().chain(&mut tagged) {
        list.retain(|m| corrections.keeps(m.id));
    }
    let (mentions, untagged) = match tagged {
        Some(tagged) => (tagged, Some(terms)),
        None => (terms, None),
    };
    let terms = untagged.as_ref().unwrap_or(&mentions);
    pace.rest().await;
    let relations = relation::find(&reading, &mentions);
    pace.rest().await;
    let problems = problem::reconcile(&reading, &mentions, terms, &cues);
    pace.rest().await;
    language::check(&reading, &mentions, &measurements, &mut notices);
    Extraction {
        sections,
        mentions,
        untagged,
        cues,
        measurements,
        facts,
        abbreviations: abbreviations.list,
        relations,
        problems,
        notices: notices.done(),
        signals: signals(&reading),
    }
}

/// Says which words were read as other ones.
#[inline(never)]
fn typos(reading: &Reading, notices: &mut notice::Notices) {
    let tables = reading.lexicon.tables();
    let mut told = 0;
    for matched in reading.found.all().iter().filter(|m| m.typo) {
        if matched.tokens.end <= told {
            continue;
        }
        told = matched.tokens.end;
        let label = match matched.item {
            Item::Concept(concept) => tables.concepts[concept as usize].label,
            Item::Analyte(analyte) => tables.analytes[analyte as usize].label,
            _ => continue,
        };
        let span = reading.text.span(matched.tokens);
        notices.add("probable_typo", span, &[reading.text.slice(span), label]);
    }
}

#[inline(never)]
fn signals(reading: &Reading) -> Vec<(&'static str, Span)> {
    let matches = reading.found.all().iter();
    let signals = matches.filter_map(|m| match m.item {
        foco_lexicon::Item::Signal(signal) => {
            Some((reading.lexicon.tables().signals[signal as usize], reading.text.span(m.tokens)))
        }
        _ => None,
    });
    signals.collect()
}
