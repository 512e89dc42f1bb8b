//! How far a cue reaches.

use crate::Reading;
use crate::cue::CueSpot;
use crate::section::HeadingMention;
use foco_lexicon::{CueKind, Direction};
use foco_text::{Gap, TokenKind, TokenRange};

/// Longest item of a list that a scope runs through, in tokens.
const LIST_ITEM: usize = 7;
/// Longest list that a scope runs through, in items.
const LIST_ITEMS: usize = 12;

/// For each token, whether a scope ends before it.
pub(crate) struct Walls(Vec<bool>);

impl Walls {
    fn stands(&self, token: usize) -> bool {
        self.0.get(token).copied().unwrap_or(true)
    }
}

/// Ends of sentences, headings, and words that end a scope.
pub(crate) fn walls(reading: &Reading, headings: &[HeadingMention], spots: &[CueSpot]) -> Walls {
    let mut walls = vec![false; reading.text.tokens.len()];
    let mut build = |at: usize| {
        if let Some(wall) = walls.get_mut(at) {
            *wall = true;
        }
    };
    for sentence in &reading.text.sentences {
        build(sentence.start);
    }
    for heading in headings {
        build(heading.tokens.start);
        build(heading.content);
    }
    let kind = |spot: &CueSpot| reading.lexicon.tables().cues[spot.entry as usize].kind;
    for (i, spot) in spots.iter().enumerate() {
        // `No refiere fiebre`: the verb of a negation goes on with it.
        let negated = i > 0 && spots[i - 1].tokens.end == spot.tokens.start && kind(&spots[i - 1]) == CueKind::Negation;
        if kind(spot) == CueKind::Termination && !negated {
            build(spot.tokens.start);
        }
    }
    Walls(walls)
}

/// The tokens that a cue governs.
pub(crate) fn reach(reading: &Reading, walls: &Walls, spot: &CueSpot) -> TokenRange {
    let cue = &reading.lexicon.tables().cues[spot.entry as usize];
    let reach = match cue.direction {
        Direction::Itself => spot.tokens,
        Direction::Forward => forward(reading, walls, spot.tokens),
        Direction::Backward => backward(reading, walls, spot.tokens),
        Direction::Either => {
            let after = forward(reading, walls, spot.tokens);
            if after.is_empty() { backward(reading, walls, spot.tokens) } else { after }
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

fn forward(reading: &Reading, walls: &Walls, cue: TokenRange) -> TokenRange {
    let text = reading.text;
    // `Cue: thing` governs what stands behind the colon.
    let start = if text.word(cue.end) == ":" { cue.end + 1 } else { cue.end };
    let mut at = start;
    let mut depth = 0;
    while at < text.tokens.len()
        && (at == start || !walls.stands(at))
        && !(at == start && walls.stands(at) && at == cue.end)
    {
        match text.word(at) {
            "." | ";" | ":" | "?" | "!" if text.tokens[at].kind == TokenKind::Mark && !inside_number(reading, at) => {
                break;
            }
            "(" | "[" => depth += 1,
            ")" | "]" if depth == 0 => break,
            ")" | "]" => depth -= 1,
            "," if depth == 0 && !inside_number(reading, at) && !list_goes_on(reading, walls, at) => break,
            "y" | "e" if depth == 0 && new_clause(reading, at + 1) => break,
            _ => {}
        }
        at += 1;
    }
    trim(reading, TokenRange::new(start, at))
}

fn backward(reading: &Reading, walls: &Walls, cue: TokenRange) -> TokenRange {
    let text = reading.text;
    let mut end = cue.start;
    // `Abdomen: no valorable` governs its label.
    if end > 0 && matches!(text.word(end - 1), ":" | "(") {
        end -= 1;
    }
    let mut at = end;
    while at > 0 {
        let before = at - 1;
        let word = text.word(before);
        if text.tokens[before].kind == TokenKind::Mark
            && matches!(word, "." | ";" | ":" | "," | "(" | ")" | "?" | "!")
            && !inside_number(reading, before)
        {
            break;
        }
        at = before;
        if walls.stands(at) && at != end {
            break;
        }
    }
    trim(reading, TokenRange::new(at, end))
}

/// A point or comma between digits.
fn inside_number(reading: &Reading, at: usize) -> bool {
    let tokens = &reading.text.tokens;
    at > 0
        && tokens[at - 1].kind == TokenKind::Number
        && tokens[at].gap == Gap::None
        && tokens.get(at + 1).is_some_and(|t| t.kind == TokenKind::Number && t.gap == Gap::None)
}

/// Whether the comma at `at` parts the items of a list that a conjunction closes: `fiebre, tos ni disnea`.
fn list_goes_on(reading: &Reading, walls: &Walls, at: usize) -> bool {
    let text = reading.text;
    let mut item = 0;
    let mut items = 0;
    for next in at + 1..text.tokens.len() {
        if walls.stands(next) {
            return false;
        }
        match text.word(next) {
            "ni" | "o" | "u" | "tampoco" => return true,
            "y" | "e" => return !new_clause(reading, next + 1),
            "," if !inside_number(reading, next) => {
                items += 1;
                item = 0;
            }
            "." | ";" | ":" | "(" | ")" | "que" | "con" | "se"
                if item == 0 || text.tokens[next].kind == TokenKind::Mark =>
            {
                return false;
            }
            _ => item += 1,
        }
        if item > LIST_ITEM || items > LIST_ITEMS {
            return false;
        }
    }
    false
}

/// Whether a new statement begins here, so that `y` does not go on with a list: `y presenta`, `y se ingresa`.
fn new_clause(reading: &Reading, at: usize) -> bool {
    let word = reading.text.word(at);
    matches!(
        word,
        "se" | "el"
            | "la"
            | "los"
            | "las"
            | "con"
            | "un"
            | "una"
            | "que"
            | "tras"
            | "ante"
            | "le"
            | "fue"
            | "es"
            | "ha"
    ) || word.ends_with("aba")
        || (word.len() > 4 && (word.ends_with("ndo") || reading.text.written(at).ends_with('ó')))
}

/// Without the punctuation and conjunctions at the ends.
fn trim(reading: &Reading, range: TokenRange) -> TokenRange {
    let text = reading.text;
    let loose = |at: usize| {
        (text.tokens[at].kind == TokenKind::Mark && !matches!(text.word(at), ")" | "]" | "%" | "+" | "º" | "\""))
            || matches!(text.word(at), "y" | "e" | "o" | "ni")
    };
    let mut range = range;
    while !range.is_empty() && loose(range.end - 1) {
        range.end -= 1;
    }
    while !range.is_empty() && text.tokens[range.start].kind == TokenKind::Mark {
        range.start += 1;
    }
    range
}
