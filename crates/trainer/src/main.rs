//! Trains the tagger's model from annotated reports: `cargo xtask train` calls this. The same reports, settings and
//! processor architecture give the same model, bit for bit: one thread, chance from a fixed seed.
#![expect(clippy::print_stdout, reason = "a tool speaks through its streams")]

mod adam;
mod chance;
mod clusters;
mod corpus;
mod dataset;
mod gates;
mod index;
mod lattice;
mod matrix;
mod measure;
mod network;
mod options;
mod pack;
mod taught;
#[cfg(test)]
mod tests;
mod words;

use anyhow::Result;
use corpus::Report;
use foco_tagger::{Clusters, Layer, Recipe, Tagger};
use options::Options;
use std::time::Instant;

fn main() -> Result<()> {
    let Some(options) = Options::parse()? else { return Ok(()) };
    let Reports { train, held, followed } = reports(&options)?;
    for (layer, (all, exact)) in Layer::ALL.iter().zip(measure::ceiling(&held)) {
        println!("{layer:?}: {exact} of {all} mentions lie on tokens");
    }
    let model = match &options.model {
        Some(model) => {
            pack::favoured(Recipe::from_bytes(&std::fs::read(model)?)?, options.favour.unwrap_or(0)).to_bytes()
        }
        None => {
            let clusters = clusters::read(&options.training.join("clusters.tsv"), &train)?;
            learn(&train, &clusters, &options, true)
        }
    };
    let tagger = Tagger::from_bytes(&model)?;
    if !held.is_empty() {
        measure::tell(&tagger, &held);
    }
    if !followed.is_empty() {
        println!("how well the teacher is followed on {} reports:", followed.len());
        measure::tell(&tagger, &followed);
    }
    if let Some(out) = &options.out {
        std::fs::write(out, &model)?;
        println!("{}: {} bytes", out.display(), model.len());
    }
    Ok(())
}

/// What is learned from and what is measured on.
struct Reports {
    train: Vec<Report>,
    /// Annotated by people, not learned from.
    held: Vec<Report>,
    /// Labelled by the teacher, not learned from: many more, so that small differences show.
    followed: Vec<Report>,
}

fn reports(options: &Options) -> Result<Reports> {
    let corpora = &options.corpora;
    let (mut train, mut held) = (Vec::new(), Vec::new());
    for (nth, report) in corpus::spaccc(&corpora.join("spaccc.train.jsonl"))?.into_iter().enumerate() {
        let out = options.choosing && nth % 8 == 0;
        if out { held.push(report) } else { train.push(report) }
    }
    if !options.choosing {
        let valid = corpus::spaccc(&corpora.join("spaccc.valid.jsonl"))?;
        if options.with_valid { train.extend(valid) } else { held = valid }
    }
    // CardioCCC has diseases and drugs by people; all else is the teacher's.
    let own = |name: &str| {
        let part = if name.starts_with("cardioccc") { options.cardio } else { 0.0 };
        [part, 0.0, 0.0, part]
    };
    let mut followed = Vec::new();
    let labels = if options.choosing { "labels.fold-0.bin.gz" } else { "labels.bin.gz" };
    let taught = taught::read(&options.training.join(labels), corpora, own, options.taught)?;
    for (nth, mut report) in taught.into_iter().enumerate() {
        if options.choosing && nth % 16 == 15 {
            report.mentions.retain(|m| m.confidence > 0.5);
            followed.push(report);
        } else {
            train.push(report);
        }
    }
    Ok(Reports { train, held, followed })
}

/// The packed model that reports teach.
fn learn(train: &[Report], clusters: &Clusters, options: &Options, loud: bool) -> Vec<u8> {
    let start = Instant::now();
    let index = index::Index::new(train.iter(), clusters, options.least);
    let mut data = dataset::Dataset::default();
    for report in train {
        data.add(report, clusters, &index);
    }
    if loud {
        let (tokens, words) = (data.tokens.len(), data.words.len());
        println!("{} reports, {tokens} tokens, {words} words of {} parts", train.len(), index.keys.len());
    }
    let mut network = network::Network::new(index.keys.len(), options.settings.seed);
    network.train(&data, &options.settings, |round, loss| {
        if loud {
            println!("round {round}: loss {loss:.5} after {:.0?}", start.elapsed());
        }
    });
    let favour = options.favour.unwrap_or(pack::FAVOUR);
    pack::favoured(pack::recipe(&network, &index, clusters), favour).to_bytes()
}
