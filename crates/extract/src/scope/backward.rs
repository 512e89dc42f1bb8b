//! From a cue back.

use super::wall::Wall;
use super::{LONGEST, Scope};
use crate::words::{
    is_article, is_conjunction, is_copula, is_gerund, is_have, is_participle, is_preposition, is_pronoun,
};
use foco_lexicon::CueKind;
use foco_text::{TokenKind, TokenRange};

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
            if mark {
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
