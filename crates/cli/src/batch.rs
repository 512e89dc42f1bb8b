//! Many reports, one a line: as many as have come are read side by side, and answered in order.

use crate::args::Request;
use crate::compact::Compact;
use crate::json;
use crate::lines::Lines;
use serde::Serialize;
use serde_json::Value;
use std::io::{self, IsTerminal, Read, Write};
use std::ops::Range;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

/// Answers every line of `input`; whether all could be read.
///
/// # Errors
/// If `input` cannot be read or standard output not be written.
pub(crate) fn run(request: &Request, input: impl Read) -> io::Result<bool> {
    let mut out = Compact::new(io::stdout().lock());
    let mut progress = Progress::new();
    let mut all_well = true;
    let mut lines = Lines::of(input);
    while let Some(some) = lines.next_some()? {
        let some: Vec<&[u8]> = some.split(|byte| *byte == b'\n').filter(|line| !is_blank(line)).collect();
        match request.jobs.min(some.len()) {
            0 | 1 => {
                for line in &some {
                    all_well &= answer(request, line, &mut out)?;
                }
            }
            jobs => all_well &= side_by_side(request, &some, jobs, &mut out)?,
        }
        // Whoever sends one line and waits gets its answer.
        out.finish()?;
        progress.step(some.len());
    }
    progress.done();
    Ok(all_well)
}

fn is_blank(line: &[u8]) -> bool {
    line.iter().all(u8::is_ascii_whitespace)
}

/// An answer that waits for its turn: which line it is of, and where the thread that made it has it.
struct Waiting {
    nth: usize,
    at: Range<usize>,
    well: bool,
}

/// Answers some lines in order; each of the threads takes the next line as soon as it has answered one.
fn side_by_side<W: Write>(request: &Request, lines: &[&[u8]], jobs: usize, out: &mut Compact<W>) -> io::Result<bool> {
    let next = AtomicUsize::new(0);
    let work = || {
        let mut own = Compact::new(Vec::new());
        let mut waiting = Vec::new();
        loop {
            let nth = next.fetch_add(1, Ordering::Relaxed);
            let Some(line) = lines.get(nth) else { return io::Result::Ok((own.into_inner()?, waiting)) };
            let start = own.written();
            let well = answer(request, line, &mut own)?;
            waiting.push(Waiting { nth, at: start..own.written(), well });
        }
    };
    let made = thread::scope(|scope| {
        let others: Vec<_> = (1..jobs).map(|_| scope.spawn(work)).collect();
        let mut made = vec![work()?];
        for other in others {
            // A panic is a mistake of ours, wherever it happens.
            made.push(other.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))?);
        }
        io::Result::Ok(made)
    })?;
    let mut all: Vec<_> = made.iter().flat_map(|(own, waiting)| waiting.iter().map(move |of| (of, own))).collect();
    all.sort_unstable_by_key(|(of, _)| of.nth);
    for (of, own) in &all {
        out.write_all(&own[of.at.clone()])?;
    }
    Ok(all.iter().all(|(of, _)| of.well))
}

#[derive(Serialize)]
struct Answer<'a> {
    id: &'a Value,
    #[serde(skip_serializing_if = "Option::is_none")]
    analysis: Option<foco::Analysis>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<String>,
}

/// Answers a line; whether it could be read.
fn answer<W: Write>(request: &Request, line: &[u8], out: &mut Compact<W>) -> io::Result<bool> {
    let well = match json::read(line, request.lexicon, &request.options) {
        Ok(read) => {
            let tagger = request.tagger.as_ref();
            let analysis = foco::analyse_with(&read.text, request.lexicon, tagger, &read.options);
            let analysis = Some(analysis.in_offsets(&read.text, request.offsets));
            Answer { id: &read.id, analysis, error: None }.serialize(&mut *out)?;
            true
        }
        Err(bad) => {
            Answer { id: &bad.id, analysis: None, error: Some(bad.error) }.serialize(&mut *out)?;
            false
        }
    };
    out.end_line();
    Ok(well)
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

    fn step(&mut self, reports: usize) {
        self.count += reports as u64;
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
