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

/// What is told from one expression of time to the next.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Part {
    /// The expression that opens it (`10 días antes`), if one does.
    pub time: Option<Span>,
    /// Findings, as their layer and words.
    pub findings: Vec<(Layer, Span, Vec<&'static str>)>,
}

/// The moments that the report tells of.
pub fn timeline(analysis: &Analysis, findings: &[Finding]) -> Vec<Moment> {
    let phases: BTreeMap<Id, Phase> = analysis
        .mentions
        .iter()
        .map(|m| (m.id, m.phase))
        .chain(analysis.measurements.iter().map(|m| (m.id, m.phase)))
        .collect();
    const ORDER: [Phase; 5] = [Phase::Prior, Phase::Presentation, Phase::Course, Phase::Discharge, Phase::Unknown];
    let mut moments: Vec<Moment> = ORDER.iter().map(|&phase| Moment { phase, parts: Vec::new() }).collect();
    let mut before = None;
    for finding in findings {
        let Some(&phase) = phases.get(&finding.id) else { continue };
        let Some(moment) = moments.iter_mut().find(|m| m.phase == phase) else { continue };
        // The story comes back to a moment: what is told then is a part of its own.
        if before.replace(phase) != Some(phase) || moment.parts.is_empty() {
            moment.parts.push(Part::default());
        }
        let Some(part) = moment.parts.last_mut() else { continue };
        match finding.layer {
            Layer::Mention(Kind::Time) if part.time.is_none() && part.findings.is_empty() => {
                part.time = Some(finding.span);
            }
            Layer::Mention(Kind::Time) => moment.parts.push(Part { time: Some(finding.span), findings: Vec::new() }),
            layer if matches!(Group::of(layer), Group::Context | Group::Cue) => {}
            layer => part.findings.push((layer, finding.span, finding.marks.clone())),
        }
    }
    for moment in &mut moments {
        moment.parts.retain(|p| p.time.is_some() || !p.findings.is_empty());
    }
    moments.retain(|m| !m.parts.is_empty());
    moments
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::findings::findings;

    fn told(text: &str) -> Vec<String> {
        let analysis = foco::analyse(text, &foco::Options::default());
        let words = |s: Span| &text[s.start as usize..s.end as usize];
        timeline(&analysis, &findings(&analysis))
            .iter()
            .flat_map(|m| m.parts.iter().map(move |p| (m.phase, p)))
            .map(|(phase, part)| {
                let found: Vec<&str> = part.findings.iter().map(|f| words(f.1)).collect();
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
    fn a_text_without_findings_has_no_moments() {
        assert!(told("").is_empty());
    }
}
