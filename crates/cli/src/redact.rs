//! `foco redact`.

use crate::args::RedactRequest;
use crate::json;
use foco_deid::{Choices, Finding, OffsetIndex, OffsetUnit, Pseudonymised, pseudonymise};
use serde_json::{Value, json};
use std::io::{self, BufRead, Read, Write};
use std::path::Path;

pub(crate) fn run(request: &RedactRequest) -> io::Result<bool> {
    let input: Box<dyn BufRead> = match request.file.as_deref() {
        Some(file) if file != Path::new("-") => {
            let opened = std::fs::File::open(file);
            Box::new(io::BufReader::new(
                opened.map_err(|e| io::Error::new(e.kind(), format!("{}: {e}", file.display())))?,
            ))
        }
        _ => Box::new(io::stdin().lock()),
    };
    if request.lines { batch(request, input) } else { one(request, input) }
}

fn redact(request: &RedactRequest, text: &str) -> (Vec<Finding>, Pseudonymised) {
    let choices = Choices { shift_days: request.shift_days, ..Choices::all(text) };
    let done = pseudonymise(text, &choices);
    (choices.findings, done)
}

fn one(request: &RedactRequest, mut input: impl Read) -> io::Result<bool> {
    let mut bytes = Vec::new();
    input.read_to_end(&mut bytes)?;
    let text = String::from_utf8_lossy(&bytes);
    let (findings, done) = redact(request, &text);
    let mut out = io::stdout().lock();
    out.write_all(done.text.as_bytes())?;
    out.flush()?;
    let mut list = io::BufWriter::new(io::stderr().lock());
    let (mut line, mut read) = (1, 0);
    for f in &findings {
        let (start, end) = (f.span.start as usize, f.span.end as usize);
        line += text[read..start].matches('\n').count();
        read = start;
        let (category, confidence, reason) = (f.category.token(), f.confidence.id(), f.reason.id());
        writeln!(list, "{line}\t{category}\t{confidence}\t{reason}\t{}", text[start..end].replace('\n', " "))?;
    }
    writeln!(list, "{} found; pseudonymised, not anonymous: read it through before sharing it", findings.len())?;
    list.flush()?;
    Ok(true)
}

fn batch(request: &RedactRequest, input: impl BufRead) -> io::Result<bool> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    let mut all_well = true;
    for line in input.split(b'\n') {
        let line = line?;
        if line.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        let answer = match json::report(&line) {
            Ok((id, text, _)) => answer(request, &id, &text),
            Err(bad) => {
                all_well = false;
                json!({ "id": bad.id, "error": bad.error })
            }
        };
        writeln!(out, "{answer}")?;
    }
    out.flush()?;
    Ok(all_well)
}

fn answer(request: &RedactRequest, id: &Value, text: &str) -> Value {
    let (findings, done) = redact(request, text);
    let old = OffsetIndex::new(text, OffsetUnit::Codepoint);
    let new = OffsetIndex::new(&done.text, OffsetUnit::Codepoint);
    let list: Vec<Value> = findings
        .iter()
        .map(|f| {
            let (was, is) = (old.span(f.span), new.span(done.map.to_new(f.span)));
            json!({
                "category": f.category.token(), "confidence": f.confidence.id(), "reason": f.reason.id(),
                "start": was.start, "end": was.end, "new_start": is.start, "new_end": is.end,
            })
        })
        .collect();
    json!({ "id": id, "text": done.text, "findings": list })
}
