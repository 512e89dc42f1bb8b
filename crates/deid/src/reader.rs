//! Looking at tokens. Whatever lies outside the text is an empty word.

use crate::words;
use foco_text::{Gap, Span, Text, TokenKind, TokenRange};

/// How many small words may stand between a cue and its number (`n.º de historia:`).
const BETWEEN: usize = 6;

/// A text whose tokens are looked at one by one.
pub(crate) struct Reader<'a> {
    text: Text<'a>,
}

/// A glued code of letters and digits, `AB-1234/5`.
pub(crate) struct Code {
    pub(crate) end: usize,
    pub(crate) letters: usize,
    pub(crate) digits: String,
}

/// Digits with one separator before them.
pub(crate) struct Group<'r> {
    pub(crate) digits: &'r str,
    /// What stands before it; a space for the first.
    pub(crate) separator: char,
    pub(crate) end: usize,
}

impl<'a> Reader<'a> {
    pub(crate) fn new(source: &'a str) -> Reader<'a> {
        Reader { text: Text::new(source) }
    }

    pub(crate) fn len(&self) -> usize {
        self.text.tokens.len()
    }

    pub(crate) fn span(&self, start: usize, end: usize) -> Span {
        self.text.span(TokenRange::new(start, end))
    }

    pub(crate) fn written(&self, at: usize) -> &'a str {
        if at < self.len() { self.text.written(at) } else { "" }
    }

    pub(crate) fn word(&self, at: usize) -> &str {
        self.text.word(at)
    }

    fn kind(&self, at: usize) -> Option<TokenKind> {
        self.text.tokens.get(at).map(|t| t.kind)
    }

    /// The word before a token.
    pub(crate) fn before(&self, at: usize) -> &str {
        at.checked_sub(1).map_or("", |before| self.word(before))
    }

    pub(crate) fn number(&self, at: usize) -> Option<&str> {
        (self.kind(at) == Some(TokenKind::Number)).then(|| self.word(at))
    }

    /// The value of a number of at most four digits.
    pub(crate) fn small(&self, at: usize) -> Option<u32> {
        self.number(at).filter(|n| n.len() <= 4).and_then(|n| n.parse().ok())
    }

    pub(crate) fn is_word(&self, at: usize) -> bool {
        self.kind(at) == Some(TokenKind::Word)
    }

    /// Whether it follows without even a space.
    pub(crate) fn glued(&self, at: usize) -> bool {
        self.text.tokens.get(at).is_some_and(|t| t.gap == Gap::None)
    }

    /// Whether it follows on the same line.
    pub(crate) fn near(&self, at: usize) -> bool {
        self.text.tokens.get(at).is_some_and(|t| t.gap <= Gap::Space)
    }

    /// Whether it begins a line.
    pub(crate) fn opens_line(&self, at: usize) -> bool {
        self.text.tokens.get(at).is_some_and(|t| t.gap >= Gap::Line)
    }

    /// Whether a word begins with a capital.
    pub(crate) fn capital(&self, at: usize) -> bool {
        self.is_word(at) && self.written(at).chars().next().is_some_and(char::is_uppercase)
    }

    /// Whether it is a word in lower case that nothing touches but the mark that ends it, and no number follows.
    pub(crate) fn is_plain(&self, at: usize) -> bool {
        let lower = self.is_word(at) && self.written(at).chars().next().is_some_and(char::is_lowercase);
        let parted = lower
            && match self.kind(at + 1) {
                Some(TokenKind::Number) => false,
                Some(TokenKind::Mark) => matches!(self.word(at + 1), "," | ".") && !self.glued(at + 2),
                _ => !self.glued(at + 1),
            };
        parted && !self.glued(at)
    }

    /// Whether a letter or digit touches the token from the left.
    pub(crate) fn touched(&self, at: usize) -> bool {
        self.glued(at) && at > 0 && self.kind(at - 1) != Some(TokenKind::Mark)
    }

    /// Whether a letter or digit begins here, touching what stands before.
    pub(crate) fn goes_on(&self, at: usize) -> bool {
        self.glued(at) && self.kind(at) != Some(TokenKind::Mark)
    }

    /// Whether a cue of a list ends before the token, with at most a few small words between.
    pub(crate) fn cued(&self, at: usize, list: &str) -> bool {
        let mut end = at;
        while end > 0 && at - end < BETWEEN && words::has("between", self.word(end - 1)) {
            end -= 1;
        }
        [end, at].into_iter().any(|end| {
            words::ending(list, self.before(end)).any(|phrase| {
                end >= phrase.len() && phrase.iter().zip(end - phrase.len()..).all(|(part, i)| self.word(i) == *part)
            })
        })
    }

    /// How many tokens of a list's longest phrase begin here, on one line.
    pub(crate) fn begins(&self, at: usize, list: &str) -> Option<usize> {
        let fits = |phrase: &&[&str]| {
            phrase.iter().zip(at..).all(|(part, i)| self.word(i) == *part && (i == at || self.near(i)))
        };
        words::beginning(list, self.word(at)).filter(fits).map(<[&str]>::len).max()
    }

    /// Whether a unit or an operator follows: the number before is a measurement.
    pub(crate) fn is_measured(&self, end: usize) -> bool {
        self.near(end) && words::has("units", self.word(end))
    }

    /// The code that begins here: letters and digits that touch, with hyphens, slashes and dots between; after a cue
    /// also groups of digits with spaces.
    pub(crate) fn code(&self, start: usize, spaced: bool) -> Code {
        let mut code = Code { end: start, letters: 0, digits: String::new() };
        let mut at = start;
        while at < self.len() && at < start + 12 {
            let joins = at == start || self.glued(at);
            match self.kind(at) {
                Some(TokenKind::Number) if joins || (spaced && self.near(at)) => code.digits.push_str(self.word(at)),
                Some(TokenKind::Word) if joins => code.letters += self.word(at).chars().count(),
                Some(TokenKind::Mark)
                    if joins && at > start && matches!(self.word(at), "-" | "/" | ".") && self.goes_on(at + 1) =>
                {
                    at += 1;
                    continue;
                }
                _ => break,
            }
            at += 1;
            code.end = at;
        }
        code
    }

    /// The groups of digits that begin here.
    pub(crate) fn groups(&self, start: usize) -> Vec<Group<'_>> {
        let mut groups = Vec::new();
        let mut at = start;
        let mut separator = ' ';
        while let Some(digits) = self.number(at).filter(|_| groups.len() < 7) {
            groups.push(Group { digits, separator, end: at + 1 });
            let mark = self.word(at + 1);
            if self.number(at + 1).is_some() && self.near(at + 1) {
                (separator, at) = (' ', at + 1);
            } else if self.glued(at + 1) && self.goes_on(at + 2) && matches!(mark, "-" | "." | "/") {
                (separator, at) = (mark.chars().next().unwrap_or(' '), at + 2);
            } else {
                break;
            }
        }
        groups
    }
}
