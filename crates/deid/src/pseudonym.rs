//! Replacing identifiers by typed tokens.

use crate::offset_map::{Change, OffsetMap};
use crate::reader::Reader;
use crate::{Category, Finding, age, date, find, words};
use foco_text::{Span, fold};
use std::collections::HashMap;

/// What is to be replaced, and how.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    /// What is replaced. Of findings that overlap the first counts; one that is no part of the text is passed over.
    pub findings: Vec<Finding>,
    /// Moves dates by so many days, so that intervals stay, instead of replacing them by tokens.
    pub shift_days: Option<i32>,
}

impl Choices {
    /// Everything that [`find`] finds, with tokens for dates.
    pub fn all(text: &str) -> Choices {
        Choices { findings: find(text), shift_days: None }
    }
}

/// A text with replacements.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pseudonymised {
    /// The new text.
    pub text: String,
    /// Where everything has gone.
    pub map: OffsetMap,
}

/// Replaces what is chosen: by a typed token (`[NOMBRE_1]`, the same for the same person or number), dates by moved ones
/// if asked for, ages above 89 by "≥90". Whoever wrote `[NOMBRE_1]` in the text itself finds that token passed over.
pub fn pseudonymise(text: &str, choices: &Choices) -> Pseudonymised {
    let mut chosen: Vec<&Finding> = choices.findings.iter().collect();
    chosen.sort_by_key(|f| (f.span.start, std::cmp::Reverse(f.span.end)));
    let mut tokens = Tokens::new(text);
    let mut out = String::with_capacity(text.len());
    let mut map = OffsetMap::default();
    let mut copied = 0;
    for finding in chosen {
        let (start, end) = (finding.span.start as usize, finding.span.end as usize);
        let (Some(between), Some(old)) = (text.get(copied..start), text.get(start..end).filter(|o| !o.is_empty()))
        else {
            continue;
        };
        out.push_str(between);
        let new_start = out.len() as u32;
        let moved = choices.shift_days.filter(|_| finding.category == Category::Date);
        match (finding.category, moved.and_then(|days| date::shifted(old, days))) {
            (_, Some(moved)) => out.push_str(&moved),
            (Category::Age, None) => out.push_str(age::BAND),
            (category, None) => out.push_str(&tokens.of(category, old)),
        }
        map.changes.push(Change {
            category: finding.category,
            old: finding.span,
            new: Span::new(new_start, out.len() as u32),
        });
        copied = end;
    }
    out.push_str(text.get(copied..).unwrap_or(""));
    Pseudonymised { text: out, map }
}

/// The tokens given so far.
struct Tokens<'a> {
    text: &'a str,
    /// By category and key; a name has one key for the whole and one for each of its words.
    given: HashMap<(Category, String), usize>,
    /// The words of each person.
    persons: HashMap<usize, Vec<String>>,
    last: HashMap<Category, usize>,
    /// Whether the text has brackets of its own that could be taken for tokens.
    has_own: bool,
}

impl<'a> Tokens<'a> {
    fn new(text: &'a str) -> Tokens<'a> {
        let has_own = Category::ALL.iter().any(|c| text.contains(&format!("[{}_", c.token())));
        Tokens { text, given: HashMap::new(), persons: HashMap::new(), last: HashMap::new(), has_own }
    }

    fn of(&mut self, category: Category, written: &str) -> String {
        let number = if category == Category::Name { self.person(written) } else { self.number(category, written) };
        format!("[{}_{number}]", category.token())
    }

    /// The same letters and digits are the same thing, whatever stands between.
    fn number(&mut self, category: Category, written: &str) -> usize {
        let key: String = fold(written).chars().filter(|c| c.is_alphanumeric()).collect();
        if let Some(&number) = self.given.get(&(category, key.clone())) {
            return number;
        }
        let number = self.next(category);
        self.given.insert((category, key), number);
        number
    }

    /// A name whose words all belong to a person told before is that person; so is one that has all words of it.
    fn person(&mut self, written: &str) -> usize {
        let reader = Reader::new(written);
        let is_part = |i: &usize| reader.is_word(*i) && !words::has("name_particles", reader.word(*i));
        let parts: Vec<String> = (0..reader.len()).filter(is_part).map(|i| reader.word(i).to_owned()).collect();
        let known = parts.iter().filter_map(|p| self.given.get(&(Category::Name, p.clone())).copied()).find(|number| {
            self.persons.get(number).is_some_and(|of| {
                parts.iter().all(|p| of.contains(p)) || (!of.is_empty() && of.iter().all(|p| parts.contains(p)))
            })
        });
        let number = known.unwrap_or_else(|| self.next(Category::Name));
        let of = self.persons.entry(number).or_default();
        for part in parts {
            if !of.contains(&part) {
                of.push(part.clone());
            }
            self.given.entry((Category::Name, part)).or_insert(number);
        }
        number
    }

    fn next(&mut self, category: Category) -> usize {
        let last = self.last.entry(category).or_insert(0);
        *last += 1;
        while self.has_own && self.text.contains(&format!("[{}_{last}]", category.token())) {
            *last += 1;
        }
        *last
    }
}
