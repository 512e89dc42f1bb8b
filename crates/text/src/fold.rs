//! Folding: one spelling for what is the same word to a reader.

use crate::{Span, run};

/// A text in lower case, without accents (ñ stays: `año` is not `ano`), with one kind of space, hyphen and
/// quote, without soft hyphens and direction marks, and with words joined that a line end broke.
#[derive(Debug, Default)]
pub struct Folded {
    /// The folded text.
    pub text: String,
    /// For each byte of `text`, where the source character that it comes from starts.
    origin: Vec<u32>,
}

/// The folded form of a term.
pub fn fold(term: &str) -> String {
    Folded::new(term).text
}

impl Folded {
    /// Folds a text. Offsets are 32 bits wide: of a text longer than 4 GiB only the beginning is read.
    pub fn new(source: &str) -> Folded {
        let mut end = source.len().min(u32::MAX as usize - 1);
        while !source.is_char_boundary(end) {
            end -= 1;
        }
        let source = &source[..end];
        let mut folded = Folded { text: String::with_capacity(source.len()), origin: Vec::with_capacity(source.len()) };
        let bytes = source.as_bytes();
        let mut at = 0;
        loop {
            let plain = run::plain(&bytes[at..]);
            folded.push_plain(&source[at..at + plain], at);
            at += plain;
            let Some(&byte) = bytes.get(at) else { return folded };
            if byte == b'-'
                && let Some(next) = broken_word(bytes, at)
            {
                at = next;
            } else if byte.is_ascii() {
                folded.push(if byte == b'\t' { ' ' } else { byte as char }, at);
                at += 1;
            } else {
                let c = source[at..].chars().next().unwrap_or(' ');
                folded.push_wide(c, at);
                at += c.len_utf8();
            }
        }
    }

    /// Takes a run of plain characters, each one byte here and there: nothing but their case changes.
    fn push_plain(&mut self, run: &str, at: usize) {
        let start = self.text.len();
        self.text.push_str(run);
        self.text[start..].make_ascii_lowercase();
        self.origin.extend(at as u32..(at + run.len()) as u32);
    }

    fn push(&mut self, c: char, at: usize) {
        self.text.push(c);
        self.origin.resize(self.text.len(), at as u32);
    }

    fn push_str(&mut self, s: &str, at: usize) {
        self.text.push_str(s);
        self.origin.resize(self.text.len(), at as u32);
    }

