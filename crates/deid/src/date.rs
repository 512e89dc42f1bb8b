//! Dates, and moving them by a number of days.

use crate::finding::{Category, Confidence, Found, Reason};
use crate::reader::Reader;

const MONTHS: [&str; 12] = [
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
];

/// A date and the tokens of its parts.
struct Written {
    day: Option<(u32, usize)>,
    month: (u32, usize),
    year: Option<(i32, usize)>,
    start: usize,
    end: usize,
    confidence: Confidence,
}

/// Whether a date may begin with this word.
pub(crate) fn opens(word: &str) -> bool {
    month_named(word).is_some()
}

pub(crate) fn read(reader: &Reader, at: usize) -> Option<Found> {
    let date = parse(reader, at)?;
    Some(Found {
        category: Category::Date,
        start: date.start,
        end: date.end,
        confidence: date.confidence,
        reason: Reason::Form,
    })
}

fn parse(reader: &Reader, at: usize) -> Option<Written> {
    if reader.touched(at) || (reader.glued(at) && matches!(reader.before(at), "/" | "," | ".")) {
        return None;
    }
    in_digits(reader, at).or_else(|| in_words(reader, at)).filter(|d| !reader.goes_on(d.end))
}

/// `12/03/2019`, `12-3-19`, `2019-03-12`, `03/2019`; `12/03` after "el", "día" or "fecha".
fn in_digits(reader: &Reader, at: usize) -> Option<Written> {
    let first = reader.small(at)?;
    let mark = reader.word(at + 1);
    if !matches!(mark, "/" | "-" | ".") || !reader.glued(at + 1) || !reader.goes_on(at + 2) {
        return None;
    }
    let width = |i: usize| reader.number(i).map_or(0, str::len);
    let second = reader.small(at + 2);
    let third = reader.small(at + 4).filter(|_| reader.word(at + 3) == mark && reader.goes_on(at + 4));
    let whole = |day: (u32, usize), month: (u32, usize), year: usize, confidence| {
        let year_value = full_year(reader.small(year)?, width(year))?;
        (is_day(day.0) && is_month(month.0)).then_some(Written {
            day: Some(day),
            month,
            year: Some((year_value, year)),
            start: at,
            end: at + 5,
            confidence,
        })
    };
    match (second, third) {
        (Some(month), Some(day)) if width(at) == 4 => whole((day, at + 4), (month, at + 2), at, Confidence::High),
        (Some(month), Some(_)) if width(at) <= 2 && width(at + 4) == 4 => {
            whole((first, at), (month, at + 2), at + 4, Confidence::High)
        }
        (Some(month), Some(_)) if width(at) <= 2 && width(at + 4) == 2 && !reader.is_measured(at + 5) => {
            whole((first, at), (month, at + 2), at + 4, Confidence::Medium)
        }
        (None, Some(_)) => {
            let month = month_named(reader.word(at + 2))?;
            whole((first, at), (month, at + 2), at + 4, Confidence::High)
        }
        (Some(year), None) if mark != "." && is_month(first) && width(at + 2) == 4 && is_year(year) => Some(Written {
            day: None,
            month: (first, at),
            year: Some((year as i32, at + 2)),
            start: at,
            end: at + 3,
            confidence: Confidence::Medium,
        }),
        (Some(month), None)
            if mark == "/" && is_day(first) && is_month(month) && width(at + 2) == 2 && reader.cued(at, "day") =>
        {
            Some(Written {
                day: Some((first, at)),
                month: (month, at + 2),
                year: None,
                start: at,
                end: at + 3,
                confidence: Confidence::Low,
            })
        }
        _ => None,
    }
}

/// `12 de marzo de 2019`, `12 marzo 2019`, `12 mar 2019`, `12 de marzo`, `marzo de 2019`.
fn in_words(reader: &Reader, at: usize) -> Option<Written> {
    let day = reader.small(at).filter(|d| is_day(*d)).map(|d| (d, at));
    let mut month_at = at;
    if day.is_some() {
        month_at += 1;
        month_at += usize::from(matches!(reader.word(month_at), "º" | "o"));
        month_at += usize::from(reader.word(month_at) == "de");
    }
    let month = month_named(reader.word(month_at)).filter(|_| day.is_none() || reader.near(month_at))?;
    let mut year_at = month_at + 1;
    year_at += usize::from(reader.word(year_at) == "." && MONTHS[month as usize - 1] != reader.word(month_at));
    year_at += usize::from(matches!(reader.word(year_at), "de" | "del" | ","));
    year_at += usize::from(matches!(reader.word(year_at), "año"));
    let year = reader
        .small(year_at)
        .filter(|y| is_year(*y) && reader.near(year_at) && reader.number(year_at).is_some_and(|n| n.len() == 4))
        .map(|y| (y as i32, year_at));
    let in_full = MONTHS.contains(&reader.word(month_at)) || reader.word(month_at) == "setiembre";
    if (day.is_none() || !in_full) && year.is_none() || (day.is_none() && !in_full) {
        return None;
    }
    let end = year.map_or(month_at + 1, |(_, i)| i + 1);
    Some(Written { day, month: (month, month_at), year, start: at, end, confidence: Confidence::High })
}

