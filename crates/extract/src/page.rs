//! What a page adds to the text: running headers and footers that repeat.

use crate::Reading;
use crate::notice::Notices;
use foco_text::{Gap, TokenRange};
use std::collections::BTreeMap;

/// Longest line that can be a running header, in tokens.
const LONGEST: usize = 14;

/// Repeated lines, in order.
pub(crate) struct Furniture(Vec<TokenRange>);

impl Furniture {
    /// Whether these tokens lie in a repeated line.
    pub(crate) fn covers(&self, tokens: TokenRange) -> bool {
        let next = self.0.partition_point(|r| r.end <= tokens.start);
        self.0.get(next).is_some_and(|r| r.overlaps(tokens))
    }
}

/// Lines that stand in the text twice or more with nothing but page numbers differing, and that are no
/// sentence: the header of every page but the first says nothing new.
#[inline(never)]
pub(crate) fn furniture(reading: &Reading, notices: &mut Notices) -> Furniture {
    let text = reading.text;
    let starts: Vec<usize> = (0..text.tokens.len()).filter(|&at| text.tokens[at].gap >= Gap::Line).collect();
    if starts.len() < 6 {
        return Furniture(Vec::new());
    }
    let mut lines: BTreeMap<String, Vec<TokenRange>> = BTreeMap::new();
    for (i, &start) in starts.iter().enumerate() {
        let end = starts.get(i + 1).copied().unwrap_or(text.tokens.len());
        let tokens = TokenRange::new(start, end);
        let of_page = |at| matches!(text.word(at), "pagina" | "pag" | "issn" | "doi" | "hospital" | "rev" | "vol");
        if tokens.len() >= 2 && tokens.len() <= LONGEST && (start..end).any(of_page) {
            let key: String =
                (start..end).map(|at| text.word(at)).filter(|w| !w.starts_with(|c: char| c.is_ascii_digit())).collect();
            lines.entry(key).or_default().push(tokens);
        }
    }
    let mut repeated: Vec<TokenRange> =
        lines.into_values().filter(|l| l.len() > 1).flat_map(|l| l.into_iter().skip(1)).collect();
    repeated.sort();
    if let Some(&first) = repeated.first() {
        let count = repeated.len().to_string();
        notices.add("scanned_layout", text.span(first), &[&count]);
    }
    Furniture(repeated)
}
