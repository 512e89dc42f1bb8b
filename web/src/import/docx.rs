//! Word documents: where the text lies in the zip (PKWARE APPNOTE 6.3), and what of its XML is text (ECMA-376, 17.3).

use super::{MOST_BYTES, Problem};
use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_with_limit};

/// The part of a .docx that holds its text.
const PART: &[u8] = b"word/document.xml";

/// Where the text lies in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Entry {
    /// First byte.
    start: usize,
    /// Byte after the last.
    end: usize,
    /// Whether it is deflated; stored as it is otherwise.
    deflated: bool,
}

/// The XML of the document.
pub fn unpack(zip: &[u8]) -> Result<Vec<u8>, Problem> {
    let entry = find(zip)?;
    let packed = &zip[entry.start..entry.end];
    if !entry.deflated {
        return Ok(packed.to_vec());
    }
    // A small file can unpack to a very large one.
    decompress_to_vec_with_limit(packed, MOST_BYTES as usize).map_err(|error| match error.status {
        TINFLStatus::HasMoreOutput => Problem::TooLarge,
        _ => Problem::Broken,
    })
}

/// Finds the text by the central directory.
fn find(zip: &[u8]) -> Result<Entry, Problem> {
    locate(zip).ok_or(Problem::Broken)
}

fn locate(zip: &[u8]) -> Option<Entry> {
    // The directory's end stands in the last 64 kB, before a comment.
    let from = zip.len().saturating_sub(66_000);
    let end = zip.get(from..)?.windows(4).rposition(|w| w == b"PK\x05\x06")? + from;
    let count = number(zip, end + 10, 2)?;
    let mut at = number(zip, end + 16, 4)?;
    for _ in 0..count {
        if zip.get(at..at + 4)? != b"PK\x01\x02" {
            return None;
        }
        let (name, extra, comment) = (number(zip, at + 28, 2)?, number(zip, at + 30, 2)?, number(zip, at + 32, 2)?);
        if zip.get(at + 46..at + 46 + name)? == PART {
            let (flags, method) = (number(zip, at + 8, 2)?, number(zip, at + 10, 2)?);
            let (size, header) = (number(zip, at + 20, 4)?, number(zip, at + 42, 4)?);
            let encrypted = flags & 1 != 0;
            if encrypted || !matches!(method, 0 | 8) || zip.get(header..header + 4)? != b"PK\x03\x04" {
                return None;
            }
            let start = header + 30 + number(zip, header + 26, 2)? + number(zip, header + 28, 2)?;
            let end = start.checked_add(size).filter(|end| *end <= zip.len())?;
            return Some(Entry { start, end, deflated: method == 8 });
        }
        at += 46 + name + extra + comment;
    }
    None
}

/// A little-endian number of so many bytes.
fn number(bytes: &[u8], at: usize, length: usize) -> Option<usize> {
    Some(bytes.get(at..at.checked_add(length)?)?.iter().rev().fold(0, |n, &b| n << 8 | usize::from(b)))
}

/// The text of the document's XML: paragraphs as lines, cells of tables apart, deleted text left out.
pub fn text(xml: &str) -> Result<String, Problem> {
    let mut text = String::with_capacity(xml.len() / 4);
    let (mut in_text, mut body, mut cell) = (false, false, 0);
    let mut rest = xml;
    while let Some(open) = rest.find('<') {
        if in_text {
            unescape(&rest[..open], &mut text);
        }
        let tag = &rest[open + 1..];
        let close = tag.find('>').ok_or(Problem::Broken)?;
        let inside = &tag[..close];
        let name = inside.trim_end_matches('/').split_ascii_whitespace().next().unwrap_or("");
        match name {
            "w:body" => body = true,
            "w:t" => in_text = !inside.ends_with('/'),
            "/w:t" => in_text = false,
            "w:tab" if !text.ends_with('\n') => text.push('\t'),
            "w:br" | "w:cr" | "/w:p" => text.push('\n'),
            "w:noBreakHyphen" => text.push('-'),
            // Cells of a row stand in one line.
            "w:tc" => cell = text.len(),
            "/w:tc" => {
                text.truncate(text.trim_end_matches('\n').len().max(cell.min(text.len())));
                text.push('\t');
            }
            "/w:tr" => {
                text.truncate(text.trim_end_matches('\t').len());
                text.push('\n');
            }
            _ => {}
        }
        rest = &tag[close + 1..];
    }
    if body { Ok(text) } else { Err(Problem::Broken) }
}

