//! Whether the report is kept over a reload of this tab, which the reader has to ask for.

use super::State;
use crate::memory::Answer;
use std::rc::Rc;

/// How it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Memory {
    /// Nobody has said yet: the page has just been opened, is being left, or stands in a frame.
    #[default]
    Unknown,
    /// Nothing can be kept here.
    Refused,
    /// The reader has not asked for it.
    Off,
    /// It was kept until its time was over.
    Expired,
    /// It is kept.
    On,
}

impl Memory {
    /// The same once the report was cleared by the reader.
    #[must_use]
    pub fn cleared(self) -> Memory {
        match self {
            Memory::On | Memory::Expired => Memory::Off,
            other => other,
        }
    }
}

impl State {
    /// The reader asks for it, or no longer.
    pub(super) fn remember(self, on: bool) -> State {
        match self.memory {
            Memory::Off | Memory::Expired | Memory::On => {
                State { memory: if on { Memory::On } else { Memory::Off }, ..self }
            }
            Memory::Unknown | Memory::Refused => self,
        }
    }

    /// Something was said of what is kept.
    pub(super) fn recalled(self, answer: Answer) -> State {
        let memory = match (self.memory, &answer) {
            (_, Answer::Refused) => Memory::Refused,
            (Memory::Unknown, Answer::Nothing) => Memory::Off,
            (Memory::Unknown, Answer::Kept(_)) => Memory::On,
            (Memory::On, Answer::Nothing) if !self.newest().is_empty() => Memory::Expired,
            (as_it_was, _) => as_it_was,
        };
        match answer {
            // What was kept gives way to a report that is there already.
            Answer::Kept(text) if self.memory == Memory::Unknown && self.newest().is_empty() => {
                State { memory, ..self.replace(Rc::from(text)) }
            }
            _ => State { memory, ..self },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::Action;
    use yew::Reducible;

    fn after(actions: Vec<Action>) -> Rc<State> {
        actions.into_iter().fold(Rc::new(State::default()), Reducible::reduce)
    }

    const TEXT: &str = "Mujer de 70 años con fiebre.";
    fn kept() -> Action {
        Action::Recalled(Answer::Kept(TEXT.to_owned()))
    }
    fn nothing() -> Action {
        Action::Recalled(Answer::Nothing)
    }

    #[test]
    fn it_is_off_until_the_reader_asks() {
        let remember = |actions| after(actions).memory;
        assert_eq!(remember(vec![nothing()]), Memory::Off);
        assert_eq!(remember(vec![nothing(), Action::Edit(TEXT.to_owned())]), Memory::Off);
        assert_eq!(remember(vec![nothing(), Action::Remember(true)]), Memory::On);
        assert_eq!(remember(vec![nothing(), Action::Remember(true), Action::Remember(false)]), Memory::Off);
        assert_eq!(remember(vec![nothing(), Action::Remember(true), Action::Clear]), Memory::Off);
        // In a frame nobody answers; where nothing can be kept, asking does not help.
        assert_eq!(remember(vec![Action::Remember(true)]), Memory::Unknown);
        assert_eq!(remember(vec![Action::Recalled(Answer::Refused), Action::Remember(true)]), Memory::Refused);
    }

    #[test]
    fn what_was_kept_comes_back_read() {
        let state = after(vec![kept()]);
        assert_eq!((&*state.text, state.memory), (TEXT, Memory::On));
        assert!(state.analysis.facts.iter().any(|f| f.fact == "fever"));
        let typed = after(vec![Action::Edit("Varón con tos.".to_owned()), kept()]);
        assert_eq!((&*typed.text, typed.memory), ("Varón con tos.", Memory::On));
        let later = after(vec![nothing(), Action::Edit("Varón con tos.".to_owned()), kept()]);
        assert_eq!((&*later.text, later.memory), ("Varón con tos.", Memory::Off));
    }

    #[test]
    fn leaving_clears_the_page_but_forgets_nothing() {
        let left = after(vec![kept(), Action::Leave]);
        assert_eq!((&*left.text, left.memory), ("", Memory::Unknown));
        assert_eq!(&*left.reduce(kept()).text, TEXT);
    }

    #[test]
    fn its_time_ends() {
        assert_eq!(after(vec![kept(), nothing()]).memory, Memory::Expired);
        assert_eq!(after(vec![kept(), nothing(), Action::Remember(true)]).memory, Memory::On);
        assert_eq!(after(vec![kept(), Action::Recalled(Answer::Refused)]).memory, Memory::Refused);
    }
}
