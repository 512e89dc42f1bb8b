//! Brackets within mentions.

use foco_text::{Text, TokenRange};

/// The mentions that one really is: one that opens a bracket and does not close it ends before it, and what stands
/// within is one of its own. Some annotators mark `insuficiencia renal crónica (IRC` whole, others both parts.
pub fn parts(text: &Text, mention: TokenRange) -> impl Iterator<Item = TokenRange> {
    let mut open = Vec::new();
    for at in mention.start..mention.end {
        match text.word(at) {
            "(" | "[" => open.push(at),
            ")" | "]" => {
                open.pop();
            }
            _ => {}
        }
    }
    let starts = std::iter::once(mention.start).chain(open.clone().into_iter().map(|at| at + 1));
    let ends = open.into_iter().chain([mention.end]);
    starts.zip(ends).filter(|(start, end)| start < end).map(|(start, end)| TokenRange::new(start, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts_of(source: &str) -> Vec<String> {
        let text = Text::new(source);
        let all = TokenRange::new(0, text.tokens.len());
        parts(&text, all).map(|part| text.slice(text.span(part)).to_owned()).collect()
    }

    #[test]
    fn a_bracket_that_stays_open_parts_a_mention() {
        assert_eq!(parts_of("insuficiencia renal crónica (IRC"), ["insuficiencia renal crónica", "IRC"]);
        assert_eq!(
            parts_of("tumor (benigno) de mama [fibroadenoma (T1"),
            ["tumor (benigno) de mama", "fibroadenoma", "T1"]
        );
        assert_eq!(parts_of("(fiebre"), ["fiebre"]);
        assert_eq!(parts_of("fiebre ("), ["fiebre"]);
    }

    #[test]
    fn others_stay_whole() {
        for whole in ["fiebre", "carcinoma (T1) de colon", "test de Fagerstrom) elevado", "()"] {
            assert_eq!(parts_of(whole), [whole]);
        }
    }
}
