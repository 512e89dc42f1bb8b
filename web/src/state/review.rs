//! What may identify somebody in the report, what the reader decided of it, and what waits for that.

use super::{Applied, State};
use crate::same::Same;
use foco_deid::{Category, Choices, Finding, Pseudonymised};
use foco_export::{Separator, Style};
use std::collections::BTreeSet;
use std::rc::Rc;

/// Days by which dates move if nothing else was drawn.
const FOUR_WEEKS: i32 = 28;

/// What a decision is about: a kind of identifier and its words, wherever they stand.
pub type Key = (Category, String);

/// A way in which the report, or what was read from it, goes out of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outgoing {
    /// A summary goes to the clipboard.
    Copy(Style),
    /// The analysis becomes a file.
    Json,
    /// The tables become a file.
    Csv(Separator),
    /// The report becomes part of a link.
    Link,
    /// The page is printed, with highlights or without.
    Print(bool),
}

impl Outgoing {
    /// Id of its button.
    pub fn id(self) -> &'static str {
        match self {
            Outgoing::Copy(Style::Text) => "send-text",
            Outgoing::Copy(Style::Markdown) => "send-markdown",
            Outgoing::Json => "send-json",
            Outgoing::Csv(Separator::Comma) => "send-csv",
            Outgoing::Csv(Separator::Semicolon) => "send-csv-semicolon",
            Outgoing::Link => "send-link",
            Outgoing::Print(true) => "send-print",
            Outgoing::Print(false) => "send-print-plain",
        }
    }
}

/// What can happen to the review.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// A report was looked through, and what was found in it.
    Looked(Rc<str>, Vec<Finding>),
    /// The list is opened or closed. Closing takes back what waits for it.
    Open(bool),
    /// These words are to be replaced, or to be left.
    Tick(Key, bool),
    /// All words are to be replaced, or to be left.
    TickAll(bool),
    /// Dates move, or become tokens.
    MoveDates(bool),
    /// What is ticked is replaced in the text; what waits goes on.
    Substitute,
    /// Everything is left as it is; what waits goes on.
    AsItIs,
    /// What was due has been done.
    Sent,
}

/// The text as it was before identifiers were replaced.
#[derive(Clone, Debug, PartialEq)]
pub struct Replaced {
    /// How many were replaced.
    pub count: usize,
    /// Corrections of the old text, for undoing.
    corrections: Vec<Applied>,
}

/// The review.
#[derive(Clone, Debug, PartialEq)]
pub struct Review {
    /// The report that was looked through.
    of: Option<Same<str>>,
    /// What was found in it and was not put there by a replacement, in order.
    pub findings: Rc<[Finding]>,
    /// What the reader leaves as it is.
    left: BTreeSet<Key>,
    /// Words that replacements put there.
    placed: BTreeSet<Key>,
    /// Days by which dates move back: the same for all reports until the page is closed.
    pub days: i32,
    /// Whether dates move; otherwise they become tokens.
    pub moves_dates: bool,
    /// Whether the list is open.
    pub open: bool,
    /// What waits for the reader's decision.
    pub waiting: Option<Outgoing>,
    /// What is to be done now.
    pub due: Option<Outgoing>,
    /// Rises with everything that becomes due.
    pub turn: u32,
    /// What was replaced in the report as it stands.
    pub replaced: Option<Replaced>,
}

impl Default for Review {
    fn default() -> Review {
        Review {
            of: None,
            findings: Rc::from([]),
            left: BTreeSet::new(),
            placed: BTreeSet::new(),
            days: FOUR_WEEKS,
            moves_dates: true,
            open: false,
            waiting: None,
            due: None,
            turn: 0,
            replaced: None,
        }
    }
}

impl Review {
    /// One in which dates move by whole weeks, 4 to 51 of them, drawn by any number: the day of the week stays.
    pub fn drawn(number: u64) -> Review {
        Review { days: FOUR_WEEKS + 7 * (number % 48) as i32, ..Review::default() }
    }

    /// What stays when another report comes.
    #[must_use]
    pub fn cleared(&self) -> Review {
        Review { days: self.days, moves_dates: self.moves_dates, turn: self.turn, ..Review::default() }
    }

    /// What stays when the report is edited: decisions, but not the word that everything was replaced.
    #[must_use]
    pub fn edited(&self, text: &str) -> Review {
        if text.is_empty() { self.cleared() } else { Review { replaced: None, ..self.clone() } }
    }

    /// Whether the words of a finding are to be replaced.
    pub fn is_ticked(&self, key: &Key) -> bool {
        !self.left.contains(key)
    }

    /// The report that was looked through. While somebody types, it lags behind.
    pub fn text(&self) -> &str {
        self.of.as_deref().unwrap_or("")
    }

