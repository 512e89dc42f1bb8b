//! How far a cue reaches: one stretch, without the cue, that ends where another statement begins.

use crate::Reading;
use crate::cue::CueSpot;
use crate::section::HeadingMention;
use crate::words::{
    is_article, is_conjunction, is_copula, is_function, is_gerund, is_have, is_infinitive, is_participle,
    is_preposition, is_pronoun,
};
use foco_lexicon::{Cue, CueKind, Direction, Item, Kind};
use foco_text::{Gap, TokenKind, TokenRange};

/// Longest item of a list that a scope runs through, in tokens.
const LIST_ITEM: usize = 7;
/// Longest list that a scope runs through, in items.
const LIST_ITEMS: usize = 12;
/// Longest bracket that a phrase before a cue runs through, in tokens.
const ASIDE: usize = 6;
/// Longest phrase before a cue, in tokens.
const PHRASE: usize = 24;

/// What begins at a token.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wall {
    None,
    /// A verb that opens another statement unless it is the one that the cue governs.
    Clause,
    /// Another negation.
    Negation,
    /// A sentence, a heading, a word that ends every scope.
    End,
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
        for spot in spots {
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
                    // `No salvo …`: what follows a negation goes on with it.
                    let negated = i > 0
                        && spots[i - 1].tokens.end == spot.tokens.start
                        && reading.cue(spots[i - 1].entry).kind == CueKind::Negation;
                    if !negated {
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
            walls.set(heading.tokens.start, Wall::End);
            walls.set(heading.content, Wall::End);
        }
        walls
    }

    fn set(&mut self, at: usize, wall: Wall) {
        if let Some(place) = self.0.get_mut(at) {
            *place = wall;
        }
    }

    fn at(&self, token: usize) -> Wall {
        self.0.get(token).copied().unwrap_or(Wall::End)
    }
}

/// Whether a mark or a conjunction stands before.
fn begins_part(reading: &Reading, at: usize) -> bool {
    reading.text.tokens[at - 1].kind == TokenKind::Mark || is_conjunction(reading.text.word(at - 1))
}

/// Whether a word with a capital begins a statement that no point parts from the one before: `No edemas Presenta …`.
fn opens_statement(reading: &Reading, at: usize) -> bool {
    let text = reading.text;
    let mut letters = text.written(at).chars();
    let capital = letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_lowercase);
    if !capital || text.tokens[at - 1].kind != TokenKind::Word || text.tokens[at].gap == Gap::None {
        return false;
    }
    let before = text.written(at - 1);
    let name = reading.found.at(at).iter().any(|m| match m.item {
        Item::Concept(concept) => {
            matches!(reading.lexicon.tables().concepts[concept as usize].kind, Kind::Organism | Kind::Drug)
        }
        _ => false,
    });
    !name && !is_function(text.word(at - 1)) && before.chars().all(char::is_lowercase) && before.len() > 2
}

