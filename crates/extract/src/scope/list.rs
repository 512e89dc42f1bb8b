//! Lists: which commas and conjunctions a scope runs through.

use super::wall::Wall;
use super::{Scope, ends_of, is_named};
use crate::words::{is_article, is_copula, is_function, is_gerund, is_have, is_infinitive};
use foco_lexicon::{CueKind, Kind, Role};
use foco_text::TokenKind;

/// Longest item of a list that a scope runs through, in tokens.
const ITEM: usize = 7;
/// Longest list that a scope runs through, in items.
const ITEMS: usize = 12;

impl Scope<'_> {
    /// Whether the comma at `at` parts the items of a list that a conjunction closes: `fiebre, tos ni disnea`.
    pub(super) fn list_goes_on(&self, at: usize) -> bool {
        let text = self.reading.text;
        let open = self.cue.class == Some("list");
        let mut item = 0;
        let mut items = 0;
        for next in at + 1..text.tokens.len() {
            if self.walls.at(next) != Wall::None {
                // `antecedentes de asma, colecistectomía, obstrucción secundaria a bridas`.
                let told = self.cue.kind == CueKind::History && items > 0;
                return (open || told) && self.walls.ends(next) && item > 0;
            }
            let word = self.word(next);
            match word {
                "ni" | "o" | "u" => return true,
                "y" | "e" => return !self.and_ends(next) && !self.qualifies(),
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
            if item > ITEM || items > ITEMS {
                return false;
            }
        }
        open && item > 0
    }

    /// Whether `y` opens something else. Under `no` and `sin` items go on with `ni`.
    pub(super) fn and_ends(&self, at: usize) -> bool {
        if self.word(at + 1) == "/" {
            return false;
        }
        self.is_syntactic() && !self.pairs(at) || self.new_clause(at + 1) || self.loses_article(at + 1)
    }

    /// `Ictus sin [secuelas], hipertensión y asma`: what is missing tells only of the item before it.
    fn qualifies(&self) -> bool {
        self.word(self.spot.start) == "sin" && self.reading.is_word(self.spot.end, Role::Lacking)
    }

    /// `Sin [náuseas y vómitos].`: two findings, and nothing else is said.
    fn pairs(&self, at: usize) -> bool {
        const FINDING: usize = 4;
        let findings = &[Kind::Symptom, Kind::Disease];
        let before = (at.saturating_sub(FINDING).max(self.spot.end)..at)
            .any(|start| ends_of(self.reading, start, findings).any(|end| end == at));
        let after = ends_of(self.reading, at + 1, findings).any(|end| {
            self.walls.ends(end) || matches!(self.word(end), "." | "," | ";" | ")" | "ni" | "pero" | "aunque")
        });
        before && after
    }

    /// `Desaparición de [la fiebre] y mejoría`: what follows an item with an article without one is another matter.
    pub(super) fn loses_article(&self, at: usize) -> bool {
        let word = self.word(at);
        let indefinite = |word: &str| matches!(word, "un" | "una" | "unos" | "unas");
        let bare = indefinite(word) && !indefinite(self.word(self.spot.end))
            || !is_function(word) && !is_named(self.reading, at, &[Kind::Drug]);
        let act = self.cue.class == Some("cessation") && (word.ends_with("cion") || word.ends_with("sion"));
        self.is_negation() && self.cue.class != Some("list") && (is_article(self.word(self.spot.end)) && bare || act)
    }

    /// Whether a new statement begins here, so that `y` does not go on with a list: `y presenta`, `y se ingresa`.
    pub(super) fn new_clause(&self, at: usize) -> bool {
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
    pub(super) fn tells_soon(&self, at: usize) -> bool {
        const SOON: usize = 6;
        let words =
            (at..at + SOON).take_while(|&i| self.reading.text.tokens.get(i).is_some_and(|t| t.kind != TokenKind::Mark));
        words.into_iter().any(|i| {
            self.walls.at(i) == Wall::Clause || is_copula(self.word(i)) || is_have(self.word(i)) || self.word(i) == "se"
        })
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
