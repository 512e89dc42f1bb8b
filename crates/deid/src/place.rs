//! Streets, postal codes, places that somebody comes from, and centres by their names.

use crate::finding::{Category, Confidence, Found, Reason};
use crate::reader::Reader;
use crate::words;
use std::sync::OnceLock;

/// Words that a proper name may have at most.
const MOST: usize = 9;

/// Whether the kind of a street or of a centre may begin with this word.
pub(crate) fn opens(word: &str) -> bool {
    static OPENERS: OnceLock<Vec<&str>> = OnceLock::new();
    OPENERS.get_or_init(|| words::openers(&["street", "centre"])).binary_search(&word).is_ok()
}

pub(crate) fn read(reader: &Reader, at: usize, last: Option<&Found>) -> Option<Found> {
    postal(reader, at, last)
        .or_else(|| centre(reader, at))
        .or_else(|| street(reader, at))
        .or_else(|| origin(reader, at))
}

/// Where the proper name that begins here ends: capitalised words with small words between.
fn proper(reader: &Reader, at: usize) -> Option<usize> {
    let mut end = None;
    let mut next = at;
    while next < at + MOST && (next == at || reader.near(next)) {
        if reader.capital(next) {
            next += 1;
            end = Some(next);
            // "Sta. Lucía", "Ntra. Sra. del Pilar"
            next += usize::from(reader.word(next) == "." && words::has("saint", reader.word(next - 1)));
        } else if words::has("particles", reader.word(next)) || (reader.word(next) == "-" && reader.glued(next)) {
            next += 1;
        } else {
            break;
        }
    }
    end
}

/// The same after small words: `de la Constitución`.
fn proper_after(reader: &Reader, at: usize) -> Option<usize> {
    let mut start = at;
    while start < at + 3 && reader.near(start) && words::has("particles", reader.word(start)) {
        start += 1;
    }
    if reader.near(start) { proper(reader, start) } else { None }
}

fn street(reader: &Reader, at: usize) -> Option<Found> {
    let kind = reader.begins(at, "street")?;
    let short = reader.begins(at, "street_short").is_some();
    let mut name = at + kind;
    name += usize::from(reader.word(name) == "." && short);
    // "calle 3 de Abril", "calle 25"
    let dated = reader.small(name).is_some() && reader.word(name + 1) == "de";
    let whole = reader.begins(at, "street_whole").filter(|_| reader.small(name).is_some());
    let name_end = match whole {
        Some(tokens) => at + tokens,
        None => proper_after(reader, if dated { name + 1 } else { name })?,
    };
    let end = numbered(reader, name_end);
    if words::has("not_street", reader.word(name_end - 1)) {
        return None;
    }
    let confidence = match (end > name_end || reader.cued(at, "lives"), short) {
        (true, _) => Confidence::High,
        (false, false) => Confidence::Medium,
        (false, true) => return None,
    };
    Some(Found { category: Category::Address, start: at, end, confidence, reason: Reason::Cue })
}

/// Where number, floor and door end.
fn numbered(reader: &Reader, name_end: usize) -> usize {
    let mut end = name_end;
    let mut at = name_end;
    let mut seen = false;
    while at < name_end + 20 && reader.near(at) {
        let word = reader.word(at);
        let number = reader.small(at).is_some() && (!seen || word.len() <= 3);
        let door = seen && reader.is_word(at) && word.chars().count() == 1 && (reader.capital(at) || reader.glued(at));
        let ordinal = seen && matches!(word, "º" | "ª") && reader.glued(at);
        if number || ordinal || (door && word != "y") || (words::has("door", word) && word.len() > 1) {
            seen |= number || word == "sn";
            at += 1;
            if seen {
                end = at;
            }
        } else if word == "s" && reader.word(at + 1) == "/" && reader.word(at + 2) == "n" {
            (seen, at, end) = (true, at + 3, at + 3);
        } else if matches!(word, "," | "." | "-" | "º" | "n" | "ª") && (word != "." || reader.glued(at)) {
            at += 1;
        } else {
            break;
        }
    }
    end
}

