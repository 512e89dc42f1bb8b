//! How well a tagger does on annotated reports.

use crate::corpus::Report;
use crate::dataset::tokens_of;
use foco_tagger::{Calibration, LAYERS, Layer, Tagged, Tagger};
use foco_text::{Span, Text};
use std::collections::BTreeSet;

/// Counts of one layer.
#[derive(Clone, Copy, Default)]
pub(crate) struct Counts {
    gold: usize,
    found: usize,
    exact: usize,
    found_touching: usize,
    gold_touched: usize,
}

/// Precision and recall.
#[derive(Clone, Copy)]
pub(crate) struct Agreement {
    precision: f64,
    recall: f64,
}

impl Agreement {
    fn new(right_found: usize, found: usize, right_gold: usize, gold: usize) -> Agreement {
        let share = |part: usize, of: usize| part as f64 / of.max(1) as f64;
        Agreement { precision: share(right_found, found), recall: share(right_gold, gold) }
    }

    pub(crate) fn f1(self) -> f64 {
        2.0 * self.precision * self.recall / (self.precision + self.recall).max(1e-9)
    }
}

impl std::fmt::Display for Agreement {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        write!(f, "{:.4} (P {:.3} R {:.3})", self.f1(), self.precision, self.recall)
    }
}

impl Counts {
    pub(crate) fn strict(&self) -> Agreement {
        Agreement::new(self.exact, self.found, self.exact, self.gold)
    }

    pub(crate) fn overlap(&self) -> Agreement {
        Agreement::new(self.found_touching, self.found, self.gold_touched, self.gold)
    }
}

/// Strict and overlapping agreement in each layer, and every mention found with whether it is exactly right.
pub(crate) fn measure(tagger: &Tagger, reports: &[Report]) -> ([Counts; LAYERS], Vec<(Tagged, bool)>) {
    let mut counts = [Counts::default(); LAYERS];
    let mut all = Vec::new();
    for report in reports {
        let text = Text::new(&report.text);
        let tagged = tagger.tag(&text);
        for layer in Layer::ALL {
            if report.weight[layer as usize] == 0.0 {
                continue;
            }
            let gold: BTreeSet<Span> = report.mentions.iter().filter(|m| m.layer == layer).map(|m| m.span).collect();
            let of = &mut counts[layer as usize];
            let found: Vec<Span> = tagged.iter().filter(|t| t.layer == layer).map(|t| text.span(t.tokens)).collect();
            of.gold += gold.len();
            of.found += found.len();
            of.exact += found.iter().filter(|s| gold.contains(s)).count();
            of.found_touching += found.iter().filter(|s| gold.iter().any(|g| g.overlaps(**s))).count();
            of.gold_touched += gold.iter().filter(|g| found.iter().any(|s| g.overlaps(*s))).count();
            let marked = tagged.iter().filter(|t| t.layer == layer);
            all.extend(marked.map(|t| (*t, gold.contains(&text.span(t.tokens)))));
        }
    }
    (counts, all)
}

/// How many mentions, and how many of them lie exactly on tokens of one sentence.
pub(crate) fn ceiling(reports: &[Report]) -> [(usize, usize); LAYERS] {
    let mut counts = [(0, 0); LAYERS];
    for report in reports {
        let text = Text::new(&report.text);
        for mention in report.mentions.iter().filter(|m| report.weight[m.layer as usize] > 0.0) {
            let (tokens, exact) = tokens_of(&text, mention.span.start, mention.span.end);
            let within = exact && text.sentence_of(tokens.start) == text.sentence_of(tokens.end - 1);
            let of = &mut counts[mention.layer as usize];
            of.0 += 1;
            of.1 += usize::from(within);
        }
    }
    counts
}

/// Prints the figures of each layer and the time that a token takes.
pub(crate) fn tell(tagger: &Tagger, reports: &[Report]) {
    let (counts, found) = measure(tagger, reports);
    for (&layer, of) in Layer::ALL.iter().zip(counts) {
        let Calibration { slope, offset } = calibrate(&found, layer);
        println!(
            "{layer:?}: strict {} overlap {}; confidence by slope {slope:.4}, offset {offset:.2}",
            of.strict(),
            of.overlap()
        );
    }
    let texts: Vec<Text> = reports.iter().map(|r| Text::new(&r.text)).collect();
    let start = processor_time();
    for text in &texts {
        std::hint::black_box(tagger.tag(text));
    }
    let took = processor_time() - start;
    let tokens: usize = texts.iter().map(|t| t.tokens.len()).sum();
    println!("tagger {:.3} µs a token", took as f64 / 1e3 / tokens.max(1) as f64);
}

/// Nanoseconds of processor time (0 where the system does not tell): the clock also counts what others do.
fn processor_time() -> u64 {
    let stat = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    stat.split(' ').next().and_then(|n| n.parse().ok()).unwrap_or(0)
}

/// The logistic function that best tells how often mentions with a margin are exactly right.
fn calibrate(found: &[(Tagged, bool)], layer: Layer) -> Calibration {
    const UNIT: f64 = 100.0;
    let own: Vec<(f64, f64)> = found
        .iter()
        .filter(|(t, _)| t.layer == layer)
        .map(|(t, right)| (f64::from(t.margin) / UNIT, f64::from(u8::from(*right))))
        .collect();
    let (mut slope, mut offset) = (0.0, 0.0);
    for _ in 0..2000 {
        let (mut by_slope, mut by_offset) = (0.0, 0.0);
        for &(margin, right) in &own {
            let wrong = right - 1.0 / (1.0 + (-(slope * margin + offset)).exp());
            by_slope += wrong * margin;
            by_offset += wrong;
        }
        slope += 0.5 * by_slope / own.len().max(1) as f64;
        offset += 0.5 * by_offset / own.len().max(1) as f64;
    }
    Calibration { slope: (slope / UNIT) as f32, offset: offset as f32 }
}
