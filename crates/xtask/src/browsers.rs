//! The browsers of the tests: found, or installed where that can be done without asking.

use crate::project;
use anyhow::{Result, bail};
use std::path::Path;

/// A browser: its name, where its command may be, and the Debian packages that bring it.
struct Browser {
    name: &'static str,
    commands: &'static [&'static str],
    packages: &'static [&'static str],
}

const BROWSERS: &[Browser] = &[
    Browser { name: "Chromium", commands: &["chromium", "chromium-browser", "google-chrome"], packages: &["chromium"] },
    Browser { name: "Firefox", commands: &["firefox-esr", "firefox"], packages: &["firefox-esr"] },
    Browser {
        name: "WebKit",
        commands: &["WebKitWebDriver"],
        packages: &["webkit2gtk-driver", "xvfb", "xauth", "dbus-x11"],
    },
];

/// Installs what is missing, or says what to install. With `CI=true` a browser that stays missing is a failure.
pub(crate) fn ensure() -> Result<()> {
    let missing: Vec<&Browser> = BROWSERS.iter().filter(|b| !b.is_here()).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let names: Vec<&str> = missing.iter().map(|b| b.name).collect();
    let packages: Vec<&str> = missing.iter().flat_map(|b| b.packages.iter().copied()).collect();
    if is_debian_root() {
        println!("installing {} with apt: {}", names.join(", "), packages.join(" "));
        project::run(project::command("apt-get").args(["update", "-qq"]))?;
        project::run(
            project::command("apt-get")
                .args(["install", "-y", "-qq", "--no-install-recommends"])
                .args(&packages)
                .env("DEBIAN_FRONTEND", "noninteractive"),
        )?;
    } else {
        println!("missing: {}. On Debian or Ubuntu: sudo apt install {}", names.join(", "), packages.join(" "));
    }
    let still: Vec<&str> = BROWSERS.iter().filter(|b| !b.is_here()).map(|b| b.name).collect();
    if !still.is_empty() && is_ci() {
        bail!("missing browsers: {}", still.join(", "));
    }
    Ok(())
}

/// Whether Chromium is here.
pub(crate) fn has_chromium() -> bool {
    BROWSERS[0].is_here()
}

/// Whether nothing may be skipped.
pub(crate) fn is_ci() -> bool {
    std::env::var("CI").is_ok_and(|v| v == "true")
}

fn is_debian_root() -> bool {
    let root = project::command("id").arg("-u").output().is_ok_and(|o| o.stdout.starts_with(b"0"));
    root && Path::new("/etc/debian_version").exists() && project::is_on_path("apt-get")
}

impl Browser {
    fn is_here(&self) -> bool {
        self.commands.iter().any(|c| project::is_on_path(c) || Path::new("/usr/bin").join(c).is_file())
    }
}
