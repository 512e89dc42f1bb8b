//! Tools that are built once, into a cache outside the tree.

use crate::project;
use anyhow::{Result, bail};
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// A tool of crates.io.
pub(crate) struct Tool {
    /// Crate and command.
    pub(crate) name: &'static str,
    /// Version.
    pub(crate) version: &'static str,
    /// How long building it may take.
    pub(crate) limit: Duration,
}

/// Checks licences, advisories, bans and sources of dependencies.
pub(crate) const CARGO_DENY: Tool = Tool { name: "cargo-deny", version: "0.20.2", limit: Duration::from_secs(20 * 60) };

/// The other way to build the page.
pub(crate) const TRUNK: Tool = Tool { name: "trunk", version: "0.21.14", limit: Duration::from_secs(25 * 60) };

/// Where tools are kept.
pub(crate) fn cache() -> PathBuf {
    let home = || {
        std::env::var_os("HOME")
            .or_else(|| std::env::var_os("USERPROFILE"))
            .map_or_else(std::env::temp_dir, PathBuf::from)
    };
    std::env::var_os("XDG_CACHE_HOME").map_or_else(|| home().join(".cache"), PathBuf::from).join("foco-tools")
}

impl Tool {
    /// Where the command is: on PATH, in the cache, or built there now.
    pub(crate) fn find(&self) -> Result<PathBuf> {
        if let Some(path) = project::find_on_path(self.name) {
            return Ok(path);
        }
        let cached = cache().join("bin").join(self.name);
        if cached.is_file() {
            return Ok(cached);
        }
        println!("building {} {} into {} (once; some minutes)", self.name, self.version, cache().display());
        let started = Instant::now();
        let mut child = project::cargo()
            .args(["install", "--locked", "--quiet", self.name, "--version", self.version, "--root"])
            .arg(cache())
            .current_dir(std::env::temp_dir())
            // Fast to build matters more here than fast to run.
            .envs([
                ("CARGO_PROFILE_RELEASE_LTO", "off"),
                ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
                ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1"),
            ])
            .env("CARGO_TARGET_DIR", cache().join("build"))
            .spawn()?;
        loop {
            if let Some(status) = child.try_wait()? {
                if status.success() && cached.is_file() {
                    let _ = std::fs::remove_dir_all(cache().join("build"));
                    return Ok(cached);
                }
                bail!("{} could not be built ({status})", self.name);
            }
            if started.elapsed() > self.limit {
                let _ = child.kill();
                bail!("{} was not built within {} minutes", self.name, self.limit.as_secs() / 60);
            }
            std::thread::sleep(Duration::from_millis(500));
        }
    }
}
