//! How many instructions the analysis takes: a figure that is the same however busy the machine is.

use crate::{files, project};
use anyhow::{Context, Result, ensure};
use serde_json::json;
use std::path::Path;

/// The most for a byte of the bundled cases, which are short and full of values: a fifth above what was measured.
const MOST: f64 = 2800.0;

/// Counts them with Valgrind, if it is here, and fails if they are many more than they were.
pub(crate) fn check(foco: &Path, cases: &[String]) -> Result<()> {
    if !project::is_on_path("valgrind") {
        println!("instructions: NOT COUNTED: valgrind is not here");
        return Ok(());
    }
    let size: usize = cases.iter().map(String::len).sum();
    let nothing = count(foco, &[String::new()])?;
    let each = (count(foco, cases)? - nothing) / size as f64;
    println!("foco analyze --no-tagger: {each:.0} instructions a byte of the bundled cases (at most {MOST})");
    println!("  {:.0} million for one empty report, start-up included", nothing / 1e6);
    ensure!(each <= MOST, "the analysis takes many more instructions than it did");
    Ok(())
}

fn count(foco: &Path, texts: &[String]) -> Result<f64> {
    let lines: String = texts.iter().map(|text| json!({ "id": "", "text": text }).to_string() + "\n").collect();
    let file = project::target().join("bench/counted.jsonl");
    files::write(&file, lines.as_bytes())?;
    let mut valgrind = project::command("valgrind");
    valgrind.args(["--tool=callgrind", "--callgrind-out-file=/dev/null"]).arg(foco);
    let output = valgrind.args(["analyze", "--format", "jsonl", "--no-tagger", "--jobs", "1"]).arg(&file).output()?;
    ensure!(output.status.success(), "valgrind failed");
    let report = String::from_utf8_lossy(&output.stderr);
    let collected = report.split("Collected :").nth(1).and_then(|rest| rest.split_whitespace().next());
    collected.and_then(|number| number.parse().ok()).context("valgrind counted nothing")
}
