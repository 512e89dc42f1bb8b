//! Sentences as numbered words and labels.

use crate::corpus::Report;
use crate::index::Index;
use crate::lattice::{Labels, Lanes};
use foco_tagger::bracket;
use foco_tagger::{Attributes, Clusters, Kind, LAYERS, Label};
use foco_text::{Text, TokenRange};
use std::collections::HashMap;

/// One sentence: where its tokens are in a [`Dataset`].
#[derive(Clone, Copy)]
pub(crate) struct Sentence {
    pub(crate) first: usize,
    pub(crate) length: usize,
    /// How much it counts in each layer.
    pub(crate) weight: Lanes,
}

/// Words that are written alike: the numbers of their parts.
pub(crate) struct Word {
    /// The word itself, if it has a vector.
    pub(crate) whole: Option<u32>,
    pub(crate) others: Vec<u32>,
}

/// Tokens of many reports.
#[derive(Default)]
pub(crate) struct Dataset {
    pub(crate) sentences: Vec<Sentence>,
    /// Each different word once; the first is what stands outside a sentence.
    pub(crate) words: Vec<Word>,
    /// Which word each token is.
    pub(crate) tokens: Vec<u32>,
    /// How probable each label of each token is, to those who annotated it.
    pub(crate) labels: Vec<Labels>,
    numbers: HashMap<u64, u32>,
}

impl Dataset {
    /// Adds a report; parts that the index does not know are left out.
    pub(crate) fn add(&mut self, report: &Report, clusters: &Clusters, index: &Index) {
        let text = Text::new(&report.text);
        let attributes = Attributes::of(&text, clusters);
        let base = self.tokens.len();
        let numbers: Vec<u32> = (0..attributes.count()).map(|number| self.word(&attributes, number, index)).collect();
        self.tokens.extend((0..text.tokens.len()).map(|at| numbers[attributes.number(at)]));
        self.sentences.extend(text.sentences.iter().map(|sentence| Sentence {
            first: base + sentence.start,
            length: sentence.len(),
            weight: report.weight,
        }));
        self.labels.extend(labels(&text, report));
    }

    /// The number of a word.
    fn word(&mut self, attributes: &Attributes, number: usize, index: &Index) -> u32 {
        *self.numbers.entry(attributes.key(number)).or_insert_with(|| {
            let mut word = Word { whole: None, others: Vec::new() };
            attributes.each_part(number, |kind, key| match (kind, index.get(key)) {
                (Kind::Word, part) => word.whole = part,
                (_, Some(part)) => word.others.push(part),
                (_, None) => (),
            });
            self.words.push(word);
            self.words.len() as u32 - 1
        })
    }
}

/// The tokens of a span, and whether they stand exactly there.
pub(crate) fn tokens_of(text: &Text, start: u32, end: u32) -> (TokenRange, bool) {
    let span = |at: usize| text.span(TokenRange::one(at));
    let count = text.tokens.len();
    let all: Vec<usize> = (0..count).collect();
    let first = all.partition_point(|&at| span(at).end <= start);
    let last = all.partition_point(|&at| span(at).start < end);
    let tokens = TokenRange::new(first, last);
    let exact = !tokens.is_empty() && span(first).start == start && span(last - 1).end == end;
    (tokens, exact)
}

/// Labels of every token. Each mention takes what those before it left of its tokens; surer ones come first, longer
/// ones first among the equally sure. So of people's mentions that overlap the longest stays, while mentions of a
/// teacher, who may be of several minds, share the tokens.
fn labels(text: &Text, report: &Report) -> Vec<Labels> {
    let mut outside = Labels::default();
    outside[Label::Outside as usize] = [1.0; LAYERS];
    let mut labels = vec![outside; text.tokens.len()];
    let mut mentions: Vec<_> = report
        .mentions
        .iter()
        .flat_map(|m| {
            let tokens = tokens_of(text, m.span.start, m.span.end).0;
            // People mark brackets in two ways; a teacher's many minds are left as they are.
            let parts = if m.confidence < 1.0 { vec![tokens] } else { bracket::parts(text, tokens).collect() };
            parts.into_iter().map(|part| (m.layer as usize, part, m.confidence))
        })
        .filter(|(_, tokens, _)| !tokens.is_empty())
        .filter(|(_, tokens, _)| text.sentence_of(tokens.start) == text.sentence_of(tokens.end - 1))
        .collect();
    mentions.sort_by(|(_, a, sure_a), (_, b, sure_b)| {
        sure_b.total_cmp(sure_a).then(b.len().cmp(&a.len())).then(a.start.cmp(&b.start))
    });
    for (layer, tokens, confidence) in mentions {
        let tokens = &mut labels[tokens.start..tokens.end];
        let left = tokens.iter().map(|of| of[Label::Outside as usize][layer]).fold(confidence, f32::min);
        let last = tokens.len() - 1;
        for (nth, of) in tokens.iter_mut().enumerate() {
            let label = match nth {
                0 if last == 0 => Label::Single,
                0 => Label::Begin,
                nth if nth == last => Label::End,
                _ => Label::Inside,
            };
            of[label as usize][layer] += left;
            of[Label::Outside as usize][layer] -= left;
        }
    }
    labels
}
