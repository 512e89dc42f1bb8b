//! `cargo xtask train`: makes the tagger's model from annotated reports.

use crate::size::all_files;
use crate::{files, project};
use anyhow::{Result, bail, ensure};
use lexopt::prelude::*;
use std::path::{Path, PathBuf};

/// Where the annotated reports can be had by anyone.
const SOURCES: &str = "\
The tagger is trained on public corpora of Spanish clinical case reports (CC BY 4.0; Plan de Impulso de las Tecnologías
del Lenguaje and Barcelona Supercomputing Center), which are no part of the project. On https://zenodo.org look for:
  SPACCC, CodiEsp (its background set), DisTEMIST, SympTEMIST, MedProcNER, DrugTEMIST, CardioCCC
Put them as spaccc.train.jsonl, spaccc.valid.jsonl, cardioccc.dev.jsonl and background.dev.jsonl into one folder:
one report a line, {\"id\", \"text\", \"temist_split\"?, \"ents\": [{\"layer\", \"s\", \"e\", \"src\"?}]}, offsets in code points, layers
DISEASE, SYMPTOM, PROCEDURE, DRUG. Then: cargo xtask train --corpora FOLDER";

/// Trains the shipped model into the build folder and compares it with the committed one; with `--out` elsewhere. With
/// `--held-out` one that has not seen `spaccc.valid`, whose figures on it are printed.
pub(crate) fn run(args: &mut lexopt::Parser) -> Result<()> {
    let mut corpora = project::root().join("../shared/corpora");
    let mut out = None;
    let mut held_out = false;
    while let Some(arg) = args.next()? {
        match arg {
            Long("corpora") => corpora = PathBuf::from(args.value()?),
            Long("out") => out = Some(PathBuf::from(args.value()?)),
            Long("held-out") => held_out = true,
            other => return Err(other.unexpected().into()),
        }
    }
    if !corpora.join("spaccc.train.jsonl").is_file() {
        bail!("no spaccc.train.jsonl in {}\n{SOURCES}", corpora.display());
    }
    match out {
        Some(out) => train(&corpora, held_out, &out),
        None if held_out => train_held_out(&corpora, &made_from(&corpora)?),
        None => {
            let made = project::target().join("es.bin");
            train(&corpora, false, &made)?;
            ensure!(files::read(&made)? == files::read(&shipped())?, "{} is not the committed model", made.display());
            println!("the committed model, bit for bit");
            Ok(())
        }
    }
}

/// A model made as the shipped one is, but without `spaccc.valid`, so that it can be measured there. Trained anew if
/// what it is made from is no longer what it was: its hash is kept beside it.
pub(crate) fn held_out(corpora: &Path) -> Result<PathBuf> {
    let made_from = made_from(corpora)?;
    if !held_out_model().is_file() || std::fs::read_to_string(note()).ok().as_ref() != Some(&made_from) {
        train_held_out(corpora, &made_from)?;
    }
    Ok(held_out_model())
}

fn train_held_out(corpora: &Path, made_from: &str) -> Result<()> {
    train(corpora, true, &held_out_model())?;
    Ok(std::fs::write(note(), made_from)?)
}

/// A hash of all that makes a held-out model: trainer, tagger, how a text is read, the teacher's labels, the reports.
fn made_from(corpora: &Path) -> Result<String> {
    const CODE: [&str; 4] = ["crates/trainer/src", "crates/tagger/src", "crates/tagger/training", "crates/text/src"];
    const REPORTS: [&str; 3] = ["spaccc.train.jsonl", "cardioccc.dev.jsonl", "background.dev.jsonl"];
    let mut sums = String::new();
    for folder in CODE {
        for path in all_files(&project::root().join(folder))? {
            sums += &files::sha256(&files::read(&path)?);
        }
    }
    for name in REPORTS {
        sums += &files::sha256(&files::read(&corpora.join(name))?);
    }
    Ok(files::sha256(sums.as_bytes()))
}

fn shipped() -> PathBuf {
    project::root().join("crates/tagger/model/es.bin")
}

fn held_out_model() -> PathBuf {
    project::target().join("held-out.bin")
}

/// What the held-out model was made from.
fn note() -> PathBuf {
    held_out_model().with_extension("made-from")
}

fn train(corpora: &Path, held_out: bool, out: &Path) -> Result<()> {
    let mut trainer = project::cargo();
    trainer.args(["run", "--release", "--quiet", "--package", "foco-trainer", "--"]);
    trainer.arg("--corpora").arg(corpora).arg("--out").arg(out);
    if !held_out {
        trainer.arg("--with-valid");
    }
    project::run(&mut trainer)
}

#[cfg(test)]
mod tests {
    use super::made_from;
    use crate::project;

    #[test]
    fn changed_reports_ask_for_another_model() {
        let folder = project::target().join("made-from-test");
        std::fs::create_dir_all(&folder).expect("the target folder is writable");
        let write = |name: &str, text: &str| std::fs::write(folder.join(name), text).expect("writable");
        for name in ["spaccc.train.jsonl", "cardioccc.dev.jsonl", "background.dev.jsonl"] {
            write(name, "one");
        }
        let before = made_from(&folder).expect("readable");
        assert_eq!(made_from(&folder).expect("readable"), before);
        write("cardioccc.dev.jsonl", "another");
        assert_ne!(made_from(&folder).expect("readable"), before);
    }
}
