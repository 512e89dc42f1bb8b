//! `foco analyze`.

use crate::args::{Format, Request};
use crate::{batch, report};
use std::io::{self, Read, Write};
use std::path::Path;

pub(crate) fn run(request: &Request) -> io::Result<bool> {
    match (&request.file, request.format) {
        (Some(file), Format::Jsonl) if file != Path::new("-") => batch::run(request, std::fs::File::open(file)?),
        (_, Format::Jsonl) => batch::run(request, io::stdin().lock()),
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
