//! `cargo xtask dist`: everything that is shipped.

use crate::site::{self, Offline};
use crate::wasm::{self, Page};
use crate::{embed, files, project, single_file, size};
use anyhow::Result;
use std::path::Path;

/// Builds all artefacts into `dist/`.
pub(crate) fn run() -> Result<()> {
    let dist = project::root().join("dist");
    write(&wasm::build()?, &dist)?;
    size::table(&dist)
}

/// Writes all artefacts and the list of their hashes.
pub(crate) fn write(page: &Page, dist: &Path) -> Result<()> {
    site::write(page, Offline::Kept, &dist.join("site"))?;
    single_file::write(page, Some("boot/memory.js"), &[site::TRUNK], &dist.join("foco.html"))?;
    embed::write(page, &dist.join("embed"))?;
    let sums = dist.join("SHA256SUMS");
    let _ = std::fs::remove_file(&sums);
    let mut lines = String::new();
    for path in size::all_files(dist)? {
        let name = path.strip_prefix(dist)?.display().to_string();
        lines += &format!("{}  {name}\n", files::sha256(&files::read(&path)?));
    }
    files::write(&sums, lines.as_bytes())
}
