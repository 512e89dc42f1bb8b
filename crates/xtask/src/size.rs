//! What the page weighs.

use anyhow::Result;
use std::path::{Path, PathBuf};

/// Largest `foco.html`, in bytes (docs/ARCHITECTURE budgets).
const MOST_SINGLE: usize = 2_000_000;
/// Largest `site/` over the wire, in bytes of brotli. The goal is 1.2 MB: the trained model (508 kB, fetched after the
/// page) and the lexicon of 37,000 forms went beyond it, and what they read is worth more than the bytes.
const MOST_SITE: usize = 1_400_000;

/// Prints the table; fails if an artefact is over its budget.
pub(crate) fn table(dist: &Path) -> Result<()> {
    println!("{:<34} {:>10} {:>10}", "artefact", "bytes", "brotli");
    let mut site = 0;
    for path in all_files(dist)? {
        let content = std::fs::read(&path)?;
        let wire = brotli(&content)?;
        let name = path.strip_prefix(dist).unwrap_or(&path).display().to_string();
        if name.starts_with("site") {
            site += wire;
        }
        if name == "foco.html" && content.len() > MOST_SINGLE {
            anyhow::bail!("foco.html has {} bytes, more than {MOST_SINGLE}", content.len());
        }
        println!("{name:<34} {:>10} {wire:>10}", content.len());
    }
    println!("{:<34} {:>10} {site:>10}", "site/ over the wire", "");
    anyhow::ensure!(site <= MOST_SITE, "site/ takes {site} bytes over the wire, more than {MOST_SITE}");
    Ok(())
}

/// Every file below a folder, in order.
pub(crate) fn all_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(all_files(&path)?);
        } else {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

fn brotli(content: &[u8]) -> Result<usize> {
    let mut out = Vec::new();
    let params = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    brotli::BrotliCompress(&mut &content[..], &mut out, &params)?;
    Ok(out.len())
}
