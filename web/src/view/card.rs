//! The card of a finding: what it is, what is said of it, why.

use crate::i18n::Language;
use crate::view::segments::{Finding, Layer};
use foco::{Analysis, Comparator, Id, Measurement, Mention, UnitSource};

/// A line of the card: a name and what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Key of the name in the language files.
    pub name: &'static str,
    /// What it says.
    pub text: String,
}

/// The lines for a finding.
pub fn lines(analysis: &Analysis, finding: &Finding, text: &str, language: Language) -> Vec<Line> {
    match finding.layer {
        Layer::Measurement => {
            let rows = analysis.measurements.iter().filter(|m| m.evidence == finding.span);
            rows.flat_map(|m| measurement(m, language)).collect()
        }
        Layer::Mention(_) => {
            let found = analysis.mentions.iter().find(|m| m.id == finding.id);
            found.map(|m| mention(analysis, m, text, language)).unwrap_or_default()
        }
        Layer::Cue => cue(analysis, finding.id, text, language),
    }
}

fn measurement(m: &Measurement, language: Language) -> Vec<Line> {
    let sign = match m.comparator {
        Comparator::Equal => "",
        Comparator::Less => "< ",
        Comparator::AtMost => "≤ ",
        Comparator::Greater => "> ",
        Comparator::AtLeast => "≥ ",
        Comparator::About => "≈ ",
    };
    let high = m.value_high.map(|h| format!("–{}", language.number(h))).unwrap_or_default();
    let value = format!("{sign}{}{high} {}", language.number(m.value), language.unit(m.unit));
    let mut lines = vec![Line { name: "card.value", text: format!("{}: {value}", language.name("var", m.analyte)) }];
    let how = match m.unit_source {
        UnitSource::Stated if m.unit_read == m.unit => "card.unit.stated",
        UnitSource::Stated => "card.unit.converted",
        UnitSource::Inferred if m.mended => "card.unit.mended",
        UnitSource::Inferred if m.ambiguous => "card.unit.ambiguous",
        UnitSource::Inferred => "card.unit.inferred",
        UnitSource::Given => "card.unit.given",
    };
    if !["{score}", "[pH]", "{INR}", "1", "a"].contains(&m.unit) {
        let written = m.unit_written.as_deref().unwrap_or("—");
        let text = format!("{} ({written} → {})", language.text(how), language.unit(m.unit));
        lines.push(Line { name: "card.unit", text });
    }
    lines.push(Line { name: "card.phase", text: language.name("phase", phase(m.phase)) });
    if m.suspicious {
        lines.push(Line { name: "card.note", text: language.text("card.suspicious").to_owned() });
    }
    lines
}

fn mention(analysis: &Analysis, m: &Mention, text: &str, language: Language) -> Vec<Line> {
    let mut lines = Vec::new();
    if let Some(concept) = &m.concept {
        let codes: Vec<String> =
            concept.codes.iter().map(|c| format!("{} {}", language.name("code", c.system), c.code)).collect();
        let codes = if codes.is_empty() { String::new() } else { format!(" · {}", codes.join(", ")) };
        lines.push(Line { name: "card.concept", text: format!("{}{codes}", concept.label) });
    }
    if m.typo {
        lines.push(Line { name: "card.typo", text: language.text("card.typo.text").to_owned() });
    }
    lines.push(Line { name: "card.assertion", text: language.name("presence", presence(m)) });
    for id in &m.cues {
        if let Some(cue) = analysis.cues.iter().find(|c| c.id == *id) {
            let words = text.get(cue.span.start as usize..cue.span.end as usize).unwrap_or("");
            lines
                .push(Line {
                    name: "card.cue", text: format!("«{words}» ({})", language.name("cue", kind(cue.kind)))
                });
        }
    }
    lines.push(Line { name: "card.phase", text: language.name("phase", phase(m.phase)) });
    lines
}

fn cue(analysis: &Analysis, id: Id, text: &str, language: Language) -> Vec<Line> {
    let Some(cue) = analysis.cues.iter().find(|c| c.id == id) else { return Vec::new() };
    let mut lines = vec![Line { name: "card.cue", text: language.name("cue", kind(cue.kind)) }];
    if let Some(scope) = cue.scope {
        let words = text.get(scope.start as usize..scope.end as usize).unwrap_or("");
        lines.push(Line { name: "card.scope", text: format!("«{words}»") });
    }
    lines
}

fn presence(m: &Mention) -> &'static str {
    use foco::Presence::{Absent, Normal, NotAssessable, Possible, Present, Tested};
    match m.assertion.presence {
        Present => "present",
        Absent => "absent",
        Possible => "possible",
        NotAssessable => "not_assessable",
        Normal => "normal",
        Tested => "tested",
    }
}

/// The key of a phase.
pub fn phase(phase: foco::Phase) -> &'static str {
    use foco::Phase::{Course, Discharge, Presentation, Prior, Unknown};
    match phase {
        Prior => "prior",
        Presentation => "presentation",
        Course => "course",
        Discharge => "discharge",
        Unknown => "unknown",
    }
}

fn kind(kind: foco::CueKind) -> &'static str {
    use foco::CueKind as K;
    match kind {
        K::Negation => "negation",
        K::Uncertainty => "uncertainty",
        K::NotAssessable => "not_assessable",
        K::Normality => "normality",
        K::History => "history",
        K::OtherPerson => "other_person",
        K::Hypothesis => "hypothesis",
        K::Susceptibility => "susceptibility",
        K::Termination => "termination",
        K::Pseudo => "pseudo",
    }
}
