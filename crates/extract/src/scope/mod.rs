//! How far a cue reaches: one stretch, without the cue, that ends where another statement begins.

mod backward;
mod forward;
mod judged;
mod list;
mod wall;

pub(crate) use wall::Walls;

use crate::Reading;
use crate::cue::CueSpot;
use crate::words::{is_article, is_copula, is_function, is_gerund, is_preposition};
use foco_lexicon::{Cue, CueKind, Direction, Item, Kind, Role};
use foco_text::{Gap, TokenKind, TokenRange};
use wall::Wall;

/// Longest scope, in tokens: a text without punctuation must not be read again for each cue.
const LONGEST: usize = 256;
/// A label follows another within so many tokens.
const LABEL: usize = 7;

/// The tokens that a cue governs.
pub(crate) fn reach(reading: &Reading, walls: &Walls, spot: &CueSpot) -> TokenRange {
    let cue = reading.cue(spot.entry);
    let scope = Scope { reading, walls, cue, spot: spot.tokens };
    let reach = match cue.direction {
        Direction::Itself => spot.tokens,
        Direction::Forward if scope.is_answer() => scope.backward(),
        Direction::Forward if matches!(cue.class, Some("sentence" | "discourse")) => scope.sentence(),
        Direction::Forward if cue.class == Some("section") => scope.section(),
        Direction::Forward if cue.class == Some("relative") && scope.opens_sentence() => scope.of_subject(),
        Direction::Forward => scope.forward(),
        Direction::Backward => scope.backward(),
        Direction::Either => {
            let after = scope.forward();
            if after.is_empty() || scope.is_said_of_before() { scope.backward() } else { after }
        }
    };
    if cue.words == 0 {
        return reach;
    }
    let words = cue.words as usize;
    match cue.direction {
        Direction::Backward => TokenRange::new(reach.start.max(reach.end.saturating_sub(words)), reach.end),
        _ => TokenRange::new(reach.start, reach.end.min(reach.start + words)),
    }
}

struct Scope<'a> {
    reading: &'a Reading<'a>,
    walls: &'a Walls,
    cue: &'a Cue<'static>,
    spot: TokenRange,
}

