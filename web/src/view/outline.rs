//! The sections of the report, to go to.

use foco::{Analysis, Span};

/// A line of the outline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its heading.
    pub heading: Span,
    /// Whether it stands under the one before it, in the same line.
    pub under: bool,
}

/// Sections with a heading.
pub fn outline(text: &str, analysis: &Analysis) -> Vec<Entry> {
    let headings = analysis.sections.iter().filter_map(|s| s.heading);
    let begins_line =
        |at: u32| text.get(..at as usize).is_none_or(|before| before.trim_end_matches([' ', '\t']).ends_with('\n'));
    headings.enumerate().map(|(i, heading)| Entry { heading, under: i > 0 && !begins_line(heading.start) }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_of_lines_and_of_parts_are_told_apart() {
        let text = "Antecedentes: HTA.\nExploración física: TA 120/80. AC: rítmico. AR: normal.\n";
        let analysis = foco::analyse(text, &foco::Options::default());
        let told: Vec<(&str, bool)> = outline(text, &analysis)
            .iter()
            .map(|e| (&text[e.heading.start as usize..e.heading.end as usize], e.under))
            .collect();
        assert_eq!(told, [("Antecedentes", false), ("Exploración física", false), ("AC", true), ("AR", true)]);
    }
}
