//! `cargo xtask test`: every part of the tests, each with a closing line.

mod parts;
mod repro;

use anyhow::{Result, bail};
use lexopt::prelude::*;
use std::time::Instant;

/// What to run.
pub(crate) struct Options {
    quick: bool,
    only: Vec<String>,
}

impl Options {
    pub(crate) fn parse(args: &mut lexopt::Parser) -> Result<Options> {
        let mut options = Options { quick: false, only: Vec::new() };
        while let Some(arg) = args.next()? {
            match arg {
                Long("quick") => options.quick = true,
                Value(part) => options.only.push(part.string()?),
                other => return Err(other.unexpected().into()),
            }
        }
        if let Some(unknown) = options.only.iter().find(|o| !parts::ALL.iter().any(|p| p.name == o.as_str())) {
            let names: Vec<&str> = parts::ALL.iter().map(|p| p.name).collect();
            bail!("no part {unknown:?}; there are {}", names.join(", "));
        }
        Ok(options)
    }
}

/// How a part ended.
pub(crate) enum End {
    /// All well.
    Passed,
    /// Not run, and why: said loudly, never in silence.
    Skipped(String),
}

/// Runs the parts in order. A part that fails does not stop the others.
pub(crate) fn run(options: &Options) -> Result<bool> {
    let mut lines = Vec::new();
    let mut all_well = true;
    let chosen = parts::ALL.iter().filter(|p| match options.only.as_slice() {
        [] => !options.quick || p.quick,
        only => only.iter().any(|o| o == p.name),
    });
    for part in chosen {
        println!("\n=== {}: {}", part.name, part.about);
        let started = Instant::now();
        let ended = (part.run)();
        let seconds = started.elapsed().as_secs_f64();
        let line = match ended {
            Ok(End::Passed) => format!("ok       {:<10} {seconds:>7.1} s", part.name),
            Ok(End::Skipped(why)) => format!("SKIPPED  {:<10} {seconds:>7.1} s  {why}", part.name),
            Err(error) => {
                all_well = false;
                format!("FAILED   {:<10} {seconds:>7.1} s  {error:#}", part.name)
            }
        };
        println!("{line}");
        lines.push(line);
    }
    println!("\n=== summary\n{}", lines.join("\n"));
    println!("{}", if all_well { "all parts passed" } else { "some parts FAILED" });
    Ok(all_well)
}

/// Makes pictures of the page's main states, to be looked at.
pub(crate) fn screenshots(args: &mut lexopt::Parser) -> Result<()> {
    let mut node = crate::project::command("node");
    node.arg("screenshots.mjs").current_dir(parts::with_browsers()?);
    while let Some(arg) = args.next()? {
        match arg {
            Value(width) => _ = node.arg(width),
            other => return Err(other.unexpected().into()),
        }
    }
    crate::project::run(&mut node)
}
