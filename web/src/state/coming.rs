//! A report that is still to be read, and how it is.

use super::applied::Applied;
use super::nothing::nothing;
use foco::{Analysis, Lexicon, Options, Pace, Tagger};
use std::rc::Rc;

/// A report that is still to be read.
#[derive(Clone, Debug)]
pub struct Coming {
    /// The report.
    pub text: Rc<str>,
    /// The one in the text area before it.
    pub before: Rc<str>,
    /// How to read it, without the corrections.
    pub options: Options,
    /// What the reader set right.
    pub corrections: Vec<Applied>,
    /// What to read it with.
    pub tagger: Option<Rc<Tagger>>,
    /// Whether findings still have the keys by which the corrections name them.
    pub known: bool,
    /// Tells it from those that came before.
    pub turn: u32,
}

/// What was read.
#[derive(Clone, Debug)]
pub struct Done {
    /// The reading.
    pub analysis: Rc<Analysis>,
    /// Those of the corrections that still hold.
    pub corrections: Vec<Applied>,
}

impl Coming {
    /// Reads it. Findings that corrections name are looked for first, in a reading without corrections.
    pub async fn read(&self, pace: &Pace<'_>) -> Done {
        let mut corrections = self.corrections.clone();
        if !self.known && corrections.iter().any(Applied::names_findings) {
            let plain = self.analyse(&Options::default(), pace).await;
            corrections = corrections.iter().filter_map(|c| c.found_in(&plain)).collect();
        }
        let mut options = self.options.clone();
        corrections.iter().for_each(|c| c.correction.apply(&mut options));
        let analysis = self.analyse(&options, pace).await;
        corrections.retain(|c| self.known || c.holds(&analysis));
        Done { analysis: Rc::new(analysis), corrections }
    }

    async fn analyse(&self, options: &Options, pace: &Pace<'_>) -> Analysis {
        if self.text.is_empty() {
            return nothing();
        }
        foco::analyse_in_steps(&self.text, Lexicon::spanish(), self.tagger.as_deref(), options, pace).await
    }
}
