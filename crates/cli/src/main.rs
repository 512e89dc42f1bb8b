//! `foco`: the analyser on the command line. The contract with scripts is in `docs/cli.md`.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a command speaks through its streams")]

mod analyze;
mod args;
mod batch;
mod compact;
mod json;
mod lines;
mod redact;
mod report;
mod score;
mod words;

use args::{Command, HELP};
use std::io::{IsTerminal, Write};
use std::process::ExitCode;

/// A report makes some thousand small pieces; a batch of them is a tenth faster with it than with the system's own.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let done = match args::parse(lexopt::Parser::from_env()) {
        Ok(Command::Help) => {
            print!("{HELP}");
            Ok(true)
        }
        Ok(Command::Version) => {
            println!("foco {}", env!("CARGO_PKG_VERSION"));
            Ok(true)
        }
        Ok(Command::Schema) => schema(),
        Ok(Command::Score) => score::run(std::io::stdin().lock(), std::io::BufWriter::new(std::io::stdout().lock())),
        Ok(Command::Redact(request)) => redact::run(&request),
        Ok(Command::Analyze(request)) => analyze::run(&request),
        Err(error) => {
            eprintln!("foco: {error}\nTry `foco --help`.");
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        // Whoever reads has gone (`foco … | head`): nothing is left to say.
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("foco: {error}");
            ExitCode::FAILURE
        }
    }
}

fn schema() -> std::io::Result<bool> {
    let mut out = std::io::stdout().lock();
    serde_json::to_writer_pretty(&mut out, &schemars::schema_for!(foco::Analysis))?;
    writeln!(out)?;
    Ok(true)
}

/// Whether somebody looks at the results as they come.
fn is_watched() -> bool {
    std::io::stdout().is_terminal()
}
