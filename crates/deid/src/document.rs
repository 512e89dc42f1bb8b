//! Numbers with check letters or digits: DNI, NIE, social security.

use crate::finding::{Category, Found, Reason};
use crate::reader::{Group, Reader};

/// The check letter of a remainder by 23 (Ministerio del Interior, "Cálculo del dígito de control del NIF/NIE").
const LETTERS: &[u8; 23] = b"trwagmyfpdxbnjzsqvhlcke";

pub(crate) fn read(reader: &Reader, at: usize) -> Option<Found> {
    if reader.touched(at) {
        return None;
    }
    nie(reader, at).or_else(|| dni(reader, at)).or_else(|| social_security(reader, at))
}

/// Whether a letter checks the digits before it.
fn checks(digits: &str, letter: &str) -> bool {
    digits.parse::<u64>().is_ok_and(|n| letter.as_bytes() == [LETTERS[(n % 23) as usize]])
}

fn dni(reader: &Reader, at: usize) -> Option<Found> {
    let groups = reader.groups(at);
    let (digits, end) = joined(&groups, 8).or_else(|| joined(&groups, 7).filter(|_| groups.len() >= 3))?;
    let shape: Vec<usize> = groups.iter().take_while(|g| g.end <= end).map(|g| g.digits.len()).collect();
    if !matches!(shape[..], [8] | [2, 3, 3] | [1, 3, 3]) {
        return None;
    }
    with_letter(reader, at, end, &digits)
}

fn nie(reader: &Reader, at: usize) -> Option<Found> {
    let first = match reader.word(at) {
        "x" => '0',
        "y" => '1',
        "z" => '2',
        _ => return None,
    };
    let hyphen = usize::from(reader.word(at + 1) == "-");
    let digits = reader.number(at + 1 + hyphen).filter(|d| d.len() == 7 && reader.glued(at + 1 + hyphen))?;
    with_letter(reader, at, at + 2 + hyphen, &format!("{first}{digits}"))
}

fn with_letter(reader: &Reader, start: usize, end: usize, digits: &str) -> Option<Found> {
    let cued = reader.cued(start, "document");
    let hyphen = usize::from(reader.word(end) == "-" && reader.near(end));
    let at = end + hyphen;
    let letter = reader.word(at);
    let single = letter.len() == 1 && reader.is_word(at) && reader.near(at) && !reader.goes_on(at + 1);
    let close = reader.glued(at) || reader.capital(at);
    if single && close && checks(digits, letter) {
        Some(Found::high(Category::Document, start, at + 1, Reason::Check))
    } else if single && close && (cued || reader.glued(at)) {
        Some(Found::medium(Category::Document, start, at + 1, Reason::Form))
    } else if cued {
        Some(Found::medium(Category::Document, start, end, Reason::Cue))
    } else {
        None
    }
}

/// NASS: two digits of the province, eight (or seven) of the person, two of control: the rest of the number by 97,
/// where a number of a person below ten million is put right after the province (Tesorería General, "NAF").
fn social_security(reader: &Reader, at: usize) -> Option<Found> {
    let groups = reader.groups(at);
    let (digits, end) = joined(&groups, 12).or_else(|| joined(&groups, 11))?;
    let cued = reader.cued(at, "social_security");
    if nass_checks(&digits) && !reader.goes_on(end) && !reader.is_measured(end) {
        let reason = Reason::Check;
        let category = Category::SocialSecurity;
        return Some(if cued {
            Found::high(category, at, end, reason)
        } else {
            Found::medium(category, at, end, reason)
        });
    }
    cued.then(|| Found::medium(Category::SocialSecurity, at, end, Reason::Cue))
}

fn nass_checks(digits: &str) -> bool {
    let Some((number, control)) = digits.len().checked_sub(2).and_then(|at| digits.split_at_checked(at)) else {
        return false;
    };
    let (province, person) = number.split_at(2);
    let (Ok(province), Ok(person), Ok(control)) =
        (province.parse::<u64>(), person.parse::<u64>(), control.parse::<u64>())
    else {
        return false;
    };
    let all = if person < 10_000_000 { province * 10_000_000 + person } else { province * 100_000_000 + person };
    (1..=66).contains(&province) && all % 97 == control
}

/// The first groups, if they have this many digits together.
fn joined(groups: &[Group], length: usize) -> Option<(String, usize)> {
    let mut digits = String::new();
    for group in groups {
        digits.push_str(group.digits);
        if digits.len() >= length {
            return (digits.len() == length).then_some((digits, group.end));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn check_letters_and_digits() {
        assert!(checks("12345678", "z") && !checks("12345678", "a"));
        assert!(checks("01234567", "l"), "X1234567L");
        assert!(nass_checks("281234567840") && !nass_checks("281234567841"));
        assert!(nass_checks("280123456742"));
    }
}
