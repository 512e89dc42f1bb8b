//! The report cut into runs of text with the same findings.

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

/// A run of text with the same findings over it.
#[derive(Clone, Debug, PartialEq)]
pub struct Segment {
    /// Where.
    pub span: Span,
    /// Indices of findings, the innermost first.
    pub findings: Vec<usize>,
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

/// Cuts a text of `length` bytes at every beginning and end of a finding.
pub fn segments(length: u32, findings: &[Finding]) -> Vec<Segment> {
    let mut cuts: Vec<u32> = findings.iter().flat_map(|f| [f.span.start, f.span.end]).chain([0, length]).collect();
    cuts.sort_unstable();
    cuts.dedup();
    let mut open: Vec<usize> = Vec::new();
    let mut next = 0;
    let mut segments = Vec::with_capacity(cuts.len());
    for pair in cuts.windows(2) {
        let span = Span::new(pair[0], pair[1]);
        open.retain(|&i| findings[i].span.end > span.start);
        while findings.get(next).is_some_and(|f| f.span.start <= span.start) {
            open.push(next);
            next += 1;
        }
        let mut covering = open.clone();
        covering.sort_by_key(|&i| findings[i].span.len());
        segments.push(Segment { span, findings: covering });
    }
    segments
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn segments_cover_the_text_once_and_in_order() {
        let text = "Niega fiebre. TA 80/50, soplo sistólico no valorable. Su madre tuvo neumonía.";
        let analysis = foco::analyse(text, &foco::Options::default());
        let findings = findings(&analysis);
        let segments = segments(text.len() as u32, &findings);
        let joined: String = segments.iter().map(|s| &text[s.span.start as usize..s.span.end as usize]).collect();
        assert_eq!(joined, text);
        let blood_pressure = segments.iter().find(|s| text[s.span.start as usize..].starts_with("TA 80/50"));
        let first = blood_pressure.and_then(|s| s.findings.first()).map(|&i| findings[i].layer);
        assert_eq!(first, Some(Layer::Measurement));
    }

    #[test]
    fn an_empty_text_has_no_segments() {
        assert_eq!(segments(0, &[]), vec![]);
    }
}
