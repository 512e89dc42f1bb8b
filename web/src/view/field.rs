//! What stands in a field, and what the reader's text in it means.

use crate::i18n::Language;
use foco::{Asked, BadOverride, Lexicon, Override, Pressors, Tri, Value};

/// Most units that are offered: the commonest stand first.
const MOST_UNITS: usize = 4;

/// The units that are offered: those that people write, and of counts the one that nearly every report has.
pub fn units(all: &[&'static str]) -> Vec<&'static str> {
    let Some(canonical) = all.first() else { return Vec::new() };
    let mut plain: Vec<&'static str> = all.iter().skip(1).copied().filter(|u| is_usual(canonical, u)).collect();
    plain.sort_by_key(|u| *u != "/uL");
    std::iter::once(*canonical).chain(plain).take(MOST_UNITS).collect()
}

/// Whether a reader would choose a unit for what has that canonical one. The lexicon also knows slips and fragments.
pub fn is_usual(canonical: &str, unit: &str) -> bool {
    const FRAGMENTS: [&str; 11] =
        ["10*5/uL", "10*6/uL", "10*3/mL", "/mL", "mL/(12.h)", "mL/(8.h)", "mL/(6.h)", "min", "wk", "d", "cm[Hg]"];
    let slip = matches!(
        (canonical, unit),
        ("U/L", "mg/dL") | ("mm[Hg]", "%") | ("10*9/L" | "ng/mL", "U/L") | ("{INR}", "s") | ("/min", "L/min")
    );
    !slip && !FRAGMENTS.contains(&unit) && !unit.starts_with(['{', '['])
}

/// Another of the offered units in which a number that nobody can have is a value after all.
pub fn fitting(
    variable: &str,
    text: &str,
    unit: &str,
    units: &[&'static str],
    language: Language,
) -> Option<&'static str> {
    let fits = |other: &&&'static str| **other != unit && matches!(read(variable, text, other, language), Ok(Some(_)));
    units.iter().find(fits).copied()
}

/// Reads what the reader typed. Nothing typed is nothing given.
///
/// # Errors
/// Why it cannot be taken, in the reader's words: the plausible range is named.
pub fn read(variable: &str, text: &str, unit: &str, language: Language) -> Result<Option<Override>, String> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    Override::parse(Lexicon::spanish(), variable, text, unit).map(Some).map_err(|bad| match bad {
        BadOverride::Impossible { min, max, unit, .. } => {
            let range = format!("{}–{} {}", language.number(min), language.number(max), language.unit(unit));
            language.text("form.impossible").replace("{0}", range.trim())
        }
        BadOverride::NoValue(_, Asked::Number { .. } | Asked::Points { .. } | Asked::Agent(_)) => {
            language.text("form.no_number").to_owned()
        }
        BadOverride::NoValue(..) | BadOverride::UnknownUnit { .. } | BadOverride::UnknownVariable(_) => {
            language.text("form.no_value").to_owned()
        }
    })
}

/// The number in a field, empty if it is not exactly one.
pub fn number(value: Option<&Value>, language: Language) -> String {
    match value {
        Some(Value::Points(range)) if range.is_decided() => range.min.to_string(),
        Some(value) => value.as_number().map(|x| language.number(x)).unwrap_or_default(),
        None => String::new(),
    }
}

/// Yes or no.
pub fn flag(value: Option<&Value>) -> Option<bool> {
    match value {
        Some(Value::Flag(Tri::Yes)) => Some(true),
        Some(Value::Flag(Tri::No)) => Some(false),
        _ => None,
    }
}

/// The word of a list.
pub fn word(value: Option<&Value>) -> Option<&'static str> {
    match value {
        Some(Value::Choice(word)) => Some(word),
        _ => None,
    }
}

/// The agent of a list and its dose. Of several agents the first: the others stay in the text.
pub fn agent(value: Option<&Value>, language: Language) -> (Option<&'static str>, String) {
    match value {
        Some(Value::Pressors(Pressors::None)) => (Some("none"), String::new()),
        Some(Value::Pressors(Pressors::Unspecified)) => (Some("yes"), String::new()),
        Some(Value::Pressors(Pressors::Given(doses))) => {
            let first = doses.first();
            let dose = first.and_then(|d| d.dose.point()).map(|x| language.number(x)).unwrap_or_default();
            (first.map(|d| d.agent), dose)
        }
        _ => (None, String::new()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_taken_with_comma_or_point_and_refused_with_their_range() {
        let read = |variable, text| read(variable, text, "", Language::Spanish);
        let number = |text| read("lactate", text).expect("a number").and_then(|o| o.value.as_number());
        assert_eq!((number("3,2"), number(" 3.2 "), number("")), (Some(3.2), Some(3.2), None));
        assert_eq!(read("gcs", "2").unwrap_err(), "No puede ser: se espera 3–15.");
        assert_eq!(read("gcs", "doce").unwrap_err(), "Hace falta un número.");
    }

    #[test]
    fn counts_can_be_given_as_reports_write_them() {
        let of = |variable| match crate::view::form::asked(variable) {
            Some(Asked::Number { units: all, .. }) => units(&all),
            other => panic!("{variable} is a number, not {other:?}"),
        };
        for variable in ["platelets", "leukocytes"] {
            let units = of(variable);
            assert_eq!(Language::Spanish.unit(units[1]), "/mm³");
            assert_eq!(fitting(variable, "150000", units[0], &units, Language::Spanish), Some("/uL"));
            assert_eq!(fitting(variable, "12", units[1], &units[..1], Language::Spanish), Some(units[0]));
        }
        assert_eq!((of("inr").len(), of("resp_rate").len(), of("pao2")), (1, 1, vec!["mm[Hg]", "kPa"]));
    }

    #[test]
    fn a_list_of_units_begins_with_the_canonical_one() {
        assert_eq!(units(&["mmol/L", "mg/dL"]), ["mmol/L", "mg/dL"]);
        assert_eq!(units(&["{score}"]), ["{score}"]);
    }
}