fn month_named(word: &str) -> Option<u32> {
    let month = match word {
        "setiembre" | "sept" | "set" => Some(8),
        _ => MONTHS.iter().position(|m| *m == word || (word.len() == 3 && m.starts_with(word))),
    };
    month.map(|m| m as u32 + 1)
}

const fn is_day(day: u32) -> bool {
    1 <= day && day <= 31
}

const fn is_month(month: u32) -> bool {
    1 <= month && month <= 12
}

const fn is_year(year: u32) -> bool {
    1900 <= year && year <= 2099
}

/// Two digits are a year from 1940 to 2039.
fn full_year(year: u32, width: usize) -> Option<i32> {
    match width {
        4 if is_year(year) => Some(year as i32),
        2 => Some(year as i32 + if year < 40 { 2000 } else { 1900 }),
        _ => None,
    }
}

/// The same date some days later (or earlier), written the same way; `None` if it is no date. Where the day is missing
/// the middle of the month moves; where the year is missing, that of a year without leap day.
pub(crate) fn shifted(written: &str, days: i32) -> Option<String> {
    let reader = Reader::new(written);
    let mut date = None;
    for cue in ["", "el "] {
        let text = format!("{cue}{written}");
        let again = Reader::new(&text);
        date = parse(&again, usize::from(!cue.is_empty())).map(|d| (d, usize::from(!cue.is_empty())));
        if date.is_some() {
            break;
        }
    }
    let (date, skipped) = date?;
    let (day, year) = (date.day.map_or(15, |d| d.0), date.year.map_or(2001, |y| y.0));
    let moved = days_of(year, date.month.0, day).checked_add(i64::from(days))?;
    let (year, month, day) = date_of(moved);
    if !(1..=9999).contains(&year) {
        return None;
    }
    let mut parts = vec![(date.month.1 - skipped, month_like(&reader, date.month.1 - skipped, month))];
    if let Some((_, at)) = date.day {
        parts.push((at - skipped, digits_like(reader.written(at - skipped), i64::from(day))));
    }
    if let Some((_, at)) = date.year {
        let short = reader.written(at - skipped).len() == 2;
        parts.push((at - skipped, digits_like(reader.written(at - skipped), if short { year % 100 } else { year })));
    }
    parts.sort_unstable();
    let mut out = String::new();
    let mut copied = 0;
    for (at, part) in parts {
        let span = reader.span(at, at + 1);
        out.push_str(written.get(copied..span.start as usize)?);
        out.push_str(&part);
        copied = span.end as usize;
    }
    out.push_str(written.get(copied..)?);
    Some(out)
}

/// A number as wide as the one that stood there, if that began with a zero or had two digits.
fn digits_like(written: &str, value: i64) -> String {
    let width = written.chars().count();
    if width > 1 { format!("{value:0width$}") } else { value.to_string() }
}

fn month_like(reader: &Reader, at: usize, month: u32) -> String {
    if reader.number(at).is_some() {
        return digits_like(reader.written(at), i64::from(month));
    }
    let name = MONTHS[(month as usize).saturating_sub(1).min(11)];
    let name = if MONTHS.contains(&reader.word(at)) || reader.word(at) == "setiembre" { name } else { &name[..3] };
    if !reader.capital(at) {
        return name.to_owned();
    }
    if reader.written(at).chars().all(char::is_uppercase) {
        return name.to_uppercase();
    }
    name[..1].to_uppercase() + &name[1..]
}

/// Days since 1 March of year 0 of the proleptic Gregorian calendar. A day after the end of its month counts into the
/// next.
fn days_of(year: i32, month: u32, day: u32) -> i64 {
    let shifted = i64::from(year) - i64::from(month <= 2);
    let of_year = (153 * ((i64::from(month) + 9) % 12) + 2) / 5 + i64::from(day) - 1;
    365 * shifted + shifted.div_euclid(4) - shifted.div_euclid(100) + shifted.div_euclid(400) + of_year
}

/// Year, month and day of such a count (four hundred years have 146 097 days).
fn date_of(days: i64) -> (i64, u32, u32) {
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let from_march = (5 * of_year + 2) / 153;
    let day = of_year - (153 * from_march + 2) / 5 + 1;
    let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
    (year + era * 400 + i64::from(month <= 2), month as u32, day as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_day_has_one_number() {
        let mut last = days_of(1899, 12, 31);
        for year in 1900..2100 {
            for month in 1..=12 {
                let (next_year, next) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
                for day in 1..=(days_of(next_year, next, 1) - days_of(year, month, 1)) as u32 {
                    last += 1;
                    assert_eq!(days_of(year, month, day), last);
                    assert_eq!(date_of(last), (i64::from(year), month, day));
                }
            }
        }
    }

    #[test]
    fn a_date_moves_and_keeps_its_form() {
        for (written, days, moved) in [
            ("28/02/2019", 1, "01/03/2019"),
            ("31-12-19", 1, "01-01-20"),
            ("2020-02-28", 2, "2020-03-01"),
            ("12 de marzo de 2019", -12, "28 de febrero de 2019"),
            ("Marzo de 2019", 30, "Abril de 2019"),
            ("3-ENE-2020", 30, "2-FEB-2020"),
            ("12/03", 20, "01/04"),
        ] {
            assert_eq!(shifted(written, days).as_deref(), Some(moved), "{written} + {days}");
        }
        assert_eq!(shifted("120/80", 3), None);
    }
}
