//! What is highlighted: findings as they are marked.

use foco::{Analysis, Experiencer, Id, Kind, Presence, Span, Temporality};

/// What a finding is, for its colour, underline and tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Layer {
    /// Of the lexicon's kinds.
    Mention(Kind),
    /// A value.
    Measurement,
    /// A word that negates, doubts, …
    Cue,
}

impl Layer {
    /// Its key in style sheets and language files.
    pub fn key(self) -> &'static str {
        match self {
            Layer::Mention(Kind::Disease) => "disease",
            Layer::Mention(Kind::Symptom) => "symptom",
            Layer::Mention(Kind::Procedure) => "procedure",
            Layer::Mention(Kind::Drug) => "drug",
            Layer::Mention(Kind::Organism) => "organism",
            Layer::Mention(Kind::Anatomy) => "anatomy",
            Layer::Mention(Kind::Analyte) => "analyte",
            Layer::Mention(Kind::Device) => "device",
            Layer::Mention(Kind::Time) => "time",
            Layer::Mention(Kind::Person) => "person",
            Layer::Measurement => "measurement",
            Layer::Cue => "cue",
        }
    }
}

/// A finding as it is highlighted.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// Its key.
    pub id: Id,
    /// What it is.
    pub layer: Layer,
    /// Where.
    pub span: Span,
    /// Keys of what is said of it: `absent`, `possible`, `historical`, …
    pub marks: Vec<&'static str>,
}

/// All findings that are highlighted, by place.
pub fn findings(analysis: &Analysis) -> Vec<Finding> {
    let mut found: Vec<Finding> = Vec::new();
    for measurement in &analysis.measurements {
        let mut marks = Vec::new();
        if measurement.suspicious {
            marks.push("suspicious");
        }
        // Systolic and diastolic share their words.
        if found.last().is_none_or(|f| f.span != measurement.evidence) {
            found.push(Finding { id: measurement.id, layer: Layer::Measurement, span: measurement.evidence, marks });
        }
    }
    let covered =
        |span: Span, found: &[Finding]| found.iter().any(|f| f.layer == Layer::Measurement && f.span.contains(span));
    for mention in &analysis.mentions {
        if matches!(mention.kind, Kind::Analyte | Kind::Person)
            || (mention.kind == Kind::Time && covered(mention.span, &found))
        {
            continue;
        }
        let assertion = mention.assertion;
        let mut marks = Vec::new();
        match assertion.presence {
            Presence::Present => {}
            Presence::Absent => marks.push("absent"),
            Presence::Possible => marks.push("possible"),
            Presence::NotAssessable => marks.push("not-assessable"),
            Presence::Normal => marks.push("normal"),
            Presence::Tested => marks.push("tested"),
        }
        match assertion.temporality {
            Temporality::Current => {}
            Temporality::Historical => marks.push("historical"),
            Temporality::Future => marks.push("future"),
        }
        if assertion.experiencer == Experiencer::Other {
            marks.push("other-person");
        }
        found.push(Finding { id: mention.id, layer: Layer::Mention(mention.kind), span: mention.span, marks });
    }
    for cue in &analysis.cues {
        found.push(Finding { id: cue.id, layer: Layer::Cue, span: cue.span, marks: Vec::new() });
    }
    found.sort_by_key(|f| (f.span.start, std::cmp::Reverse(f.span.end)));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_numbers_of_a_pressure_are_one_finding() {
        let text = "Niega fiebre. TA 80/50, soplo sistólico no valorable. Su madre tuvo neumonía.";
        let analysis = foco::analyse(text, &foco::Options::default());
        let told: Vec<(&str, &str, Vec<&str>)> = findings(&analysis)
            .into_iter()
            .filter(|f| f.layer != Layer::Cue)
            .map(|f| (f.layer.key(), &text[f.span.start as usize..f.span.end as usize], f.marks))
            .collect();
        assert!(told.contains(&("symptom", "fiebre", vec!["absent"])), "{told:?}");
        assert!(told.contains(&("disease", "neumonía", vec!["other-person"])), "{told:?}");
        assert_eq!(told.iter().filter(|(key, ..)| *key == "measurement").count(), 1);
    }
}
