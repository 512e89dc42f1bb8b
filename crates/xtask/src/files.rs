//! Writing and naming files.

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};
use std::path::Path;

/// Writes a file and the folders above it.
pub(crate) fn write(path: &Path, content: &[u8]) -> Result<()> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    std::fs::write(path, content).with_context(|| format!("{} could not be written", path.display()))
}

/// Reads a file.
pub(crate) fn read(path: &Path) -> Result<Vec<u8>> {
    std::fs::read(path).with_context(|| format!("{} could not be read", path.display()))
}

/// Reads a text file.
pub(crate) fn read_text(path: &Path) -> Result<String> {
    std::fs::read_to_string(path).with_context(|| format!("{} could not be read", path.display()))
}

/// `name-0123456789ab.ext`: a name that changes with the content, so that it can be cached for ever.
pub(crate) fn hashed_name(stem: &str, extension: &str, content: &[u8]) -> String {
    let hash = Sha256::digest(content);
    let short: String = hash.iter().take(6).map(|b| format!("{b:02x}")).collect();
    format!("{stem}-{short}.{extension}")
}

/// `sha256-…` as an `integrity` attribute writes it.
pub(crate) fn integrity(content: &[u8]) -> String {
    use base64::Engine;
    format!("sha256-{}", base64::engine::general_purpose::STANDARD.encode(Sha256::digest(content)))
}

/// The same as a content security policy writes it.
pub(crate) fn policy_hash(content: &str) -> String {
    format!("'{}'", integrity(content.as_bytes()))
}

/// SHA-256 in hexadecimal, as `sha256sum` prints it.
pub(crate) fn sha256(content: &[u8]) -> String {
    Sha256::digest(content).iter().map(|b| format!("{b:02x}")).collect()
}
