//! The command line.

use crate::words::Words;
use foco::{AssumptionId, Id, Lexicon, OffsetUnit, Options, Override, Tagger};
use foco_export::{Separator, Style};
use lexopt::prelude::*;
use std::num::NonZero;
use std::path::PathBuf;

/// The tagger's model that comes with the command.
const MODEL: &[u8] = include_bytes!("../../tagger/model/es.bin");

pub(crate) const HELP: &str = "\
Foco reads Spanish clinical case reports: what they say, where, and which sepsis scores follow.
For teaching and for analysing published, fictional or de-identified cases; not for deciding on patients.
Nothing is sent anywhere.

Usage:
  foco analyze [OPTIONS] FILE             one report (FILE - reads standard input)
  foco analyze --format jsonl [OPTIONS]   many: one JSON object a line on standard input, one a line out, in order
  foco export --format F [OPTIONS] FILE   one report as json, csv, text or markdown
  foco redact [OPTIONS] FILE              a report with its identifiers replaced (pseudonymised, not anonymous)
  foco score --format jsonl               scores from given values, one JSON object a line
  foco schema                             the JSON Schema of an analysis

Options of export, besides those of analyze:
  --format json|csv|text|markdown   csv: one row a finding and one row an input of a score
  --separator ,|;              of csv; `;` writes decimal commas, for spreadsheets set to Spanish
  --language es|en             of text and markdown (default: es)

Options of redact:
  --format text|jsonl          text: the new text, and what was found on standard error; jsonl: one object a line
  --shift-days N               move dates by N days (intervals stay) instead of replacing them by tokens

Options of analyze:
  --format text|json|jsonl     default: text in a terminal, json otherwise
  --offsets codepoint|utf16|utf8   what start and end count (default: codepoint)
  --set VARIABLE=VALUE[UNIT]   give a value: --set resp_rate=24/min --set altered_mentation=no (repeatable)
  --assume A2=on|off           switch an assumption (repeatable)
  --reject ID, --confirm ID    a finding is wrong, or right although doubted, by its id (repeatable)
  --choose ID                  of several values of an analyte, score this one (repeatable)
  --unit ID=UNIT               the number of a measurement is in this unit (repeatable)
  --decide SCORE               tell what would decide what is open, of this score or all (*) (repeatable)
  --lexicon FILE               use other packed lexicon data
  --no-tagger                  mentions from the lexicon alone: faster, finds less
  --model FILE                 use another model of the tagger
  --jobs N                     read as many lines of jsonl side by side (default: as there are processors)

