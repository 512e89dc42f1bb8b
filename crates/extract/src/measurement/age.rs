//! Ages: `de 47 años`, `lactante de 8 meses`, but not `hace 3 años` or `durante 30 años`.

use super::label::is_in_reference;
use super::meaning::tidy;
use super::number::Number;
use super::unit::UnitFound;
use super::value::{Moment, ValueFound, plain};
use super::{Bench, number, unit};
use foco_lexicon::{Item, Role};
use foco_text::{Gap, TokenKind, TokenRange};

/// Fewer years may be those since an event.
const GROWN: f64 = 11.0;
/// So far behind `edad media` its number may stand, in tokens.
const AVERAGE: usize = 7;

/// The age that begins at a token, if it is one.
pub(crate) fn at<'a>(bench: &Bench<'a, '_>, at: usize) -> Option<ValueFound<'a>> {
    let text = bench.reading.text;
    let style = number::Style { decimal_point: bench.decimal_point, count: false, spaces: false };
    let in_words = text.tokens.get(at)?.kind != TokenKind::Number;
    let (number, unit) = match in_words {
        false => number::at(text, at, style).map(|n| (n, bench.unit_behind(&n)))?,
        // `mes y medio`, `al mes y 23 días de vida`.
        true if is_one(bench, at) => (Number::known(TokenRange::one(at), 1.0), unit::at(bench, text.tokens[at].start)),
        true => {
            let (end, number) = bench.reading.number_words(at)?;
            (Number::known(TokenRange::new(at, end), number), unit::at(bench, text.tokens[end - 1].end))
        }
    };
    let unit = unit?;
    if unit.end - unit.start < 3 {
        return None;
    }
    let analyte = bench.analyte("age")?;
    if !unit.fits(analyte) {
        return None;
    }
    let after = text.token_at(unit.end);
    let years = unit.means(bench, &["a"]);
    let rest = rest(bench, after, &unit);
    let end = rest.as_ref().map_or(after, |rest| rest.end);
    let said = follows_of_age(bench, end) || follows_of_age(bench, text.token_at(unit.start) + 1);
    let at = comparator_start(bench, at);
    let before = at.checked_sub(1).map_or("", |i| text.word(i));
    let two_before = at.checked_sub(2).map_or("", |i| text.word(i));
    // `33 semanas de edad gestacional` is the age of a pregnancy.
    // `dolor de 2 días de evolución` is how long, not how old.
    let lasting = bench.word(after) == "de" && bench.reading.is_word(after + 1, Role::Lasting);
    let gestation = bench.word(after) == "de" && matches!(bench.word(after + 1), "gestacion" | "embarazo" | "eg");
    let of_pregnancy =
        gestation || bench.word(end + 1) == "edad" && matches!(bench.word(end + 2), "gestacional" | "corregida");
    // `vacuna para mayores de tres meses` is about a group.
    let group = matches!(two_before, "mayores" | "menores") && before == "de";
    // `recién nacido de 36 semanas`: so many weeks are those of a pregnancy.
    let carried = unit.means(bench, &["wk"]) && !said && number.readings()[0] >= 20.0;
    // `a los 65 años de edad` tells when; `a los 8 meses de edad` how old, but for the age at a vaccination.
    // `a los 45 años se diagnosticó`: an age of before. Few years may be those since then.
    let grown = said || number.readings()[0] >= GROWN && !counts_from(bench, after);
    let at_event = years && before == "los" && two_before == "a" && grown && !is_told_of_another(bench, at);
    let when =
        !said || matches!(two_before, "desde" | "hasta") || (years && two_before == "a") || is_of_vaccine(bench, at);
    let moment = matches!(before, "los" | "las") && when && !at_event;
    let vaccinated = !years && matches!(before, "y" | "-" | ",") && is_of_vaccine(bench, at);
    let spans = |word: &str| matches!(word, "años" | "año" | "meses" | "mes");
    let after_years = spans(before) || (before == "y" && spans(two_before));
    // `10 días - 24 meses de edad`, `edad media de 50 años`: those of a group.
    let average = |i: usize| bench.word(i) == "edad" && matches!(bench.word(i + 1), "media" | "promedio" | "mediana");
    let of_many = (before == "-" && (spans(two_before) || matches!(two_before, "dias" | "semanas")))
        || (at.saturating_sub(AVERAGE)..at).filter(|&i| bench.ends[i] as usize > at).any(average)
        || [end.saturating_sub(1), end + 1].into_iter().any(average);
    // The decimals of another number.
    let cut = matches!(before, "," | ".") && text.tokens[at].gap == Gap::None;
    // `lactante de ocho meses`: in words only right behind the person, and not of what the person has.
    let beside = before == "de" && at >= 2 && is_person(bench, at - 2);
    let persons = match in_words {
        true => beside && is_persons(bench, at, years),
        false => is_persons(bench, at, years) || (years && (is_alone(bench, at) || opens(bench, at))),
    };
    if lasting
        || moment
        || group
        || of_pregnancy
        || carried
        || vaccinated
        || cut
        || of_many
        || is_relatives(bench, at)
        || (after_years && !years)
        || !(said || persons || at_event)
        || is_in_reference(bench, at)
    {
        return None;
    }
    let mut found = plain(bench, analyte, &number, Some(&unit), at)?;
    if let Some(rest) = rest {
        found.value = tidy(found.value + rest.years);
        found.tokens.end = rest.last;
        found.evidence.end = rest.end;
        found.unit_tokens = None;
    }
    if at_event {
        found.moment = Moment::Before;
    }
    Some(found)
}

