//! The moment of the illness that each word speaks of.

use crate::section::HeadingMention;
use crate::time::TimeExpression;
use crate::{Phase, Reading};
use foco_lexicon::{Hold, Item};
use foco_text::TokenRange;

/// Within how many tokens of its beginning an expression opens a sentence.
const OPENING: usize = 6;

/// A change of moment at a token.
struct Turn {
    at: usize,
    phase: Phase,
    hold: Hold,
    /// Whether the patient is being seen.
    arrival: bool,
}

/// The phase of every token.
pub(crate) fn phases(reading: &Reading, headings: &[HeadingMention], times: &[TimeExpression]) -> Vec<Phase> {
    let turns = turns(reading, times);
    let mut phases = vec![Phase::Presentation; reading.text.tokens.len()];
    let mut current = Phase::Presentation;
    // Before the patient is seen, what comes later is still the story told at the door.
    let mut arrived = false;
    let mut turn = 0;
    let mut heading = 0;
    for sentence in &reading.text.sentences {
        let mut at = sentence.start;
        let mut local: Option<Phase> = None;
        while at < sentence.end {
            while headings.get(heading).is_some_and(|h| h.tokens.start <= at) {
                let of = headings[heading].of(reading);
                if of.patient {
                    current = Phase::Presentation;
                } else if let Some(phase) = of.phase {
                    current = phase;
                    local = None;
                    arrived |= phase == Phase::Presentation;
                }
                heading += 1;
            }
            while let Some(next) = turns.get(turn).filter(|t| t.at <= at) {
                match next.hold {
                    // `… bulas, que posteriormente se ulceraron`: only what opens a sentence turns the page.
                    Hold::Onwards if next.phase == Phase::Course && next.at - sentence.start > OPENING => {
                        paint_clause(reading, &mut phases, *sentence, next.at, Phase::Course);
                    }
                    Hold::Onwards if arrived || next.phase != Phase::Course => {
                        current = onwards(current, next.phase);
                        local = None;
                    }
                    Hold::Onwards => {}
                    Hold::Sentence => {
                        local = Some(next.phase);
                        paint(&mut phases, TokenRange::new(sentence.start, at), next.phase);
                    }
                    Hold::Clause => paint_clause(reading, &mut phases, *sentence, next.at, next.phase),
                }
                arrived |= next.phase == Phase::Presentation && next.arrival;
                turn += 1;
            }
            // A clause may have been painted ahead; only the default is overwritten.
            if !matches!(phases[at], Phase::Prior | Phase::Course) {
                phases[at] = local.unwrap_or(current);
            }
            at += 1;
        }
    }
    phases
}

/// A report goes forward: once in its course, `acude` is a later visit; only a heading turns back.
fn onwards(current: Phase, next: Phase) -> Phase {
    match (current, next) {
        (Phase::Course | Phase::Discharge, Phase::Presentation) => current,
        (Phase::Discharge, Phase::Course) => Phase::Discharge,
        _ => next,
    }
}

fn paint(phases: &mut [Phase], range: TokenRange, phase: Phase) {
    for slot in &mut phases[range.start..range.end] {
        *slot = phase;
    }
}

fn paint_clause(reading: &Reading, phases: &mut [Phase], sentence: TokenRange, at: usize, phase: Phase) {
    let stops = |i: usize| matches!(reading.text.word(i), "," | ";" | "." | ":" | "(" | ")");
    let start = (sentence.start..at).rev().find(|&i| stops(i)).map_or(sentence.start, |i| i + 1);
    let end = (at..sentence.end).find(|&i| stops(i)).unwrap_or(sentence.end);
    paint(phases, TokenRange::new(start, end), phase);
}

fn turns(reading: &Reading, times: &[TimeExpression]) -> Vec<Turn> {
    let mut turns = Vec::new();
    let mut end = 0;
    for matched in reading.found.all() {
        let Item::Moment(moment) = matched.item else { continue };
        if matched.tokens.start < end {
            continue;
        }
        end = matched.tokens.end;
        let moment = &reading.lexicon.tables().moments[moment as usize];
        turns.push(Turn { at: matched.tokens.start, phase: moment.phase, hold: moment.hold, arrival: true });
    }
    for time in times {
        if let Some((phase, onwards)) = time.phase {
            let hold = if onwards { Hold::Onwards } else { Hold::Clause };
            turns.push(Turn { at: time.tokens.start, phase, hold, arrival: false });
        }
    }
    turns.sort_by_key(|t| t.at);
    turns
}
