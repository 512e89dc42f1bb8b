//! What is found normal: one thing, or the items of a list if more than one is said to be (`hemograma, coagulación y orina
//! normales`).

use super::wall::Wall;
use super::{Scope, is_named};
use crate::words::{is_article, is_copula, is_gerund, is_have};
use foco_lexicon::Kind;
use foco_text::{Gap, TokenKind, TokenRange};

/// Longest list, in tokens.
const MOST: usize = 48;
/// Longest bracket that it runs through, in tokens.
const ASIDE: usize = 10;

impl Scope<'_> {
    /// The things before the words that judge them, without the verb between.
    pub(super) fn judged_before(&self) -> TokenRange {
        let mut end = self.spot.start;
        // `sin alteraciones` leaves open of how many things it is said.
        let mut several = self.spot.len() > 1 || self.word(self.spot.start).ends_with('s');
        while end > 0 && (end == self.spot.start || !self.walls.ends(end)) {
            let word = self.word(end - 1);
            let verb = is_copula(word) || is_have(word);
            if !(verb || word.ends_with("mente") || leads(word)) {
                break;
            }
            several = match word {
                "es" | "era" | "fue" | "esta" | "estaba" | "resulta" | "resulto" | "permanece" | "sigue" => false,
                _ => several || verb && word.ends_with('n'),
            };
            end -= 1;
        }
        let mut at = end;
        while at > 0 && end - at < MOST {
            let before = at - 1;
            if self.word(before) == ")" {
                let open = (before.saturating_sub(ASIDE)..before).rev().find(|&i| self.word(i) == "(");
                let Some(open) = open else { break };
                at = open;
                continue;
            }
            if self.ends_judged(before, several) {
                break;
            }
            at = before;
            if self.walls.at(at) != Wall::None {
                break;
            }
        }
        self.trim(TokenRange::new(at, end))
    }

    /// Whether what is judged begins behind a token: a verb, a number, a finding, a joint before another thing.
    fn ends_judged(&self, at: usize, several: bool) -> bool {
        let text = self.reading.text;
        let word = self.word(at);
        let token = &text.tokens[at];
        let mark = token.kind == TokenKind::Mark && !self.inside_word(at) && !matches!(word, "," | "-" | "/" | "\"");
        let joint = matches!(word, "," | "y" | "e");
        let next = joint && (word == "," || self.names_judged(at + 1)) && !several;
        let counted = token.kind == TokenKind::Number && token.gap != Gap::None;
        let other = matches!(word, "con" | "que" | "por" | "si" | "donde" | "aunque" | "un" | "una" | "pero" | "salvo");
        let tells = is_copula(word)
            || is_have(word)
            || is_gerund(word)
            || text.written(at).ends_with('ó')
            || word.len() > 5 && (word.ends_with("aron") || word.ends_with("ieron"))
            || matches!(self.walls.at(at), Wall::Clause | Wall::Negation);
        let found = is_named(self.reading, at, &[Kind::Symptom, Kind::Disease]);
        // `PCR baja, enzimas y troponinas normales`.
        let judged = joint && at > 0 && is_judged(self.word(at - 1));
        mark || next || counted || other || tells || found || judged
    }

    /// Whether something that can be normal is named here, past an article.
    fn names_judged(&self, at: usize) -> bool {
        let at = if is_article(self.word(at)) { at + 1 } else { at };
        self.reading.is_measured(at) || is_named(self.reading, at, &[Kind::Procedure, Kind::Anatomy])
    }
}

/// Words between what is judged and the judgement that are no verb.
fn leads(word: &str) -> bool {
    matches!(word, ":" | "(" | "que" | "tambien" | "todos" | "todas" | "ambos" | "ambas" | "se")
}

/// Whether an adjective says of what stands before it that it is not normal.
fn is_judged(word: &str) -> bool {
    const STEMS: &[&str] = &["baj", "alt", "elevad", "aumentad", "disminuid", "descendid", "positiv", "negativ"];
    let ending = |end: &str| matches!(end, "o" | "a" | "os" | "as");
    STEMS.iter().any(|stem| word.strip_prefix(stem).is_some_and(ending))
}
