//! A summary for people: which scores follow, from which values, and what is missing. It quotes no sentence of the
//! report.

use crate::Names;
use crate::value::words;
use foco::{Analysis, Criterion, InputSource, Points, Score, Tri};
use std::fmt::Write;

/// How a summary is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Plain text.
    Text,
    /// Markdown.
    Markdown,
}

/// The scores that apply and say something, each with its values and what is missing, the criteria, and the assumptions
/// that are on. The analysis must be one with [`foco::Options::inputs`]; `engine` names who read (`Foco 0.1.0`).
pub fn summary(analysis: &Analysis, names: &dyn Names, style: Style, engine: &str) -> String {
    let mut out = Sheet { text: String::new(), style };
    out.title(1, &names.text("export.title").replace("{0}", engine));
    out.line(&names.text("export.posture"));
    out.title(2, &names.text("scores.title"));
    out.line(&names.text("export.reading"));
    let mut shown: Vec<&Score> = Vec::new();
    for score in analysis.scores.iter().filter(|s| s.applicable && !s.inputs.is_empty()) {
        let says = score
            .inputs
            .iter()
            .any(|i| i.source != InputSource::Missing && !matches!(i.source, InputSource::Assumed(_)));
        if says && !shown.iter().any(|s| s.id == score.id) {
            shown.push(score);
        }
    }
    for score in shown {
        one_score(&mut out, score, names);
    }
    out.title(2, &names.text("criteria.title"));
    for criterion in &analysis.criteria {
        out.item(0, &one_criterion(criterion, names));
    }
    let on: Vec<&str> = analysis.assumptions.iter().filter(|a| a.on).map(|a| a.id.as_str()).collect();
    if !on.is_empty() {
        out.title(2, &names.text("export.assumed"));
        for id in on {
            out.item(0, &format!("{id}: {}", names.name("assumption", id)));
        }
    }
    out.text
}

fn one_score(out: &mut Sheet, score: &Score, names: &dyn Names) {
    let range = |p: Points| if p.min == p.max { p.min.to_string() } else { format!("{}–{}", p.min, p.max) };
    let window = names.name("window", score.window.as_str());
    out.title(3, &format!("{} ({window})", names.score(score.id, score.name)));
    if let (Some(min), Some(contextual), Some(strict)) = (score.observed_min, score.contextual, score.strict) {
        out.item(0, &format!("{}: {min}", names.text("scores.observed")));
        out.item(0, &format!("{}: {}", names.text("scores.contextual"), range(contextual)));
        out.item(0, &format!("{}: {}", names.text("scores.strict"), range(strict)));
    }
    // A total is told above.
    for (key, value) in score.values.iter().filter(|(key, _)| score.observed_min.is_none() || **key != "value") {
        out.item(0, &format!("{}: {}", names.value(score.id, key), names.number(*value)));
    }
    for band in &score.bands {
        out.item(0, &format!("{} {}", names.text("scores.band"), names.name("band", &format!("{}.{band}", score.id))));
    }
    for component in &score.components {
        let points = range(Points { min: component.min, max: component.max });
        let own = score.inputs.iter().filter(|i| i.component == Some(component.id));
        let read: Vec<String> = own
            .filter_map(|i| {
                let value = words(i.value.as_ref()?, names);
                Some(format!("{} {value} ({})", names.name("var", i.variable), names.name("source", i.source.as_str())))
            })
            .collect();
        let read = match (read.is_empty(), component.min == component.max) {
            (true, true) => String::new(),
            (true, false) => format!(" · {}", names.text("source.missing")),
            (false, _) => format!(" · {}", read.join("; ")),
        };
        out.item(1, &format!("{}: {points}{read}", names.component(score.id, component.id)));
    }
    if !score.missing.is_empty() {
        let name = |m: &foco::MissingInput| {
            let effect = if m.effect > 0 { format!(" (+{})", m.effect) } else { String::new() };
            format!("{}{effect}", names.name("var", m.variable))
        };
        let missing: Vec<String> = score.missing.iter().map(name).collect();
        out.item(0, &format!("{} {}", names.text("missing"), missing.join(", ")));
    }
    if let Some(acknowledgement) = names.find(&format!("licence.{}", score.id)) {
        out.item(0, acknowledgement);
    }
}

fn one_criterion(criterion: &Criterion, names: &dyn Names) -> String {
    let answer = match criterion.value {
        Tri::Yes => "criteria.yes",
        Tri::No => "criteria.no",
        Tri::Unknown => "criteria.unknown",
    };
    let mut line = format!("{}: {}", names.name("criterion", &criterion.id), names.text(answer));
    if !criterion.missing.is_empty() {
        let missing: Vec<String> = criterion.missing.iter().map(|m| names.input(&criterion.id, m)).collect();
        let _ = write!(line, " ({} {})", names.text("missing"), missing.join(", "));
    }
    line
}

/// Lines being set.
struct Sheet {
    text: String,
    style: Style,
}

impl Sheet {
    fn title(&mut self, level: usize, title: &str) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        let title = match self.style {
            Style::Markdown => format!("{} {title}\n", "#".repeat(level)),
            Style::Text if level == 2 => title.to_uppercase(),
            Style::Text => title.to_owned(),
        };
        self.line(&title);
    }

    fn line(&mut self, line: &str) {
        _ = writeln!(self.text, "{line}");
    }

    fn item(&mut self, depth: usize, item: &str) {
        let sign = if self.style == Style::Markdown { "-" } else { "·" };
        _ = writeln!(self.text, "{}{sign} {item}", "  ".repeat(depth));
    }
}
