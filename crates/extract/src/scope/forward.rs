//! From a cue onwards.

use super::wall::Wall;
use super::{LONGEST, Scope, is_named};
use crate::words::{is_article, is_copula, is_function, is_gerund, is_have, is_infinitive, is_pronoun};
use foco_lexicon::{CueKind, Kind};
use foco_text::{TokenKind, TokenRange};

impl Scope<'_> {
    pub(super) fn forward(&self) -> TokenRange {
        let text = self.reading.text;
        // `Cue: thing` governs what stands behind the colon, `su hija, que …` what stands behind the comma.
        let passed = match self.word(self.spot.end) {
            ":" => true,
            "," => self.cue.kind == CueKind::OtherPerson && self.word(self.spot.end + 1) == "que",
            _ => false,
        };
        let start = self.spot.end + usize::from(passed);
        if start == self.spot.end && self.walls.ends(start) {
            return TokenRange::new(start, start);
        }
        let head = self.head(start);
        let mut at = start;
        let mut depth = 0;
        let mut subordinate = false;
        while at < text.tokens.len() && at < start + LONGEST {
            let word = self.word(at);
            let first = at == start;
            match self.walls.at(at) {
                Wall::End | Wall::Heading if !first => break,
                // A relative may lack an illness, too: `su padre no tiene diabetes`.
                Wall::Negation | Wall::Clause
                    if self.cue.kind == CueKind::OtherPerson && (first || !is_pronoun(self.word(at - 1))) => {}
                Wall::Negation if !first => break,
                Wall::Clause
                    if at >= head && !first && !subordinate && !self.is_subject() && !self.is_joined_by_ni(at) =>
                {
                    break;
                }
                _ => {}
            }
            match word {
                ";" if self.tells_on(at + 1) => {}
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
                "el" | "la" | "los" | "las" | "este" | "esta" | "estos" | "estas"
                    if !first
                        && !self.is_syntactic()
                        && self.is_negation()
                        && at > head
                        && !is_function(self.word(at - 1))
                        && self.tells_soon(at + 1) =>
                {
                    break;
                }
                "acompañado" | "acompañada" if !first && self.word(at + 1) == "de" => break,
                _ if at == start + 1 && self.property_ends(at) => break,
                "el" | "los" if !first && self.is_date(at) => break,
                "y" | "e" if depth == 0 && !first && self.and_ends(at) => break,
                "con" if !first && self.with_ends(at, start, head) => break,
                "que" | "si" | "cual" | "quien" | "donde" => {
                    if self.is_syntactic() && head == start && !first && word == "que" && self.tells(at + 1) {
                        break;
                    }
                    subordinate = true;
                }
                _ if matches!(self.cue.kind, CueKind::Negation | CueKind::Uncertainty)
                    && at >= head
                    && !first
                    && !subordinate
                    && is_gerund(word) =>
                {
                    break;
                }
                _ => {}
            }
            at += 1;
        }
        self.trim(TokenRange::new(start, at))
    }

    /// `Con antecedentes de hernia de hiato; hipertensión, asma`: whether another illness that a patient has had follows.
    fn tells_on(&self, at: usize) -> bool {
        if self.cue.kind != CueKind::History || !is_named(self.reading, at, &[Kind::Disease]) {
            return false;
        }
        let ends = |i: &usize| self.walls.ends(*i) || matches!(self.word(*i), "," | ";" | ".");
        let end = (at..at + LONGEST).find(ends).unwrap_or(at);
        let number = |i: usize| self.reading.text.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Number);
        (at..end)
            .all(|i| self.walls.at(i) == Wall::None && !number(i) && !is_copula(self.word(i)) && !is_have(self.word(i)))
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
            && !is_named(self.reading, at, &[Kind::Symptom, Kind::Disease])
    }

    /// Whether a property that `no` governs ends before this token: `no desplazada con edema`.
    fn property_ends(&self, at: usize) -> bool {
        let word = self.word(at);
        self.is_property(at - 1)
            && match word {
                "por" | "desde" => true,
                "con" => !takes_with(self.word(at - 1)),
                _ => {
                    self.reading.text.tokens[at].kind == TokenKind::Word
                        && !is_function(word)
                        && !word.ends_with("mente")
                }
            }
    }

    /// A day with its article.
    fn is_date(&self, at: usize) -> bool {
        let number = self.reading.text.tokens.get(at + 1).is_some_and(|t| t.kind == TokenKind::Number);
        number && self.word(at) == "el"
            || matches!(
                self.word(at + 1),
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
}

/// Properties that go on with `con`: `no relacionado con`.
fn takes_with(word: &str) -> bool {
    ["relacion", "asociad", "control", "tratad", "compatib", "acompañ", "vincul", "coincid"]
        .iter()
        .any(|stem| word.starts_with(stem))
}
