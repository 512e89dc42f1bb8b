//! One row for each finding and one for each input of a score, in one table.

use crate::Names;
use crate::csv::{Separator, Writer};
use crate::value::points;
use foco::{
    Analysis, Fact, InputReading, Measurement, Mention, OffsetIndex, OffsetUnit, Pressors, Score, Span, Tri, Value,
};

const HEADER: &[&str] = &[
    "row",
    "id",
    "kind",
    "name",
    "value",
    "value_high",
    "comparator",
    "unit",
    "presence",
    "temporality",
    "experiencer",
    "phase",
    "score",
    "component",
    "points_min",
    "points_max",
    "source",
    "start",
    "end",
    "words",
];

/// The findings of a report and, for every score that applies, what it read. `text` must be the text that was
/// analysed, and the analysis one with [`foco::Options::inputs`]. Offsets count code points.
pub fn csv(text: &str, analysis: &Analysis, separator: Separator) -> String {
    write(text, analysis, Writer::new(separator, HEADER), &|row| row)
}

/// The same for people who open it in a spreadsheet: headings and cells in the words of a language.
pub fn csv_in_words(text: &str, analysis: &Analysis, separator: Separator, names: &dyn Names) -> String {
    let header: Vec<String> = HEADER.iter().map(|key| names.name("csv", key)).collect();
    let header: Vec<&str> = header.iter().map(String::as_str).collect();
    write(text, analysis, Writer::new(separator, &header), &|row| row.in_words(names))
}

fn write(text: &str, analysis: &Analysis, mut writer: Writer, told: &dyn Fn(Row) -> Row) -> String {
    let index = OffsetIndex::new(text, OffsetUnit::Codepoint);
    let place = |span: Span| {
        let counted = index.span(span);
        let words = span.words(text).split_whitespace().collect::<Vec<_>>().join(" ");
        [counted.start.to_string(), counted.end.to_string(), words]
    };
    let mut write = |row: Row, span: Option<Span>| {
        let writer = &mut writer;
        let cells = told(row).cells(writer);
        writer.row(cells.into_iter().chain(span.map(place).unwrap_or_default()));
    };
    analysis.mentions.iter().for_each(|m| write(mention(m), Some(m.span)));
    analysis.measurements.iter().for_each(|m| write(measurement(m), Some(m.evidence)));
    analysis.facts.iter().for_each(|f| write(fact(f), Some(f.evidence)));
    for score in analysis.scores.iter().filter(|s| s.applicable) {
        score.inputs.iter().for_each(|i| write(input(score, i), i.evidence.first().map(|e| e.span)));
    }
    writer.finish()
}

/// A row without its place. What does not concern a row is empty.
#[derive(Default)]
struct Row {
    row: &'static str,
    id: String,
    kind: String,
    name: String,
    word: String,
    value: Option<f64>,
    value_high: Option<f64>,
    comparator: String,
    unit: &'static str,
    presence: String,
    temporality: String,
    experiencer: String,
    phase: String,
    score: &'static str,
    component: &'static str,
    points: Option<(i32, i32)>,
    source: String,
}

impl Row {
    /// The row as people say it. What has no name keeps its key.
    fn in_words(self, names: &dyn Names) -> Row {
        let find = |prefix: &str, key: &str| names.find(&format!("{prefix}.{key}"));
        let or_key = |found: Option<&'static str>, key: String| found.map_or(key, str::to_owned);
        let source = find("source", &self.source).or_else(|| find("card.unit", &self.source));
        let component = find(&format!("comp.{}", self.score), self.component).or_else(|| find("comp", self.component));
        let word =
            find("answer", &self.word).or_else(|| find("agent", &self.word)).or_else(|| find("word", &self.word));
        Row {
            row: find("csv.row", self.row).unwrap_or(self.row),
            kind: or_key(find("kind", &self.kind), self.kind),
            // A mention has the label of its concept.
            name: or_key(find("var", &self.name).filter(|_| self.row != "mention"), self.name),
            word: or_key(word, self.word),
            // That a number is exact needs no sign, which a spreadsheet would take for a formula.
            comparator: if self.comparator == "=" { String::new() } else { self.comparator },
            unit: if self.unit.is_empty() { "" } else { names.unit(self.unit) },
            presence: or_key(find("presence", &self.presence), self.presence),
            temporality: or_key(find("csv.temporality", &self.temporality), self.temporality),
            experiencer: or_key(find("csv.experiencer", &self.experiencer), self.experiencer),
            phase: or_key(find("phase", &self.phase), self.phase),
            component: component.unwrap_or(self.component),
            source: or_key(source, self.source),
            ..self
        }
    }

