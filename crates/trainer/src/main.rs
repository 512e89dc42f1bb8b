//! Trains the tagger: `cargo xtask train` calls this.
#![expect(clippy::print_stdout, reason = "a tool speaks through its streams")]

mod chance;
mod corpus;
mod crf;
mod dataset;
mod measure;
mod pack;

use anyhow::Result;
use corpus::Report;
use foco_tagger::{Calibration, Clusters, LAYERS, Layer, Tagger, word_key};
use lexopt::prelude::*;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Instant;

struct Options {
    corpora: PathBuf,
    fold: Option<usize>,
    valid: Option<PathBuf>,
    cardio: f32,
    clusters: Option<PathBuf>,
    labels: Option<PathBuf>,
    cardio_labels: Option<PathBuf>,
    taught: f32,
    least: u32,
    settings: crf::Settings,
    scale: f32,
    prune: f32,
    bias: [f32; LAYERS],
    out: Option<PathBuf>,
}

fn parse() -> Result<Options> {
    let mut o = Options {
        corpora: "../shared/corpora".into(),
        fold: None,
        valid: None,
        cardio: 1.0,
        clusters: None,
        labels: None,
        cardio_labels: None,
        taught: 0.5,
        least: 2,
        settings: crf::Settings { rounds: 12, rate: 0.2, l1: 0.1, seed: 1, dropout: 0.0, l2: 1.0, sgd: false },
        scale: 24.0,
        prune: 0.0,
        bias: [0.0; LAYERS],
        out: None,
    };
    let mut args = lexopt::Parser::from_env();
    while let Some(arg) = args.next()? {
        match arg {
            Long("corpora") => o.corpora = args.value()?.into(),
            Long("fold") => o.fold = Some(args.value()?.parse()?),
            Long("valid") => o.valid = Some(args.value()?.into()),
            Long("cardio") => o.cardio = args.value()?.parse()?,
            Long("clusters") => o.clusters = Some(args.value()?.into()),
            Long("labels") => o.labels = Some(args.value()?.into()),
            Long("cardio-labels") => o.cardio_labels = Some(args.value()?.into()),
            Long("taught") => o.taught = args.value()?.parse()?,
            Long("least") => o.least = args.value()?.parse()?,
            Long("rounds") => o.settings.rounds = args.value()?.parse()?,
            Long("rate") => o.settings.rate = args.value()?.parse()?,
            Long("l1") => o.settings.l1 = args.value()?.parse()?,
            Long("seed") => o.settings.seed = args.value()?.parse()?,
            Long("dropout") => o.settings.dropout = args.value()?.parse()?,
            Long("sgd") => o.settings.sgd = true,
            Long("l2") => o.settings.l2 = args.value()?.parse()?,
            Long("scale") => o.scale = args.value()?.parse()?,
            Long("prune") => o.prune = args.value()?.parse()?,
            Long("bias") => {
                for (of, value) in o.bias.iter_mut().zip(args.value()?.string()?.split(',')) {
                    *of = value.parse()?;
                }
            }
            Long("out") => o.out = Some(args.value()?.into()),
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(o)
}

fn main() -> Result<()> {
    let o = parse()?;
    let start = Instant::now();
    let spaccc = corpus::spaccc(&o.corpora.join("spaccc.train.jsonl"))?;
    let (mut train, mut held): (Vec<Report>, Vec<Report>) = (Vec::new(), Vec::new());
    for (nth, report) in spaccc.into_iter().enumerate() {
        if o.fold == Some(nth % 8) { held.push(report) } else { train.push(report) }
    }
    if let Some(path) = &o.valid {
        held = corpus::spaccc(path)?;
    }
    let cardio = o.corpora.join("cardioccc.dev.jsonl");
    if o.cardio > 0.0 {
        train.extend(match &o.cardio_labels {
            Some(labels) => corpus::taught(&cardio, labels, [o.cardio, 0.0, 0.0, o.cardio], o.taught)?,
            None => corpus::cardioccc(&cardio, o.cardio)?,
        });
    }
    if let Some(labels) = &o.labels {
        train.extend(corpus::taught(&o.corpora.join("background.dev.jsonl"), labels, [0.0; LAYERS], o.taught)?);
    }
    for (layer, (all, exact)) in Layer::ALL.iter().zip(measure::ceiling(&held)) {
        println!("ceiling {layer:?}: {exact} of {all} = {:.4}", exact as f64 / all.max(1) as f64);
    }
    let clusters = match &o.clusters {
        Some(path) => read_clusters(path, &train)?,
        None => Clusters::default(),
    };
    let index = dataset::Index::new(train.iter(), &clusters, o.least);
    let mut data = dataset::Dataset::default();
    for report in &train {
        data.add(report, &clusters, &index);
    }
    println!(
        "{} reports, {} tokens, {} features, {} clustered words, {:.1?}",
        train.len(),
        data.len(),
        index.keys.len(),
        clusters.words.len(),
        start.elapsed()
    );
    let mut crf = crf::Crf::new(index.keys.len());
    crf.train(&data, &o.settings, |round, loss| println!("round {round}: {loss:.5} {:.1?}", start.elapsed()));
    let packed = pack::quantise(&crf, &index.keys, &clusters, o.scale, o.prune, &o.bias);
    let bytes = packed.bytes([Calibration { slope: 0.05, offset: 0.0 }; LAYERS]);
    println!("{} features kept, {} bytes", packed.features.len(), bytes.len());
    let tagger = Tagger::from_bytes(&bytes)?;
    let (counts, _) = measure::measure(&tagger, &held);
    let clock = Instant::now();
    let mut tokens = 0;
    let texts: Vec<foco_text::Text> = held.iter().map(|r| foco_text::Text::new(&r.text)).collect();
    let made = clock.elapsed();
    let clock = Instant::now();
    for text in &texts {
        tokens += text.tokens.len();
        std::hint::black_box(tagger.tag(text));
    }
    let took = clock.elapsed();
    println!("text {:.3} µs, tagger {:.3} µs a token", made.as_secs_f64() * 1e6 / tokens as f64, took.as_secs_f64() * 1e6 / tokens as f64);
    for (layer, of) in Layer::ALL.iter().zip(counts) {
        println!("{layer:?}: strict {:.4} overlap {:.4}", of.strict(), of.overlap());
    }
    if let Some(out) = &o.out {
        std::fs::write(out, &bytes)?;
    }
    Ok(())
}

/// Reads `word, coarse, middle, fine` a line, for the words of the reports.
fn read_clusters(path: &Path, reports: &[Report]) -> Result<Clusters> {
    let mut known = BTreeMap::new();
    for line in std::fs::read_to_string(path)?.lines() {
        let mut cells = line.split('\t');
        let word = cells.next().unwrap_or_default().to_owned();
        let mut clusters = [0_u16; 3];
        for (of, cell) in clusters.iter_mut().zip(cells) {
            *of = cell.parse::<u16>()? + 1;
        }
        known.insert(word, clusters);
    }
    let mut clusters = BTreeMap::new();
    for report in reports {
        let text = foco_text::Text::new(&report.text);
        for at in 0..text.tokens.len() {
            let word = text.word(at);
            let spelled: String = word.chars().map(|c| if c == 'ñ' { 'n' } else if c.is_ascii_digit() { '0' } else { c }).collect();
            if let Some(of) = known.get(&spelled) {
                clusters.insert(word_key(word), *of);
            }
        }
    }
    let (words, clusters) = clusters.into_iter().unzip();
    Ok(Clusters { words, clusters })
}
