//! Mentions: what is named, where, and what is said of it.

use crate::abbreviation::Introduced;
use crate::assertion::{Assertion, Presence, Temporality, judge};
use crate::coding::{More, withhold};
use crate::cue::CueMention;
use crate::fragment::{is_fragment, is_of_institution, is_of_scale, is_unmeasured};
use crate::medication::is_taken;
use crate::organism::{denied_by, genus, is_epithet, is_looked_for};
use crate::page::Furniture;
use crate::time::TimeExpression;
use crate::{CueKind, Id, Kind, Phase, Reading, Span, sense};
use foco_lexicon::Item;
use foco_text::{Pace, TokenRange};

/// Where a mention comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "lowercase"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Source {
    /// A term of the lexicon.
    Lexicon,
    /// The trained tagger.
    Model,
    /// A pattern.
    Rule,
}

/// A code of a terminology.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Code {
    /// `icd10cm` (which is CIE-10-ES), `atc`.
    pub system: &'static str,
    /// The code.
    pub code: &'static str,
}

/// What a mention means.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Concept {
    /// Key of the lexicon.
    pub id: &'static str,
    /// Preferred Spanish name.
    pub label: &'static str,
    /// Codes, only where they are sure: none where the words say more than the concept.
    pub codes: Vec<Code>,
    /// Codes of the concept that are not those of its words here: they say more, or tell of the past.
    #[cfg_attr(feature = "serde", serde(skip))]
    pub withheld: Vec<Code>,
}

/// Something named in the text.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Mention {
    /// `m0`, `m1`, …
    pub id: Id,
    /// What it is.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub kind: Kind,
    /// The whole noun phrase.
    #[cfg_attr(feature = "serde", serde(flatten))]
    pub span: Span,
    /// How it was found.
    pub source: Source,
    /// 0–1.
    pub confidence: f32,
    /// Read as a term that it is one slip of the keyboard away from: a probable typo.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "std::ops::Not::not"))]
    pub typo: bool,
    /// What it means, if the lexicon knows and the text does not leave it open.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub concept: Option<Concept>,
    /// What an abbreviation can mean too, where its context does not tell: names of all its senses.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Vec::is_empty"))]
    pub senses: Vec<&'static str>,
    /// What is said of it.
    pub assertion: Assertion,
    /// The cues that say it.
    pub cues: Vec<Id>,
    /// When it is spoken of.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub phase: Phase,
    #[cfg_attr(feature = "serde", serde(skip))]
    pub(crate) tokens: TokenRange,
    #[cfg_attr(feature = "serde", serde(skip))]
    pub(crate) entry: Option<u32>,
    #[cfg_attr(feature = "serde", serde(skip))]
    pub(crate) open: Option<u32>,
}

/// Whether a kind is a disease or a symptom: what one calls so another may call the other.
pub(crate) const fn is_finding(kind: Kind) -> bool {
    matches!(kind, Kind::Disease | Kind::Symptom)
}

/// What is named, before anything is said of it.
pub(crate) struct Candidate {
    pub(crate) kind: Kind,
    pub(crate) tokens: TokenRange,
    pub(crate) entry: Option<u32>,
    pub(crate) typo: bool,
    /// What its words say beside the concept, so that the concept's codes may not be theirs.
    pub(crate) more: More,
    /// The abbreviation whose sense is not sure, in the lexicon's table.
    pub(crate) open: Option<u32>,
    pub(crate) source: Source,
    pub(crate) confidence: f32,
}

impl Candidate {
    fn term(kind: Kind, tokens: TokenRange, entry: Option<u32>, typo: bool) -> Candidate {
        let source = if kind == Kind::Time && entry.is_none() { Source::Rule } else { Source::Lexicon };
        let confidence = match (typo, entry.is_some()) {
            (true, _) => 0.6,
            (false, true) => 0.9,
            (false, false) => 0.8,
        };
        Candidate { kind, tokens, entry, typo, more: More::Nothing, open: None, source, confidence }
    }
}

/// The terms of the lexicon, and times.
pub(crate) async fn find(
    reading: &Reading<'_>,
    cues: &[CueMention],
    times: &[TimeExpression],
    phases: &[Phase],
    pages: &Furniture,
    introduced: &Introduced<'_>,
    pace: &Pace<'_>,
) -> Vec<Mention> {
    assert_all(reading, &candidates(reading, times, pages, introduced), cues, phases, pace).await
}

/// So many candidates are judged between two pauses.
const STEP: usize = 128;

