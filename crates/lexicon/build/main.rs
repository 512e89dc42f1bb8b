//! Compiles `data/es` into one packed file: validates, expands, sorts; decides nothing.

#![expect(clippy::print_stdout, reason = "a build script speaks to cargo through its standard output")]

mod automaton;
mod braces;
mod combination;
mod conjugate;
mod pack;
#[expect(dead_code, reason = "tests of the data files read the fields that packing does not")]
mod schema;
#[path = "../src/tables.rs"]
mod tables;

use std::path::{Path, PathBuf};

fn main() {
    let data = Path::new("data/es");
    println!("cargo:rerun-if-changed=data");
    println!("cargo:rerun-if-changed=build");
    println!("cargo:rerun-if-changed=src/tables.rs");
    let out = PathBuf::from(std::env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    match pack::pack(data) {
        Ok(packed) => std::fs::write(out.join("es.bin"), packed).expect("OUT_DIR is writable"),
        Err(errors) => {
            for error in errors {
                println!("cargo::error={error}");
            }
            std::process::exit(1);
        }
    }
}
