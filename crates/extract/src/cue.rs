//! Cues of negation, doubt and the like, with their scopes.

use crate::relative;
use crate::scope::{self, Walls};
use crate::section::HeadingMention;
use crate::time::{is_done_now, is_span};
use crate::words::{is_gerund, is_have, is_infinitive, is_participle, is_pronoun};
use crate::{CueKind, Id, Reading, Span};
use foco_lexicon::{Cue, Item};
use foco_text::{Gap, TokenRange};

/// A cue found in the text.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CueMention {
    /// `c0`, `c1`, …
    pub id: Id,
    /// What it says of its scope.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub kind: CueKind,
    /// `cessation`, `morphology`, …
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub class: Option<&'static str>,
    /// The cue itself.
    #[cfg_attr(feature = "serde", serde(flatten))]
    pub span: Span,
    /// What it governs, without the cue.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub scope: Option<Span>,
    #[cfg_attr(feature = "serde", serde(skip))]
    pub(crate) tokens: TokenRange,
    #[cfg_attr(feature = "serde", serde(skip))]
    pub(crate) reach: TokenRange,
    #[cfg_attr(feature = "serde", serde(skip))]
    pub(crate) entry: u32,
}

impl CueMention {
    pub(crate) fn of<'a>(&self, reading: &Reading<'a>) -> &'a Cue<'static> {
        reading.cue(self.entry)
    }
}

/// A cue and where it stands, before its scope is known.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CueSpot {
    pub(crate) entry: u32,
    pub(crate) tokens: TokenRange,
}

/// Cues reach no farther than this back, for what they say of a later one.
const NEAR: usize = 12;
/// A doubt this close behind another says nothing new, in tokens.
const DOUBT: usize = 10;
/// So far a `ni` reaches, in tokens.
const NI: usize = 8;
/// A negation is attenuated by a word this close behind it, in tokens.
const ATTENUATION: usize = 5;

pub(crate) fn find(reading: &Reading, headings: &[HeadingMention]) -> Vec<CueMention> {
    let spots = spots(reading);
    let walls = Walls::build(reading, headings, &spots);
    let mut cues: Vec<CueMention> = Vec::new();
    for (i, spot) in spots.iter().enumerate() {
        let cue = reading.cue(spot.entry);
        let silent = matches!(cue.kind, CueKind::Termination | CueKind::Pseudo);
        if silent || !says_something(reading, &cues, spot) {
            continue;
        }
        let reach = scope::reach(reading, &walls, spot);
        // `sin signos claros de`: a negation that is attenuated is a doubt.
        let kind = match cue.class {
            Some("syntactic" | "reinforcement")
                if attenuated(
                    reading,
                    &spots[i + 1..],
                    TokenRange::new(reach.start, reach.end.min(reach.start + ATTENUATION)),
                ) =>
            {
                CueKind::Uncertainty
            }
            _ => cue.kind,
        };
        cues.push(CueMention {
            id: Id::cue(cues.len()),
            kind,
            class: cue.class.filter(|c| matches!(*c, "cessation" | "morphology")),
            span: reading.text.span(spot.tokens),
            scope: (!reach.is_empty() && reach != spot.tokens).then(|| reading.text.span(reach)),
            tokens: spot.tokens,
            reach,
            entry: spot.entry,
        });
    }
    cues
}