impl Scope<'_> {
    fn word(&self, at: usize) -> &str {
        self.reading.text.word(at)
    }

    fn is_negation(&self) -> bool {
        self.cue.kind == CueKind::Negation
    }

    /// A negative word of the clause (`no`, `sin`), under which items are joined by `ni`.
    fn is_syntactic(&self) -> bool {
        matches!(self.cue.class, Some("syntactic" | "reinforcement"))
    }

    /// `Ciprofloxacino, que se suspende por diarrea`: a verb whose subject was named before.
    fn is_said_of_before(&self) -> bool {
        let before = self.spot.start.checked_sub(1).map_or("", |at| self.word(at));
        let next = self.word(self.spot.end);
        self.cue.kind != CueKind::Negation && is_preposition(next)
            || (before == "que" || is_copula(before))
                && (is_preposition(next) || is_gerund(next) || next.ends_with("mente"))
            || matches!((next, self.word(self.spot.end + 1)), ("de", "momento") | ("este" | "dicho", "tratamiento"))
    }

    /// `Ninguna lesión capta contraste`: the subject of a verb that is negated with it.
    fn is_subject(&self) -> bool {
        self.cue.class == Some("determiner")
    }

    /// Whether nothing but what belongs to it stands before it in its sentence: `Una hermana`.
    fn opens_sentence(&self) -> bool {
        const MOST: usize = 2;
        let start = self.reading.text.sentence_of(self.spot.start).start;
        let own = |at: usize| {
            let word = self.word(at);
            is_article(word) || matches!(word, "su" | "sus" | "otro" | "otra" | "otros" | "otras" | "dos" | "tres")
        };
        self.spot.start - start <= MOST && (start..self.spot.start).all(own)
    }

    /// All that is told of the subject of a sentence, until the patient is named: `Su hermana, con asma, murió joven`.
    fn of_subject(&self) -> TokenRange {
        let text = self.reading.text;
        let sentence = text.sentence_of(self.spot.start).end;
        let ends = |at: &usize| {
            let before = at.checked_sub(1).map_or("", |i| self.word(i));
            let named = is_article(before) || before.starts_with("nuestr");
            let patient = named && self.reading.is_word(*at, Role::Person);
            // `Padre con infarto, acude por fiebre`.
            let comes = before == "," && self.reading.is_word(*at, Role::Comes);
            let wall = matches!(self.walls.at(*at), Wall::End | Wall::Heading);
            matches!(self.word(*at), ";" | ":") || patient || comes || wall
        };
        let limit = sentence.min(self.spot.end + LONGEST).max(self.spot.end);
        let end = (self.spot.end..limit).find(ends).unwrap_or(limit);
        self.trim(TokenRange::new(self.spot.end, end))
    }

    /// `Fiebre: no.`: the answer to a label.
    fn is_answer(&self) -> bool {
        let text = self.reading.text;
        let next = text.tokens.get(self.spot.end);
        self.is_syntactic()
            && self.spot.start > 0
            && self.word(self.spot.start - 1) == ":"
            && next.is_none_or(|t| {
                t.gap >= Gap::Line
                    || (t.kind == TokenKind::Mark && !matches!(self.word(self.spot.end), "(" | "-" | "\""))
                    || (text.written(self.spot.end).starts_with(char::is_uppercase)
                        && (self.spot.end..self.spot.end + LABEL).any(|at| self.word(at) == ":"))
            })
    }

    /// The whole sentence, or its rest for a doubt. A statement in general is none where a patient is named.
    fn sentence(&self) -> TokenRange {
        let sentence = self.reading.text.sentence_of(self.spot.start);
        let end = sentence.end.min(self.spot.end + LONGEST);
        if self.cue.kind == CueKind::Uncertainty {
            return self.trim(TokenRange::new(self.spot.end, end));
        }
        let start = sentence.start.max(self.spot.start.saturating_sub(LONGEST));
        let patient = |at: usize| {
            self.reading.is_word(at, Role::Person)
                && is_article(at.checked_sub(1).map_or("", |before| self.word(before)))
                || self.word(at).starts_with("nuestr")
        };
        if (start..end).any(patient) {
            return TokenRange::new(self.spot.end, self.spot.end);
        }
        TokenRange::new(start, end)
    }

    /// All up to the next heading, if the cue heads it; else its clause.
    fn section(&self) -> TokenRange {
        if self.word(self.spot.end) != ":" {
            return self.forward();
        }
        let tokens = &self.reading.text.tokens;
        let start = self.spot.end + 1;
        let ends = |at: &usize| tokens[*at].gap == Gap::Paragraph || self.walls.at(*at) == Wall::Heading;
        let end = (start + 1..tokens.len()).find(ends).unwrap_or(tokens.len());
        self.trim(TokenRange::new(start.min(end), end))
    }

    /// A hyphen between spaces.
    fn stands_alone(&self, at: usize) -> bool {
        let tokens = &self.reading.text.tokens;
        tokens[at].gap != Gap::None && tokens.get(at + 1).is_none_or(|t| t.gap != Gap::None)
    }

    /// A point or comma between digits, or the point of an abbreviation.
    fn inside_word(&self, at: usize) -> bool {
        let text = self.reading.text;
        let tokens = &text.tokens;
        if at == 0 || tokens[at].gap != Gap::None {
            return false;
        }
        let next = tokens.get(at + 1);
        if tokens[at - 1].kind == TokenKind::Number {
            return next.is_some_and(|t| t.kind == TokenKind::Number && t.gap == Gap::None);
        }
        let word = self.word(at - 1);
        // Spanish words end in a vowel or one of `dlnrsxyz`.
        let cut = word.len() < 6 && word.ends_with(['b', 'c', 'f', 'g', 'm', 'p', 'q', 't', 'v']);
        let goes_on = || text.written(at + 1).starts_with(char::is_lowercase);
        self.word(at) == "." && goes_on() && (cut || word.len() == 1)
    }

    /// Without the punctuation at the ends and the words that lead over to what follows.
    fn trim(&self, range: TokenRange) -> TokenRange {
        let text = self.reading.text;
        let mark = |at: usize| text.tokens[at].kind == TokenKind::Mark;
        let loose = |at: usize| {
            (mark(at) && !matches!(self.word(at), ")" | "]" | "%" | "+" | "º" | "\"")) || is_function(self.word(at))
        };
        let mut range = range;
        while !range.is_empty() && loose(range.end - 1) {
            range.end -= 1;
        }
        while !range.is_empty() && mark(range.start) && !matches!(self.word(range.start), "(" | "+") {
            range.start += 1;
        }
        range
    }
}

/// Whether a term of one of these kinds begins here.
pub(crate) fn is_named(reading: &Reading, at: usize, kinds: &[Kind]) -> bool {
    ends_of(reading, at, kinds).next().is_some()
}

/// Whether a token belongs to a term of one of these kinds that begins a few tokens before it at most.
pub(crate) fn is_within(reading: &Reading, at: usize, kinds: &[Kind]) -> bool {
    const LONG: usize = 4;
    (at.saturating_sub(LONG)..=at).any(|start| ends_of(reading, start, kinds).any(|end| end > at))
}

/// Where the terms of these kinds end that begin at a token.
pub(crate) fn ends_of(reading: &Reading, at: usize, kinds: &[Kind]) -> impl Iterator<Item = usize> {
    reading.found.at(at).iter().filter_map(move |m| match m.item {
        Item::Concept(concept) => {
            kinds.contains(&reading.lexicon.tables().concepts[concept as usize].kind).then_some(m.tokens.end)
        }
        _ => None,
    })
}
