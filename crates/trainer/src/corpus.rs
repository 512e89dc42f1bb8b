//! Reading annotated reports.

use anyhow::{Context, Result};
use foco_tagger::{LAYERS, Layer};
use foco_text::Span;
use serde::Deserialize;
use std::io::BufRead;
use std::path::Path;

/// A report with its mentions.
pub(crate) struct Report {
    pub(crate) text: String,
    /// In bytes.
    pub(crate) mentions: Vec<Annotated>,
    /// How much each layer counts in training; 0 where it is not annotated.
    pub(crate) weight: [f32; LAYERS],
}

/// A mention as annotated.
#[derive(Clone, Copy)]
pub(crate) struct Annotated {
    pub(crate) layer: Layer,
    pub(crate) span: Span,
    /// How sure the annotator is, 0–1.
    pub(crate) confidence: f32,
}

/// A report as its file has it.
#[derive(Deserialize)]
pub(crate) struct Line {
    #[serde(default)]
    pub(crate) text: String,
    temist_split: Option<String>,
    #[serde(default)]
    pub(crate) ents: Vec<Entity>,
}

#[derive(Deserialize)]
pub(crate) struct Entity {
    layer: String,
    /// Evidence in several pieces has no single place.
    #[serde(default)]
    s: usize,
    #[serde(default)]
    e: usize,
    src: Option<String>,
}

fn layer(entity: &Entity) -> Option<Layer> {
    match (entity.layer.as_str(), entity.src.as_deref()) {
        ("DISEASE", _) => Some(Layer::Disease),
        ("SYMPTOM", _) => Some(Layer::Symptom),
        ("PROCEDURE", _) => Some(Layer::Procedure),
        // PharmaCoNER marks every chemical, laboratory values included.
        ("DRUG", Some("PharmaCoNER" | "PharmaCoNER-BIO")) => None,
        ("DRUG", _) => Some(Layer::Drug),
        _ => None,
    }
}

pub(crate) fn lines(path: &Path) -> Result<Vec<Line>> {
    let file = std::fs::File::open(path).with_context(|| path.display().to_string())?;
    let lines = std::io::BufReader::new(file).lines();
    lines.map(|line| serde_json::from_str(&line?).with_context(|| path.display().to_string())).collect()
}

/// Adds the mentions of a line, whose offsets count code points.
pub(crate) fn annotate(report: &mut Report, entities: &[Entity]) {
    let mut bytes: Vec<u32> = report.text.char_indices().map(|(at, _)| at as u32).collect();
    bytes.push(report.text.len() as u32);
    for entity in entities {
        if let (Some(layer), Some(&start), Some(&end)) = (layer(entity), bytes.get(entity.s), bytes.get(entity.e)) {
            report.mentions.push(Annotated { layer, span: Span::new(start, end), confidence: 1.0 });
        }
    }
}

/// Reads reports of the SPACCC kind: all layers, but symptoms and procedures not in the test part of the TEMISTs.
pub(crate) fn spaccc(path: &Path) -> Result<Vec<Report>> {
    let report = |line: Line| {
        let known = if line.temist_split.as_deref() == Some("test") { 0.0 } else { 1.0 };
        let mut report = Report { text: line.text, mentions: Vec::new(), weight: [1.0, known, known, 1.0] };
        annotate(&mut report, &line.ents);
        report
    };
    Ok(lines(path)?.into_iter().map(report).collect())
}
