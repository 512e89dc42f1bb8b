//! Names of persons: after an honorific or a cue, or by the list of names; never those of syndromes, scales and signs.

use crate::finding::{Category, Confidence, Found, Reason};
use crate::reader::Reader;
use crate::words;
use std::collections::HashSet;

/// Tokens that a name may have at most.
const MOST: usize = 12;
/// How far before a name the word may stand that makes it an eponym (`síndrome de Guillain-Barré`).
const EPONYM_REACH: usize = 9;

pub(crate) fn read(reader: &Reader, at: usize) -> Option<Found> {
    if !reader.capital(at) || reader.touched(at) {
        return None;
    }
    let word = reader.word(at);
    if words::has("not_name", word) {
        return None;
    }
    let labelled = asked(reader, at);
    let name = Run::new(reader, at, labelled)?;
    let found =
        |confidence, reason| Some(Found { category: Category::Name, start: at, end: name.end, confidence, reason });
    let listed = words::has("given", word);
    if honoured(reader, at) && (listed || name.words > 1 || !sentence_follows(reader, at)) {
        return found(Confidence::High, Reason::Cue);
    }
    let alone = reader.before(at) == ":" && reader.cued(at, "label_name");
    if labelled && (name.words > 1 || listed || alone || words::has("surname", word)) {
        return found(Confidence::High, Reason::Cue);
    }
    if eponym(reader, at) {
        return None;
    }
    let surname = |i: usize| words::has("surname", reader.word(i));
    let surnames = (at + 1..name.end).filter(|&i| surname(i)).count();
    if listed && surnames > 0 {
        return found(Confidence::High, Reason::List);
    }
    // "ANA y LKM" are antibodies.
    if listed && name.words > 1 && reader.written(at).chars().skip(1).any(char::is_lowercase) {
        return found(Confidence::Medium, Reason::List);
    }
    let person = reader.cued(at, "person") || (reader.before(at) == "," && reader.cued(at - 1, "person"));
    if person && (listed || surname(at)) {
        return found(Confidence::Medium, Reason::Cue);
    }
    if of_family(reader, at) {
        return found(Confidence::Low, Reason::Cue);
    }
    let given = (at + 1..name.end).any(|i| words::has("given", reader.word(i)));
    if name.initials > 0 && (surnames > 0 || surname(at) || (given && name.words > 1)) {
        return found(Confidence::Medium, Reason::List);
    }
    // "Ramos-Medina" alone is rather an author or a method.
    let hyphened = reader.word(at + 1) == "-" && name.words == 2;
    if surname(at) && (name.turned || (surnames > 0 && !hyphened)) {
        return found(Confidence::Medium, Reason::List);
    }
    None
}

/// A run of capitalised words that may be a name.
struct Run {
    end: usize,
    words: usize,
    initials: usize,
    /// Surnames before the given name: `Gil Soto, Ana`.
    turned: bool,
}

impl Run {
    fn new(reader: &Reader, at: usize, labelled: bool) -> Option<Run> {
        let mut run = Run { end: at, words: 0, initials: 0, turned: false };
        let mut next = at;
        while next < at + MOST && (next == at || reader.near(next)) {
            let word = reader.word(next);
            if reader.capital(next) && !words::has("not_name", word) {
                let abbreviated = reader.word(next + 1) == "." && reader.glued(next + 1);
                if word.chars().count() == 1 {
                    run.initials += 1;
                    run.end = next + 1;
                    next += 1 + usize::from(abbreviated);
                    next += usize::from(abbreviated && reader.word(next) == "ª");
                } else {
                    run.words += 1;
                    run.end = next + 1;
                    // "Fco. Javier", "Mª. Carmen"
                    next += 1 + usize::from(abbreviated && words::has("short_given", word));
                }
            } else if next > at && (words::has("name_particles", word) || (word == "-" && reader.glued(next))) {
                next += 1;
            } else if word == ","
                && next == run.end
                && !run.turned
                && (labelled || [at, next - 1].into_iter().any(|i| words::has("surname", reader.word(i))))
                && words::has("given", reader.word(next + 1))
                && reader.capital(next + 1)
            {
                run.turned = true;
                next += 1;
            } else {
                break;
            }
        }
        (run.words > 0).then_some(run)
    }
}

