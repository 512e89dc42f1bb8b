//! Brackets in what was found.

use crate::decode::Tagged;
use foco_text::{Text, TokenRange};

/// A mention that opens a bracket and does not close it ends before it, and what stands within is one of its own:
/// `insuficiencia renal crónica (IRC`. Of eight such in the reports of `--fold 0` none was right as it was.
pub(crate) fn part(text: &Text, tagged: Tagged) -> impl Iterator<Item = Tagged> {
    let mut open = Vec::new();
    for at in tagged.tokens.start..tagged.tokens.end {
        match text.word(at) {
            "(" | "[" => open.push(at),
            ")" | "]" => {
                open.pop();
            }
            _ => {}
        }
    }
    let starts = std::iter::once(tagged.tokens.start).chain(open.clone().into_iter().map(|at| at + 1));
    let ends = open.into_iter().chain([tagged.tokens.end]);
    let parts = starts.zip(ends).filter(|(start, end)| start < end);
    parts.map(move |(start, end)| Tagged { tokens: TokenRange::new(start, end), ..tagged })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layer::Layer;

    fn parts(source: &str) -> Vec<String> {
        let text = Text::new(source);
        let tokens = TokenRange::new(0, text.tokens.len());
        let tagged = Tagged { layer: Layer::Disease, tokens, margin: 1, confidence: 0.5 };
        part(&text, tagged).map(|of| text.slice(text.span(of.tokens)).to_owned()).collect()
    }

    #[test]
    fn a_bracket_that_stays_open_parts_a_mention() {
        assert_eq!(parts("insuficiencia renal crónica (IRC"), ["insuficiencia renal crónica", "IRC"]);
        assert_eq!(
            parts("tumor (benigno) de mama [fibroadenoma (T1"),
            ["tumor (benigno) de mama", "fibroadenoma", "T1"]
        );
        assert_eq!(parts("(fiebre"), ["fiebre"]);
        assert_eq!(parts("fiebre ("), ["fiebre"]);
    }

    #[test]
    fn others_stay_whole() {
        for whole in ["fiebre", "carcinoma (T1) de colon", "test de Fagerstrom) elevado", "()"] {
            assert_eq!(parts(whole), [whole]);
        }
    }
}
