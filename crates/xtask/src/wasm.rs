//! The page as WebAssembly, with its glue.

use crate::{files, project};
use anyhow::{Context, Result, bail};
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use wasm_bindgen_cli_support::Bindgen;

const TARGET: &str = "wasm32-unknown-unknown";
const BINARY: &str = "foco-web";

/// What the page is made of.
pub(crate) struct Page {
    /// The module.
    pub(crate) wasm: Vec<u8>,
    /// Its glue as an ES module.
    pub(crate) module_js: String,
    /// Its glue as a classic script, for a page that may import nothing.
    pub(crate) classic_js: String,
}

/// Builds it.
pub(crate) fn build() -> Result<Page> {
    add_target()?;
    println!("building the page (WebAssembly, release)");
    project::run(project::cargo().args([
        "build",
        "--quiet",
        "--package",
        BINARY,
        "--profile",
        "wasm",
        "--target",
        TARGET,
    ]))?;
    let built = project::target().join(TARGET).join("wasm").join(format!("{BINARY}.wasm"));
    let bytes = files::read(&built)?;
    let (wasm, module_js) = bind(&bytes, |b| b.web(true))?;
    let (_, classic_js) = bind(&bytes, |b| b.no_modules(true))?;
    Ok(Page { wasm, module_js, classic_js })
}

fn bind(bytes: &[u8], kind: impl FnOnce(&mut Bindgen) -> Result<&mut Bindgen>) -> Result<(Vec<u8>, String)> {
    let mut bindgen = Bindgen::new();
    bindgen
        .input_bytes("foco", bytes.to_vec())
        .typescript(false)
        .remove_name_section(true)
        .remove_producers_section(true);
    bindgen.omit_default_module_path(true);
    let mut output = kind(&mut bindgen)?.generate_output()?;
    let glue = output.js().to_owned();
    let wasm = output.wasm_mut().emit_wasm();
    Ok((wasm, glue))
}

/// Adds the WebAssembly target to the toolchain if it is missing.
pub(crate) fn add_target() -> Result<()> {
    let sysroot =
        project::command("rustc").args(["--print", "sysroot"]).output().context("rustc could not be started")?;
    let sysroot = PathBuf::from(String::from_utf8_lossy(&sysroot.stdout).trim());
    if sysroot.join("lib/rustlib").join(TARGET).is_dir() {
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
