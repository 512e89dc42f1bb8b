//! Reports from files, read in the page: plain text and .docx.

pub mod charset;
pub mod docx;
pub mod file;

/// Files larger than this are refused: no case report is so long.
pub const MOST_BYTES: u32 = 8_000_000;

/// Why a file cannot be read. The report that is there stays as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// Larger than [`MOST_BYTES`], packed or unpacked.
    TooLarge,
    /// A PDF: its text has to be copied.
    Pdf,
    /// The Word format of before 2007.
    OldWord,
    /// Neither text nor .docx.
    Unknown,
    /// It says that it is a .docx, but cannot be read as one.
    Broken,
    /// There is no text in it.
    Empty,
}

impl Problem {
    /// Its key in language files.
    pub fn key(self) -> &'static str {
        match self {
            Problem::TooLarge => "too_large",
            Problem::Pdf => "pdf",
            Problem::OldWord => "old_word",
            Problem::Unknown => "unknown",
            Problem::Broken => "broken",
            Problem::Empty => "empty",
        }
    }
}

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Plain text.
    Text,
    /// Word of today: XML in a zip.
    Docx,
}

/// Tells what a file is from how it begins, whatever its name.
pub fn format(bytes: &[u8]) -> Result<Format, Problem> {
    match bytes {
        [] => Err(Problem::Empty),
        [b'%', b'P', b'D', b'F', ..] => Err(Problem::Pdf),
        [0xD0, 0xCF, 0x11, 0xE0, ..] => Err(Problem::OldWord),
        [b'P', b'K', 3 | 5, 4 | 6, ..] => Ok(Format::Docx),
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => Ok(Format::Text),
        // A text has no zero bytes.
        _ if bytes.contains(&0) => Err(Problem::Unknown),
        _ => Ok(Format::Text),
    }
}

/// A text as a report: without what cannot be seen at its ends, or why it is none.
pub fn report(text: &str) -> Result<String, Problem> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let text = text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    if text.is_empty() { Err(Problem::Empty) } else { Ok(text.to_owned()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_told_by_how_they_begin() {
        assert_eq!(format(b"Var\xf3n de 47 a\xf1os"), Ok(Format::Text));
        assert_eq!(format(b"PK\x03\x04rest"), Ok(Format::Docx));
        assert_eq!(format(b"%PDF-1.7"), Err(Problem::Pdf));
        assert_eq!(format(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1]), Err(Problem::OldWord));
        assert_eq!(format(b"\x89PNG\r\n\x1a\n\0\0"), Err(Problem::Unknown));
        assert_eq!(format(b""), Err(Problem::Empty));
    }

    #[test]
    fn a_report_has_ends_of_lines_of_one_kind() {
        assert_eq!(report("\u{feff}Uno\r\ndos\rtres \n"), Ok("Uno\ndos\ntres".to_owned()));
        assert_eq!(report(" \r\n"), Err(Problem::Empty));
    }
}
