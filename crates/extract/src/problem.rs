//! One problem over all its mentions: suspected, then confirmed; denied, then found; there, then over.

use crate::mention::is_finding;
use crate::place::{Places, is_sited, site};
use crate::words::{is_article, is_further};
use crate::{CueMention, Experiencer, Id, Mention, Phase, Presence, Reading, Temporality};
use foco_lexicon::Role;
use foco_text::TokenRange;
use std::collections::{BTreeMap, BTreeSet};

/// So far from a finding words say that it is over, in tokens.
const NEAR: usize = 3;

/// So many mentions before a term are looked at for one that it lies in.
const NESTED: usize = 6;

/// A disease or symptom of the patient over the whole report.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Problem {
    /// Concept of the lexicon, of the first mention.
    pub concept: &'static str,
    /// Its Spanish name. What is named both as a disease and as a symptom is one problem.
    pub label: &'static str,
    /// What holds in the end: stated once is stated; doubted and then denied is absent; doubted only is doubtful.
    pub presence: Presence,
    /// Whether it is of this episode; historical if it is only told as past.
    pub temporality: Temporality,
    /// What became of it, if that is told.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub outcome: Option<Outcome>,
    /// What was said of it, in order, without repetitions.
    pub course: Vec<Presence>,
    /// Where, in order.
    pub mentions: Vec<Id>,
    /// The mentions at which something new is said, in order.
    pub steps: Vec<CourseStep>,
}

/// What became of a problem.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "snake_case"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Outcome {
    /// Suspected, then stated.
    Confirmed,
    /// Suspected, then denied.
    RuledOut,
    /// Denied, then stated.
    FoundLater,
    /// There, then over.
    Resolved,
    /// Over, then there again.
    Recurred,
}

/// Where something new is said of a problem.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CourseStep {
    /// The mention.
    pub mention: Id,
    /// Whether it is there.
    pub presence: Presence,
    /// Whether it is said to be over.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "std::ops::Not::not"))]
    pub ended: bool,
    /// When.
    pub temporality: Temporality,
    /// The moment of the illness.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub phase: Phase,
}

impl CourseStep {
    fn says(&self) -> (Presence, bool, Temporality) {
        (self.presence, self.ended, self.temporality)
    }
}

/// `terms` are the lexicon's: an illness that a longer mention names as its cause is a problem of its own.
#[inline(never)]
pub(crate) fn reconcile(
    reading: &Reading,
    mentions: &[Mention],
    terms: &[Mention],
    cues: &[CueMention],
) -> Vec<Problem> {
    let ends: BTreeSet<Id> = cues.iter().filter(|c| c.class == Some("cessation")).map(|c| c.id).collect();
    let mut problems: Vec<Problem> = Vec::new();
    let mut index: BTreeMap<&str, Places> = BTreeMap::new();
    // The mentions that state each problem.
    let mut stated: Vec<Vec<&Mention>> = Vec::new();
    let mut named: Vec<&Mention> = mentions.iter().chain(causes_within(reading, mentions, terms)).collect();
    named.sort_by_key(|m| m.tokens);
    for mention in named {
        let Some(concept) = &mention.concept else { continue };
        if !is_finding(mention.kind)
            || mention.assertion.experiencer == Experiencer::Other
            || mention.assertion.temporality == Temporality::Future
        {
            continue;
        }
        let site = if is_sited(reading, mention.tokens.start) { site(reading, mentions, mention) } else { None };
        let at = index.entry(concept.label).or_default().find(site, || {
            problems.push(Problem {
                concept: concept.id,
                label: concept.label,
                presence: Presence::NotAssessable,
                temporality: Temporality::Historical,
                outcome: None,
                course: Vec::new(),
                mentions: Vec::new(),
                steps: Vec::new(),
            });
            stated.push(Vec::new());
            problems.len() - 1
        });
        let problem = &mut problems[at];
        problem.mentions.push(mention.id);
        let presence = mention.assertion.presence;
        // That no others were found denies none that was told, but fits that come no more are over.
        let late = matches!(mention.phase, Phase::Course | Phase::Discharge);
        if presence == Presence::Absent
            && !stated[at].is_empty()
            && is_of_others(reading, mention)
            && (!late || is_sited(reading, mention.tokens.start))
        {
            continue;
        }
        // Pain of the leg is not over because the abdomen is not painful.
        if presence == Presence::Present {
            stated[at].push(mention);
        } else if !stated[at].is_empty()
            && let Some(here) = region(reading, mention)
            && stated[at].iter().all(|m| region(reading, m).is_some_and(|there| there != here))
        {
            continue;
        }
        let present = presence == Presence::Present;
        let step = CourseStep {
            mention: mention.id,
            presence,
            ended: present && (mention.cues.iter().any(|c| ends.contains(c)) || is_over(reading, mention)),
            temporality: mention.assertion.temporality,
            phase: mention.phase,
        };
        if problem.course.last() != Some(&presence) {
            problem.course.push(presence);
        }
        if problem.steps.last().is_none_or(|last| last.says() != step.says()) {
            problem.steps.push(step);
        }
    }
    // What is only ever found normal is no problem.
    problems.retain(|p| p.course.iter().any(|said| *said != Presence::Normal));
    problems.iter_mut().for_each(settle);
    problems
}

/// Whether only further ones are spoken of: `sin otras lesiones`, `no aparecieron nuevas lesiones`.
fn is_of_others(reading: &Reading, mention: &Mention) -> bool {
    let start = mention.tokens.start;
    is_further(reading.text.word(start)) || start > 0 && is_further(reading.text.word(start - 1))
}

