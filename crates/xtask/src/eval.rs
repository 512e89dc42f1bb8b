//! `cargo xtask eval`: what the reading reaches on annotated reports, and whether it keeps its floors.

use crate::{project, train};
use anyhow::{Context, Result, ensure};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// `tests/floors.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Floors {
    evaluation: Vec<Evaluation>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Evaluation {
    task: String,
    reports: String,
    floors: BTreeMap<String, f64>,
    /// The shipped model has learned from these reports: measured is one that is made alike without them.
    #[serde(default)]
    learned: bool,
}

/// The folder of annotated reports, which are no part of the project.
fn shared() -> PathBuf {
    project::root().join("../shared")
}

/// Why nothing can be measured here, if so.
pub(crate) fn missing() -> Option<&'static str> {
    if !shared().join("eval/score.py").is_file() {
        Some("the annotated reports (../shared) are not here")
    } else if !project::is_on_path("python3") {
        Some("python3, which the scorer needs, is not here")
    } else {
        None
    }
}

/// Builds the command, scores every evaluation, fails after all of them if one is short.
pub(crate) fn run() -> Result<()> {
    if let Some(why) = missing() {
        println!("NOT MEASURED: {why}");
        return Ok(());
    }
    project::run(project::cargo().args(["build", "--release", "--quiet", "--package", "foco-cli"]))?;
    let foco = project::target().join("release/foco");
    let file = std::fs::read_to_string(project::root().join("tests/floors.toml"))?;
    let floors: Floors = toml::from_str(&file).context("tests/floors.toml")?;
    let mut short = Vec::new();
    for evaluation in &floors.evaluation {
        println!("\n--- {} on {}", evaluation.task, evaluation.reports);
        let mut score = project::command("python3");
        score.arg(shared().join("eval/score.py")).arg(&evaluation.task);
        score.arg(shared().join("corpora").join(&evaluation.reports)).arg("--foco").arg(&foco);
        if evaluation.learned {
            let model = train::held_out(&shared().join("corpora"))?;
            score.arg(format!("--args=--model {}", model.display()));
        }
        for (key, floor) in &evaluation.floors {
            score.arg("--min").arg(format!("{key}={floor}"));
        }
        if project::run(&mut score).is_err() {
            short.push(evaluation.task.as_str());
        }
    }
    ensure!(short.is_empty(), "under the floors of tests/floors.toml: {}", short.join(", "));
    Ok(())
}
