//! Sentences as numbered features and labels.

use crate::corpus::Report;
use crate::index::Index;
use foco_tagger::{Attributes, Clusters, LAYERS, Label, each_feature};
use foco_text::{Text, TokenRange};

/// One sentence: where its tokens are in a [`Dataset`].
#[derive(Clone, Copy)]
pub(crate) struct Sentence {
    pub(crate) first: usize,
    pub(crate) length: usize,
}

/// Tokens of many reports.
#[derive(Default)]
pub(crate) struct Dataset {
    pub(crate) sentences: Vec<Sentence>,
    /// For each token: the end of its features in `features`.
    ends: Vec<usize>,
    features: Vec<u32>,
    /// The right label of each token in each layer.
    pub(crate) labels: Vec<[u8; LAYERS]>,
    /// How much each token counts in each layer.
    pub(crate) weights: Vec<[f32; LAYERS]>,
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
            self.sentences.push(Sentence { first: base + sentence.start, length: sentence.len() });
            for at in sentence.start..sentence.end {
                each_feature(&attributes, sentence, at, |feature| {
                    if let Some(number) = index.get(feature) {
                        self.features.push(number);
                    }
                });
                self.ends.push(self.features.len());
                self.weights.push(report.weight);
            }
        }
        for mention in report.mentions.iter().filter(|m| m.confidence < 1.0) {
            let tokens = tokens_of(&text, mention.span.start, mention.span.end).0;
            for weights in &mut self.weights[base + tokens.start..base + tokens.end] {
                weights[mention.layer as usize] *= mention.confidence;
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

/// Labels of every token, longest mentions first where they overlap.
fn labels(text: &Text, report: &Report) -> Vec<[u8; LAYERS]> {
    let mut labels = vec![[Label::Outside as u8; LAYERS]; text.tokens.len()];
    let mut mentions: Vec<_> = report
        .mentions
        .iter()
        .map(|m| (m.layer as usize, tokens_of(text, m.span.start, m.span.end).0))
        .filter(|(_, tokens)| !tokens.is_empty())
        .filter(|(_, tokens)| text.sentence_of(tokens.start) == text.sentence_of(tokens.end - 1))
        .collect();
    mentions.sort_by_key(|(layer, tokens)| (*layer, usize::MAX - tokens.len(), tokens.start));
    for (layer, tokens) in mentions {
        if (tokens.start..tokens.end).any(|at| labels[at][layer] != 0) {
            continue;
        }
        for of in &mut labels[tokens.start..tokens.end] {
            of[layer] = Label::Inside as u8;
        }
        labels[tokens.start][layer] = Label::Begin as u8;
        labels[tokens.end - 1][layer] = Label::End as u8;
        if tokens.len() == 1 {
            labels[tokens.start][layer] = Label::Single as u8;
        }
    }
    labels
}
