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

#[derive(Deserialize)]
struct Line {
    id: String,
    #[serde(default)]
    text: String,
    temist_split: Option<String>,
    #[serde(default)]
    ents: Vec<Entity>,
}

#[derive(Deserialize)]
struct Entity {
    layer: String,
    /// Evidence in several pieces has no single place.
    #[serde(default)]
    s: usize,
    #[serde(default)]
    e: usize,
    src: Option<String>,
    conf: Option<f32>,
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

fn lines(path: &Path) -> Result<Vec<Line>> {
    let file = std::fs::File::open(path).with_context(|| path.display().to_string())?;
    let lines = std::io::BufReader::new(file).lines();
    lines.map(|line| serde_json::from_str(&line?).with_context(|| path.display().to_string())).collect()
}

/// Adds the mentions of a line, whose offsets count code points.
fn annotate(report: &mut Report, entities: &[Entity]) {
    let mut bytes: Vec<u32> = report.text.char_indices().map(|(at, _)| at as u32).collect();
    bytes.push(report.text.len() as u32);
    for entity in entities {
        if let (Some(layer), Some(&start), Some(&end)) = (layer(entity), bytes.get(entity.s), bytes.get(entity.e)) {
            let confidence = entity.conf.unwrap_or(1.0);
            report.mentions.push(Annotated { layer, span: Span::new(start, end), confidence });
        }
    }
}

/// Reads reports of the SPACCC kind: all layers, but symptoms and procedures not in the test part of the TEMISTs.
pub(crate) fn spaccc(path: &Path) -> Result<Vec<Report>> {
    read(path, |line| {
        let hidden = if line.temist_split.as_deref() == Some("test") { 0.0 } else { 1.0 };
        [1.0, hidden, hidden, 1.0]
    })
}

/// Reads cardiology reports: diseases and drugs only.
pub(crate) fn cardioccc(path: &Path, weight: f32) -> Result<Vec<Report>> {
    read(path, |_| [weight, 0.0, 0.0, weight])
}

fn read(path: &Path, weight: impl Fn(&Line) -> [f32; LAYERS]) -> Result<Vec<Report>> {
    let lines = lines(path)?;
    let report = |line: Line| {
        let weight = weight(&line);
        let mut report = Report { text: line.text, mentions: Vec::new(), weight };
        annotate(&mut report, &line.ents);
        report
    };
    Ok(lines.into_iter().map(report).collect())
}

/// Adds a teacher's labels to raw reports, or to the layers of annotated ones that have none. Reports that the
/// teacher did not label are left out.
pub(crate) fn taught(texts: &Path, labels: &Path, base: [f32; LAYERS], weight: f32) -> Result<Vec<Report>> {
    let labels: std::collections::BTreeMap<String, Vec<Entity>> =
        lines(labels)?.into_iter().map(|line| (line.id, line.ents)).collect();
    let mut reports = Vec::new();
    for line in lines(texts)? {
        let Some(taught) = labels.get(&line.id) else { continue };
        let own = base.map(|weight| weight > 0.0);
        let mut report = Report { text: line.text, mentions: Vec::new(), weight: base };
        annotate(&mut report, &line.ents);
        annotate_where(&mut report, taught, |layer| !own[layer as usize]);
        for (of, own) in report.weight.iter_mut().zip(own) {
            if !own {
                *of = weight;
            }
        }
        reports.push(report);
    }
    Ok(reports)
}

fn annotate_where(report: &mut Report, entities: &[Entity], wanted: impl Fn(Layer) -> bool) {
    let before = report.mentions.len();
    annotate(report, entities);
    let added = report.mentions.split_off(before);
    report.mentions.extend(added.into_iter().filter(|m| wanted(m.layer)));
}
