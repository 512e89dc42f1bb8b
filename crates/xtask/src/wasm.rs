//! The page as WebAssembly, with its glue.

use crate::{files, project};
use anyhow::{Context, Result, bail, ensure};
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use wasm_bindgen_cli_support::Bindgen;

const TARGET: &str = "wasm32-unknown-unknown";
const BINARY: &str = "foco-web";

/// What the page is made of.
pub(crate) struct Page {
    /// The module.
    pub(crate) wasm: Vec<u8>,
    /// Its glue, as a script that sets `wasm_bindgen`: a script can be pinned by a hash, an imported module cannot
    /// everywhere.
    pub(crate) glue: String,
    /// The tagger's model, which the page reads with once it has arrived.
    pub(crate) model: Vec<u8>,
}

/// Builds it.
pub(crate) fn build() -> Result<Page> {
    build_in(&project::root(), &project::target())
}

/// Builds the page of another checkout.
pub(crate) fn build_in(root: &Path, target: &Path) -> Result<Page> {
    add_target()?;
    println!("building the page (WebAssembly, release)");
    let (name, flags) = flags(root, target)?;
    project::run(
        project::cargo()
            .args(["build", "--quiet", "--locked", "--package", BINARY, "--profile", "wasm", "--target", TARGET])
            .current_dir(root)
            .env("CARGO_TARGET_DIR", target)
            .env(name, flags),
    )?;
    let bytes = files::read(&target.join(TARGET).join("wasm").join(format!("{BINARY}.wasm")))?;
    let mut bindgen = Bindgen::new();
    bindgen
        .input_bytes("foco", bytes)
        .typescript(false)
        .remove_name_section(true)
        .remove_producers_section(true)
        .omit_default_module_path(true)
        .no_modules(true)?;
    let mut output = bindgen.generate_output()?;
    let model = files::read(&root.join("crates/tagger/model/es.bin"))?;
    Ok(Page { glue: output.js().to_owned(), wasm: output.wasm_mut().emit_wasm(), model })
}

/// Compiler flags, with the name of their variable. They take the place of those in `.cargo/config.toml`: vectors, which
/// the tagger needs to be fast, and fixed names in the place of folders, so that the module says nothing of the machine
/// that built it, and another machine builds the same bytes.
pub(crate) fn flags(root: &Path, target: &Path) -> Result<(&'static str, String)> {
    let mut flags = vec!["-Ctarget-feature=+simd128".to_owned()];
    let mut remap = |from: &Path, to: &str| flags.push(format!("--remap-path-prefix={}={to}", from.display()));
    remap(root, "/foco");
    remap(target, "/target");
    // The folder of a registry is named after its address, which differs behind a mirror.
    for registry in std::fs::read_dir(cargo_home().join("registry/src")).into_iter().flatten().flatten() {
        remap(&registry.path(), "/cargo");
    }
    let version = project::command("rustc").arg("-vV").output().context("rustc could not be started")?;
    let version = String::from_utf8_lossy(&version.stdout).into_owned();
    if let Some(commit) = version.lines().find_map(|l| l.strip_prefix("commit-hash: ")) {
        remap(&sysroot()?.join("lib/rustlib/src/rust"), &format!("/rustc/{commit}"));
    }
    Ok(("CARGO_ENCODED_RUSTFLAGS", flags.join("\x1f")))
}

/// Where cargo keeps what it has fetched.
pub(crate) fn cargo_home() -> PathBuf {
    let home = || std::env::var_os("HOME").or_else(|| std::env::var_os("USERPROFILE")).unwrap_or_default();
    std::env::var_os("CARGO_HOME").map_or_else(|| PathBuf::from(home()).join(".cargo"), PathBuf::from)
}

fn sysroot() -> Result<PathBuf> {
    let sysroot =
        project::command("rustc").args(["--print", "sysroot"]).output().context("rustc could not be started")?;
    Ok(PathBuf::from(String::from_utf8_lossy(&sysroot.stdout).trim()))
}

