//! Tokens: words, numbers, punctuation.

use crate::{Folded, run};

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters.
    Word,
    /// Digits.
    Number,
    /// One character that is neither.
    Mark,
}

/// What stands between a token and the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gap {
    /// Nothing.
    None,
    /// Spaces.
    Space,
    /// One line end.
    Line,
    /// An empty line, or the beginning of the text.
    Paragraph,
}

/// A token, in offsets of the folded text.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// First folded offset.
    pub start: u32,
    /// Folded offset after the last.
    pub end: u32,
    /// What it is made of.
    pub kind: TokenKind,
    /// What stands before it.
    pub gap: Gap,
    /// Whether it is written with a capital at the beginning.
    pub capital: bool,
}

/// A half-open range of token indices.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct TokenRange {
    /// First token.
    pub start: usize,
    /// Token after the last.
    pub end: usize,
}

impl TokenRange {
    /// From `start` up to `end`.
    pub const fn new(start: usize, end: usize) -> TokenRange {
        TokenRange { start, end }
    }

    /// Just this token.
    pub const fn one(token: usize) -> TokenRange {
        TokenRange { start: token, end: token + 1 }
    }

    /// Whether there is no token in it.
    pub const fn is_empty(self) -> bool {
        self.start >= self.end
    }

    /// How many tokens.
    pub const fn len(self) -> usize {
        self.end.saturating_sub(self.start)
    }

    /// Whether a token lies in it.
    pub const fn holds(self, token: usize) -> bool {
        self.start <= token && token < self.end
    }

    /// Whether the two share a token.
    pub const fn overlaps(self, other: TokenRange) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether `other` lies wholly in it.
    pub const fn contains(self, other: TokenRange) -> bool {
        self.start <= other.start && other.end <= self.end
    }
}

/// The kind of token that a folded character belongs to; `None` for spaces and line ends.
fn kind_of(c: char) -> Option<TokenKind> {
    match c {
        'a'..='z' => Some(TokenKind::Word),
        '0'..='9' => Some(TokenKind::Number),
        // To Unicode it is a letter.
        'º' => Some(TokenKind::Mark),
        c if c.is_whitespace() => None,
        c if c.is_alphabetic() => Some(TokenKind::Word),
        _ => Some(TokenKind::Mark),
    }
}

/// The same for bytes that are characters of their own.
static ASCII: [Option<TokenKind>; 128] = {
    let mut kinds = [Some(TokenKind::Mark); 128];
    let mut byte = 0;
    while byte < 128 {
        kinds[byte as usize] = match byte {
            b'a'..=b'z' | b'A'..=b'Z' => Some(TokenKind::Word),
            b'0'..=b'9' => Some(TokenKind::Number),
            b' ' | b'\t'..=b'\r' => None,
            _ => Some(TokenKind::Mark),
        };
        byte += 1_u8;
    }
    kinds
};

pub(crate) fn tokenize(folded: &Folded, source: &str) -> Vec<Token> {
    let text = folded.text.as_bytes();
    let mut tokens: Vec<Token> = Vec::with_capacity(text.len() / 4);
    let mut gap = Gap::Paragraph;
    let mut lines = 0;
    let mut at = 0;
    while let Some(&byte) = text.get(at) {
        let start = at;
        let kind = if byte.is_ascii() {
            at += 1;
            ASCII[byte as usize]
        } else {
            let c = folded.text[at..].chars().next().unwrap_or(' ');
            at += c.len_utf8();
            kind_of(c)
        };
        let Some(kind) = kind else {
            lines += u32::from(byte == b'\n');
            let seen = match lines {
                0 => Gap::Space,
                1 => Gap::Line,
                _ => Gap::Paragraph,
            };
            gap = gap.max(seen);
            continue;
        };
        if kind == TokenKind::Word {
            at += run::letters(&text[at..]);
        }
        match tokens.last_mut() {
            Some(last) if gap == Gap::None && last.kind == kind && kind != TokenKind::Mark => last.end = at as u32,
            _ => {
                let capital = kind == TokenKind::Word && folded.written_at(start, source).is_uppercase();
                tokens.push(Token { start: start as u32, end: at as u32, kind, gap, capital });
            }
        }
        gap = Gap::None;
        lines = 0;
    }
    tokens
}

#[cfg(test)]
mod tests {
    use crate::Text;

    fn check(source: &str, words: &[&str]) {
        let text = Text::new(source);
        let found: Vec<&str> = (0..text.tokens.len()).map(|i| text.word(i)).collect();
        assert_eq!(found, words, "{source:?}");
    }

    #[test]
    fn letters_digits_and_marks_part() {
        check("SatO2 94%, L5-S1", &["sato", "2", "94", "%", ",", "l", "5", "-", "s", "1"]);
        check("37,5º y 37,5o", &["37", ",", "5", "º", "y", "37", ",", "5", "o"]);
        check("", &[]);
    }
}
