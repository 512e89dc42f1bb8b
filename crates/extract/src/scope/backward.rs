//! From a cue back.

use super::wall::Wall;
use super::{LONGEST, Scope, is_named};
use crate::words::{
    is_article, is_conjunction, is_copula, is_gerund, is_have, is_participle, is_preposition, is_pronoun,
};
use foco_lexicon::{CueKind, Item, Kind};
use foco_text::{Gap, TokenKind, TokenRange};

/// Longest bracket that a phrase runs through, in tokens.
const ASIDE: usize = 6;
/// Longest phrase, in tokens.
const PHRASE: usize = 24;

impl Scope<'_> {
    pub(super) fn backward(&self) -> TokenRange {
        match self.cue.kind {
            CueKind::Negation => self.phrase_before(),
            CueKind::Normality => self.judged_before(),
            _ => self.clause_before(),
        }
    }

    /// What is found normal: one thing, or the items of a list if more than one is said to be (`hemograma, coagulación y
    /// orina normales`). It begins behind the last verb, number or finding: `GGT 661 UI/L con [bilirrubina] normal`.
    fn judged_before(&self) -> TokenRange {
        const MOST: usize = 48;
        let text = self.reading.text;
        let mut end = self.spot.start;
        // `sin alteraciones` leaves open of how many things it is said.
        let mut several = self.spot.len() > 1 || self.word(self.spot.start).ends_with('s');
        while end > 0 && (end == self.spot.start || !self.walls.ends(end)) {
            let word = self.word(end - 1);
            let copula = is_copula(word) || is_have(word);
            if !copula
                && !word.ends_with("mente")
                && !matches!(word, ":" | "(" | "que" | "tambien" | "todos" | "todas" | "ambos" | "ambas" | "se")
            {
                break;
            }
            several = if copula { word.ends_with('n') } else { several };
            end -= 1;
        }
        let mut at = end;
        while at > 0 && end - at < MOST {
            let before = at - 1;
            let word = self.word(before);
            if word == ")" {
                let open = (before.saturating_sub(ASIDE)..before).rev().find(|&i| self.word(i) == "(");
                let Some(open) = open else { break };
                at = open;
                continue;
            }
            let token = &text.tokens[before];
            let mark = token.kind == TokenKind::Mark && !self.inside_word(before);
            let joint = matches!(word, "," | "y" | "e");
            // `PCR baja, enzimas y troponinas normales`.
            const JUDGED: &[&str] =
                &["baj", "alt", "elevad", "aumentad", "disminuid", "descendid", "positiv", "negativ"];
            let other = |at: usize| JUDGED.iter().any(|stem| self.word(at).strip_prefix(stem).is_some_and(is_ending));
            let counted = token.kind == TokenKind::Number && token.gap != Gap::None;
            if mark && !matches!(word, "," | "-" | "/" | "\"")
                || joint && !several && self.names_judged(at)
                || word == "," && !several
                || joint && before > 0 && other(before - 1)
                || counted
                || matches!(word, "con" | "que" | "por" | "si" | "donde" | "aunque" | "un" | "una" | "pero" | "salvo")
                || is_copula(word)
                || is_have(word)
                || is_gerund(word)
                || text.written(before).ends_with('ó')
                || word.len() > 5 && (word.ends_with("aron") || word.ends_with("ieron"))
                || is_named(self.reading, before, &[Kind::Symptom, Kind::Disease])
                || matches!(self.walls.at(before), Wall::Clause | Wall::Negation)
            {
                break;
            }
            at = before;
            if self.walls.at(at) != Wall::None {
                break;
            }
        }
        self.trim(TokenRange::new(at, end))
    }

    /// Whether something that can be normal is named here, past an article.
    fn names_judged(&self, at: usize) -> bool {
        let at = if is_article(self.word(at)) { at + 1 } else { at };
        let analyte = self.reading.found.at(at).iter().any(|m| matches!(m.item, Item::Analyte(_)));
        analyte || is_named(self.reading, at, &[Kind::Procedure, Kind::Anatomy])
    }

    /// The stretch before the cue, back to punctuation.
    pub(super) fn clause_before(&self) -> TokenRange {
        let text = self.reading.text;
        let mut end = self.spot.start;
        // `Abdomen: no valorable` governs its label.
        if end > 0 && matches!(self.word(end - 1), ":" | "(") {
            end -= 1;
        }
        let mut at = end;
        while at > 0 && end - at < LONGEST {
            let before = at - 1;
            let mark = text.tokens[before].kind == TokenKind::Mark
                && matches!(self.word(before), "." | ";" | ":" | "," | "(" | ")" | "?" | "!")
                && !self.inside_word(before);
            // `anticoagulado por una embolia previa`: what was done for it is of now.
            if mark || self.cue.kind == CueKind::History && matches!(self.word(before), "por" | "tras") {
                break;
            }
            at = before;
            if matches!(self.walls.at(at), Wall::End | Wall::Heading | Wall::Negation) && at != end {
                break;
            }
        }
        self.trim(TokenRange::new(at, end))
    }

    /// The noun phrase that the cue is said of, without the verb between them: `[los hemocultivos] fueron negativos`.
    pub(super) fn phrase_before(&self) -> TokenRange {
        let text = self.reading.text;
        let mut end = self.spot.start;
        while end > 0 && (end == self.spot.start || !self.walls.ends(end)) {
            let word = self.word(end - 1);
            if word == "momento" && end > 1 && self.word(end - 2) == "de" {
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
            if matches!(self.walls.at(at), Wall::End | Wall::Heading | Wall::Negation) {
                break;
            }
        }
        while at < end
            && (matches!(self.word(at), "ademas" | "asi" | "mismo" | "pero" | "aunque" | "no" | "obstante")
                || is_conjunction(self.word(at))
                || is_preposition(self.word(at))
                || is_pronoun(self.word(at)) && !is_article(self.word(at)))
        {
            at += 1;
        }
        self.trim(TokenRange::new(at, end))
    }
}

/// The ending of an adjective.
fn is_ending(end: &str) -> bool {
    matches!(end, "o" | "a" | "os" | "as")
}
