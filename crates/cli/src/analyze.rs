//! `foco analyze`.

use crate::args::{Format, Request};
use crate::compact::Compact;
use crate::{json, report};
use foco::Options;
use serde::Serialize;
use serde_json::Value;
use std::io::{self, BufRead, IsTerminal, Read, Write};
use std::path::Path;
use std::time::{Duration, Instant};

pub(crate) fn run(request: &Request) -> io::Result<bool> {
    match (&request.file, request.format) {
        (Some(file), Format::Jsonl) if file != Path::new("-") => {
            batch(request, io::BufReader::new(std::fs::File::open(file)?))
        }
        (_, Format::Jsonl) => batch(request, io::stdin().lock()),
        (Some(file), format) => one(request, file, format),
        (None, _) => Ok(false),
    }
}

fn one(request: &Request, file: &Path, format: Format) -> io::Result<bool> {
    let mut bytes = Vec::new();
    if file == Path::new("-") {
        io::stdin().lock().read_to_end(&mut bytes)?;
    } else {
        bytes = std::fs::read(file).map_err(|e| io::Error::new(e.kind(), format!("{}: {e}", file.display())))?;
    }
    let text = String::from_utf8_lossy(&bytes);
    let analysis = foco::analyse_with(&text, request.lexicon, request.tagger.as_ref(), &request.options);
    let mut out = io::BufWriter::new(io::stdout().lock());
    match format {
        Format::Text => report::write(&mut out, &text, &analysis, request.lexicon)?,
        Format::Csv(separator) => out.write_all(foco_export::csv(&text, &analysis, separator).as_bytes())?,
        Format::Summary(style) => {
            let engine = concat!("Foco ", env!("CARGO_PKG_VERSION"));
            out.write_all(foco_export::summary(&analysis, &request.words, style, engine).as_bytes())?;
        }
        Format::Json | Format::Jsonl => {
            out.write_all(foco_export::json(&text, &analysis, request.offsets).as_bytes())?;
        }
    }
    out.flush()?;
    Ok(true)
}

#[derive(Serialize)]
struct Answer<'a> {
    id: &'a Value,
    #[serde(skip_serializing_if = "Option::is_none")]
    analysis: Option<foco::Analysis>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<String>,
}

fn batch(request: &Request, mut input: impl BufRead) -> io::Result<bool> {
    let mut out = Compact::new(io::stdout().lock());
    let mut progress = Progress::new();
    let mut all_well = true;
    let mut line = Vec::new();
    loop {
        line.clear();
        if input.read_until(b'\n', &mut line)? == 0 {
            break;
        }
        if line.last() == Some(&b'\n') {
            line.pop();
        }
        if line.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        match json::read(&line, request.lexicon, &request.options) {
            Ok(read) => answer(request, &read.id, &read.text, &read.options).serialize(&mut out)?,
            Err(bad) => {
                all_well = false;
                Answer { id: &bad.id, analysis: None, error: Some(bad.error) }.serialize(&mut out)?;
            }
        }
        out.end_line();
        if out.is_broken() {
            break;
        }
        progress.step();
    }
    out.finish()?;
    progress.done();
    Ok(all_well)
}

fn answer<'a>(request: &Request, id: &'a Value, text: &str, options: &Options) -> Answer<'a> {
    let analysis =
        foco::analyse_with(text, request.lexicon, request.tagger.as_ref(), options).in_offsets(text, request.offsets);
    Answer { id, analysis: Some(analysis), error: None }
}

/// A count on standard error, where somebody can see it and it does not mix with the results.
struct Progress {
    shown: bool,
    count: u64,
    last: Instant,
}

impl Progress {
    fn new() -> Progress {
        let shown = io::stderr().is_terminal() && !io::stdout().is_terminal();
        Progress { shown, count: 0, last: Instant::now() }
    }

    fn step(&mut self) {
        self.count += 1;
        if self.shown && self.last.elapsed() > Duration::from_millis(200) {
            eprint!("\r{} reports", self.count);
            self.last = Instant::now();
        }
    }

    fn done(&self) {
        if self.shown {
            eprintln!("\r{} reports", self.count);
        }
    }
}
