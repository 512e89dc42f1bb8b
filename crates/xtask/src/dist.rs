//! `cargo xtask dist`: everything that is shipped.

use crate::{files, project, single_file, site, size, wasm};
use anyhow::Result;

/// Builds all artefacts into `dist/`.
pub(crate) fn run() -> Result<()> {
    let page = wasm::build()?;
    let dist = project::root().join("dist");
    site::write(&page, &dist.join("site"))?;
    single_file::write(&page, &dist.join("foco.html"))?;
    let sums = dist.join("SHA256SUMS");
    let _ = std::fs::remove_file(&sums);
    let mut lines = String::new();
    for path in size::all_files(&dist)? {
        let name = path.strip_prefix(&dist)?.display().to_string();
        lines += &format!("{}  {name}\n", files::sha256(&files::read(&path)?));
    }
    files::write(&sums, lines.as_bytes())?;
    size::table(&dist)
}
