//! Offsets, folding with alignment, tokens and sentences of Spanish text. Knows no medicine.
//!
//! [`Text::new`] reads any string: nothing in it can fail, and every [`Span`] indexes the string as given.

mod fold;
mod key;
mod offsets;
mod pace;
mod run;
mod sentence;
mod span;
mod token;

pub use fold::{Folded, fold};
pub use key::{Key, WordSet, longer_key, spread};
pub use offsets::{OffsetIndex, OffsetUnit};
pub use pace::{Pace, at_once};
pub use span::Span;
pub use token::{Gap, Token, TokenKind, TokenRange};

/// A text made ready for reading: folded, cut into tokens and sentences.
#[derive(Debug)]
pub struct Text<'a> {
    /// The text as given.
    pub source: &'a str,
    /// The same text in lower case without accents, aligned to `source`.
    pub folded: Folded,
    /// Words, numbers and punctuation in order.
    pub tokens: Vec<Token>,
    keys: Vec<Key>,
    /// Sentences in order, as ranges of tokens that cover all of them.
    pub sentences: Vec<TokenRange>,
}

impl<'a> Text<'a> {
    /// Reads a text.
    #[inline(never)]
    pub fn new(source: &'a str) -> Text<'a> {
        let folded = Folded::new(source);
        let tokens = token::tokenize(&folded, source);
        let keys = key::keys(folded.text.as_bytes(), &tokens);
        let mut text = Text { source, folded, tokens, keys, sentences: Vec::new() };
        text.sentences = sentence::split(&text);
        text
    }

    /// The folded form of one token.
    pub fn word(&self, token: usize) -> &str {
        self.tokens.get(token).map_or("", |t| &self.folded.text[t.start as usize..t.end as usize])
    }

    /// The mark that a token is, or nothing: most tokens are none, and that is told without a look at the text.
    pub fn mark(&self, token: usize) -> &str {
        if self.tokens.get(token).is_some_and(|t| t.kind == TokenKind::Mark) { self.word(token) } else { "" }
    }

    /// The bytes of the folded form of one token.
    pub fn word_bytes(&self, token: usize) -> &[u8] {
        self.tokens.get(token).map_or(&[], |t| &self.folded.text.as_bytes()[t.start as usize..t.end as usize])
    }

    /// The folded form of one token as a number, if it is a short plain word; else 0.
    pub fn key(&self, token: usize) -> Key {
        self.keys.get(token).copied().unwrap_or_default()
    }

    /// The token as written.
    pub fn written(&self, token: usize) -> &'a str {
        self.slice(self.span(TokenRange::one(token)))
    }

    /// What stands at a span.
    pub fn slice(&self, span: Span) -> &'a str {
        self.source.get(span.start as usize..span.end as usize).unwrap_or("")
    }

    /// Where tokens stand in the text as given.
    pub fn span(&self, tokens: TokenRange) -> Span {
        let (Some(first), Some(last)) = (self.tokens.get(tokens.start), self.tokens.get(tokens.end.wrapping_sub(1)))
        else {
            return Span::default();
        };
        self.folded.span(first.start, last.end, self.source)
    }

    /// The sentence that a token stands in; behind the last token, the last one. A text without tokens has none.
    pub fn sentence_of(&self, token: usize) -> TokenRange {
        let at = self.sentences.partition_point(|s| s.end <= token);
        self.sentences.get(at).or(self.sentences.last()).copied().unwrap_or_default()
    }

    /// The first token that starts at or after a folded offset.
    pub fn token_at(&self, folded: u32) -> usize {
        self.tokens.partition_point(|t| t.start < folded)
    }
}
