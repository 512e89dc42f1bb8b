//! A second report, to be compared with the first.

use super::AT_ONCE;
use crate::same::Same;
use foco::{Analysis, Lexicon, Options, Pace};
use std::rc::Rc;

/// A second report. It is read with the lexicon alone: values and scores do not depend on the tagger.
#[derive(Clone, Debug, PartialEq)]
pub struct Second {
    /// Its text, as it was last read.
    pub text: Rc<str>,
    /// What was read from it.
    pub analysis: Same<Analysis>,
    /// A long one that is still to be read.
    pub coming: Option<Same<str>>,
}

impl Second {
    /// The same after another text was put in its place: a short one is read at once.
    pub fn after(before: Option<Second>, text: Rc<str>) -> Second {
        if text.len() > AT_ONCE {
            return Second { coming: Some(Same(text)), ..before.unwrap_or_else(|| Second::after(None, Rc::from(""))) };
        }
        let analysis = foco::at_once(read(&text, &Pace::STEADY));
        Second { text, analysis, coming: None }
    }

    /// The same once a long text has been read, unless another one has come since.
    pub fn shown(self, read: &Same<str>, analysis: Same<Analysis>) -> Second {
        if self.coming.as_ref() != Some(read) {
            return self;
        }
        Second { text: read.0.clone(), analysis, coming: None }
    }
}

/// Reads a second report.
pub async fn read(text: &str, pace: &Pace<'_>) -> Same<Analysis> {
    Same(Rc::new(foco::analyse_in_steps(text, Lexicon::spanish(), None, &Options::default(), pace).await))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_shown_once_it_is_read_and_only_the_newest() {
        let short = Second::after(None, Rc::from("Mujer con tos."));
        assert!(!short.analysis.mentions.is_empty());
        let long = |end: &str| Rc::from("Varón con fiebre. ".repeat(AT_ONCE / 10) + end);
        let first = Second::after(Some(short), long("1"));
        assert_eq!(&*first.text, "Mujer con tos.", "until then what was read stays");
        let second = Second::after(Some(first.clone()), long("2"));
        let done = |of: &Second| {
            let text = of.coming.clone().expect("it is long");
            let analysis = foco::at_once(read(&text, &Pace::STEADY));
            (text, analysis)
        };
        let (text, analysis) = done(&first);
        assert_eq!(second.clone().shown(&text, analysis), second, "another text has come since");
        let (text, analysis) = done(&second);
        let shown = second.shown(&text, analysis);
        assert!(shown.coming.is_none() && shown.text.ends_with('2') && !shown.analysis.mentions.is_empty());
    }
}
