//! The card of a finding: what it is, what is said of it, why.

use crate::i18n::Language;
use crate::view::findings::{Finding, Layer};
use crate::view::problems;
use foco::{Analysis, Comparator, Id, Lexicon, Measurement, Mention, RelationKind, Source, Span, UnitSource};

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

/// The name of an analyte with its value.
pub fn value(m: &Measurement, language: Language) -> String {
    let sign = match m.comparator {
        Comparator::Equal => "",
        Comparator::Less => "< ",
        Comparator::AtMost => "≤ ",
        Comparator::Greater => "> ",
        Comparator::AtLeast => "≥ ",
        Comparator::About => "≈ ",
    };
    let high = m.value_high.map(|h| format!("–{}", language.number(h))).unwrap_or_default();
    let number = format!("{sign}{}{high} {}", language.number(m.value), language.unit(m.unit));
    format!("{}: {}", language.name("var", m.analyte), number.trim_end())
}

fn measurement(m: &Measurement, language: Language) -> Vec<Line> {
    let mut lines = vec![Line { name: "card.value", text: value(m, language) }];
    let how = match m.unit_source {
        UnitSource::Stated if m.unit_read == m.unit => "card.unit.stated",
        UnitSource::Stated => "card.unit.converted",
        UnitSource::Inferred if m.mended => "card.unit.mended",
        UnitSource::Inferred if m.ambiguous => "card.unit.ambiguous",
        UnitSource::Inferred => "card.unit.inferred",
        UnitSource::Given => "card.unit.given",
    };
    if !["{score}", "[pH]", "{INR}", "1", "a"].contains(&m.unit) {
        let written = m.unit_written.as_deref().map(|unit| format!(" ({unit})")).unwrap_or_default();
        let mut text = format!("{}{written}", language.text(how));
        if m.unit_read != m.unit {
            let read = |x: f64, ucum| format!("{} {}", language.number(x), language.unit(ucum));
            text += &format!(": {} = {}", read(m.value_read, m.unit_read), read(m.value, m.unit));
        }
        lines.push(Line { name: "card.unit", text });
    }
    lines.extend(plausible(m, language));
    lines.push(Line { name: "card.phase", text: language.name("phase", phase(m.phase)) });
    if m.suspicious {
        lines.push(Line { name: "card.note", text: language.text("card.suspicious").to_owned() });
    }
    lines
}

/// The range outside which nobody can be: a number that fell outside it was not read.
fn plausible(m: &Measurement, language: Language) -> Option<Line> {
    let analyte = Lexicon::spanish().tables().analytes.iter().find(|a| a.id == m.analyte)?;
    let (low, high) = analyte.plausible;
    let text = format!("{}–{} {}", language.number(low), language.number(high), language.unit(m.unit));
    Some(Line { name: "card.plausible", text: text.trim_end().to_owned() })
}

/// How a mention was found.
pub fn source(m: &Mention) -> &'static str {
    match m.source {
        Source::Lexicon if m.typo => "typo",
        Source::Lexicon => "lexicon",
        Source::Model => "model",
        Source::Rule => "rule",
    }
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
            let kind = language.name("cue", kind(cue.kind));
            lines.push(Line { name: "card.cue", text: format!("{} ({kind})", quoted(text, cue.span)) });
        }
    }
    lines.extend(relations(analysis, m, text));
    lines.extend(problems::of_mention(analysis, m.id, language).map(|text| Line { name: "card.problem", text }));
    lines.push(Line { name: "card.phase", text: language.name("phase", phase(m.phase)) });
    lines.push(Line { name: "card.source", text: language.name("source", source(m)) });
    lines
}

fn quoted(text: &str, span: Span) -> String {
    format!("«{}»", span.words(text))
}

/// What is told of a mention, and what it is the cause of, in the words of the report.
fn relations(analysis: &Analysis, m: &Mention, text: &str) -> Vec<Line> {
    let told = analysis.relations.iter().filter(|r| r.of == m.id);
    let mut lines: Vec<Line> = told.map(|r| Line { name: relation(r.kind), text: quoted(text, r.span) }).collect();
    let caused = analysis.relations.iter().filter(|r| r.kind == RelationKind::Cause && r.to == Some(m.id));
    let effects = caused.filter_map(|r| analysis.mentions.iter().find(|effect| effect.id == r.of));
    lines.extend(effects.map(|effect| Line { name: "relation.effect", text: quoted(text, effect.span) }));
    lines
}

fn relation(kind: RelationKind) -> &'static str {
    match kind {
        RelationKind::Dose => "relation.dose",
        RelationKind::Route => "relation.route",
        RelationKind::Frequency => "relation.frequency",
        RelationKind::Duration => "relation.duration",
        RelationKind::Site => "relation.site",
        RelationKind::Side => "relation.side",
        RelationKind::Result => "relation.result",
        RelationKind::Sample => "relation.sample",
        RelationKind::Cause => "relation.cause",
    }
}

fn cue(analysis: &Analysis, id: Id, text: &str, language: Language) -> Vec<Line> {
    let Some(cue) = analysis.cues.iter().find(|c| c.id == id) else { return Vec::new() };
    let mut lines = vec![Line { name: "card.cue", text: language.name("cue", kind(cue.kind)) }];
    if let Some(scope) = cue.scope {
        lines.push(Line { name: "card.scope", text: quoted(text, scope) });
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::findings::findings;

    fn told(text: &str, words: &str) -> Vec<String> {
        let analysis = foco::analyse(text, &foco::Options::default());
        let found = findings(&analysis);
        let here = |f: &&Finding| text[f.span.start as usize..f.span.end as usize].contains(words);
        let finding = found.iter().find(here).expect("it is found");
        let lines = lines(&analysis, finding, text, Language::Spanish);
        lines.into_iter().map(|l| format!("{}: {}", Language::Spanish.text(l.name), l.text)).collect()
    }

    #[test]
    fn a_value_tells_its_unit_conversion_and_limits() {
        let lines = told("Creatinina 160 μmol/L.", "Creatinina");
        assert_eq!(lines[0], "Valor: creatinina: 1,81 mg/dL");
        assert!(lines[1].starts_with("Unidad: convertida (μmol/L): 160 µmol/L = 1,81 mg/dL"), "{lines:?}");
        assert!(lines.iter().any(|l| l.starts_with("Límites creíbles: ")), "{lines:?}");
    }

    #[test]
    fn a_mention_tells_what_says_it_and_how_it_was_found() {
        let lines = told("Niega fiebre.", "fiebre");
        for line in ["Se afirma: negado", "Por: «Niega» (negación)", "Momento: presentación", "Leído por: léxico"]
        {
            assert!(lines.iter().any(|l| l == line), "{line} is not in {lines:?}");
        }
        assert_eq!(told("Niega fiebre.", "Niega"), ["Por: negación", "Alcance: «fiebre»"]);
    }

    #[test]
    fn a_drug_tells_how_it_is_given_and_an_illness_what_it_is_due_to() {
        let text = "Prednisona 30 mg/día vía oral. Shock séptico secundario a neumonía.";
        let drug = told(text, "Prednisona");
        for line in ["Dosis: «30 mg/día»", "Vía: «vía oral»"] {
            assert!(drug.iter().any(|l| l == line), "{line} is not in {drug:?}");
        }
        assert!(told(text, "neumonía").iter().any(|l| l == "Es causa de: «Shock séptico»"));
    }
}
