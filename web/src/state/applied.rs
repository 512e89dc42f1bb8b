//! What the reader set right, kept to its words while the report is edited.

use super::one_line;
use crate::view::correct::Correction;
use foco::{Analysis, Id, Kind, Span, Value};
use std::rc::Rc;

/// A correction, with the words that it is about.
#[derive(Clone, Debug, PartialEq)]
pub struct Applied {
    /// What was set right.
    pub correction: Correction,
    /// The words.
    pub words: String,
    /// The findings that it names.
    anchors: Vec<Anchor>,
    /// The value that was checked.
    value: Option<Value>,
}

/// A finding, by what another reading of the same words can know it again.
#[derive(Clone, Debug, PartialEq)]
struct Anchor {
    id: Id,
    what: What,
    span: Span,
}

/// What a finding is.
#[derive(Clone, Copy, Debug, PartialEq)]
enum What {
    Mention(Kind),
    Value(&'static str),
}

/// Corrections that an edit took away, to be told, and to come back if the text does.
#[derive(Clone, Debug, PartialEq)]
pub struct Lost {
    /// The report before that edit.
    pub text: Rc<str>,
    /// All corrections of then.
    pub corrections: Vec<Applied>,
    /// Those that went.
    pub gone: Vec<Applied>,
}

impl Lost {
    /// What is lost if of these corrections those remain, which keep their order.
    pub fn between(text: &Rc<str>, corrections: &[Applied], remaining: &[Applied]) -> Option<Lost> {
        let mut remaining = remaining.iter().peekable();
        let same = |a: &Applied, b: &Applied| (a.correction.key(), &a.words) == (b.correction.key(), &b.words);
        let gone = corrections.iter().filter(|c| remaining.next_if(|r| same(r, c)).is_none()).cloned().collect();
        let lost = Lost { text: text.clone(), corrections: corrections.to_vec(), gone };
        (!lost.gone.is_empty()).then_some(lost)
    }
}

impl Applied {
    /// A correction of what was read.
    pub fn new(correction: Correction, words: String, analysis: &Analysis) -> Applied {
        let anchors = correction.ids().iter().filter_map(|id| Anchor::new(*id, analysis)).collect();
        let value = match correction {
            Correction::Check(variable) => value_of(analysis, variable).cloned(),
            _ => None,
        };
        Applied { correction, words, anchors, value }
    }

    /// The same in a text in which its words stand elsewhere; nothing if they are not there.
    pub fn moved(&self, to_new: impl Fn(Span) -> Option<Span>) -> Option<Applied> {
        let moved = |anchor: &Anchor| Some(Anchor { span: to_new(anchor.span)?, ..*anchor });
        let anchors = self.anchors.iter().map(moved).collect::<Option<_>>()?;
        Some(Applied { anchors, ..self.clone() })
    }

    /// The same with its words as they stand in a text.
    #[must_use]
    pub fn reworded(self, text: &str) -> Applied {
        let words = self.anchors.first().map(|anchor| one_line(anchor.span.words(text)));
        Applied { words: words.unwrap_or_else(|| self.words.clone()), ..self }
    }

    /// Whether it names findings, whose keys another reading may give to others.
    pub fn names_findings(&self) -> bool {
        !self.anchors.is_empty()
    }

    /// The same with the keys that its findings have in another reading; nothing if they are not found there.
    pub fn found_in(&self, analysis: &Analysis) -> Option<Applied> {
        let found = |anchor: &Anchor| Some(Anchor { id: anchor.found_in(analysis)?, ..*anchor });
        let anchors: Vec<Anchor> = self.anchors.iter().map(found).collect::<Option<_>>()?;
        let ids: Vec<Id> = anchors.iter().map(|a| a.id).collect();
        Some(Applied { correction: self.correction.with_ids(&ids), anchors, ..self.clone() })
    }

    /// Whether what was checked still reads as it did.
    pub fn holds(&self, analysis: &Analysis) -> bool {
        match self.correction {
            Correction::Check(variable) => value_of(analysis, variable) == self.value.as_ref(),
            _ => true,
        }
    }
}

/// What the scores read for a variable.
fn value_of<'a>(analysis: &'a Analysis, variable: &str) -> Option<&'a Value> {
    let inputs = analysis.scores.iter().flat_map(|s| &s.inputs);
    inputs.filter(|i| i.variable == variable).find_map(|i| i.value.as_ref())
}

