//! Writing CSV that spreadsheets open rightly and never run.

/// What stands between cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Separator {
    /// `,` with decimal points.
    #[default]
    Comma,
    /// `;` with decimal commas, as spreadsheets set to Spanish expect it.
    Semicolon,
}

impl Separator {
    const fn sign(self) -> char {
        match self {
            Separator::Comma => ',',
            Separator::Semicolon => ';',
        }
    }
}

/// A table being written. It begins with a byte order mark, without which Excel takes UTF-8 for Windows-1252.
pub(crate) struct Writer {
    separator: Separator,
    text: String,
}

impl Writer {
    pub(crate) fn new(separator: Separator, header: &[&str]) -> Writer {
        let mut writer = Writer { separator, text: String::from('\u{feff}') };
        writer.row(header.iter().map(|h| (*h).to_owned()));
        writer
    }

    pub(crate) fn row(&mut self, cells: impl IntoIterator<Item = String>) {
        for (i, cell) in cells.into_iter().enumerate() {
            if i > 0 {
                self.text.push(self.separator.sign());
            }
            self.cell(&cell);
        }
        self.text.push_str("\r\n");
    }

    /// A number in the form that goes with the separator.
    pub(crate) fn number(&self, x: f64) -> String {
        let text = x.to_string();
        if self.separator == Separator::Semicolon { text.replace('.', ",") } else { text }
    }

    pub(crate) fn finish(self) -> String {
        self.text
    }

    fn cell(&mut self, cell: &str) {
        // One line a row: not every reader of CSV knows quoted line ends.
        let cell: String = cell.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        let guarded = if is_formula(&cell) { format!("'{cell}") } else { cell };
        if guarded.contains(['"', self.separator.sign()]) || guarded.starts_with(' ') || guarded.ends_with(' ') {
            self.text.push('"');
            self.text.push_str(&guarded.replace('"', "\"\""));
            self.text.push('"');
        } else {
            self.text.push_str(&guarded);
        }
    }
}

/// Whether a spreadsheet would take a cell for a formula. A negative number is none.
fn is_formula(cell: &str) -> bool {
    let inner = cell.trim_start();
    inner.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']) && inner.replace(',', ".").parse::<f64>().is_err()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(separator: Separator, cells: &[&str]) -> String {
        let mut writer = Writer::new(separator, &[]);
        writer.row(cells.iter().map(|c| (*c).to_owned()));
        writer.finish().split("\r\n").nth(1).unwrap_or_default().to_owned()
    }

    #[test]
    fn cells_are_quoted_and_formulas_disarmed() {
        assert_eq!(row(Separator::Comma, &["a", "b,c", "d\"e"]), "a,\"b,c\",\"d\"\"e\"");
        assert_eq!(row(Separator::Comma, &["=1+1", " @x", "-2.5", "-dolor"]), "'=1+1,' @x,-2.5,'-dolor");
        assert_eq!(row(Separator::Semicolon, &["1\n2", "x"]), "1 2;x");
    }

    #[test]
    fn numbers_go_with_their_separator() {
        assert_eq!(Writer::new(Separator::Semicolon, &[]).number(27.4), "27,4");
        assert_eq!(Writer::new(Separator::Comma, &[]).number(27.4), "27.4");
    }
}