/// The part of the body that a finding is told of: in its words, shortly behind, or at the head of its clause
/// (`abdomen blando, no doloroso`).
fn region(reading: &Reading, mention: &Mention) -> Option<&'static str> {
    const BEHIND: usize = 4;
    const AHEAD: usize = 8;
    let text = reading.text;
    let sentence = text.sentence_of(mention.tokens.start);
    let here = |at: usize| reading.relations(at, Role::Region).map(|(_, value)| value).next();
    let tokens = mention.tokens;
    let stops = |at: &usize| !matches!(text.word(*at), "," | ";" | "." | "y");
    let own = (tokens.start..tokens.end).chain((tokens.end..sentence.end.min(tokens.end + BEHIND)).take_while(stops));
    let before = (sentence.start.max(tokens.start.saturating_sub(AHEAD))..tokens.start).rev();
    { own }.find_map(here).or_else(|| { before }.take_while(|at| text.word(*at) != ";").find_map(here))
}

/// Terms inside a longer mention that name the cause of what it begins with: `celulitis` in `shock séptico por
/// celulitis de pierna`. They have the id of that mention.
fn causes_within<'a>(
    reading: &'a Reading,
    mentions: &'a [Mention],
    terms: &'a [Mention],
) -> impl Iterator<Item = &'a Mention> {
    let joins =
        move |at: usize| [Role::DueTo, Role::By].iter().any(|role| reading.relations(at, *role).next().is_some());
    terms.iter().filter(move |term| {
        let near = mentions.partition_point(|m| m.tokens.start < term.tokens.start);
        let start = TokenRange::one(term.tokens.start);
        let within = |m: &&Mention| m.id == term.id && m.tokens.contains(start) && m.tokens != term.tokens;
        let around = mentions[near.saturating_sub(NESTED)..near].iter().find(within);
        around.is_some_and(|m| (m.tokens.start + 1..term.tokens.start).any(joins))
    })
}

/// Whether words beside a mention say that it is over: `resolución de la neumonía`, `la fiebre remitió`, `fracaso
/// renal, ya resuelto`.
fn is_over(reading: &Reading, mention: &Mention) -> bool {
    let text = reading.text;
    let sentence = text.sentence_of(mention.tokens.start);
    let tokens = mention.tokens;
    // Only articles and adjectives stand between; a comma begins something else.
    let close = |from: usize, to: usize| (from..to).all(|at| !matches!(text.word(at), "," | ";" | ":" | "y" | "("));
    let from = sentence.start.max(tokens.start.saturating_sub(NEAR + 2));
    let to = sentence.end.min(tokens.end + NEAR);
    let before = |end: &usize| *end <= tokens.start && tokens.start - end < NEAR && close(*end, tokens.start);
    (from..tokens.start).any(|at| ended(reading, at).any(|end| before(&end)) && text.word(at) != "sin")
        || (tokens.end..to).any(|at| ended(reading, at).next().is_some() && close(tokens.end, at))
        || (tokens.end..to)
            .find(|&at| !close(at, at + 1))
            .is_some_and(|mark| is_over_behind(reading, mark, sentence.end))
}

/// Whether what a comma or bracket adds to a finding is that it is over: `, resuelto`, `(ya resuelta)`, `, que cedió`.
/// What has a subject of its own (`, cedió la disnea`) speaks of that.
fn is_over_behind(reading: &Reading, mark: usize, limit: usize) -> bool {
    let text = reading.text;
    if !matches!(text.word(mark), "," | "(") {
        return false;
    }
    let adverb =
        |w: &str| matches!(w, "que" | "ya" | "actualmente" | "posteriormente" | "finalmente" | "completamente");
    let Some(at) = (mark + 1..limit).take(NEAR).find(|&at| !adverb(text.word(at))) else { return false };
    ended(reading, at).any(|end| !matches!(text.word(end - 1), "de" | "del" | "sin") && !is_article(text.word(end)))
}

/// Where the words at a token end that say that something is over.
fn ended(reading: &Reading, at: usize) -> impl Iterator<Item = usize> {
    reading.relations(at, Role::Ended).map(|(end, _)| end)
}

/// What the steps come to. What is told of this episode goes before what is told as past.
fn settle(problem: &mut Problem) {
    let current = problem.steps.iter().any(|s| s.temporality == Temporality::Current);
    if current {
        problem.temporality = Temporality::Current;
    }
    let mut state: Option<Presence> = None;
    for step in problem.steps.iter().filter(|s| !current || s.temporality == Temporality::Current) {
        use {Outcome as O, Presence as P};
        let late = matches!(step.phase, Phase::Course | Phase::Discharge);
        let (next, outcome) = match (state, step.presence, problem.outcome) {
            (_, P::Present, _) if step.ended => (P::Present, Some(O::Resolved)),
            (Some(P::Present), P::Present, Some(O::Resolved)) if late => (P::Present, Some(O::Recurred)),
            (Some(P::Possible), P::Present, _) => (P::Present, Some(O::Confirmed)),
            (Some(P::Absent | P::Normal), P::Present, _) => (P::Present, Some(O::FoundLater)),
            (_, P::Present, outcome) => (P::Present, outcome),
            (Some(P::Possible), P::Absent, _) => (P::Absent, Some(O::RuledOut)),
            (Some(P::Present), P::Absent, _) if late => (P::Present, Some(O::Resolved)),
            (Some(P::Present), _, outcome) => (P::Present, outcome),
            (_, next, outcome) => (next, outcome.filter(|o| *o != O::RuledOut || next == P::Absent)),
        };
        (state, problem.outcome) = (Some(next), outcome);
    }
    problem.presence = state.unwrap_or_default();
}
