//! The sentences in a data file that say what it must match.

use super::file::File;
use super::schema::MarkedTest;

/// Looks at every `[[test]]`; `needed`: whether some must hold marks.
pub(super) fn lint(file: &mut File, tests: &[MarkedTest], needed: bool) {
    for (test, at) in tests.iter().zip(file.entries("test")) {
        if let Some(fault) = fault(&test.text) {
            file.tell(file.line_of(&test.text, at), format_args!("{fault} in {:?}", test.text));
        }
    }
    if needed && !tests.iter().any(|test| test.text.contains(['[', '<'])) {
        file.tell(1, "no [[test]] has marks; add a sentence with what must match in square brackets");
    }
}

/// A file of terms also says what it must leave alone.
pub(super) fn guard(file: &mut File, tests: &[MarkedTest]) {
    if !tests.is_empty() && tests.iter().all(|test| test.text.contains('[')) {
        file.tell(1, "every [[test]] has marks; add a sentence in which nothing must match");
    }
}

fn fault(sentence: &str) -> Option<&'static str> {
    if sentence.trim().is_empty() {
        return Some("a [[test]] without a sentence");
    }
    let mut open = None;
    let mut before = ' ';
    for c in sentence.chars() {
        match (c, open) {
            ('[' | '<', None) => open = Some(c),
            ('[' | '<', Some(_)) => return Some("a mark inside another"),
            (']', Some('[')) | ('>', Some('<')) if before == '[' || before == '<' => {
                return Some("a mark around nothing");
            }
            (']', Some('[')) | ('>', Some('<')) => open = None,
            (']' | '>', _) => return Some("a mark closed that was not opened"),
            _ => {}
        }
        before = c;
    }
    open.map(|_| "a mark that is not closed")
}

#[cfg(test)]
mod tests {
    use super::fault;

    #[test]
    fn marks_come_in_pairs() {
        for right in ["<Niega> [fiebre].", "Sin marcas.", "[tos] y [fiebre]"] {
            assert_eq!(fault(right), None, "{right}");
        }
        for wrong in [" ", "[tos", "tos]", "[]", "[la [tos]]", "<no] hay"] {
            assert!(fault(wrong).is_some(), "{wrong}");
        }
    }
}
