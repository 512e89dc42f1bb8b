//! What the page shows, and how it changes: a pure reducer.

mod action;
mod applied;
mod coming;
mod memory;
mod nothing;
mod reading;
mod report;
mod review;
mod second;
mod theme;

pub use action::Action;
pub use applied::{Applied, Lost};
pub use coming::{Coming, Done};
pub use memory::Memory;
pub use reading::{Look, Reading, View};
pub use report::AT_ONCE;
pub use review::{Key, Outgoing, Review, Step};
pub use second::read as read_second;
pub use theme::Theme;

use crate::i18n::Language;
use crate::link::Problem;
use foco::{Analysis, Options, Span, Tagger};
use std::rc::Rc;
use yew::Reducible;

/// Key of the bundled case that is shown first.
pub const DEMO: &str = "celulitis";

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
    /// What the reader had set right in that report.
    pub replaced_corrections: Vec<Applied>,
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
            replaced_corrections: Vec::new(),
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
mod tests;