/// When the age behind `edad` was reached: `a la edad de 12 años` tells when something was, unless the patient came then.
/// `None` if it is nobody's age now (`desde la edad de 5 años`), or a relative's.
pub(super) fn when(bench: &Bench, label: TokenRange, unit: Option<&UnitFound>) -> Option<Moment> {
    const HEAD: usize = 3;
    const COMES: [&str; 7] = ["acud", "consult", "ingres", "lleg", "derivad", "remitid", "nuestr"];
    let word = |back: usize| label.start.checked_sub(back).map_or("", |at| bench.word(at));
    let sentence = bench.reading.text.sentence_of(label.start);
    let comes = || (sentence.start..sentence.end).any(|at| COMES.iter().any(|stem| bench.word(at).starts_with(stem)));
    match (word(2), word(1)) {
        // `hasta la edad actual`; a report that begins so tells of the patient as now.
        _ if bench.word(label.end) != "de" || label.start < HEAD => Some(Moment::Here),
        ("desde" | "hasta" | "para", "la") => None,
        ("a", "la") if is_told_of_another(bench, label.start) => None,
        ("a", "la") if unit.is_some_and(|u| u.means(bench, &["a"])) && !comes() => Some(Moment::Before),
        _ => Some(Moment::Here),
    }
}

/// What an age has beside its whole years or months.
struct Rest {
    years: f64,
    /// Where its number ends, and its unit.
    last: usize,
    end: usize,
}

/// The rest of `3 años 10 meses`, `2 meses y 20 días`, `año y medio`.
fn rest(bench: &Bench, at: usize, unit: &UnitFound) -> Option<Rest> {
    const MONTH: f64 = 1.0 / 12.0;
    const DAY: f64 = 1.0 / 365.25;
    let text = bench.reading.text;
    let (whole, part, names, most) = match unit {
        u if u.means(bench, &["a"]) => (1.0, MONTH, ["mes", "meses"], 24.0),
        u if u.means(bench, &["mo"]) => (MONTH, DAY, ["dia", "dias"], 31.0),
        _ => return None,
    };
    let joined = text.word(at) == "y";
    let start = at + usize::from(joined);
    if joined && matches!(text.word(start), "medio" | "media") {
        return Some(Rest { years: whole / 2.0, last: start + 1, end: start + 1 });
    }
    let digits = bench.is_number(start);
    let count: f64 = text.word(start).parse().ok().filter(|count| digits && *count < most)?;
    let named = names.contains(&text.word(start + 1));
    named.then_some(Rest { years: count * part, last: start + 1, end: start + 2 })
}

/// Whether a month or year stands without its number, because it is one and more.
pub(super) fn is_one(bench: &Bench, at: usize) -> bool {
    if !matches!(bench.word(at), "mes" | "año") {
        return false;
    }
    let told = at.checked_sub(1).is_some_and(|i| matches!(bench.word(i), "de" | "al" | "el" | "del"));
    let more = bench.word(at + 1) == "y"
        && (matches!(bench.word(at + 2), "medio" | "media") || matches!(bench.word(at + 3), "dias" | "meses"));
    told && more
}

/// Where the sign before a number begins: `≥90 años` (an age that was banded).
fn comparator_start(bench: &Bench, at: usize) -> usize {
    let sign = |i: usize| i.checked_sub(1).is_some_and(|b| matches!(bench.word(b), ">" | "<" | "="));
    (0..2).fold(at, |start, _| if sign(start) { start - 1 } else { start })
}

