//! Writing a value and reading it back: every analyte, every unit that it accepts, every spelling of that unit,
//! every way of writing a number.

use foco_extract::{Corrections, Lexicon, extract};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

#[expect(dead_code, reason = "the build script reads the fields that these tests do not")]
#[path = "../../lexicon/build/schema.rs"]
mod schema;

#[path = "../../lexicon/build/braces.rs"]
mod braces;

/// Values tried for each analyte, unit, spelling and writing.
const VALUES: usize = 3;

fn data() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../lexicon/data/es")
}

fn parse<T: serde::de::DeserializeOwned>(file: &Path) -> T {
    toml::from_str(&std::fs::read_to_string(file).expect("readable")).expect("valid: the build checked it")
}

/// How a number is written.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Writing {
    Comma,
    Point,
    Apostrophe,
    /// `27.400`, counts only.
    ThousandsPoint,
    /// `27 400`, counts only.
    ThousandsSpace,
}

impl Writing {
    const ALL: [Writing; 5] =
        [Writing::Comma, Writing::Point, Writing::Apostrophe, Writing::ThousandsPoint, Writing::ThousandsSpace];

    /// `None` where nobody writes such a number so.
    fn write(self, value: f64) -> Option<String> {
        let plain = format!("{value}");
        let whole = value.fract() == 0.0;
        let grouped = |mark: &str| {
            let (head, tail) = plain.split_at(plain.len() - 3);
            format!("{head}{mark}{tail}")
        };
        match self {
            Writing::Comma => Some(plain.replace('.', ",")),
            Writing::Point => Some(plain),
            Writing::Apostrophe => (!whole && value < 100.0).then(|| plain.replace('.', "'")),
            Writing::ThousandsPoint => (whole && (1e3..1e6).contains(&value)).then(|| grouped(".")),
            // `17 103/µl` could as well be seventeen times ten to the third.
            Writing::ThousandsSpace if plain.ends_with("103") || plain.ends_with("109") => None,
            Writing::ThousandsSpace => (whole && (1e3..1e6).contains(&value)).then(|| grouped(" ")),
        }
    }
}

/// A number as a person would write it: two decimals at most, and never three digits behind the mark, which
/// could as well be thousands.
fn as_written(value: f64) -> f64 {
    let decimals = match value.abs() {
        v if v >= 100.0 => 0,
        v if v >= 10.0 => 1,
        v if v >= 0.1 => 2,
        _ => 4,
    };
    let scale = 10_f64.powi(decimals);
    (value * scale).round() / scale
}

/// A label that the analyte's own tests do not make ambiguous: its first term.
fn label(content: &schema::AnalyteFile) -> String {
    let first = content.terms.first().or(content.abbreviations.first()).expect("an analyte has a label");
    braces::expand(first, &braces::Sets::new()).expect("the build checked it").swap_remove(0)
}

/// The words that say what was examined, for an analyte that is not one of blood.
fn specimen(content: &schema::AnalyteFile) -> &'static str {
    match content.only_in.first().map(String::as_str) {
        Some("csf") => "LCR: ",
        Some("effusion") => "Líquido pleural: ",
        Some("urine") => "Orina: ",
        _ => "",
    }
}

/// Unit of UCUM → its spellings.
fn spellings() -> BTreeMap<String, Vec<String>> {
    let file: schema::UnitFile = parse(&data().join("units.toml"));
    let of = |unit: schema::UnitEntry| {
        let forms = unit
            .forms
            .iter()
            .flat_map(|f| braces::expand(f, &braces::Sets::new()).expect("the build checked it"))
            .collect();
        (unit.ucum, forms)
    };
    file.unit.into_iter().map(of).collect()
}

/// Analytes of one number. Blood pressure has two, an age needs a person, an amount per kilogram the weight or gives it.
fn is_plain(content: &schema::AnalyteFile, unit: &str) -> bool {
    !matches!(content.shape.as_deref(), Some("pair" | "age" | "score"))
        && unit.contains("/kg/") == content.unit.contains("/kg/")
}

#[test]
fn what_is_written_is_read() {
    let spellings = spellings();
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(data().join("analytes")).expect("there").flatten().map(|e| e.path()).collect();
    files.sort();
    let (mut tried, mut failures, mut analytes) = (0_usize, Vec::new(), 0);
    // A fixed sequence spread over 0–1: the same values every time, another for each combination.
    let mut spread = 0.37_f64;
    for file in files {
        let content: schema::AnalyteFile = parse(&file);
        analytes += 1;
        let own = [(content.unit.clone(), 1.0)];
        for (unit, factor) in content.units.iter().map(|(u, f)| (u.clone(), *f)).chain(own) {
            if !is_plain(&content, &unit) {
                continue;
            }
            let offset = content.offsets.get(&unit).copied().unwrap_or(0.0);
            let (low, high) = content.plausible;
            for spelling in spellings.get(&unit).map_or(&[][..], Vec::as_slice) {
                for writing in Writing::ALL {
                    for _ in 0..VALUES {
                        spread = (spread + 0.618_033_988_75).fract();
                        // Low values are the common ones, and where the written ones are short.
                        let canonical = low.max(0.0) + (high - low.max(0.0)) * spread * spread;
                        let written = as_written((canonical - offset) / factor);
                        let wanted = written * factor + offset;
                        let Some(number) = writing.write(written) else { continue };
                        if written <= 0.0 || wanted < low || wanted > high || number.len() > 9 {
                            continue;
                        }
                        tried += 1;
                        // One letter is a unit only where it sticks to the number.
                        let gap = if spelling.chars().count() == 1 { "" } else { " " };
                        let text = format!("{}{} {number}{gap}{spelling}.", specimen(&content), label(&content));
                        let found = extract(&text, Lexicon::spanish(), &Corrections::default()).measurements;
                        let read = found.iter().find(|m| m.analyte == content.id).map(|m| m.value);
                        if !read.is_some_and(|v| (v - wanted).abs() <= 0.006 * wanted.abs().max(1e-6)) {
                            failures.push(format!("{text:?} gave {read:?}, not {wanted} {}", content.unit));
                        }
                    }
                }
            }
        }
    }
    assert!(analytes >= 60 && tried > 10_000, "{tried} values of {analytes} analytes");
    let shown = failures.iter().step_by((failures.len() / 60).max(1)).cloned().collect::<Vec<_>>();
    assert!(failures.is_empty(), "{} of {tried}:\n{}", failures.len(), shown.join("\n"));
}
