//! What findings have to do with one another: how a drug is given, where and on which side something is, what a test
//! shows, where an organism grew, what caused what.
//!
//! Words of the lexicon (`data/es/relations`) join mentions of the same sentence. Each rule looks only at what stands
//! near a mention, so that the work grows with the text.

mod cause;
mod coordination;
mod quantity;
mod regimen;
mod result;
mod sample;
mod site;

use crate::{Id, Kind, Mention, Reading, Span};
use foco_lexicon::{Item, Role};
use foco_text::TokenRange;

/// So many mentions before a token are looked at for one that it lies in.
const NESTED: usize = 6;

/// What a relation tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "snake_case"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum RelationKind {
    /// How much of a drug, at once or in a time.
    Dose,
    /// By which way a drug is given.
    Route,
    /// How often a drug is given.
    Frequency,
    /// For how long a drug is given.
    Duration,
    /// In which part of the body a finding is, or a procedure is done.
    Site,
    /// On which side.
    Side,
    /// What a test gave: a finding, or a word.
    Result,
    /// Where an organism was looked for.
    Sample,
    /// What a finding is due to.
    Cause,
}

/// A number of something.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Amount {
    /// In `unit`.
    pub value: f64,
    /// Upper end of a range.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub value_high: Option<f64>,
    /// UCUM: `mg/kg/d` of a dose, `/d` of a frequency, `wk` of a duration.
    pub unit: &'static str,
}

/// A mention and what another one, or a few words, tell of it.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Relation {
    /// What is told.
    pub kind: RelationKind,
    /// The mention that it is told of: the drug, the finding, the test, the organism, the consequence.
    pub of: Id,
    /// The mention that it leads to: the site, what a test shows, the cause.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub to: Option<Id>,
    /// The words that tell it: `30 mg`, `vía oral`, `derecha`, or the mention that it leads to.
    #[cfg_attr(feature = "serde", serde(flatten))]
    pub span: Span,
    /// A dose, frequency or duration as a number.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub amount: Option<Amount>,
    /// A word of a closed list: `oral`, `right`, `positive`, `blood`, `as-needed`.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub code: Option<&'static str>,
    /// From one end to the other.
    pub evidence: Span,
}

/// A text, what is mentioned in it, and the relations found so far.
struct Web<'a> {
    reading: &'a Reading<'a>,
    mentions: &'a [Mention],
    found: Vec<Relation>,
}

/// Relations by place. `mentions` are the list that is shown, in order.
pub(crate) fn find(reading: &Reading, mentions: &[Mention]) -> Vec<Relation> {
    let mut web = Web { reading, mentions, found: Vec::new() };
    regimen::find(&mut web);
    site::find(&mut web);
    result::find(&mut web);
    sample::find(&mut web);
    cause::find(&mut web);
    web.found.sort_by_key(|r| (r.evidence, r.kind, r.span));
    web.found
}

impl Web<'_> {
    /// The longest word with a role at a token: where it ends, and what it stands for.
    fn word(&self, at: usize, role: Role) -> Option<(usize, &'static str)> {
        self.reading.relations(at, role).next()
    }

    /// The places of the words with one of some roles, in order, the longest of each role.
    fn words(&self, roles: &[Role]) -> Vec<(Role, TokenRange)> {
        let tables = self.reading.lexicon.tables();
        let mut found: Vec<(Role, TokenRange)> = Vec::new();
        for matched in self.reading.found.all() {
            let Item::Relation(word) = matched.item else { continue };
            let role = tables.relations[word as usize].role;
            let open = |(of, last): &(Role, TokenRange)| *of != role || last.end <= matched.tokens.start;
            if roles.contains(&role) && found.iter().rev().take(3).all(open) {
                found.push((role, matched.tokens));
            }
        }
        found
    }

    /// The first mention that begins at or after a token, by its place in the list.
    fn from(&self, token: usize) -> usize {
        self.mentions.partition_point(|m| m.tokens.start < token)
    }

    /// Where a mention of a kind that begins at a token ends.
    fn end_of(&self, at: usize, kind: Kind) -> Option<usize> {
        let here = self.mentions[self.from(at)..].iter().take_while(|m| m.tokens.start == at);
        here.filter(|m| m.kind == kind).map(|m| m.tokens.end).max()
    }

    /// Whether a token lies in a mention of a kind.
    fn lies_in(&self, at: usize, kind: Kind) -> bool {
        let behind = self.from(at + 1);
        let near = &self.mentions[behind.saturating_sub(NESTED)..behind];
        near.iter().any(|m| m.kind == kind && m.tokens.holds(at))
    }

    /// Notes what the words `tokens` tell of a mention.
    fn tell(&mut self, kind: RelationKind, of: usize, tokens: TokenRange, said: Said) {
        let of = &self.mentions[of];
        let span = self.reading.text.span(tokens);
        let (to, amount, code) = match said {
            Said::Mention(to) => (Some(self.mentions[to].id), None, None),
            Said::Amount(amount) => (None, Some(amount), None),
            Said::Code(code) => (None, None, Some(code)),
        };
        self.found.push(Relation { kind, of: of.id, to, span, amount, code, evidence: of.span.cover(span) });
    }

    /// Notes that a mention leads to another one.
    fn join(&mut self, kind: RelationKind, of: usize, to: usize) {
        self.tell(kind, of, self.mentions[to].tokens, Said::Mention(to));
    }
}

/// The other end of a relation.
#[derive(Clone, Copy)]
enum Said {
    /// A mention, by its place in the list.
    Mention(usize),
    Amount(Amount),
    Code(&'static str),
}
