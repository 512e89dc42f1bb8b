//! Looking for words in the report, whatever their case and accents.

use foco::{Analysis, Span};

/// So many places are enough to look at.
const MOST: usize = 500;

/// A letter without case and accent.
fn plain(c: char) -> char {
    match c.to_lowercase().next().unwrap_or(c) {
        'á' | 'à' | 'ä' | 'â' => 'a',
        'é' | 'è' | 'ë' | 'ê' => 'e',
        'í' | 'ì' | 'ï' | 'î' => 'i',
        'ó' | 'ò' | 'ö' | 'ô' => 'o',
        'ú' | 'ù' | 'ü' | 'û' => 'u',
        c if c.is_whitespace() => ' ',
        c => c,
    }
}

/// The same words without case and accents.
pub fn fold(words: &str) -> String {
    words.chars().map(plain).collect()
}

/// Whether there is enough to look for: two letters.
pub fn is_asked(query: &str) -> bool {
    query.trim().chars().count() > 1
}

/// Where a query stands in the text, and the findings whose concept is called so, by place.
pub fn hits(text: &str, analysis: &Analysis, query: &str) -> Vec<Span> {
    if !is_asked(query) {
        return Vec::new();
    }
    let query = fold(query.trim());
    // A letter may get shorter by folding: the places of the source are kept beside.
    let mut folded = String::with_capacity(text.len());
    let mut places = Vec::with_capacity(text.len() + 1);
    for (at, c) in text.char_indices() {
        let plain = plain(c);
        places.extend(std::iter::repeat_n(at as u32, plain.len_utf8()));
        folded.push(plain);
    }
    places.push(text.len() as u32);
    let words = folded.match_indices(&query).map(|(at, _)| Span::new(places[at], places[at + query.len()]));
    let mut found: Vec<Span> = words.take(MOST).collect();
    let called = |label: &str| fold(label).contains(&query);
    let concepts = analysis.mentions.iter().filter(|m| m.concept.as_ref().is_some_and(|c| called(c.label)));
    found.extend(concepts.map(|m| m.span).take(MOST));
    found.sort();
    found.dedup_by(|b, a| a.overlaps(*b));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found<'a>(text: &'a str, query: &str) -> Vec<&'a str> {
        let analysis = foco::analyse(text, &foco::Options::default());
        let spans = hits(text, &analysis, query);
        spans.into_iter().map(|s| &text[s.start as usize..s.end as usize]).collect()
    }

    #[test]
    fn case_and_accents_do_not_matter() {
        assert_eq!(found("Neumonía y NEUMONIA; İ neumonía.", "neumonia"), ["Neumonía", "NEUMONIA", "neumonía"]);
        assert_eq!(found("Dolor\nlumbar.", "dolor lumbar"), ["Dolor\nlumbar"]);
        assert_eq!(found("fiebre", "f"), Vec::<&str>::new());
        assert_eq!(found("fiebre", "tos"), Vec::<&str>::new());
    }

    #[test]
    fn findings_are_found_by_the_name_of_their_concept() {
        let text = "Diagnosticado de HTA.";
        assert_eq!(found(text, "hipertension arterial"), ["HTA"]);
    }
}
