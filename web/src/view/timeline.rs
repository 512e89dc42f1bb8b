//! What the report dates: moments in the order of the illness, each with its expressions of time and findings.

use crate::view::findings::{Finding, Layer};
use crate::view::layers::Group;
use foco::{Analysis, Id, Kind, Phase, Span};
use std::collections::BTreeMap;

/// A moment of the illness.
#[derive(Clone, Debug, PartialEq)]
pub struct Moment {
    /// Which.
    pub phase: Phase,
    /// Its parts, in the order of the text.
    pub parts: Vec<Part>,
}

/// What is told of one expression of time, or without one.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Part {
    /// The expression that dates it (`10 días antes`), if one does.
    pub time: Option<Span>,
    /// What is told.
    pub findings: Vec<Told>,
}

/// A finding in its moment.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    /// What it is.
    pub layer: Layer,
    /// Its words.
    pub span: Span,
    /// Keys of what is said of it.
    pub marks: Vec<&'static str>,
    /// The analyte, where the words leave it out: `2,1 mg/dl (previa 0,9)`.
    pub of: Option<&'static str>,
}

/// The moment of a finding, and the analyte of a value.
type Read = BTreeMap<Id, (Phase, Option<&'static str>)>;

/// The moments that the report tells of. An expression of time dates its sentence and no more; a value of an earlier
/// time in the middle of a sentence goes to its own moment without parting this one.
pub fn timeline(analysis: &Analysis, findings: &[Finding], text: &str) -> Vec<Moment> {
    let mentions = analysis.mentions.iter().map(|m| (m.id, (m.phase, None)));
    let read: Read = mentions.chain(analysis.measurements.iter().map(|m| (m.id, (m.phase, Some(m.analyte))))).collect();
    const ORDER: [Phase; 5] = [Phase::Prior, Phase::Presentation, Phase::Course, Phase::Discharge, Phase::Unknown];
    let mut moments: Vec<Moment> = ORDER.iter().map(|&phase| Moment { phase, parts: Vec::new() }).collect();
    let mut told_last = [None; ORDER.len()];
    let sentences = findings.chunk_by(|a, b| !ends_between(text, a.span, b.span));
    for (at, sentence) in sentences.enumerate() {
        for (moment, last) in moments.iter_mut().zip(&mut told_last) {
            let own = sentence.iter().filter(|f| read.get(&f.id).is_some_and(|r| r.0 == moment.phase));
            let parts = parts(&read, sentence, own);
            let follows = last.is_some_and(|last| last + 1 >= at);
            if !parts.is_empty() {
                *last = Some(at);
            }
            for part in parts {
                match moment.parts.last_mut().filter(|before| follows && before.time.is_none() && part.time.is_none()) {
                    Some(before) => before.findings.extend(part.findings),
                    None => moment.parts.push(part),
                }
            }
        }
    }
    moments.retain(|m| !m.parts.is_empty());
    moments
}

/// Whether a sentence ends between two findings.
fn ends_between(text: &str, before: Span, after: Span) -> bool {
    let between = text.get(before.end as usize..after.start as usize).unwrap_or_default();
    between.contains('\n') || ['.', ';', '!', '?'].iter().any(|end| between.contains(&format!("{end} ")))
}

/// The parts of a sentence in one moment. What stands before its first expression of time is dated by it too: `dolor
/// de dos días de evolución`.
fn parts<'a>(read: &Read, sentence: &[Finding], own: impl Iterator<Item = &'a Finding>) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    for finding in own {
        let is_time = finding.layer == Layer::Mention(Kind::Time);
        if !is_time && matches!(Group::of(finding.layer), Group::Context | Group::Cue) {
            continue;
        }
        match parts.last_mut() {
            Some(part) if is_time && part.time.is_none() => part.time = Some(finding.span),
            Some(part) if !is_time => part.findings.push(told(read, sentence, finding)),
            _ if is_time => parts.push(Part { time: Some(finding.span), findings: Vec::new() }),
            _ => parts.push(Part { time: None, findings: vec![told(read, sentence, finding)] }),
        }
    }
    parts
}

fn told(read: &Read, sentence: &[Finding], finding: &Finding) -> Told {
    let of = |f: &Finding| read.get(&f.id).filter(|_| f.layer == Layer::Measurement).copied();
    // The analyte was named with the value of another moment, earlier in the sentence.
    let named = of(finding).filter(|(phase, analyte)| {
        let before = sentence.iter().filter(|f| f.span.end <= finding.span.start);
        before.filter_map(of).any(|(other, name)| name == *analyte && other != *phase)
    });
    let of = named.and_then(|(_, analyte)| analyte);
    Told { layer: finding.layer, span: finding.span, marks: finding.marks.clone(), of }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::findings::findings;

    fn told(text: &str) -> Vec<String> {
        let analysis = foco::analyse(text, &foco::Options::default());
        let words = |s: Span| &text[s.start as usize..s.end as usize];
        timeline(&analysis, &findings(&analysis), text)
            .iter()
            .flat_map(|m| m.parts.iter().map(move |p| (m.phase, p)))
            .map(|(phase, part)| {
                let found: Vec<&str> = part.findings.iter().map(|f| words(f.span)).collect();
                format!("{phase:?} [{}] {}", part.time.map_or("", words), found.join(", "))
            })
            .collect()
    }

    #[test]
    fn moments_come_in_the_order_of_the_illness() {
        let text = "Varón que acude por fiebre. TA 80/50 mmHg. A las 48 horas presentó oliguria. \
                    Un mes antes había recibido amoxicilina.";
        let told = told(text);
        let place =
            |what: &str| told.iter().position(|t| t.contains(what)).unwrap_or_else(|| panic!("{what}: {told:?}"));
        assert!(place("amoxicilina") < place("fiebre") && place("fiebre") < place("oliguria"), "{told:?}");
        assert!(told[place("oliguria")].contains("[A las 48 horas]"), "{told:?}");
    }

    #[test]
    fn a_time_dates_its_sentence_and_no_more() {
        let text = "Acude por dolor de dos días de evolución y fiebre. TA 80/50 mmHg. Tos.";
        assert_eq!(
            told(text),
            ["Presentation [dos días de evolución] dolor, fiebre", "Presentation [] TA 80/50 mmHg, Tos",]
        );
    }

    #[test]
    fn an_earlier_value_goes_to_its_moment_and_parts_no_other() {
        let text = "Leucocitos 19.800/mm3, creatinina 2,1 mg/dl (previa 0,9), sodio 131 mEq/l. Lactato 4 mmol/l.";
        assert_eq!(
            told(text),
            [
                "Prior [] previa 0,9",
                "Presentation [] Leucocitos 19.800/mm3, creatinina 2,1 mg/dl, sodio 131 mEq/l, Lactato 4 mmol/l",
            ]
        );
        let analysis = foco::analyse(text, &foco::Options::default());
        let moments = timeline(&analysis, &findings(&analysis), text);
        assert_eq!(moments[0].parts[0].findings[0].of, Some("creatinine"));
        assert!(moments[1].parts[0].findings.iter().all(|f| f.of.is_none()));
    }

    #[test]
    fn a_text_without_findings_has_no_moments() {
        assert!(told("").is_empty());
    }
}