/// Whether a cue counts beside those before it.
fn says_something(reading: &Reading, before: &[CueMention], spot: &CueSpot) -> bool {
    let cue = reading.cue(spot.entry);
    let near = || before.iter().rev().take(NEAR);
    let negations = || {
        near().filter(|c| matches!(c.of(reading).class, Some("syntactic" | "reinforcement" | "list" | "determiner")))
    };
    let governed = || negations().any(|c| c.reach.contains(spot.tokens));
    // The word before, past the pronouns of a verb.
    let mut head = spot.tokens.start;
    while head > 0 && is_pronoun(reading.text.word(head - 1)) {
        head -= 1;
    }
    let behind = |class: &str| near().any(|c| c.tokens.end == head && c.of(reading).class == Some(class));
    match cue.class {
        // `ni` and `ninguna` under an earlier negation only go on with it.
        Some("coordination" | "determiner") => {
            let sentence = reading.text.sentence_of(spot.tokens.start).start;
            let earlier = |c: &CueMention| {
                c.tokens.start >= sentence && matches!(c.kind, CueKind::Negation | CueKind::Uncertainty)
            };
            !near().any(earlier)
        }
        // What does not end has not ended; what is to be ended has not either.
        Some("cessation") => {
            let word = reading.text.word(spot.tokens.start);
            let planned = is_infinitive(word)
                && head > 0
                && matches!(
                    reading.text.word(head - 1),
                    "para" | "permite" | "permitio" | "intenta" | "intentado" | "intentar" | "pudiendo"
                );
            !behind("syntactic") && !planned
        }
        // `con antecedente de dos meses de tos`: so long has this illness lasted.
        None if cue.kind == CueKind::History && reading.text.word(spot.tokens.end - 1) == "de" => {
            let now = is_done_now(reading, spot.tokens.start);
            !is_span(reading, spot.tokens.end) && !is_of_interest(reading, spot.tokens.end) && !now
        }
        // `no se normalizó`; `tras corticoides, se normalizaron las cifras`: what became normal is told behind.
        None if cue.kind == CueKind::Normality => {
            let start = spot.tokens.start;
            let other =
                reading.text.word(start) == "se" && start > 0 && matches!(reading.text.word(start - 1), "," | "no");
            // `sin alteración de la coagulación` judges what follows.
            let end = spot.tokens.end;
            let of = matches!(reading.text.word(end), "de" | "del") && !is_of_interest(reading, end + 1);
            let part = of && reading.text.word(start) == "sin";
            !other && !part && !is_outside(reading, start)
        }
        // `aunque sí dolor`.
        None if cue.kind == CueKind::Hypothesis => !reading.text.written(spot.tokens.start).ends_with('í'),
        // `sin nuevos ingresos por …`: not before, but never since.
        None if cue.kind == CueKind::History && reading.text.word(spot.tokens.end - 1) == "por" && governed() => false,
        // `en los días previos`: of this illness.
        None if cue.kind == CueKind::History
            && spot.tokens.start > 0
            && reading.text.word(spot.tokens.start).starts_with("previ") =>
        {
            // `previo al alta`: before something else.
            let before = matches!(reading.text.word(spot.tokens.end), "a" | "al");
            !before && !matches!(reading.text.word(spot.tokens.start - 1), "dias" | "horas" | "semanas")
        }
        Some("reinforcement") => !governed(),
        Some("discourse") => reading.general.holds(spot.tokens.start),
        // `Tras descartar` says that it was ruled out, `descartar` alone that it should be.
        Some("suspected") => !near().any(|c| c.tokens.overlaps(spot.tokens)),
        // `AF:` heads the family history, `AF` alone may be anything.
        Some("section") => {
            let of = reading.text.word(spot.tokens.end - 1) == "de";
            (spot.tokens.len() > 1 || reading.text.word(spot.tokens.end) == ":")
                && !(of && is_of_interest(reading, spot.tokens.end))
        }
        Some("relative") => {
            let known = |c: &CueMention| c.kind == CueKind::OtherPerson && c.reach.contains(spot.tokens);
            !near().any(known) && relative::is_experiencer(reading, spot.tokens)
        }
        Some("attenuator") => governed(),
        Some("qualifier" | "consistent") => {
            let doubted = |c: &CueMention| {
                c.kind == CueKind::Uncertainty
                    && c.reach.contains(spot.tokens)
                    && spot.tokens.start < c.tokens.end + DOUBT
            };
            let words = (spot.tokens.start.saturating_sub(NI)..spot.tokens.start).rev().map(|at| reading.text.word(at));
            let coordinated = words.take_while(|w| !matches!(*w, "." | ";" | ":" | ",")).any(|w| w == "ni");
            !governed() && !coordinated && !near().any(doubted)
        }
        _ => true,
    }
}

/// `bajo el rango [normal]`: whether what is normal is only the limit that a value is beyond.
fn is_outside(reading: &Reading, normal: usize) -> bool {
    const FAR: usize = 4;
    let is_limit = |word: &str| {
        matches!(word, "el" | "la" | "lo" | "los" | "las" | "de" | "del" | "a" | "al")
            || matches!(word, "rango" | "rangos" | "limite" | "limites" | "valor" | "valores" | "nivel" | "niveles")
    };
    let mut before = (normal.saturating_sub(FAR)..normal).rev();
    let Some(at) = before.find(|&at| !is_limit(reading.text.word(at))) else { return false };
    let beyond = ["bajo", "debajo", "encima", "sobre", "fuera", "inferior", "superior"];
    at + 1 != normal && beyond.contains(&reading.text.word(at))
}

