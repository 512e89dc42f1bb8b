//! `cargo xtask train`: makes the tagger's model from annotated reports.

use crate::project;
use anyhow::{Result, bail};
use lexopt::prelude::*;
use std::path::PathBuf;

/// Where the annotated reports can be had by anyone.
const SOURCES: &str = "\
The tagger is trained on public corpora of Spanish clinical case reports (CC BY 4.0; Plan de Impulso de las Tecnologías
del Lenguaje and Barcelona Supercomputing Center), which are no part of the project. On https://zenodo.org look for:
  SPACCC, CodiEsp (its background set), DisTEMIST, SympTEMIST, MedProcNER, DrugTEMIST, CardioCCC
Put them as spaccc.train.jsonl, spaccc.valid.jsonl, cardioccc.dev.jsonl and background.dev.jsonl into one folder:
one report a line, {\"id\", \"text\", \"temist_split\"?, \"ents\": [{\"layer\", \"s\", \"e\", \"src\"?}]}, offsets in code points, layers
DISEASE, SYMPTOM, PROCEDURE, DRUG. Then: cargo xtask train --corpora FOLDER";

/// Trains with the settings of the shipped model; further arguments go to the trainer.
pub(crate) fn run(args: &mut lexopt::Parser) -> Result<()> {
    let mut corpora = project::root().join("../shared/corpora");
    let mut rest = Vec::new();
    while let Some(arg) = args.next()? {
        match arg {
            Long("corpora") => corpora = PathBuf::from(args.value()?),
            Long("with-valid") => rest.push("--with-valid".into()),
            Long("out") => rest.extend(["--out".into(), args.value()?]),
            other => return Err(other.unexpected().into()),
        }
    }
    if !corpora.join("spaccc.train.jsonl").is_file() {
        bail!("no spaccc.train.jsonl in {}\n{SOURCES}", corpora.display());
    }
    let mut trainer = project::cargo();
    trainer.args(["run", "--release", "--quiet", "--package", "foco-trainer", "--", "--corpora"]);
    project::run(trainer.arg(&corpora).args(rest))
}
