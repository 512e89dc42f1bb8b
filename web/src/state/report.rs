//! Which report is shown, how it is read, and what becomes of the corrections when it changes.

use super::applied::Edit;
use super::{Applied, Coming, Done, Lost, Memory, State};
use crate::cases::Case;
use crate::link;
use crate::view::correct::Correction;
use foco::{Pace, Span};
use std::rc::Rc;

/// A report longer than this many bytes is read a moment after it changed, so that typing never waits for it.
pub const AT_ONCE: usize = 16_000;

impl State {
    /// Reads the text after it was edited. Corrections move with their words; they are lost with words that were
    /// edited and with the report that another one takes the place of, and come back if the text does.
    pub(super) fn edit(self, text: Rc<str>) -> State {
        let before = self.newest().clone();
        let review = self.review.edited(&text);
        let mut state = State {
            replaced_text: None,
            replaced_corrections: Vec::new(),
            review,
            target: None,
            case: None,
            unopened: None,
            ..self
        };
        if let Some(at) = state.lost.iter().position(|lost| *lost.text == *text) {
            let mut lost = state.lost.split_off(at);
            state.corrections = lost.swap_remove(0).corrections;
        } else {
            let edit = Edit::between(&before, &text);
            let moved =
                state.corrections.iter().filter(|_| edit.same_report).filter_map(|c| c.moved(|span| edit.moved(span)));
            let moved = moved.collect();
            state.lose(&before, moved);
        }
        state.read_as_asked(text)
    }

    /// Goes on with those corrections that remain.
    fn lose(&mut self, before: &Rc<str>, remaining: Vec<Applied>) {
        let all = std::mem::replace(&mut self.corrections, remaining);
        self.lost.extend(Lost::between(before, &all, &self.corrections));
    }

    /// Reads a bundled case.
    pub fn open(self, id: &str) -> State {
        match Case::find(id) {
            Some(case) => State { case: Some(case.id), ..self.replace(Rc::from(case.text)) },
            None => self,
        }
    }

    /// Reads the report that a link carries, or tells why it cannot.
    pub fn follow(self, link: &str) -> State {
        match link::report(link) {
            Ok(report) => self.replace(Rc::from(report)),
            Err(problem) => State { unopened: Some(problem), ..self },
        }
    }

    /// Another text takes the place of this one: corrections belonged to the old one.
    pub(super) fn replace(self, text: Rc<str>) -> State {
        self.replace_with(text, Vec::new())
    }

    /// Another text takes the place of this one, with its corrections.
    pub(super) fn replace_with(self, text: Rc<str>, corrections: Vec<Applied>) -> State {
        let before = self.newest().clone();
        let before = (!before.trim().is_empty() && *before != *text).then_some(before);
        let review = self.review.cleared();
        let replaced = self.replaced + 1;
        let replaced_corrections = if before.is_some() { self.corrections } else { Vec::new() };
        let state = State {
            replaced,
            replaced_text: before,
            replaced_corrections,
            review,
            corrections,
            lost: Vec::new(),
            ..self
        };
        State { target: None, case: None, unopened: None, ..state }.read_as_asked(text)
    }

    /// Reads the text as the assumptions and corrections now ask.
    pub(super) fn read_again(self) -> State {
        let text = self.newest().clone();
        self.read_as_asked(text)
    }

    /// Reads a text, or puts it off if it is long.
    fn read_as_asked(self, text: Rc<str>) -> State {
        let known = self.coming.is_none()
            && Rc::ptr_eq(&text, &self.text)
            && self.tagger.as_ref().map(Rc::as_ptr) == self.model.as_ref().map(Rc::as_ptr);
        let turn = self.turn + 1;
        let coming = Rc::new(Coming {
            before: self.newest().clone(),
            options: self.options.clone(),
            corrections: self.corrections.clone(),
            tagger: self.model.clone(),
            known,
            turn,
            text,
        });
        if coming.text.len() > AT_ONCE {
            return State { coming: Some(coming), turn, ..self };
        }
        let done = foco::at_once(coming.read(&Pace::STEADY));
        State { turn, ..self }.show(&coming, done)
    }

    /// Shows what was read.
    pub(super) fn show(mut self, coming: &Coming, done: Done) -> State {
        self.lose(&coming.before, done.corrections);
        State {
            text: coming.text.clone(),
            analysis: done.analysis,
            tagger: coming.tagger.clone(),
            coming: None,
            ..self
        }
    }

    /// The report as it stands in the text area, read or not.
    pub fn newest(&self) -> &Rc<str> {
        self.coming.as_ref().map_or(&self.text, |c| &c.text)
    }

    /// Adds a correction in place of those that it replaces.
    pub(super) fn correct(mut self, correction: Correction, words: String) -> State {
        self.corrections.retain(|earlier| !correction.replaces(&earlier.correction, &self.analysis));
        let applied = Applied::new(correction, words, &self.analysis);
        // The report may have been edited since it was read.
        let edit = Edit::between(&self.text, self.newest());
        self.corrections.extend(applied.moved(|span| edit.moved(span)));
        self.read_again()
    }

    /// What stays when everything about the report goes.
    pub(super) fn cleared(&self, memory: Memory) -> State {
        State {
            language: self.language,
            theme: self.theme,
            model: self.model.clone(),
            turn: self.turn,
            reading: self.reading.cleared(),
            review: self.review.cleared(),
            memory,
            replaced: self.replaced + 1,
            ..State::default()
        }
    }

    /// The words at a span of the report.
    pub fn words(&self, span: Span) -> &str {
        span.words(&self.text)
    }
}