A line of input: {\"id\": \"1\", \"text\": \"…\", \"options\": {\"assumptions\": {\"A2\": false},
  \"overrides\": [{\"analyte\": \"lactate\", \"value\": 18, \"unit\": \"mg/dL\"}], \"reject\": [\"m3\"],
  \"confirm\": [\"v7\"], \"choose\": [\"v2\"], \"units\": {\"v4\": \"mg/dL\"}, \"decide\": [\"*\"]}}
A line that cannot be read is answered with {\"id\", \"error\"}, and the rest goes on.

Exit status: 0 all well; 1 at least one line or file could not be read; 2 wrong use of the command.
";

/// What is asked for.
pub(crate) enum Command {
    Help,
    Version,
    Schema,
    Score,
    Redact(RedactRequest),
    Analyze(Box<Request>),
}

/// Identifiers to be replaced.
pub(crate) struct RedactRequest {
    pub(crate) lines: bool,
    pub(crate) shift_days: Option<i32>,
    pub(crate) file: Option<PathBuf>,
}

/// How results are written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    Text,
    Json,
    Jsonl,
    Csv(Separator),
    Summary(Style),
}

/// An analysis asked for.
pub(crate) struct Request {
    pub(crate) format: Format,
    pub(crate) offsets: OffsetUnit,
    pub(crate) options: Options,
    pub(crate) lexicon: &'static Lexicon,
    pub(crate) tagger: Option<Tagger>,
    pub(crate) file: Option<PathBuf>,
    /// How many reports of a batch are read side by side.
    pub(crate) jobs: usize,
    /// Of what is written for people.
    pub(crate) words: Words,
}

pub(crate) fn parse(mut parser: lexopt::Parser) -> Result<Command, lexopt::Error> {
    match parser.next()? {
        None | Some(Long("help") | Short('h')) => Ok(Command::Help),
        Some(Long("version") | Short('V')) => Ok(Command::Version),
        Some(Value(command)) => match command.string()?.as_str() {
            "help" => Ok(Command::Help),
            "schema" => Ok(Command::Schema),
            "score" => score(&mut parser),
            "redact" => redact(&mut parser),
            "analyze" | "analyse" => analyze(&mut parser, false),
            "export" => analyze(&mut parser, true),
            other => Err(format!("unknown command {other:?}").into()),
        },
        Some(other) => Err(other.unexpected()),
    }
}

fn score(parser: &mut lexopt::Parser) -> Result<Command, lexopt::Error> {
    while let Some(arg) = parser.next()? {
        match arg {
            Long("help") => return Ok(Command::Help),
            Long("format") => match parser.value()?.string()?.as_str() {
                "jsonl" => {}
                other => return Err(format!("score reads and writes jsonl, not {other:?}").into()),
            },
            other => return Err(other.unexpected()),
        }
    }
    Ok(Command::Score)
}

fn redact(parser: &mut lexopt::Parser) -> Result<Command, lexopt::Error> {
    let mut request = RedactRequest { lines: false, shift_days: None, file: None };
    let mut format = None;
    while let Some(arg) = parser.next()? {
        match arg {
            Long("help") | Short('h') => return Ok(Command::Help),
            Long("format") => format = Some(parser.value()?.string()?),
            Long("shift-days") => request.shift_days = Some(parser.value()?.parse()?),
            Value(file) if request.file.is_none() => request.file = Some(file.into()),
            other => return Err(other.unexpected()),
        }
    }
    request.lines = match format.as_deref() {
        None => request.file.is_none(),
        Some("jsonl") => true,
        Some("text") => false,
        Some(other) => return Err(format!("unknown format {other:?}: text or jsonl").into()),
    };
    if !request.lines && request.file.is_none() {
        return Err("which file? (`-` reads standard input; --format jsonl reads many reports)".into());
    }
    Ok(Command::Redact(request))
}

fn analyze(parser: &mut lexopt::Parser, export: bool) -> Result<Command, lexopt::Error> {
    let mut format = None;
    let mut separator = Separator::Comma;
    let mut request = Request {
        format: Format::Json,
        offsets: OffsetUnit::Codepoint,
        options: Options::default(),
        lexicon: Lexicon::spanish(),
        tagger: None,
        jobs: std::thread::available_parallelism().map_or(1, NonZero::get),
        file: None,
        words: Words::of("es").ok_or("no Spanish words")?,
    };
    let mut set = Vec::new();
    let mut tagged = true;
    while let Some(arg) = parser.next()? {
        match arg {
            Long("help") | Short('h') => return Ok(Command::Help),
            Long("format") => {
                format = Some(match (export, parser.value()?.string()?.as_str()) {
                    (false, "text") => Format::Text,
                    (false, "jsonl") => Format::Jsonl,
                    (_, "json") => Format::Json,
                    (true, "csv") => Format::Csv(separator),
                    (true, "text") => Format::Summary(Style::Text),
                    (true, "markdown") => Format::Summary(Style::Markdown),
                    (true, other) => {
                        return Err(format!("unknown format {other:?}: json, csv, text or markdown").into());
                    }
                    (false, other) => return Err(format!("unknown format {other:?}: text, json or jsonl").into()),
                });
            }
            Long("separator") if export => {
                separator = match parser.value()?.string()?.as_str() {
                    "," => Separator::Comma,
                    ";" => Separator::Semicolon,
                    other => return Err(format!("unknown separator {other:?}: `,` or `;`").into()),
                };
            }
            Long("language") if export => {
                let tag = parser.value()?.string()?;
                request.words = Words::of(&tag).ok_or_else(|| format!("unknown language {tag:?}: es or en"))?;
            }
            Long("offsets") => {
                request.offsets = match parser.value()?.string()?.as_str() {
                    "utf8" => OffsetUnit::Utf8,
                    "utf16" => OffsetUnit::Utf16,
                    "codepoint" => OffsetUnit::Codepoint,
                    other => return Err(format!("unknown offsets {other:?}: codepoint, utf16 or utf8").into()),
                };
            }
            Long("set") => set.push(parser.value()?.string()?),
            Long("assume") => request.options.assumptions.push(assumption(&parser.value()?.string()?)?),
            Long("reject") => request.options.reject.push(id(&parser.value()?.string()?)?),
            Long("confirm") => request.options.confirm.push(id(&parser.value()?.string()?)?),
            Long("choose") => request.options.choose.push(id(&parser.value()?.string()?)?),
            Long("unit") => {
                let given = parser.value()?.string()?;
                let (of, unit) = given.split_once('=').ok_or_else(|| format!("{given:?} is no ID=UNIT"))?;
                request.options.units.push((id(of)?, unit.to_owned()));
            }
            Long("decide") => request.options.decide.push(parser.value()?.string()?),
            Long("lexicon") => request.lexicon = lexicon(&PathBuf::from(parser.value()?))?,
            Long("no-tagger") => tagged = false,
            Long("jobs") => request.jobs = parser.value()?.parse::<NonZero<usize>>()?.get(),
            Long("model") => request.tagger = Some(model(&PathBuf::from(parser.value()?))?),
            Value(file) if request.file.is_none() => request.file = Some(file.into()),
            other => return Err(other.unexpected()),
        }
    }
    request.tagger = match request.tagger.take() {
        _ if !tagged => None,
        None => Some(Tagger::from_bytes(MODEL).map_err(|e| e.to_string())?),
        given => given,
    };
    for given in set {
        request.options.overrides.push(override_of(request.lexicon, &given)?);
    }
    if export {
        request.options.inputs = true;
        request.format = match format {
            Some(Format::Csv(_)) => Format::Csv(separator),
            Some(format) => format,
            None => return Err("which format? --format json, csv, text or markdown".into()),
        };
        if request.file.is_none() {
            return Err("which file? (`-` reads standard input)".into());
        }
        return Ok(Command::Analyze(Box::new(request)));
    }
    let default = if crate::is_watched() { Format::Text } else { Format::Json };
    request.format = format.unwrap_or(if request.file.is_none() { Format::Jsonl } else { default });
    if request.format != Format::Jsonl && request.file.is_none() {
        return Err("which file? (`-` reads standard input; --format jsonl reads many reports)".into());
    }
    Ok(Command::Analyze(Box::new(request)))
}

fn id(given: &str) -> Result<Id, lexopt::Error> {
    Id::parse(given).ok_or_else(|| format!("{given:?} is no id of a finding (such as m3)").into())
}

fn assumption(given: &str) -> Result<(AssumptionId, bool), lexopt::Error> {
    let read = given.split_once('=').and_then(|(id, state)| {
        let on = match state {
            "on" | "true" => true,
            "off" | "false" => false,
            _ => return None,
        };
        Some((AssumptionId::parse(id)?, on))
    });
    read.ok_or_else(|| format!("{given:?} is no switch of an assumption (such as A2=off)").into())
}

fn override_of(lexicon: &Lexicon, given: &str) -> Result<Override, lexopt::Error> {
    let (variable, value) = given.split_once('=').ok_or_else(|| format!("{given:?} is no VARIABLE=VALUE"))?;
    let digits = value.find(|c: char| !(c.is_ascii_digit() || ".,-".contains(c)));
    let (number, unit) = match digits {
        Some(at) if at > 0 => value.split_at(at),
        _ => (value, ""),
    };
    Override::parse(lexicon, variable, number, unit.trim()).map_err(|e| e.to_string().into())
}

fn lexicon(file: &std::path::Path) -> Result<&'static Lexicon, lexopt::Error> {
    let bytes = std::fs::read(file).map_err(|e| format!("{}: {e}", file.display()))?;
    // Read once and used to the end of the process.
    let lexicon = Lexicon::from_packed(bytes.leak()).map_err(|e| format!("{}: {e}", file.display()))?;
    Ok(Box::leak(Box::new(lexicon)))
}

fn model(file: &std::path::Path) -> Result<Tagger, lexopt::Error> {
    let bytes = std::fs::read(file).map_err(|e| format!("{}: {e}", file.display()))?;
    Tagger::from_bytes(&bytes).map_err(|e| format!("{}: {e}", file.display()).into())
}
