//! Sentences as numbered features and labels.

use crate::corpus::Report;
use crate::index::Index;
use crate::lattice::{Labels, Lanes};
use foco_tagger::bracket;
use foco_tagger::{Attributes, Clusters, LAYERS, Label, each_feature};
use foco_text::{Text, TokenRange};

/// One sentence: where its tokens are in a [`Dataset`].
#[derive(Clone, Copy)]
pub(crate) struct Sentence {
    pub(crate) first: usize,
    pub(crate) length: usize,
    /// How much it counts in each layer.
    pub(crate) weight: Lanes,
}

/// Tokens of many reports.
#[derive(Default)]
pub(crate) struct Dataset {
    pub(crate) sentences: Vec<Sentence>,
    /// For each token: the end of its features in `features`.
    ends: Vec<usize>,
    features: Vec<u32>,
    /// How probable each label of each token is, to those who annotated it.
    pub(crate) labels: Vec<Labels>,
}

impl Dataset {
    /// The numbers of the features of a token.
    pub(crate) fn features(&self, token: usize) -> &[u32] {
        let start = token.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.features[start..self.ends[token]]
    }

    /// How many tokens.
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// Adds a report; features that the index does not know are left out.
    pub(crate) fn add(&mut self, report: &Report, clusters: &Clusters, index: &Index) {
        let text = Text::new(&report.text);
        let attributes = Attributes::of(&text, clusters);
        let base = self.len();
        for &sentence in &text.sentences {
            let first = base + sentence.start;
            self.sentences.push(Sentence { first, length: sentence.len(), weight: report.weight });
            for at in sentence.start..sentence.end {
                each_feature(&attributes, sentence, at, |feature| {
                    if let Some(number) = index.get(feature) {
                        self.features.push(number);
                    }
                });
                self.ends.push(self.features.len());
            }
        }
        self.labels.extend(labels(&text, report));
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