/// Builds the library of a crate as a module for Node, with the options of the page: `bench.js` in a folder.
pub(crate) fn for_node(package: &str, folder: &Path) -> Result<()> {
    add_target()?;
    println!("building {package} (WebAssembly, release)");
    let what = ["build", "--quiet", "--package", package, "--lib", "--profile", "wasm", "--target", TARGET];
    project::run(project::cargo().args(what))?;
    let built = project::target().join(TARGET).join("wasm").join(package.replace('-', "_") + ".wasm");
    Bindgen::new().input_path(built).nodejs(true)?.out_name("bench").typescript(false).generate(folder)
}

/// Builds the tests of the page's components for a browser: `components.js` in a folder.
pub(crate) fn component_tests(folder: &Path) -> Result<()> {
    add_target()?;
    println!("building the tests of the components (WebAssembly)");
    let what = ["test", "--quiet", "--package", BINARY, "--bin", BINARY, "--target", TARGET, "--no-run"];
    let mut cargo = project::cargo();
    cargo.args(what).arg("--message-format=json-render-diagnostics").stderr(Stdio::inherit());
    let told = cargo.output().context("cargo could not be started")?;
    ensure!(told.status.success(), "the tests of the components do not build");
    let artefacts = String::from_utf8(told.stdout)?;
    let mut artefacts = artefacts.lines().filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok());
    let module = artefacts.find_map(|a| Some(PathBuf::from(a.get("executable")?.as_str()?)));
    let mut bindgen = Bindgen::new();
    bindgen.input_path(module.context("cargo names no module")?).no_modules(true)?.out_name("components");
    // Tests are plain exports, and `main` would show the whole page.
    bindgen.export_wasm(true).emit_start(false).typescript(false).generate(folder)
}

/// Adds the WebAssembly target to the toolchain if it is missing.
pub(crate) fn add_target() -> Result<()> {
    if sysroot()?.join("lib/rustlib").join(TARGET).is_dir() {
        return Ok(());
    }
    println!("adding the {TARGET} target to the Rust toolchain (once, with rustup)");
    project::run(project::command("rustup").args(["target", "add", TARGET]))
        .context("without rustup, install the target wasm32-unknown-unknown of this Rust by other means")
}

/// `wasm-bindgen` as Trunk calls it, so that nobody has to install the command of the right version.
pub(crate) fn stand_in(args: Vec<OsString>) -> Result<()> {
    let mut parser = lexopt::Parser::from_args(args);
    let (mut input, mut out_dir, mut out_name) = (None, None, None);
    while let Some(arg) = parser.next()? {
        use lexopt::prelude::*;
        match arg {
            Long("version") | Short('V') => {
                println!("wasm-bindgen {}", wasm_bindgen_shared_version());
                return Ok(());
            }
            Long("target") => {
                let target = parser.value()?;
                if target != "web" {
                    bail!("only --target web is served here");
                }
            }
            Long("out-dir") => out_dir = Some(PathBuf::from(parser.value()?)),
            Long("out-name") => out_name = Some(parser.value()?.string()?),
            Long(
                "no-typescript"
                | "debug"
                | "keep-debug"
                | "reference-types"
                | "weak-refs"
                | "remove-name-section"
                | "remove-producers-section",
            ) => {}
            Value(file) => input = Some(PathBuf::from(file)),
            other => return Err(other.unexpected().into()),
        }
    }
    let input = input.context("no input file")?;
    let name = out_name.unwrap_or_else(|| stem(&input));
    let mut bindgen = Bindgen::new();
    bindgen.input_path(&input).web(true)?.out_name(&name).typescript(false);
    bindgen.generate(out_dir.context("no --out-dir")?)
}

fn stem(path: &Path) -> String {
    path.file_stem().map_or_else(|| "foco".to_owned(), |s| s.to_string_lossy().into_owned())
}

/// The version of the generator. A test holds it to the one in Cargo.lock.
pub(crate) fn wasm_bindgen_shared_version() -> &'static str {
    "0.2.130"
}
