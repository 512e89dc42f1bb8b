//! What the page shows, and how it changes: a pure reducer.

mod applied;
mod coming;
mod memory;
mod nothing;
mod reading;
mod review;
mod second;

pub use applied::{Applied, Lost};
pub use coming::{Coming, Done};
pub use memory::Memory;
pub use reading::{Look, Reading, View};
pub use review::{Key, Outgoing, Review, Step};
pub use second::read as read_second;

use crate::cases::Case;
use crate::i18n::Language;
use crate::link::{self, Problem};
use crate::memory::Answer;
use crate::view::correct::Correction;
use applied::Edit;
use foco::{Analysis, AssumptionId, Options, Pace, Span, Tagger};
use std::rc::Rc;
use yew::Reducible;

/// Key of the bundled case that is shown first.
pub const DEMO: &str = "celulitis";

/// A report longer than this many bytes is read a moment after it changed, so that typing never waits for it.
pub const AT_ONCE: usize = 16_000;

/// Something pointed at in the report.
#[derive(Clone, Debug, PartialEq)]
pub enum Target {
    /// Words.
    Words(Span),
    /// Words of the second report, which is compared with this one.
    Second(Span),
    /// A component of a score: key of the score, key of the component.
    Component(&'static str, &'static str),
}

/// Everything that the page shows.
#[derive(Clone)]
pub struct State {
    /// The report, as it was last read.
    pub text: Rc<str>,
    /// What was read from it.
    pub analysis: Rc<Analysis>,
    /// A long report that is still to be read.
    pub coming: Option<Rc<Coming>>,
    /// Rises with every report that is put off.
    pub turn: u32,
    /// Rises when the report changes otherwise than by typing: the text area must then follow.
    pub replaced: u32,
    /// The report that a file or the bundled case took the place of, until this one is edited.
    pub replaced_text: Option<Rc<str>>,
    /// The trained model, once it has arrived.
    pub model: Option<Rc<Tagger>>,
    /// The model that the report was last read with. Findings have other keys with and without it.
    pub tagger: Option<Rc<Tagger>>,
    /// What the reader looks at.
    pub reading: Reading,
    /// What the reader asked for.
    pub options: Options,
    /// What the reader set right, in the report as it stands in the text area.
    pub corrections: Vec<Applied>,
    /// Corrections that edits took away, the oldest first.
    pub lost: Vec<Lost>,
    /// What may identify somebody, and what the reader decided of it.
    pub review: Review,
    /// Why the report that the page's address carried cannot be opened, until there is another.
    pub unopened: Option<Problem>,
    /// Whether the report is kept over a reload.
    pub memory: Memory,
    /// What is pointed at.
    pub target: Option<Target>,
    /// Rises with every pointing, so that pointing at the same place twice scrolls twice.
    pub pointed: u32,
    /// Language of the interface.
    pub language: Language,
    /// Light or dark.
    pub theme: Theme,
    /// Key of the bundled case that the text is, if it is one.
    pub case: Option<&'static str>,
    /// Step of the tour, while it is taken.
    pub tour: Option<usize>,
}

/// How light the page is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Theme {
    /// As the system is set.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// Its key in the style sheet, none for the system's.
    pub fn key(self) -> Option<&'static str> {
        match self {
            Theme::System => None,
            Theme::Light => Some("light"),
            Theme::Dark => Some("dark"),
        }
    }

    /// The theme with a key; the system's for any other word.
    pub fn of(key: &str) -> Theme {
        [Theme::Light, Theme::Dark].into_iter().find(|theme| theme.key() == Some(key)).unwrap_or_default()
    }
}