/// Whether an honorific stands before: `Dr.`, `Dña.`, `la doctora`.
fn honoured(reader: &Reader, at: usize) -> bool {
    let Some(mut before) = at.checked_sub(1).filter(|_| reader.near(at)) else {
        return false;
    };
    let dotted = reader.word(before) == ".";
    if dotted || reader.word(before) == ")" {
        before = before.saturating_sub(1);
    }
    let word = reader.word(before);
    if matches!(word, "a" | "ª") && before >= 2 && matches!(reader.word(before - 1), "." | "(" | "/") {
        // "D.ª", "Sr.(a)", "Dr/a"
        return matches!(reader.word(before - 2), "d" | "sr" | "dr");
    }
    if word == "d" {
        // "vitamina D. Pedro" has no honorific that a list could tell.
        return dotted && reader.capital(before) && (words::has("given", reader.word(at)) || reader.opens_line(before));
    }
    words::has("honorific", word) && (dotted || words::has("honorific_plain", word))
}

/// Whether a label asks for a name: `Paciente:`, `Fdo.:`.
fn asked(reader: &Reader, at: usize) -> bool {
    match reader.before(at) {
        ":" => reader.cued(at, "label"),
        "por" => reader.cued(at, "label") || reader.cued(at - 1, "signed"),
        "." => matches!(reader.before(at - 1), "fdo" | "firmado"),
        _ => false,
    }
}

/// Whether a relative stands right before, or before a comma or a bracket, and this is no abbreviation: `su hermano
/// Eutimio`, `la madre, Yessenia,`.
fn of_family(reader: &Reader, at: usize) -> bool {
    let parted = usize::from(matches!(reader.before(at), "," | "("));
    let Some(before) = at.checked_sub(1 + parted) else { return false };
    let written = reader.written(at);
    reader.near(at)
        && words::has("family", reader.word(before))
        && written.chars().count() > 2
        && written.chars().skip(1).all(char::is_lowercase)
}

/// Whether what comes after an honorific is the beginning of a sentence rather than a name: one word in a row that
/// ends in a lower-case word (`el Dr. Se decide`).
fn sentence_follows(reader: &Reader, at: usize) -> bool {
    words::has("openers", reader.word(at))
}

/// Whether the capitalised words belong to a syndrome, a scale, a sign or a saint.
fn eponym(reader: &Reader, at: usize) -> bool {
    let mut before = at;
    while before > 0 && at - before < EPONYM_REACH {
        let word = reader.word(before - 1);
        if words::has("eponym_head", word) {
            return true;
        }
        let passes = words::has("eponym_between", word) || reader.capital(before - 1);
        if !passes {
            return false;
        }
        before -= 1;
    }
    false
}

/// Words of sure names, where they stand alone: `la Dra. Vidal …; Vidal recomienda`.
pub(crate) fn told_again(reader: &Reader, found: &mut Vec<Found>) {
    let mut told: HashSet<&str> = HashSet::new();
    for name in found.iter().filter(|f| f.category == Category::Name && f.confidence == Confidence::High) {
        let parts = (name.start..name.end).map(|i| reader.word(i)).filter(|w| w.chars().count() >= 4);
        told.extend(parts.filter(|w| !words::has("not_name", w) && !words::has("particles", w)));
    }
    if told.is_empty() {
        return;
    }
    let mut again = Vec::new();
    let mut at = 0;
    for one in found.iter().copied().chain([Found::low(Category::Name, reader.len(), reader.len(), Reason::List)]) {
        while at < one.start {
            if told.contains(reader.word(at)) && reader.capital(at) && !reader.touched(at) && !eponym(reader, at) {
                let mut end = at + 1;
                while end < one.start && reader.near(end) && told.contains(reader.word(end)) && reader.capital(end) {
                    end += 1;
                }
                again.push(Found::low(Category::Name, at, end, Reason::ToldAgain));
                at = end;
            } else {
                at += 1;
            }
        }
        at = one.end;
    }
    found.extend(again);
    found.sort_by_key(|f| f.start);
}