    fn push_wide(&mut self, c: char, at: usize) {
        match c {
            'á' | 'à' | 'â' | 'ä' | 'ã' | 'å' | 'Á' | 'À' | 'Â' | 'Ä' | 'Ã' | 'Å' => self.push('a', at),
            'é' | 'è' | 'ê' | 'ë' | 'É' | 'È' | 'Ê' | 'Ë' => self.push('e', at),
            'í' | 'ì' | 'î' | 'ï' | 'Í' | 'Ì' | 'Î' | 'Ï' => self.push('i', at),
            'ó' | 'ò' | 'ô' | 'ö' | 'õ' | 'ø' | 'Ó' | 'Ò' | 'Ô' | 'Ö' | 'Õ' | 'Ø' => self.push('o', at),
            'ú' | 'ù' | 'û' | 'ü' | 'Ú' | 'Ù' | 'Û' | 'Ü' => self.push('u', at),
            'ç' | 'Ç' => self.push('c', at),
            'Ñ' | 'ñ' => self.push('ñ', at),
            // A combining tilde after n makes ñ; every other combining mark is dropped.
            '\u{303}' if self.text.ends_with('n') => {
                self.text.pop();
                let origin = self.origin.pop().unwrap_or(at as u32);
                self.push('ñ', origin as usize);
            }
            '\u{300}'..='\u{36f}' => {}
            '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => {
                self.push(' ', at);
            }
            '\u{85}' | '\u{2028}' | '\u{2029}' => self.push('\n', at),
            // Soft hyphen, zero-width and direction marks, byte order mark.
            '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' => {}
            '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => self.push('-', at),
            '‘' | '’' | '‚' | '′' | '´' | 'ʼ' => self.push('\'', at),
            '“' | '”' | '„' | '«' | '»' | '″' => self.push('"', at),
            'µ' | 'μ' => self.push('u', at),
            '⁰' => self.push('0', at),
            '¹' => self.push('1', at),
            '²' => self.push('2', at),
            '³' => self.push('3', at),
            '⁴'..='⁹' => self.push(char::from(b'0' + (c as u32 - '⁰' as u32) as u8), at),
            '₀'..='₉' => self.push(char::from(b'0' + (c as u32 - '₀' as u32) as u8), at),
            'º' | '°' | '˚' => self.push('º', at),
            '×' | 'χ' | '·' | '∙' | '⋅' => self.push('x', at),
            '≤' | '⩽' => self.push_str("<=", at),
            '≥' | '⩾' => self.push_str(">=", at),
            '…' => self.push_str("...", at),
            '¿' => self.push('¿', at),
            'ﬁ' => self.push_str("fi", at),
            'ﬂ' => self.push_str("fl", at),
            'ﬀ' => self.push_str("ff", at),
            'œ' | 'Œ' => self.push_str("oe", at),
            'æ' | 'Æ' => self.push_str("ae", at),
            'ß' => self.push_str("ss", at),
            c if c.is_uppercase() => {
                for lower in c.to_lowercase() {
                    self.push(lower, at);
                }
            }
            c => self.push(c, at),
        }
    }

    /// The character of the source that a folded character comes from.
    pub(crate) fn written_at(&self, at: usize, source: &str) -> char {
        let origin = self.origin.get(at).copied().unwrap_or_default() as usize;
        match source.as_bytes().get(origin) {
            Some(byte) if byte.is_ascii() => char::from(*byte),
            _ => source.get(origin..).and_then(|s| s.chars().next()).unwrap_or(' '),
        }
    }

    /// Where a folded range stands in the source.
    pub fn span(&self, start: u32, end: u32, source: &str) -> Span {
        if start >= end {
            let at = self.origin.get(start as usize).copied().unwrap_or(source.len() as u32);
            return Span::new(at, at);
        }
        let first = self.origin.get(start as usize).copied().unwrap_or(0);
        let last = self.origin.get(end as usize - 1).copied().unwrap_or(0);
        let width = source.get(last as usize..).and_then(|s| s.chars().next()).map_or(0, char::len_utf8);
        Span::new(first, last + width as u32)
    }
}

/// If the hyphen at `at` breaks a word at a line end (`leu-⏎copenia`), where the word goes on.
fn broken_word(bytes: &[u8], at: usize) -> Option<usize> {
    let letter_before = at.checked_sub(1).is_some_and(|i| bytes[i].is_ascii_alphabetic() || bytes[i] >= 0x80);
    if !letter_before {
        return None;
    }
    let mut next = at + 1;
    let mut line_ends = 0;
    while let Some(&byte) = bytes.get(next) {
        match byte {
            b'\n' => line_ends += 1,
            b' ' | b'\r' | b'\t' => {}
            _ => break,
        }
        next += 1;
    }
    let goes_on = bytes.get(next).is_some_and(|b| b.is_ascii_lowercase() || *b >= 0x80);
    (line_ends == 1 && goes_on).then_some(next)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(source: &str, folded: &str) {
        assert_eq!(fold(source), folded, "{source:?}");
    }

    #[test]
    fn case_and_accents_fold_but_not_ñ() {
        check("NEUMONÍA en el Año", "neumonia en el año");
        check("an\u{303}o, espon\u{301}", "año, espon");
    }

    #[test]
    fn spaces_hyphens_marks_and_units_have_one_form() {
        check("19\u{a0}700 µL – 37,5°", "19 700 ul - 37,5º");
        check("x10⁹/L ≥2", "x109/l >=2");
        check("sep\u{ad}sis\u{200f}", "sepsis");
    }

    #[test]
    fn a_word_broken_by_a_line_end_is_joined() {
        check("leu-\ncopenia grave", "leucopenia grave");
        check("leu- \r\n  copenia", "leucopenia");
        check("120-\n80", "120-\n80");
        check("L5-\n\nS1", "l5-\n\ns1");
    }

    #[test]
    fn spans_index_the_source() {
        let source = "Señal: leu-\ncopenia…";
        let folded = Folded::new(source);
        let start = folded.text.find("leuco").expect("joined") as u32;
        let span = folded.span(start, start + 10, source);
        assert_eq!(&source[span.start as usize..span.end as usize], "leu-\ncopenia");
    }
}