impl Anchor {
    fn new(id: Id, analysis: &Analysis) -> Option<Anchor> {
        let mention = analysis.mentions.iter().find(|m| m.id == id);
        let value = analysis.measurements.iter().find(|m| m.id == id);
        mention.map(|m| Anchor { id, what: What::Mention(m.kind), span: m.span }).or(value.map(|m| Anchor {
            id,
            what: What::Value(m.analyte),
            span: m.evidence,
        }))
    }

    /// The finding of the same kind at the same words, or else one that shares words with it: the trained model
    /// takes more words together than the lexicon.
    fn found_in(&self, analysis: &Analysis) -> Option<Id> {
        let all: Vec<(Id, Span)> = match self.what {
            What::Mention(kind) => {
                analysis.mentions.iter().filter(|m| m.kind == kind).map(|m| (m.id, m.span)).collect()
            }
            What::Value(analyte) => {
                let own = analysis.measurements.iter().filter(|m| m.analyte == analyte);
                own.map(|m| (m.id, m.evidence)).collect()
            }
        };
        let exact = all.iter().find(|(_, span)| *span == self.span);
        exact.or_else(|| all.iter().find(|(_, span)| span.overlaps(self.span))).map(|(id, _)| *id)
    }
}

/// Where two versions of a text differ: all that lies between their common beginning and their common end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edit {
    start: u32,
    old_end: u32,
    new_end: u32,
    /// Whether so much stayed that it is the same report still.
    pub same_report: bool,
}

impl Edit {
    /// Compares two versions.
    pub fn between(old: &str, new: &str) -> Edit {
        let common = |a: &mut dyn Iterator<Item = (char, char)>| -> usize {
            a.take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum()
        };
        let start = common(&mut old.chars().zip(new.chars()));
        let end = common(&mut old[start..].chars().rev().zip(new[start..].chars().rev()));
        Edit {
            start: start as u32,
            old_end: (old.len() - end) as u32,
            new_end: (new.len() - end) as u32,
            same_report: 2 * (start + end) >= old.len(),
        }
    }

    /// Where words of the old text stand in the new one, if nothing in them was edited.
    pub fn moved(self, span: Span) -> Option<Span> {
        if span.end <= self.start {
            return Some(span);
        }
        let shift = |at: u32| at - self.old_end + self.new_end;
        (span.start >= self.old_end).then(|| Span::new(shift(span.start), shift(span.end)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moved<'n>(old: &str, new: &'n str, words: &str) -> Option<&'n str> {
        let start = old.find(words).expect("in the old text") as u32;
        let span = Edit::between(old, new).moved(Span::new(start, start + words.len() as u32))?;
        Some(&new[span.start as usize..span.end as usize])
    }

    #[test]
    fn words_move_with_the_text_around_them() {
        assert_eq!(moved("Con fiebre alta.", "Varón con fiebre alta.", "fiebre"), Some("fiebre"));
        assert_eq!(moved("Con fiebre alta.", "Con fiebre muy alta.", "fiebre"), Some("fiebre"));
        assert_eq!(moved("Con fiebre alta.", "Con alta.", "fiebre"), None);
        assert_eq!(moved("Con fiebre alta.", "Con fiebere alta.", "fiebre"), None);
        assert_eq!(moved("Está álgido.", "Esté álgido.", "álgido"), Some("álgido"), "letters of two bytes");
        assert_eq!(moved("fiebre y fiebre", "fiebre", "fiebre"), Some("fiebre"));
    }

    #[test]
    fn another_report_is_none_of_the_old_one() {
        assert!(Edit::between("Varón con fiebre.", "Varón de 40 años con fiebre.").same_report);
        assert!(Edit::between("Varón con fiebre.", "Varón con fiebre.").same_report);
        assert!(!Edit::between("Varón con fiebre.", "Mujer con disnea.").same_report);
        assert!(Edit::between("", "Varón").same_report);
    }
}
