//! What an embedded page opens with. The boot script of `embed/` reads the address and leaves marks on the root element;
//! the module itself never sees an address.

use crate::i18n::Language;
use crate::state::{Review, State, Theme};

/// The first state of the page.
pub fn state() -> State {
    let root = web_sys::window().and_then(|w| w.document()).and_then(|d| d.document_element());
    let mark = |name: &str| root.as_ref().and_then(|r| r.get_attribute(name));
    let theme = [Theme::Light, Theme::Dark].into_iter().find(|t| t.key() == mark("data-theme").as_deref());
    let review = Review::drawn(js_sys::Date::now() as u64);
    let state = with(mark("data-case").as_deref(), mark("data-lang").as_deref());
    State { theme: theme.unwrap_or_default(), review, ..state }
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
