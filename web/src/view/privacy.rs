//! What the page guarantees, and which tests hold it, from `privacy/claims.txt`.

/// A guarantee.
#[derive(Debug, PartialEq, Eq)]
pub struct Claim {
    /// Its key: the texts are `privacy.<key>`, `privacy.<key>.by` (what enforces it) and `privacy.<key>.check`.
    pub key: &'static str,
    /// File and name of each test that holds it.
    pub tests: Vec<(&'static str, &'static str)>,
}

/// What no page has power over: the texts are `privacy.outside.<key>`.
pub const OUTSIDE: &[&str] = &["extensions", "assistants", "keyboards", "screen", "clipboard", "host", "person"];

/// All guarantees in order.
pub fn claims() -> Vec<Claim> {
    let mut claims: Vec<Claim> = Vec::new();
    for line in include_str!("../../privacy/claims.txt").lines().filter(|l| !l.starts_with('#')) {
        let mut parts = line.split('|').map(str::trim);
        let (Some(key), Some(file), Some(name)) = (parts.next(), parts.next(), parts.next()) else { continue };
        match claims.last_mut() {
            Some(last) if last.key == key => last.tests.push((file, name)),
            _ => claims.push(Claim { key, tests: vec![(file, name)] }),
        }
    }
    claims
}

/// What the review of identifiers finds, as measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Figure {
    /// Key of the name of its kind, under `identifier`.
    pub kind: &'static str,
    /// Identifiers found whole with their kind.
    pub found: u32,
    /// Identifiers of this kind in the test set.
    pub of: u32,
}

/// The figures of `crates/deid/figures.txt`: one a kind, and the false alarms in so many words of reports without
/// identifiers.
pub fn figures() -> (Vec<Figure>, Option<(u32, u32)>) {
    let lines = foco_deid::FIGURES.lines().filter(|l| !l.starts_with('#')).filter_map(|line| {
        let mut words = line.split_whitespace();
        Some(Figure { kind: words.next()?, found: words.next()?.parse().ok()?, of: words.next()?.parse().ok()? })
    });
    let (alarms, kinds): (Vec<Figure>, Vec<Figure>) = lines.partition(|f| f.kind == "ALARMAS");
    (kinds, alarms.first().map(|f| (f.found, f.of)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Language;
    use std::path::Path;

    #[test]
    fn every_guarantee_is_explained_in_both_languages() {
        let keys: Vec<String> = claims()
            .iter()
            .flat_map(|c| ["", ".by", ".check"].map(|part| format!("privacy.{}{part}", c.key)))
            .chain(OUTSIDE.iter().map(|k| format!("privacy.outside.{k}")))
            .collect();
        for language in [Language::Spanish, Language::English] {
            let wordless: Vec<&String> = keys.iter().filter(|k| language.find(k).is_none()).collect();
            assert!(wordless.is_empty(), "{wordless:?}");
        }
    }

    #[test]
    fn every_kind_has_its_figures() {
        let (kinds, alarms) = figures();
        assert_eq!(kinds.len(), foco_deid::Category::ALL.len(), "{kinds:?}");
        for figure in &kinds {
            let known = foco_deid::Category::ALL.iter().any(|c| c.token() == figure.kind);
            assert!(known && figure.found <= figure.of && figure.of >= 10, "{figure:?}");
        }
        assert!(alarms.is_some_and(|(_, words)| words > 100_000));
    }

    #[test]
    fn every_named_test_exists() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        assert!(claims().len() >= 7);
        for (file, name) in claims().iter().flat_map(|c| &c.tests) {
            let source = std::fs::read_to_string(root.join(file)).unwrap_or_default();
            // JavaScript names a test in quotes, or once an engine; Rust names it by its function.
            let quoted = [format!("\"{name}\""), format!("`{name} (${{engine}}")];
            let told = |call: &str| quoted.iter().any(|name| source.contains(&format!("{call}{name}")));
            let function = format!("fn {}()", name.replace(' ', "_"));
            let named = told("test(") || told("trial(engine, ") || source.contains(&function);
            assert!(named, "{file} has no test called {name:?}");
        }
    }
}
