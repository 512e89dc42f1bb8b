//! What the working tree reads otherwise than the last commit.

use crate::project;
use anyhow::{Context, Result};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Stdio;

/// Changes printed of each kind; the rest is counted.
const MOST_LINES: usize = 40;

/// Prints which mentions, cues and scores change. The last commit is built beside the working tree once and its
/// answers are kept under `target/`, so that the working tree is never touched.
pub(crate) fn print() -> Result<()> {
    let reports = reports()?;
    let commit = output(project::command("git").args(["rev-parse", "HEAD"])).unwrap_or_default();
    if commit.is_empty() {
        println!("changes: not compared, because this is no git checkout");
        return Ok(());
    }
    let folder = project::target().join("check-lexicon");
    std::fs::create_dir_all(&folder)?;
    let kept = folder.join(format!("{}-{}.jsonl", &commit[..12.min(commit.len())], reports.name));
    if !kept.is_file() {
        println!("building the last commit and reading the reports with it, once (some minutes) …");
        let answers = analyse(&build_commit(&folder)?, &reports.lines)?;
        std::fs::write(&kept, answers)?;
    }
    project::run(project::cargo().args(["build", "--release", "--quiet", "--package", "foco-cli"]))?;
    let now = analyse(&project::target().join("release/foco"), &reports.lines)?;
    let before = std::fs::read_to_string(&kept)?;
    println!("compared with the last commit on {}:", reports.what);
    tell("mentions", &differences(&before, &now, &reports.texts, mentions));
    tell("cues", &differences(&before, &now, &reports.texts, cues));
    tell("scores", &differences(&before, &now, &reports.texts, scores));
    Ok(())
}

struct Reports {
    name: &'static str,
    what: &'static str,
    lines: String,
    texts: BTreeMap<String, Vec<char>>,
}

/// The annotated reports (../shared), which are no part of the project, or the cases that come with the page.
fn reports() -> Result<Reports> {
    let shared = project::root().join("../shared/corpora");
    let mut texts = BTreeMap::new();
    for file in ["measurements.dev.jsonl", "spaccc.train.jsonl"] {
        for line in std::fs::read_to_string(shared.join(file)).unwrap_or_default().lines() {
            let report: Value = serde_json::from_str(line)?;
            if let (Some(id), Some(text)) = (report["id"].as_str(), report["text"].as_str()) {
                texts.insert(id.to_owned(), text.to_owned());
            }
        }
    }
    let (name, what) = if texts.is_empty() {
        for entry in std::fs::read_dir(project::root().join("web/cases"))?.flatten() {
            texts.insert(entry.file_name().to_string_lossy().into_owned(), std::fs::read_to_string(entry.path())?);
        }
        ("cases", "the cases of the page (the annotated reports are not here)")
    } else {
        ("reports", "the annotated reports")
    };
    let lines = texts.iter().map(|(id, text)| format!("{}\n", json!({"id": id, "text": text}))).collect();
    let texts = texts.into_iter().map(|(id, text)| (id, text.chars().collect())).collect();
    Ok(Reports { name, what, lines, texts })
}

/// Builds the command of the last commit in a second checkout.
fn build_commit(folder: &Path) -> Result<PathBuf> {
    let tree = folder.join("tree");
    let remove = || {
        // Nothing to remove the first time.
        let _ = output(project::command("git").args(["worktree", "remove", "--force"]).arg(&tree));
    };
    remove();
    let mut add = project::command("git");
    project::run(add.args(["worktree", "add", "--quiet", "--detach", "--force"]).arg(&tree).arg("HEAD"))?;
    // What the commit and the working tree both depend on is built once.
    let mut build = project::cargo();
    build.current_dir(&tree).env("CARGO_TARGET_DIR", project::target());
    let built = project::run(build.args(["build", "--release", "--quiet", "--package", "foco-cli"]));
    remove();
    built?;
    let foco = folder.join("foco");
    std::fs::copy(project::target().join("release/foco"), &foco)?;
    Ok(foco)
}

