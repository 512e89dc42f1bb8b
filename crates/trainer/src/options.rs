//! The command line, with the settings of the shipped model as defaults.

use crate::network::Settings;
use anyhow::Result;
use lexopt::prelude::*;
use std::path::PathBuf;

const HELP: &str = "\
foco-train [--corpora DIR] [--out FILE]   the shipped model; measures on spaccc.valid, which it does not see
foco-train --with-valid …                 learns from spaccc.valid too
foco-train --choosing …                   leaves every eighth report of spaccc.train out, as did the teacher whose labels
                                          it learns from, and measures on it; the same with every sixteenth report that
                                          the teacher labelled
foco-train --model FILE --favour STEPS …  measures a model that is there, its mentions favoured by so much more
For experiments: --rounds --rate --blind --dropout --seed --least --cardio --taught --training DIR
";

/// What is asked for.
pub(crate) struct Options {
    /// The folder of annotated reports.
    pub(crate) corpora: PathBuf,
    /// The folder of word clusters and labels of the teacher.
    pub(crate) training: PathBuf,
    /// Where the model goes.
    pub(crate) out: Option<PathBuf>,
    /// Whether an eighth of the training reports is held out, to choose settings by.
    pub(crate) choosing: bool,
    /// Whether the validation reports are learned from.
    pub(crate) with_valid: bool,
    /// How much a cardiology report counts against a SPACCC one.
    pub(crate) cardio: f32,
    /// How much a label of the teacher counts.
    pub(crate) taught: f32,
    /// How often a word has to be seen.
    pub(crate) least: u32,
    /// A model to measure instead of one to train.
    pub(crate) model: Option<PathBuf>,
    /// By how many steps a mention is favoured over none: as shipped, or not more than a model does that is there.
    pub(crate) favour: Option<i16>,
    /// How a model is trained.
    pub(crate) settings: Settings,
}

impl Options {
    /// Reads the command line; `None` if only help was asked for.
    pub(crate) fn parse() -> Result<Option<Options>> {
        let mut o = Options {
            corpora: "../shared/corpora".into(),
            training: concat!(env!("CARGO_MANIFEST_DIR"), "/../tagger/training").into(),
            out: None,
            choosing: false,
            with_valid: false,
            cardio: 1.0,
            taught: 1.5,
            least: 10,
            model: None,
            favour: None,
            settings: Settings::default(),
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
                Long("choosing") => o.choosing = true,
                Long("with-valid") => o.with_valid = true,
                Long("cardio") => o.cardio = args.value()?.parse()?,
                Long("taught") => o.taught = args.value()?.parse()?,
                Long("model") => o.model = Some(args.value()?.into()),
                Long("favour") => o.favour = Some(args.value()?.parse()?),
                Long("least") => o.least = args.value()?.parse()?,
                Long("rounds") => o.settings.rounds = args.value()?.parse()?,
                Long("rate") => o.settings.rate = args.value()?.parse()?,
                Long("blind") => o.settings.blind = args.value()?.parse()?,
                Long("dropout") => o.settings.dropout = args.value()?.parse()?,
                Long("seed") => o.settings.seed = args.value()?.parse()?,
                other => return Err(other.unexpected().into()),
            }
        }
        Ok(Some(o))
    }
}
