//! What is published can be built again by anyone: the same bytes, whatever the folder.

use super::End;
use crate::{dist, files, project, wasm};
use anyhow::{Context, Result, ensure};
use std::path::Path;

/// Builds the page here and in a copy of the tree elsewhere, and compares every artefact.
pub(super) fn two_builds_in_different_folders_give_the_same_bytes() -> Result<End> {
    let elsewhere = std::env::temp_dir().join(format!("foco-repro-{}", std::process::id()));
    let compared = compare(&elsewhere);
    let _ = std::fs::remove_dir_all(&elsewhere);
    compared.map(|()| End::Passed)
}

fn compare(elsewhere: &Path) -> Result<()> {
    let tree = elsewhere.join("a/deeper/folder");
    copy_tree(&tree)?;
    let here = wasm::build()?;
    let there = wasm::build_in(&tree, &elsewhere.join("built"))?;
    for folder in [project::root(), elsewhere.to_owned(), wasm::cargo_home()] {
        let name = folder.display().to_string();
        let told = there.wasm.windows(name.len()).any(|w| w == name.as_bytes());
        ensure!(!told, "the module names a folder of this machine: {name}");
    }
    let sums = |page, name: &str| -> Result<String> {
        dist::write(page, &elsewhere.join(name))?;
        files::read_text(&elsewhere.join(name).join("SHA256SUMS"))
    };
    let (first, second) = (sums(&here, "first")?, sums(&there, "second")?);
    ensure!(first == second, "the builds differ:\n{first}\n{second}");
    println!("{} files are the same in both builds", first.lines().count());
    Ok(())
}

/// Copies what belongs to the project, also what is not committed yet.
fn copy_tree(to: &Path) -> Result<()> {
    let listed =
        project::command("git").args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"]).output()?;
    ensure!(listed.status.success(), "git cannot list the tree");
    for name in String::from_utf8_lossy(&listed.stdout).split('\0').filter(|n| !n.is_empty()) {
        let from = project::root().join(name);
        if from.is_file() {
            files::write(&to.join(name), &files::read(&from)?).with_context(|| format!("copying {name}"))?;
        }
    }
    Ok(())
}