fn is_of_vaccine(bench: &Bench, at: usize) -> bool {
    let text = bench.reading.text;
    let sentence = text.sentence_of(at);
    const STEMS: [&str; 4] = ["vacun", "inmuniz", "valente", "antineumoc"];
    (sentence.start..sentence.end).any(|i| STEMS.iter().any(|stem| text.word(i).starts_with(stem)))
}

/// `Lactante mayor, 1 año`: between commas right after a person.
fn is_alone(bench: &Bench, at: usize) -> bool {
    let text = bench.reading.text;
    let before = at.checked_sub(1).map_or("", |i| text.word(i));
    before == "," && (at.saturating_sub(4)..at).any(|i| is_person(bench, i))
}

/// `J.V.S., 83 años, sexo masculino`: it opens the text, and who it is follows.
fn opens(bench: &Bench, at: usize) -> bool {
    const OPENING: usize = 16;
    const NEAR: usize = 3;
    let before = at.checked_sub(1).map_or("", |i| bench.word(i));
    let apart = matches!(before, "" | "," | "." | ":" | "(" | "-" | ";");
    apart && at < OPENING && bench.word(at + 2) == "," && (at + 3..at + 3 + NEAR).any(|i| is_person(bench, i))
}

fn follows_of_age(bench: &Bench, at: usize) -> bool {
    bench.word(at) == "de" && matches!(bench.word(at + 1), "edad" | "vida")
        || (bench.word(at.wrapping_sub(1)) == "edad")
}

/// `un hijo del paciente, de 32 años`: the nearest person is a relative, and whose relative it is does not count.
fn is_relatives(bench: &Bench, at: usize) -> bool {
    const NEAR: usize = 6;
    let is_whose = |i: usize| matches!(bench.word(i.wrapping_sub(1)), "del" | "la");
    follows_relative(bench, at, NEAR, is_whose)
}

/// Whether time is counted from something: `a los 19 años del trasplante`, `de seguimiento`, `después`.
fn counts_from(bench: &Bench, after: usize) -> bool {
    matches!(bench.word(after), "de" | "del" | "despues" | "tras" | "desde" | "y")
}

/// Whether a vaccine is spoken of, or the last person named before it in its sentence is a relative.
fn is_told_of_another(bench: &Bench, at: usize) -> bool {
    is_of_vaccine(bench, at) || follows_relative(bench, at, usize::MAX, |_| false)
}

/// Whether the last person named before a token is a relative: at most `reach` tokens before it, in its sentence, the
/// patient passed over where `passed` says so.
fn follows_relative(bench: &Bench, at: usize, reach: usize, passed: impl Fn(usize) -> bool) -> bool {
    let from = at.saturating_sub(reach).max(bench.reading.text.sentence_of(at).start);
    // `madre primigesta de 18 años`: who stands right behind a relative is the same.
    let of_relative = |i: usize| i.checked_sub(1).is_some_and(|before| is_relative(bench, before));
    let relative = |i: usize| match is_relative(bench, i) {
        true => Some(true),
        false => (is_person(bench, i) && !passed(i)).then(|| of_relative(i)),
    };
    (from..at).rev().find_map(relative) == Some(true)
}

/// Whether a word names the patient.
fn is_person(bench: &Bench, at: usize) -> bool {
    bench.reading.is_word(at, Role::Person)
}

/// Whether a word names a relative.
fn is_relative(bench: &Bench, at: usize) -> bool {
    let reading = bench.reading;
    let relative = |item: Item| matches!(item, Item::Cue(cue) if reading.cue(cue).class == Some("relative"));
    reading.found.at(at).iter().any(|m| m.tokens.len() == 1 && relative(m.item))
}

/// `varón de 47 años`: a person within the few words before, joined by `de`, with nothing that measures time.
fn is_persons(bench: &Bench, at: usize, years: bool) -> bool {
    let text = bench.reading.text;
    let Some(before) = at.checked_sub(1) else { return false };
    let joined = matches!(text.word(before), "de" | "," | "(")
        || (text.word(before) == "y" && years)
        || (years && is_person(bench, before));
    if !joined {
        return false;
    }
    let sentence = text.sentence_of(at).start;
    let from = at.saturating_sub(8).max(sentence);
    // The nearest of the two decides: a person, or words that measure time.
    let person = (from..at).rev().find_map(|i| match text.word(i) {
        "hace" | "durante" | "desde" | "tras" | "evolucion" | "historia" | "despues" | "antes" | "embarazo"
        | "seguimiento" => Some(false),
        // `puérpera de 7 días` counts from the birth.
        "puerpera" if !years => Some(false),
        _ => is_person(bench, i).then_some(true),
    });
    let after = text.word(at + 2);
    person == Some(true) && !matches!(after, "antes" | "despues" | "previos" | "atras")
}