/// `antecedentes de interés`: nothing of them is told, unless a colon follows.
fn is_of_interest(reading: &Reading, at: usize) -> bool {
    matches!(reading.text.word(at), "interes" | "importancia" | "relevancia") && reading.text.word(at + 1) != ":"
}

/// Whether a word that weakens a negation stands in its reach.
fn attenuated(reading: &Reading, after: &[CueSpot], reach: TokenRange) -> bool {
    after
        .iter()
        .take_while(|s| s.tokens.start < reach.end)
        .any(|s| matches!(reading.cue(s.entry).class, Some("attenuator" | "appearance")) && reach.contains(s.tokens))
}

/// The longest cue at each place, from left to right. Negation and doubt share words with what is normal or cannot
/// be judged (`sin alteraciones`, `no valorable`): the two are found apart.
fn spots(reading: &Reading) -> Vec<CueSpot> {
    let mut spots: Vec<CueSpot> = Vec::new();
    let mut ends = [0, 0];
    for matched in reading.found.all() {
        let Item::Cue(entry) = matched.item else { continue };
        let cue = reading.cue(entry);
        let states =
            matches!(cue.kind, CueKind::Negation | CueKind::Uncertainty | CueKind::Termination | CueKind::Pseudo);
        let layer = usize::from(states);
        let mut tokens = whole(reading, cue, matched.tokens);
        // `en la que [se] descartaron`: its pronoun belongs to the words before.
        if tokens.start < ends[layer] && matched.tokens.start >= ends[layer] {
            tokens.start = matched.tokens.start;
        }
        if tokens.start < ends[layer] || is_question(reading, tokens) {
            continue;
        }
        ends[layer] = tokens.end;
        spots.push(CueSpot { entry, tokens });
    }
    spots.sort_by_key(|s| s.tokens);
    spots
}

/// A cue without the words that it only needs beside it, and with those that belong to it: the auxiliary and the
/// reflexive of a verb (`se ha retirado`), the other marks of `¿?`.
fn whole(reading: &Reading, cue: &Cue, matched: TokenRange) -> TokenRange {
    let text = reading.text;
    let mut tokens = match cue.part {
        Some((from, to)) => TokenRange::new(matched.start + from as usize, matched.start + to as usize),
        None => matched,
    };
    let last = text.word(tokens.end - 1);
    if text.word(tokens.start) == "?" {
        while text.tokens.get(tokens.end).is_some_and(|t| t.gap == Gap::None) && text.word(tokens.end) == "?" {
            tokens.end += 1;
        }
        if tokens.start > 0 && text.word(tokens.start - 1) == "¿" {
            tokens.start -= 1;
        }
    }
    let before = |at: usize| at.checked_sub(1).filter(|&b| text.tokens[b + 1].gap < Gap::Paragraph);
    if cue.verb && !is_gerund(last) && !is_infinitive(last) {
        let mut start = tokens.start;
        let compound =
            before(start).filter(|&b| is_have(text.word(b)) && !is_gerund(text.word(b)) && is_participle(last));
        if let Some(have) = compound {
            start = have;
        }
        if compound.is_some() || !is_participle(last) {
            let reflexive = match before(start) {
                Some(b) if text.word(b) == "se" => Some(b),
                Some(b) if matches!(text.word(b), "le" | "les") => before(b).filter(|&b| text.word(b) == "se"),
                _ => None,
            };
            start = reflexive.unwrap_or(start);
        }
        tokens.start = start;
    }
    tokens
}

/// Whether a question mark closes a question that asks (`¿Qué tal duerme?`) and does not doubt (`¿neumonía?`).
fn is_question(reading: &Reading, tokens: TokenRange) -> bool {
    const QUESTION: usize = 24;
    const DOUBT: usize = 5;
    let text = reading.text;
    if text.word(tokens.start) != "?" {
        return false;
    }
    let mut before = (tokens.start.saturating_sub(QUESTION)..tokens.start).rev();
    let Some(open) = before.find(|&at| text.word(at) == "¿") else { return false };
    tokens.start - open > DOUBT
        || matches!(
            text.word(open + 1),
            "que"
                | "como"
                | "cual"
                | "cuanto"
                | "cuantos"
                | "cuando"
                | "donde"
                | "quien"
                | "por"
                | "se"
                | "le"
                | "ha"
                | "tiene"
                | "hay"
        )
}
