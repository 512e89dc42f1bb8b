//! Labels that a slow, strong teacher gave to reports which people did not label, or not in all layers.
//!
//! `labels.bin.gz`: for each corpus its file name and the SHA-256 of the file, each a line; then four columns, each its
//! length (four bytes, little-endian) and its bytes: mentions a report; code points from the start of the mention
//! before to its start; its length (these three in LEB128); layer × 64 + confidence in 64ths.

use crate::corpus::{Annotated, Report, annotate, lines};
use anyhow::{Context, Result, ensure};
use flate2::read::GzDecoder;
use foco_tagger::{LAYERS, Layer};
use foco_text::Span;
use sha2::{Digest, Sha256};
use std::io::Read;
use std::path::Path;

/// Reports of the corpora that the teacher labelled. `own` says how much the people's labels of a corpus count in
/// each layer (0: there are none, the teacher's count `weight`).
pub(crate) fn read(
    labels: &Path,
    corpora: &Path,
    own: impl Fn(&str) -> [f32; LAYERS],
    weight: f32,
) -> Result<Vec<Report>> {
    let file = std::fs::File::open(labels).with_context(|| labels.display().to_string())?;
    let mut packed = Vec::new();
    GzDecoder::new(file).read_to_end(&mut packed)?;
    let mut rest = &packed[..];
    let mut reports = Vec::new();
    while !rest.is_empty() {
        let name = std::str::from_utf8(line(&mut rest)?)?;
        let sum = std::str::from_utf8(line(&mut rest)?)?;
        let path = corpora.join(name);
        let found = format!("{:x}", Sha256::digest(std::fs::read(&path).with_context(|| path.display().to_string())?));
        ensure!(found == sum, "{} is not the file that the teacher labelled", path.display());
        let [mut counts, mut starts, mut lengths, mut kinds] = [(); 4].map(|()| column(&mut rest));
        for line in lines(&path)? {
            let own = own(name);
            let mut report = Report { text: line.text, mentions: Vec::new(), weight: own };
            if own.iter().any(|w| *w > 0.0) {
                annotate(&mut report, &line.ents);
            }
            for (of, own) in report.weight.iter_mut().zip(own) {
                if own == 0.0 {
                    *of = weight;
                }
            }
            let places: Vec<u32> = places(&report.text);
            let mut start = 0;
            for _ in 0..number(&mut counts)? {
                start += number(&mut starts)?;
                let end = start + number(&mut lengths)?;
                let kind = byte(&mut kinds)?;
                let layer = *Layer::ALL.get(usize::from(kind >> 6)).context("a layer that is none")?;
                let place = |at: usize| places.get(at).copied().context("a label behind the text");
                if own[layer as usize] == 0.0 {
                    let span = Span::new(place(start)?, place(end)?);
                    // The middle of the step.
                    let confidence = (f32::from(kind & 63) + 0.5) / 64.0;
                    report.mentions.push(Annotated { layer, span, confidence });
                }
            }
            reports.push(report);
        }
    }
    Ok(reports)
}

/// The byte at which each code point starts, and the end.
fn places(text: &str) -> Vec<u32> {
    text.char_indices().map(|(at, _)| at as u32).chain([text.len() as u32]).collect()
}

fn line<'a>(rest: &mut &'a [u8]) -> Result<&'a [u8]> {
    let end = rest.iter().position(|b| *b == b'\n').context("the labels are cut short")?;
    let (line, after) = rest.split_at(end);
    *rest = &after[1..];
    Ok(line)
}

/// A column; of labels that are cut short what is left, so that its readers notice.
fn column<'a>(rest: &mut &'a [u8]) -> &'a [u8] {
    let Some((length, after)) = rest.split_first_chunk() else { return &[] };
    let (column, after) = after.split_at((u32::from_le_bytes(*length) as usize).min(after.len()));
    *rest = after;
    column
}

fn byte(column: &mut &[u8]) -> Result<u8> {
    let (first, rest) = column.split_first().context("the labels are cut short")?;
    *column = rest;
    Ok(*first)
}

fn number(column: &mut &[u8]) -> Result<usize> {
    let mut number = 0;
    let mut shift = 0;
    loop {
        let byte = byte(column)?;
        number |= usize::from(byte & 0x7f).checked_shl(shift).context("a number that is too large")?;
        shift += 7;
        if byte < 0x80 {
            return Ok(number);
        }
    }
}
