//! Finding every form of the lexicon in a text, in one pass.

use crate::automaton::State;
use crate::{Item, Lexicon};
use foco_text::{Gap, Pace, Text, TokenKind, TokenRange, at_once};

/// A form found in a text, with one of its meanings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Match {
    /// Where.
    pub tokens: TokenRange,
    /// What it means.
    pub item: Item,
    /// Whether the word is not spelled so, but one slip away.
    pub typo: bool,
}

/// Every form found, by first token; longer ones first. Overlaps are kept: whoever asks decides.
#[derive(Debug, Default)]
pub struct Found {
    matches: Vec<Match>,
    /// For each token, the first match that begins at it or later.
    first: Vec<u32>,
}

impl Found {
    /// All matches.
    pub fn all(&self) -> &[Match] {
        &self.matches
    }

    /// The matches by the token at which they begin, longest first.
    pub fn by_place(&self) -> impl Iterator<Item = &[Match]> {
        self.matches.chunk_by(|a, b| a.tokens.start == b.tokens.start)
    }

    /// The matches that begin at a token, longest first.
    pub fn at(&self, token: usize) -> &[Match] {
        match (self.first.get(token), self.first.get(token + 1)) {
            (Some(&from), Some(&to)) => &self.matches[from as usize..to as usize],
            _ => &[],
        }
    }
}

/// So many tokens are scanned between two pauses.
const STEP: usize = 512;

impl Lexicon {
    /// Finds every form. Whole words only; one space, a line end or (between letters) a hyphen that a page
    /// break left behind are the same to it.
    pub fn scan(&self, text: &Text) -> Found {
        at_once(self.scan_in_steps(text, &Pace::STEADY))
    }

    /// The same with pauses for the caller.
    pub async fn scan_in_steps(&self, text: &Text<'_>, pace: &Pace<'_>) -> Found {
        // Fewer matches than tokens, nearly always: a list that grows is in memory twice while it moves.
        let count = text.tokens.len();
        let mut found = Found { matches: Vec::with_capacity(count), first: Vec::with_capacity(count + 1) };
        let mut known = 0;
        for start in (0..text.tokens.len()).step_by(STEP) {
            pace.rest().await;
            known =
                self.scan_part(text, TokenRange::new(start, text.tokens.len().min(start + STEP)), known, &mut found);
        }
        found.first.push(found.matches.len() as u32);
        found
    }

    /// Finds the forms that begin in a part of the text; `known` and the answer are where the last one ends.
    #[inline(never)]
    fn scan_part(&self, text: &Text, part: TokenRange, mut known: usize, found: &mut Found) -> usize {
        let mut walk = Walk { lexicon: self, text, ends: Vec::new() };
        for at in part.start..part.end {
            found.first.push(found.matches.len() as u32);
            if joined_to_previous(text, at) {
                continue;
            }
            walk.begin(at);
            for &(end, value) in &walk.ends {
                let tokens = TokenRange::new(at, end);
                for sense in self.tables.senses.get(value as usize).map_or(&[][..], Vec::as_slice) {
                    let fits = match sense.exact {
                        None => !glued(text, end) || matches!(sense.item, Item::Analyte(_)),
                        Some(exact) => {
                            text.slice(text.span(tokens)) == exact
                                && (!glued(text, end) || matches!(sense.item, Item::Analyte(_)))
                        }
                    };
                    if fits {
                        known = known.max(end);
                        found.matches.push(Match { tokens, item: sense.item, typo: false });
                    }
                }
            }
            if known <= at
                && let Some((items, words)) = self.mistyped(text, at)
            {
                let tokens = TokenRange::new(at, at + words);
                found.matches.extend(items.into_iter().map(|item| Match { tokens, item, typo: true }));
            }
        }
        known
    }
}

/// A walk along the text and through the automaton.
struct Walk<'a> {
    lexicon: &'a Lexicon,
    text: &'a Text<'a>,
    /// The ends of forms on the way, and their values.
    ends: Vec<(usize, u32)>,
}

/// What stands in a form where the text has a gap.
const SEPARATORS: [u8; 2] = [b' ', b'-'];

