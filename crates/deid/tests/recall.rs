//! How much is found of identifiers in context, and how often what is none is taken in reports without any.

use foco_deid::{FIGURES, find};
use std::collections::BTreeMap;

const TEXTS: &str = include_str!("identifiers.txt");

/// A line without its marks, and the category and range of each identifier.
fn unmark(line: &str) -> (String, Vec<(String, std::ops::Range<usize>)>) {
    let mut text = String::new();
    let mut identifiers = Vec::new();
    let mut rest = line;
    while let Some((before, marked)) = rest.split_once('{') {
        let (inner, after) = marked.split_once('}').expect("a mark is closed");
        let (category, identifier) = inner.split_once('|').expect("a mark has a category");
        text.push_str(before);
        identifiers.push((category.to_owned(), text.len()..text.len() + identifier.len()));
        text.push_str(identifier);
        rest = after;
    }
    text.push_str(rest);
    (text, identifiers)
}

#[derive(Default)]
struct Tally {
    all: usize,
    found: usize,
    /// Letters and digits hidden, whatever the category: what counts for the person.
    hidden: usize,
    /// Of the part that no rule was mended on: all and found.
    unseen: (usize, usize),
}

#[test]
fn identifiers_in_context_are_found() {
    let mut tallies: BTreeMap<String, Tally> = BTreeMap::new();
    let mut missed = Vec::new();
    let mut extra = Vec::new();
    let mut unseen = 0;
    for line in TEXTS.lines() {
        unseen |= usize::from(line == "# PART: unseen");
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let (text, identifiers) = unmark(line);
        let findings = find(&text);
        let range = |f: &foco_deid::Finding| f.span.start as usize..f.span.end as usize;
        for (category, at) in &identifiers {
            let tally = tallies.entry(category.clone()).or_default();
            tally.all += 1;
            tally.unseen.0 += unseen;
            let covered = |i: usize| findings.iter().any(|f| range(f).contains(&i));
            let hidden = text[at.clone()]
                .char_indices()
                .filter(|(_, c)| c.is_alphanumeric())
                .all(|(i, _)| covered(at.start + i));
            tally.hidden += usize::from(hidden);
            let same = |f: &foco_deid::Finding| f.category.token() == category && range(f).start <= at.start && hidden;
            if findings.iter().any(same) {
                tally.found += 1;
                tally.unseen.1 += unseen;
            } else {
                missed.push(format!("{category} in {text:?}"));
            }
        }
        for f in &findings {
            if !identifiers.iter().any(|(_, at)| range(f).start < at.end && at.start < range(f).end) {
                extra.push(format!("{} {:?} in {text:?}", f.category.token(), &text[range(f)]));
            }
        }
    }
    for line in missed.iter().map(|m| format!("missed {m}")).chain(extra.iter().map(|e| format!("extra  {e}"))) {
        println!("{line}");
    }
    let all: usize = tallies.values().map(|t| t.all).sum();
    let found: usize = tallies.values().map(|t| t.found).sum();
    assert!(all >= 300, "{all} identifiers");
    for (category, t) in &tallies {
        let percent = 100 * t.found / t.all;
        println!(
            "{category:10} {:3} of {:3} found whole with their category ({percent} %), {} hidden; unseen part {} of {}",
            t.found, t.all, t.hidden, t.unseen.1, t.unseen.0
        );
    }
    let (new, new_found) = tallies.values().fold((0, 0), |sum, t| (sum.0 + t.unseen.0, sum.1 + t.unseen.1));
    println!("all        {found} of {all}; unseen part {new_found} of {new}; {} findings beside", extra.len());
    for (category, t) in &tallies {
        let floor = TEXTS
            .lines()
            .find_map(|l| l.strip_prefix("# floor ")?.strip_prefix(category.as_str())?.trim().parse::<usize>().ok())
            .unwrap_or_else(|| panic!("no floor for {category}"));
        assert!(100 * t.found >= floor * t.all, "{category}: {} of {}, floor {floor} %", t.found, t.all);
    }
    assert!(extra.len() * 50 <= all, "{} findings that are no identifiers", extra.len());
    let measured: Vec<String> =
        tallies.iter().map(|(category, t)| format!("{category} {} {}", t.found, t.all)).collect();
    published("found", &measured);
}

/// The figures that are published are those that are measured: `crates/deid/figures.txt`, lines after `# <part>`.
fn published(part: &str, measured: &[String]) {
    let lines = FIGURES.lines().skip_while(|line| *line != format!("# {part}")).skip(1);
    let told: Vec<&str> = lines.take_while(|line| !line.starts_with('#')).filter(|line| !line.is_empty()).collect();
    assert_eq!(told, measured, "figures.txt must say what is measured:\n{}", measured.join("\n"));
}

/// docs/privacy.md shows the same figures.
#[test]
fn the_document_tells_the_figures() {
    let document = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/privacy.md");
    let document = std::fs::read_to_string(document).expect("it is there");
    for line in FIGURES.lines().filter(|l| !l.is_empty() && !l.starts_with('#')) {
        let words: Vec<&str> = line.split_whitespace().collect();
        let [name, found, of] = words[..] else { panic!("three words a line: {line:?}") };
        let row = format!("| {name} | {found} | {of} |");
        assert!(document.contains(&row), "docs/privacy.md lacks {row}");
    }
}

/// Published reports name no patient, so nearly all of what is found there is a false alarm; dates, ages and the
/// centres that the authors name are told apart.
#[test]
fn false_alarms_on_published_reports_are_few() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/corpora/spaccc.train.jsonl");
    let Ok(reports) = std::fs::read_to_string(path) else {
        println!("SKIPPED: {path} is absent; false alarms were not measured");
        return;
    };
    let mut words = 0;
    let mut counts: BTreeMap<&str, [usize; 3]> = BTreeMap::new();
    for line in reports.lines() {
        let report: serde_json::Value = serde_json::from_str(line).expect("a line is JSON");
        let text = report["text"].as_str().expect("a report has a text");
        words += text.split_whitespace().count();
        for f in find(text) {
            counts.entry(f.category.token()).or_default()[f.confidence as usize] += 1;
            if std::env::var_os("FOCO_DEID_SHOW").is_some() {
                let (start, end) = (f.span.start as usize, f.span.end as usize);
                println!("{} {} {}\t{}", f.category.token(), f.confidence.id(), f.reason.id(), &text[start..end]);
            }
        }
    }
    let per_thousand = |n: usize| n as f64 * 1000.0 / words as f64;
    for (category, [low, medium, high]) in &counts {
        let all = low + medium + high;
        println!(
            "{category:10} {all:4} ({low} low, {medium} medium, {high} high), {:.3} per 1,000 words",
            per_thousand(all)
        );
    }
    // A date, an age above 89 and a centre are there as such; the rest are alarms.
    let alarms: usize = counts
        .iter()
        .filter(|(c, _)| !matches!(**c, "FECHA" | "EDAD" | "CENTRO" | "LUGAR"))
        .map(|(_, n)| n.iter().sum::<usize>())
        .sum();
    println!("{words} words; false alarms {alarms}, {:.3} per 1,000 words", per_thousand(alarms));
    assert!(per_thousand(alarms) <= 0.02);
    published("alarms", &[format!("ALARMAS {alarms} {words}")]);
}
