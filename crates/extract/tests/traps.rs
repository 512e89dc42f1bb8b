//! The ways of writing values that real reports use, and the look-alikes (traps.toml).

use foco_extract::{Comparator, Corrections, Lexicon, Measurement, extract};
use serde::Deserialize;

#[derive(Deserialize)]
struct File {
    trap: Vec<Trap>,
}

#[derive(Deserialize)]
struct Trap {
    name: String,
    text: String,
    reads: Vec<String>,
}

/// A value as the file writes it: `leukocytes 27.4`, `resp_rate >40`, `sodium 128..131`.
fn written(m: &Measurement) -> String {
    let comparator = match m.comparator {
        Comparator::Greater => ">",
        Comparator::Less => "<",
        Comparator::AtLeast => ">=",
        Comparator::AtMost => "<=",
        _ => "",
    };
    let high = m.value_high.map(|h| format!("..{}", rounded(h))).unwrap_or_default();
    format!("{} {comparator}{}{high}", m.analyte, rounded(m.value))
}

/// Three significant digits, which is what a reader checks; more for large numbers.
fn rounded(value: f64) -> f64 {
    let digits = if value == 0.0 { 0 } else { 2 - value.abs().log10().floor() as i32 };
    let scale = 10_f64.powi(digits.max(2));
    (value * scale).round() / scale
}

#[test]
fn every_trap_is_stepped_over() {
    let file: File = toml::from_str(include_str!("traps.toml")).expect("valid TOML");
    let mut failures = Vec::new();
    for trap in &file.trap {
        let extraction = extract(&trap.text, Lexicon::spanish(), &Corrections::default());
        let found: Vec<String> = extraction.measurements.iter().filter(|m| m.specimen.is_none()).map(written).collect();
        if found != trap.reads {
            failures.push(format!("{}\n  {:?}\n  gave   {found:?}\n  wanted {:?}", trap.name, trap.text, trap.reads));
        }
    }
    assert!(failures.is_empty(), "{} of {} traps:\n{}", failures.len(), file.trap.len(), failures.join("\n"));
}
