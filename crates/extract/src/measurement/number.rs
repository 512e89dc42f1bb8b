//! Numbers as Spanish reports write them: `27.400`, `0,84`, `19 700`, `4'5`, `13.390`.

use foco_text::{Gap, Text, TokenKind, TokenRange};

/// Longest run of digits that is read: more is a telephone or record number.
const MOST_DIGITS: usize = 9;

/// Most groups of digits of one number.
const MOST_GROUPS: usize = 4;

/// A number as written, with everything that it can mean, the likeliest first.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Number {
    pub(crate) tokens: TokenRange,
    readings: [f64; 2],
    count: usize,
}

impl Number {
    /// A number whose value is known.
    pub(crate) const fn known(tokens: TokenRange, value: f64) -> Self {
        Self { tokens, readings: [value, 0.0], count: 1 }
    }

    pub(crate) fn readings(&self) -> &[f64] {
        &self.readings[..self.count]
    }
}

/// What is known about how this text and this analyte write numbers.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Style {
    /// Decimals with a point.
    pub(crate) decimal_point: bool,
    /// A count of cells: a separator before three digits means thousands.
    pub(crate) count: bool,
    /// A space may part thousands.
    pub(crate) spaces: bool,
}

/// Whether the text writes decimals with a point: more of `1.5` than of `1,5`.
pub(crate) fn writes_decimal_points(text: &Text) -> bool {
    let (mut points, mut commas) = (0, 0);
    for at in 1..text.tokens.len() {
        let mark = match text.mark(at) {
            "." => &mut points,
            "," => &mut commas,
            _ => continue,
        };
        let decimals = digits(text, at + 1).filter(|d| d.len() != 3 && text.tokens[at + 1].gap == Gap::None);
        if decimals.is_some() && digits(text, at - 1).is_some() && text.tokens[at].gap == Gap::None {
            *mark += 1;
        }
    }
    points > commas
}

fn digits<'t>(text: &'t Text, at: usize) -> Option<&'t str> {
    text.tokens.get(at).filter(|t| t.kind == TokenKind::Number).map(|_| text.word(at))
}

/// Reads the number that begins at a token.
pub(crate) fn at(text: &Text, start: usize, style: Style) -> Option<Number> {
    let first = digits(text, start).filter(|d| d.len() <= MOST_DIGITS)?;
    let (mut groups, mut marks) = ([first; MOST_GROUPS], [' '; MOST_GROUPS]);
    let mut count = 1;
    let mut end = start + 1;
    while count < MOST_GROUPS {
        let next = separator(text, end, style.spaces && marks[1..count].iter().all(|m| *m == ' '))
            .and_then(|(mark, at)| Some((mark, at, digits(text, at)?)));
        let Some((mark, at, group)) = next.filter(|(mark, _, group)| {
            group.len() <= MOST_DIGITS && (*mark != ' ' || (group.len() == 3 && first.len() <= 3))
        }) else {
            break;
        };
        (marks[count], groups[count]) = (mark, group);
        count += 1;
        end = at + 1;
    }
    let tokens = TokenRange::new(start, end);
    let (readings, count) = readings(&groups[..count], &marks[1..count], style)?;
    Some(Number { tokens, readings, count })
}

/// `13, 8 mEq/L`: a space slipped in behind the decimal comma. Only the unit behind can tell.
pub(crate) fn broken_decimal(text: &Text, whole: &Number) -> Option<Number> {
    let comma = whole.tokens.end;
    let decimals = digits(text, comma + 1).filter(|d| d.len() <= 2)?;
    let slipped = text.word(comma) == ","
        && text.tokens[comma].gap == Gap::None
        && text.tokens[comma + 1].gap == Gap::Space
        && whole.tokens.len() == 1;
    let value = || format!("{}.{decimals}", text.word(whole.tokens.start)).parse().ok();
    slipped.then(value).flatten().map(|value| Number::known(TokenRange::new(whole.tokens.start, comma + 2), value))
}

/// A separator of digit groups at a token, and where the next group begins.
fn separator(text: &Text, at: usize, spaces: bool) -> Option<(char, usize)> {
    let token = text.tokens.get(at)?;
    if token.kind == TokenKind::Number {
        return (spaces && token.gap == Gap::Space).then_some((' ', at));
    }
    let glued = token.gap == Gap::None && text.tokens.get(at + 1).is_some_and(|t| t.gap == Gap::None);
    match text.word(at) {
        "." if glued => Some(('.', at + 1)),
        "," if glued => Some((',', at + 1)),
        "'" if glued => Some(('\'', at + 1)),
        // `38º5`: one digit behind the degree is its decimal.
        "º" | "°" if glued && digits(text, at + 1).is_some_and(|d| d.len() == 1) => Some(('º', at + 1)),
        _ => None,
    }
}

fn readings(groups: &[&str], marks: &[char], style: Style) -> Option<([f64; 2], usize)> {
    if let [digits] = groups {
        return Some(([digits.parse().ok()?, 0.0], 1));
    }
    // The digits, with a point behind one of the groups.
    let with_point = |behind: usize| {
        let mut written = String::with_capacity(MOST_GROUPS * (MOST_DIGITS + 1));
        for (at, group) in groups.iter().enumerate() {
            written.push_str(group);
            written.push_str(if at == behind { "." } else { "" });
        }
        written.parse::<f64>().ok()
    };
    let whole = || with_point(usize::MAX);
    let decimal = with_point;
    let thousands_shape =
        groups[1..].iter().all(|g| g.len() == 3) && groups[0].len() <= 3 && !groups[0].starts_with('0');
    match marks {
        [' ', rest @ ..] if rest.iter().all(|m| *m == ' ') => Some(([whole()?, 0.0], 1)),
        [mark] if thousands_shape && *mark != '\'' => {
            let decimal_mark = if style.decimal_point { '.' } else { ',' };
            let thousands_first = style.count || *mark != decimal_mark;
            let (thousands, decimal) = (whole()?, decimal(0)?);
            Some((if thousands_first { [thousands, decimal] } else { [decimal, thousands] }, 2))
        }
        [_] => Some(([decimal(0)?, 0.0], 1)),
        // `1.234.567`; `1.234,5`.
        [first, rest @ ..] if thousands_shape && rest.iter().all(|m| m == first) => Some(([whole()?, 0.0], 1)),
        [.., last] if marks[0] != *last => Some(([decimal(groups.len() - 2)?, 0.0], 1)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(source: &str, decimal_point: bool, count: bool, readings: &[f64]) {
        let text = Text::new(source);
        let number = at(&text, 0, Style { decimal_point, count, spaces: count });
        assert_eq!(number.map_or(vec![], |n| n.readings().to_vec()), readings, "{source}");
    }

    #[test]
    fn a_separator_before_three_digits_is_read_both_ways() {
        check("27.400", false, true, &[27400.0, 27.4]);
        check("1.234", false, false, &[1234.0, 1.234]);
        check("1.234", true, false, &[1.234, 1234.0]);
        check("13,800", true, true, &[13800.0, 13.8]);
    }

    #[test]
    fn other_writings_have_one_reading() {
        check("0,84", false, false, &[0.84]);
        check("4'5", false, false, &[4.5]);
        check("19 700", false, true, &[19700.0]);
        check("11,3 103", false, true, &[11.3]);
        check("1.234.567", false, true, &[1_234_567.0]);
        check("1.234,5", false, false, &[1234.5]);
        check("0.843", false, false, &[0.843]);
    }

    #[test]
    fn what_is_no_number_is_not_read() {
        check("12.5.2010.3", false, false, &[]);
        check("6123456789", false, false, &[]);
    }
}
