//! What a finding is due to: `shock secundario a neumonía`, `sepsis por E. coli`, `la litiasis provocó hidronefrosis`.

use super::{RelationKind, Web};
use crate::mention::is_finding;
use crate::{Kind, Mention, Presence};
use foco_lexicon::Role;
use foco_text::TokenRange;

/// So many words may stand between a finding and the words that join it: an adjective or two.
const GAP: usize = 3;
/// How many mentions before the joining words are looked at.
const NEAR: usize = 8;

pub(super) fn find(web: &mut Web) {
    for (role, cue) in web.words(&[Role::DueTo, Role::By, Role::Causes]) {
        join(web, cue, if role == Role::By { 0 } else { GAP }, role == Role::Causes);
    }
}

fn join(web: &mut Web, cue: TokenRange, gap: usize, cause_first: bool) {
    let text = web.reading.text;
    // `de causa autoinmune`: the noun.
    if cause_first && cue.start > 0 && text.word(cue.start - 1) == "de" {
        return;
    }
    let sentence = text.sentence_of(cue.start);
    let Some(before) = before(web, cue, gap, sentence.start) else { return };
    let Some(after) = after(web, cue, sentence.end) else { return };
    let (effect, cause) = if cause_first { (after, before) } else { (before, after) };
    // `que no produce síntomas`: what is not there has no cause.
    let denied = web.mentions[effect].assertion.presence == Presence::Absent;
    if is_finding(web.mentions[effect].kind) && effect != cause && !denied {
        web.join(RelationKind::Cause, effect, cause);
    }
}

/// The finding that ends before the words, or that they stand in; the longest.
fn before(web: &Web, cue: TokenRange, gap: usize, start: usize) -> Option<usize> {
    let behind = web.from(cue.start);
    let near = behind.saturating_sub(NEAR)..behind;
    let fits = |m: &Mention| {
        let around = m.tokens.start < cue.start && m.tokens.end > cue.end;
        let close = m.tokens.end <= cue.start && cue.start - m.tokens.end <= gap && plain(web, m.tokens.end, cue.start);
        (around || close) && m.tokens.start >= start && can_cause(m)
    };
    near.filter(|&i| fits(&web.mentions[i])).max_by_key(|&i| (web.mentions[i].tokens.end, web.mentions[i].tokens.len()))
}

/// The mention that begins right behind the words: of several at one place the organism or drug, then the disease.
fn after(web: &Web, cue: TokenRange, end: usize) -> Option<usize> {
    let first = web.from(cue.end);
    let near = first..web.mentions.len().min(first + NEAR);
    let start = web.mentions[near.clone()].iter().find(|m| can_cause(m))?.tokens.start;
    let close = start - cue.end <= GAP && start < end && plain(web, cue.end, start);
    let rank = |m: &Mention| (is_finding(m.kind), m.kind);
    let here = near.filter(|&i| web.mentions[i].tokens.start == start && can_cause(&web.mentions[i]));
    here.min_by_key(|&i| rank(&web.mentions[i])).filter(|_| close)
}

/// Whether no punctuation parts two words.
fn plain(web: &Web, from: usize, to: usize) -> bool {
    (from..to).all(|at| !matches!(web.reading.text.word(at), "," | ";" | "." | ":" | "(" | ")"))
}

/// Whether something can be a cause: a finding, an organism, a drug.
fn can_cause(mention: &Mention) -> bool {
    is_finding(mention.kind) || matches!(mention.kind, Kind::Organism | Kind::Drug)
}
