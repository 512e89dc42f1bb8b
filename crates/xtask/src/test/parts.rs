//! The parts.

use super::End;
use super::repro::two_builds_in_different_folders_give_the_same_bytes as repro;
use crate::tools::{CARGO_DENY, TRUNK, cache};
use crate::{browsers, dist, eval, files, project};
use anyhow::{Context, Result, ensure};
use std::path::{Path, PathBuf};

/// A part of the tests.
pub(crate) struct Part {
    pub(crate) name: &'static str,
    pub(crate) about: &'static str,
    /// Whether it belongs to `--quick`.
    pub(crate) quick: bool,
    pub(crate) run: fn() -> Result<End>,
}

/// All parts in order.
pub(crate) const ALL: &[Part] = &[
    Part { name: "fmt", about: "the sources are formatted", quick: true, run: fmt },
    Part { name: "clippy", about: "no lint fires, natively and for the page", quick: true, run: clippy },
    Part { name: "rust", about: "all Rust tests", quick: true, run: rust },
    Part { name: "doc", about: "the documentation builds without warnings", quick: false, run: doc },
    Part { name: "schema", about: "the committed JSON Schema is current", quick: true, run: schema },
    Part { name: "eval", about: "the reading keeps its floors on annotated reports", quick: true, run: evaluation },
    Part { name: "deny", about: "licences, bans, sources and advisories of dependencies", quick: false, run: deny },
    Part { name: "dist", about: "the artefacts build and keep their budgets", quick: false, run: artefacts },
    Part { name: "repro", about: "another folder gives the same bytes", quick: false, run: repro },
    Part { name: "browser", about: "the page in real browsers", quick: false, run: browser },
    Part { name: "components", about: "components of the page in a real browser", quick: false, run: components },
    Part { name: "clean", about: "nothing above changed a tracked file", quick: false, run: clean },
    Part { name: "trunk", about: "Trunk builds the same page", quick: false, run: trunk },
];

fn fmt() -> Result<End> {
    project::run(project::cargo().args(["fmt", "--all", "--", "--check"])).context("run `cargo fmt --all`")?;
    Ok(End::Passed)
}

fn clippy() -> Result<End> {
    let strict = ["--quiet", "--", "-D", "warnings"];
    project::run(project::cargo().args(["clippy", "--workspace", "--all-targets", "--all-features"]).args(strict))?;
    crate::wasm::add_target()?;
    let page = ["clippy", "--package", "foco-web", "--all-targets", "--target", "wasm32-unknown-unknown"];
    project::run(project::cargo().args(page).args(strict))?;
    Ok(End::Passed)
}

fn rust() -> Result<End> {
    project::run(project::cargo().args(["test", "--workspace", "--quiet", "--no-fail-fast"]))?;
    Ok(End::Passed)
}

fn doc() -> Result<End> {
    let docs = ["doc", "--workspace", "--no-deps", "--document-private-items", "--quiet"];
    project::run(project::cargo().args(docs).env("RUSTDOCFLAGS", "-D warnings"))?;
    Ok(End::Passed)
}

/// The schema is made from the types; this only compares.
fn schema() -> Result<End> {
    let made = project::cargo().args(["run", "--quiet", "--package", "foco-cli", "--", "schema"]).output()?;
    ensure!(made.status.success(), "foco schema failed: {}", String::from_utf8_lossy(&made.stderr));
    let path = project::root().join("docs/analysis.schema.json");
    let committed = files::read(&path).unwrap_or_default();
    if committed != made.stdout {
        files::write(&path, &made.stdout)?;
        anyhow::bail!(
            "docs/analysis.schema.json was not current and has been written anew: look at the change and commit it"
        );
    }
    Ok(End::Passed)
}

fn evaluation() -> Result<End> {
    if let Some(why) = eval::missing() {
        return Ok(End::Skipped(why.to_owned()));
    }
    eval::run()?;
    Ok(End::Passed)
}

fn deny() -> Result<End> {
    let tool = CARGO_DENY.find()?;
    let check = |what: &[&str]| {
        project::run(project::command(&tool).args(["--all-features", "check", "--hide-inclusion-graph"]).args(what))
    };
    check(&["licenses", "bans", "sources"])?;
    let fetched = project::command(&tool).args(["fetch", "db"]).output()?;
    if fetched.status.success() {
        check(&["advisories"])?;
        return Ok(End::Passed);
    }
    println!(
        "ADVISORIES NOT CHECKED: the advisory database cannot be fetched from here. Licences, bans and sources are clean."
    );
    Ok(End::Passed)
}