impl Walk<'_> {
    /// Notes the ends of all forms that begin with a token, the longest first.
    fn begin(&mut self, at: usize) {
        self.ends.clear();
        let key = self.text.key(at);
        // Half a word before a hyphen may be none that a form begins with.
        if key == 0 || is_broken(self.text, at + 1) {
            self.along(at, State::ROOT);
        } else if let Some(head) = self.lexicon.heads.get(key) {
            if head.ends() {
                self.end(at, head.state);
            }
            let next = self.text.tokens.get(at + 1);
            if next.is_some_and(|next| head.leads_to(next.gap, self.text.word_bytes(at + 1))) {
                self.onward(at + 1, head.state);
            }
        }
        if self.ends.len() > 1 {
            self.ends.sort_unstable_by(|a, b| b.cmp(a));
            self.ends.dedup();
        }
    }

    /// Follows the text from a token on.
    fn along(&mut self, at: usize, state: State) {
        let terms = &self.lexicon.terms;
        if let Some(state) = terms.step(state, self.text.word_bytes(at)) {
            self.behind(at, state);
        }
        // A hyphen that a page break left inside a word (`leu-copenia`), or that others write as a space.
        if is_broken(self.text, at) {
            self.along(at + 1, state);
            if let Some(state) = terms.follow(state, b' ') {
                self.along(at + 1, state);
            }
        }
    }

    /// Goes on behind a token, where the automaton stands in `state`.
    fn behind(&mut self, at: usize, state: State) {
        self.end(at, state);
        self.onward(at + 1, state);
    }

    /// Notes the form that ends with a token, if one does.
    fn end(&mut self, at: usize, state: State) {
        if let Some(value) = self.lexicon.terms.accepted(state)
            && !continues(self.text, at + 1)
        {
            self.ends.push((at + 1, value));
        }
    }

    fn onward(&mut self, next: usize, state: State) {
        let terms = &self.lexicon.terms;
        let Some(token) = self.text.tokens.get(next) else { return };
        match token.gap {
            Gap::None => {
                self.along(next, state);
                if self.text.mark(next - 1) == "."
                    && let Some(state) = terms.follow(state, b' ')
                {
                    self.along(next, state);
                }
            }
            Gap::Space | Gap::Line => {
                for state in SEPARATORS.iter().filter_map(|&separator| terms.follow(state, separator)) {
                    self.along(next, state);
                }
            }
            Gap::Paragraph => {}
        }
    }
}

/// Whether a token is the rest of the word before it (`O2`, `B12`).
fn joined_to_previous(text: &Text, at: usize) -> bool {
    at > 0
        && text.tokens[at].gap == Gap::None
        && text.tokens[at].kind != TokenKind::Mark
        && text.tokens[at - 1].kind != TokenKind::Mark
        // A number may stick to the word after it (`37,5ºC`, `10mg`), but a word inside a code does not begin there.
        && !(text.tokens[at].kind == TokenKind::Word && text.tokens[at - 1].kind == TokenKind::Number)
}

/// Whether the token sticks to letters before it, so that the form ends inside a word.
fn continues(text: &Text, next: usize) -> bool {
    next > 0
        && text.tokens.get(next).is_some_and(|t| {
            t.gap == Gap::None && t.kind == TokenKind::Word && text.tokens[next - 1].kind == TokenKind::Word
        })
}

/// Whether letters or digits follow without a gap.
fn glued(text: &Text, end: usize) -> bool {
    text.tokens.get(end).is_some_and(|t| t.gap == Gap::None && t.kind != TokenKind::Mark)
        && text.tokens[end - 1].kind != TokenKind::Mark
}

/// Whether a token is a hyphen between letters.
fn is_broken(text: &Text, at: usize) -> bool {
    text.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Mark)
        && at > 0
        && text.word(at) == "-"
        && text.tokens[at].gap == Gap::None
        && text.tokens[at - 1].kind == TokenKind::Word
        && text.tokens.get(at + 1).is_some_and(|t| {
            t.kind == TokenKind::Word && t.gap <= Gap::Space && text.written(at + 1).starts_with(char::is_lowercase)
        })
}
