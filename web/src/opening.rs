//! What the page opens with, and where it stands. Boot scripts (`boot/place.js`, `embed/embed.js`) read the address and
//! leave marks on the root element; the module itself can read none.

use crate::i18n::Language;
use crate::state::{Review, State, Theme};

/// A mark that a boot script left.
fn mark(name: &str) -> Option<String> {
    web_sys::window()?.document()?.document_element()?.get_attribute(name)
}

/// Whether the page stands in a frame, or is the one that is made for frames.
pub fn is_framed() -> bool {
    mark("data-framed").is_some()
}

/// The page's own address, if it has one that others can open.
pub fn address() -> Option<String> {
    mark("data-at").filter(|_| !is_framed())
}

/// The first state of the page.
pub fn state() -> State {
    let theme = Theme::of(&mark("data-theme").unwrap_or_default());
    let review = Review::drawn(js_sys::Date::now() as u64);
    let state = with(mark("data-case").as_deref(), mark("data-lang").as_deref());
    State { theme, review, ..state }
}

/// The state with a case and a language, where there are such.
fn with(case: Option<&str>, language: Option<&str>) -> State {
    let language = [Language::Spanish, Language::English].into_iter().find(|l| Some(l.tag()) == language);
    let state = State { language: language.unwrap_or_default(), ..State::default() };
    match case {
        Some(id) => state.open(id),
        None => state,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_names_a_case_and_a_language() {
        let state = with(Some("celulitis"), Some("en"));
        assert_eq!((state.case, state.language), (Some("celulitis"), Language::English));
        assert!(!state.analysis.mentions.is_empty());
    }

    #[test]
    fn what_is_not_known_is_ignored() {
        let state = with(Some("ictus"), Some("xx"));
        assert_eq!((&*state.text, state.language), ("", Language::Spanish));
    }
}
