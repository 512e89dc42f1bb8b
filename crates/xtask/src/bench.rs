//! `cargo xtask bench`: how fast the analysis is, natively and in WebAssembly, compared within one run.

use crate::{files, instructions, project, wasm};
use anyhow::{Context, Result};
use serde_json::{Value, json};
use std::io::Write;
use std::process::{Command, Stdio};
use std::time::Instant;

/// The bundled cases are repeated up to so many bytes.
const ENOUGH: usize = 500_000;

pub(crate) fn run() -> Result<()> {
    let (texts, from) = texts()?;
    let size: usize = texts.iter().map(String::len).sum();
    println!("{} reports, {:.2} MB, {from}", texts.len(), size as f64 / 1e6);

    println!("\nbuilding the command and the analysis alone (release)");
    let packages = ["--package", "foco-cli", "--package", "foco-bench"];
    project::run(project::cargo().args(["build", "--release", "--quiet"]).args(packages))?;
    let lines: String = texts.iter().map(|text| json!({ "id": "", "text": text }).to_string() + "\n").collect();
    for how in [&["--jobs", "1"][..], &["--jobs", "1", "--no-tagger"], &[]] {
        let mut command = project::command(project::target().join("release/foco"));
        command.args(["analyze", "--format", "jsonl"]).args(how);
        let seconds = (0..3).map(|_| timed(&mut command, &lines)).collect::<Result<Vec<f64>>>()?;
        let seconds = seconds.into_iter().fold(f64::INFINITY, f64::min);
        println!("foco analyze {}: {:.2} MB/s, start-up included", how.join(" "), size as f64 / 1e6 / seconds);
    }
    instructions::check(&project::target().join("release/foco"), &bundled()?)?;

    let list = serde_json::to_string(&texts)?;
    let model = project::root().join("crates/tagger/model/es.bin");
    let mut bench = project::command(project::target().join("release/foco-bench"));
    bench.arg(&model);
    let native: Value = serde_json::from_str(&answer(&mut bench, &list)?)?;
    let number = |figures: &Value, key: &str| figures[key].as_f64().unwrap_or(f64::NAN);
    let rows = |figures: &Value| {
        for (name, how) in [("plain", "without the tagger"), ("tagged", "with the tagger")] {
            let [report, rate] = ["report_ms", "mb_s"].map(|key| number(&figures[name], key));
            println!("  {how}: {rate:.2} MB/s, {report:.3} ms a report (median)");
        }
        println!("  start-up {:.1} ms", number(figures, "start_ms"));
    };
    println!("analysis, native");
    rows(&native);
    println!("  10 MB take {:.2} times as long as 1 MB", number(&native, "growth"));
    if let Some(memory) = native["memory_mb"].as_f64() {
        println!("  peak memory {memory:.0} MB for a text of 1 MB, with the tagger (11 MB of reports included)");
    }

    if !project::is_on_path("node") {
        println!("analysis, WebAssembly: NOT MEASURED: node is not here");
        return Ok(());
    }
    let folder = project::target().join("bench");
    wasm::for_node("foco-bench", &folder)?;
    let reports = folder.join("reports.json");
    files::write(&reports, list.as_bytes())?;
    let mut node = project::command("node");
    node.arg(project::root().join("crates/bench/bench.cjs")).arg(folder.join("bench.js")).arg(&reports);
    node.arg(&model);
    let figures: Value = serde_json::from_str(&answer(&mut node, "")?)?;
    println!("analysis, WebAssembly");
    rows(&figures);
    let share = |name: &str| number(&figures[name], "mb_s") / number(&native[name], "mb_s");
    println!("  {:.2} of native without the tagger, {:.2} with it", share("plain"), share("tagged"));
    println!("  compiling the module before that {:.1} ms", number(&figures, "compile_ms"));
    Ok(())
}

/// The annotated reports if they are beside the project, else the bundled cases over and over.
fn texts() -> Result<(Vec<String>, &'static str)> {
    let corpus = project::root().join("../shared/corpora/spaccc.train.jsonl");
    if let Ok(lines) = std::fs::read_to_string(corpus) {
        let text = |line: &str| serde_json::from_str::<Value>(line).ok()?["text"].as_str().map(str::to_owned);
        return Ok((lines.lines().filter_map(text).collect(), "the annotated reports (../shared)"));
    }
    let cases = bundled()?;
    let size: usize = cases.iter().map(String::len).sum();
    let times = ENOUGH / size.max(1) + 1;
    Ok(((0..times).flat_map(|_| cases.clone()).collect(), "the bundled cases, repeated"))
}

/// The texts of the bundled cases.
fn bundled() -> Result<Vec<String>> {
    let mut cases = Vec::new();
    for entry in std::fs::read_dir(project::root().join("web/cases"))? {
        let path = entry?.path();
        if path.extension().is_some_and(|e| e == "txt") {
            cases.push(std::fs::read_to_string(path)?);
        }
    }
    Ok(cases)
}

/// Seconds that a command takes to answer.
fn timed(command: &mut Command, input: &str) -> Result<f64> {
    let from = Instant::now();
    answer(command, input)?;
    Ok(from.elapsed().as_secs_f64())
}

/// What a command writes.
fn answer(command: &mut Command, input: &str) -> Result<String> {
    let name = command.get_program().to_string_lossy().into_owned();
    let failed = || format!("{name} failed");
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().with_context(failed)?;
    let mut stdin = child.stdin.take().with_context(failed)?;
    let output = std::thread::scope(|scope| {
        scope.spawn(move || stdin.write_all(input.as_bytes()));
        child.wait_with_output()
    })?;
    anyhow::ensure!(output.status.success(), failed());
    Ok(String::from_utf8(output.stdout)?)
}