fn output(command: &mut std::process::Command) -> Option<String> {
    let done = command.stderr(Stdio::null()).output().ok()?;
    done.status.success().then(|| String::from_utf8_lossy(&done.stdout).trim().to_owned())
}

fn analyse(foco: &Path, lines: &str) -> Result<String> {
    let mut command = project::command(foco);
    command.args(["analyze", "--format", "jsonl", "--offsets", "codepoint"]);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().context("foco does not start")?;
    let mut input = child.stdin.take().context("foco has no input")?;
    let lines = lines.to_owned();
    let writer = std::thread::spawn(move || input.write_all(lines.as_bytes()));
    let done = child.wait_with_output()?;
    writer.join().map_err(|_| anyhow::anyhow!("the reports could not be handed over"))??;
    Ok(String::from_utf8_lossy(&done.stdout).into_owned())
}

type Picture = fn(&Value, &[char]) -> BTreeSet<String>;

/// What a report says before and no longer (`-`), and now for the first time (`+`), counted over all reports.
fn differences(
    before: &str,
    now: &str,
    texts: &BTreeMap<String, Vec<char>>,
    picture: Picture,
) -> BTreeMap<String, usize> {
    let mut changes = BTreeMap::new();
    for (before, now) in before.lines().zip(now.lines()) {
        let read = |line: &str| -> (String, BTreeSet<String>) {
            let answer: Value = serde_json::from_str(line).unwrap_or_default();
            let id = answer["id"].as_str().unwrap_or_default().to_owned();
            let said = picture(&answer["analysis"], texts.get(&id).map_or(&[], Vec::as_slice));
            (id, said)
        };
        let ((_, before), (_, now)) = (read(before), read(now));
        for (mark, only) in [("-", before.difference(&now)), ("+", now.difference(&before))] {
            for said in only {
                // Places differ from report to report; what is said is counted.
                let what = said.split_once('\t').map_or(said.as_str(), |(_, what)| what);
                *changes.entry(format!("{mark} {what}")).or_insert(0) += 1;
            }
        }
    }
    changes
}

fn mentions(analysis: &Value, text: &[char]) -> BTreeSet<String> {
    let list = analysis["mentions"].as_array().into_iter().flatten();
    let line = |m: &Value| {
        let (words, concept) = (words(m, text), m["concept"]["id"].as_str().unwrap_or("-"));
        let said = m["assertion"]["presence"].as_str().filter(|said| *said != "present");
        let said = said.map(|said| format!(", {said}")).unwrap_or_default();
        format!("{}\t{} «{words}» {concept}{said}", m["start"], m["kind"].as_str().unwrap_or(""))
    };
    list.map(line).collect()
}

fn cues(analysis: &Value, text: &[char]) -> BTreeSet<String> {
    let list = analysis["cues"].as_array().into_iter().flatten();
    list.map(|c| format!("{}\t{} «{}»", c["start"], c["kind"].as_str().unwrap_or(""), words(c, text))).collect()
}

/// The words of something that has a start and an end.
fn words(of: &Value, text: &[char]) -> String {
    let place = |key: &str| of[key].as_u64().unwrap_or(0) as usize;
    let words: String = text.get(place("start")..place("end")).unwrap_or(&[]).iter().collect();
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn scores(analysis: &Value, _: &[char]) -> BTreeSet<String> {
    let list = analysis["scores"].as_array().into_iter().flatten();
    list.map(|s| format!("{} ({}): {} to {}", s["id"], s["window"], s["observed_min"], s["contextual"])).collect()
}

fn tell(what: &str, changes: &BTreeMap<String, usize>) {
    println!("{what}: {}", if changes.is_empty() { "no change" } else { "changed" });
    let mut lines: Vec<_> = changes.iter().collect();
    lines.sort_by_key(|(line, count)| (std::cmp::Reverse(**count), *line));
    for (line, count) in lines.iter().take(MOST_LINES) {
        println!("  {line}  × {count}");
    }
    if lines.len() > MOST_LINES {
        println!("  … and {} more", lines.len() - MOST_LINES);
    }
}