    /// The kind and the words of a finding.
    pub fn key(&self, finding: &Finding) -> Key {
        (finding.category, finding.span.words(self.text()).to_owned())
    }

    /// What is still to be replaced or left.
    pub fn pending(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(|f| self.is_ticked(&self.key(f)))
    }

    /// By how many days dates move, if they do.
    pub fn shift(&self) -> Option<i32> {
        self.moves_dates.then_some(-self.days)
    }

    /// Looks through a report, unless that was done.
    fn looked(self, text: &Rc<str>) -> Review {
        if self.of == Some(Same(text.clone())) {
            return self;
        }
        self.found(text, foco_deid::find(text))
    }

    /// Takes over what was found in a report.
    fn found(self, text: &Rc<str>, findings: Vec<Finding>) -> Review {
        let all = Review { of: Some(Same(text.clone())), findings: findings.into(), ..self };
        let own = all.findings.iter().filter(|f| !all.placed.contains(&all.key(f)));
        Review { findings: own.copied().collect(), ..all }
    }

    /// Ticks everything, or nothing.
    fn tick_all(&mut self, on: bool) {
        let all: Vec<Key> = self.findings.iter().map(|f| self.key(f)).collect();
        all.into_iter().for_each(|key| self.tick(key, on));
    }

    fn tick(&mut self, key: Key, on: bool) {
        if on {
            self.left.remove(&key)
        } else {
            self.left.insert(key)
        };
    }

    /// Lets go what waits.
    fn let_go(self) -> Review {
        let Some(out) = self.waiting else { return Review { open: false, ..self } };
        Review { open: false, waiting: None, due: Some(out), turn: self.turn + 1, ..self }
    }
}

impl State {
    /// Something is to go out of the page: at once if nothing is left to be decided, or else after the review.
    pub(super) fn send(self, out: Outgoing) -> State {
        let review = Review { waiting: Some(out), ..self.review.clone().looked(self.newest()) };
        let decided = review.pending().next().is_none();
        State { review: if decided { review.let_go() } else { Review { open: true, ..review } }, ..self }.printing()
    }

    /// The review goes a step on.
    pub(super) fn reviewed(self, step: Step) -> State {
        let mut review = self.review.clone();
        match step {
            // Another report may have come while this one was looked through, or a review may have been quicker.
            Step::Looked(text, found) => {
                let newest = Rc::ptr_eq(&text, self.newest());
                if newest && review.of != Some(Same(text.clone())) {
                    review = review.found(&text, found);
                }
            }
            Step::Open(true) => review = Review { open: true, ..review.looked(self.newest()) },
            Step::Open(false) => review = Review { open: false, waiting: None, ..review },
            Step::Tick(key, on) => review.tick(key, on),
            Step::TickAll(on) => review.tick_all(on),
            Step::MoveDates(on) => review.moves_dates = on,
            Step::Substitute => return self.substitute(),
            Step::AsItIs => {
                review.tick_all(false);
                review = review.let_go();
            }
            Step::Sent => review.due = None,
        }
        State { review, ..self }.printing()
    }

    /// Print shows highlights or not, as was asked.
    fn printing(mut self) -> State {
        if let Some(Outgoing::Print(marks)) = self.review.due {
            self.reading.prints_marks = marks;
        }
        self
    }

    /// Replaces what is ticked. Corrections go along, and come back with the text.
    fn substitute(self) -> State {
        let review = self.review.clone().looked(self.newest());
        let choices = Choices { findings: review.pending().copied().collect(), shift_days: review.shift() };
        let Pseudonymised { text, map } = foco_deid::pseudonymise(self.newest(), &choices);
        let text: Rc<str> = Rc::from(text);
        let corrections = self.corrections.clone();
        let moved = corrections.iter().filter_map(|c| c.moved(|span| Some(map.to_new(span))));
        let moved = moved.map(|c| c.reworded(&text)).collect();
        let state = self.replace_with(text.clone(), moved);
        let earlier = review.replaced.as_ref().map_or(0, |r| r.count);
        let replaced = Some(Replaced { count: earlier + map.changes.len(), corrections });
        let mut review = Review { replaced, ..review };
        for change in &map.changes {
            review.placed.insert((change.category, change.new.words(&text).to_owned()));
        }
        State { review: review.looked(&text).let_go(), ..state }.printing()
    }

    /// The report whose place another took comes back.
    pub(super) fn restored(self) -> State {
        let Some(text) = self.replaced_text.clone() else { return self };
        // Those of the report as it was before identifiers were replaced, however often that was done.
        let first = self.review.replaced.as_ref().map(|r| r.corrections.clone());
        let corrections = first.unwrap_or_else(|| self.replaced_corrections.clone());
        State { replaced_text: None, replaced_corrections: Vec::new(), ..self.replace_with(text, corrections) }
    }
}