/// The tokens that a cue governs.
pub(crate) fn reach(reading: &Reading, walls: &Walls, spot: &CueSpot) -> TokenRange {
    let cue = reading.cue(spot.entry);
    let scope = Scope { reading, walls, cue, spot: spot.tokens };
    let reach = match cue.direction {
        Direction::Itself => spot.tokens,
        Direction::Forward if scope.is_answer() => scope.backward(),
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
        (before == "que" || is_copula(before)) && (is_preposition(next) || is_gerund(next) || next.ends_with("mente"))
            || matches!((next, self.word(self.spot.end + 1)), ("de", "momento") | ("este" | "dicho", "tratamiento"))
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
                        && (self.spot.end..self.spot.end + LIST_ITEM).any(|at| self.word(at) == ":"))
            })
    }

    fn forward(&self) -> TokenRange {
        let text = self.reading.text;
        // `Cue: thing` governs what stands behind the colon.
        let start = if self.word(self.spot.end) == ":" { self.spot.end + 1 } else { self.spot.end };
        if start == self.spot.end && self.walls.at(start) == Wall::End {
            return TokenRange::new(start, start);
        }
        let head = self.head(start);
        let mut at = start;
        let mut depth = 0;
        let mut subordinate = false;
        while at < text.tokens.len() {
            let word = self.word(at);
            let first = at == start;
            match self.walls.at(at) {
                Wall::End if !first => break,
                Wall::Negation if !first => break,
                Wall::Clause if at >= head && !first && !subordinate && !self.is_joined_by_ni(at) => break,
                _ => {}
            }
            match word {
                "." | ";" | ":" | "?" | "!" | "*"
                    if text.tokens[at].kind == TokenKind::Mark && !self.inside_word(at) =>
                {
                    break;
                }
                "(" | "[" if self.is_negation() => break,
                "(" | "[" => depth += 1,
                ")" | "]" if depth == 0 => break,
                ")" | "]" => depth -= 1,
                "," if depth == 0 && !self.inside_word(at) && !self.list_goes_on(at) => break,
                "-" if self.stands_alone(at) => break,
                "al" if !first
                    && matches!(self.word(at + 1), "ser" | "estar" | "haber" | "tratarse" | "no" | "tener") =>
                {
                    break;
                }
                "en" if self.is_syntactic()
                    && self.word(at + 1) == "relacion"
                    && !self.word(at - 1).starts_with("cambio") =>
                {
                    break;
                }
                "acompañado" | "acompañada" if !first && self.word(at + 1) == "de" => break,
                "por" | "desde" if at == start + 1 && self.is_property(start) => break,
                "el" | "los" if !first && self.is_date(at + 1) => break,
                "y" | "e" if depth == 0 && !first && self.and_ends(at) => break,
                "con" if !first && self.with_ends(at, start, head) => break,
                "que" | "si" | "cual" | "quien" | "donde" => {
                    if self.is_syntactic() && head == start && !first && word == "que" && self.tells(at + 1) {
                        break;
                    }
                    subordinate = true;
                }
                _ if self.is_negation() && at >= head && !first && !subordinate && is_gerund(word) => break,
                _ if at == start + 1
                    && self.is_property(start)
                    && text.tokens[at].kind == TokenKind::Word
                    && !is_function(word)
                    && !word.ends_with("mente") =>
                {
                    break;
                }
                _ => {}
            }
            at += 1;
        }
        self.trim(TokenRange::new(start, at))
    }

    /// Where the verb ends that a cue governs at once: `no [se ha podido] …`.
    fn head(&self, start: usize) -> usize {
        let mut at = start;
        while is_pronoun(self.word(at)) || is_have(self.word(at)) || is_copula(self.word(at)) {
            at += 1;
        }
        let verb = self.walls.at(at) == Wall::Clause || is_gerund(self.word(at)) || is_infinitive(self.word(at));
        if verb || at > start { at + 1 } else { start }
    }

    /// Whether `no` governs a property alone: `litiasis no [obstructiva]`.
    fn is_property(&self, at: usize) -> bool {
        const ENDS: &[&str] = &["ado", "ada", "ido", "ida", "oso", "osa", "ivo", "iva", "able", "ible"];
        let word = self.word(at).trim_end_matches('s');
        self.is_syntactic()
            && self.word(self.spot.start) == "no"
            && word.len() > 5
            && ENDS.iter().any(|end| word.ends_with(end))
    }

    /// A day after its article.
    fn is_date(&self, at: usize) -> bool {
        self.reading.text.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Number)
            || matches!(
                self.word(at),
                "dia"
                    | "lunes"
                    | "martes"
                    | "miercoles"
                    | "jueves"
                    | "viernes"
                    | "sabado"
                    | "domingo"
                    | "proximo"
                    | "pasado"
            )
    }

    /// `ni refiere`: a verb under the same negation.
    fn is_joined_by_ni(&self, at: usize) -> bool {
        let mut at = at;
        while at > 0 && (is_pronoun(self.word(at - 1)) || is_have(self.word(at - 1))) {
            at -= 1;
        }
        at > 0 && self.word(at - 1) == "ni"
    }

    /// Whether `con` opens something else: `sin dificultad con buen control`.
    fn with_ends(&self, at: usize, start: usize, head: usize) -> bool {
        const JOINED: &[&str] = &[
            "relacion",
            "cambios",
            "cambio",
            "comunicacion",
            "contacto",
            "continuidad",
            "contraste",
            "respuesta",
            "mejoria",
            "tratamiento",
            "tto",
            "soporte",
            "compatible",
            "compatibles",
            "diferencias",
            "correlacion",
            "y",
        ];
        if matches!(self.word(at + 1), "buen" | "buena" | "posterior" | "lo") {
            return self.is_negation();
        }
        self.is_syntactic()
            && self.word(self.spot.start) != "no"
            && head == start
            && !is_article(self.word(at + 1))
            && self.word(at + 1) != "respecto"
            && !(start..at).rev().take(4).any(|i| JOINED.contains(&self.word(i)) || is_infinitive(self.word(i)))
    }

    /// Whether a statement in the indicative follows `que`: `sin antecedentes que ingresa`.
    fn tells(&self, at: usize) -> bool {
        let mut at = at;
        while is_pronoun(self.word(at)) || is_have(self.word(at)) {
            at += 1;
        }
        self.walls.at(at) == Wall::Clause || is_copula(self.word(at))
    }

    /// Whether `y` opens something else. Under `no` and `sin` items go on with `ni`.
    fn and_ends(&self, at: usize) -> bool {
        if self.word(at + 1) == "/" {
            return false;
        }
        self.is_syntactic() || self.new_clause(at + 1) || self.loses_article(at + 1)
    }

    /// `Desaparición de [la fiebre] y mejoría`: what follows an item with an article without one is another matter.
    fn loses_article(&self, at: usize) -> bool {
        let articled = is_article(self.word(self.spot.end));
        self.is_negation() && self.cue.class != Some("list") && articled && !is_function(self.word(at))
    }

    /// Whether a new statement begins here, so that `y` does not go on with a list: `y presenta`, `y se ingresa`.
    fn new_clause(&self, at: usize) -> bool {
        let word = self.word(at);
        self.walls.at(at) != Wall::None
            || matches!(word, "se" | "con" | "que" | "tras" | "ante" | "le" | "ha" | "sin" | "no" | "en" | "al" | "su")
            || is_article(word) && (!self.is_negation() || self.tells_soon(at + 1))
            || (self.is_negation()
                && word.len() > 4
                && (["amos", "emos", "imos"].iter().any(|end| word.ends_with(end))
                    || word.ends_with("ado")
                    || word.ends_with("ido")))
            || is_copula(word)
            || (word.len() > 4 && word.ends_with("aba"))
            || (is_infinitive(word) && !is_infinitive(self.word(self.spot.end)) && self.is_negation())
            || is_gerund(word)
            || (word.len() > 4 && self.reading.text.written(at).ends_with('ó'))
    }

    /// Whether a verb follows in the next few words.
    fn tells_soon(&self, at: usize) -> bool {
        const SOON: usize = 6;
        let words =
            (at..at + SOON).take_while(|&i| self.reading.text.tokens.get(i).is_some_and(|t| t.kind != TokenKind::Mark));
        words.into_iter().any(|i| {
            self.walls.at(i) == Wall::Clause || is_copula(self.word(i)) || is_have(self.word(i)) || self.word(i) == "se"
        })
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

    /// Whether the comma at `at` parts the items of a list that a conjunction closes: `fiebre, tos ni disnea`.
    fn list_goes_on(&self, at: usize) -> bool {
        let text = self.reading.text;
        let open = self.cue.class == Some("list");
        let mut item = 0;
        let mut items = 0;
        for next in at + 1..text.tokens.len() {
            if self.walls.at(next) != Wall::None {
                return open && self.walls.at(next) == Wall::End && item > 0;
            }
            let word = self.word(next);
            match word {
                "ni" | "o" | "u" => return true,
                "y" | "e" => return !self.and_ends(next),
                "," if !self.inside_word(next) => {
                    items += 1;
                    item = 0;
                }
                "." | ";" | ")" if open && item > 0 => return true,
                _ if text.tokens[next].kind == TokenKind::Mark && !matches!(word, "/" | "-" | "\"" | "%") => {
                    return false;
                }
                _ if item == 0 && opens_aside(word) => return false,
                _ => item += 1,
            }
            if item > LIST_ITEM || items > LIST_ITEMS {
                return false;
            }
        }
        open && item > 0
    }

    fn backward(&self) -> TokenRange {
        if self.is_negation() { self.phrase_before() } else { self.clause_before() }
    }

    /// The stretch before the cue, back to punctuation.
    fn clause_before(&self) -> TokenRange {
        let text = self.reading.text;
        let mut end = self.spot.start;
        // `Abdomen: no valorable` governs its label.
        if end > 0 && matches!(self.word(end - 1), ":" | "(") {
            end -= 1;
        }
        let mut at = end;
        while at > 0 {
            let before = at - 1;
            if text.tokens[before].kind == TokenKind::Mark
                && matches!(self.word(before), "." | ";" | ":" | "," | "(" | ")" | "?" | "!")
                && !self.inside_word(before)
            {
                break;
            }
            at = before;
            if matches!(self.walls.at(at), Wall::End | Wall::Negation) && at != end {
                break;
            }
        }
        self.trim(TokenRange::new(at, end))
    }

    /// The noun phrase that the cue is said of, without the verb between them: `[los hemocultivos] fueron negativos`.
    fn phrase_before(&self) -> TokenRange {
        let text = self.reading.text;
        let mut end = self.spot.start;
        while end > 0 && (end == self.spot.start || self.walls.at(end) != Wall::End) {
            let word = self.word(end - 1);
            if word == "momento" {
                end = end.saturating_sub(2);
                continue;
            }
            let links = is_copula(word)
                || is_have(word)
                || matches!(word, ":" | "," | "(" | "que" | "tambien" | "ya" | "actualmente" | "todos" | "todas");
            if !links {
                break;
            }
            end -= 1;
        }
        let mut at = end;
        while at > 0 && end - at < PHRASE {
            let before = at - 1;
            let word = self.word(before);
            if word == ")" {
                let open = (before.saturating_sub(ASIDE)..before).rev().find(|&i| self.word(i) == "(");
                let Some(open) = open else { break };
                at = open;
                continue;
            }
            let mark = text.tokens[before].kind == TokenKind::Mark
                && matches!(word, "." | ";" | ":" | "," | "(" | "?" | "!" | "-" | "*")
                && (word != "-" || self.stands_alone(before))
                && !self.inside_word(before);
            let acted = before > 0 && is_participle(word) && is_have(self.word(before - 1));
            if mark
                || matches!(word, "con" | "que" | "por" | "si" | "donde" | "aunque" | "al")
                || is_copula(word) && word != "resultado"
                || is_have(word)
                || matches!(self.walls.at(before), Wall::Clause | Wall::Negation)
                || acted
                || word.ends_with("mente")
                || word.starts_with("negativ")
                || word.starts_with("positiv")
                || is_gerund(word)
                || text.written(before).ends_with('ó')
            {
                break;
            }
            at = before;
            if matches!(self.walls.at(at), Wall::End | Wall::Negation) {
                break;
            }
        }
        while at < end
            && (matches!(self.word(at), "ademas" | "asi" | "mismo")
                || is_conjunction(self.word(at))
                || is_preposition(self.word(at))
                || is_pronoun(self.word(at)) && !is_article(self.word(at)))
        {
            at += 1;
        }
        self.trim(TokenRange::new(at, end))
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

/// Whether a word after a comma begins an aside or another statement and no item of a list.
fn opens_aside(word: &str) -> bool {
    matches!(
        word,
        "con"
            | "por"
            | "en"
            | "se"
            | "que"
            | "tras"
            | "al"
            | "ante"
            | "desde"
            | "durante"
            | "para"
            | "el"
            | "lo"
            | "y"
            | "le"
            | "su"
            | "es"
            | "ha"
            | "si"
    ) || is_gerund(word)
        || is_copula(word)
}