/// What can happen.
pub enum Action {
    /// The trained model arrived.
    Model(Rc<Tagger>),
    /// The report was typed or pasted.
    Edit(String),
    /// The bundled case that is shown first was asked for.
    Demo,
    /// A bundled case was chosen.
    Case(&'static str),
    /// Another report takes the place of this one.
    Replace(String),
    /// The report whose place another took is to come back.
    Restore,
    /// A long report has been read.
    Read(Rc<Coming>, Done),
    /// Everything is to go.
    Clear,
    /// The page is being left: everything is to go, but what the reader asked to be kept.
    Leave,
    /// The report is to be kept over a reload, or no longer.
    Remember(bool),
    /// Something was said of what is kept.
    Recalled(Answer),
    /// An assumption was switched.
    Assume(AssumptionId, bool),
    /// A finding was set right.
    Correct(Correction, Span),
    /// The reader gave, checked or chose a value of a score.
    Do(Correction),
    /// The correction at this place was taken back.
    Undo(usize),
    /// The reader has seen which corrections were lost.
    Noted,
    /// Something was pointed at.
    Point(Option<Target>),
    /// The language was chosen.
    Speak(Language),
    /// The theme was chosen.
    Light(Theme),
    /// The tour goes to a step, or ends.
    Tour(Option<usize>),
    /// The reader looks otherwise.
    Look(Look),
    /// Something is to go out of the page.
    Send(Outgoing),
    /// The review of identifiers goes on.
    Review(Step),
}

impl Default for State {
    fn default() -> State {
        // What would decide the open scores costs half a millisecond, and the page always tells it.
        let options = Options { decide: vec!["*".to_owned()], inputs: true, ..Options::default() };
        State {
            text: Rc::from(""),
            analysis: Rc::new(nothing::nothing()),
            coming: None,
            turn: 0,
            replaced: 0,
            replaced_text: None,
            model: None,
            tagger: None,
            reading: Reading::default(),
            options,
            corrections: Vec::new(),
            lost: Vec::new(),
            review: Review::default(),
            unopened: None,
            memory: Memory::default(),
            target: None,
            pointed: 0,
            language: Language::default(),
            theme: Theme::default(),
            case: None,
            tour: None,
        }
    }
}

/// Cheap: a text and its analysis are the same only if they are the very same.
impl PartialEq for State {
    fn eq(&self, other: &State) -> bool {
        Rc::ptr_eq(&self.text, &other.text)
            && Rc::ptr_eq(&self.analysis, &other.analysis)
            && self.model.is_some() == other.model.is_some()
            && (&self.corrections, self.lost.len()) == (&other.corrections, other.lost.len())
            && (&self.review, self.memory, self.unopened) == (&other.review, other.memory, other.unopened)
            && self.coming.as_ref().map(|c| c.turn) == other.coming.as_ref().map(|c| c.turn)
            && (self.replaced, &self.reading) == (other.replaced, &other.reading)
            && (&self.target, self.pointed, self.language) == (&other.target, other.pointed, other.language)
            && (self.theme, self.case, self.tour) == (other.theme, other.case, other.tour)
    }
}

impl State {
    /// Reads the text after it was edited. Corrections move with their words; they are lost with words that were
    /// edited and with the report that another one takes the place of, and come back if the text does.
    fn edit(self, text: Rc<str>) -> State {
        let before = self.newest().clone();
        let review = self.review.edited(&text);
        let mut state = State { replaced_text: None, review, target: None, case: None, unopened: None, ..self };
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
    fn replace(self, text: Rc<str>) -> State {
        self.replace_with(text, Vec::new())
    }

    /// Another text takes the place of this one, with its corrections.
    fn replace_with(self, text: Rc<str>, corrections: Vec<Applied>) -> State {
        let before = self.newest().clone();
        let before = (!before.trim().is_empty() && *before != *text).then_some(before);
        let review = self.review.cleared();
        let replaced = self.replaced + 1;
        let state = State { replaced, replaced_text: before, review, corrections, lost: Vec::new(), ..self };
        State { target: None, case: None, unopened: None, ..state }.read_as_asked(text)
    }

    /// Reads the text as the assumptions and corrections now ask.
    fn read_again(self) -> State {
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
    fn show(mut self, coming: &Coming, done: Done) -> State {
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
    fn correct(mut self, correction: Correction, words: String) -> State {
        self.corrections.retain(|earlier| !correction.replaces(&earlier.correction, &self.analysis));
        let applied = Applied::new(correction, words, &self.analysis);
        // The report may have been edited since it was read.
        let edit = Edit::between(&self.text, self.newest());
        self.corrections.extend(applied.moved(|span| edit.moved(span)));
        self.read_again()
    }

    /// What stays when everything about the report goes.
    fn cleared(&self, memory: Memory) -> State {
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

fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<State>, action: Action) -> Rc<State> {
        let state = (*self).clone();
        Rc::new(match action {
            Action::Model(model) => State { model: Some(model), ..state }.read_again(),
            Action::Edit(text) => state.edit(Rc::from(text)),
            Action::Demo => state.open(DEMO),
            Action::Case(id) => state.open(id),
            Action::Replace(text) => state.replace(Rc::from(text)),
            Action::Restore => state.restored(),
            Action::Read(read, done) if state.coming.as_ref().is_some_and(|c| c.turn == read.turn) => {
                state.show(&read, done)
            }
            Action::Read(..) => state,
            Action::Clear => state.cleared(state.memory.cleared()),
            Action::Leave => state.cleared(Memory::Unknown),
            Action::Remember(on) => state.remember(on),
            Action::Recalled(answer) => state.recalled(answer),
            Action::Assume(id, on) => {
                let mut state = state;
                state.options.assumptions.retain(|(a, _)| *a != id);
                state.options.assumptions.push((id, on));
                state.read_again()
            }
            Action::Correct(correction, span) => {
                let words = one_line(state.words(span));
                State { target: None, ..state.correct(correction, words) }
            }
            Action::Do(correction) => state.correct(correction, String::new()),
            Action::Undo(at) => {
                let mut state = state;
                if at < state.corrections.len() {
                    state.corrections.remove(at);
                }
                state.read_again()
            }
            Action::Noted => State { lost: Vec::new(), ..state },
            Action::Point(target) => State { target, pointed: state.pointed + 1, ..state },
            Action::Speak(language) => State { language, ..state },
            Action::Light(theme) => State { theme, ..state },
            // The tour is told over the first case.
            Action::Tour(Some(0)) if state.case != Some(DEMO) => State { tour: Some(0), ..state.open(DEMO) },
            Action::Tour(tour) => State { tour, ..state },
            // Words of a second report are none of another one.
            Action::Look(look @ (Look::Second(_) | Look::SecondRead(..))) => {
                State { target: None, reading: state.reading.clone().after(look), ..state }
            }
            Action::Look(look) => State { reading: state.reading.clone().after(look), ..state },
            Action::Send(out) => state.send(out),
            Action::Review(step) => state.reviewed(step),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(actions: Vec<Action>) -> Rc<State> {
        actions.into_iter().fold(Rc::new(State::default()), Reducible::reduce)
    }

    #[test]
    fn clearing_leaves_nothing_of_the_report() {
        let state = after(vec![Action::Demo, Action::Speak(Language::English), Action::Clear]);
        assert_eq!(&*state.text, "");
        assert!(state.analysis.mentions.is_empty() && state.analysis.measurements.is_empty());
        assert_eq!(state.language, Language::English);
    }

    #[test]
    fn switching_an_assumption_scores_again() {
        let report = || Action::Edit("Varón de 60 años. TA 85/40 mmHg.".to_owned());
        let on = after(vec![report()]);
        let off = after(vec![report(), Action::Assume(AssumptionId::A1, false)]);
        let width = |s: &State| s.analysis.score("sofa").and_then(|s| s.contextual).map(|p| p.max - p.min);
        assert!(width(&off) > width(&on), "{:?} and {:?}", width(&off), width(&on));
    }

    #[test]
    fn a_correction_is_undone() {
        let report = "Varón de 60 años con fiebre.";
        let has_fever = |s: &State| s.analysis.facts.iter().any(|f| f.fact == "fever");
        let rejected = rejecting(report, "fiebre");
        assert!(has_fever(&after(vec![Action::Edit(report.to_owned())])) && !has_fever(&rejected));
        assert_eq!(rejected.corrections[0].words, "fiebre");
        assert!(has_fever(&rejected.reduce(Action::Undo(0))));
    }

    /// A report read, with one finding rejected.
    fn rejecting(report: &str, words: &str) -> Rc<State> {
        let read = after(vec![Action::Edit(report.to_owned())]);
        let found = read.analysis.mentions.iter().find(|m| read.words(m.span) == words).expect("read");
        let (id, span) = (found.id, found.span);
        read.reduce(Action::Correct(Correction::Reject(vec![id]), span))
    }

    fn edited(state: &Rc<State>, text: &str) -> Rc<State> {
        state.clone().reduce(Action::Edit(text.to_owned()))
    }

    #[test]
    fn a_correction_moves_with_its_words_and_is_lost_with_them() {
        let has_fever = |s: &State| s.analysis.facts.iter().any(|f| f.fact == "fever");
        let report = "Varón de 60 años con fiebre.";
        let rejected = rejecting(report, "fiebre");
        let moved = edited(&rejected, "Varón de 60 años, con tos y disnea, con fiebre.");
        assert!(moved.corrections.len() == 1 && moved.lost.is_empty() && !has_fever(&moved));
        assert!(has_fever(&moved.clone().reduce(Action::Undo(0))), "undone after the edit");
        let gone = edited(&moved, "Varón de 60 años, con tos y disnea, con frío.");
        assert_eq!((gone.corrections.len(), &*gone.lost[0].gone[0].words), (0, "fiebre"));
        let back = edited(&edited(&gone, "Varón de 60 años, con tos y disnea, con frío y"), &moved.text);
        assert!(back.corrections.len() == 1 && back.lost.is_empty() && !has_fever(&back), "the text came back");
        assert!(gone.reduce(Action::Noted).lost.is_empty());
    }

    #[test]
    fn a_value_that_was_given_stays_through_edits_but_not_for_another_report() {
        let given = foco::Override::parse(foco::Lexicon::spanish(), "platelets", "40", "").expect("a value");
        let report = "Varón de 60 años con neumonía. TA 85/50 mmHg.";
        let state = after(vec![Action::Edit(report.to_owned()), Action::Do(Correction::Give(given))]);
        assert_eq!(edited(&state, &format!("{report} Oliguria.")).corrections.len(), 1);
        let other = edited(&state, "Mujer de 30 años con cefalea y rigidez de nuca. TA 120/80.");
        assert_eq!((other.corrections.len(), other.lost.len()), (0, 1));
        assert_eq!(edited(&other, report).corrections.len(), 1);
        assert!(other.reduce(Action::Demo).lost.is_empty());
    }

    #[test]
    fn a_value_that_was_checked_stays_checked_until_it_reads_otherwise() {
        let state = after(vec![
            Action::Edit("Varón de 60 años. Creatinina 2,4 mg/dl.".to_owned()),
            Action::Do(Correction::Check("creatinine")),
        ]);
        assert_eq!(edited(&state, "Varón de 61 años. Creatinina 2,4 mg/dl.").corrections.len(), 1);
        let other = edited(&state, "Varón de 60 años. Creatinina 2,5 mg/dl.");
        assert_eq!((other.corrections.len(), other.lost.len()), (0, 1));
    }

    #[test]
    fn a_long_report_is_read_later_and_only_as_it_stands_then() {
        let long = "Varón con fiebre. ".repeat(AT_ONCE / 10);
        let waiting = after(vec![
            Action::Edit("Varón.".to_owned()),
            Action::Edit(long.clone()),
            Action::Edit(format!("{long}.")),
        ]);
        let coming = waiting.coming.clone().expect("it is long");
        assert_eq!((&*waiting.text, coming.text.len()), ("Varón.", long.len() + 1));
        let done = foco::at_once(coming.read(&Pace::STEADY));
        let earlier = Rc::new(Coming { turn: coming.turn - 1, ..(*coming).clone() });
        let late = waiting.clone().reduce(Action::Read(earlier, done.clone()));
        assert_eq!(&*late.text, "Varón.", "what was read is no longer there");
        let read = waiting.reduce(Action::Read(coming, done));
        assert!(read.coming.is_none() && read.text.len() == long.len() + 1 && !read.analysis.mentions.is_empty());
        assert_eq!(read.reduce(Action::Edit(String::new())).text.len(), 0);
    }

    #[test]
    fn a_report_that_was_replaced_comes_back_until_it_is_cleared() {
        let typed = || Action::Edit("Varón con tos.".to_owned());
        let back = after(vec![typed(), Action::Replace("Otro.".to_owned()), Action::Restore]);
        assert_eq!((&*back.text, &back.replaced_text), ("Varón con tos.", &None));
        assert!(after(vec![typed(), Action::Demo, Action::Clear]).replaced_text.is_none());
        assert!(after(vec![typed(), Action::Demo, typed()]).replaced_text.is_none());
        assert!(after(vec![Action::Demo]).replaced_text.is_none(), "there was nothing to replace");
    }

    #[test]
    fn the_text_area_follows_only_what_was_not_typed() {
        assert_eq!(after(vec![Action::Edit("a".to_owned()), Action::Edit("ab".to_owned())]).replaced, 0);
        assert_eq!(after(vec![Action::Demo, Action::Edit("a".to_owned()), Action::Clear]).replaced, 2);
    }

    #[test]
    fn the_model_is_used_once_it_arrives_also_under_corrections() {
        let bytes = include_bytes!("../../crates/tagger/model/es.bin");
        let model = || Action::Model(Rc::new(Tagger::from_bytes(bytes).expect("the shipped model")));
        let report = "Varón con engrosamiento irregular de la fascia profunda y fiebre. Se realizó exéresis amplia con colgajo de rotación.";
        let read = || Action::Edit(report.to_owned());
        let by_model = |s: &State| s.analysis.mentions.iter().filter(|m| m.source == foco::Source::Model).count();
        assert_eq!(by_model(&after(vec![read()])), 0);
        assert!(by_model(&after(vec![read(), model()])) > 0);
        assert!(by_model(&after(vec![model(), read()])) > 0);
        let rejected = rejecting(report, "fiebre").reduce(model());
        assert!(by_model(&rejected) > 0 && rejected.corrections.len() == 1);
        assert!(rejected.analysis.mentions.iter().all(|m| rejected.words(m.span) != "fiebre"));
        assert!(by_model(&after(vec![model(), Action::Clear, read()])) > 0, "it stays when everything goes");
    }

    #[test]
    fn pointing_twice_at_one_place_is_noticed() {
        let target = || Action::Point(Some(Target::Words(Span::new(0, 3))));
        assert_eq!(after(vec![target(), target()]).pointed, 2);
    }
}
