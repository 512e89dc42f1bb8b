//! What the reader can set right in a finding.

use crate::view::field;
use crate::view::findings::{Finding, Layer};
use foco::{Analysis, Id, Lexicon, Options, Override, Presence, UnitSource};

/// A correction of the reading, or the reader's word on an input of a score.
#[derive(Clone, Debug, PartialEq)]
pub enum Correction {
    /// The finding (both numbers, of a pressure) is wrong.
    Reject(Vec<Id>),
    /// The finding is right although it is doubted.
    Confirm(Id),
    /// Of several values of an analyte, this one is to be scored.
    Choose(Id),
    /// The number is in this unit (UCUM).
    Unit(Id, &'static str),
    /// A variable has this value.
    Give(Override),
    /// The value of a variable was compared with the text and is right.
    Check(&'static str),
}

impl Correction {
    /// Key of what it does in the language files.
    pub fn key(&self) -> &'static str {
        match self {
            Correction::Reject(_) => "reject",
            Correction::Confirm(_) => "confirm",
            Correction::Choose(_) => "choose",
            Correction::Unit(..) => "unit",
            Correction::Give(_) => "give",
            Correction::Check(_) => "check",
        }
    }

    /// The findings that it names.
    pub fn ids(&self) -> &[Id] {
        match self {
            Correction::Reject(ids) => ids,
            Correction::Confirm(id) | Correction::Choose(id) | Correction::Unit(id, _) => std::slice::from_ref(id),
            Correction::Give(_) | Correction::Check(_) => &[],
        }
    }

    /// The same of other findings, in the same order.
    #[must_use]
    pub fn with_ids(&self, ids: &[Id]) -> Correction {
        match (self, ids) {
            (Correction::Reject(_), ids) => Correction::Reject(ids.to_vec()),
            (Correction::Confirm(_), [id, ..]) => Correction::Confirm(*id),
            (Correction::Choose(_), [id, ..]) => Correction::Choose(*id),
            (Correction::Unit(_, unit), [id, ..]) => Correction::Unit(*id, unit),
            _ => self.clone(),
        }
    }

    /// Tells the core.
    pub fn apply(&self, options: &mut Options) {
        match self {
            Correction::Reject(ids) => options.reject.extend(ids),
            Correction::Confirm(id) => options.confirm.push(*id),
            Correction::Choose(id) => options.choose.push(*id),
            Correction::Unit(id, unit) => options.units.push((*id, (*unit).to_owned())),
            Correction::Give(given) => options.overrides.push(given.clone()),
            Correction::Check(_) => {}
        }
    }

    /// Whether it is the reader's word on a variable.
    pub fn is_about(&self, variable: &str) -> bool {
        match self {
            Correction::Give(given) => given.variable == variable,
            Correction::Check(checked) => *checked == variable,
            _ => false,
        }
    }

    /// Whether it takes the place of an earlier one: the same again, another word on the same variable, another
    /// choice among the values of one analyte.
    pub fn replaces(&self, earlier: &Correction, analysis: &Analysis) -> bool {
        let analyte = |id: &Id| analysis.measurements.iter().find(|m| m.id == *id).map(|m| m.analyte);
        match (self, earlier) {
            (Correction::Give(Override { variable, .. }) | Correction::Check(variable), earlier) => {
                earlier.is_about(variable)
            }
            (Correction::Choose(a), Correction::Choose(b)) => analyte(a) == analyte(b),
            _ => self == earlier,
        }
    }
}

/// The corrections that make sense for a finding.
pub fn possible(analysis: &Analysis, finding: &Finding) -> Vec<Correction> {
    let mut found = Vec::new();
    match finding.layer {
        Layer::Mention(_) => {
            if let Some(mention) = analysis.mentions.iter().find(|m| m.id == finding.id) {
                if mention.typo || mention.assertion.presence == Presence::Possible {
                    found.push(Correction::Confirm(mention.id));
                }
                found.push(Correction::Reject(vec![mention.id]));
            }
        }
        Layer::Measurement => {
            let rows: Vec<_> = analysis.measurements.iter().filter(|m| m.evidence == finding.span).collect();
            for m in &rows {
                let others = analysis.measurements.iter().filter(|o| o.analyte == m.analyte).count() > 1;
                // The two numbers of a pressure are chosen together.
                if others && m.specimen.is_none() && m.analyte != "dbp" && m.analyte != "age" {
                    found.push(Correction::Choose(m.id));
                }
                if m.suspicious || m.ambiguous {
                    found.push(Correction::Confirm(m.id));
                }
                if m.ambiguous || m.unit_source == UnitSource::Inferred {
                    found.extend(other_units(m.analyte, m.unit_read).into_iter().map(|u| Correction::Unit(m.id, u)));
                }
            }
            found.push(Correction::Reject(rows.iter().map(|m| m.id).collect()));
        }
        Layer::Cue => {}
    }
    found
}

/// Units that reports write for an analyte, other than the one that was read.
fn other_units(analyte: &str, read: &str) -> Vec<&'static str> {
    /// Most units that are offered: the commonest stand first.
    const MOST: usize = 3;
    let tables = Lexicon::spanish().tables();
    let Some(analyte) = tables.analytes.iter().find(|a| a.id == analyte) else { return Vec::new() };
    let units = analyte.units.iter().map(|rule| tables.units[rule.unit as usize]);
    let canonical = tables.units[analyte.unit as usize];
    units.filter(|u| *u != read && field::is_usual(canonical, u)).take(MOST).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::findings::findings;

    fn offered(text: &str, words: &str) -> Vec<&'static str> {
        let analysis = foco::analyse(text, &Options::default());
        let found = findings(&analysis);
        let finding = found
            .iter()
            .find(|f| text[f.span.start as usize..f.span.end as usize].contains(words))
            .expect("it is found");
        possible(&analysis, finding).iter().map(Correction::key).collect()
    }

    #[test]
    fn only_what_makes_sense_is_offered() {
        assert_eq!(offered("Varón con fiebre.", "fiebre"), ["reject"]);
        assert_eq!(offered("Varón con posible neumonía.", "neumonía"), ["confirm", "reject"]);
        assert_eq!(offered("Lactato 3 mmol/l.", "Lactato"), ["reject"]);
        assert_eq!(offered("TA 80/50 mmHg.", "TA"), ["reject"], "both numbers at once");
        assert!(offered("PCR 40.", "PCR").contains(&"unit"));
        assert!(offered("Lactato 3 mmol/l. Más tarde lactato 5 mmol/l.", "Lactato 3").contains(&"choose"));
    }
}