    fn cells(self, writer: &Writer) -> Vec<String> {
        let number = |x: Option<f64>| x.map(|x| writer.number(x)).unwrap_or_default();
        let (least, most) = self.points.map_or_else(Default::default, |(a, b)| (a.to_string(), b.to_string()));
        vec![
            self.row.to_owned(),
            self.id,
            self.kind,
            self.name,
            self.value.map_or(self.word, |x| writer.number(x)),
            number(self.value_high),
            self.comparator,
            self.unit.to_owned(),
            self.presence,
            self.temporality,
            self.experiencer,
            self.phase,
            self.score.to_owned(),
            self.component.to_owned(),
            least,
            most,
            self.source,
        ]
    }
}

/// The word that the contract has for something.
fn key(of: &impl serde::Serialize) -> String {
    let value = serde_json::to_value(of).unwrap_or_default();
    value.as_str().map(str::to_owned).unwrap_or_default()
}

fn mention(m: &Mention) -> Row {
    Row {
        row: "mention",
        id: m.id.to_string(),
        kind: key(&m.kind),
        name: m.concept.as_ref().map(|c| c.label.to_string()).unwrap_or_default(),
        presence: key(&m.assertion.presence),
        temporality: key(&m.assertion.temporality),
        experiencer: key(&m.assertion.experiencer),
        phase: key(&m.phase),
        source: key(&m.source),
        ..Row::default()
    }
}

fn measurement(m: &Measurement) -> Row {
    Row {
        row: "measurement",
        id: m.id.to_string(),
        kind: m.specimen.unwrap_or_default().to_owned(),
        name: m.analyte.to_owned(),
        value: Some(m.value),
        value_high: m.value_high,
        comparator: key(&m.comparator),
        unit: m.unit,
        phase: key(&m.phase),
        source: key(&m.unit_source),
        ..Row::default()
    }
}

fn fact(f: &Fact) -> Row {
    Row {
        row: "fact",
        id: f.id.to_string(),
        name: f.fact.to_owned(),
        word: f.value.to_string(),
        phase: key(&f.phase),
        ..Row::default()
    }
}

fn input(score: &Score, i: &InputReading) -> Row {
    let component = i.component.and_then(|id| score.components.iter().find(|c| c.id == id));
    let row = Row {
        row: "input",
        name: i.variable.to_owned(),
        score: score.id,
        component: i.component.unwrap_or_default(),
        points: component.map(|c| (c.min, c.max)),
        source: i.source.as_str().to_owned(),
        ..Row::default()
    };
    match &i.value {
        None => row,
        Some(Value::Number(q)) => {
            let (lo, hi) = (q.interval.lo(), q.interval.hi());
            let row = Row { unit: q.unit, comparator: "=".to_owned(), ..row };
            match (lo.is_finite(), hi.is_finite()) {
                (true, true) => Row { value: Some(lo), value_high: (hi > lo).then_some(hi), ..row },
                (true, false) => Row { value: Some(lo), comparator: sign(q.interval.le(lo), ">"), ..row },
                (false, true) => Row { value: Some(hi), comparator: sign(q.interval.ge(hi), "<"), ..row },
                (false, false) => Row { comparator: String::new(), ..row },
            }
        }
        Some(value) => Row { word: word(value), ..row },
    }
}

/// `>` or `>=`: whether the end itself is possible.
fn sign(end: Tri, strict: &str) -> String {
    if end == Tri::No { strict.to_owned() } else { format!("{strict}=") }
}

fn word(value: &Value) -> String {
    match value {
        Value::Number(_) => String::new(),
        Value::Flag(tri) => tri.as_str().to_owned(),
        Value::Choice(word) => (*word).to_owned(),
        Value::Points(range) => points(*range),
        Value::Set(words) | Value::AtLeast(words) => words.join(" "),
        Value::Pressors(Pressors::None) => "none".to_owned(),
        Value::Pressors(Pressors::Unspecified) => "yes".to_owned(),
        Value::Pressors(Pressors::Given(doses)) => doses
            .iter()
            .map(|d| format!("{} {}", d.agent, d.dose.point().map(|x| x.to_string()).unwrap_or_default()))
            .collect::<Vec<_>>()
            .join(" "),
    }
}
