//! Every chore of the project, the same here and in CI: `cargo xtask --help`.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a tool speaks through its streams")]

mod bench;
mod browsers;
mod check_lexicon;
mod dist;
mod embed;
mod eval;
mod files;
mod instructions;
mod licences;
mod printable;
mod project;
mod serve;
mod single_file;
mod site;
mod size;
mod test;
mod tools;
mod train;
mod wasm;

#[cfg(test)]
mod house;

use anyhow::{Result, bail};
use lexopt::prelude::*;
use std::process::ExitCode;

const HELP: &str = "\
cargo xtask serve [--port N] [--open] [--watch]   build the page and serve it on 127.0.0.1
cargo xtask dist                                  build dist/: foco.html (one file), site/ (any host), embed/ (iframes)
cargo xtask test [--quick] [PART…]                run all tests; --quick: the few minutes' part; or only these parts
cargo xtask eval                                  what the reading reaches on annotated reports, against tests/floors.toml
cargo xtask licences                              write web/licences.txt, the page's dependencies with their licences
cargo xtask train [--corpora DIR] [--held-out] [--out FILE]   make the tagger's model from annotated reports
cargo xtask check-lexicon                         lint the data files, run their sentences, tell what a change does
cargo xtask screenshots [WIDTH]                   pictures of the page's main states, into target/screenshots
cargo xtask bench                                 how fast the analysis is, natively and in WebAssembly (Node)
cargo xtask wasm-bindgen …                        stands in for the command of that name (for Trunk)

The first run adds the wasm32-unknown-unknown target; `test` also installs what its parts need and says so.
";

fn main() -> ExitCode {
    match run(lexopt::Parser::from_env()) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(mut args: lexopt::Parser) -> Result<bool> {
    match args.next()? {
        None | Some(Long("help") | Short('h')) => {
            print!("{HELP}");
            Ok(true)
        }
        Some(Value(command)) => match command.string()?.as_str() {
            "help" => {
                print!("{HELP}");
                Ok(true)
            }
            "serve" => serve::run(&serve::Options::parse(&mut args)?).map(|()| true),
            "dist" => dist::run().map(|()| true),
            "test" => test::run(&test::Options::parse(&mut args)?),
            "train" => train::run(&mut args).map(|()| true),
            "check-lexicon" => check_lexicon::run().map(|()| true),
            "eval" => eval::run().map(|()| true),
            "licences" => licences::run().map(|()| true),
            "screenshots" => test::screenshots(&mut args).map(|()| true),
            "bench" => bench::run().map(|()| true),
            "wasm-bindgen" => wasm::stand_in(args.raw_args()?.collect()).map(|()| true),
            other => bail!("unknown chore {other:?}; `cargo xtask --help` lists them"),
        },
        Some(other) => Err(other.unexpected().into()),
    }
}
