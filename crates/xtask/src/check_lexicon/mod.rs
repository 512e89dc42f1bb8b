//! `cargo xtask check-lexicon`: what a change of the data files says and does.

mod change;
mod lint;

use crate::project;
use anyhow::{Context, Result, ensure};

/// Lints every data file, runs the tests inside them, and prints what changes on reports.
pub(crate) fn run() -> Result<()> {
    let data = project::root().join("crates/lexicon/data/es");
    let findings = lint::lint(&data)?;
    for finding in &findings {
        println!("{finding}");
    }
    ensure!(findings.is_empty(), "{} findings in the data files", findings.len());
    println!("data files: well formed");

    // The build script checks what the lint cannot; the tests hold the marked sentences.
    println!("running the sentences in them (the first time some minutes, because everything is built) …");
    let tests =
        [("foco-lexicon", "terms"), ("foco-lexicon", "codes"), ("foco-extract", "data"), ("foco-extract", "assertion")];
    for (package, test) in tests {
        // In the profile of the command below, so that nothing is built twice.
        let mut cargo = project::cargo();
        cargo.args(["test", "--release", "--quiet", "--package", package, "--test", test]);
        // Who edits data needs no way through the code.
        let told = project::run(cargo.env("RUST_BACKTRACE", "0"));
        told.context("a sentence reads otherwise than it is marked: see above, then mend the sentence or the data")?;
    }
    println!("sentences in the data files: as marked");
    change::print()
}