/// Text of XML without its entities.
fn unescape(escaped: &str, text: &mut String) {
    let mut rest = escaped;
    while let Some(at) = rest.find('&') {
        text.push_str(&rest[..at]);
        rest = &rest[at..];
        let Some(end) = rest.find(';') else { break };
        match entity(&rest[1..end]) {
            Some(c) => text.push(c),
            None => text.push_str(&rest[..=end]),
        }
        rest = &rest[end + 1..];
    }
    text.push_str(rest);
}

fn entity(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix('x') {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A zip with stored files.
    fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
        let (mut out, mut directory) = (Vec::new(), Vec::new());
        for (name, content) in files {
            let at = out.len() as u32;
            let size = (content.len() as u32).to_le_bytes();
            let mut common = vec![20, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
            common.extend([size, size].concat());
            common.extend((name.len() as u16).to_le_bytes());
            common.extend([0, 0]);
            out.extend([b"PK\x03\x04".as_slice(), &common, name.as_bytes(), content].concat());
            directory.extend(
                [b"PK\x01\x02\x14\0".as_slice(), &common, &[0; 10], &at.to_le_bytes(), name.as_bytes()].concat(),
            );
        }
        let (start, count) = ((out.len() as u32).to_le_bytes(), (files.len() as u16).to_le_bytes());
        let length = (directory.len() as u32).to_le_bytes();
        out.extend(directory);
        out.extend([b"PK\x05\x06\0\0\0\0".as_slice(), &count, &count, &length, &start, &[0, 0]].concat());
        out
    }

    #[test]
    fn the_text_is_found_by_the_directory() {
        let file = zip(&[("[Content_Types].xml", b"<Types/>"), ("word/document.xml", b"<w:body/>"), ("z", b"")]);
        let entry = find(&file).expect("it is there");
        assert_eq!((&file[entry.start..entry.end], entry.deflated), (b"<w:body/>".as_slice(), false));
        assert_eq!(find(&zip(&[("other.xml", b"")])), Err(Problem::Broken));
    }

    #[test]
    fn a_broken_file_is_told_and_never_a_panic() {
        let file = zip(&[("word/document.xml", b"<w:body/>")]);
        for end in 0..file.len() - 2 {
            assert!(find(&file[..end]).is_err());
        }
        for at in 0..file.len() {
            let mut broken = file.clone();
            broken[at] = 0xFF;
            if let Ok(entry) = find(&broken) {
                assert!(entry.start <= entry.end && entry.end <= broken.len());
            }
        }
    }

    #[test]
    fn paragraphs_tabs_tables_and_entities_become_text() {
        let xml = "<?xml version=\"1.0\"?><w:document><w:body><w:p><w:pPr><w:t2/></w:pPr><w:r><w:t>TA &lt; 80</w:t></w:r>\
                   <w:r><w:tab/><w:t xml:space=\"preserve\"> y T&#170; &amp; pH</w:t><w:delText>no</w:delText></w:r></w:p><w:p/>\
                   <w:tbl><w:tr><w:tc><w:p></w:p></w:tc><w:tc><w:p><w:r><w:t>Urea</w:t></w:r></w:p></w:tc>\
                   <w:tc><w:p><w:r><w:t>40</w:t></w:r></w:p></w:tc></w:tr></w:tbl>\
                   <w:p><w:r><w:t>Fin&bogus;</w:t><w:br/><w:t>.</w:t></w:r></w:p></w:body></w:document>";
        assert_eq!(text(xml).as_deref(), Ok("TA < 80\t y Tª & pH\n\tUrea\t40\nFin&bogus;\n.\n"));
        assert_eq!(text("<html></html>"), Err(Problem::Broken));
        assert_eq!(text("<w:body><w:p"), Err(Problem::Broken));
        assert_eq!(text("no"), Err(Problem::Broken));
    }
}
