//! `cargo xtask train`: makes the tagger's model from annotated reports.

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
        None if held_out => train(&corpora, true, &held_out_model()),
        None => {
            let made = project::target().join("es.bin");
            train(&corpora, false, &made)?;
            ensure!(files::read(&made)? == files::read(&shipped())?, "{} is not the committed model", made.display());
            println!("the committed model, bit for bit");
            Ok(())
        }
    }
}

/// A model made as the shipped one is, but without `spaccc.valid`, so that it can be measured there. Trained anew if it
/// is older than the shipped one.
pub(crate) fn held_out(corpora: &Path) -> Result<PathBuf> {
    let model = held_out_model();
    let age = |path: &Path| std::fs::metadata(path).and_then(|of| of.modified());
    if age(&model).ok() < age(&shipped()).ok() {
        train(corpora, true, &model)?;
    }
    Ok(model)
}

fn shipped() -> PathBuf {
    project::root().join("crates/tagger/model/es.bin")
}

fn held_out_model() -> PathBuf {
    project::target().join("held-out.bin")
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
