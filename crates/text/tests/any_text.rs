//! What must hold for every text, whatever is in it.

use foco_text::{OffsetIndex, OffsetUnit, Text, TokenRange};
use proptest::prelude::*;

proptest! {
    #[test]
    fn every_token_stands_in_the_source(source in "\\PC{0,200}|[a-zñÑáÉ0-9 .,;:()%/\n\r\t\u{ad}\u{200f}\u{303}-]{0,200}") {
        let text = Text::new(&source);
        let mut end = 0;
        for at in 0..text.tokens.len() {
            let span = text.span(TokenRange::one(at));
            prop_assert!(span.start >= end && span.end > span.start, "{span:?} after {end}");
            prop_assert!(source.get(span.start as usize..span.end as usize).is_some());
            end = span.start;
        }
        let covered: usize = text.sentences.iter().map(|s| s.len()).sum();
        prop_assert_eq!(covered, text.tokens.len());
    }

    #[test]
    fn offsets_agree_with_the_standard_library(source in "\\PC{0,400}") {
        let utf16 = OffsetIndex::new(&source, OffsetUnit::Utf16);
        let points = OffsetIndex::new(&source, OffsetUnit::Codepoint);
        for (at, _) in source.char_indices().chain([(source.len(), ' ')]) {
            prop_assert_eq!(utf16.convert(at as u32) as usize, source[..at].encode_utf16().count());
            prop_assert_eq!(points.convert(at as u32) as usize, source[..at].chars().count());
        }
    }
}
