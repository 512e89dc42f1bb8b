//! Compiles what people edit into tables: texts of the interface, bundled cases, figures of accuracy.

#![expect(clippy::print_stdout, reason = "how a build script speaks to cargo")]

mod accuracy;
mod cases;
mod texts;

use std::path::Path;

fn main() {
    let out = std::env::var_os("OUT_DIR").expect("cargo sets OUT_DIR");
    for (name, code) in
        [("i18n.rs", texts::compile()), ("cases.rs", cases::compile()), ("accuracy.rs", accuracy::compile())]
    {
        std::fs::write(Path::new(&out).join(name), code).expect("OUT_DIR is writable");
    }
}
