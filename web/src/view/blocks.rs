//! The report cut into blocks, so that an edit draws anew only what it changed.

use crate::view::findings::Finding;
use foco::Span;
use std::hash::{DefaultHasher, Hash, Hasher};

/// From this many bytes on the next end of a line ends a block.
const ENOUGH: usize = 1000;
/// From this many bytes on the next blank line ends a block.
const PARAGRAPH: usize = 250;
/// A line longer than this is cut after a sentence.
const LONGEST: usize = 4000;

/// Some lines of the report with their findings. Two blocks with the same key look the same wherever they stand.
#[derive(Clone, Debug)]
pub struct Block {
    /// Of its text and findings, and of how many like it stand before it.
    pub key: u64,
    /// Where it begins in the report.
    pub start: u32,
    /// Its text.
    pub text: String,
    /// Its findings, with spans counted from its beginning; the outer ones first.
    pub findings: Vec<Finding>,
}

/// Cuts a text with its findings (in their order) into blocks.
pub fn blocks(text: &str, findings: &[Finding]) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut seen = std::collections::BTreeMap::<u64, u64>::new();
    let (mut start, mut next) = (0, 0);
    while start < text.len() {
        let end = end_of_block(text, start, &findings[next..]);
        let own = findings[next..].iter().take_while(|f| (f.span.start as usize) < end).count();
        let shift = |f: &Finding| Finding {
            span: Span::new(f.span.start - start as u32, f.span.end.min(end as u32) - start as u32),
            ..f.clone()
        };
        let own_findings: Vec<Finding> = findings[next..next + own].iter().map(shift).collect();
        let mut hasher = DefaultHasher::new();
        text[start..end].hash(&mut hasher);
        for f in &own_findings {
            (f.span.start, f.span.end, f.layer.key(), &f.marks).hash(&mut hasher);
        }
        let like = seen.entry(hasher.finish()).or_default();
        *like += 1;
        like.hash(&mut hasher);
        blocks.push(Block {
            key: hasher.finish(),
            start: start as u32,
            text: text[start..end].to_owned(),
            findings: own_findings,
        });
        (start, next) = (end, next + own);
    }
    blocks
}

/// Where a block that begins here ends: after a line, or after a sentence of a very long line; never in a finding.
fn end_of_block(text: &str, start: usize, findings: &[Finding]) -> usize {
    let free = |at: usize| {
        let before = findings.iter().take_while(|f| (f.span.start as usize) < at);
        !before.into_iter().any(|f| f.span.end as usize > at)
    };
    let rest = &text.as_bytes()[start..];
    let mut sentence = None;
    for (i, byte) in rest.iter().enumerate() {
        let at = start + i + 1;
        match byte {
            b'\n' if rest.get(i + 1) == Some(&b'\n') => {}
            b'\n' if i >= if rest[..i].ends_with(b"\n") { PARAGRAPH } else { ENOUGH } && free(at) => return at,
            b'.' | b';' if rest.get(i + 1) == Some(&b' ') => sentence = Some(at + 1),
            _ => {}
        }
        if i >= LONGEST
            && let Some(at) = sentence.take()
            && free(at)
        {
            return at;
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::findings::findings;

    fn cut(text: &str) -> Vec<Block> {
        blocks(text, &findings(&foco::analyse(text, &foco::Options::default())))
    }

    #[test]
    fn blocks_cover_the_text_and_all_findings() {
        let paragraph = "Varón con fiebre, disnea y TA 80/50 mmHg. No hay ictericia.\n".repeat(60);
        let line = "Refiere dolor abdominal. ".repeat(600);
        for text in [paragraph.as_str(), line.as_str(), "", "\n\n", "fiebre"] {
            let all = findings(&foco::analyse(text, &foco::Options::default()));
            let blocks = blocks(text, &all);
            assert_eq!(blocks.iter().map(|b| b.text.as_str()).collect::<String>(), text);
            assert_eq!(blocks.iter().map(|b| b.findings.len()).sum::<usize>(), all.len());
            for block in &blocks {
                assert!(block.text.len() < LONGEST + 200, "{} bytes", block.text.len());
                for f in &block.findings {
                    assert!(block.text.get(f.span.start as usize..f.span.end as usize).is_some());
                }
            }
        }
    }

    #[test]
    fn an_edit_leaves_the_other_blocks_as_they_are() {
        let paragraphs: Vec<String> =
            (0..8).map(|i| format!("{}\n\n", "Consulta por fiebre de varios días. ".repeat(20 + i))).collect();
        let before = cut(&paragraphs.concat());
        let after = cut(&format!("Nota. {}", paragraphs.concat()));
        let keys = |blocks: &[Block]| blocks.iter().map(|b| b.key).collect::<Vec<_>>();
        let changed = keys(&after).iter().filter(|k| !keys(&before).contains(k)).count();
        assert_eq!((before.len(), changed), (8, 1));
    }

    #[test]
    fn blocks_of_the_same_words_have_keys_of_their_own() {
        let blocks = cut(&format!("{}\n\n", "Sin fiebre. ".repeat(40)).repeat(3));
        assert_eq!(blocks.len(), 3);
        assert!(blocks[0].key != blocks[1].key && blocks[1].key != blocks[2].key);
    }
}
