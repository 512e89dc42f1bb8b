//! The page's dependencies with their licences, as the page shows them: `web/licences.txt`.

use crate::{files, project};
use anyhow::{Context, Result, ensure};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

const PAGE: &str = "foco-web";

/// Where the list is kept.
pub(crate) fn path() -> PathBuf {
    project::root().join("web/licences.txt")
}

/// Writes the list.
pub(crate) fn run() -> Result<()> {
    files::write(&path(), made()?.as_bytes())
}

/// The list: `name version licence`, one crate a line. Only what ends up in the page; what builds it is not shipped.
pub(crate) fn made() -> Result<String> {
    let arguments = ["metadata", "--format-version", "1", "--locked", "--filter-platform", "wasm32-unknown-unknown"];
    let out = project::cargo().args(arguments).output()?;
    ensure!(out.status.success(), "cargo metadata failed: {}", String::from_utf8_lossy(&out.stderr));
    let metadata: Value = serde_json::from_slice(&out.stdout)?;
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let packages: BTreeMap<String, Value> =
        list(&metadata["packages"]).into_iter().map(|p| (text(&p["id"]), p)).collect();
    let makes_code = |id: &str| {
        let targets = packages.get(id).map(|p| list(&p["targets"])).unwrap_or_default();
        !targets.iter().any(|t| list(&t["kind"]).iter().any(|k| k == "proc-macro"))
    };
    let needs: BTreeMap<String, Vec<String>> = list(&metadata["resolve"]["nodes"])
        .iter()
        .map(|node| {
            let normal =
                list(&node["deps"]).into_iter().filter(|d| list(&d["dep_kinds"]).iter().any(|k| k["kind"].is_null()));
            (text(&node["id"]), normal.map(|d| text(&d["pkg"])).collect())
        })
        .collect();
    let page = packages.iter().find(|(_, p)| p["name"] == PAGE).context("the page is not in the metadata")?.0.clone();
    let (mut open, mut reached) = (vec![page], BTreeSet::new());
    while let Some(id) = open.pop() {
        if makes_code(&id) && reached.insert(id.clone()) {
            open.extend(needs.get(&id).into_iter().flatten().cloned());
        }
    }
    let lines: BTreeSet<String> = reached
        .iter()
        .filter_map(|id| packages.get(id))
        .filter(|p| !p["source"].is_null())
        .map(|p| format!("{} {} {}\n", text(&p["name"]), text(&p["version"]), text(&p["license"]).replace('/', " OR ")))
        .collect();
    Ok(format!(
        "# What the page is built from: crate, version, licence. Written by `cargo xtask licences`.\n{}",
        lines.into_iter().collect::<String>()
    ))
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_committed_list_is_current() {
        let committed = std::fs::read_to_string(super::path()).unwrap_or_default();
        assert_eq!(committed, super::made().unwrap(), "run `cargo xtask licences`");
        assert!(committed.contains("\nyew ") && !committed.contains("\nxtask "));
    }
}
