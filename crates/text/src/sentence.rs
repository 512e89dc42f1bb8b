//! Sentences.

use crate::{Gap, Text, TokenKind, TokenRange};

/// Short forms whose point does not end a sentence.
const SHORT_FORMS: &[&str] =
    &["dr", "dra", "sr", "sra", "prof", "ej", "aprox", "vs", "etc", "fig", "cf", "nº", "num", "ud", "uds", "p", "v"];

/// A line shorter than this that ends without punctuation was ended by its author, not by a page's margin.
const SHORT_LINE: u32 = 50;

/// Most tokens of a sentence. A text without full stops must not make the work grow with its square.
const LONGEST: usize = 1000;

pub(crate) fn split(text: &Text) -> Vec<TokenRange> {
    let mut sentences = Vec::new();
    let mut start = 0;
    let mut line_start = 0;
    for at in 1..text.tokens.len() {
        let gap = text.tokens[at].gap;
        if ends_before(text, at, line_start) || at - start >= LONGEST {
            sentences.push(TokenRange::new(start, at));
            start = at;
        }
        if gap >= Gap::Line {
            line_start = at;
        }
    }
    if start < text.tokens.len() {
        sentences.push(TokenRange::new(start, text.tokens.len()));
    }
    sentences
}

fn ends_before(text: &Text, at: usize, line_start: usize) -> bool {
    let gap = text.tokens[at].gap;
    if gap == Gap::Paragraph {
        return true;
    }
    if gap == Gap::None {
        return false;
    }
    match text.mark(at - 1) {
        "." => (gap == Gap::Line || opens_sentence(text, at)) && !is_short_form(text, at - 1),
        "?" | "!" => opens_sentence(text, at),
        _ if gap == Gap::Line => {
            let length = text.tokens[at - 1].end - text.tokens[line_start].start;
            length < SHORT_LINE && opens_sentence(text, at)
        }
        _ => false,
    }
}

/// Whether a token can begin a sentence: a capital, a digit, a bullet or an opening mark.
fn opens_sentence(text: &Text, at: usize) -> bool {
    match text.tokens[at].kind {
        TokenKind::Word => text.tokens[at].capital,
        TokenKind::Number => true,
        TokenKind::Mark => matches!(text.word(at), "-" | "*" | "•" | "(" | "¿" | "\"" | "["),
    }
}

/// Whether the point at `at` belongs to an abbreviation: `Dr.`, `E. coli`, `i.v.`.
fn is_short_form(text: &Text, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    if text.tokens[at].gap != Gap::None || text.tokens[before].kind != TokenKind::Word {
        return false;
    }
    let word = text.word(before);
    let capital = text.written(before).chars().all(char::is_uppercase);
    // `E. coli` but not `… vitamina K. El paciente`: a genus letter is followed by a small letter.
    let genus =
        capital && word.chars().count() == 1 && text.written(at + 1).chars().next().is_some_and(char::is_lowercase);
    SHORT_FORMS.contains(&word) || genus
}

#[cfg(test)]
mod tests {
    use crate::{Text, TokenRange};

    fn check(source: &str, sentences: &[&str]) {
        let text = Text::new(source);
        let found: Vec<&str> = text.sentences.iter().map(|&s| text.slice(text.span(s))).collect();
        assert_eq!(found, sentences, "{source:?}");
    }

    #[test]
    fn points_end_sentences_unless_they_abbreviate() {
        check("Mal estado. Disneico.", &["Mal estado.", "Disneico."]);
        check("Se aísla E. coli en sangre. Alta.", &["Se aísla E. coli en sangre.", "Alta."]);
        check("Leucocitos 27.400/mm3. PCR 115.", &["Leucocitos 27.400/mm3.", "PCR 115."]);
        check("Valorado por el Dr. Pérez.", &["Valorado por el Dr. Pérez."]);
    }

    #[test]
    fn lines_end_sentences_when_their_author_ended_them() {
        check("TA 80/50\nFC 109\n\nAlta", &["TA 80/50", "FC 109", "Alta"]);
        let wrapped = "Paciente de 47 años que acude a urgencias por un cuadro de\nDolor abdominal";
        check(wrapped, &[wrapped]);
    }

    #[test]
    fn a_token_knows_its_sentence() {
        let text = Text::new("Mal estado. Disneico.");
        let (first, second) = (TokenRange::new(0, 3), TokenRange::new(3, 5));
        assert_eq!([0, 2, 3, 4, 5].map(|at| text.sentence_of(at)), [first, first, second, second, second]);
        assert_eq!(Text::new("").sentence_of(0), TokenRange::default());
    }
}
