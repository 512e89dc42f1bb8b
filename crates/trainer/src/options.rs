//! The command line, with the settings of the shipped model as defaults.

use crate::crf::Settings;
use anyhow::Result;
use lexopt::prelude::*;
use std::path::PathBuf;

const HELP: &str = "\
foco-train [--corpora DIR] [--out FILE]   the shipped model; measures on spaccc.valid, which it does not see
foco-train --with-valid …                 learns from spaccc.valid too
foco-train --fold N                       leaves every eighth report of spaccc.train out and measures on it;
                                          the same with every sixteenth that the teacher labelled
For experiments: --rounds --rate --l1 --dropout --seed --least --cardio --taught --scale --most --training DIR
";

/// What is asked for.
pub(crate) struct Options {
    /// The folder of annotated reports.
    pub(crate) corpora: PathBuf,
    /// The folder of word clusters and labels of the teacher.
    pub(crate) training: PathBuf,
    /// Where the model goes.
    pub(crate) out: Option<PathBuf>,
    /// Which eighth of the training reports is held out.
    pub(crate) fold: Option<usize>,
    /// Whether the validation reports are learned from.
    pub(crate) with_valid: bool,
    /// How much a cardiology report counts against a SPACCC one.
    pub(crate) cardio: f32,
    /// How much a label of the teacher counts.
    pub(crate) taught: f32,
    /// How often a feature has to be seen.
    pub(crate) least: u32,
    /// How a model is trained.
    pub(crate) settings: Settings,
    /// Steps of a weight per unit.
    pub(crate) scale: f32,
    /// How many features the model keeps.
    pub(crate) most: usize,
}

impl Options {
    /// Reads the command line; `None` if only help was asked for.
    pub(crate) fn parse() -> Result<Option<Options>> {
        let mut o = Options {
            corpora: "../shared/corpora".into(),
            training: concat!(env!("CARGO_MANIFEST_DIR"), "/../tagger/training").into(),
            out: None,
            fold: None,
            with_valid: false,
            cardio: 1.0,
            taught: 1.5,
            least: 3,
            settings: Settings::default(),
            scale: 20.0,
            most: 100_000,
        };
        let mut args = lexopt::Parser::from_env();
        while let Some(arg) = args.next()? {
            match arg {
                Long("help") => {
                    print!("{HELP}");
                    return Ok(None);
                }
                Long("corpora") => o.corpora = args.value()?.into(),
                Long("training") => o.training = args.value()?.into(),
                Long("out") => o.out = Some(args.value()?.into()),
                Long("fold") => o.fold = Some(args.value()?.parse()?),
                Long("with-valid") => o.with_valid = true,
                Long("cardio") => o.cardio = args.value()?.parse()?,
                Long("taught") => o.taught = args.value()?.parse()?,
                Long("least") => o.least = args.value()?.parse()?,
                Long("rounds") => o.settings.rounds = args.value()?.parse()?,
                Long("rate") => o.settings.rate = args.value()?.parse()?,
                Long("l1") => o.settings.l1 = args.value()?.parse()?,
                Long("dropout") => o.settings.dropout = args.value()?.parse()?,
                Long("seed") => o.settings.seed = args.value()?.parse()?,
                Long("scale") => o.scale = args.value()?.parse()?,
                Long("most") => o.most = args.value()?.parse()?,
                other => return Err(other.unexpected().into()),
            }
        }
        Ok(Some(o))
    }
}