fn artefacts() -> Result<End> {
    dist::run()?;
    Ok(End::Passed)
}

fn browser() -> Result<End> {
    project::run(project::command("node").args(["--test", "--test-concurrency=1"]).current_dir(with_browsers()?))?;
    Ok(End::Passed)
}

/// What `#[wasm_bindgen_test]` marks, driven by the same means as the whole page.
fn components() -> Result<End> {
    let built = project::target().join("components");
    crate::wasm::component_tests(&built)?;
    browsers::ensure()?;
    let folder = project::root().join("tests/browser");
    npm_packages(&folder)?;
    if !browsers::has_chromium() {
        return Ok(End::Skipped("Chromium is not here".to_owned()));
    }
    project::run(project::command("node").arg("components.mjs").arg(built).current_dir(folder))?;
    Ok(End::Passed)
}

/// The folder of what drives browsers, with the page, the browsers and the packages that it needs.
pub(super) fn with_browsers() -> Result<PathBuf> {
    if !project::root().join("dist/foco.html").is_file() {
        dist::run()?;
    }
    browsers::ensure()?;
    let folder = project::root().join("tests/browser");
    npm_packages(&folder)?;
    Ok(folder)
}

/// Installs the npm packages of the lock file, unless that very file is installed already.
fn npm_packages(folder: &Path) -> Result<()> {
    let lock = files::read(&folder.join("package-lock.json"))?;
    let stamp = folder.join("node_modules/.foco-installed");
    let wanted = files::sha256(&lock);
    if std::fs::read_to_string(&stamp).is_ok_and(|s| s == wanted) {
        return Ok(());
    }
    println!("installing npm packages for the browser tests (tests/browser/package-lock.json)");
    project::run(
        project::command("npm").args(["ci", "--no-audit", "--no-fund", "--ignore-scripts"]).current_dir(folder),
    )?;
    files::write(&stamp, wanted.as_bytes())
}

/// In a fresh clone the tests must leave the tree as it was.
fn clean() -> Result<End> {
    if !browsers::is_ci() {
        return Ok(End::Skipped("only with CI=true: a working tree may be dirty".to_owned()));
    }
    let status = project::command("git").args(["status", "--porcelain"]).output()?;
    let changed = String::from_utf8_lossy(&status.stdout);
    ensure!(changed.trim().is_empty(), "changed or new files:\n{changed}");
    Ok(End::Passed)
}

/// Trunk finds its tools on PATH; this program lends itself as `wasm-bindgen`.
fn trunk() -> Result<End> {
    let tool = match TRUNK.find() {
        Ok(tool) => tool,
        Err(error) => {
            println!(
                "TRUNK COULD NOT BE INSTALLED: {error:#}\nWhether `trunk build` still builds the page was NOT checked."
            );
            return Ok(End::Skipped(format!("Trunk could not be installed: {error:#}")));
        }
    };
    let bin = cache().join("stand-in");
    std::fs::create_dir_all(&bin)?;
    let myself = std::env::current_exe()?;
    let script = format!("#!/bin/sh\nexec '{}' wasm-bindgen \"$@\"\n", myself.display());
    let stand_in = bin.join("wasm-bindgen");
    files::write(&stand_in, script.as_bytes())?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        std::fs::set_permissions(&stand_in, std::fs::Permissions::from_mode(0o755))?;
    }
    let path = std::env::join_paths(
        [bin].into_iter().chain(std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default())),
    )?;
    let out = project::target().join("trunk-dist");
    let (name, flags) = crate::wasm::flags(&project::root(), &project::target())?;
    project::run(
        project::command(tool)
            // The same flags as `dist`, so that nothing is compiled a second time.
            .env(name, flags)
            .args(["build", "--release", "--offline", "--dist"])
            .arg(&out)
            .env("PATH", path)
            .env_remove("NO_COLOR"),
    )?;
    let built =
        std::fs::read_dir(&out)?.flatten().map(|e| e.file_name().to_string_lossy().into_owned()).collect::<Vec<_>>();
    for kind in [".html", ".wasm", ".js", ".css"] {
        ensure!(built.iter().any(|name| name.ends_with(kind)), "Trunk built no {kind} file, only {built:?}");
    }
    let folder = project::root().join("tests/browser");
    npm_packages(&folder)?;
    project::run(
        project::command("node").args(["--test", "trunk-page.mjs"]).current_dir(&folder).env("FOCO_TRUNK_DIST", &out),
    )?;
    Ok(End::Passed)
}