fn postal(reader: &Reader, at: usize, last: Option<&Found>) -> Option<Found> {
    let code = reader.number(at).filter(|n| n.len() == 5 && (1000..53000).contains(&n.parse().unwrap_or(0)))?;
    if reader.touched(at)
        || (reader.glued(at) && matches!(reader.before(at), "," | "." | "/"))
        || reader.goes_on(at + 1)
    {
        return None;
    }
    let after_street = last.is_some_and(|l| l.category == Category::Address && at <= l.end + 3);
    let mut name = at + 1;
    name += usize::from(matches!(reader.word(name), "," | "-" | "("));
    let place = if reader.near(name) { proper(reader, name) } else { None };
    let cued = reader.cued(at, "postal") || (place.is_some() && reader.before(at) == ":" && reader.cued(at, "origin"));
    let known = place.is_some() && words::has("place", reader.word(name)) && code.len() == 5;
    if !(cued || after_street || known) || (!cued && reader.is_measured(at + 1)) {
        return None;
    }
    let mut end = place.unwrap_or(at + 1);
    if place.is_some() && reader.word(end) == "(" && reader.near(end) && reader.capital(end + 1) {
        let closed = proper(reader, end + 1).unwrap_or(end);
        end = if reader.word(closed) == ")" { closed + 1 } else { end };
    }
    Some(Found::high(Category::Place, at, end, if known { Reason::List } else { Reason::Cue }))
}

/// `natural de Cuenca`, `vecino de Motril`.
fn origin(reader: &Reader, at: usize) -> Option<Found> {
    if !reader.capital(at) || !reader.near(at) || !reader.cued(at, "origin") {
        return None;
    }
    let end = proper(reader, at)?;
    let stop = words::has("not_name", reader.word(at)) && !words::has("saint", reader.word(at));
    (!stop).then(|| Found::medium(Category::Place, at, end, Reason::Cue))
}

/// A kind of centre and its proper name. "Hospital Universitario" alone names none.
fn centre(reader: &Reader, at: usize) -> Option<Found> {
    let kind = reader.begins(at, "centre")?;
    let mut next = at + kind;
    // "la clínica de ITU" is what the patient has, "c. s." and "h." may be measures.
    // "Nutrición Clínica" is a service.
    let service = at > 0 && reader.near(at) && reader.capital(at - 1);
    if words::has("centre_capital", reader.word(at)) && (!reader.capital(at) || service) {
        return None;
    }
    next += usize::from(reader.word(next) == "." && reader.word(next - 1).len() <= 2);
    let mut end = None;
    let mut own = false;
    let mut quoted = false;
    while next < at + MOST + 4 && reader.near(next) {
        let word = reader.word(next);
        let generic = words::has("centre_generic", word);
        let article = words::has("particles", word) && reader.near(next + 1) && reader.capital(next + 1);
        if article && words::has("not_centre", reader.word(next + 1)) {
            break;
        } else if article {
            next += 1;
        } else if reader.capital(next) || (generic && !own) {
            if words::has("not_centre", word) {
                break;
            }
            own |= reader.capital(next) && !generic && reader.written(next).chars().count() > 2;
            next += 1;
            if own {
                end = Some(next);
                next += usize::from(reader.word(next) == "." && words::has("saint", reader.word(next - 1)));
            }
        } else if reader.number(next).is_some_and(|n| n.len() <= 2) && reader.word(next + 1) == "de" {
            next += 1;
        } else if word == "\"" && !quoted {
            quoted = true;
            next += 1;
        } else if words::has("particles", word) || (word == "-" && reader.glued(next)) {
            next += 1;
        } else {
            break;
        }
    }
    end.map(|end| Found::high(Category::Centre, at, end, Reason::Cue))
}