/// What is said of each candidate. Candidates come in order of place.
pub(crate) async fn assert_all(
    reading: &Reading<'_>,
    candidates: &[Candidate],
    cues: &[CueMention],
    phases: &[Phase],
    pace: &Pace<'_>,
) -> Vec<Mention> {
    let mut mentions = Vec::with_capacity(candidates.len());
    let mut near = 0;
    for candidate in candidates {
        if mentions.len() % STEP == 0 {
            pace.rest().await;
        }
        let tokens = candidate.tokens;
        // Cues come in order; one that ended a sentence ago no longer matters.
        while near < cues.len() && reach_end(&cues[near]) + 64 < tokens.start {
            near += 1;
        }
        let behind = cues[near..].partition_point(|c| c.tokens.start < tokens.end + 64);
        let (mut assertion, mut fired) = judge(reading, &cues[near..near + behind], tokens, candidate.kind);
        let phase = phases.get(tokens.start).copied().unwrap_or_default();
        if phase == Phase::Prior && candidate.kind != Kind::Person && assertion.temporality == Temporality::Current {
            assertion.temporality = Temporality::Historical;
        }
        // What an illness does in general is not told of the patient.
        let said = !matches!(candidate.kind, Kind::Person | Kind::Time | Kind::Anatomy);
        if said && reading.general.holds(tokens.start) {
            assertion.temporality = Temporality::Future;
        }
        if candidate.kind == Kind::Drug && assertion.temporality == Temporality::Historical && is_taken(reading, tokens)
        {
            assertion.temporality = Temporality::Current;
            fired.retain(|id| cues.iter().all(|cue| cue.id != *id || cue.kind != CueKind::History));
        }
        let sought =
            candidate.kind == Kind::Organism || candidate.kind == Kind::Disease && is_looked_for(reading, tokens);
        if sought
            && assertion.presence == Presence::Present
            && let Some(cue) = denied_by(reading, cues, tokens)
        {
            assertion.presence = Presence::Absent;
            if !fired.contains(&cue) {
                fired.push(cue);
            }
        }
        let mut concept = candidate.entry.map(|entry| concept(reading, entry));
        if let Some(concept) = &mut concept {
            withhold(concept, candidate.more, assertion);
        }
        mentions.push(Mention {
            id: Id::mention(mentions.len()),
            kind: candidate.kind,
            span: reading.text.span(tokens),
            source: candidate.source,
            confidence: candidate.confidence,
            typo: candidate.typo,
            concept,
            assertion,
            cues: fired,
            phase,
            tokens,
            entry: candidate.entry,
            open: candidate.open,
            senses: candidate.open.map_or(Vec::new(), |open| sense::labels(reading, open)),
        });
    }
    mentions
}

fn reach_end(cue: &CueMention) -> usize {
    cue.reach.end.max(cue.tokens.end)
}

pub(crate) fn concept(reading: &Reading, entry: u32) -> Concept {
    let concept = &reading.lexicon.tables().concepts[entry as usize];
    Concept {
        id: concept.id,
        label: concept.label,
        codes: concept.codes.iter().map(|&(system, code)| Code { system, code }).collect(),
        withheld: Vec::new(),
    }
}

/// The kind of a concept or analyte, and its place in the table of concepts.
fn kind_of(reading: &Reading, item: Item) -> (Kind, Option<u32>) {
    match item {
        Item::Concept(entry) => (reading.lexicon.tables().concepts[entry as usize].kind, Some(entry)),
        _ => (Kind::Analyte, None),
    }
}

/// Longest terms of each kind, left to right; within a kind they do not overlap.
#[inline(never)]
fn candidates(
    reading: &Reading,
    times: &[TimeExpression],
    pages: &Furniture,
    introduced: &Introduced<'_>,
) -> Vec<Candidate> {
    let tables = reading.lexicon.tables();
    let mut ends = [0_usize; 16];
    // Where the names of what is measured end that began before.
    let mut label = 0;
    let mut found: Vec<Candidate> = Vec::new();
    let mut times = times.iter().peekable();
    for at in 0..reading.text.tokens.len() {
        while times.peek().is_some_and(|t| t.tokens.start < at) {
            times.next();
        }
        if let Some(time) = times.next_if(|t| t.tokens.start == at)
            && ends[Kind::Time as usize] <= at
        {
            ends[Kind::Time as usize] = time.tokens.end;
            found.push(Candidate::term(Kind::Time, time.tokens, None, false));
        }
        // What an abbreviation means here goes before what it can mean elsewhere.
        let short = introduced.at(reading.text, at).map(|item| (TokenRange::one(at), vec![item], None));
        let here = reading.found.at(at);
        if here.is_empty() && short.is_none() {
            continue;
        }
        if let Some((tokens, items, open)) = short.or_else(|| sense::at(reading, at)) {
            for item in items.into_iter().flatten() {
                let (kind, entry) = kind_of(reading, item);
                if ends[kind as usize] <= at && !pages.covers(tokens) && !is_unmeasured(reading, item, tokens) {
                    ends[kind as usize] = tokens.end;
                    let entry = entry.filter(|_| open.is_none_or(|open| sense::is_usual(reading, open, item)));
                    found.push(Candidate { open, ..Candidate::term(kind, tokens, entry, false) });
                }
            }
            continue;
        }
        // `afebril` and `noradrenalina` name more than what is measured.
        let named = here.iter().any(|m| matches!(m.item, Item::Concept(_)));
        for matched in here {
            match matched.item {
                Item::Concept(_) => {}
                Item::Analyte(_) if !named => {}
                _ => continue,
            }
            let (kind, entry) = kind_of(reading, matched.item);
            let mut tokens = matched.tokens;
            // `tórax[-abdomen]`.
            if tokens.len() > 1 && reading.text.word(tokens.start) == "-" {
                tokens.start += 1;
            }
            // `Mycobacterium tuberculosis` is no tuberculosis, `escala de coma de Glasgow` no coma.
            let of_name = is_finding(kind)
                && (tokens.end <= ends[Kind::Organism as usize]
                    || tokens.end < label
                    || is_of_institution(reading, tokens)
                    || is_of_scale(reading, tokens));
            if ends[kind as usize] <= at
                && !of_name
                && !pages.covers(tokens)
                && !is_unmeasured(reading, matched.item, tokens)
                && !is_fragment(reading, kind, tokens, found.last())
            {
                let name = entry.map_or("", |entry| tables.concepts[entry as usize].label);
                if kind == Kind::Organism && genus(name).is_some() && is_epithet(reading, tokens.end) {
                    tokens.end += 1;
                }
                ends[kind as usize] = tokens.end;
                found.push(Candidate::term(kind, tokens, entry, matched.typo));
            }
        }
        let labels = here.iter().filter(|m| matches!(m.item, Item::Analyte(_)));
        label = labels.map(|m| m.tokens.end).fold(label, usize::max);
    }
    found
}
