//! A data file and what is wrong in it.

use std::fmt::Display;

/// A file that is looked at, and what was found.
pub(super) struct File<'a> {
    /// Its path below the data folder.
    pub(super) name: String,
    pub(super) text: &'a str,
    /// `file:line: what is wrong; how to mend it`.
    pub(super) findings: Vec<String>,
}

impl File<'_> {
    /// Notes what is wrong at a line.
    pub(super) fn tell(&mut self, line: usize, what: impl Display) {
        self.findings.push(format!("{}:{line}: {what}", self.name));
    }

    /// The line, from 1, of a byte.
    pub(super) fn line(&self, at: usize) -> usize {
        self.text[..at].matches('\n').count() + 1
    }

    /// Where the entries of a list of tables (`[[concept]]`) begin.
    pub(super) fn entries(&self, list: &str) -> Vec<usize> {
        let head = format!("[[{list}]]");
        self.text
            .match_indices(&head)
            .map(|(at, _)| at)
            .filter(|&at| at == 0 || self.text[..at].ends_with('\n'))
            .collect()
    }

    /// The line of a quoted string, looked for from a byte on.
    pub(super) fn line_of(&self, string: &str, from: usize) -> usize {
        let found = self.text[from..].find(&format!("\"{string}\""));
        self.line(found.map_or(from, |at| from + at))
    }
}
