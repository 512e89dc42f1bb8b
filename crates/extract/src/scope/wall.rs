//! Where scopes end, whatever the cue.

use super::is_named;
use crate::Reading;
use crate::cue::CueSpot;
use crate::section::HeadingMention;
use crate::words::{is_conjunction, is_function, is_gerund};
use foco_lexicon::{CueKind, Kind};
use foco_text::{Gap, TokenKind};

/// What begins at a token.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Wall {
    None,
    /// A verb that opens another statement unless it is the one that the cue governs.
    Clause,
    /// Another negation.
    Negation,
    /// A sentence, a word that ends every scope.
    End,
    /// A heading or its content.
    Heading,
}

/// For each token, what begins there.
pub(crate) struct Walls(Vec<Wall>);

impl Walls {
    /// Ends of sentences, headings, and words that end a scope.
    pub(crate) fn build(reading: &Reading, headings: &[HeadingMention], spots: &[CueSpot]) -> Walls {
        let text = reading.text;
        let mut walls = Walls(vec![Wall::None; text.tokens.len()]);
        for at in 1..text.tokens.len() {
            if opens_statement(reading, at) {
                walls.set(at, Wall::End);
            }
        }
        // What a cue governs goes with it, capital or not: `se suspende Enantyum`.
        for spot in
            spots.iter().filter(|s| matches!(reading.cue(s.entry).kind, CueKind::Negation | CueKind::Uncertainty))
        {
            walls.set(spot.tokens.end, Wall::None);
        }
        for (i, spot) in spots.iter().enumerate() {
            let cue = reading.cue(spot.entry);
            match (cue.kind, cue.class) {
                (CueKind::Termination, Some("clause")) => {
                    // Without accents `inició` and `inicio` are one.
                    let last = spot.tokens.end - 1;
                    if !cue.verb
                        || !text.word(last).ends_with('o')
                        || !text.written(last).ends_with(['o', 'O'])
                        || is_gerund(text.word(last))
                    {
                        walls.set(spot.tokens.start, Wall::Clause);
                    }
                }
                (CueKind::Termination, _) => {
                    // `No salvo …`, `probablemente debido a …`: what follows the cue goes on with it.
                    let before = i.checked_sub(1).filter(|&b| spots[b].tokens.end == spot.tokens.start);
                    let due = |word: &str| word.starts_with("debid") || word.starts_with("secundari");
                    let governed = before.is_some_and(|b| match reading.cue(spots[b].entry).kind {
                        CueKind::Negation => true,
                        CueKind::Uncertainty => due(text.word(spot.tokens.start)),
                        _ => false,
                    });
                    if !governed {
                        walls.set(spot.tokens.start, Wall::End);
                    }
                }
                (CueKind::Negation | CueKind::Uncertainty, Some("syntactic" | "list")) => {
                    walls.set(spot.tokens.start, Wall::Negation);
                }
                // `no presenta tampoco` goes on, `…, tampoco` begins.
                (_, Some("reinforcement")) if spot.tokens.start > 0 && begins_part(reading, spot.tokens.start) => {
                    walls.set(spot.tokens.start, Wall::Negation);
                }
                _ => {}
            }
        }
        for sentence in &text.sentences {
            walls.set(sentence.start, Wall::End);
        }
        for heading in headings {
            walls.set(heading.tokens.start, Wall::Heading);
            walls.set(heading.content, Wall::Heading);
        }
        walls
    }

    fn set(&mut self, at: usize, wall: Wall) {
        if let Some(place) = self.0.get_mut(at) {
            *place = wall;
        }
    }

    pub(super) fn at(&self, token: usize) -> Wall {
        self.0.get(token).copied().unwrap_or(Wall::Heading)
    }

    pub(super) fn ends(&self, token: usize) -> bool {
        matches!(self.at(token), Wall::End | Wall::Heading)
    }
}

/// Whether a mark or a conjunction stands before.
fn begins_part(reading: &Reading, at: usize) -> bool {
    reading.text.tokens[at - 1].kind == TokenKind::Mark || is_conjunction(reading.text.word(at - 1))
}

/// Whether a word with a capital begins a statement that no point parts from the one before: `No edemas Presenta …`.
fn opens_statement(reading: &Reading, at: usize) -> bool {
    let text = reading.text;
    let words = text.tokens[at].kind == TokenKind::Word && text.tokens[at - 1].kind == TokenKind::Word;
    if !words || text.tokens[at].gap == Gap::None || !text.tokens[at].capital {
        return false;
    }
    if !text.written(at).chars().nth(1).is_some_and(char::is_lowercase) {
        return false;
    }
    let before = text.written(at - 1);
    let inside = before.chars().all(char::is_lowercase) && before.len() > 2 || text.tokens[at].gap == Gap::Line;
    inside && !is_function(text.word(at - 1)) && !is_named(reading, at, &[Kind::Organism, Kind::Drug])
}
